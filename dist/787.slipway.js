export const id = 787;
export const ids = [787];
export const modules = {

/***/ 787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 33 modules
var src = __webpack_require__(3865);
// EXTERNAL MODULE: ./packages/steps/src/index.ts + 11 modules
var steps_src = __webpack_require__(6375);
// EXTERNAL MODULE: ./packages/cli/node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(8690);
// EXTERNAL MODULE: ./node_modules/picocolors/picocolors.js
var picocolors = __webpack_require__(7336);
var picocolors_default = /*#__PURE__*/__webpack_require__.n(picocolors);
;// CONCATENATED MODULE: ./packages/cli/src/program.ts


/** A flag may be repeated: its values are lines of one text. */
function appendLine(value, previous) {
    return previous === undefined ? value : `${previous}\n${value}`;
}
function flagOf(input) {
    const placeholder = input.choices === null ? input.type : input.choices.join('|');
    const words = input.default === '' ? '' : ` (default: ${input.default})`;
    const flag = new commander/* Option */.c$(`--${input.name} <${placeholder}>`, `${input.description}${words}`);
    return input.type === 'lines' ? flag.argParser(appendLine) : flag;
}
/** commander names options in camel case; this is the way back. */
function textsOf(command, step) {
    const texts = {};
    for (const input of step.inputs) {
        const option = command.options.find((candidate) => candidate.long === `--${input.name}`);
        const value = option && command.getOptionValue(option.attributeName());
        if (typeof value === 'string')
            texts[input.name] = value;
    }
    return texts;
}
/** The command line: one command per step, one flag per input. */
function createProgram(steps, run) {
    const program = new commander/* Command */.uB('slipway')
        .description('Takes a machine-learning model from a commit to production traffic, and back.')
        .version(src/* VERSION */.xv)
        .showHelpAfterError('(--help lists the flags)');
    for (const step of steps) {
        const command = program.command(step.name).description(step.description);
        for (const input of step.inputs)
            command.addOption(flagOf(input));
        command.option('--json', 'print the evidence, and nothing else, on stdout');
        command.allowExcessArguments(false);
        command.action(async () => {
            const json = command.getOptionValue('json') === true;
            await run(step, textsOf(command, step), { json });
        });
    }
    return program;
}

;// CONCATENATED MODULE: ./packages/cli/src/main.ts





const say = (text) => {
    process.stderr.write(`${text}\n`);
};
/** Progress and messages go to stderr; stdout is for the result. */
const terminalLogger = {
    info: say,
    notice: (message) => {
        say(picocolors_default().dim(message));
    },
    warning: (message) => {
        say(picocolors_default().yellow(`warning: ${message}`));
    },
    debug: (message) => {
        if (process.env.SLIPWAY_DEBUG)
            say(picocolors_default().dim(message));
    },
};
const COLOURS = {
    pass: (picocolors_default()).green,
    fail: (picocolors_default()).red,
    inconclusive: (picocolors_default()).yellow,
};
/** The first line, which says the verdict, in its colour. */
function coloured({ verdict, text }) {
    const [first = '', ...rest] = text.split('\n');
    return [COLOURS[verdict](first), ...rest].join('\n');
}
function print(outcome, json) {
    if (json) {
        process.stdout.write((0,src/* stringifyJson */.sd)(outcome.statement));
    }
    else {
        process.stdout.write(`${coloured(outcome).trimEnd()}\n`);
        if (outcome.evidence !== null)
            say(picocolors_default().dim(`evidence: ${outcome.evidence}`));
    }
    if (outcome.failure !== null)
        say(picocolors_default().red(`error: ${outcome.failure}`));
    if (outcome.bug?.stack)
        say(outcome.bug.stack);
}
/**
 * The command line. Sets the exit code: 0 pass, 1 fail, 2 inconclusive, 64 wrong usage or
 * configuration, 70 a bug of ours.
 *
 * @param argv the arguments after the program's name
 */
async function main(argv) {
    const environment = (0,steps_src/* readEnvironment */.Qo)(process.env, process.cwd());
    const program = createProgram(steps_src/* STEPS */.UT, async (step, texts, { json }) => {
        const outcome = await (0,steps_src/* execute */.g7)(step, texts, environment, terminalLogger);
        print(outcome, json);
        process.exitCode = outcome.exitCode;
    });
    for (const command of [program, ...program.commands])
        command.exitOverride();
    try {
        await program.parseAsync([...argv], { from: 'user' });
    }
    catch (error) {
        if (!(error instanceof commander/* CommanderError */.b7))
            throw error;
        process.exitCode = error.exitCode === 0 ? 0 : steps_src/* EXIT */.dc.usage;
    }
}


/***/ })

};
