// The text format of Prometheus, version 0.0.4:
// https://prometheus.io/docs/instrumenting/exposition_formats/

const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const LABEL = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\\n]|\\[\\"n])*)"\s*/;
const VALUE = /^\s+([^\s]+)(?:\s+(-?\d+))?\s*$/;
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];

/** Cuts `{a="b",…}`; returns what follows, or null when it cannot be read. */
function afterLabels(text: string): string | null {
  if (!text.startsWith('{')) return text;
  let rest = text.slice(1);
  while (!/^\s*\}/.test(rest)) {
    const label = LABEL.exec(rest);
    if (label === null) return null;
    rest = rest.slice(label[0].length);
    if (rest.startsWith(',')) rest = rest.slice(1);
    else if (!rest.startsWith('}')) return null;
  }
  return rest.replace(/^\s*\}/, '');
}

function isValue(text: string): boolean {
  return /^[+-]?Inf$|^NaN$/.test(text) || (text !== '' && Number.isFinite(Number(text)));
}

function lineProblem(line: string): string | null {
  if (line.startsWith('# TYPE ')) {
    const [, , name = '', type = '', ...more] = line.split(/\s+/);
    const isFine = METRIC.exec(name)?.[0] === name && TYPES.includes(type) && more.length === 0;
    return isFine ? null : 'is no TYPE line';
  }
  if (line.startsWith('#')) return null;
  const name = METRIC.exec(line)?.[0];
  if (name === undefined) return 'does not start with the name of a metric';
  const rest = afterLabels(line.slice(name.length));
  if (rest === null) return 'has labels that cannot be read';
  const value = VALUE.exec(rest.startsWith('{') ? '' : ` ${rest.trimStart()}`)?.[1];
  return value !== undefined && isValue(value) ? null : 'has no number';
}

/** A metrics page as Prometheus would read it. */
export interface MetricsPage {
  readonly samples: number;
  /** The first line that cannot be read, and why; null when all can. */
  readonly problem: string | null;
}

/** Reads a page in the text format of Prometheus. */
export function readMetrics(text: string): MetricsPage {
  let samples = 0;
  const typed = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const problem = lineProblem(line);
    const at = `line ${index + 1} (${JSON.stringify(line.slice(0, 80))})`;
    if (problem !== null) return { samples, problem: `${at} ${problem}` };
    if (line.startsWith('# TYPE ')) {
      const name = line.split(/\s+/)[2] ?? '';
      if (typed.has(name)) return { samples, problem: `${at} is the second TYPE of ${name}` };
      typed.add(name);
    }
    if (!line.startsWith('#')) samples += 1;
  }
  if (!text.endsWith('\n')) return { samples, problem: 'the last line does not end' };
  return { samples, problem: samples === 0 ? 'there is no sample' : null };
}
