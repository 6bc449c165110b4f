export const id = 24;
export const ids = [24];
export const modules = {

/***/ 71024:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrift: () => (/* binding */ runDrift)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 33 modules
var src = __webpack_require__(53865);
;// CONCATENATED MODULE: ./packages/drift/src/summary.ts
function isShared(column) {
    return column.reference !== null && column.current !== null;
}
/** Rows with a value; NaN is none. */
function presentRows(side) {
    return side.rows - side.missing - side.nan;
}
/** Rows without a value, NaN among them. */
function missingRows(side) {
    return side.missing + side.nan;
}
const SIDES = ['reference', 'current'];

;// CONCATENATED MODULE: ./packages/drift/src/column-type.ts


/** Reason codes of columns that are left out. */
const LEFT_OUT_CODES = (/* unused pure expression or super */ null && ([
    'index_column',
    'identifier_column',
    'text_column',
    'unsupported_type',
    'empty_column',
]));
/** Names that pandas gives to an index that it writes as a column. */
const PANDAS_INDEX = /^(?:__index_level_\d+__|Unnamed: 0)$/;
/** Texts of which so many are different name a row, they do not describe it. */
const IDENTIFIER_SHARE = 0.95;
/** With fewer values all being different says nothing. */
const IDENTIFIER_ROWS = 30;
/** Longer texts, of which most are different, are prose. */
const PROSE_LENGTH = 50;
const PROSE_SHARE = 0.5;
const NUMBER_KINDS = new Set(['float', 'integer', 'boolean']);
/** How a type is compared. */
function familyOf(type) {
    switch (type) {
        case 'numeric':
        case 'datetime':
            return 'numeric';
        case 'categorical':
        case 'boolean':
            return 'categorical';
        case 'text':
        case 'identifier':
        case 'unsupported':
            return null;
    }
}
function compared(type, reason) {
    return { type, reason, leftOut: null };
}
function withValues(column) {
    return [column.reference, column.current].filter((side) => presentRows(side) > 0);
}
/** The one or two finite numbers that both sides have together; null when they are more. */
function twoNumbers(column) {
    const values = new Set();
    for (const side of withValues(column)) {
        const special = (side.nan > 0 ? 1 : 0) + (side.infinite > 0 ? 1 : 0);
        if (side.distinct === null || side.distinct - special > 2)
            return null;
        if (side.minimum !== null)
            values.add(side.minimum);
        if (side.maximum !== null)
            values.add(side.maximum);
    }
    return values.size === 0 || values.size > 2 ? null : [...values].sort((a, b) => a - b);
}
function isBeyondSafeIntegers(column) {
    return withValues(column).some(({ minimum, maximum }) => Math.max(Math.abs(minimum ?? 0), Math.abs(maximum ?? 0)) > Number.MAX_SAFE_INTEGER);
}
function typeOfNumbers(column) {
    if (column.kind === 'integer' && isBeyondSafeIntegers(column)) {
        return {
            type: 'identifier',
            reason: 'whole numbers beyond 2^53 are taken for identifiers',
            leftOut: 'identifier_column',
        };
    }
    const numbers = twoNumbers(column);
    if (numbers === null)
        return compared('numeric', 'numbers with more than two different values');
    const listed = numbers.map((number) => (0,src/* formatNumber */.ZV)(number)).join(' and ');
    return compared('boolean', `numbers of which only ${listed} occur${numbers.length > 1 ? '' : 's'}`);
}
/** Whether the given share of the texts is different on every side that has some. */
function areMostlyDifferent(column, share) {
    const sides = withValues(column);
    return (sides.some((side) => presentRows(side) >= IDENTIFIER_ROWS) &&
        sides.every((side) => (side.distinct ?? 0) >= share * presentRows(side)));
}
function typeOfTexts(column) {
    const lengths = withValues(column).map((side) => side.meanLength ?? 0);
    if (Math.min(...lengths) > PROSE_LENGTH && areMostlyDifferent(column, PROSE_SHARE)) {
        return {
            type: 'text',
            reason: `texts of more than ${PROSE_LENGTH} characters on average, most of them different`,
            leftOut: 'text_column',
        };
    }
    if (areMostlyDifferent(column, IDENTIFIER_SHARE)) {
        return {
            type: 'identifier',
            reason: `at least ${IDENTIFIER_SHARE * 100} % of the texts are different on each side`,
            leftOut: 'identifier_column',
        };
    }
    return compared('categorical', 'texts that repeat');
}
function typeByRule(column) {
    if (PANDAS_INDEX.test(column.name)) {
        return {
            type: 'identifier',
            reason: 'the name that pandas gives to an index it writes as a column',
            leftOut: 'index_column',
        };
    }
    switch (column.kind) {
        case 'empty':
            return { type: 'unsupported', reason: 'no value on either side', leftOut: 'empty_column' };
        case 'other':
            return {
                type: 'unsupported',
                reason: `values of type ${column.sqlType} cannot be compared`,
                leftOut: 'unsupported_type',
            };
        case 'boolean':
            return compared('boolean', 'true and false');
        case 'datetime':
            return compared('datetime', 'dates or times, compared as seconds since 1970');
        case 'float':
        case 'integer':
            return typeOfNumbers(column);
        case 'text':
            return typeOfTexts(column);
    }
}
const LEFT_OUT_BY_TYPE = {
    identifier: 'identifier_column',
    text: 'text_column',
    unsupported: 'unsupported_type',
};
function checkOverride(column, type) {
    const { kind, name } = column;
    const family = familyOf(type);
    if (family === null || kind === 'empty')
        return;
    const allowed = type === 'datetime'
        ? kind === 'datetime'
        : family === 'categorical'
            ? kind !== 'other'
            : NUMBER_KINDS.has(kind) || kind === 'datetime';
    if (allowed)
        return;
    throw new src/* ConfigurationError */.j1('data', `types: column "${name}" holds ${kind === 'other' ? column.sqlType : kind}, ` +
        `which cannot be compared as ${type}`);
}
/**
 * The type of a column that both sides have, by a rule that looks at both sides alike:
 *
 * - numbers with one or two different values over both sides: `boolean`; other numbers: `numeric`;
 *   whole numbers beyond 2^53: `identifier`;
 * - true and false: `boolean`; dates and times: `datetime`;
 * - texts: `text` when they are long (more than 50 characters on average) and half of them
 *   different, `identifier` when 95 % of them are different on each side (30 values or more),
 *   else `categorical`;
 * - lists, structs and bytes, and columns without any value: `unsupported`;
 * - a pandas index (`__index_level_0__`, `Unnamed: 0`): `identifier`.
 *
 * @param override the type the user gave it (`data.types`)
 * @throws ConfigurationError when the values cannot be compared as `override`.
 */
function columnType(column, override) {
    if (override === undefined)
        return typeByRule(column);
    checkOverride(column, override);
    if (column.kind === 'empty' && familyOf(override) !== null) {
        return { type: override, reason: 'no value on either side', leftOut: 'empty_column' };
    }
    return {
        type: override,
        reason: 'set by the configuration (data.types)',
        leftOut: LEFT_OUT_BY_TYPE[override] ?? null,
    };
}

// EXTERNAL MODULE: ./packages/statistics/src/index.ts + 47 modules
var statistics_src = __webpack_require__(30695);
;// CONCATENATED MODULE: ./packages/drift/src/compare/homogeneity.ts

/**
 * Chi-squared test of homogeneity. Where a cell expects less than one row, the p-value is the
 * larger of Pearson's and the one from the statistic's exact moments, since one row in a rare
 * category would else count as proof.
 */
function homogeneity(reference, current) {
    const { statistic, pValue, sparsePValue, smallestExpected } = (0,statistics_src/* chiSquaredHomogeneity */.Yy)(reference, current);
    return { statistic, pValue: smallestExpected < 1 ? Math.max(pValue, sparsePValue) : pValue };
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/histogram.ts

/** More bins, or more categories, are too narrow to be seen in a report. */
const MAXIMUM_BINS = 30;
const MINIMUM_BINS = 8;
const MAXIMUM_CATEGORIES = 20;
/** Share of the values at each end that is left to the open bins. */
const TAIL = 0.005;
/** The label of all categories that are not shown by themselves. */
const OTHER_CATEGORIES = '(other)';
/** A quantile; the value itself where interpolating would overflow. */
function finiteQuantile(sorted, p) {
    const quantile = (0,statistics_src/* quantileOfSorted */.mY)(sorted, p);
    if (Number.isFinite(quantile))
        return quantile;
    return sorted[Math.round(p * (sorted.length - 1))] ?? 0;
}
/** The range that holds nearly all values of both sides. */
function centralRange(reference, current) {
    return [
        Math.min(finiteQuantile(reference, TAIL), finiteQuantile(current, TAIL)),
        Math.max(finiteQuantile(reference, 1 - TAIL), finiteQuantile(current, 1 - TAIL)),
    ];
}
/** As many bins as the smaller side has rows for (Rice's rule). */
function binsFor(rows) {
    return Math.min(MAXIMUM_BINS, Math.max(MINIMUM_BINS, Math.ceil(2 * Math.cbrt(rows))));
}
/** Edges between whole numbers, so that every bin holds equally many of them. */
function wholeEdges(low, high) {
    const first = Math.floor(low);
    const numbers = Math.ceil(high) - first + 1;
    const width = Math.ceil(numbers / MAXIMUM_BINS);
    const bins = Math.ceil(numbers / width);
    return Array.from({ length: bins + 1 }, (_, i) => first - 0.5 + i * width);
}
function evenEdges(low, high, bins) {
    const share = (i) => low * (1 - i / bins) + high * (i / bins);
    return Array.from({ length: bins + 1 }, (_, i) => share(i));
}
function isWhole(values) {
    return values.every((value) => Number.isSafeInteger(value));
}
function edgesOf(reference, current) {
    const [low, high] = centralRange(reference, current);
    if (isWhole(reference) && isWhole(current))
        return wholeEdges(low, high);
    if (low === high) {
        const half = Math.max(0.5, Math.abs(low) / 100);
        return [low - half, low + half];
    }
    return evenEdges(low, high, binsFor(Math.min(reference.length, current.length)));
}
/** Counts between edges; what lies beyond the first or last edge is in the bin at that end. */
function countBetween(sorted, edges) {
    const inner = edges.slice(1, -1).map((edge) => (0,statistics_src/* countBelow */.BC)(sorted, edge));
    return [...inner, sorted.length].map((count, i) => count - (inner[i - 1] ?? 0));
}
/**
 * The same bins of two *sorted* samples: at most 30 over the range that holds 99 % of each side;
 * the first and the last bin also hold what lies beyond.
 */
function numericHistogram(reference, current) {
    const edges = edgesOf(reference, current);
    return {
        kind: 'numeric',
        edges,
        reference: countBetween(reference, edges),
        current: countBetween(current, edges),
    };
}
/** The 20 most frequent categories of both sides together, and one for all others. */
function categoricalHistogram(categories, reference, current) {
    const rows = categories.map((category, i) => {
        const counts = [reference[i] ?? 0, current[i] ?? 0];
        return { category, counts, total: counts[0] + counts[1] };
    });
    rows.sort((a, b) => b.total - a.total || compareText(a.category, b.category));
    const shown = rows.slice(0, MAXIMUM_CATEGORIES);
    const rest = rows.slice(MAXIMUM_CATEGORIES);
    const sum = (side) => rest.reduce((all, row) => all + row.counts[side], 0);
    const others = rest.length === 0 ? [] : [{ category: OTHER_CATEGORIES, counts: [sum(0), sum(1)] }];
    const all = [...shown, ...others];
    return {
        kind: 'categorical',
        categories: all.map((row) => row.category),
        reference: all.map((row) => row.counts[0]),
        current: all.map((row) => row.counts[1]),
    };
}
/** The order of two texts by their code units: the same everywhere, whatever the language. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/categorical.ts



/** How numbers that are no finite ones are called among the categories of a column of numbers. */
const NOT_A_NUMBER = 'NaN';
const INFINITIES = new Set(['Infinity', '-Infinity']);
/**
 * Counts of a column of numbers without NaN, which is a missing value, and without infinities,
 * which are left out. Not for text, where `NaN` is a category like any other.
 */
function finiteCategories(counts) {
    const { categories, reference, current, missing } = counts;
    const nan = categories.indexOf(NOT_A_NUMBER);
    const keeps = (_, i) => {
        const category = categories[i] ?? '';
        return category !== NOT_A_NUMBER && !INFINITIES.has(category);
    };
    return {
        ...counts,
        categories: categories.filter(keeps),
        reference: reference.filter(keeps),
        current: current.filter(keeps),
        missing: {
            reference: missing.reference + (reference[nan] ?? 0),
            current: missing.current + (current[nan] ?? 0),
        },
    };
}
/** Categories with rows, in the order of their names: sums do not depend on the order given. */
function rowsOf(counts) {
    return counts.categories
        .map((category, i) => ({
        category,
        reference: counts.reference[i] ?? 0,
        current: counts.current[i] ?? 0,
    }))
        .filter((row) => row.reference + row.current > 0)
        .sort((a, b) => compareText(a.category, b.category));
}
function withOthers(rows, others) {
    if (others === undefined || others.reference + others.current === 0)
        return rows;
    return [...rows, { category: OTHER_CATEGORIES, ...others }];
}
/** Categories of one side alone, most frequent first. */
function lone(rows, here, there) {
    return rows
        .filter((row) => row[there] === 0 && row[here] > 0)
        .map((row) => ({ category: row.category, rows: row[here] }))
        .sort((a, b) => b.rows - a.rows || compareText(a.category, b.category));
}
function total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}
/**
 * Compares the counts of two sides by every categorical method:
 *
 * - `chi-squared`: Pearson's statistic of homogeneity; its p-value is the comparison's
 * - `total-variation`: half the sum of the differences in share, also the effect of `chi-squared`
 * - `jensen-shannon`: base-2 distance
 * - `psi`: over the categories and a bin for missing values
 *
 * @returns null when a side has no value
 */
function compareCategorical(counts) {
    const listed = rowsOf(counts);
    const rows = withOthers(listed, counts.others);
    const reference = rows.map((row) => row.reference);
    const current = rows.map((row) => row.current);
    const size = { reference: total(reference), current: total(current) };
    if (size.reference === 0 || size.current === 0)
        return null;
    const test = homogeneity(reference, current);
    const psi = (0,statistics_src/* populationStabilityIndex */.V5)([...reference, counts.missing.reference], [...current, counts.missing.current]);
    return {
        size,
        statistics: new Map([
            ['chi-squared', test.statistic],
            ['total-variation', (0,statistics_src/* totalVariationDistance */.vl)(reference, current)],
            ['jensen-shannon', (0,statistics_src/* jensenShannonDistance */.M$)(reference, current)],
            ['psi', psi],
        ]),
        pValue: test.pValue,
        histogram: categoricalHistogram(rows.map((row) => row.category), reference, current),
        changes: {
            outside: null,
            added: lone(listed, 'current', 'reference'),
            vanished: lone(listed, 'reference', 'current'),
            referenceCategories: listed.filter((row) => row.reference > 0).length,
        },
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/numeric.ts


/**
 * Wasserstein distance in standard deviations (ddof 0) of the reference; infinite where the
 * reference is constant and the current side is not the same constant.
 */
function normalisedWasserstein(reference, current) {
    const distance = (0,statistics_src/* wassersteinDistance */.wA)(reference, current);
    return distance === 0 ? 0 : distance / (0,statistics_src/* standardDeviation */.Fx)(reference);
}
/** PSI counts rows without a value as a bin of their own; where there are none, there is no bin. */
function withMissing(counts, missing) {
    return [...counts, missing];
}
/**
 * Compares two samples of numbers by every numeric method, on one sort of each:
 *
 * - `ks`: the Kolmogorov–Smirnov statistic D; its two-sided p-value is the comparison's
 * - `wasserstein`: in standard deviations of the reference
 * - `psi`: over the reference's deciles, with open ends and a bin for missing values
 * - `jensen-shannon`: base-2 distance over the same bins, of the values alone
 *
 * @returns null when a side has no value
 */
function compareNumeric(reference, current) {
    if (reference.values.length === 0 || current.values.length === 0)
        return null;
    const a = (0,statistics_src/* sortedNumbers */.UQ)(reference.values);
    const b = (0,statistics_src/* sortedNumbers */.UQ)(current.values);
    const ks = (0,statistics_src/* kolmogorovSmirnov */.gJ)(a, b);
    const bins = (0,statistics_src/* quantileBins */.Q2)(a);
    const counts = [(0,statistics_src/* countInBins */.FU)(a, bins), (0,statistics_src/* countInBins */.FU)(b, bins)];
    const psi = (0,statistics_src/* populationStabilityIndex */.V5)(withMissing(counts[0], reference.missing), withMissing(counts[1], current.missing));
    const statistics = new Map([
        ['ks', ks.statistic],
        ['wasserstein', normalisedWasserstein(a, b)],
        ['psi', psi],
        ['jensen-shannon', (0,statistics_src/* jensenShannonDistance */.M$)(...counts)],
    ]);
    const outside = {
        below: (0,statistics_src/* countBelow */.BC)(b, a[0] ?? NaN),
        above: b.length - (0,statistics_src/* countUpTo */.MJ)(b, a.at(-1) ?? NaN),
    };
    return {
        size: { reference: a.length, current: b.length },
        statistics,
        pValue: ks.pValue,
        histogram: numericHistogram(a, b),
        changes: { outside, added: [], vanished: [], referenceCategories: 0 },
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/methods.ts


/** Methods for numbers and times. */
const NUMERIC_METHODS = ['ks', 'wasserstein', 'psi', 'jensen-shannon'];
/** Methods for categories. */
const CATEGORICAL_METHODS = [
    'chi-squared',
    'jensen-shannon',
    'total-variation',
    'psi',
];
/**
 * Effects from which a column counts as drifted. For PSI 0.2, the customary bound of a
 * "significant" shift; for the others, which lie between 0 and 1 or count standard deviations, 0.1.
 */
const DEFAULT_THRESHOLDS = {
    ks: 0.1,
    wasserstein: 0.1,
    psi: 0.2,
    'chi-squared': 0.1,
    'jensen-shannon': 0.1,
    'total-variation': 0.1,
};
/** The methods that can compare a column of this type. */
function methodsFor(type) {
    switch (familyOf(type)) {
        case 'numeric':
            return NUMERIC_METHODS;
        case 'categorical':
            return CATEGORICAL_METHODS;
        case null:
            return [];
    }
}
/** @throws ConfigurationError when the method cannot compare columns of this type. */
function requireMethodFor(name, type, method) {
    const allowed = methodsFor(type);
    if (allowed.length === 0 || allowed.includes(method))
        return;
    throw new src/* ConfigurationError */.j1('drift', `methods.columns: "${method}" cannot compare column "${name}", which is ${type}; ` +
        `allowed are ${allowed.join(', ')}`);
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/codes.ts

/** What each reason code means and how severe it is unless the configuration says otherwise. */
const QUALITY_CODES = {
    missing_column: 'fail',
    new_column: 'warn',
    empty_column: 'fail',
    type_changed: 'fail',
    missing_rate: 'warn',
    nan_values: 'warn',
    infinite_values: 'warn',
    out_of_range: 'warn',
    new_category: 'warn',
    vanished_category: 'note',
    constant_column: 'note',
    index_column: 'note',
    identifier_column: 'note',
    text_column: 'note',
    unsupported_type: 'note',
};
function isQualityCode(text) {
    return Object.hasOwn(QUALITY_CODES, text);
}
/** What to say about a code that does not exist. */
function unknownCode(code) {
    const codes = Object.keys(QUALITY_CODES);
    return `"${code}" is no reason code${(0,src/* didYouMean */.au)(code, codes) || `; there are ${(0,src/* listNames */.Zv)(codes)}`}`;
}
/**
 * The section `drift.quality` of the configuration.
 *
 * @throws ConfigurationError for a code that does not exist.
 */
function qualityPolicy(record) {
    return new Map(Object.entries(record ?? {}).map(([code, action]) => {
        if (!isQualityCode(code))
            throw new src/* ConfigurationError */.j1('drift', `quality: ${unknownCode(code)}`);
        return [code, action];
    }));
}

;// CONCATENATED MODULE: ./packages/drift/src/settings.ts




const DEFAULT_ALPHA = 0.05;
const DEFAULT_MINIMUM_ROWS = 30;
/** Gates that hold when none are configured. */
const DEFAULT_DRIFT_GATES = ['drifted_share < 0.5', 'quality(fail) == 0'];
/** The entries of a record by column; a column may be called `__proto__`. */
function byColumn(key, record, columns) {
    const entries = new Map(Object.entries(record ?? {}));
    for (const name of entries.keys()) {
        if (columns.includes(name))
            continue;
        const hint = (0,src/* didYouMean */.au)(name, columns) || `; there are ${(0,src/* listNames */.Zv)(columns)}`;
        throw new src/* ConfigurationError */.j1('drift', `${key}: there is no column "${name}"${hint}`);
    }
    return entries;
}
/**
 * Fills in the defaults of the section `drift` of the configuration.
 *
 * @param columns the names of the columns of either side
 * @throws ConfigurationError for a column or a reason code that does not exist.
 */
function driftSettings(config, columns) {
    const { columns: columnThresholds, ...thresholds } = config?.thresholds ?? {};
    const given = Object.entries(thresholds).filter(([, value]) => value !== undefined);
    return {
        numeric: config?.methods?.numeric ?? 'ks',
        categorical: config?.methods?.categorical ?? 'chi-squared',
        methods: byColumn('methods.columns', config?.methods?.columns, columns),
        thresholds: { ...DEFAULT_THRESHOLDS, ...Object.fromEntries(given) },
        columnThresholds: byColumn('thresholds.columns', columnThresholds, columns),
        alpha: config?.alpha ?? DEFAULT_ALPHA,
        minimumRows: config?.['minimum-rows'] ?? DEFAULT_MINIMUM_ROWS,
        quality: qualityPolicy(config?.quality),
    };
}
/**
 * The method that decides a column, and the effect from which it counts as drifted; null for a
 * column whose type is not compared.
 *
 * @throws ConfigurationError when the method given for the column cannot compare its type.
 */
function methodOf(name, type, settings) {
    const family = familyOf(type);
    if (family === null)
        return null;
    const given = settings.methods.get(name);
    if (given !== undefined)
        requireMethodFor(name, type, given);
    const method = given ?? settings[family];
    return { method, threshold: settings.columnThresholds.get(name) ?? settings.thresholds[method] };
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/comparison.ts
/** The effect that is compared with the threshold: for chi-squared the total variation distance. */
function effectOf(method, comparison) {
    const measure = method === 'chi-squared' ? 'total-variation' : method;
    return comparison.statistics.get(measure) ?? null;
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/measured.ts


/** Values on the smaller side. */
function smallestSize({ size }) {
    return Math.min(size.reference, size.current);
}
/** Whether both sides have more than one value: with one, nothing is decided. */
function isTestable(comparison) {
    return comparison !== null && smallestSize(comparison) >= 2;
}
/** What decides the column, or null for one without a comparison. */
function measure({ column, type, comparison }, adjustedPValue, settings) {
    const chosen = methodOf(column.name, type.type, settings);
    if (comparison === null || chosen === null)
        return null;
    const effect = effectOf(chosen.method, comparison);
    return {
        ...chosen,
        comparison,
        effect: effect === null || Number.isNaN(effect) ? null : effect,
        adjustedPValue,
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/words.ts



function onSides(sides) {
    return sides.length === 2 ? 'on either side' : `on the ${sides[0] ?? ''} side`;
}
/** `12 rows on the current side; at least 30 are needed`. */
function tooFewRows(size, minimum) {
    const few = SIDES.filter((side) => size[side] < minimum).map((side) => `${(0,src/* plural */.LS)(size[side], 'row')} on the ${side} side`);
    return `${few.join(' and ')}; at least ${minimum} are needed`;
}
/** What the sizes could have shown at best, for the Kolmogorov–Smirnov statistic. */
function smallestVisible({ method, comparison }, alpha) {
    if (method !== 'ks')
        return '';
    const { reference, current } = comparison.size;
    const smallest = (0,statistics_src/* smallestSignificantDistance */.S)(reference, current, alpha);
    return smallest === null
        ? ' (so few show no distance, however large)'
        : ` (so few show no distance below ${(0,src/* formatNumber */.ZV)(smallest, 2)})`;
}
/** Why a column passes whose effect reaches the threshold. */
function chance({ effect, threshold, adjustedPValue }) {
    return (`${(0,src/* formatNumber */.ZV)(effect ?? 0)} reaches ${(0,src/* formatNumber */.ZV)(threshold)}, ` +
        `but chance explains it (adjusted p ${(0,src/* formatNumber */.ZV)(adjustedPValue ?? 1)})`);
}
/** Why a column counts as drifted. */
function drift({ method, effect, threshold, adjustedPValue }) {
    const p = `adjusted p ${(0,src/* formatNumber */.ZV)(adjustedPValue ?? 0)}`;
    if (effect === Infinity)
        return `the reference is constant, the current side is not it; ${p}`;
    const name = method === 'chi-squared' ? 'total variation distance' : method;
    return `${name} ${(0,src/* formatNumber */.ZV)(effect ?? 0)} reaches ${(0,src/* formatNumber */.ZV)(threshold)}; ${p}`;
}
/** Why a column has no comparison. */
function absence({ column, type }) {
    if (type.leftOut !== null)
        return `left out: ${type.reason}`;
    const empty = SIDES.filter((side) => presentRows(column[side]) === 0);
    if (empty.length > 0)
        return `no value ${onSides(empty)}`;
    const infinite = SIDES.filter((side) => presentRows(column[side]) === column[side].infinite);
    return `no finite number ${onSides(infinite)}`;
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/rule.ts


function undecided(reason) {
    return { drifted: null, verdict: 'inconclusive', reason };
}
/**
 * A column has drifted when its effect reaches the threshold and its adjusted p-value is below
 * alpha. Else it passes, unless too few rows could hide a drift: with fewer than the minimum on a
 * side only equal sides pass. One row on a side decides nothing.
 */
function decideColumn(measured, settings) {
    const { effect, threshold, comparison, adjustedPValue } = measured;
    const { alpha, minimumRows } = settings;
    if (adjustedPValue === null)
        return undecided(tooFewRows(comparison.size, minimumRows));
    if (effect === null)
        return undecided(`${measured.method} overflows for these values`);
    const reaches = effect >= threshold;
    if (reaches && adjustedPValue < alpha) {
        return { drifted: true, verdict: 'fail', reason: drift(measured) };
    }
    if (effect > 0 && smallestSize(comparison) < minimumRows) {
        return undecided(tooFewRows(comparison.size, minimumRows) + smallestVisible(measured, alpha));
    }
    const reason = reaches && effect > 0 ? chance(measured) : null;
    return { drifted: false, verdict: 'pass', reason };
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/columns.ts







/** p-values adjusted over all columns that could be tested; null for the others. */
function adjustedPValues(columns) {
    const testable = columns.map(({ comparison }) => comparison).filter(isTestable);
    const adjusted = (0,statistics_src/* benjaminiHochberg */.Uh)(testable.map((comparison) => comparison.pValue));
    const byComparison = new Map(testable.map((comparison, i) => [comparison, adjusted[i] ?? null]));
    return columns.map(({ comparison }) => comparison === null ? null : (byComparison.get(comparison) ?? null));
}
function statisticsOf(comparison) {
    const entries = comparison === null ? [] : [...comparison.statistics];
    return (0,src/* recordFrom */.Qd)(entries.map(([method, value]) => [method, (0,src/* finiteOrNull */.Es)(value)]));
}
function describeColumn(entry, adjustedPValue, settings) {
    const { column, type, comparison } = entry;
    const compared = type.leftOut === null;
    const chosen = compared ? methodOf(column.name, type.type, settings) : null;
    const measured = compared ? measure(entry, adjustedPValue, settings) : null;
    const decided = measured === null
        ? { drifted: null, verdict: 'inconclusive', reason: absence(entry) }
        : decideColumn(measured, settings);
    return {
        type: type.type,
        typeReason: type.reason,
        compared,
        method: chosen?.method ?? null,
        statistic: (0,src/* finiteOrNull */.Es)(measured?.comparison.statistics.get(measured.method) ?? NaN),
        pValue: comparison?.pValue ?? null,
        adjustedPValue,
        effect: (0,src/* finiteOrNull */.Es)(measured?.effect ?? NaN),
        threshold: chosen?.threshold ?? null,
        ...decided,
        statistics: statisticsOf(comparison),
        rows: { reference: column.reference.rows, current: column.current.rows },
        missing: { reference: missingRows(column.reference), current: missingRows(column.current) },
        histogram: comparison?.histogram ?? null,
    };
}
/**
 * Decides all columns of a run together: the p-values are adjusted over them (Benjamini–Hochberg).
 *
 * @throws ConfigurationError when a method given for a column cannot compare its type.
 */
function decideColumns(columns, settings) {
    const adjusted = adjustedPValues(columns);
    const described = columns.map((entry, i) => [entry.column.name, describeColumn(entry, adjusted[i] ?? null, settings)]);
    const decided = described.filter(([, { drifted }]) => drifted !== null);
    const drifted = decided.filter(([, column]) => column.drifted === true);
    return {
        columns: (0,src/* recordFrom */.Qd)(described),
        driftedShare: decided.length === 0 ? null : drifted.length / decided.length,
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/gates/gates.ts


/** What a drift gate can name. */
const DRIFT_GATE_METRICS = [
    'drifted_share',
    'drifted_columns',
    'drift',
    'missing_rate',
    'quality',
];
const FORMS = {
    drifted_share: 'drifted_share',
    drifted_columns: 'drifted_columns',
    drift: 'drift(column)',
    missing_rate: 'missing_rate(column)',
    quality: 'quality(code or severity)',
};
function refuse(gate, detail) {
    throw new src/* ConfigurationError */.j1('gates', `"${gate.text}": ${detail}`);
}
function isMetric(text) {
    return DRIFT_GATE_METRICS.includes(text);
}
/** The metric of a gate, once its form is one that drift can decide. */
function metricOf(gate) {
    const { metric, args, on, where } = gate;
    if (!isMetric(metric)) {
        const hint = (0,src/* didYouMean */.au)(metric, DRIFT_GATE_METRICS) || `; drift knows ${Object.values(FORMS).join(', ')}`;
        return refuse(gate, `"${metric}" is not known${hint}`);
    }
    if ((0,src/* isRelative */.Go)(gate))
        return refuse(gate, 'drift has no champion to compare with');
    if (on.length > 0)
        return refuse(gate, 'drift is not decided by slice ("on")');
    if (where !== null)
        return refuse(gate, 'drift is not decided on some rows alone ("where")');
    const expected = FORMS[metric].includes('(') ? 1 : 0;
    if (args.length !== expected)
        return refuse(gate, `the form is ${FORMS[metric]}`);
    return metric;
}
function countColumns({ columns }) {
    const compared = Object.entries(columns).filter(([, column]) => column.compared);
    const open = compared.filter(([, column]) => column.drifted === null).map(([name]) => name);
    return {
        drifted: compared.filter(([, column]) => column.drifted === true).length,
        decided: compared.length - open.length,
        open,
    };
}
function openColumns(open) {
    const names = (0,src/* listNames */.Zv)(open, 5);
    return `it depends on ${(0,src/* plural */.LS)(open.length, 'undecided column')}: ${names}`;
}
function decideShare(gate, result) {
    const { drifted, decided, open } = countColumns(result);
    const { driftedShare } = result;
    if (driftedShare === null) {
        const reason = open.length > 0 ? openColumns(open) : 'no column could be compared';
        return (0,src/* undecided */.oo)(gate.text, reason, { limit: limitOf(gate) });
    }
    const all = decided + open.length;
    const bounds = [drifted / all, (drifted + open.length) / all];
    return (0,src/* decideBounded */.se)(gate, driftedShare, bounds, openColumns(open));
}
function decideCount(gate, result) {
    const { drifted, open } = countColumns(result);
    return (0,src/* decideBounded */.se)(gate, drifted, [drifted, drifted + open.length], openColumns(open));
}
function limitOf({ limit }) {
    return limit.kind === 'number' ? limit.value : null;
}
/** The finding that tells of a column that only one side has. */
function loneColumn(name, { quality }) {
    return quality.find(({ column, code }) => column === name && (code === 'missing_column' || code === 'new_column'));
}
/** The column a gate names, or the result of a gate on a column that one side lacks. */
function columnOf(gate, result) {
    const name = gate.args[0] ?? '';
    if (Object.hasOwn(result.columns, name)) {
        const column = result.columns[name];
        if (column !== undefined)
            return column;
    }
    const lone = loneColumn(name, result);
    if (lone !== undefined)
        return (0,src/* undecided */.oo)(gate.text, lone.message, { limit: limitOf(gate) });
    const names = Object.keys(result.columns);
    const hint = (0,src/* didYouMean */.au)(name, names) || `; there are ${(0,src/* listNames */.Zv)(names)}`;
    return refuse(gate, `there is no column "${name}"${hint}`);
}
/**
 * The effect of one column. Where the gate fails but chance explains the effect it is inconclusive:
 * noise is not drift.
 */
function decideEffect(gate, result) {
    const column = columnOf(gate, result);
    if ('gate' in column)
        return column;
    const { effect, drifted, reason, adjustedPValue } = column;
    if (effect === null || drifted === null) {
        const why = reason ?? 'the column could not be decided';
        return (0,src/* undecided */.oo)(gate.text, why, { observed: effect, limit: limitOf(gate) });
    }
    const decided = (0,src/* decideAbsolute */.Cg)(gate, { value: effect });
    const isChance = adjustedPValue === null || adjustedPValue >= result.alpha;
    if (decided.verdict !== 'fail' || !isChance)
        return decided;
    return (0,src/* undecided */.oo)(gate.text, `${decided.reason}, but chance explains it`, {
        observed: effect,
        limit: limitOf(gate),
    });
}
function decideMissingRate(gate, result) {
    const column = columnOf(gate, result);
    if ('gate' in column)
        return column;
    const rows = column.rows.current;
    if (rows === 0) {
        return (0,src/* undecided */.oo)(gate.text, 'the current data have no rows', { limit: limitOf(gate) });
    }
    return (0,src/* decideAbsolute */.Cg)(gate, { value: column.missing.current / rows });
}
function decideQuality(gate, { quality }) {
    const wanted = gate.args[0] ?? '';
    const isSeverity = src/* QUALITY_SEVERITIES */.Cs.includes(wanted);
    if (!isSeverity && !isQualityCode(wanted)) {
        const known = [...src/* QUALITY_SEVERITIES */.Cs, ...Object.keys(QUALITY_CODES)];
        const hint = (0,src/* didYouMean */.au)(wanted, known) || `; there are ${(0,src/* listNames */.Zv)(known)}`;
        return refuse(gate, `"${wanted}" is neither a severity nor a reason code${hint}`);
    }
    const found = quality.filter((finding) => isSeverity ? finding.severity === wanted : finding.code === wanted);
    const decided = (0,src/* decideAbsolute */.Cg)(gate, { value: found.length });
    if (decided.verdict !== 'fail' || found.length === 0)
        return decided;
    return { ...decided, reason: `${decided.reason}: ${describe(found)}` };
}
/** The first findings by code and column. */
function describe(findings) {
    const shown = findings
        .slice(0, 3)
        .map(({ code, column }) => (column === null ? code : `${code} ("${column}")`));
    const rest = findings.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
function decideGate(gate, result) {
    const metric = metricOf(gate);
    switch (metric) {
        case 'drifted_share':
            return decideShare(gate, result);
        case 'drifted_columns':
            return decideCount(gate, result);
        case 'drift':
            return decideEffect(gate, result);
        case 'missing_rate':
            return decideMissingRate(gate, result);
        case 'quality':
            return decideQuality(gate, result);
        default:
            return (0,src/* assertNever */.xb)(metric);
    }
}
/**
 * Decides gates on drift:
 *
 * - `drifted_share`, `drifted_columns`: on bounds, since an undecided column could be drifted or
 *   not; inconclusive when the answer depends on them
 * - `drift(column)`: the effect of the column's method
 * - `missing_rate(column)`: share of the current rows without a value
 * - `quality(code)`, `quality(fail)`: the number of findings
 *
 * @throws ConfigurationError for a metric, a column or a code that does not exist, and for gates
 *   with `on`, `where` or a champion.
 */
function evaluateDriftGates(gates, result) {
    return gates.map((gate) => decideGate(gate, result));
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/changes.ts

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 40;
function shorten(text) {
    const characters = [...text];
    return characters.length <= EXAMPLE_LENGTH
        ? text
        : `${characters.slice(0, EXAMPLE_LENGTH - 1).join('')}…`;
}
function examples(categories) {
    const shown = categories.slice(0, EXAMPLES).map(({ category }) => `"${shorten(category)}"`);
    const rest = categories.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
/** ln of the probability that the `count` largest of all values are all current ones, by chance. */
function logChance(count, { reference, current }) {
    let sum = 0;
    for (let i = 0; i < count && sum > -50; i++) {
        sum += Math.log((current - i) / (reference + current - i));
    }
    return sum;
}
/** Whether a value lies beyond the reference's range by more than the range is wide. */
function isFarOut({ reference, current }) {
    const [low, high] = [reference.minimum ?? 0, reference.maximum ?? 0];
    const beyond = Math.max(low - (current.minimum ?? low), (current.maximum ?? high) - high);
    return beyond > high - low;
}
function rangeOf({ lowest, highest, minimum, maximum }) {
    const low = lowest ?? (0,src/* formatNumber */.ZV)(minimum ?? 0);
    const high = highest ?? (0,src/* formatNumber */.ZV)(maximum ?? 0);
    return `${low} … ${high}`;
}
/**
 * Current numbers outside the reference's range. A few are to be expected (of two equal samples one
 * holds the largest value), and time moves on: such findings are notes.
 */
function checkRange(column, type, comparison, alpha) {
    const { outside } = comparison.changes;
    const count = outside === null ? 0 : outside.below + outside.above;
    if (outside === null || count === 0)
        return [];
    const { reference, current } = column;
    const share = (0,src/* formatNumber */.ZV)((count / comparison.size.current) * 100, 3);
    const logAlpha = Math.log(alpha / 2);
    const expected = logChance(outside.below, comparison.size) >= logAlpha &&
        logChance(outside.above, comparison.size) >= logAlpha;
    const mild = type.type === 'datetime' || (expected && !isFarOut(column));
    const severity = mild ? 'note' : 'warn';
    const message = `${(0,src/* plural */.LS)(count, 'value')} (${share} %) outside the reference's range ` +
        `${rangeOf(reference)}; now ${rangeOf(current)}`;
    return [{ code: 'out_of_range', message, reference: 0, current: count, severity }];
}
function checkNewCategories({ changes, size }) {
    const { added } = changes;
    if (added.length === 0)
        return [];
    const rows = added.reduce((sum, { rows }) => sum + rows, 0);
    const share = (0,src/* formatNumber */.ZV)((rows / size.current) * 100, 3);
    const message = `${added.length === 1 ? 'a category' : `${added.length} categories`} that the reference ` +
        `has not, in ${(0,src/* plural */.LS)(rows, 'row')} (${share} %): ${examples(added)}`;
    return [{ code: 'new_category', message, reference: 0, current: rows }];
}
/** Categories that were too frequent for chance to explain that none of their rows is here. */
function checkVanishedCategories(comparison, alpha) {
    const { size, changes } = comparison;
    const vanished = changes.vanished.filter(({ rows }) => size.current * Math.log1p(-Math.min(1, rows / size.reference)) <
        Math.log(alpha / changes.referenceCategories));
    if (vanished.length === 0)
        return [];
    const rows = vanished.reduce((sum, category) => sum + category.rows, 0);
    const message = `${vanished.length === 1 ? 'a category' : `${vanished.length} categories`} of the reference ` +
        `(${(0,src/* plural */.LS)(rows, 'row')} there) no longer occur${vanished.length === 1 ? 's' : ''}: ` +
        examples(vanished);
    return [{ code: 'vanished_category', message, reference: rows, current: 0 }];
}
/** What the values of a compared column say about its quality. */
function checkChanges(column, type, comparison, alpha) {
    return [
        ...checkRange(column, type, comparison, alpha),
        ...checkNewCategories(comparison),
        ...checkVanishedCategories(comparison, alpha),
    ];
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/finding.ts

/** Codes without which a column would appear nowhere: ignored, they are still notes. */
const ALWAYS_LISTED = new Set(['missing_column', 'new_column']);
/** How severe a finding is; null when the configuration ignores it. */
function severityOf(observation, policy) {
    const action = policy.get(observation.code);
    if (action === 'ignore')
        return ALWAYS_LISTED.has(observation.code) ? 'note' : null;
    return action ?? observation.severity ?? QUALITY_CODES[observation.code];
}
/** Findings about a column, as the evidence holds them. */
function findingsOf(column, observations, policy) {
    return observations.flatMap((observation) => {
        const severity = severityOf(observation, policy);
        if (severity === null)
            return [];
        const { code, message, reference = null, current = null } = observation;
        return [{ code, severity, column, message, reference, current }];
    });
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/presence.ts
/**
 * A column that one side lacks.
 *
 * @param optional whether the current data may lack it, as labels that are not known yet
 */
function checkPresence(column, optional) {
    if (column.current === null && column.reference !== null) {
        const message = 'the reference has this column, the current data have not';
        if (!optional)
            return [{ code: 'missing_column', message }];
        return [{ code: 'missing_column', message: `${message}; they may`, severity: 'note' }];
    }
    if (column.reference === null && column.current !== null) {
        return [
            { code: 'new_column', message: 'the current data have this column, the reference has not' },
        ];
    }
    return [];
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/values.ts



/** An increase of the missing rate below this is not worth a finding. */
const MISSING_INCREASE = 0.05;
const NAMES = {
    float: 'numbers',
    integer: 'numbers',
    boolean: 'true and false',
    text: 'text',
    datetime: 'dates or times',
    empty: 'nothing',
    other: 'lists, structs or bytes',
};
function percent(share) {
    return `${(0,src/* formatNumber */.ZV)(share * 100, 3)} %`;
}
function missingRate(side) {
    return side.rows === 0 ? 0 : missingRows(side) / side.rows;
}
/**
 * A different kind of values; a column without values has no kind. A note where every current
 * value also occurs in the reference: `1` and `2` of a column that elsewhere also holds `A1`.
 */
function checkKind({ reference, current }, comparison) {
    const [before, after] = [NAMES[reference.ownKind], NAMES[current.ownKind]];
    const isEmpty = reference.ownKind === 'empty' || current.ownKind === 'empty';
    if (isEmpty || before === after)
        return [];
    const changes = comparison?.changes;
    const isKnown = changes?.outside === null && changes.added.length === 0;
    const message = `${before} in the reference, ${after} now`;
    if (!isKnown)
        return [{ code: 'type_changed', message }];
    const known = `${message}; every current value occurs in the reference`;
    return [{ code: 'type_changed', message: known, severity: 'note' }];
}
/** A column without any value. */
function checkEmpty({ reference, current }) {
    const [before, after] = [presentRows(reference), presentRows(current)];
    if (after > 0 && before > 0)
        return [];
    const counts = { code: 'empty_column', reference: before, current: after };
    if (before > 0) {
        const message = `no value in ${(0,src/* plural */.LS)(current.rows, 'current row')}; the reference has values`;
        return [{ ...counts, message }];
    }
    const message = after > 0 ? 'no value in the reference' : 'no value on either side';
    return [{ ...counts, message, severity: after > 0 ? 'warn' : 'note' }];
}
/**
 * More missing values than before: the rate rises by 0.05 or more, and by more than chance (the
 * two-proportion test, which is chi-squared on two categories).
 */
function checkMissingRate({ reference, current }, alpha) {
    if (reference.rows === 0 || current.rows === 0)
        return [];
    const [before, after] = [missingRate(reference), missingRate(current)];
    if (after - before < MISSING_INCREASE)
        return [];
    const counts = (side) => [missingRows(side), presentRows(side)];
    const { pValue } = homogeneity(counts(reference), counts(current));
    if (pValue >= alpha)
        return [];
    const message = `missing values rose from ${percent(before)} to ${percent(after)}`;
    return [{ code: 'missing_rate', message, reference: before, current: after }];
}
/** NaN and infinities, which are left out of the comparison. */
function checkSpecial({ reference, current }) {
    const observations = [];
    const kinds = [
        ['nan', 'nan_values', 'NaN'],
        ['infinite', 'infinite_values', 'an infinity'],
    ];
    for (const [key, code, name] of kinds) {
        const [before, after] = [reference[key], current[key]];
        if (before + after === 0)
            continue;
        const message = `${name} in ${(0,src/* plural */.LS)(before, 'reference row')} and ${(0,src/* plural */.LS)(after, 'current row')}; ` +
            'left out of the comparison';
        const isNew = before === 0 && after > 0;
        const severity = isNew ? 'warn' : 'note';
        observations.push({ code, message, reference: before, current: after, severity });
    }
    return observations;
}
/** One value only, in more than one row. */
function checkConstant({ reference, current }) {
    if (current.distinct !== 1 || presentRows(current) < 2)
        return [];
    const always = reference.distinct === 1 ? 'on both sides' : 'now; the reference has more';
    return [
        {
            code: 'constant_column',
            message: `one value only ${always}`,
            reference: reference.distinct,
            current: 1,
        },
    ];
}
/** What the counts of a column that both sides have say about its quality. */
function checkCounts(column, comparison, alpha) {
    return [
        ...checkKind(column, comparison),
        ...checkEmpty(column),
        ...checkMissingRate(column, alpha),
        ...checkSpecial(column),
        ...checkConstant(column),
    ];
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/check.ts




/** Says that a column is left out by its type; an empty one is said by its counts. */
function checkLeftOut({ type }) {
    if (type.leftOut === null || type.leftOut === 'empty_column')
        return [];
    return [{ code: type.leftOut, message: `left out: ${type.reason}` }];
}
/**
 * Findings about a column that only one side has.
 *
 * @param optional whether the current data may lack it, as labels that are not known yet
 */
function checkLoneColumn(column, optional, settings) {
    return findingsOf(column.name, checkPresence(column, optional), settings.quality);
}
/** Findings about a column that both sides have. */
function checkColumn(entry, settings) {
    const { column, type, comparison } = entry;
    const { alpha, quality } = settings;
    const observations = [
        ...checkLeftOut(entry),
        ...checkCounts(column, comparison, alpha),
        ...(comparison === null ? [] : checkChanges(column, type, comparison, alpha)),
    ];
    return findingsOf(column.name, observations, quality);
}

;// CONCATENATED MODULE: ./packages/drift/src/verdict.ts

function headlineOf({ columns, quality }) {
    const entries = Object.entries(columns).filter(([, column]) => column.compared);
    const drifted = entries.filter(([, column]) => column.drifted === true).map(([name]) => name);
    const open = entries.filter(([, column]) => column.drifted === null).length;
    const decided = entries.length - open;
    const parts = [
        decided === 0
            ? 'no column was decided'
            : `${drifted.length} of ${(0,src/* plural */.LS)(decided, 'column')} drifted` +
                (drifted.length > 0 ? `: ${(0,src/* listNames */.Zv)(drifted, 3)}` : ''),
    ];
    if (open > 0 && decided > 0)
        parts.push(`${open} undecided`);
    const failures = quality.filter(({ severity }) => severity === 'fail').length;
    if (failures > 0)
        parts.push((0,src/* plural */.LS)(failures, 'data-quality failure'));
    return parts.join('; ');
}
/**
 * The verdict of a run: the worst of its gates; a data-quality finding of severity `fail` makes it
 * `fail`, whatever the gates say.
 */
function driftOutcome(result, gates) {
    const byGates = (0,src/* worstVerdict */.zP)(gates.map((gate) => gate.verdict));
    const failure = result.quality.find(({ severity }) => severity === 'fail');
    const headline = headlineOf(result);
    if (failure === undefined || byGates === 'fail') {
        return { verdict: byGates, headline, reason: null };
    }
    const place = failure.column === null ? '' : `"${failure.column}": `;
    return { verdict: 'fail', headline, reason: `${place}${failure.message} (${failure.code})` };
}

;// CONCATENATED MODULE: ./packages/drift/src/index.ts













// EXTERNAL MODULE: ./packages/steps/src/shared/tables.ts
var shared_tables = __webpack_require__(16080);
// EXTERNAL MODULE: ./packages/data/src/index.ts + 41 modules
var data_src = __webpack_require__(75321);
;// CONCATENATED MODULE: ./packages/steps/src/drift/compare.ts


/** Numeric columns that are in memory at a time. */
const COLUMNS_AT_A_TIME = 8;
/** Categories that are counted one by one; the rest of them are counted together. */
const MOST_CATEGORIES = 100_000;
/** Different numbers are counted up to here: more of them are not told apart by any rule. */
const DISTINCT_NUMBERS = 16;
function isNumber(kind) {
    return kind === 'float' || kind === 'integer' || kind === 'boolean';
}
/** Counts of the given columns of one side, by name. */
async function summarise(table, names) {
    const kinds = new Map(table.columns.map((column) => [column.name, column]));
    const own = names.filter((name) => (0,data_src/* hasColumn */.R4)(table, name));
    const numbers = own.filter((name) => isNumber(kinds.get(name)?.kind ?? ''));
    const others = own.filter((name) => !numbers.includes(name));
    const counted = [
        ...(await (0,data_src/* columnSummaries */.LR)(table, numbers, { distinctLimit: DISTINCT_NUMBERS })),
        ...(await (0,data_src/* columnSummaries */.LR)(table, others)),
    ];
    return new Map(counted.map((summary) => {
        const { name, ...counts } = summary;
        return [name, { ...counts, ownKind: kinds.get(name)?.ownKind ?? 'empty' }];
    }));
}
/** Counts all columns of both sides, in the order of the reference; what only the current has, last. */
async function compare_countColumns(tables, ignored) {
    const columns = new Map([...tables.current.columns, ...tables.reference.columns].map((column) => [column.name, column]));
    const ordered = [...tables.reference.columns, ...tables.current.columns].map(({ name }) => name);
    const names = [...new Set(ordered)].filter((name) => !ignored.has(name));
    const reference = await summarise(tables.reference, names);
    const current = await summarise(tables.current, names);
    return names.map((name) => ({
        name,
        kind: columns.get(name)?.kind ?? 'empty',
        sqlType: columns.get(name)?.sqlType ?? '',
        reference: reference.get(name) ?? null,
        current: current.get(name) ?? null,
    }));
}
async function countCategories(tables, name) {
    const sides = [tables.reference, tables.current];
    const { categories, counts, missing } = await (0,data_src/* valueCounts */.al)(sides, name, MOST_CATEGORIES);
    const [reference = [], current = []] = counts;
    const rest = (table, listed, absent) => table.rows - absent - listed.reduce((sum, count) => sum + count, 0);
    const [noReference = 0, noCurrent = 0] = missing;
    return {
        categories,
        reference,
        current,
        missing: { reference: noReference, current: noCurrent },
        others: {
            reference: rest(tables.reference, reference, noReference),
            current: rest(tables.current, current, noCurrent),
        },
    };
}
async function compareNumbers(tables, names) {
    const reference = await (0,data_src/* numericColumns */.LE)(tables.reference, names);
    const current = await (0,data_src/* numericColumns */.LE)(tables.current, names);
    return reference.map((side, index) => {
        const other = current[index];
        if (other?.name !== side.name)
            throw new Error(`"${side.name}" is not on both sides`);
        const numeric = (column) => ({
            values: column.values,
            missing: column.missing + column.nan,
        });
        return [side.name, compareNumeric(numeric(side), numeric(other))];
    });
}
/** Compares columns by every method that their types allow; numbers a few columns at a time. */
async function compareColumns(tables, columns, progress) {
    const compared = new Map();
    const familiar = columns.filter(({ type }) => type.leftOut === null);
    const numeric = familiar.filter(({ type }) => familyOf(type.type) === 'numeric');
    for (let from = 0; from < numeric.length; from += COLUMNS_AT_A_TIME) {
        const names = numeric.slice(from, from + COLUMNS_AT_A_TIME).map(({ name }) => name);
        for (const [name, result] of await compareNumbers(tables, names))
            compared.set(name, result);
        progress(compared.size);
    }
    for (const { name } of familiar.filter((column) => !numeric.includes(column))) {
        compared.set(name, compareCategorical(finiteCategories(await countCategories(tables, name))));
        progress(compared.size);
    }
    return compared;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
;// CONCATENATED MODULE: ./packages/steps/src/drift/subject.ts




/**
 * Names what the evidence is about: the model, where one is configured (its file is identified, not
 * run, and may be of any format); else the current data.
 *
 * @throws InputError when the model is not there
 */
async function nameSubject(context) {
    const { config, workspace, recorder, modelName } = context;
    const model = config.model?.path;
    if (model === undefined)
        return nameCurrentData(context);
    if (external_node_path_default().extname(model) === '.onnx') {
        await (0,model_file/* readJudgedModel */.jD)(context, model);
        return;
    }
    const file = await workspace.existing(model, 'model');
    const isFolder = (0,external_node_fs_.statSync)(file).isDirectory();
    const sha256 = isFolder ? await (0,src/* digestFolder */.lo)(file) : await (0,src/* digestFile */.TM)(file);
    recorder.setSubject(modelName, sha256);
    recorder.addInput('model', model, sha256, null);
}
/** The current data's file, before it is read: evidence that it could not be read names it too. */
async function nameCurrentData({ config, workspace, recorder, modelName, }) {
    const current = config.data?.current;
    const file = current === undefined ? undefined : workspace.absolute(current);
    if (file !== undefined && (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isFile() === true) {
        recorder.setSubject(modelName, await (0,src/* digestFile */.TM)(file));
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/run.ts





/** Columns that the user wants left out, which has to be seen in the evidence. */
function ignoredColumns(context) {
    const ignored = context.config.data?.ignore ?? [];
    if (ignored.length > 0) {
        context.recorder.note(`left out by data.ignore: ${ignored.join(', ')}`);
    }
    return new Set(ignored);
}
function typeColumns(context, columns) {
    const types = new Map(Object.entries(context.config.data?.types ?? {}));
    return columns
        .filter(isShared)
        .map((column) => ({ column, type: columnType(column, types.get(column.name)) }));
}
async function compareAll(context, tables, typed) {
    const names = typed.map(({ column, type }) => ({ name: column.name, type }));
    let told = 0;
    const comparisons = await compareColumns(tables, names, (done) => {
        // Wide tables take a while: a line for every hundred columns shows that it goes on.
        if (done - told < 100)
            return;
        told = done;
        context.logger.info(`Compared ${done} of ${typed.length} columns …`);
    });
    return typed.map(({ column, type }) => ({
        column,
        type,
        comparison: comparisons.get(column.name) ?? null,
    }));
}
function qualityOf(context, columns, compared, settings) {
    // Labels arrive late: production data without them is normal.
    const target = context.config.data?.target;
    const byName = new Map(compared.map((entry) => [entry.column.name, entry]));
    return columns.flatMap((column) => {
        const entry = byName.get(column.name);
        if (entry !== undefined)
            return checkColumn(entry, settings);
        return checkLoneColumn(column, column.name === target, settings);
    });
}
async function judge(context, tables) {
    const { config, logger } = context;
    const configured = (0,src/* parseGates */.MJ)(config.drift?.gates ?? []);
    const gates = configured.length > 0 ? configured : (0,src/* parseGates */.MJ)(DEFAULT_DRIFT_GATES);
    const columns = await compare_countColumns(tables, ignoredColumns(context));
    const names = columns.map(({ name }) => name);
    const settings = driftSettings(config.drift, names);
    logger.info(`Comparing ${columns.length} columns of ${tables.current.uri} with ${tables.reference.uri} …`);
    const compared = await compareAll(context, tables, typeColumns(context, columns));
    const quality = qualityOf(context, columns, compared, settings);
    const result = { ...decideColumns(compared, settings), quality, alpha: settings.alpha };
    const results = evaluateDriftGates(gates, result);
    const details = result;
    return { ...driftOutcome(result, results), gates: results, details };
}
/** Compares current data with reference data, column by column. */
async function runDrift(context) {
    const { config, recorder, modelName } = context;
    // A gate that cannot be read is said before anything else is done.
    (0,src/* parseGates */.MJ)(config.drift?.gates ?? []);
    (0,shared_tables/* requirePath */.dr)(config, 'reference');
    (0,shared_tables/* requirePath */.dr)(config, 'current');
    await nameSubject(context);
    const open = await (0,shared_tables/* openDataTables */.W)(context, ['reference', 'current']);
    try {
        const tables = { reference: (0,shared_tables/* tableOf */.c_)(open, 'reference'), current: (0,shared_tables/* tableOf */.c_)(open, 'current') };
        if (config.model?.path === undefined)
            recorder.setSubject(modelName, tables.current.digest);
        return await judge(context, tables);
    }
    finally {
        open.database.close();
    }
}


/***/ })

};
