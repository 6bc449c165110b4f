export const id = 5736;
export const ids = [5736];
export const modules = {

/***/ 15736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrift: () => (/* binding */ runDrift)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
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
/** `id`, `flight_id`, `userId`, `order-key`: names that are given to what names a row. */
const IDENTIFIER_NAME = /(?:^|[_\s.-])(?:id|uuid|guid|key|rowid|row_number)$/i;
const CAMEL_CASE_NAME = /[a-z](?:Id|ID|Key)$/;
/** Whether a column is called as identifiers are. */
function isNamedIdentifier(name) {
    return IDENTIFIER_NAME.test(name) || CAMEL_CASE_NAME.test(name);
}
function typeOfNumbers(column) {
    const isNamed = column.kind === 'integer' && isNamedIdentifier(column.name);
    if (isNamed && areMostlyDifferent(column, IDENTIFIER_SHARE)) {
        return {
            type: 'identifier',
            reason: `named as an identifier, and at least ${IDENTIFIER_SHARE * 100} % of its whole numbers are different on each side`,
            leftOut: 'identifier_column',
        };
    }
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
 *   (discrete where all are whole, else continuous); whole numbers beyond 2^53, and mostly different ones in a column that is named as an
 *   identifier (`id`, `flight_id`, `userId`): `identifier`;
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
    return {
        ...decision,
        byHand: override !== undefined,
        subtype: subtypeOf(column, decision.type),
    };
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

// EXTERNAL MODULE: ./packages/statistics/src/index.ts + 72 modules
var statistics_src = __webpack_require__(93355);
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

function total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}
/**
 * The table with its rarest categories put together, so that every cell expects one row at least;
 * null where fewer than two categories would be left.
 */
function withoutRareCells(reference, current) {
    const [n1, n2] = [total(reference), total(current)];
    const share = Math.min(n1, n2) / (n1 + n2);
    const order = reference
        .map((count, i) => ({ a: count, b: current[i] ?? 0 }))
        .sort((x, y) => x.a + x.b - (y.a + y.b));
    const rare = { a: 0, b: 0 };
    let kept = 0;
    const expects = (rows) => rows * share >= 1;
    for (const { a, b } of order) {
        const isEnough = kept === 0 || expects(rare.a + rare.b);
        if (isEnough && expects(a + b))
            break;
        rare.a += a;
        rare.b += b;
        kept += 1;
    }
    const rest = order.slice(kept);
    if (rest.length === 0 || !expects(rare.a + rare.b))
        return null;
    return [
        [rare.a, ...rest.map(({ a }) => a)],
        [rare.b, ...rest.map(({ b }) => b)],
    ];
}
/**
 * Chi-squared test of homogeneity. Where a cell expects less than one row, one row in a rare
 * category would count as proof by Pearson's p-value. There the p-value is twice the smaller of two
 * (Bonferroni): that of the table with its rare categories put together, which sees what the others
 * do, and the larger of Pearson's and the one from the statistic's exact moments, which sees what the
 * rare ones do among themselves.
 */
function homogeneity(reference, current) {
    const test = (0,statistics_src/* chiSquaredHomogeneity */.Yy)(reference, current);
    const { statistic, pValue, sparsePValue, smallestExpected } = test;
    const sparse = smallestExpected < 1;
    if (!sparse)
        return { statistic, pValue, smallestExpected, sparse };
    const whole = Math.max(pValue, sparsePValue);
    const common = withoutRareCells(reference, current);
    const pooled = common === null ? whole : (0,statistics_src/* chiSquaredHomogeneity */.Yy)(...common).pValue;
    const both = common === null ? whole : Math.min(1, 2 * Math.min(whole, pooled));
    return { statistic, pValue: both, smallestExpected, sparse };
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
function categorical_total(counts) {
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
        ? 'p-value with rare categories put together, or by the statistic’s exact moments: less than one row is expected in a category'
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
    const size = { reference: categorical_total(counts.reference), current: categorical_total(counts.current) };
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

;// CONCATENATED MODULE: ./packages/drift/src/preset/evidently.ts


/** With more reference rows distances stand in for tests. */
const SMALL_UP_TO = 1000;
/** Whole numbers with so few values, and numbers with fewer still, count as categories. */
const CATEGORICAL_INTEGERS = 10;
const CATEGORICAL_NUMBERS = 5;
const TEXT_SHARE = 0.5;
const P_THRESHOLD = 0.05;
const DISTANCE_THRESHOLD = 0.1;
const LEAST_DEVIATION = 0.001;
/** How Evidently infers a column's type from the current data. */
function inferredType({ ownKind, distinct, missing, rows }, kind) {
    if (kind === 'datetime' || kind === 'other' || kind === 'empty')
        return 'none';
    if (ownKind === 'float')
        return 'numerical';
    // pandas keeps whole numbers with missing ones among them as floats.
    if (ownKind === 'integer') {
        const few = missing === 0 && distinct !== null && distinct <= CATEGORICAL_INTEGERS;
        return few ? 'categorical' : 'numerical';
    }
    const isText = ownKind === 'text' && (distinct ?? 0) > TEXT_SHARE * (rows - missing);
    return isText ? 'text' : 'categorical';
}
function countsOf(values) {
    if (values.as === 'categories')
        return values.counts;
    const counts = new Map();
    values.sample.forEachValue((value, rows) => counts.set(value, rows));
    return counts;
}
function evidently_total(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}
/** Goodness of fit: the current counts against the reference's, as if these were known exactly. */
function goodnessOfFit(reference, current) {
    const ratio = evidently_total(current) / evidently_total(reference);
    const statistic = reference.reduce((sum, count, i) => {
        const expected = count * ratio;
        return sum + ((current[i] ?? 0) - expected) ** 2 / expected;
    }, 0);
    return reference.length < 2 ? NaN : (0,statistics_src/* chiSquaredSf */.bq)(statistic, reference.length - 1);
}
/** Two-sided, pooled. */
function proportions(reference, current) {
    if (reference.length === 1)
        return 1;
    const [n1, n2] = [evidently_total(reference), evidently_total(current)];
    const [p1, p2] = [1 - (reference[0] ?? 0) / n1, 1 - (current[0] ?? 0) / n2];
    const p = (p1 * n1 + p2 * n2) / (n1 + n2);
    const z = (p1 - p2) / Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
    return 2 * (0,statistics_src/* normalSf */.nG)(Math.abs(z));
}
function byP(method, methodReason, score, inclusive = false) {
    const drifted = inclusive ? score <= P_THRESHOLD : score < P_THRESHOLD;
    return { method, methodReason, score, isPValue: true, threshold: P_THRESHOLD, drifted };
}
function byDistance(method, methodReason, score) {
    const drifted = score >= DISTANCE_THRESHOLD;
    return { method, methodReason, score, isPValue: false, threshold: DISTANCE_THRESHOLD, drifted };
}
function ofCategories(reference, current, sizes, small) {
    const keys = [...new Set([...reference.keys(), ...current.keys()])].sort((a, b) => a < b ? -1 : 1);
    const before = keys.map((key) => reference.get(key) ?? 0);
    const after = keys.map((key) => current.get(key) ?? 0);
    const reason = `${sizes} and ${keys.length} different values`;
    if (!small) {
        const natural = (0,statistics_src/* jensenShannonDistance */.M$)(before, after) * Math.sqrt(Math.LN2);
        return byDistance('evidently-jensenshannon', reason, natural);
    }
    return keys.length > 2
        ? byP('evidently-chisquare', reason, goodnessOfFit(before, after))
        : byP('evidently-z', reason, proportions(before, after));
}
function ofNumbers(reference, current, sizes, small) {
    const reason = `${sizes} of numbers`;
    if (small) {
        return byP('evidently-ks', reason, (0,statistics_src/* kolmogorovSmirnov */.gJ)(reference, current).pValue, true);
    }
    const unit = Math.max((0,statistics_src/* standardDeviation */.Fx)(reference), LEAST_DEVIATION);
    const distance = (0,statistics_src/* wassersteinDistance */.wA)(reference, current) / unit;
    return byDistance('evidently-wasserstein', reason, distance);
}
/**
 * What Evidently 0.7 says of a column by its defaults: its `ValueDrift` without options, of which
 * `DataDriftPreset` takes one for every column. The test is chosen by the rows of the reference:
 * up to 1,000 Kolmogorov–Smirnov, chi-squared goodness of fit or the z-test of two proportions
 * (p < 0.05, without correction for many columns); above that the Wasserstein distance ÷ standard
 * deviation, or the Jensen–Shannon distance to base e (from 0.1 on).
 *
 * @returns null for what it does not compare (dates, lists) and for texts that mostly differ, for
 *   which it trains a classifier that is not reproduced here; also where a side has no value
 */
function evidentlyResult(column, type, { reference, current }) {
    const [n1, n2] = [presentRows(column.reference), presentRows(column.current)];
    if (n1 - column.reference.infinite <= 0 || n2 - column.current.infinite <= 0)
        return null;
    const inferred = type.byHand
        ? type.type === 'numeric'
            ? 'numerical'
            : 'categorical'
        : inferredType(column.current, column.kind);
    if (inferred === 'none' || inferred === 'text')
        return null;
    const rows = n1 - column.reference.infinite;
    const small = rows <= SMALL_UP_TO;
    const sizes = small ? 'up to 1,000 reference rows' : 'more than 1,000 reference rows';
    if (inferred === 'numerical' && reference.as === 'numbers' && current.as === 'numbers') {
        const distinct = new Set();
        const add = (value) => {
            if (distinct.size <= CATEGORICAL_NUMBERS)
                distinct.add(value);
        };
        reference.sample.forEachValue(add);
        current.sample.forEachValue(add);
        if (distinct.size > CATEGORICAL_NUMBERS) {
            return ofNumbers(reference.sample, current.sample, sizes, small);
        }
    }
    return ofCategories(countsOf(reference), countsOf(current), sizes, small);
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
    mixed_types: 'warn',
    target_leakage: 'warn',
    duplicate_rows: 'note',
    overlapping_rows: 'note',
    conflicting_labels: 'note',
    unexpected_type: 'fail',
    unexpected_value: 'fail',
    pattern_mismatch: 'fail',
    not_whole: 'fail',
    not_unique: 'fail',
    row_count: 'fail',
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
/** Gates that hold when none are configured, by what is asked for. */
function defaultDriftGates(config) {
    const weighed = config?.importance !== undefined && config.importance !== false;
    return [
        weighed ? 'drifted_importance < 0.5' : DEFAULT_DRIFT_GATES[0],
        ...(config?.predictions === true ? ['drifted_predictions == 0'] : []),
        DEFAULT_DRIFT_GATES[1],
    ];
}
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
        preset: config?.preset ?? 'default',
        numeric: config?.methods?.numeric ?? 'ks',
        categorical: config?.methods?.categorical ?? null,
        methods: byColumn('methods.columns', config?.methods?.columns, columns),
        thresholds: new Map(given),
        columnThresholds: byColumn('thresholds.columns', columnThresholds, columns),
        alpha: config?.alpha ?? DEFAULT_ALPHA,
        minimumRows: config?.['minimum-rows'] ?? DEFAULT_MINIMUM_ROWS,
        quality: qualityPolicy(config?.quality),
        infer: config?.expectations?.infer ?? true,
        showValues: config?.examples ?? true,
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
    /** Standard deviation of the reference, the unit of distances. */
    unit;
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
        this.unit = (0,statistics_src/* standardDeviation */.Fx)(this.a);
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
            return inUnits(areas.wasserstein, areas.wassersteinNoise, pair.unit);
        case 'energy':
            return inUnits(areas.energy, areas.energyNoise, Math.sqrt(pair.unit));
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
    const { areas, bins, binsWithMissing, unit } = pair;
    const wasserstein = areas.wasserstein === 0 ? 0 : areas.wasserstein / unit;
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
/** Compares a column as the settings ask for; `values` is null for one that is left out. */
function examineColumn(column, type, values, settings) {
    if (values === null)
        return { column, type, comparison: null, evidently: null };
    const evidently = settings.preset === 'evidently' ? evidentlyResult(column, type, values) : null;
    return { column, type, comparison: compareColumn(column, type, values, settings), evidently };
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/without-values.ts
function unnamed(histogram) {
    if (histogram === null || histogram.kind === 'numeric')
        return histogram;
    const categories = histogram.categories.map((_, i) => `category ${i + 1}`);
    return { ...histogram, categories };
}
/** A column without the names of its categories; the edges of bins are no rows' values. */
function withoutValues(column) {
    const typeReason = column.type === 'boolean' ? 'two different values at most' : column.typeReason;
    return { ...column, typeReason, histogram: unnamed(column.histogram) };
}

;// CONCATENATED MODULE: ./packages/drift/src/decide/statistics.ts

/** Statistics by method, as the evidence holds them. */
function statisticsOf(comparison) {
    const entries = comparison === null ? [] : [...comparison.statistics];
    return (0,src/* recordFrom */.Qd)(entries.map(([method, value]) => [method, (0,src/* finiteOrNull */.Es)(value)]));
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

;// CONCATENATED MODULE: ./packages/drift/src/decide/as-evidently.ts



function reasonOf({ score, isPValue, threshold, drifted }) {
    if (Number.isNaN(score))
        return 'Evidently’s formula gives no number here; it reports no drift';
    if (!drifted)
        return null;
    const value = (0,src/* formatNumber */.ZV)(score);
    return isPValue
        ? `p ${value} is below ${threshold}, as Evidently decides`
        : `distance ${value} reaches ${threshold}, as Evidently decides`;
}
/** A column as the preset `evidently` decides it. */
function asEvidently(entry) {
    const { evidently, comparison } = entry;
    const common = {
        adjustedPValue: null,
        noise: null,
        detectable: null,
        rowsNeeded: null,
        statistics: statisticsOf(comparison),
        histogram: comparison?.histogram ?? null,
    };
    if (evidently === null) {
        const reason = comparison === null
            ? absence(entry)
            : 'Evidently does not compare dates, and for texts that mostly differ it trains a ' +
                'classifier, which the preset does not';
        const empty = { method: null, methodReason: null, statistic: null, pValue: null };
        const undecided = { drifted: null, verdict: 'inconclusive', reason };
        return { ...common, ...empty, effect: null, threshold: null, ...undecided };
    }
    const { score, isPValue, drifted } = evidently;
    return {
        ...common,
        method: evidently.method,
        methodReason: evidently.methodReason,
        statistic: (0,src/* finiteOrNull */.Es)(score),
        pValue: isPValue ? (0,src/* finiteOrNull */.Es)(score) : null,
        effect: isPValue ? null : (0,src/* finiteOrNull */.Es)(score),
        threshold: evidently.threshold,
        drifted,
        verdict: drifted ? 'fail' : 'pass',
        reason: reasonOf(evidently),
    };
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
    if (settings.preset === 'evidently' && type.leftOut === null) {
        return { ...describeSides(entry), ...asEvidently(entry) };
    }
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
 * @param kinds of columns that are no inputs
 * @throws ConfigurationError when a method given for a column cannot compare its type.
 */
function decideColumns(columns, settings, kinds = new Map()) {
    const adjusted = adjustedPValues(columns);
    const described = columns.map((entry, i) => {
        const { name } = entry.column;
        const described = describeColumn(entry, adjusted[i] ?? null, settings);
        const column = settings.showValues ? described : withoutValues(described);
        return [name, { ...column, kind: kinds.get(name) ?? 'input' }];
    });
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
    'drifted_importance',
    'drifted_predictions',
    'performance',
    'classifier_auc',
    'correlation_drift',
];
const FORMS = {
    drifted_share: 'drifted_share',
    drifted_columns: 'drifted_columns',
    drift: 'drift(column)',
    missing_rate: 'missing_rate(column)',
    quality: 'quality(code or severity)',
    drifted_importance: 'drifted_importance',
    drifted_predictions: 'drifted_predictions',
    performance: 'performance(metric)',
    classifier_auc: 'classifier_auc',
    correlation_drift: 'correlation_drift',
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
/** What a gate needs, or the error that says which setting makes it. */
function asked(gate, value, setting) {
    return value ?? refuse(gate, `it needs ${setting}`);
}
/** Undecided columns could be drifted or not, each with its share of the importance. */
function decideImportance(gate, result) {
    const value = asked(gate, result.driftedImportance, 'drift.importance');
    const { open } = countColumns(result);
    const undecidedShare = open.reduce((sum, name) => sum + Math.max(0, result.columns[name]?.importance ?? 0), 0);
    return (0,src/* decideBounded */.se)(gate, value, [value, value + undecidedShare], openColumns(open));
}
function decidePredictions(gate, { predictions }) {
    const entries = Object.values(predictions);
    if (entries.length === 0)
        refuse(gate, 'it needs drift.predictions');
    const drifted = entries.filter((column) => column.drifted === true).length;
    const open = entries.filter((column) => column.drifted === null);
    const reason = open[0]?.reason ?? 'the predictions are undecided';
    return (0,src/* decideBounded */.se)(gate, drifted, [drifted, drifted + open.length], reason);
}
/** The change of a metric; inconclusive where its interval reaches over the limit. */
function decidePerformance(gate, result) {
    const { metrics, confidence } = asked(gate, result.performance, 'drift.performance');
    const name = gate.args[0] ?? '';
    const names = Object.keys(metrics);
    const change = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
    if (change === undefined) {
        const hint = (0,src/* didYouMean */.au)(name, names) || `; there are ${(0,src/* listNames */.Zv)(names)}`;
        return refuse(gate, `there is no metric "${name}"${hint}`);
    }
    const { difference, interval, reason } = change;
    if (difference === null) {
        return (0,src/* undecided */.oo)(gate.text, reason ?? 'it is undefined', { limit: limitOf(gate) });
    }
    if (interval === null)
        return (0,src/* decideAbsolute */.Cg)(gate, { value: difference });
    const open = 'the interval of the change reaches over the limit';
    const decided = (0,src/* decideBounded */.se)(gate, difference, [interval[0], interval[1]], open);
    return { ...decided, interval, confidence };
}
function decideClassifier(gate, result) {
    const { auc, interval, confidence, reason } = asked(gate, result.classifier, 'drift.classifier');
    return (0,src/* decideAbsolute */.Cg)(gate, { value: auc, interval, confidence, reason });
}
function decideCorrelation(gate, result) {
    const { largest, reason } = asked(gate, result.correlation, 'drift.correlation');
    return (0,src/* decideAbsolute */.Cg)(gate, { value: largest, reason: largest === null ? reason : null });
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
        case 'drifted_importance':
            return decideImportance(gate, result);
        case 'drifted_predictions':
            return decidePredictions(gate, result);
        case 'performance':
            return decidePerformance(gate, result);
        case 'classifier_auc':
            return decideClassifier(gate, result);
        case 'correlation_drift':
            return decideCorrelation(gate, result);
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
 * - `drifted_importance`: share of what the model relies on that has drifted, on bounds
 * - `drifted_predictions`: how many of the model's answers drifted
 * - `performance(metric)`: the metric's change, decided on its interval
 * - `classifier_auc`: of the classifier that tells both sides apart
 * - `correlation_drift`: the largest change of a rank correlation that is no chance
 *
 * @throws ConfigurationError for a metric, a column or a code that does not exist, and for gates
 *   with `on`, `where` or a champion.
 */
function evaluateDriftGates(gates, result) {
    return gates.map((gate) => decideGate(gate, result));
}

;// CONCATENATED MODULE: ./packages/drift/src/importance.ts

/**
 * Gives each column its share of what the model relies on: its permutation importance ÷ the sum of
 * all; a column whose shuffling makes the model no worse has none, and so has one that the model
 * does not take.
 */
function weighColumns(columns, importance) {
    const worth = new Map(Object.entries(importance.columns).map(([name, { mean }]) => [name, Math.max(0, mean)]));
    const total = [...worth.values()].reduce((sum, value) => sum + value, 0);
    const shareOf = (name) => (total === 0 ? 0 : (worth.get(name) ?? 0) / total);
    const weighed = Object.entries(columns).map(([name, column]) => [name, { ...column, importance: shareOf(name) }]);
    const drifted = weighed.filter(([, column]) => column.drifted === true);
    return {
        columns: (0,src/* recordFrom */.Qd)(weighed),
        driftedImportance: total === 0 ? null : drifted.reduce((sum, [name]) => sum + shareOf(name), 0),
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/examples.ts
/** Examples that a message names, and that a finding has. */
const NAMED = 3;
const LISTED = 10;
const LENGTH = 40;
function shorten(text) {
    const characters = [...text];
    return characters.length <= LENGTH ? text : `${characters.slice(0, LENGTH - 1).join('')}…`;
}
/** `"a", "b", "c" and 4 more`. */
function listExamples(categories) {
    const shown = categories.slice(0, NAMED).map(({ category }) => `"${shorten(category)}"`);
    const rest = categories.length - shown.length;
    return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
/** The first categories, as a finding holds them. */
function examplesOf(categories) {
    return categories
        .slice(0, LISTED)
        .map(({ category, rows }) => ({ value: shorten(category), rows }));
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/changes.ts


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
    const message = `${(0,src/* plural */.LS)(count, 'value')} (${share} %) outside the reference's range`;
    const values = ` ${rangeOf(reference)}; now ${rangeOf(current)}`;
    return [{ code: 'out_of_range', message, values, reference: 0, current: count, severity }];
}
function checkNewCategories({ changes, size }) {
    const { added } = changes;
    if (added.length === 0)
        return [];
    const rows = added.reduce((sum, { rows }) => sum + rows, 0);
    const share = (0,src/* formatNumber */.ZV)((rows / size.current) * 100, 3);
    const message = `${added.length === 1 ? 'a category' : `${added.length} categories`} that the reference ` +
        `has not, in ${(0,src/* plural */.LS)(rows, 'row')} (${share} %)`;
    const values = `: ${listExamples(added)}`;
    const examples = examplesOf(added);
    return [{ code: 'new_category', message, values, examples, reference: 0, current: rows }];
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
        `(${(0,src/* plural */.LS)(rows, 'row')} there) no longer occur${vanished.length === 1 ? 's' : ''}`;
    const values = `: ${listExamples(vanished)}`;
    const examples = examplesOf(vanished);
    return [{ code: 'vanished_category', message, values, examples, reference: rows, current: 0 }];
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
    if (observation.isNote === true)
        return 'note';
    const action = policy.get(observation.code);
    if (action === 'ignore')
        return ALWAYS_LISTED.has(observation.code) ? 'note' : null;
    return action ?? observation.severity ?? QUALITY_CODES[observation.code];
}
/** Findings about a column, as the evidence holds them. */
function findingsOf(column, observations, { quality, showValues }) {
    return observations.flatMap((observation) => {
        const severity = severityOf(observation, quality);
        if (severity === null)
            return [];
        const { code, reference = null, current = null } = observation;
        const message = observation.message + (showValues ? (observation.values ?? '') : '');
        const examples = showValues ? [...(observation.examples ?? [])] : [];
        return [{ code, severity, column, message, reference, current, examples }];
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
        if (src/* PREDICTION_LOG_COLUMNS */.Pv.includes(column.name)) {
            const message = 'the model server adds this column to its prediction log';
            return [{ code: 'new_column', message, isNote: true }];
        }
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




/** Codes of findings that take the reference for what is to be expected. */
const INFERRED = new Set([
    'type_changed',
    'missing_rate',
    'out_of_range',
    'new_category',
    'vanished_category',
    'constant_column',
]);
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
    return findingsOf(column.name, checkPresence(column, optional), settings);
}
/** Findings about a column that both sides have. */
function checkColumn(entry, settings) {
    const { column, type, comparison } = entry;
    const { alpha, infer } = settings;
    const observations = [
        ...checkLeftOut(entry),
        ...checkCounts(column, comparison, alpha),
        ...(comparison === null ? [] : checkChanges(column, type, comparison, alpha)),
    ];
    const stated = observations.filter(({ code }) => infer || !INFERRED.has(code));
    return findingsOf(column.name, stated, settings);
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/expectations.ts




function broken(code, found, what) {
    if (found === undefined || found.rows === 0)
        return [];
    const categories = found.examples.map(({ text, count }) => ({ category: text, rows: count }));
    return [
        {
            code,
            severity: 'fail',
            message: `${(0,src/* plural */.LS)(found.rows, 'row')} ${what}`,
            values: `: ${listExamples(categories)}`,
            examples: examplesOf(categories),
            reference: 0,
            current: found.rows,
        },
    ];
}
function limitsOf({ minimum, maximum }) {
    if (minimum === undefined)
        return `above ${(0,src/* formatNumber */.ZV)(maximum ?? NaN)}`;
    if (maximum === undefined)
        return `below ${(0,src/* formatNumber */.ZV)(minimum)}`;
    return `outside ${(0,src/* formatNumber */.ZV)(minimum)} … ${(0,src/* formatNumber */.ZV)(maximum)}`;
}
function checkMissing(limit, side) {
    if (limit === undefined || side.rows === 0)
        return [];
    const share = missingRows(side) / side.rows;
    if (share <= limit)
        return [];
    const message = `${(0,src/* formatNumber */.ZV)(share * 100, 3)} % of the values are missing; expected are ${(0,src/* formatNumber */.ZV)(limit * 100, 3)} % at most`;
    return [{ code: 'missing_rate', severity: 'fail', message, reference: limit, current: share }];
}
function checkFinite(side) {
    const kinds = [
        ['nan', 'nan_values', 'NaN'],
        ['infinite', 'infinite_values', 'an infinity'],
    ];
    return kinds.flatMap(([key, code, name]) => side[key] === 0
        ? []
        : [
            {
                code,
                severity: 'fail',
                message: `${name} in ${(0,src/* plural */.LS)(side[key], 'row')}; only finite numbers are expected`,
                reference: 0,
                current: side[key],
            },
        ]);
}
function checkType(expected, type) {
    if (expected === undefined || expected === type)
        return [];
    const message = `the column is ${type}; expected is ${expected}`;
    return [{ code: 'unexpected_type', severity: 'fail', message }];
}
/** Findings about a column whose expectations are written down; each is a failure. */
function checkExpectation(name, expectation, facts, settings) {
    const { current } = facts;
    if (current === null) {
        if (expectation.required === false)
            return [];
        const message = 'the current data have no such column; it is expected';
        return findingsOf(name, [{ code: 'missing_column', severity: 'fail', message }], settings);
    }
    const observations = [
        ...checkType(expectation.type, facts.type),
        ...checkMissing(expectation.missing, current),
        ...(expectation.finite === true ? checkFinite(current) : []),
        ...broken('out_of_range', facts.outside, limitsOf(expectation)),
        ...broken('not_whole', facts.notWhole, 'with a number that is not whole'),
        ...broken('unexpected_value', facts.notAllowed, 'with a value that is not allowed'),
        ...broken('pattern_mismatch', facts.notMatching, 'do not match the pattern'),
        ...broken('not_unique', facts.repeated, 'with a value that occurs more than once'),
    ];
    return findingsOf(name, observations, settings);
}
function expectations_percent(share) {
    return `${(0,src/* formatNumber */.ZV)(share * 100, 3)} %`;
}
function shareObservation(code, rows, of, limit, what, before) {
    if (rows === 0 || of === 0)
        return [];
    const share = rows / of;
    const counts = { reference: before, current: share };
    if (limit !== undefined && share > limit) {
        const message = `${(0,src/* plural */.LS)(rows, 'row')} (${expectations_percent(share)}) ${what}; expected are ${expectations_percent(limit)} at most`;
        return [{ code, severity: 'fail', message, ...counts }];
    }
    const beside = before === null ? '' : `; in the reference ${expectations_percent(before)}`;
    const message = `${(0,src/* plural */.LS)(rows, 'row')} (${expectations_percent(share)}) ${what}${beside}`;
    return [{ code, severity: 'note', message, ...counts }];
}
function checkRowCount(rows, expectation) {
    const { minimum, maximum } = expectation;
    const isFew = minimum !== undefined && rows < minimum;
    const isMany = maximum !== undefined && rows > maximum;
    if (!isFew && !isMany)
        return [];
    const limit = isFew ? `${minimum} at least` : `${maximum ?? 0} at most`;
    const message = `${(0,src/* plural */.LS)(rows, 'current row')}; expected are ${limit}`;
    return [{ code: 'row_count', severity: 'fail', message, current: rows }];
}
function shareOf(rows, of) {
    return rows === null || rows === undefined || of === 0 ? null : rows / of;
}
/** Findings about whole rows: how many, repeated, in both sides, and with conflicting targets. */
function checkRows(facts, expectation, settings) {
    const { rows, duplicates, shared, conflicts, referenceRows } = facts;
    const observations = [
        ...checkRowCount(rows, expectation ?? {}),
        ...shareObservation('duplicate_rows', duplicates?.current ?? 0, rows, expectation?.duplicates, 'repeat another row', shareOf(duplicates?.reference, referenceRows)),
        ...shareObservation('overlapping_rows', shared ?? 0, rows, expectation?.overlap, 'also occur in the reference', null),
        ...shareObservation('conflicting_labels', conflicts?.current ?? 0, rows, expectation?.conflicts, 'equal another row but for the target', shareOf(conflicts?.reference, referenceRows)),
    ];
    return findingsOf(null, observations, settings);
}

;// CONCATENATED MODULE: ./packages/drift/src/multivariate/area.ts
/**
 * Area under the ROC curve of scores for the rows with label 1: the share of pairs in which the
 * positive row has the higher score, ties half (Mann–Whitney). NaN where only one label occurs.
 */
function separationOf(scores, labels) {
    const order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => (scores[a] ?? NaN) - (scores[b] ?? NaN));
    const positives = labels.reduce((sum, label) => sum + label, 0);
    const negatives = labels.length - positives;
    let [below, pairs] = [0, 0];
    for (let i = 0; i < order.length;) {
        const score = scores[order[i] ?? 0];
        let [ones, zeros] = [0, 0];
        for (; i < order.length && scores[order[i] ?? 0] === score; i++) {
            if (labels[order[i] ?? 0] === 1)
                ones += 1;
            else
                zeros += 1;
        }
        pairs += ones * (below + zeros / 2);
        below += zeros;
    }
    return pairs / (positives * negatives);
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/leakage.ts



/** With fewer rows a column tells the target by chance. */
const LEAST_ROWS = 50;
/** A column that tells so many rows' targets all alone tells them from afterwards. */
const TELLING = 0.995;
/** Groups of a column must hold so many rows on average: an identifier tells everything. */
const ROWS_PER_GROUP = 5;
/** A target that is nearly always the same is no test. */
const MOST_FREQUENT = 0.98;
function largest(counts) {
    return Math.max(0, ...counts.values());
}
/** The share of rows whose target is the most frequent one of their category. */
function purity(categories, target) {
    const groups = new Map();
    const overall = new Map();
    target.forEach((label, i) => {
        const category = categories[i] ?? '';
        const group = groups.get(category) ?? new Map();
        group.set(label, (group.get(label) ?? 0) + 1);
        groups.set(category, group);
        overall.set(label, (overall.get(label) ?? 0) + 1);
    });
    const rows = target.length;
    if (largest(overall) > MOST_FREQUENT * rows || groups.size * ROWS_PER_GROUP > rows)
        return null;
    return [...groups.values()].reduce((sum, group) => sum + largest(group), 0) / rows;
}
function tells({ numbers, texts, target }) {
    if (target.length < LEAST_ROWS)
        return null;
    const labels = [...new Set(target)].sort();
    if (numbers !== null && labels.length === 2) {
        const positive = Uint8Array.from(target, (label) => (label === labels[1] ? 1 : 0));
        const share = positive.reduce((sum, bit) => sum + bit, 0) / target.length;
        if (Math.max(share, 1 - share) > MOST_FREQUENT)
            return null;
        const oneSided = separationOf(numbers, positive);
        const area = Math.max(oneSided, 1 - oneSided);
        return area >= TELLING ? `it alone separates the target (AUC ${(0,src/* formatNumber */.ZV)(area)})` : null;
    }
    const share = purity(texts, target);
    return share !== null && share >= TELLING
        ? `it alone tells the target of ${(0,src/* formatNumber */.ZV)(share * 100, 4)} % of the rows`
        : null;
}
/** Features that tell the target all alone: most likely they are known only after it. */
function checkLeakage(features, settings) {
    return features.flatMap((feature) => {
        const found = tells(feature);
        if (found === null)
            return [];
        const message = `${found}; is it known before the target is?`;
        return findingsOf(feature.name, [{ code: 'target_leakage', message }], settings);
    });
}

;// CONCATENATED MODULE: ./packages/drift/src/quality/mixed.ts


/** With fewer of the rarer kind it is a stray value, which the other checks tell of. */
const LEAST_SHARE = 0.01;
function rarer({ numbers, others }) {
    const all = numbers + others;
    return all === 0 ? 0 : Math.min(numbers, others) / all;
}
/** Numbers among texts, or texts among numbers, in one column; a note where it always was so. */
function checkMix(name, { reference, current }, settings) {
    if (current === null || rarer(current) < LEAST_SHARE)
        return [];
    const always = reference !== null && rarer(reference) >= LEAST_SHARE;
    const share = (0,src/* formatNumber */.ZV)((100 * current.numbers) / (current.numbers + current.others), 3);
    const message = `${(0,src/* plural */.LS)(current.numbers, 'text')} of ${current.numbers + current.others} (${share} %) read ` +
        `as numbers, the others do not${always ? '; so it is in the reference' : ''}`;
    const severity = always ? 'note' : 'warn';
    return findingsOf(name, [
        {
            code: 'mixed_types',
            severity,
            message,
            reference: reference?.numbers ?? null,
            current: current.numbers,
        },
    ], settings);
}

;// CONCATENATED MODULE: ./packages/drift/src/multivariate/correlation.ts

/** Pairs grow with the square of the columns. */
const MOST_COLUMNS = 100;
const LISTED_PAIRS = 20;
/** With fewer rows a correlation says nothing. */
const correlation_LEAST_ROWS = 30;
/** Ranks from 1, ties with their mean; NaN where there is no value. */
function ranksOf(values) {
    const order = Uint32Array.from(values, (_, i) => i)
        .filter((i) => Number.isFinite(values[i]))
        .sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN));
    const ranks = new Float64Array(values.length).fill(NaN);
    for (let i = 0; i < order.length;) {
        const first = i;
        const value = values[order[i] ?? 0];
        while (i < order.length && values[order[i] ?? 0] === value)
            i += 1;
        for (let j = first; j < i; j++)
            ranks[order[j] ?? 0] = (first + 1 + i) / 2;
    }
    return ranks;
}
function pearson(x, y) {
    let [sumX, sumY] = [0, 0];
    for (let i = 0; i < x.length; i++) {
        sumX += x[i] ?? NaN;
        sumY += y[i] ?? NaN;
    }
    const [meanX, meanY] = [sumX / x.length, sumY / y.length];
    let [xx, yy, xy] = [0, 0, 0];
    for (let i = 0; i < x.length; i++) {
        const [dx, dy] = [(x[i] ?? NaN) - meanX, (y[i] ?? NaN) - meanY];
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return xy / Math.sqrt(xx * yy);
}
function rank(values) {
    return { values, ranks: ranksOf(values), complete: values.every(Number.isFinite) };
}
/**
 * Spearman's rank correlation of the rows that have both values, as `scipy.stats.spearmanr`; NaN
 * where a column does not vary.
 */
function spearman(x, y) {
    return ofRanked(rank(x), rank(y)).correlation;
}
function ofRanked(x, y) {
    if (x.complete && y.complete) {
        return { correlation: pearson(x.ranks, y.ranks), rows: x.ranks.length };
    }
    const both = x.values.map((value, i) => Number.isFinite(value) && Number.isFinite(y.values[i]) ? 1 : 0);
    const kept = (values) => values.filter((_, i) => both[i] === 1);
    const [a, b] = [kept(x.values), kept(y.values)];
    return { correlation: pearson(ranksOf(a), ranksOf(b)), rows: a.length };
}
/** Variance of Fisher's transform of a rank correlation (E. Fieller and others, Biometrika 44, 1957). */
function variance(rows) {
    return 1.06 / (rows - 3);
}
function comparePair([nameX, nameY], before, after) {
    if (Number.isNaN(before.correlation) || Number.isNaN(after.correlation))
        return null;
    if (Math.min(before.rows, after.rows) < correlation_LEAST_ROWS)
        return null;
    // A correlation of ±1 has an infinite transform.
    const clip = (r) => Math.max(-0.9999999, Math.min(0.9999999, r));
    const noise = Math.sqrt(variance(before.rows) + variance(after.rows));
    const shift = Math.atanh(clip(after.correlation)) - Math.atanh(clip(before.correlation));
    const change = after.correlation - before.correlation;
    // By the transform's slope where both would be equal.
    const middle = clip((before.correlation + after.correlation) / 2);
    const spread = noise * (1 - middle * middle);
    return {
        columns: [nameX, nameY],
        correlation: { reference: before.correlation, current: after.correlation },
        pValue: Math.min(1, 2 * (0,statistics_src/* normalSf */.nG)(Math.abs(shift) / noise)),
        effect: Math.sqrt(Math.max(0, change * change - spread * spread)),
    };
}
function allPairs(columns) {
    const ranked = columns.map(({ name, reference, current }) => ({
        name,
        reference: rank(reference),
        current: rank(current),
    }));
    const pairs = [];
    ranked.forEach((x, i) => {
        for (const y of ranked.slice(i + 1)) {
            const pair = comparePair([x.name, y.name], ofRanked(x.reference, y.reference), ofRanked(x.current, y.current));
            if (pair !== null)
                pairs.push(pair);
        }
    });
    return pairs;
}
/**
 * Pairs of numeric columns whose rank correlation changed: by the threshold or more after what
 * chance makes of it is taken away, and with a p-value below alpha (Fisher's transform, adjusted
 * over all pairs by Benjamini and Hochberg).
 */
function correlationDrift(columns, { alpha, threshold }) {
    const used = columns.slice(0, MOST_COLUMNS);
    const pairs = allPairs(used);
    const adjusted = (0,statistics_src/* benjaminiHochberg */.Uh)(pairs.map(({ pValue }) => pValue));
    const changes = pairs.map(({ columns: names, correlation, effect }, i) => ({
        columns: names,
        ...correlation,
        adjustedPValue: adjusted[i] ?? 1,
        drifted: effect >= threshold && (adjusted[i] ?? 1) < alpha,
        effect,
    }));
    const drifted = changes.filter((change) => change.drifted);
    changes.sort((a, b) => b.effect - a.effect);
    const cut = columns.length > MOST_COLUMNS;
    return {
        pairs: pairs.length,
        drifted: drifted.length,
        largest: pairs.length === 0 ? null : Math.max(0, ...drifted.map(({ effect }) => effect)),
        threshold,
        changes: changes.slice(0, LISTED_PAIRS).map(({ effect: _, ...change }) => change),
        reason: pairs.length === 0
            ? 'there are no two numeric columns that vary on both sides'
            : cut
                ? `the first ${MOST_COLUMNS} of ${columns.length} numeric columns were paired`
                : null,
    };
}

;// CONCATENATED MODULE: ./packages/drift/src/multivariate/encode.ts

const MISSING = 0;
const OTHER = 1;
const MOST_CATEGORIES = 30;
function encode_isNumeric(side) {
    return side instanceof Float64Array;
}
function codeNumbers(name, values) {
    const finite = values.filter((value) => Number.isFinite(value));
    if (finite.length === 0)
        return { name, codes: new Uint8Array(values.length), size: 1 };
    const edges = (0,statistics_src/* quantileBins */.Q2)(statistics_src/* Sample */.$W.ofSorted((0,statistics_src/* sortedNumbers */.UQ)(finite)));
    const codes = Uint8Array.from(values, (value) => {
        if (!Number.isFinite(value))
            return MISSING;
        let bin = 0;
        while (bin < edges.edges.length && value >= (edges.edges[bin] ?? Infinity))
            bin += 1;
        return 1 + bin;
    });
    return { name, codes, size: edges.edges.length + 2 };
}
function codeTexts(name, values) {
    const counts = new Map();
    for (const text of values) {
        if (text !== null)
            counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const frequent = [...counts]
        .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
        .slice(0, MOST_CATEGORIES);
    const position = new Map(frequent.map(([text], i) => [text, i + 2]));
    const codes = Uint8Array.from(values, (text) => text === null ? MISSING : (position.get(text) ?? OTHER));
    return { name, codes, size: frequent.length + 2 };
}
/**
 * Codes of a column over both sides: a tenth of the numbers each (deciles of both sides together),
 * the 30 most frequent texts, and one for rows without a value.
 */
function encode({ name, reference, current }) {
    if (encode_isNumeric(reference) && encode_isNumeric(current)) {
        const values = new Float64Array(reference.length + current.length);
        values.set(reference);
        values.set(current, reference.length);
        return codeNumbers(name, values);
    }
    return codeTexts(name, [...textsOf(reference), ...textsOf(current)]);
}
function textsOf(side) {
    return encode_isNumeric(side)
        ? Array.from(side, (value) => (Number.isNaN(value) ? null : String(value)))
        : [...side];
}

;// CONCATENATED MODULE: ./packages/drift/src/multivariate/logistic.ts
const PASSES = 12;
const RATE = 0.3;
/** Shrinks the weights a little with every step, so that rare codes do not run away. */
const SHRINKAGE = 1e-4;
function shuffle(rows, random) {
    for (let i = rows.length - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [rows[i], rows[j]] = [rows[j] ?? 0, rows[i] ?? 0];
    }
}
/**
 * Fits by stochastic gradient with a step for each weight that falls with its gradients (AdaGrad,
 * J. Duchi, E. Hazan and Y. Singer, JMLR 12, 2011). Rows of both labels weigh equally in sum.
 *
 * @param rows the rows to learn from
 * @param isCurrent labels of all rows
 */
function fitLogistic(columns, isCurrent, rows, random) {
    const weights = columns.map(({ size }) => new Float64Array(size));
    const squares = columns.map(({ size }) => new Float64Array(size).fill(1e-8));
    const positives = rows.reduce((sum, row) => sum + (isCurrent[row] ?? 0), 0);
    const balance = [rows.length / (2 * (rows.length - positives)), rows.length / (2 * positives)];
    const order = rows.slice();
    let bias = 0;
    const score = (row) => {
        let sum = 0;
        for (let c = 0; c < columns.length; c++) {
            sum += weights[c]?.[columns[c]?.codes[row] ?? 0] ?? 0;
        }
        return sum;
    };
    for (let pass = 0; pass < PASSES; pass++) {
        shuffle(order, random);
        for (const row of order) {
            const label = isCurrent[row] ?? 0;
            const error = (1 / (1 + Math.exp(-score(row) - bias)) - label) * (balance[label] ?? 1);
            bias -= 0.01 * error;
            for (let c = 0; c < columns.length; c++) {
                const [own, sums] = [weights[c], squares[c]];
                const code = columns[c]?.codes[row] ?? 0;
                if (own === undefined || sums === undefined)
                    continue;
                const gradient = error + SHRINKAGE * (own[code] ?? 0);
                const total = (sums[code] ?? 0) + gradient * gradient;
                sums[code] = total;
                own[code] = (own[code] ?? 0) - (RATE * gradient) / Math.sqrt(total + 1);
            }
        }
    }
    return { weights, score };
}

;// CONCATENATED MODULE: ./packages/drift/src/multivariate/domain-classifier.ts




/** With fewer rows on a side there is nothing to learn from. */
const domain_classifier_LEAST_ROWS = 100;
const LISTED_COLUMNS = 10;
function sizeOf(columns, side) {
    return columns[0]?.[side].length ?? 0;
}
/** Rows by fold: the i-th row of either side is in fold i mod `folds`. */
function foldOf(row, referenceRows, folds) {
    return (row < referenceRows ? row : row - referenceRows) % folds;
}
/** Scores of every row by a model that has not seen its fold. */
function crossValidated(columns, isCurrent, { folds, seed }) {
    const coded = columns.map(encode);
    const rows = isCurrent.length;
    const before = sizeOf(columns, 'reference');
    const all = new Float64Array(rows);
    const byColumn = columns.map(() => new Float64Array(rows));
    for (let fold = 0; fold < folds; fold++) {
        const numbers = Uint32Array.from({ length: rows }, (_, row) => row);
        const training = numbers.filter((row) => foldOf(row, before, folds) !== fold);
        const model = fitLogistic(coded, isCurrent, training, new statistics_src/* Xoshiro128 */.yf(seed, fold));
        for (const row of numbers) {
            if (foldOf(row, before, folds) !== fold)
                continue;
            all[row] = model.score(row);
            coded.forEach(({ codes }, c) => {
                const scores = byColumn[c];
                if (scores !== undefined)
                    scores[row] = model.weights[c]?.[codes[row] ?? 0] ?? 0;
            });
        }
    }
    return { all, byColumn };
}
/**
 * How well a logistic regression tells rows of both sides apart, on rows that it has not learnt
 * from (D. Lopez-Paz and M. Oquab, "Revisiting Classifier Two-Sample Tests", ICLR 2017). It sees
 * numbers by their decile and the most frequent categories, so that it also finds a change of
 * spread, and changes that are too small in each column alone. The interval is Newcombe's score
 * interval of the area under the ROC curve.
 *
 * @param columns sampled rows, as many in every column of a side
 */
function domainClassifier(columns, options) {
    const rows = { reference: sizeOf(columns, 'reference'), current: sizeOf(columns, 'current') };
    const { confidence } = options;
    const undecided = (reason) => ({
        auc: null,
        interval: null,
        confidence,
        rows,
        columns: [],
        reason,
    });
    if (columns.length === 0)
        return undecided('there is no column to learn from');
    if (Math.min(rows.reference, rows.current) < domain_classifier_LEAST_ROWS) {
        return undecided(`fewer than ${domain_classifier_LEAST_ROWS} rows on a side to learn from`);
    }
    const isCurrent = new Uint8Array(rows.reference + rows.current).fill(1, rows.reference);
    const { all, byColumn } = crossValidated(columns, isCurrent, options);
    const auc = separationOf(all, isCurrent);
    const single = columns.map(({ name }, c) => ({
        column: name,
        auc: separationOf(byColumn[c] ?? new Float64Array(0), isCurrent),
    }));
    single.sort((a, b) => b.auc - a.auc || (a.column < b.column ? -1 : 1));
    const [low, high] = (0,statistics_src/* aucScoreInterval */.Zx)(auc, rows.current, rows.reference, confidence);
    return {
        auc,
        interval: [low, high],
        confidence,
        rows,
        columns: single.slice(0, LISTED_COLUMNS),
        reason: null,
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./packages/drift/src/profile/sketch.ts

/** More different numbers than this are put together. */
const MOST_VALUES = 2048;
/** Sign and the exponent's highest bit always stay. */
const COARSEST = 62;
const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
const IS_LITTLE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const LOW = IS_LITTLE ? 0 : 1;
const HIGH = 1 - LOW;
/** The number without its `level` lowest bits: towards 0, and never past another number. */
function truncate(value, level) {
    if (level === 0)
        return value;
    DOUBLE[0] = value;
    const lowMask = level >= 32 ? 0 : -1 << level;
    const highMask = level <= 32 ? -1 : -1 << (level - 32);
    WORDS[LOW] = (WORDS[LOW] ?? 0) & lowMask;
    WORDS[HIGH] = (WORDS[HIGH] ?? 0) & highMask;
    // −0 and 0 are one number.
    return (DOUBLE[0] ?? NaN) + 0;
}
/** Truncates ascending values, and adds up those that become equal. */
function collapse({ values, counts }, level) {
    const [kept, rows] = [[], []];
    values.forEach((value, i) => {
        const cut = truncate(value, level);
        const count = counts[i] ?? 0;
        const last = kept.length - 1;
        if (last >= 0 && kept[last] === cut)
            rows[last] = (rows[last] ?? 0) + count;
        else {
            kept.push(cut);
            rows.push(count);
        }
    });
    return { level, values: kept, counts: rows };
}
/** How many different numbers are left at a level; stops counting above the limit. */
function countAt(values, level) {
    let [count, previous] = [0, NaN];
    for (const value of values) {
        const cut = truncate(value, level);
        if (cut === previous)
            continue;
        previous = cut;
        count += 1;
        if (count > MOST_VALUES)
            return count;
    }
    return count;
}
/** The sketch at the finest level that it fits in. */
function fit(sketch) {
    let [fine, coarse] = [sketch.level, COARSEST];
    if (countAt(sketch.values, fine) <= MOST_VALUES)
        return collapse(sketch, fine);
    while (coarse - fine > 1) {
        const middle = Math.floor((fine + coarse) / 2);
        if (countAt(sketch.values, middle) <= MOST_VALUES)
            coarse = middle;
        else
            fine = middle;
    }
    return collapse(sketch, coarse);
}
/** A sketch of a sample. */
function sketchOf(sample) {
    const [values, counts] = [[], []];
    sample.forEachValue((value, rows) => {
        values.push(value + 0);
        counts.push(rows);
    });
    return fit(collapse({ level: 0, values, counts }, 0));
}
/** The sketch of the rows of both. */
function mergeSketches(a, b) {
    const level = Math.max(a.level, b.level);
    const [x, y] = [collapse(a, level), collapse(b, level)];
    const [values, counts] = [[], []];
    let [i, j] = [0, 0];
    while (i < x.values.length || j < y.values.length) {
        const value = Math.min(x.values[i] ?? Infinity, y.values[j] ?? Infinity);
        let rows = 0;
        if (x.values[i] === value)
            rows += x.counts[i++] ?? 0;
        if (y.values[j] === value)
            rows += y.counts[j++] ?? 0;
        values.push(value);
        counts.push(rows);
    }
    return fit({ level, values, counts });
}
/** The sketch as a sample of its cut-off numbers. */
function sampleOf({ values, counts }) {
    return statistics_src/* Sample */.$W.ofCounts(Float64Array.from(values), counts);
}
/** A sample with as many bits cut off as a sketch has, for comparison with it. */
function atLevel(sample, level) {
    if (level === 0)
        return sample;
    const [values, counts] = [[], []];
    sample.forEachValue((value, rows) => {
        const cut = truncate(value, level);
        const last = values.length - 1;
        if (last >= 0 && values[last] === cut)
            counts[last] = (counts[last] ?? 0) + rows;
        else {
            values.push(cut);
            counts.push(rows);
        }
    });
    return statistics_src/* Sample */.$W.ofCounts(Float64Array.from(values), counts);
}
/**
 * By how much the share of rows below a number may be off: the rows of the fullest place where
 * different numbers have been put together; 0 where every number was kept.
 */
function sketchError({ level, counts }) {
    if (level === 0)
        return 0;
    const size = counts.reduce((sum, count) => sum + count, 0);
    return size === 0 ? 0 : counts.reduce((most, count) => Math.max(most, count), 0) / size;
}

;// CONCATENATED MODULE: ./packages/drift/src/profile/profile.ts





const PROFILE_VERSION = 1;
/** More different texts than this are not written down. */
const profile_MOST_CATEGORIES = 10_000;
/** Texts that name or describe a row are not written down: nothing is compared by them. */
const WITHHELD_SHARE = 0.95;
const WITHHELD_ROWS = 30;
const profile_PROSE_LENGTH = 50;
/** Different numbers are counted up to here, as in the data themselves. */
const DISTINCT_NUMBERS = 16;
const count = schemas/* int */.Whr().nonnegative();
const finite = schemas/* number */.aig();
const valuesSchema = schemas/* discriminatedUnion */.gMt('as', [
    schemas/* object */.Ikc({
        as: schemas/* literal */.euz('numbers'),
        level: schemas/* int */.Whr().min(0).max(62),
        values: schemas/* array */.YOg(finite),
        counts: schemas/* array */.YOg(schemas/* int */.Whr().positive()),
    }),
    schemas/* object */.Ikc({
        as: schemas/* literal */.euz('categories'),
        counts: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* int */.Whr().positive()])),
    }),
]);
const columnSchema = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    kind: schemas/* enum */.k5n(src/* COLUMN_KINDS */.Dg),
    sqlType: schemas/* string */.YjP(),
    /** Rows with a value, NaN and infinities among them. */
    present: count,
    nan: count,
    infinite: count,
    minimum: finite.nullable(),
    maximum: finite.nullable(),
    lowest: schemas/* string */.YjP().nullable(),
    highest: schemas/* string */.YjP().nullable(),
    whole: schemas/* boolean */.zMY().nullable(),
    /** Characters of all texts together; null for other kinds. */
    characters: count.nullable(),
    /** Different texts, or more, of a column whose values are withheld. */
    distinct: count.nullable(),
    /** Null where no value is written down. */
    values: valuesSchema.nullable(),
});
/** What is needed of a data set to compare with it, without its rows. */
const profileSchema = schemas/* object */.Ikc({
    slipwayProfile: schemas/* literal */.euz(PROFILE_VERSION),
    rows: count,
    /** Data sets that were merged. */
    parts: schemas/* int */.Whr().positive(),
    columns: schemas/* array */.YOg(columnSchema),
});
function isWithheld({ distinct, meanLength }, present) {
    if (distinct === null || distinct > profile_MOST_CATEGORIES)
        return true;
    const isProse = (meanLength ?? 0) > profile_PROSE_LENGTH && distinct >= present / 2;
    return isProse || (present >= WITHHELD_ROWS && distinct >= WITHHELD_SHARE * present);
}
/** Whole numbers that name a row. */
function isNumberedId(name, kind, summary) {
    const { distinct } = summary;
    const present = presentRows(summary);
    return (kind === 'integer' &&
        isNamedIdentifier(name) &&
        present >= WITHHELD_ROWS &&
        distinct !== null &&
        distinct >= WITHHELD_SHARE * present);
}
function keptValues(name, kind, summary, values) {
    if (values === null || isNumberedId(name, kind, summary))
        return null;
    if (values.as === 'numbers') {
        const { level, values: numbers, counts } = sketchOf(values.sample);
        return { as: 'numbers', level, values: [...numbers], counts: [...counts] };
    }
    if (kind === 'text' && isWithheld(summary, presentRows(summary)))
        return null;
    if (values.others > 0 || values.counts.size > profile_MOST_CATEGORIES)
        return null;
    const counts = [...values.counts].filter(([, rows]) => rows > 0);
    return { as: 'categories', counts: counts.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
/** The profile of a column by its counts and values. */
function profileColumn({ name, kind, sqlType }, summary, values) {
    const present = summary.rows - summary.missing;
    const isText = kind === 'text';
    const { nan, infinite, minimum, maximum, lowest, highest, whole, meanLength } = summary;
    const kept = keptValues(name, kind, summary, values);
    return {
        name,
        kind,
        sqlType,
        present,
        nan,
        infinite,
        minimum,
        maximum,
        lowest: isText ? null : lowest,
        highest: isText ? null : highest,
        whole,
        characters: isText ? Math.round((meanLength ?? 0) * present) : null,
        distinct: kept === null ? summary.distinct : null,
        values: kept,
    };
}
const profile_NUMBER_KINDS = ['integer', 'float'];
/** The kind of both; null where they cannot be compared by one. */
function commonKind(a, b) {
    if (a.kind === b.kind || b.kind === 'empty')
        return a.kind;
    if (a.kind === 'empty')
        return b.kind;
    return profile_NUMBER_KINDS.includes(a.kind) && profile_NUMBER_KINDS.includes(b.kind) ? 'float' : null;
}
function mergeCategories(a, b) {
    const counts = new Map(a);
    for (const [text, rows] of b)
        counts.set(text, (counts.get(text) ?? 0) + rows);
    if (counts.size > profile_MOST_CATEGORIES)
        return null;
    return { as: 'categories', counts: [...counts].sort(([x], [y]) => (x < y ? -1 : 1)) };
}
function mergeValues(a, b) {
    if (a.present === 0)
        return b.values;
    if (b.present === 0)
        return a.values;
    if (a.values === null || b.values === null)
        return null;
    if (a.values.as === 'numbers' && b.values.as === 'numbers') {
        const { level, values, counts } = mergeSketches(a.values, b.values);
        return { as: 'numbers', level, values: [...values], counts: [...counts] };
    }
    if (a.values.as === 'categories' && b.values.as === 'categories') {
        return mergeCategories(a.values.counts, b.values.counts);
    }
    return null;
}
function pick(a, b, better) {
    if (a === null || b === null)
        return a ?? b;
    return better(a, b) ? a : b;
}
function profile_sizeOf(column) {
    return column.values?.as === 'categories' ? column.values.counts.length : (column.distinct ?? 0);
}
function mergeColumns(a, b) {
    const kind = commonKind(a, b);
    const values = kind === null ? null : mergeValues(a, b);
    const present = a.present + b.present;
    // Of two texts for one number the first in order: the same whatever is merged first.
    const isLower = (x, y) => x.minimum === y.minimum
        ? (x.lowest ?? '') <= (y.lowest ?? '')
        : (x.minimum ?? 0) < (y.minimum ?? 0);
    const isHigher = (x, y) => x.maximum === y.maximum
        ? (x.highest ?? '') >= (y.highest ?? '')
        : (x.maximum ?? 0) > (y.maximum ?? 0);
    const low = pick(a.present > 0 ? a : null, b.present > 0 ? b : null, isLower) ?? a;
    const high = pick(a.present > 0 ? a : null, b.present > 0 ? b : null, isHigher) ?? a;
    return {
        name: a.name,
        kind: kind ?? 'other',
        sqlType: kind === null ? 'several kinds' : a.sqlType < b.sqlType ? a.sqlType : b.sqlType,
        present,
        nan: a.nan + b.nan,
        infinite: a.infinite + b.infinite,
        minimum: pick(a.minimum, b.minimum, (x, y) => x <= y),
        maximum: pick(a.maximum, b.maximum, (x, y) => x >= y),
        lowest: low.lowest,
        highest: high.highest,
        whole: a.whole === null || b.whole === null ? (a.whole ?? b.whole) : a.whole && b.whole,
        characters: a.characters === null && b.characters === null
            ? null
            : (a.characters ?? 0) + (b.characters ?? 0),
        distinct: values === null ? Math.min(present, profile_sizeOf(a) + profile_sizeOf(b)) : null,
        values,
    };
}
/**
 * The profile of all rows of several profiles. The order does not matter: counts add up, and
 * sketches of numbers merge exactly. A column that one of them lacks is missing in its rows.
 */
function mergeProfiles(profiles) {
    const columns = new Map();
    for (const profile of profiles) {
        for (const column of profile.columns) {
            const before = columns.get(column.name);
            columns.set(column.name, before === undefined ? column : mergeColumns(before, column));
        }
    }
    return {
        slipwayProfile: PROFILE_VERSION,
        rows: profiles.reduce((sum, { rows }) => sum + rows, 0),
        parts: profiles.reduce((sum, { parts }) => sum + parts, 0),
        columns: [...columns.values()],
    };
}
function distinctOf(column) {
    const { values, nan, infinite, distinct } = column;
    if (values === null)
        return distinct;
    if (values.as === 'categories')
        return values.counts.length;
    const special = (nan > 0 ? 1 : 0) + (infinite > 0 ? 1 : 0);
    const all = values.values.length + special;
    return values.level > 0 || all > DISTINCT_NUMBERS ? null : all;
}
/** What a profile knows of a column, as it is counted in the data themselves. */
function profileSummary(column, rows) {
    const { present, nan, infinite, minimum, maximum, lowest, highest, whole, characters } = column;
    return {
        ownKind: present === 0 ? 'empty' : column.kind,
        rows,
        missing: rows - present,
        nan,
        infinite,
        distinct: distinctOf(column),
        minimum,
        maximum,
        lowest,
        highest,
        whole,
        meanLength: characters === null || present === 0 ? null : characters / present,
    };
}
/** The bits that a column's numbers have lost; 0 for other columns. */
function levelOf({ values }) {
    return values?.as === 'numbers' ? values.level : 0;
}
/** The values of a column in the form in which they are compared; null where none are known. */
function profileValues({ values }) {
    if (values === null)
        return null;
    if (values.as === 'categories') {
        return { as: 'categories', counts: new Map(values.counts), others: 0 };
    }
    return { as: 'numbers', sample: sampleOf(values), error: sketchError(values) };
}
/** Bound of the error of shares of rows, over all columns. */
function profileError({ columns }) {
    return columns.reduce((most, { values }) => Math.max(most, values?.as === 'numbers' ? sketchError(values) : 0), 0);
}

;// CONCATENATED MODULE: ./packages/drift/src/prometheus.ts
/** A label's value as the text format wants it. */
function escapeLabel(text) {
    return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
/** One metric with its samples; a value that does not exist has no sample. */
function metric(name, help, samples) {
    const there = samples.filter(({ value }) => value !== null);
    if (there.length === 0)
        return [];
    const lines = there.map(({ labels, value }) => {
        const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escapeLabel(text)}"`);
        return `${name}{${pairs.join(',')}} ${value}`;
    });
    return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
}
function entriesOf({ columns, predictions }, model) {
    return [...Object.entries(columns), ...Object.entries(predictions)].map(([name, column]) => ({
        labels: { model, column: name, kind: column.kind, method: column.method ?? '' },
        column,
    }));
}
function prometheus_missingRate({ missing, rows }) {
    return rows.current === 0 ? null : missing.current / rows.current;
}
function ofColumns(result, model) {
    const entries = entriesOf(result, model);
    const each = (value) => entries.map(({ labels, column }) => ({ labels, value: value(column) }));
    const drifted = each(({ drifted: yes }) => (yes === null ? null : Number(yes)));
    return [
        ...metric('slipway_drift_effect', 'Effect of a column’s drift.', each((c) => c.effect)),
        ...metric('slipway_drift_threshold', 'Effect from which it drifts.', each((c) => c.threshold)),
        ...metric('slipway_drift_adjusted_p_value', 'p-value, adjusted over all columns.', each((c) => c.adjustedPValue)),
        ...metric('slipway_drift_drifted', '1 for a drifted column; absent when undecided.', drifted),
        ...metric('slipway_drift_missing_rate', 'Current rows without a value.', each(prometheus_missingRate)),
        ...metric('slipway_drift_importance', 'What the model relies on.', each((c) => c.importance)),
    ];
}
function ofRun(result, model) {
    const labels = { model };
    const findings = ['fail', 'warn', 'note'].map((severity) => ({
        labels: { model, severity },
        value: result.quality.filter((finding) => finding.severity === severity).length,
    }));
    const changes = Object.entries(result.performance?.metrics ?? {}).map(([name, change]) => ({
        labels: { model, metric: name },
        value: change.difference,
    }));
    return [
        ...metric('slipway_drift_share', 'Drifted columns of the decided ones.', [
            { labels, value: result.driftedShare },
        ]),
        ...metric('slipway_drift_importance_share', 'Share of the importance that drifted.', [
            { labels, value: result.driftedImportance },
        ]),
        ...metric('slipway_drift_quality_findings', 'Findings about the data’s quality.', findings),
        ...metric('slipway_drift_classifier_auc', 'AUC of telling both sides apart.', [
            { labels, value: result.classifier?.auc ?? null },
        ]),
        ...metric('slipway_drift_correlation', 'Largest change of a rank correlation.', [
            { labels, value: result.correlation?.largest ?? null },
        ]),
        ...metric('slipway_drift_performance_change', 'Current − reference.', changes),
    ];
}
/**
 * The result as Prometheus text (exposition format 0.0.4), for the textfile collector or a push
 * gateway: gauges by column and for the run.
 */
function prometheusText(result, model) {
    return [...ofColumns(result, model), ...ofRun(result, model), ''].join('\n');
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
var tables = __webpack_require__(16080);
// EXTERNAL MODULE: ./packages/steps/src/shared/registered-champion.ts
var registered_champion = __webpack_require__(90761);
;// CONCATENATED MODULE: ./packages/steps/src/drift/champion.ts

/** Whether the settings need a model that can be run. */
function wantsModel({ drift, data }) {
    const { importance = false, predictions = false, performance = false } = drift ?? {};
    const isScored = data?.prediction !== undefined || data?.score !== undefined;
    return importance !== false || predictions || (performance && !isScored);
}
async function take(context, champion) {
    const { config, recorder, modelName } = context;
    if (champion.kind === 'none') {
        recorder.note(`the registry names no champion: ${champion.reason}`);
        return null;
    }
    const { name, record } = champion;
    recorder.addInput('champion', name, record.digest.sha256, null);
    if (config.model?.path !== undefined)
        return { name, record, file: null };
    recorder.setSubject(modelName, record.digest.sha256);
    return { name, record, file: wantsModel(config) ? await champion.fetch() : null };
}
/**
 * The champion of the registry, where `champion: registry` is configured. Without a model of its
 * own, drift is about the champion: what is live is what production data are watched for.
 *
 * @throws InputError or ConfigurationError when the registry cannot be read
 */
function driftChampion(context) {
    if (context.config.champion !== 'registry')
        return Promise.resolve(null);
    return (0,registered_champion/* withRegisteredChampion */.y)(context, (champion) => take(context, champion));
}
/** Says when the reference is other data than those recorded of the champion under that name. */
function compareReference({ recorder }, champion) {
    const recorded = champion.record.lineage.data.filter(({ name }) => name === 'reference');
    const digests = recorded.flatMap(({ sha256 }) => sha256 ?? []);
    const used = recorder.inputs.find(({ name }) => name === 'reference');
    const digest = used?.digest?.sha256;
    if (used === undefined || digest === undefined || digests.length === 0)
        return;
    if (digests.includes(digest))
        return;
    const known = recorded.map(({ uri }) => uri).join(', ');
    recorder.note(`the reference ${used.uri} (sha256 ${digest.slice(0, 12)}…) is not what ${champion.name} was ` +
        `registered with (${known}, sha256 ${digests.map((each) => `${each.slice(0, 12)}…`).join(', ')})`);
}

// EXTERNAL MODULE: ./packages/data/src/index.ts + 44 modules
var data_src = __webpack_require__(45285);
;// CONCATENATED MODULE: ./packages/steps/src/drift/table-side.ts



/** Categories that are counted one by one; the rest of them are counted together. */
const table_side_MOST_CATEGORIES = 100_000;
/** Different numbers are counted up to here: more of them are not told apart by any rule. */
const table_side_DISTINCT_NUMBERS = 16;
/** How numbers that are no finite ones are called among the categories of a column of numbers. */
const NOT_FINITE = new Set(['NaN', 'Infinity', '-Infinity']);
function isNumber(kind) {
    return kind === 'float' || kind === 'integer' || kind === 'boolean';
}
function asCategories(entries, kind, others) {
    const finite = isNumber(kind) ? entries.filter(([text]) => !NOT_FINITE.has(text)) : entries;
    return { as: 'categories', counts: new Map(finite), others };
}
/** Rows by category on both sides; numbers that are not finite are no categories. */
async function jointCategories(tables, { name, kind }) {
    const sides = [tables.reference, tables.current];
    const { categories, counts, missing } = await (0,data_src/* valueCounts */.al)(sides, name, table_side_MOST_CATEGORIES);
    const side = (index) => {
        const listed = counts[index] ?? [];
        const rows = (sides[index]?.rows ?? 0) - (missing[index] ?? 0);
        const others = rows - listed.reduce((sum, count) => sum + count, 0);
        const entries = categories.map((category, i) => [category, listed[i] ?? 0]);
        return asCategories(entries, kind, others);
    };
    return { reference: side(0), current: side(1) };
}
/** A side whose rows are read. */
class TableSide {
    table;
    profile = null;
    constructor(table) {
        this.table = table;
    }
    get uri() {
        return this.table.uri;
    }
    get rows() {
        return this.table.rows;
    }
    get columns() {
        return this.table.columns;
    }
    async summaries(names) {
        const { table } = this;
        const columns = new Map(table.columns.map((column) => [column.name, column]));
        const own = names.filter((name) => (0,data_src/* hasColumn */.R4)(table, name));
        const numbers = own.filter((name) => isNumber(columns.get(name)?.kind ?? '') && !isNamedIdentifier(name));
        const others = own.filter((name) => !numbers.includes(name));
        const counted = [
            ...(await (0,data_src/* columnSummaries */.LR)(table, numbers, { distinctLimit: table_side_DISTINCT_NUMBERS })),
            ...(await (0,data_src/* columnSummaries */.LR)(table, others)),
        ];
        return new Map(counted.map(({ name, ...counts }) => [
            name,
            { ...counts, ownKind: columns.get(name)?.ownKind ?? 'empty' },
        ]));
    }
    async numbers(names) {
        const columns = await (0,data_src/* numericColumns */.LE)(this.table, names.filter((name) => (0,data_src/* hasColumn */.R4)(this.table, name)));
        let scratch = new Float64Array(this.table.rows);
        return new Map(columns.map(({ name, values }) => {
            const spare = scratch.subarray(0, values.length);
            const sorted = (0,statistics_src/* sortNumbers */.Dx)(values, spare);
            // What holds a result is no scratch any more.
            if (sorted === spare)
                scratch = new Float64Array(this.table.rows);
            return [name, { as: 'numbers', sample: statistics_src/* Sample */.$W.ofSorted(sorted), error: 0 }];
        }));
    }
    async categories(name) {
        const column = this.table.columns.find((entry) => entry.name === name);
        if (column === undefined)
            return null;
        const { values, missing } = await (0,data_src/* distinctValues */.V$)(this.table, name, table_side_MOST_CATEGORIES);
        const listed = values.reduce((sum, { count }) => sum + count, 0);
        const entries = values.map(({ text, count }) => [text, count]);
        return asCategories(entries, column.kind, this.table.rows - missing - listed);
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/profile-side.ts




/** Every profile begins with this key. */
const MARK = '"slipwayProfile"';
const MARK_WITHIN = 64;
/** Whether a file begins as profiles do. */
function isProfile(file) {
    const buffer = Buffer.alloc(MARK_WITHIN);
    const handle = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const length = (0,external_node_fs_.readSync)(handle, buffer, 0, MARK_WITHIN, 0);
        return buffer.toString('utf8', 0, length).includes(MARK);
    }
    finally {
        (0,external_node_fs_.closeSync)(handle);
    }
}
function parseProfile(text, shown) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (error) {
        throw new src/* InputError */.dz('data', `${shown} is a torn profile: ${error.message}`);
    }
    const parsed = profileSchema.safeParse(json);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    throw new src/* InputError */.dz('data', `${shown} is no profile that this version reads${place}; write it again with \`slipway drift --profile\``);
}
/**
 * The profile that a path stands for, several files merged; null where it stands for data.
 *
 * @throws InputError for a torn profile, and for profiles beside data
 */
async function openProfile(context, written, name) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written))
        return null;
    const files = await context.workspace.existingFiles(written, 'data');
    const profiles = files.filter(isProfile);
    if (profiles.length === 0)
        return null;
    if (profiles.length < files.length) {
        throw new src/* InputError */.dz('data', `${written} stands for ${profiles.length} profiles and ${files.length - profiles.length} ` +
            'other files; a profile stands in for all of a side or for nothing');
    }
    const merged = mergeProfiles(files.map((file) => parseProfile((0,external_node_fs_.readFileSync)(file, 'utf8'), written)));
    const digests = await Promise.all(files.map((file) => (0,src/* digestFile */.TM)(file)));
    const [only] = digests;
    const sha256 = digests.length === 1 && only !== undefined
        ? only
        : (0,src/* digestManifest */.e4)(digests.toSorted().map((digest, i) => ({ path: String(i), sha256: digest })));
    context.recorder.addInput(name, written, sha256, merged.rows);
    return { side: new ProfileSide(written, merged), sha256 };
}
/** The texts of a column of numbers, where every one of them was kept. */
function numbersAsTexts(column) {
    const { values } = column;
    if (values?.as !== 'numbers' || values.level > 0)
        return null;
    const counts = values.values.map((value, i) => [(0,data_src/* canonicalText */.A4)(value), values.counts[i] ?? 0]);
    return { as: 'categories', counts: new Map(counts), others: 0 };
}
/** A side that a profile stands in for. */
class ProfileSide {
    uri;
    profile;
    table = null;
    #columns;
    constructor(uri, profile) {
        this.uri = uri;
        this.profile = profile;
        this.#columns = new Map(profile.columns.map((column) => [column.name, column]));
    }
    get rows() {
        return this.profile.rows;
    }
    get columns() {
        return this.profile.columns;
    }
    /** The bits that a column's numbers have lost. */
    levelOf(name) {
        const column = this.#columns.get(name);
        return column === undefined ? 0 : levelOf(column);
    }
    summaries(names) {
        const known = names.flatMap((name) => {
            const column = this.#columns.get(name);
            return column === undefined ? [] : [[name, profileSummary(column, this.rows)]];
        });
        return Promise.resolve(new Map(known));
    }
    numbers(names) {
        const known = names.flatMap((name) => {
            const column = this.#columns.get(name);
            const values = column === undefined ? null : profileValues(column);
            return values?.as === 'numbers' ? [[name, values]] : [];
        });
        return Promise.resolve(new Map(known));
    }
    categories(name) {
        const column = this.#columns.get(name);
        if (column === undefined)
            return Promise.resolve(null);
        const values = profileValues(column);
        return Promise.resolve(values?.as === 'categories' ? values : numbersAsTexts(column));
    }
}
/** Both sides with as many bits cut off as the coarser one has. */
function sameResolution(name, sides, values) {
    const levels = [sides.reference, sides.current].map((side) => side instanceof ProfileSide ? side.levelOf(name) : 0);
    const level = Math.max(...levels);
    if (level === 0)
        return values;
    const error = Math.max(errorOf(values.reference), errorOf(values.current));
    const coarse = (side) => side.as === 'numbers' ? { ...side, sample: atLevel(side.sample, level), error } : side;
    return { reference: coarse(values.reference), current: coarse(values.current) };
}
function errorOf(values) {
    return values.as === 'numbers' ? values.error : 0;
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/compare.ts



/** Numeric columns that are in memory at a time. */
const COLUMNS_AT_A_TIME = 8;
const compare_NUMBER_KINDS = ['boolean', 'integer', 'float'];
/** The kind that both sides share; tables that were opened together have settled it already. */
function compare_commonKind(a, b) {
    const [first, second] = [a ?? 'empty', b ?? 'empty'];
    if (first === second || second === 'empty')
        return first;
    if (first === 'empty')
        return second;
    const bothNumeric = compare_NUMBER_KINDS.includes(first) && compare_NUMBER_KINDS.includes(second);
    if (!bothNumeric)
        return first === 'other' || second === 'other' ? 'other' : 'text';
    return first === 'float' || second === 'float' ? 'float' : 'integer';
}
/** Counts all columns of both sides, in the order of the reference; what only the current has, last. */
async function compare_countColumns(sides, ignored) {
    const named = (side) => new Map(side.columns.map((column) => [column.name, column]));
    const [before, after] = [named(sides.reference), named(sides.current)];
    const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => !ignored.has(name));
    const summaries = {
        reference: await sides.reference.summaries(names),
        current: await sides.current.summaries(names),
    };
    return names.map((name) => ({
        name,
        kind: compare_commonKind(before.get(name)?.kind, after.get(name)?.kind),
        sqlType: (after.get(name) ?? before.get(name))?.sqlType ?? '',
        reference: summaries.reference.get(name) ?? null,
        current: summaries.current.get(name) ?? null,
    }));
}
async function readNumbers(sides, columns, visit) {
    for (let from = 0; from < columns.length; from += COLUMNS_AT_A_TIME) {
        const batch = columns.slice(from, from + COLUMNS_AT_A_TIME);
        const names = batch.map(({ column }) => column.name);
        const reference = await sides.reference.numbers(names);
        const current = await sides.current.numbers(names);
        for (const entry of batch) {
            const { name } = entry.column;
            const [before, after] = [reference.get(name), current.get(name)];
            if (before === undefined || after === undefined)
                continue;
            visit(entry, sameResolution(name, sides, { reference: before, current: after }));
        }
    }
}
async function readCategories(sides, { column }) {
    const { reference, current } = sides;
    if (reference.table !== null && current.table !== null) {
        return jointCategories({ reference: reference.table, current: current.table }, column);
    }
    const before = await reference.categories(column.name);
    const after = await current.categories(column.name);
    return before === null || after === null ? null : { reference: before, current: after };
}
/**
 * Reads the values of columns that are compared: numbers a few columns at a time. Columns whose
 * values a profile has not are passed over.
 */
async function readColumns(sides, columns, visit) {
    const familiar = columns.filter(({ type }) => type.leftOut === null);
    const numeric = familiar.filter(({ type }) => familyOf(type.type) === 'numeric');
    await readNumbers(sides, numeric, visit);
    for (const entry of familiar.filter((column) => !numeric.includes(column))) {
        const values = await readCategories(sides, entry);
        if (values !== null)
            visit(entry, values);
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/expectations.ts



function expectations_refuse(name, detail) {
    throw new src/* ConfigurationError */.j1('drift', `expectations: column "${name}" ${detail}`);
}
/** Whether the column's values are numbers, which limits need. */
function requireNumbers(table, name) {
    const kind = table.columns.find((column) => column.name === name)?.kind;
    if (kind === 'float' || kind === 'integer' || kind === 'boolean' || kind === 'empty')
        return;
    expectations_refuse(name, `holds ${kind ?? 'nothing'}; minimum, maximum and whole are for numbers`);
}
/** Counts what breaks the expectations about one column. */
async function factsOf(table, name, expectation) {
    const { minimum, maximum, whole, allowed, pattern, unique } = expectation;
    const hasLimits = minimum !== undefined || maximum !== undefined;
    if (hasLimits || whole === true)
        requireNumbers(table, name);
    return {
        ...(hasLimits ? { outside: await (0,data_src/* valuesOutside */.s)(table, name, { minimum, maximum }) } : {}),
        ...(whole === true ? { notWhole: await (0,data_src/* valuesNotWhole */.XA)(table, name) } : {}),
        ...(allowed === undefined
            ? {}
            : { notAllowed: await (0,data_src/* valuesNotAmong */.q4)(table, name, allowed.map(String)) }),
        ...(pattern === undefined
            ? {}
            : { notMatching: await (0,data_src/* valuesNotMatching */.BX)(table, name, pattern) }),
        ...(unique === true ? { repeated: await (0,data_src/* repeatedValues */.PF)(table, name) } : {}),
    };
}
/**
 * Findings about columns whose expectations are written down.
 *
 * @throws ConfigurationError for a column that neither side has.
 */
async function expectationFindings(context, { table, uri }, columns, typed, settings) {
    const findings = [];
    const written = context.config.drift?.expectations?.columns ?? {};
    if (table === null && Object.keys(written).length > 0) {
        context.recorder.note(`expectations are not checked: ${uri} is a profile`);
    }
    if (table === null)
        return [];
    const names = columns.map(({ name }) => name);
    for (const [name, expectation] of Object.entries(written)) {
        const column = columns.find((entry) => entry.name === name);
        if (column === undefined && expectation.required !== true) {
            expectations_refuse(name, `is on neither side${(0,src/* didYouMean */.au)(name, names) || `; there are ${(0,src/* listNames */.Zv)(names)}`}`);
        }
        const type = typed.find((entry) => entry.column.name === name)?.type.type;
        const facts = (0,data_src/* hasColumn */.R4)(table, name) ? await factsOf(table, name, expectation) : {};
        const found = checkExpectation(name, expectation, {
            type: type ?? expectation.type ?? 'unsupported',
            current: column?.current ?? null,
            ...facts,
        }, settings);
        findings.push(...found);
    }
    return findings;
}
/** Numbers among texts and the reverse, in columns of text. */
async function mixFindings({ reference, current }, typed, settings) {
    if (current.table === null)
        return [];
    const names = typed.flatMap(({ column }) => (column.kind === 'text' ? [column.name] : []));
    const before = reference.table === null ? null : await (0,data_src/* textMixes */.e4)(reference.table, names);
    const after = await (0,data_src/* textMixes */.e4)(current.table, names);
    return names.flatMap((name) => checkMix(name, { reference: before?.get(name) ?? null, current: after.get(name) ?? null }, settings));
}

// EXTERNAL MODULE: ./packages/steps/src/evaluate/scorers.ts + 3 modules
var scorers = __webpack_require__(85886);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/task.ts
var evaluate_task = __webpack_require__(72362);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./packages/evaluation/src/index.ts + 72 modules
var evaluation_src = __webpack_require__(60068);
// EXTERNAL MODULE: ./packages/model/src/index.ts + 57 modules
var model_src = __webpack_require__(81229);
// EXTERNAL MODULE: ./packages/steps/src/evaluate/target.ts
var evaluate_target = __webpack_require__(52374);
// EXTERNAL MODULE: ./packages/steps/src/shared/binding.ts
var shared_binding = __webpack_require__(84668);
// EXTERNAL MODULE: ./packages/steps/src/shared/model-file.ts
var model_file = __webpack_require__(47411);
// EXTERNAL MODULE: ./packages/steps/src/shared/stream.ts
var stream = __webpack_require__(42661);
;// CONCATENATED MODULE: ./packages/steps/src/drift/kept-rows.ts
/** Keeps every n-th row of what passes by, so that about `wanted` of `rows` are left. */
class RowKeeper {
    requests;
    #stride;
    #parts = [];
    constructor(requests, rows, wanted) {
        this.requests = requests;
        this.#stride = Math.max(1, Math.ceil(rows / wanted));
    }
    consume(batch) {
        const kept = Array.from({ length: batch.rows }, (_, i) => i).filter((i) => (batch.start + i) % this.#stride === 0);
        const rows = Uint32Array.from(kept);
        this.#parts.push({
            ...batch,
            rows: rows.length,
            columns: batch.columns.map((c) => pickRows(c, rows)),
        });
    }
    get stride() {
        return this.#stride;
    }
    /** All kept rows as one batch. */
    finish() {
        const rows = this.#parts.reduce((sum, part) => sum + part.rows, 0);
        const columns = this.requests.map((_, i) => joined(this.#parts.map((part) => part.columns[i])));
        return { start: 0, rows, columns };
    }
}
function pickPresent(present, rows) {
    return present === null ? null : Uint8Array.from(rows, (row) => present[row] ?? 0);
}
/** The given rows of a column, in the given order. */
function pickRows(column, rows) {
    switch (column.as) {
        case 'float': {
            const values = Float64Array.from(rows, (row) => column.values[row] ?? NaN);
            return { as: 'float', values, present: pickPresent(column.present, rows) };
        }
        case 'int64': {
            const values = BigInt64Array.from([...rows], (row) => column.values[row] ?? 0n);
            return { as: 'int64', values, present: pickPresent(column.present, rows) };
        }
        case 'code': {
            const values = Int32Array.from(rows, (row) => column.values[row] ?? -1);
            return { as: 'code', values, present: pickPresent(column.present, rows) };
        }
        case 'text':
            return { as: 'text', values: Array.from(rows, (row) => column.values[row] ?? null) };
        case 'predicate':
            return { as: 'predicate', values: Uint8Array.from(rows, (row) => column.values[row] ?? 0) };
    }
}
function presentOf(part) {
    if (part === undefined || part.as === 'text' || part.as === 'predicate')
        return [];
    return part.present ?? new Uint8Array(part.values.length).fill(1);
}
/** Parts of one column behind each other. */
function joined(parts) {
    const [first] = parts;
    if (first === undefined)
        throw new Error('no rows were read');
    const present = Uint8Array.from(parts.flatMap((part) => [...presentOf(part)]));
    switch (first.as) {
        case 'float': {
            const all = parts.flatMap((part) => (part?.as === 'float' ? [...part.values] : []));
            return { as: 'float', values: Float64Array.from(all), present };
        }
        case 'int64': {
            const all = parts.flatMap((part) => (part?.as === 'int64' ? [...part.values] : []));
            return { as: 'int64', values: BigInt64Array.from(all), present };
        }
        case 'code': {
            const all = parts.flatMap((part) => (part?.as === 'code' ? [...part.values] : []));
            return { as: 'code', values: Int32Array.from(all), present };
        }
        case 'text':
            return { as: 'text', values: parts.flatMap((p) => (p?.as === 'text' ? [...p.values] : [])) };
        case 'predicate': {
            const all = parts.flatMap((part) => (part?.as === 'predicate' ? [...part.values] : []));
            return { as: 'predicate', values: Uint8Array.from(all) };
        }
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/importance.ts













const DEFAULT_METRICS = {
    'binary-classification': 'roc_auc',
    'multiclass-classification': 'accuracy',
    'multilabel-classification': 'accuracy',
    regression: 'root_mean_squared_error',
};
function planOf({ config }, task, hasScores) {
    const given = config.drift?.importance;
    const options = typeof given === 'object' ? given : {};
    const byTask = task === 'binary-classification' && !hasScores ? 'accuracy' : DEFAULT_METRICS[task];
    const metric = options.metric ?? byTask;
    (0,evaluation_src/* requireMetric */.Ks)({ metric, args: [] }, { task, classes: null, columns: new Map(), hasCosts: false }, 'drift');
    return {
        rows: options.rows ?? 5000,
        repeats: options.repeats ?? 5,
        seed: options.seed ?? 0,
        metric,
    };
}
async function answers({ session, binding, plan, batch }) {
    const outputs = await (0,model_src/* runBatch */.a7)(session, binding, batch, plan.outputs);
    return (0,model_src/* readPredictions */.R_)(plan, outputs, batch.rows);
}
/** Answers beside the truth; without a truth beside the answers for the rows as they are. */
function dataOf(task, plan, given, truth, first) {
    if (given.kind === 'values') {
        const own = first.kind === 'values' ? first.values : new Float64Array(0);
        const target = truth?.kind === 'numbers' ? truth.values : own;
        return { task: 'regression', target, predicted: given.values, weights: null };
    }
    if (plan.kind !== 'classes' || first.kind !== 'classes')
        throw new Error('not a classification');
    return {
        task: task === 'binary-classification' ? task : 'multiclass-classification',
        classes: plan.classes,
        positive: plan.positive,
        target: truth?.kind === 'labels' ? truth.codes : first.predicted,
        predicted: given.predicted,
        scores: given.scores,
        probabilities: given.areProbabilities,
        weights: null,
    };
}
function importance_metricOf(data, name) {
    const comparison = (0,evaluation_src/* compareModels */.wA)(data, null, { resamples: 1 });
    const { metrics } = (0,evaluation_src/* evaluate */._3)(comparison, { metrics: [name] });
    const found = metrics[name];
    if (found === undefined || found.value === null)
        return null;
    return { value: found.value, better: found.greaterIsBetter };
}
function permutation(rows, random) {
    const order = Uint32Array.from({ length: rows }, (_, i) => i);
    for (let i = rows - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    return order;
}
function spread(values) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, standardDeviation: Math.sqrt(squares / values.length) };
}
/** How much worse the metric becomes when each column's values are shuffled among the rows. */
async function permuteColumns(asked, plan, judge) {
    const { requests } = asked.binding;
    const names = [
        ...new Set(requests.flatMap((request) => (request.as === 'predicate' ? [] : [request.column]))),
    ];
    const entries = [];
    for (const [position, name] of names.entries()) {
        const losses = [];
        for (let repeat = 0; repeat < plan.repeats; repeat++) {
            const random = new statistics_src/* Xoshiro128 */.yf(plan.seed, position * plan.repeats + repeat);
            const order = permutation(asked.batch.rows, random);
            const columns = asked.batch.columns.map((column, i) => {
                const request = requests[i];
                const isIt = request !== undefined && request.as !== 'predicate' && request.column === name;
                return isIt ? pickRows(column, order) : column;
            });
            const loss = judge(await answers({ ...asked, batch: { ...asked.batch, columns } }));
            if (loss !== null)
                losses.push(loss);
        }
        if (losses.length > 0)
            entries.push([name, spread(losses)]);
    }
    return (0,src/* recordFrom */.Qd)(entries);
}
async function readTruth(table, target, plan, keeper) {
    if (target === undefined || !(0,data_src/* hasColumn */.R4)(table, target)) {
        await (0,stream/* streamRows */.I)(table, [keeper]);
        return null;
    }
    const column = plan.kind === 'classes'
        ? new evaluate_target/* LabelColumn */.B(table, target, plan.classes)
        : new evaluate_target/* NumberColumn */.o(table, target);
    await (0,stream/* streamRows */.I)(table, [keeper, column]);
    await column.check();
    const kept = (_, i) => i % keeper.stride === 0;
    return column instanceof evaluate_target/* LabelColumn */.B
        ? { kind: 'labels', codes: column.codes.filter(kept), classes: [] }
        : { kind: 'numbers', values: column.values.filter(kept) };
}
async function measureImportance(context, { model, sha256 }, table, task) {
    const { classes, 'positive-class': positiveClass, target, } = {
        ...context.config.model,
        target: context.config.data?.target,
    };
    const outputs = (0,model_src/* interpretOutputs */.kT)(model, task, {
        ...(classes === undefined ? {} : { classes }),
        ...(positiveClass === undefined ? {} : { positiveClass }),
    });
    const plan = planOf(context, task, outputs.kind === 'classes' && outputs.scores.length > 0);
    const binding = (0,shared_binding/* bindTable */.q)(context, model, table);
    const keeper = new RowKeeper(binding.requests, table.rows, plan.rows);
    const truth = await readTruth(table, target, outputs, keeper);
    const session = await (0,model_file/* startSession */.J0)(context, model);
    try {
        const asked = { session, binding, plan: outputs, batch: keeper.finish() };
        const first = await answers(asked);
        const base = importance_metricOf(dataOf(task, outputs, first, truth, first), plan.metric);
        const sign = base?.better === false ? -1 : 1;
        const columns = await permuteColumns(asked, plan, (given) => {
            const shuffled = importance_metricOf(dataOf(task, outputs, given, truth, first), plan.metric);
            return shuffled === null || base === null ? null : sign * (base.value - shuffled.value);
        });
        return {
            metric: plan.metric,
            value: base?.value ?? null,
            rows: asked.batch.rows,
            repeats: plan.repeats,
            model: { sha256 },
            columns,
        };
    }
    finally {
        await session.release();
    }
}
/** Where the result of these very settings is kept. */
function cacheFile(context, file, table, task) {
    const { environment, evidenceDirectory, config } = context;
    const { importance } = config.drift ?? {};
    const { model, data } = config;
    const parts = [file.sha256, table.digest, task, importance, model, data?.target, data?.features];
    const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex');
    const folder = environment.toolCache ?? external_node_path_default().join(evidenceDirectory, 'cache');
    return external_node_path_default().join(folder, 'slipway-importance', `v1-${key}`);
}
function readCached(file) {
    try {
        const parsed = src/* importanceSchema */.WO.safeParse(JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')));
        return parsed.success ? parsed.data : null;
    }
    catch {
        // Not there, or torn: it is measured again.
        return null;
    }
}
/**
 * Permutation importance of the model's columns on reference data (L. Breiman, "Random Forests",
 * Machine Learning 45, 2001): how much worse the metric becomes when a column is shuffled. Without
 * true values it is measured against the model's own answers. Kept by the digests of model and
 * data, and by the settings.
 */
async function modelImportance(context, file, table, task) {
    if (table.rows === 0)
        throw new src/* ConfigurationError */.j1('drift', 'importance needs reference rows');
    const cache = cacheFile(context, file, table, task);
    const cached = readCached(cache);
    if (cached !== null) {
        context.logger.info('Importance of the columns: as measured before for this model');
        return cached;
    }
    context.logger.info(`Measuring how much the model relies on its columns (${table.uri}) …`);
    const measured = await measureImportance(context, file, table, task);
    (0,external_node_fs_.mkdirSync)(external_node_path_default().dirname(cache), { recursive: true });
    (0,external_node_fs_.writeFileSync)(cache, JSON.stringify(measured));
    return measured;
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/open.ts




function without(config, roles) {
    const data = Object.entries(config.data ?? {}).filter(([key]) => !roles.some((r) => r === key));
    return { ...config, data: Object.fromEntries(data) };
}
function ofTable(table) {
    return { side: new TableSide(table), sha256: table.digest };
}
/**
 * Opens both sides: tables together, so that a column has one kind in both; a path that stands for
 * profiles is read as such.
 *
 * @param hasCurrent false where only a profile of the reference is to be written
 */
async function openSides(context, hasCurrent) {
    const roles = hasCurrent ? ['reference', 'current'] : ['reference'];
    const profiles = new Map();
    for (const role of roles) {
        const profile = await openProfile(context, (0,tables/* requirePath */.dr)(context.config, role), role);
        if (profile !== null)
            profiles.set(role, profile);
    }
    const needed = roles.filter((role) => !profiles.has(role));
    const open = needed.length === 0
        ? null
        : await (0,tables/* openDataTables */.W)({ ...context, config: without(context.config, [...profiles.keys()]) }, needed);
    const opened = (role) => {
        const profile = profiles.get(role);
        if (profile !== undefined)
            return profile;
        if (open === null)
            throw new Error(`No table was opened for ${role}`);
        return ofTable((0,tables/* tableOf */.c_)(open, role));
    };
    const reference = opened('reference');
    const current = hasCurrent ? opened('current') : null;
    return {
        reference: reference.side,
        current: current?.side ?? null,
        sha256: (current ?? reference).sha256,
        close: () => open?.database.close(),
    };
}
/**
 * Both sides as tables.
 *
 * @param setting what needs rows, for the error
 * @throws ConfigurationError where a profile stands in for one of them
 */
function requireTables(sides, setting) {
    const { reference, current } = sides;
    if (reference.table !== null && current.table !== null) {
        return { reference: reference.table, current: current.table };
    }
    const which = reference.table === null ? 'reference' : 'current';
    throw new src/* ConfigurationError */.j1('drift', `${setting} needs the rows of the ${which} data; a profile (${sides[which].uri}) has none`);
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/performance.ts



function changeOf(before, after) {
    const [reference, current] = [before?.value ?? null, after?.value ?? null];
    const [first, second] = [after?.interval ?? null, before?.interval ?? null];
    const isKnown = reference !== null && current !== null;
    const interval = isKnown && first !== null && second !== null
        ? (0,statistics_src/* differenceInterval */.Ly)({ value: current, interval: [first[0], first[1]] }, { value: reference, interval: [second[0], second[1]] }, 0)
        : null;
    return {
        reference,
        referenceInterval: second,
        current,
        currentInterval: first,
        difference: isKnown ? current - reference : null,
        interval,
        greaterIsBetter: after?.greaterIsBetter ?? true,
        reason: isKnown ? null : (after?.reason ?? before?.reason ?? 'undefined on one of the sides'),
    };
}
/**
 * The model's metrics on the labelled current data beside those on the reference (concept drift),
 * with the interval of the difference: the sides are independent, so that it follows from their own
 * intervals (MOVER).
 */
function performanceDrift({ config }, { reference, current }) {
    const { confidence = 0.95, resamples = 1000, seed = 0 } = config.evaluate ?? {};
    const metricsOf = (data) => (0,evaluation_src/* evaluate */._3)((0,evaluation_src/* compareModels */.wA)(data, null, { confidence, resamples, seed, sameModel: false })).metrics;
    const [before, after] = [metricsOf(reference), metricsOf(current)];
    const names = Object.keys(after);
    return {
        confidence,
        rows: { reference: reference.target.length, current: current.target.length },
        metrics: (0,src/* recordFrom */.Qd)(names.map((name) => [name, changeOf(before[name], after[name])])),
    };
}

// EXTERNAL MODULE: ./packages/steps/src/evaluate/model-scorer.ts
var model_scorer = __webpack_require__(66535);
;// CONCATENATED MODULE: ./packages/steps/src/drift/scored-side.ts





function scored_side_dataOf(task, scorer, scored, target) {
    if (target instanceof evaluate_target/* NumberColumn */.o) {
        if (scored.kind !== 'values' || task !== 'regression')
            return null;
        return { task, target: target.values, predicted: scored.predicted, weights: null };
    }
    if (scored.kind !== 'classes' || task === 'regression' || task === 'multilabel-classification') {
        return null;
    }
    const { predicted, scores, probabilities } = scored;
    return {
        task,
        classes: scorer.classes ?? [],
        positive: scorer.positive,
        target: target.codes,
        predicted,
        scores,
        probabilities,
        weights: null,
    };
}
/**
 * Scores one side with the model, or reads the answers that stand in its columns.
 *
 * @param target the column with the true values; null where they are not wanted
 */
async function scoreSide(context, file, table, task, target) {
    const scorer = target === null && file !== null
        ? await (0,model_scorer/* createModelScorer */.EY)(context, file, table, task)
        : await (0,scorers/* challengerScorer */.cp)(context, file, { labels: table, predictions: null }, target ?? '', task);
    try {
        const truth = target === null || !(0,data_src/* hasColumn */.R4)(table, target)
            ? null
            : scorer.classes === null
                ? new evaluate_target/* NumberColumn */.o(table, target)
                : new evaluate_target/* LabelColumn */.B(table, target, scorer.classes);
        context.logger.info(`Scoring ${table.rows.toLocaleString('en-US')} rows of ${table.uri} …`);
        await (0,stream/* streamRows */.I)(table, truth === null ? [scorer] : [scorer, truth]);
        await truth?.check();
        const scored = await scorer.finish();
        const data = truth === null ? null : scored_side_dataOf(task, scorer, scored, truth);
        return { scored, classes: scorer.classes, data };
    }
    finally {
        await scorer.release();
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/model-drift.ts










function summaryOf(values, rows) {
    const none = { missing: 0, nan: 0, infinite: 0, lowest: null, highest: null, meanLength: null };
    if (values.as === 'categories') {
        const { size } = values.counts;
        const nothing = { minimum: null, maximum: null, whole: null };
        return { ...none, ...nothing, ownKind: 'text', rows, distinct: size };
    }
    const { minimum, maximum } = values.sample;
    const distinct = values.sample.countDistinct();
    return { ...none, ownKind: 'float', rows, distinct, minimum, maximum, whole: false };
}
/** The answers of one side by what is predicted: the class or number, and the positive score. */
function answersOf({ scored, classes }) {
    const numbers = (values) => ({
        as: 'numbers',
        sample: statistics_src/* Sample */.$W.ofSorted((0,statistics_src/* sortedNumbers */.UQ)(values)),
        error: 0,
    });
    if (scored.kind === 'values')
        return new Map([['prediction', numbers(scored.predicted)]]);
    const counts = new Map();
    for (const code of scored.predicted) {
        const label = classes?.[code] ?? String(code);
        counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const answers = new Map([
        ['prediction', { as: 'categories', counts, others: 0 }],
    ]);
    if (scored.scores?.length === scored.predicted.length) {
        answers.set('score', numbers(scored.scores));
    }
    return answers;
}
function comparePredictions(sides, settings) {
    const [before, after] = [answersOf(sides.reference), answersOf(sides.current)];
    const rows = (side) => side.scored.predicted.length;
    const compared = [...before].flatMap(([name, reference]) => {
        const current = after.get(name);
        if (current === undefined)
            return [];
        const isText = reference.as === 'categories';
        const column = {
            name,
            kind: isText ? 'text' : 'float',
            sqlType: isText ? 'VARCHAR' : 'DOUBLE',
            reference: summaryOf(reference, rows(sides.reference)),
            current: summaryOf(current, rows(sides.current)),
        };
        const type = columnType(column, isText ? 'categorical' : 'numeric');
        return [examineColumn(column, type, { reference, current }, settings)];
    });
    const kinds = new Map(compared.map(({ column }) => [column.name, 'prediction']));
    return decideColumns(compared, settings, kinds).columns;
}
/** The target, where performance is asked for and both sides have it. */
function wantedTarget(context, sides) {
    const { config, recorder } = context;
    if (config.drift?.performance !== true)
        return null;
    const target = config.data?.target;
    if (target === undefined) {
        throw new src/* ConfigurationError */.j1('target', 'is missing; drift.performance needs the true values');
    }
    const { reference, current } = requireTables(sides, 'performance');
    for (const table of [reference, current]) {
        if ((0,data_src/* hasColumn */.R4)(table, target))
            continue;
        recorder.note(`performance is not compared: ${table.uri} has no column "${target}"`);
        return null;
    }
    return target;
}
/**
 * Compares the model's answers and its performance on both sides, and measures what it relies on,
 * as far as the configuration asks for it.
 *
 * @throws ConfigurationError where that needs a model and there is none
 */
async function modelDrift(context, file, given, settings) {
    const { drift: config } = context.config;
    const wantsImportance = config?.importance !== undefined && config.importance !== false;
    const wantsPredictions = config?.predictions === true;
    const target = wantedTarget(context, given);
    const nothing = { predictions: {}, performance: null, importance: null };
    if (!wantsImportance && !wantsPredictions && target === null)
        return nothing;
    if (file === null && (wantsImportance || wantsPredictions)) {
        const setting = wantsImportance ? 'importance' : 'predictions';
        throw new src/* ConfigurationError */.j1('model', `is missing: drift.${setting} needs an ONNX model`);
    }
    const tables = requireTables(given, wantsImportance ? 'importance' : 'predictions');
    const task = (0,evaluate_task/* taskOf */.o)(context, file?.model ?? null, evaluate_task/* SINGLE_ANSWER_TASKS */.X);
    const importance = wantsImportance && file !== null
        ? await modelImportance(context, file, tables.reference, task)
        : null;
    if (!wantsPredictions && target === null)
        return { ...nothing, importance };
    const isScored = (0,scorers/* scoredColumnsOf */.r6)(context.config) !== null;
    const scorer = isScored && target !== null ? null : file;
    const sides = {
        reference: await scoreSide(context, scorer, tables.reference, task, target),
        current: await scoreSide(context, scorer, tables.current, task, target),
    };
    const [before, after] = [sides.reference.data, sides.current.data];
    return {
        predictions: wantsPredictions ? comparePredictions(sides, settings) : {},
        performance: before === null || after === null
            ? null
            : performanceDrift(context, { reference: before, current: after }),
        importance,
    };
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/multivariate.ts



/** Rows of each side that correlations are computed on. */
const CORRELATION_ROWS = 20_000;
/** A change of a rank correlation below this is small, whatever its p-value. */
const CORRELATION_THRESHOLD = 0.1;
/** Columns that one row has together: no answers, no target, no time (which always moves on). */
function jointColumns(context, typed) {
    const { target, prediction, score, probabilities, weight, id } = context.config.data ?? {};
    const left = [target, prediction, score, weight, id, ...Object.values(probabilities ?? {})];
    return typed.filter(({ column, type }) => type.leftOut === null && type.type !== 'datetime' && !left.includes(column.name));
}
function valuesOf(column) {
    if (column === undefined)
        return [];
    return 'numbers' in column ? column.numbers : column.texts;
}
async function sampled(tables, columns, limit) {
    const wanted = columns.map(({ column, type }) => ({
        name: column.name,
        numeric: familyOf(type.type) === 'numeric',
    }));
    const reference = await (0,data_src/* sampleRows */.mh)(tables.reference, wanted, limit);
    const current = await (0,data_src/* sampleRows */.mh)(tables.current, wanted, limit);
    return wanted.map(({ name }, i) => ({
        name,
        reference: valuesOf(reference[i]),
        current: valuesOf(current[i]),
    }));
}
/** Whether a classifier can tell both sides apart by all columns together. */
async function classifyDomains(context, sides, typed) {
    const given = context.config.drift?.classifier;
    if (given === undefined || given === false)
        return null;
    const { rows = 10_000, folds = 5, seed = 0 } = given === true ? {} : given;
    context.logger.info('Training a classifier to tell both sides apart …');
    const tables = requireTables(sides, 'classifier');
    const columns = await sampled(tables, jointColumns(context, typed), rows);
    return domainClassifier(columns, { folds, seed, confidence: 0.95 });
}
/** How the rank correlations between numeric columns changed. */
async function compareCorrelations(context, sides, typed, settings) {
    if (context.config.drift?.correlation !== true)
        return null;
    const numeric = jointColumns(context, typed).filter(({ type }) => familyOf(type.type) === 'numeric');
    const tables = requireTables(sides, 'correlation');
    const columns = await sampled(tables, numeric, CORRELATION_ROWS);
    const numbers = columns.flatMap(({ name, reference, current }) => reference instanceof Float64Array && current instanceof Float64Array
        ? [{ name, reference, current }]
        : []);
    return correlationDrift(numbers, { alpha: settings.alpha, threshold: CORRELATION_THRESHOLD });
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/row-quality.ts


/** Reference rows that are looked at for features that tell the target. */
const LEAKAGE_ROWS = 20_000;
/** Hashing whole rows of very wide tables would cost more than everything else. */
const row_quality_MOST_COLUMNS = 500;
/** The target, where both sides or at least the reference have it. */
function targetOf(context, table) {
    const target = context.config.data?.target;
    return target !== undefined && (0,data_src/* hasColumn */.R4)(table, target) ? target : null;
}
/** Columns that tell rows apart: those that both sides have and that can be compared by value. */
function rowColumns(typed) {
    return typed
        .filter(({ type }) => type.type !== 'unsupported' && type.leftOut !== 'index_column')
        .map(({ column }) => column.name);
}
async function countRowFacts({ reference, current }, referenceRows, names, target) {
    const features = names.filter((name) => name !== target);
    const hasLabels = target !== null && names.includes(target);
    return {
        rows: current.rows,
        referenceRows,
        duplicates: {
            reference: reference === null ? null : await (0,data_src/* countDuplicateRows */.kD)(reference, names),
            current: await (0,data_src/* countDuplicateRows */.kD)(current, names),
        },
        shared: reference === null ? null : await (0,data_src/* countSharedRows */.y_)(current, reference, names),
        conflicts: hasLabels
            ? {
                reference: reference === null ? null : await (0,data_src/* countConflictingRows */.TK)(reference, features, target),
                current: await (0,data_src/* countConflictingRows */.TK)(current, features, target),
            }
            : null,
    };
}
/** Counts repeated, shared and contradicting rows. */
async function rowFindings(context, { reference, current }, typed, settings) {
    if (current.table === null)
        return [];
    const names = rowColumns(typed);
    const expectation = context.config.drift?.expectations?.rows;
    if (names.length > row_quality_MOST_COLUMNS && expectation === undefined) {
        context.recorder.note(`repeated and shared rows are not counted over more than ${row_quality_MOST_COLUMNS} columns ` +
            '(expectations.rows asks for it)');
        return [];
    }
    const facts = await countRowFacts({ reference: reference.table, current: current.table }, reference.rows, names, targetOf(context, current.table));
    return checkRows(facts, expectation, settings);
}
/** One feature beside the target, on the sampled rows where both are there. */
function besideTarget(name, numbers, texts, target) {
    const rows = target.flatMap((label, i) => {
        const there = numbers === null ? texts[i] !== null : Number.isFinite(numbers[i]);
        return label !== null && there ? [i] : [];
    });
    return {
        name,
        numbers: numbers === null ? null : Float64Array.from(rows, (i) => numbers[i] ?? NaN),
        texts: rows.map((i) => texts[i] ?? ''),
        target: rows.map((i) => target[i] ?? ''),
    };
}
/** Features that tell the target of the reference all alone. */
async function leakageFindings(context, { table: reference }, typed, settings) {
    const target = reference === null ? null : targetOf(context, reference);
    if (reference === null || target === null)
        return [];
    const { prediction, score, probabilities, weight, id } = context.config.data ?? {};
    const answers = [target, prediction, score, weight, id, ...Object.values(probabilities ?? {})];
    const features = typed.filter(({ column, type }) => type.leftOut === null && !answers.includes(column.name));
    const columns = features.map(({ column, type }) => ({
        name: column.name,
        numeric: familyOf(type.type) === 'numeric',
    }));
    const wanted = [{ name: target, numeric: false }, ...columns];
    const [labels, ...sampled] = await (0,data_src/* sampleRows */.mh)(reference, wanted, LEAKAGE_ROWS);
    const texts = labels !== undefined && 'texts' in labels ? labels.texts : [];
    return checkLeakage(sampled.map((column) => 'numbers' in column
        ? besideTarget(column.name, column.numbers, [], texts)
        : besideTarget(column.name, null, column.texts, texts)), settings);
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/subject.ts




/**
 * Names what the evidence is about: the model, where one is configured (its file is identified, not
 * run, and may be of any format); else the current data.
 *
 * @returns the model, where it is one that can be run (ONNX)
 * @throws InputError when the model is not there
 */
async function nameSubject(context) {
    const { config, workspace, recorder, modelName } = context;
    const model = config.model?.path;
    if (model === undefined) {
        await nameCurrentData(context);
        return null;
    }
    if (external_node_path_default().extname(model) === '.onnx')
        return (0,model_file.readJudgedModel)(context, model);
    const file = await workspace.existing(model, 'model');
    const isFolder = (0,external_node_fs_.statSync)(file).isDirectory();
    const sha256 = isFolder ? await (0,src/* digestFolder */.lo)(file) : await (0,src/* digestFile */.TM)(file);
    recorder.setSubject(modelName, sha256);
    recorder.addInput('model', model, sha256, null);
    return null;
}
/** The current data's file, before it is read: evidence that it could not be read names it too. */
async function nameCurrentData({ config, workspace, recorder, modelName, }) {
    const current = config.data?.current;
    const file = current === undefined ? undefined : workspace.absolute(current);
    if (file !== undefined && (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isFile() === true) {
        recorder.setSubject(modelName, await (0,src/* digestFile */.TM)(file));
    }
}

;// CONCATENATED MODULE: ./packages/steps/src/drift/write-profile.ts




const write_profile_COLUMNS_AT_A_TIME = 8;
const AS_NUMBERS = new Set(['float', 'integer', 'datetime']);
const AS_CATEGORIES = new Set(['boolean', 'text']);
async function write_profile_valuesOf(side, batch) {
    const numeric = batch.filter(({ kind }) => AS_NUMBERS.has(kind)).map(({ name }) => name);
    const values = new Map(await side.numbers(numeric));
    for (const { name, kind } of batch) {
        if (!AS_CATEGORIES.has(kind))
            continue;
        const categories = await side.categories(name);
        if (categories !== null)
            values.set(name, categories);
    }
    return values;
}
/** What is needed of a side to compare with it later. */
async function profileOf(side, ignored) {
    if (side.profile !== null) {
        const columns = side.profile.columns.filter(({ name }) => !ignored.has(name));
        return { ...side.profile, columns };
    }
    const kept = side.columns.filter(({ name }) => !ignored.has(name));
    const summaries = await side.summaries(kept.map(({ name }) => name));
    const columns = [];
    for (let from = 0; from < kept.length; from += write_profile_COLUMNS_AT_A_TIME) {
        const batch = kept.slice(from, from + write_profile_COLUMNS_AT_A_TIME);
        const values = await write_profile_valuesOf(side, batch);
        for (const column of batch) {
            const summary = summaries.get(column.name);
            if (summary === undefined)
                throw new Error(`"${column.name}" was not counted`);
            columns.push(profileColumn(column, summary, values.get(column.name) ?? null));
        }
    }
    return { slipwayProfile: PROFILE_VERSION, rows: side.rows, parts: 1, columns };
}
/** Writes a profile, a column on each line; says where. */
async function writeProfile(context, side, written, ignored) {
    const { columns, ...head } = await profileOf(side, ignored);
    const file = context.workspace.absolute(written);
    const lines = columns.map((column) => JSON.stringify(column)).join(',\n');
    const text = `${JSON.stringify(head).slice(0, -1)},"columns":[\n${lines}\n]}\n`;
    (0,external_node_fs_.mkdirSync)(external_node_path_default().dirname(file), { recursive: true });
    (0,external_node_fs_.writeFileSync)(file, text);
    return `profile of ${(0,src/* plural */.LS)(side.rows, 'row')} and ${(0,src/* plural */.LS)(columns.length, 'column')} in ${written}`;
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
async function compareAll(context, sides, typed, settings) {
    const compared = new Map();
    await readColumns(sides, typed, ({ column, type }, values) => {
        compared.set(column.name, examineColumn(column, type, values, settings));
        // Wide tables take a while: a line for every hundred columns shows that it goes on.
        if (compared.size % 100 > 0)
            return;
        context.logger.info(`Compared ${compared.size} of ${typed.length} columns …`);
    });
    return typed.map(({ column, type }) => compared.get(column.name) ?? examineColumn(column, type, null, settings));
}
async function qualityOf(context, sides, columns, compared, settings) {
    // Labels arrive late: production data without them is normal.
    const target = context.config.data?.target;
    const byName = new Map(compared.map((entry) => [entry.column.name, entry]));
    const found = columns.flatMap((column) => {
        const entry = byName.get(column.name);
        if (entry !== undefined)
            return checkColumn(entry, settings);
        return checkLoneColumn(column, column.name === target, settings);
    });
    return [
        ...(await expectationFindings(context, sides.current, columns, compared, settings)),
        ...found,
        ...(await mixFindings(sides, compared, settings)),
        ...(await leakageFindings(context, sides.reference, compared, settings)),
        ...(await rowFindings(context, sides, compared, settings)),
    ];
}
/** Columns that are no inputs of the model. */
function kindsOf({ config }) {
    const { target, prediction, score, probabilities } = config.data ?? {};
    const answers = [prediction, score, ...Object.values(probabilities ?? {})];
    const named = answers.filter((name) => name !== undefined);
    const kinds = new Map(named.map((name) => [name, 'prediction']));
    if (target !== undefined)
        kinds.set(target, 'target');
    return kinds;
}
function weigh(decision, importance) {
    return importance === null
        ? { columns: decision.columns, driftedImportance: null }
        : weighColumns(decision.columns, importance);
}
/** What a profile said about a side; null for a table. */
function profileUse({ profile }) {
    if (profile === null)
        return null;
    return { rows: profile.rows, parts: profile.parts, error: profileError(profile) };
}
/** Text for a scraper, where it is asked for. */
function writePrometheus(context, predicate) {
    const written = context.options.get('prometheus') ?? '';
    if (written === '')
        return;
    const file = context.workspace.absolute(written);
    (0,external_node_fs_.mkdirSync)(external_node_path_default().dirname(file), { recursive: true });
    (0,external_node_fs_.writeFileSync)(file, prometheusText(predicate, context.modelName));
}
async function judge(context, sides, file, written) {
    const { config, logger } = context;
    const configured = (0,src/* parseGates */.MJ)(config.drift?.gates ?? []);
    const gates = configured.length > 0 ? configured : (0,src/* parseGates */.MJ)(defaultDriftGates(config.drift));
    const columns = await compare_countColumns(sides, ignoredColumns(context));
    const names = columns.map(({ name }) => name);
    const settings = driftSettings(config.drift, names);
    logger.info(`Comparing ${columns.length} columns of ${sides.current.uri} with ${sides.reference.uri} …`);
    const compared = await compareAll(context, sides, typeColumns(context, columns), settings);
    const { importance, ...model } = await modelDrift(context, file, sides, settings);
    const decision = decideColumns(compared, settings, kindsOf(context));
    const result = {
        ...decision,
        ...weigh(decision, importance),
        ...model,
        quality: await qualityOf(context, sides, columns, compared, settings),
        alpha: settings.alpha,
        classifier: await classifyDomains(context, sides, compared),
        correlation: await compareCorrelations(context, sides, compared, settings),
    };
    const results = evaluateDriftGates(gates, result);
    const details = {
        ...result,
        quality: [...result.quality],
        preset: settings.preset === 'default' ? null : settings.preset,
        importance,
        profiles: {
            reference: profileUse(sides.reference),
            current: profileUse(sides.current),
            written,
        },
    };
    writePrometheus(context, details);
    return { ...driftOutcome(result, results), gates: results, details };
}
/** The result of a run that only writes a profile. */
function onlyProfile(side, headline, written) {
    const details = {
        columns: {},
        driftedShare: null,
        driftedImportance: null,
        alpha: DEFAULT_ALPHA,
        preset: null,
        quality: [],
        predictions: {},
        performance: null,
        classifier: null,
        correlation: null,
        importance: null,
        profiles: { reference: profileUse(side), current: null, written },
    };
    return { verdict: 'pass', headline, gates: [], details };
}
/** Compares current data with reference data, column by column; or writes a profile. */
async function runDrift(context) {
    const { config, recorder, modelName, options } = context;
    // A gate that cannot be read is said before anything else is done.
    (0,src/* parseGates */.MJ)(config.drift?.gates ?? []);
    (0,tables/* requirePath */.dr)(config, 'reference');
    const profile = options.get('profile') ?? '';
    const hasCurrent = profile === '' || config.data?.current !== undefined;
    if (hasCurrent)
        (0,tables/* requirePath */.dr)(config, 'current');
    const own = await nameSubject(context);
    const champion = await driftChampion(context);
    const file = own ?? champion?.file ?? null;
    const open = await openSides(context, hasCurrent);
    try {
        if (config.model?.path === undefined && champion === null) {
            recorder.setSubject(modelName, open.sha256);
        }
        if (champion !== null)
            compareReference(context, champion);
        const { reference, current } = open;
        const headline = profile === ''
            ? null
            : await writeProfile(context, reference, profile, ignoredColumns(context));
        if (headline !== null)
            context.logger.info(headline);
        if (current === null)
            return onlyProfile(reference, headline ?? '', profile);
        return await judge(context, { reference, current }, file, profile === '' ? null : profile);
    }
    finally {
        open.close();
    }
}


/***/ })

};
