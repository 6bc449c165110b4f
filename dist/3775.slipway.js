export const id = 3775;
export const ids = [3775];
export const modules = {

/***/ 60068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Of: () => (/* reexport */ FAIRNESS_METRICS),
  o5: () => (/* reexport */ METRIC_TASKS),
  i2: () => (/* reexport */ binColumn),
  WT: () => (/* reexport */ callText),
  P7: () => (/* reexport */ checkGates),
  t5: () => (/* reexport */ chooseThreshold),
  wA: () => (/* reexport */ compareModels),
  rB: () => (/* reexport */ costMatrix),
  _3: () => (/* reexport */ evaluate),
  ud: () => (/* reexport */ evaluateGates),
  d8: () => (/* reexport */ evaluateSlices),
  xe: () => (/* reexport */ fairnessOf),
  l8: () => (/* reexport */ parseThresholdRule),
  fE: () => (/* reexport */ randomThird),
  Ks: () => (/* reexport */ requireMetric),
  RO: () => (/* reexport */ rowsOf),
  nu: () => (/* reexport */ slicesOf),
  LE: () => (/* reexport */ subset),
  mG: () => (/* reexport */ termName),
  Yd: () => (/* reexport */ withThreshold)
});

// UNUSED EXPORTS: METRICS, MINIMUM_SLICE_ROWS, MISSING, metricNames, slicesBy

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
;// CONCATENATED MODULE: ./packages/evaluation/src/decision/costs.ts

/**
 * The costs as a matrix of true by predicted classes, row by row.
 *
 * @throws ConfigurationError for a class that there is not, and for a task without classes
 */
function costMatrix(costs, data) {
    if (data.task === 'regression' || data.task === 'multilabel-classification') {
        throw new src/* ConfigurationError */.j1('costs', `a task of ${data.task} has no costs of classes`);
    }
    const { classes } = data;
    const matrix = new Float64Array(classes.length ** 2);
    const position = (name) => {
        const at = classes.indexOf(name);
        if (at !== -1)
            return at;
        throw new src/* ConfigurationError */.j1('costs', `there is no class "${name}"${(0,src/* didYouMean */.au)(name, classes)} (classes: ${(0,src/* listNames */.Zv)(classes)})`);
    };
    for (const [truth, row] of Object.entries(costs)) {
        for (const [guess, cost] of Object.entries(row)) {
            if (!Number.isFinite(cost)) {
                throw new src/* ConfigurationError */.j1('costs', `that of ${guess} for ${truth} is ${cost}`);
            }
            matrix[position(truth) * classes.length + position(guess)] = cost;
        }
    }
    return matrix;
}

// EXTERNAL MODULE: ./packages/statistics/src/index.ts + 72 modules
var statistics_src = __webpack_require__(93355);
;// CONCATENATED MODULE: ./packages/evaluation/src/numeric/sum.ts
/**
 * Sum of `at(0)` … `at(length − 1)` with Neumaier's compensation (Zeitschrift für Angewandte
 * Mathematik und Mechanik 54(1), 1974): the order of the terms does not show in the result.
 */
function sumOf(length, at) {
    let total = 0;
    let lost = 0;
    for (let i = 0; i < length; i++) {
        const term = at(i);
        const next = total + term;
        lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
        total = next;
    }
    return total + lost;
}
/** Sum of an array, compensated like `sumOf`. */
function sum(values) {
    return sumOf(values.length, (i) => values[i] ?? 0);
}
/** An array of `at(0)` … `at(length − 1)`; much faster than `Float64Array.from`. */
function tabulate(length, at) {
    const values = new Float64Array(length);
    for (let i = 0; i < length; i++)
        values[i] = at(i);
    return values;
}
/** Weights of rows as a function: 1 where there are none. */
function weightAt(weights) {
    return weights === null ? () => 1 : (row) => weights[row] ?? 0;
}
/** Σ w x / Σ w; NaN when no row has a weight. */
function weightedMean(values, weights) {
    const weight = weightAt(weights);
    const total = weights === null ? values.length : sum(weights);
    return sumOf(values.length, (i) => weight(i) * (values[i] ?? 0)) / total;
}
/**
 * Kish's effective number of rows, (Σw)² / Σw²: how many rows of equal weight say as much as these
 * weighted ones (Survey Sampling, 1965). Without weights the number of rows.
 */
function effectiveRows(rows, weights) {
    if (weights === null)
        return rows;
    const squares = sumOf(weights.length, (i) => (weights[i] ?? 0) ** 2);
    return squares === 0 ? 0 : sum(weights) ** 2 / squares;
}
/** Correlation of two lists of deviations (each sums to 0); 0 when one of them has no spread. */
function correlation(first, second) {
    const product = sumOf(first.length, (i) => (first[i] ?? 0) * (second[i] ?? 0));
    const squares = (list) => sumOf(list.length, (i) => (list[i] ?? 0) ** 2);
    const scale = Math.sqrt(squares(first)) * Math.sqrt(squares(second));
    return scale === 0 ? 0 : Math.max(-1, Math.min(1, product / scale));
}
/** Squares that are this much smaller than others are rounding. */
const ROUNDING = 1e-26;
/**
 * Whether first − factor × second does not vary between rows, but for rounding.
 */
function isConstant(first, second, factor) {
    let [squares, scale] = [0, 0];
    for (let row = 0; row < first.length; row++) {
        const [mine, theirs] = [first[row] ?? 0, factor * (second[row] ?? 0)];
        squares += (mine - theirs) ** 2;
        scale += mine * mine + theirs * theirs;
    }
    return squares <= ROUNDING * scale;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/data.ts
/** Tasks that have metrics here. */
const METRIC_TASKS = [
    'binary-classification',
    'multiclass-classification',
    'multilabel-classification',
    'regression',
];
/** Whether each row has one class. */
function isClassified(data) {
    return data.task === 'binary-classification' || data.task === 'multiclass-classification';
}
/** Position of the positive class; the last class where none is named, as in scikit-learn. */
function positiveOf({ classes, positive, }) {
    return positive ?? classes.length - 1;
}
/** Number of rows. */
function rowCount(data) {
    const perRow = data.task === 'multilabel-classification' ? data.classes.length : 1;
    return data.target.length / perRow;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/sample.ts


/** Something from which other things follow, each computed once however often it is needed. */
class Source {
    #kept = new Map();
    #scratch = new Map();
    /** The result of `compute` on this, kept for good: what several metrics need. */
    derive(compute) {
        if (!this.#kept.has(compute))
            this.#kept.set(compute, compute(this));
        return this.#kept.get(compute);
    }
    /** The result of `compute` on this, kept until `release`: what one metric needs for itself. */
    work(compute) {
        if (!this.#scratch.has(compute))
            this.#scratch.set(compute, compute(this));
        return this.#scratch.get(compute);
    }
    /** Gives back the memory of `work`. */
    release() {
        this.#scratch.clear();
    }
}
/** The rows of one model, with what metrics derive from them. */
class Sample extends Source {
    data;
    plan;
    constructor(data, plan) {
        super();
        this.data = data;
        this.plan = plan;
    }
    get rows() {
        return rowCount(this.data);
    }
}
/** Whether each row of the sample has one class. */
function isClassifiedSample(sample) {
    return isClassified(sample.data);
}
/** Challenger and champion on the same rows. */
class Pair extends Source {
    challenger;
    champion;
    constructor(challenger, champion) {
        super();
        this.challenger = challenger;
        this.champion = champion;
    }
}
/** Sum of the weights; the number of rows without weights. */
function totalWeight({ data, rows }) {
    return data.weights === null ? rows : sum(data.weights);
}
/** Kish's effective number of rows; the number of rows without weights. */
function effectiveSize({ data, rows }) {
    return effectiveRows(rows, data.weights);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/units.ts


/** Numbers the groups of a sample's rows anew; null where rows are by themselves. */
function clustersOf(sample) {
    const { clusters, weights } = sample.data;
    if (clusters === undefined || clusters === null)
        return null;
    const weight = weightAt(weights);
    const numbers = new Map();
    const of = new Int32Array(clusters.length).fill(-1);
    const sums = [];
    for (let row = 0; row < of.length; row++) {
        if (weight(row) === 0)
            continue;
        const cluster = clusters[row] ?? 0;
        let number = numbers.get(cluster);
        if (number === undefined)
            numbers.set(cluster, (number = numbers.size));
        of[row] = number;
        sums[number] = (sums[number] ?? 0) + weight(row);
    }
    const totals = Float64Array.from(sums);
    return { of, count: totals.length, weights: totals, effective: effectiveRows(0, totals) };
}
/** How many independent observations there are: effective rows, or effective groups. */
function independentSize(sample) {
    return sample.derive(clustersOf)?.effective ?? effectiveSize(sample);
}
/** Sums of the rows of each group. */
function sumsByCluster({ of, count }, at) {
    const sums = new Float64Array(count);
    for (let row = 0; row < of.length; row++) {
        const cluster = of[row] ?? -1;
        if (cluster >= 0)
            sums[cluster] = (sums[cluster] ?? 0) + at(row);
    }
    return sums;
}
/**
 * What each independent observation contributes to the deviation of an estimate: the rows'
 * contributions, or those of a group's rows together, scaled by what leaving the group out would
 * change (the delete-one-group jackknife, CR3 of Bell and McCaffrey, "Bias reduction in standard
 * errors for linear regression with multi-stage samples", Survey Methodology 28(2), 2002). Groups of
 * equal weight are not scaled.
 */
function independentDeviations(sample, deviations) {
    const clusters = sample.derive(clustersOf);
    if (clusters === null)
        return deviations;
    const total = totalWeight(sample);
    const { count, weights } = clusters;
    return sumsByCluster(clusters, (row) => deviations[row] ?? 0).map((deviation, cluster) => {
        const left = total - (weights[cluster] ?? 0);
        return left > 0 ? (deviation * total * (count - 1)) / (left * count) : deviation;
    });
}
/**
 * How many times the variance of an estimate is what it would be if rows were independent (the
 * design effect); 1 where they are.
 */
function designEffect(sample, deviations) {
    if (sample.derive(clustersOf) === null)
        return 1;
    const squares = (values) => values.reduce((sum, x) => sum + x * x, 0);
    const correction = (size) => (size > 1 ? size / (size - 1) : NaN);
    const independent = squares(deviations) * correction(effectiveSize(sample));
    if (!(independent > 0))
        return effectiveSize(sample) / independentSize(sample);
    const own = independentDeviations(sample, deviations);
    const effect = (squares(own) * correction(independentSize(sample))) / independent;
    return Number.isFinite(effect) ? effect : effectiveSize(sample);
}
/** The number of the independent observation that each row belongs to, for arrays by observation. */
function observations(sample) {
    const clusters = sample.derive(clustersOf);
    if (clusters === null)
        return { count: sample.rows, of: (row) => row };
    return { count: clusters.count, of: (row) => clusters.of[row] ?? -1 };
}
/** Weights of the independent observations. */
function observationWeights(sample) {
    const clusters = sample.derive(clustersOf);
    return clusters?.weights ?? tabulate(sample.rows, weightAt(sample.data.weights));
}

;// CONCATENATED MODULE: ./packages/evaluation/src/bootstrap/bootstrap.ts



/** How evidence names these intervals. */
const BOOTSTRAP_METHOD = 'bca-bootstrap';
/** Parts of the data that the jackknife leaves out in turn; with fewer observations each is one. */
const MOST_PARTS = 100;
/**
 * The rows' weights times a number for the observation that each row belongs to.
 *
 * @param to receives the weights; it is used again for the next resample
 */
function reweigh(sample, factors, to) {
    const { weights } = sample.data;
    const of = sample.derive(clustersOf)?.of ?? null;
    if (weights === null && of === null)
        return factors;
    for (let row = 0; row < to.length; row++) {
        const observation = of === null ? row : (of[row] ?? -1);
        const factor = observation < 0 ? 0 : (factors[observation] ?? 0);
        to[row] = weights === null ? factor : (weights[row] ?? 0) * factor;
    }
    return to;
}
/** The value of a metric under other weights; NaN where it has none. */
function valueUnder(metric, sample, weights) {
    if (metric.measureUnder !== undefined)
        return metric.measureUnder(sample, weights);
    const own = weights instanceof Uint8Array ? Float64Array.from(weights) : weights;
    return metric.measure(new Sample({ ...sample.data, weights: own }, sample.plan)).value ?? NaN;
}
/** Values on resamples; resample i is the same in every run and whatever the others are. */
function resampledValues(sample, statistic, seeds) {
    const counts = new Uint8Array(observations(sample).count);
    const weights = new Float64Array(sample.rows);
    return seeds.map((seed) => {
        (0,statistics_src/* poissonCounts */.Gy)(counts, seed);
        return statistic(reweigh(sample, counts, weights));
    });
}
function withoutParts(sample, statistic) {
    const { count } = observations(sample);
    const parts = Math.min(MOST_PARTS, count);
    const weights = new Float64Array(sample.rows);
    return Float64Array.from({ length: parts }, (_, part) => {
        const kept = new Uint8Array(count).map((_each, observation) => observation % parts === part ? 0 : 1);
        return statistic(reweigh(sample, kept, weights));
    });
}
function intervalOf(sample, statistic, estimate) {
    const { seed, resamples, confidence } = sample.plan;
    const values = resampledValues(sample, statistic, (0,statistics_src/* resampleSeeds */.C_)(seed, resamples, 7));
    return (0,statistics_src/* bcaInterval */.GA)(values, estimate, withoutParts(sample, statistic), confidence);
}
/** BCa interval of a metric's value by the Poisson bootstrap of rows, or of the groups of rows. */
function bootstrapInterval(metric, sample, value) {
    return intervalOf(sample, (weights) => valueUnder(metric, sample, weights), value);
}
/** The same of challenger − factor × champion, both on the same resamples. */
function bootstrapDifference(metric, { challenger, champion }, factor, difference) {
    const statistic = (weights) => valueUnder(metric, challenger, weights) - factor * valueUnder(metric, champion, weights);
    return intervalOf(challenger, statistic, difference);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/check.ts


/** The input that a message about this model's output starts with. */
function subjectOf(role) {
    return role === 'challenger' ? 'model' : 'champion';
}
function checkLength(subject, what, length, expected) {
    if (length === expected)
        return;
    throw new src/* InputError */.dz(subject, `${(0,src/* plural */.LS)(length, what)}, but the data has ${expected} of them`);
}
function checkFinite(subject, what, values, perRow = 1) {
    for (let i = 0; i < values.length; i++) {
        if (Number.isFinite(values[i]))
            continue;
        const row = Math.floor(i / perRow) + 1;
        throw new src/* InputError */.dz(subject, `the ${what} of row ${row} is ${values[i] ?? NaN}; leave such rows out, or mend their source`);
    }
}
function checkWeights(weights, rows) {
    if (weights === null)
        return;
    checkLength('data', 'weight', weights.length, rows);
    for (let row = 0; row < rows; row++) {
        const weight = weights[row] ?? NaN;
        if (weight >= 0 && weight < Infinity)
            continue;
        throw new src/* InputError */.dz('data', `the weight of row ${row + 1} is ${weight}; weights are finite numbers from 0 on`);
    }
}
function checkCodes(subject, what, codes, classes) {
    for (let row = 0; row < codes.length; row++) {
        const code = codes[row] ?? -1;
        if (code >= 0 && code < classes)
            continue;
        throw new src/* InputError */.dz(subject, `the ${what} of row ${row + 1} is none of the declared classes (position ${code}); ` +
            'declare its class, or leave the row out');
    }
}
function checkDistinct(classes) {
    const twice = classes.find((name, i) => classes.indexOf(name) < i);
    if (twice !== undefined)
        throw new src/* InputError */.dz('model', `the class "${twice}" is declared twice`);
}
function checkClasses({ classes, positive, task }) {
    checkDistinct(classes);
    if (task === 'binary-classification' && classes.length !== 2) {
        throw new src/* InputError */.dz('model', `binary classification needs two classes, there are ${classes.length}: ${(0,src/* listNames */.Zv)(classes)}`);
    }
    if (classes.length < 2) {
        throw new src/* InputError */.dz('model', 'classification needs two classes at least');
    }
    if (positive !== null && !(positive >= 0 && positive < classes.length)) {
        throw new src/* InputError */.dz('model', `the positive class is none of ${(0,src/* listNames */.Zv)(classes)}`);
    }
}
function checkClassification(data, role) {
    const subject = subjectOf(role);
    checkClasses(data);
    const { classes, target, predicted, scores } = data;
    checkLength(subject, 'prediction', predicted.length, target.length);
    checkCodes('data', 'target', target, classes.length);
    checkCodes(subject, 'predicted class', predicted, classes.length);
    if (scores === null)
        return;
    const perRow = data.task === 'binary-classification' ? 1 : classes.length;
    checkLength(subject, 'score', scores.length, target.length * perRow);
    checkFinite(subject, 'score', scores, perRow);
}
function checkFlags(subject, what, flags, perRow) {
    const at = flags.findIndex((flag) => flag > 1);
    if (at === -1)
        return;
    throw new src/* InputError */.dz(subject, `a ${what} of row ${Math.floor(at / perRow) + 1} is ${flags[at] ?? NaN}; a label is 0 or 1`);
}
function checkMultilabel(data, role) {
    const subject = subjectOf(role);
    const { classes, target, predicted, scores } = data;
    checkDistinct(classes);
    if (classes.length === 0)
        throw new src/* InputError */.dz('model', 'there are no labels');
    if (!Number.isInteger(rowCount(data))) {
        throw new src/* InputError */.dz('data', `${target.length} flags are no rows of ${classes.length} labels`);
    }
    checkLength(subject, 'prediction', predicted.length, target.length);
    checkFlags('data', 'target', target, classes.length);
    checkFlags(subject, 'predicted label', predicted, classes.length);
    if (scores === null)
        return;
    checkLength(subject, 'score', scores.length, target.length);
    checkFinite(subject, 'score', scores, classes.length);
}
function checkClusters({ clusters }, rows) {
    if (clusters === undefined || clusters === null)
        return;
    checkLength('data', 'group', clusters.length, rows);
    const missing = clusters.findIndex((cluster) => cluster < 0);
    if (missing === -1)
        return;
    throw new src/* InputError */.dz('data', `row ${missing + 1} belongs to no group; leave such rows out, or give them a group`);
}
function checkRegression({ target, predicted }, role) {
    const subject = subjectOf(role);
    checkLength(subject, 'prediction', predicted.length, target.length);
    checkFinite('data', 'target', target);
    checkFinite(subject, 'prediction', predicted);
}
/**
 * Checks what every metric relies on: lengths, finite numbers, declared classes, weights.
 *
 * @throws InputError that names the row and the value
 */
function checkData(data, role) {
    const rows = Math.floor(rowCount(data));
    checkWeights(data.weights, rows);
    checkClusters(data, rows);
    switch (data.task) {
        case 'regression':
            checkRegression(data, role);
            break;
        case 'multilabel-classification':
            checkMultilabel(data, role);
            break;
        case 'binary-classification':
        case 'multiclass-classification':
            checkClassification(data, role);
    }
}
function sameValues(first, second) {
    if (first === second)
        return true;
    if (first?.length !== second?.length || first === null || second === null)
        return false;
    for (let i = 0; i < first.length; i++)
        if (first[i] !== second[i])
            return false;
    return true;
}
function positiveIn(data) {
    return data.task === 'multilabel-classification' ? null : data.positive;
}
/**
 * Checks that both were scored on the same rows, in the same order, for the same task and classes.
 *
 * @throws InputError about the champion
 */
function checkSameRows(challenger, champion) {
    if (challenger.task !== champion.task) {
        throw new src/* InputError */.dz('champion', `its task is ${champion.task}, not ${challenger.task}`);
    }
    if (!sameValues(challenger.target, champion.target)) {
        throw new src/* InputError */.dz('champion', 'it was not scored on the same rows as the challenger');
    }
    if (!sameValues(challenger.weights, champion.weights)) {
        throw new src/* InputError */.dz('champion', 'its rows have other weights than those of the challenger');
    }
    if (challenger.task === 'regression' || champion.task === 'regression')
        return;
    const same = champion.classes.join('\n') === challenger.classes.join('\n') &&
        positiveIn(champion) === positiveIn(challenger);
    if (!same) {
        throw new src/* InputError */.dz('champion', `its classes are ${(0,src/* listNames */.Zv)(champion.classes)}, not ${(0,src/* listNames */.Zv)(challenger.classes)}`);
    }
}
/** Whether both models give the same answer, scores included, on every row. */
function samePredictions(first, second) {
    if (!sameValues(first.predicted, second.predicted))
        return false;
    if (first.task === 'regression' || second.task === 'regression')
        return true;
    return sameValues(first.scores, second.scores) && first.probabilities === second.probabilities;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/rows.ts
/** Row numbers for which the mask is not 0. */
function rowsOf(mask) {
    const rows = new Int32Array(mask.length);
    let count = 0;
    for (let row = 0; row < mask.length; row++)
        if (mask[row] !== 0)
            rows[count++] = row;
    return rows.slice(0, count);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/subset.ts

function pick(empty, values, rows, perRow = 1) {
    const picked = empty(rows.length * perRow);
    let to = 0;
    for (const row of rows) {
        for (let i = row * perRow; i < (row + 1) * perRow; i++)
            picked[to++] = values[i] ?? NaN;
    }
    return picked;
}
const floats = (values, rows, perRow = 1) => pick((length) => new Float64Array(length), values, rows, perRow);
const codes = (values, rows) => pick((length) => new Int32Array(length), values, rows);
const flags = (values, rows, perRow) => pick((length) => new Uint8Array(length), values, rows, perRow);
/** What every task's rows have. */
function commonPart({ weights, clusters, groups }, rows) {
    const columns = groups &&
        new Map([...groups].map(([name, column]) => [name, { ...column, codes: codes(column.codes, rows) }]));
    return {
        weights: weights === null ? null : floats(weights, rows),
        ...(clusters === undefined ? {} : { clusters: clusters && codes(clusters, rows) }),
        ...(columns === undefined ? {} : { groups: columns }),
    };
}
function subsetOfClassification(data, rows) {
    const perRow = data.task === 'binary-classification' ? 1 : data.classes.length;
    return {
        ...data,
        ...commonPart(data, rows),
        target: codes(data.target, rows),
        predicted: codes(data.predicted, rows),
        scores: data.scores === null ? null : floats(data.scores, rows, perRow),
    };
}
function subsetOfMultilabel(data, rows) {
    const perRow = data.classes.length;
    return {
        ...data,
        ...commonPart(data, rows),
        target: flags(data.target, rows, perRow),
        predicted: flags(data.predicted, rows, perRow),
        scores: data.scores === null ? null : floats(data.scores, rows, perRow),
    };
}
function subsetOfRegression(data, rows) {
    return {
        ...data,
        ...commonPart(data, rows),
        target: floats(data.target, rows),
        predicted: floats(data.predicted, rows),
    };
}
function subset(data, rows) {
    const numbers = rows instanceof Uint8Array ? rowsOf(rows) : rows;
    switch (data.task) {
        case 'regression':
            return subsetOfRegression(data, numbers);
        case 'multilabel-classification':
            return subsetOfMultilabel(data, numbers);
        case 'binary-classification':
        case 'multiclass-classification':
            return subsetOfClassification(data, numbers);
    }
}

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/catalogue.ts

const BARE = /^[^\s,()"<>=!]+$/;
/** The text of a call, by which evidence names the metric: `recall(late)`. */
function callText({ metric, args }) {
    if (args.length === 0)
        return metric;
    const written = args.map((arg) => (BARE.test(arg) ? arg : `"${arg.replaceAll('"', '""')}"`));
    return `${metric}(${written.join(', ')})`;
}
/** What to use instead of a metric of another task. */
const INSTEAD = new Map([
    ['precision', 'precision_macro'],
    ['recall', 'recall_macro'],
    ['f1', 'f1_macro'],
    ['jaccard', 'jaccard_macro'],
    ['roc_auc', 'roc_auc_ovr'],
    ['roc_auc_ovr', 'roc_auc'],
    ['roc_auc_ovr_weighted', 'roc_auc'],
    ['roc_auc_ovo', 'roc_auc'],
    ['roc_auc_ovo_weighted', 'roc_auc'],
]);
function namesOf(catalogue, task) {
    const ofTask = ({ tasks }) => tasks.includes(task);
    return {
        plain: catalogue.metrics.filter(ofTask).map(({ name }) => name),
        families: catalogue.families.filter(ofTask).map(({ usage }) => usage),
    };
}
/** Why the task has no such metric, and what it has. */
function refusal({ metric, args }, { task }, catalogue, everywhere) {
    const { plain, families } = namesOf(catalogue, task);
    const usages = families.filter((usage) => usage.startsWith(`${metric}(`));
    if (args.length > 0 && plain.includes(metric)) {
        return `${metric} takes no arguments in parentheses`;
    }
    const known = `(metrics: ${(0,src/* listNames */.Zv)([...plain, ...families], Infinity)})`;
    if (!everywhere.has(metric)) {
        const bare = families.map((usage) => usage.replace(/\(.*/, ''));
        return `there is no metric "${metric}"${(0,src/* didYouMean */.au)(metric, [...plain, ...bare])} ${known}`;
    }
    const average = [INSTEAD.get(metric), `${metric}_macro`].find((name) => name !== undefined && plain.includes(name));
    const instead = [average, ...usages].filter((name) => name !== undefined);
    const hint = instead.length === 0 ? '' : `; did you mean "${instead.join('" or "')}"?`;
    if (average === undefined && usages.length > 0) {
        return `${metric} needs ${usages.length > 1 ? 'one of ' : ''}${usages.join(', ')} ${known}`;
    }
    return `${metric} is not a metric of ${task}${hint} ${known}`;
}
/**
 * The metric that a call names.
 *
 * @param subject the input that names it, for the message
 * @param everywhere names of the metrics of every task
 * @throws ConfigurationError with the nearest name and all metrics of the task
 */
function findMetric(catalogue, call, context, subject, everywhere) {
    const { task } = context;
    if (call.args.length === 0) {
        const plain = catalogue.metrics.find(({ name, tasks }) => name === call.metric && tasks.includes(task));
        if (plain?.needsCosts === true && !context.hasCosts) {
            throw new src/* ConfigurationError */.j1(subject, `${call.metric} needs evaluate.costs: what each mistake costs, by true and predicted class`);
        }
        if (plain !== undefined)
            return plain;
    }
    const families = catalogue.families.filter(({ name, tasks }) => name === call.metric && tasks.includes(task));
    if (call.args.length === 0 || families.length === 0) {
        throw new src/* ConfigurationError */.j1(subject, refusal(call, context, catalogue, everywhere));
    }
    const problems = [];
    for (const family of families) {
        const made = family.make(call.args, context);
        if (!('problem' in made))
            return { ...made, name: callText(call), tasks: family.tasks };
        problems.push(made.problem);
    }
    throw new src/* ConfigurationError */.j1(subject, `${callText(call)}: ${problems.join('; or ')}`);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/metric.ts
function defined(value, reason = null) {
    return { value, reason };
}
function undefinedBecause(reason) {
    return { value: null, reason };
}
/** The part of the interval that lies in the range. */
function within(range, bounds) {
    const clamp = (x) => Math.min(range[1], Math.max(range[0], x));
    return [clamp(bounds[0]), clamp(bounds[1])];
}

;// CONCATENATED MODULE: ./packages/evaluation/src/losses/mean.ts





function meanLoss(sample, { losses, greatest, least = 0 }) {
    const { weights } = sample.data;
    const each = sample.derive(losses);
    const mean = weightedMean(each, weights);
    const weight = weightAt(weights);
    const total = totalWeight(sample);
    const deviations = independentDeviations(sample, each.map((loss, row) => (weight(row) * (loss - mean)) / total));
    const bounds = (0,statistics_src/* skewedInterval */.B9)(mean, deviations, independentSize(sample), sample.plan.confidence);
    const range = [least, greatest?.(sample.data) ?? Infinity];
    return { mean, deviations, bounds: bounds === null ? null : within(range, bounds) };
}
function differenceOfMeans(mine, theirs, factor, sample) {
    const deviations = mine.deviations.map((deviation, i) => deviation - factor * (theirs.deviations[i] ?? 0));
    const difference = mine.mean - factor * theirs.mean;
    return (0,statistics_src/* studentInterval */.x_)(difference, deviations, independentSize(sample), sample.plan.confidence);
}
const roots = ([low, high]) => [Math.sqrt(low), Math.sqrt(high)];
function differenceOfRoots(mine, theirs, factor) {
    if (mine.bounds === null || theirs.bounds === null)
        return null;
    if (isConstant(mine.deviations, theirs.deviations, 1))
        return null;
    const first = { value: Math.sqrt(mine.mean), interval: roots(mine.bounds) };
    const second = { value: Math.sqrt(theirs.mean), interval: roots(theirs.bounds) };
    const shared = correlation(mine.deviations, theirs.deviations);
    return (0,statistics_src/* differenceInterval */.Ly)(first, second, shared, factor);
}
/**
 * A metric that is a mean of losses. Interval: Student's t with Hall's correction for skewness
 * (`skewedInterval`); of a root the roots of its ends. Difference: the paired t interval of the rows'
 * differences; of roots from both intervals and the correlation of the losses.
 */
function meanEstimator(statistic) {
    const root = statistic.root === true;
    const method = 'skewness-corrected-t';
    const meanOf = (sample) => meanLoss(sample, statistic);
    return {
        intervalMethod: method,
        measure: (sample) => {
            const obstacle = statistic.obstacle(sample);
            if (obstacle !== null)
                return undefinedBecause(obstacle);
            const { mean } = sample.work(meanOf);
            return defined(root ? Math.sqrt(mean) : mean, statistic.remark?.(sample) ?? null);
        },
        interval: (sample) => {
            const { bounds } = sample.work(meanOf);
            return bounds === null ? null : { bounds: root ? roots(bounds) : bounds, method };
        },
        difference: ({ challenger, champion }, factor) => {
            const [mine, theirs] = [challenger.work(meanOf), champion.work(meanOf)];
            return root
                ? differenceOfRoots(mine, theirs, factor)
                : differenceOfMeans(mine, theirs, factor, challenger);
        },
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/trials.ts



/**
 * The number of independent trials behind a share of rows that come in groups: as many as would
 * give the share's variance between groups (Korn and Graubard, "Confidence intervals for
 * proportions with small expected number of positive counts estimated from survey data", Survey
 * Methodology 24(2), 1998), with their allowance for knowing that variance from few groups only.
 * As many as there are groups where the share is 0 or 1. Null where rows are by themselves.
 *
 * @param outcome whether a row counts for the share; null for a row that is no trial
 */
function clusteredTrials(sample, outcome) {
    const clusters = sample.derive(clustersOf);
    if (clusters === null)
        return null;
    const weight = weightAt(sample.data.weights);
    const trialWeight = (row) => (outcome(row) === null ? 0 : weight(row));
    const weights = sumsByCluster(clusters, trialWeight);
    const hits = sumsByCluster(clusters, (row) => (outcome(row) === true ? weight(row) : 0));
    const total = weights.reduce((sum, x) => sum + x, 0);
    const share = hits.reduce((sum, x) => sum + x, 0) / total;
    const groups = effectiveRows(0, weights);
    if (!(share > 0 && share < 1) || !(groups > 1))
        return groups;
    let variance = 0;
    weights.forEach((own, i) => {
        // What leaving the group out changes.
        const change = own < total ? ((hits[i] ?? 0) - share * own) / (total - own) : 0;
        variance += (change * change * (groups - 1)) / groups;
    });
    const allowance = (normalReach, freedom) => (normalReach / (0,statistics_src/* studentTQuantile */.$J)(0.5 + sample.plan.confidence / 2, freedom)) ** 2;
    const rows = effectiveRows(sample.rows, sample.data.weights);
    const wide = (0,statistics_src/* studentTQuantile */.$J)(0.5 + sample.plan.confidence / 2, Math.max(1, rows - 1));
    return ((share * (1 - share)) / variance) * allowance(wide, groups - 1);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/losses/proportion.ts






/** Rows by (hit of the challenger, hit of the champion). */
function jointCells(mine, theirs, weights) {
    const cells = Array.from({ length: 4 }, () => ({ weight: 0, squaredWeight: 0 }));
    const weight = weightAt(weights);
    mine.forEach((hit, row) => {
        const cell = cells[2 * hit + (theirs[row] ?? 0)];
        if (cell === undefined)
            return;
        cell.weight += weight(row);
        cell.squaredWeight += weight(row) ** 2;
    });
    return cells;
}
/** Student's interval of the difference, where rows belong together. */
function clusteredDifference(sample, mine, theirs, factor) {
    const { weights } = sample.data;
    const each = mine.map((hit, row) => hit - factor * (theirs[row] ?? 0));
    const mean = weightedMean(each, weights);
    const total = totalWeight(sample);
    const weight = weightAt(weights);
    const deviations = independentDeviations(sample, each.map((value, row) => (weight(row) * (value - mean)) / total));
    return (0,statistics_src/* studentInterval */.x_)(mean, deviations, independentSize(sample), sample.plan.confidence);
}
function differenceOf({ challenger, champion }, hits, factor) {
    const { plan, data } = challenger;
    if (challenger.derive(clustersOf) !== null) {
        return clusteredDifference(challenger, challenger.work(hits), champion.work(hits), factor);
    }
    const cells = jointCells(challenger.work(hits), champion.work(hits), data.weights);
    const statistics = new Float64Array(plan.resamples);
    // Half a pseudo-row in each cell, as Agresti and Min advise (see PSEUDO_ROWS in table/resample.ts).
    (0,statistics_src/* resampleCells */.nQ)(cells, [0.5, 0.5, 0.5, 0.5], { ...plan, stream: 3 }, (masses, resample) => {
        const [neither = 0, theirs = 0, mine = 0, both = 0] = masses;
        statistics[resample] =
            (mine + both - factor * (theirs + both)) / (neither + theirs + mine + both);
    });
    return (0,statistics_src/* percentileInterval */.J9)(statistics, plan.confidence);
}
/**
 * A metric that is a proportion of rows. Interval: Wilson's. Difference: the Bayesian bootstrap of
 * the paired two by two table.
 */
function proportionEstimator(statistic) {
    const valueOf = (sample) => Math.min(1, weightedMean(sample.work(statistic.hits), sample.data.weights));
    return {
        intervalMethod: 'wilson',
        measure: (sample) => {
            const obstacle = statistic.obstacle(sample);
            return obstacle === null ? defined(valueOf(sample)) : undefinedBecause(obstacle);
        },
        interval: (sample) => {
            const each = sample.work(statistic.hits);
            const trials = clusteredTrials(sample, (row) => each[row] === 1) ?? effectiveSize(sample);
            const bounds = (0,statistics_src/* wilsonInterval */.YV)(valueOf(sample), trials, sample.plan.confidence);
            return { bounds, method: 'wilson' };
        },
        difference: (pair, factor) => differenceOf(pair, statistic.hits, factor),
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/losses/skill.ts




/** A sum that loses this share of itself with one observation has nothing left. */
const NEGLIGIBLE = 1e-12;
function centred(values, counts) {
    let number = 0;
    for (let i = 0; i < values.length; i++)
        if (counts(i))
            number++;
    const mean = sumOf(values.length, (i) => (counts(i) ? (values[i] ?? 0) : 0)) / number;
    return values.map((value, i) => (counts(i) ? value - mean : 0));
}
/** Tukey's jackknife standard error from centred leave-one-out values. */
function jackknifeError(deviations, size) {
    const squares = sumOf(deviations.length, (i) => (deviations[i] ?? 0) ** 2);
    return Math.sqrt((squares * (size - 1)) / size);
}
function leaveOneOut(parts, count) {
    const ratios = new Float64Array(count);
    for (let i = 0; i < count; i++) {
        const baseline = parts.baselineWithout(i);
        if (!(baseline > NEGLIGIBLE * parts.baseline))
            return null;
        const loss = parts.lossWithout(i);
        ratios[i] = loss > NEGLIGIBLE * parts.loss ? loss / baseline : 0;
    }
    return ratios;
}
function ratioOf(sample, parts) {
    const { count } = observations(sample);
    const weights = sample.derive(observationWeights);
    const counts = (i) => weights[i] !== 0;
    const size = independentSize(sample);
    const value = parts.loss / parts.baseline;
    const nothing = { value, deviations: new Float64Array(count), bounds: null };
    if (!(size > 1))
        return nothing;
    const ratios = leaveOneOut(parts, count);
    if (ratios === null)
        return nothing;
    const deviations = centred(ratios, counts);
    if (value === 0)
        return { value, deviations, bounds: [1, 1] };
    const counted = weights.filter((weight) => weight > 0).length;
    const critical = (0,statistics_src/* studentTQuantile */.$J)(0.5 + sample.plan.confidence / 2, size - 1);
    if (ratios.includes(0)) {
        // One observation holds all the loss: there is no logarithm without it.
        const half = critical * jackknifeError(deviations, counted);
        return { value, deviations, bounds: [1 - value - half, Math.min(1, 1 - value + half)] };
    }
    const half = critical * jackknifeError(centred(ratios.map(Math.log), counts), counted);
    const bounds = [1 - value * Math.exp(half), 1 - value * Math.exp(-half)];
    return { value, deviations, bounds };
}
function skill_differenceOf(mine, theirs, factor) {
    if (mine.bounds === null || theirs.bounds === null)
        return null;
    if (isConstant(mine.deviations, theirs.deviations, factor))
        return null;
    const first = { value: 1 - mine.value, interval: mine.bounds };
    const second = { value: 1 - theirs.value, interval: theirs.bounds };
    return (0,statistics_src/* differenceInterval */.Ly)(first, second, correlation(mine.deviations, theirs.deviations), factor);
}
/**
 * A metric of the form 1 − loss / loss of the best constant prediction (R², D²). Interval: the
 * delete-one jackknife of the logarithm of the ratio with a t quantile, which keeps it at most 1.
 * Difference: from the two intervals and the correlation of the leave-one-out values.
 */
function skillEstimator(statistic) {
    const method = 'jackknife';
    const ratio = (sample) => ratioOf(sample, sample.work(statistic.parts));
    const { constantTarget } = statistic;
    return {
        intervalMethod: method,
        measure: (sample) => {
            const obstacle = statistic.obstacle(sample);
            if (obstacle !== null)
                return undefinedBecause(obstacle);
            const { loss, baseline } = sample.work(statistic.parts);
            if (baseline !== 0)
                return defined(1 - loss / baseline);
            if (constantTarget !== 'finite')
                return undefinedBecause(constantTarget.undefinedBecause);
            return defined(loss === 0 ? 1 : 0, 'the target is constant: 1 for a perfect model and 0 for any other by convention');
        },
        interval: (sample) => {
            if (sample.work(statistic.parts).baseline === 0)
                return null;
            const { bounds } = sample.work(ratio);
            return bounds === null ? null : { bounds, method };
        },
        difference: ({ challenger, champion }, factor) => {
            if (challenger.work(statistic.parts).baseline === 0)
                return null;
            return skill_differenceOf(challenger.work(ratio), champion.work(ratio), factor);
        },
    };
}
/** Sums of what rows contribute to each independent observation, looked up by its number. */
function perObservation(sample, at) {
    const clusters = sample.derive(clustersOf);
    if (clusters === null)
        return at;
    const sums = sumsByCluster(clusters, at);
    return (observation) => sums[observation] ?? 0;
}
/** Parts of a metric whose losses are sums of one number per row. */
function sumOfLosses(sample, losses) {
    const weight = weightAt(sample.data.weights);
    const weighted = (row) => weight(row) * (losses[row] ?? 0);
    const loss = sumOf(losses.length, weighted);
    const part = perObservation(sample, weighted);
    return { loss, lossWithout: (observation) => loss - part(observation) };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/probability/probabilities.ts

/**
 * How far the probabilities of a row may sum from 1: the square root of float32's epsilon, as in
 * scikit-learn for the float32 outputs that most models have.
 */
const SUM_TOLERANCE = Math.sqrt(2 ** -23);
/** Number of scores in a row. */
function scoresPerRow({ task, classes }) {
    return task === 'binary-classification' ? 1 : classes.length;
}
function problemOfRow(scores, from, perRow) {
    let total = 0;
    for (let i = from; i < from + perRow; i++) {
        const score = scores[i] ?? NaN;
        if (!(score >= 0 && score <= 1))
            return `has ${score}`;
        total += score;
    }
    if (perRow > 1 && Math.abs(total - 1) > SUM_TOLERANCE)
        return `sums to ${total}`;
    return null;
}
/** Why there is nothing to rank or to weigh; null when there are scores. */
function withoutScores({ data }) {
    return data.scores === null ? 'no scores: the model gives labels only' : null;
}
/** Why the scores are no probabilities; null when they are. */
function notProbabilities(sample) {
    const { data } = sample;
    const { scores } = data;
    if (scores === null)
        return withoutScores(sample);
    if (!data.probabilities)
        return 'the scores are not probabilities';
    const perRow = scoresPerRow(data);
    for (let row = 0; row < data.target.length; row++) {
        const problem = problemOfRow(scores, row * perRow, perRow);
        if (problem !== null)
            return `the scores are not probabilities: row ${row + 1} ${problem}`;
    }
    return null;
}
/** The probability of a class in a row, the scores being probabilities. */
function probabilityAt(data) {
    const { scores } = data;
    if (scores === null)
        return () => NaN;
    const k = data.classes.length;
    if (data.task !== 'binary-classification')
        return (row, i) => scores[row * k + i] ?? NaN;
    const positive = positiveOf(data);
    return (row, i) => {
        const score = scores[row] ?? NaN;
        return i === positive ? score : 1 - score;
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/probability/calibration.ts


/**
 * Probability of the positive class; in a multiclass task the highest probability (top-label
 * calibration; Guo et al., "On calibration of modern neural networks", ICML 2017).
 */
function claimsOf({ data }) {
    const rows = data.target.length;
    const probability = probabilityAt(data);
    const confidence = new Float64Array(rows);
    const holds = new Uint8Array(rows);
    const binary = data.task === 'binary-classification';
    const positive = positiveOf(data);
    for (let row = 0; row < rows; row++) {
        let claimed = positive;
        if (!binary) {
            claimed = 0;
            for (let i = 1; i < data.classes.length; i++) {
                if (probability(row, i) > probability(row, claimed))
                    claimed = i;
            }
        }
        confidence[row] = probability(row, claimed);
        holds[row] = data.target[row] === claimed ? 1 : 0;
    }
    return { confidence, holds };
}
/** Number of bins of the calibration error and of the calibration curve. */
const BINS = 10;
/** Upper edges of all bins but the last: i × 0.1, as NumPy's `linspace` gives them. */
const EDGES = Float64Array.from({ length: BINS - 1 }, (_, i) => (i + 1) * (1 / BINS));
/** The bin of a value: the first whose upper edge it does not exceed, else the last. */
function binOf(value, upperEdges) {
    let bin = 0;
    while (bin < upperEdges.length && value > (upperEdges[bin] ?? 0))
        bin++;
    return bin;
}
/**
 * The bin of a probability: ten of equal width, open on the left and closed on the right, the first
 * one with 0, as in scikit-learn's `calibration_curve(n_bins=10, strategy='uniform')`.
 */
function equalWidthBin(probability) {
    return binOf(probability, EDGES);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/probability/calibration-error.ts







function binSums(sample) {
    const { confidence, holds } = sample.work(claimsOf);
    const weight = weightAt(sample.data.weights);
    const bins = new Uint8Array(sample.rows);
    const sums = Array.from({ length: BINS }, () => ({
        gap: 0,
        weight: 0,
        squaredWeight: 0,
        squares: 0,
        hits: 0,
    }));
    for (let row = 0; row < bins.length; row++) {
        const bin = equalWidthBin(confidence[row] ?? 0);
        bins[row] = bin;
        const into = sums[bin];
        if (into === undefined)
            continue;
        const w = weight(row);
        const residual = (holds[row] ?? 0) - (confidence[row] ?? 0);
        into.gap += w * residual;
        into.weight += w;
        into.squaredWeight += w * w;
        into.squares += w * w * residual * residual;
        into.hits += w * (holds[row] ?? 0);
    }
    return { sums, bins };
}
function gapOf(sums, total) {
    const scale = sums.weight > 0 ? sums.squaredWeight / sums.weight : 0;
    const effective = scale > 0 ? sums.weight / scale : 0;
    // Jeffreys' estimate of the share of hits keeps a bin of few rows from looking certain.
    const share = scale > 0 ? (sums.hits / scale + 0.5) / (effective + 1) : 0;
    return {
        gap: sums.gap / total,
        share: sums.weight / total,
        uncentred: sums.squares / total ** 2,
        floor: (sums.squaredWeight * share * (1 - share)) / total ** 2,
    };
}
function calibrationError(sample) {
    const { confidence, holds } = sample.work(claimsOf);
    const { sums, bins } = binSums(sample);
    const total = totalWeight(sample);
    const gaps = sums.map((entry) => gapOf(entry, total));
    const value = gaps.reduce((sum, { gap }) => sum + Math.abs(gap), 0);
    const weight = weightAt(sample.data.weights);
    const signs = gaps.map(({ gap }) => Math.sign(gap));
    const deviations = tabulate(sample.rows, (row) => {
        const residual = (holds[row] ?? 0) - (confidence[row] ?? 0);
        return (weight(row) / total) * ((signs[bins[row] ?? 0] ?? 0) * residual - value);
    });
    const effect = designEffect(sample, deviations);
    return {
        value,
        bins: gaps.map((bin) => ({
            ...bin,
            uncentred: bin.uncentred * effect,
            floor: bin.floor * effect,
        })),
        rows: effectiveSize(sample) / effect,
        deviations: independentDeviations(sample, deviations),
    };
}
/** Mean and variance of |X| for a normal X. */
function foldedNormal(mean, deviation) {
    if (deviation === 0)
        return { mean: Math.abs(mean), variance: 0 };
    const ratio = mean / deviation;
    const folded = 2 * deviation * (0,statistics_src/* normalPdf */.E7)(ratio) + mean * ((0,statistics_src/* normalCdf */.vr)(ratio) - (0,statistics_src/* normalCdf */.vr)(-ratio));
    return { mean: folded, variance: mean * mean + deviation * deviation - folded * folded };
}
/** Gaps in the direction of those observed; of what noise makes where none was observed. */
function direction({ value, bins }) {
    return bins.map(({ gap, floor }) => (value === 0 ? Math.sqrt(floor) : gap));
}
/**
 * The place of the observed error in its distribution when the true gaps are `times` those of
 * `direction`: P(error ≤ observed), the error being nearly normal as a sum over bins.
 */
function placeOfObserved(error, gaps, times) {
    const { value, bins, rows } = error;
    const towards = Math.min(times, 1);
    let [mean, variance, between] = [0, 0, 0];
    bins.forEach(({ gap, share, uncentred, floor }, i) => {
        if (share === 0)
            return;
        const explained = gap ** 2 / share / rows;
        const own = Math.max(uncentred - explained * (2 * towards - towards ** 2), floor);
        const folded = foldedNormal(times * (gaps[i] ?? 0), Math.sqrt(own));
        mean += folded.mean;
        variance += folded.variance;
        between += explained;
    });
    // The numbers of rows in the bins vary, too.
    variance += times ** 2 * Math.max(0, between - value ** 2 / rows);
    return variance > 0 ? (0,statistics_src/* normalCdf */.vr)((value - mean) / Math.sqrt(variance)) : 0.5;
}
/** The greatest multiple at which the observed error is still at this place or a higher one. */
function multipleAt(error, gaps, place) {
    if (placeOfObserved(error, gaps, 0) < place)
        return 0;
    let [low, high] = [0, 1];
    while (placeOfObserved(error, gaps, high) >= place && high < 1e6)
        high *= 2;
    for (let round = 0; round < 60; round++) {
        const middle = (low + high) / 2;
        if (placeOfObserved(error, gaps, middle) >= place)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/**
 * The binned error is biased upwards (noise adds to every |gap|), so that its interval is found by
 * inverting a test: true gaps that are a multiple of those observed, kept when the observed error is
 * within the central part of its distribution under them. The value itself is always in it.
 */
function boundsOf(error, confidence) {
    const tail = (1 - confidence) / 2;
    const gaps = direction(error);
    const unit = gaps.reduce((sum, gap) => sum + Math.abs(gap), 0);
    const low = multipleAt(error, gaps, 1 - tail) * unit;
    const high = multipleAt(error, gaps, tail) * unit;
    return [Math.min(low, error.value), Math.min(1, Math.max(high, error.value))];
}
/**
 * Expected calibration error: Σ over ten equal-width bins of (share of rows in the bin) × |share of
 * hits − mean probability| (Naeini, Cooper and Hauskrecht, AAAI 2015; bins as in `equalWidthBin`).
 */
const CALIBRATION_ERROR = {
    intervalMethod: 'test-inversion',
    measure: (sample) => {
        const obstacle = sample.derive(notProbabilities);
        if (obstacle !== null)
            return undefinedBecause(obstacle);
        return defined(sample.work(calibrationError).value);
    },
    interval: (sample) => {
        const error = sample.work(calibrationError);
        return { bounds: boundsOf(error, sample.plan.confidence), method: 'test-inversion' };
    },
    difference: ({ challenger, champion }, factor) => {
        const [mine, theirs] = [challenger.work(calibrationError), champion.work(calibrationError)];
        const { confidence } = challenger.plan;
        if (isConstant(mine.deviations, theirs.deviations, factor))
            return null;
        return (0,statistics_src/* differenceInterval */.Ly)({ value: mine.value, interval: boundsOf(mine, confidence) }, { value: theirs.value, interval: boundsOf(theirs, confidence) }, correlation(mine.deviations, theirs.deviations), factor);
    },
};

;// CONCATENATED MODULE: ./packages/evaluation/src/losses/cost.ts

/** The cost of a prediction, by the costs of the plan. */
function costOf({ plan, data }, truth, guess) {
    return plan.costs?.[truth * data.classes.length + guess] ?? 0;
}
/** Mean over rows of what the prediction costs. */
const MEAN_COST = {
    obstacle: ({ plan }) => (plan.costs === null ? 'no costs are set (evaluate.costs)' : null),
    losses: (sample) => {
        const { target, predicted } = sample.data;
        return tabulate(sample.rows, (row) => costOf(sample, target[row] ?? 0, predicted[row] ?? 0));
    },
    least: -Infinity,
};

;// CONCATENATED MODULE: ./packages/evaluation/src/probability/hinge.ts



/**
 * hinge_loss of decision values: max(0, 1 − margin). The margin of a binary task is the value turned
 * towards the true class, of several classes the true one's lead over the best other one (Crammer
 * and Singer, Journal of Machine Learning Research 2, 2001).
 */
const HINGE_LOSS = {
    obstacle: (sample) => {
        const obstacle = withoutScores(sample);
        if (obstacle !== null)
            return obstacle;
        return sample.data.probabilities
            ? 'the scores are probabilities; hinge_loss is of decision values'
            : null;
    },
    losses: ({ data }) => {
        const { target, scores, classes } = data;
        const score = (at) => scores?.[at] ?? NaN;
        if (data.task === 'binary-classification') {
            const positive = positiveOf(data);
            return tabulate(target.length, (row) => Math.max(0, 1 - (target[row] === positive ? score(row) : -score(row))));
        }
        const k = classes.length;
        return tabulate(target.length, (row) => {
            const truth = target[row] ?? 0;
            let best = -Infinity;
            for (let i = 0; i < k; i++)
                if (i !== truth)
                    best = Math.max(best, score(row * k + i));
            return Math.max(0, 1 - score(row * k + truth) + best);
        });
    },
};

;// CONCATENATED MODULE: ./packages/evaluation/src/table/counts.ts
function add(to, at, weight) {
    to[at] = (to[at] ?? 0) + weight;
}
/** Counts the rows of each class. */
function countsOf({ data }) {
    const k = data.classes.length;
    const { target, predicted, weights } = data;
    const counts = {
        correct: new Float64Array(k),
        actual: new Float64Array(k),
        predicted: new Float64Array(k),
        squaredActual: new Float64Array(k),
        squaredPredicted: new Float64Array(k),
        occurs: new Uint8Array(k),
        total: 0,
        distance: 0,
        squaredDistance: 0,
    };
    for (let row = 0; row < target.length; row++) {
        const weight = weights === null ? 1 : (weights[row] ?? 0);
        const truth = target[row] ?? 0;
        const guess = predicted[row] ?? 0;
        counts.occurs[truth] = 1;
        counts.occurs[guess] = 1;
        counts.total += weight;
        add(counts.actual, truth, weight);
        add(counts.predicted, guess, weight);
        add(counts.squaredActual, truth, weight * weight);
        add(counts.squaredPredicted, guess, weight * weight);
        if (truth === guess)
            add(counts.correct, truth, weight);
        counts.distance += weight * Math.abs(truth - guess);
        counts.squaredDistance += weight * (truth - guess) ** 2;
    }
    return counts;
}
/**
 * The confusion matrix over all declared classes, in rows (weights do not count): rows are true
 * classes, columns predicted ones.
 */
function confusionMatrix(data) {
    const k = data.classes.length;
    const matrix = Array.from({ length: k }, () => new Array(k).fill(0));
    for (let row = 0; row < data.target.length; row++) {
        const line = matrix[data.target[row] ?? 0];
        const guess = data.predicted[row] ?? 0;
        if (line !== undefined)
            line[guess] = (line[guess] ?? 0) + 1;
    }
    return matrix;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/probability/losses.ts






/** Probabilities are kept this far from 0 and 1: float64's epsilon, as in scikit-learn. */
const EPSILON = Number.EPSILON;
function obstacleOf(sample) {
    return sample.derive(notProbabilities);
}
/** −ln of the probability given to the true class. */
function logLosses({ data }) {
    const { target } = data;
    const probability = probabilityAt(data);
    return tabulate(target.length, (row) => {
        const given = probability(row, target[row] ?? 0);
        return -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, given)));
    });
}
/** Σ over classes of (1 for the true class − probability)², halved for two classes. */
function brierLosses({ data }) {
    const { target } = data;
    const probability = probabilityAt(data);
    const k = data.classes.length;
    if (k === 2)
        return tabulate(target.length, (row) => (1 - probability(row, target[row] ?? 0)) ** 2);
    return tabulate(target.length, (row) => {
        let total = 0;
        for (let i = 0; i < k; i++) {
            total += ((i === target[row] ? 1 : 0) - probability(row, i)) ** 2;
        }
        return total;
    });
}
/** log_loss over the declared classes. */
const LOG_LOSS = {
    obstacle: obstacleOf,
    losses: logLosses,
};
/** brier_score_loss(scale_by_half='auto'). */
const BRIER_SCORE = {
    obstacle: obstacleOf,
    losses: brierLosses,
    greatest: ({ classes }) => (classes.length === 2 ? 1 : 2),
};
function skillObstacle(sample) {
    if (sample.rows < 2)
        return 'fewer than two rows';
    return obstacleOf(sample);
}
const xLogX = (x) => (x > 0 ? x * Math.log(x) : 0);
const ONE_CLASS = { undefinedBecause: 'one class only: there is no loss to compare with' };
function classesOfObservations(sample) {
    const { target, weights, classes } = sample.data;
    const weight = weightAt(weights);
    const clusters = sample.derive(clustersOf);
    if (clusters === null) {
        return (row, visit) => {
            visit(target[row] ?? 0, weight(row));
        };
    }
    const sums = classes.map((_, i) => sumsByCluster(clusters, (row) => (target[row] === i ? weight(row) : 0)));
    return (observation, visit) => {
        sums.forEach((sum, i) => {
            visit(i, sum[observation] ?? 0);
        });
    };
}
/** A skill against the shares of the classes. */
function againstPrior(losses, prior) {
    return {
        obstacle: skillObstacle,
        constantTarget: ONE_CLASS,
        parts: (sample) => {
            const { actual } = sample.derive(countsOf);
            const total = totalWeight(sample);
            const { part, whole } = prior(actual.length);
            const inner = actual.reduce((sum, weight) => sum + part(weight), 0);
            const one = actual.filter((weight) => weight > 0).length < 2;
            const visitClasses = classesOfObservations(sample);
            const weights = sample.derive(observationWeights);
            return {
                ...sumOfLosses(sample, sample.derive(losses)),
                baseline: one ? 0 : whole(total, inner),
                baselineWithout: (observation) => {
                    let left = inner;
                    visitClasses(observation, (i, weight) => {
                        const mine = actual[i] ?? 0;
                        left += part(Math.max(0, mine - weight)) - part(mine);
                    });
                    return whole(total - (weights[observation] ?? 0), left);
                },
            };
        },
    };
}
/**
 * d2_log_loss_score: the baseline predicts the shares of the classes, W_c / W, and loses
 * W ln W − Σ W_c ln W_c.
 */
const D2_LOG_LOSS = againstPrior(logLosses, () => ({
    part: xLogX,
    whole: (total, sum) => xLogX(total) - sum,
}));
/**
 * d2_brier_score: the baseline predicts the shares of the classes and loses W − Σ W_c² / W (halved
 * for two classes, like the model's loss).
 */
const D2_BRIER = againstPrior(brierLosses, (classes) => ({
    part: (weight) => weight * weight,
    whole: (total, sum) => (classes === 2 ? 0.5 : 1) * (total - sum / total),
}));

;// CONCATENATED MODULE: ./packages/evaluation/src/numeric/argsort.ts
const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGIT_MASK = BUCKETS - 1;
const DIGITS = 6;
const SIGN = 0x80000000;
/**
 * Whole numbers, as pairs of 32 bits, in the reverse order of the doubles: the bits of a double
 * sort like its value once those of negative ones are flipped.
 */
function descendingKeys(values) {
    const high = new Uint32Array(values.length);
    const low = new Uint32Array(values.length);
    const double = new Float64Array(1);
    const words = new Uint32Array(double.buffer);
    const lowFirst = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
    for (let i = 0; i < values.length; i++) {
        // Adding 0 makes −0 equal to 0.
        double[0] = (values[i] ?? 0) + 0;
        const top = words[lowFirst ? 1 : 0] ?? 0;
        const bottom = words[lowFirst ? 0 : 1] ?? 0;
        const negative = top >= SIGN;
        high[i] = negative ? top : ~(top ^ SIGN);
        low[i] = negative ? bottom : ~bottom;
    }
    return { high, low };
}
/** The digit of each key at this place: 0 is the lowest 11 bits, 5 the highest 9. */
function digitOf(high, low, place) {
    const shift = place * DIGIT_BITS;
    if (shift >= 32)
        return (high >>> (shift - 32)) & DIGIT_MASK;
    const bits = low >>> shift;
    return (shift > 32 - DIGIT_BITS ? bits | (high << (32 - shift)) : bits) & DIGIT_MASK;
}
/** Replaces counts by the place of each bucket's first element; false when one bucket has all. */
function startsOf(counts, total) {
    let start = 0;
    for (let bucket = 0; bucket < counts.length; bucket++) {
        const count = counts[bucket] ?? 0;
        if (count === total)
            return false;
        counts[bucket] = start;
        start += count;
    }
    return true;
}
/**
 * Row numbers in the order of descending values; equal values keep the order of their rows. A
 * radix sort on the bits, least significant digit first: scores of a float32 model need half of the
 * passes, since their low bits are all 0.
 *
 * @param values finite numbers
 */
function argsortDescending(values) {
    const n = values.length;
    const { high, low } = descendingKeys(values);
    let order = new Uint32Array(n);
    for (let i = 0; i < n; i++)
        order[i] = i;
    let spare = new Uint32Array(n);
    const counts = new Uint32Array(BUCKETS);
    for (let place = 0; place < DIGITS; place++) {
        counts.fill(0);
        for (let i = 0; i < n; i++) {
            const digit = digitOf(high[i] ?? 0, low[i] ?? 0, place);
            counts[digit] = (counts[digit] ?? 0) + 1;
        }
        if (!startsOf(counts, n))
            continue;
        for (let i = 0; i < n; i++) {
            const row = order[i] ?? 0;
            const digit = digitOf(high[row] ?? 0, low[row] ?? 0, place);
            const to = counts[digit] ?? 0;
            counts[digit] = to + 1;
            spare[to] = row;
        }
        [order, spare] = [spare, order];
    }
    return order;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/ranking.ts

/** Weight of all positive rows. */
function positiveWeight({ truePositives }) {
    return truePositives.at(-1) ?? 0;
}
/** Weight of all negative rows. */
function negativeWeight({ falsePositives }) {
    return falsePositives.at(-1) ?? 0;
}
/** Places after the last row of each group of equal scores. */
function groupEnds(scores, order) {
    const ends = new Uint32Array(order.length);
    let groups = 0;
    for (let i = 1; i <= order.length; i++) {
        const score = scores[order[i - 1] ?? 0];
        if (i === order.length || scores[order[i] ?? 0] !== score)
            ends[groups++] = i;
    }
    return ends.slice(0, groups);
}
/**
 * Ranks rows by their score.
 *
 * @param positive the class that counts as positive; every other one is negative
 */
function rankRows(scores, target, positive, weights) {
    const order = argsortDescending(scores);
    const ends = groupEnds(scores, order);
    const truePositives = new Float64Array(ends.length);
    const falsePositives = new Float64Array(ends.length);
    let hits = 0;
    let alarms = 0;
    let place = 0;
    for (let group = 0; group < ends.length; group++) {
        for (const end = ends[group] ?? 0; place < end; place++) {
            const row = order[place] ?? 0;
            const weight = weights === null ? 1 : (weights[row] ?? 0);
            if (target[row] === positive)
                hits += weight;
            else
                alarms += weight;
        }
        truePositives[group] = hits;
        falsePositives[group] = alarms;
    }
    return { order, ends, truePositives, falsePositives };
}
/** Calls `visit` with each row and the number of its group of equal scores, highest score first. */
function forEachRanked({ order, ends }, visit) {
    let place = 0;
    for (let group = 0; group < ends.length; group++) {
        for (const end = ends[group] ?? 0; place < end; place++)
            visit(order[place] ?? 0, group);
    }
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/average-precision.ts

/**
 * Σ (Rₙ − Rₙ₋₁) Pₙ over the thresholds, without interpolation: scikit-learn's
 * `average_precision_score`. It is the mean, over positive rows, of the precision at their score.
 * NaN when no positive row has a weight.
 */
function averagePrecision(ranking) {
    const { truePositives, falsePositives } = ranking;
    let total = 0;
    let hits = 0;
    for (let group = 0; group < truePositives.length; group++) {
        const next = truePositives[group] ?? 0;
        if (next > hits)
            total += ((next - hits) * next) / (next + (falsePositives[group] ?? 0));
        hits = next;
    }
    return total / positiveWeight(ranking);
}
/**
 * For each threshold the sums, over the positive rows at or below it, of 1 / B and of A / B², where
 * A is the weight of positives and B the weight of all rows at or above that row's score.
 */
function sumsBelow({ truePositives, falsePositives }) {
    const groups = truePositives.length;
    const inverse = new Float64Array(groups);
    const ratio = new Float64Array(groups);
    let [inverseSum, ratioSum] = [0, 0];
    for (let group = groups - 1; group >= 0; group--) {
        const hits = truePositives[group] ?? 0;
        const here = hits - (group === 0 ? 0 : (truePositives[group - 1] ?? 0));
        const all = hits + (falsePositives[group] ?? 0);
        if (here > 0) {
            inverseSum += here / all;
            ratioSum += (here * hits) / (all * all);
        }
        inverse[group] = inverseSum;
        ratio[group] = ratioSum;
    }
    return { inverse, ratio };
}
/**
 * Adds, to each row's entry, what the row contributes to the deviation of average precision: the
 * derivative by the row's weight, times the weight (infinitesimal jackknife; Efron, The Jackknife,
 * the Bootstrap and Other Resampling Plans, 1982, chapter 6). A row changes the precision at its own
 * score and at all lower ones. The contributions sum to 0.
 *
 * @param scale factor of this average precision in a sum of several
 */
function addPrecisionDeviations(to, ranking, average, target, positive, weights, scale = 1) {
    const { truePositives, falsePositives } = ranking;
    const { inverse, ratio } = sumsBelow(ranking);
    const positives = positiveWeight(ranking);
    forEachRanked(ranking, (row, group) => {
        const weight = weights === null ? 1 : (weights[row] ?? 0);
        if (weight === 0)
            return;
        let derivative = -(ratio[group] ?? 0);
        if (target[row] === positive) {
            const hits = truePositives[group] ?? 0;
            derivative += hits / (hits + (falsePositives[group] ?? 0)) + (inverse[group] ?? 0) - average;
        }
        to[row] = (to[row] ?? 0) + (scale * weight * derivative) / positives;
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/roc-auc.ts

/**
 * Area under the ROC curve by the trapezoidal rule, which is P(score of a positive row > score of a
 * negative one), ties counting half: scikit-learn's `roc_auc_score`. NaN when a class has no weight.
 */
function rocAuc(ranking) {
    const { truePositives, falsePositives } = ranking;
    let area = 0;
    let hits = 0;
    let alarms = 0;
    for (let group = 0; group < truePositives.length; group++) {
        const nextHits = truePositives[group] ?? 0;
        const nextAlarms = falsePositives[group] ?? 0;
        area += (nextAlarms - alarms) * (hits + nextHits);
        hits = nextHits;
        alarms = nextAlarms;
    }
    return area / 2 / (hits * alarms);
}
/**
 * Adds, to each row's entry, what the row contributes to the deviation of the area: its share of
 * its class's weight times (placement value − area). The placement value of a positive row is the
 * share of negative rows with lower scores, that of a negative row the share of positive rows with
 * higher scores, ties counting half (DeLong, DeLong and Clarke-Pearson, Biometrics 44(3), 1988). All
 * of them come from one pass over the ranking, as in Sun and Xu ("Fast implementation of DeLong's
 * algorithm", IEEE Signal Processing Letters 21(11), 2014). The sum of squares within a class, times
 * n / (n − 1), is that class's part of DeLong's variance.
 *
 * @param scale factor of this area in a sum of several
 */
function addAucDeviations(to, ranking, area, target, positive, weights, scale = 1) {
    const { truePositives, falsePositives } = ranking;
    const positives = positiveWeight(ranking);
    const negatives = negativeWeight(ranking);
    forEachRanked(ranking, (row, group) => {
        const isPositive = target[row] === positive;
        const cumulated = isPositive ? falsePositives : truePositives;
        const above = group === 0 ? 0 : (cumulated[group - 1] ?? 0);
        const higher = (above + (cumulated[group] ?? 0)) / 2;
        const placement = isPositive ? 1 - higher / negatives : higher / positives;
        const share = (weights === null ? 1 : (weights[row] ?? 0)) / (isPositive ? positives : negatives);
        to[row] = (to[row] ?? 0) + scale * share * (placement - area);
    });
}
/**
 * The area under the ROC curve when rows have other weights than those that they were ranked with.
 *
 * @param positives 1 for each positive row, in the order of the ranking
 */
function rocAucUnder({ order, ends }, positives, weights) {
    let [area, hits, alarms, place] = [0, 0, 0, 0];
    for (const end of ends) {
        let [more, all] = [0, 0];
        for (; place < end; place++) {
            const weight = weights[order[place] ?? 0] ?? 0;
            all += weight;
            more += weight * (positives[place] ?? 0);
        }
        const wrong = all - more;
        area += wrong * (hits + more / 2);
        hits += more;
        alarms += wrong;
    }
    return area / (hits * alarms);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/strata.ts



/**
 * Kish's effective number of rows of each true class; where rows belong together, as many fewer as
 * there are groups than rows.
 */
function classSizes(sample) {
    const { actual, squaredActual } = sample.derive(countsOf);
    const clustered = sample.derive(clustersOf) !== null;
    const share = clustered ? Math.min(1, independentSize(sample) / effectiveSize(sample)) : 1;
    return Array.from(actual, (weight, i) => {
        const squared = squaredActual[i] ?? 0;
        return squared === 0 ? 0 : (share * weight * weight) / squared;
    });
}
/** The true classes, each drawn by itself: DeLong's variance is given their sizes. */
function byTrueClass(sample) {
    return { of: sample.data.target, sizes: classSizes(sample) };
}
/** All rows drawn together. */
function allRows(sample) {
    return { of: null, sizes: [effectiveSize(sample)] };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/binary.ts







/** Rows by the score of the positive class. */
function rankingOf({ data }) {
    const scores = data.scores ?? new Float64Array(data.target.length);
    return rankRows(scores, data.target, positiveOf(data), data.weights);
}
/** 1 for each positive row, in the order of the ranking. */
function rankedPositives(sample) {
    const { order } = sample.derive(rankingOf);
    const { target } = sample.data;
    const positive = positiveOf(sample.data);
    return Uint8Array.from(order, (row) => (target[row] === positive ? 1 : 0));
}
/** Effective numbers of positive and negative rows. */
function sizesOf(sample) {
    const sizes = classSizes(sample);
    const positives = sizes[positiveOf(sample.data)] ?? 0;
    return { positives, negatives: sizes.reduce((sum, size) => sum + size, 0) - positives };
}
/** roc_auc_score; undefined with one class. */
const ROC_AUC = {
    method: 'delong',
    measureUnder: (sample, weights) => rocAucUnder(sample.derive(rankingOf), sample.derive(rankedPositives), weights),
    obstacle: (sample) => {
        const obstacle = withoutScores(sample);
        if (obstacle !== null)
            return obstacle;
        const ranking = sample.derive(rankingOf);
        return positiveWeight(ranking) > 0 && negativeWeight(ranking) > 0
            ? null
            : 'one class only: roc_auc needs both classes';
    },
    linearise: (sample) => {
        const { target, weights } = sample.data;
        const ranking = sample.derive(rankingOf);
        const value = rocAuc(ranking);
        const deviations = new Float64Array(target.length);
        addAucDeviations(deviations, ranking, value, target, positiveOf(sample.data), weights);
        const { positives, negatives } = sizesOf(sample);
        return {
            value,
            deviations,
            strata: byTrueClass(sample),
            freedom: null,
            fallback: (confidence) => ({
                bounds: (0,statistics_src/* aucScoreInterval */.Zx)(value, positives, negatives, confidence),
                method: 'newcombe',
            }),
        };
    },
};
/** average_precision_score; undefined without positive rows, where scikit-learn warns. */
const AVERAGE_PRECISION = {
    method: 'infinitesimal-jackknife',
    obstacle: (sample) => {
        const obstacle = withoutScores(sample);
        if (obstacle !== null)
            return obstacle;
        return positiveWeight(sample.derive(rankingOf)) > 0
            ? null
            : 'no positive rows: average_precision needs them';
    },
    linearise: (sample) => {
        const { target, weights } = sample.data;
        const ranking = sample.derive(rankingOf);
        const value = averagePrecision(ranking);
        const deviations = new Float64Array(target.length);
        addPrecisionDeviations(deviations, ranking, value, target, positiveOf(sample.data), weights);
        const { positives } = sizesOf(sample);
        return {
            value,
            deviations,
            strata: allRows(sample),
            freedom: positives - 1,
            fallback: (confidence) => ({
                bounds: (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, value), positives, confidence),
                method: 'wilson',
            }),
        };
    },
};

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/spread.ts
/** Below this a variance of a share is rounding: standard errors of 1e-10 and less. */
const NOTHING = 1e-20;
/**
 * Each group's part of the covariance of two estimates: n / (n − 1) times the sum of products of
 * the rows' deviations.
 */
function covarianceParts(first, second, strata) {
    const parts = strata.sizes.map(() => 0);
    for (let row = 0; row < first.length; row++) {
        const group = strata.of === null ? 0 : (strata.of[row] ?? 0);
        parts[group] = (parts[group] ?? 0) + (first[row] ?? 0) * (second[row] ?? 0);
    }
    return parts.map((part, group) => {
        const size = strata.sizes[group] ?? 0;
        return size > 1 ? (part * size) / (size - 1) : 0;
    });
}
const total = (parts) => parts.reduce((sum, part) => sum + part, 0);
/**
 * Variance from the deviations of rows, with Satterthwaite's degrees of freedom for several groups
 * (Biometrics Bulletin 2(6), 1946), as in the test of Brunner and Munzel. Null when it cannot be
 * known: a group of one row, or no deviation at all.
 */
function spreadOf(deviations, strata) {
    if (strata.sizes.some((size) => size > 0 && size <= 1))
        return null;
    const parts = covarianceParts(deviations, deviations, strata);
    const variance = total(parts);
    if (variance <= NOTHING)
        return null;
    const inverse = parts.reduce((sum, part, group) => {
        const size = strata.sizes[group] ?? 0;
        return size > 1 ? sum + (part / variance) ** 2 / (size - 1) : sum;
    }, 0);
    return { variance, freedom: Math.max(1, 1 / inverse) };
}
/** Covariance of two estimates on the same rows. */
function covarianceOf(first, second, strata) {
    return total(covarianceParts(first, second, strata));
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/estimator.ts





/** The same with the deviations of groups where rows belong together. */
function ofIndependent(sample, linear) {
    const clusters = sample.derive(clustersOf);
    if (clusters === null)
        return linear;
    const freedom = clusters.effective - 1;
    return {
        ...linear,
        deviations: independentDeviations(sample, linear.deviations),
        strata: { of: null, sizes: [clusters.effective] },
        freedom: linear.freedom === null ? freedom : Math.min(linear.freedom, freedom),
    };
}
function estimate(linear, confidence, method) {
    const known = spreadOf(linear.deviations, linear.strata);
    const freedom = linear.freedom ?? known?.freedom ?? 0;
    if (known === null || freedom <= 0) {
        return { ...linear, ...linear.fallback(confidence), spread: null };
    }
    const critical = (0,statistics_src/* studentTQuantile */.$J)(0.5 + confidence / 2, freedom);
    const bounds = (0,statistics_src/* logitInterval */.$V)(linear.value, Math.sqrt(known.variance), critical);
    return { ...linear, spread: { ...known, freedom }, bounds, method };
}
function estimator_differenceOf(first, second, factor) {
    let correlation = 0;
    if (first.spread !== null && second.spread !== null) {
        if (isConstant(first.deviations, second.deviations, factor)) {
            const difference = first.value - factor * second.value;
            return [difference, difference];
        }
        const covariance = covarianceOf(first.deviations, second.deviations, first.strata);
        correlation = covariance / Math.sqrt(first.spread.variance * second.spread.variance);
    }
    const bounds = (0,statistics_src/* differenceInterval */.Ly)({ value: first.value, interval: first.bounds }, { value: second.value, interval: second.bounds }, Math.max(-1, Math.min(1, correlation)), factor);
    return within([-factor, 1], bounds);
}
/**
 * A metric that depends on the ranking of rows. Interval: the delta method on the log-odds scale
 * with the variance of the rows' deviations (for ROC AUC DeLong's) and a t quantile. Difference:
 * from the two intervals and the correlation of the deviations (`differenceInterval`). With few rows
 * or values near 1 these keep their coverage where DeLong's symmetric interval does not (an AUC of
 * 0.99 against 0.96 on 50 rows: 85 % at 95 %); with many rows they are the same.
 */
function rankingEstimator(statistic) {
    const estimated = (sample) => {
        const linear = ofIndependent(sample, statistic.linearise(sample));
        return estimate(linear, sample.plan.confidence, statistic.method);
    };
    return {
        intervalMethod: statistic.method,
        ...(statistic.measureUnder === undefined ? {} : { measureUnder: statistic.measureUnder }),
        measure: (sample) => {
            const obstacle = statistic.obstacle(sample);
            if (obstacle !== null)
                return undefinedBecause(obstacle);
            return defined(sample.work(estimated).value, statistic.remark?.(sample) ?? null);
        },
        interval: (sample) => {
            const { bounds, method } = sample.work(estimated);
            return { bounds, method };
        },
        difference: ({ challenger, champion }, factor) => estimator_differenceOf(challenger.work(estimated), champion.work(estimated), factor),
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/one-vs-one.ts

/** Rows of each true class, in the order of the ranking. */
function rowsByClass(ranking, { classes, target }) {
    const rows = classes.map(() => []);
    forEachRanked(ranking, (row) => rows[target[row] ?? 0]?.push(row));
    return rows;
}
/**
 * For each row of `first`, the share of rows of `second` with higher scores, ties counting half.
 * Both are in the order of descending scores.
 */
function sharesAbove(scores, first, second) {
    const shares = new Float64Array(first.length);
    let higher = 0;
    let notLower = 0;
    first.forEach((row, i) => {
        const score = scores[row] ?? 0;
        const scoreAt = (place) => scores[second[place] ?? 0] ?? 0;
        while (higher < second.length && scoreAt(higher) > score)
            higher++;
        while (notLower < second.length && scoreAt(notLower) >= score)
            notLower++;
        shares[i] = (higher + notLower) / 2 / second.length;
    });
    return shares;
}
/**
 * The area that separates the rows of one class from those of another, and what each of these rows
 * contributes to its deviation (see `addAucDeviations`), added to `to` times `scale`.
 */
function onePairDeviations(to, scores, positives = [], negatives = [], scale) {
    const ofPositives = sharesAbove(scores, positives, negatives).map((share) => 1 - share);
    const ofNegatives = sharesAbove(scores, negatives, positives);
    const area = ofPositives.reduce((sum, placement) => sum + placement, 0) / positives.length;
    const add = (rows, placements) => {
        rows.forEach((row, i) => {
            to[row] = (to[row] ?? 0) + (scale * ((placements[i] ?? 0) - area)) / rows.length;
        });
    };
    add(positives, ofPositives);
    add(negatives, ofNegatives);
    return area;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/multiclass.ts









/** The scores of one class, one per row. */
function scoresOf({ classes, scores, target }, index) {
    const k = classes.length;
    const column = new Float64Array(target.length);
    for (let row = 0; row < column.length; row++)
        column[row] = scores?.[row * k + index] ?? NaN;
    return column;
}
/** For each class, rows by its score; rows of any other class are negative. */
function rankingsOf({ data }) {
    return data.classes.map((_, i) => rankRows(scoresOf(data, i), data.target, i, data.weights));
}
/** Declared classes without a row (of positive weight). */
function absentClasses(sample) {
    const { actual } = sample.derive(countsOf);
    return sample.data.classes.filter((_, i) => (actual[i] ?? 0) === 0);
}
function presentClasses(sample) {
    const { actual } = sample.derive(countsOf);
    return [...actual.keys()].filter((i) => (actual[i] ?? 0) > 0);
}
/** Sizes of the smallest class present and of all other rows. */
function smallestAgainstRest(sample) {
    const sizes = classSizes(sample).filter((size) => size > 0);
    const smallest = Math.min(...sizes);
    return { smallest, rest: sizes.reduce((sum, size) => sum + size, 0) - smallest };
}
function aucLinearisation(sample, value, deviations) {
    const { smallest, rest } = smallestAgainstRest(sample);
    return {
        value,
        deviations,
        strata: byTrueClass(sample),
        freedom: null,
        fallback: (confidence) => ({
            bounds: (0,statistics_src/* aucScoreInterval */.Zx)(value, smallest, rest, confidence),
            method: 'newcombe',
        }),
    };
}
function aucObstacle(sample) {
    const obstacle = withoutScores(sample) ?? sample.derive(notProbabilities);
    if (obstacle !== null)
        return obstacle;
    return presentClasses(sample).length < 2 ? 'one class only: ROC AUC needs two' : null;
}
/** Weighted mean of the areas of each class against all others. */
function oneVsRest(sample, weightOf) {
    const { target, weights } = sample.data;
    const deviations = new Float64Array(target.length);
    const total = presentClasses(sample).reduce((sum, i) => sum + weightOf(i), 0);
    let value = 0;
    for (const i of presentClasses(sample)) {
        const ranking = sample.derive(rankingsOf)[i];
        if (ranking === undefined)
            continue;
        const share = weightOf(i) / total;
        const area = rocAuc(ranking);
        value += share * area;
        addAucDeviations(deviations, ranking, area, target, i, weights, share);
    }
    return aucLinearisation(sample, value, deviations);
}
/** roc_auc_score(multi_class='ovr', average='macro'). */
const ROC_AUC_OVR = {
    method: 'delong',
    obstacle: (sample) => {
        const obstacle = aucObstacle(sample);
        if (obstacle !== null)
            return obstacle;
        const absent = absentClasses(sample);
        if (absent.length === 0)
            return null;
        return `not in the target: ${(0,src/* listNames */.Zv)(absent)}; roc_auc_ovr needs every class`;
    },
    linearise: (sample) => oneVsRest(sample, () => 1),
};
/** roc_auc_score(multi_class='ovr', average='weighted'). */
const ROC_AUC_OVR_WEIGHTED = {
    method: 'delong',
    obstacle: aucObstacle,
    linearise: (sample) => {
        const { actual } = sample.derive(countsOf);
        return oneVsRest(sample, (i) => actual[i] ?? 0);
    },
};
function ovoObstacle(sample) {
    if (sample.data.weights !== null) {
        return 'scikit-learn defines one-vs-one ROC AUC without sample weights only';
    }
    return aucObstacle(sample);
}
/**
 * Mean over pairs of classes of the area that separates them, each class's score in turn deciding
 * (Hand and Till, Machine Learning 45(2), 2001).
 */
function oneVsOne(sample, weightOf) {
    const { data } = sample;
    const present = presentClasses(sample);
    const pairs = present.flatMap((a) => present.filter((b) => b !== a).map((b) => ({ a, b })));
    const total = pairs.reduce((sum, { a, b }) => sum + weightOf(a, b), 0);
    const deviations = new Float64Array(data.target.length);
    let value = 0;
    for (const a of present) {
        const ranking = sample.derive(rankingsOf)[a];
        if (ranking === undefined)
            continue;
        const rows = rowsByClass(ranking, data);
        const scores = scoresOf(data, a);
        for (const b of present) {
            if (b === a)
                continue;
            const share = weightOf(a, b) / total;
            value += share * onePairDeviations(deviations, scores, rows[a], rows[b], share);
        }
    }
    return aucLinearisation(sample, value, deviations);
}
/** roc_auc_score(multi_class='ovo', average='macro'). */
const ROC_AUC_OVO = {
    method: 'delong',
    obstacle: ovoObstacle,
    linearise: (sample) => oneVsOne(sample, () => 1),
};
/** roc_auc_score(multi_class='ovo', average='weighted'): pairs weighted by their rows. */
const ROC_AUC_OVO_WEIGHTED = {
    method: 'delong',
    obstacle: ovoObstacle,
    linearise: (sample) => {
        const { actual } = sample.derive(countsOf);
        return oneVsOne(sample, (a, b) => (actual[a] ?? 0) + (actual[b] ?? 0));
    },
};
/** average_precision_score(average='macro') of each class against all others. */
const AVERAGE_PRECISION_MACRO = {
    method: 'infinitesimal-jackknife',
    obstacle: (sample) => {
        const obstacle = withoutScores(sample);
        if (obstacle !== null)
            return obstacle;
        const absent = absentClasses(sample);
        if (absent.length === 0)
            return null;
        return `not in the target: ${(0,src/* listNames */.Zv)(absent)}; average_precision needs every class`;
    },
    linearise: (sample) => {
        const { target, weights } = sample.data;
        const rankings = sample.derive(rankingsOf);
        const deviations = new Float64Array(target.length);
        let value = 0;
        rankings.forEach((ranking, i) => {
            const average = averagePrecision(ranking);
            value += average / rankings.length;
            addPrecisionDeviations(deviations, ranking, average, target, i, weights, 1 / rankings.length);
        });
        const { smallest } = smallestAgainstRest(sample);
        return {
            value,
            deviations,
            strata: allRows(sample),
            freedom: smallest - 1,
            fallback: (confidence) => ({
                bounds: (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, value), smallest, confidence),
                method: 'wilson',
            }),
        };
    },
};
/** Rows by the score of one class. */
function rankingOfClass({ data }, index) {
    return rankRows(scoresOf(data, index), data.target, index, data.weights);
}
function sidesOf(sample, index) {
    const sizes = classSizes(sample);
    const own = sizes[index] ?? 0;
    return { own, rest: sizes.reduce((sum, size) => sum + size, 0) - own };
}
/** roc_auc_score of one class against all others. */
function rocAucOfClass(index) {
    return {
        method: 'delong',
        obstacle: (sample) => {
            const obstacle = withoutScores(sample);
            if (obstacle !== null)
                return obstacle;
            const { own, rest } = sidesOf(sample, index);
            const name = sample.data.classes[index] ?? '';
            if (own === 0)
                return `the class "${name}" is not in the target`;
            return rest > 0 ? null : `all rows are of the class "${name}"`;
        },
        linearise: (sample) => {
            const { target, weights } = sample.data;
            const ranking = rankingOfClass(sample, index);
            const value = rocAuc(ranking);
            const deviations = new Float64Array(target.length);
            addAucDeviations(deviations, ranking, value, target, index, weights);
            const { own, rest } = sidesOf(sample, index);
            const strata = { of: target.map((truth) => (truth === index ? 0 : 1)), sizes: [own, rest] };
            return {
                value,
                deviations,
                strata,
                freedom: null,
                fallback: (confidence) => ({
                    bounds: (0,statistics_src/* aucScoreInterval */.Zx)(value, own, rest, confidence),
                    method: 'newcombe',
                }),
            };
        },
    };
}
/** average_precision_score of one class against all others. */
function averagePrecisionOfClass(index) {
    return {
        method: 'infinitesimal-jackknife',
        obstacle: (sample) => {
            const obstacle = withoutScores(sample);
            if (obstacle !== null)
                return obstacle;
            const name = sample.data.classes[index] ?? '';
            return sidesOf(sample, index).own > 0 ? null : `the class "${name}" is not in the target`;
        },
        linearise: (sample) => {
            const { target, weights } = sample.data;
            const ranking = rankingOfClass(sample, index);
            const value = averagePrecision(ranking);
            const deviations = new Float64Array(target.length);
            addPrecisionDeviations(deviations, ranking, value, target, index, weights);
            const { own } = sidesOf(sample, index);
            return {
                value,
                deviations,
                strata: allRows(sample),
                freedom: own - 1,
                fallback: (confidence) => ({
                    bounds: (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, value), own, confidence),
                    method: 'wilson',
                }),
            };
        },
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/ranking/top-k.ts


/**
 * top_k_accuracy_score: the true class is among the k classes of the highest scores. Of equal scores
 * the later class counts as the higher one, as in scikit-learn.
 */
function topKAccuracy(k) {
    return {
        obstacle: (sample) => {
            const obstacle = withoutScores(sample);
            if (obstacle !== null)
                return obstacle;
            const classes = sample.data.classes.length;
            return k < classes ? null : `${k} guesses among ${classes} classes are always right`;
        },
        hits: ({ data }) => {
            const { scores, target, classes } = data;
            const n = classes.length;
            return tabulate(target.length, (row) => {
                const truth = target[row] ?? 0;
                const own = scores?.[row * n + truth] ?? NaN;
                let ahead = 0;
                for (let i = 0; i < n; i++) {
                    const score = scores?.[row * n + i] ?? NaN;
                    if (score > own || (score === own && i > truth))
                        ahead++;
                }
                return ahead < k ? 1 : 0;
            });
        },
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/table/resample.ts


/**
 * Pseudo-rows for each way in which the models are right or wrong about a class, added before a
 * table is redrawn. For one model that is Jeffreys' prior of the class's recall; for two it is what
 * Agresti and Min add to the table of two paired proportions ("Simple improved confidence intervals
 * for comparing matched proportions", Statistics in Medicine 24(5), 2005). Intervals then keep their
 * coverage with few rows and next to 0 or 1, where a bootstrap without them collapses.
 */
const PSEUDO_ROWS = 0.5;
/**
 * With many classes, pseudo-rows are fewer: this share of the rows, but never less than two classes
 * would have.
 */
const MOST_PSEUDO_ROWS = 0.05;
/** The cell of a row, as a number. */
function keyOf(models, row) {
    const [first] = models;
    const k = first?.classes.length ?? 0;
    let key = first?.target[row] ?? 0;
    for (const { predicted } of models)
        key = key * k + (predicted[row] ?? 0);
    return key;
}
/** Counts the rows of each cell, in the order of the cells' keys. */
function tableCells(models) {
    const first = models[0];
    if (first === undefined)
        return [];
    const cells = new Map();
    for (let row = 0; row < first.target.length; row++) {
        const weight = first.weights === null ? 1 : (first.weights[row] ?? 0);
        if (weight === 0)
            continue;
        const key = keyOf(models, row);
        const cell = cells.get(key);
        if (cell === undefined) {
            cells.set(key, { weight, squaredWeight: weight * weight, row });
        }
        else {
            cell.weight += weight;
            cell.squaredWeight += weight * weight;
        }
    }
    return [...cells]
        .sort(([one], [other]) => one - other)
        .map(([, { weight, squaredWeight, row }]) => ({
        weight,
        squaredWeight,
        truth: first.target[row] ?? 0,
        guesses: models.map(({ predicted }) => predicted[row] ?? 0),
    }));
}
/** The cells of each group's rows, with their weights; cells are numbered as by `tableCells`. */
function clusteredCells(models, { of, count }, cellCount) {
    const keys = new Set();
    for (let row = 0; row < of.length; row++)
        if ((of[row] ?? -1) >= 0)
            keys.add(keyOf(models, row));
    const position = new Map([...keys].sort((a, b) => a - b).map((key, i) => [key, i]));
    const groups = Array.from({ length: count }, () => new Map());
    const weight = weightAt(models[0]?.weights ?? null);
    for (let row = 0; row < of.length; row++) {
        const group = groups[of[row] ?? -1];
        const cell = position.get(keyOf(models, row));
        if (group !== undefined && cell !== undefined) {
            group.set(cell, (group.get(cell) ?? 0) + weight(row));
        }
    }
    const starts = new Int32Array(count + 1);
    groups.forEach((cells, i) => (starts[i + 1] = (starts[i] ?? 0) + cells.size));
    return {
        starts,
        cells: Int32Array.from(groups.flatMap((cells) => [...cells.keys()])),
        weights: Float64Array.from(groups.flatMap((cells) => [...cells.values()])),
        cellCount,
    };
}
/** Weight of an average row. */
function usualWeight(cells) {
    const weight = cells.reduce((sum, cell) => sum + cell.weight, 0);
    const squared = cells.reduce((sum, cell) => sum + cell.squaredWeight, 0);
    return weight > 0 ? squared / weight : 1;
}
/**
 * Cells of pseudo-rows: for each class of the target one cell for every way in which each model is
 * right or wrong. They are kept apart from the observed ones, since a wrong guess is another class
 * in each resample.
 */
function pseudoCells(cells, models) {
    const truths = [...new Set(cells.map(({ truth }) => truth))];
    const outcomes = 2 ** models;
    return truths.flatMap((truth) => Array.from({ length: outcomes }, (_, outcome) => ({
        weight: 0,
        squaredWeight: 0,
        truth,
        guesses: Array.from({ length: models }, (_, i) => ((outcome >> i) & 1 ? truth : -1)),
    })));
}
/** Pseudo-rows of each cell: none of the observed ones, equally many of the others. */
function pseudoRows(observed, pseudo, models) {
    const rows = observed.reduce((sum, cell) => sum + cell.weight ** 2 / cell.squaredWeight, 0);
    const most = Math.max(MOST_PSEUDO_ROWS * rows, 2 * PSEUDO_ROWS * 2 ** models);
    const each = Math.min(PSEUDO_ROWS, most / pseudo);
    return [...observed.map(() => 0), ...Array(pseudo).fill(each)];
}
/** Counts of no rows yet. */
function emptyCounts(occurs) {
    const zeros = () => new Float64Array(occurs.length);
    const sums = { total: 0, distance: 0, squaredDistance: 0 };
    return { correct: zeros(), actual: zeros(), predicted: zeros(), ...sums, occurs };
}
function resample_add(to, truth, guess, mass) {
    to.actual[truth] = (to.actual[truth] ?? 0) + mass;
    to.predicted[guess] = (to.predicted[guess] ?? 0) + mass;
    if (truth === guess)
        to.correct[truth] = (to.correct[truth] ?? 0) + mass;
    to.total += mass;
    to.distance += mass * Math.abs(truth - guess);
    to.squaredDistance += mass * (truth - guess) ** 2;
}
/** A class other than `truth`, one of the candidates where there is one. */
function wrongGuess(truth, candidates, random) {
    const own = candidates.indexOf(truth);
    if (own === -1)
        return candidates[random.below(candidates.length)] ?? truth;
    const other = random.below(candidates.length - 1);
    return candidates[other < own ? other : other + 1] ?? truth;
}
/**
 * Redraws the table of (true class, prediction of each model): the Bayesian bootstrap of its cells
 * with pseudo-rows (`resampleCells`), or of the groups that rows belong to. All models are redrawn together, so that differences
 * between them are paired.
 *
 * @param models one model, or challenger and champion on the same rows
 * @param occurs for each model which classes occur (`ClassCounts.occurs`)
 */
function resampleTable(models, occurs, plan, { clusters = null, wrongClass } = {}) {
    const observed = tableCells(models);
    const pseudo = pseudoCells(observed, models.length);
    const cells = [...observed, ...pseudo];
    const prior = pseudoRows(observed, pseudo.length, models.length);
    const all = Array.from(occurs[0] ?? [], (_, i) => i);
    const candidates = occurs.map((flags) => {
        const present = all.filter((i) => flags[i] === 1);
        return present.length > 1 ? present : all;
    });
    const draws = occurs.map((flags) => Array.from({ length: plan.resamples }, () => emptyCounts(flags)));
    const visit = (masses, resample, random) => {
        draws.forEach((ofModel, model) => {
            const counts = ofModel[resample];
            if (counts === undefined)
                return;
            cells.forEach(({ truth, guesses }, i) => {
                const guess = guesses[model] ?? -1;
                const wrong = wrongClass ?? ((own) => wrongGuess(own, candidates[model] ?? all, random));
                const made = guess >= 0 ? guess : wrong(truth);
                resample_add(counts, truth, made, masses[i] ?? 0);
            });
        });
    };
    if (clusters === null) {
        (0,statistics_src/* resampleCells */.nQ)(cells, prior, plan, visit);
    }
    else {
        const clustered = clusteredCells(models, clusters, cells.length);
        (0,statistics_src/* resampleClusters */.$N)(clustered, prior, usualWeight(observed), plan, visit);
    }
    return draws;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/table/estimator.ts







function drawsOf(sample) {
    const { occurs } = sample.derive(countsOf);
    const plan = { ...sample.plan, stream: 1 };
    return resampleTable([sample.data], [occurs], plan, { clusters: sample.derive(clustersOf) });
}
function jointDrawsOf({ challenger, champion }) {
    const occurs = [challenger, champion].map((sample) => sample.derive(countsOf).occurs);
    const plan = { ...challenger.plan, stream: 2 };
    const clusters = challenger.derive(clustersOf);
    return resampleTable([challenger.data, champion.data], occurs, plan, { clusters });
}
/** The interval by the percentiles of resampled values, wider where few groups were redrawn. */
function percentiles(sample, values) {
    const clusters = sample.derive(clustersOf);
    const { confidence } = sample.plan;
    if (clusters === null)
        return (0,statistics_src/* percentileInterval */.J9)(values, confidence);
    const expanded = (0,statistics_src/* expandedConfidence */.cn)(confidence, clusters.effective);
    return expanded === null ? null : (0,statistics_src/* percentileInterval */.J9)(values, expanded);
}
/** Independent trials of a proportion. */
function trialsOf(sample, { count, outcome }) {
    const { target, predicted } = sample.data;
    const positive = positiveOf(sample.data);
    const clustered = clusteredTrials(sample, (row) => outcome(target[row] ?? 0, predicted[row] ?? 0, positive));
    return clustered ?? count(sample.derive(countsOf), positive);
}
/**
 * A metric of the confusion matrix. Interval: Wilson's score interval for a proportion, else the
 * percentiles of the Bayesian bootstrap of the table (`resampleTable`). Difference: the percentiles
 * over resamples of the joint table of truth, challenger and champion.
 */
function tableEstimator(statistic) {
    const method = statistic.trials === null ? 'bayesian-bootstrap' : 'wilson';
    return {
        intervalMethod: method,
        measure: (sample) => {
            const counts = sample.derive(countsOf);
            const positive = positiveOf(sample.data);
            const value = statistic.value(counts, positive);
            const remark = statistic.remark(counts, positive, sample.data.classes);
            if (Number.isNaN(value))
                return undefinedBecause(remark ?? 'division by zero');
            return defined(value, remark);
        },
        interval: (sample) => {
            const positive = positiveOf(sample.data);
            const counts = sample.derive(countsOf);
            const { confidence } = sample.plan;
            if (statistic.trials !== null) {
                const value = Math.min(1, statistic.value(counts, positive));
                const trials = trialsOf(sample, statistic.trials);
                return { bounds: (0,statistics_src/* wilsonInterval */.YV)(value, trials, confidence), method };
            }
            const [draws = []] = sample.derive(drawsOf);
            const values = Float64Array.from(draws.map((draw) => statistic.value(draw, positive)));
            const bounds = percentiles(sample, values);
            const clustered = sample.derive(clustersOf) !== null;
            return bounds === null ? null : { bounds, method: clustered ? 'cluster-bootstrap' : method };
        },
        difference: (pair, factor) => {
            const positive = positiveOf(pair.challenger.data);
            const [mine = [], theirs = []] = pair.derive(jointDrawsOf);
            const differences = mine.map((draw, i) => {
                const other = theirs[i] ?? draw;
                return statistic.value(draw, positive) - factor * statistic.value(other, positive);
            });
            return percentiles(pair.challenger, Float64Array.from(differences));
        },
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/table/statistics.ts


const at = (values, index) => values[index] ?? 0;
/** Kish's effective number of rows behind a sum of weights. */
function effective(weight, squared) {
    return squared === 0 ? 0 : (weight * weight) / squared;
}
/** All rows, each right or wrong. */
const ALL_ROWS = {
    count: (counts) => effective(counts.total, sum(counts.squaredActual)),
    outcome: (truth, guess) => truth === guess,
};
/** precision_score: TP / (TP + FP). */
const PRECISION = {
    name: 'precision',
    over: (counts, i) => at(counts.correct, i),
    under: (counts, i) => at(counts.predicted, i),
    emptyBecause: 'never predicted',
    trials: {
        count: (counts, i) => effective(at(counts.predicted, i), at(counts.squaredPredicted, i)),
        outcome: (truth, guess, i) => (guess === i ? truth === i : null),
    },
};
/** recall_score: TP / (TP + FN). */
const RECALL = {
    name: 'recall',
    over: (counts, i) => at(counts.correct, i),
    under: (counts, i) => at(counts.actual, i),
    emptyBecause: 'not in the target',
    trials: {
        count: (counts, i) => effective(at(counts.actual, i), at(counts.squaredActual, i)),
        outcome: (truth, guess, i) => (truth === i ? guess === i : null),
    },
};
/** f1_score: 2 TP / (2 TP + FP + FN). */
const F1 = {
    name: 'f1',
    over: (counts, i) => 2 * at(counts.correct, i),
    under: (counts, i) => at(counts.actual, i) + at(counts.predicted, i),
    emptyBecause: 'neither in the target nor predicted',
    trials: null,
};
/** fbeta_score: (1 + β²) TP / ((1 + β²) TP + FP + β² FN). */
function fBeta(beta) {
    const square = beta * beta;
    return {
        ...F1,
        name: `fbeta(${beta})`,
        over: (counts, i) => (1 + square) * at(counts.correct, i),
        under: (counts, i) => square * at(counts.actual, i) + at(counts.predicted, i),
    };
}
/** jaccard_score: TP / (TP + FP + FN). */
const JACCARD = {
    name: 'jaccard',
    over: (counts, i) => at(counts.correct, i),
    under: (counts, i) => at(counts.actual, i) + at(counts.predicted, i) - at(counts.correct, i),
    emptyBecause: 'neither in the target nor predicted',
    trials: null,
};
/** The ratio of the positive class (`average='binary'`). */
function ofPositiveClass(ratio) {
    return {
        value: (counts, positive) => ratio.over(counts, positive) / ratio.under(counts, positive),
        remark: (counts, positive, names) => ratio.under(counts, positive) === 0
            ? `the positive class "${names[positive] ?? ''}" is ${ratio.emptyBecause}`
            : null,
        trials: ratio.trials,
    };
}
/** The ratio of one class (`labels=[class], average=…`). */
function ofClass(ratio, index) {
    const { trials } = ratio;
    return {
        value: (counts) => ratio.over(counts, index) / ratio.under(counts, index),
        remark: (counts, _positive, names) => ratio.under(counts, index) === 0
            ? `the class "${names[index] ?? ''}" is ${ratio.emptyBecause}`
            : null,
        trials: trials && {
            count: (counts) => trials.count(counts, index),
            outcome: (truth, guess) => trials.outcome(truth, guess, index),
        },
    };
}
/** Numerators and denominators of all classes pooled (`average='micro'`). */
function microAverage(ratio) {
    const pooled = (part, counts) => {
        let total = 0;
        for (let i = 0; i < counts.occurs.length; i++)
            total += part(counts, i);
        return total;
    };
    // Each row has one true and one predicted class: pooled, all but jaccard are the accuracy.
    const trials = ratio === JACCARD ? null : ALL_ROWS;
    return {
        value: (counts) => pooled(ratio.over, counts) / pooled(ratio.under, counts),
        remark: () => null,
        trials,
    };
}
/**
 * Mean of the ratio over the classes that occur, an undefined one counting 0 as in scikit-learn
 * (`zero_division='warn'`).
 */
function averageOf(ratio, weightOf) {
    return {
        value: (counts) => {
            let total = 0;
            let weights = 0;
            for (let i = 0; i < counts.occurs.length; i++) {
                const weight = counts.occurs[i] === 1 ? weightOf(counts, i) : 0;
                const under = ratio.under(counts, i);
                if (under > 0)
                    total += (weight * ratio.over(counts, i)) / under;
                weights += weight;
            }
            return total / weights;
        },
        remark: (counts, _positive, names) => {
            const empty = names.filter((_, i) => counts.occurs[i] === 1 && weightOf(counts, i) > 0 && ratio.under(counts, i) === 0);
            if (empty.length === 0)
                return null;
            return `${ratio.name} counts as 0 for classes ${ratio.emptyBecause}: ${(0,src/* listNames */.Zv)(empty)}`;
        },
        trials: null,
    };
}
/** `average='macro'`: the plain mean over classes. */
function macroAverage(ratio) {
    return averageOf(ratio, () => 1);
}
/** `average='weighted'`: the mean weighted by the rows of each true class. */
function weightedAverage(ratio) {
    return averageOf(ratio, (counts, i) => at(counts.actual, i));
}
/** accuracy_score: share of rows whose class is predicted right. */
const ACCURACY = {
    value: ({ correct, total }) => {
        let right = 0;
        for (const count of correct)
            right += count;
        return right / total;
    },
    remark: () => null,
    trials: ALL_ROWS,
};
/** zero_one_loss, and hamming_loss of one label a row: share of rows predicted wrong. */
const ZERO_ONE_LOSS = {
    value: (counts, positive) => 1 - ACCURACY.value(counts, positive),
    remark: () => null,
    trials: { ...ALL_ROWS, outcome: (truth, guess) => truth !== guess },
};
/** balanced_accuracy_score: mean recall of the classes that occur in the target. */
const BALANCED_ACCURACY = {
    value: ({ correct, actual }) => {
        let total = 0;
        let classes = 0;
        for (let i = 0; i < actual.length; i++) {
            const rows = at(actual, i);
            if (rows === 0)
                continue;
            total += at(correct, i) / rows;
            classes++;
        }
        return total / classes;
    },
    remark: ({ actual, occurs }, _positive, names) => {
        const left = names.filter((_, i) => occurs[i] === 1 && at(actual, i) === 0);
        if (left.length === 0)
            return null;
        return `classes not in the target are left out of the mean: ${(0,src/* listNames */.Zv)(left)}`;
    },
    trials: null,
};
function classesWithRows(values) {
    const classes = [];
    values.forEach((value, i) => {
        if (value > 0)
            classes.push(i);
    });
    return classes;
}
/** Σ a_i (n − b_i): the disagreement expected of independent margins, times n. */
function crossed(a, b, total) {
    let crossing = 0;
    for (let i = 0; i < a.length; i++)
        crossing += at(a, i) * (total - at(b, i));
    return crossing;
}
/** matthews_corrcoef (Gorodkin's R_K for several classes); 0 when either side is constant. */
const MATTHEWS = {
    value: ({ correct, actual, predicted, total }) => {
        const constant = (values) => classesWithRows(values).length < 2;
        if (constant(actual) || constant(predicted))
            return 0;
        let covariance = 0;
        for (let i = 0; i < actual.length; i++) {
            covariance += at(correct, i) * total - at(actual, i) * at(predicted, i);
        }
        const spread = Math.sqrt(crossed(actual, actual, total)) * Math.sqrt(crossed(predicted, predicted, total));
        return Math.max(-1, Math.min(1, covariance / spread));
    },
    remark: ({ actual, predicted }) => {
        const side = [actual, predicted].findIndex((values) => classesWithRows(values).length < 2);
        if (side === -1)
            return null;
        return `${side === 0 ? 'the target has' : 'the predictions have'} one class only: 0 by convention`;
    },
    trials: null,
};
/**
 * cohen_kappa_score(labels=…, weights='linear' or 'quadratic'): disagreements count by how many
 * classes lie between them, in the declared order.
 */
function weightedKappa(weights) {
    const expected = ({ actual, predicted, total }) => {
        let [rows, guesses, squares, linear] = [0, 0, 0, 0];
        let [below, guessedBelow] = [0, 0];
        for (let i = 0; i < actual.length; i++) {
            rows += i * at(actual, i);
            guesses += i * at(predicted, i);
            squares += i * i * (at(actual, i) + at(predicted, i));
            below += at(actual, i);
            guessedBelow += at(predicted, i);
            linear += below * (total - guessedBelow) + guessedBelow * (total - below);
        }
        return weights === 'linear' ? linear / total : squares - (2 * rows * guesses) / total;
    };
    const none = (counts) => !(expected(counts) > 1e-12 * counts.total);
    return {
        value: (counts) => {
            const observed = weights === 'linear' ? counts.distance : counts.squaredDistance;
            return none(counts) ? NaN : 1 - observed / expected(counts);
        },
        remark: (counts) => (none(counts) ? 'target and predictions are one and the same class' : null),
        trials: null,
    };
}
/** The four cells of a binary task. */
function cellsOf({ correct, actual, predicted, total }, positive) {
    const hits = at(correct, positive);
    const misses = at(actual, positive) - hits;
    const alarms = at(predicted, positive) - hits;
    return { hits, misses, alarms, rejections: total - hits - misses - alarms };
}
/** class_likelihood_ratios: LR+ = recall / false positive rate. */
const POSITIVE_LIKELIHOOD_RATIO = {
    value: (counts, positive) => {
        const { hits, misses, alarms, rejections } = cellsOf(counts, positive);
        const under = alarms * (hits + misses);
        return under > 0 ? (hits * (alarms + rejections)) / under : NaN;
    },
    remark: (counts, positive) => {
        const { hits, misses, alarms } = cellsOf(counts, positive);
        if (hits + misses === 0)
            return 'the positive class is not in the target';
        return alarms > 0 ? null : 'there are no false positives';
    },
    trials: null,
};
/** class_likelihood_ratios: LR− = false negative rate / true negative rate. */
const NEGATIVE_LIKELIHOOD_RATIO = {
    value: (counts, positive) => {
        const { hits, misses, alarms, rejections } = cellsOf(counts, positive);
        const under = rejections * (hits + misses);
        return under > 0 ? (misses * (alarms + rejections)) / under : NaN;
    },
    remark: (counts, positive) => {
        const { hits, misses, rejections } = cellsOf(counts, positive);
        if (hits + misses === 0)
            return 'the positive class is not in the target';
        return rejections > 0 ? null : 'there are no true negatives';
    },
    trials: null,
};
/** cohen_kappa_score without weights; undefined when both sides are one and the same class. */
const KAPPA = {
    value: ({ correct, actual, predicted, total }) => {
        let wrong = 0;
        for (let i = 0; i < actual.length; i++)
            wrong += at(actual, i) - at(correct, i);
        const expected = crossed(actual, predicted, total) / total;
        return expected === 0 ? NaN : 1 - wrong / expected;
    },
    remark: ({ actual, predicted, total }) => crossed(actual, predicted, total) === 0
        ? 'target and predictions are one and the same class'
        : null,
    trials: null,
};

;// CONCATENATED MODULE: ./packages/evaluation/src/fairness/rates.ts



const rates_at = (values, index) => values[index] ?? 0;
const negative = (group) => 2 * group;
const positive = (group) => 2 * group + 1;
/** Fairlearn's selection_rate: share of rows that are predicted positive. */
const SELECTION_RATE = {
    name: 'selection rate',
    over: ({ predicted }, g) => rates_at(predicted, positive(g)),
    under: ({ actual }, g) => rates_at(actual, negative(g)) + rates_at(actual, positive(g)),
    squares: ({ squaredActual }, g) => rates_at(squaredActual, negative(g)) + rates_at(squaredActual, positive(g)),
    outcome: (_isPositive, isPredicted) => isPredicted,
    emptyBecause: 'has no rows with a weight',
};
/** true_positive_rate: recall. */
const TRUE_POSITIVE_RATE = {
    name: 'true positive rate',
    over: ({ correct }, g) => rates_at(correct, positive(g)),
    under: ({ actual }, g) => rates_at(actual, positive(g)),
    squares: ({ squaredActual }, g) => rates_at(squaredActual, positive(g)),
    outcome: (isPositive, isPredicted) => (isPositive ? isPredicted : null),
    emptyBecause: 'has no positive rows',
};
/** false_positive_rate. */
const FALSE_POSITIVE_RATE = {
    name: 'false positive rate',
    over: ({ actual, correct }, g) => rates_at(actual, negative(g)) - rates_at(correct, negative(g)),
    under: ({ actual }, g) => rates_at(actual, negative(g)),
    squares: ({ squaredActual }, g) => rates_at(squaredActual, negative(g)),
    outcome: (isPositive, isPredicted) => (isPositive ? null : isPredicted),
    emptyBecause: 'has no negative rows',
};
/** precision_score: share of rows predicted positive that are. */
const PRECISION_RATE = {
    name: 'precision',
    over: ({ correct }, g) => rates_at(correct, positive(g)),
    under: ({ predicted }, g) => rates_at(predicted, positive(g)),
    squares: ({ squaredPredicted }, g) => rates_at(squaredPredicted, positive(g)),
    outcome: (isPositive, isPredicted) => (isPredicted ? isPositive : null),
    emptyBecause: 'is never predicted positive',
};
/** The value of a rate in each group; NaN where a group has none. */
function ratesOf(counts, rate, groups) {
    return Array.from({ length: groups }, (_, g) => Math.min(1, rate.over(counts, g) / rate.under(counts, g)));
}
/** The rate of every group with Wilson's interval of each of some confidences. */
function rateIntervals({ names, of, table }, rate, confidences) {
    const counts = table.derive(countsOf);
    const { target, predicted } = table.data;
    return names.map((_, g) => {
        const value = Math.min(1, rate.over(counts, g) / rate.under(counts, g));
        const clustered = clusteredTrials(table, (row) => {
            if (of[row] !== g)
                return null;
            return rate.outcome(target[row] === positive(g), predicted[row] === positive(g));
        });
        const trials = clustered ?? rate.under(counts, g) ** 2 / rate.squares(counts, g);
        return confidences.map((confidence) => ({
            value,
            interval: (0,statistics_src/* wilsonInterval */.YV)(value, trials, confidence),
        }));
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/src/fairness/disparity.ts


/** Fairlearn's value: max − min, or min ÷ max, of each rate; the worst of the rates counts. */
function disparityValue({ kind, rates }, counts) {
    const groups = counts.actual.length / 2;
    const values = rates.map((rate) => {
        const each = ratesOf(counts, rate, groups);
        const [least, most] = [Math.min(...each), Math.max(...each)];
        return kind === 'difference' ? most - least : least / most;
    });
    return kind === 'difference' ? Math.max(...values) : Math.min(...values);
}
/** Every two groups, in both orders. */
function* pairsOf(groups) {
    for (const [i, first] of groups.entries()) {
        for (const [j, second] of groups.entries())
            if (i !== j)
                yield [first, second];
    }
}
/**
 * Interval of a disparity from intervals of every two groups. The greatest difference is at most the
 * greatest of their upper ends, each at the wanted confidence; it is at least the greatest of their
 * lower ends, which hold together at that confidence shared among the pairs (Bonferroni). For the
 * least ratio it is the other way round. Intervals of two groups are recovered from Wilson's
 * intervals (Newcombe's for a difference).
 */
function disparityInterval({ kind, rates }, grouped, confidence) {
    const groups = grouped.names.length;
    const pairs = (rates.length * groups * (groups - 1)) / 2;
    const shared = 1 - (1 - confidence) / Math.max(1, pairs);
    let [low, high] = kind === 'difference' ? [0, 0] : [Infinity, 1];
    for (const rate of rates) {
        for (const [first, second] of pairsOf(rateIntervals(grouped, rate, [confidence, shared]))) {
            const [a, b] = [first[0], second[0]];
            const [aShared, bShared] = [first[1], second[1]];
            if (a === undefined || b === undefined || aShared === undefined || bShared === undefined) {
                continue;
            }
            if (kind === 'difference') {
                high = Math.max(high, (0,statistics_src/* differenceInterval */.Ly)(a, b, 0)[1]);
                low = Math.max(low, (0,statistics_src/* differenceInterval */.Ly)(aShared, bShared, 0)[0]);
            }
            else if (b.value > 0) {
                low = Math.min(low, (0,statistics_src/* ratioInterval */.zr)(a, b)[0]);
                high = Math.min(high, (0,statistics_src/* ratioInterval */.zr)(aShared, bShared)[1]);
            }
        }
    }
    return [Math.min(low, high), high];
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/slices.ts


/** The name of what rows are grouped by: a column, `bins(distance, 500)`, `quantiles(distance, 4)`. */
function termName(term) {
    if (typeof term === 'string')
        return term;
    if ('edges' in term)
        return `bins(${[term.column, ...term.edges].join(', ')})`;
    return `quantiles(${term.column}, ${term.quantiles})`;
}
/** How a missing value is written in a slice's values. */
const MISSING = '(missing)';
/** @throws ConfigurationError when there is no column of this name */
function requireSliceColumn(columns, name, subject) {
    if (columns.has(name))
        return;
    const names = [...columns.keys()];
    const known = names.length === 0 ? 'the data has no columns to slice by' : (0,src/* listNames */.Zv)(names);
    throw new src/* ConfigurationError */.j1(subject, `there is no column "${name}"${(0,src/* didYouMean */.au)(name, names)} (columns: ${known})`);
}
function sliceColumn(columns, name, subject) {
    requireSliceColumn(columns, name, subject);
    return columns.get(name) ?? { values: [], codes: new Int32Array(0) };
}
function columnOf(term) {
    return typeof term === 'string' ? term : term.column;
}
function describe(terms, columns, values) {
    return terms
        .map((term, i) => {
        const value = values[i] ?? null;
        if (value === null)
            return `${columnOf(term)} is missing`;
        return columns[i]?.isDescriptive === true ? value : `${columnOf(term)} = ${value}`;
    })
        .join(' and ');
}
/**
 * Every combination of values of the columns that occurs, in the order of the columns' values;
 * a missing value comes last.
 *
 * @param among rows to look at; all of them when null
 * @throws ConfigurationError for a column that does not exist
 */
function slicesBy(terms, columns, among = null, subject = 'slices') {
    const picked = terms.map((term) => sliceColumn(columns, termName(term), subject));
    const total = picked[0]?.codes.length ?? 0;
    const rowAt = (i) => (among === null ? i : (among[i] ?? 0));
    const groups = new Map();
    for (let i = 0; i < (among?.length ?? total); i++) {
        const row = rowAt(i);
        let key = 0;
        for (const { codes, values } of picked) {
            const code = codes[row] ?? -1;
            key = key * (values.length + 1) + (code < 0 ? values.length : code);
        }
        const group = groups.get(key);
        if (group === undefined) {
            groups.set(key, { codes: picked.map(({ codes }) => codes[row] ?? -1), rows: [row] });
        }
        else {
            group.rows.push(row);
        }
    }
    return [...groups]
        .sort(([first], [second]) => first - second)
        .map(([, group]) => {
        const values = group.codes.map((code, i) => picked[i]?.values[code] ?? null);
        return {
            name: describe(terms, picked, values),
            columns: terms.map(columnOf),
            values: values.map((value) => value ?? MISSING),
            rows: Int32Array.from(group.rows),
        };
    });
}
/** Row numbers that a predicate picks; null without one. */
function rowsWhere(where, predicates) {
    if (where === null)
        return null;
    const mask = predicates.get(where);
    if (mask === undefined)
        throw new Error(`the predicate "${where}" was not evaluated`);
    return rowsOf(mask);
}
/** The slices that a line names: the rows of a predicate, or combinations of values among them. */
function slicesOf({ on, where }, columns, predicates) {
    const rows = rowsWhere(where, predicates);
    if (on.length > 0) {
        const slices = slicesBy(on, columns, rows);
        if (where === null)
            return slices;
        return slices.map((slice) => ({ ...slice, name: `${slice.name} and ${where}` }));
    }
    if (where === null || rows === null)
        throw new Error('a slice has columns or a predicate');
    return [{ name: where, columns: [], values: [], rows }];
}

;// CONCATENATED MODULE: ./packages/evaluation/src/fairness/groups.ts



/** The combinations of the columns' values, each with a number; a missing value is one, too. */
function numberGroups({ groups }, columns, rows) {
    const picked = columns.map((name) => {
        const column = groups?.get(name);
        if (column === undefined)
            throw new Error(`the column "${name}" was not read`);
        return column;
    });
    const keys = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
        let key = 0;
        for (const { codes, values } of picked) {
            const code = codes[row] ?? -1;
            key = key * (values.length + 1) + (code < 0 ? values.length : code);
        }
        keys[row] = key;
    }
    const sorted = [...new Set(keys)].sort((a, b) => a - b);
    const position = new Map(sorted.map((key, i) => [key, i]));
    const nameOf = (key) => {
        const parts = [];
        let rest = key;
        for (const { values } of picked.toReversed()) {
            const code = rest % (values.length + 1);
            parts.unshift(values[code] ?? MISSING);
            rest = (rest - code) / (values.length + 1);
        }
        return parts.join(', ');
    };
    return {
        names: sorted.map(nameOf),
        of: Int32Array.from(keys, (key) => position.get(key) ?? 0),
    };
}
/** Divides the rows of a binary task into groups. */
function groupRows({ data, plan, rows }, columns) {
    const { names, of } = numberGroups(data, columns, rows);
    const positive = positiveOf(data);
    const coded = (codes) => codes.map((code, row) => 2 * (of[row] ?? 0) + (code === positive ? 1 : 0));
    const counts = names.map(() => 0);
    of.forEach((group) => (counts[group] = (counts[group] ?? 0) + 1));
    const { target, predicted, weights, clusters = null } = data;
    const table = new Sample({
        task: 'multiclass-classification',
        classes: names.flatMap((name) => [`${name}: negative`, `${name}: positive`]),
        positive: null,
        target: coded(target),
        predicted: coded(predicted),
        scores: null,
        probabilities: false,
        weights,
        clusters,
    }, plan);
    return { names, rows: counts, table, of };
}
const GROUPERS = new Map();
/** `groupRows` by these columns as one and the same function, so that its result is kept. */
function groupedBy(columns) {
    const key = JSON.stringify(columns);
    const known = GROUPERS.get(key) ?? ((sample) => groupRows(sample, columns));
    GROUPERS.set(key, known);
    return known;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/fairness/estimator.ts







/** Why the groups cannot be compared; null when they can. */
function obstacle({ rates, kind }, grouped, minimum) {
    const { names, rows, table } = grouped;
    if (names.length < 2)
        return 'one group only: there is nothing to compare';
    const small = rows.findIndex((count) => count < minimum);
    if (small !== -1) {
        return `the group "${names[small] ?? ''}" has ${rows[small] ?? 0} rows, fewer than the minimum of ${minimum}`;
    }
    const counts = table.derive(countsOf);
    for (const rate of rates) {
        const empty = names.findIndex((_, g) => rate.under(counts, g) === 0);
        if (empty !== -1) {
            return `no ${rate.name}: the group "${names[empty] ?? ''}" ${rate.emptyBecause}`;
        }
        if (kind === 'ratio' && names.every((_, g) => rate.over(counts, g) === 0)) {
            return `the ${rate.name} is 0 in every group`;
        }
    }
    return null;
}
/** The interval of the paired difference, by redrawing the tables of both models together. */
function pairedDifference(mine, theirs, disparity, factor) {
    const { plan } = mine.table;
    const clusters = mine.table.derive(clustersOf);
    const samples = [mine.table, theirs.table];
    const [first = [], second = []] = resampleTable(samples.map(({ data }) => data), samples.map((sample) => sample.derive(countsOf).occurs), { ...plan, stream: 4 }, { clusters, wrongClass: (truth) => truth ^ 1 });
    const values = first.map((counts, i) => disparityValue(disparity, counts) - factor * disparityValue(disparity, second[i] ?? counts));
    const confidence = clusters === null ? plan.confidence : (0,statistics_src/* expandedConfidence */.cn)(plan.confidence, clusters.effective);
    return confidence === null ? null : (0,statistics_src/* percentileInterval */.J9)(Float64Array.from(values), confidence);
}
/**
 * A fairness metric of the groups of some columns. A group of few rows, or one without the rows that
 * a rate is about, leaves it undefined: leaving the group out would hide it.
 */
function fairnessEstimator(disparity, columns) {
    const grouped = groupedBy(columns);
    return {
        intervalMethod: 'pairwise-score',
        measure: (sample) => {
            const groups = sample.derive(grouped);
            const problem = obstacle(disparity, groups, sample.plan.minimumRows);
            if (problem !== null)
                return undefinedBecause(problem);
            return defined(disparityValue(disparity, groups.table.derive(countsOf)));
        },
        interval: (sample) => ({
            bounds: disparityInterval(disparity, sample.derive(grouped), sample.plan.confidence),
            method: 'pairwise-score',
        }),
        difference: ({ challenger, champion }, factor) => pairedDifference(challenger.derive(grouped), champion.derive(grouped), disparity, factor),
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/fairness/families.ts



/** What is to be equal, by Fairlearn's names, and by which rates. */
const CRITERIA = [
    {
        name: 'demographic_parity',
        rates: [SELECTION_RATE],
        source: (kind) => `Fairlearn demographic_parity_${kind}`,
        undefinedWhen: 'one group; a small group',
    },
    {
        name: 'equalized_odds',
        rates: [TRUE_POSITIVE_RATE, FALSE_POSITIVE_RATE],
        source: (kind) => `Fairlearn equalized_odds_${kind}(agg='worst_case')`,
        undefinedWhen: 'one group; a small group; a group without positive or negative rows',
    },
    {
        name: 'equal_opportunity',
        rates: [TRUE_POSITIVE_RATE],
        source: (kind) => `Fairlearn equal_opportunity_${kind}`,
        undefinedWhen: 'one group; a small group; a group without positive rows',
    },
    {
        name: 'predictive_parity',
        rates: [PRECISION_RATE],
        source: (kind) => `Fairlearn MetricFrame(metrics=precision_score).${kind}()`,
        undefinedWhen: 'one group; a small group; a group that is never predicted positive',
    },
];
const KINDS = ['difference', 'ratio'];
/** Names of all fairness metrics. */
const FAIRNESS_METRICS = CRITERIA.flatMap(({ name }) => KINDS.map((kind) => `${name}_${kind}`));
/** Fairness metrics of the groups of a column, or of combinations of several. */
const FAIRNESS_FAMILIES = CRITERIA.flatMap(({ name, rates, source, undefinedWhen }) => KINDS.map((kind) => {
    const description = {
        name: `${name}_${kind}`,
        tasks: ['binary-classification'],
        greaterIsBetter: kind === 'ratio',
        range: [0, 1],
        source: source(kind),
        undefinedWhen,
        intervalMethod: 'pairwise-score',
    };
    return {
        ...description,
        usage: `${name}_${kind}(<column>, …)`,
        make: (args, { columns }) => {
            const unknown = args.find((arg) => !columns.has(arg));
            if (unknown !== undefined) {
                const names = [...columns.keys()];
                return {
                    problem: `there is no column "${unknown}"${(0,src/* didYouMean */.au)(unknown, names)} (columns: ${(0,src/* listNames */.Zv)(names)})`,
                };
            }
            return { ...description, ...fairnessEstimator({ kind, rates }, args) };
        },
    };
}));

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/arguments.ts

/** The position of the class that the only argument names. */
function classArgument(args, { classes, task }) {
    const [name = '', ...more] = args;
    const noun = task === 'multilabel-classification' ? 'label' : 'class';
    if (more.length > 0)
        return { problem: `one ${noun} is needed, ${args.length} are given` };
    const names = classes ?? [];
    const position = names.indexOf(name);
    if (position !== -1)
        return { value: position };
    const hint = name.length > 2 ? (0,src/* didYouMean */.au)(name, names) : '';
    const known = `${noun === 'class' ? 'classes' : 'labels'}: ${(0,src/* listNames */.Zv)(names)}`;
    return { problem: `there is no ${noun} "${name}"${hint} (${known})` };
}
/** The number that the only argument is. */
function numberArgument(args, what, allowed) {
    const [text = '', ...more] = args;
    const value = text.trim() === '' ? NaN : Number(text);
    const given = args.join(', ');
    if (more.length > 0 || !Number.isFinite(value) || !allowed(value)) {
        return { problem: `"${given}" is not ${what}` };
    }
    return { value };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/classification.ts















const BINARY = ['binary-classification'];
const MULTICLASS = ['multiclass-classification'];
const BOTH = [...BINARY, ...MULTICLASS];
/** A score from 0 to 1 that is always defined, for both tasks, unless it is said otherwise. */
function score(estimator, description) {
    return {
        tasks: BOTH,
        greaterIsBetter: true,
        range: [0, 1],
        undefinedWhen: null,
        ...description,
        ...estimator,
    };
}
/** The ratio of the positive class and its averages over classes. */
function classRatio(ratio, undefinedWhen) {
    const { name } = ratio;
    const source = `${name}_score`;
    return [
        score(tableEstimator(ofPositiveClass(ratio)), {
            name,
            source: `${source}(average='binary')`,
            tasks: BINARY,
            undefinedWhen,
        }),
        score(tableEstimator(macroAverage(ratio)), {
            name: `${name}_macro`,
            source: `${source}(average='macro')`,
        }),
        score(tableEstimator(microAverage(ratio)), {
            name: `${name}_micro`,
            source: `${source}(average='micro')`,
        }),
        score(tableEstimator(weightedAverage(ratio)), {
            name: `${name}_weighted`,
            source: `${source}(average='weighted')`,
        }),
    ];
}
/** Metrics of the confusion matrix. */
const TABLE_METRICS = [
    score(tableEstimator(ACCURACY), { name: 'accuracy', source: 'accuracy_score' }),
    score(tableEstimator(BALANCED_ACCURACY), {
        name: 'balanced_accuracy',
        source: 'balanced_accuracy_score',
    }),
    ...classRatio(PRECISION, 'the positive class is never predicted'),
    ...classRatio(RECALL, 'the positive class is not in the target'),
    ...classRatio(F1, 'the positive class is neither in the target nor predicted'),
    ...classRatio(JACCARD, 'the positive class is neither in the target nor predicted'),
    score(tableEstimator(MATTHEWS), {
        name: 'matthews_corrcoef',
        source: 'matthews_corrcoef',
        range: [-1, 1],
    }),
    score(tableEstimator(KAPPA), {
        name: 'cohen_kappa',
        source: 'cohen_kappa_score',
        range: [-1, 1],
        undefinedWhen: 'target and predictions are one and the same class',
    }),
    likelihoodRatio('positive', POSITIVE_LIKELIHOOD_RATIO, 'no positive rows; no false positives'),
    likelihoodRatio('negative', NEGATIVE_LIKELIHOOD_RATIO, 'no positive rows; no true negatives'),
    ...['zero_one_loss', 'hamming_loss'].map((name) => score(tableEstimator(ZERO_ONE_LOSS), { name, source: name, greaterIsBetter: false })),
];
/** How many times as likely a prediction is for a positive row as for a negative one. */
function likelihoodRatio(sign, statistic, undefinedWhen) {
    return score(tableEstimator(statistic), {
        name: `${sign}_likelihood_ratio`,
        source: `class_likelihood_ratios`,
        tasks: BINARY,
        greaterIsBetter: sign === 'positive',
        range: [0, Infinity],
        undefinedWhen,
    });
}
/** Average precision of the positive class, or its mean over classes. */
function classification_averagePrecision() {
    const binary = rankingEstimator(AVERAGE_PRECISION);
    const macro = rankingEstimator(AVERAGE_PRECISION_MACRO);
    const choose = ({ task }) => task === 'binary-classification' ? binary : macro;
    return {
        intervalMethod: binary.intervalMethod,
        measure: (sample) => choose(sample.data).measure(sample),
        interval: (sample) => choose(sample.data).interval(sample),
        difference: (pair, factor) => choose(pair.challenger.data).difference(pair, factor),
    };
}
/** Metrics of the ranking by scores. */
const RANKING_METRICS = [
    score(rankingEstimator(ROC_AUC), {
        name: 'roc_auc',
        source: 'roc_auc_score',
        tasks: BINARY,
        undefinedWhen: 'one class only; no scores',
    }),
    ...[
        [
            'roc_auc_ovr',
            ROC_AUC_OVR,
            "multi_class='ovr', average='macro'",
            'a class is not in the target',
        ],
        [
            'roc_auc_ovr_weighted',
            ROC_AUC_OVR_WEIGHTED,
            "multi_class='ovr', average='weighted'",
            'one class only',
        ],
        [
            'roc_auc_ovo',
            ROC_AUC_OVO,
            "multi_class='ovo', average='macro'",
            'one class only; sample weights',
        ],
        [
            'roc_auc_ovo_weighted',
            ROC_AUC_OVO_WEIGHTED,
            "multi_class='ovo', average='weighted'",
            'one class only; sample weights',
        ],
    ].map(([name, statistic, args, undefinedWhen]) => score(rankingEstimator(statistic), {
        name,
        source: `roc_auc_score(${args})`,
        tasks: MULTICLASS,
        undefinedWhen: `${undefinedWhen}; the scores are not probabilities`,
    })),
    score(classification_averagePrecision(), {
        name: 'average_precision',
        source: "average_precision_score(average='macro')",
        undefinedWhen: 'binary: no positive rows; multiclass: a class is not in the target; no scores',
    }),
    score(proportionEstimator(topKAccuracy(2)), {
        name: 'top_k_accuracy',
        source: 'top_k_accuracy_score(k=2)',
        tasks: MULTICLASS,
        undefinedWhen: 'two classes only; no scores',
    }),
];
const NO_PROBABILITIES = 'the scores are not probabilities';
/** Metrics of predicted probabilities. */
const PROBABILITY_METRICS = [
    score(meanEstimator(LOG_LOSS), {
        name: 'log_loss',
        source: 'log_loss(labels=…)',
        greaterIsBetter: false,
        range: [0, Infinity],
        undefinedWhen: NO_PROBABILITIES,
    }),
    score(meanEstimator(BRIER_SCORE), {
        name: 'brier_score',
        source: "brier_score_loss(labels=…, scale_by_half='auto')",
        greaterIsBetter: false,
        // At most 1 for two classes, where it is halved.
        range: [0, 2],
        undefinedWhen: NO_PROBABILITIES,
    }),
    score(skillEstimator(D2_LOG_LOSS), {
        name: 'd2_log_loss_score',
        source: 'd2_log_loss_score(labels=…)',
        range: [-Infinity, 1],
        undefinedWhen: `one class only; fewer than two rows; ${NO_PROBABILITIES}`,
    }),
    score(skillEstimator(D2_BRIER), {
        name: 'd2_brier_score',
        source: 'd2_brier_score(labels=…)',
        range: [-Infinity, 1],
        undefinedWhen: `one class only; fewer than two rows; ${NO_PROBABILITIES}`,
    }),
    score(meanEstimator(HINGE_LOSS), {
        name: 'hinge_loss',
        source: 'hinge_loss(labels=…)',
        greaterIsBetter: false,
        range: [0, Infinity],
        undefinedWhen: 'no scores; the scores are probabilities',
        needsDecisionValues: true,
    }),
    score(meanEstimator(MEAN_COST), {
        name: 'mean_cost',
        source: 'mean over rows of the cost of (true class, predicted class), `evaluate.costs`',
        greaterIsBetter: false,
        range: [-Infinity, Infinity],
        needsCosts: true,
    }),
    score(CALIBRATION_ERROR, {
        name: 'expected_calibration_error',
        source: 'Σ share × |gap| over the bins of calibration_curve(n_bins=10, strategy="uniform"); ' +
            'multiclass: of the highest probability',
        greaterIsBetter: false,
        undefinedWhen: NO_PROBABILITIES,
    }),
];
/** All classification metrics, in the order in which they are shown. */
const CLASSIFICATION_METRICS = [
    ...TABLE_METRICS,
    ...RANKING_METRICS,
    ...PROBABILITY_METRICS,
];
/** A metric of one class against all others: `recall(<class>)`. */
function ofOneClass(name, source, make, description) {
    const plain = score(make(0), { name, source, ...description });
    return {
        ...plain,
        usage: `${name}(<class>)`,
        make: (args, context) => {
            const argument = classArgument(args, context);
            return 'problem' in argument ? argument : { ...plain, ...make(argument.value) };
        },
    };
}
/** A metric that takes a number. */
function ofNumber(name, parameter, description, given) {
    const plain = score(given.make(1), { name, ...description });
    return {
        ...plain,
        usage: `${name}(<${parameter}>)`,
        make: (args, context) => {
            const argument = numberArgument(args, given.what, (value) => given.allowed(value, context));
            if ('problem' in argument)
                return argument;
            return { ...plain, ...given.make(argument.value) };
        },
    };
}
function fBetaFamily(suffix, tasks, averaged) {
    const average = suffix === '' ? 'binary' : suffix.slice(1);
    const source = `fbeta_score(beta=…, average='${average}')`;
    return ofNumber(`fbeta${suffix}`, 'beta', { source, tasks }, {
        what: 'a number above 0',
        allowed: (beta) => beta > 0,
        make: (beta) => tableEstimator(averaged(fBeta(beta))),
    });
}
const KAPPA_WEIGHTS = ['linear', 'quadratic'];
/** cohen_kappa with weights for how far a disagreement is. */
function kappaFamily() {
    const plain = score(tableEstimator(weightedKappa('linear')), {
        name: 'cohen_kappa',
        source: "cohen_kappa_score(labels=…, weights='linear')",
        range: [-1, 1],
        undefinedWhen: 'target and predictions are one and the same class',
    });
    return {
        ...plain,
        usage: 'cohen_kappa(linear | quadratic)',
        make: ([text, ...more]) => {
            const weights = KAPPA_WEIGHTS.find((known) => known === text);
            if (weights === undefined || more.length > 0) {
                return { problem: `"${text ?? ''}" is not linear or quadratic` };
            }
            return { ...plain, ...tableEstimator(weightedKappa(weights)) };
        },
    };
}
const CLASS_RATIOS = [
    [PRECISION, 'the class is never predicted'],
    [RECALL, 'the class is not in the target'],
    [F1, 'the class is neither in the target nor predicted'],
    [JACCARD, 'the class is neither in the target nor predicted'],
];
/** Classification metrics that take an argument. */
const CLASSIFICATION_FAMILIES = [
    ...CLASS_RATIOS.map(([ratio, undefinedWhen]) => ofOneClass(ratio.name, `${ratio.name}_score(labels=[…], average='macro')`, (index) => tableEstimator(ofClass(ratio, index)), { undefinedWhen })),
    ofOneClass('roc_auc', 'roc_auc_score', (index) => rankingEstimator(rocAucOfClass(index)), {
        tasks: MULTICLASS,
        undefinedWhen: 'all rows are of the class, or none; no scores',
    }),
    ofOneClass('average_precision', 'average_precision_score', (index) => rankingEstimator(averagePrecisionOfClass(index)), { tasks: MULTICLASS, undefinedWhen: 'the class is not in the target; no scores' }),
    fBetaFamily('', BINARY, ofPositiveClass),
    fBetaFamily('_macro', BOTH, macroAverage),
    fBetaFamily('_micro', BOTH, microAverage),
    fBetaFamily('_weighted', BOTH, weightedAverage),
    kappaFamily(),
    ofNumber('top_k_accuracy', 'k', {
        source: 'top_k_accuracy_score(k=…)',
        tasks: MULTICLASS,
        undefinedWhen: 'as many classes as guesses; no scores',
    }, {
        what: 'a whole number from 1 to less than there are classes',
        allowed: (k, { classes }) => Number.isInteger(k) && k >= 1 && k < (classes?.length ?? 0),
        make: (k) => proportionEstimator(topKAccuracy(k)),
    }),
    ...FAIRNESS_FAMILIES,
];

;// CONCATENATED MODULE: ./packages/evaluation/src/multilabel/rows.ts

/** Why there are no scores to rank by; null when there are. */
function rows_withoutScores({ data }) {
    return data.scores === null ? 'the model gives labels only' : null;
}
/** A metric that is the mean over rows of what their truth and scores give. */
function ofScoredRows(measure, greatest) {
    return {
        obstacle: rows_withoutScores,
        losses: ({ data, rows }) => {
            const k = data.classes.length;
            return tabulate(rows, (row) => measure({
                truth: data.target.subarray(row * k, row * k + k),
                scores: data.scores?.subarray(row * k, row * k + k) ?? new Float64Array(k),
            }));
        },
        ...(greatest === undefined ? {} : { greatest: () => greatest }),
    };
}
/** accuracy_score: share of rows whose labels are all predicted right. */
const SUBSET_ACCURACY = {
    obstacle: () => null,
    hits: (sample) => wrongLabels(sample).map((wrong) => (wrong === 0 ? 1 : 0)),
};
/** zero_one_loss. */
const SUBSET_LOSS = {
    obstacle: () => null,
    hits: (sample) => wrongLabels(sample).map((wrong) => (wrong > 0 ? 1 : 0)),
};
function wrongLabels({ data, rows }) {
    const k = data.classes.length;
    return tabulate(rows, (row) => {
        let wrong = 0;
        for (let cell = row * k; cell < (row + 1) * k; cell++) {
            if (data.target[cell] !== data.predicted[cell])
                wrong++;
        }
        return wrong;
    });
}
/** hamming_loss: share of labels that are wrong. */
const HAMMING_LOSS = {
    obstacle: () => null,
    losses: (sample) => wrongLabels(sample).map((wrong) => wrong / sample.data.classes.length),
    greatest: () => 1,
};
/** coverage_error: how far down the ranking all true labels are found; 0 without any. */
const COVERAGE_ERROR = ofScoredRows(({ truth, scores }) => {
    let least = Infinity;
    truth.forEach((has, i) => {
        if (has === 1)
            least = Math.min(least, scores[i] ?? NaN);
    });
    return scores.reduce((count, score) => (score >= least ? count + 1 : count), 0);
});
/**
 * label_ranking_average_precision_score: for each true label the share of true ones among the labels
 * scored as high; 1 for a row with no label or all of them.
 */
const LABEL_RANKING_AVERAGE_PRECISION = ofScoredRows(({ truth, scores }) => {
    const count = truth.reduce((sum, has) => sum + has, 0);
    if (count === 0 || count === truth.length)
        return 1;
    let total = 0;
    truth.forEach((has, label) => {
        if (has === 0)
            return;
        let [rank, hits] = [0, 0];
        scores.forEach((score, other) => {
            if (score < (scores[label] ?? NaN))
                return;
            rank++;
            hits += truth[other] ?? 0;
        });
        total += hits / rank;
    });
    return total / count;
}, 1);
/**
 * label_ranking_loss: share of pairs of a true and an absent label that are ranked wrongly, ties
 * included; 0 for a row with no label or all of them.
 */
const LABEL_RANKING_LOSS = ofScoredRows(({ truth, scores }) => {
    const count = truth.reduce((sum, has) => sum + has, 0);
    if (count === 0 || count === truth.length)
        return 0;
    let wrong = 0;
    truth.forEach((has, label) => {
        if (has === 0)
            return;
        truth.forEach((present, other) => {
            if (present === 0 && (scores[other] ?? NaN) >= (scores[label] ?? NaN))
                wrong++;
        });
    });
    return wrong / (count * (truth.length - count));
}, 1);
/** Σ over ranks of 1 / log₂(rank + 1), none beyond the k-th. */
function discounts(labels, k) {
    return tabulate(labels, (rank) => (rank < k ? 1 / Math.log2(rank + 2) : 0));
}
/** Discounted gain of a row; labels of equal scores share the discounts of their ranks. */
function discountedGain({ truth, scores }, discount) {
    const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    let gain = 0;
    for (let from = 0; from < order.length;) {
        let to = from;
        let [hits, shared] = [0, 0];
        while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
            hits += truth[order[to] ?? 0] ?? 0;
            shared += discount[to] ?? 0;
            to++;
        }
        gain += (hits / (to - from)) * shared;
        from = to;
    }
    return gain;
}
/** dcg_score: linear gains, ties averaged. */
function discountedCumulativeGain(k = Infinity) {
    return ofScoredRows((row) => discountedGain(row, discounts(row.truth.length, k)));
}
/** ndcg_score: the gain as a share of the best possible one; 0 for a row without a label. */
function normalisedGain(k = Infinity) {
    return ofScoredRows((row) => {
        const discount = discounts(row.truth.length, k);
        const count = row.truth.reduce((sum, has) => sum + has, 0);
        const best = discount.subarray(0, count).reduce((sum, x) => sum + x, 0);
        return best > 0 ? discountedGain(row, discount) / best : 0;
    }, 1);
}
/** Average precision of the labels of one row; 0 without a true one. */
function rowAveragePrecision({ truth, scores }) {
    const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const count = truth.reduce((sum, has) => sum + has, 0);
    let [total, hits] = [0, 0];
    for (let from = 0; from < order.length;) {
        let to = from;
        let here = 0;
        while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
            here += truth[order[to] ?? 0] ?? 0;
            to++;
        }
        hits += here;
        total += (here * hits) / to;
        from = to;
    }
    return count === 0 ? 0 : total / count;
}
function rowsWithout(sample, isBad) {
    const { target, classes } = sample.data;
    const k = classes.length;
    let bad = 0;
    for (let row = 0; row < sample.rows; row++) {
        let count = 0;
        for (let cell = row * k; cell < (row + 1) * k; cell++)
            count += target[cell] ?? 0;
        if (isBad(count))
            bad++;
    }
    return bad;
}
/** average_precision_score(average='samples'). */
const AVERAGE_PRECISION_SAMPLES = {
    ...ofScoredRows(rowAveragePrecision, 1),
    remark: (sample) => {
        const bad = rowsWithout(sample, (count) => count === 0);
        return bad === 0 ? null : `counts as 0 in ${bad} of ${sample.rows} rows, which have no label`;
    },
};
/** roc_auc_score(average='samples'); every row needs a label that it has and one that it has not. */
const ROC_AUC_SAMPLES = {
    ...ofScoredRows(({ truth, scores }) => {
        let [area, pairs] = [0, 0];
        truth.forEach((has, label) => {
            if (has === 0)
                return;
            truth.forEach((present, other) => {
                if (present === 1)
                    return;
                const gap = (scores[label] ?? NaN) - (scores[other] ?? NaN);
                area += gap > 0 ? 1 : gap === 0 ? 0.5 : 0;
                pairs++;
            });
        });
        return area / pairs;
    }, 1),
    obstacle: (sample) => {
        const obstacle = rows_withoutScores(sample);
        if (obstacle !== null)
            return obstacle;
        const all = sample.data.classes.length;
        const bad = rowsWithout(sample, (count) => count === 0 || count === all);
        return bad === 0 ? null : `${bad} of ${sample.rows} rows have no label or all of them`;
    },
};

;// CONCATENATED MODULE: ./packages/evaluation/src/multilabel/ranking.ts










/** The truth of one label, one entry per row. */
function truthOf({ data, rows }, label) {
    const k = data.classes.length;
    const truth = new Uint8Array(rows);
    for (let row = 0; row < rows; row++)
        truth[row] = data.target[row * k + label] ?? 0;
    return truth;
}
/** For each label, rows by its score. */
function ranking_rankingsOf(sample) {
    const { data, rows } = sample;
    const k = data.classes.length;
    return data.classes.map((_, label) => {
        const scores = tabulate(rows, (row) => data.scores?.[row * k + label] ?? NaN);
        return rankRows(scores, truthOf(sample, label), 1, data.weights);
    });
}
/** Weights of all cells: those of their rows. */
function cellWeights({ weights, classes, target }) {
    if (weights === null)
        return null;
    return tabulate(target.length, (cell) => weights[Math.floor(cell / classes.length)] ?? 0);
}
/** All labels of all rows in one ranking. */
function pooledRanking({ data }) {
    return rankRows(data.scores ?? new Float64Array(0), data.target, 1, cellWeights(data));
}
const oneSided = (ranking) => positiveWeight(ranking) > 0 && negativeWeight(ranking) > 0 ? null : 'on all rows, or on none';
const AREA = {
    name: 'roc_auc',
    method: 'delong',
    value: rocAuc,
    addDeviations: addAucDeviations,
    obstacle: oneSided,
    fallback: (value, positives, negatives, confidence) => ({
        bounds: (0,statistics_src/* aucScoreInterval */.Zx)(value, positives, negatives, confidence),
        method: 'newcombe',
    }),
};
const ranking_PRECISION = {
    name: 'average_precision',
    method: 'infinitesimal-jackknife',
    value: averagePrecision,
    addDeviations: addPrecisionDeviations,
    obstacle: (ranking) => (positiveWeight(ranking) > 0 ? null : 'not in the target'),
    fallback: (value, positives, _negatives, confidence) => ({
        bounds: (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, value), positives, confidence),
        method: 'wilson',
    }),
};
/** Independent rows on each side of the smallest ranking. */
function smallestSides(sample, rankings) {
    const rowsPerWeight = independentSize(sample) / totalWeight(sample);
    const least = (side) => Math.max(1, rowsPerWeight * Math.min(...rankings.map(side)));
    return { positives: least(positiveWeight), negatives: least(negativeWeight) };
}
function linearised(sample, ratio, rankings, value, deviations) {
    const { positives, negatives } = smallestSides(sample, rankings);
    return {
        value,
        deviations,
        strata: allRows(sample),
        freedom: Math.max(1, Math.min(positives, negatives) - 1),
        fallback: (confidence) => ratio.fallback(value, positives, negatives, confidence),
    };
}
/** Mean over labels, plain or weighted by the rows that have them. */
function averaged(ratio, weighted) {
    return {
        method: ratio.method,
        obstacle: (sample) => {
            const obstacle = rows_withoutScores(sample);
            if (obstacle !== null)
                return obstacle;
            const rankings = sample.derive(ranking_rankingsOf);
            const bad = sample.data.classes.filter((_, i) => {
                const ranking = rankings[i];
                return ranking === undefined || ratio.obstacle(ranking) !== null;
            });
            if (bad.length === 0)
                return null;
            const what = bad.length === 1 ? 'a label' : 'labels';
            const why = ratio === AREA ? 'on all rows, or on none' : 'not in the target';
            return `${ratio.name} needs every label; ${what} ${why}: ${(0,src/* listNames */.Zv)(bad)}`;
        },
        linearise: (sample) => {
            const rankings = sample.derive(ranking_rankingsOf);
            const all = rankings.reduce((sum, ranking) => sum + positiveWeight(ranking), 0);
            const deviations = new Float64Array(sample.rows);
            let value = 0;
            rankings.forEach((ranking, label) => {
                const share = weighted ? positiveWeight(ranking) / all : 1 / rankings.length;
                const own = ratio.value(ranking);
                value += share * own;
                const truth = truthOf(sample, label);
                ratio.addDeviations(deviations, ranking, own, truth, 1, sample.data.weights, share);
            });
            return linearised(sample, ratio, rankings, value, deviations);
        },
    };
}
/** All labels of all rows as one list (`average='micro'`). */
function pooled(ratio) {
    return {
        method: ratio.method,
        obstacle: (sample) => {
            const obstacle = rows_withoutScores(sample);
            if (obstacle !== null)
                return obstacle;
            const problem = ratio.obstacle(sample.derive(pooledRanking));
            return problem === null ? null : `${ratio.name} needs labels; all of them are ${problem}`;
        },
        linearise: (sample) => {
            const { data, rows } = sample;
            const ranking = sample.derive(pooledRanking);
            const value = ratio.value(ranking);
            const cells = new Float64Array(data.target.length);
            ratio.addDeviations(cells, ranking, value, data.target, 1, cellWeights(data));
            const k = data.classes.length;
            const deviations = tabulate(rows, (row) => cells.subarray(row * k, row * k + k).reduce((sum, x) => sum + x, 0));
            return linearised(sample, ratio, [ranking], value, deviations);
        },
    };
}
/** The metric of one label against all rows without it. */
function single(ratio, label) {
    const rankingOf = (sample) => {
        const ranking = sample.derive(ranking_rankingsOf)[label];
        if (ranking === undefined)
            throw new Error(`there is no label ${label}`);
        return ranking;
    };
    return {
        method: ratio.method,
        obstacle: (sample) => {
            const obstacle = rows_withoutScores(sample);
            if (obstacle !== null)
                return obstacle;
            const problem = ratio.obstacle(rankingOf(sample));
            return problem && `the label "${sample.data.classes[label] ?? ''}" is ${problem}`;
        },
        linearise: (sample) => {
            const ranking = rankingOf(sample);
            const value = ratio.value(ranking);
            const deviations = new Float64Array(sample.rows);
            const truth = truthOf(sample, label);
            ratio.addDeviations(deviations, ranking, value, truth, 1, sample.data.weights);
            return linearised(sample, ratio, [ranking], value, deviations);
        },
    };
}
function familyOf(ratio) {
    return {
        macro: averaged(ratio, false),
        micro: pooled(ratio),
        weighted: averaged(ratio, true),
        ofLabel: (label) => single(ratio, label),
    };
}
/** roc_auc_score of labels. */
const LABEL_ROC_AUC = familyOf(AREA);
/** average_precision_score of labels. */
const LABEL_AVERAGE_PRECISION = familyOf(ranking_PRECISION);

;// CONCATENATED MODULE: ./packages/evaluation/src/multilabel/ratios.ts






/** precision_score of a label. */
const LABEL_PRECISION = {
    name: 'precision',
    over: (truth, guess) => truth * guess,
    under: (_truth, guess) => guess,
    emptyBecause: 'never predicted',
};
/** recall_score of a label. */
const LABEL_RECALL = {
    name: 'recall',
    over: (truth, guess) => truth * guess,
    under: (truth) => truth,
    emptyBecause: 'not in the target',
};
/** fbeta_score of a label; f1_score for β = 1. */
function labelFBeta(beta) {
    const square = beta * beta;
    return {
        name: beta === 1 ? 'f1' : `fbeta(${beta})`,
        over: (truth, guess) => (1 + square) * truth * guess,
        under: (truth, guess) => square * truth + guess,
        emptyBecause: 'neither in the target nor predicted',
    };
}
/** jaccard_score of a label. */
const LABEL_JACCARD = {
    name: 'jaccard',
    over: (truth, guess) => truth * guess,
    under: (truth, guess) => truth + guess - truth * guess,
    emptyBecause: 'neither in the target nor predicted',
};
function labelSums({ data }, ratio) {
    const k = data.classes.length;
    const weight = weightAt(data.weights);
    const over = new Float64Array(k);
    const under = new Float64Array(k);
    const support = new Float64Array(k);
    for (let cell = 0; cell < data.target.length; cell++) {
        const label = cell % k;
        const w = weight((cell - label) / k);
        const truth = data.target[cell] ?? 0;
        const guess = data.predicted[cell] ?? 0;
        over[label] = (over[label] ?? 0) + w * ratio.over(truth, guess);
        under[label] = (under[label] ?? 0) + w * ratio.under(truth, guess);
        support[label] = (support[label] ?? 0) + w * truth;
    }
    return { over, under, support };
}
function average({ over, under, support }, kind) {
    const k = over.length;
    const total = (values) => values.reduce((sum, x) => sum + x, 0);
    if (kind === 'micro') {
        const [above, below] = [total(over), total(under)];
        const value = below > 0 ? above / below : 0;
        const factor = below > 0 ? 1 / below : 0;
        return {
            value,
            factors: new Float64Array(k).fill(factor),
            ratios: new Float64Array(k).fill(value),
            bonus: new Float64Array(k),
        };
    }
    const ratios = tabulate(k, (i) => ((under[i] ?? 0) > 0 ? (over[i] ?? 0) / (under[i] ?? 0) : 0));
    const all = total(support);
    const share = (i) => kind === 'macro' ? 1 / k : all > 0 ? (support[i] ?? 0) / all : 0;
    let value = 0;
    for (let i = 0; i < k; i++)
        value += share(i) * (ratios[i] ?? 0);
    return {
        value,
        factors: tabulate(k, (i) => ((under[i] ?? 0) > 0 ? share(i) / (under[i] ?? 0) : 0)),
        ratios,
        bonus: tabulate(k, (i) => kind === 'weighted' && all > 0 ? ((ratios[i] ?? 0) - value) / all : 0),
    };
}
/** The rows' contributions to the deviation of an average, by the delta method. */
function deviationsOf({ data, rows }, ratio, made) {
    const k = data.classes.length;
    const weight = weightAt(data.weights);
    const { factors, ratios, bonus } = made;
    return tabulate(rows, (row) => {
        let sum = 0;
        for (let label = 0; label < k; label++) {
            const truth = data.target[row * k + label] ?? 0;
            const guess = data.predicted[row * k + label] ?? 0;
            const own = ratio.over(truth, guess) - (ratios[label] ?? 0) * ratio.under(truth, guess);
            sum += (factors[label] ?? 0) * own + (bonus[label] ?? 0) * truth;
        }
        return sum * weight(row);
    });
}
const METHOD = 'infinitesimal-jackknife';
/** The average of a ratio over labels; a label without a denominator counts 0, as in scikit-learn. */
function averageOfLabels(ratio, kind) {
    return {
        method: METHOD,
        obstacle: () => null,
        remark: (sample) => {
            const { under, support } = labelSums(sample, ratio);
            const empty = sample.data.classes.filter((_, i) => under[i] === 0);
            if (kind === 'weighted' && support.every((weight) => weight === 0)) {
                return `${ratio.name}_weighted counts as 0: no row has a label`;
            }
            if (kind === 'weighted' || empty.length === 0)
                return null;
            if (kind === 'micro') {
                const all = empty.length === sample.data.classes.length;
                return all ? `${ratio.name}_micro counts as 0: all labels are ${ratio.emptyBecause}` : null;
            }
            return `${ratio.name} counts as 0 for labels ${ratio.emptyBecause}: ${(0,src/* listNames */.Zv)(empty)}`;
        },
        linearise: (sample) => {
            const made = average(labelSums(sample, ratio), kind);
            return {
                value: made.value,
                deviations: deviationsOf(sample, ratio, made),
                strata: allRows(sample),
                freedom: null,
                fallback: (confidence) => ({
                    bounds: (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, made.value), independentSize(sample), confidence),
                    method: 'wilson',
                }),
            };
        },
    };
}
/** The ratio of one label. */
function ofLabel(ratio, label) {
    const one = (sums) => {
        const only = (values) => values.map((value, i) => (i === label ? value : 0));
        return { over: only(sums.over), under: only(sums.under), support: only(sums.support) };
    };
    return {
        method: METHOD,
        obstacle: (sample) => labelSums(sample, ratio).under[label] === 0
            ? `the label "${sample.data.classes[label] ?? ''}" is ${ratio.emptyBecause}`
            : null,
        linearise: (sample) => {
            const sums = labelSums(sample, ratio);
            const made = average(one(sums), 'micro');
            const factors = made.factors.map((factor, i) => (i === label ? factor : 0));
            const share = (sums.under[label] ?? 0) / sample.rows;
            const trials = Math.max(1, Math.min(1, share) * effectiveSize(sample));
            return {
                value: made.value,
                deviations: deviationsOf(sample, ratio, { ...made, factors }),
                strata: allRows(sample),
                freedom: null,
                fallback: (confidence) => ({
                    bounds: (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, made.value), trials, confidence),
                    method: 'wilson',
                }),
            };
        },
    };
}
/** The mean over rows of each row's ratio (`average='samples'`). */
function averageOfRows(ratio) {
    const sumsOf = ({ data }, row) => {
        const k = data.classes.length;
        let [over, under] = [0, 0];
        for (let cell = row * k; cell < (row + 1) * k; cell++) {
            const truth = data.target[cell] ?? 0;
            const guess = data.predicted[cell] ?? 0;
            over += ratio.over(truth, guess);
            under += ratio.under(truth, guess);
        }
        return { over, under };
    };
    return {
        obstacle: () => null,
        losses: (sample) => tabulate(sample.rows, (row) => {
            const { over, under } = sumsOf(sample, row);
            return under > 0 ? over / under : 0;
        }),
        greatest: () => 1,
        remark: (sample) => {
            let empty = 0;
            for (let row = 0; row < sample.rows; row++)
                if (sumsOf(sample, row).under === 0)
                    empty++;
            if (empty === 0)
                return null;
            return `${ratio.name} counts as 0 in ${(0,src/* plural */.LS)(empty, 'row')} whose labels are ${ratio.emptyBecause}`;
        },
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/multilabel.ts







const TASKS = ['multilabel-classification'];
const NO_SCORES = 'no scores';
/** A score from 0 to 1, unless it is said otherwise. */
function multilabel_score(estimator, description) {
    return {
        tasks: TASKS,
        greaterIsBetter: true,
        range: [0, 1],
        undefinedWhen: null,
        ...description,
        ...estimator,
    };
}
function loss(estimator, description) {
    return multilabel_score(estimator, { source: description.name, greaterIsBetter: false, ...description });
}
const AVERAGES = ['macro', 'micro', 'weighted'];
/** Averages of a ratio over labels, and its mean over rows. */
function ratioMetrics(ratio) {
    const source = (average) => `${ratio.name}_score(average='${average}')`;
    return [
        ...AVERAGES.map((average) => multilabel_score(rankingEstimator(averageOfLabels(ratio, average)), {
            name: `${ratio.name}_${average}`,
            source: source(average),
        })),
        multilabel_score(meanEstimator(averageOfRows(ratio)), {
            name: `${ratio.name}_samples`,
            source: source('samples'),
        }),
    ];
}
/** `roc_auc` (the plain mean over labels) and its other averages. */
function rankingMetrics(name, { macro, micro, weighted }, samples, undefinedWhen) {
    const entries = [
        [name, 'macro', macro],
        [`${name}_micro`, 'micro', micro],
        [`${name}_weighted`, 'weighted', weighted],
    ];
    return [
        ...entries.map(([metric, average, statistic]) => multilabel_score(rankingEstimator(statistic), {
            name: metric,
            source: `${name}_score(average='${average}')`,
            undefinedWhen: `${undefinedWhen}; ${NO_SCORES}`,
        })),
        samples,
    ];
}
const RATIOS = [LABEL_PRECISION, LABEL_RECALL, labelFBeta(1), LABEL_JACCARD];
/** All multilabel metrics, in the order in which they are shown. */
const MULTILABEL_METRICS = [
    multilabel_score(proportionEstimator(SUBSET_ACCURACY), { name: 'accuracy', source: 'accuracy_score' }),
    loss(proportionEstimator(SUBSET_LOSS), { name: 'zero_one_loss' }),
    loss(meanEstimator(HAMMING_LOSS), { name: 'hamming_loss' }),
    ...RATIOS.flatMap(ratioMetrics),
    ...rankingMetrics('roc_auc', LABEL_ROC_AUC, multilabel_score(meanEstimator(ROC_AUC_SAMPLES), {
        name: 'roc_auc_samples',
        source: "roc_auc_score(average='samples')",
        undefinedWhen: `a row with no label or all of them; ${NO_SCORES}`,
    }), 'a label on all rows, or on none'),
    ...rankingMetrics('average_precision', LABEL_AVERAGE_PRECISION, multilabel_score(meanEstimator(AVERAGE_PRECISION_SAMPLES), {
        name: 'average_precision_samples',
        source: "average_precision_score(average='samples')",
        undefinedWhen: NO_SCORES,
    }), 'a label that is not in the target'),
    multilabel_score(meanEstimator(LABEL_RANKING_AVERAGE_PRECISION), {
        name: 'label_ranking_average_precision',
        source: 'label_ranking_average_precision_score',
        undefinedWhen: NO_SCORES,
    }),
    loss(meanEstimator(LABEL_RANKING_LOSS), {
        name: 'label_ranking_loss',
        undefinedWhen: NO_SCORES,
    }),
    loss(meanEstimator(COVERAGE_ERROR), {
        name: 'coverage_error',
        range: [0, Infinity],
        undefinedWhen: NO_SCORES,
    }),
    multilabel_score(meanEstimator(discountedCumulativeGain()), {
        name: 'dcg',
        source: 'dcg_score',
        range: [0, Infinity],
        undefinedWhen: NO_SCORES,
    }),
    multilabel_score(meanEstimator(normalisedGain()), {
        name: 'ndcg',
        source: 'ndcg_score',
        undefinedWhen: NO_SCORES,
    }),
];
/** A metric of one label: `recall(<label>)`. */
function ofOneLabel(name, make, undefinedWhen) {
    const plain = multilabel_score(make(0), { name, source: `${name}_score`, undefinedWhen });
    return {
        ...plain,
        usage: `${name}(<label>)`,
        make: (args, context) => {
            const argument = classArgument(args, context);
            return 'problem' in argument ? argument : { ...plain, ...make(argument.value) };
        },
    };
}
function multilabel_ofNumber(name, parameter, what, allowed, make) {
    return {
        ...make(1),
        name,
        usage: `${name}(<${parameter}>)`,
        make: (args) => {
            const argument = numberArgument(args, what, allowed);
            return 'problem' in argument ? argument : make(argument.value);
        },
    };
}
const isRank = (k) => Number.isInteger(k) && k >= 1;
/** Multilabel metrics that take an argument. */
const MULTILABEL_FAMILIES = [
    ...RATIOS.map((ratio) => ofOneLabel(ratio.name, (label) => rankingEstimator(ofLabel(ratio, label)), `the label is ${ratio.emptyBecause}`)),
    ofOneLabel('roc_auc', (label) => rankingEstimator(LABEL_ROC_AUC.ofLabel(label)), `the label is on all rows, or on none; ${NO_SCORES}`),
    ofOneLabel('average_precision', (label) => rankingEstimator(LABEL_AVERAGE_PRECISION.ofLabel(label)), `the label is not in the target; ${NO_SCORES}`),
    ...AVERAGES.map((average) => multilabel_ofNumber(`fbeta_${average}`, 'beta', 'a number above 0', (beta) => beta > 0, (beta) => multilabel_score(rankingEstimator(averageOfLabels(labelFBeta(beta), average)), {
        name: `fbeta_${average}`,
        source: `fbeta_score(beta=…, average='${average}')`,
    }))),
    multilabel_ofNumber('dcg', 'k', 'a whole number from 1 on', isRank, (k) => multilabel_score(meanEstimator(discountedCumulativeGain(k)), {
        name: 'dcg',
        source: 'dcg_score(k=…)',
        range: [0, Infinity],
        undefinedWhen: NO_SCORES,
    })),
    multilabel_ofNumber('ndcg', 'k', 'a whole number from 1 on', isRank, (k) => multilabel_score(meanEstimator(normalisedGain(k)), {
        name: 'ndcg',
        source: 'ndcg_score(k=…)',
        undefinedWhen: NO_SCORES,
    })),
];

;// CONCATENATED MODULE: ./packages/evaluation/src/regression/median.ts


/** Rows in the order of ascending values. */
function ascendingRows(values) {
    return argsortDescending(values).reverse();
}
/** The median: the mean of the two middle values for an even number. */
function median(values) {
    const sorted = values.slice().sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
/**
 * The weighted quantile by the averaged inverted distribution function (definition 2 of Hyndman and
 * Fan, with weights): scikit-learn's `_weighted_percentile(average=True)`. Where the weights up to a
 * value make exactly that share of the whole, it is the mean of that value and the next one that
 * has a weight. NaN when no value has a weight.
 *
 * @param share between 0 and 1
 */
function weightedQuantile(values, weights, share) {
    if (weights === null && share === 0.5)
        return median(values);
    const weight = weightAt(weights);
    const rows = ascendingRows(values).filter((row) => weight(row) > 0);
    const cumulated = new Float64Array(rows.length);
    let total = 0;
    rows.forEach((row, i) => {
        total += weight(row);
        cumulated[i] = total;
    });
    const wanted = share * total;
    const at = cumulated.findIndex((sum) => sum >= wanted);
    const value = values[rows[at] ?? -1] ?? NaN;
    if ((cumulated[at] ?? 0) - wanted > Number.EPSILON)
        return value;
    return (value + (values[rows[at + 1] ?? rows[at] ?? -1] ?? NaN)) / 2;
}

;// CONCATENATED MODULE: ./packages/evaluation/src/regression/losses.ts




/** A loss of each row from its true and its predicted value. */
function eachRow(loss) {
    return ({ data }) => data.target.map((target, row) => loss(target, data.predicted[row] ?? NaN));
}
const always = () => null;
/** |y − ŷ| of each row. */
const absoluteErrors = eachRow((target, predicted) => Math.abs(target - predicted));
/** (y − ŷ)² of each row. */
const squaredErrors = eachRow((target, predicted) => (target - predicted) ** 2);
/** mean_absolute_error. */
const MEAN_ABSOLUTE_ERROR = {
    obstacle: always,
    losses: absoluteErrors,
};
/** mean_squared_error. */
const MEAN_SQUARED_ERROR = {
    obstacle: always,
    losses: squaredErrors,
};
/** root_mean_squared_error. */
const ROOT_MEAN_SQUARED_ERROR = {
    ...MEAN_SQUARED_ERROR,
    root: true,
};
/** mean_absolute_percentage_error: a fraction; |y| counts as float64's epsilon at least. */
const MEAN_ABSOLUTE_PERCENTAGE_ERROR = {
    obstacle: always,
    losses: eachRow((target, predicted) => Math.abs(predicted - target) / Math.max(Math.abs(target), Number.EPSILON)),
    remark: ({ data }) => {
        const zeros = data.target.filter((target) => Math.abs(target) < Number.EPSILON).length;
        if (zeros === 0)
            return null;
        return `the target is 0 in ${zeros} of ${data.target.length} rows, where the error is divided by 2.2e-16`;
    },
};
/** mean_pinball_loss: what lies above the prediction counts alpha, what lies below 1 − alpha. */
function meanPinballLoss(alpha) {
    return { obstacle: always, losses: pinballLosses(alpha) };
}
function pinballLosses(alpha) {
    return eachRow((target, predicted) => {
        const above = target - predicted;
        return above >= 0 ? alpha * above : (alpha - 1) * above;
    });
}
/** mean_poisson_deviance, mean_gamma_deviance, mean_tweedie_deviance. */
function meanTweedieDeviance(power) {
    return { obstacle: tweedieObstacle(power), losses: eachRow(tweedieDeviance(power)) };
}
function logObstacle({ data }) {
    const low = (values) => values.findIndex((value) => value <= -1);
    const [target, predicted] = [low(data.target), low(data.predicted)];
    if (target !== -1) {
        return `the target of row ${target + 1} is ${data.target[target]}: a logarithmic error needs values above -1`;
    }
    if (predicted === -1)
        return null;
    return `the prediction of row ${predicted + 1} is ${data.predicted[predicted]}: a logarithmic error needs values above -1`;
}
/** mean_squared_log_error: of ln(1 + y); undefined for values of −1 and less. */
const MEAN_SQUARED_LOG_ERROR = {
    obstacle: logObstacle,
    losses: eachRow((target, predicted) => (Math.log1p(target) - Math.log1p(predicted)) ** 2),
};
/** root_mean_squared_log_error. */
const ROOT_MEAN_SQUARED_LOG_ERROR = {
    ...MEAN_SQUARED_LOG_ERROR,
    root: true,
};
const xLogY = (x, y) => (x === 0 ? 0 : x * Math.log(y));
/** Tweedie deviance of one row: Poisson's for the power 1, the gamma distribution's for 2. */
function tweedieDeviance(power) {
    if (power === 0)
        return (target, predicted) => (target - predicted) ** 2;
    if (power === 1) {
        return (target, predicted) => 2 * (xLogY(target, target / predicted) - target + predicted);
    }
    if (power === 2) {
        return (target, predicted) => 2 * (Math.log(predicted / target) + target / predicted - 1);
    }
    return (target, predicted) => {
        const own = Math.pow(power < 0 ? Math.max(target, 0) : target, 2 - power);
        return (2 *
            (own / ((1 - power) * (2 - power)) -
                (target * Math.pow(predicted, 1 - power)) / (1 - power) +
                Math.pow(predicted, 2 - power) / (2 - power)));
    };
}
/** Whether a deviance of this power exists: not between 0 and 1. */
function isTweediePower(power) {
    return power <= 0 || power >= 1;
}
/** Values that a deviance of this power is not defined for. */
function tweedieObstacle(power) {
    const problem = (what, values, least, bad) => `the ${what} of row ${bad + 1} is ${values[bad] ?? NaN}: a deviance of power ${power} needs ${least}`;
    return ({ data: { target, predicted } }) => {
        if (power === 0)
            return null;
        const strict = power >= 2;
        if (power >= 1) {
            const bad = target.findIndex((value) => (strict ? value <= 0 : value < 0));
            if (bad !== -1)
                return problem('target', target, strict ? 'values above 0' : 'values from 0 on', bad);
        }
        const bad = predicted.findIndex((value) => value <= 0);
        return bad === -1 ? null : problem('prediction', predicted, 'values above 0', bad);
    };
}
function losses_isConstant(values) {
    return values.every((value) => value === values[0]);
}
/**
 * Sum of weighted squared deviations from the weighted mean, and the same without an observation
 * whose weight is w, whose deviations sum to m and their squares to q: S − q − m² / (W − w).
 */
function squaredDeviations(sample, values) {
    if (losses_isConstant(values))
        return { sum: 0, without: () => 0 };
    const { weights } = sample.data;
    const total = totalWeight(sample);
    const weight = weightAt(weights);
    const mean = weightedMean(values, weights);
    const deviation = (row) => (values[row] ?? 0) - mean;
    const part = (row) => weight(row) * deviation(row) ** 2;
    const whole = sumOf(values.length, part);
    const [w, m, q] = [weight, (row) => weight(row) * deviation(row), part].map((at) => perObservation(sample, at));
    if (w === undefined || m === undefined || q === undefined)
        throw new Error('three sums');
    const without = (i) => whole - q(i) - m(i) ** 2 / (total - w(i));
    return { sum: whole, without };
}
const fewRows = ({ rows }) => (rows < 2 ? 'fewer than two rows' : null);
/** r2_score: 1 − Σ w (y − ŷ)² / Σ w (y − ȳ)². */
const R2 = {
    obstacle: fewRows,
    constantTarget: 'finite',
    parts: (sample) => {
        const spread = squaredDeviations(sample, sample.data.target);
        return {
            ...sumOfLosses(sample, sample.derive(squaredErrors)),
            baseline: spread.sum,
            baselineWithout: spread.without,
        };
    },
};
/** explained_variance_score: 1 − Var(y − ŷ) / Var(y). */
const EXPLAINED_VARIANCE = {
    obstacle: always,
    constantTarget: 'finite',
    parts: (sample) => {
        const { target, predicted } = sample.data;
        const residuals = target.map((value, row) => value - (predicted[row] ?? NaN));
        const unexplained = squaredDeviations(sample, residuals);
        const spread = squaredDeviations(sample, target);
        return {
            loss: unexplained.sum,
            lossWithout: unexplained.without,
            baseline: spread.sum,
            baselineWithout: spread.without,
        };
    },
};
/** A skill whose baseline is a constant that is held while an observation is left out. */
function againstConstant(losses, constant, loss) {
    return (sample) => {
        const centre = constant(sample);
        const baseline = sumOfLosses(sample, sample.data.target.map((value) => loss(value, centre)));
        return {
            ...sumOfLosses(sample, sample.derive(losses)),
            baseline: baseline.loss,
            baselineWithout: baseline.lossWithout,
        };
    };
}
/**
 * d2_absolute_error_score: 1 − Σ w |y − ŷ| / Σ w |y − median|. The median is held while a row is
 * left out: it is where the derivative by the median vanishes.
 */
const D2_ABSOLUTE_ERROR = {
    obstacle: fewRows,
    constantTarget: 'finite',
    parts: againstConstant(absoluteErrors, ({ data }) => weightedQuantile(data.target, data.weights, 0.5), (target, centre) => Math.abs(target - centre)),
};
/** d2_pinball_score: the baseline predicts the quantile at `alpha`. */
function d2Pinball(alpha) {
    const losses = pinballLosses(alpha);
    return {
        obstacle: fewRows,
        constantTarget: 'finite',
        parts: againstConstant(losses, ({ data }) => weightedQuantile(data.target, data.weights, alpha), (target, centre) => target >= centre ? alpha * (target - centre) : (1 - alpha) * (centre - target)),
    };
}
/** d2_tweedie_score: the baseline predicts the mean, which has the least Tweedie deviance. */
function d2Tweedie(power) {
    const deviance = tweedieDeviance(power);
    const obstacle = tweedieObstacle(power);
    return {
        obstacle: (sample) => fewRows(sample) ?? obstacle(sample),
        constantTarget: {
            undefinedBecause: 'the target is constant: there is no loss to compare with',
        },
        parts: (sample) => {
            const { target, weights } = sample.data;
            const losses = eachRow(deviance);
            if (losses_isConstant(target)) {
                return {
                    ...sumOfLosses(sample, losses(sample)),
                    baseline: 0,
                    baselineWithout: () => 0,
                };
            }
            return againstConstant(losses, () => weightedMean(target, weights), deviance)(sample);
        },
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/regression/median-error.ts







/**
 * The middle of each row's weight on the scale of cumulated weights, in the order of the values; of
 * equal values, which share their weight evenly, the first and the last one.
 */
function anchorsOf(values, weights) {
    const weight = weightAt(weights);
    const rows = ascendingRows(values).filter((row) => weight(row) > 0);
    const anchors = [];
    let start = 0;
    let total = 0;
    for (let i = 0; i < rows.length; i++) {
        const value = values[rows[i] ?? 0] ?? NaN;
        if (value === values[rows[i + 1] ?? -1])
            continue;
        const tied = rows.subarray(start, i + 1);
        const shared = tied.reduce((sum, row) => sum + weight(row), 0);
        const half = shared / tied.length / 2;
        anchors.push({ place: total + half, value }, { place: total + shared - half, value });
        total += shared;
        start = i + 1;
    }
    return anchors;
}
/**
 * Values at shares of the whole weight, linear between anchors. Without weights that is the order
 * statistic of rank share × n + ½, with a fraction.
 */
function valuesAtShares(anchors, shares, total) {
    const [low = NaN, high = NaN] = shares.map((share) => {
        const wanted = share * total;
        const after = anchors.findIndex(({ place }) => place >= wanted);
        const to = anchors.at(after);
        const from = anchors[after - 1];
        if (from === undefined || to === undefined)
            return to?.value ?? NaN;
        const part = (wanted - from.place) / (to.place - from.place);
        return from.value + part * (to.value - from.value);
    });
    return [low, high];
}
function median_error_boundsOf(sample, errors, deviations) {
    const size = Math.floor(effectiveSize(sample) / designEffect(sample, deviations));
    const ranks = size > 0 ? (0,statistics_src/* medianRanks */.cM)(size, sample.plan.confidence) : null;
    if (ranks === null)
        return null;
    const shares = ranks.map((rank) => (rank - 0.5) / size);
    return valuesAtShares(anchorsOf(errors, sample.data.weights), shares, totalWeight(sample));
}
function medianError(sample) {
    const { weights } = sample.data;
    const errors = sample.derive(absoluteErrors);
    const value = weightedQuantile(errors, weights, 0.5);
    const weight = weightAt(weights);
    const signs = errors.map((error, row) => weight(row) * Math.sign(error - value));
    const excess = signs.reduce((sum, sign) => sum + sign, 0) / totalWeight(sample);
    const deviations = signs.map((sign, row) => sign - weight(row) * excess);
    const bounds = median_error_boundsOf(sample, errors, deviations);
    return {
        value,
        bounds: bounds === null ? null : [Math.min(bounds[0], value), Math.max(bounds[1], value)],
        deviations: independentDeviations(sample, deviations),
    };
}
/**
 * median_absolute_error. Interval: interpolated order statistics, whatever the distribution
 * (`medianRanks`). Difference: from the two intervals and the correlation of being above the median.
 */
const MEDIAN_ABSOLUTE_ERROR = {
    intervalMethod: 'order-statistics',
    measure: (sample) => defined(sample.work(medianError).value),
    interval: (sample) => {
        const { bounds } = sample.work(medianError);
        return bounds === null ? null : { bounds, method: 'order-statistics' };
    },
    difference: ({ challenger, champion }, factor) => {
        const [mine, theirs] = [challenger.work(medianError), champion.work(medianError)];
        if (mine.bounds === null || theirs.bounds === null)
            return null;
        return (0,statistics_src/* differenceInterval */.Ly)({ value: mine.value, interval: mine.bounds }, { value: theirs.value, interval: theirs.bounds }, correlation(mine.deviations, theirs.deviations), factor);
    },
};
/**
 * max_error; weights do not count, as in scikit-learn. The greatest of the errors to come has no
 * interval that rows already seen could give.
 */
const MAX_ERROR = {
    intervalMethod: null,
    measure: (sample) => defined(sample.derive(absoluteErrors).reduce((max, error) => Math.max(max, error), 0)),
    interval: () => null,
    difference: () => null,
};

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/regression.ts





/** An error from 0 on; the less the better. */
function regression_loss(estimator, given) {
    return {
        tasks: ['regression'],
        greaterIsBetter: false,
        range: [0, Infinity],
        source: given.name,
        undefinedWhen: null,
        ...given,
        ...estimator,
    };
}
/** A share of the loss of a constant prediction that the model avoids: 1 at best. */
function skill(estimator, given) {
    return regression_loss(estimator, { greaterIsBetter: true, range: [-Infinity, 1], ...given });
}
/** A metric that takes one number, named as scikit-learn names it. */
function family(name, parameter, given) {
    return {
        ...given.make(1),
        name,
        source: `${name}(${parameter}=…)`,
        usage: `${name}(<${parameter}>)`,
        make: (args) => {
            const argument = numberArgument(args, given.what, given.allowed);
            if ('problem' in argument)
                return argument;
            return { ...given.make(argument.value), source: `${name}(${parameter}=${argument.value})` };
        },
    };
}
const LOGARITHMIC = { undefinedWhen: 'a value of −1 or less' };
/** All regression metrics, in the order in which they are shown. */
const REGRESSION_METRICS = [
    regression_loss(meanEstimator(MEAN_ABSOLUTE_ERROR), { name: 'mean_absolute_error' }),
    regression_loss(meanEstimator(MEAN_SQUARED_ERROR), { name: 'mean_squared_error' }),
    regression_loss(meanEstimator(ROOT_MEAN_SQUARED_ERROR), { name: 'root_mean_squared_error' }),
    regression_loss(MEDIAN_ABSOLUTE_ERROR, { name: 'median_absolute_error' }),
    regression_loss(MAX_ERROR, { name: 'max_error' }),
    skill(skillEstimator(R2), {
        name: 'r2',
        source: 'r2_score',
        undefinedWhen: 'fewer than two rows',
    }),
    skill(skillEstimator(EXPLAINED_VARIANCE), {
        name: 'explained_variance',
        source: 'explained_variance_score',
    }),
    regression_loss(meanEstimator(MEAN_ABSOLUTE_PERCENTAGE_ERROR), { name: 'mean_absolute_percentage_error' }),
    regression_loss(meanEstimator(MEAN_SQUARED_LOG_ERROR), { name: 'mean_squared_log_error', ...LOGARITHMIC }),
    regression_loss(meanEstimator(ROOT_MEAN_SQUARED_LOG_ERROR), {
        name: 'root_mean_squared_log_error',
        ...LOGARITHMIC,
    }),
    regression_loss(meanEstimator(meanPinballLoss(0.5)), {
        name: 'mean_pinball_loss',
        source: 'mean_pinball_loss(alpha=0.5)',
    }),
    regression_loss(meanEstimator(meanTweedieDeviance(1)), {
        name: 'mean_poisson_deviance',
        undefinedWhen: 'a target below 0; a prediction of 0 or less',
    }),
    regression_loss(meanEstimator(meanTweedieDeviance(2)), {
        name: 'mean_gamma_deviance',
        undefinedWhen: 'a target or a prediction of 0 or less',
    }),
    skill(skillEstimator(D2_ABSOLUTE_ERROR), {
        name: 'd2_absolute_error_score',
        undefinedWhen: 'fewer than two rows',
    }),
];
const ALPHA = 'a number from 0 to 1';
const POWER = 'a number, not one between 0 and 1';
const TWEEDIE_VALUES = 'values that a deviance of this power does not allow';
/** Metrics of a regression that take a number. */
const REGRESSION_FAMILIES = [
    family('mean_pinball_loss', 'alpha', {
        what: ALPHA,
        allowed: (alpha) => alpha >= 0 && alpha <= 1,
        make: (alpha) => regression_loss(meanEstimator(meanPinballLoss(alpha)), { name: 'mean_pinball_loss' }),
    }),
    family('d2_pinball_score', 'alpha', {
        what: 'a number between 0 and 1',
        allowed: (alpha) => alpha > 0 && alpha < 1,
        make: (alpha) => skill(skillEstimator(d2Pinball(alpha)), {
            name: 'd2_pinball_score',
            undefinedWhen: 'fewer than two rows',
        }),
    }),
    family('mean_tweedie_deviance', 'power', {
        what: POWER,
        allowed: isTweediePower,
        make: (power) => regression_loss(meanEstimator(meanTweedieDeviance(power)), {
            name: 'mean_tweedie_deviance',
            undefinedWhen: TWEEDIE_VALUES,
        }),
    }),
    family('d2_tweedie_score', 'power', {
        what: POWER,
        allowed: isTweediePower,
        make: (power) => skill(skillEstimator(d2Tweedie(power)), {
            name: 'd2_tweedie_score',
            undefinedWhen: `fewer than two rows; a constant target; ${TWEEDIE_VALUES}`,
        }),
    }),
];

;// CONCATENATED MODULE: ./packages/evaluation/src/metric/registry.ts




/** Binary and multiclass metrics. */
const CLASSIFICATION = {
    metrics: CLASSIFICATION_METRICS,
    families: CLASSIFICATION_FAMILIES,
};
const MULTILABEL = {
    metrics: MULTILABEL_METRICS,
    families: MULTILABEL_FAMILIES,
};
const REGRESSION = {
    metrics: REGRESSION_METRICS,
    families: REGRESSION_FAMILIES,
};
/** Every metric, in the order in which they are shown. */
const METRICS = [
    ...CLASSIFICATION_METRICS,
    ...MULTILABEL_METRICS,
    ...REGRESSION_METRICS,
];
/** Every metric that takes an argument; `name` is how it is written. */
const PARAMETRIC_METRICS = [
    ...CLASSIFICATION_FAMILIES,
    ...MULTILABEL_FAMILIES,
    ...REGRESSION_FAMILIES,
].map((family) => ({ ...family, name: family.usage }));
const EVERYWHERE = new Set([
    ...METRICS.map(({ name }) => name),
    ...PARAMETRIC_METRICS.map(({ name }) => name.replace(/\(.*/, '')),
]);
/** Names of the metrics of a task, in the order in which they are shown. */
function metricNames(task) {
    return METRICS.filter(({ tasks }) => tasks.includes(task)).map(({ name }) => name);
}
/**
 * The metric of a catalogue that a call names.
 *
 * @param subject the input that names it, for the message
 * @throws ConfigurationError with the nearest name and all metrics of the task
 */
function metricIn(catalogue, call, context, subject) {
    return findMetric(catalogue, call, context, subject, EVERYWHERE);
}
/**
 * Checks that the task has the metric that a call names.
 *
 * @throws ConfigurationError as `metricIn`
 */
function requireMetric(call, context, subject) {
    switch (context.task) {
        case 'regression':
            return metricIn(REGRESSION, call, context, subject);
        case 'multilabel-classification':
            return metricIn(MULTILABEL, call, context, subject);
        case 'binary-classification':
        case 'multiclass-classification':
            return metricIn(CLASSIFICATION, call, context, subject);
    }
}

;// CONCATENATED MODULE: ./packages/evaluation/src/comparison.ts










const NO_GROUPS = new Set();
const SAME_MODEL = 'the champion is the same model';
const WITHOUT_INTERVAL = 'a maximum has no confidence interval';
const TOO_LITTLE = 'the rows are too few, or too much alike, for an interval';
const SAME_PREDICTIONS = 'the champion gives the same answer on every row';
/** The interval of a times a value, for a ≥ 0 or the interval [0, 0] for a = 0. */
function scaled(bounds, by) {
    if (by === 0)
        return [0, 0];
    if (bounds === null)
        return null;
    const ends = [by * bounds[0], by * bounds[1]];
    return [Math.min(...ends), Math.max(...ends)];
}
/** Why both are the same; null when they differ or there is no champion. */
function samenessOf(challenger, champion, sameModel) {
    if (champion === null || !samePredictions(challenger, champion))
        return null;
    return sameModel ? SAME_MODEL : SAME_PREDICTIONS;
}
/** What challenger − factor × champion can be; `factor` is positive. */
function differenceRange([least, most], factor) {
    return [least - factor * most, most - factor * least];
}
/** Why these rows have no metrics at all; null when they have. */
function emptiness(sample) {
    if (sample.rows === 0)
        return 'no rows';
    return totalWeight(sample) > 0 ? null : 'all weights are 0';
}
/** The remarks that there are, as one text. */
function joined(remarks) {
    return remarks.filter((remark) => remark !== null).join('; ') || null;
}
/**
 * A model, and the champion if there is one, on the same rows: metrics, intervals and differences
 * on demand. Whatever several metrics need (the ranking, the confusion matrix, its resamples) is
 * computed once.
 */
class ComparisonOf {
    #catalogue;
    /** Metrics by the text of their call. */
    #metrics;
    #challenger;
    #champion;
    #pair;
    /** Why both are the same; null when they differ or there is no champion. */
    #sameness;
    #emptiness;
    constructor(catalogue, challenger, champion, plan, sameness) {
        const { task } = challenger;
        this.#catalogue = catalogue;
        this.#metrics = new Map(catalogue.metrics
            .filter(({ tasks }) => tasks.includes(task))
            .map((metric) => [metric.name, metric]));
        this.#challenger = new Sample(challenger, plan);
        this.#champion = champion === null ? null : new Sample(champion, plan);
        this.#pair = this.#champion === null ? null : new Pair(this.#challenger, this.#champion);
        this.#sameness = sameness;
        this.#emptiness = emptiness(this.#challenger);
    }
    get task() {
        return this.#challenger.data.task;
    }
    get rows() {
        return this.#challenger.rows;
    }
    get confidence() {
        return this.#challenger.plan.confidence;
    }
    get challenger() {
        return this.#challenger;
    }
    get champion() {
        return this.#champion;
    }
    /** Names of the metrics without arguments that these data have, in the order they are shown in. */
    get metricNames() {
        const { plan, data } = this.#challenger;
        const areDecisions = isClassified(data) && data.scores !== null && !data.probabilities;
        return this.#catalogue.metrics
            .filter(({ tasks }) => tasks.includes(this.task))
            .filter(({ needsCosts = false }) => !needsCosts || plan.costs !== null)
            .filter(({ needsDecisionValues = false }) => !needsDecisionValues || areDecisions)
            .map(({ name }) => name);
    }
    /** What a metric's arguments can refer to. */
    get context() {
        const { data, plan } = this.#challenger;
        return {
            task: data.task,
            classes: data.task === 'regression' ? null : data.classes,
            columns: data.groups ?? NO_GROUPS,
            hasCosts: plan.costs !== null,
        };
    }
    #metric(ref) {
        const call = typeof ref === 'string' ? { metric: ref, args: [] } : ref;
        const text = callText(call);
        const known = this.#metrics.get(text);
        if (known !== undefined)
            return known;
        const found = metricIn(this.#catalogue, call, this.context, 'metrics');
        this.#metrics.set(text, found);
        return found;
    }
    /** What there is to know about a metric without data. */
    describe(ref) {
        return this.#metric(ref);
    }
    #measure(metric, sample) {
        if (this.#emptiness !== null)
            return undefinedBecause(this.#emptiness);
        const { value, reason } = metric.measure(sample);
        if (value === null)
            return { value, reason };
        if (!Number.isFinite(value))
            return undefinedBecause(`the value is ${value}`);
        const [least, most] = metric.range;
        return { value: Math.min(most, Math.max(least, value)), reason };
    }
    /** An interval that is known, in the metric's range and made of finite numbers. */
    #interval(metric, sample) {
        const estimate = this.#rawInterval(metric, sample);
        if (estimate === null)
            return null;
        const bounds = within(metric.range, estimate.bounds);
        return bounds.every(Number.isFinite) ? { bounds, method: estimate.method } : null;
    }
    #rawInterval(metric, sample) {
        if (sample.plan.intervals === 'analytic' || metric.intervalMethod === null) {
            return metric.interval(sample);
        }
        const { value } = metric.measure(sample);
        const bounds = value === null ? null : bootstrapInterval(metric, sample, value);
        return bounds === null ? null : { bounds, method: BOOTSTRAP_METHOD };
    }
    /** The interval of a difference that is known. */
    #rawDifference(metric, pair, factor, value) {
        if (pair.challenger.plan.intervals === 'analytic' || metric.intervalMethod === null) {
            return metric.difference(pair, factor);
        }
        return bootstrapDifference(metric, pair, factor, value);
    }
    #estimate(ref) {
        const metric = this.#metric(ref);
        const measured = this.#measure(metric, this.#challenger);
        const interval = measured.value === null ? null : this.#interval(metric, this.#challenger);
        return { ...measured, interval };
    }
    #difference(ref, factor) {
        const none = (reason) => ({ value: null, interval: null, reason });
        if (this.#pair === null)
            return none('no champion yet');
        const metric = this.#metric(ref);
        const mine = this.#measure(metric, this.#challenger);
        if (mine.value === null)
            return none(mine.reason);
        const theirs = this.#measure(metric, this.#pair.champion);
        if (theirs.value === null)
            return none(`champion: ${theirs.reason ?? 'undefined'}`);
        const value = mine.value - factor * theirs.value;
        const bounds = this.#sameness === null
            ? this.#rawDifference(metric, this.#pair, factor, value)
            : scaled(this.#interval(metric, this.#challenger)?.bounds ?? null, 1 - factor);
        if (!bounds?.every(Number.isFinite)) {
            const reason = metric.intervalMethod === null ? WITHOUT_INTERVAL : TOO_LITTLE;
            return { value, interval: null, reason };
        }
        const interval = within(differenceRange(metric.range, factor), bounds);
        return { value, interval, reason: this.#sameness };
    }
    /** Runs `compute` and gives back the memory that only its metric needed. */
    #releasing(compute) {
        const result = compute();
        this.#challenger.release();
        this.#champion?.release();
        return result;
    }
    /**
     * Value of a metric on the challenger, with its interval.
     *
     * @throws ConfigurationError for a metric that the task does not have
     */
    estimate(ref) {
        return this.#releasing(() => this.#estimate(ref));
    }
    /** Value of a metric on the challenger without an interval, which is cheaper; null if undefined. */
    value(ref) {
        return this.#releasing(() => this.#measure(this.#metric(ref), this.#challenger).value);
    }
    /** The text by which evidence names a metric. */
    nameOf(ref) {
        return typeof ref === 'string' ? ref : callText(ref);
    }
    /**
     * challenger − factor × champion with its paired interval.
     *
     * @param factor positive
     */
    difference(ref, factor = 1) {
        return this.#releasing(() => this.#difference(ref, factor));
    }
    /** All there is to say about a metric. */
    result(ref) {
        return this.#releasing(() => this.#result(ref));
    }
    #result(ref) {
        const { greaterIsBetter, intervalMethod } = this.#metric(ref);
        const { value, reason, interval } = this.#estimate(ref);
        const champion = this.#champion && this.#measure(this.#metric(ref), this.#champion);
        const difference = this.#champion && this.#difference(ref, 1);
        const withoutInterval = intervalMethod === null ? WITHOUT_INTERVAL : TOO_LITTLE;
        const remarks = [reason];
        if (value !== null && interval === null)
            remarks.push(withoutInterval);
        if (value !== null)
            remarks.push(this.#sameness);
        if (champion?.value === null)
            remarks.push(`champion: ${champion.reason ?? 'undefined'}`);
        return {
            value,
            interval: interval?.bounds ?? null,
            champion: champion?.value ?? null,
            difference: difference?.value ?? null,
            differenceInterval: difference?.interval ?? null,
            reason: joined(remarks),
            greaterIsBetter,
            intervalMethod: interval?.method ?? null,
        };
    }
    /** The same comparison with other intervals or costs. */
    withPlan(change) {
        const champion = this.#champion?.data ?? null;
        const plan = { ...this.#challenger.plan, ...change };
        return new ComparisonOf(this.#catalogue, this.#challenger.data, champion, plan, this.#sameness);
    }
    /**
     * The same comparison on some rows only (row numbers, or a mask). Two models that differ elsewhere
     * do not count as the same because they agree on these rows.
     */
    subset(rows) {
        const champion = this.#champion?.data ?? null;
        return new ComparisonOf(this.#catalogue, subset(this.#challenger.data, rows), champion === null ? null : subset(champion, rows), this.#challenger.plan, this.#sameness);
    }
}
function planOf(options, data) {
    const { confidence = 0.95, resamples = 1000, seed = 0, minimumRows = 30 } = options;
    const { costs, intervals = 'analytic' } = options;
    if (!(confidence > 0 && confidence < 1)) {
        throw new src/* ConfigurationError */.j1('evaluate', `confidence is ${confidence}; it is between 0 and 1`);
    }
    if (!(Number.isInteger(resamples) && resamples >= 1)) {
        throw new src/* ConfigurationError */.j1('evaluate', `resamples is ${resamples}; it is a positive number`);
    }
    if (!(Number.isSafeInteger(seed) && seed >= 0)) {
        throw new src/* ConfigurationError */.j1('evaluate', `seed is ${seed}; it is a whole number from 0 on`);
    }
    const matrix = costs === undefined ? null : costMatrix(costs, data);
    return { confidence, resamples, seed, minimumRows, intervals, costs: matrix };
}
/**
 * Checks the data and sets up the comparison; nothing is computed yet.
 *
 * @param champion on the same rows in the same order; null while there is none
 * @throws InputError for data that no metric can use: classes that are not declared, numbers that
 *   are not finite, negative weights, arrays of different lengths, other rows of the champion
 */
function compareModels(challenger, champion, options = {}) {
    checkData(challenger, 'challenger');
    const plan = planOf(options, challenger);
    if (champion !== null) {
        checkData(champion, 'champion');
        checkSameRows(challenger, champion);
    }
    const sameness = samenessOf(challenger, champion, options.sameModel === true);
    if (challenger.task === 'regression') {
        const other = champion?.task === 'regression' ? champion : null;
        return new ComparisonOf(REGRESSION, challenger, other, plan, sameness);
    }
    if (challenger.task === 'multilabel-classification') {
        const other = champion?.task === 'multilabel-classification' ? champion : null;
        return new ComparisonOf(MULTILABEL, challenger, other, plan, sameness);
    }
    const isOther = champion?.task === 'regression' || champion?.task === 'multilabel-classification';
    return new ComparisonOf(CLASSIFICATION, challenger, isOther ? null : champion, plan, sameness);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/data/bins.ts


/** Edges between bins of about equally many rows; equal ones count once. */
function quantileEdges(values, count) {
    const sorted = (0,statistics_src/* sortedNumbers */.UQ)(values.filter((value) => !Number.isNaN(value)));
    if (sorted.length === 0)
        return [];
    const cuts = Array.from({ length: count - 1 }, (_, i) => (0,statistics_src/* quantileOfSorted */.mY)(sorted, (i + 1) / count));
    const least = sorted[0] ?? NaN;
    return [...new Set(cuts)].filter((edge) => edge > least);
}
/** `distance < 500`, `500 ≤ distance < 2000`, `distance ≥ 2000`. */
function bins_namesOf(column, edges) {
    const [first] = edges;
    if (first === undefined)
        return [`${column} (any)`];
    const text = (edge) => (0,src/* formatNumber */.ZV)(edge, 6);
    return [
        `${column} < ${text(first)}`,
        ...edges.map((edge, i) => {
            const next = edges[i + 1];
            return next === undefined
                ? `${column} ≥ ${text(edge)}`
                : `${text(edge)} ≤ ${column} < ${text(next)}`;
        }),
    ];
}
/**
 * Bins of a numeric column as a column to slice by. A bin holds its lower edge and not its upper
 * one; NaN, which stands for a missing value, is in none.
 */
function binColumn(bins, values) {
    const edges = 'edges' in bins ? [...bins.edges] : quantileEdges(values, bins.quantiles);
    const codes = new Int32Array(values.length);
    for (let row = 0; row < values.length; row++) {
        const value = values[row] ?? NaN;
        let bin = 0;
        while (bin < edges.length && value >= (edges[bin] ?? NaN))
            bin++;
        codes[row] = Number.isNaN(value) ? -1 : bin;
    }
    return { values: bins_namesOf(bins.column, edges), codes, isDescriptive: true };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/plots/calibration.ts



/**
 * The calibration curve in ten bins of equally many rows, scikit-learn's
 * `calibration_curve(n_bins=10, strategy='quantile')`: with equal-width bins a model of rare events
 * would be one point. Empty bins, as ties make them, are left out.
 */
function calibrationCurve({ confidence, holds }, { data: { weights, clusters = null }, plan }) {
    const sorted = confidence.slice().sort();
    const edges = tabulate(BINS - 1, (i) => (0,statistics_src/* quantileOfSorted */.mY)(sorted, (i + 1) / BINS));
    const weight = weightAt(weights);
    const sums = Array.from({ length: BINS }, () => ({
        claimed: 0,
        hits: 0,
        weight: 0,
        squared: 0,
        rows: 0,
    }));
    for (let row = 0; row < confidence.length; row++) {
        const claim = confidence[row] ?? 0;
        const into = sums[binOf(claim, edges)];
        if (into === undefined)
            continue;
        into.claimed += weight(row) * claim;
        into.hits += weight(row) * (holds[row] ?? 0);
        into.weight += weight(row);
        into.squared += weight(row) ** 2;
        into.rows += 1;
    }
    const filled = sums.filter((bin) => bin.weight > 0);
    const intervals = filled.map(({ hits, weight: all, squared }) => (0,statistics_src/* wilsonInterval */.YV)(Math.min(1, hits / all), (all * all) / squared, plan.confidence));
    return {
        x: filled.map((bin) => bin.claimed / bin.weight),
        y: filled.map((bin) => bin.hits / bin.weight),
        rows: filled.map((bin) => bin.rows),
        low: clusters === null ? intervals.map(([low]) => low) : null,
        high: clusters === null ? intervals.map(([, high]) => high) : null,
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/plots/bands.ts





/** Redrawn curves; the limits of a picture need no more. */
const RESAMPLES = 400;
/** Neighbouring scores are redrawn together beyond this number of groups. */
const MOST_GROUPS = 400;
/** Steps between the places of a band. */
const STEPS = 50;
function grouped(ranking) {
    const { truePositives, falsePositives } = ranking;
    const count = Math.min(MOST_GROUPS, truePositives.length);
    const total = positiveWeight(ranking) + negativeWeight(ranking);
    const sums = { positives: new Float64Array(count), negatives: new Float64Array(count) };
    let [hits, alarms] = [0, 0];
    for (let i = 0; i < truePositives.length; i++) {
        const [nextHits, nextAlarms] = [truePositives[i] ?? 0, falsePositives[i] ?? 0];
        const share = (hits + alarms) / total;
        const group = count === truePositives.length ? i : Math.min(count - 1, Math.floor(share * count));
        sums.positives[group] = (sums.positives[group] ?? 0) + nextHits - hits;
        sums.negatives[group] = (sums.negatives[group] ?? 0) + nextAlarms - alarms;
        [hits, alarms] = [nextHits, nextAlarms];
    }
    return sums;
}
/** The Bayesian bootstrap of weights that stand for `scale` rows each. */
function redrawn(weights, scale, random) {
    return weights.map((weight) => (weight > 0 ? (0,statistics_src/* gammaVariate */.a3)(random, weight * scale) : 0));
}
/** The height of a rising curve at ascending places; where it is steep, its highest point. */
function heightsAt(x, y, places) {
    let i = 0;
    return places.map((place) => {
        while (i + 1 < x.length && (x[i + 1] ?? 0) <= place)
            i++;
        const [x0 = 0, x1 = 1] = [x[i], x[i + 1]];
        const [y0 = 0, y1 = y0] = [y[i], y[i + 1]];
        return x1 > x0 ? y0 + ((place - x0) / (x1 - x0)) * (y1 - y0) : y0;
    });
}
function cumulated(values) {
    const sums = new Float64Array(values.length + 1);
    values.forEach((value, i) => (sums[i + 1] = (sums[i] ?? 0) + value));
    return sums;
}
/** True positive rates at false positive rates. */
function rocHeights({ positives, negatives }, places) {
    const [hits, alarms] = [cumulated(positives), cumulated(negatives)];
    const [allHits, allAlarms] = [hits.at(-1) ?? 1, alarms.at(-1) ?? 1];
    return heightsAt(alarms.map((alarm) => alarm / allAlarms), hits.map((hit) => hit / allHits), places);
}
/** Precision at recalls; between two thresholds hits and alarms grow in proportion. */
function precisionHeights({ positives, negatives }, places) {
    const [hits, alarms] = [cumulated(positives), cumulated(negatives)];
    const all = hits.at(-1) ?? 1;
    const recall = hits.map((hit) => hit / all);
    const alarmsAt = heightsAt(recall, alarms, places);
    return places.map((place, i) => {
        const found = place * all;
        return found > 0 ? found / (found + (alarmsAt[i] ?? 0)) : NaN;
    });
}
function bandOf(sample, heights, from) {
    const { clusters } = sample.data;
    const ranking = sample.derive(rankingOf);
    const few = Math.min(positiveWeight(ranking), negativeWeight(ranking)) <= 0;
    // Rows that belong together vary more than these redraws do.
    if (few || (clusters !== undefined && clusters !== null))
        return null;
    const groups = grouped(ranking);
    const scale = effectiveSize(sample) / totalWeight(sample);
    const random = new statistics_src/* Xoshiro128 */.yf(sample.plan.seed, 5);
    const places = tabulate(STEPS + 1 - from, (i) => (i + from) / STEPS);
    const drawn = Array.from(places, () => new Float64Array(RESAMPLES));
    for (let resample = 0; resample < RESAMPLES; resample++) {
        const positives = redrawn(groups.positives, scale, random);
        const negatives = redrawn(groups.negatives, scale, random);
        heights({ positives, negatives }, places).forEach((height, i) => {
            const at = drawn[i];
            if (at !== undefined)
                at[resample] = height;
        });
    }
    const tail = (1 - sample.plan.confidence) / 2;
    const sorted = drawn.map((values) => values.sort());
    return {
        x: [...places],
        low: sorted.map((values) => (0,statistics_src/* quantileOfSorted */.mY)(values, tail)),
        high: sorted.map((values) => (0,statistics_src/* quantileOfSorted */.mY)(values, 1 - tail)),
    };
}
/** Pointwise limits of the true positive rate at false positive rates from 0 to 1. */
function rocBand(sample) {
    return bandOf(sample, rocHeights, 0);
}
/** Pointwise limits of the precision at recalls above 0. */
function precisionRecallBand(sample) {
    return bandOf(sample, precisionHeights, 1);
}

;// CONCATENATED MODULE: ./packages/evaluation/src/plots/curves.ts

/** The most points that a curve is shown with. */
const MOST_POINTS = 200;
/**
 * At most `most` points that keep the shape of a curve: the first, the last, and those with which
 * its length (|Δx| + |Δy|) passes a multiple of a step. What is left out between two kept points is
 * shorter than a step: 1/99 for a ROC curve, whose length is 2.
 */
function thinned({ length, x, y }, most = MOST_POINTS) {
    const lengths = new Float64Array(length);
    for (let i = 1; i < length; i++) {
        lengths[i] = (lengths[i - 1] ?? 0) + Math.abs(x(i) - x(i - 1)) + Math.abs(y(i) - y(i - 1));
    }
    const total = lengths.at(-1) ?? 0;
    const stepOf = (i) => Math.floor(((lengths[i] ?? 0) / total) * (most - 2));
    const kept = [];
    for (let i = 0; i < length; i++) {
        const isEnd = i === 0 || i === length - 1;
        if (isEnd || length <= most || stepOf(i) > stepOf(kept.at(-1) ?? 0))
            kept.push(i);
    }
    return { x: kept.map(x), y: kept.map(y) };
}
/** The ROC curve: x the false positive rate, y the true positive rate. Null with one class. */
function rocCurve(ranking) {
    const [positives, negatives] = [positiveWeight(ranking), negativeWeight(ranking)];
    if (positives === 0 || negatives === 0)
        return null;
    const { truePositives, falsePositives } = ranking;
    return thinned({
        length: truePositives.length + 1,
        x: (i) => (i === 0 ? 0 : (falsePositives[i - 1] ?? 0) / negatives),
        y: (i) => (i === 0 ? 0 : (truePositives[i - 1] ?? 0) / positives),
    });
}
/**
 * The precision-recall curve: x the recall from 0 to 1, y the precision; it starts at (0, 1), like
 * scikit-learn's. Null without positive rows.
 */
function precisionRecallCurve(ranking) {
    const positives = positiveWeight(ranking);
    if (positives === 0)
        return null;
    const { truePositives, falsePositives } = ranking;
    const precision = (i) => {
        const hits = truePositives[i] ?? 0;
        const all = hits + (falsePositives[i] ?? 0);
        return all === 0 ? 0 : hits / all;
    };
    return thinned({
        length: truePositives.length + 1,
        x: (i) => (i === 0 ? 0 : (truePositives[i - 1] ?? 0) / positives),
        y: (i) => (i === 0 ? 1 : precision(i - 1)),
    });
}
/** The detection error trade-off: x the false positive rate, y the false negative rate. */
function detCurve(ranking) {
    const roc = rocCurve(ranking);
    return roc && { x: roc.x, y: roc.y.map((rate) => 1 - rate) };
}
/**
 * The cumulative gain: x the share of the rows with the highest scores, y the share of the positives
 * among them; the lift is y / x. Null with one class.
 */
function gainCurve(ranking) {
    const [positives, negatives] = [positiveWeight(ranking), negativeWeight(ranking)];
    if (positives === 0 || negatives === 0)
        return null;
    const { truePositives, falsePositives } = ranking;
    const hits = (i) => (i === 0 ? 0 : (truePositives[i - 1] ?? 0));
    const alarms = (i) => (i === 0 ? 0 : (falsePositives[i - 1] ?? 0));
    return thinned({
        length: truePositives.length + 1,
        x: (i) => (hits(i) + alarms(i)) / (positives + negatives),
        y: (i) => hits(i) / positives,
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/src/plots/residuals.ts

/** Bars of the histogram of residuals. */
const RESIDUAL_BINS = 30;
/** The share of residuals on each side that counts as far out. */
const FAR_OUT = 0.005;
/**
 * Histogram of true − predicted in bins of equal width over the middle 99 % of the residuals; those
 * further out are counted in the first or the last bin, so that one outlier does not hide the shape.
 * One bin when all residuals are equal.
 */
function residualHistogram(target, predicted) {
    const residuals = target.map((value, row) => value - (predicted[row] ?? NaN)).sort();
    const low = (0,statistics_src/* quantileOfSorted */.mY)(residuals, FAR_OUT);
    const high = (0,statistics_src/* quantileOfSorted */.mY)(residuals, 1 - FAR_OUT);
    const bins = high > low ? RESIDUAL_BINS : 1;
    const width = (high - low) / bins;
    const counts = new Array(bins).fill(0);
    for (const residual of residuals) {
        const bin = width > 0 ? Math.floor((residual - low) / width) : 0;
        const clamped = Math.min(bins - 1, Math.max(0, bin));
        counts[clamped] = (counts[clamped] ?? 0) + 1;
    }
    const edges = Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * width));
    return { edges, counts };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/plots/plots.ts








/** A plot of both models; null when there is none of the challenger. */
function ofBoth(challenger, champion, plot) {
    const mine = plot(challenger);
    return mine === null ? null : { challenger: mine, champion: champion && plot(champion) };
}
function rankingPlot(curve) {
    return (sample) => {
        const { task, scores } = sample.data;
        if (task !== 'binary-classification' || scores === null)
            return null;
        return curve(sample.derive(rankingOf));
    };
}
function bandedPlot(curve, band) {
    const plain = rankingPlot(curve);
    return (sample) => {
        const points = plain(sample);
        return points && { ...points, band: band(sample) };
    };
}
const rocPlot = bandedPlot(rocCurve, rocBand);
const precisionRecallPlot = bandedPlot(precisionRecallCurve, precisionRecallBand);
const detPlot = rankingPlot(detCurve);
const gainPlot = rankingPlot(gainCurve);
function calibrationPlot(sample) {
    if (sample.rows === 0 || sample.derive(notProbabilities) !== null)
        return null;
    const curve = calibrationCurve(claimsOf(sample), sample);
    return curve.rows.length === 0 ? null : curve;
}
function residualPlot({ data, rows }) {
    if (data.task !== 'regression' || rows === 0)
        return null;
    return residualHistogram(data.target, data.predicted);
}
/**
 * Points for the plots: ROC, precision-recall, DET and gain curves of a binary task, calibration of any
 * classifier with probabilities (`claimsOf`), residuals of a regression. Null where there is
 * nothing to show.
 */
function plotsOf({ challenger, champion }) {
    if (!isClassifiedSample(challenger)) {
        const residuals = residualPlot(challenger);
        return { roc: null, precisionRecall: null, calibration: null, residuals };
    }
    const other = champion !== null && isClassifiedSample(champion) ? champion : null;
    return {
        roc: ofBoth(challenger, other, rocPlot),
        precisionRecall: ofBoth(challenger, other, precisionRecallPlot),
        det: ofBoth(challenger, other, detPlot),
        gain: ofBoth(challenger, other, gainPlot),
        calibration: ofBoth(challenger, other, calibrationPlot),
        residuals: null,
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/versus/baseline.ts




function dummyClassifier(data) {
    const { classes, target, task, weights } = data;
    const weight = weightAt(weights);
    const sums = new Float64Array(classes.length);
    target.forEach((code, row) => (sums[code] = (sums[code] ?? 0) + weight(row)));
    const total = sums.reduce((sum, x) => sum + x, 0);
    const shares = sums.map((sum) => sum / total);
    const most = shares.indexOf(Math.max(...shares));
    const perRow = task === 'binary-classification' ? 1 : classes.length;
    const score = (i) => shares[perRow === 1 ? positiveOf(data) : i % perRow] ?? 0;
    return {
        strategy: 'prior',
        description: `always "${classes[most] ?? ''}", the most frequent class of these rows, with the classes’ shares as probabilities`,
        data: {
            ...data,
            predicted: new Int32Array(target.length).fill(most),
            scores: tabulate(target.length * perRow, score),
            probabilities: true,
        },
    };
}
function dummyLabels(data) {
    const k = data.classes.length;
    const rows = data.target.length / k;
    const shares = tabulate(k, (label) => weightedMean(tabulate(rows, (row) => data.target[row * k + label] ?? 0), data.weights));
    return {
        strategy: 'prior',
        description: 'the labels that more than half of these rows have, with the labels’ shares as probabilities',
        data: {
            ...data,
            predicted: data.target.map((_, i) => ((shares[i % k] ?? 0) > 0.5 ? 1 : 0)),
            scores: tabulate(data.target.length, (i) => shares[i % k] ?? 0),
            probabilities: true,
        },
    };
}
function dummyRegressor(data) {
    const mean = weightedMean(data.target, data.weights);
    return {
        strategy: 'mean',
        description: `always ${(0,src/* formatNumber */.ZV)(mean)}, the mean of the target on these rows`,
        data: { ...data, predicted: new Float64Array(data.target.length).fill(mean) },
    };
}
function dummyFor(data) {
    switch (data.task) {
        case 'regression':
            return dummyRegressor(data);
        case 'multilabel-classification':
            return dummyLabels(data);
        case 'binary-classification':
        case 'multiclass-classification':
            return dummyClassifier(data);
    }
}
/**
 * What a model that knows the shares of the classes (or the mean of the target) of these rows and
 * nothing else scores on them: scikit-learn's `DummyClassifier(strategy='prior')` and
 * `DummyRegressor(strategy='mean')`. Null without rows that count.
 */
function baselineOf({ challenger, metricNames }, refs = metricNames) {
    const { data, plan } = challenger;
    const weight = weightAt(data.weights);
    if (!tabulate(challenger.rows, weight).some((w) => w > 0))
        return null;
    const { strategy, description, data: made } = dummyFor(data);
    const dummy = compareModels(made, null).withPlan(plan);
    const values = refs.map((ref) => [dummy.nameOf(ref), dummy.value(ref)]);
    return { strategy, description, metrics: (0,src/* recordFrom */.Qd)(values) };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/versus/churn.ts




function sameEntries(first, second, perRow) {
    return (row) => {
        for (let i = row * perRow; i < (row + 1) * perRow; i++)
            if (first[i] !== second[i])
                return false;
        return true;
    };
}
/** How rows are compared whose answers are right or wrong; null for numbers. */
function answersOf(challenger, champion) {
    if (challenger.task === 'regression' || champion.task === 'regression')
        return null;
    const perRow = challenger.task === 'multilabel-classification' ? challenger.classes.length : 1;
    return {
        same: sameEntries(challenger.predicted, champion.predicted, perRow),
        challengerRight: sameEntries(challenger.predicted, challenger.target, perRow),
        championRight: sameEntries(champion.predicted, champion.target, perRow),
    };
}
/** Share of the weight of rows with another answer, with Wilson's interval. */
function rateOf(sample, differs) {
    const total = totalWeight(sample);
    if (!(total > 0))
        return { rate: null, interval: null };
    const weight = weightAt(sample.data.weights);
    const changed = sumOf(sample.rows, (row) => (differs(row) ? weight(row) : 0));
    const rate = Math.min(1, changed / total);
    const trials = clusteredTrials(sample, differs) ?? effectiveSize(sample);
    return { rate, interval: (0,statistics_src/* wilsonInterval */.YV)(rate, trials, sample.plan.confidence) };
}
/**
 * On how many rows challenger and champion answer differently, and how many of them turn from right
 * to wrong and back. Of several labels all must be right. Null without a champion and for numbers.
 */
function churnOf({ challenger, champion }) {
    if (champion === null)
        return null;
    const answers = answersOf(challenger.data, champion.data);
    if (answers === null)
        return null;
    const counts = { disagreements: 0, rightToWrong: 0, wrongToRight: 0, wrongToWrong: 0 };
    for (let row = 0; row < challenger.rows; row++) {
        if (answers.same(row))
            continue;
        counts.disagreements++;
        if (answers.championRight(row))
            counts.rightToWrong++;
        else if (answers.challengerRight(row))
            counts.wrongToRight++;
        else
            counts.wrongToWrong++;
    }
    const { rate, interval } = rateOf(challenger, (row) => !answers.same(row));
    const reason = rate === null ? 'no rows with a weight' : null;
    return { rows: challenger.rows, ...counts, rate, interval, reason };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/versus/tests.ts






function nothing(method, reason) {
    return { method, statistic: null, pValue: null, reason };
}
/** Why the rows are no independent observations of equal weight; null when they are. */
function unsuited({ weights, clusters }) {
    if (weights !== null)
        return 'the test has no form for sample weights';
    return clusters === undefined || clusters === null
        ? null
        : 'the test takes every row for an independent observation, and these rows belong to groups';
}
/** McNemar's test on whether the row (of several labels all of them) is predicted right. */
function mcNemarOf({ challenger, champion }) {
    const answers = champion && answersOf(challenger.data, champion.data);
    if (answers === null)
        return null;
    const reason = unsuited(challenger.data);
    if (reason !== null)
        return nothing('exact', reason);
    let [mine, theirs] = [0, 0];
    for (let row = 0; row < challenger.rows; row++) {
        const [first, second] = [answers.challengerRight(row), answers.championRight(row)];
        if (first && !second)
            mine++;
        if (second && !first)
            theirs++;
    }
    const { method, statistic, pValue } = (0,statistics_src/* mcNemar */.W8)(mine, theirs);
    return { method, statistic, pValue, reason: null, rows: mine + theirs };
}
function binarySample(sample) {
    const isBinary = sample.data.task === 'binary-classification';
    return isBinary && isClassifiedSample(sample) ? sample : null;
}
/**
 * DeLong's test of two AUCs on the same rows (Biometrics 44(3), 1988): the difference in standard
 * errors, whose variance is that of the difference of the rows' deviations within each class.
 */
function deLongOf({ challenger, champion }) {
    const [mine, theirs] = [binarySample(challenger), champion && binarySample(champion)];
    if (mine === null || theirs === null || mine.data.scores === null || theirs.data.scores === null)
        return null;
    const reason = unsuited(mine.data) ?? ROC_AUC.obstacle(mine);
    if (reason !== null)
        return nothing('normal', reason);
    const [first, second] = [ROC_AUC.linearise(mine), ROC_AUC.linearise(theirs)];
    if (first.strata.sizes.some((size) => size <= 1))
        return nothing('normal', 'a class of one row has no variance');
    const deviations = tabulate(mine.rows, (row) => (first.deviations[row] ?? 0) - (second.deviations[row] ?? 0));
    const variance = covarianceOf(deviations, deviations, first.strata);
    if (!(variance > 1e-20))
        return nothing('normal', 'both rank the rows alike');
    const statistic = (first.value - second.value) / Math.sqrt(variance);
    return { method: 'normal', statistic, pValue: 2 * (0,statistics_src/* normalSf */.nG)(Math.abs(statistic)), reason: null };
}
function tests_absoluteErrors({ target, predicted }) {
    return target.map((truth, row) => Math.abs(truth - (predicted[row] ?? NaN)));
}
/** Wilcoxon's signed-rank test of the absolute errors. */
function wilcoxonOf({ challenger, champion }) {
    const [mine, theirs] = [challenger.data, champion?.data];
    if (mine.task !== 'regression' || theirs?.task !== 'regression')
        return null;
    const reason = unsuited(mine);
    if (reason !== null)
        return nothing('exact', reason);
    const others = tests_absoluteErrors(theirs);
    const result = (0,statistics_src/* wilcoxonSignedRank */.QH)(tests_absoluteErrors(mine).map((error, row) => error - (others[row] ?? NaN)));
    if (result === null)
        return nothing('exact', 'the absolute errors are equal on every row');
    const { method, statistic, pValue, pairs } = result;
    return { method, statistic, pValue, reason: null, rows: pairs };
}
/**
 * Hypothesis tests of challenger against champion on the same rows, two-sided. They are reported
 * beside the intervals of the differences, on which gates decide. Empty without a champion.
 */
function pairedTests(comparison) {
    if (comparison.champion === null)
        return [];
    const tests = [
        ['mcnemar', 'both are right equally often', mcNemarOf],
        ['delong', 'both have the same ROC AUC', deLongOf],
        ['wilcoxon', 'absolute errors differ symmetrically around 0', wilcoxonOf],
    ];
    return tests.flatMap(([test, hypothesis, run]) => {
        const outcome = run(comparison);
        return outcome === null ? [] : [{ test, hypothesis, rows: comparison.rows, ...outcome }];
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/src/evaluate.ts







/** Results of metrics by name. */
function metricResults(comparison, refs = comparison.metricNames) {
    return (0,src/* recordFrom */.Qd)(refs.map((ref) => [comparison.nameOf(ref), comparison.result(ref)]));
}
function matrixOf(comparison, role) {
    const data = comparison[role]?.data;
    return data !== undefined && isClassified(data) ? confusionMatrix(data) : null;
}
/**
 * Metrics with intervals and, where there is a champion, their paired differences; confusion
 * matrices; plots; what a model without features scores; where both models differ.
 *
 * @throws ConfigurationError for a metric that the task does not have
 */
function evaluate(comparison, options = {}) {
    return {
        metrics: metricResults(comparison, options.metrics),
        confusionMatrix: matrixOf(comparison, 'challenger'),
        championConfusionMatrix: matrixOf(comparison, 'champion'),
        plots: plotsOf(comparison),
        baseline: baselineOf(comparison, options.metrics),
        churn: churnOf(comparison),
        tests: pairedTests(comparison),
    };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/evaluate-slices.ts


/** Slices of fewer rows have no metrics unless it is said otherwise. */
const MINIMUM_SLICE_ROWS = 30;
/** Why a slice is too small; null when it is not. */
function tooFewRows(rows, minimum) {
    return rows < minimum ? `${(0,src/* plural */.LS)(rows, 'row')}, fewer than the minimum of ${minimum}` : null;
}
function withoutValue(greaterIsBetter, reason) {
    return {
        value: null,
        interval: null,
        champion: null,
        difference: null,
        differenceInterval: null,
        reason,
        greaterIsBetter,
        intervalMethod: null,
    };
}
/**
 * Metrics on the rows of each slice. A slice that is too small, or that lacks a class, has null with
 * the reason and leaves the others as they are.
 *
 * @throws ConfigurationError for a metric that the task does not have
 */
function evaluateSlices(comparison, slices, options = {}) {
    const refs = options.metrics ?? comparison.metricNames;
    return slices.map(({ name, columns, values, rows }) => {
        const reason = tooFewRows(rows.length, options.minimumRows ?? MINIMUM_SLICE_ROWS);
        const metrics = reason === null
            ? metricResults(comparison.subset(rows), refs)
            : (0,src/* recordFrom */.Qd)(refs.map((ref) => [
                comparison.nameOf(ref),
                withoutValue(comparison.describe(ref).greaterIsBetter, reason),
            ]));
        return {
            slice: name,
            columns: [...columns],
            values: [...values],
            rows: rows.length,
            metrics,
            reason,
        };
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/src/gates/check.ts



function refuse(gate, detail) {
    throw new src/* ConfigurationError */.j1('gates', `"${gate.text}": ${detail}`);
}
function checkChampion(gate) {
    if (gate.limit.kind !== 'champion')
        return;
    if (gate.comparison === '==' || gate.comparison === '!=') {
        refuse(gate, `no interval can show that a difference is or is not exactly that; write ` +
            `"${gate.metric} within 0.01 of champion", or >= or <= champion`);
    }
    const { factor } = gate.limit;
    if (!(factor > 0))
        refuse(gate, `champion * ${factor}: the factor must be positive`);
}
/**
 * Checks gates against the task, the classes and the columns before anything is computed.
 *
 * @throws ConfigurationError for a metric that does not exist or belongs to another task, for
 *   arguments that it does not take, for a column that does not exist, and for `==` and `!=` against
 *   the champion
 */
function checkGates(gates, context) {
    for (const gate of gates) {
        requireMetric(gate, context, 'gates');
        checkChampion(gate);
        for (const term of gate.on)
            requireSliceColumn(context.columns, termName(term), 'gates');
    }
}

;// CONCATENATED MODULE: ./packages/evaluation/src/gates/combine.ts

/** The most slices that a reason tells of one by one. */
const MOST_NAMED = 5;
/** How far the observed value is on the good side of the limit; negative on the wrong one. */
function leeway(gate, { observed, limit }) {
    if (observed === null || limit === null)
        return -Infinity;
    switch (gate.comparison) {
        case '>=':
        case '>':
            return observed - limit;
        case '<=':
        case '<':
            return limit - observed;
        case '==':
        case 'within':
            return -Math.abs(observed - limit);
        case '!=':
            return Math.abs(observed - limit);
    }
}
function listed(title, slices) {
    const named = slices
        .slice(0, MOST_NAMED)
        .map(({ slice, result }) => (result.reason === null ? slice : `${slice} (${result.reason})`));
    const rest = slices.length - named.length;
    return `${title}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
/**
 * One result for a gate that was decided on several slices: that of the worst one. The reason names
 * the slices that fail and those that are inconclusive; when all pass, the one nearest to the limit.
 */
function combine(gate, slices) {
    const worst = (0,src/* worstVerdict */.zP)(slices.map(({ result }) => result.verdict));
    const ranked = slices.toSorted((a, b) => leeway(gate, a.result) - leeway(gate, b.result));
    const first = ranked.find(({ result }) => result.verdict === worst);
    if (first === undefined)
        return (0,src/* undecided */.oo)(gate.text, 'there are no rows to slice');
    const reasons = ['fail', 'inconclusive']
        .map((verdict) => ({
        verdict,
        named: ranked.filter(({ result }) => result.verdict === verdict),
    }))
        .filter(({ named }) => named.length > 0)
        .map(({ verdict, named }) => listed(verdict === 'fail' ? 'fails on' : 'inconclusive on', named));
    const reason = worst === 'pass'
        ? `nearest to the limit of ${slices.length} slices: ${first.slice}`
        : reasons.join('; ');
    return { ...first.result, reason };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/gates/evaluate-gates.ts





const NO_COLUMNS = new Map();
const NO_PREDICATES = new Map();
function decideWithoutChampion(gate, championRequired) {
    const limit = gate.limit.kind === 'champion' ? gate.limit.offset : null;
    if (championRequired)
        return (0,src/* undecided */.oo)(gate.text, 'no champion yet', { limit });
    return {
        ...(0,src/* undecided */.oo)(gate.text, 'no champion yet: passed, since champion-required is false', { limit }),
        verdict: 'pass',
    };
}
/** The verdict of a gate on all rows of the comparison. */
function decide(gate, comparison, context) {
    const { confidence } = comparison;
    if (gate.limit.kind === 'champion') {
        if (comparison.champion === null) {
            return decideWithoutChampion(gate, context.championRequired ?? true);
        }
        const { value, interval, reason } = comparison.difference(gate, gate.limit.factor);
        const { rows } = comparison;
        return (0,src/* decideRelative */.Ph)(gate, { difference: value, interval, confidence, reason, rows });
    }
    const { value, reason, interval } = comparison.estimate(gate);
    return (0,src/* decideAbsolute */.Cg)(gate, { value, interval: interval?.bounds ?? null, confidence, reason });
}
/** The verdict of a gate on some rows, or on all of them. */
function decideOn(gate, rows, comparison, context) {
    if (rows === null)
        return decide(gate, comparison, context);
    const few = tooFewRows(rows.length, context.minimumRows ?? MINIMUM_SLICE_ROWS);
    const limit = gate.limit.kind === 'number' ? gate.limit.value : gate.limit.offset;
    if (few !== null)
        return (0,src/* undecided */.oo)(gate.text, few, { limit });
    return decide(gate, comparison.subset(rows), context);
}
function evaluateGate(gate, comparison, context) {
    const champion = comparison.champion;
    if ((0,src/* isRelative */.Go)(gate) && champion === null)
        return decide(gate, comparison, context);
    const rows = rowsWhere(gate.where, context.predicates ?? NO_PREDICATES);
    if (gate.on.length === 0)
        return decideOn(gate, rows, comparison, context);
    const slices = slicesBy(gate.on, context.columns ?? NO_COLUMNS, rows, 'gates');
    const results = slices.map((slice) => ({
        slice: slice.name,
        result: decideOn(gate, slice.rows, comparison, context),
    }));
    return combine(gate, results);
}
/**
 * Decides the gates against the champion by Holm's step-down method (Scandinavian Journal of
 * Statistics 6(2), 1979): first all of m at the confidence 1 − α/m; while some are decided, the rest
 * at that of those that are left. Among all of them the chance of a wrong pass or fail is at most α.
 */
function decideByHolm(gates, comparison, context) {
    const results = new Map();
    let open = gates;
    while (open.length > 0) {
        const confidence = 1 - (1 - comparison.confidence) / open.length;
        const stricter = comparison.withPlan({ confidence });
        for (const gate of open)
            results.set(gate, evaluateGate(gate, stricter, context));
        const left = open.filter((gate) => results.get(gate)?.verdict === 'inconclusive');
        if (left.length === open.length)
            break;
        open = left;
    }
    return results;
}
/**
 * Decides gates. A gate with a number as its limit is decided on the value, one against the champion
 * on the interval of the paired difference. `on` decides on every value of the columns by itself,
 * and the worst of them counts: the result is that of the worst slice, and its reason names the
 * slices that do not pass. What has no value is inconclusive with the reason.
 *
 * @throws ConfigurationError as `checkGates`
 */
function evaluateGates(gates, comparison, context = {}) {
    checkGates(gates, { ...comparison.context, columns: context.columns ?? NO_COLUMNS });
    const relative = context.multipleTesting === 'holm' ? gates.filter(src/* isRelative */.Go) : [];
    const shared = decideByHolm(relative, comparison, context);
    return gates.map((gate) => shared.get(gate) ?? evaluateGate(gate, comparison, context));
}

;// CONCATENATED MODULE: ./packages/evaluation/src/decision/split.ts


/** Marks a random third of the rows, or all rows of a random third of the groups they belong to. */
function randomThird(data, seed) {
    const random = new statistics_src/* Xoshiro128 */.yf(seed, 6);
    const drawn = () => (random.uniform() < 1 / 3 ? 1 : 0);
    const { clusters = null } = data;
    if (clusters === null)
        return new Uint8Array(rowCount(data)).map(drawn);
    const ofGroup = [];
    return Uint8Array.from(clusters, (group) => (ofGroup[group] ??= drawn()));
}

;// CONCATENATED MODULE: ./packages/evaluation/src/decision/rule.ts



const STATISTICS = new Map([
    ['accuracy', ACCURACY],
    ['balanced_accuracy', BALANCED_ACCURACY],
    ['precision', ofPositiveClass(PRECISION)],
    ['recall', ofPositiveClass(RECALL)],
    ['f1', ofPositiveClass(F1)],
    ['jaccard', ofPositiveClass(JACCARD)],
    ['matthews_corrcoef', MATTHEWS],
    ['cohen_kappa', KAPPA],
]);
const rule_MEAN_COST = 'mean_cost';
const FORM = 'a rule reads: maximise <metric>, minimise mean_cost, or maximise <metric> with <metric> >= ' +
    '<number>';
const NUMBER = String.raw `[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const RULE = new RegExp(String.raw `^(maximi[sz]e|minimi[sz]e)\s+(\w+)(?:\((${NUMBER})\))?(?:\s+with\s+(\w+)\s*(>=|<=|==|!=|>|<)\s*(${NUMBER}))?$`);
function rule_refuse(text, detail) {
    throw new src/* ConfigurationError */.j1('threshold-rule', `"${text}": ${detail}; ${FORM}`);
}
/** Mean cost from the margins: every mistake of two classes is of one of two kinds. */
function meanCost(positive) {
    return ({ correct, actual, total }, costs) => {
        if (costs === null)
            return NaN;
        const negative = 1 - positive;
        const count = (truth, guess) => truth === guess ? (correct[truth] ?? 0) : (actual[truth] ?? 0) - (correct[truth] ?? 0);
        const cost = (truth, guess) => count(truth, guess) * (costs[2 * truth + guess] ?? 0);
        return ((cost(positive, positive) +
            cost(positive, negative) +
            cost(negative, positive) +
            cost(negative, negative)) /
            total);
    };
}
function objectiveOf(text, name, argument, positive) {
    const plain = (statistic, shown) => ({
        name: shown,
        value: (counts) => statistic.value(counts, positive),
    });
    if (name === rule_MEAN_COST)
        return { name, value: meanCost(positive) };
    if (name === 'fbeta') {
        const beta = Number(argument ?? NaN);
        if (!(beta > 0))
            rule_refuse(text, 'fbeta needs its beta, a number above 0: fbeta(2)');
        return plain(ofPositiveClass(fBeta(beta)), `fbeta(${beta})`);
    }
    const statistic = STATISTICS.get(name);
    if (statistic !== undefined && argument === undefined)
        return plain(statistic, name);
    const names = [...STATISTICS.keys(), 'fbeta(<beta>)', rule_MEAN_COST];
    return rule_refuse(text, `no threshold can be chosen by "${name}"${(0,src/* didYouMean */.au)(name, names)} (metrics: ${(0,src/* listNames */.Zv)(names, Infinity)})`);
}
/**
 * Reads a rule for the threshold of a binary task.
 *
 * @throws ConfigurationError starting with `threshold-rule`
 */
function parseThresholdRule(text, data, hasCosts) {
    const positive = positiveOf(data);
    const match = RULE.exec(text.trim());
    if (match === null)
        return rule_refuse(text, 'it is not understood');
    const [, verb = '', name = '', argument, bound, sign, least] = match;
    const direction = verb.startsWith('max') ? 'maximise' : 'minimise';
    if ((name === rule_MEAN_COST) !== (direction === 'minimise')) {
        rule_refuse(text, name === rule_MEAN_COST ? 'a cost is minimised' : `${name} is maximised`);
    }
    if ((name === rule_MEAN_COST || bound === rule_MEAN_COST) && !hasCosts) {
        rule_refuse(text, 'mean_cost needs evaluate.costs: what each mistake costs');
    }
    if (bound !== undefined && sign !== '>=')
        rule_refuse(text, `with ${bound} >= <number>`);
    const objective = objectiveOf(text, name, argument, positive);
    const constraint = bound === undefined
        ? null
        : { objective: objectiveOf(text, bound, undefined, positive), least: Number(least) };
    return { text: text.trim().replace(/imize/, 'imise'), direction, objective, constraint };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/decision/threshold.ts



/** The confusion matrix of two classes when rows up to a place in the ranking are positive. */
function countsAt(ranking, group, positive) {
    const negative = 1 - positive;
    const [positives, negatives] = [positiveWeight(ranking), negativeWeight(ranking)];
    const hits = group < 0 ? 0 : (ranking.truePositives[group] ?? 0);
    const alarms = group < 0 ? 0 : (ranking.falsePositives[group] ?? 0);
    const pair = (ofPositive, ofNegative) => {
        const values = new Float64Array(2);
        values[positive] = ofPositive;
        values[negative] = ofNegative;
        return values;
    };
    const wrong = positives - hits + alarms;
    return {
        correct: pair(hits, negatives - alarms),
        actual: pair(positives, negatives),
        predicted: pair(hits + alarms, positives + negatives - hits - alarms),
        total: positives + negatives,
        distance: wrong,
        squaredDistance: wrong,
        occurs: new Uint8Array([1, 1]),
    };
}
/**
 * The threshold that separates a group of equal scores from the next lower one: half-way between
 * both, so that rounding to float32 on a server changes no answer; the lowest score itself where
 * every row is positive.
 */
function thresholdAfter(ranking, scores, group) {
    const scoreOf = (g) => scores[ranking.order[(ranking.ends[g] ?? 1) - 1] ?? 0] ?? 0;
    const score = scoreOf(group);
    if (group + 1 >= ranking.ends.length)
        return score;
    const middle = score / 2 + scoreOf(group + 1) / 2;
    return middle > scoreOf(group + 1) ? middle : score;
}
/** The curve at equal steps of the ranking, ascending by threshold. */
function curveOf(thresholds, values) {
    const count = Math.min(MOST_POINTS, thresholds.length);
    const kept = Array.from({ length: count }, (_, i) => count === 1 ? 0 : Math.round((i * (thresholds.length - 1)) / (count - 1)))
        .reverse()
        .filter((i) => Number.isFinite(values[i]));
    return { x: kept.map((i) => thresholds[i] ?? 0), y: kept.map((i) => values[i] ?? 0) };
}
/**
 * Chooses the threshold of a binary task: of all thresholds that tell rows apart, the one that is
 * best by the rule; of several equally good ones the highest. At least the rows of the highest score
 * are positive.
 *
 * @param costs as in the plan of a comparison
 */
function chooseThreshold(data, rule, costs) {
    const none = (reason) => ({
        threshold: null,
        objective: null,
        curve: null,
        reason,
    });
    const { scores, target, weights } = data;
    if (scores === null)
        return none('there are no scores');
    if (target.length === 0)
        return none('there are no rows to choose the threshold on');
    const positive = positiveOf(data);
    const ranking = rankRows(scores, target, positive, weights);
    if (positiveWeight(ranking) === 0 || negativeWeight(ranking) === 0) {
        return none('the rows to choose the threshold on have one class only');
    }
    const sign = rule.direction === 'maximise' ? 1 : -1;
    const groups = ranking.ends.length;
    const thresholds = new Float64Array(groups);
    const values = new Float64Array(groups);
    let best = -1;
    for (let group = 0; group < groups; group++) {
        const counts = countsAt(ranking, group, positive);
        const value = rule.objective.value(counts, costs);
        thresholds[group] = thresholdAfter(ranking, scores, group);
        values[group] = value;
        const { constraint } = rule;
        const allowed = constraint === null || constraint.objective.value(counts, costs) >= constraint.least;
        if (!allowed || Number.isNaN(value))
            continue;
        if (best === -1 || sign * value > sign * (values[best] ?? NaN))
            best = group;
    }
    const curve = curveOf(thresholds, values);
    if (best === -1) {
        const wanted = rule.constraint;
        return {
            ...none(wanted === null
                ? `${rule.objective.name} is not defined at any threshold`
                : `no threshold has ${wanted.objective.name} >= ${wanted.least}`),
            curve,
        };
    }
    return {
        threshold: thresholds[best] ?? null,
        objective: values[best] ?? null,
        curve,
        reason: null,
    };
}
/** The data with the classes that a threshold gives. */
function withThreshold(data, threshold) {
    const positive = positiveOf(data);
    const { scores } = data;
    if (scores === null)
        return data;
    const predicted = new Int32Array(data.target.length);
    for (let row = 0; row < predicted.length; row++) {
        predicted[row] = (scores[row] ?? NaN) >= threshold ? positive : 1 - positive;
    }
    return { ...data, predicted };
}

;// CONCATENATED MODULE: ./packages/evaluation/src/fairness/report.ts






/** A rate of a group; null where the group has no such rows. */
function report_rateOf(counts, rate, group) {
    const under = rate.under(counts, group);
    return under > 0 ? Math.min(1, rate.over(counts, group) / under) : null;
}
function groupsOf(comparison, columns) {
    const { challenger } = comparison;
    if (!isClassifiedSample(challenger))
        return [];
    const { names, rows, table } = challenger.derive(groupedBy(columns));
    const counts = table.derive(countsOf);
    return names.map((value, group) => ({
        value,
        rows: rows[group] ?? 0,
        selectionRate: report_rateOf(counts, SELECTION_RATE, group),
        truePositiveRate: report_rateOf(counts, TRUE_POSITIVE_RATE, group),
        falsePositiveRate: report_rateOf(counts, FALSE_POSITIVE_RATE, group),
        precision: report_rateOf(counts, PRECISION_RATE, group),
    }));
}
/**
 * How the groups of each of some columns (or of their combinations) differ: rates of every group, and
 * Fairlearn's metrics with intervals and, where there is a champion, differences. For a binary task.
 *
 * @param lists columns, by `termName`
 * @throws ConfigurationError for a column that the data lacks, and for another task
 */
function fairnessOf(comparison, lists) {
    return lists.map((args) => {
        const metrics = metricResults(comparison, FAIRNESS_METRICS.map((metric) => ({ metric, args })));
        return { column: args.join(', '), groups: groupsOf(comparison, args), metrics };
    });
}

;// CONCATENATED MODULE: ./packages/evaluation/src/index.ts




















/***/ }),

/***/ 18741:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RW: () => (/* binding */ NumberMatrix),
/* harmony export */   SK: () => (/* binding */ ArrayColumn),
/* harmony export */   cy: () => (/* binding */ isArray),
/* harmony export */   f: () => (/* binding */ matrixColumns)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45285);
/* harmony import */ var _target_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52374);



/**
 * The columns of a NumPy matrix: `proba_0`, `proba_1`, … for the name `proba`, where there is no
 * column of that name itself.
 */
function matrixColumns(table, name) {
    if ((0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .hasColumn */ .R4)(table, name))
        return [];
    const columns = [];
    while ((0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .hasColumn */ .R4)(table, `${name}_${columns.length}`))
        columns.push(`${name}_${columns.length}`);
    return columns;
}
/** Whether each row may hold an array: a nested column, text that may be one, or a matrix. */
function isArray(table, name) {
    if (matrixColumns(table, name).length > 0)
        return true;
    return (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .requireColumn */ .c4)(table, name).kind === 'other';
}
/** `[a, b]` as DuckDB writes a list of texts; null for what is no list. */
function listOf(text) {
    try {
        const parsed = JSON.parse(text);
        return Array.isArray(parsed) ? parsed : null;
    }
    catch {
        if (!text.startsWith('[') || !text.endsWith(']'))
            return null;
        const inner = text.slice(1, -1).trim();
        return inner === '' ? [] : inner.split(',').map((item) => item.trim());
    }
}
/** Reads a column of nested arrays and hands on each row's items. */
class ArrayColumn {
    requests;
    #uri;
    #column;
    #take;
    #problem = null;
    #bad = 0;
    /** @param take gets the items of a row; returns what is wrong with them */
    constructor(table, column, take) {
        (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .requireColumn */ .c4)(table, column);
        this.requests = [{ as: 'text', column }];
        this.#uri = table.uri;
        this.#column = column;
        this.#take = take;
    }
    consume(batch) {
        const [column] = batch.columns;
        if (column?.as !== 'text')
            throw new Error('a column of text was asked for');
        column.values.forEach((text, i) => {
            const items = text === null ? null : listOf(text);
            const row = batch.start + i;
            const what = text === null ? 'no value' : 'no array';
            const problem = items === null ? `has ${what}` : this.#take(row, items);
            if (problem === null || this.#bad++ > 0)
                return;
            this.#problem = `${problem} (first: row ${row + 1})`;
        });
    }
    /** @throws InputError when a row's array is not what is needed */
    check() {
        if (this.#problem === null)
            return;
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('data', `column "${this.#column}" of ${this.#uri} ${this.#problem}; ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(this.#bad, 'row')} in all`);
    }
}
/** n × k numbers, row by row, of nested arrays, a matrix, or a column for each. */
class NumberMatrix {
    values;
    width;
    #columns;
    #nested;
    #rows;
    /**
     * @param source the name of an array or a matrix, or a column for each of the k numbers
     * @throws InputError for a matrix of another width
     */
    constructor(table, source, width) {
        this.width = width;
        this.#rows = table.rows;
        this.values = new Float64Array(table.rows * width);
        const columns = typeof source === 'string' ? matrixColumns(table, source) : source;
        if (typeof source === 'string' && columns.length === 0) {
            this.#columns = [];
            this.#nested = new ArrayColumn(table, source, (row, items) => this.#take(row, items));
            return;
        }
        if (columns.length !== width) {
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('data', `"${String(source)}" of ${table.uri} has ${columns.length} columns, but there are ${width} classes`);
        }
        this.#columns = columns.map((column) => new _target_ts__WEBPACK_IMPORTED_MODULE_2__/* .NumberColumn */ .o(table, column));
        this.#nested = null;
    }
    get requests() {
        return this.#parts().flatMap((part) => part.requests);
    }
    #parts() {
        return this.#nested === null ? this.#columns : [this.#nested];
    }
    #take(row, items) {
        if (items.length !== this.width) {
            return `has ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(items.length, 'value')} in an array, but there are ${this.width} classes`;
        }
        for (const [i, item] of items.entries()) {
            const number = typeof item === 'boolean' ? Number(item) : item;
            if (typeof number !== 'number' || !Number.isFinite(number)) {
                return `has ${JSON.stringify(item)} in an array, which is no number`;
            }
            this.values[row * this.width + i] = number;
        }
        return null;
    }
    consume(batch) {
        this.#parts().forEach((part, i) => {
            part.consume({ ...batch, columns: batch.columns.slice(i, i + 1) });
        });
    }
    /** @throws InputError when a number is missing, NaN or infinite */
    check() {
        for (const part of this.#parts())
            part.check();
        this.#columns.forEach(({ values }, i) => {
            for (let row = 0; row < this.#rows; row++) {
                this.values[row * this.width + i] = values[row] ?? NaN;
            }
        });
    }
}


/***/ }),

/***/ 41495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ LabelSetScorer),
/* harmony export */   I5: () => (/* binding */ LabelSets),
/* harmony export */   Iu: () => (/* binding */ decideLabels),
/* harmony export */   es: () => (/* binding */ labelSource),
/* harmony export */   l3: () => (/* binding */ labelNames)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45285);
/* harmony import */ var _shared_stream_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42661);
/* harmony import */ var _array_column_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18741);




/** The labels of rows as n × k flags. */
class LabelSets {
    flags;
    #reader;
    #uri;
    #classes;
    #name;
    constructor(table, source, classes) {
        this.flags = new Uint8Array(table.rows * classes.length);
        this.#uri = table.uri;
        this.#classes = classes;
        this.#name = typeof source === 'string' ? source : 'targets';
        const isNested = typeof source === 'string' && (0,_array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .matrixColumns */ .f)(table, source).length === 0;
        this.#reader = isNested
            ? new _array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .ArrayColumn */ .SK(table, source, (row, items) => this.#take(row, items))
            : new _array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .NumberMatrix */ .RW(table, columnsOf(source, classes), classes.length);
    }
    get requests() {
        return this.#reader.requests;
    }
    consume(batch) {
        this.#reader.consume(batch);
    }
    /** Names of labels, or k flags of 0 and 1. */
    #take(row, items) {
        const k = this.#classes.length;
        const areFlags = items.length === k && items.every((item) => [0, 1, true, false].includes(item));
        for (const [i, item] of items.entries()) {
            const position = areFlags ? i : this.#classes.indexOf(String(item));
            if (position === -1) {
                return `has the label ${JSON.stringify(item)}, which is none of ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .listNames */ .Zv)(this.#classes)}`;
            }
            this.flags[row * k + position] = areFlags ? Number(item) : 1;
        }
        return null;
    }
    /** @throws InputError for a row without labels in the form that is needed */
    check() {
        this.#reader.check();
        if (!(this.#reader instanceof _array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .NumberMatrix */ .RW))
            return;
        const { values, width } = this.#reader;
        values.forEach((value, i) => {
            if (value !== 0 && value !== 1) {
                throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('data', `"${this.#name}" of ${this.#uri} is ${value} in row ${Math.floor(i / width) + 1}; a label is 0 or 1`);
            }
            this.flags[i] = value;
        });
    }
}
function columnsOf(source, classes) {
    if (typeof source === 'string')
        return source;
    return classes.map((label) => source[label] ?? '');
}
/** Different labels in an array column; empty where the arrays hold flags. */
async function labelsInArrays(table, column) {
    const found = new Set();
    let width = 0;
    let areFlags = true;
    const reader = new _array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .ArrayColumn */ .SK(table, column, (_row, items) => {
        width = Math.max(width, items.length);
        for (const item of items) {
            if (item !== 0 && item !== 1)
                areFlags = false;
            if (typeof item === 'string')
                found.add(item);
        }
        return null;
    });
    await (0,_shared_stream_ts__WEBPACK_IMPORTED_MODULE_2__/* .streamRows */ .I)(table, [reader]);
    reader.check();
    if (areFlags)
        return Array.from({ length: width }, (_, i) => String(i));
    return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
/** All labels: as configured, as the columns name them, else those found in the data. */
async function labelNames({ config, recorder }, table, source) {
    const configured = config.model?.classes?.map(String);
    if (configured !== undefined)
        return configured;
    if (typeof source !== 'string')
        return Object.keys(source);
    const columns = (0,_array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .matrixColumns */ .f)(table, source);
    const names = columns.length > 0 ? columns.map((_, i) => String(i)) : await labelsInArrays(table, source);
    recorder.note(`labels: ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .listNames */ .Zv)(names)}, as found in "${source}"`);
    return names;
}
/** The labels whose scores reach the threshold; 0.5 unless given, which only probabilities know. */
function decideLabels(scores, given, probabilities) {
    const threshold = given ?? (probabilities ? 0.5 : null);
    if (scores === null)
        throw new Error('neither labels nor scores');
    if (threshold === null) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('threshold', 'there are scores outside [0, 1], so that 0.5 means nothing; set evaluate.threshold, or ' +
            'name the predicted labels with data.prediction');
    }
    return Uint8Array.from(scores, (score) => Number(score >= threshold));
}
/** Answers of a multilabel task that stand in the data. */
class LabelSetScorer {
    classes;
    positive = null;
    scoredBy;
    #labels;
    #scores;
    #threshold;
    constructor(table, { prediction, score, probabilities }, classes, threshold) {
        this.classes = classes;
        this.#threshold = threshold;
        const absent = probabilities && classes.filter((name) => !Object.hasOwn(probabilities, name));
        if (absent?.[0] !== undefined) {
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('data', `probabilities has no column for ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .listNames */ .Zv)(absent)}`);
        }
        const source = probabilities ? classes.map((name) => probabilities[name] ?? '') : score;
        this.#scores = source === undefined ? null : new _array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .NumberMatrix */ .RW(table, source, classes.length);
        const decided = threshold === null ? prediction : undefined;
        this.#labels = decided === undefined ? null : new LabelSets(table, decided, classes);
        const scores = source === undefined ? null : [source].flat().join(', ');
        this.scoredBy = { label: decided ?? scores, scores };
    }
    #parts() {
        return [this.#labels, this.#scores].filter((part) => part !== null);
    }
    get requests() {
        return this.#parts().flatMap((part) => part.requests);
    }
    consume(batch) {
        let position = 0;
        for (const part of this.#parts()) {
            const { length } = part.requests;
            part.consume({ ...batch, columns: batch.columns.slice(position, position + length) });
            position += length;
        }
    }
    finish() {
        for (const part of this.#parts())
            part.check();
        const scores = this.#scores?.values ?? null;
        const probabilities = scores?.every((score) => score >= 0 && score <= 1) ?? false;
        const predicted = this.#labels?.flags ?? decideLabels(scores, this.#threshold, probabilities);
        return Promise.resolve({ kind: 'labels', predicted, scores, probabilities });
    }
    release() {
        return Promise.resolve();
    }
}
/** Where the true labels stand. */
function labelSource({ config }, table) {
    const { target, targets } = config.data ?? {};
    if (targets !== undefined)
        return targets;
    if (target === undefined) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('target', 'is missing; set data.target to a column of arrays (or a NumPy matrix), or data.targets to a ' +
            'column of 0 and 1 for each label');
    }
    if ((0,_array_column_ts__WEBPACK_IMPORTED_MODULE_3__/* .matrixColumns */ .f)(table, target).length === 0)
        (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .requireColumn */ .c4)(table, target, 'target');
    return target;
}


/***/ }),

/***/ 23132:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ textsOfLabels),
/* harmony export */   Hf: () => (/* binding */ LabelProblems),
/* harmony export */   _n: () => (/* binding */ classesFromColumns)
/* harmony export */ });
/* unused harmony export labelsIn */
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45285);


/** More classes than this are a column of numbers or names that was meant otherwise. */
const MOST_CLASSES = 1000;
/**
 * The texts by which a column says the given class labels. A column of booleans says 1 and True as
 * `true`, a column of 0 and 1 says true and True as `1`; else labels are taken as they are.
 */
function textsOfLabels(table, column, labels) {
    const { kind } = (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .requireColumn */ .c4)(table, column);
    const truth = {
        '0': false,
        '1': true,
        false: false,
        true: true,
    };
    const truthOf = (label) => truth[label.toLowerCase()];
    if (labels.some((label) => truthOf(label) === undefined))
        return labels;
    if (kind === 'boolean')
        return labels.map((label) => String(truthOf(label)));
    if (kind === 'integer' || kind === 'float') {
        return labels.map((label) => (truthOf(label) === true ? '1' : '0'));
    }
    return labels;
}
/** The different values of a column of labels, in their order. */
async function labelsIn(table, column) {
    (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .requireColumn */ .c4)(table, column);
    const { values, complete } = await (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .distinctValues */ .V$)(table, column, MOST_CLASSES);
    if (!complete) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('data', `column "${column}" has more than ${MOST_CLASSES} different values, too many for classes; ` +
            'is the task regression?');
    }
    return values.map(({ text }) => text);
}
/**
 * Classes of a run that no model names: those of the configuration, else all values of the columns
 * with labels; numbers sorted by size, texts by code point, as scikit-learn does.
 */
async function classesFromColumns(columns) {
    const found = new Set();
    for (const [table, column] of columns) {
        for (const label of await labelsIn(table, column))
            found.add(label);
    }
    const labels = [...found];
    const numeric = labels.every((label) => label !== '' && Number.isFinite(Number(label)));
    if (numeric)
        return labels.sort((a, b) => Number(a) - Number(b));
    return labels.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
/** Counts rows whose label is missing or is no class, to say so in one error. */
class LabelProblems {
    #missing = 0;
    #firstMissing = 0;
    #unknown = 0;
    #firstUnknown = 0;
    /** Looks at the codes of consecutive rows; -1 stands for a label that is no class. */
    check(codes, present, start) {
        for (let row = 0; row < codes.length; row++) {
            if (present?.[row] === 0) {
                if (this.#missing++ === 0)
                    this.#firstMissing = start + row;
            }
            else if ((codes[row] ?? -1) < 0) {
                if (this.#unknown++ === 0)
                    this.#firstUnknown = start + row;
            }
        }
    }
    /**
     * @throws InputError when a label is missing or unknown, naming the column and the first such row
     */
    async report(table, column, classes) {
        if (this.#missing > 0) {
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('data', `column "${column}" of ${table.uri} has no value in ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(this.#missing, 'row')} ` +
                `(first: row ${this.#firstMissing + 1}); leave rows without a label out of the data`);
        }
        if (this.#unknown === 0)
            return;
        const texts = textsOfLabels(table, column, classes);
        const strange = (await labelsIn(table, column)).filter((label) => !texts.includes(label));
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('data', `column "${column}" of ${table.uri} has ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(this.#unknown, 'row')} with a label that is ` +
            `none of the classes ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .listNames */ .Zv)(classes)}: ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .listNames */ .Zv)(strange, 5)} ` +
            `(first: row ${this.#firstUnknown + 1})`);
    }
}


/***/ }),

/***/ 66535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EY: () => (/* binding */ createModelScorer),
/* harmony export */   be: () => (/* binding */ refuseNonFinite)
/* harmony export */ });
/* unused harmony export ModelScorer */
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81229);
/* harmony import */ var _shared_binding_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84668);
/* harmony import */ var _shared_model_file_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47411);




/** Scores rows with an ONNX model, batch by batch. */
class ModelScorer {
    #context;
    #session;
    #binding;
    #plan;
    #collector;
    constructor(context, session, binding, plan) {
        this.#context = context;
        this.#session = session;
        this.#binding = binding;
        this.#plan = plan;
        this.#collector = (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .collectPredictions */ .Xd)(plan, session.model.subject);
    }
    get requests() {
        return this.#binding.requests;
    }
    get classes() {
        return this.#plan.kind === 'classes' ? this.#plan.classes : null;
    }
    get positive() {
        return this.#plan.kind === 'classes' ? this.#plan.positive : null;
    }
    get scoredBy() {
        if (this.#plan.kind === 'values')
            return { label: this.#plan.output, scores: null };
        const { decision, label, scores } = this.#plan;
        const first = scores.length === 0 ? null : scores.join(', ');
        return { label: decision === 'label' ? label : first, scores: first };
    }
    async consume(batch) {
        const outputs = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .runBatch */ .a7)(this.#session, this.#binding, batch, this.#plan.outputs);
        this.#collector.add(outputs, batch.rows);
    }
    finish() {
        const predictions = this.#collector.finish();
        const { subject } = this.#session.model;
        refuseNonFinite(subject, predictions);
        const prefix = subject === 'champion' ? 'champion: ' : '';
        for (const note of [...this.#plan.notes, ...this.#binding.notes, ...remarksOn(predictions)]) {
            this.#context.recorder.note(`${prefix}${note}`);
        }
        if (predictions.kind === 'values') {
            return Promise.resolve({ kind: 'values', predicted: predictions.values });
        }
        const { predicted, scores, areProbabilities } = predictions;
        return Promise.resolve({ kind: 'classes', predicted, scores, probabilities: areProbabilities });
    }
    async release() {
        await this.#session.release();
    }
}
/** @throws InputError when an answer is NaN or infinite */
function refuseNonFinite(subject, { nonFinite, rows }) {
    if (nonFinite === null)
        return;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(subject, `output "${nonFinite.output}" has NaN or infinite values in ${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(nonFinite.count, 'row')} ` +
        `of ${rows} (first: row ${nonFinite.firstRow + 1}); metrics on the other rows would not be ` +
        'about this model');
}
function remarksOn(predictions) {
    if (predictions.kind === 'values')
        return [];
    const { contradictions, scoresReason, probabilitiesReason, decidedBy } = predictions;
    const remarks = [];
    if (contradictions !== null && contradictions.count > 0) {
        const place = `${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(contradictions.count, 'row')} (first: row ${contradictions.firstRow + 1})`;
        remarks.push(decidedBy.label === null
            ? `the scores decided the class; the label output contradicts them in ${place}`
            : `output "${decidedBy.label}" decided the class; it contradicts the scores in ${place}`);
    }
    for (const reason of [scoresReason, probabilitiesReason])
        if (reason !== null)
            remarks.push(reason);
    return remarks;
}
/** Loads a model and decides how the table's columns become its inputs and its outputs answers. */
async function createModelScorer(context, { model }, table, task) {
    const { evaluate } = context.config;
    const { classes, 'positive-class': positiveClass } = context.config.model ?? {};
    const plan = (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .interpretOutputs */ .kT)(model, task, {
        ...(classes === undefined ? {} : { classes }),
        ...(positiveClass === undefined ? {} : { positiveClass }),
        ...(evaluate?.threshold === undefined ? {} : { threshold: evaluate.threshold }),
    });
    const binding = (0,_shared_binding_ts__WEBPACK_IMPORTED_MODULE_2__/* .bindTable */ .q)(context, model, table);
    const session = await (0,_shared_model_file_ts__WEBPACK_IMPORTED_MODULE_3__/* .startSession */ .J0)(context, model);
    return new ModelScorer(context, session, binding, plan);
}


/***/ }),

/***/ 85886:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cp: () => (/* binding */ challengerScorer),
  sE: () => (/* binding */ championScorer),
  r6: () => (/* binding */ scoredColumnsOf)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/data/src/index.ts + 44 modules
var data_src = __webpack_require__(45285);
// EXTERNAL MODULE: ./packages/model/src/index.ts + 57 modules
var model_src = __webpack_require__(81229);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/array-column.ts
var array_column = __webpack_require__(18741);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/target.ts
var target = __webpack_require__(52374);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/column-scorer.ts



/** Rows of probabilities may miss 1 by rounding. */
const SUM_TOLERANCE = 1e-6;
/** Hands the columns of a batch on to several consumers. */
async function consumeAll(consumers, batch) {
    let position = 0;
    for (const consumer of consumers) {
        const columns = batch.columns.slice(position, position + consumer.requests.length);
        position += consumer.requests.length;
        await consumer.consume({ ...batch, columns });
    }
}
/** Answers that stand in the data: a predicted class, and scores. */
class ClassColumnScorer {
    classes;
    positive;
    scoredBy;
    #rows;
    #labels;
    #scores;
    #matrix;
    #threshold;
    constructor(table, columns, list, threshold) {
        this.classes = list.classes;
        this.positive = list.positive;
        this.#rows = table.rows;
        const names = scoreColumns(columns, list);
        const [first] = names;
        const isMatrix = names.length === 1 && first !== undefined && (0,array_column/* isArray */.cy)(table, first);
        this.#matrix = isMatrix ? new array_column/* NumberMatrix */.RW(table, first, list.classes.length) : null;
        this.#scores = isMatrix ? [] : names.map((name) => new target/* NumberColumn */.o(table, name));
        requireEnough(names, isMatrix, list);
        // A threshold decides by the score, whatever label the data has.
        const label = threshold === null ? (columns.prediction ?? null) : null;
        this.#labels = label === null ? null : new target/* LabelColumn */.B(table, label, list.classes);
        this.#threshold = threshold;
        const scores = names.length === 0 ? null : names.join(', ');
        this.scoredBy = { label: label ?? scores, scores };
    }
    get requests() {
        return this.#parts().flatMap((part) => part.requests);
    }
    #parts() {
        return [this.#labels, this.#matrix, ...this.#scores].filter((part) => part !== null);
    }
    async consume(batch) {
        await consumeAll(this.#parts(), batch);
    }
    async finish() {
        await this.#labels?.check();
        this.#matrix?.check();
        for (const column of this.#scores)
            column.check();
        const all = this.#gather();
        const probabilities = all !== null && this.#areProbabilities(all);
        const scores = all && this.#ofPositive(all);
        const predicted = this.#labels?.codes ?? this.#decide(scores, probabilities);
        return { kind: 'classes', predicted, scores, probabilities };
    }
    release() {
        return Promise.resolve();
    }
    /** Numbers in a row. */
    get #width() {
        return this.#matrix?.width ?? this.#scores.length;
    }
    /** Binary: the scores of the positive class, of those of both. */
    #ofPositive(scores) {
        const { positive } = this;
        if (this.#matrix === null || positive === null)
            return scores;
        return new Float64Array(this.#rows).map((_, row) => scores[2 * row + positive] ?? NaN);
    }
    /** One score a row, or n × k scores row by row. */
    #gather() {
        if (this.#matrix !== null)
            return this.#matrix.values;
        const [first, ...rest] = this.#scores;
        if (first === undefined)
            return null;
        if (rest.length === 0)
            return first.values;
        const width = this.#scores.length;
        const all = new Float64Array(this.#rows * width);
        this.#scores.forEach(({ values }, position) => {
            for (let row = 0; row < this.#rows; row++)
                all[row * width + position] = values[row] ?? NaN;
        });
        return all;
    }
    #areProbabilities(scores) {
        if (scores.some((score) => score < 0 || score > 1))
            return false;
        const width = this.#width;
        if (width === 1)
            return true;
        for (let row = 0; row < this.#rows; row++) {
            let sum = 0;
            for (let i = 0; i < width; i++)
                sum += scores[row * width + i] ?? NaN;
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE))
                return false;
        }
        return true;
    }
    #decide(scores, probabilities) {
        if (scores === null)
            throw new Error('neither labels nor scores');
        return this.positive === null
            ? argmaxOfRows(scores, this.#width)
            : this.#byThreshold(scores, probabilities);
    }
    #byThreshold(scores, probabilities) {
        const threshold = this.#threshold ?? (probabilities ? 0.5 : null);
        if (threshold === null) {
            throw new src/* ConfigurationError */.j1('threshold', `column "${this.scoredBy.scores ?? ''}" has scores outside [0, 1], so that 0.5 means nothing; ` +
                'set evaluate.threshold, or name the predicted class with data.prediction');
        }
        const positive = this.positive ?? 1;
        return Int32Array.from(scores, (score) => (score >= threshold ? positive : 1 - positive));
    }
}
/** One score does not tell several classes apart. */
function requireEnough(names, isMatrix, { classes, positive }) {
    if (positive !== null || isMatrix || names.length !== 1)
        return;
    throw new src/* ConfigurationError */.j1('score', `column "${names[0] ?? ''}" has one score a row, but there are ${classes.length} classes; name a ` +
        'column of arrays, or a column for each class with data.probabilities');
}
function argmaxOfRows(scores, width) {
    const predicted = new Int32Array(scores.length / width);
    for (let row = 0; row < predicted.length; row++) {
        let best = 0;
        for (let i = 1; i < width; i++) {
            if ((scores[row * width + i] ?? NaN) > (scores[row * width + best] ?? NaN))
                best = i;
        }
        predicted[row] = best;
    }
    return predicted;
}
/** The columns with scores: one for the positive class, or one for each class in their order. */
function scoreColumns(columns, { classes, positive }) {
    const { probabilities, score } = columns;
    if (probabilities === undefined)
        return score === undefined ? [] : [score];
    const named = Object.keys(probabilities);
    const absent = classes.filter((label) => !Object.hasOwn(probabilities, label));
    if (positive !== null) {
        const column = probabilities[classes[positive] ?? ''];
        if (column !== undefined)
            return [column];
    }
    if (absent.length > 0) {
        throw new src/* ConfigurationError */.j1('data', `probabilities names columns for ${(0,src/* listNames */.Zv)(named)}, but not for ${(0,src/* listNames */.Zv)(absent)}`);
    }
    return classes.map((label) => probabilities[label] ?? '');
}
/** Answers that stand in the data: a predicted number. */
class ValueColumnScorer {
    classes = null;
    positive = null;
    scoredBy;
    #values;
    constructor(table, column) {
        this.#values = new target/* NumberColumn */.o(table, column);
        this.scoredBy = { label: column, scores: null };
    }
    get requests() {
        return this.#values.requests;
    }
    consume(batch) {
        this.#values.consume(batch);
    }
    finish() {
        this.#values.check();
        return Promise.resolve({ kind: 'values', predicted: this.#values.values });
    }
    release() {
        return Promise.resolve();
    }
}

// EXTERNAL MODULE: ./packages/steps/src/shared/stream.ts
var stream = __webpack_require__(42661);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/joined-scorer.ts



/** How many ids a message names. */
const MOST_NAMED = 3;
/** Reads the column that identifies a row; every value must be there, and once. */
class IdColumn {
    /** The row of each id. */
    rows = new Map();
    requests;
    #uri;
    #column;
    #twice = [];
    #missing = 0;
    constructor(table, column) {
        (0,data_src/* requireColumn */.c4)(table, column, 'id');
        this.requests = [{ as: 'text', column }];
        this.#uri = table.uri;
        this.#column = column;
    }
    consume(batch) {
        const [column] = batch.columns;
        if (column?.as !== 'text')
            throw new Error('a column of text was asked for');
        column.values.forEach((id, i) => {
            if (id === null)
                this.#missing++;
            else if (this.rows.has(id))
                this.#twice.push(id);
            else
                this.rows.set(id, batch.start + i);
        });
    }
    /** @throws InputError when an id is missing or occurs twice */
    check() {
        const where = `column "${this.#column}" of ${this.#uri}`;
        if (this.#missing > 0) {
            throw new src/* InputError */.dz('id', `${where} has no value in ${(0,src/* plural */.LS)(this.#missing, 'row')}`);
        }
        if (this.#twice.length === 0)
            return;
        throw new src/* InputError */.dz('id', `${where} has the same value more than once, in ${(0,src/* plural */.LS)(this.#twice.length, 'row')} too ` +
            `many: ${(0,src/* listNames */.Zv)([...new Set(this.#twice)], MOST_NAMED)}; rows are joined by it`);
    }
}
/** Copies rows of `width` entries into the order of `rows`. */
function inOrder(values, rows, from, empty) {
    const width = values.length / from;
    const ordered = empty(rows.length * width);
    rows.forEach((row, to) => {
        for (let i = 0; i < width; i++)
            ordered[to * width + i] = values[row * width + i] ?? NaN;
    });
    return ordered;
}
const floats = (length) => new Float64Array(length);
const flags = (length) => new Uint8Array(length);
const codes = (length) => new Int32Array(length);
function reordered(scored, rows, from) {
    if (scored.kind === 'values') {
        return { ...scored, predicted: inOrder(scored.predicted, rows, from, floats) };
    }
    const scores = scored.scores && inOrder(scored.scores, rows, from, floats);
    return scored.kind === 'labels'
        ? { ...scored, scores, predicted: inOrder(scored.predicted, rows, from, flags) }
        : { ...scored, scores, predicted: inOrder(scored.predicted, rows, from, codes) };
}
/** Answers that stand in a file of their own, brought into the order of the labels by their ids. */
class JoinedScorer {
    classes;
    positive;
    scoredBy;
    requests;
    #inner;
    #predictions;
    #id;
    #labels;
    #note;
    /**
     * @param inner reads the answers from `predictions`
     * @param labels the ids of the labelled rows, which this scorer reads
     */
    constructor(inner, predictions, id, labels, note) {
        this.#inner = inner;
        this.#predictions = predictions;
        this.#id = id;
        this.#labels = labels;
        this.#note = note;
        this.classes = inner.classes;
        this.positive = inner.positive;
        this.scoredBy = inner.scoredBy;
        this.requests = labels.requests;
    }
    consume(batch) {
        this.#labels.consume(batch);
    }
    async finish() {
        this.#labels.check();
        const ids = new IdColumn(this.#predictions, this.#id);
        await (0,stream/* streamRows */.I)(this.#predictions, [this.#inner, ids]);
        ids.check();
        const scored = await this.#inner.finish();
        const rows = this.#match(ids);
        return reordered(scored, rows, this.#predictions.rows);
    }
    #match(ids) {
        const rows = new Int32Array(this.#labels.rows.size);
        const without = [];
        for (const [id, row] of this.#labels.rows) {
            const found = ids.rows.get(id);
            if (found === undefined)
                without.push(id);
            else
                rows[row] = found;
        }
        const { uri } = this.#predictions;
        if (without.length > 0) {
            throw new src/* InputError */.dz('predictions', `${uri} has no answer for ${(0,src/* plural */.LS)(without.length, 'labelled row')} ` +
                `("${this.#id}": ${(0,src/* listNames */.Zv)(without, MOST_NAMED)}); score them too, or leave them out`);
        }
        const more = ids.rows.size - rows.length;
        if (more > 0)
            this.#note(`${(0,src/* plural */.LS)(more, 'row')} of ${uri} without a label left out`);
        return rows;
    }
    async release() {
        await this.#inner.release();
    }
}
/**
 * A scorer of answers in a file of their own.
 *
 * @throws ConfigurationError when no id is set to join by
 */
function joinedScorer(inner, tables, id, note) {
    if (id === undefined) {
        throw new src/* ConfigurationError */.j1('predictions', 'data.id is missing: the column of both files that rows are joined by');
    }
    (0,data_src/* requireColumn */.c4)(tables.predictions, id, 'id');
    return new JoinedScorer(inner, tables.predictions, id, new IdColumn(tables.labels, id), note);
}

// EXTERNAL MODULE: ./packages/steps/src/evaluate/labels.ts
var evaluate_labels = __webpack_require__(23132);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/label-sets.ts
var label_sets = __webpack_require__(41495);
// EXTERNAL MODULE: ./packages/steps/src/shared/binding.ts
var shared_binding = __webpack_require__(84668);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/model-scorer.ts
var model_scorer = __webpack_require__(66535);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/label-model-scorer.ts






/** What float32 probabilities may be outside [0, 1]. */
const RANGE_TOLERANCE = 1e-6;
/** The labels that the configuration names, in its order. */
function configuredLabels({ model, data }) {
    const { targets } = data ?? {};
    return model?.classes?.map(String) ?? (targets === undefined ? null : Object.keys(targets));
}
/** Scores rows with an ONNX model that gives several labels a row. */
class LabelModelScorer {
    positive = null;
    #context;
    #session;
    #binding;
    #plan;
    #collector;
    #threshold;
    constructor(context, session, binding, plan) {
        this.#context = context;
        this.#session = session;
        this.#binding = binding;
        this.#plan = plan;
        this.#collector = new model_src/* LabelCollector */.Kc(session.model.subject, plan);
        this.#threshold = context.config.evaluate?.threshold ?? null;
    }
    get requests() {
        return this.#binding.requests;
    }
    get classes() {
        return this.#plan.classes;
    }
    get scoredBy() {
        const scores = this.#plan.scores?.output ?? null;
        return { label: this.#threshold === null ? (this.#plan.label ?? scores) : scores, scores };
    }
    async consume(batch) {
        const outputs = await (0,model_src/* runBatch */.a7)(this.#session, this.#binding, batch, this.#plan.outputs);
        this.#collector.add(outputs, batch.rows);
    }
    finish() {
        const predictions = this.#collector.finish();
        const { subject } = this.#session.model;
        (0,model_scorer/* refuseNonFinite */.be)(subject, predictions);
        const prefix = subject === 'champion' ? 'champion: ' : '';
        for (const note of [...this.#plan.notes, ...this.#binding.notes]) {
            this.#context.recorder.note(`${prefix}${note}`);
        }
        const { labels, scores } = predictions;
        const probabilities = scores?.every((score) => score >= -RANGE_TOLERANCE && score <= 1 + RANGE_TOLERANCE) ?? false;
        const given = this.#threshold === null ? labels : null;
        const predicted = given ?? (0,label_sets/* decideLabels */.Iu)(scores, this.#threshold, probabilities);
        return Promise.resolve({ kind: 'labels', predicted, scores, probabilities });
    }
    async release() {
        await this.#session.release();
    }
}
/**
 * Loads a multilabel model and decides how its outputs become labels.
 *
 * @param wanted names of all labels; null when only the model can name them
 */
async function createLabelModelScorer(context, { model }, table, wanted) {
    const plan = (0,model_src/* interpretLabels */.rF)(model, wanted);
    if (plan.scores === null && context.config.evaluate?.threshold !== undefined) {
        throw new src/* ConfigurationError */.j1('threshold', 'needs scores, and the model gives labels only');
    }
    const binding = (0,shared_binding/* bindTable */.q)(context, model, table);
    const session = await (0,model_file/* startSession */.J0)(context, model);
    return new LabelModelScorer(context, session, binding, plan);
}

;// CONCATENATED MODULE: ./packages/steps/src/evaluate/scorers.ts










/** The columns with the challenger's answers; null when a model has to give them. */
function scoredColumnsOf(config) {
    const { prediction, score, probabilities } = config.data ?? {};
    const columns = { prediction, score, probabilities };
    return (prediction ?? score ?? probabilities) ? columns : null;
}
/** The classes of a run without a model: configured, named by the columns, or found in them. */
async function classListOf(context, { labels, predictions }, target, columns, task) {
    const { model } = context.config;
    const named = model?.classes?.map(String) ?? Object.keys(columns.probabilities ?? {});
    const labelled = [[labels, target]];
    if (columns.prediction !== undefined)
        labelled.push([predictions ?? labels, columns.prediction]);
    const found = named.length > 0 ? named : await (0,evaluate_labels/* classesFromColumns */._n)(labelled);
    const classes = task === 'binary-classification' ? completePair(found) : found;
    if (task !== 'binary-classification')
        return { classes, positive: null };
    const positive = model?.['positive-class'];
    const label = positive === undefined ? null : String(positive);
    return { classes, positive: (0,model_src/* positivePosition */.Fy)('model', classes, label) };
}
/** A binary column that happens to hold 0 only, or 1 only, is still about 0 and 1. */
function completePair(classes) {
    if (classes.length >= 2)
        return classes;
    for (const pair of [
        ['0', '1'],
        ['false', 'true'],
    ]) {
        if (classes.every((label) => pair.includes(label)))
            return pair;
    }
    throw new src/* ConfigurationError */.j1('model', `classes is needed: the data holds "${classes.join('", "')}" only, and two classes are judged`);
}
function valueScorer(table, columns, subject) {
    if (columns.prediction !== undefined)
        return new ValueColumnScorer(table, columns.prediction);
    throw new src/* ConfigurationError */.j1(subject, 'prediction is missing: the column with predicted numbers');
}
/** A scorer of columns; of those of another file joined to the labels. */
function columnScorer({ config, recorder }, tables, make) {
    const { labels, predictions } = tables;
    if (predictions === null)
        return make(labels);
    const note = (remark) => {
        recorder.note(remark);
    };
    return joinedScorer(make(predictions), { labels, predictions }, config.data?.id, note);
}
/** The challenger's answers, and the classes they are about. */
async function challengerScorer(context, file, tables, target, task) {
    const columns = scoredColumnsOf(context.config);
    const { labels } = tables;
    if (columns === null) {
        if (file !== null && task === 'multilabel-classification') {
            return createLabelModelScorer(context, file, labels, configuredLabels(context.config));
        }
        if (file !== null)
            return (0,model_scorer/* createModelScorer */.EY)(context, file, labels, task);
        throw new src/* ConfigurationError */.j1('model', 'is missing; set the input "model" (model.path), or name the column with predictions ' +
            '(data.prediction, data.score or data.probabilities)');
    }
    const threshold = context.config.evaluate?.threshold ?? null;
    if (task === 'regression') {
        return columnScorer(context, tables, (table) => valueScorer(table, columns, 'data'));
    }
    if (task === 'multilabel-classification') {
        const names = await (0,label_sets/* labelNames */.l3)(context, labels, (0,label_sets/* labelSource */.es)(context, labels));
        const make = (table) => new label_sets/* LabelSetScorer */.Ff(table, columns, names, threshold);
        return columnScorer(context, tables, make);
    }
    const list = await classListOf(context, tables, target, columns, task);
    const make = (table) => new ClassColumnScorer(table, columns, list, threshold);
    return columnScorer(context, tables, make);
}
/** Whether a table has all columns with a model's answers. */
function holdsAnswers(table, { prediction, score, probabilities }) {
    const named = [prediction, score, ...Object.values(probabilities ?? {})];
    return named
        .filter((name) => name !== undefined)
        .every((name) => (0,data_src/* hasColumn */.R4)(table, name) || (0,array_column/* matrixColumns */.f)(table, name).length > 0);
}
/** The champion's answers in columns, of the labels' file if it has them. */
function championColumnScorer(context, columns, challenger, { labels, predictions }, task) {
    const tables = { labels, predictions: holdsAnswers(labels, columns) ? null : predictions };
    const { classes, positive } = challenger;
    const threshold = context.config.evaluate?.threshold ?? null;
    return columnScorer(context, tables, (table) => {
        if (classes === null)
            return valueScorer(table, columns, 'champion');
        if (task === 'multilabel-classification') {
            return new label_sets/* LabelSetScorer */.Ff(table, columns, classes, threshold);
        }
        return new ClassColumnScorer(table, columns, { classes, positive }, threshold);
    });
}
/**
 * The champion's answers; null when there is none, or when it is the very model that is judged.
 */
async function championScorer(context, champion, challenger, tables, task) {
    switch (champion.kind) {
        case 'none':
            return null;
        case 'model':
            if (task === 'multilabel-classification') {
                return createLabelModelScorer(context, champion.file, tables.labels, challenger.classes);
            }
            return (0,model_scorer/* createModelScorer */.EY)(context, champion.file, tables.labels, task);
        case 'columns':
            return championColumnScorer(context, champion.columns, challenger, tables, task);
    }
}


/***/ }),

/***/ 52374:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ LabelColumn),
/* harmony export */   o: () => (/* binding */ NumberColumn)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45285);
/* harmony import */ var _labels_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23132);



/** Reads a column of class labels as positions in a list of classes. */
class LabelColumn {
    codes;
    requests;
    #table;
    #column;
    #classes;
    #problems = new _labels_ts__WEBPACK_IMPORTED_MODULE_2__/* .LabelProblems */ .Hf();
    constructor(table, column, classes) {
        const categories = (0,_labels_ts__WEBPACK_IMPORTED_MODULE_2__/* .textsOfLabels */ .$X)(table, column, classes);
        this.requests = [{ as: 'code', column, categories }];
        this.codes = new Int32Array(table.rows);
        this.#table = table;
        this.#column = column;
        this.#classes = classes;
    }
    consume(batch) {
        const [column] = batch.columns;
        if (column?.as !== 'code')
            throw new Error('a column of codes was asked for');
        this.codes.set(column.values, batch.start);
        this.#problems.check(column.values, column.present, batch.start);
    }
    /** @throws InputError for rows without a label, and labels that are no class */
    async check() {
        await this.#problems.report(this.#table, this.#column, this.#classes);
    }
}
/** Reads a column of numbers, all of which must be there. */
class NumberColumn {
    values;
    requests;
    #uri;
    #column;
    #bad = 0;
    #first = 0;
    constructor(table, column) {
        (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .requireColumn */ .c4)(table, column);
        this.requests = [{ as: 'float', column }];
        this.values = new Float64Array(table.rows);
        this.#uri = table.uri;
        this.#column = column;
    }
    consume(batch) {
        const [column] = batch.columns;
        if (column?.as !== 'float')
            throw new Error('a column of numbers was asked for');
        this.values.set(column.values, batch.start);
        for (let row = 0; row < batch.rows; row++) {
            if (Number.isFinite(column.values[row]))
                continue;
            if (this.#bad++ === 0)
                this.#first = batch.start + row;
        }
    }
    /** @throws InputError when a value is missing, NaN or infinite */
    check() {
        if (this.#bad === 0)
            return;
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz('data', `column "${this.#column}" of ${this.#uri} is missing, NaN or infinite in ` +
            `${(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(this.#bad, 'row')} (first: row ${this.#first + 1}); leave such rows out, or mend ` +
            'where they come from');
    }
}


/***/ }),

/***/ 72362:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ SINGLE_ANSWER_TASKS),
/* harmony export */   o: () => (/* binding */ taskOf)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_evaluation__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60068);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81229);



/** What the columns or the model's outputs say the task is; null when they do not say it. */
function guess(config, model) {
    const { data } = config;
    const classes = config.model?.classes?.length;
    if (data?.targets !== undefined) {
        return { task: 'multilabel-classification', why: 'data.targets names a column for each label' };
    }
    if (data?.probabilities !== undefined) {
        const count = Object.keys(data.probabilities).length;
        const task = count > 2 ? 'multiclass-classification' : 'binary-classification';
        return { task, why: `the data has ${count} columns of probabilities` };
    }
    if (data?.score !== undefined) {
        return { task: 'binary-classification', why: 'the data has one score a row' };
    }
    if (classes !== undefined) {
        const task = classes > 2 ? 'multiclass-classification' : 'binary-classification';
        return { task, why: `model.classes lists ${classes} classes` };
    }
    const labels = model === null ? null : (0,_slipway_model__WEBPACK_IMPORTED_MODULE_2__/* .ownClasses */ .dM)(model);
    if (labels === null)
        return null;
    const task = labels.length > 2 ? 'multiclass-classification' : 'binary-classification';
    return { task, why: `the model has ${labels.length} classes` };
}
/** Tasks that give one answer a row. */
const SINGLE_ANSWER_TASKS = _slipway_evaluation__WEBPACK_IMPORTED_MODULE_1__/* .METRIC_TASKS */ .o5.filter((task) => task !== 'multilabel-classification');
/**
 * The task: as configured, else what the columns or the model say, which is noted.
 *
 * @param supported the tasks that the action can do
 * @throws ConfigurationError when nothing says it, or for a task that has no metrics here
 */
function taskOf(context, model, supported = _slipway_evaluation__WEBPACK_IMPORTED_MODULE_1__/* .METRIC_TASKS */ .o5) {
    const configured = context.config.model?.task;
    if (configured === undefined) {
        const guessed = guess(context.config, model);
        if (guessed === null) {
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('task', `is missing; set model.task to one of ${supported.join(', ')}`);
        }
        context.recorder.note(`task: ${guessed.task}, because ${guessed.why}`);
        return guessed.task;
    }
    const task = supported.find((known) => known === configured);
    if (task !== undefined)
        return task;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('task', `"${configured}" cannot be evaluated yet; it can be ${supported.join(', ')}`);
}


/***/ }),

/***/ 90761:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ withRegisteredChampion)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81229);
/* harmony import */ var _slipway_registry__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2503);
/* harmony import */ var _registry_ts__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20687);







/** Where a champion is looked for, in this order, unless `registry.champion` names a place. */
function placesOf({ config }) {
    const named = config.registry?.champion;
    if (named !== undefined)
        return [named];
    const environment = config.promote?.environment;
    return ['champion', typeof environment === 'string' ? environment : 'production'];
}
function versionIn(state, place) {
    const assigned = state.assignments.find(({ environment }) => environment === place);
    return state.aliases.get(place) ?? assigned?.version ?? null;
}
/** The champion: what is in one of the places; where none was ever used, the latest version. */
function choose(context, state) {
    if (state === null)
        return null;
    const places = placesOf(context);
    for (const place of places) {
        const version = versionIn(state, place);
        const found = state.versions.find((entry) => entry.version === version);
        if (found !== undefined)
            return found;
    }
    if (context.config.registry?.champion !== undefined)
        return null;
    const latest = (0,_slipway_registry__WEBPACK_IMPORTED_MODULE_5__/* .latestOf */ .Te)(state.versions);
    if (latest !== null) {
        context.recorder.note(`nothing is in ${places.join(' or ')}, so the latest version, ${latest.version}, is the champion`);
    }
    return latest;
}
/** An error of the registry, as one about the champion. */
function aboutChampion(error) {
    if (!(error instanceof _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo))
        return error;
    const message = error.message.replace(/^[a-z-]+: /, '');
    const text = `registry: ${message}; so it is not known whether there is a champion: let this job read the ` +
        "registry, or fetch it (`git fetch --tags origin '+refs/slipway*:refs/slipway*'`) and set " +
        'registry.repository to "."';
    const cause = { cause: error };
    return error instanceof _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1
        ? new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .ConfigurationError */ .j1('champion', text, cause)
        : new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('champion', text, cause);
}
/** The champion's ONNX file, below a temporary folder that goes with the process. */
async function fetchModel(open, name, record) {
    const { artifact, files } = record;
    const main = files.find(({ path: file }) => file.endsWith('.onnx'));
    if (artifact === null || main === undefined) {
        const why = artifact === null ? 'without its files' : 'but is not an ONNX model';
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('champion', `registry: "${name}" is registered, ${why}; set champion to the path of its file`);
    }
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'slipway-champion-'));
    process.once('exit', () => {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true });
    });
    await open.storeOf(artifact).get(artifact, files, folder);
    const options = { shown: name, subject: 'champion' };
    const model = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_4__/* .readModel */ .ko)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(folder, main.path), options);
    return { model, ...(0,_slipway_model__WEBPACK_IMPORTED_MODULE_4__/* .identityOfParts */ .wL)(await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_4__/* .modelParts */ .KU)(model)) };
}
async function findIn(context, open) {
    const state = await open.registry.model(context.modelName);
    const version = choose(context, state);
    if (version === null)
        return { kind: 'none', reason: 'no champion yet' };
    const { record, model } = version;
    const name = version.tag ?? `${model}@v${version.version}`;
    if (record === null) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz('champion', `registry: "${name}" is registered by another program, without a record of its files; set ` +
            'champion to the path of its file, or register it with Slipway');
    }
    return { kind: 'found', name, record, fetch: () => fetchModel(open, name, record) };
}
/**
 * Finds the champion in the registry and hands it to `use`, while the registry is open. A checkout
 * without tags is not taken for an empty registry: the remote is asked.
 *
 * @throws InputError or ConfigurationError starting with `champion` when it cannot be known
 */
async function withRegisteredChampion(context, use) {
    let open = null;
    try {
        open = await (0,_registry_ts__WEBPACK_IMPORTED_MODULE_6__/* .openRegistry */ .Me)(context);
        return await use(await findIn(context, open));
    }
    catch (error) {
        if (error instanceof _slipway_core__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo && error.subject === 'champion')
            throw error;
        throw aboutChampion(error);
    }
    finally {
        await open?.registry.close();
    }
}


/***/ }),

/***/ 42661:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ streamRows)
/* harmony export */ });
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45285);

/** Reads a table once and hands every consumer the columns it asked for. */
async function streamRows(table, consumers, options = {}) {
    const requests = consumers.flatMap((consumer) => consumer.requests);
    const { limit = Infinity, batchRows } = options;
    for await (const batch of (0,_slipway_data__WEBPACK_IMPORTED_MODULE_0__/* .readBatches */ .Pu)(table, requests, { batchRows })) {
        let position = 0;
        for (const consumer of consumers) {
            const columns = batch.columns.slice(position, position + consumer.requests.length);
            position += consumer.requests.length;
            await consumer.consume({ ...batch, columns });
        }
        if (batch.start + batch.rows >= limit)
            return;
    }
}


/***/ })

};
