import type {
  Band,
  CheckResult,
  ColumnDrift,
  CommonPredicate,
  Curve,
  DriftPredicate,
  EvaluatePredicate,
  EvidenceOf,
  GateResult,
  MetricResult,
  QualityFinding,
  SliceResult,
  Statement,
  ValidatePredicate,
} from '@slipway/core';
import { makeStatement, parseEvidence, recordFrom, stringifyJson } from '@slipway/core';
import type { EvidenceFile, Report } from '../select/select.ts';
import { selectEvidence } from '../select/select.ts';

/** Builders of realistic evidence for the tests of this package. */

export const MODEL_DIGEST = 'a1b2c3d4e5f6'.padEnd(64, '0');
export const CHAMPION_DIGEST = '9f8e7d6c5b4a'.padEnd(64, '1');
const DATA_DIGEST = '0123456789ab'.padEnd(64, '2');

export function common(overrides: Partial<CommonPredicate> = {}): CommonPredicate {
  return {
    verdict: 'pass',
    headline: 'all is well',
    reason: null,
    model: 'flight-delay',
    id: null,
    gates: [],
    inputs: [
      { name: 'model', uri: 'model/model.onnx', digest: { sha256: MODEL_DIGEST }, rows: null },
      { name: 'data', uri: 'data/holdout.parquet', digest: { sha256: DATA_DIGEST }, rows: 41237 },
    ],
    notes: [],
    source: { repository: 'acme/models', commit: 'c0ffee12'.repeat(5), runId: '1001', attempt: 1 },
    tool: { name: 'slipway', version: '0.1.0', runtime: 'onnxruntime-node 1.30.0' },
    startedAt: '2026-11-25T08:00:00.000Z',
    finishedAt: '2026-11-25T08:00:02.500Z',
    ...overrides,
  };
}

const subject = (sha256 = MODEL_DIGEST): Statement['subject'] => [
  { name: 'flight-delay', digest: { sha256 } },
];

export function statement(
  action: string,
  predicate: CommonPredicate,
  sha256 = MODEL_DIGEST,
): Statement {
  return makeStatement(action, subject(sha256), predicate);
}

export function gate(line: string, overrides: Partial<GateResult> = {}): GateResult {
  return {
    gate: line,
    verdict: 'pass',
    observed: 0.741,
    limit: 0.7,
    interval: [0.733, 0.749],
    confidence: 0.95,
    reason: null,
    ...overrides,
  };
}

export function metric(overrides: Partial<MetricResult> = {}): MetricResult {
  return {
    value: 0.741,
    interval: [0.733, 0.749],
    champion: 0.729,
    difference: 0.012,
    differenceInterval: [0.004, 0.02],
    reason: null,
    greaterIsBetter: true,
    intervalMethod: 'delong',
    ...overrides,
  };
}

/** A curve of `points` points whose area is about `area`. */
export function curve(area: number, points = 60): Curve {
  const power = area / (1 - area);
  const x = Array.from({ length: points }, (_, i) => (i / (points - 1)) ** 2);
  return { x, y: x.map((value) => value ** (1 / power)) };
}

function precisionRecall(base: number, gain: number): Curve {
  const x = Array.from({ length: 50 }, (_, i) => i / 49);
  return { x, y: x.map((recall) => base + gain * (1 - recall) ** 1.5) };
}

function calibration(bend: number): Curve & { rows: number[] } {
  const x = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10);
  return {
    x,
    y: x.map((p) => Math.min(1, Math.max(0, p + bend * Math.sin(Math.PI * p)))),
    rows: x.map((p) => Math.round(9000 * (1 - p) ** 2 + 150)),
  };
}

export function slice(
  name: string,
  rows: number,
  overrides: Partial<MetricResult> = {},
): SliceResult {
  const [column = name, value = ''] = name.split(' = ');
  return {
    slice: name,
    columns: [column],
    values: [value],
    rows,
    metrics: recordFrom([['roc_auc', metric(overrides)]]),
    reason: rows < 30 ? `only ${rows} rows` : null,
  };
}

const METRICS: EvaluatePredicate['metrics'] = {
  roc_auc: metric(),
  average_precision: metric({
    value: 0.512,
    interval: [0.498, 0.526],
    champion: 0.49,
    difference: 0.022,
    differenceInterval: [0.009, 0.035],
    intervalMethod: 'bootstrap',
  }),
  f1: metric({
    value: 0.487,
    interval: [0.476, 0.498],
    champion: 0.485,
    difference: 0.002,
    differenceInterval: [-0.007, 0.011],
    intervalMethod: 'bootstrap',
  }),
  recall: metric({
    value: 0.612,
    interval: [0.6, 0.624],
    champion: 0.634,
    difference: -0.022,
    differenceInterval: [-0.031, -0.013],
    intervalMethod: 'wilson',
  }),
  log_loss: metric({
    value: 0.4812,
    interval: [0.4751, 0.4873],
    champion: 0.4925,
    difference: -0.0113,
    differenceInterval: [-0.0152, -0.0074],
    greaterIsBetter: false,
    intervalMethod: 'student-t',
  }),
  brier_score: metric({
    value: 0.152,
    interval: [0.1497, 0.1543],
    champion: 0.1531,
    difference: -0.0011,
    differenceInterval: [-0.0024, 0.0002],
    greaterIsBetter: false,
    intervalMethod: 'student-t',
  }),
};

const SLICES: SliceResult[] = [
  slice('carrier = AA', 9120),
  slice('carrier = HA', 412, {
    value: 0.644,
    interval: [0.59, 0.698],
    champion: 0.702,
    difference: -0.058,
    differenceInterval: [-0.101, -0.015],
  }),
  slice('carrier = WN', 15034, {
    value: 0.755,
    interval: [0.743, 0.767],
    champion: 0.741,
    difference: 0.014,
    differenceInterval: [0.003, 0.025],
  }),
  slice('carrier = ZZ', 12, {
    value: null,
    interval: null,
    champion: null,
    difference: null,
    differenceInterval: null,
  }),
];

function withBand(points: Curve): Curve & { band: Band } {
  const limit = (by: number): number[] => points.y.map((y) => Math.min(1, Math.max(0, y + by)));
  return { ...points, band: { x: points.x, low: limit(-0.02), high: limit(0.02) } };
}

const THRESHOLDS = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);

const PLOTS: EvaluatePredicate['plots'] = {
  roc: { challenger: withBand(curve(0.741)), champion: withBand(curve(0.729)) },
  det: { challenger: curve(0.259), champion: curve(0.271) },
  gain: { challenger: curve(0.69), champion: curve(0.68) },
  threshold: {
    challenger: { x: THRESHOLDS, y: THRESHOLDS.map((t) => 0.5 - (t - 0.31) ** 2) },
    champion: { x: THRESHOLDS, y: THRESHOLDS.map((t) => 0.48 - (t - 0.4) ** 2) },
  },
  precisionRecall: {
    challenger: precisionRecall(0.209, 0.6),
    champion: precisionRecall(0.209, 0.55),
  },
  calibration: { challenger: calibration(0.03), champion: calibration(-0.12) },
  residuals: null,
};

/** What evidence says besides metrics and slices. */
const BESIDES: Partial<EvaluatePredicate> = {
  baseline: {
    strategy: 'prior',
    description: 'always "0", the most frequent class of these rows',
    metrics: { roc_auc: 0.5, average_precision: 0.209, f1: 0, recall: 0, log_loss: 0.513 },
  },
  churn: {
    rows: 41237,
    disagreements: 2120,
    rate: 0.0514,
    interval: [0.0493, 0.0536],
    rightToWrong: 990,
    wrongToRight: 1130,
    wrongToWrong: 0,
    reason: null,
  },
  tests: [
    {
      test: 'mcnemar',
      hypothesis: 'both are right equally often',
      method: 'chi-squared',
      statistic: 9.2453,
      pValue: 0.00236,
      rows: 2120,
      reason: null,
    },
  ],
  fairness: [
    {
      column: 'region',
      groups: ['north', 'south'].map((value, i) => ({
        value,
        rows: 20000 + i,
        selectionRate: 0.2 + 0.05 * i,
        truePositiveRate: 0.6 + 0.02 * i,
        falsePositiveRate: i === 0 ? null : 0.1,
        precision: 0.5,
      })),
      metrics: {
        'demographic_parity_difference(region)': metric({
          value: 0.05,
          interval: [0.04, 0.06],
          champion: 0.06,
          difference: -0.01,
          differenceInterval: [-0.02, 0],
          greaterIsBetter: false,
          intervalMethod: 'pairwise-score',
        }),
      },
    },
  ],
  decision: {
    threshold: 0.3125,
    positiveClass: '1',
    score: 'p_late',
    rule: 'maximise f1',
    objective: 0.4998,
    championThreshold: 0.4,
    chosenOn: { description: "split = 'tune'", rows: 12000 },
    reason: null,
  },
  groups: { column: 'plane', count: 3200 },
  multipleTesting: 'holm',
};

export function evaluation(overrides: Partial<EvaluatePredicate> = {}): EvidenceOf<'evaluate'> {
  const predicate: EvaluatePredicate = {
    ...common({
      headline: 'AUC 0.741 (+0.012 vs champion)',
      gates: [
        gate('roc_auc >= 0.70'),
        gate('roc_auc >= champion - 0.005', {
          observed: 0.012,
          limit: -0.005,
          interval: [0.004, 0.02],
        }),
      ],
      notes: ['float64 column "distance" is passed as float32'],
    }),
    task: 'binary-classification',
    rows: 41237,
    classes: ['0', '1'],
    positiveClass: '1',
    confidence: 0.95,
    scoredBy: { label: 'output_label', scores: 'probabilities' },
    champion: { name: 'flight-delay v13', digest: { sha256: CHAMPION_DIGEST }, reason: null },
    metrics: METRICS,
    slices: SLICES,
    confusionMatrix: [
      [27411, 5210],
      [3343, 5273],
    ],
    championConfusionMatrix: [
      [26901, 5720],
      [3153, 5463],
    ],
    plots: PLOTS,
    ...BESIDES,
    ...overrides,
  };
  return makeStatement('evaluate', subject(), predicate);
}

export function regression(overrides: Partial<EvaluatePredicate> = {}): EvidenceOf<'evaluate'> {
  return evaluation({
    task: 'regression',
    classes: null,
    positiveClass: null,
    headline: 'MAE 12.41 minutes (−0.38 vs champion)',
    gates: [
      gate('mean_absolute_error <= 13', { observed: 12.41, limit: 13, interval: [12.2, 12.62] }),
    ],
    metrics: {
      mean_absolute_error: metric({
        value: 12.41,
        interval: [12.2, 12.62],
        champion: 12.79,
        difference: -0.38,
        differenceInterval: [-0.52, -0.24],
        greaterIsBetter: false,
      }),
      root_mean_squared_error: metric({
        value: 20.9,
        interval: [20.1, 21.7],
        champion: 21,
        difference: -0.1,
        differenceInterval: [-0.6, 0.4],
        greaterIsBetter: false,
      }),
      r2: metric({
        value: 0.312,
        interval: [0.29, 0.334],
        champion: 0.301,
        difference: 0.011,
        differenceInterval: [0.001, 0.021],
      }),
    },
    slices: [],
    confusionMatrix: null,
    championConfusionMatrix: null,
    churn: null,
    fairness: [],
    decision: null,
    plots: {
      roc: null,
      precisionRecall: null,
      calibration: null,
      residuals: {
        edges: Array.from({ length: 31 }, (_, i) => -60 + i * 6),
        counts: Array.from({ length: 30 }, (_, i) =>
          Math.round(4000 * Math.exp(-(((i - 9) / 5) ** 2))),
        ),
      },
    },
    ...overrides,
  });
}

function bell(bins: number, centre: number, width: number, total: number): number[] {
  const raw = Array.from({ length: bins }, (_, i) => Math.exp(-(((i - centre) / width) ** 2)));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => Math.round((value / sum) * total));
}

export function column(overrides: Partial<ColumnDrift> = {}): ColumnDrift {
  return {
    type: 'numeric',
    typeReason: 'numbers with 800 different values',
    subtype: 'continuous',
    kind: 'input',
    compared: true,
    method: 'ks',
    methodReason: null,
    statistic: 0.02,
    pValue: 0.4,
    adjustedPValue: 0.6,
    effect: 0.02,
    noise: 0.01,
    threshold: 0.1,
    detectable: 0.01,
    rowsNeeded: null,
    importance: null,
    drifted: false,
    verdict: 'pass',
    reason: null,
    statistics: { ks: 0.02, psi: 0.004 },
    rows: { reference: 10000, current: 8000 },
    missing: { reference: 0, current: 0 },
    histogram: {
      kind: 'numeric',
      edges: Array.from({ length: 21 }, (_, i) => i * 125),
      reference: bell(20, 7, 5, 10000),
      current: bell(20, 7.3, 5, 8000),
    },
    ...overrides,
  };
}

export const driftedColumn = (overrides: Partial<ColumnDrift> = {}): ColumnDrift =>
  column({
    statistic: 0.31,
    effect: 0.31,
    pValue: 1e-30,
    adjustedPValue: 4e-30,
    drifted: true,
    verdict: 'fail',
    missing: { reference: 12, current: 640 },
    histogram: {
      kind: 'numeric',
      edges: Array.from({ length: 21 }, (_, i) => i * 125),
      reference: bell(20, 7, 5, 10000),
      current: bell(20, 12, 4, 8000),
    },
    ...overrides,
  });

export const categoricalColumn = (overrides: Partial<ColumnDrift> = {}): ColumnDrift =>
  column({
    type: 'categorical',
    typeReason: 'text with 5 different values',
    method: 'chi-squared',
    statistic: 812.4,
    pValue: 0,
    adjustedPValue: 0,
    effect: 0.14,
    threshold: 0.1,
    drifted: true,
    verdict: 'fail',
    histogram: {
      kind: 'categorical',
      categories: ['WN', 'AA', 'DL', 'UA', 'HA'],
      reference: [4000, 2500, 2000, 1300, 200],
      current: [2400, 2100, 1900, 1100, 500],
    },
    ...overrides,
  });

export function finding(overrides: Partial<QualityFinding> = {}): QualityFinding {
  return {
    code: 'new_category',
    severity: 'warn',
    column: 'carrier',
    message: '"B6" (212 rows) was not in the reference',
    reference: 0,
    current: 212,
    examples: [],
    ...overrides,
  };
}

export function drift(overrides: Partial<DriftPredicate> = {}): EvidenceOf<'drift'> {
  const predicate: DriftPredicate = {
    ...common({
      headline: '0 of 3 columns drifted',
      gates: [
        gate('drifted_share < 0.5', { observed: 0, limit: 0.5, interval: null, confidence: null }),
      ],
    }),
    columns: {
      distance: column(),
      hour: column({ effect: 0.04 }),
      carrier: categoricalColumn({
        drifted: false,
        verdict: 'pass',
        effect: 0.03,
        adjustedPValue: 0.2,
      }),
    },
    driftedShare: 0,
    driftedImportance: null,
    alpha: 0.05,
    preset: null,
    quality: [],
    predictions: {},
    performance: null,
    classifier: null,
    correlation: null,
    importance: null,
    profiles: { reference: null, current: null, written: null },
    ...overrides,
  };
  return makeStatement('drift', subject(), predicate);
}

export function failingDrift(overrides: Partial<DriftPredicate> = {}): EvidenceOf<'drift'> {
  return drift({
    verdict: 'fail',
    headline: '2 of 4 columns drifted',
    gates: [
      gate('drifted_share < 0.5', {
        verdict: 'fail',
        observed: 0.5,
        limit: 0.5,
        interval: null,
        confidence: null,
        reason: '0.5 is not < 0.5',
      }),
    ],
    columns: {
      hour: column(),
      distance: driftedColumn(),
      carrier: categoricalColumn(),
      temperature: column({ effect: 0.05 }),
      tail_number: column({
        type: 'identifier',
        compared: false,
        drifted: null,
        method: null,
        statistic: null,
        effect: null,
        threshold: null,
        pValue: null,
        adjustedPValue: null,
        reason: 'every value is different',
        histogram: null,
      }),
      gate_code: column({
        drifted: null,
        verdict: 'inconclusive',
        effect: null,
        pValue: null,
        adjustedPValue: null,
        reason: 'only 12 current rows',
        histogram: null,
      }),
    },
    driftedShare: 0.5,
    quality: [
      finding(),
      finding({
        code: 'missing_column',
        severity: 'fail',
        column: 'wind',
        message: 'the column is not in the current data',
        reference: null,
        current: null,
      }),
    ],
    ...overrides,
  });
}

export function check(name: string, overrides: Partial<CheckResult> = {}): CheckResult {
  return { check: name, verdict: 'pass', observed: null, limit: null, reason: null, ...overrides };
}

export function validation(overrides: Partial<ValidatePredicate> = {}): EvidenceOf<'validate'> {
  const predicate: ValidatePredicate = {
    ...common({ headline: 'sound: 5 checks passed' }),
    checks: [
      check('loads'),
      check('runs', { observed: 1000 }),
      check('outputs are finite', { observed: 0, limit: 0 }),
      check('model_size_mb', { observed: 0.412, limit: 20 }),
      check('p95_latency_ms', { observed: 1.8, limit: 5 }),
    ],
    description: {
      format: 'onnx',
      sizeBytes: 412_331,
      irVersion: 10,
      opsets: [
        { domain: '', version: 21 },
        { domain: 'ai.onnx.ml', version: 3 },
      ],
      producer: 'skl2onnx 1.20.0',
      nodes: 14,
      inputs: [
        { name: 'distance', type: 'float32', shape: ['batch', 1] },
        { name: 'carrier', type: 'string', shape: [null, 1] },
      ],
      outputs: [{ name: 'probabilities', type: 'float32', shape: ['batch', 2] }],
    },
    ...overrides,
  };
  return makeStatement('validate', subject(), predicate);
}

export function failingEvaluation(
  overrides: Partial<EvaluatePredicate> = {},
): EvidenceOf<'evaluate'> {
  return evaluation({
    verdict: 'fail',
    headline: 'recall 0.612 (−0.022 vs champion)',
    gates: [
      gate('roc_auc >= 0.70'),
      gate('recall >= 0.65', {
        verdict: 'fail',
        observed: 0.612,
        limit: 0.65,
        interval: [0.6, 0.624],
        reason: '0.612 is not >= 0.65',
      }),
      gate('recall >= champion - 0.01', {
        verdict: 'fail',
        observed: -0.022,
        limit: -0.01,
        interval: [-0.031, -0.013],
        reason:
          '95% interval of the difference [-0.031, -0.013] is wholly on the wrong side of the limit',
      }),
      gate('roc_auc >= champion on carrier', {
        verdict: 'inconclusive',
        observed: 0.014,
        limit: 0,
        interval: [-0.003, 0.031],
        reason:
          '95% interval of the difference [-0.003, 0.031] contains the limit: more rows would decide',
      }),
    ],
    ...overrides,
  });
}

/** Statements as the files they are read from; each is checked against core's schemas. */
export function asFiles(statements: readonly Statement[]): EvidenceFile[] {
  return statements.map((item, i) => {
    const text = stringifyJson(item);
    const { problem } = parseEvidence(text);
    if (problem !== null) throw new Error(`the fixture is no evidence: ${problem}`);
    return { path: `evidence-${i}.json`, text };
  });
}

/** The report of these statements, read back from their JSON. */
export function reportOf(
  statements: readonly Statement[],
  expected: readonly string[] = [],
): Report {
  return selectEvidence(asFiles(statements), expected);
}
