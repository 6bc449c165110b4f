export const id = 1124;
export const ids = [1124];
export const modules = {

/***/ 31124:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _slipway_runner__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90793);
/* harmony import */ var _slipway_steps__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97552);


await (0,_slipway_runner__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)(_slipway_steps__WEBPACK_IMPORTED_MODULE_1__/* .report */ .z8);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 90793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* reexport */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(57264);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/steps/src/index.ts + 16 modules
var steps_src = __webpack_require__(97552);
;// CONCATENATED MODULE: ./packages/runner/src/inputs.ts
/** How the runner names the environment variable of an input. */
function variableOf(input) {
    return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}
/**
 * The inputs that the runner passed, by name. One that no definition has keeps its name in lower
 * case, so that the error about it can name it.
 */
function readInputs(definitions, variables) {
    const names = new Map(definitions.map(({ name }) => [variableOf(name), name]));
    const texts = {};
    for (const [variable, value] of Object.entries(variables)) {
        if (!variable.startsWith('INPUT_') || value === undefined)
            continue;
        texts[names.get(variable) ?? variable.slice('INPUT_'.length).toLowerCase()] = value;
    }
    return texts;
}

;// CONCATENATED MODULE: ./packages/runner/src/log.ts

/**
 * A message in which nothing can be taken for a workflow command. The runner obeys a line of
 * output that starts with `::name`, and `##[name]` anywhere in a line; messages carry foreign text
 * (column names, error messages of models).
 */
function withoutCommands(message) {
    return message.replace(/(^|[\r\n])(\s*)::/g, '$1$2\u200B::').replaceAll('##[', '#\u200B#[');
}
/** Messages go to the job's log; notices and warnings become annotations. */
const runnerLogger = {
    info: (message) => {
        core/* info */.pq(withoutCommands(message));
    },
    notice: (message) => {
        core/* notice */.lm(message);
    },
    warning: (message) => {
        core/* warning */.$e(message);
    },
    debug: (message) => {
        core/* debug */.Yz(message);
    },
};

;// CONCATENATED MODULE: ./packages/runner/src/run-action.ts





/** Sets every output, also those that have no value, so that a later step finds them. */
function setOutputs(step, outcome) {
    const values = {
        ...outcome.outputs,
        verdict: outcome.verdict,
        evidence: outcome.evidence ?? '',
        summary: outcome.summary,
    };
    for (const { name } of step.outputs)
        core/* setOutput */.uH(name, values[name] ?? '');
}
/** Appends to the job summary; where there is none (or it is full) the run goes on. */
async function writeJobSummary(markdown) {
    if (!process.env.GITHUB_STEP_SUMMARY)
        return;
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        core/* warning */.$e(`The job summary could not be written: ${(0,src/* messageOf */.bD)(error)}`);
    }
}
/**
 * Runs a step as GitHub's runner expects it: inputs from the environment, outputs, annotations,
 * job summary and exit code. This is the only place that speaks to @actions/core.
 */
async function runAction(step) {
    const texts = readInputs(step.inputs, process.env);
    if (texts['github-token'])
        core/* setSecret */.Pq(texts['github-token']);
    const environment = (0,steps_src/* readEnvironment */.Qo)(process.env, process.cwd());
    const outcome = await (0,steps_src/* execute */.g7)(step, texts, environment, runnerLogger);
    core/* info */.pq(withoutCommands(outcome.text));
    if (outcome.bug?.stack)
        core/* info */.pq(withoutCommands(outcome.bug.stack));
    setOutputs(step, outcome);
    await writeJobSummary(outcome.jobSummary);
    if (outcome.failure !== null)
        core/* setFailed */.C1(outcome.failure);
}

;// CONCATENATED MODULE: ./packages/runner/src/index.ts



/***/ })

};
