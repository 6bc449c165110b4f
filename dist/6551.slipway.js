export const id = 6551;
export const ids = [6551];
export const modules = {

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

/***/ 36551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReport: () => (/* binding */ runReport)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/report/src/index.ts + 55 modules
var report_src = __webpack_require__(91041);
// EXTERNAL MODULE: ./packages/steps/src/input/from-config.ts
var from_config = __webpack_require__(59477);
// EXTERNAL MODULE: ./packages/github/src/index.ts + 14 modules
var github_src = __webpack_require__(21805);
;// CONCATENATED MODULE: ./packages/steps/src/report/comment.ts

const NONE = { id: null, url: null };
/**
 * Creates or updates the report's comment on the pull request that the run is about. Whatever goes
 * wrong is said and changes nothing else: where a report can be posted never decides a verdict.
 *
 * @param key tells this report's comment from others
 * @param render makes the Markdown in at most `maxLength` characters
 */
async function postComment(github, token, key, render, logger) {
    const client = (0,github_src/* createClient */.UU)({ token, apiUrl: github.apiUrl, logger });
    const pullRequest = await (0,github_src/* pullRequestContext */.EG)(client, github);
    if (pullRequest.kind !== 'found') {
        const message = `No comment: ${pullRequest.reason}. The report is in the job summary.`;
        if (pullRequest.kind === 'none')
            logger.info(message);
        else
            logger.notice(message);
        return NONE;
    }
    if (pullRequest.note !== null)
        logger.notice(pullRequest.note);
    const { outcome, id, url, reason } = await (0,github_src/* upsertComment */.lB)(client, {
        repository: github.repository,
        pullRequest: pullRequest.number,
        key,
        sha: pullRequest.sha ?? (github.sha || null),
        render,
    });
    const where = `comment on #${pullRequest.number}`;
    if (outcome === 'forbidden' || outcome === 'failed') {
        logger.warning(`No ${where}: ${reason ?? outcome}. The report is in the job summary.`);
    }
    else if (outcome === 'skipped') {
        logger.notice(`No ${where}: ${reason ?? outcome}`);
    }
    else {
        logger.info(`The ${where} is ${outcome}${url === null ? '' : `: ${url}`}`);
        if (reason !== null)
            logger.notice(reason);
    }
    return { id, url };
}

// EXTERNAL MODULE: ./packages/steps/src/report/read-folder.ts
var read_folder = __webpack_require__(14481);
;// CONCATENATED MODULE: ./packages/steps/src/report/run.ts







/** Reports of earlier runs lie in the same folder; a report is not made of reports. */
function isReport({ text }) {
    const { statement } = (0,src/* parseEvidence */.vf)(text);
    return statement !== null && (0,src/* actionOf */.qj)(statement) === 'report';
}
function linksOf(context) {
    const { github } = context.environment;
    return github === null ? [] : [{ words: 'workflow run', url: github.runUrl }];
}
/** What the report is about: every model version that evidence was found for. */
function subjectsOf(report) {
    const subjects = new Map();
    for (const statement of report.statements) {
        for (const subject of statement.subject)
            subjects.set(subject.digest.sha256, subject);
    }
    return [...subjects.values()];
}
/** The one model that all evidence is about, or null. */
function onlyModel(report) {
    const models = new Set(report.statements.map(({ predicate }) => predicate.model));
    return models.size === 1 ? ([...models][0] ?? null) : null;
}
async function writeFiles(context, report, options) {
    const folder = external_node_path_default().join(context.evidenceDirectory, 'report');
    await (0,promises_.mkdir)(folder, { recursive: true });
    const write = async (name, text) => {
        const file = external_node_path_default().join(folder, name);
        await (0,promises_.writeFile)(file, text);
        return file;
    };
    return {
        markdown: await write('report.md', (0,report_src/* renderMarkdown */.Gc)(report, options)),
        html: await write('report.html', (0,report_src/* renderHtml */.K2)(report, options)),
        junit: await write('junit.xml', (0,report_src/* renderJunit */.RV)(report)),
    };
}
async function comment(context, report, options) {
    const { environment, logger, config } = context;
    const token = context.options.get('github-token') ?? '';
    if (environment.github === null)
        return null;
    if (token === '') {
        logger.info('No comment: github-token is not set. The report is in the job summary.');
        return null;
    }
    const key = config.model?.name ?? 'report';
    const { id } = await postComment(environment.github, token, key, ({ maxLength }) => (0,report_src/* renderMarkdown */.Gc)(report, { ...options, limit: Math.min(maxLength, report_src/* COMMENT_LIMIT */.W$) }), logger);
    return id;
}
/** Reads all evidence, renders it everywhere, and ends with the worst verdict. */
async function runReport(context) {
    const { evidenceDirectory, environment, recorder, config } = context;
    const expected = (0,from_config/* splitLines */.uz)(context.options.get('expected') ?? '');
    const files = (await (0,read_folder/* readEvidenceFolder */.i)(evidenceDirectory)).filter((file) => !isReport(file));
    const report = (0,report_src/* selectEvidence */.st)(files, expected);
    for (const { name, digest } of subjectsOf(report))
        recorder.addSubject(name, digest.sha256);
    const options = { links: linksOf(context), commit: environment.source?.commit ?? null };
    const written = await writeFiles(context, report, options);
    const commentId = await comment(context, report, options);
    const details = {
        sources: [...report.sources],
        missing: [...report.missing],
    };
    const modelName = config.model?.name ?? onlyModel(report);
    return {
        verdict: report.verdict,
        headline: (0,report_src/* reportHeadline */.J9)(report),
        gates: [],
        details,
        outputs: { ...written, 'comment-id': commentId === null ? '' : String(commentId) },
        text: (0,report_src/* renderText */.S5)(report),
        jobSummary: (0,report_src/* renderSummary */.Br)(report, options),
        ...(modelName === null ? {} : { modelName }),
    };
}


/***/ })

};
