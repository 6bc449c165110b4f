export const id = 2049;
export const ids = [2049];
export const modules = {

/***/ 2049:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_steps__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97552);
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68690);
/* harmony import */ var picocolors__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57336);
/* harmony import */ var picocolors__WEBPACK_IMPORTED_MODULE_6___default = /*#__PURE__*/__webpack_require__.n(picocolors__WEBPACK_IMPORTED_MODULE_6__);
/* harmony import */ var _program_ts__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37738);
/* harmony import */ var _registry_program_ts__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91204);
/* harmony import */ var _registry_run_ts__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45645);







const say = (text) => {
    process.stderr.write(`${text}\n`);
};
/** Progress and messages go to stderr; stdout is for the result. */
const terminalLogger = {
    info: say,
    notice: (message) => {
        say(picocolors__WEBPACK_IMPORTED_MODULE_6___default().dim(message));
    },
    warning: (message) => {
        say(picocolors__WEBPACK_IMPORTED_MODULE_6___default().yellow(`warning: ${message}`));
    },
    debug: (message) => {
        if (process.env.SLIPWAY_DEBUG)
            say(picocolors__WEBPACK_IMPORTED_MODULE_6___default().dim(message));
    },
};
const COLOURS = {
    pass: (picocolors__WEBPACK_IMPORTED_MODULE_6___default().green),
    fail: (picocolors__WEBPACK_IMPORTED_MODULE_6___default().red),
    inconclusive: (picocolors__WEBPACK_IMPORTED_MODULE_6___default().yellow),
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
            say(picocolors__WEBPACK_IMPORTED_MODULE_6___default().dim(`evidence: ${outcome.evidence}`));
    }
    if (outcome.failure !== null)
        say(picocolors__WEBPACK_IMPORTED_MODULE_6___default().red(`error: ${outcome.failure}`));
    if (outcome.bug?.stack)
        say(outcome.bug.stack);
}
/** The server's process: a second signal ends it at once. */
async function serve(texts, { healthCheck }) {
    const { runHealthCheck, runServe } = await Promise.all(/* import() */[__webpack_require__.e(1260), __webpack_require__.e(8325), __webpack_require__.e(2897), __webpack_require__.e(4868), __webpack_require__.e(1229), __webpack_require__.e(5838)]).then(__webpack_require__.bind(__webpack_require__, 75838));
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
/** A command, those below it, and so on. */
function withDescendants(command) {
    return [command, ...command.commands.flatMap(withDescendants)];
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
    (0,_registry_program_ts__WEBPACK_IMPORTED_MODULE_4__/* .addRegistry */ .h)(program, async (call) => {
        process.exitCode = await (0,_registry_run_ts__WEBPACK_IMPORTED_MODULE_5__/* .runRegistry */ .b)(call, {
            environment,
            logger: terminalLogger,
            print: (text) => process.stdout.write(text),
            printError: (text) => {
                say(picocolors__WEBPACK_IMPORTED_MODULE_6___default().red(text));
            },
        });
    });
    for (const command of withDescendants(program))
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
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
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

/***/ 28375:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ REGISTRY_INPUTS)
/* harmony export */ });
/* harmony import */ var _slipway_steps__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97552);

/** Flags of every command of `slipway registry`. */
const REGISTRY_INPUTS = [
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .inputOnly */ .Ro)('config', {
        type: 'path',
        description: 'Configuration file; `slipway.yml` is used when it exists.',
    }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .inputOnly */ .Ro)('working-directory', {
        type: 'path',
        description: 'Folder that all paths are relative to.',
        default: '.',
    }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('registry.repository', { type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('registry.type', { name: 'registry-type' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('registry.path', { name: 'registry-path', type: 'path' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('registry.url', { name: 'registry-url' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('registry.region', { name: 'registry-region' }),
    (0,_slipway_steps__WEBPACK_IMPORTED_MODULE_0__/* .fromConfig */ .bw)('registry.artifacts'),
];


/***/ }),

/***/ 91204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ addRegistry)
/* harmony export */ });
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68690);
/* harmony import */ var _inputs_ts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28375);
/* harmony import */ var _run_ts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45645);



/** The texts of flags, under the names that were typed. */
function textsOf(command, names) {
    return names.flatMap((name) => {
        const option = command.options.find((candidate) => candidate.long === `--${name}`);
        const value = option && command.getOptionValue(option.attributeName());
        if (value === true)
            return [[name, '']];
        return typeof value === 'string' ? [[name, value]] : [];
    });
}
function addCommand(parent, definition, run) {
    const command = parent.command(definition.name).description(definition.description);
    for (const argument of definition.args)
        command.argument(argument);
    for (const { name, value, description } of definition.flags) {
        const flag = value === null ? `--${name}` : `--${name} <${value}>`;
        command.addOption(new commander__WEBPACK_IMPORTED_MODULE_0__/* .Option */ .c$(flag, description));
    }
    for (const { name, type, description } of _inputs_ts__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRY_INPUTS */ .y) {
        command.addOption(new commander__WEBPACK_IMPORTED_MODULE_0__/* .Option */ .c$(`--${name} <${type}>`, description));
    }
    command.option('--json', 'print JSON, and nothing else, on stdout');
    command.allowExcessArguments(false);
    command.action(async () => {
        const flags = new Map(textsOf(command, definition.flags.map(({ name }) => name)));
        const texts = Object.fromEntries(textsOf(command, _inputs_ts__WEBPACK_IMPORTED_MODULE_1__/* .REGISTRY_INPUTS */ .y.map(({ name }) => name)));
        const json = command.getOptionValue('json') === true;
        await run({ command: definition, args: command.args, flags, texts, json });
    });
}
/** Adds `slipway registry …` to the command line. */
function addRegistry(program, run) {
    const parent = program
        .command('registry')
        .description('Shows and checks what is registered: list, show, history, diff, verify, gc, page.');
    for (const definition of _run_ts__WEBPACK_IMPORTED_MODULE_2__/* .REGISTRY_COMMANDS */ .z)
        addCommand(parent, definition, run);
}


/***/ }),

/***/ 45645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ REGISTRY_COMMANDS),
  b: () => (/* binding */ runRegistry)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
// EXTERNAL MODULE: ./packages/steps/src/index.ts + 16 modules
var steps_src = __webpack_require__(97552);
// EXTERNAL MODULE: ./packages/registry/src/index.ts + 70 modules
var registry_src = __webpack_require__(2503);
;// CONCATENATED MODULE: ./packages/cli/src/registry/command.ts

/**
 * Arguments with `name@v1.2.3` taken apart, which is how tags call a version. `@champion` is an
 * alias, not a model without a name.
 */
function takenApart(args) {
    let model = null;
    const rest = args.map((argument) => {
        const [, name, version] = /^([^@]+)@(.+)$/.exec(argument) ?? [];
        if (name === undefined || version === undefined)
            return argument;
        if (model !== null && model !== name) {
            throw new src/* ConfigurationError */.j1('model', `"${model}" and "${name}" are two models; name one`);
        }
        model = name;
        return version;
    });
    return { model, rest };
}
/**
 * The model that the arguments name, else the one of slipway.yml, and the versions after it.
 *
 * @param most how many versions the command takes
 */
async function modelAndVersions(context, most) {
    const { model, rest } = takenApart(context.args);
    const configured = model ?? context.config.model?.name ?? null;
    const [first, ...others] = rest;
    if (model !== null || (configured !== null && (first === undefined || rest.length > most))) {
        const versions = model === null ? others : rest;
        return { state: await requireModel(context, model ?? first ?? configured ?? ''), versions };
    }
    if (first === undefined) {
        throw new src/* ConfigurationError */.j1('model', 'name one, or set model.name in slipway.yml');
    }
    const named = await context.open.registry.model(first).catch(() => null);
    if (named !== null)
        return { state: named, versions: others };
    const own = configured === null ? null : await context.open.registry.model(configured);
    if (own !== null && isVersionOf(own, first))
        return { state: own, versions: rest };
    return { state: await requireModel(context, first), versions: others };
}
/** @throws ConfigurationError for a model that is not registered */
async function requireModel(context, name) {
    const { registry } = context.open;
    const state = await registry.model(name);
    if (state !== null)
        return state;
    const names = (await registry.list()).map(({ model }) => model);
    const hint = (0,src/* didYouMean */.au)(name, names) ||
        (names.length === 0 ? '; nothing is' : `; registered are: ${names.slice(0, 20).join(', ')}`);
    throw new src/* ConfigurationError */.j1('model', `"${name}" is not registered in ${registry.description}${hint}`);
}
/**
 * The version that text names: its number, an environment, an alias (with or without `@`), or
 * `latest`.
 *
 * @throws ConfigurationError when nothing is called so
 */
function findVersion(state, text) {
    const plain = text.replace(/^(?:v(?=\d)|@)/, '');
    const assigned = state.assignments.find(({ environment }) => environment === plain);
    const wanted = state.aliases.get(plain) ?? assigned?.version ?? plain;
    const found = text === 'latest'
        ? state.versions.findLast(({ active }) => active)
        : state.versions.find(({ version }) => version === wanted);
    if (found !== undefined)
        return found;
    const known = [
        ...state.versions.map(({ version }) => version),
        ...state.aliases.keys(),
        ...state.assignments.map(({ environment }) => environment),
    ];
    const hint = (0,src/* didYouMean */.au)(plain, known) || `; there are: ${known.slice(-20).join(', ')}`;
    throw new src/* ConfigurationError */.j1('version', `${state.model} has no "${text}"${hint}`);
}
function isVersionOf(state, text) {
    try {
        return findVersion(state, text).model === state.model;
    }
    catch (error) {
        if (error instanceof src/* ConfigurationError */.j1)
            return false;
        throw error;
    }
}
/** The record of a version. @throws ConfigurationError for one that another program registered */
function requireRecord({ record, model, version }) {
    if (record !== null)
        return record;
    throw new src/* ConfigurationError */.j1('version', `${model} ${version} was registered by another program: there is nothing but its tag`);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/cli/src/registry/table.ts

/** Text from outside without what a terminal would obey. */
function clean(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text)
        .replace(/\s+/g, ' ')
        .replace(/\p{Cc}|\p{Cf}/gu, '')
        .trim();
}
const segmenter = new Intl.Segmenter();
/** Columns that text takes: East Asian wide characters and emoji take two. */
function widthOf(text) {
    let width = 0;
    for (const { segment } of segmenter.segment(text)) {
        const isWide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60]|\p{Emoji_Presentation}/u;
        width += isWide.test(segment) ? 2 : 1;
    }
    return width;
}
function pad(text, width, align = 'left') {
    const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
    return align === 'right' ? blanks + text : text + blanks;
}
/** A table for a terminal, two blanks between columns; columns without any text are left out. */
function renderTable(columns, rows) {
    const cells = rows.map((row) => columns.map((_, i) => clean(row[i] ?? '')));
    const used = columns
        .map((column, i) => ({ column, i }))
        .filter(({ i }) => cells.some((row) => row[i] !== ''));
    const widths = used.map(({ column, i }) => Math.max(widthOf(column.title), ...cells.map((row) => widthOf(row[i] ?? ''))));
    const line = (texts) => used
        .map(({ column }, place) => pad(texts[place] ?? '', widths[place] ?? 0, column.align))
        .join('  ')
        .trimEnd();
    const header = line(used.map(({ column }) => column.title));
    return [header, ...cells.map((row) => line(used.map(({ i }) => row[i] ?? '')))].join('\n');
}

;// CONCATENATED MODULE: ./packages/cli/src/registry/words.ts

/** Metrics that say most of a model, the first that it has. */
const TELLING = [
    'roc_auc',
    'f1',
    'f1_macro',
    'accuracy',
    'root_mean_squared_error',
    'mean_absolute_error',
    'r2',
];
/** `1.2 kB`, `3.0 GB`: powers of 1000. */
function bytesText(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return unit === 0 ? `${bytes} B` : `${value.toFixed(1)} ${units[unit]}`;
}
function estimateText({ value, interval }) {
    if (value === null)
        return '–';
    return interval === null
        ? (0,src/* formatNumber */.ZV)(value)
        : `${(0,src/* formatNumber */.ZV)(value)} ${(0,src/* formatInterval */.vy)(interval)}`;
}
/** The metrics that are shown in tables: those that were asked for, else a telling one. */
function shownMetrics(record, wanted) {
    const metrics = new Map(Object.entries(record?.metrics ?? {}));
    const names = wanted.length > 0 ? wanted : TELLING.filter((name) => metrics.has(name)).slice(0, 1);
    return names.flatMap((name) => {
        const metric = metrics.get(name);
        return metric === undefined ? [] : [[name, metric]];
    });
}
/** `roc_auc 0.640 [0.631, 0.649]` */
function metricsText(record, wanted) {
    return shownMetrics(record, wanted)
        .map(([name, metric]) => `${name} ${estimateText(metric)}`)
        .join(', ');
}
/** How long ago, for a table. */
function ageText(at, now) {
    if (at === null || at === undefined)
        return '';
    return (0,src/* formatDuration */.a3)(now.getTime() - new Date(at).getTime());
}
/** Environments and aliases of a model: `production 1.0.1, @champion 1.0.0`. */
function placesText({ assignments, aliases, }) {
    return [
        ...assignments.map(({ environment, version }) => `${environment} ${version}`),
        ...[...aliases].map(([alias, version]) => `@${alias} ${version}`),
    ].join(', ');
}
/** The places that one version is in: `production, @champion`. */
function placesOf(version, { assignments, aliases }) {
    return [
        ...assignments.filter((entry) => entry.version === version).map((entry) => entry.environment),
        ...[...aliases].filter(([, target]) => target === version).map(([alias]) => `@${alias}`),
    ].join(', ');
}
/** A map as JSON has it. */
function aliasesJson(aliases) {
    return Object.fromEntries(aliases);
}

;// CONCATENATED MODULE: ./packages/cli/src/registry/diff.ts





/** The evidence that is kept with a version. */
async function evidenceOf({ open }, { model, version, evidence }) {
    const files = await Promise.all(evidence.map(async ({ file }) => {
        return { path: file, text: (await open.registry.attachment(model, version, file)) ?? '' };
    }));
    return (0,registry_src/* findEvidence */.HO)(files).found;
}
function metricRow(change) {
    return [
        `${change.metric} ${change.greaterIsBetter ? '↑' : '↓'}`,
        (0,src/* formatEstimate */.eG)(change.before, change.beforeInterval),
        (0,src/* formatEstimate */.eG)(change.after, change.afterInterval),
        (0,src/* formatEstimate */.eG)(change.difference, change.differenceInterval, src/* formatSigned */.Gp),
    ];
}
function valueTable(title, changes, diff) {
    if (changes.length === 0)
        return '';
    return renderTable([{ title }, { title: diff.before }, { title: diff.after }], changes.map(({ name, before, after }) => [name, before ?? '–', after ?? '–']));
}
function signatureText({ signature }) {
    if (signature === null)
        return 'signature: not known of both';
    if (signature.length === 0)
        return 'signature: the same';
    return signature
        .map(({ breaking, words }) => `signature: ${words}${breaking ? ' (breaking)' : ''}`)
        .join('\n');
}
function textOf(diff) {
    const { model, before, after, sizeBytes, metrics, sameContent } = diff;
    const size = `size: ${bytesText(sizeBytes.before)} → ${bytesText(sizeBytes.after)}`;
    return [
        `${model}: ${before} → ${after}${sameContent ? ' (the same content)' : ''}`,
        `${size}\n${signatureText(diff)}`,
        metrics.length === 0
            ? ''
            : renderTable([
                { title: 'Metric' },
                { title: before, align: 'right' },
                { title: after, align: 'right' },
                { title: 'Difference', align: 'right' },
            ], metrics.map(metricRow)),
        valueTable('Data', diff.data, diff),
        valueTable('Parameter', diff.parameters, diff),
        valueTable('Lineage', diff.lineage, diff),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
const diff = {
    name: 'diff',
    description: 'What is different between two versions: signature, metrics, data, parameters, image.',
    args: ['[model]', '[before]', '[after]'],
    flags: [],
    run: async (context) => {
        const { state, versions } = await modelAndVersions(context, 2);
        const [first, second = 'latest'] = versions;
        if (first === undefined) {
            throw new src/* ConfigurationError */.j1('version', 'name two: `slipway registry diff <model> 1.0.0 1.1.0`');
        }
        const before = requireRecord(findVersion(state, first));
        const after = requireRecord(findVersion(state, second));
        if (before.version === after.version) {
            throw new src/* ConfigurationError */.j1('version', `"${first}" and "${second}" are the same version`);
        }
        const result = (0,registry_src/* diffVersions */.rQ)(before, after, await evidenceOf(context, after));
        return { json: result, text: textOf(result) };
    },
};

;// CONCATENATED MODULE: ./packages/cli/src/registry/gc.ts




const DEFAULT_WINDOW = 3;
function duration({ flags }, name) {
    const text = flags.get(name);
    if (text === undefined)
        return null;
    const milliseconds = (0,src/* parseDuration */.E9)(text);
    if (milliseconds !== null)
        return milliseconds;
    throw new src/* ConfigurationError */.j1(name, `"${text}" is not a duration such as 12h or 90d`);
}
function optionsOf(context) {
    const grace = duration(context, 'grace');
    return {
        rollbackWindow: context.config.registry?.['rollback-window'] ?? DEFAULT_WINDOW,
        unusedFor: duration(context, 'unused'),
        now: context.now,
        ...(grace === null ? {} : { grace }),
    };
}
function gc_textOf(plan, deleted, now) {
    const { garbage, kept, young } = plan;
    const what = (0,src/* plural */.LS)(garbage.length, 'item');
    const done = deleted ? `${what} deleted` : `${what} can go (nothing was deleted; add --delete)`;
    const recent = young.length === 0 ? '' : `, ${young.length} of no version are too young to be sure (--grace)`;
    const title = `${garbage.length === 0 ? 'nothing can go' : done}; ${kept} are needed${recent}`;
    if (garbage.length === 0)
        return title;
    const table = renderTable([
        { title: 'What' },
        { title: 'Size', align: 'right' },
        { title: 'Age', align: 'right' },
        { title: 'Why' },
    ], garbage.map(({ item, reason }) => [
        item.where,
        item.sizeBytes === null ? '' : bytesText(item.sizeBytes),
        ageText(item.storedAt?.toISOString(), now),
        reason,
    ]));
    return `${title}\n\n${table}`;
}
const gc = {
    name: 'gc',
    description: 'Finds files that no version needs: left behind by runs that died, of versions out of use. What ' +
        'an alias, an environment, its rollback window or a journal needs stays.',
    args: [],
    flags: [
        { name: 'delete', value: null, description: 'delete what was found; without it nothing is' },
        {
            name: 'unused',
            value: 'duration',
            description: 'also files of versions that are in use nowhere and older than that, e.g. 90d',
        },
        {
            name: 'grace',
            value: 'duration',
            description: 'how old files of no version must be to count as left behind (default: 24h)',
        },
    ],
    run: async (context) => {
        const { registry, repository, store } = context.open;
        if (store === null)
            return { json: null, text: 'files are not kept (registry.artifacts: none)' };
        const plan = await (0,registry_src/* planGc */.gr)(registry, repository, store, optionsOf(context));
        if (plan === null) {
            const text = `${store.description} cannot list what it keeps; nothing was looked at`;
            return { json: null, text };
        }
        const deleted = context.flags.has('delete');
        if (deleted)
            await (0,registry_src/* collectGarbage */.iO)(store, plan);
        return { json: { ...plan, deleted }, text: gc_textOf(plan, deleted, context.now) };
    },
};

;// CONCATENATED MODULE: ./packages/cli/src/registry/history.ts


const history_history = {
    name: 'history',
    description: 'What happened to a model: registrations, environments, aliases, by whom and why.',
    args: ['[model]'],
    flags: [],
    run: async (context) => {
        const { model } = (await modelAndVersions(context, 0)).state;
        const events = await context.open.registry.history(model);
        const table = renderTable([
            { title: 'When' },
            { title: 'What' },
            { title: 'Version' },
            { title: 'Where' },
            { title: 'By' },
            { title: 'Why' },
        ], events.map(({ at, kind, version, environment, alias, by, reason }) => [
            at,
            kind,
            version ?? '',
            environment ?? (alias === null ? '' : `@${alias}`),
            by,
            reason ?? '',
        ]));
        const nothing = `nothing is recorded of ${model}: another program registered it`;
        return { json: events, text: events.length === 0 ? nothing : table };
    },
};

// EXTERNAL MODULE: ./packages/cli/src/registry/inputs.ts
var inputs = __webpack_require__(28375);
;// CONCATENATED MODULE: ./packages/cli/src/registry/list.ts



const METRICS_FLAG = {
    name: 'metrics',
    value: 'names',
    description: 'metrics to show, separated by commas',
};
/** The names in the flag `metrics`. */
function wantedMetrics({ flags }) {
    return (0,steps_src/* splitLines */.uz)((flags.get('metrics') ?? '').replaceAll(',', '\n'));
}
const list = {
    name: 'list',
    description: 'All models: latest version, where versions are in use, metrics, age.',
    args: [],
    flags: [METRICS_FLAG],
    run: async (context) => {
        const { open, now } = context;
        const models = await open.registry.list();
        const wanted = wantedMetrics(context);
        const rows = models.map((entry) => [
            entry.deprecated ? `${entry.model} (deprecated)` : entry.model,
            entry.latest?.version ?? '',
            String(entry.versions),
            placesText(entry),
            metricsText(entry.latest?.record ?? null, wanted),
            ageText(entry.latest?.record?.registeredAt, now),
        ]);
        const table = renderTable([
            { title: 'Model' },
            { title: 'Latest' },
            { title: 'Versions', align: 'right' },
            { title: 'In use' },
            { title: 'Metrics of the latest' },
            { title: 'Age', align: 'right' },
        ], rows);
        return {
            json: models.map((entry) => ({ ...entry, aliases: aliasesJson(entry.aliases) })),
            text: models.length === 0 ? `no models in ${open.registry.description}` : table,
        };
    },
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/cli/src/registry/page.ts



const page = {
    name: 'page',
    description: 'Writes the registry as one HTML page: versions, metrics over versions, lineage.',
    args: [],
    flags: [{ name: 'output', value: 'path', description: 'the file (default: registry.html)' }],
    run: async ({ open, workspace, flags, now }) => {
        const { registry } = open;
        const names = (await registry.list()).map(({ model }) => model);
        const states = await Promise.all(names.map((name) => registry.model(name)));
        const models = states.filter((state) => state !== null);
        const file = workspace.absolute(flags.get('output') ?? 'registry.html');
        try {
            await (0,promises_.writeFile)(file, (0,registry_src/* renderPage */.Cf)(models, registry.description, now));
        }
        catch (error) {
            throw new src/* InputError */.dz('output', `${file} cannot be written: ${(0,src/* messageOf */.bD)(error)}`);
        }
        return { json: { file, models: models.length }, text: file };
    },
};

;// CONCATENATED MODULE: ./packages/cli/src/registry/show.ts





function showModel(state, context) {
    const wanted = wantedMetrics(context);
    const newest = [...state.versions].reverse();
    const table = renderTable([
        { title: 'Version' },
        { title: 'In use' },
        { title: 'Metrics' },
        { title: 'Size', align: 'right' },
        { title: 'Age', align: 'right' },
        { title: 'By' },
        { title: '' },
    ], newest.map(({ version, record, active }) => [
        version,
        placesOf(version, state),
        metricsText(record, wanted),
        record === null ? '' : bytesText(record.sizeBytes),
        ageText(record?.registeredAt, context.now),
        record?.by.name ?? '',
        active ? '' : 'out of use',
    ]));
    const title = `${clean(state.model)}${state.deprecated ? ' (deprecated)' : ''}`;
    return {
        json: { ...state, aliases: aliasesJson(state.aliases) },
        text: `${title}\n\n${table}`,
    };
}
function factsOf(entry, record, state) {
    const { lineage, artifact } = record;
    return [
        ['digest', `sha256:${record.digest.sha256}`],
        ['tag', entry.tag ?? ''],
        ['in use', placesOf(entry.version, state)],
        ['number', record.versionReason],
        ['before', record.previous ?? ''],
        ['registered', `${record.registeredAt} by ${record.by.name}`],
        ['size', `${bytesText(record.sizeBytes)} in ${(0,src/* plural */.LS)(record.files.length, 'file')}`],
        ['files', artifact === null ? 'not kept' : `${artifact.store} ${artifact.uri}`],
        ['code', lineage.commit?.sha ?? ''],
        ['run', lineage.run ?? record.by.run ?? ''],
        ['image', lineage.image ?? ''],
        ...lineage.data.map(({ name, uri, sha256 }) => {
            return [name, sha256 === null ? uri : `${uri} sha256:${sha256.slice(0, 12)}…`];
        }),
        ...Object.entries(lineage.parameters).map(([name, value]) => [name, JSON.stringify(value)]),
        ...record.evidence.map(({ action, id, verdict, headline }) => {
            return [id === null ? action : `${action} (${id})`, `${verdict}: ${headline}`];
        }),
    ].filter(([, value]) => value !== '');
}
function showVersion(entry, state) {
    const { record, model, version, active } = entry;
    const title = `${clean(model)} ${version}${active ? '' : ' (out of use)'}`;
    if (record === null) {
        return {
            json: entry,
            text: `${title}\n\nregistered by another program, by the tag ${entry.tag}`,
        };
    }
    const tensors = [
        ...(record.signature?.inputs ?? []).map((tensor) => ['input', tensor]),
        ...(record.signature?.outputs ?? []).map((tensor) => ['output', tensor]),
    ];
    const parts = [
        title,
        renderTable([{ title: '' }, { title: '' }], factsOf(entry, record, state)).trimStart(),
        tensors.length === 0
            ? ''
            : renderTable([{ title: 'Side' }, { title: 'Tensor' }, { title: 'Type' }, { title: 'Shape' }], tensors.map(([side, { name, type, shape }]) => [
                side,
                name,
                type,
                shape === null ? 'any' : `[${shape.map((size) => size ?? '?').join(', ')}]`,
            ])),
        Object.keys(record.metrics).length === 0
            ? ''
            : renderTable([{ title: 'Metric' }, { title: 'Value', align: 'right' }], Object.entries(record.metrics).map(([name, metric]) => [name, estimateText(metric)])),
    ];
    return { json: entry, text: parts.filter((part) => part !== '').join('\n\n') };
}
const show = {
    name: 'show',
    description: 'The versions of a model, or one of them: a number, an environment, an alias, or `latest`.',
    args: ['[model]', '[version]'],
    flags: [METRICS_FLAG],
    run: async (context) => {
        const { state, versions } = await modelAndVersions(context, 1);
        const [version] = versions;
        return version === undefined
            ? showModel(state, context)
            : showVersion(findVersion(state, version), state);
    },
};

;// CONCATENATED MODULE: ./packages/cli/src/registry/verify.ts





async function statesOf(context) {
    const models = await context.open.registry.list();
    const states = await Promise.all(models.map(({ model }) => context.open.registry.model(model)));
    return states.filter((state) => state !== null);
}
const WORDS = {
    pass: 'as registered',
    fail: 'NOT as registered',
    inconclusive: 'could not be checked',
};
function verify_textOf(results, verdict) {
    const versions = new Set(results.map(({ model, version }) => `${model} ${version}`)).size;
    const bad = results.filter((result) => result.verdict !== 'pass');
    const title = `${verdict}: ${(0,src/* plural */.LS)(versions, 'version')}, ${(0,src/* plural */.LS)(results.length, 'check')}: ${bad.length === 0 ? WORDS.pass : `${bad.length} ${WORDS[verdict]}`}`;
    if (bad.length === 0)
        return title;
    const table = renderTable([
        { title: 'Result' },
        { title: 'Model' },
        { title: 'Version' },
        { title: 'Check' },
        { title: 'What' },
    ], bad.map(({ verdict: result, model, version, check, detail }) => {
        return [result, model, version, check, detail];
    }));
    return `${title}\n\n${table}`;
}
const verify = {
    name: 'verify',
    description: 'Reads every byte of the files of all versions (or of one model, one version), and checks ' +
        'digests, evidence, tags and signatures.',
    args: ['[model]', '[version]'],
    flags: [],
    run: async (context) => {
        const isNamed = context.args.length > 0;
        const named = isNamed ? await modelAndVersions(context, 1) : null;
        const states = named === null ? await statesOf(context) : [named.state];
        const [version] = named?.versions ?? [];
        const results = [];
        for (const state of states) {
            const only = version === undefined ? null : findVersion(state, version).version;
            results.push(...(await (0,registry_src/* verifyModel */.HB)(context.open, state, only)));
        }
        const verdict = (0,src/* worstVerdict */.zP)(results.map((result) => result.verdict));
        return { json: { verdict, results }, text: verify_textOf(results, verdict), exitCode: steps_src/* EXIT */.dc[verdict] };
    },
};

;// CONCATENATED MODULE: ./packages/cli/src/registry/run.ts










const REGISTRY_COMMANDS = [
    list,
    show,
    history_history,
    diff,
    verify,
    gc,
    page,
];
async function run(call, { environment, logger, print }) {
    const options = (0,steps_src/* readOptions */.Tt)(inputs/* REGISTRY_INPUTS */.y, call.texts);
    const workspace = new src/* Workspace */.aR(environment.root, options.get('working-directory'));
    const config = (0,steps_src/* readConfig */.Xg)(inputs/* REGISTRY_INPUTS */.y, call.texts, workspace, options.get('config') ?? '');
    const open = await (0,steps_src/* openRegistry */.Me)({ config, workspace, environment, logger });
    try {
        const { args, flags, command } = call;
        const context = { open, config, workspace, args, flags, now: new Date() };
        const { json, text, exitCode = steps_src/* EXIT */.dc.pass } = await command.run(context);
        print(call.json ? (0,src/* stringifyJson */.sd)(json) : `${text}\n`);
        return exitCode;
    }
    finally {
        await open.registry.close();
    }
}
/**
 * Runs a command of `slipway registry`.
 *
 * @returns the exit code: 0; 1 or 2 as `verify` finds; 2 when the registry cannot be read, 64 for
 *   wrong usage, 70 for a bug of ours
 */
async function runRegistry(call, host) {
    try {
        return await run(call, host);
    }
    catch (error) {
        if (error instanceof src/* UserError */.yo) {
            host.printError(`error: ${error.message}`);
            return error instanceof src/* ConfigurationError */.j1 ? steps_src/* EXIT */.dc.usage : steps_src/* EXIT */.dc.inconclusive;
        }
        const trace = Error.isError(error) ? (error.stack ?? error.message) : (0,src/* messageOf */.bD)(error);
        host.printError(`internal error (a bug in Slipway, please report it): ${trace}`);
        return steps_src/* EXIT */.dc.bug;
    }
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
