import type { ColumnDrift, DriftPredicate } from '@slipway/core';

type Result = Pick<
  DriftPredicate,
  | 'columns'
  | 'predictions'
  | 'driftedShare'
  | 'driftedImportance'
  | 'quality'
  | 'performance'
  | 'classifier'
  | 'correlation'
>;

type Labels = Readonly<Record<string, string>>;

/** A label's value as the text format wants it. */
function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** One metric with its samples; a value that does not exist has no sample. */
function metric(
  name: string,
  help: string,
  samples: readonly { readonly labels: Labels; readonly value: number | null }[],
): string[] {
  const there = samples.filter(({ value }) => value !== null);
  if (there.length === 0) return [];
  const lines = there.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escapeLabel(text)}"`);
    return `${name}{${pairs.join(',')}} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
}

interface Entry {
  readonly labels: Labels;
  readonly column: ColumnDrift;
}

function entriesOf({ columns, predictions }: Result, model: string): Entry[] {
  return [...Object.entries(columns), ...Object.entries(predictions)].map(([name, column]) => ({
    labels: { model, column: name, kind: column.kind, method: column.method ?? '' },
    column,
  }));
}

function missingRate({ missing, rows }: ColumnDrift): number | null {
  return rows.current === 0 ? null : missing.current / rows.current;
}

function ofColumns(result: Result, model: string): string[] {
  const entries = entriesOf(result, model);
  const each = (
    value: (column: ColumnDrift) => number | null,
  ): { labels: Labels; value: number | null }[] =>
    entries.map(({ labels, column }) => ({ labels, value: value(column) }));
  const drifted = each(({ drifted: yes }) => (yes === null ? null : Number(yes)));
  return [
    ...metric(
      'slipway_drift_effect',
      'Effect of a column’s drift.',
      each((c) => c.effect),
    ),
    ...metric(
      'slipway_drift_threshold',
      'Effect from which it drifts.',
      each((c) => c.threshold),
    ),
    ...metric(
      'slipway_drift_adjusted_p_value',
      'p-value, adjusted over all columns.',
      each((c) => c.adjustedPValue),
    ),
    ...metric('slipway_drift_drifted', '1 for a drifted column; absent when undecided.', drifted),
    ...metric('slipway_drift_missing_rate', 'Current rows without a value.', each(missingRate)),
    ...metric(
      'slipway_drift_importance',
      'What the model relies on.',
      each((c) => c.importance),
    ),
  ];
}

function ofRun(result: Result, model: string): string[] {
  const labels = { model };
  const findings = (['fail', 'warn', 'note'] as const).map((severity) => ({
    labels: { model, severity },
    value: result.quality.filter((finding) => finding.severity === severity).length,
  }));
  const changes = Object.entries(result.performance?.metrics ?? {}).map(([name, change]) => ({
    labels: { model, metric: name },
    value: change.difference,
  }));
  return [
    ...metric('slipway_drift_share', 'Drifted columns of the decided ones.', [
      { labels, value: result.driftedShare },
    ]),
    ...metric('slipway_drift_importance_share', 'Share of the importance that drifted.', [
      { labels, value: result.driftedImportance },
    ]),
    ...metric('slipway_drift_quality_findings', 'Findings about the data’s quality.', findings),
    ...metric('slipway_drift_classifier_auc', 'AUC of telling both sides apart.', [
      { labels, value: result.classifier?.auc ?? null },
    ]),
    ...metric('slipway_drift_correlation', 'Largest change of a rank correlation.', [
      { labels, value: result.correlation?.largest ?? null },
    ]),
    ...metric('slipway_drift_performance_change', 'Current − reference.', changes),
  ];
}

/**
 * The result as Prometheus text (exposition format 0.0.4), for the textfile collector or a push
 * gateway: gauges by column and for the run.
 */
export function prometheusText(result: Result, model: string): string {
  return [...ofColumns(result, model), ...ofRun(result, model), ''].join('\n');
}
