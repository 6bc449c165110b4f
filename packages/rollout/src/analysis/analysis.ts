import type { Gate, GateResult, Verdict } from '@slipway/core';
import { isRelative, messageOf, parseGates, undecided } from '@slipway/core';
import type { Analysis, Baseline, Look } from '../execute/ports.ts';
import type { LookVerdict } from '../machine/events.ts';
import type { PromotionRun } from '../machine/state.ts';
import type { Counts } from './counts.ts';
import { countsSince, NO_COUNTS } from './counts.ts';
import type { Levels } from './decide.ts';
import { decideMeasured, verdictOn } from './decide.ts';
import type { Metric } from './metric.ts';
import { measure, requireMetric } from './metric.ts';
import type { MetricSource, ProblemKind, VersionLabels } from './source.ts';
import { MetricProblem } from './source.ts';

/** What a problem with a metric means. */
export type Policies = Readonly<Record<ProblemKind, 'inconclusive' | 'fail' | 'ignore'>>;

export interface AnalysisOptions {
  readonly model: string;
  readonly gates: readonly string[];
  /** Highest chance that a promotion of a good version is taken back. */
  readonly alpha: number;
  readonly minimumSamples: number;
  readonly policies: Policies;
}

interface Judged {
  readonly gate: Gate;
  readonly metric: Metric;
}

const WORDS: Readonly<Record<Verdict, LookVerdict>> = {
  pass: 'pass',
  fail: 'fail',
  inconclusive: 'undecided',
};

/**
 * Judges a candidate beside the stable version with tests that hold at every look: however often
 * it is asked, a version that is no worse than the gates allow is taken back with probability at
 * most alpha over the whole promotion. Alpha is shared out evenly among steps, and among gates:
 * whether any fails is then what Holm's procedure says too.
 */
export class SequentialAnalysis implements Analysis {
  readonly #source: MetricSource;
  readonly #options: AnalysisOptions;
  readonly #judged: readonly Judged[];

  /** @throws ConfigurationError for gates that the source cannot judge */
  constructor(source: MetricSource, options: AnalysisOptions) {
    this.#source = source;
    this.#options = options;
    this.#judged = parseGates(options.gates).map((gate) => ({
      gate,
      metric: requireMetric(gate, source.measurable),
    }));
  }

  /** Asks once for everything: what can never be answered is found before anything is touched. */
  async check(version: string, now: Date): Promise<void> {
    const labels = { model: this.#options.model, version, isShadow: false };
    const ignoreProblem = (error: unknown): void => {
      if (!(error instanceof MetricProblem)) throw error;
    };
    if (this.#judged.some(({ metric }) => metric.kind !== 'value')) {
      await this.#source.counts(labels, now).catch(ignoreProblem);
    }
    for (const { metric } of this.#judged) {
      if (metric.kind === 'value')
        await this.#source.value(metric.name, labels).catch(ignoreProblem);
    }
  }

  async begin(run: PromotionRun, now: Date): Promise<Baseline> {
    const [candidate, stable] = await this.#count(run, now);
    return { candidate, stable };
  }

  async look(run: PromotionRun): Promise<Look> {
    const since = new Date(run.since);
    let counted: readonly [Counts, Counts] | MetricProblem;
    try {
      if (run.baseline === null) {
        throw new MetricProblem('error', 'the metrics at the beginning of the step are not known');
      }
      const [candidate, stable] = await this.#count(run, since);
      counted = [
        countsSince(candidate, run.baseline.candidate),
        countsSince(stable, run.baseline.stable),
      ];
    } catch (error) {
      if (!(error instanceof MetricProblem)) throw error;
      counted = error;
    }
    const gates: GateResult[] = [];
    for (const judged of this.#judged) {
      const result = await this.#judge(judged, run, counted);
      if (result !== null) gates.push(result);
    }
    return lookOf(gates);
  }

  #labels(run: PromotionRun): [VersionLabels, VersionLabels | null] {
    const { model } = this.#options;
    const isShadow = run.live.shadows.includes(run.to.version);
    const stable = run.from === null ? null : { model, version: run.from.version, isShadow: false };
    return [{ model, version: run.to.version, isShadow }, stable];
  }

  async #count(run: PromotionRun, since: Date): Promise<[Counts, Counts]> {
    const [candidate, stable] = this.#labels(run);
    const both = [
      this.#source.counts(candidate, since),
      stable === null ? Promise.resolve(NO_COUNTS) : this.#source.counts(stable, since),
    ] as const;
    return Promise.all(both);
  }

  #levels({ plan }: PromotionRun): Levels {
    const { alpha, minimumSamples } = this.#options;
    const stages = plan.steps.length + (plan.bakeMs > 0 ? 1 : 0);
    const share = Math.max(1, stages) * Math.max(1, this.#judged.length);
    return { fail: alpha / share, pass: alpha, minimumSamples };
  }

  /** Null where the policy ignores a problem. */
  async #judge(
    { gate, metric }: Judged,
    run: PromotionRun,
    counted: readonly [Counts, Counts] | MetricProblem,
  ): Promise<GateResult | null> {
    try {
      if (metric.kind === 'value') return await this.#judgeValue(gate, metric.name, run);
      if (counted instanceof MetricProblem) throw counted;
      const measured = measure(metric, ...counted);
      if (measured.samples === 0) {
        throw new MetricProblem('no-data', `${run.to.version} has no ${gate.metric} yet`);
      }
      return decideMeasured(gate, metric, measured, this.#levels(run));
    } catch (error) {
      if (!(error instanceof MetricProblem)) throw error;
      const policy = this.#options.policies[error.kind];
      if (policy === 'ignore') return null;
      return { ...undecided(gate.text, `${error.kind}: ${messageOf(error)}`), verdict: policy };
    }
  }

  async #judgeValue(gate: Gate, name: string, run: PromotionRun): Promise<GateResult> {
    const [candidate, stable] = this.#labels(run);
    let observed = await this.#source.value(name, candidate);
    if (isRelative(gate) && gate.limit.kind === 'champion') {
      if (stable === null) return undecided(gate.text, 'no champion yet');
      observed -= gate.limit.factor * (await this.#source.value(name, stable));
    }
    const verdict = verdictOn(gate, [observed, observed]);
    const limit = gate.limit.kind === 'number' ? gate.limit.value : gate.limit.offset;
    const reason = verdict === 'pass' ? null : `${name} is ${observed}`;
    return { ...undecided(gate.text, ''), observed, limit, verdict, reason };
  }
}

/** A failed gate fails the look; all have to pass for it to pass. No gate at all decides nothing. */
function lookOf(gates: readonly GateResult[]): Look {
  const failed = gates.find(({ verdict }) => verdict === 'fail');
  const open = gates.find(({ verdict }) => verdict === 'inconclusive');
  const telling = failed ?? open;
  if (gates.length === 0) return { verdict: 'undecided', summary: 'nothing was measured', gates };
  if (telling === undefined) {
    return { verdict: 'pass', summary: `${gates.length} gates pass`, gates };
  }
  const summary = `${telling.gate}: ${telling.reason ?? telling.verdict}`;
  return { verdict: WORDS[telling.verdict], summary, gates };
}
