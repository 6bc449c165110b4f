export const id = 147;
export const ids = [147];
export const modules = {

/***/ 72147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrift: () => (/* binding */ runDrift)
});

// EXTERNAL MODULE: ./packages/core/src/index.ts + 34 modules
var src = __webpack_require__(37959);
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
/** Whole numbers are counts or codes, others are measured. */
function subtypeOf(column, type) {
    if (type !== 'numeric')
        return null;
    return withValues(column).every(({ whole }) => whole === true) ? 'discrete' : 'continuous';
}
/**
 * The type of a column that both sides have, by a rule that looks at both sides alike:
 *
 * - numbers with one or two different values over both sides: `boolean`; other numbers: `numeric`
 *   (discrete where all are whole, else continuous); whole numbers beyond 2^53: `identifier`;
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
    const decision = override === undefined ? typeByRule(column) : typeByHand(column, override);
    return { ...decision, subtype: subtypeOf(column, decision.type) };
}
function typeByHand(column, override) {
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

// EXTERNAL MODULE: ./packages/statistics/src/index.ts + 65 modules
var statistics_src = __webpack_require__(4286);
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
function finiteQuantile(sample, p) {
    const quantile = sample.quantile(p);
    return Number.isFinite(quantile) ? quantile : sample.at(Math.round(p * (sample.size - 1)));
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
function isWhole({ values }) {
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
    return evenEdges(low, high, binsFor(Math.min(reference.size, current.size)));
}
/** Counts between edges; what lies beyond the first or last edge is in the bin at that end. */
function countBetween(sample, edges) {
    const inner = edges.slice(1, -1).map((edge) => sample.countBelow(edge));
    return [...inner, sample.size].map((count, i) => count - (inner[i - 1] ?? 0));
}
/**
 * The same bins of two samples: at most 30 over the range that holds 99 % of each side; the first
 * and the last bin also hold what lies beyond.
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

;// CONCATENATED MODULE: ./packages/drift/src/compare/homogeneity.ts

/**
 * Chi-squared test of homogeneity. Where a cell expects less than one row, the p-value is the
 * larger of Pearson's and the one from the statistic's exact moments, since one row in a rare
 * category would else count as proof.
 */
function homogeneity(reference, current) {
    const test = (0,statistics_src/* chiSquaredHomogeneity */.Yy)(reference, current);
    const { statistic, pValue, sparsePValue, smallestExpected } = test;
    const sparse = smallestExpected < 1;
    return {
        statistic,
        pValue: sparse ? Math.max(pValue, sparsePValue) : pValue,
        smallestExpected,
        sparse,
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/categorical.ts



/** Categories with rows, in the order of their names: sums do not depend on the order given. */
function rowsOf(reference, current) {
    const categories = new Set([...reference.counts.keys(), ...current.counts.keys()]);
    return [...categories]
        .map((category) => ({
        category,
        reference: reference.counts.get(category) ?? 0,
        current: current.counts.get(category) ?? 0,
    }))
        .filter((row) => row.reference + row.current > 0)
        .sort((a, b) => compareText(a.category, b.category));
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
/** The measure of a test whose effect is the total variation distance. */
function byTotalVariation(table, test) {
    return {
        statistic: test.statistic,
        pValue: test.pValue,
        distance: (0,statistics_src/* totalVariationDistance */.vl)(table.reference, table.current),
        noise: (0,statistics_src/* totalVariationNoise */._Q)(table.reference, table.current),
        adds: 'squares',
    };
}
function ofShares(reference, current, distance, noise, adds) {
    const value = distance(reference, current);
    return {
        statistic: value,
        pValue: null,
        distance: value,
        noise: noise(reference, current),
        adds,
    };
}
/** Counts of two categories; a category alone stands beside an empty one. */
function pairOf(counts) {
    return [counts[0] ?? 0, counts[1] ?? 0];
}
function byFisher(table) {
    const [[a, b], [c, d]] = [pairOf(table.reference), pairOf(table.current)];
    const pValue = (0,statistics_src/* fisherExact */.Rr)([a, b], [c, d]);
    return byTotalVariation(table, { statistic: (a * d) / (b * c), pValue });
}
function measureBy(method, table) {
    const { reference, current, missing } = table;
    switch (method) {
        case 'chi-squared':
            return byTotalVariation(table, table.test);
        case 'g-test':
            return byTotalVariation(table, (0,statistics_src/* gTest */.oY)(reference, current));
        case 'fisher':
            return byFisher(table);
        case 'z-test':
            return byTotalVariation(table, (0,statistics_src/* twoProportionZ */.$k)(pairOf(reference), pairOf(current)));
        case 'total-variation':
            return ofShares(reference, current, statistics_src/* totalVariationDistance */.vl, statistics_src/* totalVariationNoise */._Q, 'squares');
        case 'l-infinity':
            return ofShares(reference, current, statistics_src/* largestDifference */.eG, statistics_src/* largestDifferenceNoise */.yd, 'squares');
        case 'jensen-shannon':
            return ofShares(reference, current, statistics_src/* jensenShannonDistance */.M$, statistics_src/* jensenShannonNoise */.be, 'squares');
        case 'hellinger':
            return ofShares(reference, current, statistics_src/* hellingerDistance */.IQ, statistics_src/* hellingerNoise */.X$, 'squares');
        case 'kullback-leibler':
            return ofShares(reference, current, statistics_src/* kullbackLeiblerDivergence */.ny, statistics_src/* kullbackLeiblerNoise */.dm, 'distances');
        case 'psi':
            return ofShares([...reference, missing.reference], [...current, missing.current], statistics_src/* populationStabilityIndex */.V5, statistics_src/* populationStabilityNoise */.rj, 'distances');
    }
}
/** With fewer rows expected in a cell of a 2 × 2 table chi-squared is no good approximation. */
const FISHER_BELOW = 5;
/** The method, and why it is not the one that was asked for. */
function chooseMethod(asked, { reference, test }) {
    const categories = reference.length;
    if ((asked === 'fisher' || asked === 'z-test') && categories > 2) {
        const reason = `${asked} compares two categories, and there are ${categories}`;
        return { method: 'chi-squared', methodReason: reason };
    }
    if (asked !== null)
        return { method: asked, methodReason: null };
    if (categories === 2 && test.smallestExpected < FISHER_BELOW) {
        const reason = 'exact: with so few rows chi-squared is a poor approximation for two categories';
        return { method: 'fisher', methodReason: reason };
    }
    const methodReason = test.sparse
        ? 'p-value by the exact moments of the statistic: less than one row is expected in a category'
        : null;
    return { method: 'chi-squared', methodReason };
}
function basicStatistics({ reference, current, missing, test }) {
    const psi = (0,statistics_src/* populationStabilityIndex */.V5)([...reference, missing.reference], [...current, missing.current]);
    return [
        ['chi-squared', test.statistic],
        ['total-variation', (0,statistics_src/* totalVariationDistance */.vl)(reference, current)],
        ['jensen-shannon', (0,statistics_src/* jensenShannonDistance */.M$)(reference, current)],
        ['psi', psi],
    ];
}
/**
 * Compares the counts of two sides:
 *
 * - `chi-squared`, `g-test` (homogeneity), `fisher`, `z-test` (two categories): their statistic
 *   (fisher's is the odds ratio); the effect is the total variation distance
 * - `total-variation`, `l-infinity`, `jensen-shannon` (base 2), `hellinger`, `kullback-leibler`
 * - `psi`: over the categories and a bin for missing values
 *
 * @param method null for the rule's choice: `fisher` for two categories of which a cell expects
 *   fewer than five rows, else `chi-squared`
 * @returns null when a side has no value
 */
function compareCategorical(reference, current, method = null) {
    const listed = rowsOf(reference, current);
    const others = {
        category: OTHER_CATEGORIES,
        reference: reference.others,
        current: current.others,
    };
    const rows = others.reference + others.current > 0 ? [...listed, others] : listed;
    const counts = {
        reference: rows.map((row) => row.reference),
        current: rows.map((row) => row.current),
    };
    const size = { reference: total(counts.reference), current: total(counts.current) };
    if (size.reference === 0 || size.current === 0)
        return null;
    const table = {
        ...counts,
        missing: { reference: reference.missing, current: current.missing },
        test: homogeneity(counts.reference, counts.current),
    };
    const chosen = chooseMethod(method, table);
    const measure = measureBy(chosen.method, table);
    return {
        size,
        ...chosen,
        measure,
        pValue: measure.pValue ?? table.test.pValue,
        degreesOfFreedom: Math.max(1, rows.length - 1),
        statistics: new Map([...basicStatistics(table), [chosen.method, measure.statistic]]),
        histogram: categoricalHistogram(rows.map((row) => row.category), counts.reference, counts.current),
        changes: {
            outside: null,
            added: lone(listed, 'current', 'reference'),
            vanished: lone(listed, 'reference', 'current'),
            referenceCategories: listed.filter((row) => row.reference > 0).length,
        },
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/methods.ts



const DESCRIPTIONS = {
    ks: { test: true, threshold: 0.1, effect: 'ks' },
    'anderson-darling': {
        test: true,
        threshold: 0.1,
        effect: 'largest difference of the distribution functions',
    },
    'cramer-von-mises': {
        test: true,
        threshold: 0.1,
        effect: 'largest difference of the distribution functions',
    },
    'mann-whitney': {
        test: true,
        threshold: 0.15,
        effect: 'rank-biserial correlation',
    },
    'welch-t': {
        test: true,
        threshold: 0.2,
        effect: 'difference of the means in standard deviations',
    },
    levene: {
        test: true,
        threshold: 0.2,
        effect: 'logarithm of the ratio of the spreads',
    },
    wasserstein: {
        test: false,
        threshold: 0.1,
        effect: 'wasserstein distance',
    },
    energy: {
        test: false,
        threshold: 0.2,
        effect: 'energy distance',
    },
    psi: {
        test: false,
        threshold: 0.2,
        effect: 'psi',
    },
    'jensen-shannon': {
        test: false,
        threshold: 0.1,
        effect: 'jensen-shannon distance',
    },
    'kullback-leibler': {
        test: false,
        threshold: 0.1,
        effect: 'kullback-leibler divergence',
    },
    hellinger: {
        test: false,
        threshold: 0.1,
        effect: 'hellinger distance',
    },
    'total-variation': {
        test: false,
        threshold: 0.1,
        effect: 'total variation distance',
    },
    'l-infinity': {
        test: false,
        threshold: 0.1,
        effect: 'largest difference in share',
    },
    'chi-squared': {
        test: true,
        threshold: 0.1,
        effect: 'total variation distance',
    },
    'g-test': {
        test: true,
        threshold: 0.1,
        effect: 'total variation distance',
    },
    fisher: {
        test: true,
        threshold: 0.1,
        effect: 'total variation distance',
    },
    'z-test': {
        test: true,
        threshold: 0.1,
        effect: 'total variation distance',
    },
};
/** What has to be known of a method. */
function describeMethod(method) {
    return DESCRIPTIONS[method];
}
/** The methods that can compare a column of this type. */
function methodsFor(type) {
    switch (familyOf(type)) {
        case 'numeric':
            return src/* NUMERIC_METHODS */.nf;
        case 'categorical':
            return src/* CATEGORICAL_METHODS */.Q6;
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
    const given = src/* DRIFT_METHODS */.Tl.flatMap((method) => {
        const value = thresholds[method];
        return value === undefined ? [] : [[method, value]];
    });
    return {
        numeric: config?.methods?.numeric ?? 'ks',
        categorical: config?.methods?.categorical ?? null,
        methods: byColumn('methods.columns', config?.methods?.columns, columns),
        thresholds: new Map(given),
        columnThresholds: byColumn('thresholds.columns', columnThresholds, columns),
        alpha: config?.alpha ?? DEFAULT_ALPHA,
        minimumRows: config?.['minimum-rows'] ?? DEFAULT_MINIMUM_ROWS,
        quality: qualityPolicy(config?.quality),
    };
}
/**
 * The method that is asked for; null where the rule chooses, and for a column whose type is not
 * compared.
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
    return given ?? settings[family];
}
/** The effect from which a column counts as drifted. */
function thresholdOf(name, method, settings) {
    return (settings.columnThresholds.get(name) ??
        settings.thresholds.get(method) ??
        describeMethod(method).threshold);
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/numeric.ts


/** Two samples with what every method can share. */
class Pair {
    a;
    b;
    ks;
    areas;
    /** Rows by bin of the reference's deciles. */
    bins;
    /** The same with a bin for rows without a value. */
    binsWithMissing;
    constructor(reference, current) {
        this.a = reference.sample;
        this.b = current.sample;
        this.ks = new statistics_src/* KolmogorovSmirnovReader */.$c(this.a, this.b);
        this.areas = new statistics_src/* AreaReader */.XA(this.a, this.b);
        (0,statistics_src/* readSteps */.I$)(this.a, this.b, [this.ks, this.areas]);
        const edges = (0,statistics_src/* quantileBins */.Q2)(this.a);
        const [before, after] = [(0,statistics_src/* countInBins */.FU)(this.a, edges), (0,statistics_src/* countInBins */.FU)(this.b, edges)];
        this.bins = [before, after];
        this.binsWithMissing = [
            [...before, reference.missing],
            [...after, current.missing],
        ];
    }
}
/** The measure of a test whose effect is the largest difference of the distribution functions. */
function byLargestDifference(pair, test) {
    return {
        ...test,
        distance: pair.ks.statistic,
        noise: (0,statistics_src/* kolmogorovSmirnovNoise */.Eq)(pair.a.size, pair.b.size),
        adds: 'squares',
    };
}
/** A distance between shares of bins, or of anything. */
function numeric_ofShares(counts, distance, noise, adds) {
    const value = distance(...counts);
    return { statistic: value, pValue: null, distance: value, noise: noise(...counts), adds };
}
/** A distance in units of the reference's spread; without spread any difference is infinite. */
function inUnits(distance, noise, unit) {
    const statistic = distance === 0 ? 0 : distance / unit;
    return { statistic, pValue: null, distance: statistic, noise: noise / unit, adds: 'squares' };
}
function byRanks({ a, b }) {
    const { statistic, pValue, probability } = (0,statistics_src/* mannWhitney */.Pi)(a, b);
    const noise = Math.sqrt((a.size + b.size + 1) / (3 * a.size * b.size));
    return { statistic, pValue, distance: Math.abs(2 * probability - 1), noise, adds: 'squares' };
}
function byMeans({ a, b }) {
    const [first, second] = [(0,statistics_src/* momentsOf */.Zn)(a), (0,statistics_src/* momentsOf */.Zn)(b)];
    const difference = Math.abs((0,statistics_src/* differenceOfMeans */.X2)(first, second));
    const spread = Math.sqrt((first.squares + second.squares) / (a.size + b.size));
    return {
        ...(0,statistics_src/* welchT */.mM)(first, second),
        distance: difference === 0 ? 0 : difference / spread,
        noise: Math.sqrt(1 / a.size + 1 / b.size),
        adds: 'squares',
    };
}
function bySpreads({ a, b }) {
    const [first, second] = [(0,statistics_src/* spreadOf */.jg)(a), (0,statistics_src/* spreadOf */.jg)(b)];
    // Variance of the logarithm of a mean: that of the mean over its square.
    const variance = [first, second].reduce((sum, { size, mean, squares }) => sum + (mean === 0 ? 0 : squares / (size * mean) ** 2), 0);
    return {
        ...(0,statistics_src/* levene */.eL)(first, second),
        distance: first.mean === second.mean ? 0 : Math.abs(Math.log(first.mean / second.mean)),
        noise: Math.sqrt(variance),
        adds: 'squares',
    };
}
function numeric_measureBy(method, pair) {
    const { a, b, areas } = pair;
    switch (method) {
        case 'ks':
            return byLargestDifference(pair, pair.ks.result);
        case 'anderson-darling':
            return byLargestDifference(pair, (0,statistics_src/* andersonDarling */.om)(a, b));
        case 'cramer-von-mises':
            return byLargestDifference(pair, (0,statistics_src/* cramerVonMises */.Xk)(a, b));
        case 'mann-whitney':
            return byRanks(pair);
        case 'welch-t':
            return byMeans(pair);
        case 'levene':
            return bySpreads(pair);
        case 'wasserstein':
            return inUnits(areas.wasserstein, areas.wassersteinNoise, (0,statistics_src/* standardDeviation */.Fx)(a));
        case 'energy':
            return inUnits(areas.energy, areas.energyNoise, Math.sqrt((0,statistics_src/* standardDeviation */.Fx)(a)));
        case 'psi':
            return numeric_ofShares(pair.binsWithMissing, statistics_src/* populationStabilityIndex */.V5, statistics_src/* populationStabilityNoise */.rj, 'distances');
        case 'kullback-leibler':
            return numeric_ofShares(pair.bins, statistics_src/* kullbackLeiblerDivergence */.ny, statistics_src/* kullbackLeiblerNoise */.dm, 'distances');
        case 'jensen-shannon':
            return numeric_ofShares(pair.bins, statistics_src/* jensenShannonDistance */.M$, statistics_src/* jensenShannonNoise */.be, 'squares');
        case 'hellinger':
            return numeric_ofShares(pair.bins, statistics_src/* hellingerDistance */.IQ, statistics_src/* hellingerNoise */.X$, 'squares');
        case 'total-variation':
            return numeric_ofShares(pair.bins, statistics_src/* totalVariationDistance */.vl, statistics_src/* totalVariationNoise */._Q, 'squares');
    }
}
/** Statistics that the one pass through both samples gives anyway. */
function numeric_basicStatistics(pair) {
    const { a, areas, bins, binsWithMissing } = pair;
    const wasserstein = areas.wasserstein === 0 ? 0 : areas.wasserstein / (0,statistics_src/* standardDeviation */.Fx)(a);
    return [
        ['ks', pair.ks.statistic],
        ['wasserstein', wasserstein],
        ['psi', (0,statistics_src/* populationStabilityIndex */.V5)(...binsWithMissing)],
        ['jensen-shannon', (0,statistics_src/* jensenShannonDistance */.M$)(...bins)],
    ];
}
/**
 * Compares two samples of numbers on one pass through both, in order:
 *
 * - `ks` D; `anderson-darling`, `cramer-von-mises`: their own statistic, the effect is D
 * - `mann-whitney` U; the effect is |2 P(X > Y) − 1|
 * - `welch-t` t; the effect is the difference of the means in pooled standard deviations
 * - `levene` W; the effect is |ln| of the ratio of the mean distances from the medians
 * - `wasserstein` in standard deviations of the reference, `energy` in roots of them
 * - `psi`, `jensen-shannon`, `kullback-leibler`, `hellinger`, `total-variation` over the
 *   reference's deciles, with open ends; `psi` has a bin for missing values besides
 *
 * @returns null when a side has no value
 */
function compareNumeric(reference, current, method = 'ks') {
    const [a, b] = [reference.sample, current.sample];
    if (a.size === 0 || b.size === 0)
        return null;
    const pair = new Pair(reference, current);
    const measure = numeric_measureBy(method, pair);
    const outside = {
        below: b.countBelow(a.minimum),
        above: b.size - b.countUpTo(a.maximum),
    };
    return {
        size: { reference: a.size, current: b.size },
        method,
        methodReason: null,
        measure,
        pValue: measure.pValue ?? pair.ks.result.pValue,
        degreesOfFreedom: null,
        statistics: new Map([...numeric_basicStatistics(pair), [method, measure.statistic]]),
        histogram: numericHistogram(a, b),
        changes: { outside, added: [], vanished: [], referenceCategories: 0 },
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/compare.ts





function isNumeric(method) {
    return src/* NUMERIC_METHODS */.nf.includes(method);
}
function isCategorical(method) {
    return src/* CATEGORICAL_METHODS */.Q6.includes(method);
}
/**
 * Compares a column by the method that the settings ask for, or by the one that the rule chooses.
 *
 * @returns null for a column that is left out by its type, and where a side has no value
 * @throws ConfigurationError when the method given for the column cannot compare its type.
 */
function compareColumn(column, type, { reference, current }, settings) {
    if (type.leftOut !== null)
        return null;
    const method = methodOf(column.name, type.type, settings);
    const missing = {
        reference: missingRows(column.reference),
        current: missingRows(column.current),
    };
    if (reference.as === 'numbers' && current.as === 'numbers') {
        return compareNumeric({ sample: reference.sample, missing: missing.reference }, { sample: current.sample, missing: missing.current }, method !== null && isNumeric(method) ? method : undefined);
    }
    if (reference.as === 'categories' && current.as === 'categories') {
        return compareCategorical({ ...reference, missing: missing.reference }, { ...current, missing: missing.current }, method !== null && isCategorical(method) ? method : null);
    }
    throw new Error(`The values of "${column.name}" are numbers on one side and categories on the other`);
}

;// CONCATENATED MODULE: ./packages/drift/src/compare/measure.ts
/**
 * The distance without what chance makes of it: of a divergence, whose mean grows by the noise, the
 * noise is subtracted; of a metric the noise's square from its square. 0 where nothing is left.
 */
function withoutNoise({ distance, noise, adds }) {
    if (!Number.isFinite(distance))
        return distance;
    if (adds === 'distances')
        return Math.max(0, distance - noise);
    return Math.sqrt(Math.max(0, (distance - noise) * (distance + noise)));
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/reach.ts

/**
 * A difference as large as the critical value is found in half of all cases; twice the rows find it
 * in four of five: (1.96 + 0.84)² is twice 1.96².
 */
const ROWS_FOR_POWER = 2;
/**
 * The critical value of the squared distance, in units of its mean by chance: Kolmogorov's
 * distribution for numbers (its second moment is π² / 12), chi-squared ÷ its degrees of freedom for
 * categories.
 */
function criticalRatio({ degreesOfFreedom }, alpha) {
    if (degreesOfFreedom === null) {
        // P(K > k) = 2 exp(−2 k²) far out in the tail.
        return (-Math.log(alpha / 2) / 2) * (12 / Math.PI ** 2);
    }
    return (0,statistics_src/* chiSquaredQuantile */.l1)(1 - alpha, degreesOfFreedom) / degreesOfFreedom;
}
/** The next number with two digits and zeros. */
function roundUp(rows) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(rows)) - 1);
    return Math.ceil(rows / unit) * unit;
}
/**
 * An estimate of what the sizes can show: chance makes of the squared distance (of a divergence: of
 * the distance) a multiple of 1/n₁ + 1/n₂.
 */
function reachOf(comparison, threshold, settings) {
    const { noise, adds } = comparison.measure;
    const { reference, current } = comparison.size;
    const beyond = Math.max(0, criticalRatio(comparison, settings.alpha) - 1);
    if (!Number.isFinite(noise))
        return { detectable: null, rowsNeeded: null };
    const detectable = adds === 'squares' ? noise * Math.sqrt(beyond) : noise * beyond;
    const halfHarmonic = 1 / (1 / reference + 1 / current);
    const ratio = threshold === 0 ? Infinity : detectable / threshold;
    const times = adds === 'squares' ? ratio ** 2 : ratio;
    const rows = 2 * halfHarmonic * times * ROWS_FOR_POWER;
    const atLeast = Math.max(rows, settings.minimumRows);
    return { detectable, rowsNeeded: Number.isFinite(atLeast) ? roundUp(atLeast) : null };
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
function measure({ column, comparison }, adjustedPValue, settings) {
    if (comparison === null)
        return null;
    const { method } = comparison;
    const threshold = thresholdOf(column.name, method, settings);
    const effect = withoutNoise(comparison.measure);
    return {
        comparison,
        method,
        threshold,
        effect: Number.isNaN(effect) ? null : effect,
        adjustedPValue,
        ...reachOf(comparison, threshold, settings),
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
/** What the sizes could have shown at best. */
function smallestVisible({ detectable, method }) {
    if (detectable === null || detectable === 0)
        return '';
    const smallest = (0,src/* formatNumber */.ZV)(detectable, 2);
    return ` (so few show no ${describeMethod(method).effect} below about ${smallest})`;
}
/** How many rows would decide. */
function rowsToDecide(rows) {
    return rows === null ? '' : `; about ${rows} rows on each side would decide`;
}
/** Why an effect that reaches the threshold is no proof. */
function chance({ method, effect, threshold, adjustedPValue }) {
    return (`${describeMethod(method).effect} ${(0,src/* formatNumber */.ZV)(effect ?? 0)} reaches ${(0,src/* formatNumber */.ZV)(threshold)}, ` +
        `but chance explains it (adjusted p ${(0,src/* formatNumber */.ZV)(adjustedPValue ?? 1)})`);
}
/** Why a column counts as drifted. */
function drift({ method, effect, threshold, adjustedPValue }) {
    const p = `adjusted p ${(0,src/* formatNumber */.ZV)(adjustedPValue ?? 0)}`;
    if (effect === Infinity)
        return `the reference is constant, the current side is not it; ${p}`;
    return `${describeMethod(method).effect} ${(0,src/* formatNumber */.ZV)(effect ?? 0)} reaches ${(0,src/* formatNumber */.ZV)(threshold)}; ${p}`;
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


function undecided(reason, rowsNeeded) {
    return { drifted: null, verdict: 'inconclusive', reason, rowsNeeded };
}
/**
 * A column has drifted when its effect reaches the threshold and its adjusted p-value is below
 * alpha. It is undecided when so many rows cannot tell: when chance explains an effect that reaches
 * the threshold, and with fewer rows than the minimum unless both sides are equal. One row on a
 * side decides nothing. Else it passes.
 */
function decideColumn(measured, settings) {
    const { effect, threshold, comparison, adjustedPValue, rowsNeeded } = measured;
    const { alpha, minimumRows } = settings;
    if (adjustedPValue === null) {
        return undecided(tooFewRows(comparison.size, minimumRows), rowsNeeded);
    }
    if (effect === null) {
        return undecided(`${measured.method} overflows for these values`, null);
    }
    const reaches = effect >= threshold;
    if (reaches && adjustedPValue < alpha) {
        return { drifted: true, verdict: 'fail', reason: drift(measured), rowsNeeded: null };
    }
    if (comparison.measure.distance > 0 && smallestSize(comparison) < minimumRows) {
        const reason = tooFewRows(comparison.size, minimumRows) + smallestVisible(measured);
        return undecided(reason, rowsNeeded);
    }
    if (reaches && effect > 0) {
        return undecided(chance(measured) + rowsToDecide(rowsNeeded), rowsNeeded);
    }
    return { drifted: false, verdict: 'pass', reason: null, rowsNeeded: null };
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
/** What is known of a column before anything is compared. */
function describeSides({ column, type, }) {
    return {
        type: type.type,
        typeReason: type.reason,
        subtype: type.subtype,
        kind: 'input',
        compared: type.leftOut === null,
        importance: null,
        rows: { reference: column.reference.rows, current: column.current.rows },
        missing: { reference: missingRows(column.reference), current: missingRows(column.current) },
    };
}
function describeColumn(entry, adjustedPValue, settings) {
    const { column, type, comparison } = entry;
    const measured = measure(entry, adjustedPValue, settings);
    const asked = type.leftOut === null ? methodOf(column.name, type.type, settings) : null;
    const byRule = familyOf(type.type) === 'categorical' ? 'chi-squared' : null;
    const method = measured?.method ?? asked ?? (type.leftOut === null ? byRule : null);
    const decided = measured === null
        ? { drifted: null, verdict: 'inconclusive', reason: absence(entry), rowsNeeded: null }
        : decideColumn(measured, settings);
    return {
        ...describeSides(entry),
        method,
        methodReason: comparison?.methodReason ?? null,
        statistic: (0,src/* finiteOrNull */.Es)(comparison?.measure.statistic ?? NaN),
        pValue: comparison?.pValue ?? null,
        adjustedPValue,
        effect: (0,src/* finiteOrNull */.Es)(measured?.effect ?? NaN),
        noise: (0,src/* finiteOrNull */.Es)(comparison?.measure.noise ?? NaN),
        threshold: method === null ? null : thresholdOf(column.name, method, settings),
        detectable: (0,src/* finiteOrNull */.Es)(measured?.detectable ?? NaN),
        ...decided,
        statistics: statisticsOf(comparison),
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
        const { code, message, reference = null, current = null, examples = [] } = observation;
        return [{ code, severity, column, message, reference, current, examples: [...examples] }];
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
/** How numbers that are no finite ones are called among the categories of a column of numbers. */
const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);
/** Rows by category on both sides; numbers that are not finite are no categories. */
async function countCategories(tables, { name, kind }) {
    const sides = [tables.reference, tables.current];
    const { categories, counts, missing } = await (0,data_src/* valueCounts */.al)(sides, name, MOST_CATEGORIES);
    const side = (index) => {
        const listed = counts[index] ?? [];
        const rows = (sides[index]?.rows ?? 0) - (missing[index] ?? 0);
        const others = rows - listed.reduce((sum, count) => sum + count, 0);
        const entries = categories.map((category, i) => [category, listed[i] ?? 0]);
        const finite = isNumber(kind) ? entries.filter(([text]) => !NOT_FINITE.has(text)) : entries;
        return { as: 'categories', counts: new Map(finite), others };
    };
    return { reference: side(0), current: side(1) };
}
/** The numbers of some columns of one side, in order. */
async function sortedColumns(table, names) {
    const scratch = new Float64Array(table.rows);
    const columns = await (0,data_src/* numericColumns */.LE)(table, names);
    return new Map(columns.map(({ name, values }) => {
        const sorted = (0,statistics_src/* sortNumbers */.Dx)(values, scratch.subarray(0, values.length));
        const own = sorted.buffer === scratch.buffer ? sorted.slice() : sorted;
        return [name, { as: 'numbers', sample: statistics_src/* Sample */.$W.ofSorted(own), error: 0 }];
    }));
}
/** Reads the values of columns that are compared: numbers a few columns at a time. */
async function readColumns(tables, columns, visit) {
    const familiar = columns.filter(({ type }) => type.leftOut === null);
    const numeric = familiar.filter(({ type }) => familyOf(type.type) === 'numeric');
    for (let from = 0; from < numeric.length; from += COLUMNS_AT_A_TIME) {
        const batch = numeric.slice(from, from + COLUMNS_AT_A_TIME);
        const names = batch.map(({ column }) => column.name);
        const reference = await sortedColumns(tables.reference, names);
        const current = await sortedColumns(tables.current, names);
        for (const entry of batch) {
            const { name } = entry.column;
            const [before, after] = [reference.get(name), current.get(name)];
            if (before === undefined || after === undefined)
                throw new Error(`No numbers of "${name}"`);
            visit(entry, { reference: before, current: after });
        }
    }
    for (const entry of familiar.filter((column) => !numeric.includes(column))) {
        visit(entry, await countCategories(tables, entry.column));
    }
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
async function compareAll(context, tables, typed, settings) {
    const comparisons = new Map();
    await readColumns(tables, typed, ({ column, type }, values) => {
        comparisons.set(column.name, compareColumn(column, type, values, settings));
        // Wide tables take a while: a line for every hundred columns shows that it goes on.
        if (comparisons.size % 100 > 0)
            return;
        context.logger.info(`Compared ${comparisons.size} of ${typed.length} columns …`);
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
    const compared = await compareAll(context, tables, typeColumns(context, columns), settings);
    const quality = qualityOf(context, columns, compared, settings);
    const result = { ...decideColumns(compared, settings), quality, alpha: settings.alpha };
    const results = evaluateDriftGates(gates, result);
    const details = {
        ...result,
        preset: null,
        driftedImportance: null,
        predictions: {},
        performance: null,
        classifier: null,
        correlation: null,
        importance: null,
        profiles: { reference: null, current: null, written: null },
    };
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
