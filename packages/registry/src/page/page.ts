import { formatInterval, formatNumber } from '@slipway/core';
import type { ModelState, RegisteredVersion } from '../port.ts';
import type { RecordMetric } from '../record.ts';
import { lineageGraph } from './lineage-graph.ts';
import { escapeMarkup } from './markup.ts';
import { metricPlot } from './metric-plot.ts';

/** Metrics that are plotted, those of them that a model has. */
const PLOTTED = [
  'roc_auc',
  'f1',
  'f1_macro',
  'accuracy',
  'log_loss',
  'root_mean_squared_error',
  'r2',
];
const MOST_PLOTS = 4;

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #2563eb; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --accent: #7aa2ff; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
figure { margin: 0; } figcaption { font-weight: 600; }
svg { width: 100%; font: 11px system-ui, sans-serif; } svg text { fill: currentColor; }
.grid { stroke: var(--line); } .interval { stroke: var(--accent); stroke-width: 2; }
.value { fill: var(--accent); } .lineage { max-width: 46rem; }
.lineage rect { fill: var(--soft); stroke: var(--line); } .lineage path { fill: none; stroke: var(--accent); opacity: .6; }
.out { opacity: .55; }
`;

function estimate(metric: RecordMetric | undefined): string {
  if (metric === undefined || metric.value === null) return '–';
  const { value, interval } = metric;
  return interval === null
    ? formatNumber(value)
    : `${formatNumber(value)} ${formatInterval(interval)}`;
}

function metricsOf({ versions }: ModelState): string[] {
  const names = new Set(versions.flatMap(({ record }) => Object.keys(record?.metrics ?? {})));
  return PLOTTED.filter((name) => names.has(name)).slice(0, MOST_PLOTS);
}

function placesOf(version: string, { assignments, aliases }: ModelState): string {
  return [
    ...assignments.filter((entry) => entry.version === version).map((entry) => entry.environment),
    ...[...aliases].filter(([, target]) => target === version).map(([alias]) => `@${alias}`),
  ].join(', ');
}

function versionRow(
  entry: RegisteredVersion,
  state: ModelState,
  metrics: readonly string[],
): string {
  const { version, record, active } = entry;
  const values = new Map(Object.entries(record?.metrics ?? {}));
  const cells = [
    active ? version : `${version} (out of use)`,
    placesOf(version, state),
    ...metrics.map((name) => estimate(values.get(name))),
    record?.registeredAt.slice(0, 16).replace('T', ' ') ?? '',
    record?.by.name ?? '',
    record?.digest.sha256.slice(0, 12) ?? '',
  ];
  const tds = cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('');
  return `<tr${active ? '' : ' class="out"'}>${tds}</tr>`;
}

function modelSection(state: ModelState): string {
  const metrics = metricsOf(state);
  const titles = ['version', 'in use', ...metrics, 'registered', 'by', 'digest'];
  const head = titles.map((title) => `<th scope="col">${escapeMarkup(title)}</th>`).join('');
  const rows = [...state.versions].reverse().map((entry) => versionRow(entry, state, metrics));
  const plots = metrics.map((name) => metricPlot(state.versions, name)).join('');
  const name = escapeMarkup(state.model);
  return (
    `<section><h2>${name}${state.deprecated ? ' (deprecated)' : ''}</h2>` +
    `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>` +
    `<h3>Metrics over the versions</h3><div class="plots">${plots || '<p>none recorded</p>'}</div>` +
    `<h3>Lineage</h3>${lineageGraph(state)}</section>`
  );
}

/** The registry as one page: versions, metrics with intervals, lineage. It loads nothing. */
export function renderPage(models: readonly ModelState[], registry: string, now: Date): string {
  const title = 'Model registry';
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="viewport" content="width=device-width"><title>${title}</title>` +
    `<style>${STYLE}</style></head><body><h1>${title}</h1>` +
    `<p>${escapeMarkup(registry)}, ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC</p>` +
    `${models.map(modelSection).join('') || '<p>No models are registered.</p>'}</body></html>\n`
  );
}
