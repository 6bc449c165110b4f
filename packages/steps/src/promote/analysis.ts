import type { AnalysisConfig } from '@slipway/core';
import { ConfigurationError, parseDuration } from '@slipway/core';
import type { AnalysisPlan, EnvironmentSettings, MetricSource, Query } from '@slipway/rollout';
import {
  ExpositionSource,
  PredictionLogSource,
  PrometheusSource,
  SequentialAnalysis,
} from '@slipway/rollout';
import type { StepContext } from '../run/step.ts';

const DEFAULT_ALPHA = 0.05;
const DEFAULT_SAMPLES = 100;
const DEFAULT_INTERVAL = '10s';
const DEFAULT_HORIZON = '30m';

function fail(detail: string): never {
  throw new ConfigurationError('promote', `analysis: ${detail}`);
}

function queriesOf({ queries = {} }: AnalysisConfig): Map<string, Query> {
  const entries = Object.entries(queries).map(([name, entry]): [string, Query] => {
    const { query, numerator, denominator } = entry;
    if (query !== undefined && numerator === undefined && denominator === undefined) {
      return [name, { kind: 'value', query }];
    }
    if (query === undefined && numerator !== undefined && denominator !== undefined) {
      return [name, { kind: 'rate', numerator, denominator }];
    }
    return fail(`queries: ${name} has either query, or numerator and denominator`);
  });
  return new Map(entries);
}

/** Prometheus on this host, unless the variable that its own tools read says otherwise. */
const DEFAULT_PROMETHEUS = 'http://127.0.0.1:9090';

function sourceOf({ workspace, environment }: StepContext, analysis: AnalysisConfig): MetricSource {
  const { source, path } = analysis;
  const url =
    analysis.url ??
    (source === 'prometheus'
      ? environment.variables.PROMETHEUS_URL || DEFAULT_PROMETHEUS
      : undefined);
  const queries = queriesOf(analysis);
  if (source === 'prediction-log') {
    const shown = path ?? fail('path is missing; source prediction-log reads that file');
    return new PredictionLogSource({ files: workspace.absolute(shown), shown });
  }
  if (url === undefined) return fail(`url is missing; source ${source} is read from there`);
  if (source === 'prometheus') return new PrometheusSource({ url, queries });
  if (queries.size > 0) return fail('queries need source: prometheus');
  return new ExpositionSource(url);
}

/** What a plan says about the analysis; null without one. */
export function analysisPlan({ analysis }: EnvironmentSettings): AnalysisPlan | null {
  if (analysis === undefined) return null;
  const { gates, interval, horizon, ...settings } = analysis;
  if (gates.length === 0) fail('gates: is empty; an analysis needs one gate at least');
  return {
    gates,
    horizonMs: parseDuration(horizon ?? DEFAULT_HORIZON) ?? 0,
    intervalMs: Math.max(parseDuration(interval ?? DEFAULT_INTERVAL) ?? 0, 1),
    settings,
  };
}

/**
 * The analysis of an environment; null without one.
 *
 * @throws ConfigurationError for gates that the source cannot judge
 */
export function openAnalysis(
  context: StepContext,
  { analysis }: EnvironmentSettings,
  model: string,
): SequentialAnalysis | null {
  if (analysis === undefined) return null;
  return new SequentialAnalysis(sourceOf(context, analysis), {
    model,
    gates: analysis.gates,
    alpha: analysis.alpha ?? DEFAULT_ALPHA,
    minimumSamples: analysis['minimum-samples'] ?? DEFAULT_SAMPLES,
    policies: {
      'no-data': analysis['no-data'] ?? 'inconclusive',
      nan: analysis.nan ?? 'inconclusive',
      error: analysis.error ?? 'inconclusive',
    },
  });
}
