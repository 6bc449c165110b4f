export const id = 552;
export const ids = [552];
export const modules = {

/***/ 84178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W$: () => (/* reexport */ COMMENT_LIMIT),
  WX: () => (/* reexport */ renderActionSection),
  K2: () => (/* reexport */ renderHtml),
  RV: () => (/* reexport */ renderJunit),
  Gc: () => (/* reexport */ renderMarkdown),
  Br: () => (/* reexport */ renderSummary),
  S5: () => (/* reexport */ renderText),
  rw: () => (/* reexport */ reportFrom),
  J9: () => (/* reexport */ reportHeadline),
  st: () => (/* reexport */ selectEvidence),
  dC: () => (/* reexport */ summaryLine)
});

// UNUSED EXPORTS: PLOT_KINDS, SUMMARY_LIMIT, plotsOf, renderSvg

;// CONCATENATED MODULE: ./packages/report/src/document/document.ts
const document_PLOT_KINDS = (/* unused pure expression or super */ null && ([
    'roc',
    'precision-recall',
    'calibration',
    'difference-intervals',
    'slice-intervals',
    'confusion-matrix',
    'champion-confusion-matrix',
    'residuals',
    'drift-effects',
    'drift-histogram',
]));
/** What matters most has the smallest number; the largest are dropped first. */
const PRIORITIES = {
    reasons: 1,
    models: 5,
    headlines: 6,
    gates: 10,
    metrics: 20,
    drift: 25,
    image: 28,
    checks: 30,
    quality: 35,
    waivers: 38,
    slices: 40,
    notes: 45,
    remarks: 46,
    steadyColumns: 60,
    model: 70,
    provenance: 80,
};
const code = (text, limit) => limit === undefined ? { code: text } : { code: text, limit };
const value = (text) => ({ value: text });
/** Joins lines with a separator in between. */
function join(parts, separator) {
    return parts.flatMap((part, i) => (i === 0 ? [...part] : [separator, ...part]));
}

// EXTERNAL MODULE: ./packages/core/src/index.ts + 36 modules
var src = __webpack_require__(27081);
;// CONCATENATED MODULE: ./packages/report/src/display/words.ts

/** The symbol of a verdict; it always stands beside its word. */
const VERDICT_SYMBOLS = {
    pass: '✅',
    fail: '❌',
    inconclusive: '⚪',
};
/** The order in which verdicts are listed: what needs somebody comes first. */
const VERDICT_ORDER = { fail: 0, inconclusive: 1, pass: 2 };
/** Coloured dots for surfaces without a style sheet; a word always stands beside them. */
const TONE_SYMBOLS = {
    good: '🟢',
    bad: '🔴',
    warn: '🟡',
    neutral: '⚪',
};
/** The actions in the order of the journey from commit to production; others follow. */
const ACTION_ORDER = [
    'validate',
    'scan-model',
    'evaluate',
    'drift',
    'build-image',
    'scan-image',
    'register',
    'promote',
    'rollback',
    'monitor',
];
/** Sorts action names in the order of the journey. */
function compareActions(a, b) {
    const rank = (action) => {
        const index = ACTION_ORDER.indexOf(action);
        return index === -1 ? ACTION_ORDER.length : index;
    };
    return rank(a) - rank(b) || compareText(a, b);
}
/** Sorts text by code units: the same on every machine. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** `2 of 7 gates`. */
function ofTotal(part, total, noun) {
    return `${(0,src/* formatCount */.B4)(part)} of ${(0,src/* plural */.LS)(total, noun)}`;
}
/** The first twelve digits of a digest; enough for people, never for a decision. */
function shortDigest(sha256) {
    return sha256.slice(0, 12);
}

;// CONCATENATED MODULE: ./packages/report/src/display/numbers.ts

/** Decimals are never more than this; smaller numbers are written with an exponent. */
const MAX_DECIMALS = 6;
const formatters = new Map();
function formatter(decimals, signed) {
    const key = `${decimals}${signed ? '+' : ''}`;
    let found = formatters.get(key);
    if (found === undefined) {
        found = new Intl.NumberFormat('en-US', {
            minimumFractionDigits: decimals,
            maximumFractionDigits: decimals,
            signDisplay: signed ? 'exceptZero' : 'negative',
        });
        formatters.set(key, found);
    }
    return found;
}
/** The typographic minus sign, which is as wide as a digit. */
function withMinus(text) {
    return text.replaceAll('-', '−');
}
/** A number with exactly `decimals` decimals, groups of three digits and a true minus sign. */
function formatFixed(value, decimals, signed = false) {
    return withMinus(formatter(decimals, signed).format(value));
}
function formatExponent(value, signed) {
    if (value === 0)
        return '0';
    return (signed && value > 0 ? '+' : '') + withMinus(value.toExponential(2));
}
/** Whether decimals are the wrong way to write these numbers. */
function needsExponent(values) {
    const largest = Math.max(...values.map(Math.abs));
    return largest >= 1e15 || (largest > 0 && largest < 1e-4);
}
/** Decimals that show a number to `digits` significant digits. */
function decimalsOf(value, digits) {
    if (value === 0)
        return 0;
    const decimals = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
    return Math.min(MAX_DECIMALS, Math.max(0, decimals));
}
/** Decimals that show an interval's width to two digits: 3 for [0.733, 0.749]. */
function decimalsOfWidth([low, high]) {
    return high > low ? decimalsOf(high - low, 2) : null;
}
/**
 * Decimals for numbers that are read together (a value and its interval, a row of a table): as
 * the narrowest interval asks, else four significant digits of the smallest value.
 */
function commonDecimals(values, intervals) {
    const widths = intervals
        .map((interval) => (interval === null ? null : decimalsOfWidth(interval)))
        .filter((decimals) => decimals !== null);
    if (widths.length > 0)
        return Math.max(...widths);
    const needed = values
        .filter((value) => value !== null)
        .map((value) => (Number.isInteger(value) ? 0 : decimalsOf(value, 4)));
    return Math.max(0, ...needed);
}
/** A value and its interval with the same decimals: `0.741 [0.733, 0.749]`, or without it. */
function formatEstimate(value, interval, decimals = commonDecimals([value], [interval]), signed = false) {
    const all = interval === null ? [value] : [value, ...interval];
    const write = needsExponent(all)
        ? (number) => formatExponent(number, signed)
        : (number) => formatFixed(number, decimals, signed);
    if (interval === null)
        return write(value);
    return `${write(value)} [${write(interval[0])}, ${write(interval[1])}]`;
}
/** A limit as the user would write it: no rounding that a reader could notice. */
function formatLimit(value) {
    return withMinus((0,src/* formatNumber */.ZV)(value, 6));
}
/**
 * An observed value beside the limit it was compared with: enough decimals that the two never
 * look equal when they are not (0.79996 against 0.8).
 */
function decimalsAgainst(value, limit, decimals) {
    if (limit === null || value === limit)
        return decimals;
    let enough = decimals;
    const same = () => Number(value.toFixed(enough)) === Number(limit.toFixed(enough));
    while (enough < 12 && same())
        enough++;
    return enough;
}
/** A number that stands alone: four significant digits, whole thousands in groups. */
function formatValue(value) {
    const size = Math.abs(value);
    if (size >= 1000 && size < 1e15)
        return formatFixed(value, 0);
    return withMinus((0,src/* formatNumber */.ZV)(value));
}
/** A p-value: three decimals, and `< 0.001` below that. */
function formatPValue(p) {
    return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
/** A share as a percentage: `12.4%`; `< 0.1%` where rounding would say none. */
function formatPercent(share) {
    if (share > 0 && share < 0.0005)
        return '< 0.1%';
    if (share < 1 && share > 0.9995)
        return '> 99.9%';
    return `${(0,src/* formatNumber */.ZV)(Math.round(share * 1000) / 10)}%`;
}
/** Bytes in units of 1000: `412 kB`. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let size = bytes;
    let unit = 0;
    while (size >= 999.5 && unit < units.length - 1) {
        size /= 1000;
        unit++;
    }
    return `${(0,src/* formatNumber */.ZV)(size, 3)} ${units[unit] ?? 'B'}`;
}
/** The confidence as it is named in a heading: `95%`. */
function formatConfidence(confidence) {
    return `${(0,src/* formatNumber */.ZV)(Math.round(confidence * 1e6) / 1e4)}%`;
}

;// CONCATENATED MODULE: ./packages/report/src/escape/clean.ts
/**
 * Foreign text (model and column names, class labels, reasons, paths …) before it is escaped for
 * a surface: well-formed, on one line, without invisible characters, and of bounded length. Every
 * escape module starts from here.
 */
/** Longest name (model, column, class, file) that is shown, in characters. */
const NAME_LIMIT = 80;
/** Longest gate line that is shown. */
const GATE_LIMIT = 160;
/** Longest sentence (reason, headline, note) that is shown. */
const PROSE_LIMIT = 400;
/** Line ends of Unicode (UAX #14), CR LF as one. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
/**
 * Control and format characters (bidirectional overrides, zero-width spaces, tags), private and
 * unassigned code points: what is in a text without being seen. The joiners U+200C and U+200D
 * stay, since scripts and emoji need them.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
function codePointName(char) {
    const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${hex}⟩`;
}
/** At most `limit` code points, the last of them `…` where something was cut. */
function cap(text, limit) {
    if (text.length <= limit)
        return text;
    const points = Array.from(text.slice(0, 2 * limit + 2));
    return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}
/** Cuts early what is far too long, so that ten megabytes cost no more than one kilobyte. */
function bounded(text, limit) {
    return text.length > 4 * limit ? `${text.slice(0, 4 * limit)}…` : text;
}
/**
 * A sentence on one line: white space collapsed, invisible characters written as `⟨U+202E⟩`, at
 * most `limit` characters.
 */
function cleanProse(text, limit = PROSE_LIMIT) {
    const line = bounded(text, limit)
        .toWellFormed()
        .replace(LINE_ENDS, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(INVISIBLE, codePointName);
    return cap(line, limit);
}
/**
 * A name on one line that still shows what is special about it: line ends are `↵`, tabs `⇥`,
 * blanks at either end `␣`, invisible characters `⟨U+202E⟩`, nothing at all is `(empty)`.
 */
function cleanName(text, limit = NAME_LIMIT) {
    if (text === '')
        return '(empty)';
    const line = bounded(text, limit)
        .toWellFormed()
        .replace(LINE_ENDS, '↵')
        .replaceAll('\t', '⇥')
        .replace(INVISIBLE, codePointName)
        .replace(/^\s+|\s+$/gu, (blanks) => '␣'.repeat(blanks.length))
        .replace(/\s/gu, ' ');
    return cap(line, limit);
}
/** Part of a line: a sentence that keeps one blank at either end where it has any. */
function cleanPiece(text, limit = PROSE_LIMIT) {
    const words = cleanProse(text, limit);
    if (words === '')
        return text === '' ? '' : ' ';
    return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
}

;// CONCATENATED MODULE: ./packages/report/src/document/table.ts


/** The first `limit` items, and what the others are in words (null when there are none). */
function firstOf(items, limit, noun) {
    const rest = items.length - limit;
    if (rest <= 0)
        return { shown: items, more: null };
    return { shown: items.slice(0, limit), more: `${(0,src/* plural */.LS)(rest, `more ${noun}`)} not shown` };
}
/** What needs somebody comes first; the order stays otherwise. */
function worstFirst(items) {
    return [...items].sort((a, b) => VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict]);
}
/** How many of each verdict, worst first: `1 failed, 2 inconclusive, 40 passed`. */
function countVerdicts(items) {
    const words = [
        ['fail', 'failed'],
        ['inconclusive', 'inconclusive'],
        ['pass', 'passed'],
    ];
    return words
        .map(([verdict, word]) => [
        items.filter((item) => item.verdict === verdict).length,
        word,
    ])
        .filter(([count]) => count > 0)
        .map(([count, word]) => `${(0,src/* formatCount */.B4)(count)} ${word}`)
        .join(', ');
}
/** A table without the columns in which no row has anything. */
function makeTable(caption, columns, rows, more = null) {
    const used = columns.map((_, i) => rows.some((row) => (row[i] ?? []).length > 0));
    return {
        kind: 'table',
        caption,
        columns: columns.filter((_, i) => used[i]),
        rows: rows.map((row) => columns.map((_, i) => row[i] ?? []).filter((_, i) => used[i])),
        more,
    };
}
/** A cell for text that may be absent. */
function optional(text) {
    return text === null || text === '' ? [] : [text];
}

;// CONCATENATED MODULE: ./packages/report/src/document/checks.ts





/** A value that a check saw or wanted: a number of ours, or text from the model. */
function checkValue(scalar) {
    if (scalar === null)
        return [];
    if (typeof scalar === 'number')
        return [value(formatValue(scalar))];
    return typeof scalar === 'boolean' ? [scalar ? 'yes' : 'no'] : [code(scalar, 60)];
}
/** The checks of a model file, failures first; null when there are none. */
function checkSection(predicate, profile) {
    if (predicate.checks.length === 0)
        return null;
    const checks = worstFirst(predicate.checks);
    const { shown, more } = firstOf(checks, profile.rows.checks, 'check');
    const table = makeTable('Checks of the model file', [
        { title: 'Result', align: 'left' },
        { title: 'Check', align: 'left' },
        { title: 'Observed', align: 'right' },
        { title: 'Limit', align: 'right' },
        { title: 'Why', align: 'left', terminal: false },
    ], shown.map((check) => [
        [{ verdict: check.verdict }],
        [code(check.check, GATE_LIMIT)],
        checkValue(check.observed),
        checkValue(check.limit),
        optional(check.reason),
    ]), more);
    return {
        title: 'Model checks',
        subtitle: [countVerdicts(checks)],
        blocks: [table],
        collapsed: profile.compact && checks.every((check) => check.verdict === 'pass'),
        priority: PRIORITIES.checks,
    };
}
function shapeText(shape) {
    if (shape === null)
        return 'unknown';
    return `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}
function signatureTable(description, limit) {
    const tensors = [
        ...description.inputs.map((tensor) => ({ side: 'input', tensor })),
        ...description.outputs.map((tensor) => ({ side: 'output', tensor })),
    ];
    const { shown, more } = firstOf(tensors, limit, 'tensor');
    return makeTable('Inputs and outputs of the model', [
        { title: 'Side', align: 'left' },
        { title: 'Tensor', align: 'left' },
        { title: 'Type', align: 'left' },
        { title: 'Shape', align: 'left' },
    ], shown.map(({ side, tensor }) => [
        [side],
        [code(tensor.name)],
        [code(tensor.type, 40)],
        [code(shapeText(tensor.shape))],
    ]), more);
}
function modelFacts(description) {
    const facts = [
        [code(description.format, 20)],
        [value(formatBytes(description.sizeBytes))],
    ];
    if (description.irVersion !== null)
        facts.push([`IR ${description.irVersion}`]);
    for (const { domain, version } of description.opsets.slice(0, 8)) {
        facts.push(['opset ', code(domain === '' ? 'ai.onnx' : domain, 40), ` ${version}`]);
    }
    if (description.nodes !== null)
        facts.push([`${(0,src/* formatCount */.B4)(description.nodes)} nodes`]);
    if (description.producer !== null)
        facts.push(['made by ', code(description.producer, 40)]);
    return join(facts, ' · ');
}
/** What the model file says of itself; null when it could not be read. */
function modelSection(predicate, profile) {
    if (predicate.description === null)
        return null;
    return {
        title: 'Model',
        subtitle: modelFacts(predicate.description),
        blocks: [signatureTable(predicate.description, profile.rows.inputs)],
        collapsed: true,
        priority: PRIORITIES.model,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/display/spark.ts
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** Merges neighbouring bins until at most `bins` are left. */
function mergeBins(counts, bins) {
    if (counts.length <= bins)
        return [...counts];
    const merged = new Array(bins).fill(0);
    for (const [i, count] of counts.entries()) {
        const at = Math.floor((i * bins) / counts.length);
        merged[at] = (merged[at] ?? 0) + count;
    }
    return merged;
}
/**
 * A histogram as a line of text, tallest bar full height: `▁▂▅█▃`. An empty bin is the lowest
 * bar, so that every bin keeps its place.
 */
function sparkline(counts, bins = 10) {
    const merged = mergeBins(counts, bins);
    const tallest = Math.max(0, ...merged);
    if (tallest === 0)
        return '';
    return merged
        .map((count) => BARS[Math.round((count / tallest) * (BARS.length - 1))] ?? '▁')
        .join('');
}
/** Shares of a total; all zero when there is none. */
function shares(counts) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total > 0 ? count / total : 0));
}

;// CONCATENATED MODULE: ./packages/report/src/document/drift.ts






function stateOf(column) {
    if (column.drifted === true)
        return 'drifted';
    if (column.drifted === false)
        return 'stable';
    return column.compared ? 'undecided' : 'left out';
}
const STATE_ORDER = {
    drifted: 0,
    undecided: 1,
    stable: 2,
    'left out': 3,
};
/** How far the effect is beyond its threshold; 1 is at the threshold. */
function effectRatio({ effect, threshold }) {
    if (effect === null || threshold === null)
        return 0;
    if (threshold > 0)
        return effect / threshold;
    return effect > 0 ? Number.MAX_VALUE : 0;
}
/** All columns: drifted first, each group by its effect. */
function orderedColumns(predicate) {
    return Object.entries(predicate.columns)
        .map(([name, column]) => ({ name, column, state: stateOf(column) }))
        .sort((a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
        effectRatio(b.column) - effectRatio(a.column) ||
        compareText(a.name, b.name));
}
const STATE_TONES = {
    drifted: 'bad',
    stable: 'good',
    undecided: 'neutral',
    'left out': 'neutral',
};
/** The category whose share changed most, in words; null when none did. */
function changedCategory(histogram) {
    const [before, after] = [shares(histogram.reference), shares(histogram.current)];
    const changes = histogram.categories.map((category, i) => ({
        category,
        before: before[i] ?? 0,
        after: after[i] ?? 0,
    }));
    const size = (change) => Math.abs(change.after - change.before);
    const largest = changes.sort((a, b) => size(b) - size(a))[0];
    if (largest === undefined || size(largest) === 0)
        return [];
    return [
        code(largest.category, 24),
        ' ',
        value(`${formatPercent(largest.before)} → ${formatPercent(largest.after)}`),
    ];
}
/** Reference → current in a few characters. */
function change({ histogram }) {
    if (histogram === null)
        return [];
    if (histogram.kind === 'categorical')
        return changedCategory(histogram);
    const [before, after] = [sparkline(histogram.reference), sparkline(histogram.current)];
    return before === '' || after === '' ? [] : [`${before} → ${after}`];
}
/** How many values are missing, where any are. */
function missing({ rows, missing: gone }) {
    if (gone.reference === 0 && gone.current === 0)
        return [];
    const rate = (count, total) => total === 0 ? '—' : formatPercent(count / total);
    return [value(`${rate(gone.reference, rows.reference)} → ${rate(gone.current, rows.current)}`)];
}
const number = (given) => given === null ? [] : [value(formatValue(given))];
function columnRow({ name, column, state }) {
    const { adjustedPValue } = column;
    return [
        [{ tone: STATE_TONES[state], words: state }],
        [code(name)],
        [column.type],
        optional(column.method),
        number(column.effect),
        number(column.threshold),
        adjustedPValue === null ? [] : [value(formatPValue(adjustedPValue))],
        change(column),
        missing(column),
        optional(column.reason),
    ];
}
/** Columns as a table; their order is the caller's. */
function columnTable(caption, columns, limit) {
    const { shown, more } = firstOf(columns, limit, 'column');
    return makeTable(caption, [
        { title: 'Result', align: 'left' },
        { title: 'Column', align: 'left' },
        { title: 'Type', align: 'left', terminal: false },
        { title: 'Method', align: 'left' },
        { title: 'Effect', align: 'right' },
        { title: 'Threshold', align: 'right' },
        { title: 'p (adjusted)', align: 'right', hint: 'Benjamini–Hochberg over all columns' },
        { title: 'Reference → current', align: 'left', terminal: false, page: false },
        { title: 'Missing', align: 'right', terminal: false, hint: 'reference → current' },
        { title: 'Why', align: 'left', terminal: false },
    ], shown.map(columnRow), more);
}
function count(columns, state) {
    return columns.filter((column) => column.state === state).length;
}
/** `2 of 31 columns drifted`: of those that could be decided. */
function driftCount(predicate) {
    const columns = orderedColumns(predicate);
    const drifted = count(columns, 'drifted');
    const decided = drifted + count(columns, 'stable');
    return decided === 0 ? 'no column was decided' : `${ofTotal(drifted, decided, 'column')} drifted`;
}
function rowsOf(columns) {
    const side = (which) => columns.reduce((most, { column }) => Math.max(most, column.rows[which]), 0);
    if (columns.length === 0)
        return null;
    return `${(0,src/* formatCount */.B4)(side('reference'))} reference rows, ${(0,src/* formatCount */.B4)(side('current'))} current`;
}
function driftSubtitle(predicate, columns) {
    const parts = [driftCount(predicate)];
    for (const state of ['undecided', 'left out']) {
        const columnsInState = count(columns, state);
        if (columnsInState > 0)
            parts.push(`${(0,src/* formatCount */.B4)(columnsInState)} ${state}`);
    }
    if (predicate.driftedShare !== null)
        parts.push(`share ${formatPercent(predicate.driftedShare)}`);
    const rows = rowsOf(columns);
    if (rows !== null)
        parts.push(rows);
    parts.push(`α ${(0,src/* formatNumber */.ZV)(predicate.alpha)}`);
    return [parts.join(' · ')];
}
/** One table of all columns; where drift needs attention, the others are a section of their own. */
function driftSections(predicate, figures, profile) {
    const columns = orderedColumns(predicate);
    if (columns.length === 0)
        return [];
    const subtitle = driftSubtitle(predicate, columns);
    const whole = {
        title: 'Drift',
        subtitle,
        blocks: [
            ...(figures.length === 0 ? [] : [{ kind: 'gallery', figures }]),
            columnTable('Columns, drifted first', columns, profile.rows.columns),
        ],
        collapsed: profile.compact,
        priority: PRIORITIES.drift,
    };
    const first = columns.filter(({ state }) => state === 'drifted' || state === 'undecided');
    if (!profile.compact || predicate.verdict === 'pass' || first.length === 0)
        return [whole];
    const table = columnTable('Drifted and undecided columns', first, profile.rows.columns);
    return [
        { ...whole, blocks: [table], collapsed: false },
        ...steadySections(columns.slice(first.length), profile),
    ];
}
/** The columns that did not drift, folded away. */
function steadySections(columns, profile) {
    if (columns.length === 0)
        return [];
    const title = `Columns without drift (${(0,src/* formatCount */.B4)(columns.length)})`;
    return [
        {
            title,
            subtitle: null,
            blocks: [columnTable('Columns without drift', columns, profile.rows.columns)],
            collapsed: true,
            priority: PRIORITIES.steadyColumns,
        },
    ];
}
const SEVERITY_ORDER = { fail: 0, warn: 1, note: 2 };
const SEVERITY_TONES = {
    fail: 'bad',
    warn: 'warn',
    note: 'neutral',
};
/** The findings about the data's quality, failures first; null when there are none. */
function qualitySection(predicate, profile) {
    const findings = [...predicate.quality].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
    if (findings.length === 0)
        return null;
    const { shown, more } = firstOf(findings, profile.rows.findings, 'finding');
    const table = makeTable('Data quality findings', [
        { title: 'Severity', align: 'left' },
        { title: 'Column', align: 'left' },
        { title: 'Code', align: 'left' },
        { title: 'Reference', align: 'right', terminal: false },
        { title: 'Current', align: 'right', terminal: false },
        { title: 'Finding', align: 'left' },
    ], shown.map((finding) => [
        [{ tone: SEVERITY_TONES[finding.severity], words: finding.severity }],
        finding.column === null ? [] : [code(finding.column)],
        [code(finding.code, 40)],
        number(finding.reference),
        number(finding.current),
        [finding.message],
    ]), more);
    return {
        title: 'Data quality',
        subtitle: [severityCounts(findings)],
        blocks: [table],
        collapsed: profile.compact && findings.every((finding) => finding.severity === 'note'),
        priority: PRIORITIES.quality,
    };
}
function severityCounts(findings) {
    const words = { fail: 'failure', warn: 'warning', note: 'note' };
    return ['fail', 'warn', 'note']
        .map((severity) => ({
        words: words[severity],
        count: findings.filter((finding) => finding.severity === severity).length,
    }))
        .filter((entry) => entry.count > 0)
        .map((entry) => (0,src/* plural */.LS)(entry.count, entry.words))
        .join(', ');
}
/** Names of the drifted columns for one line: at most three, then how many more. */
function driftedNames(predicate) {
    const drifted = orderedColumns(predicate).filter(({ state }) => state === 'drifted');
    const names = drifted.slice(0, 3).map(({ name }) => code(name, 40));
    const rest = drifted.length - names.length;
    return [
        ...names.flatMap((name, i) => (i === 0 ? [name] : [', ', name])),
        ...(rest > 0 ? [` and ${(0,src/* formatCount */.B4)(rest)} more`] : []),
    ];
}

;// CONCATENATED MODULE: ./packages/report/src/document/gates.ts





function gatesOf(statements) {
    return statements.flatMap((statement) => statement.predicate.gates.map((gate) => ({ ...gate, action: (0,src/* actionOf */.qj)(statement) })));
}
/** The parsed line, or null for a line of another version or of one value of a slice. */
function tryParse(gate) {
    try {
        return (0,src/* parseGate */.Xi)(gate);
    }
    catch {
        return null;
    }
}
/** Whether observed and limit are differences from the champion. */
function isAgainstChampion(gate) {
    const parsed = tryParse(gate);
    return parsed === null ? /\bchampion\b/.test(gate) : (0,src/* isRelative */.Go)(parsed);
}
/** Whether the gate is about part of the rows. */
function isAboutSlice(gate) {
    const parsed = tryParse(gate);
    return parsed === null
        ? /\s(?:on|where)\s/.test(gate)
        : parsed.on.length > 0 || parsed.where !== null;
}
/** The observed value as it is written beside its limit; null when there is none. */
function formatObserved(gate) {
    const { observed, interval, limit } = gate;
    if (observed === null)
        return null;
    const signed = isAgainstChampion(gate.gate);
    const common = commonDecimals([observed], [interval]);
    const decimals = decimalsAgainst(observed, limit, common);
    const isPlain = interval === null && decimals === common;
    const plain = signed ? src/* formatSigned */.Gp : formatValue;
    const text = isPlain ? plain(observed) : formatEstimate(observed, interval, decimals, signed);
    return signed ? `Δ ${text}` : text;
}
/** The limit as it is written beside the observed value; null when there is none. */
function formatGateLimit(gate) {
    if (gate.limit === null)
        return null;
    const comparison = />=|<=|==|!=|>|</.exec(gate.gate)?.[0];
    const signs = { '>=': '≥ ', '<=': '≤ ', '==': '= ', '!=': '≠ ' };
    const sign = comparison === undefined ? '' : (signs[comparison] ?? `${comparison} `);
    const text = formatLimit(gate.limit);
    if (!isAgainstChampion(gate.gate))
        return `${sign}${text}`;
    return withinMargin(gate.gate) ?? `Δ ${sign}${gate.limit > 0 ? '+' : ''}${text}`;
}
function withinMargin(gate) {
    const margin = /\bwithin\s+(\S+)\s+of\b/.exec(gate)?.[1];
    return margin === undefined || !Number.isFinite(Number(margin))
        ? null
        : `|Δ| ≤ ${formatLimit(Number(margin))}`;
}
/** `observed 0.412 [0.398, 0.426], limit ≥ 0.6`, without the parts that do not exist. */
function observation(gate) {
    const observed = formatObserved(gate);
    const limit = formatGateLimit(gate);
    const parts = [];
    if (observed !== null)
        parts.push('observed ', value(observed));
    if (observed !== null && limit !== null)
        parts.push(', ');
    if (limit !== null)
        parts.push('limit ', value(limit));
    return parts;
}
/** Core's reasons for what observed value, interval and limit beside them show already. */
const REPEATED = /^\S+ is not (?:>=|<=|==|!=|>|<) \S+$/;
const REPEATED_INTERVAL = /^\S+% (interval) of the difference \[[^\]]*\] /;
/** The reason without the numbers that stand beside it; null when nothing is left. */
function gateReason(gate) {
    if (gate.reason === null || gate.observed === null || gate.limit === null)
        return gate.reason;
    if (REPEATED.test(gate.reason))
        return null;
    return gate.interval === null ? gate.reason : gate.reason.replace(REPEATED_INTERVAL, 'the $1 ');
}
function confidenceOf(gates) {
    const levels = new Set(gates.map((gate) => gate.confidence).filter((level) => level !== null));
    const [level] = levels;
    return levels.size === 1 && level !== undefined
        ? `${formatConfidence(level)} interval`
        : 'interval';
}
function gateTable(gates, more) {
    const severalActions = new Set(gates.map((gate) => gate.action)).size > 1;
    const hasInterval = gates.some((gate) => gate.interval !== null);
    return makeTable('Gates', [
        { title: 'Result', align: 'left' },
        { title: 'Gate', align: 'left' },
        { title: 'Action', align: 'left', terminal: false },
        { title: hasInterval ? `Observed [${confidenceOf(gates)}]` : 'Observed', align: 'right' },
        { title: 'Limit', align: 'right' },
        { title: 'Why', align: 'left', terminal: false },
    ], gates.map((gate) => [
        [{ verdict: gate.verdict }],
        [code(gate.gate, GATE_LIMIT)],
        severalActions ? [gate.action] : [],
        asValue(formatObserved(gate)),
        asValue(formatGateLimit(gate)),
        optional(gateReason(gate)),
    ]), more);
}
function asValue(text) {
    return [text === null ? '—' : value(text)];
}
/** The gates of all statements of a leg in one table, failures first. */
function gateSection(statements, profile) {
    const gates = worstFirst(gatesOf(statements));
    if (gates.length === 0)
        return null;
    const { shown, more } = firstOf(gates, profile.rows.gates, 'gate');
    return {
        title: 'Gates',
        subtitle: [countVerdicts(gates)],
        blocks: [gateTable(shown, more)],
        collapsed: profile.compact && gates.every((gate) => gate.verdict === 'pass'),
        priority: PRIORITIES.gates,
    };
}
/** The limit of a relative gate on the whole data, by metric: where the plots draw a margin. */
function championMargins(gates) {
    const margins = new Map();
    for (const { gate, limit } of gates) {
        const parsed = tryParse(gate);
        if (parsed === null || limit === null || isAboutSlice(gate))
            continue;
        if ((0,src/* isRelative */.Go)(parsed) && parsed.comparison !== 'within')
            margins.set(parsed.metric, limit);
    }
    return margins;
}
/** The metrics that gates name, in the order of the gates. */
function gatedMetrics(gates) {
    const names = gates.map(({ gate }) => /^\s*([a-z_][a-z0-9_]*)/i.exec(gate)?.[1]);
    return [...new Set(names.filter((name) => name !== undefined))];
}

;// CONCATENATED MODULE: ./packages/report/src/document/metrics.ts






/**
 * Judges a difference by its confidence interval alone: better or worse only where the interval
 * leaves zero out.
 */
function judge(metric) {
    const { difference, differenceInterval, greaterIsBetter } = metric;
    if (difference === null || differenceInterval === null)
        return 'unknown';
    const [low, high] = differenceInterval;
    if (low === 0 && high === 0)
        return 'equal';
    if (low <= 0 && high >= 0)
        return 'not distinguishable';
    return low > 0 === greaterIsBetter ? 'better' : 'worse';
}
/** ▲ up, ▼ down: the direction of the number, not its goodness. */
function arrow(difference) {
    return difference > 0 ? '▲' : difference < 0 ? '▼' : '=';
}
function judgementCell(metric) {
    const words = judge(metric);
    if (metric.difference === null)
        return [];
    if (words === 'unknown')
        return [{ tone: 'neutral', words: 'no interval' }];
    const tone = words === 'better' ? 'good' : words === 'worse' ? 'bad' : 'neutral';
    return [{ tone, words }];
}
/** The decimals that all numbers of a metric are written with. */
function metricDecimals(metric) {
    const { value, interval, champion, difference, differenceInterval } = metric;
    return commonDecimals([value, champion, difference], [interval, differenceInterval]);
}
function estimateCell(number, interval, decimals, signed = false) {
    if (number === null)
        return ['—'];
    const text = formatEstimate(number, interval, decimals, signed);
    return [value(signed ? `${arrow(number)} ${text}` : text)];
}
/** The cells of a metric: champion, challenger, difference, judgement. */
function comparisonCells(metric) {
    const decimals = metricDecimals(metric);
    return [
        estimateCell(metric.champion, null, decimals),
        estimateCell(metric.value, metric.interval, decimals),
        metric.difference === null
            ? ['—']
            : estimateCell(metric.difference, metric.differenceInterval, decimals, true),
        judgementCell(metric),
    ];
}
/** The columns of `comparisonCells`; those of the champion are absent where there is none. */
function comparisonColumns(confidence, hasChampion) {
    if (!hasChampion)
        return [{ title: `Value [${confidence} CI]`, align: 'right' }];
    return [
        { title: 'Champion', align: 'right', terminal: false },
        { title: `Challenger [${confidence} CI]`, align: 'right' },
        { title: `Difference [${confidence} CI]`, align: 'right' },
        { title: 'Against champion', align: 'left' },
    ];
}
/** Metrics with those that gates name first, then in the order of the evidence. */
function orderedMetrics(predicate) {
    const gated = gatedMetrics(predicate.gates);
    const rank = (name) => {
        const index = gated.indexOf(name);
        return index === -1 ? gated.length : index;
    };
    return Object.entries(predicate.metrics).sort(([a], [b]) => rank(a) - rank(b));
}
/** Whether any number of the champion is there. */
function hasChampion(metrics) {
    return metrics.some((metric) => metric.champion !== null);
}
function metricName(name, metric) {
    return [code(name), metric.greaterIsBetter ? ' ↑' : ' ↓'];
}
function metricTable(predicate, limit) {
    const metrics = orderedMetrics(predicate);
    const compared = hasChampion(metrics.map(([, metric]) => metric));
    const { shown, more } = firstOf(metrics, limit, 'metric');
    const confidence = formatConfidence(predicate.confidence);
    return makeTable('Metrics', [
        { title: 'Metric', align: 'left', hint: '↑ higher is better, ↓ lower is better' },
        ...comparisonColumns(confidence, compared),
        { title: 'Remark', align: 'left', terminal: false },
    ], shown.map(([name, metric]) => [
        metricName(name, metric),
        ...(compared ? comparisonCells(metric) : comparisonCells(metric).slice(1, 2)),
        optional(metric.reason),
    ]), more);
}
function championWords({ champion }) {
    if (champion === null)
        return ['no champion'];
    const parts = ['champion ', code(champion.name)];
    if (champion.digest !== null)
        parts.push(' ', code(shortDigest(champion.digest.sha256)));
    if (champion.reason !== null)
        parts.push(` (${champion.reason})`);
    return parts;
}
function intervalMethods(predicate) {
    const methods = Object.values(predicate.metrics)
        .map((metric) => metric.intervalMethod)
        .filter((method) => method !== null);
    return methods.length === 0 ? null : `intervals: ${[...new Set(methods)].join(', ')}`;
}
/** `3 better, 1 worse, 2 not distinguishable`; null where nothing could be compared. */
function judgementCounts({ metrics }) {
    const all = Object.values(metrics).map(judge);
    const words = ['better', 'worse', 'not distinguishable', 'equal']
        .map((word) => ({ word, count: all.filter((judgement) => judgement === word).length }))
        .filter(({ count }) => count > 0)
        .map(({ word, count }) => `${(0,src/* formatCount */.B4)(count)} ${word}`);
    return words.length === 0 ? null : words.join(', ');
}
/** What was scored: rows, task, what decided the prediction, the champion. */
function evaluationSubtitle(predicate) {
    const counts = judgementCounts(predicate);
    const parts = counts === null ? [] : [[counts]];
    parts.push([(0,src/* plural */.LS)(predicate.rows, 'row')], [predicate.task.replaceAll('-', ' ')]);
    if (predicate.positiveClass !== null)
        parts.push(['positive class ', code(predicate.positiveClass)]);
    parts.push(championWords(predicate));
    const methods = intervalMethods(predicate);
    if (methods !== null)
        parts.push([methods]);
    return join(parts, ' · ');
}
/** Metrics against the champion, with their plots. */
function metricSection(predicate, figures, profile) {
    return {
        title: 'Metrics',
        subtitle: evaluationSubtitle(predicate),
        blocks: [
            metricTable(predicate, profile.rows.metrics),
            ...(figures.length === 0 ? [] : [{ kind: 'gallery', figures }]),
        ],
        collapsed: profile.compact && predicate.verdict === 'pass',
        priority: PRIORITIES.metrics,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/figures.ts


function evaluationPlots({ predicate }) {
    const { plots, confusionMatrix, championConfusionMatrix, metrics } = predicate;
    const compared = Object.values(metrics).some((metric) => judge(metric) !== 'unknown');
    const kinds = [
        ['difference-intervals', compared],
        ['roc', plots !== null && plots.roc !== null],
        ['precision-recall', plots !== null && plots.precisionRecall !== null],
        ['confusion-matrix', confusionMatrix !== null],
        ['champion-confusion-matrix', championConfusionMatrix !== null],
        ['calibration', plots !== null && plots.calibration !== null],
        ['residuals', plots !== null && plots.residuals !== null],
    ];
    return kinds.filter(([, exists]) => exists).map(([kind]) => kind);
}
/** The plots of the metrics for which the evidence has data. */
function figures_metricFigures(statement) {
    return evaluationPlots(statement).map((plot) => ({
        kind: 'figure',
        plot,
        statement,
        column: null,
    }));
}
/** The plot of the slices, when there are any. */
function figures_sliceFigures(statement) {
    if (statement.predicate.slices.length === 0)
        return [];
    return [{ kind: 'figure', plot: 'slice-intervals', statement, column: null }];
}
/** Effects against thresholds, then the histograms of the first columns, drifted ones first. */
function figures_driftFigures(statement, histograms) {
    const columns = orderedColumns(statement.predicate);
    const figures = columns
        .filter(({ column }) => column.histogram !== null)
        .slice(0, histograms)
        .map(({ name }) => ({ kind: 'figure', plot: 'drift-histogram', statement, column: name }));
    const hasEffects = columns.some(({ column }) => column.effect !== null && column.threshold !== null);
    if (!hasEffects)
        return figures;
    return [{ kind: 'figure', plot: 'drift-effects', statement, column: null }, ...figures];
}

;// CONCATENATED MODULE: ./packages/report/src/document/image-scan.ts




const TONES = {
    critical: 'bad',
    high: 'bad',
    medium: 'warn',
    low: 'neutral',
    negligible: 'neutral',
    unknown: 'warn',
};
function counts({ waiver, suppression }) {
    return waiver === null && suppression === null;
}
function severityCell({ severity }) {
    return [{ tone: TONES[severity], words: severity }];
}
function placeCell({ place, path }) {
    if (place !== null)
        return [code(`${place.path}:${place.line}`)];
    return path === null ? [] : [code(path), ' in the image'];
}
function stateCell({ waiver, suppression }) {
    if (waiver !== null) {
        return [`waived until ${waiver.expires} by `, code(waiver.owner, 60), `: ${waiver.reason}`];
    }
    if (suppression === null)
        return [];
    const { status, reason, who } = suppression;
    return [`${status} says `, code(who, 80), ...(reason === null ? [] : [`: ${reason}`])];
}
function newCell({ new: isNew }) {
    return isNew === null ? ['not known'] : [isNew ? { strong: 'new' } : 'before'];
}
/** What counts first, of that what is new, each worst first. */
function compare(a, b) {
    const rank = (finding) => src/* FINDING_SEVERITIES */._o.indexOf(finding.severity);
    return (Number(counts(b)) - Number(counts(a)) ||
        Number(b.new === true) - Number(a.new === true) ||
        rank(a) - rank(b));
}
const FIRST = [
    { title: 'Severity', align: 'left' },
    { title: 'Finding', align: 'left' },
];
const LAST = [
    { title: 'Brought by', align: 'left', terminal: false },
    { title: 'Set aside', align: 'left', terminal: false },
];
function vulnerabilityTable(predicate, limit) {
    if (predicate.vulnerabilities.length === 0)
        return null;
    const sorted = [...predicate.vulnerabilities].sort(compare);
    const { shown, more } = firstOf(sorted, limit, 'finding');
    const isCompared = predicate.baseline !== null;
    return makeTable('Vulnerabilities, what counts first', [
        ...FIRST,
        { title: 'Package', align: 'left' },
        { title: 'Installed', align: 'left' },
        { title: 'Fixed in', align: 'left' },
        { title: 'Against the champion', align: 'left' },
        ...LAST,
    ], shown.map((finding) => [
        severityCell(finding),
        [code(finding.id, 40), ...(finding.kev === true ? [' (known exploited)'] : [])],
        [code(finding.package, 60)],
        finding.installed === null ? [] : [code(finding.installed, 40)],
        finding.fixed === null ? ['no fix'] : [code(finding.fixed, 40)],
        isCompared ? newCell(finding) : [],
        placeCell(finding),
        stateCell(finding),
    ]), more);
}
function whatCell(finding) {
    if ('package' in finding)
        return [code(finding.package, 60)];
    if ('message' in finding)
        return [finding.message];
    return 'title' in finding ? [finding.title] : [];
}
function otherTable({ secrets, misconfigurations, licenses }, limit) {
    const all = [...secrets, ...misconfigurations, ...licenses];
    if (all.length === 0)
        return null;
    const { shown, more } = firstOf(all.sort(compare), limit, 'finding');
    return makeTable('Secrets, settings and licenses', [...FIRST, { title: 'What', align: 'left' }, ...LAST], shown.map((finding) => [
        severityCell(finding),
        [code(finding.id, 60)],
        whatCell(finding),
        placeCell(finding),
        stateCell(finding),
    ]), more);
}
function scanWords(scan) {
    const { target, platform, distribution, scanner, databaseBuilt, packages } = scan;
    const parts = [[code(target)]];
    if (platform !== null)
        parts.push([platform]);
    if (distribution !== null)
        parts.push([distribution]);
    parts.push([`${scanner.name}${scanner.version === null ? '' : ` ${scanner.version}`}`]);
    if (databaseBuilt !== null)
        parts.push([`database of ${databaseBuilt.slice(0, 10)}`]);
    if (packages !== null)
        parts.push([(0,src/* plural */.LS)(packages, 'package')]);
    return join(parts, ' · ');
}
function image_scan_championWords({ baseline, sizeBytes, championSizeBytes }) {
    const parts = [];
    if (baseline !== null) {
        const gone = baseline.resolved === null ? '' : `; ${(0,src/* formatCount */.B4)(baseline.resolved)} resolved`;
        parts.push(['compared with ', code(baseline.uri), gone]);
    }
    if (sizeBytes !== null) {
        const change = championSizeBytes === null ? null : sizeBytes - championSizeBytes;
        const words = change === null ? '' : ` (${change < 0 ? '−' : '+'}${formatBytes(Math.abs(change))})`;
        parts.push([value(`${formatBytes(sizeBytes)}${words}`)]);
    }
    return parts;
}
function waiverSection({ waivers }, profile) {
    if (waivers.length === 0)
        return null;
    const { shown, more } = firstOf(waivers, profile.rows.findings, 'waiver');
    const table = makeTable('Waivers', [
        { title: 'Finding', align: 'left' },
        { title: 'Package', align: 'left' },
        { title: 'State', align: 'left' },
        { title: 'Until', align: 'left' },
        { title: 'Owner', align: 'left' },
        { title: 'Reason', align: 'left', terminal: false },
    ], shown.map(({ id, package: name, state, expires, daysLeft, owner, reason }) => [
        [code(id, 40)],
        [code(name, 60)],
        [state],
        [daysLeft < 0 ? `${expires} (over)` : `${expires} (${(0,src/* plural */.LS)(daysLeft, 'day')})`],
        [code(owner, 60)],
        optional(reason),
    ]), more);
    return {
        title: `Waivers (${(0,src/* formatCount */.B4)(waivers.length)})`,
        subtitle: null,
        blocks: [table],
        collapsed: profile.compact && waivers.every(({ state }) => state === 'used'),
        priority: PRIORITIES.waivers,
    };
}
/** What a scan found in an image, and what became of it. */
function imageSections(predicate, profile) {
    const { findings } = profile.rows;
    const tables = [vulnerabilityTable(predicate, findings), otherTable(predicate, findings)].filter((table) => table !== null);
    const nothing = [{ kind: 'paragraph', content: ['Nothing was found.'] }];
    const section = {
        title: 'Image',
        subtitle: join([...predicate.scans.slice(0, 4).map(scanWords), ...image_scan_championWords(predicate)], ' · '),
        blocks: tables.length === 0 ? nothing : tables,
        collapsed: profile.compact && predicate.verdict === 'pass',
        priority: PRIORITIES.image,
    };
    return [section, waiverSection(predicate, profile)];
}

;// CONCATENATED MODULE: ./packages/report/src/document/known.ts

/** Whether a statement is complete, once checked: it is asked for every section and plot. */
const complete = new WeakMap();
/** `isEvidenceOf`, asked only once of each statement. */
function known_isCompleteEvidenceOf(action, statement) {
    if (statement.predicateType !== (0,src/* predicateType */.W3)(action))
        return false;
    const known = complete.get(statement) ?? (0,src/* isEvidenceOf */.hC)(action, statement);
    complete.set(statement, known);
    return known;
}

;// CONCATENATED MODULE: ./packages/report/src/document/issues.ts








/** Known actions, for the question whether an expected one was mistyped. */
const ACTIONS = [
    'validate',
    'scan-model',
    'evaluate',
    'drift',
    'scan-image',
    'register',
    'monitor',
];
/** A sentence of somebody else, to be continued by ours. */
function withoutPeriod(sentence) {
    return sentence.replace(/[.\s]+$/, '');
}
function nextAfterEvaluate(gate) {
    if (gate.verdict === 'inconclusive') {
        if (/no champion/i.test(gate.reason ?? '')) {
            return 'register a first champion, or set champion-required: false to let this model in.';
        }
        return gate.interval === null
            ? 'mend what the reason names, then run evaluate again.'
            : 'add labelled rows until the interval is clear of the limit.';
    }
    if (isAboutSlice(gate.gate))
        return 'look at the rows of that slice: the model is weak there.';
    if (isAgainstChampion(gate.gate)) {
        return 'keep the champion, or find in the slices where the challenger loses.';
    }
    return 'compare metrics, slices and confusion matrix with the champion to find the cause.';
}
function nextAfterScan(gate) {
    if (gate.verdict === 'inconclusive') {
        return /baseline|champion/.test(gate.reason ?? '')
            ? 'give the champion’s SBOM, or a report made with the same database, as baseline.'
            : 'mend what the reason names, then run scan-image again.';
    }
    return 'update to the fixing version, or waive the finding until a date.';
}
function nextAfterGate(gate) {
    switch (gate.action) {
        case 'evaluate':
            return nextAfterEvaluate(gate);
        case 'drift':
            return gate.verdict === 'inconclusive'
                ? 'collect more current rows, then run drift again.'
                : 'check what feeds the drifted columns; if the world has changed, train on newer data.';
        case 'validate':
            return 'mend the model’s export, then run validate again.';
        case 'scan-image':
            return nextAfterScan(gate);
        default:
            return `see what ${gate.action} says below.`;
    }
}
function describeGate(gate) {
    const reason = gateReason(gate);
    // Without an observed value the reason says it all.
    const seen = gate.observed === null && reason !== null ? [] : observation(gate);
    return [
        code(gate.gate, GATE_LIMIT),
        gate.verdict === 'fail' ? ' failed' : ' could not be decided',
        ...(seen.length === 0 ? [] : [': ', ...seen]),
        ...(reason === null ? [] : [`${seen.length === 0 ? ': ' : '; '}${withoutPeriod(reason)}`]),
        '.',
    ];
}
function gateIssues(statement) {
    return worstFirst(gatesOf([statement]))
        .filter((gate) => gate.verdict !== 'pass')
        .map((gate) => ({
        verdict: gate.verdict,
        content: describeGate(gate),
        next: nextAfterGate(gate),
    }));
}
function describeCheck(check) {
    const observed = checkValue(check.observed);
    const limit = checkValue(check.limit);
    return [
        'Check ',
        code(check.check, GATE_LIMIT),
        check.verdict === 'fail' ? ' failed' : ' could not be decided',
        ...(observed.length === 0 ? [] : [': observed ', ...observed]),
        ...(limit.length === 0 ? [] : [', limit ', ...limit]),
        ...(check.reason === null
            ? []
            : [`${observed.length === 0 ? ': ' : '; '}${withoutPeriod(check.reason)}`]),
        '.',
    ];
}
function checkIssues(statement) {
    if (!known_isCompleteEvidenceOf('validate', statement))
        return [];
    const gates = new Set(statement.predicate.gates.map((gate) => gate.gate));
    return worstFirst(statement.predicate.checks)
        .filter((check) => check.verdict !== 'pass' && !gates.has(check.check))
        .map((check) => ({
        verdict: check.verdict,
        content: describeCheck(check),
        next: 'mend the model’s export, then run validate again.',
    }));
}
/** The issue of a statement whose verdict no gate and no check explains. */
function wholeIssue(statement) {
    const { verdict, headline, reason } = statement.predicate;
    const action = (0,src/* actionOf */.qj)(statement);
    const drifted = known_isCompleteEvidenceOf('drift', statement)
        ? driftedNames(statement.predicate)
        : [];
    return {
        verdict,
        content: [
            action,
            verdict === 'fail' ? ' failed: ' : ' could not be decided: ',
            withoutPeriod(reason ?? headline),
            ...(drifted.length === 0 || reason !== null ? [] : [' (', ...drifted, ')']),
            '.',
        ],
        next: nextAfterWhole(action, verdict === 'fail'),
    };
}
function nextAfterWhole(action, failed) {
    if (!failed)
        return `mend what the reason names, then run ${action} again.`;
    return action === 'drift'
        ? 'check what feeds the drifted columns; if the world has changed, train on newer data.'
        : `see what ${action} says below.`;
}
/** Why this statement's verdict is not a pass, worst first; empty for a pass. */
function issuesOfStatement(statement) {
    const { verdict } = statement.predicate;
    const issues = [...gateIssues(statement), ...checkIssues(statement)];
    // A verdict of pass stands over gates that a setting excused (the first model has no champion).
    if (verdict === 'pass')
        return [];
    const explained = issues.some((issue) => issue.verdict === verdict);
    return worstFirst(explained ? issues : [wholeIssue(statement), ...issues]);
}
function suggestion(entry) {
    const question = ACTIONS.includes(entry) ? '' : (0,src/* didYouMean */.au)(entry, ACTIONS);
    return question === '' ? '.' : question;
}
/** What is wrong with the collection of evidence rather than with the model. */
function issuesOfReport(report) {
    const issues = report.conflicts.map((conflict) => ({
        verdict: 'inconclusive',
        content: [{ strong: 'Mixed evidence' }, ': ', conflict, '.'],
        next: 'run all actions on one and the same model file, and report on those results alone.',
    }));
    for (const entry of report.missing) {
        issues.push({
            verdict: 'inconclusive',
            content: [code(entry), ` was expected and has not run${suggestion(entry)}`],
            next: 'look at that job’s log: a step that did not run is not a pass.',
        });
    }
    for (const { path, reason } of report.problems) {
        issues.push({
            verdict: 'inconclusive',
            content: ['Evidence ', code(path), ' cannot be used: ', withoutPeriod(reason), '.'],
            next: 'run the job that wrote it again.',
        });
    }
    if (report.statements.length === 0 && issues.length === 0) {
        issues.push({
            verdict: 'inconclusive',
            content: ['No evidence was found.'],
            next: 'run the actions before the report, in the same job, or download their artifacts.',
        });
    }
    return issues;
}

;// CONCATENATED MODULE: ./packages/report/src/document/provenance.ts





/** The remarks of every action that decide nothing; null when there are none. */
function noteSection(statements, profile) {
    const notes = statements.flatMap((statement) => statement.predicate.notes.map((note) => [`${(0,src/* actionOf */.qj)(statement)}: `, note]));
    if (notes.length === 0)
        return null;
    const { shown, more } = firstOf(notes, profile.rows.notes, 'note');
    return {
        title: `Notes (${(0,src/* formatCount */.B4)(notes.length)})`,
        subtitle: null,
        blocks: [{ kind: 'list', items: more === null ? shown : [...shown, [more]] }],
        collapsed: profile.compact,
        priority: PRIORITIES.notes,
    };
}
/** The same file read by several actions is one row. */
function inputRows(statements) {
    const reads = statements.flatMap((statement) => statement.predicate.inputs.map((input) => ({ input, action: (0,src/* actionOf */.qj)(statement) })));
    const groups = Map.groupBy(reads, ({ input }) => JSON.stringify(input));
    return [...groups.values()].flatMap((group) => {
        const input = group[0]?.input;
        if (input === undefined)
            return [];
        return [
            [
                [code(input.name, 40)],
                [code(input.uri)],
                input.rows === null ? [] : [value((0,src/* formatCount */.B4)(input.rows))],
                input.digest === null ? ['unreadable'] : [code(shortDigest(input.digest.sha256))],
                [[...new Set(group.map(({ action }) => action))].join(', ')],
            ],
        ];
    });
}
function inputTable(statements, limit) {
    const rows = inputRows(statements);
    if (rows.length === 0)
        return null;
    const { shown, more } = firstOf(rows, limit, 'input');
    return makeTable('Files that were read', [
        { title: 'Input', align: 'left' },
        { title: 'File', align: 'left' },
        { title: 'Rows', align: 'right' },
        { title: 'sha256', align: 'left' },
        { title: 'Read by', align: 'left' },
    ], shown, more);
}
function seconds({ startedAt, finishedAt }) {
    return `${formatValue(Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))} s`;
}
function utc(time) {
    return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function madeBy(statement) {
    const { tool, source, finishedAt } = statement.predicate;
    const parts = [
        [`${(0,src/* actionOf */.qj)(statement)}: `, code(`${tool.name} ${tool.version}`, 40)],
        ['finished ', value(`${utc(finishedAt)} after ${seconds(statement.predicate)}`)],
    ];
    if (tool.runtime !== null)
        parts.push([code(tool.runtime, 60)]);
    if (source !== null) {
        parts.push(['commit ', code(source.commit.slice(0, 12))]);
        parts.push(['run ', code(source.runId, 30), ` attempt ${source.attempt}`]);
    }
    return join(parts, ' · ');
}
function subjects(statements) {
    const digests = new Map(statements.flatMap(({ subject }) => subject.map(({ digest, name }) => [digest.sha256, name])));
    return [...digests]
        .slice(0, 20)
        .map(([sha256, name]) => ['judged: ', code(name), ' sha256 ', code(sha256)]);
}
/** Which files, versions and runs the evidence comes from. */
function provenanceSection(statements, profile) {
    const table = inputTable(statements, profile.rows.inputs);
    return {
        title: 'Provenance',
        subtitle: null,
        blocks: [
            { kind: 'list', items: [...subjects(statements), ...statements.map(madeBy)] },
            ...(table === null ? [] : [table]),
        ],
        collapsed: true,
        priority: PRIORITIES.provenance,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/slices.ts






/** Which metrics the slices are shown by: those of slice gates, then other gates, then the rest. */
function sliceMetrics(predicate) {
    const present = new Set(predicate.slices.flatMap((slice) => Object.keys(slice.metrics)));
    const sliceGates = predicate.gates.filter((gate) => isAboutSlice(gate.gate));
    const order = [
        ...gatedMetrics(sliceGates),
        ...gatedMetrics(predicate.gates),
        ...Object.keys(predicate.metrics),
        ...present,
    ];
    return [...new Set(order)].filter((name) => present.has(name));
}
const JUDGEMENT_ORDER = { worse: 0, unknown: 1, 'not distinguishable': 1, equal: 1, better: 1 };
function rank({ metric }) {
    if (metric === null)
        return 2;
    return metric.value === null ? 2 : JUDGEMENT_ORDER[judge(metric)];
}
function badness({ metric }) {
    const number = metric?.value ?? 0;
    return metric?.greaterIsBetter === false ? -number : number;
}
/** Weakest first: what became worse, then by value; slices without a value are last. */
function compareSlices(a, b) {
    return rank(a) - rank(b) || badness(a) - badness(b);
}
/** The slices by one metric, weakest first. */
function slicesBy(predicate, metric) {
    return predicate.slices
        .map((slice) => ({
        slice,
        metric: Object.hasOwn(slice.metrics, metric) ? (slice.metrics[metric] ?? null) : null,
    }))
        .sort(compareSlices);
}
const NO_VALUE = [['—'], ['—'], ['—'], []];
function sliceTable(predicate, name, limit) {
    const rows = slicesBy(predicate, name);
    const compared = hasChampion(rows.map((row) => row.metric).filter((metric) => metric !== null));
    const { shown, more } = firstOf(rows, limit, 'slice');
    return makeTable(`${name} by slice, weakest first`, [
        { title: 'Slice', align: 'left' },
        { title: 'Rows', align: 'right' },
        ...comparisonColumns(formatConfidence(predicate.confidence), compared),
        { title: 'Remark', align: 'left', terminal: false },
    ], shown.map(({ slice, metric }) => {
        const cells = metric === null ? NO_VALUE : comparisonCells(metric);
        return [
            [code(slice.slice)],
            [value((0,src/* formatCount */.B4)(slice.rows))],
            ...(compared ? cells : cells.slice(1, 2)),
            optional(slice.reason ?? metric?.reason ?? null),
        ];
    }), more);
}
/** The metrics on parts of the data; null when no slices were evaluated. */
function sliceSection(predicate, figures, profile) {
    if (predicate.slices.length === 0)
        return null;
    const names = sliceMetrics(predicate);
    const shown = names.slice(0, profile.rows.sliceMetrics);
    const columns = [...new Set(predicate.slices.flatMap((slice) => slice.columns))];
    const sliceGateFailed = predicate.gates.some((gate) => gate.verdict !== 'pass' && isAboutSlice(gate.gate));
    const blocks = shown.flatMap((name) => [
        { kind: 'paragraph', content: ['By ', code(name), ' (weakest first)'] },
        sliceTable(predicate, name, profile.rows.slices),
    ]);
    return {
        title: 'Slices',
        subtitle: [
            `${(0,src/* plural */.LS)(predicate.slices.length, 'slice')} of ${(0,src/* plural */.LS)(columns.length, 'column')}`,
            ...(names.length > shown.length ? [` · ${shown.length} of ${names.length} metrics`] : []),
        ],
        blocks: [...blocks, ...(figures.length === 0 ? [] : [{ kind: 'gallery', figures }])],
        collapsed: profile.compact && !sliceGateFailed,
        priority: PRIORITIES.slices,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/title.ts





function countedOf(statements) {
    const checks = statements.flatMap((statement) => known_isCompleteEvidenceOf('validate', statement) ? statement.predicate.checks : []);
    return [
        { noun: 'gate', items: gatesOf(statements) },
        { noun: 'check', items: checks },
    ].filter(({ items }) => items.length > 0);
}
/** `1 of 7 gates failed, 1 of 12 checks failed`; what did not happen is not mentioned. */
function countsWith(counted, verdict, word) {
    return counted
        .map(({ noun, items }) => ({
        noun,
        total: items.length,
        part: items.filter((item) => item.verdict === verdict).length,
    }))
        .filter(({ part }) => part > 0)
        .map(({ noun, total, part }) => `${ofTotal(part, total, noun)} ${word}`);
}
/** ` passes all 7 gates and 12 checks`, or how many of them where a setting excused some. */
function passWords(counted) {
    if (counted.length === 0)
        return ' passes';
    const all = counted.every(({ items }) => items.every((item) => item.verdict === 'pass'));
    if (!all)
        return ` passes: ${countsWith(counted, 'pass', 'passed').join(', ')}`;
    return ` passes ${counted.map(({ noun, items }) => (0,src/* plural */.LS)(items.length, noun)).join(' and ')}`;
}
/** What the verdict says, and why in numbers, to follow the model's name. */
function stateWords(verdict, statements, others) {
    const counted = countedOf(statements);
    if (verdict === 'pass')
        return passWords(counted);
    const [state, part, word] = verdict === 'fail'
        ? [' is blocked', 'fail', 'failed']
        : [' could not be decided', 'inconclusive', 'undecided'];
    return withReasons(state, [...countsWith(counted, part, word), ...others]);
}
function withReasons(start, reasons) {
    return reasons.length === 0 ? start : `${start}: ${reasons.join(', ')}`;
}
/** A model, and the matrix leg of it. */
function legName(model, id) {
    return id === null ? [code(model)] : [code(model), ' (', code(id, 40), ')'];
}
/** The verdict sentence of one model. */
function legTitle(model, id, verdict, statements) {
    return [...legName(model, id), stateWords(verdict, statements, [])];
}
function missingWords(missing) {
    if (missing.length === 0)
        return [];
    if (missing.length > 2)
        return [`${(0,src/* formatCount */.B4)(missing.length)} expected results are missing`];
    return [`${missing.join(' and ')} did not run`];
}
function evidenceReasons({ conflicts, missing, problems }) {
    return [
        ...(conflicts.length > 0 ? ['the evidence is about different model files'] : []),
        ...missingWords(missing),
        ...(problems.length > 0 ? [`${(0,src/* plural */.LS)(problems.length, 'evidence file')} unusable`] : []),
    ];
}
function severalTitle(report, legs) {
    const noun = legs.some((leg) => leg.id !== null) ? 'leg' : 'model';
    const part = legs.filter((leg) => leg.verdict === report.verdict).length;
    const words = { pass: 'pass', fail: 'blocked', inconclusive: 'undecided' };
    const start = report.verdict === 'pass'
        ? `All ${(0,src/* plural */.LS)(legs.length, noun)} pass`
        : `${ofTotal(part, legs.length, noun)} ${words[report.verdict]}`;
    return [withReasons(start, evidenceReasons(report))];
}
/** The verdict sentence of the whole report: it stands first on every surface. */
function reportTitle(report, legs) {
    const [leg, ...others] = legs;
    if (leg === undefined)
        return [withReasons('Nothing could be decided', evidenceReasons(report))];
    if (others.length > 0)
        return severalTitle(report, legs);
    const words = stateWords(report.verdict, report.statements, evidenceReasons(report));
    return [...legName(leg.model, leg.id), words];
}

;// CONCATENATED MODULE: ./packages/report/src/document/build.ts















function present(sections) {
    return sections.filter((section) => section !== null);
}
/** What only this action's evidence has; an unknown action has its gates and notes alone. */
function ownSections(statement, profile) {
    const hasFigures = !profile.compact;
    if (known_isCompleteEvidenceOf('validate', statement)) {
        const { predicate } = statement;
        return present([checkSection(predicate, profile), modelSection(predicate, profile)]);
    }
    if (known_isCompleteEvidenceOf('evaluate', statement)) {
        const { predicate } = statement;
        return present([
            metricSection(predicate, hasFigures ? figures_metricFigures(statement) : [], profile),
            sliceSection(predicate, hasFigures ? figures_sliceFigures(statement) : [], profile),
        ]);
    }
    if (known_isCompleteEvidenceOf('drift', statement)) {
        const { predicate } = statement;
        const figures = hasFigures ? figures_driftFigures(statement, profile.histograms) : [];
        return present([
            ...driftSections(predicate, figures, profile),
            qualitySection(predicate, profile),
        ]);
    }
    if (known_isCompleteEvidenceOf('scan-image', statement)) {
        return present(imageSections(statement.predicate, profile));
    }
    return [];
}
/** Every section of one model's evidence, in reading order. */
function legSections(statements, profile) {
    const sorted = worstFirst(statements.map((statement) => ({ statement, verdict: statement.predicate.verdict }))).map(({ statement }) => statement);
    return present([
        gateSection(sorted, profile),
        ...sorted.flatMap((statement) => ownSections(statement, profile)),
        noteSection(statements, profile),
        provenanceSection(statements, profile),
    ]);
}
function factOf(statement) {
    const { verdict, headline } = statement.predicate;
    return { action: (0,src/* actionOf */.qj)(statement), verdict, headline };
}
function makeLeg(statements, profile) {
    const first = statements[0]?.predicate;
    const model = first?.model ?? '';
    const id = first?.id ?? null;
    const verdict = (0,src/* worstVerdict */.zP)(statements.map((statement) => statement.predicate.verdict));
    return {
        model,
        id,
        verdict,
        title: legTitle(model, id, verdict, statements),
        facts: statements.map(factOf),
        sections: legSections(statements, profile),
    };
}
function groupLegs(report) {
    const groups = Map.groupBy(report.statements, ({ predicate }) => JSON.stringify([predicate.model, predicate.id]));
    return [...groups.values()];
}
function verdictCell(statement) {
    return statement === undefined ? ['not run'] : [{ verdict: statement.predicate.verdict }];
}
/** Why the leg is where it is: its first issue, or the headline of its main action. */
function legReason(statements) {
    const issue = worstFirst(statements.flatMap(issuesOfStatement))[0];
    if (issue !== undefined)
        return issue.content;
    const main = statements.find((statement) => (0,src/* actionOf */.qj)(statement) === 'evaluate') ?? statements[0];
    return main === undefined ? [] : [main.predicate.headline];
}
function rollupTable(groups, limit) {
    const actions = [...new Set(groups.flat().map(src/* actionOf */.qj))].sort(compareActions);
    const legs = groups.map((statements) => ({
        statements,
        verdict: (0,src/* worstVerdict */.zP)(statements.map((statement) => statement.predicate.verdict)),
    }));
    const { shown, more } = firstOf(worstFirst(legs), limit, 'model');
    return makeTable('Models, worst first', [
        { title: 'Result', align: 'left' },
        { title: 'Model', align: 'left' },
        ...actions.map((action) => ({ title: action, align: 'left' })),
        { title: 'Why', align: 'left', terminal: false },
    ], shown.map(({ statements, verdict }) => [
        [{ verdict }],
        legName(statements[0]?.predicate.model ?? '', statements[0]?.predicate.id ?? null),
        ...actions.map((action) => verdictCell(statements.find((statement) => (0,src/* actionOf */.qj)(statement) === action))),
        legReason(statements),
    ]), more);
}
function remarksOf(report) {
    const { remarks, superseded, ignored } = report;
    const list = (paths) => paths.slice(0, 5).flatMap((path, i) => (i === 0 ? [code(path)] : [', ', code(path)]));
    return [
        ...remarks.map((remark) => [remark]),
        ...(superseded.length === 0
            ? []
            : [
                [
                    `${(0,src/* formatCount */.B4)(superseded.length)} older attempt${superseded.length === 1 ? '' : 's'} left out: `,
                    ...list(superseded),
                ],
            ]),
        ...(ignored.length === 0
            ? []
            : [
                [
                    `${(0,src/* formatCount */.B4)(ignored.length)} other file${ignored.length === 1 ? '' : 's'} in the folder: `,
                    ...list(ignored),
                ],
            ]),
    ];
}
function worstLegFirst(a, b) {
    return VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict];
}
/** The report as data for a surface that shows as much as `profile` says. */
function buildDocument(report, profile) {
    const groups = groupLegs(report);
    const legs = groups
        .map((statements) => makeLeg(statements, profile))
        .sort(worstLegFirst)
        .slice(0, profile.rows.legs);
    const issues = [
        ...report.statements.flatMap((statement) => issuesWithLeg(statement, groups.length > 1)),
        ...issuesOfReport(report),
    ];
    return {
        verdict: report.verdict,
        title: reportTitle(report, groups.map(titled)),
        issues: worstFirst(issues),
        rollup: groups.length > 1 ? rollupTable(groups, profile.rows.legs) : null,
        legs,
        remarks: remarksOf(report),
    };
}
/** The issues of a statement, with the model's name where there are several. */
function issuesWithLeg(statement, several) {
    const issues = issuesOfStatement(statement);
    if (!several)
        return issues;
    const { model, id } = statement.predicate;
    return issues.map((issue) => ({
        ...issue,
        content: [...legName(model, id), ': ', ...issue.content],
    }));
}
function titled(statements) {
    return {
        model: statements[0]?.predicate.model ?? '',
        id: statements[0]?.predicate.id ?? null,
        verdict: (0,src/* worstVerdict */.zP)(statements.map((statement) => statement.predicate.verdict)),
    };
}

;// CONCATENATED MODULE: ./packages/report/src/document/plain.ts

/** A line as bare text: for terminals, XML and titles, which escape it in their own way. */
function plainContent(content) {
    return content
        .map((inline) => {
        if (typeof inline === 'string')
            return cleanPiece(inline);
        if ('code' in inline)
            return cleanName(inline.code, inline.limit);
        if ('value' in inline)
            return inline.value;
        if ('strong' in inline)
            return cleanPiece(inline.strong);
        return 'verdict' in inline ? inline.verdict : inline.words;
    })
        .join('')
        .trim();
}

;// CONCATENATED MODULE: ./packages/report/src/document/profile.ts
/** The pull-request comment: what must be known, the rest folded. */
const COMMENT = {
    rows: {
        legs: 50,
        gates: 30,
        metrics: 15,
        slices: 15,
        sliceMetrics: 1,
        columns: 30,
        findings: 20,
        checks: 30,
        notes: 15,
        inputs: 15,
    },
    histograms: 0,
    compact: true,
};
/** The job summary: one megabyte, so that nearly everything has room. */
const SUMMARY = {
    rows: {
        legs: 200,
        gates: 300,
        metrics: 100,
        slices: 200,
        sliceMetrics: 4,
        columns: 300,
        findings: 200,
        checks: 300,
        notes: 100,
        inputs: 100,
    },
    histograms: 0,
    compact: true,
};
/** The web page. */
const PAGE = {
    rows: {
        legs: 200,
        gates: 200,
        metrics: 60,
        slices: 60,
        sliceMetrics: 3,
        columns: 150,
        findings: 100,
        checks: 200,
        notes: 50,
        inputs: 50,
    },
    histograms: 24,
    compact: false,
};
/** The terminal: one screen or two. */
const TERMINAL = {
    rows: {
        legs: 50,
        gates: 40,
        metrics: 12,
        slices: 8,
        sliceMetrics: 1,
        columns: 20,
        findings: 12,
        checks: 20,
        notes: 8,
        inputs: 8,
    },
    histograms: 0,
    compact: true,
};
/** The same with a quarter of the rows, for reports that would not fit otherwise. */
function shrink(profile) {
    const rows = Object.fromEntries(Object.entries(profile.rows).map(([name, count]) => [name, Math.max(1, Math.floor(count / 4))]));
    return { ...profile, rows: { ...profile.rows, ...rows } };
}

;// CONCATENATED MODULE: ./packages/report/src/escape/markup.ts
/**
 * HTML and SVG by tagged template: every value is escaped unless it is markup itself, so that
 * nothing can be forgotten.
 */
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** What XML 1.0 (and so SVG) cannot hold in any form: controls, non-characters, half surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Text for element content and quoted attributes, in HTML and in XML. */
function escapeMarkup(text) {
    return text.replace(ILLEGAL, '\uFFFD').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
/** Text that is HTML or SVG already. Only `markup` and `trusted` make it. */
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
    toString() {
        return this.text;
    }
}
function render(value) {
    if (value === null)
        return '';
    if (value instanceof Markup)
        return value.text;
    if (typeof value === 'string')
        return escapeMarkup(value);
    if (typeof value === 'number')
        return renderNumber(value);
    return value.map(render).join('');
}
/** Coordinates: two decimals are a hundredth of a pixel. */
function renderNumber(value) {
    if (!Number.isFinite(value))
        throw new RangeError(`${value} cannot be drawn`);
    return String(Math.round(value * 100) / 100 || 0);
}
/** `` markup`<td>${text}</td>` `` escapes `text`. */
function markup_markup(strings, ...values) {
    let text = strings[0] ?? '';
    for (const [i, value] of values.entries())
        text += render(value) + (strings[i + 1] ?? '');
    return new Markup(text);
}
/** Our own constant text (a style sheet) as markup. */
function markup_trusted(text) {
    return new Markup(text);
}

;// CONCATENATED MODULE: ./packages/report/src/links.ts
function isWebAddress(url) {
    return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

// EXTERNAL MODULE: ./packages/report/node_modules/string-width/index.js + 6 modules
var string_width = __webpack_require__(18207);
;// CONCATENATED MODULE: ./packages/report/src/svg/plot.ts




const FONT_SIZE = 12;
/** Width of a text in a proportional face, estimated on the safe side; wide characters count 2. */
function textWidth(text, fontSize = FONT_SIZE) {
    return (0,string_width/* default */.A)(text) * fontSize * 0.58;
}
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/**
 * A foreign name as a label of at most `limit` characters. A name in a right-to-left script is
 * isolated, so that it does not turn the numbers beside it around.
 */
function label(name, limit) {
    const clean = cleanName(name, limit);
    return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}
/** The plot inside a web page; `id` must be unique on it. */
function inlineSvg(plot, id) {
    return markup_markup `<svg class="plot" role="img" viewBox="0 0 ${plot.width} ${plot.height}" width="${plot.width}" height="${plot.height}" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${plot.title}</title><desc id="${id}-description">${plot.description}</desc>${plot.body}</svg>`;
}
/** Room around the drawing in a file, and above it for its title. */
const PADDING = 12;
const HEADING = 34;
/** The plot as a file of its own: with its title drawn, its style, and both colour schemes. */
function plot_standaloneSvg(plot) {
    const width = plot.width + 2 * PADDING;
    const height = plot.height + HEADING + PADDING;
    const file = markup `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-labelledby="title description"><title id="title">${plot.title}</title><desc id="description">${plot.description}</desc><style>${trusted(STANDALONE_STYLE + PLOT_STYLE)}</style><rect class="paper" width="${width}" height="${height}"/><text class="heading" x="${PADDING}" y="24">${plot.title}</text><g transform="translate(${PADDING} ${HEADING})">${plot.body}</g></svg>`;
    return `${file.text}\n`;
}

;// CONCATENATED MODULE: ./packages/report/src/svg/confusion.ts




/** Larger matrices keep their most frequent classes and sum the others up. */
const MAX_CLASSES = 12;
/** Sums all but the most frequent classes into one. */
function condense({ names, counts }) {
    if (names.length <= MAX_CLASSES)
        return { names, counts };
    const total = (i) => (counts[i] ?? []).reduce((sum, count) => sum + count, 0);
    const order = names.map((_, i) => i).sort((a, b) => total(b) - total(a) || a - b);
    const kept = order.slice(0, MAX_CLASSES - 1).sort((a, b) => a - b);
    const position = new Map(kept.map((original, i) => [original, i]));
    const size = kept.length + 1;
    const summed = Array.from({ length: size }, () => new Array(size).fill(0));
    for (const [i, row] of counts.entries()) {
        for (const [j, count] of row.entries()) {
            const target = summed[position.get(i) ?? size - 1];
            const at = position.get(j) ?? size - 1;
            if (target !== undefined)
                target[at] = (target[at] ?? 0) + count;
        }
    }
    const others = `${names.length - kept.length} others`;
    return { names: [...kept.map((i) => names[i] ?? ''), others], counts: summed };
}
/** Few classes have square cells, many have flat ones on a wider drawing. */
function geometryOf(names) {
    const room = 36 + Math.max(...names.map((name) => textWidth(label(name, 16))));
    const isSmall = names.length <= 4;
    const total = isSmall ? 420 : 860;
    const width = Math.min(96, Math.floor((total - room - 8) / names.length));
    const left = room + (total - room - 8 - names.length * width) / 2;
    return { left, top: 44, width, height: isSmall ? width : 32, total };
}
function drawCell(count, share, x, y, cell) {
    const [middle, centre] = [x + cell.width / 2, y + cell.height / 2];
    const roomy = cell.height >= 60;
    const percent = roomy
        ? markup_markup `<text class="name middle" x="${middle}" y="${centre + 16}">${formatPercent(share)}</text>`
        : null;
    return markup_markup `<rect class="cell fill-a" x="${x}" y="${y}" width="${cell.width}" height="${cell.height}" fill-opacity="${0.04 + 0.5 * share}"/><text class="name middle" x="${middle}" y="${centre + (roomy ? 0 : 4)}">${formatCell(count, cell.width)}</text>${percent}`;
}
/** Counts that would not fit are written with SI prefixes. */
function formatCell(count, width) {
    const full = (0,src/* formatCount */.B4)(count);
    if (textWidth(full) < width - 6)
        return full;
    return new Intl.NumberFormat('en-US', { notation: 'compact' }).format(count);
}
function drawMatrix({ names, counts }, geometry) {
    const { left, top, width, height } = geometry;
    const rows = counts.map((row, i) => {
        const total = row.reduce((sum, count) => sum + count, 0);
        const y = top + i * height;
        const cells = row.map((count, j) => drawCell(count, total === 0 ? 0 : count / total, left + j * width, y, geometry));
        return markup_markup `<text class="name end" x="${left - 8}" y="${y + height / 2 + 4}">${label(names[i] ?? '', 16)}</text>${cells}`;
    });
    const room = Math.max(3, Math.floor((width - 4) / 7));
    const heads = names.map((name, j) => markup_markup `<text class="name middle" x="${left + (j + 0.5) * width}" y="${top - 8}">${label(name, room)}</text>`);
    return markup_markup `${heads}${rows}`;
}
function describe({ names, counts }) {
    const rows = counts.map((row, i) => {
        const total = row.reduce((sum, count) => sum + count, 0);
        const right = row[i] ?? 0;
        const share = total === 0 ? 'no rows' : `${formatPercent(right / total)} of ${(0,src/* formatCount */.B4)(total)}`;
        return `${label(names[i] ?? '', 40)}: ${share}`;
    });
    return `Rows predicted right, by true class: ${rows.join('; ')}.`;
}
/**
 * The confusion matrix of the challenger or the champion: true classes down, predicted ones
 * across, shaded by the share of the true class; null without one.
 */
function confusionPlot(predicate, whose) {
    const counts = whose === 'challenger' ? predicate.confusionMatrix : predicate.championConfusionMatrix;
    if (counts === null || counts.length === 0)
        return null;
    const names = counts.map((_, i) => predicate.classes?.[i] ?? String(i));
    const matrix = condense({ names, counts });
    const size = matrix.names.length;
    const geometry = geometryOf(matrix.names);
    const { left, top, total } = geometry;
    const centre = left + (size * geometry.width) / 2;
    const bottom = top + size * geometry.height;
    const widest = Math.max(...matrix.names.map((name) => textWidth(label(name, 16))));
    const side = left - widest - 22;
    return {
        title: whose === 'challenger' ? 'Confusion matrix' : 'Confusion matrix of the champion',
        description: describe(matrix),
        width: total,
        height: bottom + 34,
        body: markup_markup `<text class="axis-title middle" x="${centre}" y="14">predicted class</text><text class="axis-title middle" transform="translate(${side} ${(top + bottom) / 2}) rotate(-90)">true class</text>${drawMatrix(matrix, geometry)}<text class="middle" x="${centre}" y="${bottom + 22}">shade: share of the true class</text>`,
    };
}

// EXTERNAL MODULE: ./node_modules/d3-array/dist/d3-array.mjs
var d3_array = __webpack_require__(5793);
// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 3 modules
var d3_scale = __webpack_require__(85111);
// EXTERNAL MODULE: ./node_modules/d3-shape/dist/d3-shape.mjs + 1 modules
var d3_shape = __webpack_require__(76879);
;// CONCATENATED MODULE: ./packages/report/src/svg/axes.ts



/** A linear scale over the values; an empty range is widened so that it can be drawn. */
function linear(low, high, range) {
    const pad = high > low ? 0 : Math.abs(low) / 2 || 0.5;
    return (0,d3_scale/* scaleLinear */.m4)([low - pad, high + pad], range);
}
/** Ticks and how they are written: thousands and more with SI prefixes. */
function ticksOf(scale, count, isPercent) {
    const [low = 0, high = 1] = scale.domain();
    const isLarge = Math.max(Math.abs(low), Math.abs(high)) >= 10_000;
    const write = scale.tickFormat(count, isPercent ? '~%' : isLarge ? '~s' : undefined);
    return scale.ticks(count).map((at) => ({ at, text: write(at) }));
}
/** An axis under the area, with its title. */
function bottomAxis(scale, top, bottom, { title, ticks = 5, grid = false, percent = false }) {
    const [left = 0, right = 0] = scale.range();
    return markup_markup `<line class="baseline" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${ticksOf(scale, ticks, percent).map(({ at, text }) => markup_markup `${grid ? markup_markup `<line class="grid" x1="${scale(at)}" x2="${scale(at)}" y1="${top}" y2="${bottom}"/>` : null}<text class="middle" x="${scale(at)}" y="${bottom + 17}">${text}</text>`)}<text class="axis-title middle" x="${(left + right) / 2}" y="${bottom + 36}">${title}</text>`;
}
/** An axis left of the area, with grid lines over its width and its title turned upwards. */
function leftAxis(scale, left, right, { title, ticks = 5, percent = false }) {
    const [low = 0, high = 0] = scale.range();
    const middle = (low + high) / 2;
    return markup_markup `${ticksOf(scale, ticks, percent).map(({ at, text }) => markup_markup `<line class="grid" x1="${left}" x2="${right}" y1="${scale(at)}" y2="${scale(at)}"/><text class="end" x="${left - 7}" y="${scale(at) + 4}">${text}</text>`)}<text class="axis-title middle" transform="translate(13 ${middle}) rotate(-90)">${title}</text>`;
}
/** The mark of a curve. */
function lineMark(series) {
    return (x, y) => markup_markup `<line class="line ${series}" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;
}
/** The mark of a dashed guide. */
const guideMark = (x, y) => markup_markup `<line class="guide" x1="${x}" x2="${x + 24}" y1="${y}" y2="${y}"/>`;
const ENTRY_GAP = 18;
const LINE_HEIGHT = 18;
/** Lays the entries out in lines of at most `width`. */
function legendLines(entries, width) {
    const lines = [];
    let room = 0;
    for (const entry of entries) {
        const needed = 30 + textWidth(entry.words) + ENTRY_GAP;
        const line = lines.at(-1);
        if (line !== undefined && needed <= room)
            line.push(entry);
        else
            lines.push([entry]);
        room = (line !== undefined && needed <= room ? room : width) - needed;
    }
    return lines;
}
/** The legend above the area: its drawing, and the height it takes. */
function legend(entries, left, width) {
    const lines = legendLines(entries, width);
    const body = lines.map((line, i) => {
        const y = 12 + i * LINE_HEIGHT;
        let x = left;
        return line.map((entry) => {
            const start = x;
            x += 30 + textWidth(entry.words) + ENTRY_GAP;
            return markup_markup `${entry.mark(start, y)}<text class="name" x="${start + 30}" y="${y + 4}">${entry.words}</text>`;
        });
    });
    return { body: markup_markup `${body}`, height: lines.length * LINE_HEIGHT + 8 };
}
/** The area inside the margins. */
function axes_area(width, height, margin) {
    return {
        left: margin.left,
        right: width - margin.right,
        top: margin.top,
        bottom: height - margin.bottom,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/curves.ts







const WIDTH = 420;
const AREA_HEIGHT = 340;
/** A curve of more points is no smoother at this size. */
const MAX_POINTS = 200;
/** At most `MAX_POINTS` points, the first and the last among them. */
function pointsOf({ x, y }) {
    const length = Math.min(x.length, y.length);
    const count = Math.min(length, MAX_POINTS);
    return Array.from({ length: count }, (_, i) => {
        const at = count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1));
        return { x: x[at] ?? 0, y: y[at] ?? 0 };
    });
}
/** The curve's height at `x`, on the straight line between its neighbours; null outside. */
function heightAt(curve, x) {
    const points = pointsOf(curve).sort((a, b) => a.x - b.x || a.y - b.y);
    const after = points.findIndex((point) => point.x >= x);
    const right = points[after];
    const left = points[after - 1] ?? right;
    if (left === undefined || right === undefined)
        return null;
    if (right.x === left.x)
        return right.y;
    return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}
/** A square plot of two shares. */
function unitPlot(plot) {
    const left = 52;
    const { body, height } = legend(plot.entries, left, WIDTH - left - 14);
    const total = height + AREA_HEIGHT + 46;
    const inner = axes_area(WIDTH, total, { top: height, right: 14, bottom: 46, left });
    const end = plot.end ?? 1;
    const x = linear(0, end, [inner.left, inner.right]);
    const y = linear(0, end, [inner.bottom, inner.top]);
    return {
        title: plot.title,
        description: plot.description,
        width: WIDTH,
        height: total,
        body: markup_markup `${leftAxis(y, inner.left, inner.right, { title: plot.yTitle })}${bottomAxis(x, inner.top, inner.bottom, { title: plot.xTitle, grid: true })}${plot.draw(x, y)}${body}`,
    };
}
/** The champion is drawn first, so that the challenger lies on top. */
function seriesOf(pair) {
    const challenger = { name: 'challenger', class: 'a', curve: pair.challenger };
    return pair.champion === null
        ? [challenger]
        : [{ name: 'champion', class: 'b', curve: pair.champion }, challenger];
}
function curvePath(curve, x, y) {
    const path = (0,d3_shape/* line */.n8)()
        .x((point) => x(point.x))
        .y((point) => y(point.y))
        .digits(1);
    return path(pointsOf(curve)) ?? '';
}
function drawSeries(series) {
    return (x, y) => markup_markup `${series.map((item) => markup_markup `<path class="line ${item.class}" d="${curvePath(item.curve, x, y)}"/>`)}`;
}
/** `challenger, AUC 0.741`, where the metric is known. */
function seriesWords({ name }, predicate, metric, short) {
    const result = Object.hasOwn(predicate.metrics, metric) ? predicate.metrics[metric] : undefined;
    const value = name === 'challenger' ? result?.value : result?.champion;
    return value === null || value === undefined
        ? name
        : `${name}, ${short} ${formatFixed(value, 3)}`;
}
function entriesOf(series, words) {
    return [...series].reverse().map((item) => ({ words: words(item), mark: lineMark(item.class) }));
}
/** What the curves say at one place, in words. */
function readOff(series, at, what) {
    const values = [...series].reverse().map((item) => {
        const height = heightAt(item.curve, at);
        return height === null ? null : `${item.name} ${formatFixed(height, 3)}`;
    });
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? '' : `${what}: ${known.join(', ')}.`;
}
/** The ROC curve; null without its points. */
function rocPlot(predicate) {
    const roc = predicate.plots?.roc ?? null;
    if (roc === null)
        return null;
    const series = seriesOf(roc);
    const words = (item) => seriesWords(item, predicate, 'roc_auc', 'AUC');
    const entries = entriesOf(series, words);
    const draw = drawSeries(series);
    return unitPlot({
        title: 'ROC curve',
        description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.1, 'True positive rate at a false positive rate of 0.1')}`,
        xTitle: 'False positive rate',
        yTitle: 'True positive rate',
        entries,
        draw: (x, y) => markup_markup `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>${draw(x, y)}`,
    });
}
/** The share of positives, from the confusion matrix; null where it is not known. */
function prevalence({ confusionMatrix, classes, positiveClass }) {
    const index = classes?.indexOf(positiveClass ?? '') ?? -1;
    const rows = confusionMatrix?.map((row) => row.reduce((sum, count) => sum + count, 0)) ?? [];
    const total = rows.reduce((sum, count) => sum + count, 0);
    const positives = rows[index];
    return positives === undefined || total === 0 ? null : positives / total;
}
/** The precision–recall curve, with the share of positives as its floor; null without points. */
function precisionRecallPlot(predicate) {
    const curves = predicate.plots?.precisionRecall ?? null;
    if (curves === null)
        return null;
    const series = seriesOf(curves);
    const share = prevalence(predicate);
    const words = (item) => seriesWords(item, predicate, 'average_precision', 'AP');
    const entries = entriesOf(series, words);
    const floor = share === null ? [] : [{ words: `positives, ${formatPercent(share)}`, mark: guideMark }];
    const draw = drawSeries(series);
    return unitPlot({
        title: 'Precision–recall curve',
        description: `${entries.map((entry) => entry.words).join('; ')}. ${readOff(series, 0.5, 'Precision at a recall of 0.5')}`,
        xTitle: 'Recall',
        yTitle: 'Precision',
        entries: [...entries, ...floor],
        draw: (x, y) => markup_markup `${share === null ? null : markup_markup `<line class="guide" x1="${x(0)}" x2="${x(1)}" y1="${y(share)}" y2="${y(share)}"/>`}${draw(x, y)}`,
    });
}
/** Mean distance from the diagonal, weighted by rows (expected calibration error). */
function calibrationError({ x, y, rows }) {
    const total = rows.reduce((sum, count) => sum + count, 0);
    if (total === 0)
        return null;
    const distances = x.map((value, i) => Math.abs(value - (y[i] ?? value)) * (rows[i] ?? 0));
    return distances.reduce((sum, distance) => sum + distance, 0) / total;
}
function calibrationWords(name, curve) {
    const error = calibrationError(curve);
    return error === null ? name : `${name}, off by ${formatFixed(error, 3)}`;
}
/** Marks whose area grows with the rows of the bin: circles, and diamonds for the champion. */
function calibrationMarks(curve, series, x, y) {
    const most = curve.rows.reduce((a, b) => Math.max(a, b), 1);
    const marks = curve.x.slice(0, 60).map((value, i) => {
        const radius = 2.5 + 3.5 * Math.sqrt((curve.rows[i] ?? 0) / most);
        const [cx, cy] = [x(value), y(curve.y[i] ?? 0)];
        if (series === 'a')
            return markup_markup `<circle class="fill-a" cx="${cx}" cy="${cy}" r="${radius}"/>`;
        const path = `M${cx.toFixed(1)} ${(cy - radius).toFixed(1)}l${radius.toFixed(1)} ${radius.toFixed(1)}l${(-radius).toFixed(1)} ${radius.toFixed(1)}l${(-radius).toFixed(1)} ${(-radius).toFixed(1)}z`;
        return markup_markup `<path class="fill-b" d="${path}"/>`;
    });
    return markup_markup `${marks}`;
}
/** The whole unit, or the part near 0 where every bin of a rare class lies. */
function calibrationEnd(curves) {
    const largest = (0,d3_array/* max */.T9)(curves.flatMap(({ x, y }) => [...x, ...y])) ?? 1;
    if (largest > 0.5 || largest <= 0)
        return 1;
    return (0,d3_scale/* scaleLinear */.m4)([0, largest], [0, 1]).nice(5).domain()[1] ?? 1;
}
/** A binary model promises positives; others promise that their answer is right. */
function calibrationTitles({ task }) {
    return task === 'binary-classification'
        ? { xTitle: 'Mean predicted probability', yTitle: 'Share of positives' }
        : { xTitle: 'Mean confidence', yTitle: 'Share predicted right' };
}
/** The reliability diagram; null without its points. */
function calibrationPlot(predicate) {
    const pair = predicate.plots?.calibration ?? null;
    if (pair === null)
        return null;
    const { challenger, champion } = pair;
    const series = seriesOf(pair);
    const words = (item) => calibrationWords(item.name, item.name === 'champion' && champion !== null ? champion : challenger);
    const entries = entriesOf(series, words);
    const rows = challenger.rows.reduce((sum, count) => sum + count, 0);
    const draw = drawSeries(series);
    const titles = calibrationTitles(predicate);
    const end = calibrationEnd(series.map(({ curve }) => curve));
    return unitPlot({
        title: 'Calibration',
        description: `${titles.yTitle} against ${titles.xTitle.toLowerCase()} in ${challenger.x.length} bins of ${(0,src/* formatCount */.B4)(rows)} rows; mean distance from the diagonal: ${entries.map((entry) => entry.words).join('; ')}.`,
        xTitle: `${titles.xTitle} (mark grows with rows)`,
        yTitle: titles.yTitle,
        entries,
        end,
        draw: (x, y) => markup_markup `<line class="guide" x1="${x(0)}" y1="${y(0)}" x2="${x(end)}" y2="${y(end)}"/>${draw(x, y)}${champion === null ? null : calibrationMarks(champion, 'b', x, y)}${calibrationMarks(challenger, 'a', x, y)}`,
    });
}

;// CONCATENATED MODULE: ./packages/report/src/svg/effects.ts






const effects_WIDTH = 860;
const ROW = 24;
const MAX_ROWS = 30;
/** Longer bars end in an arrow: ten times the threshold and a hundred times are both far beyond. */
const MAX_RATIO = 10;
function words({ column }) {
    const effect = column.effect === null ? '—' : formatValue(column.effect);
    const threshold = column.threshold === null ? '—' : formatValue(column.threshold);
    return `${column.method ?? 'effect'} ${effect}, limit ${threshold}`;
}
function drawBar(named, y, x, names, numbers) {
    const ratio = effectRatio(named.column);
    const end = x(Math.min(ratio, MAX_RATIO));
    const kind = named.state === 'drifted' ? 'fill-bad' : 'fill-neutral';
    const beyond = ratio > MAX_RATIO ? markup_markup `<path class="${kind}" d="M${end + 2} ${y - 7}l7 7l-7 7z"/>` : null;
    return markup_markup `<text class="name end" x="${names}" y="${y + 4}">${label(named.name, 28)}</text><rect class="${kind}" x="${x(0)}" y="${y - 7}" width="${Math.max(1, end - x(0))}" height="14" fill-opacity="${named.state === 'drifted' ? 0.9 : 0.45}"/>${beyond}<text class="name" x="${numbers}" y="${y + 4}">${words(named)}${named.state === 'drifted' ? ', drifted' : ''}</text>`;
}
/**
 * The effect of every column as a multiple of its own threshold, drifted columns first; null when
 * no column has both.
 */
function effectPlot(predicate) {
    const all = orderedColumns(predicate).filter(({ column }) => column.effect !== null && column.threshold !== null);
    if (all.length === 0)
        return null;
    const columns = all.slice(0, MAX_ROWS);
    const widest = (texts) => Math.max(...texts.map((text) => textWidth(text)));
    const names = Math.min(230, widest(columns.map(({ name }) => label(name, 28))) + 8);
    const numbers = effects_WIDTH - widest(columns.map((column) => `${words(column)}, drifted`)) - 8;
    const ratios = columns.map(({ column }) => Math.min(effectRatio(column), MAX_RATIO));
    const x = linear(0, Math.max(1.25, ...ratios), [names + 14, numbers - 26]);
    const [top, bottom] = [22, 22 + columns.length * ROW];
    const rest = all.length - columns.length;
    const more = rest > 0 ? ` (${(0,src/* formatCount */.B4)(rest)} more in the table)` : '';
    const drifted = columns.filter(({ state }) => state === 'drifted');
    return {
        title: `Drift effect against threshold${more}`,
        description: `${(0,src/* formatCount */.B4)(drifted.length)} of the ${(0,src/* formatCount */.B4)(columns.length)} columns shown drifted: ${columns.map((column) => `${label(column.name, 40)} ${words(column)}`).join('; ')}.`,
        width: effects_WIDTH,
        height: bottom + 46,
        body: markup_markup `${bottomAxis(x, top, bottom, { title: 'effect ÷ threshold', grid: true })}${columns.map((column, i) => drawBar(column, top + ROW * (i + 0.5), x, names, numbers))}<line class="limit" x1="${x(1)}" x2="${x(1)}" y1="${top - 4}" y2="${bottom}"/><text class="middle" x="${x(1)}" y="${top - 8}">threshold</text>`,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/forest.ts








const forest_WIDTH = 860;
const forest_ROW = 26;
const forest_MAX_ROWS = 40;
const CLASSES = {
    better: 'good',
    worse: 'bad',
    equal: 'neutral',
    'not distinguishable': 'neutral',
    unknown: 'neutral',
};
/** Circle: better; diamond: worse; hollow circle: cannot be told. */
function mark(judgement, x, y) {
    if (judgement === 'better')
        return markup_markup `<circle class="good" cx="${x}" cy="${y}" r="5"/>`;
    if (judgement === 'worse') {
        return markup_markup `<rect class="bad" x="${x - 4.5}" y="${y - 4.5}" width="9" height="9" transform="rotate(45 ${x} ${y})"/>`;
    }
    return markup_markup `<circle class="neutral hollow" cx="${x}" cy="${y}" r="4.5" stroke-width="2"/>`;
}
function differenceRow(name, metric, margin) {
    const { difference, differenceInterval, greaterIsBetter } = metric;
    if (difference === null || differenceInterval === null)
        return null;
    const turn = greaterIsBetter ? 1 : -1;
    const ends = differenceInterval.map((end) => end * turn).sort((a, b) => a - b);
    return {
        name,
        middle: difference * turn,
        low: ends[0] ?? 0,
        high: ends[1] ?? 0,
        judgement: judge(metric),
        text: formatEstimate(difference, differenceInterval, metricDecimals(metric), true),
        margin: margin === null ? null : margin * turn,
    };
}
/** Metrics in the unit of the target: their differences share an axis. */
const IN_TARGET_UNIT = new Set([
    'mean_absolute_error',
    'median_absolute_error',
    'root_mean_squared_error',
    'max_error',
]);
/** Metrics without a unit and of comparable size: scores and probability losses. */
const OTHER_UNIT = /^(?:mean_squared_error|mean_squared_log_error|mean_poisson_deviance|mean_gamma_deviance|mean_pinball)/;
function panelName(metric) {
    if (IN_TARGET_UNIT.has(metric))
        return 'in the unit of the target';
    return OTHER_UNIT.test(metric) ? metric : 'scores';
}
function metricPanels(predicate) {
    const margins = championMargins(predicate.gates);
    const rows = orderedMetrics(predicate)
        .map(([name, metric]) => ({
        panel: panelName(name),
        row: differenceRow(name, metric, margins.get(name) ?? null),
    }))
        .filter((item) => item.row !== null)
        .slice(0, forest_MAX_ROWS);
    const groups = Map.groupBy(rows, ({ panel }) => panel);
    return [...groups].map(([title, items]) => ({
        title: groups.size > 1 ? title : '',
        rows: items.map(({ row }) => row).filter((row) => row !== null),
    }));
}
function columnsOf(panels) {
    const rows = panels.flatMap((panel) => panel.rows);
    const widest = (texts) => Math.max(0, ...texts.map((text) => textWidth(text)));
    const names = Math.min(280, widest(rows.map((row) => row.name)) + 8);
    const numbers = forest_WIDTH - widest(rows.map((row) => row.text)) - 8;
    return { names, left: names + 14, right: numbers - 20, numbers };
}
function drawRow(row, x, y, columns) {
    const kind = CLASSES[row.judgement];
    const margin = row.margin === null
        ? null
        : markup_markup `<line class="limit" x1="${x(row.margin)}" x2="${x(row.margin)}" y1="${y - 10}" y2="${y + 10}"/>`;
    return markup_markup `<text class="name end" x="${columns.names}" y="${y + 4}">${row.name}</text>${margin}<line class="span ${kind}" x1="${x(row.low)}" x2="${x(row.high)}" y1="${y}" y2="${y}"/>${mark(row.judgement, x(row.middle), y)}<text class="name" x="${columns.numbers}" y="${y + 4}">${row.text}</text>`;
}
function drawPanel(panel, top, columns, axis) {
    const ends = panel.rows.flatMap((row) => [row.low, row.high, row.margin ?? row.middle]);
    const values = axis.zero === null ? ends : [...ends, axis.zero];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const pad = (high - low) * 0.04;
    const x = linear(low - pad, high + pad, [columns.left, columns.right]);
    const header = panel.title === '' ? 6 : 24;
    const bottom = top + header + panel.rows.length * forest_ROW;
    const zero = axis.zero === null
        ? null
        : markup_markup `<line class="baseline" x1="${x(axis.zero)}" x2="${x(axis.zero)}" y1="${top + header}" y2="${bottom}"/>`;
    const body = markup_markup `${panel.title === '' ? null : markup_markup `<text class="axis-title" x="${columns.left}" y="${top + 14}">${panel.title}</text>`}${bottomAxis(x, top + header, bottom, { title: axis.title, grid: true })}${zero}${panel.rows.map((row, i) => drawRow(row, x, top + header + forest_ROW * (i + 0.5), columns))}`;
    return { body, height: header + panel.rows.length * forest_ROW + 46 };
}
function drawPanels(panels, axis, top = 0) {
    const columns = columnsOf(panels);
    let height = top;
    const bodies = panels.map((panel) => {
        const drawn = drawPanel(panel, height, columns, axis);
        height += drawn.height;
        return drawn.body;
    });
    return { body: markup_markup `${bodies}`, height };
}
const KEY = [
    ['better', 'better than the champion'],
    ['not distinguishable', 'not distinguishable'],
    ['worse', 'worse'],
];
function key(hasMargin) {
    let x = 8;
    const marks = KEY.map(([judgement, words]) => {
        const at = x;
        x += 36 + textWidth(words);
        return markup_markup `${mark(judgement, at, 10)}<text x="${at + 12}" y="14">${words}</text>`;
    });
    if (!hasMargin)
        return markup_markup `${marks}`;
    return markup_markup `${marks}<line class="limit" x1="${x}" x2="${x}" y1="2" y2="18"/><text x="${x + 8}" y="14">limit of a gate</text>`;
}
function sayRows(panels) {
    return panels
        .flatMap((panel) => panel.rows)
        .map((row) => `${row.name} ${row.text}${row.judgement === 'unknown' ? '' : `, ${row.judgement}`}`)
        .join('; ');
}
function differencePlot(title, what, panels) {
    const hasMargin = panels.some((panel) => panel.rows.some((row) => row.margin !== null));
    const axis = { title: '← champion better · challenger better →', zero: 0 };
    const { body, height } = drawPanels(panels, axis, 26);
    return {
        title,
        description: `${what}: ${sayRows(panels)}.`,
        width: forest_WIDTH,
        height,
        body: markup_markup `${key(hasMargin)}${body}`,
    };
}
/**
 * Differences from the champion with their intervals, one line per metric, turned so that the
 * right side is better; null where nothing can be compared.
 */
function differencePlotOfMetrics(predicate) {
    const panels = metricPanels(predicate);
    if (panels.length === 0)
        return null;
    const confidence = formatConfidence(predicate.confidence);
    const title = `Difference from the champion, ${confidence} intervals`;
    return differencePlot(title, `Challenger minus champion with ${confidence} intervals`, panels);
}
function sliceName(slice, rows) {
    return `${label(slice, 26)} (n ${(0,src/* formatCount */.B4)(rows)})`;
}
function valueRow(name, metric) {
    if (metric.value === null)
        return null;
    const [low, high] = metric.interval ?? [metric.value, metric.value];
    return {
        name,
        middle: metric.value,
        low,
        high,
        judgement: 'unknown',
        text: formatEstimate(metric.value, metric.interval, metricDecimals(metric)),
        margin: null,
    };
}
/**
 * The slices by their first metric: differences from the champion where there is one, else the
 * values; weakest first. Null when no slice has a value.
 */
function slicePlot(predicate) {
    const name = sliceMetrics(predicate)[0];
    if (name === undefined)
        return null;
    const slices = slicesBy(predicate, name).filter(({ metric }) => metric !== null);
    const rowsOf = (make) => slices
        .map(({ slice, metric }) => metric === null ? null : make(sliceName(slice.slice, slice.rows), metric))
        .filter((row) => row !== null);
    const differences = rowsOf((text, metric) => differenceRow(text, metric, null));
    const all = differences.length > 0 ? differences : rowsOf(valueRow);
    if (all.length === 0)
        return null;
    const rows = all.slice(0, forest_MAX_ROWS);
    const rest = all.length > rows.length
        ? `, the ${rows.length} weakest of ${(0,src/* plural */.LS)(all.length, 'slice')}`
        : '';
    const metric = label(name, 40);
    const panels = [{ title: '', rows }];
    if (differences.length > 0) {
        const title = `${metric} by slice: difference from the champion${rest}`;
        return differencePlot(title, title, panels);
    }
    const { body, height } = drawPanels(panels, { title: metric, zero: null });
    const title = `${metric} by slice${rest}`;
    return { title, description: `${title}: ${sayRows(panels)}.`, width: forest_WIDTH, height, body };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/histograms.ts







const histograms_WIDTH = 420;
const MAX_BINS = 40;
const MAX_CATEGORIES = 8;
/** Merges neighbouring bins until a plot can show them. */
function binsOf({ edges, reference, current }) {
    const count = Math.min(edges.length - 1, reference.length, current.length);
    if (count < 1)
        return [];
    const step = Math.ceil(count / MAX_BINS);
    const sum = (values, from, to) => values.slice(from, to).reduce((total, value) => total + value, 0);
    return Array.from({ length: Math.ceil(count / step) }, (_, i) => {
        const [from, to] = [i * step, Math.min(count, (i + 1) * step)];
        return {
            low: edges[from] ?? 0,
            high: edges[to] ?? 0,
            reference: sum(reference, from, to),
            current: sum(current, from, to),
        };
    });
}
/** Bins of equal width stand on a true axis; others (quantiles) side by side, one slot each. */
function haveEqualWidths(bins) {
    const widths = bins.slice(0, -1).map((bin) => bin.high - bin.low);
    const [least, most] = [Math.min(...widths), Math.max(...widths)];
    return widths.length === 0 || (least > 0 && most / least < 1.02);
}
function trueSlots(bins, left, right, bottom) {
    const x = linear(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1, [left, right]);
    return {
        left: (i) => x(bins[i]?.low ?? 0),
        right: (i) => x(bins[i]?.high ?? 0),
        axis: bottomAxis(x, 0, bottom, { title: '', ticks: 6 }),
    };
}
function evenSlots(bins, left, right, bottom) {
    const width = (right - left) / bins.length;
    const every = Math.ceil(bins.length / 5);
    const ticks = [...bins.map((bin) => bin.low), bins.at(-1)?.high ?? 0]
        .map((edge, i) => ({ edge, at: left + i * width, shown: i % every === 0 }))
        .filter(({ shown }) => shown);
    return {
        left: (i) => left + i * width,
        right: (i) => left + (i + 1) * width,
        axis: markup_markup `<line class="baseline" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>${ticks.map(({ edge, at }) => markup_markup `<text class="middle" x="${at}" y="${bottom + 17}">${formatValue(edge)}</text>`)}`,
    };
}
/** The reference as an outline of steps. */
function outline(heights, slots, y) {
    const floor = y(0).toFixed(1);
    const steps = heights.map((height, i) => `L${slots.left(i).toFixed(1)} ${y(height).toFixed(1)}H${slots.right(i).toFixed(1)}`);
    return `M${slots.left(0).toFixed(1)} ${floor}${steps.join('')}V${floor}`;
}
const referenceMark = (x, y) => markup_markup `<rect class="outline-b" x="${x}" y="${y - 5}" width="24" height="10"/>`;
const currentMark = (x, y) => markup_markup `<rect class="bar-a" x="${x}" y="${y - 5}" width="24" height="10"/>`;
function sides({ rows, missing }) {
    const words = (name, total, gone) => `${name}, n ${(0,src/* formatCount */.B4)(total - gone)}`;
    return [
        { words: words('reference', rows.reference, missing.reference), mark: referenceMark },
        { words: words('current', rows.current, missing.current), mark: currentMark },
    ];
}
function numericHistogram(column, histogram) {
    const bins = binsOf(histogram);
    const before = shares(bins.map((bin) => bin.reference));
    const after = shares(bins.map((bin) => bin.current));
    const tallest = (0,d3_array/* max */.T9)([...before, ...after]) ?? 0;
    if (tallest === 0)
        return null;
    const [left, right] = [42, histograms_WIDTH - 18];
    const key = legend(sides(column), left, right - left);
    const bottom = key.height + 130;
    const y = linear(0, tallest * 1.05, [bottom, key.height]);
    const make = haveEqualWidths(bins) ? trueSlots : evenSlots;
    const slots = make(bins, left, right, bottom);
    const bars = after.map((share, i) => markup_markup `<rect class="bar-a" x="${slots.left(i) + 0.5}" y="${y(share)}" width="${Math.max(0.5, slots.right(i) - slots.left(i) - 1)}" height="${bottom - y(share)}"/>`);
    return {
        body: markup_markup `${leftAxis(y, left, right, { title: '', ticks: 3, percent: true })}${bars}<path class="outline-b" d="${outline(before, slots, y)}"/>${slots.axis}${key.body}`,
        height: bottom + 26,
    };
}
/** The categories of the largest shares, the others as one. */
function categoriesOf({ categories, reference, current }) {
    const [before, after] = [shares(reference), shares(current)];
    const all = categories
        .map((category, i) => ({
        name: label(category, 16),
        before: before[i] ?? 0,
        after: after[i] ?? 0,
    }))
        .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
    if (all.length <= MAX_CATEGORIES)
        return all;
    const rest = all.slice(MAX_CATEGORIES - 1);
    const sum = (side) => rest.reduce((total, item) => total + item[side], 0);
    return [
        ...all.slice(0, MAX_CATEGORIES - 1),
        { name: `${(0,src/* formatCount */.B4)(rest.length)} others`, before: sum('before'), after: sum('after') },
    ];
}
function categoricalHistogram(column, histogram) {
    const categories = categoriesOf(histogram);
    const longest = (0,d3_array/* max */.T9)(categories, (item) => Math.max(item.before, item.after)) ?? 0;
    if (longest === 0)
        return null;
    const [left, right, row] = [120, histograms_WIDTH - 92, 26];
    const key = legend(sides(column), 12, histograms_WIDTH - 24);
    const x = linear(0, longest, [left, right]);
    const bars = categories.map((item, i) => {
        const top = key.height + i * row;
        return markup_markup `<text class="name end" x="${left - 8}" y="${top + 15}">${item.name}</text><rect class="bar-a" x="${left}" y="${top + 11}" width="${x(item.after) - left}" height="9"/><rect class="outline-b" x="${left}" y="${top + 2}" width="${x(item.before) - left}" height="8"/><text x="${Math.max(x(item.before), x(item.after)) + 8}" y="${top + 15}">${formatPercent(item.before)} → ${formatPercent(item.after)}</text>`;
    });
    return {
        body: markup_markup `${bars}${key.body}`,
        height: key.height + categories.length * row + 6,
    };
}
/** What was decided about the column, in one line. */
function columnWords(column) {
    const { method, effect, threshold, adjustedPValue, drifted } = column;
    const state = drifted === null ? 'undecided' : drifted ? 'drifted' : 'stable';
    const parts = [state];
    if (method !== null && effect !== null)
        parts.push(`${method} ${formatValue(effect)}`);
    if (threshold !== null)
        parts.push(`threshold ${formatValue(threshold)}`);
    if (adjustedPValue !== null)
        parts.push(`p ${formatPValue(adjustedPValue)}`);
    return parts.join(', ');
}
/** Reference and current values of one column; null without counts. */
function driftHistogramPlot(name, column) {
    const { histogram } = column;
    if (histogram === null)
        return null;
    const drawn = histogram.kind === 'numeric'
        ? numericHistogram(column, histogram)
        : categoricalHistogram(column, histogram);
    if (drawn === null)
        return null;
    return {
        title: `${label(name, 40)}: ${columnWords(column)}`,
        description: `Values of ${label(name, 60)} in the reference and the current data; ${columnWords(column)}.`,
        width: histograms_WIDTH,
        ...drawn,
    };
}
/** The histogram of true − predicted; null without one. */
function residualPlot(predicate) {
    const residuals = predicate.plots?.residuals ?? null;
    if (residuals === null)
        return null;
    const { edges, counts } = residuals;
    const bins = binsOf({ kind: 'numeric', edges, reference: counts, current: counts });
    const tallest = (0,d3_array/* max */.T9)(bins, (bin) => bin.current) ?? 0;
    if (tallest === 0)
        return null;
    const [left, right, top, bottom] = [56, histograms_WIDTH - 18, 10, 220];
    const x = linear(bins[0]?.low ?? 0, bins.at(-1)?.high ?? 1, [left, right]);
    const y = linear(0, tallest * 1.05, [bottom, top]);
    const bars = bins.map((bin) => markup_markup `<rect class="bar-a" x="${x(bin.low) + 0.5}" y="${y(bin.current)}" width="${Math.max(0.5, x(bin.high) - x(bin.low) - 1)}" height="${bottom - y(bin.current)}"/>`);
    const [low = 0, high = 0] = x.domain();
    const zero = low < 0 && high > 0
        ? markup_markup `<line class="limit" x1="${x(0)}" x2="${x(0)}" y1="${top}" y2="${bottom}"/>`
        : null;
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
        title: 'Residuals',
        description: `Histogram of true minus predicted value of ${(0,src/* formatCount */.B4)(total)} rows, from ${formatValue(low)} to ${formatValue(high)}.`,
        width: histograms_WIDTH,
        height: bottom + 46,
        body: markup_markup `${leftAxis(y, left, right, { title: 'rows', ticks: 4 })}${bars}${zero}${bottomAxis(x, top, bottom, { title: 'true − predicted', ticks: 6 })}`,
    };
}

;// CONCATENATED MODULE: ./packages/report/src/svg/render.ts









const EVALUATION_PLOTS = new Map([
    ['roc', rocPlot],
    ['precision-recall', precisionRecallPlot],
    ['calibration', calibrationPlot],
    ['difference-intervals', differencePlotOfMetrics],
    ['slice-intervals', slicePlot],
    ['confusion-matrix', (predicate) => confusionPlot(predicate, 'challenger')],
    ['champion-confusion-matrix', (predicate) => confusionPlot(predicate, 'champion')],
    ['residuals', residualPlot],
]);
/** Draws one plot of a statement; null where its evidence has no data for it. */
function drawPlot(kind, statement, column = null) {
    if (known_isCompleteEvidenceOf('evaluate', statement)) {
        return EVALUATION_PLOTS.get(kind)?.(statement.predicate) ?? null;
    }
    if (!known_isCompleteEvidenceOf('drift', statement))
        return null;
    if (kind === 'drift-effects')
        return effectPlot(statement.predicate);
    const { columns } = statement.predicate;
    if (kind !== 'drift-histogram' || column === null || !Object.hasOwn(columns, column))
        return null;
    const found = columns[column];
    return found === undefined ? null : driftHistogramPlot(column, found);
}
/**
 * One plot as an SVG file: its own style, light and dark, title and description inside. Null
 * where the evidence has no data for it.
 *
 * @param column the column, for `drift-histogram`
 */
function renderSvg(kind, statement, column = null) {
    const plot = drawPlot(kind, statement, column);
    return plot === null ? null : standaloneSvg(plot);
}
/** Every plot that the evidence has data for; at most `histograms` columns of drift. */
function plotsOf(statement, histograms = 24) {
    const figures = isCompleteEvidenceOf('evaluate', statement)
        ? [...metricFigures(statement), ...sliceFigures(statement)]
        : isCompleteEvidenceOf('drift', statement)
            ? driftFigures(statement, histograms)
            : [];
    const order = (figure) => PLOT_KINDS.indexOf(figure.plot);
    return figures.sort((a, b) => order(a) - order(b));
}

;// CONCATENATED MODULE: ./packages/report/src/html/inline.ts


/** A verdict as shape, colour and word. */
function pill(verdict, size = 'small') {
    return markup_markup `<span class="pill ${verdict}${size === 'large' ? ' large' : ''}">${verdict}</span>`;
}
function renderInline(inline) {
    if (typeof inline === 'string')
        return markup_markup `${cleanPiece(inline)}`;
    if ('code' in inline)
        return markup_markup `<code>${cleanName(inline.code, inline.limit)}</code>`;
    if ('value' in inline)
        return markup_markup `${inline.value}`;
    if ('strong' in inline)
        return markup_markup `<b>${cleanPiece(inline.strong)}</b>`;
    if ('verdict' in inline)
        return pill(inline.verdict);
    return markup_markup `<span class="tone ${inline.tone}">${inline.words}</span>`;
}
/** A line in HTML; every text in it is escaped. */
function renderContent(content) {
    return markup_markup `${content.map(renderInline)}`;
}

;// CONCATENATED MODULE: ./packages/report/src/html/blocks.ts




/** Wider plots take the whole width of the page. */
const WIDE = 500;
/** Numbers what needs an id that is unique on the page. */
class Ids {
    #count = 0;
    next(prefix) {
        this.#count++;
        return `${prefix}-${this.#count}`;
    }
}
/** Cells with sentences may wrap; numbers and names keep their width. */
function isWordy(cell) {
    return cell.some((inline) => typeof inline === 'string' && inline.length > 24);
}
/** Names that fit on a line stay on it. */
function isShortName(cell) {
    const length = cell.reduce((sum, inline) => sum + (typeof inline === 'object' && 'code' in inline ? inline.code.length : 0), 0);
    return length > 0 && length <= 40;
}
function classOf(cell, column) {
    if (column.align !== 'left')
        return column.align;
    if (isShortName(cell))
        return 'name';
    return isWordy(cell) ? 'words' : '';
}
function renderCell(cell, column, isHeader) {
    const kind = classOf(cell, column);
    const content = renderContent(cell);
    return isHeader
        ? markup_markup `<th scope="row" class="${kind}">${content}</th>`
        : markup_markup `<td class="${kind}">${content}</td>`;
}
function renderHead(column) {
    const hint = column.hint === undefined ? null : markup_markup ` title="${column.hint}"`;
    return markup_markup `<th scope="col" class="${column.align}"${hint}>${column.title}</th>`;
}
/** The column that names the row: the first that is no verdict. */
function headerIndex(table) {
    return ['Result', 'Severity'].includes(table.columns[0]?.title ?? '') ? 1 : 0;
}
/** A table that scrolls by itself where it is wider than the screen. */
function renderTable(table) {
    const shown = table.columns.map((column) => column.page !== false);
    const columns = table.columns.filter((_, i) => shown[i]);
    const header = headerIndex(table);
    const rows = table.rows.map((row) => {
        const cells = row.filter((_, i) => shown[i]);
        return markup_markup `<tr>${columns.map((column, i) => renderCell(cells[i] ?? [], column, i === header))}</tr>`;
    });
    const more = table.more === null ? null : markup_markup `<p class="more">${table.more}.</p>`;
    return markup_markup `<div class="scroll" role="group" tabindex="0" aria-label="${table.caption}"><table><caption class="hidden">${table.caption}</caption><thead><tr>${columns.map(renderHead)}</tr></thead><tbody>${rows}</tbody></table></div>${more}`;
}
function renderFigure(figure, ids) {
    const plot = drawPlot(figure.plot, figure.statement, figure.column);
    if (plot === null)
        return null;
    const words = figure.plot === 'drift-histogram'
        ? null
        : markup_markup `<details class="alt"><summary>In words</summary><p>${plot.description}</p></details>`;
    const svg = inlineSvg(plot, ids.next('plot'));
    const caption = markup_markup `<figcaption>${plot.title}</figcaption>`;
    // A wide plot scrolls on a narrow screen, and whoever has no mouse scrolls it with the keys.
    return plot.width > WIDE
        ? markup_markup `<figure class="wide">${caption}<div class="canvas" role="group" tabindex="0" aria-label="${plot.title}">${svg}</div>${words}</figure>`
        : markup_markup `<figure>${caption}${svg}${words}</figure>`;
}
function renderGallery(gallery, ids) {
    const figures = gallery.figures.map((figure) => renderFigure(figure, ids));
    return markup_markup `<div class="gallery">${figures}</div>`;
}
function renderBlock(block, ids) {
    switch (block.kind) {
        case 'table':
            return renderTable(block);
        case 'paragraph':
            return markup_markup `<p class="lead">${renderContent(block.content)}</p>`;
        case 'list':
            return markup_markup `<ul class="plain">${block.items.map((item) => markup_markup `<li>${renderContent(item)}</li>`)}</ul>`;
        case 'gallery':
            return renderGallery(block, ids);
    }
}
/** A section with its heading; folded away where a reader rarely needs it. */
function renderSection(section, ids) {
    const heading = markup_markup `<h3>${section.title}</h3>`;
    const subtitle = section.subtitle === null
        ? null
        : markup_markup `<p class="sub">${renderContent(section.subtitle)}</p>`;
    const body = section.blocks.map((block) => renderBlock(block, ids));
    return section.collapsed
        ? markup_markup `<div class="part"><details><summary>${heading}</summary>${subtitle}${body}</details></div>`
        : markup_markup `<div class="part">${heading}${subtitle}${body}</div>`;
}

;// CONCATENATED MODULE: ./packages/report/src/svg/style.ts
/**
 * Colours as CSS variables, so that the same drawing serves a light and a dark page. The series
 * colours are Okabe and Ito's (distinguishable with any colour vision); lines also differ in
 * dash, marks in shape.
 */
const LIGHT_COLOURS = `--paper:#fff;--ink:#1c2128;--muted:#59636e;--rule:#d8dee4;--soft:#f4f6f8;
--a:#0072b2;--b:#d55e00;--good:#00795a;--bad:#c2321f;--warn:#8a5a00;--neutral:#6a737d;`;
const DARK_COLOURS = `--paper:#0f1419;--ink:#e6edf3;--muted:#9aa7b4;--rule:#2f3842;--soft:#171d24;
--a:#56b4e9;--b:#e69f00;--good:#3fc79a;--bad:#ff8672;--warn:#e3b341;--neutral:#98a2ad;`;
const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';
/** Rules of every plot, in a page or a file. */
const style_PLOT_STYLE = `
.plot{font:12px ${FONT};font-variant-numeric:tabular-nums;display:block;width:100%;height:auto}
.plot text{fill:var(--muted)}
.plot .name{fill:var(--ink)}
.plot .heading{fill:var(--ink);font-size:14px;font-weight:600}
.plot .axis-title{fill:var(--muted)}
.plot .grid{stroke:var(--rule);stroke-width:1}
.plot .baseline{stroke:var(--muted);stroke-width:1}
.plot .guide{stroke:var(--muted);stroke-width:1;stroke-dasharray:2 3;fill:none}
.plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
.plot .a{stroke:var(--a)}
.plot .b{stroke:var(--b);stroke-dasharray:6 3}
.plot .fill-a{fill:var(--a)}
.plot .fill-b{fill:var(--b)}
.plot .bar-a{fill:var(--a);fill-opacity:.55}
.plot .outline-b{fill:none;stroke:var(--b);stroke-width:1.75;stroke-dasharray:5 2}
.plot .good{stroke:var(--good);fill:var(--good)}
.plot .bad{stroke:var(--bad);fill:var(--bad)}
.plot .neutral{stroke:var(--neutral);fill:var(--neutral)}
.plot .hollow{fill:var(--paper)}
.plot .span{stroke-width:2}
.plot text.good{fill:var(--good);stroke:none}
.plot text.bad{fill:var(--bad);stroke:none}
.plot .limit{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
.plot .fill-bad{fill:var(--bad)}
.plot .fill-neutral{fill:var(--neutral)}
.plot .cell{stroke:var(--paper);stroke-width:2}
.plot .end{text-anchor:end}
.plot .middle{text-anchor:middle}
`;
/** What a page gives to a plot, and a file has to bring along. */
const style_STANDALONE_STYLE = (/* unused pure expression or super */ null && (`:root{${LIGHT_COLOURS}}
@media (prefers-color-scheme:dark){:root{${DARK_COLOURS}}}
.paper{fill:var(--paper)}
`));

;// CONCATENATED MODULE: ./packages/report/src/html/style.ts

/** The page's style sheet: calm, both colour schemes, narrow screens, paper. */
const PAGE_STYLE = `
:root{${LIGHT_COLOURS}
--pass-soft:#e6f4ef;--fail-soft:#fcebe8;--inconclusive-soft:#f0f2f4;--shadow:0 1px 2px rgb(31 35 40/.06);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${DARK_COLOURS}
--pass-soft:#0f2b24;--fail-soft:#331a17;--inconclusive-soft:#1f262e;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 ${FONT};font-variant-numeric:tabular-nums}
.wrap{max-width:1080px;margin:0 auto;padding:0 24px}
h1,h2,h3{line-height:1.3;margin:0;font-weight:600;overflow-wrap:anywhere}
h1{font-size:26px;letter-spacing:-.01em}
h2{font-size:21px}
h3{font-size:17px}
p,ul{margin:0}
a{color:var(--a)}
code{font:.9em/1.5 ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--soft);border-radius:4px;padding:.1em .35em;unicode-bidi:isolate;overflow-wrap:anywhere}
h1 code,h2 code{background:none;padding:0;font-size:.95em;font-weight:600}
.skip{position:absolute;left:-9999px}
.skip:focus{left:12px;top:12px;background:var(--paper);padding:8px 12px;border:2px solid var(--a);border-radius:6px;z-index:1}
.banner{border-bottom:1px solid var(--rule);padding:36px 0 28px}
.banner.pass{background:var(--pass-soft)}
.banner.fail{background:var(--fail-soft)}
.banner.inconclusive{background:var(--inconclusive-soft)}
.banner code{background:rgb(127 127 127/.14)}
.banner h1 code{background:none}
.banner h1{margin-top:14px}
.banner a{color:inherit}
.issues{list-style:none;padding:0;margin-top:18px;display:grid;gap:12px}
.issues li{padding-left:14px;border-left:3px solid var(--neutral)}
.issues li.fail{border-color:var(--bad)}
.next{display:block;color:var(--muted)}
.next b{color:var(--ink);font-weight:600}
.meta{color:var(--muted);font-size:13.5px;margin-top:18px;overflow-wrap:anywhere}
.pill{display:inline-flex;align-items:center;gap:.45em;white-space:nowrap;font-weight:600;font-size:.93em}
.pill::before{content:"";width:.62em;height:.62em;flex:none;background:currentColor}
.pill.pass{color:var(--good)}
.pill.fail{color:var(--bad)}
.pill.inconclusive{color:var(--neutral)}
.pill.pass::before{border-radius:50%}
.pill.fail::before{transform:rotate(45deg)}
.pill.inconclusive::before{background:none;border:2px solid currentColor;border-radius:50%}
.pill.large{font-size:14px;padding:5px 14px 5px 12px;border-radius:99px;border:1.5px solid currentColor;background:var(--paper);text-transform:capitalize}
.tone{white-space:nowrap;font-weight:500}
.tone::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.45em;background:currentColor}
.tone.good{color:var(--good)}
.tone.good::before{border-radius:50%}
.tone.bad{color:var(--bad)}
.tone.bad::before{transform:rotate(45deg)}
.tone.warn{color:var(--warn)}
.tone.warn::before{clip-path:polygon(50% 0,100% 100%,0 100%)}
.tone.neutral{color:var(--neutral)}
.tone.neutral::before{background:none;border:1.5px solid currentColor;border-radius:50%}
main.wrap{padding-top:12px;padding-bottom:56px}
.leg{padding-top:28px}
.leg+.leg{margin-top:44px;border-top:1px solid var(--rule)}
.leg-title{display:flex;gap:14px;align-items:baseline;flex-wrap:wrap}
.facts{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,240px),1fr));gap:14px;margin-top:18px}
.facts li{border:1px solid var(--rule);border-radius:10px;padding:14px 16px;box-shadow:var(--shadow)}
.facts .pill{float:right;margin-left:10px}
.facts b{display:block;color:var(--muted);font-weight:600;font-size:13px}
.facts span.head{display:block;overflow-wrap:anywhere;margin-top:2px}
.part{margin-top:40px}
.part>h3,.part>details>summary h3{padding-bottom:2px}
.sub{color:var(--muted);font-size:13.5px;margin-top:2px;overflow-wrap:anywhere}
.part p.lead{margin-top:16px;font-weight:500}
summary{cursor:pointer}
summary h3{display:inline}
.scroll{overflow-x:auto;margin-top:12px;border:1px solid var(--rule);border-radius:10px;box-shadow:var(--shadow)}
.scroll:focus-visible,.canvas:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--a);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:9px 14px;text-align:left;vertical-align:top;border-top:1px solid var(--rule)}
thead th{border-top:0;color:var(--muted);font-weight:600;font-size:12.5px;white-space:nowrap;background:var(--soft)}
tbody th{font-weight:400}
.right{text-align:right;white-space:nowrap}
.center{text-align:center}
td.name,th.name{white-space:nowrap}
td.words{min-width:200px;max-width:460px;overflow-wrap:anywhere}
th.name code,td.name code{white-space:pre}
.more{color:var(--muted);font-size:13px;margin-top:6px}
.plain{margin-top:12px;padding-left:20px;display:grid;gap:4px;overflow-wrap:anywhere}
.gallery{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:20px;margin-top:16px}
figure{margin:0;border:1px solid var(--rule);border-radius:10px;padding:16px 16px 12px;box-shadow:var(--shadow);min-width:0}
figure.wide{grid-column:1/-1}
figure.wide .canvas{overflow-x:auto}
figure.wide svg{min-width:620px}
figcaption{font-weight:600;font-size:14px;margin-bottom:10px;overflow-wrap:anywhere}
.alt{font-size:13px;color:var(--muted);margin-top:6px}
footer{border-top:1px solid var(--rule);color:var(--muted);font-size:13.5px;padding:20px 0 40px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:560px){.wrap{padding:0 16px}h1{font-size:21px}h2{font-size:19px}.banner{padding:24px 0 20px}figure{padding:12px}}
@media print{:root{${LIGHT_COLOURS}}body{font-size:11px}.scroll{overflow:visible;box-shadow:none}.banner{background:none!important}figure,tr,.facts li{break-inside:avoid}h2,h3{break-after:avoid}details::details-content{content-visibility:visible;block-size:auto}.skip,.alt{display:none}}
${style_PLOT_STYLE}`;

;// CONCATENATED MODULE: ./packages/report/src/html/page.ts









/** Models after this many characters of page are listed without their tables and plots. */
const PAGE_BUDGET = 2_000_000;
/** Reasons listed under the verdict. */
const MAX_ISSUES = 12;
/**
 * Nothing is loaded from anywhere, no script runs: the style sheet stands in the page. Forms and
 * base addresses have no default in `default-src` and are shut too.
 */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
function renderIssue(issue) {
    const next = issue.next === null ? null : markup_markup `<span class="next"><b>Next:</b> ${issue.next}</span>`;
    return markup_markup `<li class="${issue.verdict}">${renderContent(issue.content)}${next}</li>`;
}
function renderIssues(issues) {
    if (issues.length === 0)
        return null;
    const rest = issues.length - MAX_ISSUES;
    const more = rest > 0 ? markup_markup `<li>… and ${(0,src/* formatCount */.B4)(rest)} more below</li>` : null;
    return markup_markup `<ul class="issues">${issues.slice(0, MAX_ISSUES).map(renderIssue)}${more}</ul>`;
}
function renderMeta(report, { links = [], commit = null }) {
    const first = report.statements[0]?.predicate;
    const parts = [];
    if (commit !== null)
        parts.push(renderContent(['commit ', { code: commit.slice(0, 12) }]));
    const finished = report.statements.map(({ predicate }) => Date.parse(predicate.finishedAt));
    if (finished.length > 0) {
        const last = finished.reduce((a, b) => Math.max(a, b));
        parts.push(markup_markup `${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
    }
    if (first !== undefined)
        parts.push(markup_markup `${first.tool.name} ${first.tool.version}`);
    for (const link of links.slice(0, 6)) {
        if (isWebAddress(link.url))
            parts.push(markup_markup `<a href="${link.url}">${link.words}</a>`);
    }
    return markup_markup `<p class="meta">${parts.map((part, i) => (i === 0 ? part : markup_markup ` · ${part}`))}</p>`;
}
function renderFacts(leg) {
    const facts = leg.facts.map(({ verdict, action, headline }) => markup_markup `<li>${pill(verdict)}<b>${action}</b><span class="head">${renderContent([headline])}</span></li>`);
    return markup_markup `<ul class="facts">${facts}</ul>`;
}
function renderLeg(leg, several, ids, hasRoom) {
    const id = ids.next('model');
    const title = several
        ? markup_markup `<div class="leg-title"><h2 id="${id}">${renderContent(leg.title)}</h2>${pill(leg.verdict)}</div>`
        : markup_markup `<h2 id="${id}" class="hidden">Results</h2>`;
    const body = hasRoom
        ? leg.sections.map((section) => renderSection(section, ids))
        : markup_markup `<p class="more">Left out for length: the tables and plots of this model; its evidence file has them.</p>`;
    return markup_markup `<section class="leg" aria-labelledby="${id}">${title}${renderFacts(leg)}${body}</section>`;
}
function renderLegs(document, ids) {
    const several = document.rollup !== null;
    let room = PAGE_BUDGET;
    const legs = document.legs.map((leg) => {
        const rendered = renderLeg(leg, several, ids, room > 0);
        room -= rendered.text.length;
        return rendered;
    });
    return markup_markup `${legs}`;
}
function renderRemarks(remarks) {
    if (remarks.length === 0)
        return null;
    const items = remarks.slice(0, 20).map((remark) => markup_markup `<li>${renderContent(remark)}</li>`);
    return markup_markup `<div class="part"><h2>Remarks</h2><ul class="plain">${items}</ul></div>`;
}
function renderBody(report, document, options) {
    const ids = new Ids();
    const rollup = document.rollup === null
        ? null
        : markup_markup `<div class="part"><h2>Models</h2>${renderTable(document.rollup)}</div>`;
    return markup_markup `<a class="skip" href="#results">Skip to the results</a>
<header class="banner ${document.verdict}"><div class="wrap">${pill(document.verdict, 'large')}<h1>${renderContent(document.title)}</h1>${renderIssues(document.issues)}${renderMeta(report, options)}</div></header>
<main id="results" class="wrap">${rollup}${renderLegs(document, ids)}${renderRemarks(document.remarks)}</main>
<footer><div class="wrap">Intervals are confidence intervals; better and worse mean that the interval of the difference leaves zero out. Missing evidence is never a pass.</div></footer>`;
}
/**
 * The report as one web page without any outside part: no script, no request, light and dark,
 * readable on a phone and on paper, plots as SVG in the page.
 */
function renderHtml(report, options = {}) {
    const document = buildDocument(report, PAGE);
    const page = markup_markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup_trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.verdict}: ${plainContent(document.title)}</title>
<style>${markup_trusted(PAGE_STYLE)}</style>
</head>
<body>
${renderBody(report, document, options)}
</body>
</html>
`;
    return page.text;
}

// EXTERNAL MODULE: ./node_modules/xmlbuilder/lib/index.js
var lib = __webpack_require__(98004);
var lib_default = /*#__PURE__*/__webpack_require__.n(lib);
;// CONCATENATED MODULE: ./packages/report/src/escape/xml.ts

/**
 * Foreign text for the JUnit file. The XML builder escapes `& < > "`; what XML 1.0 cannot hold at
 * all is gone here already, since clean text has neither control characters nor half surrogates.
 */
function xmlProse(text, limit = PROSE_LIMIT) {
    return cleanProse(text, limit);
}
/** A foreign name for the JUnit file. */
function xmlName(text, limit) {
    return cleanName(text, limit);
}

;// CONCATENATED MODULE: ./packages/report/src/junit.ts








/** `observed 0.6; limit ≥ 0.7; why`, without the parts that do not exist. */
function message(observed, limit, reason, verdict) {
    const parts = [
        ...(observed === null ? [] : [`observed ${observed}`]),
        ...(limit === null ? [] : [`limit ${limit}`]),
        ...(reason === null ? [] : [reason]),
    ];
    return parts.length === 0 ? verdict : parts.join('; ');
}
function gateCase(gate) {
    const { verdict } = gate;
    const words = message(formatObserved(gate), formatGateLimit(gate), gateReason(gate), verdict);
    return { name: gate.gate, verdict, message: words };
}
function checkCase({ check, verdict, observed, limit, reason }) {
    return { name: check, verdict, message: message(observed, limit, reason, verdict) };
}
function casesOf(statement) {
    const { gates, verdict, reason, headline } = statement.predicate;
    const checks = known_isCompleteEvidenceOf('validate', statement) ? statement.predicate.checks : [];
    const cases = [...gates.map(gateCase), ...checks.map(checkCase)];
    // Where neither gates nor checks carry the verdict, it is a test case by itself.
    if (cases.some((item) => item.verdict === verdict))
        return cases;
    return [{ name: 'verdict', verdict, message: reason ?? headline }, ...cases];
}
function suiteOf(statement) {
    const { model, id, verdict, startedAt, finishedAt, source } = statement.predicate;
    const action = (0,src/* actionOf */.qj)(statement);
    const leg = id === null ? xmlName(model) : `${xmlName(model)} (${xmlName(id, 40)})`;
    const [subject] = statement.subject;
    return {
        name: `${action} ${leg}`,
        className: `slipway.${action}.${leg}`,
        startedAt,
        seconds: Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt)) / 1000,
        properties: [
            ...(subject === undefined ? [] : [['sha256', subject.digest.sha256]]),
            ...(source === null ? [] : [['commit', xmlName(source.commit)]]),
        ],
        cases: casesOf(statement),
        excused: verdict === 'pass',
    };
}
/** Missing, unusable and mixed evidence as a suite of errors; null when there is none. */
function problemSuite(report) {
    const issues = issuesOfReport(report);
    if (issues.length === 0)
        return null;
    return {
        name: 'evidence',
        className: 'slipway.evidence',
        startedAt: report.statements[0]?.predicate.finishedAt ?? new Date(0).toISOString(),
        seconds: 0,
        properties: [],
        cases: issues.map((issue, i) => ({
            name: `evidence ${i + 1}`,
            verdict: issue.verdict,
            message: plainContent(issue.content),
        })),
        excused: false,
    };
}
/** How JUnit calls a verdict. */
function elementOf(verdict, excused) {
    if (verdict === 'pass')
        return null;
    if (excused)
        return 'skipped';
    return verdict === 'fail' ? 'failure' : 'error';
}
function addCase(parent, item, { className, excused }) {
    const name = xmlName(item.name, GATE_LIMIT);
    const element = parent.ele('testcase', { name, classname: className, time: 0 });
    const kind = elementOf(item.verdict, excused);
    if (kind === null)
        return;
    const attributes = { message: xmlProse(item.message) };
    element.ele(kind, kind === 'skipped' ? attributes : { ...attributes, type: item.verdict });
}
function addSuite(root, suite, id) {
    const count = (kind) => suite.cases.filter((item) => elementOf(item.verdict, suite.excused) === kind).length;
    const element = root.ele('testsuite', {
        name: suite.name,
        package: 'slipway',
        id,
        hostname: 'localhost',
        timestamp: new Date(suite.startedAt).toISOString().slice(0, 19),
        tests: suite.cases.length,
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
        time: suite.seconds,
    });
    const properties = element.ele('properties');
    for (const [name, value] of suite.properties)
        properties.ele('property', { name, value });
    for (const item of suite.cases)
        addCase(element, item, suite);
    element.ele('system-out');
    element.ele('system-err');
}
/**
 * The report as JUnit XML, valid against the schemas of Ant's JUnit task and of Jenkins' xUnit
 * plugin: a test case per gate and per check; `fail` is a failure, inconclusive an error, and so
 * is evidence that is missing, unusable or mixed.
 */
function renderJunit(report) {
    const root = lib_default().create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '' });
    const problems = problemSuite(report);
    const suites = [...report.statements.map(suiteOf), ...(problems === null ? [] : [problems])];
    for (const [id, suite] of suites.entries())
        addSuite(root, suite, id);
    return `${root.end({ pretty: true })}\n`;
}

;// CONCATENATED MODULE: ./packages/report/src/escape/markdown.ts


/**
 * Foreign text in GitHub-flavoured Markdown. A backslash or `&#64;` before a name still notifies
 * on GitHub, since mentions are looked for after Markdown was rendered; only code formatting or a
 * character in between breaks them.
 */
const BREAK = '\u200b';
/** Breaks mentions, references to issues, automatic links, emoji short codes and HTML comments. */
function breakReferences(text) {
    return text
        .replace(/@/g, `@${BREAK}`)
        .replace(/#(?=[\p{L}\p{N}])/gu, `#${BREAK}`)
        .replace(/\b(gh)-(?=\d)/giu, `$1${BREAK}-`)
        .replace(/\b(www)\./giu, `$1${BREAK}.`)
        .replace(/:(?=\S)/gu, `:${BREAK}`);
}
const ESCAPES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    // GitHub's own way to write a dollar sign that starts no formula.
    $: '<span>$</span>',
};
/** Backslashes for everything that Markdown or a table cell could take for itself. */
function escapeSyntax(text) {
    return text
        .replace(/[&<>$]/g, (char) => ESCAPES[char] ?? char)
        .replace(/[\\`*[\]{}|~^]/g, String.raw `\$&`)
        .replace(/#/g, String.raw `\#`)
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw `\_`)
        .replace(/^\s?(?:[-+=]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}
/** A foreign sentence (or part of one) as Markdown text, safe in a paragraph, a list item and a table cell. */
function markdownText(text, limit = PROSE_LIMIT) {
    return escapeSyntax(breakReferences(cleanPiece(text, limit)));
}
/** A number of ours, formatted: nothing in it is foreign, but `<` and `|` still are syntax. */
function markdownValue(text) {
    return text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char).replaceAll('|', String.raw `\|`);
}
/**
 * A foreign name in code formatting, safe in a paragraph and in a table cell. Names that a code
 * span cannot hold in both places (a pipe, a backtick, a comment's start) stand in `<code>`.
 */
function markdownCode(text, limit = NAME_LIMIT) {
    const name = cleanName(text, limit);
    if (!/[`|\\$]|<!/.test(name))
        return `\`${name}\``;
    return `<code>${escapeSyntax(breakReferences(name))}</code>`;
}
function escapeHtml(text) {
    return text.replace(/[&<>]/g, (char) => ESCAPES[char] ?? char);
}
/** A foreign sentence inside raw HTML of a Markdown document (`<summary>`). */
function markdownHtmlText(text, limit = PROSE_LIMIT) {
    return escapeHtml(breakReferences(cleanPiece(text, limit)));
}
/** A foreign name inside raw HTML of a Markdown document (`<summary>`). */
function markdownHtmlCode(text, limit = NAME_LIMIT) {
    return `<code>${escapeHtml(breakReferences(cleanName(text, limit)))}</code>`;
}
/** A link to an http(s) address of our own; with any other address only the words remain. */
function markdownLink(words, url) {
    if (!isWebAddress(url))
        return markdownText(words);
    const address = new URL(url).href.replace(/[()<>|`[\]\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
    return `[${markdownText(words)}](${address})`;
}
/** Text that is used on surfaces of unknown kind: only mentions and references are broken. */
function withoutReferences(text, limit = PROSE_LIMIT) {
    return breakReferences(cleanProse(text, limit)).replaceAll('<!--', `<${BREAK}!--`);
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/inline.ts


function inline_renderInline(inline, limit) {
    if (typeof inline === 'string')
        return markdownText(inline, limit);
    if ('code' in inline)
        return markdownCode(inline.code, inline.limit);
    if ('value' in inline)
        return markdownValue(inline.value);
    if ('strong' in inline)
        return `**${markdownText(inline.strong, limit)}**`;
    if ('verdict' in inline)
        return `${VERDICT_SYMBOLS[inline.verdict]} ${inline.verdict}`;
    return `${TONE_SYMBOLS[inline.tone]} ${markdownText(inline.words)}`;
}
/** A line in Markdown: safe in a paragraph, a list item, a heading and a table cell. */
function inline_renderContent(content, limit) {
    return content
        .map((inline) => inline_renderInline(inline, limit))
        .join('')
        .trim();
}
function renderInHtml(inline) {
    if (typeof inline === 'string')
        return markdownHtmlText(inline);
    if ('code' in inline)
        return markdownHtmlCode(inline.code, inline.limit);
    if ('value' in inline)
        return markdownHtmlText(inline.value);
    if ('strong' in inline)
        return `<b>${markdownHtmlText(inline.strong)}</b>`;
    if ('verdict' in inline)
        return `${VERDICT_SYMBOLS[inline.verdict]} ${inline.verdict}`;
    return `${TONE_SYMBOLS[inline.tone]} ${markdownHtmlText(inline.words)}`;
}
/** The same inside raw HTML (`<summary>`), where Markdown is not read. */
function renderSummaryContent(content) {
    return content.map(renderInHtml).join('').trim();
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/blocks.ts


/** Longest sentence in a table cell. */
const CELL_LIMIT = 240;
const ALIGNMENTS = { left: ':--', right: '--:', center: ':-:' };
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}
function blocks_renderTable(table) {
    const lines = [
        row(table.columns.map((column) => markdownValue(column.title))),
        row(table.columns.map((column) => ALIGNMENTS[column.align])),
        ...table.rows.map((cells) => row(cells.map((cell) => inline_renderContent(cell, CELL_LIMIT)))),
    ];
    const hints = table.columns
        .filter((column) => column.hint !== undefined)
        .map((column) => `${column.title}: ${column.hint ?? ''}`);
    const foot = [...(table.more === null ? [] : [`${table.more}.`]), ...hints];
    if (foot.length === 0)
        return lines.join('\n');
    return `${lines.join('\n')}\n\n<sub>${foot.map((words) => markdownText(words)).join(' · ')}</sub>`;
}
function renderList(list) {
    return list.items.map((item) => `- ${inline_renderContent(item)}`).join('\n');
}
/** A block in Markdown; null for what Markdown cannot show (pictures). */
function blocks_renderBlock(block) {
    switch (block.kind) {
        case 'table':
            return blocks_renderTable(block);
        case 'list':
            return renderList(block);
        case 'paragraph':
            return inline_renderContent(block.content);
        case 'gallery':
            return null;
    }
}
/** A section in Markdown: under a heading, or folded away under its title. */
function blocks_renderSection(section) {
    const body = section.blocks.map(blocks_renderBlock).filter((block) => block !== null);
    if (section.collapsed && body.length > 0) {
        const subtitle = section.subtitle === null ? '' : ` · ${renderSummaryContent(section.subtitle)}`;
        const title = renderSummaryContent([{ strong: section.title }]);
        return `<details><summary>${title}${subtitle}</summary>\n\n${body.join('\n\n')}\n\n</details>`;
    }
    const heading = `#### ${markdownText(section.title)}`;
    const subtitle = section.subtitle === null ? [] : [inline_renderContent(section.subtitle)];
    return [heading, ...subtitle, ...body].join('\n\n');
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/budget.ts
const inCharacters = (text) => text.length;
const inBytes = (text) => Buffer.byteLength(text, 'utf8');
/**
 * Drops whole parts, the least important first, until the assembled document fits. Nothing is
 * ever cut in the middle, so that no fence, table row or character breaks.
 *
 * @param assemble makes the document of the parts that stay and those that were dropped; without
 *   any part it must fit
 */
function fit(parts, limit, measure, assemble) {
    const kept = new Set(parts);
    const dropped = [];
    const byImportance = parts
        .map((part, index) => ({ part, index }))
        .sort((a, b) => b.part.priority - a.part.priority || b.index - a.index)
        .map(({ part }) => part);
    let markdown = assemble(kept, dropped);
    let excess = measure(markdown) - limit;
    for (const part of byImportance) {
        if (excess <= 0)
            break;
        kept.delete(part);
        dropped.push(part);
        excess -= measure(part.markdown);
        if (excess > 0)
            continue;
        markdown = assemble(kept, dropped);
        excess = measure(markdown) - limit;
    }
    return { markdown: excess > 0 ? assemble(kept, dropped) : markdown, dropped };
}

;// CONCATENATED MODULE: ./packages/report/src/markdown/render.ts












/**
 * GitHub refuses comments over 65,536 characters; the rest of them is left to the caller's hidden
 * marker and remarks.
 */
const COMMENT_LIMIT = 60_000;
/** GitHub drops a job summary over 1 MiB as a whole. */
const SUMMARY_LIMIT = 900 * 1024;
/** Sections up to this priority are worth a shorter version of everything. */
const ESSENTIAL = PRIORITIES.quality;
function render_renderIssue(issue, following) {
    const words = `${VERDICT_SYMBOLS[issue.verdict]} ${inline_renderContent(issue.content, 240)}`;
    if (issue.next === null || issue.next === following?.next)
        return `- ${words}`;
    return `- ${words} **Next:** ${markdownText(issue.next)}`;
}
function issueParts(issues, limit) {
    if (issues.length === 0)
        return [];
    const shown = issues.slice(0, limit);
    const lines = shown.map((issue, i) => render_renderIssue(issue, shown[i + 1]));
    const rest = issues.length - shown.length;
    if (rest > 0)
        lines.push(`- … and ${(0,src/* formatCount */.B4)(rest)} more below`);
    return [{ name: 'reasons', markdown: lines.join('\n'), priority: PRIORITIES.reasons }];
}
function render_renderFacts(facts) {
    return facts
        .map(({ verdict, action, headline }) => {
        const words = inline_renderContent([{ strong: action }, ' ', headline], 200);
        return `${VERDICT_SYMBOLS[verdict]} ${words}`;
    })
        .join(' · ');
}
/** The first line: verdict, model, why. */
function renderTitle(verdict, title) {
    return `### ${VERDICT_SYMBOLS[verdict]} ${inline_renderContent(title)}`;
}
function leftOut(dropped) {
    if (dropped.length === 0)
        return [];
    const names = dropped.slice(0, 8).map((part) => cleanProse(part.name, 80));
    const rest = dropped.length - names.length;
    const more = rest > 0 ? ` and ${(0,src/* formatCount */.B4)(rest)} more` : '';
    return [`<sub>${markdownText(`Left out for length: ${names.join(', ')}${more}.`, 1000)}</sub>`];
}
function outdatedLines({ commit = null, outdated = null }) {
    if (outdated !== true)
        return [];
    const which = commit === null ? ['an older commit'] : ['commit ', code(commit.slice(0, 12))];
    return [inline_renderContent(['This is about ', ...which, ': the pull request has moved on since.'])];
}
function renderFoot(options, versions) {
    const { links = [], commit = null } = options;
    const parts = links.slice(0, 6).map((link) => markdownLink(link.words, link.url));
    if (commit !== null)
        parts.push(inline_renderContent(['commit ', { code: commit.slice(0, 12) }]));
    parts.push(...versions.map((version) => markdownText(version, 60)));
    return `<sub>${parts.join(' · ')}</sub>`;
}
/** The parts of a leg; a part of a passing leg is less important than any of a failing one. */
function legParts(leg, index, several) {
    const back = (leg.verdict === 'pass' ? 200 : 0) + index / 1000;
    return leg.sections.map((section) => ({
        name: several ? `${section.title} of ${leg.model}` : section.title,
        markdown: blocks_renderSection(section),
        priority: section.priority + back,
    }));
}
/** One of several models: its own heading and facts; folded away when it passes. */
function render_renderLeg({ leg, parts }, kept, several) {
    const body = parts.filter((part) => kept.has(part)).map((part) => part.markdown);
    if (body.length === 0 || !several)
        return body;
    const whole = [render_renderFacts(leg.facts), ...body].join('\n\n');
    if (leg.verdict !== 'pass')
        return [renderTitle(leg.verdict, leg.title), whole];
    const title = `${VERDICT_SYMBOLS.pass} ${renderSummaryContent(leg.title)}`;
    return [`<details><summary>${title}</summary>\n\n${whole}\n\n</details>`];
}
function remarkParts(document) {
    if (document.remarks.length === 0)
        return [];
    const lines = document.remarks.slice(0, 20).map((remark) => `- ${inline_renderContent(remark)}`);
    return [{ name: 'remarks', markdown: lines.join('\n'), priority: PRIORITIES.remarks }];
}
function rollupParts({ rollup }) {
    if (rollup === null)
        return [];
    const priority = PRIORITIES.models;
    const section = { title: 'Models', subtitle: null, blocks: [rollup], collapsed: false, priority };
    return [{ name: 'Models', markdown: blocks_renderSection(section), priority }];
}
function factParts([leg]) {
    if (leg === undefined)
        return [];
    return [{ name: 'headlines', markdown: render_renderFacts(leg.facts), priority: PRIORITIES.headlines }];
}
function toolVersions(report) {
    const versions = report.statements.map(({ predicate }) => `${predicate.tool.name} ${predicate.tool.version}`);
    return [...new Set(versions)].slice(0, 3);
}
function renderWith(report, options, surface) {
    const document = buildDocument(report, surface.profile);
    const several = document.rollup !== null;
    const legs = document.legs.map((leg, i) => ({ leg, parts: legParts(leg, i, several) }));
    const remarks = remarkParts(document);
    const head = [
        ...issueParts(document.issues, surface.issues),
        ...rollupParts(document),
        ...(several ? [] : factParts(document.legs)),
    ];
    const foot = renderFoot(options, toolVersions(report));
    return fit([...head, ...legs.flatMap(({ parts }) => parts), ...remarks], surface.limit, surface.measure, (kept, dropped) => [
        renderTitle(document.verdict, document.title),
        ...outdatedLines(options),
        ...[...head, ...remarks].filter((part) => kept.has(part)).map((part) => part.markdown),
        ...legs.flatMap((leg) => render_renderLeg(leg, kept, several)),
        ...leftOut(dropped),
        foot,
    ].join('\n\n') + '\n');
}
/** What is left where there is no room even for the sentence and its links. */
function bareVerdict({ verdict }) {
    return `### ${VERDICT_SYMBOLS[verdict]} ${verdict}\n\nThe report does not fit here.\n`;
}
/** Renders in full; where an essential section had to go, again with fewer rows in each. */
function renderReport(report, options, surface) {
    let profile = surface.profile;
    for (let attempt = 0;; attempt++) {
        const { markdown, dropped } = renderWith(report, options, { ...surface, profile });
        if (surface.measure(markdown) > surface.limit)
            return bareVerdict(report);
        if (attempt === 3 || dropped.every((part) => part.priority > ESSENTIAL))
            return markdown;
        profile = shrink(profile);
    }
}
/**
 * The pull-request comment. The verdict sentence comes first, then what failed, observed and
 * limit, and what to do; a passing run is a few lines with everything else folded away. The
 * caller puts its hidden marker before it.
 */
function renderMarkdown(report, options = {}) {
    const limit = options.limit ?? COMMENT_LIMIT;
    return renderReport(report, options, {
        profile: COMMENT,
        limit,
        measure: inCharacters,
        issues: 3,
    });
}
/** The job summary: the same as the comment with longer tables; `limit` is in bytes. */
function renderSummary(report, options = {}) {
    const limit = options.limit ?? SUMMARY_LIMIT;
    return renderReport(report, options, {
        profile: SUMMARY,
        limit,
        measure: inBytes,
        issues: 10,
    });
}
/** What one action writes into its own job summary, in at most `SUMMARY_LIMIT` bytes. */
function renderActionSection(statement) {
    const { model, id, verdict, headline } = statement.predicate;
    const title = [`${(0,src/* actionOf */.qj)(statement)}: `, ...legTitle(model, id, verdict, [statement])];
    const parts = [
        ...issueParts(issuesOfStatement(statement), 10),
        ...legSections([statement], SUMMARY).map((section) => ({
            name: section.title,
            markdown: blocks_renderSection(section),
            priority: section.priority,
        })),
    ];
    const head = [renderTitle(verdict, title), inline_renderContent([headline])];
    return fit(parts, SUMMARY_LIMIT, inBytes, (kept, dropped) => {
        const body = parts.filter((part) => kept.has(part)).map((part) => part.markdown);
        return `${[...head, ...body, ...leftOut(dropped)].join('\n\n')}\n`;
    }).markdown;
}

;// CONCATENATED MODULE: ./packages/report/src/select/consistency.ts


/**
 * The digest of the model that the statement is about; null where it is about a data file
 * (already scored data: the subject is one of the inputs other than a model) or about nothing.
 */
function modelDigest(statement) {
    const sha256 = statement.subject[0]?.digest.sha256;
    if (sha256 === undefined)
        return null;
    const isData = statement.predicate.inputs.some((input) => input.digest?.sha256 === sha256 && !['model', 'champion'].includes(input.name));
    return isData ? null : sha256;
}
function claimsByModel(statements) {
    const claims = new Map();
    for (const statement of statements) {
        const sha256 = modelDigest(statement);
        if (sha256 === null)
            continue;
        const { model, id } = statement.predicate;
        const claim = { action: (0,src/* actionOf */.qj)(statement), id, sha256 };
        claims.set(model, [...(claims.get(model) ?? []), claim]);
    }
    return claims;
}
/** Legs with different ids may be about different files; everything else must agree. */
function contradict(a, b) {
    return a.sha256 !== b.sha256 && (a.id === null || b.id === null || a.id === b.id);
}
function listClaims(claims) {
    const byDigest = Map.groupBy(claims, (claim) => claim.sha256);
    return [...byDigest]
        .map(([sha256, group]) => {
        const names = group.map(({ action, id }) => (id === null ? action : `${action} (${id})`));
        return `${names.sort(compareActions).join(', ')}: ${shortDigest(sha256)}`;
    })
        .join('; ');
}
function commitRemark(statements) {
    const byCommit = Map.groupBy(statements.filter((statement) => statement.predicate.source !== null), (statement) => statement.predicate.source?.commit ?? '');
    if (byCommit.size < 2)
        return [];
    const parts = [...byCommit].map(([commit, group]) => {
        const actions = [...new Set(group.map(src/* actionOf */.qj))].sort(compareActions);
        return `${actions.join(', ')}: ${commit.slice(0, 12)}`;
    });
    return [`The evidence comes from different commits (${parts.join('; ')}).`];
}
/**
 * Looks for evidence that is not about one and the same model file: stale or mixed artifacts, or
 * a model that was exported again between two actions.
 */
function checkConsistency(statements) {
    const conflicts = [];
    const remarks = commitRemark(statements);
    for (const [model, claims] of claimsByModel(statements)) {
        const contradiction = claims.some((a, i) => claims.slice(i + 1).some((b) => contradict(a, b)));
        const digests = new Set(claims.map((claim) => claim.sha256)).size;
        if (contradiction) {
            conflicts.push(`${model}: the evidence is about ${digests} different files (${listClaims(claims)})`);
        }
        else if (digests > 1) {
            remarks.push(`${model}: its legs are about different files (${listClaims(claims)}).`);
        }
    }
    return { conflicts, remarks };
}

;// CONCATENATED MODULE: ./packages/report/src/select/expected.ts

/** Every way to name a statement in the list of expected evidence. */
function namesOf(statement) {
    const action = (0,src/* actionOf */.qj)(statement);
    const { model, id } = statement.predicate;
    const stem = (leg) => (0,src/* evidenceFileName */.x_)(action, model, leg).replace(/\.json$/, '');
    const names = [action, `${action}-${model}`, stem(null)];
    return id === null ? names : [...names, `${action}-${model}-${id}`, stem(id)];
}
/** The expected entries in order, without blanks, empty lines and repetitions. */
function normaliseExpected(expected) {
    return [...new Set(expected.map((entry) => entry.trim()).filter((entry) => entry !== ''))];
}
/**
 * The expected entries (`action`, `action-model` or `action-model-id`) that no statement answers.
 * A model's name counts as written, and as it stands in the evidence file's name.
 */
function missingEvidence(statements, expected) {
    const found = new Set(statements.flatMap(namesOf));
    return normaliseExpected(expected).filter((entry) => !found.has(entry));
}

;// CONCATENATED MODULE: ./packages/report/src/select/newest.ts


/** Run ids are growing whole numbers that may exceed 2^53. */
function compareRuns(a, b) {
    const numeric = /^\d{1,30}$/;
    if (!numeric.test(a.runId) || !numeric.test(b.runId))
        return 0;
    const difference = BigInt(a.runId) - BigInt(b.runId);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
function compareSources(a, b) {
    const [left, right] = [a.predicate.source, b.predicate.source];
    if (left === null || right === null)
        return 0;
    return compareRuns(left, right) || left.attempt - right.attempt;
}
function compareTimes(a, b) {
    const time = (item) => Date.parse(item.statement.predicate.finishedAt);
    return time(a) - time(b) || compareText(a.path, b.path);
}
/** The newest of several: by run, then attempt, then time; by time alone if one has no run. */
function newestOf(items) {
    const haveRuns = items.every((item) => item.statement.predicate.source !== null);
    const sorted = [...items].sort((a, b) => (haveRuns ? compareSources(a.statement, b.statement) : 0) || compareTimes(a, b));
    return sorted.at(-1) ?? null;
}
/**
 * Keeps the newest of several attempts of the same action, model and id, whatever order the files
 * come in; `superseded` are the paths of the others.
 */
function keepNewest(items) {
    const groups = Map.groupBy(items, ({ statement }) => JSON.stringify([(0,src/* actionOf */.qj)(statement), statement.predicate.model, statement.predicate.id]));
    const newest = [...groups.values()].map(newestOf).filter((item) => item !== null);
    const superseded = items.filter((item) => !newest.includes(item)).map((item) => item.path);
    return { newest, superseded: superseded.sort(compareText) };
}

;// CONCATENATED MODULE: ./packages/report/src/select/select.ts





/** Larger files are not parsed: evidence is thinned to what a report can show. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
const STATEMENT_KEYS = ['_type', 'subject', 'predicateType', 'predicate'];
const EVIDENCE_NAME = /^(?:validate|scan-model|evaluate|drift|build-image|scan-image|register|promote|rollback|monitor)-/;
/** Whether a file that is no evidence never meant to be: JSON of another kind and name. */
function isSomethingElse({ path, text }) {
    const name = path.split(/[/\\]/).at(-1) ?? path;
    if (EVIDENCE_NAME.test(name))
        return false;
    try {
        const json = JSON.parse(text);
        if (typeof json !== 'object' || json === null || Array.isArray(json))
            return false;
        return !STATEMENT_KEYS.some((key) => Object.hasOwn(json, key)) && Object.keys(json).length > 0;
    }
    catch {
        return false;
    }
}
/** Why a well-formed statement must not be believed, or null. */
function contradictionIn({ subject, predicate }) {
    if (predicate.verdict !== 'pass')
        return null;
    if (subject.length === 0)
        return 'it says pass without naming a digest';
    const failed = predicate.gates.find((gate) => gate.verdict === 'fail');
    return failed === undefined ? null : `it says pass although its gate "${failed.gate}" failed`;
}
function readFiles(files) {
    const reading = { read: [], problems: [], ignored: [] };
    for (const file of files) {
        const { path, text } = file;
        if (text.length > MAX_CHARACTERS) {
            reading.problems.push({ path, reason: 'larger than 64 MiB' });
            continue;
        }
        const { statement, problem } = (0,src/* parseEvidence */.vf)(text.replace(/^\uFEFF/, ''));
        if (statement !== null) {
            // A report of an earlier run is no evidence for the next one.
            if ((0,src/* actionOf */.qj)(statement) !== 'report')
                reading.read.push({ path, statement });
        }
        else if (isSomethingElse(file))
            reading.ignored.push(path);
        else
            reading.problems.push({ path, reason: problem });
    }
    return reading;
}
function compareStatements(a, b) {
    const [left, right] = [a.statement.predicate, b.statement.predicate];
    return (compareText(left.model, right.model) ||
        compareText(left.id ?? '', right.id ?? '') ||
        compareActions((0,src/* actionOf */.qj)(a.statement), (0,src/* actionOf */.qj)(b.statement)));
}
function sourceOf({ path, statement }) {
    const { model, id, verdict } = statement.predicate;
    return { action: (0,src/* actionOf */.qj)(statement), model, id, verdict, path };
}
function makeReport(kept, surroundings) {
    const { problems, missing, superseded, ignored } = surroundings;
    const statements = kept.map((item) => item.statement);
    const { conflicts, remarks } = checkConsistency(statements);
    const isWhole = statements.length > 0 && problems.length + missing.length + conflicts.length === 0;
    return {
        verdict: (0,src/* worstVerdict */.zP)([
            ...statements.map((statement) => statement.predicate.verdict),
            isWhole ? 'pass' : 'inconclusive',
        ]),
        statements,
        sources: kept.map(sourceOf),
        problems: problems.sort((a, b) => compareText(a.path, b.path)),
        missing,
        conflicts,
        remarks,
        superseded,
        ignored: ignored.sort(compareText),
    };
}
/**
 * A report on statements at hand (those of one run, say): nothing is expected beside them, and
 * its sources have no paths.
 */
function reportFrom(statements) {
    const kept = statements.map((statement) => ({ path: '', statement })).sort(compareStatements);
    return makeReport(kept, { problems: [], missing: [], superseded: [], ignored: [] });
}
/**
 * Chooses the statements of a report from the files of the evidence folder: the newest attempt of
 * each action, model and id. Unusable files, expected evidence that is missing and statements
 * about different model files are named, and keep the verdict from being a pass.
 *
 * @param files evidence files, in any order; earlier reports and other JSON files are left out
 * @param expected `action`, `action-model` or `action-model-id` each
 */
function selectEvidence(files, expected = []) {
    const { read, problems, ignored } = readFiles(files);
    const { newest, superseded } = keepNewest(read);
    const kept = newest.sort(compareStatements);
    for (const { path, statement } of kept) {
        const reason = contradictionIn(statement);
        if (reason !== null)
            problems.push({ path, reason });
    }
    const statements = kept.map((item) => item.statement);
    const missing = missingEvidence(statements, expected);
    return makeReport(kept, { problems, missing, superseded, ignored });
}

;// CONCATENATED MODULE: ./packages/report/src/summary-line.ts






/** Longest line: it goes into outputs, statuses and logs. */
const LINE_LIMIT = 240;
/**
 * One line for the output `summary`: `evaluate flight-delay: fail: recall 0.612`. Nobody knows
 * where a workflow puts it, so mentions and references in it are broken.
 */
function summaryLine(statement) {
    const { model, id, verdict, headline } = statement.predicate;
    const leg = id === null ? cleanName(model) : `${cleanName(model)} (${cleanName(id, 40)})`;
    return withoutReferences(`${(0,src/* actionOf */.qj)(statement)} ${leg}: ${verdict}: ${headline}`, LINE_LIMIT);
}
/** The verdict sentence of a whole report, as a headline for its own evidence. */
function reportHeadline(report) {
    return withoutReferences(plainContent(buildDocument(report, TERMINAL).title), LINE_LIMIT);
}

;// CONCATENATED MODULE: ./packages/report/src/text/layout.ts

/** Width of the terminal that the text is made for. */
const TEXT_WIDTH = 100;
/** No column is made narrower than this. */
const LEAST_WIDTH = 8;
/** Cuts a text to a display width; wide characters count two. */
function truncate(text, width) {
    if ((0,string_width/* default */.A)(text) <= width)
        return text;
    let kept = '';
    for (const char of text) {
        if ((0,string_width/* default */.A)(kept + char) > width - 1)
            break;
        kept += char;
    }
    return `${kept}…`;
}
/** Fills a text with blanks to a display width. */
function pad(text, width, align) {
    const blanks = ' '.repeat(Math.max(0, width - (0,string_width/* default */.A)(text)));
    return align === 'right' ? blanks + text : text + blanks;
}
/** Breaks a line at blanks so that it fits; the lines after the first are indented. */
function wrap(text, indent, hanging = indent) {
    const lines = [];
    let line = indent;
    let isEmpty = true;
    for (const word of text.split(' ')) {
        const room = TEXT_WIDTH - (0,string_width/* default */.A)(line) - (isEmpty ? 0 : 1);
        if (!isEmpty && (0,string_width/* default */.A)(word) > room) {
            lines.push(line);
            line = hanging;
            isEmpty = true;
        }
        const piece = truncate(word, TEXT_WIDTH - (0,string_width/* default */.A)(line));
        line += isEmpty ? piece : ` ${piece}`;
        isEmpty = false;
    }
    return [...lines, line];
}
/** Takes from the widest of the columns that may shrink, one character at a time. */
function shrinkWidths(widths, mayShrink, room) {
    const shrunk = [...widths];
    let excess = shrunk.reduce((sum, width) => sum + width, 0) - room;
    while (excess > 0) {
        const candidates = shrunk.map((width, i) => (mayShrink(i) ? width : 0));
        const widest = candidates.indexOf(Math.max(...candidates));
        if ((candidates[widest] ?? 0) <= LEAST_WIDTH)
            break;
        shrunk[widest] = (shrunk[widest] ?? 0) - 1;
        excess--;
    }
    return shrunk;
}
/**
 * Widths of a table's columns within `room`: as wide as their cells; where that is too much,
 * those of words give way first, then any, down to `LEAST_WIDTH`.
 */
function fitWidths(natural, isWords, room) {
    const first = shrinkWidths(natural, (i) => isWords[i] === true, room);
    return shrinkWidths(first, () => true, room);
}

;// CONCATENATED MODULE: ./packages/report/src/text/render.ts








const INDENT = '  ';
const GAP = '  ';
const render_MAX_ISSUES = 10;
function render_renderTable(table) {
    const shown = table.columns.map((column) => column.terminal !== false);
    const columns = table.columns.filter((_, i) => shown[i]);
    const rows = [
        columns.map((column) => column.title),
        ...table.rows.map((row) => row.filter((_, i) => shown[i]).map(plainContent)),
    ];
    const natural = columns.map((_, i) => rows.reduce((most, row) => Math.max(most, (0,string_width/* default */.A)(row[i] ?? '')), 0));
    const room = TEXT_WIDTH - INDENT.length - GAP.length * (columns.length - 1);
    const widths = fitWidths(natural, columns.map((column) => column.align === 'left'), room);
    const lines = rows.map((row) => {
        const cells = columns.map((column, i) => {
            const width = widths[i] ?? 0;
            return pad(truncate(row[i] ?? '', width), width, column.align);
        });
        return (INDENT + cells.join(GAP)).trimEnd();
    });
    return table.more === null ? lines : [...lines, `${INDENT}${table.more}`];
}
function render_renderBlock(block) {
    switch (block.kind) {
        case 'table':
            return render_renderTable(block);
        case 'paragraph':
            return wrap(plainContent(block.content), INDENT);
        case 'list':
            return block.items.flatMap((item) => wrap(`- ${plainContent(item)}`, INDENT, `${INDENT}  `));
        case 'gallery':
            return [];
    }
}
/** Title and conditions on one line (or two), then the tables; of what is in order the line alone. */
function render_renderSection(section) {
    const isMain = section.priority <= PRIORITIES.metrics;
    if (section.collapsed && !isMain) {
        if (section.subtitle === null)
            return [];
        return ['', ...wrap(`${section.title}: ${plainContent(section.subtitle)}`, '', INDENT)];
    }
    const subtitle = section.subtitle === null ? '' : `: ${plainContent(section.subtitle)}`;
    return [
        '',
        ...wrap(section.title + subtitle, '', INDENT),
        ...section.blocks.flatMap(render_renderBlock),
    ];
}
function text_render_renderIssue(issue, following) {
    const lines = wrap(`- ${plainContent(issue.content)}`, INDENT, `${INDENT}  `);
    if (issue.next === null || issue.next === following?.next)
        return lines;
    return [...lines, ...wrap(`next: ${issue.next}`, `${INDENT}  `)];
}
function render_renderIssues(issues) {
    const shown = issues.slice(0, render_MAX_ISSUES);
    const rest = issues.length - shown.length;
    return [
        ...shown.flatMap((issue, i) => text_render_renderIssue(issue, shown[i + 1])),
        ...(rest > 0 ? [`${INDENT}… and ${(0,src/* formatCount */.B4)(rest)} more`] : []),
    ];
}
function text_render_renderFacts(leg) {
    const width = Math.max(...leg.facts.map(({ action }) => action.length));
    return leg.facts.flatMap(({ action, verdict, headline }) => {
        const start = `${INDENT}${action.padEnd(width)}  ${verdict.padEnd('inconclusive'.length)}  `;
        return wrap(plainContent([headline]), start, ' '.repeat(start.length));
    });
}
/** One of several models; of a passing one only what its actions found. */
function text_render_renderLeg(leg, several) {
    if (!several)
        return ['', ...text_render_renderFacts(leg), ...leg.sections.flatMap(render_renderSection)];
    const title = wrap(`${leg.verdict}: ${plainContent(leg.title)}`, '', INDENT);
    const sections = leg.verdict === 'pass' ? [] : leg.sections.flatMap(render_renderSection);
    return ['', ...title, ...text_render_renderFacts(leg), ...sections];
}
/**
 * The report for a terminal: at most 100 columns wide, without colour codes (the words `pass`,
 * `fail` and `inconclusive` are there to be coloured).
 *
 * @param subject a report, or the statements of one run
 */
function renderText(subject) {
    const report = 'statements' in subject ? subject : reportFrom(subject);
    const document = buildDocument(report, TERMINAL);
    const several = document.rollup !== null;
    const lines = [
        ...wrap(`${document.verdict}: ${plainContent(document.title)}`, '', INDENT),
        ...render_renderIssues(document.issues),
        ...(document.rollup === null ? [] : ['', ...render_renderTable(document.rollup)]),
        ...document.legs.flatMap((leg) => text_render_renderLeg(leg, several)),
        ...(document.remarks.length === 0 ? [] : ['']),
        ...document.remarks.flatMap((remark) => wrap(plainContent(remark), '', INDENT)),
    ];
    return `${lines.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./packages/report/src/index.ts










/***/ }),

/***/ 97552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dc: () => (/* reexport */ EXIT),
  UT: () => (/* reexport */ STEPS),
  _w: () => (/* reexport */ buildImage),
  UL: () => (/* reexport */ drift),
  _3: () => (/* reexport */ evaluate),
  g7: () => (/* reexport */ execute),
  bw: () => (/* reexport */ from_config/* fromConfig */.bw),
  Ro: () => (/* reexport */ from_config/* inputOnly */.Ro),
  pt: () => (/* reexport */ promote),
  Xg: () => (/* reexport */ readConfig),
  Qo: () => (/* reexport */ readEnvironment),
  Tt: () => (/* reexport */ readOptions),
  QZ: () => (/* reexport */ refuseUnknownInputs),
  kz: () => (/* reexport */ register),
  z8: () => (/* reexport */ report),
  dU: () => (/* reexport */ rollback),
  FW: () => (/* reexport */ scanImage),
  tf: () => (/* reexport */ validate)
});

// UNUSED EXPORTS: COMMON_INPUTS, COMMON_OUTPUTS, ID_INPUT, INPUT_TYPES, READING_INPUTS, ROLLOUT_INPUTS, ROLLOUT_OUTPUTS, Recorder, endingOfError, endingOfResult, splitLines

// EXTERNAL MODULE: ./packages/core/src/index.ts + 36 modules
var src = __webpack_require__(27081);
// EXTERNAL MODULE: ./packages/steps/src/input/from-config.ts
var from_config = __webpack_require__(59477);
;// CONCATENATED MODULE: ./packages/steps/src/input/common.ts


/** Inputs that every action has. */
const COMMON_INPUTS = [
    (0,from_config/* inputOnly */.Ro)('config', {
        type: 'path',
        description: 'Configuration file; `slipway.yml` is used when it exists.',
    }),
    (0,from_config/* fromConfig */.bw)('model.path', { name: 'model', type: 'path' }),
    (0,from_config/* inputOnly */.Ro)('working-directory', {
        type: 'path',
        description: 'Folder that all paths are relative to.',
        default: '.',
    }),
    (0,from_config/* inputOnly */.Ro)('fail-on', {
        type: 'choice',
        choices: src/* FAIL_ON */.d$,
        description: 'When the step fails: at the verdict `fail`, also at `inconclusive`, or `never`. ' +
            'Wrong configuration always fails.',
        default: 'inconclusive',
    }),
    (0,from_config/* inputOnly */.Ro)('evidence-directory', {
        type: 'path',
        description: 'Folder of the evidence; by default `slipway` in the runner’s temporary folder, or ' +
            '`.slipway` outside a runner.',
    }),
];
/** Suffix for matrix legs; part of the evidence file’s name. */
const ID_INPUT = (0,from_config/* inputOnly */.Ro)('id', {
    type: 'text',
    description: 'Suffix of the evidence file’s name that tells matrix legs apart.',
});
/** Settings of reading data, the same for every action that reads some. */
const READING_INPUTS = [
    (0,from_config/* fromConfig */.bw)('data.ignore'),
    (0,from_config/* fromConfig */.bw)('data.types'),
    (0,from_config/* fromConfig */.bw)('data.delimiter'),
    (0,from_config/* fromConfig */.bw)('data.decimal'),
    (0,from_config/* fromConfig */.bw)('data.thousands'),
    (0,from_config/* fromConfig */.bw)('data.missing'),
];
/** Outputs that every action has; they are set even when the step fails. */
const COMMON_OUTPUTS = [
    { name: 'verdict', description: '`pass`, `fail` or `inconclusive`.' },
    { name: 'evidence', description: 'Path of the evidence (JSON).' },
    { name: 'summary', description: 'The result in one line of text.' },
];

;// CONCATENATED MODULE: ./packages/steps/src/input/read.ts

/**
 * Refuses names that no input has: a misspelt `gate` would otherwise decide nothing.
 *
 * @throws ConfigurationError that names the input and the nearest one that exists
 */
function refuseUnknownInputs(definitions, names) {
    const known = definitions.map((definition) => definition.name);
    for (const name of names) {
        if (known.includes(name))
            continue;
        const hint = (0,src/* didYouMean */.au)(name, known) || `; inputs are: ${known.join(', ')}`;
        throw new src/* ConfigurationError */.j1(name, `there is no such input${hint}`);
    }
}
function textOf(definition, texts) {
    const text = (texts[definition.name] ?? '').trim();
    return text === '' ? definition.default : text;
}
/** The inputs that are not in slipway.yml, with their defaults; choices are checked. */
function readOptions(definitions, texts) {
    const options = new Map();
    for (const definition of definitions) {
        if (definition.configKey !== null)
            continue;
        const text = textOf(definition, texts);
        const { choices, name } = definition;
        if (choices !== null && text !== '' && !choices.includes(text)) {
            throw new src/* ConfigurationError */.j1(name, `"${text}" is not allowed; allowed are: ${choices.join(', ')}`);
        }
        options.set(name, text);
    }
    return options;
}
/**
 * slipway.yml with the inputs laid over it. An input that was not given leaves the file's value.
 */
function readConfig(definitions, texts, workspace, configPath) {
    let config = (0,src/* loadConfig */.Z9)(workspace, configPath === '' ? null : configPath);
    for (const definition of definitions) {
        if (definition.configKey === null)
            continue;
        const text = textOf(definition, texts);
        if (text !== '')
            config = definition.apply(config, text);
    }
    return config;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./packages/steps/src/run/environment.ts


function readEvent(file) {
    if (file === undefined || file === '')
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch {
        // A missing or torn event file only means that no pull request is known.
        return {};
    }
}
/** The commit that is judged: on a pull request its head, not the merge commit GitHub made. */
function commitOf(event, sha) {
    const payload = event;
    const head = payload?.pull_request?.head?.sha ?? payload?.workflow_run?.head_sha;
    return typeof head === 'string' && /^[0-9a-f]{40,64}$/.test(head) ? head : sha;
}
function githubOf(variables) {
    const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_NAME: eventName } = variables;
    if (!repository || !eventName)
        return null;
    const event = readEvent(variables.GITHUB_EVENT_PATH);
    const serverUrl = variables.GITHUB_SERVER_URL ?? 'https://github.com';
    return {
        eventName,
        event,
        repository,
        sha: commitOf(event, variables.GITHUB_SHA ?? ''),
        apiUrl: variables.GITHUB_API_URL ?? 'https://api.github.com',
        serverUrl,
        runUrl: `${serverUrl}/${repository}/actions/runs/${variables.GITHUB_RUN_ID ?? ''}`,
    };
}
function s3Of(variables) {
    const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret } = variables;
    if (!keyId || !secret)
        return null;
    const endpoint = variables.AWS_ENDPOINT_URL_S3 ?? variables.AWS_ENDPOINT_URL;
    return {
        keyId,
        secret,
        sessionToken: variables.AWS_SESSION_TOKEN,
        region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION,
        endpoint: endpoint?.replace(/^https?:\/\//, ''),
        insecure: endpoint?.startsWith('http://') ?? false,
    };
}
/** Reads the environment of GitHub's runner, or of a terminal where its variables are absent. */
function readEnvironment(variables, currentFolder) {
    const github = githubOf(variables);
    const attempt = Number(variables.GITHUB_RUN_ATTEMPT ?? '1');
    return {
        root: variables.GITHUB_WORKSPACE || currentFolder,
        evidenceDirectory: variables.RUNNER_TEMP
            ? external_node_path_default().join(variables.RUNNER_TEMP, 'slipway')
            : '.slipway',
        toolCache: variables.RUNNER_TOOL_CACHE || null,
        source: github === null
            ? null
            : {
                repository: github.repository,
                commit: github.sha,
                runId: variables.GITHUB_RUN_ID ?? '',
                attempt: Number.isInteger(attempt) && attempt > 0 ? attempt : 1,
            },
        github,
        s3: s3Of(variables),
        variables,
    };
}

// EXTERNAL MODULE: ./packages/report/src/index.ts + 49 modules
var report_src = __webpack_require__(84178);
;// CONCATENATED MODULE: ./packages/steps/src/run/outcome.ts

/** Exit codes of the command line. */
const EXIT = { pass: 0, fail: 1, inconclusive: 2, usage: 64, bug: 70 };
/** Why a verdict is not `pass`: the first gate of that verdict, or the headline. */
function reasonOf(result) {
    if (result.verdict === 'pass')
        return null;
    const gate = result.gates.find((candidate) => candidate.verdict === result.verdict);
    if (gate === undefined)
        return result.reason ?? result.headline;
    return `${gate.gate}: ${gate.reason ?? gate.verdict}`;
}
/** The ending of a step that had a result. */
function endingOfResult(result, failOn) {
    const reason = reasonOf(result);
    const fails = (0,src/* failsUnder */.mS)(failOn, result.verdict);
    return {
        verdict: result.verdict,
        headline: result.headline,
        reason,
        failure: fails ? (reason ?? result.headline) : null,
        exitCode: fails ? EXIT[result.verdict] : EXIT.pass,
        bug: null,
    };
}
/**
 * The ending of a step that an error stopped. Wrong configuration and bugs of ours fail the step
 * whatever `fail-on` says; an unreadable input is an inconclusive check like any other.
 */
function endingOfError(error, failOn) {
    const stopped = (reason, exitCode, bug, fails) => ({
        verdict: 'inconclusive',
        headline: reason,
        reason,
        failure: fails ? reason : null,
        exitCode: fails ? exitCode : EXIT.pass,
        bug,
    });
    if (error instanceof src/* ConfigurationError */.j1)
        return stopped(error.message, EXIT.usage, null, true);
    if (error instanceof src/* UserError */.yo) {
        return stopped(error.message, EXIT.inconclusive, null, (0,src/* failsUnder */.mS)(failOn, 'inconclusive'));
    }
    const bug = error instanceof Error ? error : new Error(String(error));
    const reason = `internal error (a bug in Slipway, please report it): ${bug.message}`;
    return stopped(reason, EXIT.bug, bug, true);
}

;// CONCATENATED MODULE: ./packages/steps/src/run/recorder.ts
/**
 * What has become known during a run. It outlives an error, so that the evidence of a run that
 * could not finish still says which model it was about and what had been read.
 */
class Recorder {
    startedAt = new Date();
    inputs = [];
    notes = [];
    /** Outputs that are known already; they stand when an error stops the run. */
    outputs = {};
    #subject = [];
    #runtime = null;
    #logger;
    constructor(logger) {
        this.#logger = logger;
    }
    get subject() {
        return this.#subject;
    }
    get runtime() {
        return this.#runtime;
    }
    /** Names what the evidence is about. */
    setSubject(name, sha256) {
        this.#subject = [{ name, digest: { sha256 } }];
    }
    /** Names one more version that the evidence is about. */
    addSubject(name, sha256) {
        this.#subject.push({ name, digest: { sha256 } });
    }
    /** The runtime that ran the model, e.g. `onnxruntime-node 1.30.0`. */
    setRuntime(runtime) {
        this.#runtime = runtime;
    }
    addInput(name, uri, sha256, rows) {
        this.inputs.push({ name, uri, digest: sha256 === null ? null : { sha256 }, rows });
    }
    /** A remark that decides nothing but that the user should know. */
    note(message) {
        if (this.notes.includes(message))
            return;
        this.notes.push(message);
        this.#logger.notice(message);
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/run/execute.ts






function stem(file) {
    if (file === undefined)
        return null;
    const base = external_node_path_default().posix.basename(file.replaceAll('\\', '/'));
    return base.replace(/\.[^.]*$/, '') || null;
}
/** The model's name for evidence: as configured, else the judged file's name. */
function nameOf(config) {
    const { model, data } = config;
    return (model?.name ??
        stem(model?.path) ??
        stem(data?.evaluation) ??
        stem(data?.current) ??
        stem(data?.reference) ??
        stem(config.image?.['scan-report']) ??
        'model');
}
/** What can be told of the place from the raw inputs, for errors in reading them. */
function placeFromTexts(texts, environment) {
    const text = (name) => (texts[name] ?? '').trim();
    const base = external_node_path_default().resolve(environment.root, text('working-directory'));
    return {
        folder: external_node_path_default().resolve(base, text('evidence-directory') || environment.evidenceDirectory),
        failOn: src/* FAIL_ON */.d$.find((policy) => policy === text('fail-on')) ?? 'inconclusive',
        model: stem(text('model') || undefined) ?? 'model',
        id: text('id') || null,
    };
}
function prepare(step, texts, environment, recorder, logger) {
    refuseUnknownInputs(step.inputs, Object.keys(texts));
    const options = readOptions(step.inputs, texts);
    const workspace = new src/* Workspace */.aR(environment.root, options.get('working-directory'));
    const config = readConfig(step.inputs, texts, workspace, options.get('config') ?? '');
    const evidenceDirectory = workspace.absolute(options.get('evidence-directory') || environment.evidenceDirectory);
    const modelName = nameOf(config);
    return {
        config,
        options,
        workspace,
        environment,
        evidenceDirectory,
        modelName,
        recorder,
        logger,
    };
}
function predicateOf(place, ending, gates, recorder, environment) {
    return {
        verdict: ending.verdict,
        headline: ending.headline,
        reason: ending.reason,
        model: place.model,
        id: place.id,
        gates: [...gates],
        inputs: recorder.inputs,
        notes: recorder.notes,
        source: environment.source,
        tool: { name: 'slipway', version: src/* VERSION */.xv, runtime: recorder.runtime },
        startedAt: recorder.startedAt.toISOString(),
        finishedAt: new Date().toISOString(),
    };
}
/**
 * Runs a step: inputs in, evidence out. Nothing is thrown; whatever happens, the outcome has a
 * verdict, a summary and, where the disk allows it, evidence.
 */
async function execute(step, texts, environment, logger) {
    const recorder = new Recorder(logger);
    let place = placeFromTexts(texts, environment);
    let result = null;
    let ending;
    try {
        const context = prepare(step, texts, environment, recorder, logger);
        place = { ...place, folder: context.evidenceDirectory, model: context.modelName };
        result = await step.run(context);
        place = { ...place, model: result.modelName ?? place.model };
        ending = endingOfResult(result, place.failOn);
    }
    catch (error) {
        ending = endingOfError(error, place.failOn);
    }
    const common = predicateOf(place, ending, result?.gates ?? [], recorder, environment);
    const predicate = { ...common, ...result?.details };
    const statement = (0,src/* makeStatement */.UT)(step.name, recorder.subject, predicate);
    const stored = await store(place.folder, statement);
    const summary = (0,report_src/* summaryLine */.dC)(statement);
    // A run that an error stopped has nothing to show but the error.
    const text = result === null ? summary : (result.text ?? (0,report_src/* renderText */.S5)((0,report_src/* reportFrom */.rw)([statement])));
    return {
        verdict: ending.verdict,
        summary,
        statement,
        evidence: stored.file,
        outputs: { ...recorder.outputs, ...result?.outputs },
        text,
        jobSummary: result?.jobSummary ?? (0,report_src/* renderActionSection */.WX)(statement),
        failure: ending.failure ?? stored.problem,
        exitCode: ending.failure === null && stored.problem !== null ? EXIT.usage : ending.exitCode,
        bug: ending.bug,
    };
}
/** Evidence that cannot be kept fails the step: what comes after relies on it. */
async function store(folder, statement) {
    try {
        return { file: await (0,src/* writeEvidence */.nP)(folder, statement), problem: null };
    }
    catch (error) {
        return { file: null, problem: `evidence-directory: ${folder}: ${(0,src/* messageOf */.bD)(error)}` };
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/build-image.ts


/** Puts a model into a container image, proves that it serves, and pushes it. */
const buildImage = {
    name: 'build-image',
    description: 'Builds a small reproducible image that serves the model, starts it locked down, compares its ' +
        'answers with the model’s, and pushes it when it passes.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('image.base', { name: 'base-image' }),
        (0,from_config/* fromConfig */.bw)('image.tags'),
        (0,from_config/* inputOnly */.Ro)('push', {
            type: 'boolean',
            choices: ['true', 'false'],
            description: 'Whether the image is pushed once it is proven.',
            default: 'false',
        }),
        (0,from_config/* fromConfig */.bw)('image.template'),
        (0,from_config/* fromConfig */.bw)('image.dockerfile', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.context', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.wheels', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.builder'),
        (0,from_config/* fromConfig */.bw)('image.platforms'),
        (0,from_config/* fromConfig */.bw)('image.artifact'),
        (0,from_config/* fromConfig */.bw)('image.manifests'),
        (0,from_config/* fromConfig */.bw)('validate.golden', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.evaluation', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.reference', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* fromConfig */.bw)('data.features'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        ...READING_INPUTS,
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        {
            name: 'image',
            description: 'Reference of the image: by its digest in the registry when it was pushed, else its first tag.',
        },
        {
            name: 'digest',
            description: 'Digest of the image’s manifest when it was pushed, else the image’s id.',
        },
        { name: 'image-id', description: 'Id of the image: the digest of its configuration.' },
        { name: 'dockerfile', description: 'Path of the Dockerfile that was built.' },
        { name: 'artifact', description: 'Reference of the model as an OCI artifact, by digest.' },
        { name: 'manifests', description: 'Folder of the deployment manifests.' },
    ],
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(693), __webpack_require__.e(240), __webpack_require__.e(980), __webpack_require__.e(455), __webpack_require__.e(205)]).then(__webpack_require__.bind(__webpack_require__, 57205))).runBuildImage(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/drift.ts


/** Compares current data with reference data. */
const drift = {
    name: 'drift',
    description: 'Compares current data with reference data, column by column, and checks the quality of the ' +
        'current data.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('data.reference', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.current', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('drift.gates'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('drift.preset'),
        (0,from_config/* fromConfig */.bw)('drift.methods'),
        (0,from_config/* fromConfig */.bw)('drift.thresholds'),
        (0,from_config/* fromConfig */.bw)('drift.alpha'),
        (0,from_config/* fromConfig */.bw)('drift.minimum-rows'),
        (0,from_config/* fromConfig */.bw)('drift.predictions'),
        (0,from_config/* fromConfig */.bw)('drift.performance'),
        (0,from_config/* fromConfig */.bw)('drift.importance', { type: 'YAML' }),
        (0,from_config/* fromConfig */.bw)('drift.classifier', { type: 'YAML' }),
        (0,from_config/* fromConfig */.bw)('drift.correlation'),
        (0,from_config/* fromConfig */.bw)('drift.expectations'),
        (0,from_config/* fromConfig */.bw)('drift.quality'),
        (0,from_config/* fromConfig */.bw)('drift.examples'),
        (0,from_config/* fromConfig */.bw)('data.target'),
        ...READING_INPUTS,
    ],
    outputs: COMMON_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(693), __webpack_require__.e(240), __webpack_require__.e(980), __webpack_require__.e(455), __webpack_require__.e(646), __webpack_require__.e(942)]).then(__webpack_require__.bind(__webpack_require__, 58942))).runDrift(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/evaluate.ts


/** Scores labelled data, compares with the champion, decides gates. */
const evaluate = {
    name: 'evaluate',
    description: 'Computes evaluation metrics with confidence intervals, compares the model with the champion ' +
        'and decides the gates.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('data.evaluation', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* fromConfig */.bw)('evaluate.gates'),
        (0,from_config/* fromConfig */.bw)('champion', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('champion-required'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('model.task'),
        (0,from_config/* fromConfig */.bw)('model.positive-class'),
        (0,from_config/* fromConfig */.bw)('model.classes'),
        (0,from_config/* fromConfig */.bw)('data.features'),
        (0,from_config/* fromConfig */.bw)('data.prediction'),
        (0,from_config/* fromConfig */.bw)('data.score'),
        (0,from_config/* fromConfig */.bw)('data.probabilities'),
        (0,from_config/* fromConfig */.bw)('data.weight'),
        (0,from_config/* fromConfig */.bw)('data.group'),
        (0,from_config/* fromConfig */.bw)('evaluate.slices'),
        (0,from_config/* fromConfig */.bw)('evaluate.minimum-slice-rows'),
        (0,from_config/* fromConfig */.bw)('evaluate.confidence'),
        (0,from_config/* fromConfig */.bw)('evaluate.resamples'),
        (0,from_config/* fromConfig */.bw)('evaluate.seed'),
        (0,from_config/* fromConfig */.bw)('evaluate.threshold'),
        (0,from_config/* fromConfig */.bw)('evaluate.threshold-rule'),
        (0,from_config/* fromConfig */.bw)('evaluate.threshold-rows'),
        (0,from_config/* fromConfig */.bw)('evaluate.costs'),
        (0,from_config/* fromConfig */.bw)('evaluate.fairness'),
        (0,from_config/* fromConfig */.bw)('evaluate.multiple-testing'),
        ...READING_INPUTS,
    ],
    outputs: COMMON_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(693), __webpack_require__.e(88), __webpack_require__.e(240), __webpack_require__.e(980), __webpack_require__.e(455), __webpack_require__.e(20), __webpack_require__.e(646), __webpack_require__.e(250)]).then(__webpack_require__.bind(__webpack_require__, 7250))).runEvaluate(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/promote.ts


/** Inputs that promote and rollback share. */
const ROLLOUT_INPUTS = [
    (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
    (0,from_config/* fromConfig */.bw)('registry.repository'),
    (0,from_config/* inputOnly */.Ro)('environment', {
        type: 'text',
        description: 'Environment; default: `promote.environment`, else `production`.',
    }),
    (0,from_config/* inputOnly */.Ro)('reason', { type: 'text', description: 'Why; it is kept in the journal.' }),
    (0,from_config/* inputOnly */.Ro)('dry-run', {
        type: 'boolean',
        description: 'Says what would be done, and touches nothing.',
        default: 'false',
    }),
    (0,from_config/* inputOnly */.Ro)('wait', {
        type: 'boolean',
        description: 'Whether to stay until the promotion is over. Otherwise the step ends when time has to pass, ' +
            'and a later run (`promote` without a version) goes on.',
        default: 'false',
    }),
];
/** Outputs that promote and rollback share. */
const ROLLOUT_OUTPUTS = [
    ...COMMON_OUTPUTS,
    {
        name: 'state',
        description: 'State of the promotion: `done`, `rolled_back`, `paused`, `analysing`, `stuck` …',
    },
    { name: 'traffic', description: 'Percentage of the traffic that the version gets.' },
    { name: 'promotion-id', description: 'Id of the promotion, as in the journal.' },
];
/** Moves traffic to a version, step by step, and takes it back when the version misbehaves. */
const promote = {
    name: 'promote',
    description: 'Promotes a registered version: shadow, canary steps and gates, with a journal that survives ' +
        'crashes; what misbehaves is taken back.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('version', {
            type: 'text',
            description: 'Version to promote, or `latest`; without one, the promotion under way goes on (for a ' +
                'schedule).',
        }),
        (0,from_config/* fromConfig */.bw)('promote.strategy'),
        ...ROLLOUT_INPUTS,
        (0,from_config/* inputOnly */.Ro)('resume', {
            type: 'boolean',
            description: 'Lets a paused promotion go on: its step counts as passed.',
            default: 'false',
        }),
    ],
    outputs: ROLLOUT_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(20), __webpack_require__.e(797), __webpack_require__.e(521)]).then(__webpack_require__.bind(__webpack_require__, 6521))).runPromote(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/register.ts


/** Registers a model version, when the evidence about it is what the policy asks for. */
const register = {
    name: 'register',
    description: 'Registers the model as a version in a model registry (git by default), when the evidence about ' +
        'it is there, passes and is fresh.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('version', {
            type: 'text',
            description: 'Semantic version; derived unless given: major for a breaking change of the signature, minor ' +
                'for another change of it, else patch.',
        }),
        (0,from_config/* fromConfig */.bw)('registry.repository', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.required'),
        (0,from_config/* fromConfig */.bw)('registry.max-age'),
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('registry.type', { name: 'registry-type' }),
        (0,from_config/* fromConfig */.bw)('registry.path', { name: 'registry-path', type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.url', { name: 'registry-url' }),
        (0,from_config/* fromConfig */.bw)('registry.region'),
        (0,from_config/* fromConfig */.bw)('registry.artifacts'),
        (0,from_config/* fromConfig */.bw)('registry.sign'),
        (0,from_config/* fromConfig */.bw)('registry.parameters', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.card', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('registry.run'),
        (0,from_config/* fromConfig */.bw)('registry.image'),
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        {
            name: 'version',
            description: 'The version, without `v`; empty when nothing was registered.',
        },
        { name: 'tag', description: 'The tag, `name@v1.2.3`.' },
        { name: 'digest', description: '`sha256:` and the digest of the model.' },
    ],
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(693), __webpack_require__.e(88), __webpack_require__.e(980), __webpack_require__.e(20), __webpack_require__.e(76)]).then(__webpack_require__.bind(__webpack_require__, 38076))).runRegister(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/report.ts


/** Composes all evidence into one comment, the job summary, an HTML page and a JUnit file. */
const report = {
    name: 'report',
    description: 'Composes the evidence of all actions into one pull-request comment, the job summary, an HTML ' +
        'page and a JUnit file, and ends with the worst verdict.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('expected', {
            type: 'lines',
            description: 'Evidence that has to be there: `action`, or `action-model`. What is missing makes the ' +
                'verdict inconclusive.',
        }),
        (0,from_config/* inputOnly */.Ro)('github-token', {
            type: 'text',
            description: 'Token that writes the comment; without it the report is in the job summary only.',
        }),
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        { name: 'markdown', description: 'Path of the report in Markdown.' },
        { name: 'html', description: 'Path of the report as a self-contained HTML page.' },
        { name: 'junit', description: 'Path of the gates and checks as a JUnit file.' },
        { name: 'comment-id', description: 'Id of the comment; empty when there is none.' },
    ],
    run: async (context) => (await __webpack_require__.e(/* import() */ 783).then(__webpack_require__.bind(__webpack_require__, 18783))).runReport(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/rollback.ts



/** Takes back what is under way, or puts an earlier version back. */
const rollback = {
    name: 'rollback',
    description: 'Takes back the promotion under way, or puts the last good or a named version back: traffic ' +
        'first, then the registry.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('version', {
            type: 'text',
            description: 'Version to go back to; default: the last good one.',
        }),
        (0,from_config/* fromConfig */.bw)('promote.strategy'),
        ...ROLLOUT_INPUTS,
    ],
    outputs: ROLLOUT_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(20), __webpack_require__.e(797), __webpack_require__.e(997)]).then(__webpack_require__.bind(__webpack_require__, 21997))).runRollback(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/scan-image.ts


/** Says which vulnerabilities of an image are new, fixable and not waived, and decides gates on it. */
const scanImage = {
    name: 'scan-image',
    description: 'Scans an image, or reads a scanner’s report, and decides gates on what is new, fixable and not ' +
        'waived; writes SARIF and SBOMs.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* inputOnly */.Ro)('image', {
            type: 'text',
            description: 'The image: a reference, a folder in OCI layout, or what `docker save` wrote. Beside ' +
                '`scan-report`, the name of the image that the report is about.',
        }),
        (0,from_config/* fromConfig */.bw)('image.scanner'),
        (0,from_config/* fromConfig */.bw)('image.scan-report', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.baseline', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.waivers', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.gates'),
        (0,from_config/* fromConfig */.bw)('image.vex'),
        (0,from_config/* fromConfig */.bw)('image.unknown-severity'),
        (0,from_config/* fromConfig */.bw)('image.max-database-age'),
        (0,from_config/* fromConfig */.bw)('image.require-distribution'),
        (0,from_config/* fromConfig */.bw)('image.kev-catalog', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.epss-scores', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.dockerfile', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('image.scanner-mirror'),
        (0,from_config/* fromConfig */.bw)('image.sbom'),
        (0,from_config/* fromConfig */.bw)('image.attest'),
        (0,from_config/* fromConfig */.bw)('champion-required'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
    ],
    outputs: [
        ...COMMON_OUTPUTS,
        { name: 'sarif', description: 'Path of the findings as SARIF, for code scanning.' },
    ],
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(493), __webpack_require__.e(483)]).then(__webpack_require__.bind(__webpack_require__, 21483))).runScanImage(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/validate.ts


/** Loads the model, checks it against expectations, runs it on rows of data. */
const validate = {
    name: 'validate',
    description: 'Loads an ONNX model in ONNX Runtime, checks signature and budgets, and runs it on rows of the ' +
        'reference data.',
    inputs: [
        ...COMMON_INPUTS,
        (0,from_config/* fromConfig */.bw)('data.reference', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('validate.gates'),
        (0,from_config/* fromConfig */.bw)('validate.golden', { type: 'path' }),
        (0,from_config/* fromConfig */.bw)('validate.rows'),
        ID_INPUT,
        (0,from_config/* fromConfig */.bw)('model.name', { name: 'model-name' }),
        (0,from_config/* fromConfig */.bw)('data.target'),
        (0,from_config/* fromConfig */.bw)('data.features'),
        ...READING_INPUTS,
    ],
    outputs: COMMON_OUTPUTS,
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(260), __webpack_require__.e(693), __webpack_require__.e(240), __webpack_require__.e(980), __webpack_require__.e(455), __webpack_require__.e(288)]).then(__webpack_require__.bind(__webpack_require__, 28288))).runValidate(context),
};

;// CONCATENATED MODULE: ./packages/steps/src/all.ts









/** Every action, in the order of the pull-request gate. */
const STEPS = [
    validate,
    evaluate,
    drift,
    buildImage,
    scanImage,
    register,
    promote,
    rollback,
    report,
];

;// CONCATENATED MODULE: ./packages/steps/src/index.ts





















/***/ }),

/***/ 59477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ro: () => (/* binding */ inputOnly),
/* harmony export */   bw: () => (/* binding */ fromConfig),
/* harmony export */   uz: () => (/* binding */ splitLines)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27081);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);



/** The schema at a key such as `data.reference`, without `optional()`, and its description. */
function schemaAt(key) {
    let schema = _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .configSchema */ .Qn;
    let description = '';
    for (const part of key.split('.')) {
        if (!(schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodObject */ .bvH))
            throw new Error(`${key} is not in the configuration`);
        const next = schema.shape[part];
        if (next === undefined)
            throw new Error(`${key} is not in the configuration`);
        description = next.description ?? '';
        schema = next instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodOptional */ .IiU ? next.unwrap() : next;
    }
    return { schema, description: description || (schema.description ?? '') };
}
function typeOf(schema) {
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodBoolean */ .WFD)
        return 'boolean';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodNumber */ .rSt)
        return 'number';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodEnum */ .Vb4)
        return 'choice';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodArray */ .naA)
        return 'lines';
    if (schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodRecord */ .b8S || schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodObject */ .bvH)
        return 'YAML';
    return 'text';
}
/** Lines of a list input: blanks around items and empty lines do not count. */
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** The text as the value its type says, before the schema checks it. */
function valueOf(type, name, text) {
    switch (type) {
        case 'boolean':
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not allowed; it is true or false`);
        case 'number':
            if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
                throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not a number`);
            }
            return Number(text);
        case 'lines':
            return splitLines(text);
        case 'YAML':
            return readYaml(name, text);
        case 'text':
        case 'path':
        case 'choice':
            // A value such as {prediction: p} where text or a mapping may stand.
            return text.startsWith('{') ? readYaml(name, text) : text;
    }
}
function readYaml(name, text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(text);
    }
    catch (error) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not YAML: ${error.message}`);
    }
}
function setAt(config, key, value) {
    const [first = '', ...rest] = key.split('.');
    if (rest.length === 0)
        return { ...config, [first]: value };
    const section = config[first];
    return { ...config, [first]: setAt((section ?? {}), rest.join('.'), value) };
}
/**
 * An input that overrides a key of slipway.yml. Type, allowed values and description are the
 * key's own, so that they are written once.
 *
 * @param name the input's name; by default the last part of the key
 */
function fromConfig(key, options = {}) {
    const { schema, description } = schemaAt(key);
    const name = options.name ?? key.split('.').at(-1) ?? key;
    const type = options.type ?? typeOf(schema);
    const choices = schema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodEnum */ .Vb4 ? schema.options.map(String) : null;
    return {
        name,
        type,
        description,
        choices,
        default: '',
        configKey: key,
        apply: (config, text) => {
            const parsed = schema.safeParse(valueOf(type, name, text));
            if (parsed.success)
                return setAt(config, key, parsed.data);
            const allowed = choices === null
                ? (parsed.error.issues[0]?.message ?? 'not allowed')
                : `allowed are: ${choices.join(', ')}`;
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1(name, `"${text}" is not allowed; ${allowed}`);
        },
    };
}
/** An input that is not in slipway.yml. */
function inputOnly(name, definition) {
    return {
        name,
        type: definition.type,
        description: definition.description,
        choices: definition.choices ?? null,
        default: definition.default ?? '',
        configKey: null,
        apply: (config) => config,
    };
}


/***/ })

};
