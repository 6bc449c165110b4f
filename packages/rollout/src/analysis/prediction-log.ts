import { globSync, readFileSync } from 'node:fs';
import { messageOf, PREDICTION_LOG } from '@slipway/core';
import type { Counts, Histogram, Moments } from './counts.ts';
import type { Measurable } from './metric.ts';
import { SCORE } from './metric.ts';
import type { MetricSource, VersionLabels } from './source.ts';
import { MetricProblem } from './source.ts';

/** Edges of the scores' histogram, as the server's metrics have them. */
const EDGES = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

export interface PredictionLogOptions {
  /** Absolute path of the log, or a glob. */
  readonly files: string;
  readonly shown: string;
}

type Row = Readonly<Record<string, unknown>>;

function scoresOf(rows: readonly Row[]): number[] {
  return rows.map((row) => row[PREDICTION_LOG.score]).filter((score) => typeof score === 'number');
}

function histogramOf(scores: readonly number[]): Histogram {
  const counts = EDGES.map((edge) => scores.filter((score) => score <= edge).length);
  return { edges: EDGES, counts, total: scores.length };
}

function momentsOf(scores: readonly number[]): Moments {
  const count = scores.length;
  if (count === 0) return { count, mean: 0, variance: 0 };
  const mean = scores.reduce((sum, score) => sum + score, 0) / count;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { count, mean, variance: squares / count };
}

/** The model server's prediction log (JSON Lines): scores and predicted classes, row by row. */
export class PredictionLogSource implements MetricSource {
  readonly description: string;
  readonly measurable: Measurable = {
    rates: [],
    hasLatency: false,
    hasScore: true,
    hasMeanScore: true,
    queriedRates: [],
    queriedValues: [],
  };
  readonly #options: PredictionLogOptions;

  constructor(options: PredictionLogOptions) {
    this.#options = options;
    this.description = options.shown;
  }

  counts({ version }: VersionLabels, since: Date): Promise<Counts> {
    const rows = this.#rows().filter(
      (row) =>
        row[PREDICTION_LOG.version] === version &&
        Date.parse(String(row[PREDICTION_LOG.time])) >= since.getTime(),
    );
    const scores = scoresOf(rows);
    return Promise.resolve({
      rates: {},
      histograms: { [SCORE]: histogramOf(scores) },
      moments: { [SCORE]: momentsOf(scores) },
    });
  }

  value(name: string): never {
    throw new Error(`There are no queries of a log, and none is called ${name}`);
  }

  /** A line that is being written is not whole yet; it counts at the next look. */
  #rows(): Row[] {
    const { files, shown } = this.#options;
    const paths = globSync(files);
    const found = paths.length > 0 ? paths : [files];
    try {
      return found.flatMap((file) => {
        const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
        return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
      });
    } catch (error) {
      throw new MetricProblem('error', `${shown}: ${messageOf(error)}`, { cause: error });
    }
  }
}
