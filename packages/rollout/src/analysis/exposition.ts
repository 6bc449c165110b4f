import { messageOf } from '@slipway/core';
import type { Counts } from './counts.ts';
import type { Measurable } from './metric.ts';
import { DISAGREEMENT, ERRORS } from './metric.ts';
import type { Sample } from './samples.ts';
import { countsOfServer } from './samples.ts';
import type { MetricSource, VersionLabels } from './source.ts';
import { MetricProblem } from './source.ts';

const TIMEOUT = 10_000;
const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)",?/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', '\\': '\\', '"': '"' };

function labelsOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(LABEL)].map(([, name = '', value = '']) => [
      name,
      value.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char),
    ]),
  );
}

/** Reads Prometheus' text format (version 0.0.4); lines that are none of it are left out. */
export function parseExposition(text: string): Sample[] {
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const [, name, labels = '', value = ''] = LINE.exec(line.trim()) ?? [];
    if (name === undefined) continue;
    samples.push({
      name,
      labels: labelsOf(labels),
      value: Number(value.replace('+Inf', 'Infinity').replace('-Inf', '-Infinity')),
    });
  }
  return samples;
}

/** The `/metrics` of a model server, read directly: for one server, without Prometheus. */
export class ExpositionSource implements MetricSource {
  readonly description: string;
  readonly measurable: Measurable = {
    rates: [ERRORS, DISAGREEMENT],
    hasLatency: true,
    hasScore: true,
    hasMeanScore: false,
    queriedRates: [],
    queriedValues: [],
  };
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
    this.description = url;
  }

  async counts({ model, version, isShadow }: VersionLabels): Promise<Counts> {
    const samples = parseExposition(await this.#read()).filter(
      ({ labels }) => labels.get('model') === model && labels.get('version') === version,
    );
    return countsOfServer(samples, isShadow);
  }

  value(name: string): never {
    throw new Error(`There are no queries of ${this.#url}, and none is called ${name}`);
  }

  async #read(): Promise<string> {
    try {
      const response = await fetch(this.#url, { signal: AbortSignal.timeout(TIMEOUT) });
      if (response.ok) return await response.text();
      throw new MetricProblem('error', `${this.#url} answered ${response.status}`);
    } catch (error) {
      if (error instanceof MetricProblem) throw error;
      const cause = Error.isError(error) && error.cause !== undefined ? error.cause : error;
      throw new MetricProblem('error', `${this.#url}: ${messageOf(cause)}`, { cause: error });
    }
  }
}
