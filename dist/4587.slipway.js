export const id = 4587;
export const ids = [4587,7411];
export const modules = {

/***/ 34587:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRegister: () => (/* binding */ runRegister)
});

// EXTERNAL MODULE: ./packages/registry/src/index.ts + 70 modules
var src = __webpack_require__(2503);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
// EXTERNAL MODULE: ./packages/steps/src/shared/registry.ts + 8 modules
var registry = __webpack_require__(20687);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var core_src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/model/src/index.ts + 57 modules
var model_src = __webpack_require__(81229);
;// CONCATENATED MODULE: ./packages/steps/src/register/content.ts




async function onnxContent(file, written) {
    const model = await (0,model_src/* readModel */.ko)(file, { shown: written, subject: 'model' });
    const files = await (0,model_src/* modelParts */.KU)(model);
    const identity = (0,model_src/* identityOfParts */.wL)(files);
    const { inputs, outputs } = (0,model_src/* describeModel */.Vy)(model, identity.sizeBytes);
    return { ...identity, files, signature: { inputs, outputs } };
}
async function folderContent(folder, written) {
    const files = await (0,core_src/* manifestOfFolder */.h)(folder);
    if (files.length === 0)
        throw new core_src/* InputError */.dz('model', `${written}: the folder is empty`);
    for (const { file, path: relative, sizeBytes } of files) {
        const pointer = sizeBytes > 1024 ? null : await (0,core_src/* readPointer */.qT)(file);
        if (pointer === null)
            continue;
        throw new core_src/* InputError */.dz('model', `${written}/${relative} ${(0,core_src/* describePointer */.jR)(pointer)}`);
    }
    return {
        sha256: (0,core_src/* digestManifest */.e4)(files),
        sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        files,
        signature: null,
    };
}
async function fileContent(file) {
    const sizeBytes = (0,external_node_fs_.statSync)(file).size;
    const sha256 = await (0,core_src/* digestFile */.TM)(file);
    return {
        sha256,
        sizeBytes,
        files: [{ path: external_node_path_default().basename(file), file, sha256, sizeBytes }],
        signature: null,
    };
}
/**
 * Reads what is to be registered, and makes it the subject of the evidence: an ONNX model with its
 * external data, any other file, or a folder.
 *
 * @throws InputError starting with `model`
 */
async function readContent(context, written) {
    const { workspace, recorder, modelName } = context;
    const file = await workspace.existing(written, 'model');
    let content;
    if ((0,external_node_fs_.statSync)(file).isDirectory())
        content = await folderContent(file, written);
    else if (external_node_path_default().extname(file) === '.onnx') {
        content = await onnxContent(file, written).catch(async (error) => {
            // Evidence about a file that is no model still says which file it is.
            recorder.setSubject(modelName, await (0,core_src/* digestFile */.TM)(file));
            throw error;
        });
    }
    else
        content = await fileContent(file);
    recorder.setSubject(modelName, content.sha256);
    recorder.addInput('model', written, content.sha256, null);
    return content;
}

// EXTERNAL MODULE: ./packages/steps/src/shared/actor.ts
var actor = __webpack_require__(54476);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/steps/src/register/lineage.ts





const CARD_FILE = 'card.md';
const parametersSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9());
/** Hyper-parameters, from a YAML or JSON file. */
async function readParameters(context) {
    const written = context.config.registry?.parameters;
    if (written === undefined)
        return {};
    const file = await context.workspace.existing(written, 'parameters');
    let value;
    try {
        value = (0,dist/* parse */.qg)(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch (error) {
        throw new core_src/* InputError */.dz('parameters', `${written} is not YAML or JSON: ${(0,core_src/* messageOf */.bD)(error)}`);
    }
    const parsed = parametersSchema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    throw new core_src/* InputError */.dz('parameters', `${written} has to hold names with values (strings, numbers, lists, mappings)`);
}
/** The model card, which is kept with the version. */
async function readCard(context) {
    const written = context.config.registry?.card;
    if (written === undefined)
        return { card: null, attachments: [] };
    const text = await (0,promises_.readFile)(await context.workspace.existing(written, 'card'), 'utf8');
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
    return { card: { file: CARD_FILE, sha256 }, attachments: [{ file: CARD_FILE, text }] };
}
/** The data sets that the evidence was made with, each once. */
function dataOf(evidence) {
    const data = new Map();
    for (const { statement } of evidence) {
        for (const { name, uri, digest, rows } of statement.predicate.inputs) {
            if (name === 'model' || name === 'champion')
                continue;
            const sha256 = digest?.sha256 ?? null;
            data.set(`${name} ${uri} ${sha256}`, { name, uri, sha256, rows });
        }
    }
    return [...data.values()];
}
/** The first image that build-image pushed, by digest. */
function pushedImage(evidence) {
    for (const { statement } of evidence) {
        if (!(0,core_src/* isEvidenceOf */.hC)('build-image', statement))
            continue;
        const [pushed] = statement.predicate.pushed;
        if (pushed === undefined)
            continue;
        const name = pushed.reference.replace(/@sha256:.*$/, '').replace(/:[\w.-]+$/, '');
        return `${name}@${pushed.digest}`;
    }
    return null;
}
/** The image that serves the version: as configured, else as build-image pushed it. */
function imageOf(context, evidence) {
    const given = context.config.registry?.image;
    if (given === undefined)
        return pushedImage(evidence);
    if (/@sha256:[0-9a-f]{64}$/.test(given))
        return given;
    throw new core_src/* ConfigurationError */.j1('image', `"${given}" has no digest, and a tag can be moved; write it as name@sha256:…`);
}
function commitOf(context, checkout) {
    const { source } = context.environment;
    if (source !== null && source.commit !== '') {
        return { repository: source.repository, sha: source.commit };
    }
    const commit = checkout?.commit ?? null;
    if (checkout === null || commit === null)
        return null;
    if (checkout.dirty) {
        context.recorder.note(`tracked files differ from the commit ${commit} that is recorded as the code`);
    }
    return { repository: checkout.remote, sha: commit };
}
/** Where the version comes from, and the files that are kept with it. */
async function lineageOf(context, checkout, evidence) {
    const { config, environment } = context;
    const { card, attachments } = await readCard(context);
    const lineage = {
        commit: commitOf(context, checkout),
        run: config.registry?.run ?? environment.github?.runUrl ?? null,
        data: dataOf(evidence),
        parameters: await readParameters(context),
        image: imageOf(context, evidence),
        card,
    };
    return { lineage, attachments };
}

;// CONCATENATED MODULE: ./packages/steps/src/register/draft.ts





function referenceTo({ action, statement, sha256, path: shown }) {
    const { id, verdict, headline, finishedAt } = statement.predicate;
    const file = `evidence/${external_node_path_default().posix.basename(shown)}`;
    return { action, id, verdict, headline, finishedAt, sha256, file, bundle: null };
}
/** The evidence as files of the version; of two with the same name one is called by its digest. */
function keptEvidence(evidence) {
    const taken = new Set();
    const references = evidence.map((entry) => {
        const reference = referenceTo(entry);
        const { file, sha256 } = reference;
        const isTaken = taken.has(file);
        taken.add(file);
        return isTaken ? { ...reference, file: `evidence/${sha256.slice(0, 12)}.json` } : reference;
    });
    const attachments = evidence.map(({ text }, i) => ({ file: references[i]?.file ?? '', text }));
    return { references, attachments };
}
/** Everything that is recorded of the version, but its number and where its files are. */
async function prepareDraft(context, content, decision) {
    const checkout = await (0,src/* readCheckout */.b$)(context.workspace.directory, (0,registry/* gitOptions */.h5)(context));
    const { lineage, attachments } = await lineageOf(context, checkout, decision.evidence);
    const kept = keptEvidence(decision.evidence);
    const draft = {
        model: (0,src/* checkedName */.XT)('model', context.modelName),
        digest: { sha256: content.sha256 },
        sizeBytes: content.sizeBytes,
        files: content.files.map(({ path: name, sha256, sizeBytes }) => {
            return { path: name, sha256, sizeBytes };
        }),
        artifact: null,
        evidence: kept.references,
        lineage,
        metrics: (0,src/* metricsOf */.Ps)(decision.evidence),
        signature: content.signature,
    };
    const by = (0,actor/* actorOf */.d)(context.environment, checkout);
    return { content, decision, draft, attachments: [...attachments, ...kept.attachments], by };
}

// EXTERNAL MODULE: ./packages/steps/src/report/read-folder.ts
var read_folder = __webpack_require__(14481);
;// CONCATENATED MODULE: ./packages/steps/src/register/policy.ts



/** Gates of a pull request, whose evidence is asked for when slipway.yml has a section of them. */
const GATE_ACTIONS = ['validate', 'evaluate', 'drift'];
/**
 * What is asked of the evidence. Without `registry.required`: that of the gates that slipway.yml
 * configures, and whatever else was said about the model must be good as well.
 *
 * @throws ConfigurationError for an unknown action
 */
function evidencePolicy(config) {
    const { required, 'max-age': maxAge } = config.registry ?? {};
    (0,src/* checkRequired */.mp)(required ?? []);
    return {
        required: required ?? GATE_ACTIONS.filter((action) => config[action] !== undefined),
        includesOthers: required === undefined,
        maxAge: (maxAge === undefined ? null : (0,core_src/* parseDuration */.E9)(maxAge)) ?? src/* DEFAULT_MAX_AGE */.D4,
    };
}
/** Decides on the evidence in the evidence directory. */
async function decideOnEvidence(context, policy, sha256) {
    const files = await (0,read_folder/* readEvidenceFolder */.i)(context.evidenceDirectory);
    return (0,src/* decideEvidence */.ER)(files, policy, { model: context.modelName, sha256, now: new Date() });
}

;// CONCATENATED MODULE: ./packages/steps/src/register/run.ts






function choiceOf(context, { signature }) {
    const version = context.options.get('version') ?? '';
    if (version !== '')
        return { kind: 'given', version };
    return { kind: 'derived', bump: (latest) => (0,src/* bumpFor */.W)(latest?.signature ?? null, signature) };
}
/** Keeps the files; those of known content stay where they are, and are completed there. */
async function keepFiles({ registry, store, storeOf }, { draft, content }) {
    const artifact = { model: draft.model, sha256: content.sha256, files: content.files };
    const state = await registry.model(draft.model);
    const known = (0,src/* versionOfDigest */.iP)(state?.versions ?? [], content.sha256)?.record ?? null;
    if (known === null)
        return store === null ? null : store.put(artifact);
    if (known.artifact !== null)
        await storeOf(known.artifact).put(artifact);
    return known.artifact;
}
async function write(context, open, prepared) {
    const { content, decision, attachments, by } = prepared;
    const artifact = await keepFiles(open, prepared);
    let changes = [];
    const registration = await open.registry.register({
        draft: { ...prepared.draft, artifact },
        choice: choiceOf(context, content),
        attachments,
        describe: (record, previous) => {
            changes = (0,src/* compareMetrics */.fz)(previous, record, decision.evidence);
            return (0,src/* changelog */.rN)(record, changes);
        },
        by,
    });
    return { registration, changes };
}
function detailsOf({ results }, sha256, registry, registered) {
    const { version: entry, created = false } = registered?.registration ?? {};
    const record = entry?.record ?? null;
    return {
        version: entry?.version ?? null,
        tag: entry?.tag ?? null,
        digest: `sha256:${sha256}`,
        created,
        registry,
        artifact: record?.artifact ?? null,
        previous: record?.previous ?? null,
        versionReason: record?.versionReason ?? null,
        required: [...results],
        changes: [...(registered?.changes ?? [])],
    };
}
function refused(decision, details) {
    const reason = `not registered: ${(0,src/* refusalOf */.Of)(decision.results)}`;
    return { verdict: decision.verdict, headline: reason, reason, gates: [], details };
}
function accepted({ registration }, details) {
    const { model, version, tag } = registration.version;
    const { versionReason, digest } = details;
    return {
        verdict: 'pass',
        headline: registration.created
            ? `${model} ${version} registered (${versionReason ?? 'given'})`
            : `${model} ${version} has this content already; nothing was written`,
        gates: [],
        details,
        outputs: { version, tag: tag ?? '', digest: digest ?? '' },
    };
}
/** Evidence against the content that the policy does not ask for is registered with it, and said. */
function noteIgnored({ recorder }, { evidence, results }) {
    const asked = new Set(results.map(({ action }) => action));
    for (const { action, path, statement } of evidence) {
        const { verdict, headline } = statement.predicate;
        if (verdict === 'pass' || asked.has(action))
            continue;
        recorder.note(`the policy does not ask for ${action}, whose evidence (${path}) is ${verdict}: ${headline}`);
    }
}
/** What can be said to be wrong before anything is read. */
function checkNames({ modelName, options }) {
    (0,src/* checkedName */.XT)('model', modelName);
    const version = options.get('version') ?? '';
    if (version !== '')
        (0,src/* checkedVersion */.Gf)(version);
}
/** Registers the model as a version, when the evidence about it is what the policy asks for. */
async function runRegister(context) {
    const policy = evidencePolicy(context.config);
    checkNames(context);
    const content = await readContent(context, (0,model_file/* requireModelPath */.iz)(context.config));
    const decision = await decideOnEvidence(context, policy, content.sha256);
    const open = await (0,registry/* openRegistry */.Me)(context);
    try {
        const { description } = open.registry;
        if (decision.verdict !== 'pass') {
            return refused(decision, detailsOf(decision, content.sha256, description, null));
        }
        noteIgnored(context, decision);
        const prepared = await prepareDraft(context, content, decision);
        context.logger.info(`Registering ${prepared.draft.model} in ${description} …`);
        const registered = await write(context, open, prepared);
        return accepted(registered, detailsOf(decision, content.sha256, description, registered));
    }
    finally {
        await open.registry.close();
    }
}


/***/ }),

/***/ 14481:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readEvidenceFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** A folder of evidence holds a few files a model; more of them are something else. */
const MOST_FILES = 10_000;
/** SBOMs and provenance that steps write beside their evidence. */
const DOCUMENT = /\.(?:cdx|spdx|intoto)\.json$/;
/** Larger files are not evidence, which is thinned to what a report shows. */
const MOST_BYTES = 64 * 1024 * 1024;
/**
 * Every JSON file of a folder and its subfolders, in the order of their paths. A symbolic link is
 * not followed: artifacts come from other jobs. A file that cannot be read is there with an empty
 * text, so that it is reported and not passed over.
 */
async function readEvidenceFolder(folder) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
        return [];
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { recursive: true, withFileTypes: true });
    const names = entries
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !DOCUMENT.test(entry.name))
        .map((entry) => node_path__WEBPACK_IMPORTED_MODULE_2___default().join(entry.parentPath, entry.name))
        .sort()
        .slice(0, MOST_FILES);
    const files = [];
    for (const name of names) {
        const shown = node_path__WEBPACK_IMPORTED_MODULE_2___default().relative(folder, name).split((node_path__WEBPACK_IMPORTED_MODULE_2___default().sep)).join('/');
        files.push({ path: shown, text: await readText(name) });
    }
    return files;
}
async function readText(file) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file);
        return size > MOST_BYTES ? '' : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8');
    }
    catch {
        return '';
    }
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


/***/ }),

/***/ 47411:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ readModelFile),
/* harmony export */   J0: () => (/* binding */ startSession),
/* harmony export */   iz: () => (/* binding */ requireModelPath),
/* harmony export */   readJudgedModel: () => (/* binding */ readJudgedModel)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81229);
/* harmony import */ var _slipway_native__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47132);



/** The model's path, which must be configured. */
function requireModelPath(config) {
    const path = config.model?.path;
    if (path !== undefined)
        return path;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('model', 'is missing; set the input "model", or model.path in slipway.yml');
}
/**
 * Reads the model that is judged, and makes it the subject of the evidence. The digest is taken
 * before the file is parsed: evidence about a file that is no model still says which file it is.
 *
 * @throws InputError starting with `model`
 */
async function readJudgedModel(context, written) {
    const { recorder, modelName } = context;
    const file = await context.workspace.existing(written, 'model');
    recorder.setSubject(modelName, await (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .digestFile */ .TM)(file));
    const found = await readModelFile(context, written, 'model');
    recorder.setSubject(modelName, found.sha256);
    recorder.addInput('model', written, found.sha256, null);
    return found;
}
/** Reads a model's file. `subject` is the first word of errors about it. */
async function readModelFile(context, written, subject) {
    const file = await context.workspace.existing(written, subject);
    const model = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .readModel */ .ko)(file, { shown: written, subject });
    return { model, ...(await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .modelDigest */ .a9)(model)) };
}
/** Loads a model into ONNX Runtime; the evidence says which build ran it. */
async function startSession(context, model) {
    const { logger, environment } = context;
    const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
    const session = await (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .openSession */ .fA)(model, {
        logger,
        load: (kind, options) => (0,_slipway_native__WEBPACK_IMPORTED_MODULE_2__/* .loadOnnxRuntime */ .aD)(kind, { ...options, ...toolCache }),
    });
    if (model.subject === 'model')
        context.recorder.setRuntime(session.runtime);
    return session;
}


/***/ })

};
