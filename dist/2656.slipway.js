export const id = 2656;
export const ids = [2656];
export const modules = {

/***/ 42656:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runEvaluate: () => (/* binding */ runEvaluate)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/evaluation/src/index.ts + 72 modules
var evaluation_src = __webpack_require__(60068);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
// EXTERNAL MODULE: ./packages/steps/src/shared/tables.ts
var tables = __webpack_require__(16080);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./packages/steps/src/shared/registered-champion.ts
var registered_champion = __webpack_require__(90761);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/champion.ts




/** The champion of the registry, with its files. */
async function championOf(context, found) {
    if (found.kind === 'none')
        return found;
    const file = await found.fetch();
    context.recorder.addInput('champion', found.name, file.sha256, null);
    return { kind: 'model', name: found.name, file };
}
/**
 * Finds the champion that the configuration names: a model's path, `registry`, or columns of the
 * data. That there is none yet is a normal state.
 *
 * @throws ConfigurationError when a path is named that does not exist
 */
async function findChampion(context) {
    const { champion } = context.config;
    if (typeof champion !== 'string') {
        const columns = (0,src/* championColumns */.F0)(champion);
        if (columns === null)
            return { kind: 'none', reason: 'champion is not set' };
        return { kind: 'columns', columns };
    }
    if (champion === 'registry') {
        return (0,registered_champion/* withRegisteredChampion */.y)(context, (found) => championOf(context, found));
    }
    if (!(0,external_node_fs_.existsSync)(context.workspace.absolute(champion))) {
        throw new src/* ConfigurationError */.j1('champion', `${champion}: no such file; name a model that exists, or leave champion out for the first one`);
    }
    const file = await (0,model_file/* readModelFile */.Gw)(context, champion, 'champion');
    context.recorder.addInput('champion', champion, file.sha256, null);
    return { kind: 'model', name: champion, file };
}

;// CONCATENATED MODULE: ./packages/steps/src/evaluate/decision.ts


function requireScores(data) {
    if (data.task !== 'binary-classification') {
        throw new src/* ConfigurationError */.j1('threshold-rule', `a threshold is chosen for binary-classification; the task is ${data.task}`);
    }
    if (data.scores !== null)
        return data;
    throw new src/* ConfigurationError */.j1('threshold-rule', 'the model gives labels only; scores are needed');
}
function choose(data, rule, rows, costs) {
    const chosen = (0,evaluation_src/* chooseThreshold */.t5)((0,evaluation_src/* subset */.LE)(data, rows), rule, costs);
    if (chosen.threshold !== null)
        return { ...chosen, threshold: chosen.threshold };
    throw new src/* InputError */.dz('threshold-rule', `"${rule.text}": ${chosen.reason ?? 'no threshold was found'}`);
}
/** The threshold that the configuration gives, for whoever serves the model; null without one. */
function givenThreshold(threshold, { challenger, champion }, score) {
    if (threshold === undefined || challenger.task !== 'binary-classification')
        return null;
    return {
        threshold,
        positiveClass: challenger.classes[challenger.positive ?? 1] ?? '',
        score,
        rule: 'given',
        objective: null,
        championThreshold: champion === null ? null : threshold,
        chosenOn: { description: 'no rows: evaluate.threshold gives it', rows: 0 },
        reason: null,
    };
}
/**
 * Chooses the threshold by the rule of the configuration, for each model on the same rows by itself,
 * and leaves these rows out of what is evaluated.
 *
 * @param score what the score is called in evidence
 * @throws InputError when no threshold satisfies the rule
 */
function decideThreshold({ config, recorder }, rows, score) {
    const { 'threshold-rule': text, 'threshold-rows': where, threshold: given, costs, seed = 0, } = config.evaluate ?? {};
    if (text === undefined) {
        return { ...rows, decision: givenThreshold(given, rows, score), thresholdPlot: null };
    }
    const challenger = requireScores(rows.challenger);
    const rule = (0,evaluation_src/* parseThresholdRule */.l8)(text, challenger, costs !== undefined);
    const matrix = costs === undefined ? null : (0,evaluation_src/* costMatrix */.rB)(costs, challenger);
    const mask = where === undefined ? (0,evaluation_src/* randomThird */.fE)(challenger, seed) : (rows.predicates.get(where) ?? null);
    if (mask === null)
        throw new Error('the rows of the threshold were not read');
    const mine = choose(challenger, rule, mask, matrix);
    const other = rows.champion?.task === 'binary-classification' ? rows.champion : null;
    const isScored = other !== null && other.scores !== null;
    const theirs = isScored ? choose(other, rule, mask, matrix) : null;
    const rest = (0,evaluation_src/* rowsOf */.RO)(mask.map((chosen) => 1 - chosen));
    const judged = (data, threshold) => (0,evaluation_src/* subset */.LE)(threshold === null ? data : (0,evaluation_src/* withThreshold */.Yd)(data, threshold), rest);
    const count = mask.length - rest.length;
    const description = where ?? `a random third of the rows (seed ${seed})`;
    recorder.note(`threshold ${mine.threshold} chosen to ${rule.text} on ${(0,src/* formatCount */.B4)(count)} rows (${description}); ` +
        `the other ${(0,src/* formatCount */.B4)(rest.length)} are evaluated`);
    return {
        challenger: judged(challenger, mine.threshold),
        champion: other === null ? null : judged(other, theirs?.threshold ?? null),
        predicates: new Map([...rows.predicates].map(([sql, flags]) => [
            sql,
            Uint8Array.from(rest, (row) => flags[row] ?? 0),
        ])),
        decision: {
            threshold: mine.threshold,
            positiveClass: challenger.classes[challenger.positive ?? 1] ?? '',
            score,
            rule: rule.text,
            objective: mine.objective,
            championThreshold: theirs?.threshold ?? null,
            chosenOn: { description, rows: count },
            reason: null,
        },
        thresholdPlot: mine.curve === null ? null : { challenger: mine.curve, champion: theirs?.curve ?? null },
    };
}

;// CONCATENATED MODULE: ./packages/steps/src/evaluate/headline.ts

const USUAL = {
    'binary-classification': ['roc_auc', 'accuracy'],
    'multiclass-classification': ['accuracy'],
    'multilabel-classification': ['f1_macro'],
    regression: ['root_mean_squared_error'],
};
/** The metric to speak of first: that of the first gate on all rows, else the task's usual one. */
function primaryMetric(task, gates, metrics) {
    const names = [...gates.map((gate) => gate.metric), ...USUAL[task]];
    const known = names.filter((name) => Object.hasOwn(metrics, name));
    return known.find((name) => metrics[name]?.value !== null) ?? known[0] ?? null;
}
function describeMetric(name, { value, difference, reason }) {
    if (value === null)
        return `${name} undefined (${reason ?? 'no value'})`;
    const versus = difference === null ? '' : ` (${(0,src/* formatSigned */.Gp)(difference, 3)} vs champion)`;
    return `${name} ${(0,src/* formatNumber */.ZV)(value)}${versus}`;
}
function describeGates(results) {
    if (results.length === 0)
        return 'no gates';
    const count = (verdict) => results.filter((result) => result.verdict === verdict).length;
    const [failed, open] = [count('fail'), count('inconclusive')];
    if (failed > 0)
        return `${failed} of ${(0,src/* plural */.LS)(results.length, 'gate')} failed`;
    if (open > 0)
        return `${open} of ${(0,src/* plural */.LS)(results.length, 'gate')} inconclusive`;
    return `${(0,src/* plural */.LS)(results.length, 'gate')} passed`;
}
/**
 * The result of an evaluation in one line.
 *
 * @param remark what has to be known beside it, or null
 */
function evaluationHeadline(task, gates, results, metrics, remark) {
    const name = primaryMetric(task, gates, metrics);
    const metric = name === null ? undefined : metrics[name];
    const first = metric === undefined || name === null ? 'no metric' : describeMetric(name, metric);
    const last = remark === null ? '' : `; ${remark}`;
    return `${first}; ${describeGates(results)}${last}`;
}

;// CONCATENATED MODULE: ./packages/steps/src/evaluate/lines.ts

function fairnessTerms(line) {
    const { on, where } = (0,src/* parseSlice */.o2)(line, 'fairness');
    if (where === null)
        return on;
    throw new src/* ConfigurationError */.j1('fairness', `"${line}": columns are needed, not "where"`);
}
/** @throws ConfigurationError that quotes the line and says what is wrong with it */
function linesOf({ evaluate = {} }) {
    const rule = evaluate['threshold-rule'];
    const thresholdRows = evaluate['threshold-rows'] ?? null;
    if (thresholdRows !== null && rule === undefined) {
        throw new src/* ConfigurationError */.j1('threshold-rows', 'threshold-rule is missing: what to choose by');
    }
    if (rule !== undefined && evaluate.threshold !== undefined) {
        throw new src/* ConfigurationError */.j1('threshold', 'threshold and threshold-rule are both set; give the threshold, or how to choose it');
    }
    return {
        gates: (0,src/* parseGates */.MJ)(evaluate.gates ?? []),
        slices: (evaluate.slices ?? []).map((line) => (0,src/* parseSlice */.o2)(line)),
        fairness: (evaluate.fairness ?? []).map(fairnessTerms),
        thresholdRows,
    };
}

// EXTERNAL MODULE: ./packages/data/src/index.ts + 44 modules
var data_src = __webpack_require__(45285);
// EXTERNAL MODULE: ./packages/steps/src/shared/stream.ts
var stream = __webpack_require__(42661);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/align.ts

/**
 * The champion's answers with its classes in the challenger's order.
 *
 * @throws ConfigurationError when they are not the same classes
 */
function alignClasses(scored, champion, challenger) {
    const from = champion.classes ?? [];
    const to = challenger.classes ?? [];
    const positions = from.map((label) => to.indexOf(label));
    if (from.length !== to.length || positions.includes(-1)) {
        throw new src/* ConfigurationError */.j1('champion', `its classes are ${(0,src/* listNames */.Zv)(from)}, those of the model ${(0,src/* listNames */.Zv)(to)}; they cannot be compared`);
    }
    if (positions.every((position, index) => position === index))
        return scored;
    const predicted = scored.predicted.map((code) => positions[code] ?? -1);
    const width = to.length;
    const isMatrix = scored.scores?.length === predicted.length * width && width > 2;
    if (scored.scores === null || !isMatrix)
        return { ...scored, predicted };
    const scores = new Float64Array(scored.scores.length);
    for (let row = 0; row < predicted.length; row++) {
        positions.forEach((position, index) => {
            scores[row * width + position] = scored.scores?.[row * width + index] ?? NaN;
        });
    }
    return { ...scored, predicted, scores };
}

;// CONCATENATED MODULE: ./packages/steps/src/evaluate/group-column.ts


/** Reads the column by which rows belong together; its values are numbered as they come. */
class GroupColumn {
    column;
    /** The number of each row's value. */
    codes;
    requests;
    #uri;
    #numbers = new Map();
    #missing = 0;
    #first = 0;
    constructor(table, column) {
        (0,data_src/* requireColumn */.c4)(table, column, 'group');
        this.column = column;
        this.codes = new Int32Array(table.rows);
        this.requests = [{ as: 'text', column }];
        this.#uri = table.uri;
    }
    consume(batch) {
        const [column] = batch.columns;
        if (column?.as !== 'text')
            throw new Error('a column of text was asked for');
        column.values.forEach((value, i) => {
            const row = batch.start + i;
            if (value === null) {
                if (this.#missing++ === 0)
                    this.#first = row;
                this.codes[row] = -1;
                return;
            }
            const known = this.#numbers.get(value);
            this.codes[row] = known ?? this.#numbers.size;
            if (known === undefined)
                this.#numbers.set(value, this.#numbers.size);
        });
    }
    /** @throws InputError when a row has no value */
    check() {
        if (this.#missing === 0)
            return;
        throw new src/* InputError */.dz('group', `column "${this.column}" of ${this.#uri} has no value in ${(0,src/* plural */.LS)(this.#missing, 'row')} ` +
            `(first: row ${this.#first + 1}); leave such rows out, or give them a value`);
    }
}

// EXTERNAL MODULE: ./packages/steps/src/evaluate/label-sets.ts
var label_sets = __webpack_require__(41495);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/scorers.ts + 3 modules
var scorers = __webpack_require__(85886);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/slices.ts



/** A slice for every one of more values than this would be no table that anybody reads. */
const MOST_VALUES = 500;
/** What the slices, gates and fairness of a configuration group and pick rows by. */
function sliceNeeds({ slices, gates, fairness, thresholdRows }) {
    const lines = [
        ...slices.map(({ on, where }) => ({ on, where, subject: 'slices' })),
        ...gates.map(({ on, where }) => ({ on, where, subject: 'gates' })),
        ...fairness.map((on) => ({ on, where: null, subject: 'fairness' })),
        { on: [], where: thresholdRows, subject: 'threshold-rows' },
    ];
    const known = new Set(lines.flatMap(({ on }) => on.map(evaluation_src/* termName */.mG)));
    const ofGates = gates
        .filter(({ metric }) => evaluation_src/* FAIRNESS_METRICS */.Of.includes(metric))
        .flatMap(({ args }) => args)
        .filter((column) => !known.has(column));
    return {
        terms: [
            ...lines.flatMap(({ on, subject }) => on.map((term) => ({ term, subject }))),
            ...ofGates.map((term) => ({ term, subject: 'gates' })),
        ],
        predicates: lines.flatMap(({ where, subject }) => where === null ? [] : [{ sql: where, subject }]),
    };
}
/** Reads a column of numbers, whose bins are known when all rows are. */
class BinReader {
    request;
    name;
    #bins;
    #values;
    constructor(rows, bins) {
        this.#bins = bins;
        this.#values = new Float64Array(rows);
        this.name = (0,evaluation_src/* termName */.mG)(bins);
        this.request = { as: 'float', column: bins.column };
    }
    set(values, start) {
        this.#values.set(values, start);
    }
    column() {
        return (0,evaluation_src/* binColumn */.i2)(this.#bins, this.#values);
    }
}
/** Reads the columns that slices and gates are made of, and the rows that `where` picks. */
class SliceReader {
    requests;
    predicates;
    #codes;
    #bins;
    #columns = null;
    constructor(rows, values, bins, predicates) {
        this.#codes = new Map([...values].map(([name, texts]) => [name, { values: texts, codes: new Int32Array(rows) }]));
        this.#bins = bins.map((term) => new BinReader(rows, term));
        this.predicates = new Map(predicates.map((sql) => [sql, new Uint8Array(rows)]));
        this.requests = [
            ...[...values].map(([column, categories]) => ({ as: 'code', column, categories })),
            ...predicates.map((sql) => ({ as: 'predicate', sql })),
            ...this.#bins.map(({ request }) => request),
        ];
    }
    /** The names that gates may use; their rows are known after the last batch. */
    get names() {
        return new Set([...this.#codes.keys(), ...this.#bins.map(({ name }) => name)]);
    }
    /** The columns of all rows, once they are read. */
    get columns() {
        this.#columns ??= new Map([
            ...this.#codes,
            ...this.#bins.map((bins) => [bins.name, bins.column()]),
        ]);
        return this.#columns;
    }
    consume(batch) {
        const targets = [
            ...[...this.#codes.values()].map(({ codes }) => codes),
            ...this.predicates.values(),
            ...this.#bins,
        ];
        targets.forEach((target, index) => {
            const column = batch.columns[index];
            if (column?.as === 'float' && target instanceof BinReader) {
                target.set(column.values, batch.start);
            }
            else if ((column?.as === 'code' || column?.as === 'predicate') &&
                !(target instanceof BinReader)) {
                target.set(column.values, batch.start);
            }
            else {
                throw new Error('no such slice');
            }
        });
    }
}
async function valuesOf(table, column, subject) {
    (0,data_src/* requireColumn */.c4)(table, column, subject);
    const { values, complete } = await (0,data_src/* distinctValues */.V$)(table, column, MOST_VALUES);
    if (complete)
        return values.map(({ text }) => text);
    throw new src/* ConfigurationError */.j1(subject, `column "${column}" has more than ${(0,src/* formatCount */.B4)(MOST_VALUES)} different values; slice by a ` +
        'column with fewer, or by a predicate: `<gate> where <SQL>`');
}
/**
 * Prepares reading of what slices, fairness and gates group and pick rows by.
 *
 * @throws ConfigurationError for a column that the table lacks or that has too many values
 */
async function createSliceReader(table, { terms, predicates }) {
    const values = new Map();
    const bins = new Map();
    for (const { term, subject } of terms) {
        if (typeof term !== 'string') {
            (0,data_src/* requireColumn */.c4)(table, term.column, subject);
            bins.set((0,evaluation_src/* termName */.mG)(term), term);
        }
        else if (!values.has(term)) {
            values.set(term, await valuesOf(table, term, subject));
        }
    }
    for (const { sql, subject } of predicates)
        await (0,data_src/* parsePredicate */.rv)(table, sql, subject);
    const texts = new Set(predicates.map(({ sql }) => sql));
    return new SliceReader(table.rows, values, [...bins.values()], [...texts]);
}

// EXTERNAL MODULE: ./packages/steps/src/evaluate/target.ts
var evaluate_target = __webpack_require__(52374);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/readers.ts









function requireTarget(context, table) {
    const target = context.config.data?.target;
    if (target === undefined) {
        throw new src/* ConfigurationError */.j1('target', 'is missing; set the input "target" (data.target) to the column with the true value');
    }
    (0,data_src/* requireColumn */.c4)(table, target, 'target');
    return target;
}
function targetReader(context, table, target, classes, task) {
    if (classes === null)
        return new evaluate_target/* NumberColumn */.o(table, target);
    return task === 'multilabel-classification'
        ? new label_sets/* LabelSets */.I5(table, (0,label_sets/* labelSource */.es)(context, table), classes)
        : new evaluate_target/* LabelColumn */.B(table, target, classes);
}
/** Prepares reading of all that the configuration names; nothing is read yet. */
async function openReaders(context, tables, lines, { file, champion: named, task, sameModel }) {
    const { labels: table } = tables;
    const target = task === 'multilabel-classification' ? '' : requireTarget(context, table);
    const { weight, group } = context.config.data ?? {};
    const slices = await createSliceReader(table, sliceNeeds(lines));
    const challenger = await (0,scorers/* challengerScorer */.cp)(context, file, tables, target, task);
    const champion = sameModel
        ? null
        : await (0,scorers/* championScorer */.sE)(context, named, challenger, tables, task);
    return {
        challenger,
        champion,
        target: targetReader(context, table, target, challenger.classes, task),
        weights: weight === undefined ? null : new evaluate_target/* NumberColumn */.o(table, weight),
        group: group === undefined ? null : new GroupColumn(table, group),
        slices,
    };
}
/** Reads (and scores) all rows once. */
async function readAll({ logger }, table, readers) {
    const { challenger, champion, target, weights, group, slices } = readers;
    const optional = [champion, weights, group].filter((reader) => reader !== null);
    logger.info(`Scoring ${table.rows.toLocaleString('en-US')} rows of ${table.uri} …`);
    await (0,stream/* streamRows */.I)(table, [challenger, target, slices, ...optional]);
    await target.check();
    weights?.check();
    group?.check();
}
/** The answers of one model beside the true values, in the form that metrics take. */
function evaluationData(task, readers, scored) {
    const { target, weights, group, slices, challenger } = readers;
    const common = {
        weights: weights?.values ?? null,
        clusters: group?.codes ?? null,
        groups: slices.columns,
    };
    if (target instanceof evaluate_target/* NumberColumn */.o) {
        if (scored.kind !== 'values' || task !== 'regression')
            throw new Error('not a regression');
        return { task, target: target.values, predicted: scored.predicted, ...common };
    }
    const classes = challenger.classes ?? [];
    if (target instanceof label_sets/* LabelSets */.I5) {
        if (scored.kind !== 'labels')
            throw new Error('not labels');
        const { predicted, scores, probabilities } = scored;
        const labels = { classes, target: target.flags, predicted, scores, probabilities };
        return { task: 'multilabel-classification', ...labels, ...common };
    }
    if (scored.kind !== 'classes' || task === 'regression' || task === 'multilabel-classification') {
        throw new Error('not a classification');
    }
    const { predicted, scores, probabilities } = scored;
    return {
        task,
        classes,
        positive: challenger.positive,
        target: target.codes,
        predicted,
        scores,
        probabilities,
        ...common,
    };
}
/** Both models' answers once all rows are read; the same ones where they are the same model. */
async function collectAnswers({ task, sameModel }, readers) {
    const challenger = evaluationData(task, readers, await readers.challenger.finish());
    if (sameModel)
        return { challenger, champion: challenger };
    if (readers.champion === null)
        return { challenger, champion: null };
    const scored = await readers.champion.finish();
    const aligned = scored.kind === 'classes' ? alignClasses(scored, readers.champion, readers.challenger) : scored;
    return { challenger, champion: evaluationData(task, readers, aligned) };
}

// EXTERNAL MODULE: ./packages/steps/src/evaluate/task.ts
var evaluate_task = __webpack_require__(72362);
;// CONCATENATED MODULE: ./packages/steps/src/evaluate/run.ts










function compare({ config }, { challenger, champion }, sameModel) {
    const settings = config.evaluate ?? {};
    return (0,evaluation_src/* compareModels */.wA)(challenger, champion, {
        confidence: settings.confidence ?? 0.95,
        intervals: settings.intervals ?? 'analytic',
        resamples: settings.resamples ?? 1000,
        seed: settings.seed ?? 0,
        minimumRows: settings['minimum-slice-rows'] ?? 30,
        sameModel,
        ...(settings.costs === undefined ? {} : { costs: settings.costs }),
    });
}
/** The evidence about the champion, or null when there is none. */
function championEvidence(champion, sameModel) {
    switch (champion.kind) {
        case 'none':
            return null;
        case 'columns': {
            const { prediction, score } = champion.columns;
            return {
                name: `columns ${[prediction, score].join(' ').trim()}`,
                digest: null,
                reason: null,
            };
        }
        case 'model':
            return {
                name: champion.name,
                digest: { sha256: champion.file.sha256 },
                reason: sameModel ? 'the champion is the same file as the model' : null,
            };
    }
}
/** That gates passed for want of a champion is part of the result, not a footnote. */
function firstModelRemark(gates, champion, championRequired) {
    if (championRequired || champion !== null || !gates.some(src/* isRelative */.Go))
        return null;
    return 'no champion yet: the first model is let in (champion-required: false)';
}
/** The number of different groups among the rows that are evaluated. */
function groupsOf({ group }, comparison) {
    if (group === null)
        return null;
    return { column: group.column, count: new Set(comparison.challenger.data.clusters).size };
}
/** Metrics with arguments that gates name, as `recall(late)`; those of groups have a place of their own. */
function gatedCalls(gates) {
    const calls = gates.filter(({ metric, args }) => args.length > 0 && !evaluation_src/* FAIRNESS_METRICS */.Of.includes(metric));
    return [...new Map(calls.map((call) => [(0,evaluation_src/* callText */.WT)(call), call])).values()];
}
/** All that evidence says besides gates. */
function detailsOf(context, lines, comparison, judged, readers) {
    const { challenger } = readers;
    const columns = comparison.challenger.data.groups ?? new Map();
    const minimumRows = context.config.evaluate?.['minimum-slice-rows'] ?? 30;
    const metrics = [...comparison.metricNames, ...gatedCalls(lines.gates)];
    const evaluation = (0,evaluation_src/* evaluate */._3)(comparison, { metrics });
    const slices = lines.slices.flatMap((line) => (0,evaluation_src/* slicesOf */.nu)(line, columns, judged.predicates));
    return {
        task: comparison.task,
        rows: comparison.rows,
        classes: challenger.classes === null ? null : [...challenger.classes],
        positiveClass: challenger.classes?.[challenger.positive ?? -1] ?? null,
        confidence: comparison.confidence,
        scoredBy: challenger.scoredBy,
        ...evaluation,
        plots: evaluation.plots && { ...evaluation.plots, threshold: judged.thresholdPlot ?? null },
        slices: (0,evaluation_src/* evaluateSlices */.d8)(comparison, slices, { minimumRows }),
        groups: groupsOf(readers, comparison),
        multipleTesting: context.config.evaluate?.['multiple-testing'] ?? 'none',
        fairness: (0,evaluation_src/* fairnessOf */.xe)(comparison, lines.fairness.map((terms) => terms.map(evaluation_src/* termName */.mG))),
        decision: judged.decision,
    };
}
function conclude(context, lines, comparison, judged, readers, champion) {
    const settings = context.config.evaluate ?? {};
    const championRequired = context.config['champion-required'] ?? true;
    const results = (0,evaluation_src/* evaluateGates */.ud)(lines.gates, comparison, {
        columns: comparison.challenger.data.groups ?? new Map(),
        predicates: judged.predicates,
        minimumRows: settings['minimum-slice-rows'] ?? 30,
        championRequired,
        multipleTesting: settings['multiple-testing'] ?? 'none',
    });
    const details = { ...detailsOf(context, lines, comparison, judged, readers), champion };
    return {
        verdict: (0,src/* worstVerdict */.zP)(results.map(({ verdict }) => verdict)),
        headline: evaluationHeadline(comparison.task, lines.gates, results, details.metrics, firstModelRemark(lines.gates, champion, championRequired)),
        gates: results,
        details,
    };
}
/** Reads, scores and judges all rows. */
async function evaluateTable(context, tables, lines, subjects) {
    const { task, champion, sameModel } = subjects;
    const readers = await openReaders(context, tables, lines, subjects);
    try {
        const { classes, scoredBy } = readers.challenger;
        const hasCosts = context.config.evaluate?.costs !== undefined;
        (0,evaluation_src/* checkGates */.P7)(lines.gates, { task, classes, columns: readers.slices.names, hasCosts });
        await readAll(context, tables.labels, readers);
        const answers = await collectAnswers(subjects, readers);
        const rows = { ...answers, predicates: readers.slices.predicates };
        const judged = decideThreshold(context, rows, scoredBy.scores);
        const comparison = compare(context, judged, sameModel);
        const evidence = championEvidence(champion, sameModel);
        return conclude(context, lines, comparison, judged, readers, evidence);
    }
    finally {
        await readers.challenger.release();
        await readers.champion?.release();
    }
}
/** Scores labelled data, computes metrics and decides the gates. */
async function runEvaluate(context) {
    const { config, recorder } = context;
    const lines = linesOf(config);
    const file = config.model?.path === undefined ? null : await (0,model_file.readJudgedModel)(context, config.model.path);
    const task = (0,evaluate_task/* taskOf */.o)(context, file?.model ?? null);
    (0,tables/* requirePath */.dr)(config, 'evaluation');
    const champion = await findChampion(context);
    const isJoined = config.data?.predictions !== undefined;
    const open = await (0,tables/* openDataTables */.W)(context, isJoined ? ['evaluation', 'predictions'] : ['evaluation']);
    try {
        const labels = (0,tables/* tableOf */.c_)(open, 'evaluation');
        const predictions = isJoined ? (0,tables/* tableOf */.c_)(open, 'predictions') : null;
        // Without a model the answers are what is judged.
        if (file === null)
            recorder.setSubject(context.modelName, (predictions ?? labels).digest);
        const sameModel = champion.kind === 'model' && champion.file.sha256 === file?.sha256;
        const subjects = { file, champion, task, sameModel };
        return await evaluateTable(context, { labels, predictions }, lines, subjects);
    }
    finally {
        open.database.close();
    }
}


/***/ })

};
