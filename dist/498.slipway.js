export const id = 498;
export const ids = [498];
export const modules = {

/***/ 77771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  YK: () => (/* reexport */ ExpositionSource),
  oU: () => (/* reexport */ FileTarget),
  XL: () => (/* reexport */ FreezeRules),
  iW: () => (/* reexport */ GitopsTarget),
  HU: () => (/* reexport */ HTTP_ROUTE),
  zU: () => (/* reexport */ HaproxyTarget),
  N_: () => (/* reexport */ INITIAL_STATE),
  wI: () => (/* reexport */ KubernetesClient),
  b_: () => (/* reexport */ KubernetesRouteTarget),
  lI: () => (/* reexport */ MlflowTarget),
  z0: () => (/* reexport */ PredictionLogSource),
  yw: () => (/* reexport */ PrometheusSource),
  Vc: () => (/* reexport */ SYSTEM_CLOCK),
  _: () => (/* reexport */ SequentialAnalysis),
  V3: () => (/* reexport */ SlipwayTarget),
  Cc: () => (/* reexport */ VIRTUAL_SERVICE),
  Lp: () => (/* reexport */ VersionNames),
  o4: () => (/* reexport */ accessInCluster),
  p2: () => (/* reexport */ accessOfKubeconfig),
  Gg: () => (/* reexport */ buildPlan),
  df: () => (/* reexport */ describePlan),
  hA: () => (/* reexport */ describeTraffic),
  pR: () => (/* reexport */ percentOf),
  z: () => (/* reexport */ planPromotion),
  II: () => (/* reexport */ planRollback),
  pt: () => (/* reexport */ promote),
  p4: () => (/* reexport */ requirePredecessor),
  dU: () => (/* reexport */ rollback),
  Kg: () => (/* reexport */ rolloutStateSchema),
  f5: () => (/* reexport */ settingsOf),
  t7: () => (/* reexport */ trafficOf)
});

// UNUSED EXPORTS: ABORT_CAUSES, NO_TRAFFIC, TargetChanged, activePromotion, allTo, analysisPlanSchema, baselineSchema, effectSchema, historyEntrySchema, holdSchema, isOver, isSameTraffic, isTorn, nextCommand, planSchema, planStepSchema, promotionStateSchema, reduce, shareSchema, split, totalOf, trafficSchema, versionRefSchema

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/rollout/src/analysis/counts.ts

const count = schemas/* number */.aig().nonnegative();
/** Events among trials: errors among requests, conversions among visits. */
const rateSchema = schemas/* object */.Ikc({ events: count, trials: count });
/** A cumulative histogram, as Prometheus has it: how many values are at most each edge. */
const histogramSchema = schemas/* object */.Ikc({
    /** Finite upper edges, ascending. */
    edges: schemas/* array */.YOg(schemas/* number */.aig()),
    /** Values up to each edge. */
    counts: schemas/* array */.YOg(count),
    /** All values, those beyond the last edge too. */
    total: count,
});
/** Sums of a value over observations. */
const momentsSchema = schemas/* object */.Ikc({ count, mean: schemas/* number */.aig(), variance: schemas/* number */.aig() });
/** What is counted of one version. */
const countsSchema = schemas/* object */.Ikc({
    rates: schemas/* record */.g1P(schemas/* string */.YjP(), rateSchema),
    histograms: schemas/* record */.g1P(schemas/* string */.YjP(), histogramSchema),
    moments: schemas/* record */.g1P(schemas/* string */.YjP(), momentsSchema),
});
const NO_COUNTS = { rates: {}, histograms: {}, moments: {} };
/** What a counter grew by; one that is smaller than before was reset, and counts from 0. */
function growth(now, before) {
    return now >= before ? now - before : now;
}
function rateSince(now, before) {
    if (before === undefined || now.trials < before.trials || now.events < before.events)
        return now;
    return { events: now.events - before.events, trials: now.trials - before.trials };
}
function histogramSince(now, before) {
    if (before === undefined || now.total < before.total)
        return now;
    const earlier = new Map(before.edges.map((edge, i) => [edge, before.counts[i] ?? 0]));
    const counts = now.edges.map((edge, i) => growth(now.counts[i] ?? 0, earlier.get(edge) ?? 0));
    return { edges: now.edges, counts, total: now.total - before.total };
}
/** What was counted between two looks at the same counters. Moments are of a time already. */
function countsSince(now, before) {
    const rates = Object.entries(now.rates).map(([name, rate]) => [name, rateSince(rate, before.rates[name])]);
    const histograms = Object.entries(now.histograms).map(([name, histogram]) => [name, histogramSince(histogram, before.histograms[name])]);
    return {
        rates: Object.fromEntries(rates),
        histograms: Object.fromEntries(histograms),
        moments: now.moments,
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/decide.ts

/** The quantity that is compared with the limit, at a level. */
function compared(gate, measured, alpha) {
    const { candidate, stable } = measured.bounds((0,src/* isRelative */.Go)(gate) ? alpha / 2 : alpha);
    if (gate.limit.kind === 'number')
        return candidate;
    const { factor } = gate.limit;
    return [candidate[0] - factor * stable[1], candidate[1] - factor * stable[0]];
}
function limitOf(gate) {
    return gate.limit.kind === 'number' ? gate.limit.value : gate.limit.offset;
}
/** Where a quantity that lies within bounds stands to the gate. */
function verdictOn(gate, [low, high]) {
    const limit = limitOf(gate);
    const margin = gate.margin ?? 0;
    const isAtMost = gate.comparison === '<=' || gate.comparison === '<';
    const isAtLeast = gate.comparison === '>=' || gate.comparison === '>';
    const [lowest, highest] = isAtMost
        ? [-Infinity, limit]
        : isAtLeast
            ? [limit, Infinity]
            : [limit - margin, limit + margin];
    if (low >= lowest && high <= highest)
        return 'pass';
    return high < lowest || low > highest ? 'fail' : 'inconclusive';
}
/** `1.2% against 0.3%`, or the candidate's value alone. */
function seen({ candidate, stable }) {
    const show = (value) => (value === null ? 'nothing' : (0,src/* formatNumber */.ZV)(value));
    return stable === null ? show(candidate) : `${show(candidate)} against ${show(stable)}`;
}
function shown(bounds) {
    return bounds.every(Number.isFinite) ? (0,src/* formatInterval */.vy)(bounds) : 'unbounded';
}
function tooFew(gate, measured, { minimumSamples }) {
    const { samples, stableSamples } = measured;
    const needsBoth = (0,src/* isRelative */.Go)(gate) || gate.metric === 'drift';
    const [who, count] = needsBoth && stableSamples < samples
        ? ['the stable version', stableSamples]
        : ['the candidate', samples];
    if (count >= minimumSamples)
        return null;
    return `${who} has ${(0,src/* formatCount */.B4)(count)} samples, ${(0,src/* formatCount */.B4)(minimumSamples)} are needed`;
}
/** Decides a gate on what was measured so far. It may be asked again after every request. */
function decideMeasured(gate, metric, measured, levels) {
    const forPass = compared(gate, measured, levels.pass);
    const observed = observedOf(gate, measured);
    const interval = forPass.every(Number.isFinite) ? [...forPass] : null;
    const base = {
        gate: gate.text,
        observed,
        limit: limitOf(gate),
        interval,
        confidence: interval === null ? null : 1 - levels.pass,
    };
    const few = tooFew(gate, measured, levels);
    if (few !== null)
        return { ...base, verdict: 'inconclusive', reason: few };
    if (verdictOn(gate, forPass) === 'pass')
        return { ...base, verdict: 'pass', reason: null };
    const forFail = compared(gate, measured, levels.fail);
    const isFailure = verdictOn(gate, forFail) === 'fail';
    const words = `${metric.kind === 'quantile' ? 'the quantile' : gate.metric} is ${seen(measured)}`;
    return isFailure
        ? {
            ...base,
            verdict: 'fail',
            reason: `${words}, certainly beyond the limit (${shown(forFail)})`,
        }
        : { ...base, verdict: 'inconclusive', reason: `${words}, not yet certain (${shown(forPass)})` };
}
function observedOf(gate, { candidate, stable }) {
    if (candidate === null)
        return null;
    if (gate.limit.kind === 'number')
        return (0,src/* finiteOrNull */.Es)(candidate);
    return stable === null ? null : (0,src/* finiteOrNull */.Es)(candidate - gate.limit.factor * stable);
}

// EXTERNAL MODULE: ./packages/statistics/src/index.ts + 72 modules
var statistics_src = __webpack_require__(93355);
;// CONCATENATED MODULE: ./packages/rollout/src/analysis/bounds.ts

/** Both ends of the distribution function at every edge, each edge at its own level. */
function bandOf({ counts, total }, alpha) {
    const bounds = counts.map((count) => (0,statistics_src/* bernoulliSequence */.g4)(Math.min(count, total), total, alpha));
    return { low: bounds.map(([low]) => low), high: bounds.map(([, high]) => high) };
}
/**
 * Where a distribution function reaches p, straight within a bucket as Prometheus'
 * `histogram_quantile` has it. Beyond the last edge it is the infinity.
 */
function quantileOf(edges, shares, p) {
    const at = shares.findIndex((share) => share >= p);
    const edge = edges[at];
    const share = shares[at];
    if (at < 0 || edge === undefined || share === undefined)
        return Infinity;
    const before = at === 0 ? Math.min(0, edge) : (edges[at - 1] ?? 0);
    const below = at === 0 ? 0 : (shares[at - 1] ?? 0);
    if (share <= below)
        return edge;
    return before + ((edge - before) * (p - below)) / (share - below);
}
/** The quantile as it was seen; null without values. */
function observedQuantile({ edges, counts, total }, p) {
    if (total === 0)
        return null;
    const value = quantileOf(edges, counts.map((count) => count / total), p);
    return Number.isFinite(value) ? value : null;
}
/**
 * Confidence sequence of a quantile of a histogram: the band around the distribution function,
 * inverted. The quantile depends on the two edges around it, so each has half of alpha (Howard and
 * Ramdas, "Sequential estimation of quantiles", Bernoulli 28 (2022), for a fixed quantile).
 */
function quantileSequence(histogram, p, alpha) {
    if (histogram.total === 0)
        return [0, Infinity];
    const { low, high } = bandOf(histogram, alpha / 2);
    return [quantileOf(histogram.edges, high, p), quantileOf(histogram.edges, low, p)];
}
/** The greatest distance between two distribution functions, as it was seen. */
function observedDistance(a, b) {
    if (a.total === 0 || b.total === 0)
        return null;
    const distances = a.counts.map((count, i) => Math.abs(count / a.total - (b.counts[i] ?? 0) / b.total));
    return Math.max(0, ...distances);
}
/** Confidence sequence of that distance, from bands that hold at all edges of both together. */
function distanceSequence(a, b, alpha) {
    const edges = Math.max(1, a.edges.length);
    const [first, second] = [a, b].map((side) => bandOf(side, alpha / (2 * edges)));
    if (first === undefined || second === undefined)
        return [0, 1];
    let [low, high] = [0, 0];
    for (let i = 0; i < edges; i++) {
        const [lowA = 0, highA = 1] = [first.low[i], first.high[i]];
        const [lowB = 0, highB = 1] = [second.low[i], second.high[i]];
        low = Math.max(low, lowA - highB, lowB - highA);
        high = Math.max(high, highA - lowB, highB - lowA);
    }
    return [low, Math.min(1, high)];
}

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/metric.ts



const LATENCY = 'latency';
const SCORE = 'score';
const ERRORS = 'error_rate';
const DISAGREEMENT = 'shadow_disagreement';
const QUANTILE = /^p(\d{1,2}(?:_\d+)?)_latency_ms$/;
function fail(detail) {
    throw new src/* ConfigurationError */.j1('gates', detail);
}
function metricOf(gate, measurable) {
    const { metric: name, args } = gate;
    if (name === 'drift' && args.length === 1 && args[0] === SCORE && measurable.hasScore) {
        return { kind: 'distance', name: SCORE };
    }
    if (args.length > 0)
        return null;
    const quantile = QUANTILE.exec(name)?.[1];
    if (quantile !== undefined && measurable.hasLatency) {
        return {
            kind: 'quantile',
            name: LATENCY,
            p: Number(quantile.replace('_', '.')) / 100,
            scale: 1000,
        };
    }
    if (name === 'mean_score' && measurable.hasMeanScore)
        return { kind: 'mean', name: SCORE };
    if ([...measurable.rates, ...measurable.queriedRates].includes(name))
        return { kind: 'rate', name };
    return measurable.queriedValues.includes(name) ? { kind: 'value', name } : null;
}
function namesOf(measurable) {
    return [
        ...measurable.rates,
        ...(measurable.hasLatency ? ['p50_latency_ms', 'p95_latency_ms', 'p99_latency_ms'] : []),
        ...(measurable.hasScore ? ['drift(score)'] : []),
        ...(measurable.hasMeanScore ? ['mean_score'] : []),
        ...measurable.queriedRates,
        ...measurable.queriedValues,
    ];
}
/**
 * The metric that a gate is about.
 *
 * @throws ConfigurationError for one that the source does not have, or that cannot be decided
 */
function requireMetric(gate, measurable) {
    const metric = metricOf(gate, measurable);
    if (metric === null) {
        const names = namesOf(measurable);
        return fail(`"${gate.text}": there is no metric "${gate.metric}"${(0,src/* didYouMean */.au)(gate.metric, names)}; metrics ` +
            `of a promotion are: ${names.join(', ')}, and those of analysis.queries`);
    }
    if (gate.on.length > 0 || gate.where !== null) {
        fail(`"${gate.text}": live metrics have no columns; leave on and where out`);
    }
    if (gate.comparison === '==' || gate.comparison === '!=') {
        fail(`"${gate.text}": ${gate.comparison} is never certain; use <= or >=`);
    }
    if (metric.kind === 'distance' && (0,src/* isRelative */.Go)(gate)) {
        fail(`"${gate.text}": it is a distance to the champion already; give a number, as in drift(score) < 0.1`);
    }
    return metric;
}
const NOTHING = [-Infinity, Infinity];
const NO_RATE = { events: 0, trials: 0 };
const NO_HISTOGRAM = { edges: [], counts: [], total: 0 };
const NO_MOMENTS = { count: 0, mean: 0, variance: 0 };
function measureRates(a, b) {
    const share = ({ events, trials }) => (trials > 0 ? events / trials : null);
    const bounds = ({ events, trials }, alpha) => (0,statistics_src/* bernoulliSequence */.g4)(Math.min(events, trials), trials, alpha);
    return {
        samples: a.trials,
        stableSamples: b.trials,
        candidate: share(a),
        stable: share(b),
        bounds: (alpha) => ({ candidate: bounds(a, alpha), stable: bounds(b, alpha) }),
    };
}
function measureQuantiles(a, b, p, scale) {
    const scaled = (value) => (value === null ? null : value * scale);
    const bounds = (side, alpha) => {
        const [low, high] = quantileSequence(side, p, alpha);
        return [low * scale, high * scale];
    };
    return {
        samples: a.total,
        stableSamples: b.total,
        candidate: scaled(observedQuantile(a, p)),
        stable: scaled(observedQuantile(b, p)),
        bounds: (alpha) => ({ candidate: bounds(a, alpha), stable: bounds(b, alpha) }),
    };
}
function measureDistance(a, b) {
    return {
        samples: a.total,
        stableSamples: b.total,
        candidate: observedDistance(a, b),
        stable: null,
        bounds: (alpha) => ({
            candidate: a.total > 0 && b.total > 0 ? distanceSequence(a, b, 2 * alpha) : NOTHING,
            stable: NOTHING,
        }),
    };
}
function measureMeans(a, b) {
    return {
        samples: a.count,
        stableSamples: b.count,
        candidate: a.count > 0 ? a.mean : null,
        stable: b.count > 0 ? b.mean : null,
        bounds: (alpha) => ({
            candidate: (0,statistics_src/* meanSequence */.HN)(a.count, a.mean, a.variance, alpha),
            stable: (0,statistics_src/* meanSequence */.HN)(b.count, b.mean, b.variance, alpha),
        }),
    };
}
/** Measures a metric of counts on what was counted of both versions. */
function measure(metric, candidate, stable) {
    const { name } = metric;
    const histograms = [candidate, stable].map((side) => side.histograms[name] ?? NO_HISTOGRAM);
    const [a = NO_HISTOGRAM, b = NO_HISTOGRAM] = histograms;
    switch (metric.kind) {
        case 'rate':
            return measureRates(candidate.rates[name] ?? NO_RATE, stable.rates[name] ?? NO_RATE);
        case 'quantile':
            return measureQuantiles(a, b, metric.p, metric.scale);
        case 'distance':
            return measureDistance(a, b);
        case 'mean':
            return measureMeans(candidate.moments[name] ?? NO_MOMENTS, stable.moments[name] ?? NO_MOMENTS);
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/source.ts
/** A measurement that could not be made. */
class MetricProblem extends Error {
    name = 'MetricProblem';
    kind;
    constructor(kind, message, options) {
        super(message, options);
        this.kind = kind;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/analysis.ts





const WORDS = {
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
class SequentialAnalysis {
    #source;
    #options;
    #judged;
    /** @throws ConfigurationError for gates that the source cannot judge */
    constructor(source, options) {
        this.#source = source;
        this.#options = options;
        this.#judged = (0,src/* parseGates */.MJ)(options.gates).map((gate) => ({
            gate,
            metric: requireMetric(gate, source.measurable),
        }));
    }
    /** Asks once for everything: what can never be answered is found before anything is touched. */
    async check(version, now) {
        const labels = { model: this.#options.model, version, isShadow: false };
        const ignoreProblem = (error) => {
            if (!(error instanceof MetricProblem))
                throw error;
        };
        if (this.#judged.some(({ metric }) => metric.kind !== 'value')) {
            await this.#source.counts(labels, now).catch(ignoreProblem);
        }
        for (const { metric } of this.#judged) {
            if (metric.kind === 'value')
                await this.#source.value(metric.name, labels).catch(ignoreProblem);
        }
    }
    async begin(run, now) {
        const [candidate, stable] = await this.#count(run, now);
        return { candidate, stable };
    }
    async look(run) {
        const since = new Date(run.since);
        let counted;
        try {
            if (run.baseline === null) {
                throw new MetricProblem('error', 'the metrics at the beginning of the step are not known');
            }
            const [candidate, stable] = await this.#count(run, since);
            counted = [
                countsSince(candidate, run.baseline.candidate),
                countsSince(stable, run.baseline.stable),
            ];
        }
        catch (error) {
            if (!(error instanceof MetricProblem))
                throw error;
            counted = error;
        }
        const gates = [];
        for (const judged of this.#judged) {
            const result = await this.#judge(judged, run, counted);
            if (result !== null)
                gates.push(result);
        }
        return lookOf(gates);
    }
    #labels(run) {
        const { model } = this.#options;
        const isShadow = run.live.shadows.includes(run.to.version);
        const stable = run.from === null ? null : { model, version: run.from.version, isShadow: false };
        return [{ model, version: run.to.version, isShadow }, stable];
    }
    async #count(run, since) {
        const [candidate, stable] = this.#labels(run);
        const both = [
            this.#source.counts(candidate, since),
            stable === null ? Promise.resolve(NO_COUNTS) : this.#source.counts(stable, since),
        ];
        return Promise.all(both);
    }
    #levels({ plan }) {
        const { alpha, minimumSamples } = this.#options;
        const stages = plan.steps.length + (plan.bakeMs > 0 ? 1 : 0);
        const share = Math.max(1, stages) * Math.max(1, this.#judged.length);
        return { fail: alpha / share, pass: alpha, minimumSamples };
    }
    /** Null where the policy ignores a problem. */
    async #judge({ gate, metric }, run, counted) {
        try {
            if (metric.kind === 'value')
                return await this.#judgeValue(gate, metric.name, run);
            if (counted instanceof MetricProblem)
                throw counted;
            const measured = measure(metric, ...counted);
            if (measured.samples === 0) {
                throw new MetricProblem('no-data', `${run.to.version} has no ${gate.metric} yet`);
            }
            return decideMeasured(gate, metric, measured, this.#levels(run));
        }
        catch (error) {
            if (!(error instanceof MetricProblem))
                throw error;
            const policy = this.#options.policies[error.kind];
            if (policy === 'ignore')
                return null;
            return { ...(0,src/* undecided */.oo)(gate.text, `${error.kind}: ${(0,src/* messageOf */.bD)(error)}`), verdict: policy };
        }
    }
    async #judgeValue(gate, name, run) {
        const [candidate, stable] = this.#labels(run);
        let observed = await this.#source.value(name, candidate);
        if ((0,src/* isRelative */.Go)(gate) && gate.limit.kind === 'champion') {
            if (stable === null)
                return (0,src/* undecided */.oo)(gate.text, 'no champion yet');
            observed -= gate.limit.factor * (await this.#source.value(name, stable));
        }
        const verdict = verdictOn(gate, [observed, observed]);
        const limit = gate.limit.kind === 'number' ? gate.limit.value : gate.limit.offset;
        const reason = verdict === 'pass' ? null : `${name} is ${observed}`;
        return { ...(0,src/* undecided */.oo)(gate.text, ''), observed, limit, verdict, reason };
    }
}
/** A failed gate fails the look; all have to pass for it to pass. No gate at all decides nothing. */
function lookOf(gates) {
    const failed = gates.find(({ verdict }) => verdict === 'fail');
    const open = gates.find(({ verdict }) => verdict === 'inconclusive');
    const telling = failed ?? open;
    if (gates.length === 0)
        return { verdict: 'undecided', summary: 'nothing was measured', gates };
    if (telling === undefined) {
        return { verdict: 'pass', summary: `${gates.length} gates pass`, gates };
    }
    const summary = `${telling.gate}: ${telling.reason ?? telling.verdict}`;
    return { verdict: WORDS[telling.verdict], summary, gates };
}

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/samples.ts

function fits(labels, selection) {
    return Object.entries(selection).every(([name, wanted]) => {
        const value = labels.get(name) ?? '';
        return typeof wanted === 'string' ? value === wanted : wanted.test(value);
    });
}
function sum(samples, name, selection = {}) {
    return samples
        .filter((sample) => sample.name === name && fits(sample.labels, selection))
        .reduce((total, { value }) => total + value, 0);
}
/** The cumulative histogram of a name, over all other labels. */
function histogramOf(samples, name) {
    const byEdge = new Map();
    for (const { name: series, labels, value } of samples) {
        if (series !== `${name}_bucket`)
            continue;
        const edge = Number((labels.get('le') ?? '').replace('+Inf', 'Infinity'));
        byEdge.set(edge, (byEdge.get(edge) ?? 0) + value);
    }
    const edges = [...byEdge.keys()].filter(Number.isFinite).sort((a, b) => a - b);
    const counts = edges.map((edge) => byEdge.get(edge) ?? 0);
    return { edges, counts, total: byEdge.get(Infinity) ?? counts.at(-1) ?? 0 };
}
/**
 * What the series of Slipway's server (docs/serving.md) say of one version. The client's own faults
 * (4xx) are neither errors nor trials.
 */
function countsOfServer(samples, isShadow) {
    const failures = sum(samples, 'slipway_shadow_failures_total');
    const shadowRows = sum(samples, 'slipway_shadow_rows_total');
    const errors = isShadow
        ? { events: failures, trials: failures + shadowRows }
        : {
            events: sum(samples, 'slipway_requests_total', { code: /^5/ }),
            trials: sum(samples, 'slipway_requests_total', { code: /^[25]/ }),
        };
    const disagreements = sum(samples, 'slipway_shadow_disagreements_total');
    return {
        rates: {
            [ERRORS]: errors,
            [DISAGREEMENT]: { events: Math.min(disagreements, shadowRows), trials: shadowRows },
        },
        histograms: {
            [LATENCY]: histogramOf(samples, 'slipway_request_duration_seconds'),
            [SCORE]: histogramOf(samples, 'slipway_prediction_score'),
        },
        moments: {},
    };
}
/** Series that `countsOfServer` reads. */
const SERVER_SERIES = [
    'slipway_requests_total',
    'slipway_shadow_failures_total',
    'slipway_shadow_rows_total',
    'slipway_shadow_disagreements_total',
    'slipway_request_duration_seconds_bucket',
    'slipway_prediction_score_bucket',
];

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/exposition.ts




const TIMEOUT = 10_000;
const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)",?/g;
const ESCAPES = { n: '\n', '\\': '\\', '"': '"' };
function labelsOf(text) {
    return new Map([...text.matchAll(LABEL)].map(([, name = '', value = '']) => [
        name,
        value.replace(/\\(.)/g, (_, char) => ESCAPES[char] ?? char),
    ]));
}
/** Reads Prometheus' text format (version 0.0.4); lines that are none of it are left out. */
function parseExposition(text) {
    const samples = [];
    for (const line of text.split('\n')) {
        const [, name, labels = '', value = ''] = LINE.exec(line.trim()) ?? [];
        if (name === undefined)
            continue;
        samples.push({
            name,
            labels: labelsOf(labels),
            value: Number(value.replace('+Inf', 'Infinity').replace('-Inf', '-Infinity')),
        });
    }
    return samples;
}
/** The `/metrics` of a model server, read directly: for one server, without Prometheus. */
class ExpositionSource {
    description;
    measurable = {
        rates: [ERRORS, DISAGREEMENT],
        hasLatency: true,
        hasScore: true,
        hasMeanScore: false,
        queriedRates: [],
        queriedValues: [],
    };
    #url;
    constructor(url) {
        this.#url = url;
        this.description = url;
    }
    async counts({ model, version, isShadow }) {
        const samples = parseExposition(await this.#read()).filter(({ labels }) => labels.get('model') === model && labels.get('version') === version);
        return countsOfServer(samples, isShadow);
    }
    value(name) {
        throw new Error(`There are no queries of ${this.#url}, and none is called ${name}`);
    }
    async #read() {
        try {
            const response = await fetch(this.#url, { signal: AbortSignal.timeout(TIMEOUT) });
            if (response.ok)
                return await response.text();
            throw new MetricProblem('error', `${this.#url} answered ${response.status}`);
        }
        catch (error) {
            if (error instanceof MetricProblem)
                throw error;
            const cause = Error.isError(error) && error.cause !== undefined ? error.cause : error;
            throw new MetricProblem('error', `${this.#url}: ${(0,src/* messageOf */.bD)(cause)}`, { cause: error });
        }
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./packages/rollout/src/analysis/prediction-log.ts




/** Edges of the scores' histogram, as the server's metrics have them. */
const EDGES = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
function scoresOf(rows) {
    return rows.map((row) => row[src/* PREDICTION_LOG */.XP.score]).filter((score) => typeof score === 'number');
}
function prediction_log_histogramOf(scores) {
    const counts = EDGES.map((edge) => scores.filter((score) => score <= edge).length);
    return { edges: EDGES, counts, total: scores.length };
}
function momentsOf(scores) {
    const count = scores.length;
    if (count === 0)
        return { count, mean: 0, variance: 0 };
    const mean = scores.reduce((sum, score) => sum + score, 0) / count;
    const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
    return { count, mean, variance: squares / count };
}
/** The model server's prediction log (JSON Lines): scores and predicted classes, row by row. */
class PredictionLogSource {
    description;
    measurable = {
        rates: [],
        hasLatency: false,
        hasScore: true,
        hasMeanScore: true,
        queriedRates: [],
        queriedValues: [],
    };
    #options;
    constructor(options) {
        this.#options = options;
        this.description = options.shown;
    }
    counts({ version }, since) {
        const rows = this.#rows().filter((row) => row[src/* PREDICTION_LOG */.XP.version] === version &&
            Date.parse(String(row[src/* PREDICTION_LOG */.XP.time])) >= since.getTime());
        const scores = scoresOf(rows);
        return Promise.resolve({
            rates: {},
            histograms: { [SCORE]: prediction_log_histogramOf(scores) },
            moments: { [SCORE]: momentsOf(scores) },
        });
    }
    value(name) {
        throw new Error(`There are no queries of a log, and none is called ${name}`);
    }
    /** A line that is being written is not whole yet; it counts at the next look. */
    #rows() {
        const { files, shown } = this.#options;
        const paths = (0,external_node_fs_.globSync)(files);
        const found = paths.length > 0 ? paths : [files];
        try {
            return found.flatMap((file) => {
                const lines = (0,external_node_fs_.readFileSync)(file, 'utf8').split('\n').slice(0, -1);
                return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
            });
        }
        catch (error) {
            throw new MetricProblem('error', `${shown}: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
        }
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/analysis/prometheus.ts





const prometheus_TIMEOUT = 10_000;
const point = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
const answerSchema = schemas/* discriminatedUnion */.gMt('status', [
    schemas/* object */.Ikc({
        status: schemas/* literal */.euz('success'),
        data: schemas/* discriminatedUnion */.gMt('resultType', [
            schemas/* object */.Ikc({
                resultType: schemas/* literal */.euz('vector'),
                result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()), value: point })),
            }),
            schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('scalar'), result: point }),
            schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('matrix') }),
            schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('string') }),
        ]),
    }),
    schemas/* object */.Ikc({ status: schemas/* literal */.euz('error'), errorType: schemas/* string */.YjP(), error: schemas/* string */.YjP() }),
]);
/** A text of PromQL's string literals. */
function literal(text) {
    return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
/** Fills `$version` and `$model` in, inside the quotes that the query has around them. */
function fill(query, { model, version }) {
    const inner = (text) => literal(text).slice(1, -1);
    return query
        .replaceAll(/\$\{?version\}?/g, () => inner(version))
        .replaceAll(/\$\{?model\}?/g, () => inner(model));
}
/** A number as Prometheus writes it. */
function numberOf(text) {
    return Number(text.replace('+Inf', 'Infinity').replace('-Inf', '-Infinity'));
}
/** Prometheus' HTTP API (`/api/v1/query`), and whatever speaks it. */
class PrometheusSource {
    description;
    measurable;
    #options;
    /** @throws ConfigurationError for a query that does not tell versions apart */
    constructor(options) {
        this.#options = options;
        this.description = options.url;
        const names = (kind) => [...options.queries].filter(([, query]) => query.kind === kind).map(([name]) => name);
        for (const [name, query] of options.queries)
            checkVersionLabel(name, query);
        this.measurable = {
            rates: [ERRORS, DISAGREEMENT],
            hasLatency: true,
            hasScore: true,
            hasMeanScore: false,
            queriedRates: names('rate'),
            queriedValues: names('value'),
        };
    }
    async counts(labels) {
        const counts = countsOfServer(await this.#series(labels), labels.isShadow);
        const rates = [];
        for (const [name, query] of this.#options.queries) {
            if (query.kind !== 'rate')
                continue;
            const [events, trials] = await Promise.all([
                this.#counter(name, fill(query.numerator, labels)),
                this.#counter(name, fill(query.denominator, labels)),
            ]);
            rates.push([name, { events, trials }]);
        }
        return { ...counts, rates: { ...counts.rates, ...Object.fromEntries(rates) } };
    }
    async value(name, labels) {
        const query = this.#options.queries.get(name);
        if (query?.kind !== 'value')
            throw new Error(`There is no query ${name}`);
        const samples = await this.#query(name, fill(query.query, labels));
        const [first, ...more] = samples;
        if (first === undefined)
            throw new MetricProblem('no-data', `${name} has no value`);
        if (more.length > 0) {
            throw new src/* ConfigurationError */.j1('analysis', `queries: ${name} has ${samples.length} values, and one is needed; sum or average them`);
        }
        if (Number.isFinite(first.value))
            return first.value;
        throw new MetricProblem('nan', `${name} is ${first.value}`);
    }
    async #series({ model, version }) {
        const names = `__name__=~${literal(SERVER_SERIES.join('|'))}`;
        const selector = `{${names},model=${literal(model)},version=${literal(version)}}`;
        const grouped = `sum by (__name__, code, le) (${selector})`;
        const samples = await this.#query('series', grouped);
        const broken = samples.find(({ value }) => !Number.isFinite(value));
        if (broken === undefined)
            return samples;
        throw new MetricProblem('nan', `${broken.name} is ${broken.value}`);
    }
    /** The sum of a counter; one that nothing was counted of is 0. */
    async #counter(name, query) {
        const total = (await this.#query(name, query)).reduce((sum, { value }) => sum + value, 0);
        if (Number.isFinite(total))
            return Math.round(total);
        throw new MetricProblem('nan', `${name} is ${total}`);
    }
    async #query(name, query) {
        const answer = await this.#ask(query);
        if (answer.status === 'error') {
            const words = `${this.#options.url}: ${answer.errorType}: ${answer.error}`;
            // The query itself is wrong, and stays wrong.
            if (answer.errorType === 'bad_data')
                throw new src/* ConfigurationError */.j1('analysis', `queries: ${name}: ${words}`);
            throw new MetricProblem('error', words);
        }
        const { data } = answer;
        if (data.resultType === 'scalar') {
            return [{ name, labels: new Map(), value: numberOf(data.result[1]) }];
        }
        if (data.resultType !== 'vector') {
            throw new src/* ConfigurationError */.j1('analysis', `queries: ${name} returns a ${data.resultType}, and one number at one time is needed: ` +
                'leave the range selector ([5m]) out, or put rate(), increase() or avg_over_time() around it');
        }
        return data.result.map(({ metric, value }) => ({
            name: metric.__name__ ?? name,
            labels: new Map(Object.entries(metric)),
            value: numberOf(value[1]),
        }));
    }
    async #ask(query) {
        const { url } = this.#options;
        const address = new URL('api/v1/query', url.endsWith('/') ? url : `${url}/`);
        let json;
        try {
            const response = await fetch(address, {
                method: 'POST',
                body: new URLSearchParams({ query }),
                signal: AbortSignal.timeout(prometheus_TIMEOUT),
            });
            json = await response.json();
        }
        catch (error) {
            const cause = Error.isError(error) && error.cause !== undefined ? error.cause : error;
            throw new MetricProblem('error', `${url}: ${(0,src/* messageOf */.bD)(cause)}`, { cause: error });
        }
        const answer = answerSchema.safeParse(json);
        if (answer.success)
            return answer.data;
        throw new MetricProblem('error', `${url} does not answer as Prometheus does`);
    }
}
function checkVersionLabel(name, query) {
    const texts = query.kind === 'value' ? [query.query] : [query.numerator, query.denominator];
    if (texts.every((text) => /\$\{?version\}?/.test(text)))
        return;
    throw new src/* ConfigurationError */.j1('analysis', `queries: ${name} does not tell versions apart: select by the version's label, for example ` +
        '{version="$version"}');
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./packages/rollout/src/execute/ports.ts

const SYSTEM_CLOCK = {
    now: () => new Date(),
    sleep: async (milliseconds, signal) => {
        await (0,promises_.setTimeout)(milliseconds, undefined, { signal }).catch(() => {
            signal.throwIfAborted();
        });
    },
};

// EXTERNAL MODULE: ./packages/registry/src/index.ts + 70 modules
var registry_src = __webpack_require__(2503);
;// CONCATENATED MODULE: ./packages/rollout/src/machine/traffic.ts

/** Percentage of the traffic that a version gets. */
const shareSchema = schemas/* object */.Ikc({ version: schemas/* string */.YjP(), percent: schemas/* number */.aig().min(0).max(100) });
/** How requests are shared out: the versions with a share, and those that get copies only. */
const trafficSchema = schemas/* object */.Ikc({
    shares: schemas/* array */.YOg(shareSchema),
    shadows: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** Nobody gets anything: a target that was never used. */
const NO_TRAFFIC = { shares: [], shadows: [] };
/** What two percentages may differ by and still be the same: rounding in a target's own unit. */
const ROUNDING = 0.01;
/** All traffic to one version. */
function allTo(version) {
    return { shares: [{ version, percent: 100 }], shadows: [] };
}
/** Traffic between a stable version and its candidate; without a stable one, all to the candidate. */
function split(stable, candidate, percent) {
    if (stable === null || stable === candidate || percent >= 100)
        return allTo(candidate);
    if (percent <= 0)
        return allTo(stable);
    return {
        shares: [
            { version: stable, percent: 100 - percent },
            { version: candidate, percent },
        ],
        shadows: [],
    };
}
/** The share of a version, 0 when it has none. */
function percentOf({ shares }, version) {
    return shares.find((share) => share.version === version)?.percent ?? 0;
}
/** What the shares add up to. */
function totalOf({ shares }) {
    return shares.reduce((total, { percent }) => total + percent, 0);
}
function versionsOf(traffics) {
    return new Set(traffics.flatMap(({ shares }) => shares.map(({ version }) => version)));
}
function isSamePercent(a, b) {
    return Math.abs(a - b) <= ROUNDING;
}
/** Whether both share requests out in the same way. */
function isSameTraffic(a, b) {
    const isSameShare = (version) => isSamePercent(percentOf(a, version), percentOf(b, version));
    const shadows = new Set(a.shadows);
    return ([...versionsOf([a, b])].every(isSameShare) &&
        shadows.size === new Set(b.shadows).size &&
        b.shadows.every((version) => shadows.has(version)));
}
/**
 * Whether live traffic is what a change leaves behind that was broken off half-way: every version
 * has its share of before or of after.
 */
function isTorn(live, before, after) {
    const isOneOfBoth = (version) => [before, after].some((one) => isSamePercent(percentOf(live, version), percentOf(one, version)));
    const shadows = new Set([...before.shadows, ...after.shadows]);
    return ([...versionsOf([live, before, after])].every(isOneOfBoth) &&
        live.shadows.every((version) => shadows.has(version)));
}
/** Traffic in words: `1.0.0 95%, 1.1.0 5%, copies to 1.2.0`. */
function describeTraffic({ shares, shadows }) {
    const parts = shares
        .filter(({ percent }) => percent > 0)
        .map(({ version, percent }) => `${version} ${Number(percent.toFixed(2))}%`);
    if (shadows.length > 0)
        parts.push(`copies to ${shadows.join(', ')}`);
    return parts.length === 0 ? 'no traffic' : parts.join(', ');
}

;// CONCATENATED MODULE: ./packages/rollout/src/machine/next.ts

/** The step a promotion is in. */
function currentStep({ plan, step }) {
    return plan.steps[step - 1] ?? null;
}
/** The traffic of a step. */
function trafficOfStep(run, step) {
    const stable = run.from?.version ?? null;
    const candidate = run.to.version;
    if (step.kind === 'traffic')
        return split(stable, candidate, step.percent);
    return { ...run.stable, shadows: stable === candidate ? [] : [candidate] };
}
function effect(of) {
    return { kind: 'effect', effect: of };
}
/** When the present step, or the bake, has lasted long enough. */
function soakEndOf(run) {
    const length = run.state === 'baking' ? run.plan.bakeMs : (currentStep(run)?.soakMs ?? 0);
    return Date.parse(run.since) + length;
}
/** When a step that nothing could be decided in has to stop. */
function horizonOf(run) {
    return soakEndOf(run) + (run.plan.analysis?.horizonMs ?? 0);
}
/** What comes after the last step: the registry; a shadow alone is only taken away again. */
function afterSteps(run) {
    const { plan, to } = run;
    if (plan.strategy === 'shadow') {
        return effect({ kind: 'traffic', before: run.live, after: run.stable, step: run.step + 1 });
    }
    if (!run.assigned) {
        return effect({ kind: 'assign', from: run.assignedFrom, to: to.version });
    }
    if (plan.alias !== null && !run.aliased) {
        return effect({ kind: 'alias', alias: plan.alias, from: run.aliasFrom, to: to.version });
    }
    return { kind: 'advance' };
}
function afterStep(run) {
    const next = run.plan.steps[run.step];
    if (next === undefined)
        return afterSteps(run);
    const after = trafficOfStep(run, next);
    return effect({ kind: 'traffic', before: run.live, after, step: run.step + 1 });
}
function watch(run, now) {
    const soakEnd = soakEndOf(run);
    if (run.plan.analysis !== null)
        return { kind: 'look', soakEnd };
    return now >= soakEnd ? { kind: 'advance' } : { kind: 'wait', until: soakEnd };
}
/** Stable traffic first; only then the registry. */
function takeBack(run) {
    if (!run.restored && run.plan.target !== null) {
        return effect({ kind: 'traffic', before: null, after: run.stable, step: run.step });
    }
    if (run.assigning) {
        return effect({ kind: 'assign', from: run.to.version, to: run.assignedFrom });
    }
    if (run.aliasing && run.plan.alias !== null) {
        const { alias } = run.plan;
        return effect({ kind: 'alias', alias, from: run.to.version, to: run.aliasFrom });
    }
    return { kind: 'advance' };
}
/**
 * The next thing to do for a promotion: a pure function of where it is and what time it is. What
 * was intended before and is not known to be done comes first.
 */
function nextCommand(run, now) {
    if (run.pending !== null)
        return effect(run.pending);
    switch (run.state) {
        case 'planned':
        case 'locked':
            if (run.plan.target === null)
                return afterSteps(run);
            return effect({ kind: 'deploy', version: run.to.version });
        case 'deployed':
            return afterStep(run);
        case 'shifting':
            throw new Error('A shift without an intention');
        case 'settling':
            return { kind: 'settle', deadline: Date.parse(run.since) + run.plan.settleMs };
        case 'shadow':
        case 'analysing':
            return run.passed ? afterStep(run) : watch(run, now);
        case 'promoted':
            return afterSteps(run);
        case 'baking':
            return watch(run, now);
        case 'aborting':
            return takeBack(run);
        case 'paused':
        case 'stuck':
        case 'done':
        case 'rolled_back':
            return { kind: 'stop' };
    }
}
/** Whether an effect gives the candidate more than it has: only then rules are asked. */
function isIncrease(run, of) {
    if (run.state === 'aborting' || run.kind === 'rollback')
        return false;
    if (of.kind === 'deploy' || of.kind === 'alias')
        return false;
    if (of.kind === 'assign')
        return run.plan.target === null;
    const share = ({ shares }) => shares.find(({ version }) => version === run.to.version)?.percent ?? 0;
    const { before, after } = of;
    return (share(after) > share(before ?? NO_TRAFFIC) ||
        (after.shadows.length > 0 && (before?.shadows.length ?? 0) === 0));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./packages/rollout/src/plan/plan.ts


const milliseconds = schemas/* number */.aig().nonnegative();
/** One step of a plan. */
const planStepSchema = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('shadow'), soakMs: milliseconds, pause: schemas/* boolean */.zMY() }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('traffic'),
        percent: schemas/* number */.aig().gt(0).max(100),
        soakMs: milliseconds,
        pause: schemas/* boolean */.zMY(),
    }),
]);
/** What is watched, and how it decides. */
const analysisPlanSchema = schemas/* object */.Ikc({
    /** Gate lines. */
    gates: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** How long a step may go on after its soak while nothing is decided. */
    horizonMs: milliseconds,
    /** Time between two looks. */
    intervalMs: schemas/* number */.aig().positive(),
    /** Everything else that decides, as it is configured: the source, its queries, alpha. */
    settings: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
});
/** How a version gets to its traffic. */
const planSchema = schemas/* object */.Ikc({
    strategy: schemas/* enum */.k5n(src/* STRATEGIES */.YL),
    steps: schemas/* array */.YOg(planStepSchema),
    bakeMs: milliseconds,
    settleMs: milliseconds,
    /** Alias that moves with the version. */
    alias: schemas/* string */.YjP().nullable(),
    analysis: analysisPlanSchema.nullable(),
    /** The target as it is configured. */
    target: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullable(),
});

;// CONCATENATED MODULE: ./packages/rollout/src/machine/state.ts





/** A version and its content; the digest is null where only another program registered it. */
const versionRefSchema = schemas/* object */.Ikc({ version: schemas/* string */.YjP(), sha256: schemas/* string */.YjP().nullable() });
/** A change of the world outside the journal. */
const effectSchema = schemas/* discriminatedUnion */.gMt('kind', [
    /** The version is made ready to take traffic, and gets none. */
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('deploy'), version: schemas/* string */.YjP() }),
    /** `before` is null for a restore: whatever is there. */
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('traffic'),
        before: trafficSchema.nullable(),
        after: trafficSchema,
        step: schemas/* int */.Whr().nonnegative(),
    }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('assign'), from: schemas/* string */.YjP().nullable(), to: schemas/* string */.YjP().nullable() }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('alias'),
        alias: schemas/* string */.YjP(),
        from: schemas/* string */.YjP().nullable(),
        to: schemas/* string */.YjP().nullable(),
    }),
]);
/** Why a promotion is taken back. */
const ABORT_CAUSES = [
    'analysis',
    'request',
    'not-ready',
    'target',
    'drift',
    'registry',
];
/** What was counted of both versions when a step began. */
const baselineSchema = schemas/* object */.Ikc({ candidate: countsSchema, stable: countsSchema });
const promotionStateSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    /** Counts the promotions of this id. */
    attempt: schemas/* int */.Whr().positive(),
    kind: schemas/* enum */.k5n(['promotion', 'rollback']),
    /** What had the traffic, and gets it back. */
    from: versionRefSchema.nullable(),
    to: versionRefSchema,
    plan: planSchema,
    reason: schemas/* string */.YjP().nullable(),
    by: schemas/* string */.YjP(),
    startedAt: iso/* datetime */.w$(),
    state: schemas/* enum */.k5n(src/* PROMOTION_STATES */.fX),
    /** Number of the step, from 1; 0 before the first. */
    step: schemas/* int */.Whr().nonnegative(),
    /** Whether that step is over, and the next may begin. */
    passed: schemas/* boolean */.zMY(),
    /** When the present state began. */
    since: iso/* datetime */.w$(),
    /** When it was found that traffic, registry and journal had nothing left to do. */
    finishedAt: iso/* datetime */.w$().nullable(),
    /** The traffic as it was last seen or made. */
    live: trafficSchema,
    /** The traffic before it began, which an abort restores. */
    stable: trafficSchema,
    /** Null where nothing is watched, and where it could not be read. */
    baseline: baselineSchema.nullable(),
    /** What was about to be done, and is not known to be done. */
    pending: effectSchema.nullable(),
    /** What the registry had in the environment before. */
    assignedFrom: schemas/* string */.YjP().nullable(),
    /** What the alias of the plan was before. */
    aliasFrom: schemas/* string */.YjP().nullable(),
    /** Registry changes that were begun. */
    assigning: schemas/* boolean */.zMY(),
    aliasing: schemas/* boolean */.zMY(),
    /** Registry changes that are done. */
    assigned: schemas/* boolean */.zMY(),
    aliased: schemas/* boolean */.zMY(),
    /** Steps whose pause was acknowledged. */
    acknowledged: schemas/* array */.YOg(schemas/* int */.Whr()),
    pausedAs: schemas/* enum */.k5n(src/* PROMOTION_STATES */.fX).nullable(),
    /** Why it is paused, taken back or stuck. */
    because: schemas/* string */.YjP().nullable(),
    cause: schemas/* enum */.k5n(ABORT_CAUSES).nullable(),
    /** Whether stable traffic is restored (while it is taken back). */
    restored: schemas/* boolean */.zMY(),
    /** Whether promotions that nobody asks for by hand are stopped afterwards. */
    setsHold: schemas/* boolean */.zMY(),
    /** Whether it ends such a stop: the newest version does. */
    liftsHold: schemas/* boolean */.zMY(),
});
/** A version that had all the traffic once. */
const historyEntrySchema = versionRefSchema.extend({
    at: iso/* datetime */.w$(),
    /** False once it was taken back. */
    good: schemas/* boolean */.zMY(),
});
const holdSchema = schemas/* object */.Ikc({ reason: schemas/* string */.YjP(), at: iso/* datetime */.w$() });
/** What the journal of an environment has come to. */
const rolloutStateSchema = schemas/* object */.Ikc({
    /** The version that has the traffic when no promotion is under way. */
    stable: versionRefSchema.nullable(),
    /** Newest first. */
    history: schemas/* array */.YOg(historyEntrySchema),
    /** Stops promotions that nobody asked for by hand. */
    hold: holdSchema.nullable(),
    /** The one under way, or the last one. */
    promotion: promotionStateSchema.nullable(),
});
const INITIAL_STATE = {
    stable: null,
    history: [],
    hold: null,
    promotion: null,
};
/** Whether nothing more will happen to a promotion by itself. */
function isOver({ state }) {
    return state === 'done' || state === 'rolled_back';
}
/** The promotion under way; one that is stuck is under way too. */
function activePromotion({ promotion }) {
    return promotion === null || isOver(promotion) ? null : promotion;
}

;// CONCATENATED MODULE: ./packages/rollout/src/machine/reduce.ts



/** Versions that had the traffic; more are forgotten. */
const MOST_HISTORY = 100;
/** Promotion with another state that begins now. */
function enter(run, state, at, more = {}) {
    return { ...run, state, since: at, pending: null, ...more };
}
/** A promotion is taken back; a rollback has nothing to go back to, and is stuck. */
function abort(run, at, cause, reason) {
    const more = { because: reason, cause, restored: false };
    return enter(run, run.kind === 'rollback' ? 'stuck' : 'aborting', at, more);
}
function intended(run, effect, at) {
    const next = { ...run, pending: effect };
    if (effect.kind === 'assign' && run.state !== 'aborting') {
        return { ...next, state: 'promoted', since: at, assigning: true };
    }
    if (effect.kind === 'alias' && run.state !== 'aborting')
        return { ...next, aliasing: true };
    if (effect.kind === 'traffic' && run.state !== 'aborting') {
        return { ...next, state: 'shifting', since: at, step: effect.step, passed: false };
    }
    return next;
}
function observed(run, effect, at) {
    const isBack = run.state === 'aborting';
    const next = { ...run, pending: null };
    switch (effect.kind) {
        case 'deploy':
            return enter(run, 'deployed', at);
        case 'traffic':
            if (isBack)
                return { ...next, live: effect.after, restored: true };
            return enter(run, 'settling', at, { live: effect.after });
        case 'assign':
            return isBack ? { ...next, assigning: false, assigned: false } : { ...next, assigned: true };
        case 'alias':
            return isBack ? { ...next, aliasing: false, aliased: false } : { ...next, aliased: true };
    }
}
function pause(run, at, reason) {
    return enter(run, 'paused', at, { because: reason, pausedAs: run.state });
}
function finish(run, at) {
    const state = run.kind === 'rollback' ? 'rolled_back' : 'done';
    return enter(run, state, at, { finishedAt: at });
}
function passStep(run, at) {
    if (run.state === 'baking')
        return finish(run, at);
    const needsWord = currentStep(run)?.pause === true && !run.acknowledged.includes(run.step);
    if (!needsWord)
        return { ...run, passed: true };
    return pause(run, at, `step ${run.step} is over, and waits for somebody to let it go on`);
}
function advanced(run, at) {
    switch (run.state) {
        case 'promoted':
        case 'locked':
            return run.plan.bakeMs > 0 ? enter(run, 'baking', at) : finish(run, at);
        case 'aborting':
            return enter(run, 'rolled_back', at, { finishedAt: at });
        default:
            return passStep(run, at);
    }
}
/** Whether a state ends well when nothing has failed. */
function countsFailuresOnly({ state, live, to }) {
    return state === 'baking' || state === 'shadow' || percentOf(live, to.version) >= 100;
}
function looked(run, verdict, summary, at) {
    const now = Date.parse(at);
    if (verdict === 'fail')
        return abort(run, at, 'analysis', summary);
    if (verdict === 'pass')
        return now >= soakEndOf(run) ? passStep(run, at) : run;
    // A shadow has no latency of its own, and beside all the traffic there is nothing to compare with:
    // only a failure counts.
    if (countsFailuresOnly(run))
        return now >= soakEndOf(run) ? passStep(run, at) : run;
    if (now < horizonOf(run))
        return run;
    if (run.acknowledged.includes(run.step))
        return passStep(run, at);
    return pause(run, at, `nothing was decided within the horizon of step ${run.step}: ${summary}`);
}
function settled(run, baseline, at) {
    const step = currentStep(run);
    if (step === null)
        return finish(run, at);
    return enter(run, step.kind === 'shadow' ? 'shadow' : 'analysing', at, { baseline });
}
/** A paused step was looked at by somebody: it counts as passed, once. */
function resumed(run, at) {
    const acknowledged = [...new Set([...run.acknowledged, run.step])];
    const back = enter(run, run.pausedAs ?? 'analysing', at, { acknowledged, pausedAs: null });
    return { ...back, because: null, passed: true };
}
function drifted(run, live, reason, at) {
    return { ...abort(run, at, 'drift', reason), live, setsHold: true };
}
function retried(run, at) {
    if (run.kind === 'promotion')
        return enter(run, 'aborting', at, { restored: false });
    const again = { step: 0, passed: false, because: null, cause: null };
    return enter(run, 'locked', at, again);
}
function nextRun(run, event, at) {
    switch (event.kind) {
        case 'intended':
            return intended(run, event.effect, at);
        case 'observed':
            return observed(run, event.effect, at);
        case 'settled':
            return settled(run, event.baseline, at);
        case 'looked':
            return looked(run, event.verdict, event.summary, at);
        case 'advanced':
            return advanced(run, at);
        case 'paused':
            return pause(run, at, event.reason);
        case 'resumed':
            return resumed(run, at);
        case 'aborted':
            return abort(run, at, event.cause, event.reason);
        case 'drifted':
            return drifted(run, event.live, event.reason, at);
        case 'stuck':
            return enter(run, 'stuck', at, { because: event.reason });
        case 'retried':
            return retried(run, at);
        default:
            return run;
    }
}
function marked(history, version) {
    return history.map((entry) => (entry.version === version ? { ...entry, good: false } : entry));
}
/** What becomes of the environment when a promotion is over. */
function conclude(state, run, at) {
    const isTakenBack = run.state === 'rolled_back' && run.kind === 'promotion';
    const isLifted = run.liftsHold && !isTakenBack;
    const hold = run.setsHold
        ? { reason: run.because ?? run.reason ?? `${run.to.version} was put back`, at }
        : isLifted
            ? null
            : state.hold;
    if (isTakenBack)
        return { ...state, hold };
    if (run.plan.strategy === 'shadow')
        return { ...state, hold };
    const before = run.kind === 'rollback' && run.from !== null
        ? marked(state.history, run.from.version)
        : state.history;
    const [newest] = before;
    const entry = { ...run.to, at, good: true };
    const history = newest?.version === run.to.version ? [entry, ...before.slice(1)] : [entry, ...before];
    return { ...state, stable: run.to, history: history.slice(0, MOST_HISTORY), hold };
}
function adopted(state, version, at) {
    if (version === null)
        return { ...state, stable: null };
    const entry = { ...version, at, good: true };
    const history = state.history[0]?.version === version.version ? state.history : [entry, ...state.history];
    return { ...state, stable: version, history };
}
/**
 * The state after an event: a pure function, so that the entries of a journal replayed give its
 * state.
 *
 * @param at the event's time, ISO 8601
 * @throws Error for an event that the state does not allow: a bug
 */
function reduce(state, event, at) {
    switch (event.kind) {
        case 'adopted':
            return adopted(state, event.version, at);
        case 'started':
        case 'restarted':
            return { ...state, promotion: event.promotion };
        case 'released':
            return { ...state, hold: null };
        default: {
            const run = activePromotion(state);
            if (run === null)
                throw new Error(`"${event.kind}" without a promotion under way`);
            const promotion = nextRun(run, event, at);
            const next = { ...state, promotion };
            return activePromotion(next) === null ? conclude(next, promotion, at) : next;
        }
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/machine/words.ts

function describeEffect(effect) {
    const name = (version) => version ?? 'nothing';
    switch (effect.kind) {
        case 'deploy':
            return `${effect.version} is made ready, without traffic`;
        case 'traffic':
            return `traffic: ${describeTraffic(effect.after)}`;
        case 'assign':
            return `registry: ${name(effect.from)} → ${name(effect.to)}`;
        case 'alias':
            return `alias ${effect.alias}: ${name(effect.from)} → ${name(effect.to)}`;
    }
}
/** An entry of the journal in words. */
function describeEvent(event) {
    switch (event.kind) {
        case 'adopted':
            return `${event.version.version} is taken as the stable version`;
        case 'started':
        case 'restarted': {
            const { from, to, plan, kind } = event.promotion;
            const what = kind === 'rollback' ? 'rollback' : plan.strategy;
            return `${what} of ${to.version}${from === null ? '' : ` over ${from.version}`}`;
        }
        case 'intended':
            return describeEffect(event.effect);
        case 'observed': {
            const found = event.how === 'found' ? ', found done' : '';
            const skipped = event.skipped === undefined ? '' : `, left alone: ${event.skipped}`;
            return `${describeEffect(event.effect)}${found}${skipped}`;
        }
        case 'settled':
            return 'the traffic is as it was told';
        case 'looked':
            return `${event.verdict} after ${event.looks} looks: ${event.summary}`;
        case 'advanced':
            return event.what;
        case 'paused':
        case 'stuck':
        case 'released':
            return event.reason;
        case 'resumed':
        case 'retried':
            return event.reason ?? 'no reason given';
        case 'aborted':
            return `${event.cause}: ${event.reason}`;
        case 'drifted':
            return `${event.reason}; live is: ${describeTraffic(event.live)}`;
    }
}
/** What is over when a promotion goes on to its next state, in words. */
function describeAdvance(run) {
    switch (run.state) {
        case 'promoted':
            return run.kind === 'rollback' ? 'rolled back' : 'traffic and registry are in place';
        case 'baking':
            return 'baked';
        case 'aborting':
            return 'taken back';
        default:
            return `step ${run.step} of ${run.plan.steps.length} is over`;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/port.ts

/** The traffic is not what it was expected to be: somebody else changed it. Nothing was written. */
class TargetChanged extends src/* InputError */.dz {
    live;
    constructor(detail, live) {
        super('target', detail);
        this.live = live;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/execute/perform.ts




/** Pauses between attempts at a target that does not answer, in milliseconds. */
const PAUSES = [250, 1000, 3000];
/** Tries again what failed for reasons that may pass. */
async function persist({ clock, logger }, signal, attempt) {
    for (const pause of PAUSES) {
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (error) {
            const isFinal = error instanceof TargetChanged ||
                error instanceof registry_src/* RegistryConflict */.mW ||
                error instanceof registry_src/* LeaseLost */.Vj;
            if (isFinal)
                throw error;
            logger.warning(`${(0,src/* messageOf */.bD)(error)}; trying again`);
        }
        await clock.sleep(pause, signal);
    }
    return attempt();
}
function requireTarget({ target }) {
    if (target === null)
        throw new Error('A change of traffic without a target');
    return target;
}
/** Sets traffic whatever it is, and looks whether it is so. */
async function restore(target, after) {
    await target.write(after, null);
    const live = await target.read();
    if (isSameTraffic(live, after))
        return { how: 'done' };
    throw new src/* InputError */.dz('target', `${target.description} was told ${describeTraffic(after)} and has ${describeTraffic(live)}`);
}
/**
 * Changes traffic from what it was to what it shall be. Live traffic decides what there is to do:
 * after a crash it may be changed already, not yet, or half.
 *
 * @throws TargetChanged when it is none of these
 */
async function shift(target, before, after) {
    const live = await target.read();
    if (isSameTraffic(live, after))
        return { how: 'found' };
    if (!isSameTraffic(live, before) && !isTorn(live, before, after)) {
        throw new TargetChanged(`${target.description} has ${describeTraffic(live)}; it was ${describeTraffic(before)} and ` +
            `should become ${describeTraffic(after)}: somebody else changed it`, live);
    }
    await target.write(after, live);
    return { how: 'done' };
}
/** What the registry has now: the version in the environment, or of the alias. */
async function registered({ registry, model, environment }, alias) {
    const state = await registry.model(model);
    if (alias !== null)
        return state?.aliases.get(alias) ?? null;
    const entry = state?.assignments.find((assignment) => assignment.environment === environment);
    return entry?.version ?? null;
}
async function changeRegistry(ports, run, effect) {
    const { registry, model, environment, by } = ports;
    const alias = effect.kind === 'alias' ? effect.alias : null;
    const { from, to } = effect;
    const current = await registered(ports, alias);
    if (current === to)
        return { how: 'found' };
    const isBack = run.state === 'aborting';
    if (isBack && current !== from) {
        return {
            how: 'found',
            skipped: `the registry has ${current ?? 'nothing'} there, by another hand`,
        };
    }
    const reason = (isBack ? run.because : run.reason) ?? `promotion ${run.id}`;
    const change = { model, version: to, expected: from, by, reason };
    if (alias === null)
        await registry.assign({ ...change, environment });
    else
        await registry.alias({ ...change, alias });
    return { how: 'done' };
}
/**
 * Brings an effect about, or finds that it has come about already: the same code the first time and
 * after a crash.
 */
async function perform(ports, run, effect) {
    switch (effect.kind) {
        case 'deploy': {
            await requireTarget(ports).deploy({ version: effect.version, sha256: run.to.sha256 });
            return { how: 'done' };
        }
        case 'traffic': {
            const target = requireTarget(ports);
            if (effect.before === null || run.kind === 'rollback')
                return restore(target, effect.after);
            return shift(target, effect.before, effect.after);
        }
        case 'assign':
        case 'alias':
            return changeRegistry(ports, run, effect);
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/execute/engine.ts








/** Time between two looks at a target that has not settled yet. */
const SETTLE_PAUSE = 250;
/** Longest sleep without looking whether somebody changed the traffic. */
const LONGEST_SLEEP = 10_000;
/** Whether an error is about the right to go on, and not about what was tried. */
function isOutOfHand(error) {
    return error instanceof registry_src/* LeaseLost */.Vj || error instanceof registry_src/* JournalChanged */.SK;
}
/**
 * Does what the state machine asks for: an intention is written, then acted on, then what came of it
 * is written. Wherever it is stopped, the next run goes on from there.
 */
class Engine {
    #ports;
    #session;
    #lastLook = null;
    #looks = 0;
    constructor(ports, session) {
        this.#ports = ports;
        this.#session = session;
    }
    /**
     * Goes on until the promotion is over, somebody has to act, or time has to pass.
     *
     * @param wait whether passing time is slept through
     */
    async run(wait) {
        for (;;) {
            const run = this.#session.active;
            if (run === null)
                return this.#standing(null, null);
            const command = nextCommand(run, this.#now());
            const standing = await this.#obey(run, command, wait);
            if (standing !== null)
                return standing;
        }
    }
    #now() {
        return this.#ports.clock.now().getTime();
    }
    #standing(nextLookAt, block) {
        return {
            nextLookAt: nextLookAt === null ? null : new Date(nextLookAt),
            block,
            look: this.#lastLook?.look ?? null,
        };
    }
    /** Null: go on with the next command. */
    async #obey(run, command, wait) {
        switch (command.kind) {
            case 'stop':
                return this.#standing(null, null);
            case 'effect':
                return this.#bringAbout(run, command.effect, wait);
            case 'settle':
                return this.#settle(run, command.deadline);
            case 'advance':
                await this.#session.append({ kind: 'advanced', what: describeAdvance(run) });
                return null;
            case 'wait':
                return this.#pass(run, command.until, wait);
            case 'look':
                return this.#watch(run, wait);
        }
    }
    async #bringAbout(run, effect, wait) {
        if (run.pending === null) {
            if (isIncrease(run, effect)) {
                const block = await this.#blockOf(run, effect);
                if (block !== null)
                    return this.#waitForBlock(run, block, wait);
                if (this.#session.active !== run)
                    return null;
            }
            await this.#session.append({ kind: 'intended', effect });
            return null;
        }
        try {
            const { signal } = this.#session;
            const performed = await persist(this.#ports, signal, () => perform(this.#ports, run, effect));
            await this.#session.append({ kind: 'observed', effect, ...performed });
        }
        catch (error) {
            await this.#failed(run, effect, error);
        }
        return null;
    }
    /** What a failed effect leads to. */
    async #failed(run, effect, error) {
        if (isOutOfHand(error))
            throw error;
        const reason = (0,src/* messageOf */.bD)(error);
        if (error instanceof TargetChanged && run.state !== 'aborting') {
            await this.#session.append({ kind: 'drifted', live: error.live, reason });
        }
        else if (error instanceof registry_src/* RegistryConflict */.mW) {
            await this.#session.append({ kind: 'aborted', cause: 'registry', reason });
        }
        else if (effect.kind === 'assign' || effect.kind === 'alias') {
            // The traffic is right; the intention is kept, and the next run goes on.
            throw error;
        }
        else if (run.state === 'aborting') {
            await this.#session.append({ kind: 'stuck', reason });
        }
        else {
            await this.#session.append({ kind: 'aborted', cause: 'target', reason });
        }
    }
    /** Why traffic must not go up now; a candidate that is not ready, or a changed registry, ends it. */
    async #blockOf(run, effect) {
        for (const rules of this.#ports.rules) {
            const block = await rules.blocks(run, effect, this.#ports.clock.now());
            if (block !== null)
                return block;
        }
        const current = await registered(this.#ports, null);
        if (current !== run.assignedFrom && current !== run.to.version) {
            await this.#session.append({
                kind: 'aborted',
                cause: 'registry',
                reason: `the registry has ${current ?? 'nothing'} in the environment, and had ${run.assignedFrom ?? 'nothing'}: somebody else changed it`,
            });
            return null;
        }
        const problem = await this.#awaitReadiness(run);
        if (problem === null)
            return null;
        await this.#session.append({ kind: 'aborted', cause: 'not-ready', reason: problem });
        return null;
    }
    async #waitForBlock(run, block, wait) {
        const until = block.until?.getTime() ?? null;
        if (!wait || until === null)
            return this.#standing(until, block);
        this.#ports.logger.notice(block.reason);
        return this.#pass(run, until, wait);
    }
    /** @returns why the candidate does not get ready, or null when it is */
    async #awaitReadiness(run) {
        const { target, clock } = this.#ports;
        if (target === null)
            return null;
        const deadline = this.#now() + run.plan.settleMs;
        for (;;) {
            const readiness = await target.readiness(run.to.version).catch((error) => ({
                ready: false,
                reason: (0,src/* messageOf */.bD)(error),
            }));
            if (readiness.ready)
                return null;
            if (this.#now() >= deadline)
                return `${run.to.version} is not ready: ${readiness.reason}`;
            await clock.sleep(SETTLE_PAUSE, this.#session.signal);
        }
    }
    /** What has been counted so far; null where nothing is watched, or where it cannot be read. */
    async #baselineOf(run) {
        const { analysis, clock } = this.#ports;
        if (analysis === null || run.plan.analysis === null)
            return null;
        try {
            return await persist(this.#ports, this.#session.signal, () => analysis.begin(run, clock.now()));
        }
        catch (error) {
            this.#session.signal.throwIfAborted();
            this.#ports.logger.warning(`the metrics cannot be read: ${(0,src/* messageOf */.bD)(error)}`);
            return null;
        }
    }
    /** Waits until the target shows what it was told. */
    async #settle(run, deadline) {
        const { target, clock } = this.#ports;
        if (target === null)
            throw new Error('Nothing settles without a target');
        for (;;) {
            let reason;
            try {
                const live = await target.read();
                if (isSameTraffic(live, run.live)) {
                    await this.#session.append({ kind: 'settled', baseline: await this.#baselineOf(run) });
                    return null;
                }
                reason = `${target.description} does not show the traffic that it was told`;
            }
            catch (error) {
                if (isOutOfHand(error))
                    throw error;
                reason = (0,src/* messageOf */.bD)(error);
            }
            if (this.#now() >= deadline) {
                await this.#session.append({ kind: 'aborted', cause: 'target', reason });
                return null;
            }
            await clock.sleep(SETTLE_PAUSE, this.#session.signal);
        }
    }
    /** Looks whether the traffic is still as it was made. @returns false when it was not */
    async #isUndisturbed(run) {
        const { target, logger } = this.#ports;
        if (target === null)
            return true;
        try {
            const live = await target.read();
            if (isSameTraffic(live, run.live))
                return true;
            const reason = `${target.description} was changed by somebody else`;
            await this.#session.append({ kind: 'drifted', live, reason });
            return false;
        }
        catch (error) {
            if (isOutOfHand(error))
                throw error;
            logger.warning(`the traffic could not be read: ${(0,src/* messageOf */.bD)(error)}`);
            return true;
        }
    }
    /** Lets time pass, or says when it has. */
    async #pass(run, until, wait) {
        if (!(await this.#isUndisturbed(run)))
            return null;
        const left = until - this.#now();
        if (left <= 0)
            return null;
        if (!wait)
            return this.#standing(until, null);
        await this.#ports.clock.sleep(Math.min(left, LONGEST_SLEEP), this.#session.signal);
        return null;
    }
    async #watch(run, wait) {
        const { analysis, clock } = this.#ports;
        const plan = run.plan.analysis;
        if (analysis === null || plan === null) {
            throw new src/* ConfigurationError */.j1('promote', `analysis: is missing, and promotion ${run.id} is watched by it; put it back, or promote ` +
                `${run.to.version} again, which begins anew without it`);
        }
        const due = (this.#lastLook?.at ?? -Infinity) + plan.intervalMs;
        if (this.#now() < due) {
            const end = soakEndOf(run);
            return this.#pass(run, end > this.#now() ? Math.min(due, end) : due, wait);
        }
        if (!(await this.#isUndisturbed(run)))
            return null;
        const look = await analysis.look(run, clock.now());
        this.#looks += 1;
        this.#lastLook = { at: this.#now(), look };
        const isDue = this.#now() >= soakEndOf(run);
        const decides = look.verdict === 'fail' ||
            (isDue &&
                (look.verdict === 'pass' || countsFailuresOnly(run) || this.#now() >= horizonOf(run)));
        if (decides || !wait) {
            const { verdict, summary } = look;
            await this.#session.append({ kind: 'looked', verdict, summary, looks: this.#looks });
        }
        if (decides) {
            this.#lastLook = null;
            return null;
        }
        const next = Math.max(this.#now() + plan.intervalMs, 0);
        return wait ? null : this.#standing(isDue ? next : Math.min(next, soakEndOf(run)), null);
    }
}
/** The candidate's share of the traffic as it was last seen. */
function trafficOf(run) {
    return percentOf(run.live, run.to.version);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/rollout/src/plan/identity.ts

/** JSON with the keys of every object in order: the same text for the same content. */
function canonicalJson(value) {
    return JSON.stringify(value, (_, item) => typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
/** The content of a plan as a digest: another plan is another promotion. */
function planHash(plan) {
    return sha256(canonicalJson(plan));
}
/** Digits of an id: enough that two promotions of one environment never share it. */
const ID_LENGTH = 16;
/**
 * The id of a promotion: of the candidate's content, the content that it replaces, the environment
 * and the plan. The same request has the same id, so that a run that starts again goes on.
 */
function promotionId(request) {
    const { kind, candidate, stable, environment, plan } = request;
    return sha256(canonicalJson([kind, candidate, stable, environment, planHash(plan)])).slice(0, ID_LENGTH);
}

;// CONCATENATED MODULE: ./packages/rollout/src/execute/begin.ts




/** Reads registry and target. */
async function lookAround(ports, plan) {
    const { registry, target, model, environment } = ports;
    const registered = await registry.model(model);
    const entry = registered?.assignments.find((one) => one.environment === environment);
    return {
        registered,
        assigned: entry?.version ?? null,
        aliased: plan.alias === null ? null : (registered?.aliases.get(plan.alias) ?? null),
        live: plan.target === null || target === null ? null : await target.read(),
    };
}
function refOf({ version, record }) {
    return { version, sha256: record?.digest.sha256 ?? null };
}
function findRef({ registered }, version) {
    const found = registered?.versions.find((one) => one.version === version);
    return found === undefined ? { version, sha256: null } : refOf(found);
}
/** The only version with traffic, or null. */
function soleVersion(live) {
    const shares = live?.shares.filter(({ percent }) => percent > 0) ?? [];
    return shares.length === 1 ? (shares[0]?.version ?? null) : null;
}
function isIdle(live) {
    return live.shares.every(({ percent }) => percent <= 0) && live.shadows.length === 0;
}
function unclear(ports, detail, remedy) {
    const where = ports.target?.description ?? ports.environment;
    return new src/* InputError */.dz('target', `${where}: ${detail}; ${remedy}`);
}
/**
 * The version that has the traffic now, as registry, journal and target agree on it; null when
 * nothing was ever promoted.
 *
 * @param candidate what is about to be promoted: traffic that it has already needs no owner
 * @throws InputError when they do not agree
 */
function stableVersion(ports, state, around, candidate) {
    const { live, assigned } = around;
    const sole = soleVersion(live);
    const known = assigned ?? state.stable?.version ?? null;
    if (known === null) {
        if (live === null || isIdle(live) || sole === candidate)
            return null;
        const isRegistered = around.registered?.versions.some(({ version }) => version === sole);
        if (sole !== null && isRegistered === true)
            return findRef(around, sole);
        throw unclear(ports, `traffic goes to ${describeTraffic(live)}, and the registry has no version in ${ports.environment}`, 'register and assign what is live first, or take the traffic away');
    }
    const isAsKnown = live === null || isIdle(live) || isSameTraffic(live, allTo(known));
    if (isAsKnown || known === candidate)
        return findRef(around, known);
    throw unclear(ports, `traffic is ${describeTraffic(live)}, and ${known} should have all of it`, `restore it with \`slipway rollback --environment ${ports.environment} --version ${known}\`, then promote`);
}
const AT_ONCE = [{ kind: 'traffic', percent: 100, soakMs: 0, pause: false }];
/** The plan without steps and analysis: there is nothing to compare with, or no need to. */
function shortened(plan) {
    if (plan.strategy === 'batch')
        return plan;
    return { ...plan, steps: AT_ONCE, analysis: null };
}
/** Whether the steps are gone through. */
function routeOf(state, stable, candidate, plan, window) {
    if (plan.strategy === 'shadow')
        return 'steps';
    if (stable === null)
        return 'first';
    if (stable.version === candidate)
        return 'same';
    const earlier = state.history.filter(({ version }) => version !== stable.version);
    const recent = [...new Set(earlier.map(({ version }) => version))].slice(0, window);
    const isGood = earlier.some(({ version, good }) => version === candidate && good);
    const isOlder = (0,registry_src/* compareVersions */.Zy)(candidate, stable.version) < 0;
    return isOlder && isGood && recent.includes(candidate) ? 'known' : 'steps';
}
const ROUTE_NOTES = {
    steps: null,
    first: 'the first version in the environment: there is nothing to compare with, steps are skipped',
    known: 'it was in the environment within the rollback window: steps and analysis are skipped',
    same: 'it is in the environment already: traffic, registry and journal are made to agree',
};
/** A version's content, or its name where the content is not known. */
function identity({ version, sha256 }) {
    return sha256 ?? `version ${version}`;
}
/** The id that a promotion has, or would have. */
function idOf(environment, { kind, candidate, stable, plan }) {
    return promotionId({
        kind,
        candidate: identity(candidate),
        stable: stable === null ? null : identity(stable),
        environment,
        plan,
    });
}
/** A promotion at its beginning. */
function newRun(ports, state, around, beginning, at) {
    const { kind, candidate, stable, route, reason } = beginning;
    const id = idOf(ports.environment, beginning);
    const plan = route === 'steps' ? beginning.plan : shortened(beginning.plan);
    const live = around.live ?? NO_TRAFFIC;
    const latest = (0,registry_src/* latestOf */.Te)(around.registered?.versions ?? []);
    const isOlder = stable !== null && (0,registry_src/* compareVersions */.Zy)(candidate.version, stable.version) < 0;
    return {
        id,
        attempt: state.promotion?.id === id ? state.promotion.attempt + 1 : 1,
        kind,
        from: stable,
        to: candidate,
        plan,
        reason,
        by: ports.by.name,
        startedAt: at,
        state: 'locked',
        step: 0,
        passed: false,
        since: at,
        finishedAt: null,
        live,
        stable: stable === null ? { ...NO_TRAFFIC } : allTo(stable.version),
        baseline: null,
        pending: null,
        assignedFrom: around.assigned,
        aliasFrom: around.aliased,
        assigning: false,
        aliasing: false,
        assigned: false,
        aliased: false,
        acknowledged: [],
        pausedAs: null,
        because: null,
        cause: null,
        restored: false,
        setsHold: kind === 'rollback' || isOlder,
        liftsHold: latest?.version === candidate.version,
    };
}
/** Whether everything is as it would be after promoting the version. */
function isInPlace(around, plan, version) {
    const { live, assigned, aliased } = around;
    return (assigned === version &&
        (plan.alias === null || aliased === version) &&
        (live === null || (percentOf(live, version) >= 99.99 && isSameTraffic(live, allTo(version)))));
}

;// CONCATENATED MODULE: ./packages/rollout/src/execute/session.ts




function dataOf({ kind: _, ...data }) {
    return JSON.parse(JSON.stringify(data));
}
/**
 * The right to move one environment, for a time: the journal under its lease. Every entry carries
 * the lease's fencing number; once somebody else has the lease, nothing is written any more.
 */
class Session {
    entries = [];
    #ports;
    #lease;
    #snapshot = null;
    constructor(ports, lease) {
        this.#ports = ports;
        this.#lease = lease;
    }
    /** @throws LeaseHeld when somebody else is at it */
    static async open(ports) {
        const { journal, holder, by, leaseMs, isGone } = ports;
        const request = { holder, by, duration: leaseMs, ...(isGone === undefined ? {} : { isGone }) };
        const lease = await (0,registry_src/* keepLease */.yx)(journal, request);
        const session = new Session(ports, lease);
        try {
            session.#snapshot = await journal.read();
            if (session.state.promotion !== null)
                ports.observe?.(session.state.promotion);
        }
        catch (error) {
            await lease.release().catch(() => undefined);
            throw error;
        }
        return session;
    }
    /** Aborted when the lease is lost. */
    get signal() {
        return this.#lease.signal;
    }
    get state() {
        return this.#snapshot?.state ?? INITIAL_STATE;
    }
    get active() {
        return activePromotion(this.state);
    }
    /** Writes an event. @throws LeaseLost when somebody else has the lease */
    async append(event) {
        this.signal.throwIfAborted();
        const { journal, by, environment, logger, observe } = this.#ports;
        const text = describeEvent(event);
        const snapshot = await journal.update((before) => {
            const clock = journal.now();
            const at = before === null || clock > before.at ? clock : before.at;
            return {
                kind: event.kind,
                data: dataOf(event),
                state: reduce(before?.state ?? INITIAL_STATE, event, at.toISOString()),
                by,
                title: `${environment}: ${event.kind}: ${text}`,
                fence: this.#lease.lease.fence,
            };
        });
        if (snapshot === null)
            throw new Error('The journal is gone');
        this.#snapshot = snapshot;
        const at = snapshot.at.toISOString();
        this.entries.push({ sequence: snapshot.sequence, at, kind: event.kind, by: by.name, text });
        logger.info(`${at} ${event.kind}: ${text}`);
        if (snapshot.state.promotion !== null && event.kind !== 'adopted') {
            observe?.(snapshot.state.promotion);
        }
        return snapshot.state;
    }
    /** Gives the lease back. */
    async close() {
        await this.#lease.release();
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/execute/promote.ts






const NOTHING_TO_DO = { nextLookAt: null, block: null, look: null };
/** The traffic for the result; what cannot be read is left open. */
async function liveOf({ target }) {
    return target === null ? null : target.read().catch(() => null);
}
async function candidateOf({ registry, model }, text) {
    const state = await registry.model(model);
    const latest = text === 'latest' ? (0,registry_src/* latestOf */.Te)(state?.versions ?? []) : null;
    const found = latest ?? (0,registry_src/* requireVersion */.eU)(state, model, text);
    if (found.active)
        return found;
    throw new src/* InputError */.dz('version', `${model} ${found.version} was taken out of use; choose another`);
}
function refuseHold(state, isAutomatic) {
    if (state.hold === null || !isAutomatic)
        return;
    throw new src/* InputError */.dz('version', `promotions that start by themselves are on hold since ${state.hold.at} (${state.hold.reason}); ` +
        'promote by hand (workflow_dispatch, or the command line)');
}
function refuseOther(active, environment) {
    return new src/* InputError */.dz('version', `${active.to.version} is being promoted to ${environment} (promotion ${active.id}, ` +
        `${active.state}, since ${active.startedAt}); let it end, or take it back with ` +
        `\`slipway rollback --environment ${environment}\``);
}
function decideOnActive(ports, active, candidate, plan) {
    const stays = active.kind === 'rollback' || active.state === 'aborting' || active.state === 'stuck';
    if (active.to.version !== candidate.version || active.kind === 'rollback') {
        throw refuseOther(active, ports.environment);
    }
    const ref = refOf(candidate);
    const id = idOf(ports.environment, {
        kind: 'promotion',
        candidate: ref,
        stable: active.from,
        plan,
    });
    return id === active.id || stays || active.assigning ? 'resume' : 'restart';
}
async function decide(ports, state, request) {
    const { version, plan, reason } = request;
    const active = activePromotion(state);
    if (version === null)
        return { kind: active === null ? 'nothing' : 'resume', run: active, note: null };
    const candidate = await candidateOf(ports, version);
    const at = ports.clock.now().toISOString();
    if (active !== null) {
        const kind = decideOnActive(ports, active, candidate, plan);
        if (kind === 'resume')
            return { kind, run: active, note: null };
        await request.admit(candidate);
        const around = await lookAround(ports, plan);
        const beginning = { candidate: refOf(candidate), stable: active.from, plan, reason };
        const route = routeOf(state, active.from, candidate.version, plan, request.rollbackWindow);
        const fresh = newRun(ports, state, around, { kind: 'promotion', ...beginning, route }, at);
        return { kind, run: fresh, note: 'the plan changed: it begins again at its first step' };
    }
    refuseHold(state, request.isAutomatic);
    await request.admit(candidate);
    const around = await lookAround(ports, plan);
    const stable = stableVersion(ports, state, around, candidate.version);
    const route = routeOf(state, stable, candidate.version, plan, request.rollbackWindow);
    const beginning = {
        kind: 'promotion',
        candidate: refOf(candidate),
        stable,
        plan,
        route,
        reason,
    };
    const run = newRun(ports, state, around, beginning, at);
    if (route === 'same' && isInPlace(around, plan, candidate.version)) {
        const note = 'traffic, registry and journal agree: it is in place';
        return { kind: 'in-place', run: { ...run, state: 'done', assigned: true }, note };
    }
    return { kind: 'start', run, note: ROUTE_NOTES[route] };
}
/** Brings the journal to where the decision says, and goes on from there. */
async function carryOut(ports, session, decision, request) {
    const { run, kind } = decision;
    if (kind === 'nothing' || kind === 'in-place' || run === null) {
        await adoptStable(session, run);
        return NOTHING_TO_DO;
    }
    if (kind === 'start') {
        await adoptStable(session, run);
        await session.append({ kind: 'started', promotion: run });
    }
    if (kind === 'restart')
        await session.append({ kind: 'restarted', promotion: run });
    if (kind === 'resume' && request.resume && run.state === 'paused') {
        await session.append({ kind: 'resumed', reason: request.reason });
    }
    return new Engine(ports, session).run(request.wait);
}
/** The journal learns of a version that came into the environment without it. */
async function adoptStable(session, run) {
    const from = run?.from ?? null;
    if (from === null || session.state.stable?.version === from.version)
        return;
    await session.append({ kind: 'adopted', version: from });
}
/**
 * Promotes a version, or goes on with the promotion under way.
 *
 * @throws LeaseHeld when another run is at it
 * @throws UserError when it must not, or cannot, be begun; then nothing was touched
 */
async function promote(ports, request) {
    const session = await Session.open(ports);
    try {
        const decision = await decide(ports, session.state, request);
        const standing = await carryOut(ports, session, decision, request);
        return {
            run: decision.kind === 'in-place' ? decision.run : session.state.promotion,
            standing,
            entries: session.entries,
            notes: decision.note === null ? [] : [decision.note],
            live: await liveOf(ports),
        };
    }
    finally {
        await session.close();
    }
}
/** What `promote` would do; nothing is touched, and no lease is taken. */
async function planPromotion(ports, request) {
    const snapshot = await ports.journal.read();
    const state = snapshot?.state ?? INITIAL_STATE;
    const { kind, run, note } = await decide(ports, state, request);
    const isNew = kind === 'start' || kind === 'restart';
    return {
        run: run === null || !isNew ? run : { ...run, state: 'planned' },
        standing: NOTHING_TO_DO,
        entries: [],
        notes: note === null ? [] : [note],
        live: await liveOf(ports),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/execute/rollback.ts









const rollback_AT_ONCE = [{ kind: 'traffic', percent: 100, soakMs: 0, pause: false }];
function rollbackPlan(plan) {
    const steps = plan.target === null ? [] : rollback_AT_ONCE;
    const strategy = plan.target === null ? 'batch' : 'all-at-once';
    return { ...plan, strategy, steps, analysis: null, bakeMs: 0 };
}
function nothingBefore(environment, state) {
    const current = state.stable === null ? 'nothing' : `${state.stable.version} alone`;
    return new src/* InputError */.dz('version', `there is no good version to go back to in ${environment}: ${current} was there; promote one`);
}
/** The version to go back to. */
function destination(environment, state, wanted) {
    const current = state.stable?.version ?? null;
    if (wanted === null) {
        const good = state.history.find((entry) => entry.good && entry.version !== current);
        if (good === undefined)
            throw nothingBefore(environment, state);
        return { version: good.version, sha256: good.sha256 };
    }
    const version = (0,registry_src/* checkedVersion */.Gf)(wanted);
    if (state.stable?.version === version)
        return state.stable;
    const known = state.history.find((entry) => entry.version === version);
    if (known !== undefined)
        return { version, sha256: known.sha256 };
    const names = [...new Set(state.history.map((entry) => entry.version))];
    throw new src/* InputError */.dz('version', `${version} never had the traffic in ${environment}` +
        `${names.length === 0 ? '' : ` (${names.join(', ')} had)`}; promote it instead`);
}
/** What of the world can be seen; a registry or a target that is down does not keep from going back. */
async function lookAroundBravely(ports, plan, state) {
    try {
        return await lookAround(ports, plan);
    }
    catch {
        const assigned = await registered(ports, null).catch(() => state.stable?.version ?? null);
        const aliased = plan.alias === null ? null : await registered(ports, plan.alias).catch(() => assigned);
        return { registered: null, assigned, aliased, live: NO_TRAFFIC };
    }
}
async function newRollback(ports, state, request) {
    const plan = rollbackPlan(request.plan);
    const candidate = destination(ports.environment, state, request.version);
    const around = await lookAroundBravely(ports, plan, state);
    const beginning = {
        kind: 'rollback',
        candidate,
        stable: state.stable,
        plan,
        route: 'steps',
        reason: request.reason,
    };
    const at = ports.clock.now().toISOString();
    return newRun(ports, state, around, beginning, at);
}
/** What rolling back means for the promotion that is under way. */
function isTakingBack(active, version, environment) {
    if (version === null)
        return true;
    const wanted = (0,registry_src/* checkedVersion */.Gf)(version);
    if (active.kind === 'promotion' && active.to.version === wanted) {
        throw new src/* ConfigurationError */.j1('version', `${wanted} is the version that is being promoted to ${environment}; rolling back takes it away: ` +
            'leave version out');
    }
    return active.kind === 'rollback'
        ? active.to.version === wanted
        : active.from?.version === wanted;
}
/** Takes back what is under way. */
async function rollback_takeBack(session, active, reason) {
    if (active.state === 'stuck') {
        await session.append({ kind: 'retried', reason });
    }
    else if (active.kind === 'promotion' && active.state !== 'aborting') {
        const words = reason ?? 'asked for';
        await session.append({ kind: 'aborted', cause: 'request', reason: words });
    }
}
/**
 * Goes back: takes back the promotion under way, or puts the last good or a named version back.
 * Steps and analysis are skipped, freezes and approvals are not asked.
 *
 * @throws LeaseHeld when another run is at it
 * @throws UserError when there is nothing to go back to
 */
async function rollback(ports, request) {
    const session = await Session.open(ports);
    try {
        const engine = new Engine(ports, session);
        let standing = null;
        const { active } = session;
        const isBack = active !== null && isTakingBack(active, request.version, ports.environment);
        if (active !== null) {
            await rollback_takeBack(session, active, request.reason);
            standing = await engine.run(true);
        }
        if (!isBack && session.active === null) {
            const run = await newRollback(ports, session.state, request);
            await session.append({ kind: 'started', promotion: run });
            standing = await engine.run(true);
        }
        return {
            run: session.state.promotion,
            standing: standing ?? { nextLookAt: null, block: null, look: null },
            entries: session.entries,
            notes: [],
            live: await liveOf(ports),
        };
    }
    finally {
        await session.close();
    }
}
/** What `rollback` would do; nothing is touched. */
async function planRollback(ports, request) {
    const snapshot = await ports.journal.read();
    const state = snapshot?.state ?? INITIAL_STATE;
    const active = activePromotion(state);
    const isBack = active !== null && isTakingBack(active, request.version, ports.environment);
    const run = isBack ? active : await newRollback(ports, state, request);
    return {
        run: { ...run, state: 'planned' },
        standing: { nextLookAt: null, block: null, look: null },
        entries: [],
        notes: isBack ? [`promotion ${run.id} would be taken back`] : [],
        live: await liveOf(ports),
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/rollout/src/kubernetes/access.ts





/** Where a pod finds its service account. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const clusterSchema = schemas/* looseObject */._H3({
    server: schemas/* url */.OZ5(),
    'certificate-authority': schemas/* string */.YjP().optional(),
    'certificate-authority-data': schemas/* string */.YjP().optional(),
    'insecure-skip-tls-verify': schemas/* boolean */.zMY().optional(),
});
const userSchema = schemas/* looseObject */._H3({
    token: schemas/* string */.YjP().optional(),
    tokenFile: schemas/* string */.YjP().optional(),
    'client-certificate': schemas/* string */.YjP().optional(),
    'client-certificate-data': schemas/* string */.YjP().optional(),
    'client-key': schemas/* string */.YjP().optional(),
    'client-key-data': schemas/* string */.YjP().optional(),
});
const kubeconfigSchema = schemas/* looseObject */._H3({
    'current-context': schemas/* string */.YjP().default(''),
    clusters: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), cluster: clusterSchema })).default([]),
    users: schemas/* array */.YOg(schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), user: userSchema.nullish() })).default([]),
    contexts: schemas/* array */.YOg(schemas/* looseObject */._H3({
        name: schemas/* string */.YjP(),
        context: schemas/* looseObject */._H3({
            cluster: schemas/* string */.YjP(),
            user: schemas/* string */.YjP(),
            namespace: schemas/* string */.YjP().optional(),
        }),
    }))
        .default([]),
});
function wrong(detail) {
    return new src/* ConfigurationError */.j1('target', detail);
}
function fileAt(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        throw wrong(`${external_node_path_default().basename(file)} cannot be read: ${(0,src/* messageOf */.bD)(error)}`);
    }
}
function named(items, name, what) {
    const found = items.find((item) => item.name === name);
    if (found !== undefined)
        return found;
    const names = items.map((item) => item.name);
    throw wrong(`kubeconfig: there is no ${what} "${name}"; it has ${(0,src/* listNames */.Zv)(names) || 'none'}`);
}
/** The token: that of the variable before that of the kubeconfig. */
function tokenOf(user, given, folder) {
    if (given !== undefined && given !== '')
        return () => given;
    const { token, tokenFile } = user;
    if (token !== undefined && token !== '')
        return () => token;
    if (tokenFile === undefined)
        return () => null;
    return () => fileAt(external_node_path_default().resolve(folder, tokenFile)).trim();
}
/** Text that is in the kubeconfig (base64), or in a file beside it. */
function pem(data, file, folder) {
    if (data !== undefined)
        return Buffer.from(data, 'base64').toString('utf8');
    return file === undefined ? undefined : fileAt(external_node_path_default().resolve(folder, file));
}
/**
 * The cluster of a context of a kubeconfig.
 *
 * @param context null: the current one
 * @param token goes before the kubeconfig's
 * @throws ConfigurationError for what it has not, and for ways to log in that start programs
 */
function accessOfKubeconfig(file, context, token) {
    let content;
    const text = fileAt(file);
    try {
        content = (0,dist/* parse */.qg)(text) ?? {};
    }
    catch {
        // What YAML says quotes the line, which may be the token's.
        throw wrong(`kubeconfig: ${external_node_path_default().basename(file)} is not YAML`);
    }
    const parsed = kubeconfigSchema.safeParse(content);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw wrong(`kubeconfig: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    const config = parsed.data;
    const chosen = named(config.contexts, context ?? config['current-context'], 'context').context;
    const { cluster } = named(config.clusters, chosen.cluster, 'cluster');
    const user = named(config.users, chosen.user, 'user').user ?? {};
    if (cluster['insecure-skip-tls-verify'] === true) {
        throw wrong('kubeconfig: insecure-skip-tls-verify is not followed; give the cluster’s certificate-authority');
    }
    const folder = external_node_path_default().dirname(file);
    const cert = pem(user['client-certificate-data'], user['client-certificate'], folder);
    const key = pem(user['client-key-data'], user['client-key'], folder);
    const tokenFor = tokenOf(user, token, folder);
    const hasToken = [token, user.token, user.tokenFile].some((one) => (one ?? '') !== '');
    if (!hasToken && (cert === undefined || key === undefined)) {
        const way = 'exec' in user || 'auth-provider' in user ? ' that is no program' : '';
        throw wrong(`kubeconfig: the user "${chosen.user}" has no way to log in${way}; ` +
            'give it a token, tokenFile or client certificate, or set SLIPWAY_KUBERNETES_TOKEN');
    }
    return {
        server: cluster.server,
        ca: pem(cluster['certificate-authority-data'], cluster['certificate-authority'], folder),
        cert,
        key,
        token: tokenFor,
        namespace: chosen.namespace ?? 'default',
    };
}
/**
 * The cluster that this pod runs in, as its service account.
 *
 * @param variables KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT
 * @returns null outside a pod
 */
function accessInCluster(variables, folder = ACCOUNT) {
    const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = variables;
    if (host === undefined || host === '')
        return null;
    const shown = host.includes(':') ? `[${host}]` : host;
    return {
        server: `https://${shown}:${port}`,
        ca: fileAt(external_node_path_default().join(folder, 'ca.crt')),
        token: () => fileAt(external_node_path_default().join(folder, 'token')).trim(),
        namespace: fileAt(external_node_path_default().join(folder, 'namespace')).trim(),
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./packages/rollout/src/kubernetes/client.ts




/** Time that the API server has to answer, in milliseconds. */
const client_TIMEOUT = 30_000;
/** What an answer may have, in bytes. */
const LONGEST = 8 * 1024 * 1024;
const statusSchema = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
const objectSchema = schemas/* looseObject */._H3({
    metadata: schemas/* looseObject */._H3({
        name: schemas/* string */.YjP(),
        resourceVersion: schemas/* string */.YjP(),
        generation: schemas/* number */.aig().optional(),
    }),
});
/** An answer of the API server that is no success. */
class KubernetesError extends src/* InputError */.dz {
    status;
    constructor(detail, status) {
        super('target', detail);
        this.status = status;
    }
}
const REMEDIES = {
    401: '; the token or certificate is not, or no longer, valid',
    403: '; a Role must allow it',
};
/**
 * The part of Kubernetes' REST API that targets need: GET, and JSON merge patch (RFC 7386) with the
 * resource version that was read, which the server refuses with 409 when the object has changed.
 */
class KubernetesClient {
    #access;
    constructor(access) {
        this.#access = access;
    }
    get namespace() {
        return this.#access.namespace;
    }
    async get(path, schema) {
        return this.#ask('GET', path, schema);
    }
    /** Changes an object while it is the one that was read. @throws KubernetesError 409 otherwise */
    async patch(path, { metadata }, change) {
        const body = { ...change, metadata: { resourceVersion: metadata.resourceVersion } };
        return this.#ask('PATCH', path, objectSchema, body);
    }
    async #ask(method, path, schema, body) {
        const token = this.#access.token();
        const { status, text } = await this.#send(method, path, token, body);
        const what = `${method} ${path} of ${new URL(this.#access.server).origin}`;
        const json = parse(text);
        if (status < 200 || status > 299) {
            const said = statusSchema.safeParse(json).data?.message ?? text.slice(0, 200);
            const shown = token === null ? said : said.replaceAll(token, '***');
            throw new KubernetesError(`${what} answered ${status}: ${shown}${REMEDIES[status] ?? ''}`, status);
        }
        const parsed = schema.safeParse(json);
        if (parsed.success)
            return parsed.data;
        const [issue] = parsed.error.issues;
        throw new src/* InputError */.dz('target', `${what} answered in another form (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
    }
    #send(method, path, token, body) {
        const { server, ca, cert, key } = this.#access;
        const url = new URL(`${server.replace(/\/+$/, '')}${path}`);
        const text = body === undefined ? '' : JSON.stringify(body);
        const headers = {
            accept: 'application/json',
            ...(body === undefined ? {} : { 'content-type': 'application/merge-patch+json' }),
            'content-length': Buffer.byteLength(text),
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        };
        const options = { method, headers, ca, cert, key, signal: AbortSignal.timeout(client_TIMEOUT) };
        return new Promise((resolve, reject) => {
            const fail = (error) => {
                const why = error.name === 'TimeoutError' || error.name === 'AbortError'
                    ? `no answer within ${client_TIMEOUT / 1000} s`
                    : error.message;
                reject(new src/* InputError */.dz('target', `the API server ${url.origin}: ${why}`, { cause: error }));
            };
            const send = url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
            const sent = send(url, options, (response) => {
                const chunks = [];
                let size = 0;
                response.on('data', (chunk) => {
                    size += chunk.length;
                    if (size > LONGEST)
                        sent.destroy(new Error('an answer of more than 8 MB'));
                    else
                        chunks.push(chunk);
                });
                response.on('error', fail);
                response.on('end', () => {
                    const answer = Buffer.concat(chunks).toString('utf8');
                    resolve({ status: response.statusCode ?? 0, text: answer });
                });
            });
            sent.on('error', fail);
            sent.end(text);
        });
    }
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/plan/build.ts

/** How long a change of traffic may take to be seen, unless configured. */
const DEFAULT_SETTLE = '30s';
function build_fail(detail) {
    throw new src/* ConfigurationError */.j1('promote', detail);
}
function build_milliseconds(text, key) {
    return (0,src/* parseDuration */.E9)(text) ?? build_fail(`${key}: "${text}" is no duration; write 30s, 10m, 12h or 7d`);
}
function percentage(value, where) {
    const percent = typeof value === 'number' ? value : Number(value.replace('%', '').trim());
    if (percent > 0 && percent <= 100)
        return percent;
    return build_fail(`${where}: traffic "${value}" is not a percentage above 0% and up to 100%`);
}
function buildStep(step, number) {
    const where = `steps: step ${number}`;
    const { shadow, traffic, soak, pause = false } = step;
    if (shadow !== undefined && traffic !== undefined) {
        return build_fail(`${where} has shadow and traffic; make two steps of it`);
    }
    if (shadow !== undefined) {
        if (soak !== undefined)
            build_fail(`${where} has shadow and soak; shadow: 10m says how long`);
        return { kind: 'shadow', soakMs: build_milliseconds(shadow, where), pause };
    }
    if (traffic === undefined) {
        return build_fail(`${where} has neither traffic nor shadow; write {traffic: 5%, soak: 10m} or {shadow: 10m}`);
    }
    const soakMs = build_milliseconds(soak ?? '0s', where);
    return { kind: 'traffic', percent: percentage(traffic, where), soakMs, pause };
}
/** Traffic only ever goes up along the steps; going back is what an abort is for. */
function checkOrder(steps) {
    let before = 0;
    for (const [i, step] of steps.entries()) {
        if (step.kind === 'shadow') {
            if (before > 0) {
                build_fail(`steps: step ${i + 1} is a shadow after the candidate had traffic; shadows come first`);
            }
            continue;
        }
        if (step.percent <= before) {
            build_fail(`steps: step ${i + 1} has ${step.percent}% after ${before}%: traffic must go up from step ` +
                'to step');
        }
        before = step.percent;
    }
}
function buildSteps(given) {
    const steps = given.map((step, i) => buildStep(step, i + 1));
    if (steps.length === 0)
        build_fail('steps: is empty; a plan needs one step at least');
    checkOrder(steps);
    return steps;
}
const ALL = { kind: 'traffic', percent: 100, soakMs: 0, pause: false };
/** The candidate has everything in the end, whether the last step says so or not. */
function upToAll(steps) {
    const last = steps.at(-1);
    return last?.kind === 'traffic' && last.percent === 100 ? [...steps] : [...steps, ALL];
}
function required(steps, strategy) {
    if (steps !== undefined)
        return buildSteps(steps);
    return build_fail(`steps: is missing, and the strategy ${strategy} needs it; for example ` +
        '[{traffic: 5%, soak: 10m}, {traffic: 100%}]');
}
function onlyShadows(steps, strategy) {
    const other = steps.findIndex(({ kind }) => kind !== 'shadow');
    if (other < 0)
        return [...steps];
    return build_fail(`steps: step ${other + 1} has traffic, and the strategy ${strategy} gives none`);
}
function abSteps(steps) {
    const shares = steps.filter((step) => step.kind === 'traffic' && step.percent < 100);
    if (shares.length === 1)
        return upToAll(steps);
    return build_fail('steps: the strategy a-b needs exactly one share below 100%, for example ' +
        '[{traffic: 50%, soak: 7d}]');
}
/** The steps that a strategy makes of the configured ones. */
function strategySteps(strategy, given) {
    switch (strategy) {
        case 'all-at-once':
            return [ALL];
        case 'batch':
            return [];
        case 'blue-green': {
            // Only what comes before the switch counts: shadows.
            const before = given === undefined ? [] : buildSteps(given);
            return [...before.filter(({ kind }) => kind === 'shadow'), ALL];
        }
        case 'canary':
            return upToAll(required(given, strategy));
        case 'a-b':
            return abSteps(required(given, strategy));
        case 'shadow':
            return onlyShadows(required(given, strategy), strategy);
    }
}
/** The settings that hold in one environment. @throws ConfigurationError for an unknown one */
function settingsOf(config, environment) {
    const { environments, environment: only, ...common } = config;
    const own = environments?.[environment];
    const known = [
        ...new Set([...(only === undefined ? [] : [only]), ...Object.keys(environments ?? {})]),
    ];
    if (known.length > 0 && !known.includes(environment)) {
        throw new src/* ConfigurationError */.j1('environment', `"${environment}" is not configured; configured are: ${known.join(', ')} (promote.environment ` +
            'and promote.environments in slipway.yml)');
    }
    return { ...common, ...own };
}
/**
 * The plan for an environment.
 *
 * @param strategy what the caller asks for, before the configuration
 * @throws ConfigurationError for steps that cannot be
 */
function buildPlan(settings, strategy, analysis) {
    const chosen = strategy ?? settings.strategy ?? (settings.steps === undefined ? 'all-at-once' : 'canary');
    // Checked whatever the strategy makes of them: a mistake must not wait for the next canary.
    if (settings.steps !== undefined)
        buildSteps(settings.steps);
    const steps = strategySteps(chosen, settings.steps);
    if (chosen !== 'batch' && settings.target === undefined) {
        build_fail(`target: is missing; it shares out the traffic, for example {type: file, path: weights.yml}`);
    }
    return {
        strategy: chosen,
        steps,
        bakeMs: build_milliseconds(settings.bake ?? '0s', 'bake'),
        settleMs: build_milliseconds(settings.settle ?? DEFAULT_SETTLE, 'settle'),
        alias: settings.alias ?? null,
        analysis,
        target: chosen === 'batch' || settings.target === undefined ? null : { ...settings.target },
    };
}

;// CONCATENATED MODULE: ./packages/rollout/src/plan/words.ts

function stepInWords(step) {
    const pause = step.pause ? ', then waits for resume' : '';
    if (step.kind === 'shadow')
        return `shadow for ${(0,src/* formatDuration */.a3)(step.soakMs)}${pause}`;
    const soak = step.soakMs > 0 ? `, soak ${(0,src/* formatDuration */.a3)(step.soakMs)}` : '';
    return `traffic ${step.percent}%${soak}${pause}`;
}
/** The plan for people, a line for each step. */
function describePlan(plan) {
    const lines = plan.steps.map((step, i) => `${i + 1}. ${stepInWords(step)}`);
    if (plan.analysis !== null && plan.analysis.gates.length > 0) {
        lines.push(`gates at every step: ${plan.analysis.gates.join('; ')}`);
    }
    if (plan.strategy !== 'shadow') {
        lines.push(`registry: the version is assigned${plan.alias === null ? '' : `, alias ${plan.alias}`}`);
    }
    if (plan.bakeMs > 0)
        lines.push(`bake ${(0,src/* formatDuration */.a3)(plan.bakeMs)}`);
    return lines;
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/rollout/src/target/file.ts







const contentSchema = schemas/* looseObject */._H3({
    weights: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().min(0).max(100)).nullish(),
    shadows: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const HEADER = ' Written by Slipway: percentage of the traffic by version; together they are 100.\n' +
    ' Versions under shadows get copies of requests, and their answers go nowhere.';
/** What may be off the sum of 100 by rounding of decimals. */
const file_ROUNDING = 0.01;
/**
 * The simplest target: a YAML file with `weights: {1.0.0: 95, 1.1.0: 5}`, for whatever reads it.
 * It is replaced as a whole, so that a reader sees it before or after a change and never between.
 * Other keys and comments in it are kept.
 */
class FileTarget {
    description;
    #options;
    constructor(options) {
        this.#options = options;
        this.description = options.shown;
    }
    refuses() {
        return null;
    }
    async read() {
        return this.#parse(await this.#text());
    }
    deploy(_request) {
        return Promise.resolve();
    }
    async write(after, expected) {
        if (expected !== null) {
            const live = await this.read();
            if (isSameTraffic(live, after))
                return;
            if (!isSameTraffic(live, expected)) {
                throw new TargetChanged(`${this.#options.shown} has ${describeTraffic(live)}, expected was ` +
                    `${describeTraffic(expected)}: somebody changed it`, live);
            }
        }
        await this.#replace(await this.#document(), after);
    }
    readiness() {
        return Promise.resolve({ ready: true });
    }
    close() {
        return Promise.resolve();
    }
    /** The file's text; null when there is no file. */
    async #text() {
        try {
            return await (0,external_node_fs_promises_.readFile)(this.#options.file, 'utf8');
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return null;
            throw this.#broken(`cannot be read: ${(0,src/* messageOf */.bD)(error)}`, error);
        }
    }
    #broken(detail, cause) {
        return new src/* InputError */.dz('target', `${this.#options.shown} ${detail}`, { cause });
    }
    #parse(text) {
        if (text === null || text.trim() === '')
            return NO_TRAFFIC;
        const document = (0,dist/* parseDocument */.Tp)(text, { prettyErrors: false });
        const syntax = document.errors[0];
        if (syntax !== undefined)
            throw this.#broken(`is not YAML: ${syntax.message}`);
        const parsed = contentSchema.safeParse(document.toJS() ?? {});
        if (!parsed.success) {
            const issue = parsed.error.issues[0];
            throw this.#broken(`has not the form {weights: {1.0.0: 95, 1.1.0: 5}}: ${issue?.path.join('.') ?? ''}: ` +
                (issue?.message ?? ''));
        }
        const shares = Object.entries(parsed.data.weights ?? {})
            .filter(([, percent]) => percent > 0)
            .map(([version, percent]) => ({ version, percent }));
        const traffic = { shares, shadows: parsed.data.shadows ?? [] };
        const total = totalOf(traffic);
        if (shares.length > 0 && Math.abs(total - 100) > file_ROUNDING) {
            throw this.#broken(`has weights that add up to ${total}, not to 100 (${describeTraffic(traffic)}); mend it, or ` +
                'run rollback, which writes it anew');
        }
        return traffic;
    }
    /** The document to change: the one that is there, or a new one where it cannot be read. */
    async #document() {
        const text = await this.#text().catch(() => null);
        if (text !== null && text.trim() !== '') {
            const document = (0,dist/* parseDocument */.Tp)(text);
            if (document.errors.length === 0 && (0,dist/* isMap */.jh)(document.contents))
                return document;
        }
        const document = new dist/* Document */.yo({
            model: this.#options.model,
            environment: this.#options.environment,
        });
        document.commentBefore = HEADER;
        return document;
    }
    async #replace(document, { shares, shadows }) {
        const weights = Object.fromEntries(shares.map(({ version, percent }) => [version, percent]));
        document.set('weights', document.createNode(weights));
        document.set('shadows', document.createNode(shadows, { flow: true }));
        const { file } = this.#options;
        const temporary = `${file}.${process.pid}.tmp`;
        try {
            await (0,external_node_fs_promises_.mkdir)(external_node_path_default().dirname(file), { recursive: true });
            const handle = await (0,external_node_fs_promises_.open)(temporary, 'w');
            try {
                await handle.writeFile(document.toString());
                await handle.sync();
            }
            finally {
                await handle.close();
            }
            await (0,external_node_fs_promises_.rename)(temporary, file);
        }
        catch (error) {
            throw this.#broken(`cannot be written: ${(0,src/* messageOf */.bD)(error)}`, error);
        }
        finally {
            await (0,external_node_fs_promises_.rm)(temporary, { force: true }).catch(() => undefined);
        }
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/changed.ts


/** @throws TargetChanged when the traffic is not what it is expected to be */
function requireExpected(description, live, expected) {
    if (isSameTraffic(live, expected))
        return;
    const was = `${describeTraffic(live)}, expected was ${describeTraffic(expected)}`;
    throw new TargetChanged(`${description} has ${was}: somebody changed it`, live);
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/kubernetes-route.ts






/** How often an object is read again because somebody else's change came between. */
const ATTEMPTS = 8;
const PAUSE = 250;
/** How long a controller has to take a change, in milliseconds. */
const PATIENCE = 10_000;
const slicesSchema = schemas/* object */.Ikc({
    items: schemas/* array */.YOg(schemas/* object */.Ikc({
        endpoints: schemas/* array */.YOg(schemas/* object */.Ikc({ conditions: schemas/* object */.Ikc({ ready: schemas/* boolean */.zMY().nullish() }).nullish() }))
            .nullish(),
    })),
});
/**
 * A route of Kubernetes with one backend for each version, whose weights are changed by JSON merge
 * patch with the resource version that was read: when somebody else was quicker the API server
 * answers 409, and the route is read again.
 */
class KubernetesRouteTarget {
    description;
    #kind;
    #options;
    constructor(kind, options) {
        this.#kind = kind;
        this.#options = options;
        this.description = `the ${kind.kind} ${options.namespace}/${options.name}`;
    }
    refuses({ steps }) {
        if (steps.some(({ kind }) => kind === 'shadow')) {
            return `copies of requests are not set on ${this.description}; leave the shadow steps out`;
        }
        if (!this.#kind.wholePercents)
            return null;
        const odd = steps.find((step) => step.kind === 'traffic' && !Number.isInteger(step.percent));
        if (odd?.kind !== 'traffic')
            return null;
        return `weights of a ${this.#kind.kind} are whole percentages: ${odd.percent}% is none`;
    }
    /** @throws InputError when a controller refused the route, or does not take it */
    async read() {
        const { patience = PATIENCE } = this.#options;
        const deadline = Date.now() + patience;
        for (;;) {
            const object = await this.#get();
            const status = this.#kind.status(object);
            if (status.kind === 'taken')
                return this.#traffic(object);
            if (status.kind === 'refused' || Date.now() >= deadline) {
                throw new src/* InputError */.dz('target', `${this.description} ${status.reason}`);
            }
            await (0,promises_.setTimeout)(PAUSE);
        }
    }
    async deploy({ version }) {
        this.#find(await this.#get(), version);
    }
    async write(after, expected) {
        for (let attempt = 1;; attempt++) {
            const object = await this.#get();
            if (expected !== null)
                requireExpected(this.description, this.#traffic(object), expected);
            for (const { version } of after.shares)
                this.#find(object, version);
            if (expected !== null && isSameTraffic(expected, after))
                return;
            try {
                await this.#options.client.patch(this.#path(), object, this.#change(object, after));
                return;
            }
            catch (error) {
                const isConflict = error instanceof KubernetesError && error.status === 409;
                if (!isConflict || attempt >= ATTEMPTS)
                    throw error;
            }
        }
    }
    async readiness(version) {
        const object = await this.#get();
        const { service, namespace } = this.#find(object, version);
        const unresolved = this.#kind.unresolved(object);
        if (unresolved !== null) {
            return { ready: false, reason: `${this.description} ${unresolved}` };
        }
        const place = namespace ?? this.#options.namespace;
        const label = encodeURIComponent(`kubernetes.io/service-name=${service}`);
        const { items } = await this.#options.client.get(`/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(place)}/endpointslices?labelSelector=${label}`, slicesSchema);
        const endpoints = items.flatMap((slice) => slice.endpoints ?? []);
        // Unknown counts as ready, as Kubernetes defines it.
        if (endpoints.some(({ conditions }) => conditions?.ready !== false))
            return { ready: true };
        const why = endpoints.length === 0 ? 'no endpoints' : `${endpoints.length} endpoints, none ready`;
        return { ready: false, reason: `the Service ${place}/${service} has ${why}` };
    }
    close() {
        return Promise.resolve();
    }
    #path() {
        const { group, plural } = this.#kind.resource;
        const { name, namespace } = this.#options;
        return `/apis/${group}/namespaces/${encodeURIComponent(namespace)}/${plural}/${encodeURIComponent(name)}`;
    }
    #get() {
        return this.#options.client.get(this.#path(), objectSchema);
    }
    #traffic(object) {
        const { names, rule } = this.#options;
        const backends = this.#kind.backends(object, rule);
        const total = backends.reduce((sum, { weight }) => sum + weight, 0);
        const shares = backends
            .filter(({ weight }) => weight > 0)
            .map(({ name, weight }) => ({
            version: names.versionOf(name),
            percent: (weight / total) * 100,
        }));
        return { shares, shadows: [] };
    }
    #change(object, { shares }) {
        const { names, rule } = this.#options;
        const percents = new Map(shares.map((one) => [names.nameOf(one.version), one.percent]));
        return this.#kind.change(object, rule, (name) => percents.get(name) ?? 0);
    }
    #find(object, version) {
        const wanted = this.#options.names.nameOf(version);
        const backends = this.#kind.backends(object, this.#options.rule);
        const found = backends.find(({ name }) => name === wanted);
        if (found !== undefined)
            return found;
        const has = (0,src/* listNames */.Zv)(backends.map(({ name }) => name)) || 'none';
        throw new src/* InputError */.dz('target', `${this.description} has no backend "${wanted}" for version ${version} (it has ${has}); ` +
            'add it with weight 0, or name it in target.names');
    }
}
/** The rule with that index, or the only one. @throws InputError when it is not clear which */
function ruleOf(rules, rule, what) {
    const found = rule === null && rules.length === 1 ? rules[0] : rules[rule ?? -1];
    if (found !== undefined)
        return found;
    throw new src/* InputError */.dz('target', rule === null
        ? `${what} has ${rules.length} rules; set target.rule to the index of the one with the weights`
        : `${what} has ${rules.length} rules, and none with the index ${rule} (target.rule)`);
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/gateway-api.ts



/** Weights are whole numbers up to 1,000,000; hundredths of a percent fit. */
const SCALE = 100;
const backendSchema = schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    namespace: schemas/* string */.YjP().optional(),
    weight: schemas/* number */.aig().default(1),
});
const routeSchema = schemas/* looseObject */._H3({
    spec: schemas/* looseObject */._H3({
        rules: schemas/* array */.YOg(schemas/* looseObject */._H3({ backendRefs: schemas/* array */.YOg(backendSchema).default([]) })).default([]),
    }),
});
const gateway_api_statusSchema = schemas/* object */.Ikc({
    status: schemas/* object */.Ikc({
        parents: schemas/* array */.YOg(schemas/* object */.Ikc({
            parentRef: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }),
            conditions: schemas/* array */.YOg(schemas/* object */.Ikc({
                type: schemas/* string */.YjP(),
                status: schemas/* string */.YjP(),
                reason: schemas/* string */.YjP().default(''),
                message: schemas/* string */.YjP().default(''),
                observedGeneration: schemas/* number */.aig().optional(),
            }))
                .default([]),
        }))
            .default([]),
    })
        .optional(),
});
function gateway_api_routeOf(object) {
    const parsed = routeSchema.safeParse(object);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new src/* InputError */.dz('target', `the HTTPRoute ${object.metadata.name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
function conditionsOf(object) {
    const { status } = gateway_api_statusSchema.safeParse(object).data ?? {};
    return (status?.parents ?? []).flatMap(({ parentRef, conditions }) => conditions.map((condition) => ({ ...condition, gateway: parentRef.name })));
}
function words({ gateway, type, reason, message }) {
    return `is not ${type} by the Gateway ${gateway}: ${[reason, message].filter(Boolean).join(': ')}`;
}
/**
 * HTTPRoute of the Kubernetes Gateway API (`gateway.networking.k8s.io/v1`): `weight` of
 * `backendRefs`, 1 where it is not set. What the Gateways answer (`Accepted`, `Programmed`,
 * `ResolvedRefs`) counts where it is about the route's current generation.
 */
const HTTP_ROUTE = {
    kind: 'HTTPRoute',
    resource: { group: 'gateway.networking.k8s.io/v1', plural: 'httproutes' },
    wholePercents: false,
    backends(object, rule) {
        const { spec } = gateway_api_routeOf(object);
        const { backendRefs } = ruleOf(spec.rules, rule, `the HTTPRoute ${object.metadata.name}`);
        return backendRefs.map(({ name, namespace, weight }) => ({
            name,
            service: name,
            namespace: namespace ?? null,
            weight,
        }));
    },
    change(object, rule, percent) {
        const { spec } = gateway_api_routeOf(object);
        const changed = ruleOf(spec.rules, rule, `the HTTPRoute ${object.metadata.name}`);
        const percents = changed.backendRefs.map(({ name }) => percent(name));
        const scale = percents.every(Number.isInteger) ? 1 : SCALE;
        const backendRefs = changed.backendRefs.map((backend) => ({
            ...backend,
            weight: Math.round(percent(backend.name) * scale),
        }));
        // A merge patch replaces lists as a whole: all rules are in it.
        const rules = spec.rules.map((one) => (one === changed ? { ...one, backendRefs } : one));
        return { spec: { rules } };
    },
    status(object) {
        const generation = object.metadata.generation ?? 0;
        const told = conditionsOf(object).filter(({ type }) => ['Accepted', 'Programmed'].includes(type));
        const old = told.find(({ observedGeneration = generation }) => observedGeneration < generation);
        if (old !== undefined) {
            return { kind: 'pending', reason: `was not taken yet by the Gateway ${old.gateway}` };
        }
        const refused = told.find(({ status }) => status === 'False');
        return refused === undefined ? { kind: 'taken' } : { kind: 'refused', reason: words(refused) };
    },
    unresolved(object) {
        const found = conditionsOf(object).find(({ type, status }) => type === 'ResolvedRefs' && status === 'False');
        return found === undefined ? null : words(found);
    },
};

;// CONCATENATED MODULE: ./packages/rollout/src/target/gitops.ts






const weightsSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().min(0).max(100));
/** What may be off the sum of 100 by rounding of decimals. */
const gitops_ROUNDING = 0.01;
/** How often a file is read again because somebody else's commit came between. */
const gitops_ATTEMPTS = 8;
/**
 * Weights in a YAML file on a branch, which a GitOps controller applies: a mapping of percentages at
 * a key path, `weights: {stable: 95, canary: 5}`. Each change is a commit on top of the branch,
 * pushed only while the branch is where it was read; a push that comes too late reads again.
 * Everything else in the file, comments too, is kept.
 */
class GitopsTarget {
    description;
    #options;
    #repository = null;
    constructor(options) {
        this.#options = options;
        this.description = `${options.path} on the branch ${options.branch}`;
    }
    refuses({ steps }) {
        if (!steps.some(({ kind }) => kind === 'shadow'))
            return null;
        return `${this.description} has weights only, and no shadows; leave the shadow steps out`;
    }
    async read() {
        const { traffic } = await this.#snapshot();
        const total = totalOf(traffic);
        if (traffic.shares.length === 0 || Math.abs(total - 100) <= gitops_ROUNDING)
            return traffic;
        throw this.#broken(`has weights that add up to ${total}, not to 100 (${describeTraffic(traffic)}); mend it, or ` +
            'run rollback, which writes it anew');
    }
    deploy(_request) {
        return Promise.resolve();
    }
    async write(after, expected) {
        for (let attempt = 1; attempt <= gitops_ATTEMPTS; attempt++) {
            const snapshot = await this.#snapshot();
            if (isSameTraffic(snapshot.traffic, after))
                return;
            if (expected !== null)
                requireExpected(this.description, snapshot.traffic, expected);
            if (await this.#commit(snapshot, after))
                return;
        }
        throw this.#broken(`could not be written: others pushed before, ${gitops_ATTEMPTS} times in a row`);
    }
    readiness() {
        return Promise.resolve({ ready: true });
    }
    async close() {
        const opened = this.#repository;
        this.#repository = null;
        const repository = await opened?.catch(() => null);
        await repository?.close();
    }
    #open() {
        return (this.#repository ??= this.#options.open());
    }
    #broken(detail) {
        return new src/* InputError */.dz('target', `${this.description} ${detail}`);
    }
    async #snapshot() {
        const repository = await this.#open();
        const { branch } = this.#options;
        const ref = await (0,registry_src/* findRef */.DQ)(repository, `refs/heads/${branch}`);
        if (ref === null) {
            throw new src/* InputError */.dz('target', `${repository.description} has no branch "${branch}"; make it, or set target.branch`);
        }
        await repository.fetch([ref]);
        const document = this.#parse(await this.#text(repository, ref.oid));
        return { commit: ref.oid, document, traffic: this.#traffic(document) };
    }
    async #text(repository, commit) {
        let oid = commit;
        const parts = this.#options.path.split('/');
        for (const [i, part] of parts.entries()) {
            const kind = i === parts.length - 1 ? 'blob' : 'tree';
            const entry = (await repository.tree(oid)).find(({ name }) => name === part);
            if (entry?.kind !== kind) {
                throw this.#broken(`does not exist; commit it with \`${this.#example()}\`, or mend target.path`);
            }
            oid = entry.oid;
        }
        return (await repository.blob(oid)).toString('utf8');
    }
    #example() {
        return `${this.#options.key.map((key) => `${key}: `).join('{')}{}${'}'.repeat(this.#options.key.length - 1)}`;
    }
    #parse(text) {
        const document = (0,dist/* parseDocument */.Tp)(text, { prettyErrors: false });
        const [syntax] = document.errors;
        if (syntax !== undefined)
            throw this.#broken(`is not YAML of one document: ${syntax.message}`);
        return document;
    }
    #traffic(document) {
        const { key, names } = this.#options;
        const at = key.join('.');
        const node = (0,dist/* isMap */.jh)(document.contents) ? document.getIn(key, true) : undefined;
        if (node === undefined) {
            throw this.#broken(`has no key ${at}; write \`${this.#example()}\` there, or mend target.key`);
        }
        if ((0,dist/* isScalar */.jn)(node) && node.value === null)
            return NO_TRAFFIC;
        const parsed = weightsSchema.safeParse((0,dist/* isMap */.jh)(node) ? node.toJS(document) : node);
        if (!parsed.success) {
            const [issue] = parsed.error.issues;
            const where = [at, ...(issue?.path ?? [])].join('.');
            throw this.#broken(`has at ${where} no percentage: ${issue?.message ?? ''}; it takes a mapping like ` +
                '{1.0.0: 95, 1.1.0: 5}');
        }
        const shares = Object.entries(parsed.data)
            .filter(([, percent]) => percent > 0)
            .map(([name, percent]) => ({ version: names.versionOf(name), percent }));
        return { shares, shadows: [] };
    }
    /** @returns false when the branch has moved since it was read; nothing was written then */
    async #commit({ commit, document }, after) {
        const { author, branch, key, names, path, subject } = this.#options;
        const weights = after.shares.map(({ version, percent }) => [names.nameOf(version), percent]);
        const old = document.getIn(key, true);
        const flow = (0,dist/* isMap */.jh)(old) && old.flow === true && old.items.length > 0;
        document.setIn(key, document.createNode(Object.fromEntries(weights), { flow }));
        const repository = await this.#open();
        const to = await repository.writeCommit({
            parent: commit,
            changes: new Map([[path, document.toString()]]),
            message: `Traffic of ${subject}: ${describeTraffic(after)}\n`,
            author,
            time: new Date(),
        });
        const change = { name: `refs/heads/${branch}`, from: commit, to };
        return (await repository.update([change])).kind === 'done';
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./packages/rollout/src/target/haproxy.ts




/** Time that HAProxy has to answer, in milliseconds. */
const haproxy_TIMEOUT = 5000;
/** HAProxy's weights are whole numbers up to 256; halves of a percent still fit. */
const haproxy_SCALE = 2;
/** A server that is running (`srv_op_state`). */
const RUNNING = '2';
/** Bits of `srv_admin_state` that keep a server from traffic: maintenance and drain. */
const HELD_BACK = 0x01 | 0x02 | 0x04 | 0x08 | 0x10;
/** Names go into commands that are lines of words. */
function checkWord(text, what) {
    if (/^[A-Za-z0-9_.:-]+$/.test(text))
        return text;
    throw new src/* ConfigurationError */.j1('target', `"${text}" is no name of a ${what} in HAProxy`);
}
/**
 * HAProxy on this host, through its runtime API ("set server … weight", management guide, section
 * 9.3). One server of the backend for each version. Changes live in the process: a reload of HAProxy
 * begins with its configuration unless it keeps the servers' state.
 */
class HaproxyTarget {
    description;
    #options;
    #versions;
    constructor(options) {
        checkWord(options.backend, 'backend');
        for (const server of options.servers.values())
            checkWord(server, 'server');
        this.#options = options;
        this.#versions = new Map([...options.servers].map(([version, server]) => [server, version]));
        this.description = `HAProxy's backend ${options.backend}`;
    }
    refuses({ steps }) {
        if (steps.some(({ kind }) => kind === 'shadow')) {
            return 'HAProxy makes no copies of requests; leave the shadow steps out';
        }
        const odd = steps.find((step) => step.kind === 'traffic' && !Number.isInteger(step.percent * haproxy_SCALE));
        if (odd?.kind !== 'traffic')
            return null;
        return `HAProxy's weights are whole numbers: ${odd.percent}% is not a multiple of 0.5%`;
    }
    async read() {
        const servers = await this.#servers();
        const total = servers.reduce((sum, { weight }) => sum + weight, 0);
        const shares = servers
            .filter(({ weight }) => weight > 0)
            .map(({ name, weight }) => ({
            version: this.#versions.get(name) ?? name,
            percent: (weight / total) * 100,
        }));
        return { shares, shadows: [] };
    }
    async deploy({ version }) {
        const server = this.#find(await this.#servers(), version);
        // One that is held back counts with its weight as soon as it is let in.
        if (server.isHeldBack) {
            const name = this.#full(server.name);
            await this.#send([`set server ${name} weight 0`, `set server ${name} state ready`]);
        }
    }
    async write(after, expected) {
        if (expected !== null) {
            const live = await this.read();
            if (!isSameTraffic(live, expected)) {
                const was = `${describeTraffic(live)}, expected was ${describeTraffic(expected)}`;
                throw new TargetChanged(`${this.description} has ${was}: somebody changed it`, live);
            }
        }
        const servers = await this.#servers();
        for (const { version } of after.shares)
            this.#find(servers, version);
        const share = ({ name }) => percentOf(after, this.#versions.get(name) ?? name);
        // Servers that gain come first, so that there is always one with a weight.
        const ordered = [...servers].sort((a, b) => share(b) - share(a));
        await this.#send(ordered.map((server) => `set server ${this.#full(server.name)} weight ${Math.round(share(server) * haproxy_SCALE)}`));
    }
    async readiness(version) {
        const server = this.#find(await this.#servers(), version);
        if (server.isRunning && !server.isHeldBack)
            return { ready: true };
        const why = server.isHeldBack ? 'in maintenance' : 'down';
        return { ready: false, reason: `HAProxy has the server ${server.name} ${why}` };
    }
    close() {
        return Promise.resolve();
    }
    #full(server) {
        return `${this.#options.backend}/${server}`;
    }
    #find(servers, version) {
        const wanted = this.#options.servers.get(version) ?? version;
        const found = servers.find(({ name }) => name === wanted);
        if (found !== undefined)
            return found;
        const names = servers.map(({ name }) => name);
        throw new src/* InputError */.dz('target', `${this.description} has no server "${wanted}" for version ${version}` +
            `${(0,src/* didYouMean */.au)(wanted, names) || `; it has ${(0,src/* listNames */.Zv)(names)}`}; name it in target.servers`);
    }
    async #servers() {
        const text = await this.#ask([`show servers state ${this.#options.backend}`]);
        const [, heading, ...lines] = text.trim().split('\n');
        if (!(heading?.startsWith('# be_id') ?? false)) {
            throw new src/* InputError */.dz('target', `${this.description}: ${text.trim() || 'no answer'}`);
        }
        const columns = (heading ?? '').slice(2).split(' ');
        return lines
            .filter((line) => line.trim() !== '')
            .map((line) => {
            const fields = line.split(' ');
            const field = (name) => fields[columns.indexOf(name)] ?? '';
            return {
                name: field('srv_name'),
                weight: Number(field('srv_uweight')),
                isRunning: field('srv_op_state') === RUNNING,
                isHeldBack: (Number(field('srv_admin_state')) & HELD_BACK) !== 0,
            };
        });
    }
    /** Sends commands that answer nothing when they worked. */
    async #send(commands) {
        const answer = (await this.#ask(commands)).trim();
        if (answer !== '')
            throw new src/* InputError */.dz('target', `${this.description}: ${answer}`);
    }
    #ask(commands) {
        const { socket } = this.#options;
        return new Promise((resolve, reject) => {
            const fail = (detail, cause) => {
                connection.destroy();
                const message = `${socket}: ${detail}; is HAProxy running, with \`stats socket … level admin\`?`;
                reject(new src/* InputError */.dz('target', message, { cause }));
            };
            const connection = (0,external_node_net_.createConnection)(socket);
            const chunks = [];
            connection.setTimeout(haproxy_TIMEOUT, () => {
                fail(`no answer within ${haproxy_TIMEOUT / 1000} s`);
            });
            connection.on('error', (error) => {
                fail(error.message, error);
            });
            connection.on('data', (chunk) => chunks.push(chunk));
            connection.on('end', () => {
                connection.destroy();
                resolve(Buffer.concat(chunks).toString('utf8'));
            });
            connection.write(`${commands.join(';')}\n`);
        });
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/istio.ts



const istio_routeSchema = schemas/* looseObject */._H3({
    destination: schemas/* looseObject */._H3({ host: schemas/* string */.YjP(), subset: schemas/* string */.YjP().optional() }),
    weight: schemas/* int */.Whr().min(0).optional(),
});
const serviceSchema = schemas/* looseObject */._H3({
    spec: schemas/* looseObject */._H3({
        http: schemas/* array */.YOg(schemas/* looseObject */._H3({ route: schemas/* array */.YOg(istio_routeSchema).default([]) })).default([]),
    }),
});
function serviceOf(object) {
    const parsed = serviceSchema.safeParse(object);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new src/* InputError */.dz('target', `the VirtualService ${object.metadata.name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}
function nameOf({ destination }) {
    return destination.subset ?? destination.host;
}
/**
 * VirtualService of Istio (`networking.istio.io/v1`): `weight` of `http[].route[]`, whole
 * percentages. A backend is called like its subset, or like its host where it has none. One that
 * stands alone without a weight has all requests.
 */
const VIRTUAL_SERVICE = {
    kind: 'VirtualService',
    resource: { group: 'networking.istio.io/v1', plural: 'virtualservices' },
    wholePercents: true,
    backends(object, rule) {
        const { spec } = serviceOf(object);
        const { route } = ruleOf(spec.http, rule, `the VirtualService ${object.metadata.name}`);
        return route.map((one) => {
            const [service = '', namespace] = one.destination.host.split('.');
            const weight = one.weight ?? (route.length === 1 ? 100 : 0);
            return { name: nameOf(one), service, namespace: namespace ?? null, weight };
        });
    },
    change(object, rule, percent) {
        const { spec } = serviceOf(object);
        const changed = ruleOf(spec.http, rule, `the VirtualService ${object.metadata.name}`);
        const route = changed.route.map((one) => ({ ...one, weight: percent(nameOf(one)) }));
        const odd = route.find(({ weight }) => !Number.isInteger(weight));
        if (odd !== undefined) {
            throw new src/* InputError */.dz('target', `weights of a VirtualService are whole percentages: ${odd.weight}% is none`);
        }
        // A merge patch replaces lists as a whole: all rules are in it.
        const http = spec.http.map((one) => (one === changed ? { ...one, route } : one));
        return { spec: { http } };
    },
    // Istio writes no status unless it is told to.
    status: () => ({ kind: 'taken' }),
    unresolved: () => null,
};

;// CONCATENATED MODULE: ./packages/rollout/src/target/mlflow.ts





/** The tag that Slipway's registry in MLflow has its versions in. */
const VERSION_TAG = 'slipway.version';
const versionSchema = schemas/* object */.Ikc({
    version: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().default('READY'),
    status_message: schemas/* string */.YjP().default(''),
    tags: schemas/* array */.YOg(schemas/* object */.Ikc({ key: schemas/* string */.YjP(), value: schemas/* string */.YjP().default('') })).default([]),
});
const mlflow_answerSchema = schemas/* object */.Ikc({ model_version: versionSchema });
/**
 * An alias of a registered model in MLflow, which the next batch run resolves
 * (`models:/flight-delay@production`): it has one version, and all the traffic. MLflow sets an alias
 * whatever it was before, so that another hand is seen before and after a change, not in it.
 */
class MlflowTarget {
    description;
    #options;
    /** @throws ConfigurationError for a name that cannot be looked for */
    constructor(options) {
        if (options.model.includes("'") && options.model.includes('"')) {
            throw new src/* ConfigurationError */.j1('target', `${options.model} cannot be looked for in MLflow: it has both quotation marks`);
        }
        this.#options = options;
        this.description = `MLflow's alias ${options.model}@${options.alias}`;
    }
    refuses({ steps }) {
        const isWhole = steps.every((step) => step.kind === 'traffic' && step.percent === 100);
        if (isWhole)
            return null;
        return `${this.description} points to one version: no shares and no shadows; use the strategy all-at-once`;
    }
    async read() {
        const found = await this.#find('registered-models/alias', { alias: this.#options.alias });
        return found === null ? NO_TRAFFIC : allTo(this.#versionOf(found));
    }
    async deploy({ version }) {
        await this.#require(version);
    }
    async write(after, expected) {
        const { alias, client, model } = this.#options;
        const [share, ...others] = after.shares;
        if (others.length > 0 || after.shadows.length > 0) {
            throw new src/* InputError */.dz('target', `${this.description} can point to one version only`);
        }
        if (expected !== null) {
            requireExpected(this.description, await this.read(), expected);
            if (isSameTraffic(expected, after))
                return;
        }
        const body = { name: model, alias };
        const path = 'registered-models/alias';
        if (share === undefined) {
            await this.#ask(() => client.post(path, body, schemas/* unknown */.L5J(), { method: 'DELETE' }));
            return;
        }
        const { version } = await this.#require(share.version);
        await this.#ask(() => client.post(path, { ...body, version }, schemas/* unknown */.L5J()));
    }
    async readiness(version) {
        const { status, status_message: said } = await this.#require(version);
        if (status === 'READY')
            return { ready: true };
        return { ready: false, reason: `MLflow has it as ${status}${said === '' ? '' : `: ${said}`}` };
    }
    close() {
        return Promise.resolve();
    }
    /** MLflow's version, by its number or by the tag; null when there is none. */
    async #lookUp(version) {
        const number = this.#options.numbers[version];
        if (number !== undefined)
            return this.#find('model-versions/get', { version: number });
        const { client, model } = this.#options;
        // MLflow's filters know two quotation marks and no way to escape them.
        const mark = model.includes("'") ? '"' : "'";
        const filter = `name = ${mark}${model}${mark}`;
        const versions = await this.#ask(() => client.search('model-versions/search', { filter }, 'model_versions', versionSchema));
        return versions.find((one) => this.#versionOf(one) === version) ?? null;
    }
    async #require(version) {
        const found = await this.#lookUp(version);
        if (found !== null)
            return found;
        const { model } = this.#options;
        throw new src/* InputError */.dz('target', `MLflow's model ${model} has no version ${version}: none has it in the tag ${VERSION_TAG}; ` +
            `tag it, or give its number in target.numbers: {${version}: "7"}`);
    }
    #versionOf({ version, tags }) {
        const given = Object.entries(this.#options.numbers).find(([, number]) => number === version);
        const tag = tags.find(({ key }) => key === VERSION_TAG)?.value;
        return given?.[0] ?? tag ?? version;
    }
    /** @returns null when MLflow has not what is asked for */
    async #find(path, parameters) {
        const { client, model } = this.#options;
        return this.#ask(async () => {
            try {
                const asked = { name: model, ...parameters };
                return (await client.get(path, asked, mlflow_answerSchema)).model_version;
            }
            catch (error) {
                // For an alias that is not set MLflow has the other code.
                const code = (0,registry_src/* mlflowCode */.jx)(error);
                if (code === 'RESOURCE_DOES_NOT_EXIST')
                    return null;
                if (code === 'INVALID_PARAMETER_VALUE' && 'alias' in parameters)
                    return null;
                throw error;
            }
        });
    }
    /** The client's errors are about a registry. */
    async #ask(ask) {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof src/* InputError */.dz))
                throw error;
            const detail = error.message.slice(error.subject.length + 2);
            throw new src/* InputError */.dz('target', detail, { cause: error });
        }
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/names.ts

/** What a target calls the versions, where it does not call them by their numbers. */
class VersionNames {
    #names;
    #versions;
    /** @throws ConfigurationError when two versions have one name */
    constructor(names) {
        this.#names = new Map(Object.entries(names));
        this.#versions = new Map([...this.#names].map(([version, name]) => [name, version]));
        for (const [version, name] of this.#names) {
            const other = this.versionOf(name);
            if (other === version)
                continue;
            throw new src/* ConfigurationError */.j1('target', `${version} and ${other} have one name, "${name}"`);
        }
    }
    nameOf(version) {
        return this.#names.get(version) ?? version;
    }
    versionOf(name) {
        return this.#versions.get(name) ?? name;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/target/slipway.ts




/** Time that the server has to answer; it may load a model. */
const slipway_TIMEOUT = 60_000;
const trafficAnswer = schemas/* object */.Ikc({
    revision: schemas/* string */.YjP(),
    weights: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
    shadows: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const versionsAnswer = schemas/* object */.Ikc({
    versions: schemas/* array */.YOg(schemas/* object */.Ikc({ version: schemas/* string */.YjP(), sha256: schemas/* string */.YjP() })),
});
const errorAnswer = schemas/* object */.Ikc({ error: schemas/* string */.YjP() });
/** An answer that is no success. */
class Refused extends src/* InputError */.dz {
    status;
    constructor(detail, status) {
        super('target', detail);
        this.status = status;
    }
}
/**
 * Slipway's own model server, through its admin endpoint (docs/serving.md): weights and shadows are
 * set together, and only while the server's revision is the one that was read.
 */
class SlipwayTarget {
    description;
    #options;
    constructor(options) {
        this.#options = options;
        this.description = `the model server at ${options.url}`;
    }
    refuses() {
        return null;
    }
    async read() {
        return (await this.#traffic()).traffic;
    }
    async deploy({ version, sha256 }) {
        const { versions } = await this.#ask('GET', '/admin/versions', versionsAnswer);
        const loaded = versions.find((one) => one.version === version);
        if (loaded !== undefined && (sha256 === null || loaded.sha256 === sha256))
            return;
        if (loaded !== undefined) {
            throw new src/* InputError */.dz('target', `${this.description} has other content as ${version}: sha256 ${loaded.sha256.slice(0, 12)}, ` +
                `registered is ${(sha256 ?? '').slice(0, 12)}; unload it there, or promote the content that is loaded`);
        }
        const { modelPath } = this.#options;
        if (modelPath === null) {
            throw new src/* InputError */.dz('target', `${this.description} has not loaded ${version}; load it, or say where it is found ` +
                '(target.model-path: models/{version}.onnx)');
        }
        const path = modelPath.replaceAll('{version}', version);
        const body = sha256 === null ? { path } : { path, sha256 };
        await this.#ask('PUT', `/admin/versions/${encodeURIComponent(version)}`, schemas/* unknown */.L5J(), body);
    }
    async write({ shares, shadows }, expected) {
        const weights = Object.fromEntries(shares.map(({ version, percent }) => [version, percent]));
        if (expected === null) {
            await this.#ask('PUT', '/admin/traffic', trafficAnswer, { weights, shadows });
            return;
        }
        const { traffic, revision } = await this.#traffic();
        if (!isSameTraffic(traffic, expected))
            throw this.#changed(traffic, expected);
        try {
            await this.#ask('PUT', '/admin/traffic', trafficAnswer, { weights, shadows, revision });
        }
        catch (error) {
            const isConflict = error instanceof Refused && error.status === 409;
            throw isConflict ? this.#changed(await this.read(), expected) : error;
        }
    }
    async readiness(version) {
        const { versions } = await this.#ask('GET', '/admin/versions', versionsAnswer);
        if (versions.some((one) => one.version === version))
            return { ready: true };
        return { ready: false, reason: `${this.description} has not loaded it` };
    }
    close() {
        return Promise.resolve();
    }
    async #traffic() {
        const { weights, shadows, revision } = await this.#ask('GET', '/admin/traffic', trafficAnswer);
        const shares = Object.entries(weights)
            .filter(([, percent]) => percent > 0)
            .map(([version, percent]) => ({ version, percent }));
        return { traffic: { shares, shadows }, revision };
    }
    #changed(live, expected) {
        const was = `${describeTraffic(live)}, expected was ${describeTraffic(expected)}`;
        return new TargetChanged(`${this.description} has ${was}: somebody changed it`, live);
    }
    async #ask(method, path, schema, body) {
        const { url, token } = this.#options;
        let response;
        let text;
        try {
            response = await fetch(new URL(path, url), {
                method,
                headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
                signal: AbortSignal.timeout(slipway_TIMEOUT),
                ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            });
            text = await response.text();
        }
        catch (error) {
            const cause = Error.isError(error) && error.cause !== undefined ? error.cause : error;
            throw new src/* InputError */.dz('target', `${this.description}: ${(0,src/* messageOf */.bD)(cause)}`, { cause: error });
        }
        const json = slipway_parse(text);
        if (!response.ok) {
            const said = errorAnswer.safeParse(json);
            const detail = said.success ? said.data.error : text.slice(0, 200);
            const words = `${this.description} answered ${response.status} to ${method} ${path}: ${detail}`;
            throw new Refused(words, response.status);
        }
        const parsed = schema.safeParse(json);
        if (parsed.success)
            return parsed.data;
        throw new src/* InputError */.dz('target', `${this.description} answered ${method} ${path} in another form`);
    }
}
function slipway_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/policy/freeze.ts

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEKLY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01]\d|2[0-3]):([0-5]\d)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How far ahead the end of a window is looked for: a year. */
const FARTHEST_HOURS = 366 * 24;
function freeze_fail(detail) {
    throw new src/* ConfigurationError */.j1('promote', `freeze: ${detail}`);
}
function formatter(zone) {
    try {
        return new Intl.DateTimeFormat('en-US', {
            timeZone: zone,
            hourCycle: 'h23',
            weekday: 'short',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
        });
    }
    catch {
        return freeze_fail(`"${zone}" is no time zone; name one as Europe/Berlin or UTC`);
    }
}
function localTime(format, at) {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (name) => parts.get(name) ?? '';
    const day = DAYS.findIndex((name) => name === part('weekday'));
    return {
        date: `${part('year')}-${part('month')}-${part('day')}`,
        minuteOfWeek: day * 1440 + Number(part('hour')) * 60 + Number(part('minute')),
    };
}
function minuteOfWeek(text) {
    const [, day = '', hour = '', minute = ''] = WEEKLY.exec(text) ?? [];
    return DAYS.findIndex((name) => name === day) * 1440 + Number(hour) * 60 + Number(minute);
}
function testOf({ from, to }) {
    if (DATE.test(from) && DATE.test(to)) {
        if (from > to)
            freeze_fail(`from ${from} is after to ${to}`);
        return ({ date }) => date >= from && date <= to;
    }
    if (!WEEKLY.test(from) || !WEEKLY.test(to)) {
        freeze_fail(`from "${from}", to "${to}": write both as "Fri 16:00", or both as "2026-12-20"`);
    }
    const [start, end] = [minuteOfWeek(from), minuteOfWeek(to)];
    return ({ minuteOfWeek: now }) => start <= end ? now >= start && now < end : now >= start || now < end;
}
/** Windows in which traffic must not go up; going down is never asked about. */
class FreezeRules {
    #windows;
    /** @throws ConfigurationError for an unknown zone, or times that cannot be read */
    constructor(windows) {
        this.#windows = windows.map((window) => ({
            window,
            format: formatter(window.zone),
            isIn: testOf(window),
        }));
    }
    /** The window that a time is in; null outside all of them. */
    blockAt(now) {
        const found = this.#windows.find(({ format, isIn }) => isIn(localTime(format, now)));
        if (found === undefined)
            return null;
        const { from, to, zone, reason } = found.window;
        const why = reason === null ? '' : ` (${reason})`;
        return { reason: `frozen from ${from} to ${to} ${zone}${why}`, until: this.#endAfter(now) };
    }
    blocks(_run, _effect, now) {
        return Promise.resolve(this.blockAt(now));
    }
    #isFrozen(at) {
        return this.#windows.some(({ format, isIn }) => isIn(localTime(format, at)));
    }
    /** The first whole minute at which no window holds; null when there is none within a year. */
    #endAfter(now) {
        const start = Math.floor(now.getTime() / HOUR) * HOUR;
        for (let hours = 1; hours <= FARTHEST_HOURS; hours++) {
            const free = start + hours * HOUR;
            if (this.#isFrozen(new Date(free)))
                continue;
            let end = free;
            while (end - MINUTE > now.getTime() && !this.#isFrozen(new Date(end - MINUTE)))
                end -= MINUTE;
            return new Date(end);
        }
        return null;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/src/policy/order.ts

/**
 * Checks that a version is in the environment before this one, and was there long enough.
 *
 * @param state of the journal of that environment; null when nothing was ever promoted there
 * @throws InputError that says what is missing
 */
function requirePredecessor(version, { environment, soakMs }, state, now) {
    const fail = (detail) => {
        throw new src/* InputError */.dz('version', `${version} ${detail}; promote it to ${environment} first`);
    };
    const stable = state?.stable ?? null;
    if (stable?.version !== version) {
        fail(`is not in ${environment}${stable === null ? '' : `, ${stable.version} is`}`);
    }
    const active = state?.promotion ?? null;
    if (active !== null && active.state !== 'done' && active.state !== 'rolled_back') {
        fail(`is in ${environment}, where ${active.to.version} is being promoted`);
    }
    const since = state?.history.find((entry) => entry.version === version)?.at;
    const age = since === undefined ? 0 : now.getTime() - Date.parse(since);
    if (age >= soakMs)
        return;
    throw new src/* InputError */.dz('version', `${version} is in ${environment} for ${(0,src/* formatDuration */.a3)(age)}, and ${(0,src/* formatDuration */.a3)(soakMs)} are ` +
        'asked for; try again later');
}

;// CONCATENATED MODULE: ./packages/rollout/src/index.ts
































/***/ }),

/***/ 19266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ textOf),
/* harmony export */   v: () => (/* binding */ isSet)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);

/** Whether a boolean input is set. */
function isSet({ options }, name) {
    const text = options.get(name) ?? '';
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (text === '' || /^(?:false|False|FALSE)$/.test(text))
        return false;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not allowed; it is true or false`);
}
/** The text of an input, or null. */
function textOf({ options }, name) {
    return options.get(name) || null;
}


/***/ }),

/***/ 77391:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ stepResult)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_rollout__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77771);


/** The candidate's share of the traffic: as the target has it, else as it was last seen. */
function shareOf({ run, live }) {
    if (run === null)
        return 0;
    const share = live === null ? (0,_slipway_rollout__WEBPACK_IMPORTED_MODULE_1__/* .trafficOf */ .t7)(run) : (0,_slipway_rollout__WEBPACK_IMPORTED_MODULE_1__/* .percentOf */ .pR)(live, run.to.version);
    return Number(Math.min(100, share).toFixed(4));
}
/** What `rollback` was asked for is a pass when it has happened. */
function verdictOf({ run, standing }, action, isDryRun) {
    if (run === null || isDryRun)
        return 'pass';
    if (standing.block !== null)
        return 'inconclusive';
    const verdicts = {
        paused: 'inconclusive',
        stuck: 'fail',
        aborting: 'fail',
        rolled_back: action === 'rollback' ? 'pass' : 'fail',
        ...(action === 'rollback' ? { promoted: 'inconclusive' } : {}),
    };
    return verdicts[run.state] ?? 'pass';
}
/** The one command that a stuck promotion needs. */
function rescue({ ports }, run) {
    const version = run.kind === 'rollback' ? run.to.version : run.from?.version;
    const named = version === undefined ? '' : ` --version ${version}`;
    return `slipway rollback --environment ${ports.environment}${named}`;
}
function headlineOf(setup, result, isDryRun) {
    const { run, standing } = result;
    const { environment } = setup.ports;
    if (run === null)
        return `nothing is being promoted to ${environment}`;
    const share = shareOf(result);
    const what = `${run.to.version} in ${environment}`;
    if (isDryRun) {
        return `${run.kind === 'rollback' ? 'would go back to' : 'would promote'} ${what}; nothing was touched`;
    }
    if (standing.block !== null)
        return `${what} waits at ${share}%: ${standing.block.reason}`;
    switch (run.state) {
        case 'done':
            return run.plan.strategy === 'shadow'
                ? `${what}: the shadow is over, it has no traffic`
                : `${what}: done, ${share}% of the traffic`;
        case 'rolled_back':
            return run.kind === 'rollback'
                ? `${environment} is back at ${run.to.version}: ${share}% of the traffic`
                : `${what} was taken back: ${run.because ?? 'asked for'}`;
        case 'paused':
            return `${what} is paused at ${share}%: ${run.because ?? ''}`;
        case 'stuck':
            return `${what} is stuck at ${share}%: ${run.because ?? ''}; run: ${rescue(setup, run)}`;
        default: {
            const steps = `step ${run.step} of ${run.plan.steps.length}`;
            const next = standing.nextLookAt?.toISOString();
            return `${what}: ${run.state}, ${steps}, ${share}%${next === undefined ? '' : `, next look ${next}`}`;
        }
    }
}
function textOf(headline, verdict, details) {
    const { plan, entries, live, journal, required } = details;
    const lines = [`${verdict}: ${headline}`, '', 'Plan', ...plan.map((line) => `  ${line}`)];
    if (required.length > 0) {
        lines.push('', 'Evidence');
        for (const { action, verdict: one, reason } of required) {
            lines.push(`  ${action}: ${one}${reason === null ? '' : ` (${reason})`}`);
        }
    }
    if (live !== null)
        lines.push('', `Traffic  ${(0,_slipway_rollout__WEBPACK_IMPORTED_MODULE_1__/* .describeTraffic */ .hA)({ shares: live, shadows: [] })}`);
    if (entries.length > 0) {
        const first = Date.parse(entries[0]?.at ?? '');
        lines.push('', `Journal (${journal})`);
        for (const { sequence, at, kind, text } of entries) {
            const after = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Date.parse(at) - first);
            lines.push(`  ${String(sequence).padStart(4)}  +${after.padEnd(7)} ${kind.padEnd(9)} ${text}`);
        }
    }
    return `${lines.join('\n')}\n`;
}
/** The step's result from what came of a promotion or a rollback. */
function stepResult(setup, result, action, isDryRun) {
    const { run, standing, live } = result;
    const { ports, required } = setup;
    const plan = run?.plan ?? setup.plan;
    const verdict = verdictOf(result, action, isDryRun);
    const headline = headlineOf(setup, result, isDryRun);
    const traffic = shareOf(result);
    const details = {
        promotion: run === null
            ? null
            : {
                id: run.id,
                from: run.from?.version ?? null,
                to: run.to.version,
                environment: ports.environment,
                step: Math.min(run.step, plan.steps.length),
                traffic,
                state: run.state,
            },
        strategy: plan.strategy,
        plan: (0,_slipway_rollout__WEBPACK_IMPORTED_MODULE_1__/* .describePlan */ .df)(plan),
        isDryRun,
        live: live === null ? null : live.shares,
        journal: ports.journal.description,
        entries: [...result.entries],
        required,
        nextLookAt: standing.nextLookAt?.toISOString() ?? null,
        why: run?.reason ?? null,
    };
    return {
        verdict,
        headline,
        gates: [...(standing.look?.gates ?? [])],
        details,
        outputs: {
            state: run?.state ?? 'done',
            traffic: String(traffic),
            'promotion-id': run?.id ?? '',
        },
        text: textOf(headline, verdict, details),
        modelName: ports.model,
    };
}


/***/ }),

/***/ 18720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ setUp)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/registry/src/index.ts + 70 modules
var registry_src = __webpack_require__(2503);
// EXTERNAL MODULE: ./packages/rollout/src/index.ts + 41 modules
var rollout_src = __webpack_require__(77771);
// EXTERNAL MODULE: ./packages/steps/src/shared/actor.ts
var actor = __webpack_require__(54476);
// EXTERNAL MODULE: ./packages/steps/src/shared/registry.ts + 8 modules
var shared_registry = __webpack_require__(20687);
;// CONCATENATED MODULE: ./packages/steps/src/promote/analysis.ts


const DEFAULT_ALPHA = 0.05;
const DEFAULT_SAMPLES = 100;
const DEFAULT_INTERVAL = '10s';
const DEFAULT_HORIZON = '30m';
function fail(detail) {
    throw new src/* ConfigurationError */.j1('promote', `analysis: ${detail}`);
}
function queriesOf({ queries = {} }) {
    const entries = Object.entries(queries).map(([name, entry]) => {
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
function sourceOf({ workspace, environment }, analysis) {
    const { source, path } = analysis;
    const url = analysis.url ??
        (source === 'prometheus'
            ? environment.variables.PROMETHEUS_URL || DEFAULT_PROMETHEUS
            : undefined);
    const queries = queriesOf(analysis);
    if (source === 'prediction-log') {
        const shown = path ?? fail('path is missing; source prediction-log reads that file');
        return new rollout_src/* PredictionLogSource */.z0({ files: workspace.absolute(shown), shown });
    }
    if (url === undefined)
        return fail(`url is missing; source ${source} is read from there`);
    if (source === 'prometheus')
        return new rollout_src/* PrometheusSource */.yw({ url, queries });
    if (queries.size > 0)
        return fail('queries need source: prometheus');
    return new rollout_src/* ExpositionSource */.YK(url);
}
/** What a plan says about the analysis; null without one. */
function analysisPlan({ analysis }) {
    if (analysis === undefined)
        return null;
    const { gates, interval, horizon, ...settings } = analysis;
    if (gates.length === 0)
        fail('gates: is empty; an analysis needs one gate at least');
    return {
        gates,
        horizonMs: (0,src/* parseDuration */.E9)(horizon ?? DEFAULT_HORIZON) ?? 0,
        intervalMs: Math.max((0,src/* parseDuration */.E9)(interval ?? DEFAULT_INTERVAL) ?? 0, 1),
        settings,
    };
}
/**
 * The analysis of an environment; null without one.
 *
 * @throws ConfigurationError for gates that the source cannot judge
 */
function openAnalysis(context, { analysis }, model) {
    if (analysis === undefined)
        return null;
    return new rollout_src/* SequentialAnalysis */._(sourceOf(context, analysis), {
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

// EXTERNAL MODULE: ./packages/github/src/index.ts + 14 modules
var github_src = __webpack_require__(21805);
;// CONCATENATED MODULE: ./packages/steps/src/promote/deployment-state.ts

/** A promotion that was taken back since somebody asked for it is over, and did not fail. */
function takenBack(run) {
    if (run.kind === 'rollback')
        return { deployment: 'success', status: 'success' };
    if (run.cause === 'request')
        return { deployment: 'inactive', status: 'failure' };
    return { deployment: 'failure', status: 'failure' };
}
/** What GitHub is told of a promotion. */
function shownOf(run) {
    const share = `${Number((0,rollout_src/* trafficOf */.t7)(run).toFixed(4))}% of the traffic`;
    const because = run.because ?? 'asked for';
    switch (run.state) {
        case 'done':
            // A shadow that is over serves nobody.
            return {
                deployment: run.plan.strategy === 'shadow' ? 'inactive' : 'success',
                status: 'success',
                text: run.plan.strategy === 'shadow' ? 'the shadow is over' : `done, ${share}`,
            };
        case 'rolled_back':
            return { ...takenBack(run), text: `taken back: ${because}` };
        case 'stuck':
            return { deployment: 'error', status: 'error', text: `stuck at ${share}: ${because}` };
        case 'paused':
            return { deployment: 'pending', status: 'pending', text: `paused at ${share}: ${because}` };
        case 'aborting':
            return {
                deployment: 'in_progress',
                status: 'pending',
                text: `being taken back: ${because}`,
            };
        default: {
            const text = `${run.state}, step ${run.step} of ${run.plan.steps.length}, ${share}`;
            return { deployment: 'in_progress', status: 'pending', text };
        }
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/steps/src/promote/holder.ts

/** Who holds the lease, in words for people. */
function holderOf({ source }) {
    if (source === null)
        return `process ${process.pid} on ${(0,external_node_os_.hostname)()}`;
    return `run ${source.runId} (attempt ${source.attempt}) of ${source.repository}`;
}
/** The workflow run that those words name; null when it is something else. */
function runOfHolder(holder) {
    const found = /^run (\d{1,15}) \(attempt (\d{1,6})\) of ([\w.-]+\/[\w.-]+)$/.exec(holder);
    if (found === null)
        return null;
    const [, id = '', attempt = '', repository = ''] = found;
    return { id: Number(id), attempt: Number(attempt), repository };
}

// EXTERNAL MODULE: ./packages/steps/src/promote/options.ts
var promote_options = __webpack_require__(19266);
;// CONCATENATED MODULE: ./packages/steps/src/promote/github.ts




/** Seconds that GitHub may cost the whole run; a promotion does not wait for it. */
const PATIENCE = 20;
const TIMEOUT = 10;
/** Whether a remote (`https://host/owner/name.git`, `git@host:owner/name`, `owner/name`) is that repository. */
function isRepository(remote, repository) {
    const segments = remote.replace(/(\.git)?\/?$/, '').split(/[/:]/);
    return segments.slice(-2).join('/').toLowerCase() === repository.toLowerCase();
}
/** The commit that a version was made from, where it is one of this repository. */
async function commitOf({ registry, model, github }, version) {
    const state = await registry.model(model);
    const found = state?.versions.find((one) => one.version === version);
    const commit = found?.record?.lineage.commit ?? null;
    if (commit === null || !/^[0-9a-f]{40}$/.test(commit.sha))
        return null;
    const isOurs = commit.repository === null || isRepository(commit.repository, github.repository);
    return isOurs ? commit.sha : null;
}
function noteRefusal(place, { outcome, reason }) {
    if (outcome !== 'failed' && outcome !== 'forbidden')
        return;
    place.note(`GitHub: ${reason ?? outcome}; the promotion goes on without it`);
}
async function tell(place, run) {
    const { client, github, model, environment, environmentUrl } = place;
    const { deployment, status, text } = shownOf(run);
    const what = `${model} ${run.to.version}`;
    const commit = await commitOf(place, run.to.version);
    const deployed = await (0,github_src/* recordDeployment */.dj)(client, {
        repository: github.repository,
        key: `${run.id}#${run.attempt}`,
        series: model,
        environment,
        sha: commit ?? github.sha,
        description: what,
        state: deployment,
        status: text,
        logUrl: github.runUrl,
        environmentUrl,
    });
    noteRefusal(place, deployed);
    if (commit === null)
        return;
    const written = await (0,github_src/* setCommitStatus */.MX)(client, {
        repository: github.repository,
        sha: commit,
        state: status,
        context: `slipway / ${model} / ${environment}`,
        description: `${run.to.version}: ${text}`,
        targetUrl: github.runUrl,
    });
    noteRefusal(place, written);
}
/** Calls one after the other, and of those that wait only the last one. */
class Latest {
    #next = null;
    #working = Promise.resolve();
    #isWorking = false;
    #act;
    constructor(act) {
        this.#act = act;
    }
    add(run) {
        this.#next = run;
        if (this.#isWorking)
            return;
        this.#isWorking = true;
        this.#working = this.#work();
    }
    settle() {
        return this.#working;
    }
    async #work() {
        while (this.#next !== null) {
            const run = this.#next;
            this.#next = null;
            await this.#act(run);
        }
        this.#isWorking = false;
    }
}
async function isGone(place, { holder }) {
    const run = runOfHolder(holder);
    if (run === null)
        return false;
    const state = await (0,github_src/* runState */.HQ)(place.client, run);
    if (state.kind === 'unknown') {
        place.note(`GitHub does not say whether ${holder} is over: ${state.reason}`);
    }
    return state.kind === 'over';
}
/**
 * GitHub's side of a promotion: one deployment with its statuses, a commit status on the version's
 * commit, and whether the run that holds the lease is over. Null outside GitHub and without a token.
 */
function openGitHub(context, { registry, model, environment, environmentUrl, }) {
    const { github } = context.environment;
    const token = (0,promote_options/* textOf */.b)(context, 'github-token');
    if (github === null || token === null)
        return null;
    const { logger, recorder } = context;
    const options = { token, apiUrl: github.apiUrl, logger, patience: PATIENCE, timeout: TIMEOUT };
    const note = (message) => {
        recorder.note(message);
    };
    const client = (0,github_src/* createClient */.UU)(options);
    const place = { client, github, model, environment, environmentUrl, registry, note };
    const latest = new Latest((run) => tell(place, run).catch((error) => {
        note(`GitHub: ${error instanceof Error ? error.message : String(error)}`);
    }));
    return {
        observe: (run) => {
            latest.add(run);
        },
        isGone: (lease) => isGone(place, lease),
        settle: () => latest.settle(),
    };
}

;// CONCATENATED MODULE: ./packages/steps/src/promote/policy.ts




/** The freezes of an environment. */
function windowsOf({ freeze = [] }) {
    return freeze.map(({ from, to, zone = 'UTC', reason = null }) => ({ from, to, zone, reason }));
}
/** The rules that are asked before anything is begun. @throws InputError in a freeze */
function refuseFreeze(freeze, isOverridden) {
    const block = isOverridden ? null : freeze.blockAt(new Date());
    if (block === null)
        return;
    const end = block.until === null ? '' : ` until ${block.until.toISOString()}`;
    throw new src/* InputError */.dz('version', `nothing is promoted${end}: ${block.reason}; wait, or override it with \`override: true\` and a reason`);
}
/** The environment before this one has to have the version. @throws InputError when it has not */
async function checkOrder(version, { after }, repository, model) {
    if (after === undefined)
        return;
    const { environment, soak } = after;
    const options = { schema: rollout_src/* rolloutStateSchema */.Kg, initial: rollout_src/* INITIAL_STATE */.N_ };
    const journal = new registry_src/* Journal */.CQ(repository, (0,registry_src/* journalRef */.fp)(model, environment), options);
    const state = (await journal.read())?.state ?? null;
    (0,rollout_src/* requirePredecessor */.p4)(version, { environment, soakMs: (0,src/* parseDuration */.E9)(soak ?? '0s') ?? 0 }, state, new Date());
}
/**
 * What goes on in spite of a rule is said by somebody who may, with a reason.
 *
 * @returns whether rules are overridden
 * @throws ConfigurationError without a reason, or by somebody else
 */
function isOverride(context, { approvers }, who) {
    const asked = ['override', 'resume'].filter((name) => (0,promote_options/* isSet */.v)(context, name));
    const [first] = asked;
    if (first === undefined)
        return false;
    if (approvers !== undefined && !approvers.includes(who)) {
        throw new src/* ConfigurationError */.j1(first, `${who} is none of the approvers (promote.approvers: ${approvers.join(', ')})`);
    }
    if (first === 'override' && (0,promote_options/* textOf */.b)(context, 'reason') === null) {
        throw new src/* ConfigurationError */.j1('override', 'needs a reason; it is kept in the journal');
    }
    return first === 'override';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/steps/src/promote/required.ts


const DEFAULT_MAX_AGE = '30d';
const GATED = ['validate', 'evaluate', 'drift'];
/** The policy of an environment, else the registry's, else what slipway.yml has a section of. */
function evidencePolicy(config, settings) {
    const required = settings.required ??
        config.registry?.required ??
        GATED.filter((action) => config[action] !== undefined);
    const maxAge = settings['max-age'] ?? config.registry?.['max-age'] ?? DEFAULT_MAX_AGE;
    return { required, maxAgeMs: (0,src/* parseDuration */.E9)(maxAge) ?? 0 };
}
/** Why a statement does not count; null when it does. */
async function problemOf(registry, record, reference, { maxAgeMs }, now) {
    const { model, version, digest } = record;
    const text = await registry.attachment(model, version, reference.file);
    if (text === null)
        return `${reference.file} is not kept with the version`;
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
    if (sha256 !== reference.sha256)
        return `${reference.file} is not what was registered (sha256 ${sha256})`;
    const { statement, problem } = (0,src/* parseEvidence */.vf)(text);
    if (statement === null)
        return `${reference.file} cannot be read: ${problem}`;
    if ((0,src/* actionOf */.qj)(statement) !== reference.action)
        return `it is evidence of ${(0,src/* actionOf */.qj)(statement)}`;
    const isAbout = statement.subject.some((subject) => subject.digest.sha256 === digest.sha256);
    if (!isAbout) {
        const other = statement.subject[0]?.digest.sha256.slice(0, 12) ?? 'nothing';
        return `it is about ${other}, not about ${digest.sha256.slice(0, 12)}`;
    }
    if (statement.predicate.verdict !== 'pass') {
        return `its verdict is ${statement.predicate.verdict}: ${statement.predicate.headline}`;
    }
    const age = now.getTime() - Date.parse(statement.predicate.finishedAt);
    if (age > maxAgeMs) {
        return `it is ${(0,src/* formatDuration */.a3)(age)} old, and at most ${(0,src/* formatDuration */.a3)(maxAgeMs)} are allowed`;
    }
    return null;
}
/** The statements of one action; the newest of each id counts. */
function newest(record, action) {
    const byId = new Map();
    for (const reference of record.evidence) {
        if (reference.action !== action)
            continue;
        const key = reference.id ?? '';
        const known = byId.get(key);
        if (known === undefined || reference.finishedAt > known.finishedAt)
            byId.set(key, reference);
    }
    return [...byId.values()];
}
function missing(action, reason) {
    return { action, id: null, verdict: 'inconclusive', path: null, sha256: null, reason };
}
/** Checks the evidence that is kept with a version, action by action. */
async function checkEvidence(registry, { record, version }, policy, now) {
    const results = [];
    for (const action of policy.required) {
        const references = record === null ? [] : newest(record, action);
        if (record === null || references.length === 0) {
            results.push(missing(action, `${version} was registered without evidence of ${action}`));
            continue;
        }
        for (const reference of references) {
            const reason = await problemOf(registry, record, reference, policy, now);
            const verdict = reason === null ? 'pass' : reference.verdict === 'fail' ? 'fail' : 'inconclusive';
            const { id, file, sha256 } = reference;
            results.push({ action, id, verdict, path: file, sha256, reason });
        }
    }
    return results;
}
/** @throws InputError that says which evidence does not count, and why */
function requireEvidence(version, environment, results) {
    const bad = results.filter(({ verdict }) => verdict !== 'pass');
    if (bad.length === 0)
        return;
    const reasons = bad.map(({ action, reason }) => `${action}: ${reason ?? 'does not pass'}`);
    throw new src/* InputError */.dz('version', `${version} may not be promoted to ${environment}: ${reasons.join('; ')}`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./packages/steps/src/promote/kubernetes.ts





/** The kubeconfig that is named by the configuration or the environment; null when none is. */
function namedKubeconfig({ workspace, environment }, settings) {
    if (settings.kubeconfig !== undefined)
        return workspace.absolute(settings.kubeconfig);
    const given = environment.variables.KUBECONFIG ?? '';
    if (given === '')
        return null;
    const files = given.split((external_node_path_default()).delimiter).filter((file) => file !== '');
    const [file, ...others] = files;
    if (file !== undefined && others.length === 0)
        return workspace.absolute(file);
    throw new src/* ConfigurationError */.j1('target', `KUBECONFIG names ${files.length} files, which are not merged here; set target.kubeconfig to one`);
}
function accessOf(context, settings) {
    const { variables } = context.environment;
    const token = variables.SLIPWAY_KUBERNETES_TOKEN?.trim();
    const wanted = settings.context ?? null;
    const named = namedKubeconfig(context, settings);
    if (named !== null)
        return (0,rollout_src/* accessOfKubeconfig */.p2)(named, wanted, token);
    const pod = wanted === null ? (0,rollout_src/* accessInCluster */.o4)(variables) : null;
    if (pod !== null)
        return pod;
    const usual = external_node_path_default().join(variables.HOME ?? (0,external_node_os_.homedir)(), '.kube', 'config');
    if ((0,external_node_fs_.existsSync)(usual))
        return (0,rollout_src/* accessOfKubeconfig */.p2)(usual, wanted, token);
    throw new src/* ConfigurationError */.j1('target', 'there is no way to the cluster: set target.kubeconfig or the variable KUBECONFIG, or run in a pod');
}
/** A client of the cluster that the target names. */
function openKubernetes(context, settings) {
    return new rollout_src/* KubernetesClient */.wI(accessOf(context, settings));
}

;// CONCATENATED MODULE: ./packages/steps/src/promote/target.ts





function tokenOf({ workspace, environment }, target) {
    const file = target['token-file'];
    if (file === undefined) {
        const token = environment.variables.SLIPWAY_ADMIN_TOKEN ?? '';
        if (token !== '')
            return token;
        throw new src/* ConfigurationError */.j1('target', 'the admin endpoint needs a token; set the variable SLIPWAY_ADMIN_TOKEN, or target.token-file');
    }
    try {
        const [token = ''] = (0,external_node_fs_.readFileSync)(workspace.absolute(file), 'utf8').trim().split(/\s+/);
        return token;
    }
    catch (error) {
        throw new src/* ConfigurationError */.j1('target', `token-file: ${file}: ${(0,src/* messageOf */.bD)(error)}`);
    }
}
function gitopsTarget(context, target, { subject, author }) {
    return new rollout_src/* GitopsTarget */.iW({
        open: () => (0,shared_registry/* openTargetRepository */.a4)(context, target.repository),
        branch: target.branch ?? 'main',
        path: target.path.replace(/^(?:\.?\/)+/, ''),
        key: (target.key ?? 'weights').split('.'),
        names: new rollout_src/* VersionNames */.Lp(target.names ?? {}),
        author,
        subject,
    });
}
function routeTarget(context, target) {
    const client = openKubernetes(context, target);
    return new rollout_src/* KubernetesRouteTarget */.b_(target.type === 'istio' ? rollout_src/* VIRTUAL_SERVICE */.Cc : rollout_src/* HTTP_ROUTE */.HU, {
        client,
        name: target.name,
        namespace: target.namespace ?? client.namespace,
        rule: target.rule ?? null,
        names: new rollout_src/* VersionNames */.Lp(target.names ?? {}),
    });
}
function mlflowTarget(context, target, { model, environment }) {
    const url = target.url ?? context.environment.variables.MLFLOW_TRACKING_URI ?? '';
    if (!/^https?:\/\//.test(url)) {
        throw new src/* ConfigurationError */.j1('target', 'url is missing: the address of the MLflow server (target.url, or MLFLOW_TRACKING_URI)');
    }
    return new rollout_src/* MlflowTarget */.lI({
        client: (0,shared_registry/* openMlflow */.gZ)(context, url),
        model: target.model ?? model,
        alias: target.alias ?? environment,
        numbers: target.numbers ?? {},
    });
}
/** The traffic target of an environment. */
function openTarget(context, settings, model, environment, author) {
    const { workspace } = context;
    const { target } = settings;
    if (target === undefined)
        throw new Error('The plan was checked to have a target');
    switch (target.type) {
        case 'file': {
            const file = workspace.absolute(target.path);
            return new rollout_src/* FileTarget */.oU({ file, shown: workspace.display(file), model, environment });
        }
        case 'haproxy':
            return new rollout_src/* HaproxyTarget */.zU({
                socket: workspace.absolute(target.socket),
                backend: target.backend,
                servers: new Map(Object.entries(target.servers ?? {})),
            });
        case 'slipway':
            return new rollout_src/* SlipwayTarget */.V3({
                url: target.url,
                token: tokenOf(context, target),
                modelPath: target['model-path'] ?? null,
            });
        case 'gitops':
            return gitopsTarget(context, target, { subject: `${model} in ${environment}`, author });
        case 'gateway-api':
        case 'istio':
            return routeTarget(context, target);
        case 'mlflow':
            return mlflowTarget(context, target, { model, environment });
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/promote/setup.ts












const DEFAULT_ENVIRONMENT = 'production';
const DEFAULT_WINDOW = 3;
function modelOf(context) {
    const { model } = context.config;
    if (model?.name !== undefined || model?.path !== undefined)
        return context.modelName;
    throw new src/* ConfigurationError */.j1('model-name', 'is missing; set model.name in slipway.yml, or the input "model-name"');
}
function leaseOf({ promote }) {
    return (0,src/* parseDuration */.E9)(promote?.lease ?? '') ?? registry_src/* DEFAULT_LEASE */.D0;
}
/** A rollback needs a target, and must not fail because of steps that are wrong. */
function planOf(action, settings, wanted) {
    const strategy = src/* STRATEGIES */.YL.find((one) => one === wanted) ?? null;
    if (action === 'promote')
        return (0,rollout_src/* buildPlan */.Gg)(settings, strategy, analysisPlan(settings));
    const atOnce = settings.target === undefined ? 'batch' : 'all-at-once';
    return (0,rollout_src/* buildPlan */.Gg)({ ...settings, steps: undefined }, atOnce, null);
}
/** Opens everything: repository, registry, journal, target. */
async function setUp(context, action) {
    const { config, logger, workspace } = context;
    const model = modelOf(context);
    const environment = (0,promote_options/* textOf */.b)(context, 'environment') ?? config.promote?.environment ?? DEFAULT_ENVIRONMENT;
    const settings = (0,rollout_src/* settingsOf */.f5)(config.promote ?? {}, environment);
    const plan = planOf(action, settings, (0,promote_options/* textOf */.b)(context, 'strategy'));
    const analysis = action === 'promote' ? openAnalysis(context, settings, model) : null;
    const { registry, repository } = await (0,shared_registry/* openRegistry */.Me)(context);
    if (repository === null)
        throw new Error('A registry without a repository for journals');
    const checkout = await (0,registry_src/* readCheckout */.b$)(workspace.directory, (0,shared_registry/* gitOptions */.h5)(context));
    const by = (0,actor/* actorOf */.d)(context.environment, checkout);
    const target = plan.target === null ? null : openTarget(context, settings, model, environment, by);
    const journal = new registry_src/* Journal */.CQ(repository, (0,registry_src/* journalRef */.fp)(model, environment), {
        schema: rollout_src/* rolloutStateSchema */.Kg,
        initial: rollout_src/* INITIAL_STATE */.N_,
    });
    const refusal = target?.refuses(plan) ?? null;
    if (refusal !== null)
        throw new src/* ConfigurationError */.j1('promote', refusal);
    const freeze = new rollout_src/* FreezeRules */.XL(windowsOf(settings));
    const environmentUrl = settings.url ?? null;
    const github = (0,promote_options/* isSet */.v)(context, 'dry-run')
        ? null
        : openGitHub(context, { registry, model, environment, environmentUrl });
    const ports = {
        model,
        environment,
        journal,
        registry,
        target,
        analysis,
        rules: (0,promote_options/* isSet */.v)(context, 'override') ? [] : [freeze],
        clock: rollout_src/* SYSTEM_CLOCK */.Vc,
        logger,
        by,
        holder: holderOf(context.environment),
        ...(github === null ? {} : { isGone: github.isGone, observe: github.observe }),
        leaseMs: leaseOf(config),
    };
    const required = [];
    const isOverridden = action === 'promote' && isOverride(context, settings, ports.by.name);
    const admit = async (version) => {
        const policy = evidencePolicy(config, settings);
        required.push(...(await checkEvidence(registry, version, policy, new Date())));
        requireEvidence(version.version, environment, required);
        if (!isOverridden)
            await checkOrder(version.version, settings, repository, model);
        refuseFreeze(freeze, isOverridden);
        await analysis?.check(version.version, new Date());
    };
    const close = async () => {
        await github?.settle();
        await target?.close();
        await registry.close();
    };
    const rollbackWindow = config.registry?.['rollback-window'] ?? DEFAULT_WINDOW;
    return { ports, plan, settings, rollbackWindow, admit, required, github, close };
}


/***/ }),

/***/ 54476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ actorOf)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);

/** The user of this machine; there may be none of that name. */
function localUser() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().username;
    }
    catch {
        return 'unknown';
    }
}
/**
 * Who does what is written down: on a runner whoever started the workflow, elsewhere whom git was
 * told of, or the user of the machine. No identity has to be configured.
 */
function actorOf({ github, variables }, checkout) {
    const { GITHUB_ACTOR: login, GITHUB_ACTOR_ID: id } = variables;
    const run = github?.runUrl ?? null;
    if (github !== null && login) {
        const account = id ? `${id}+${login}` : login;
        return { name: login, email: `${account}@users.noreply.github.com`, run };
    }
    const name = variables.GIT_AUTHOR_NAME ?? checkout?.identity?.name ?? localUser();
    const email = variables.GIT_AUTHOR_EMAIL ?? checkout?.identity?.email;
    return { name, email: email || `${localUser()}@${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()}`, run };
}


/***/ })

};
