import type { DriftPredicate, Gate, GateResult, QualityFinding } from '@slipway/core';
import {
  assertNever,
  ConfigurationError,
  decideAbsolute,
  decideBounded,
  didYouMean,
  isRelative,
  listNames,
  plural,
  QUALITY_SEVERITIES,
  undecided,
} from '@slipway/core';
import type { DriftDecision } from '../decide/columns.ts';
import { isQualityCode, QUALITY_CODES } from '../quality/codes.ts';

/** What gates are decided on. */
export interface DriftResult
  extends
    DriftDecision,
    Pick<
      DriftPredicate,
      'driftedImportance' | 'predictions' | 'performance' | 'classifier' | 'correlation'
    > {
  readonly quality: readonly QualityFinding[];
  /** Level of the adjusted p-value. */
  readonly alpha: number;
}

/** What a drift gate can name. */
export const DRIFT_GATE_METRICS = [
  'drifted_share',
  'drifted_columns',
  'drift',
  'missing_rate',
  'quality',
  'drifted_importance',
  'drifted_predictions',
  'performance',
  'classifier_auc',
  'correlation_drift',
] as const;
type Metric = (typeof DRIFT_GATE_METRICS)[number];

const FORMS: Readonly<Record<Metric, string>> = {
  drifted_share: 'drifted_share',
  drifted_columns: 'drifted_columns',
  drift: 'drift(column)',
  missing_rate: 'missing_rate(column)',
  quality: 'quality(code or severity)',
  drifted_importance: 'drifted_importance',
  drifted_predictions: 'drifted_predictions',
  performance: 'performance(metric)',
  classifier_auc: 'classifier_auc',
  correlation_drift: 'correlation_drift',
};

function refuse(gate: Gate, detail: string): never {
  throw new ConfigurationError('gates', `"${gate.text}": ${detail}`);
}

function isMetric(text: string): text is Metric {
  return (DRIFT_GATE_METRICS as readonly string[]).includes(text);
}

/** The metric of a gate, once its form is one that drift can decide. */
function metricOf(gate: Gate): Metric {
  const { metric, args, on, where } = gate;
  if (!isMetric(metric)) {
    const hint =
      didYouMean(metric, DRIFT_GATE_METRICS) || `; drift knows ${Object.values(FORMS).join(', ')}`;
    return refuse(gate, `"${metric}" is not known${hint}`);
  }
  if (isRelative(gate)) return refuse(gate, 'drift has no champion to compare with');
  if (on.length > 0) return refuse(gate, 'drift is not decided by slice ("on")');
  if (where !== null) return refuse(gate, 'drift is not decided on some rows alone ("where")');
  const expected = FORMS[metric].includes('(') ? 1 : 0;
  if (args.length !== expected) return refuse(gate, `the form is ${FORMS[metric]}`);
  return metric;
}

interface Counts {
  readonly drifted: number;
  readonly decided: number;
  /** Compared columns that could be drifted or not. */
  readonly open: readonly string[];
}

function countColumns({ columns }: DriftResult): Counts {
  const compared = Object.entries(columns).filter(([, column]) => column.compared);
  const open = compared.filter(([, column]) => column.drifted === null).map(([name]) => name);
  return {
    drifted: compared.filter(([, column]) => column.drifted === true).length,
    decided: compared.length - open.length,
    open,
  };
}

function openColumns(open: readonly string[]): string {
  const names = listNames(open, 5);
  return `it depends on ${plural(open.length, 'undecided column')}: ${names}`;
}

function decideShare(gate: Gate, result: DriftResult): GateResult {
  const { drifted, decided, open } = countColumns(result);
  const { driftedShare } = result;
  if (driftedShare === null) {
    const reason = open.length > 0 ? openColumns(open) : 'no column could be compared';
    return undecided(gate.text, reason, { limit: limitOf(gate) });
  }
  const all = decided + open.length;
  const bounds = [drifted / all, (drifted + open.length) / all] as const;
  return decideBounded(gate, driftedShare, bounds, openColumns(open));
}

function decideCount(gate: Gate, result: DriftResult): GateResult {
  const { drifted, open } = countColumns(result);
  return decideBounded(gate, drifted, [drifted, drifted + open.length], openColumns(open));
}

function limitOf({ limit }: Gate): number | null {
  return limit.kind === 'number' ? limit.value : null;
}

/** The finding that tells of a column that only one side has. */
function loneColumn(name: string, { quality }: DriftResult): QualityFinding | undefined {
  return quality.find(
    ({ column, code }) => column === name && (code === 'missing_column' || code === 'new_column'),
  );
}

/** The column a gate names, or the result of a gate on a column that one side lacks. */
function columnOf(gate: Gate, result: DriftResult): DriftDecision['columns'][string] | GateResult {
  const name = gate.args[0] ?? '';
  if (Object.hasOwn(result.columns, name)) {
    const column = result.columns[name];
    if (column !== undefined) return column;
  }
  const lone = loneColumn(name, result);
  if (lone !== undefined) return undecided(gate.text, lone.message, { limit: limitOf(gate) });
  const names = Object.keys(result.columns);
  const hint = didYouMean(name, names) || `; there are ${listNames(names)}`;
  return refuse(gate, `there is no column "${name}"${hint}`);
}

/**
 * The effect of one column. Where the gate fails but chance explains the effect it is inconclusive:
 * noise is not drift.
 */
function decideEffect(gate: Gate, result: DriftResult): GateResult {
  const column = columnOf(gate, result);
  if ('gate' in column) return column;
  const { effect, drifted, reason, adjustedPValue } = column;
  if (effect === null || drifted === null) {
    const why = reason ?? 'the column could not be decided';
    return undecided(gate.text, why, { observed: effect, limit: limitOf(gate) });
  }
  const decided = decideAbsolute(gate, { value: effect });
  const isChance = adjustedPValue === null || adjustedPValue >= result.alpha;
  if (decided.verdict !== 'fail' || !isChance) return decided;
  return undecided(gate.text, `${decided.reason}, but chance explains it`, {
    observed: effect,
    limit: limitOf(gate),
  });
}

function decideMissingRate(gate: Gate, result: DriftResult): GateResult {
  const column = columnOf(gate, result);
  if ('gate' in column) return column;
  const rows = column.rows.current;
  if (rows === 0) {
    return undecided(gate.text, 'the current data have no rows', { limit: limitOf(gate) });
  }
  return decideAbsolute(gate, { value: column.missing.current / rows });
}

function decideQuality(gate: Gate, { quality }: DriftResult): GateResult {
  const wanted = gate.args[0] ?? '';
  const isSeverity = (QUALITY_SEVERITIES as readonly string[]).includes(wanted);
  if (!isSeverity && !isQualityCode(wanted)) {
    const known = [...QUALITY_SEVERITIES, ...Object.keys(QUALITY_CODES)];
    const hint = didYouMean(wanted, known) || `; there are ${listNames(known)}`;
    return refuse(gate, `"${wanted}" is neither a severity nor a reason code${hint}`);
  }
  const found = quality.filter((finding) =>
    isSeverity ? finding.severity === wanted : finding.code === wanted,
  );
  const decided = decideAbsolute(gate, { value: found.length });
  if (decided.verdict !== 'fail' || found.length === 0) return decided;
  return { ...decided, reason: `${decided.reason}: ${describe(found)}` };
}

/** The first findings by code and column. */
function describe(findings: readonly QualityFinding[]): string {
  const shown = findings
    .slice(0, 3)
    .map(({ code, column }) => (column === null ? code : `${code} ("${column}")`));
  const rest = findings.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** What a gate needs, or the error that says which setting makes it. */
function asked<T>(gate: Gate, value: T | null, setting: string): T {
  return value ?? refuse(gate, `it needs ${setting}`);
}

/** Undecided columns could be drifted or not, each with its share of the importance. */
function decideImportance(gate: Gate, result: DriftResult): GateResult {
  const value = asked(gate, result.driftedImportance, 'drift.importance');
  const { open } = countColumns(result);
  const undecidedShare = open.reduce(
    (sum, name) => sum + Math.max(0, result.columns[name]?.importance ?? 0),
    0,
  );
  return decideBounded(gate, value, [value, value + undecidedShare], openColumns(open));
}

function decidePredictions(gate: Gate, { predictions }: DriftResult): GateResult {
  const entries = Object.values(predictions);
  if (entries.length === 0) refuse(gate, 'it needs drift.predictions');
  const drifted = entries.filter((column) => column.drifted === true).length;
  const open = entries.filter((column) => column.drifted === null);
  const reason = open[0]?.reason ?? 'the predictions are undecided';
  return decideBounded(gate, drifted, [drifted, drifted + open.length], reason);
}

/** The change of a metric; inconclusive where its interval reaches over the limit. */
function decidePerformance(gate: Gate, result: DriftResult): GateResult {
  const { metrics, confidence } = asked(gate, result.performance, 'drift.performance');
  const name = gate.args[0] ?? '';
  const names = Object.keys(metrics);
  const change = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  if (change === undefined) {
    const hint = didYouMean(name, names) || `; there are ${listNames(names)}`;
    return refuse(gate, `there is no metric "${name}"${hint}`);
  }
  const { difference, interval, reason } = change;
  if (difference === null) {
    return undecided(gate.text, reason ?? 'it is undefined', { limit: limitOf(gate) });
  }
  if (interval === null) return decideAbsolute(gate, { value: difference });
  const open = 'the interval of the change reaches over the limit';
  const decided = decideBounded(gate, difference, [interval[0], interval[1]], open);
  return { ...decided, interval, confidence };
}

function decideClassifier(gate: Gate, result: DriftResult): GateResult {
  const { auc, interval, confidence, reason } = asked(gate, result.classifier, 'drift.classifier');
  return decideAbsolute(gate, { value: auc, interval, confidence, reason });
}

function decideCorrelation(gate: Gate, result: DriftResult): GateResult {
  const { largest, reason } = asked(gate, result.correlation, 'drift.correlation');
  return decideAbsolute(gate, { value: largest, reason: largest === null ? reason : null });
}

function decideGate(gate: Gate, result: DriftResult): GateResult {
  const metric = metricOf(gate);
  switch (metric) {
    case 'drifted_share':
      return decideShare(gate, result);
    case 'drifted_columns':
      return decideCount(gate, result);
    case 'drift':
      return decideEffect(gate, result);
    case 'missing_rate':
      return decideMissingRate(gate, result);
    case 'quality':
      return decideQuality(gate, result);
    case 'drifted_importance':
      return decideImportance(gate, result);
    case 'drifted_predictions':
      return decidePredictions(gate, result);
    case 'performance':
      return decidePerformance(gate, result);
    case 'classifier_auc':
      return decideClassifier(gate, result);
    case 'correlation_drift':
      return decideCorrelation(gate, result);
    default:
      return assertNever(metric);
  }
}

/**
 * Decides gates on drift:
 *
 * - `drifted_share`, `drifted_columns`: on bounds, since an undecided column could be drifted or
 *   not; inconclusive when the answer depends on them
 * - `drift(column)`: the effect of the column's method
 * - `missing_rate(column)`: share of the current rows without a value
 * - `quality(code)`, `quality(fail)`: the number of findings
 * - `drifted_importance`: share of what the model relies on that has drifted, on bounds
 * - `drifted_predictions`: how many of the model's answers drifted
 * - `performance(metric)`: the metric's change, decided on its interval
 * - `classifier_auc`: of the classifier that tells both sides apart
 * - `correlation_drift`: the largest change of a rank correlation that is no chance
 *
 * @throws ConfigurationError for a metric, a column or a code that does not exist, and for gates
 *   with `on`, `where` or a champion.
 */
export function evaluateDriftGates(gates: readonly Gate[], result: DriftResult): GateResult[] {
  return gates.map((gate) => decideGate(gate, result));
}
