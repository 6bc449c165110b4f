export const id = 7437;
export const ids = [7437];
export const modules = {

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

/***/ 7437:
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
// EXTERNAL MODULE: ./packages/model/src/index.ts + 57 modules
var model_src = __webpack_require__(81229);
// EXTERNAL MODULE: ./packages/steps/src/shared/binding.ts
var binding = __webpack_require__(84668);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
// EXTERNAL MODULE: ./packages/steps/src/shared/tables.ts
var tables = __webpack_require__(16080);
// EXTERNAL MODULE: ./packages/registry/src/index.ts + 70 modules
var registry_src = __webpack_require__(2503);
// EXTERNAL MODULE: ./packages/steps/src/shared/registered-champion.ts
var registered_champion = __webpack_require__(90761);
;// CONCATENATED MODULE: ./packages/steps/src/validate/champion.ts


function compareWith({ recorder }, { inputs, outputs }, champion) {
    if (champion.kind === 'none') {
        recorder.note(`the signature was compared with no champion: ${champion.reason}`);
        return [];
    }
    const { name, record } = champion;
    recorder.addInput('champion', name, record.digest.sha256, null);
    if (record.signature === null) {
        recorder.note(`the signature was not compared with ${name}: none is recorded of it`);
        return [];
    }
    const changes = (0,registry_src/* compareSignatures */.ql)(record.signature, { inputs, outputs });
    const isBreaking = changes.some(({ breaking }) => breaking);
    const words = changes.map((change) => change.words).join('; ');
    if (isBreaking) {
        recorder.note(`breaking for callers of ${name}: ${words}; register makes it the next major version`);
    }
    const compatible = changes.length === 0 ? 'same' : 'compatible';
    return [
        {
            check: 'champion_signature',
            verdict: 'pass',
            observed: isBreaking ? 'breaking' : compatible,
            limit: null,
            reason: changes.length === 0 ? null : `compared with ${name}: ${words}`,
        },
    ];
}
/**
 * Compares the signature with the one recorded of the champion, where `champion: registry` is
 * configured. It informs and never fails: a breaking change is a major version, and who wants it
 * refused writes down the signature (`model.signature`).
 *
 * @throws InputError or ConfigurationError when the registry cannot be read
 */
async function checkChampionSignature(context, description) {
    if (context.config.champion !== 'registry')
        return [];
    return (0,registered_champion/* withRegisteredChampion */.y)(context, (champion) => Promise.resolve(compareWith(context, description, champion)));
}

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
    const description = (0,model_src/* describeModel */.Vy)(file.model, file.sizeBytes);
    checks.push(...(await checkChampionSignature(context, description)));
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
