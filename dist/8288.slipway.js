export const id = 8288;
export const ids = [8288];
export const modules = {

/***/ 28288:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runValidate: () => (/* binding */ runValidate)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/data/src/index.ts + 44 modules
var data_src = __webpack_require__(45285);
// EXTERNAL MODULE: ./packages/model/src/index.ts + 54 modules
var model_src = __webpack_require__(83980);
// EXTERNAL MODULE: ./packages/steps/src/shared/binding.ts
var binding = __webpack_require__(84668);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
// EXTERNAL MODULE: ./packages/steps/src/shared/tables.ts
var tables = __webpack_require__(16080);
;// CONCATENATED MODULE: ./packages/steps/src/validate/gates.ts

/** Checks whose `observed` is a number that a gate may speak of. */
const VALIDATE_METRICS = ['model_size_mb', 'p95_latency_ms'];
/**
 * Refuses gates that validate cannot decide.
 *
 * @throws ConfigurationError that quotes the gate
 */
function checkValidateGates(gates) {
    for (const gate of gates) {
        const known = VALIDATE_METRICS;
        if (!known.includes(gate.metric)) {
            const hint = (0,src/* didYouMean */.au)(gate.metric, known) || `; it can be ${known.join(' or ')}`;
            throw new src/* ConfigurationError */.j1('gates', `"${gate.text}": validate has no metric "${gate.metric}"${hint}`);
        }
        if (gate.limit.kind === 'champion' || gate.on.length > 0 || gate.where !== null) {
            throw new src/* ConfigurationError */.j1('gates', `"${gate.text}": a gate of validate compares with a number, without on and where`);
        }
    }
}
/** Decides the gates on what the checks measured. */
function decideValidateGates(gates, checks) {
    return gates.map((gate) => {
        const check = checks.find((candidate) => candidate.check === gate.metric);
        const observed = check?.observed;
        if (typeof observed === 'number')
            return (0,src/* decideAbsolute */.Cg)(gate, { value: observed });
        return (0,src/* undecided */.oo)(gate.text, check?.reason ?? 'it was not measured: there are no rows to run');
    });
}

;// CONCATENATED MODULE: ./packages/steps/src/validate/run.ts







const DEFAULT_ROWS = 1000;
/** Rows that calls are timed with, in turn. */
const LATENCY_ROWS = 100;
/** The data to run the model on: the reference, else another data set that is configured. */
function roleToRun(context) {
    const { data } = context.config;
    const roles = ['reference', 'evaluation', 'current'];
    return roles.find((role) => data?.[role] !== undefined) ?? null;
}
/** The first rows of the table, in one batch; null when there are none. */
async function firstRows(table, binding, rows) {
    for await (const batch of (0,data_src/* readBatches */.Pu)(table, binding.requests, { batchRows: rows })) {
        return batch.rows === 0 ? null : batch;
    }
    return null;
}
function wantsLatency(context, gates) {
    const budget = context.config.validate?.budgets?.['p95-latency-ms'];
    return budget !== undefined || gates.some((gate) => gate.metric === 'p95_latency_ms');
}
async function timeCalls(context, session, feeds, rows) {
    context.logger.info('Timing calls with one row …');
    const single = Array.from({ length: Math.min(rows, LATENCY_ROWS) }, (_, row) => (0,model_src/* sliceFeeds */.I)(feeds, row, row + 1));
    const limit = context.config.validate?.budgets?.['p95-latency-ms'] ?? null;
    return (0,model_src/* checkLatency */.PQ)(await (0,model_src/* measureLatency */.RJ)(session, single), limit);
}
/** The checks that need rows: does it run, are the answers numbers, does the batch size matter? */
async function runOnRows(context, session, binding, table, gates) {
    const rows = context.config.validate?.rows ?? DEFAULT_ROWS;
    const batch = await firstRows(table, binding, rows);
    const { runs, finite } = await (0,model_src/* checkRuns */.l4)(session, binding, batch === null ? [] : [batch]);
    const checks = [runs, ...(finite === null ? [] : [finite])];
    if (batch === null || runs.verdict !== 'pass')
        return checks;
    const feeds = binding.feeds(batch);
    checks.push(await (0,model_src/* checkBatchConsistency */.FR)(session, feeds, binding.fixedRows));
    if (wantsLatency(context, gates) && binding.fixedRows === null) {
        checks.push(await timeCalls(context, session, feeds, batch.rows));
    }
    for (const note of binding.notes)
        context.recorder.note(note);
    return checks;
}
async function checksOnData(context, session, gates) {
    const role = roleToRun(context);
    if (role === null) {
        context.recorder.note('The model was loaded but not run: there is no data (set the input "reference").');
        return [];
    }
    if (role !== 'reference')
        context.recorder.note(`The model was run on rows of data.${role}.`);
    const open = await (0,tables/* openDataTables */.W)(context, [role]);
    try {
        const table = (0,tables/* tableOf */.c_)(open, role);
        const bound = (0,model_src/* checkBinding */.aS)(session.model, () => (0,binding/* bindTable */.q)(context, session.model, table));
        if (bound.binding === null)
            return [bound.result];
        const rest = await runOnRows(context, session, bound.binding, table, gates);
        return [bound.result, ...rest];
    }
    finally {
        open.database.close();
    }
}
async function allChecks(context, file, gates) {
    const { validate, model } = context.config;
    const checks = [(0,model_src/* checkModelSize */.vZ)(file.sizeBytes, validate?.budgets?.['model-size-mb'] ?? null)];
    if (model?.signature !== undefined)
        checks.push((0,model_src/* checkSignature */.jC)(file.model, model.signature));
    const { result, session } = await (0,model_src/* checkLoads */.cx)(file.model, () => (0,model_file/* startSession */.J0)(context, file.model));
    checks.unshift(result);
    if (session === null)
        return checks;
    try {
        checks.push(...(await checksOnData(context, session, gates)));
        if (validate?.golden !== undefined) {
            const folder = await context.workspace.existing(validate.golden, 'golden');
            checks.push(await (0,model_src/* checkGolden */.KF)(session, folder));
        }
    }
    finally {
        await session.release();
    }
    return checks;
}
function headlineOf(checks) {
    const count = (verdict) => checks.filter((check) => check.verdict === verdict).length;
    const failed = checks.find((check) => check.verdict === 'fail');
    if (failed !== undefined) {
        return `${count('fail')} of ${(0,src/* plural */.LS)(checks.length, 'check')} failed: ${failed.check}`;
    }
    const open = checks.find((check) => check.verdict === 'inconclusive');
    if (open !== undefined) {
        return `${count('inconclusive')} of ${(0,src/* plural */.LS)(checks.length, 'check')} inconclusive: ${open.check}`;
    }
    return `${(0,src/* plural */.LS)(checks.length, 'check')} passed`;
}
/** Why a run did not pass: the first check of that verdict. */
function reasonOf(checks, verdict) {
    const check = checks.find((candidate) => candidate.verdict === verdict);
    return check === undefined ? null : `${check.check}: ${check.reason ?? check.verdict}`;
}
/** Loads the model, checks it, and runs it on rows of the reference data. */
async function runValidate(context) {
    const { config, recorder } = context;
    const gates = (0,src/* parseGates */.MJ)(config.validate?.gates ?? []);
    checkValidateGates(gates);
    const file = await (0,model_file.readJudgedModel)(context, (0,model_file/* requireModelPath */.iz)(config));
    for (const note of file.model.runnable.notes)
        recorder.note(note);
    const checks = await allChecks(context, file, gates);
    const results = decideValidateGates(gates, checks);
    const verdict = (0,src/* worstVerdict */.zP)([...checks, ...results].map((result) => result.verdict));
    const details = {
        checks,
        description: (0,model_src/* describeModel */.Vy)(file.model, file.sizeBytes),
    };
    return {
        verdict,
        headline: headlineOf(checks),
        reason: reasonOf(checks, verdict),
        gates: results,
        details,
    };
}


/***/ })

};
