export const id = 49;
export const ids = [49];
export const modules = {

/***/ 2049:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27081);
/* harmony import */ var _slipway_steps__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97552);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68690);
/* harmony import */ var picocolors__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57336);
/* harmony import */ var picocolors__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(picocolors__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _program_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37738);





const say = (text) => {
    process.stderr.write(`${text}\n`);
};
/** Progress and messages go to stderr; stdout is for the result. */
const terminalLogger = {
    info: say,
    notice: (message) => {
        say(picocolors__WEBPACK_IMPORTED_MODULE_4___default().dim(message));
    },
    warning: (message) => {
        say(picocolors__WEBPACK_IMPORTED_MODULE_4___default().yellow(`warning: ${message}`));
    },
    debug: (message) => {
        if (process.env.SLIPWAY_DEBUG)
            say(picocolors__WEBPACK_IMPORTED_MODULE_4___default().dim(message));
    },
};
const COLOURS = {
    pass: (picocolors__WEBPACK_IMPORTED_MODULE_4___default().green),
    fail: (picocolors__WEBPACK_IMPORTED_MODULE_4___default().red),
    inconclusive: (picocolors__WEBPACK_IMPORTED_MODULE_4___default().yellow),
};
/** The first line, which says the verdict, in its colour. */
function coloured({ verdict, text }) {
    const [first = '', ...rest] = text.split('\n');
    return [COLOURS[verdict](first), ...rest].join('\n');
}
function print(outcome, json) {
    if (json) {
        process.stdout.write((0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .stringifyJson */ .sd)(outcome.statement));
    }
    else {
        process.stdout.write(`${coloured(outcome).trimEnd()}\n`);
        if (outcome.evidence !== null)
            say(picocolors__WEBPACK_IMPORTED_MODULE_4___default().dim(`evidence: ${outcome.evidence}`));
    }
    if (outcome.failure !== null)
        say(picocolors__WEBPACK_IMPORTED_MODULE_4___default().red(`error: ${outcome.failure}`));
    if (outcome.bug?.stack)
        say(outcome.bug.stack);
}
/** The server's process: a second signal ends it at once. */
async function serve(texts, { healthCheck }) {
    const { runHealthCheck, runServe } = await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(693), __webpack_require__.e(88), __webpack_require__.e(815), __webpack_require__.e(868), __webpack_require__.e(980), __webpack_require__.e(457)]).then(__webpack_require__.bind(__webpack_require__, 75838));
    const host = {
        directory: process.cwd(),
        variables: process.env,
        logger: terminalLogger,
        print: (line) => process.stdout.write(`${line}\n`),
    };
    if (healthCheck) {
        process.exitCode = await runHealthCheck(texts, host);
        return;
    }
    const code = await runServe(texts, {
        ...host,
        onStop: (stop) => {
            for (const signal of ['SIGTERM', 'SIGINT']) {
                process.once(signal, () => {
                    for (const again of ['SIGTERM', 'SIGINT'])
                        process.once(again, () => process.exit(1));
                    stop();
                });
            }
        },
    });
    process.exitCode = code;
}
/**
 * The command line. Sets the exit code: 0 pass, 1 fail, 2 inconclusive, 64 wrong usage or
 * configuration, 70 a bug of ours.
 *
 * @param argv the arguments after the program's name
 */
async function main(argv) {
    const environment = (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_1__/* .readEnvironment */ .Qo)(process.env, process.cwd());
    const program = (0,_program_ts__WEBPACK_IMPORTED_MODULE_3__/* .createProgram */ .r)(_slipway_steps__WEBPACK_IMPORTED_MODULE_1__/* .STEPS */ .UT, async (step, texts, { json }) => {
        const outcome = await (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_1__/* .execute */ .g7)(step, texts, environment, terminalLogger);
        print(outcome, json);
        process.exitCode = outcome.exitCode;
    });
    (0,_program_ts__WEBPACK_IMPORTED_MODULE_3__/* .addServe */ .H)(program, serve);
    for (const command of [program, ...program.commands])
        command.exitOverride();
    try {
        await program.parseAsync([...argv], { from: 'user' });
    }
    catch (error) {
        if (!(error instanceof commander__WEBPACK_IMPORTED_MODULE_2__/* .CommanderError */ .b7))
            throw error;
        process.exitCode = error.exitCode === 0 ? 0 : _slipway_steps__WEBPACK_IMPORTED_MODULE_1__/* .EXIT */ .dc.usage;
    }
}
// `node packages/cli/src/main.ts …` runs the sources as they are; the bundle calls main() itself.
if (import.meta.main)
    await main(process.argv.slice(2));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 37738:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ addServe),
/* harmony export */   r: () => (/* binding */ createProgram)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27081);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68690);
/* harmony import */ var _serve_inputs_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22597);



/** A flag may be repeated: its values are lines of one text. */
function appendLine(value, previous) {
    return previous === undefined ? value : `${previous}\n${value}`;
}
function flagOf(input) {
    const placeholder = input.choices === null ? input.type : input.choices.join('|');
    const words = input.default === '' ? '' : ` (default: ${input.default})`;
    const flag = new commander__WEBPACK_IMPORTED_MODULE_1__/* .Option */ .c$(`--${input.name} <${placeholder}>`, `${input.description}${words}`);
    return input.type === 'lines' ? flag.argParser(appendLine) : flag;
}
/** commander names options in camel case; this is the way back. */
function textsOf(command, inputs) {
    const texts = {};
    for (const input of inputs) {
        const option = command.options.find((candidate) => candidate.long === `--${input.name}`);
        const value = option && command.getOptionValue(option.attributeName());
        if (typeof value === 'string')
            texts[input.name] = value;
    }
    return texts;
}
/** Adds the model server to the command line. */
function addServe(program, run) {
    const command = program
        .command('serve')
        .description('Serves a model over HTTP: Open Inference Protocol, JSON records, metrics.');
    for (const input of _serve_inputs_ts__WEBPACK_IMPORTED_MODULE_2__/* .SERVE_INPUTS */ .y)
        command.addOption(flagOf(input));
    command.option('--health-check', 'ask the server that runs with these settings whether it is ready: exit code 0 or 1');
    command.allowExcessArguments(false);
    command.action(async () => {
        const healthCheck = command.getOptionValue('healthCheck') === true;
        await run(textsOf(command, _serve_inputs_ts__WEBPACK_IMPORTED_MODULE_2__/* .SERVE_INPUTS */ .y), { healthCheck });
    });
}
/** The command line: one command per step, one flag per input. */
function createProgram(steps, run) {
    const program = new commander__WEBPACK_IMPORTED_MODULE_1__/* .Command */ .uB('slipway')
        .description('Takes a machine-learning model from a commit to production traffic, and back.')
        .version(_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .xv)
        // `--version` after an action's name is the action's own flag.
        .enablePositionalOptions()
        .showHelpAfterError('(--help lists the flags)');
    for (const step of steps) {
        const command = program.command(step.name).description(step.description);
        for (const input of step.inputs)
            command.addOption(flagOf(input));
        command.option('--json', 'print the evidence, and nothing else, on stdout');
        command.allowExcessArguments(false);
        command.action(async () => {
            const json = command.getOptionValue('json') === true;
            await run(step, textsOf(command, step.inputs), { json });
        });
    }
    return program;
}


/***/ }),

/***/ 22597:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ SERVE_INPUTS)
/* harmony export */ });
/* harmony import */ var _slipway_steps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97552);

/** Flags of `slipway serve`; each but two is a key of slipway.yml as well. */
const SERVE_INPUTS = [
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .inputOnly */ .Ro)('config', {
        type: 'path',
        description: 'Configuration file; `slipway.yml` is used when it exists.',
    }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .inputOnly */ .Ro)('working-directory', {
        type: 'path',
        description: 'Folder that all paths are relative to.',
        default: '.',
    }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('model.path', { name: 'model', type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('model.name', { name: 'model-name' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('model.task'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('model.positive-class'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('model.classes'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('data.features'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('evaluate.threshold'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.host'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.port'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.model-version'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.evidence', { type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.versions', { type: 'YAML' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.prediction-log', { type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.log-sample'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.log-max-mb'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.log-max-minutes'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.log-keep'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.log-drop'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.log-hash'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.batch-rows'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.batch-delay-ms'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.queue-rows'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.max-body-mb'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.max-buffer-mb'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.max-rows'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.timeout-ms'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.receive-seconds'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.drain-seconds'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.threads'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.workers', { type: 'YAML' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.sticky-header'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.sticky-column'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.token-file', { type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.tls-cert', { type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.tls-key', { type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.admin-port'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.admin-host'),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('serve.admin-token-file', { type: 'path' }),
];


/***/ })

};
