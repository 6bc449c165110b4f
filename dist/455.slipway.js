export const id = 455;
export const ids = [455,7411];
export const modules = {

/***/ 45285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A4: () => (/* reexport */ canonicalText),
  LR: () => (/* reexport */ columnSummaries),
  TK: () => (/* reexport */ countConflictingRows),
  kD: () => (/* reexport */ countDuplicateRows),
  y_: () => (/* reexport */ countSharedRows),
  V$: () => (/* reexport */ distinctValues),
  R4: () => (/* reexport */ hasColumn),
  LE: () => (/* reexport */ numericColumns),
  qI: () => (/* reexport */ openDatabase),
  W4: () => (/* reexport */ openTables),
  rv: () => (/* reexport */ parsePredicate),
  Pu: () => (/* reexport */ readBatches),
  PF: () => (/* reexport */ repeatedValues),
  c4: () => (/* reexport */ requireColumn),
  mh: () => (/* reexport */ sampleRows),
  e4: () => (/* reexport */ textMixes),
  al: () => (/* reexport */ valueCounts),
  q4: () => (/* reexport */ valuesNotAmong),
  BX: () => (/* reexport */ valuesNotMatching),
  XA: () => (/* reexport */ valuesNotWhole),
  s: () => (/* reexport */ valuesOutside)
});

// UNUSED EXPORTS: DEFAULT_MISSING, columnSummary, numericColumn

// EXTERNAL MODULE: ./packages/core/src/index.ts + 37 modules
var src = __webpack_require__(28879);
;// CONCATENATED MODULE: ./packages/data/src/canonical.ts
/**
 * The canonical text of a value: the one way in which classes, categories and slices are named
 * and compared, whatever file the value came from. `canonicalSql` and `canonicalText` agree.
 *
 * - whole numbers and decimals with every digit, without trailing zeros behind the point;
 * - a float with the fewest digits that mean it, without `.0`: 1.0 is `1`, 0.1 is `0.1`; from 1e16
 *   on and below 1e-4 with an exponent of at least two digits (`1e+16`, `1e-05`), as Python's
 *   `repr` has it; a float of 32 bits is first widened to 64; `NaN`, `Infinity`, `-Infinity`, and
 *   `0` for both zeros;
 * - `true` and `false`;
 * - dates and time stamps as ISO 8601 (`2024-01-31`, `2024-01-31T12:00:00.5`), with `Z` where the
 *   column has a time zone;
 * - text as it is.
 *
 * @param value SQL of a value
 * @param sqlType DuckDB's name of its type
 */
function canonicalSql(value, sqlType) {
    if (sqlType === 'VARCHAR')
        return value;
    const text = `CAST(${value} AS VARCHAR)`;
    if (sqlType === 'FLOAT')
        return canonicalFloat(`CAST(${value} AS DOUBLE)`);
    if (sqlType === 'DOUBLE')
        return canonicalFloat(value);
    if (/^DECIMAL\(\d+,[1-9]\d*\)$/.test(sqlType))
        return `rtrim(rtrim(${text}, '0'), '.')`;
    if (sqlType === 'TIMESTAMP WITH TIME ZONE') {
        return `replace(replace(${text}, ' ', 'T'), '+00', 'Z')`;
    }
    if (sqlType.startsWith('TIMESTAMP'))
        return `replace(${text}, ' ', 'T')`;
    return text;
}
function canonicalFloat(value) {
    return (`CASE WHEN isnan(${value}) THEN 'NaN' ` +
        `WHEN isinf(${value}) THEN CASE WHEN ${value} > 0 THEN 'Infinity' ELSE '-Infinity' END ` +
        // Whole numbers below 1e16 as such: `1`, not `1.0`, and no sign before a zero.
        `WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e16 ` +
        `THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ` +
        `ELSE CAST(${value} AS VARCHAR) END`);
}
/** A number's digits and exponent: 1234.5 is 12345 and 3. */
function shortestDigits(value) {
    const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
    return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}
function floatText(value) {
    if (!Number.isFinite(value) || value === 0)
        return String(value);
    const sign = value < 0 ? '-' : '';
    const { digits, exponent } = shortestDigits(Math.abs(value));
    if (exponent < -4 || exponent >= 16) {
        const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
        const size = String(Math.abs(exponent)).padStart(2, '0');
        return `${sign}${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
    }
    if (exponent < 0)
        return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
    const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
    const fraction = digits.slice(exponent + 1);
    return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}
/**
 * The canonical text (see `canonicalSql`) of a value in JavaScript. A number is a float: a whole
 * number that may be beyond 2^53 is a bigint.
 */
function canonicalText(value) {
    return typeof value === 'number' ? floatText(value) : String(value);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./packages/data/src/vectors.ts

/**
 * The array behind a vector of numbers. The class keeps it to itself and hands out values one by
 * one, which is several times slower; where it is not found, callers do that.
 */
function itemsOf(vector) {
    return Reflect.get(vector, 'items');
}
/** The bits that say which values are present; null when all are, undefined when not found. */
function validityBits(vector) {
    const validity = Reflect.get(vector, 'validity');
    if (typeof validity !== 'object' || validity === null)
        return undefined;
    if (Reflect.get(validity, 'offset') !== 0)
        return undefined;
    const words = Reflect.get(validity, 'data');
    if (words === null)
        return null;
    if (!external_node_util_.types.isBigUint64Array(words))
        return undefined;
    return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
/**
 * Says for every row whether it has a value.
 *
 * @param present 1 where there is a value; filled from `at` on
 * @returns how many values are missing
 */
function readPresence(rows, present, at) {
    const { vector, from, count } = rows;
    const bits = validityBits(vector);
    if (bits === null) {
        present.fill(1, at, at + count);
        return 0;
    }
    let missing = 0;
    for (let index = 0; index < count; index++) {
        const row = from + index;
        const valid = bits === undefined
            ? vector.getItem(row) !== null
            : (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
        present[at + index] = valid ? 1 : 0;
        if (!valid)
            missing += 1;
    }
    return missing;
}
/** Copies rows of a vector of DOUBLE; what is missing is undefined. */
function copyDoubles(rows, target, at) {
    const { vector, from, count } = rows;
    const items = itemsOf(vector);
    if (external_node_util_.types.isFloat64Array(items)) {
        target.set(items.subarray(from, from + count), at);
        return;
    }
    for (let index = 0; index < count; index++) {
        target[at + index] = Number(vector.getItem(from + index));
    }
}
/** Copies rows of a vector of BIGINT; what is missing is undefined. */
function copyBigInts(rows, target, at) {
    const { vector, from, count } = rows;
    const items = itemsOf(vector);
    if (external_node_util_.types.isBigInt64Array(items)) {
        target.set(items.subarray(from, from + count), at);
        return;
    }
    for (let index = 0; index < count; index++) {
        const value = vector.getItem(from + index);
        target[at + index] = typeof value === 'bigint' ? value : 0n;
    }
}
/** Copies rows of a vector of INTEGER or UTINYINT; what is missing is undefined. */
function copyInts(rows, target, at) {
    const { vector, from, count } = rows;
    const items = itemsOf(vector);
    if (external_node_util_.types.isInt32Array(items) || external_node_util_.types.isUint8Array(items)) {
        target.set(items.subarray(from, from + count), at);
        return;
    }
    for (let index = 0; index < count; index++) {
        target[at + index] = Number(vector.getItem(from + index));
    }
}
/** Appends the texts of rows of a vector of VARCHAR. */
function appendTexts({ vector, from, count }, target) {
    for (let row = from; row < from + count; row++) {
        const value = vector.getItem(row);
        target.push(value === null ? null : String(value));
    }
}

;// CONCATENATED MODULE: ./packages/data/src/columns.ts

/** Presence of the rows of a batch; null for a batch without a gap. */
class Presence {
    #bits;
    #missing = 0;
    constructor(capacity) {
        this.#bits = new Uint8Array(capacity);
    }
    /** Reads a vector's gaps and tells each row that is one. */
    append(rows, at, gap) {
        const missing = readPresence(rows, this.#bits, at);
        if (missing === 0)
            return;
        this.#missing += missing;
        for (let row = at; row < at + rows.count; row++)
            if (this.#bits[row] === 0)
                gap(row);
    }
    finish(rows) {
        return this.#missing === 0 ? null : this.#bits.subarray(0, rows);
    }
}
function floatBuffer(capacity) {
    const values = new Float64Array(capacity);
    const presence = new Presence(capacity);
    return {
        append(rows, at) {
            copyDoubles(rows, values, at);
            presence.append(rows, at, (row) => (values[row] = NaN));
        },
        finish: (rows) => ({
            as: 'float',
            values: values.subarray(0, rows),
            present: presence.finish(rows),
        }),
    };
}
function int64Buffer(capacity) {
    const values = new BigInt64Array(capacity);
    const presence = new Presence(capacity);
    return {
        append(rows, at) {
            copyBigInts(rows, values, at);
            presence.append(rows, at, (row) => (values[row] = 0n));
        },
        finish: (rows) => ({
            as: 'int64',
            values: values.subarray(0, rows),
            present: presence.finish(rows),
        }),
    };
}
function codeBuffer(capacity) {
    const values = new Int32Array(capacity);
    const presence = new Presence(capacity);
    return {
        append(rows, at) {
            copyInts(rows, values, at);
            presence.append(rows, at, (row) => (values[row] = -1));
        },
        finish: (rows) => ({
            as: 'code',
            values: values.subarray(0, rows),
            present: presence.finish(rows),
        }),
    };
}
function predicateBuffer(capacity) {
    const values = new Uint8Array(capacity);
    return {
        append: (rows, at) => copyInts(rows, values, at),
        finish: (rows) => ({ as: 'predicate', values: values.subarray(0, rows) }),
    };
}
function textBuffer() {
    const values = [];
    return {
        append: (rows) => appendTexts(rows, values),
        finish: () => ({ as: 'text', values }),
    };
}
/** A buffer for the values of a request. */
function columnBuffer(as, capacity) {
    switch (as) {
        case 'float':
            return floatBuffer(capacity);
        case 'int64':
            return int64Buffer(capacity);
        case 'code':
            return codeBuffer(capacity);
        case 'predicate':
            return predicateBuffer(capacity);
        case 'text':
            return textBuffer();
    }
}

;// CONCATENATED MODULE: ./packages/data/src/sql.ts
/** A text as an SQL literal: `it's` → `'it''s'`. */
function literal(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
/** A name as an SQL identifier: `a"b` → `"a""b"`. */
function identifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A list of texts as an SQL list literal. */
function literalList(texts) {
    return `[${texts.map(literal).join(', ')}]`;
}
/**
 * SQL of the number of rows that meet a condition. (An aggregate with FILTER copies its rows: with
 * thousands of them that takes gigabytes.)
 */
function countWhere(condition) {
    return `count(CASE WHEN ${condition} THEN 1 END)`;
}
/** Names that stand for columns by their position: `c0`, `c1`, … */
function positional(count) {
    return Array.from({ length: count }, (_, index) => `c${index}`);
}

;// CONCATENATED MODULE: ./packages/data/src/numbers.ts

/** Blanks that group digits: the plain one, the no-break one and the narrow no-break one. */
const BLANKS = '[ \u00a0\u202f]';
/** SQL condition: all of the text has the form. */
function fullMatch(text, pattern) {
    return `regexp_full_match(${text}, ${literal(pattern)})`;
}
function escapePattern(text) {
    return text.replace(/[.+*?^$()[\]{}|\\]/g, String.raw `\$&`);
}
/** Whether `t` begins with a zero and another digit, as codes do and numbers do not. */
function looksLikeCode(text) {
    return `(${text} >= '00' AND ${text} < '0:')`;
}
function isPlain(format) {
    return format.decimal === '.' && format.thousands === null;
}
/**
 * SQL of a number's text in the form that DuckDB casts: separators of thousands taken out, the
 * decimal separator a point; null where the text is not written in this format (groups of three
 * digits, the decimal separator behind them).
 */
function numberText(text, format) {
    if (isPlain(format))
        return text;
    const decimal = escapePattern(format.decimal);
    const group = format.thousands === ' ' ? BLANKS : escapePattern(format.thousands ?? '');
    const grouped = format.thousands === null ? '' : String.raw `|\d{1,3}(${group}\d{3})+`;
    const digits = String.raw `(\d+${grouped})(${decimal}\d*)?|${decimal}\d+`;
    const pattern = String.raw `[+-]?((${digits})([eE][+-]?\d+)?|(?i:nan|inf|infinity))`;
    const ungrouped = format.thousands === null ? text : `regexp_replace(${text}, ${literal(group)}, '', 'g')`;
    return (`CASE WHEN ${fullMatch(text, pattern)} ` +
        `THEN replace(${ungrouped}, ${literal(format.decimal)}, '.') END`);
}
/** SQL condition: the text is a number in this format. */
function isNumber(text, format, codesToo) {
    const number = numberText(text, format);
    const conditions = [`TRY_CAST(${number} AS DOUBLE) IS NOT NULL`, `NOT contains(${number}, '_')`];
    if (!codesToo)
        conditions.push(`NOT ${looksLikeCode(text)}`);
    return `(${conditions.join(' AND ')})`;
}

;// CONCATENATED MODULE: ./packages/data/src/reason.ts

/** The first sentence of a DuckDB error, without the name of its class. */
function reasonOf(error) {
    const [first = ''] = (0,src/* messageOf */.bD)(error).split('\n');
    return first.replace(/^(?:Error: )?(?:(?:[A-Z]\w* )*Error: )?/, '').trim();
}
/** Classes of DuckDB's errors that come from the data or the machine, not from our SQL. */
const FROM_DATA = /^(?:Error: )?(?:IO|Invalid|Invalid Input|Conversion|Out of Memory|Out of Range|Serialization|Permission) Error:/;
/**
 * What to throw for an error that came up while data were read: an InputError where DuckDB could
 * not read them, the error itself where it is told already, or is our bug.
 *
 * @param display what was read, as messages name it
 */
function readFailure(error, display) {
    if (error instanceof src/* UserError */.yo || !FROM_DATA.test((0,src/* messageOf */.bD)(error)))
        return error;
    return new src/* InputError */.dz('data', `${display} cannot be read: ${reasonOf(error)}`, { cause: error });
}

;// CONCATENATED MODULE: ./packages/data/src/table.ts


/** Whether the table has a column of exactly this name. */
function hasColumn(table, name) {
    return table.access.settled.has(name) && table.columns.some((column) => column.name === name);
}
/**
 * The column of exactly this name.
 *
 * @param subject what names the column, the first word of the error (`data`, `gates`)
 * @throws ConfigurationError with the closest name and the names there are.
 */
function requireColumn(table, name, subject = 'data') {
    const found = table.columns.find((column) => column.name === name);
    if (found !== undefined)
        return found;
    const names = table.columns.map((column) => column.name);
    const hint = (0,src/* didYouMean */.au)(name, names);
    const there = names.length === 0 ? 'it has no columns' : `it has ${(0,src/* listNames */.Zv)(names)}`;
    throw new src/* ConfigurationError */.j1(subject, `${table.uri} has no column "${name}"${hint === '' ? ';' : hint} ${there}`);
}
/** The type that a column has in every table of the run. */
function settledType(table, name) {
    requireColumn(table, name);
    const type = table.access.settled.get(name);
    if (type === undefined)
        throw new Error(`The type of "${name}" is not settled`);
    return type;
}
/**
 * All rows of a small result on a table.
 *
 * @throws InputError when the data cannot be read.
 */
async function queryRows(table, sql) {
    try {
        return await table.access.database.rows(sql);
    }
    catch (error) {
        throw readFailure(error, table.uri);
    }
}
/** The only row of a result on a table. */
async function queryRow(table, sql) {
    const [row] = await queryRows(table, sql);
    if (row === undefined)
        throw new Error(`No row from: ${sql}`);
    return row;
}
/** SQL of a column's values in a part. */
function partValue(part, name, type) {
    return part.values.get(name) ?? `CAST(NULL AS ${type.sqlType})`;
}
/**
 * SQL of what stands behind FROM: the given columns of all parts, called `v0`, `v1`, … in the
 * order of `names`.
 */
function tableRelation(table, names) {
    const selects = table.access.parts.map((part) => {
        const values = names.map((name, index) => `${partValue(part, name, settledType(table, name))} AS v${index}`);
        return `SELECT ${values.length === 0 ? '1 AS v0' : values.join(', ')} FROM ${part.relation}`;
    });
    return `(${selects.join(' UNION ALL ')})`;
}

;// CONCATENATED MODULE: ./packages/data/src/explain.ts





/** Longest value that a message shows in full. */
const SHOWN = 60;
/** At most so many texts are suggested as stand-ins for a missing value. */
const MISSING_TEXTS = 3;
/** A value in quotes for a message, on one line, shortened. */
function showValue(text) {
    const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
    return JSON.stringify(short);
}
/**
 * The first row of the table whose value meets an SQL condition.
 *
 * @param condition SQL of the condition on a value
 */
async function findRow(table, column, condition) {
    const type = settledType(table, column);
    for (const part of table.access.parts) {
        const value = partValue(part, column, type);
        const shown = type.kind === 'other' ? `CAST(${value} AS VARCHAR)` : canonicalSql(value, type.sqlType);
        const [first] = await queryRows(table, `SELECT file_row, ${shown} FROM ${part.relation} WHERE ${condition(value)} ` +
            `ORDER BY file_row LIMIT 1`);
        if (first !== undefined) {
            const place = `${await part.place(Number(first[0]))} of ${part.display}`;
            return { value: String(first[1]), place, part };
        }
    }
    return null;
}
/** Number formats that settings could say, the ones with a single setting first. */
function otherFormats(used) {
    const formats = [
        { decimal: '.', thousands: null },
        ...[',', ' ', "'", '_'].map((thousands) => ({ decimal: '.', thousands })),
        { decimal: ',', thousands: null },
        ...['.', ' ', "'"].map((thousands) => ({ decimal: ',', thousands })),
    ];
    const settings = (format) => Number(format.decimal !== used.decimal) + Number(format.thousands !== used.thousands);
    return formats
        .filter((format) => settings(format) > 0)
        .sort((left, right) => settings(left) - settings(right));
}
function settingOf(format, used) {
    const decimal = format.decimal === used.decimal ? [] : [`decimal: "${format.decimal}"`];
    const thousands = format.thousands === used.thousands || format.thousands === null
        ? []
        : [`thousands: ${JSON.stringify(format.thousands)}`];
    return [...decimal, ...thousands].join(' and ');
}
/** A column's name as a key in YAML. */
function yamlKey(name) {
    return /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
}
/** SQL of all values of a text column, over the tables that were opened together. */
function textValues(table, column) {
    const type = settledType(table, column);
    const selects = table.access.siblings
        .flatMap((sibling) => sibling.access.parts)
        .filter((part) => part.values.has(column))
        .map((part) => `SELECT trim(${partValue(part, column, type)}) AS t FROM ${part.relation}`);
    return `(${selects.join(' UNION ALL ')})`;
}
/** The setting under which every value of a text column would be a number, or null. */
async function findRemedy(table, column, format) {
    const { rules } = table.access;
    const used = rules.numbers;
    const values = textValues(table, column);
    const formats = otherFormats(used);
    const notNumber = `t IS NOT NULL AND NOT coalesce(${isNumber('t', used, false)}, false)`;
    const counts = await queryRow(table, `SELECT ${[
        'count(t)',
        countWhere(isNumber('t', used, true)),
        ...formats.map((format) => countWhere(isNumber('t', format, false))),
    ].join(', ')} FROM ${values}`);
    const [total, codes, ...readable] = counts.map(Number);
    if (codes === total)
        return `set types: {${yamlKey(column)}: numeric}`;
    if (format !== 'delimited')
        return null;
    const readableFormat = formats.find((_, index) => readable[index] === total);
    if (readableFormat !== undefined)
        return `set ${settingOf(readableFormat, used)}`;
    const texts = await queryRows(table, `SELECT DISTINCT t FROM ${values} WHERE ${notNumber} ORDER BY t LIMIT ${MISSING_TEXTS + 1}`);
    const [numbers] = await queryRow(table, `SELECT count(*) FROM ${values} WHERE t IS NOT NULL AND NOT (${notNumber})`);
    if (texts.length > MISSING_TEXTS || Number(numbers) === 0)
        return null;
    return `add ${texts.map(([text]) => showValue(String(text))).join(' and ')} to missing`;
}
/** The first value that makes a column text, in the table itself or in one opened with it. */
async function findText(table, column) {
    const { rules, siblings } = table.access;
    const isText = (value) => {
        const number = isNumber(`trim(${value})`, rules.numbers, false);
        return `${value} IS NOT NULL AND NOT coalesce(${number}, false)`;
    };
    const tables = [table, ...siblings.filter((sibling) => sibling !== table)].filter((each) => each.columns.some(({ name }) => name === column));
    for (const condition of [isText, (value) => `${value} IS NOT NULL`]) {
        for (const each of tables) {
            const found = await findRow(each, column, condition);
            if (found !== null)
                return found;
        }
    }
    return null;
}
/** The error for a text column of which numbers were asked: value, line, and what would read it. */
async function textError(table, column) {
    const found = await findText(table, column);
    if (found === null)
        return new src/* InputError */.dz('data', `column "${column}" is text, not a number`);
    const remedy = await findRemedy(table, column, found.part.format);
    return new src/* InputError */.dz('data', `column "${column}" is text (${showValue(found.value)}, ${found.place})` +
        (remedy === null ? ', not a number' : `; ${remedy}`));
}
/**
 * Why a column cannot be read as numbers, or null when it can.
 *
 * @throws ConfigurationError when there is no such column.
 */
async function numberProblem(table, column) {
    const { kind, sqlType } = requireColumn(table, column);
    if (kind === 'text')
        return textError(table, column);
    if (kind === 'other') {
        return new src/* InputError */.dz('data', `column "${column}" is of type ${sqlType}, not a number`);
    }
    if (kind !== 'datetime')
        return null;
    const example = await findRow(table, column, (value) => `${value} IS NOT NULL`);
    const shown = example === null ? '' : ` (${showValue(example.value)}, ${example.place})`;
    return new src/* InputError */.dz('data', `column "${column}" is a date or time${shown}, not a number`);
}
/** The error for a value that an INT64 input cannot take: 3.5, or beyond 64 bits. */
async function int64Error(table, column) {
    const { sqlType } = settledType(table, column);
    const found = await findRow(table, column, (value) => `${value} IS NOT NULL AND ${wholeNumber(value, sqlType)} IS NULL`);
    if (found === null)
        throw new Error(`No value of "${column}" is unfit for INT64`);
    return new src/* InputError */.dz('data', `column "${column}": ${found.value} (${found.place}) is not a whole number of 64 bits, ` +
        'which INT64 asks for');
}
/** SQL of a number as BIGINT; null where it has a fraction or does not fit. */
function wholeNumber(value, sqlType) {
    if (sqlType === 'DOUBLE' || sqlType === 'FLOAT' || /^DECIMAL\(\d+,[1-9]/.test(sqlType)) {
        return `CASE WHEN ${value} = trunc(${value}) THEN TRY_CAST(${value} AS BIGINT) END`;
    }
    return `TRY_CAST(${value} AS BIGINT)`;
}

;// CONCATENATED MODULE: ./packages/data/src/predicate.ts





const BEFORE = 'SELECT (\n';
const AFTER = '\n)';
/** Classes of expressions that say something about one row. */
const ALLOWED = new Set([
    'COLUMN_REF',
    'CONSTANT',
    'COMPARISON',
    'CONJUNCTION',
    'OPERATOR',
    'FUNCTION',
    'CASE',
    'CAST',
    'BETWEEN',
    'COLLATE',
]);
const REFUSED = {
    SUBQUERY: 'a subquery',
    WINDOW: 'a window function',
    STAR: '*',
    PARAMETER: 'a parameter',
    POSITIONAL_REFERENCE: 'a position (#1)',
    LAMBDA: 'a lambda function',
    DEFAULT: 'DEFAULT',
};
/** Macros of DuckDB that compute from their arguments alone. */
const MACROS = ['nullif', 'split_part', 'round_even', 'roundbankers', 'fmod', 'fdiv', 'date_add'];
/** Functions of single rows that tell about the session instead. */
const SESSION_FUNCTIONS = ['current_setting', 'getvariable', 'pg_typeof', 'version'];
function isNode(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Every expression below a node, itself included. */
function* expressions(value) {
    if (Array.isArray(value)) {
        for (const item of value)
            yield* expressions(item);
    }
    else if (isNode(value)) {
        if (typeof value.class === 'string')
            yield value;
        for (const child of Object.values(value))
            yield* expressions(child);
    }
}
/** The one expression of `SELECT (…)`, or null when the text holds more than that. */
function onlyExpression(tree) {
    const statements = tree.statements;
    if (!Array.isArray(statements) || statements.length !== 1)
        return null;
    const statement = statements[0];
    const node = isNode(statement) ? statement.node : undefined;
    if (!isNode(node) || node.type !== 'SELECT_NODE')
        return null;
    const { select_list: list, from_table: from, modifiers, group_expressions: groups } = node;
    const plain = node.where_clause === null &&
        node.having === null &&
        node.qualify === null &&
        node.sample === null &&
        Array.isArray(modifiers) &&
        modifiers.length === 0 &&
        Array.isArray(groups) &&
        groups.length === 0 &&
        isNode(from) &&
        from.type === 'EMPTY';
    if (!plain || !Array.isArray(list) || list.length !== 1)
        return null;
    const expression = list[0];
    return isNode(expression) ? expression : null;
}
/** Checks and binds predicates; one for each table and input. */
class PredicateParser {
    #table;
    #subject;
    #sql;
    constructor(table, sql, subject) {
        this.#table = table;
        this.#sql = sql;
        this.#subject = subject;
    }
    get #database() {
        return this.#table.access.database;
    }
    fail(reason) {
        throw predicateError(this.#sql, this.#subject, reason);
    }
    async parse() {
        const statement = `${BEFORE}${this.#sql}${AFTER}`;
        const [json] = await this.#database.row(`SELECT json_serialize_sql(${literal(statement)})`);
        const tree = JSON.parse(String(json));
        if (!isNode(tree))
            return this.fail('it cannot be read');
        if (tree.error === true)
            return this.fail(String(tree.error_message));
        const expression = onlyExpression(tree);
        if (expression === null)
            return this.fail('it is more than one condition');
        const nodes = [...expressions(expression)];
        await this.#checkNodes(nodes);
        const mentions = nodes
            .filter((node) => node.class === 'COLUMN_REF')
            .map((node) => this.#mention(node));
        const empty = new Set(mentions
            .map(({ column }) => column)
            .filter((column) => settledType(this.#table, column).kind === 'empty'));
        const predicate = makePredicate(this.#sql, mentions, empty);
        await this.#checkType(predicate);
        return predicate;
    }
    async #checkNodes(nodes) {
        for (const node of nodes) {
            const name = String(node.class);
            if (!ALLOWED.has(name)) {
                this.fail(`${REFUSED[name] ?? name.toLowerCase()} cannot stand in a condition on a row`);
            }
        }
        const functions = nodes
            .filter((node) => node.class === 'FUNCTION' && node.is_operator !== true)
            .map((node) => String(node.function_name).toLowerCase());
        if (functions.length === 0)
            return;
        const names = [...new Set(functions)];
        const known = await this.#database.rows(`SELECT function_name FROM duckdb_functions()
       WHERE function_name IN (${names.map(literal).join(', ')})
         AND function_type = 'scalar' AND stability = 'CONSISTENT'`);
        const allowed = new Set([...known.map(([name]) => String(name)), ...MACROS]);
        const bad = names.find((name) => !allowed.has(name) || SESSION_FUNCTIONS.includes(name));
        if (bad !== undefined) {
            this.fail(`"${bad}" is not a function of the values of one row`);
        }
    }
    /** Where a column is mentioned, checked against the table's columns and the text itself. */
    #mention(node) {
        const names = node.column_names;
        const parts = Array.isArray(names) ? names : [];
        const column = parts.map(String).join('.');
        if (parts.length !== 1) {
            return this.fail(`"${column}" has several parts; write a column's name in double quotes`);
        }
        this.#checkColumn(column);
        const bytes = Buffer.from(this.#sql);
        const start = Number(node.query_location) - BEFORE.length;
        const quoted = `"${column.replaceAll('"', '""')}"`;
        for (const written of [column, quoted]) {
            const end = start + Buffer.byteLength(written);
            if (bytes.subarray(start, end).toString('utf8') === written)
                return { column, start, end };
        }
        return this.fail(`the column "${column}" is not where it was expected`);
    }
    #checkColumn(column) {
        try {
            requireColumn(this.#table, column, this.#subject);
        }
        catch (error) {
            if (!(error instanceof src/* ConfigurationError */.j1))
                throw error;
            const reason = error.message.slice(`${this.#subject}: `.length);
            this.fail(`${reason} (a text is written in single quotes)`);
        }
    }
    /** Binds the condition to columns of the right types, without any row. */
    async #checkType(predicate) {
        const columns = predicate.columns.map((column, index) => `CAST(NULL AS ${settledType(this.#table, column).sqlType}) AS v${index}`);
        const condition = predicate.bind((column) => `v${predicate.columns.indexOf(column)}`);
        const from = columns.length === 0 ? '' : ` FROM (SELECT ${columns.join(', ')})`;
        const type = await this.#database
            .row(`SELECT typeof(ANY_VALUE(${condition})) ${from}`)
            .then(([name]) => String(name))
            .catch((error) => this.#failToBind(error, predicate));
        if (type !== 'BOOLEAN')
            this.fail(`it is a ${type}, not true or false`);
    }
    /** Text that is compared with a number is the usual reason: what would make it one helps most. */
    async #failToBind(error, predicate) {
        const reason = namedReason(error, predicate);
        const numbers = /VARCHAR and type (?:INTEGER|DECIMAL|DOUBLE)|(?:INT|DECIMAL\S*|DOUBLE) and type VARCHAR/;
        const text = predicate.columns.find((column) => settledType(this.#table, column).kind === 'text');
        if (text === undefined || !numbers.test(reason))
            return this.fail(reason);
        const problem = await numberProblem(this.#table, text);
        return this.fail(problem === null ? reason : problem.message.slice('data: '.length));
    }
}
/** @param empty columns without any value, which compare with everything */
function makePredicate(sql, mentions, empty) {
    const bytes = Buffer.from(sql);
    const ordered = [...mentions].sort((left, right) => left.start - right.start);
    return {
        sql,
        columns: [...new Set(ordered.map(({ column }) => column))],
        bind(sqlOf) {
            let bound = '';
            let at = 0;
            for (const { column, start, end } of ordered) {
                bound += bytes.subarray(at, start).toString('utf8');
                bound += empty.has(column) ? 'NULL' : sqlOf(column);
                at = end;
            }
            // The line break ends a comment, which would swallow what comes after the condition.
            return `(${bound}${bytes.subarray(at).toString('utf8')}\n)`;
        },
    };
}
/** DuckDB's reason, with the columns' names in place of ours. */
function namedReason(error, predicate) {
    return reasonOf(error).replace(/\bv(\d+)\b/g, (text, index) => {
        const column = predicate.columns[Number(index)];
        return column === undefined ? text : `"${column}"`;
    });
}
function predicateError(sql, subject, reason) {
    return new src/* ConfigurationError */.j1(subject, `"${sql}": ${reason}`);
}
/** The error for a predicate that fails on the values of some row. */
function predicateFailure(error, predicate, subject) {
    return predicateError(predicate.sql, subject, namedReason(error, predicate));
}
/**
 * Checks an SQL condition on the rows of a table. It may use the table's columns by their exact
 * names, constants, operators, CASE, CAST and functions of single rows; no subqueries, no
 * aggregates, nothing that depends on anything but the row.
 *
 * @param subject the input that it comes from, the first word of the error
 * @throws ConfigurationError that quotes the condition and says what is wrong with it.
 */
async function parsePredicate(table, sql, subject = 'gates') {
    return new PredicateParser(table, sql, subject).parse();
}

;// CONCATENATED MODULE: ./packages/data/src/batches.ts








const DEFAULT_BATCH_ROWS = 32_768;
/** Marks the error that a query raises on purpose; the number of the request follows. */
const UNFIT = 'unfit for INT64: request ';
async function makePlan(table, requests, options) {
    const subject = options.subject ?? 'gates';
    const columns = new Set();
    const predicates = new Map();
    for (const [index, request] of requests.entries()) {
        if (request.as === 'predicate') {
            predicates.set(index, await parsePredicate(table, request.sql, subject));
            continue;
        }
        requireColumn(table, request.column);
        if (request.as === 'float' || request.as === 'int64') {
            const problem = await numberProblem(table, request.column);
            if (problem !== null)
                throw problem;
        }
        columns.add(request.column);
    }
    const where = options.where === undefined ? null : await parsePredicate(table, options.where, subject);
    for (const predicate of [...predicates.values(), ...(where === null ? [] : [where])]) {
        for (const column of predicate.columns)
            columns.add(column);
    }
    return { table, requests, columns: [...columns], predicates, where, subject };
}
/** SQL of the position of a text among categories: -1 for another one, null for a missing one. */
function positionSql(value, text, categories) {
    if (new Set(categories).size !== categories.length) {
        throw new Error('Categories must differ from each other');
    }
    const position = categories.length === 0
        ? '-1'
        : `coalesce(enum_code(TRY_CAST(${text} AS ENUM(${categories.map(literal).join(', ')}))), -1)`;
    return `CASE WHEN ${value} IS NOT NULL THEN CAST(${position} AS INTEGER) END`;
}
function requestSql(plan, index, sqlOf) {
    const request = plan.requests[index];
    if (request === undefined)
        throw new Error(`No request ${index}`);
    if (request.as === 'predicate') {
        const condition = plan.predicates.get(index)?.bind(sqlOf) ?? 'false';
        return `CAST(coalesce(${condition}, false) AS UTINYINT)`;
    }
    const value = sqlOf(request.column);
    const { sqlType } = settledType(plan.table, request.column);
    switch (request.as) {
        case 'float':
            return `CAST(${value} AS DOUBLE)`;
        case 'int64':
            return (`CASE WHEN ${value} IS NOT NULL THEN coalesce(${wholeNumber(value, sqlType)}, ` +
                `CAST(error(${literal(UNFIT + index)}) AS BIGINT)) END`);
        case 'text':
            return canonicalSql(value, sqlType);
        case 'code':
            return positionSql(value, canonicalSql(value, sqlType), request.categories);
    }
}
/** The query on one part; its columns are the requests, in their order. */
function partQuery(plan, part) {
    const { table, requests, columns, where } = plan;
    const values = columns.map((column, index) => `${partValue(part, column, settledType(table, column))} AS v${index}`);
    const sqlOf = (column) => `v${columns.indexOf(column)}`;
    const selected = requests.map((_, index) => requestSql(plan, index, sqlOf));
    const from = `(SELECT ${['1 AS one', ...values].join(', ')} FROM ${part.relation})`;
    const condition = where === null ? '' : ` WHERE ${where.bind(sqlOf)}`;
    return `SELECT ${['one', ...selected].join(', ')} FROM ${from}${condition}`;
}
/** The first predicate that fails by itself, and how. */
async function failingPredicate(plan) {
    const { table, where } = plan;
    for (const predicate of [...plan.predicates.values(), ...(where === null ? [] : [where])]) {
        const relation = tableRelation(table, predicate.columns);
        const condition = predicate.bind((column) => `v${predicate.columns.indexOf(column)}`);
        try {
            await table.access.database.row(`SELECT count(*) FROM ${relation} WHERE ${condition}`);
        }
        catch (error) {
            return predicateFailure(error, predicate, plan.subject);
        }
    }
    return null;
}
/** What to tell of an error that a query raised: whose value, or whose condition, it is. */
async function explain(error, plan) {
    const message = (0,src/* messageOf */.bD)(error);
    const at = message.indexOf(UNFIT);
    if (at !== -1) {
        const request = plan.requests[Number.parseInt(message.slice(at + UNFIT.length), 10)];
        if (request?.as === 'int64')
            return int64Error(plan.table, request.column);
    }
    return (await failingPredicate(plan)) ?? readFailure(error, plan.table.uri);
}
/** Puts chunks of 2048 rows together to batches. */
class BatchBuilder {
    #plan;
    #capacity;
    #buffers = [];
    #start = 0;
    #rows = 0;
    constructor(plan, capacity) {
        this.#plan = plan;
        this.#capacity = capacity;
    }
    /** Takes a chunk in; the batches that it completes come out. */
    *append(chunk) {
        let from = 0;
        while (from < chunk.rowCount) {
            const count = Math.min(chunk.rowCount - from, this.#capacity - this.#rows);
            if (this.#rows === 0) {
                this.#buffers = this.#plan.requests.map(({ as }) => columnBuffer(as, this.#capacity));
            }
            for (const [index, buffer] of this.#buffers.entries()) {
                buffer.append({ vector: chunk.getColumnVector(index + 1), from, count }, this.#rows);
            }
            this.#rows += count;
            from += count;
            if (this.#rows === this.#capacity)
                yield this.#batch();
        }
    }
    /** The rows that no batch has had yet. */
    *finish() {
        if (this.#rows > 0)
            yield this.#batch();
    }
    #batch() {
        const rows = this.#rows;
        const start = this.#start;
        this.#start += rows;
        this.#rows = 0;
        return { start, rows, columns: this.#buffers.map((buffer) => buffer.finish(rows)) };
    }
}
/**
 * Reads rows in the order of the files, in batches of typed arrays; memory does not grow with the
 * number of rows. The arrays are the caller's: no later batch changes them.
 *
 * - `float`: whole numbers, floats and booleans (1 and 0); a missing value is NaN and not present,
 *   a NaN in the data is NaN and present;
 * - `int64`: the same, where they are whole numbers of 64 bits;
 * - `text`, `code`: the canonical text (see `canonicalSql`) and its position.
 *
 * @throws ConfigurationError for a column that does not exist or a predicate that is none;
 *   InputError naming the first value that is not what was asked for.
 */
async function* readBatches(table, requests, options = {}) {
    const plan = await makePlan(table, requests, options);
    const builder = new BatchBuilder(plan, options.batchRows ?? DEFAULT_BATCH_ROWS);
    const connection = await table.access.database.connect();
    try {
        for (const part of table.access.parts) {
            const result = await connection.stream(partQuery(plan, part));
            for (;;) {
                const chunk = await result.fetchChunk();
                if (chunk === null || chunk.rowCount === 0)
                    break;
                yield* builder.append(chunk);
            }
        }
        yield* builder.finish();
    }
    catch (error) {
        throw await explain(error, plan);
    }
    finally {
        connection.closeSync();
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./packages/data/src/database.ts




const MINIMUM_MEMORY = 256 * 2 ** 20;
/** Half of the machine's memory, or of the limit that the process runs under (a container's). */
function defaultMemoryLimit() {
    const constrained = process.constrainedMemory();
    const total = constrained > 0 ? Math.min(constrained, (0,external_node_os_.totalmem)()) : (0,external_node_os_.totalmem)();
    return Math.max(MINIMUM_MEMORY, Math.floor(total / 2));
}
/**
 * An in-memory DuckDB that reads only the files it was opened for. Converted copies of text files
 * and whatever does not fit into memory go to a folder of its own, which `close` removes.
 */
class Database {
    duckdb;
    /** Folder for temporary files. */
    folder;
    #instance;
    #connection;
    #files = 0;
    #locked = false;
    constructor(duckdb, instance, connection, folder) {
        this.duckdb = duckdb;
        this.#instance = instance;
        this.#connection = connection;
        this.folder = folder;
    }
    /** DuckDB's version, e.g. `v1.5.6`. */
    get version() {
        return this.duckdb.version();
    }
    get locked() {
        return this.#locked;
    }
    /** Runs statements whose result is not needed. */
    async run(sql) {
        await this.#connection.run(sql);
    }
    /** All rows of a small result. */
    async rows(sql) {
        const reader = await this.#connection.runAndReadAll(sql);
        return reader.getRows();
    }
    /** The first row of a result that has one. */
    async row(sql) {
        const [first] = await this.rows(sql);
        if (first === undefined)
            throw new Error(`No row from: ${sql}`);
        return first;
    }
    /** Runs `work` on one thread, for readers that do not keep the order of rows on several. */
    async onOneThread(work) {
        const [threads] = await this.row("SELECT current_setting('threads')");
        await this.run('SET GLOBAL threads = 1');
        try {
            return await work();
        }
        finally {
            await this.run(`SET GLOBAL threads = ${Number(threads)}`);
        }
    }
    /** A table to fill from values in JavaScript. */
    async appender(table) {
        return this.#connection.createAppender(table);
    }
    /** A connection of its own, for a result that is read while other queries run. */
    async connect() {
        return this.#instance.connect();
    }
    /** A path in the temporary folder that no other call returned. */
    temporaryFile(ending) {
        this.#files += 1;
        return external_node_path_default().join(this.folder, `${this.#files}${ending}`);
    }
    /**
     * From here on only `files` can be read, nothing can be written or fetched, and no setting can
     * be changed: an SQL predicate from a configuration sees the opened data and nothing else.
     */
    async lock(files) {
        await this.run(`SET GLOBAL allowed_paths = ${literalList(files)}`);
        await this.run('SET GLOBAL enable_external_access = false');
        await this.run('SET GLOBAL lock_configuration = true');
        this.#locked = true;
    }
    /** Closes the database and removes its temporary files. */
    close() {
        this.#connection.closeSync();
        this.#instance.closeSync();
        (0,external_node_fs_.rmSync)(this.folder, { recursive: true, force: true });
    }
}
/** Opens an empty database. */
async function openDatabase(duckdb, options = {}) {
    const parent = options.temporaryDirectory ?? (0,external_node_os_.tmpdir)();
    (0,external_node_fs_.mkdirSync)(parent, { recursive: true });
    const folder = (0,external_node_fs_.mkdtempSync)(external_node_path_default().join(parent, 'slipway-data-'));
    const memory = options.memoryLimit ?? defaultMemoryLimit();
    try {
        const instance = await duckdb.DuckDBInstance.create(':memory:', {
            memory_limit: `${Math.ceil(memory / 1024)}KiB`,
            temp_directory: external_node_path_default().join(folder, 'spill'),
            autoinstall_known_extensions: 'false',
            autoload_known_extensions: 'false',
            allow_community_extensions: 'false',
            preserve_insertion_order: 'true',
            ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
        });
        const connection = await instance.connect();
        await connection.run(`SET GLOBAL TimeZone = ${literal('UTC')}`);
        return new Database(duckdb, instance, connection, folder);
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/data/src/distinct.ts



/** The tables' rows of one column (`v`), with the table's number (`side`). */
function sides(tables, column) {
    const selects = tables.map((table, side) => `SELECT v0 AS v, ${side} AS side FROM ${tableRelation(table, [column])}`);
    return `(${selects.join(' UNION ALL ')})`;
}
/**
 * Counts of every value of a column, in each of several tables that were opened together and have
 * it.
 *
 * @param limit at most so many categories; the most frequent ones are kept
 */
async function valueCounts(tables, column, limit) {
    const [first] = tables;
    if (first === undefined)
        throw new Error('No tables to count in');
    const type = settledType(first, column);
    const value = type.kind === 'other' ? 'CAST(v AS VARCHAR)' : 'v';
    const text = type.kind === 'other' ? 'k' : canonicalSql('k', type.sqlType);
    const each = tables.map((_, side) => countWhere(`side = ${side}`));
    const rows = await queryRows(first, `WITH counted AS (
       SELECT ${value} AS k, count(*) AS n, ${each.map((count, i) => `${count} AS n${i}`).join(', ')}
       FROM ${sides(tables, column)} GROUP BY k
     ), kept AS (
       SELECT * FROM counted WHERE k IS NOT NULL ORDER BY n DESC, k LIMIT ${limit + 1}
     )
     SELECT k IS NULL, ${text}, ${tables.map((_, i) => `n${i}`).join(', ')}
     FROM (FROM kept UNION ALL FROM counted WHERE k IS NULL)
     ORDER BY k`);
    return collect(rows, tables.length, limit);
}
function collect(rows, tables, limit) {
    const countsOf = (row) => row.slice(2).map(Number);
    const missing = rows.find((row) => row[0] === true);
    let values = rows.filter((row) => row[0] === false);
    const complete = values.length <= limit;
    if (!complete) {
        const total = (row) => countsOf(row).reduce((sum, count) => sum + count, 0);
        const rarest = values.reduce((left, right) => (total(right) <= total(left) ? right : left));
        values = values.filter((row) => row !== rarest);
    }
    const counts = values.map(countsOf);
    return {
        categories: values.map((row) => String(row[1])),
        counts: Array.from({ length: tables }, (_, side) => counts.map((row) => row[side] ?? 0)),
        missing: missing === undefined ? Array.from({ length: tables }, () => 0) : countsOf(missing),
        complete,
    };
}
/**
 * The values of a column with their counts.
 *
 * @param limit at most so many values; the most frequent ones are kept
 */
async function distinctValues(table, column, limit) {
    const { categories, counts, missing, complete } = await valueCounts([table], column, limit);
    return {
        values: categories.map((text, index) => ({ text, count: counts[0]?.[index] ?? 0 })),
        missing: missing[0] ?? 0,
        complete,
    };
}

;// CONCATENATED MODULE: ./packages/data/src/numeric.ts




/** Collects one column's numbers. */
class Collector {
    #name;
    #values;
    #filled = 0;
    #missing = 0;
    #nan = 0;
    #infinite = 0;
    constructor(name, rows) {
        this.#name = name;
        this.#values = new Float64Array(rows);
    }
    append(vector, numbers, present) {
        const rows = { vector, from: 0, count: vector.itemCount };
        copyDoubles(rows, numbers, 0);
        const missing = readPresence(rows, present, 0);
        this.#missing += missing;
        for (let row = 0; row < rows.count; row++) {
            if (missing > 0 && present[row] === 0)
                continue;
            const value = numbers[row] ?? NaN;
            if (Number.isFinite(value))
                this.#values[this.#filled++] = value;
            else if (Number.isNaN(value))
                this.#nan += 1;
            else
                this.#infinite += 1;
        }
    }
    finish() {
        return {
            name: this.#name,
            values: this.#values.subarray(0, this.#filled),
            missing: this.#missing,
            nan: this.#nan,
            infinite: this.#infinite,
        };
    }
}
/**
 * SQL of a value as a number: dates and times are seconds since 1970-01-01 UTC, so that their
 * distributions can be compared.
 */
function asNumber(value, kind) {
    return kind === 'datetime' ? `CAST(epoch(${value}) AS DOUBLE)` : `CAST(${value} AS DOUBLE)`;
}
/**
 * The finite numbers of several columns, read in one pass. Needs 8 bytes for each row and column.
 *
 * @throws InputError for a column of text, naming its first value that is no number.
 */
async function numericColumns(table, columns) {
    const kinds = columns.map((name) => requireColumn(table, name).kind);
    for (const [index, name] of columns.entries()) {
        const problem = kinds[index] === 'datetime' ? null : await numberProblem(table, name);
        if (problem !== null)
            throw problem;
    }
    if (columns.length === 0)
        return [];
    const { database } = table.access;
    const size = database.duckdb.DuckDBVector.standardSize();
    const numbers = new Float64Array(size);
    const present = new Uint8Array(size);
    const collectors = columns.map((name) => new Collector(name, table.rows));
    const selected = kinds.map((kind, index) => asNumber(`v${index}`, kind));
    const connection = await database.connect();
    try {
        const result = await connection.stream(`SELECT ${selected.join(', ')} FROM ${tableRelation(table, columns)}`);
        for (;;) {
            const chunk = await result.fetchChunk();
            if (chunk === null || chunk.rowCount === 0)
                break;
            for (const [index, collector] of collectors.entries()) {
                collector.append(chunk.getColumnVector(index), numbers, present);
            }
        }
    }
    catch (error) {
        throw readFailure(error, table.uri);
    }
    finally {
        connection.closeSync();
    }
    return collectors.map((collector) => collector.finish());
}
/** The finite numbers of one column. */
async function numericColumn(table, column) {
    const [numbers] = await numericColumns(table, [column]);
    if (numbers === undefined)
        throw new Error(`No numbers of "${column}"`);
    return numbers;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/fzstd/esm/index.mjs
var esm = __webpack_require__(68339);
// EXTERNAL MODULE: ./node_modules/lz4js/lz4.js
var lz4 = __webpack_require__(29103);
;// CONCATENATED MODULE: ./packages/data/src/load.ts

function column(read, from, count) {
    return Array.from({ length: count }, (_, index) => read(from + index));
}
async function append(database, table, columns, batches) {
    const { duckdb } = database;
    const types = columns.map(({ type }) => duckdb[type]);
    const size = duckdb.DuckDBVector.standardSize();
    const appender = await database.appender(table);
    try {
        for await (const { rows, readers } of batches) {
            for (let from = 0; from < rows; from += size) {
                const count = Math.min(size, rows - from);
                const chunk = duckdb.DuckDBDataChunk.create(types, count);
                for (const [index, read] of readers.entries()) {
                    chunk.setColumnValues(index, column(read, from, count));
                }
                appender.appendDataChunk(chunk);
            }
            appender.flushSync();
        }
    }
    finally {
        appender.closeSync();
    }
}
/**
 * Writes rows from JavaScript to a Parquet file in the temporary folder, from where they are read
 * like any other data.
 *
 * @returns the file's path
 */
async function loadAsParquet(database, columns, batches) {
    const path = database.temporaryFile('.parquet');
    const table = 'loading';
    const fields = columns.map(({ type }, index) => `c${index} ${type}`);
    const selected = columns.map(({ sql }, index) => `${sql(`c${index}`)} AS c${index}`);
    await database.run(`CREATE TABLE ${identifier(table)} (${fields.join(', ')})`);
    try {
        await append(database, table, columns, batches);
        await database.run(`COPY (SELECT ${selected.join(', ')} FROM ${table}) TO ${literal(path)} (FORMAT parquet)`);
    }
    finally {
        await database.run(`DROP TABLE ${identifier(table)}`);
    }
    return path;
}

;// CONCATENATED MODULE: ./packages/data/src/names.ts

/**
 * Names by which columns can be told apart.
 *
 * @param display the file, for the message
 * @throws InputError when a name occurs twice.
 */
function uniqueNames(names, display) {
    const seen = new Map();
    for (const [index, name] of names.entries()) {
        const first = seen.get(name);
        if (first !== undefined) {
            throw new src/* InputError */.dz('data', `${display}: two columns are called "${name}" (${first + 1} and ${index + 1}); ` +
                'rename one of them');
        }
        seen.set(name, index);
    }
    return names;
}

;// CONCATENATED MODULE: ./packages/data/src/cast.ts


function nullOf(target) {
    return `CAST(NULL AS ${target.sqlType})`;
}
/** SQL that brings a typed value to the type that its column has in every file. */
function castTyped(value, own, target) {
    if (own.kind === 'empty')
        return nullOf(target);
    if (own.sqlType === target.sqlType)
        return value;
    if (target.kind === 'text')
        return canonicalSql(value, own.sqlType);
    return `CAST(${value} AS ${target.sqlType})`;
}
/** SQL that reads a written value as the type that its column has in every file. */
function castWritten({ raw, text }, own, target, format) {
    if (own.kind === 'empty')
        return nullOf(target);
    switch (target.kind) {
        case 'text':
        case 'other':
        case 'empty':
            return raw;
        case 'boolean':
            return `lower(${text}) = 'true'`;
        case 'datetime':
            return `CAST(${text} AS ${target.sqlType})`;
        case 'integer':
        case 'float':
            return own.kind === 'boolean'
                ? `CAST(lower(${text}) = 'true' AS ${target.sqlType})`
                : `CAST(${numberText(text, format)} AS ${target.sqlType})`;
    }
}

;// CONCATENATED MODULE: ./packages/data/src/kinds.ts
/** 38 digits: the widest whole number that Parquet holds exactly. */
const WIDE_INTEGER = 'DECIMAL(38,0)';
const SMALL_INTEGERS = new Set([
    'TINYINT',
    'SMALLINT',
    'INTEGER',
    'BIGINT',
    'UTINYINT',
    'USMALLINT',
    'UINTEGER',
]);
const LARGE_INTEGERS = new Set(['UBIGINT', 'HUGEINT', 'UHUGEINT']);
const FLOATS = new Set(['FLOAT', 'DOUBLE']);
/** Types whose text says all of a value. */
const TEXTS = new Set([
    'VARCHAR',
    'UUID',
    'TIME',
    'TIME_NS',
    'TIME WITH TIME ZONE',
    'BIT',
    'BIGNUM',
]);
/** The kind of a DuckDB type. */
function kindOfType(sqlType) {
    const decimal = /^DECIMAL\(\d+,(\d+)\)$/.exec(sqlType);
    if (decimal !== null)
        return decimal[1] === '0' ? 'integer' : 'float';
    if (SMALL_INTEGERS.has(sqlType) || LARGE_INTEGERS.has(sqlType))
        return 'integer';
    if (FLOATS.has(sqlType))
        return 'float';
    if (sqlType === 'BOOLEAN')
        return 'boolean';
    if (sqlType === 'DATE' || sqlType.startsWith('TIMESTAMP'))
        return 'datetime';
    if (TEXTS.has(sqlType) || /^ENUM\(.*\)$/s.test(sqlType))
        return 'text';
    return 'other';
}
/** Kinds that hold numbers, the wider one last; true and false count as 1 and 0 among them. */
const NUMERIC_KINDS = ['boolean', 'integer', 'float'];
function joinKinds(left, right) {
    if (left === right || right === 'empty')
        return left;
    if (left === 'empty')
        return right;
    if (left === 'other' || right === 'other')
        return 'other';
    const rank = Math.max(NUMERIC_KINDS.indexOf(left), NUMERIC_KINDS.indexOf(right));
    const bothNumeric = NUMERIC_KINDS.includes(left) && NUMERIC_KINDS.includes(right);
    return (bothNumeric ? NUMERIC_KINDS[rank] : undefined) ?? 'text';
}
function settleInteger(types) {
    return types.every((type) => SMALL_INTEGERS.has(type) || type === 'BOOLEAN')
        ? 'BIGINT'
        : WIDE_INTEGER;
}
function settleDatetime(types) {
    if (types.some((type) => type.endsWith('WITH TIME ZONE')))
        return 'TIMESTAMP WITH TIME ZONE';
    return 'TIMESTAMP';
}
/** The type of all columns when they have one, else the one that `common` finds. */
function settleSqlType(kind, types, common) {
    const [only] = types;
    return { kind, sqlType: types.length === 1 && only !== undefined ? only : common(types) };
}
/**
 * One type for a column that several files hold. A column without values takes the others' type;
 * whole numbers and fractions become floats; true and false become 1 and 0 beside numbers; a
 * date beside a time stamp is its midnight, a time stamp without zone beside one with a zone is
 * UTC; anything else in two kinds is text. Lists, structs and bytes stay `other`.
 */
function settleType(columns) {
    const kind = columns.map((column) => column.kind).reduce(joinKinds, 'empty');
    const valued = columns.filter((column) => column.kind !== 'empty');
    const types = [...new Set(valued.map((column) => column.sqlType))];
    switch (kind) {
        case 'empty':
        case 'text':
            return { kind, sqlType: 'VARCHAR' };
        case 'boolean':
            return { kind, sqlType: 'BOOLEAN' };
        case 'other':
            return settleSqlType(kind, types, () => 'VARCHAR');
        case 'integer':
            return settleSqlType(kind, types, settleInteger);
        case 'float':
            return settleSqlType(kind, types, () => 'DOUBLE');
        case 'datetime':
            return settleSqlType(kind, types, settleDatetime);
    }
}

;// CONCATENATED MODULE: ./packages/data/src/candidates.ts


const WHOLE = String.raw `[+-]?(0|[1-9]\d*)`;
const WHOLE_WITH_ZEROS = String.raw `[+-]?\d+`;
const DATE = String.raw `\d{4}-\d{2}-\d{2}`;
/** DuckDB reads a zone only behind seconds. */
const TIME = String.raw `[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}(:?\d{2})?)?)?`;
/** Where a zone can begin at the earliest: behind `2024-01-31T12:00:00`. */
const ZONE_FROM = 20;
/** The digits where the text is a whole number, else null. */
function wholeTerm(format, codesToo) {
    return {
        key: 'w',
        sql: (text) => {
            const number = numberText(text, format);
            // The cheap test first: printed again, most whole numbers are what was written.
            return (`CASE WHEN CAST(TRY_CAST(${number} AS BIGINT) AS VARCHAR) = ${number} THEN ${number} ` +
                `WHEN ${fullMatch(number, codesToo ? WHOLE_WITH_ZEROS : WHOLE)} THEN ${number} END`);
        },
    };
}
/** Whole numbers with more digits than any number type keeps: text, so that none is lost. */
const LONG_NUMBER = { kind: 'text', sqlType: 'VARCHAR' };
/**
 * Types of columns of numbers, the narrowest first.
 *
 * @param codesToo whether digits behind a leading zero are a number
 */
function numberCandidates(format, codesToo) {
    const term = wholeTerm(format, codesToo);
    const integer = (sqlType, matches) => {
        return { type: { kind: 'integer', sqlType }, term, matches };
    };
    return [
        integer('BIGINT', (whole) => `TRY_CAST(${whole} AS BIGINT) IS NOT NULL`),
        integer('UBIGINT', (whole) => `TRY_CAST(${whole} AS UBIGINT) IS NOT NULL`),
        integer(WIDE_INTEGER, (whole) => `strlen(ltrim(${whole}, '+-0')) <= 38`),
        { type: LONG_NUMBER, term, matches: (whole) => `${whole} IS NOT NULL` },
        {
            type: { kind: 'float', sqlType: 'DOUBLE' },
            term: null,
            matches: (text) => isNumber(text, format, codesToo),
        },
    ];
}
/** true and false, in any letter case. */
const BOOLEAN_CANDIDATE = {
    type: { kind: 'boolean', sqlType: 'BOOLEAN' },
    term: null,
    matches: (text) => `lower(${text}) IN ('true', 'false')`,
};
/** The text where it has the form of a date or time stamp (a failing cast is slow), else null. */
const datetimeTerm = {
    key: 'd',
    sql: (text) => `CASE WHEN ${fullMatch(text, `${DATE}(${TIME})?`)} THEN ${text} END`,
};
function datetime(sqlType, form) {
    return {
        type: { kind: 'datetime', sqlType },
        term: datetimeTerm,
        matches: (value) => `CASE WHEN ${form(value)} THEN TRY_CAST(${value} AS ${sqlType}) IS NOT NULL END`,
    };
}
/** ISO 8601 dates and time stamps, without or with a zone. */
const DATETIME_CANDIDATES = [
    datetime('DATE', (value) => `strlen(${value}) = 10`),
    datetime('TIMESTAMP', (value) => `NOT regexp_matches(substr(${value}, ${ZONE_FROM}), '[Z+-]')`),
    datetime('TIMESTAMP WITH TIME ZONE', (value) => `${value} IS NOT NULL`),
];

;// CONCATENATED MODULE: ./packages/data/src/infer.ts

/** Rows that are tried first: most types are refuted there, so that few remain for all rows. */
const SAMPLE_ROWS = 2048;
/** Planning a query takes time with the square of its aggregates. */
const AGGREGATES_PER_QUERY = 500;
const TEXT = { kind: 'text', sqlType: 'VARCHAR' };
const EMPTY = { kind: 'empty', sqlType: 'VARCHAR' };
/** SQL that computes, for one column, its text (`t`) and the terms of its candidates. */
function termsOf({ text, candidates }, column) {
    const terms = new Map(candidates.flatMap(({ term }) => (term === null ? [] : [[term.key, term]])));
    return [
        `${text} AS t${column}`,
        ...[...terms.values()].map((term) => `${term.sql(text)} AS ${term.key}${column}`),
    ];
}
async function tryChunk(database, relation, trials) {
    const terms = trials.flatMap(termsOf);
    const aggregates = trials.flatMap(({ candidates }, column) => [
        `count(t${column})`,
        ...candidates.map(({ term, matches }) => countWhere(matches(`${term === null ? 't' : term.key}${column}`))),
    ]);
    const counts = await database.row(`SELECT ${aggregates.join(', ')} FROM (SELECT ${terms.join(', ')} FROM ${relation})`);
    let at = 0;
    const next = () => Number(counts[at++]);
    return trials.map(({ candidates }) => {
        const values = next();
        return { values, matching: candidates.filter(() => next() === values) };
    });
}
/** Tests the candidates of every column over all rows of the relation. */
async function tryAll(database, relation, trials) {
    const outcomes = [];
    let chunk = [];
    let aggregates = 0;
    for (const [index, trial] of trials.entries()) {
        chunk.push(trial);
        aggregates += 1 + trial.candidates.length;
        if (aggregates < AGGREGATES_PER_QUERY && index + 1 < trials.length)
            continue;
        outcomes.push(...(await tryChunk(database, relation, chunk)));
        chunk = [];
        aggregates = 0;
    }
    return outcomes;
}
/** Tests the candidates over the first rows only, which are read once for all queries. */
async function trySample(database, relation, trials) {
    const texts = trials.map(({ text }, index) => `${text} AS s${index}`);
    await database.run(`CREATE TEMP TABLE sample AS SELECT ${texts.join(', ')} FROM ${relation} LIMIT ${SAMPLE_ROWS}`);
    try {
        const sampled = trials.map(({ candidates }, index) => ({ text: `s${index}`, candidates }));
        return await tryAll(database, 'sample', sampled);
    }
    finally {
        await database.run('DROP TABLE sample');
    }
}
function decide({ values, matching }) {
    return values === 0 ? EMPTY : (matching[0]?.type ?? TEXT);
}
/** The first look: rules out what a few rows refute; decides where these are all rows. */
function narrow(search, outcome, complete) {
    search.seen = outcome.values > 0;
    if (search.seen)
        search.candidates = outcome.matching;
    if (complete || (search.seen && search.candidates.length === 0))
        search.type = decide(outcome);
}
/** The look at all rows: the best candidate holds, or the rest is still to be tried. */
function infer_confirm(search, outcome, tried) {
    search.candidates = search.candidates.slice(tried);
    const last = outcome.matching.length > 0 || search.candidates.length === 0;
    if (last || outcome.values === 0)
        search.type = decide(outcome);
}
/**
 * The types of columns of text, decided over all rows: a column has a type when every value of it
 * has. A first look at a few rows only rules candidates out, so that most columns are read once,
 * for the one candidate that is left.
 *
 * @param relation SQL of what stands behind FROM
 * @param rows how many rows it has
 */
async function inferTypes(database, relation, rows, columns) {
    const searches = columns.map((column) => ({ ...column, seen: false, type: null }));
    for (const [index, outcome] of (await trySample(database, relation, searches)).entries()) {
        const search = searches[index];
        if (search !== undefined)
            narrow(search, outcome, rows <= SAMPLE_ROWS);
    }
    for (;;) {
        const open = searches.filter((search) => search.type === null);
        if (open.length === 0)
            return searches.map((search) => search.type ?? TEXT);
        const trials = open.map(({ text, candidates, seen }) => ({
            text,
            candidates: seen ? candidates.slice(0, 1) : candidates,
        }));
        for (const search of open)
            search.seen = false;
        for (const [index, outcome] of (await tryAll(database, relation, trials)).entries()) {
            const search = open[index];
            if (search !== undefined)
                infer_confirm(search, outcome, trials[index]?.candidates.length ?? 0);
        }
    }
}

;// CONCATENATED MODULE: ./packages/data/src/parquet/stage.ts








/** Rows that are looked at first for a column without values. */
const stage_SAMPLE_ROWS = 2048;
/** SQL of a Parquet file whose columns are named by position (`c0`, …), then `file_row`. */
function parquetRelation(path, columns) {
    const names = [...positional(columns), 'file_row'].join(', ');
    const settings = 'hive_partitioning = false, file_row_number = true';
    return `read_parquet(${literal(path)}, ${settings}) AS t(${names})`;
}
/** DuckDB's reason without what only its own users can follow. */
function readError(error, file) {
    const reason = reasonOf(error);
    const told = /magic bytes|footer|metadata/i.test(reason)
        ? 'the file is damaged or cut off'
        : reason.replaceAll(file.path, file.display);
    return new src/* InputError */.dz('data', `${file.display} cannot be read as Parquet: ${told}`, {
        cause: error,
    });
}
/** The names of the top-level columns as they are written, from the schema's depth-first list. */
async function columnNames(database, file) {
    const schema = await database.rows(`SELECT name, coalesce(num_children, 0) FROM parquet_schema(${literal(file.path)})`);
    const names = [];
    let at = 1;
    const skip = () => {
        const children = Number(schema[at]?.[1] ?? 0);
        at += 1;
        for (let child = 0; child < children; child++)
            skip();
    };
    while (at < schema.length) {
        names.push(String(schema[at]?.[0]));
        skip();
    }
    return names;
}
/** Columns that hold no value at all: few rows usually show that there is one. */
async function columnsWithoutValues(database, relation, count) {
    let open = positional(count).map((name, index) => ({ name, index }));
    for (const from of [`(SELECT * FROM ${relation} LIMIT ${stage_SAMPLE_ROWS})`, relation]) {
        if (open.length === 0)
            break;
        const counts = await database.row(`SELECT ${open.map(({ name }) => `count(${name})`).join(', ')} FROM ${from}`);
        open = open.filter((_, index) => Number(counts[index]) === 0);
    }
    return new Set(open.map(({ index }) => index));
}
async function describe(database, file) {
    try {
        const names = await columnNames(database, file);
        const described = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(file.path)}, hive_partitioning = false)`);
        const [rows] = await database.row(`SELECT count(*) FROM read_parquet(${literal(file.path)}, hive_partitioning = false)`);
        return { names, types: described.map((cells) => String(cells[1])), rows: Number(rows) };
    }
    catch (error) {
        throw readError(error, file);
    }
}
const POINT = { decimal: '.', thousands: null };
/** Types of text columns that are to be read as numbers, where all their values are. */
async function numbersInText(database, relation, rows, names, owns, rules) {
    const indices = [...names.keys()].filter((index) => owns[index]?.kind === 'text' && rules.numeric.has(names[index] ?? ''));
    if (indices.length === 0)
        return new Map();
    const candidates = numberCandidates(POINT, true);
    const types = await inferTypes(database, relation, rows, indices.map((index) => ({ text: textOf(index), candidates })));
    return new Map(indices.map((index, at) => [index, types[at] ?? { kind: 'text', sqlType: 'VARCHAR' }]));
}
function textOf(index) {
    return `trim(CAST(c${index} AS VARCHAR))`;
}
/**
 * Finds the columns of a Parquet file. Values keep the types that the file declares.
 *
 * @param file what messages are about
 * @param converted where `file` has another format
 * @throws InputError for a file that is no Parquet file, or has a name twice.
 */
async function stageParquet(database, file, rules, converted = null) {
    const path = converted?.path ?? file.path;
    const described = await describe(database, { ...file, path });
    const { types, rows } = described;
    const names = uniqueNames(converted?.names ?? described.names, file.display);
    if (names.length !== types.length)
        throw new Error(`${file.display}: schema does not match`);
    const relation = parquetRelation(path, names.length);
    const empty = await columnsWithoutValues(database, relation, names.length);
    const owns = types.map((sqlType, index) => {
        return { kind: empty.has(index) ? 'empty' : kindOfType(sqlType), sqlType };
    });
    const numbers = await numbersInText(database, relation, rows, names, owns, rules);
    return {
        file,
        rows,
        relation,
        ordered: true,
        parquet: path,
        place: (row) => Promise.resolve(`row ${row + 1}`),
        notes: [],
        columns: owns.map((declared, index) => {
            const name = names[index] ?? '';
            const number = numbers.get(index);
            const value = `c${index}`;
            if (number === undefined) {
                return { name, own: declared, valueAs: (target) => castTyped(value, declared, target) };
            }
            const written = { raw: value, text: textOf(index) };
            return {
                name,
                own: number,
                valueAs: (target) => castWritten(written, number, target, POINT),
            };
        }),
    };
}

;// CONCATENATED MODULE: ./packages/data/src/arrow/values.ts
/** Digits of Arrow's widest decimal. */
const MOST_DIGITS = 76;
const asItIs = (value) => value;
const values_WHOLE = {
    8: 'TINYINT',
    16: 'SMALLINT',
    32: 'INTEGER',
    64: 'BIGINT',
};
const WHOLE_UNSIGNED = {
    8: 'UTINYINT',
    16: 'USMALLINT',
    32: 'UINTEGER',
    64: 'UBIGINT',
};
/** Arrow's finest time unit; the coarser ones are 0 (second), 1 (millisecond), 2 (microsecond). */
const NANOSECOND = 3;
/** SQL of microseconds from a count of Arrow's time units. */
function microseconds(value, unit) {
    if (unit === NANOSECOND)
        return `${value} // 1000`;
    return `${value} * ${10 ** (6 - 3 * unit)}`;
}
function timestamp(type) {
    const unit = type.unit;
    const zoned = Boolean(type.timezone);
    const sql = (value) => {
        if (unit === NANOSECOND && !zoned)
            return `make_timestamp_ns(${value})`;
        const instant = `make_timestamp(${microseconds(value, unit)})`;
        return zoned ? `CAST(${instant} AS TIMESTAMP WITH TIME ZONE)` : instant;
    };
    return { type: 'BIGINT', sql };
}
function timeOfDay(type) {
    const sql = (value) => `TIME '00:00:00' + to_microseconds(CAST(${microseconds(value, type.unit)} AS BIGINT))`;
    return { type: 'BIGINT', sql };
}
function decimal(type) {
    if (Math.abs(type.scale) > MOST_DIGITS || type.precision > MOST_DIGITS) {
        throw new TypeError(`a decimal has more than ${MOST_DIGITS} digits`);
    }
    const fits = type.precision <= 38 && type.scale >= 0;
    const sqlType = `DECIMAL(${type.precision},${type.scale})`;
    return { type: 'VARCHAR', sql: (value) => (fits ? `CAST(${value} AS ${sqlType})` : value) };
}
/** Stands for a list, struct, map or union: whether there is one is all that is read of it. */
const NESTED = '{}';
/** How values of an Arrow type come into DuckDB; what has no counterpart comes as `NESTED`. */
function conversionOf(arrow, type) {
    const { DataType: is } = arrow;
    if (is.isDictionary(type))
        return conversionOf(arrow, type.dictionary);
    if (is.isInt(type)) {
        const types = type.isSigned ? values_WHOLE : WHOLE_UNSIGNED;
        return { type: types[type.bitWidth] ?? 'BIGINT', sql: asItIs };
    }
    if (is.isFloat(type)) {
        const double = type.precision === arrow.Precision.DOUBLE;
        return { type: double ? 'DOUBLE' : 'FLOAT', sql: asItIs };
    }
    if (is.isUtf8(type) || is.isLargeUtf8(type) || is.isUtf8View(type)) {
        return { type: 'VARCHAR', sql: asItIs };
    }
    if (is.isBool(type))
        return { type: 'BOOLEAN', sql: asItIs };
    if (is.isNull(type))
        return { type: 'INTEGER', sql: asItIs };
    if (is.isDuration(type))
        return { type: 'BIGINT', sql: asItIs };
    if (is.isTimestamp(type))
        return timestamp(type);
    if (is.isTime(type))
        return timeOfDay(type);
    if (is.isDecimal(type))
        return decimal(type);
    if (is.isDate(type)) {
        return type.unit === arrow.DateUnit.DAY
            ? { type: 'INTEGER', sql: (value) => `DATE '1970-01-01' + ${value}` }
            : { type: 'BIGINT', sql: (value) => `make_timestamp(${value} * 1000)` };
    }
    if (isBytes(arrow, type))
        return { type: 'VARCHAR', sql: (value) => `unhex(${value})` };
    return { type: 'VARCHAR', sql: (value) => `CAST(${value} AS JSON)` };
}
function isBytes({ DataType: is }, type) {
    return (is.isBinary(type) ||
        is.isLargeBinary(type) ||
        is.isBinaryView(type) ||
        is.isFixedSizeBinary(type));
}
/** The raw buffer behind a column, whose numbers `Vector.get` would round to milliseconds. */
function rawValues(data) {
    const values = data.values;
    if (values instanceof Int32Array || values instanceof BigInt64Array) {
        return (row) => BigInt(values[row] ?? 0);
    }
    throw new TypeError(`Unexpected buffer of a column of type ${data.typeId}`);
}
/** A decimal's text from its little-endian words of 32 bits in two's complement. */
function decimalText(words, scale) {
    let unscaled = 0n;
    for (let index = words.length - 1; index >= 0; index--) {
        unscaled = (unscaled << 32n) | BigInt(words[index] ?? 0);
    }
    unscaled = BigInt.asIntN(words.length * 32, unscaled);
    if (scale <= 0)
        return String(unscaled * 10n ** BigInt(-scale));
    const sign = unscaled < 0n ? '-' : '';
    const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
    return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
function decimalReader(data, type) {
    const values = data.values;
    if (!(values instanceof Uint32Array))
        throw new TypeError('Unexpected buffer of a decimal');
    const { stride } = data;
    return (row) => decimalText(values.subarray(row * stride, (row + 1) * stride), type.scale);
}
/** Reads present values of one piece of a column. */
function presentReader(arrow, data) {
    const { DataType: is } = arrow;
    const { type } = data;
    if (is.isDictionary(type))
        return dictionaryReader(arrow, data);
    if (is.isTimestamp(type) || is.isTime(type) || is.isDuration(type))
        return rawValues(data);
    if (is.isDate(type)) {
        const raw = rawValues(data);
        return type.unit === arrow.DateUnit.DAY ? (row) => Number(raw(row)) : raw;
    }
    if (is.isDecimal(type))
        return decimalReader(data, type);
    const vector = new arrow.Vector([data]);
    const get = (row) => vector.get(row);
    if (isBytes(arrow, type))
        return (row) => Buffer.from(get(row)).toString('hex');
    if (conversionOf(arrow, type).sql === asItIs) {
        return (row) => get(row);
    }
    return () => NESTED;
}
function dictionaryReader(arrow, data) {
    const entries = (data.dictionary?.data ?? []).flatMap((piece) => {
        const read = valueReader(arrow, piece);
        return Array.from({ length: piece.length }, (_, index) => read(index));
    });
    const indices = data.values;
    if (!ArrayBuffer.isView(indices))
        throw new TypeError('Unexpected indices of a dictionary');
    const positions = indices;
    return (row) => entries[Number(positions[row])] ?? null;
}
/** Whether offsets of texts or bytes go up and end inside the buffer. */
function offsetsFit(offsets, rows, bytes) {
    if (offsets.length <= rows)
        return false;
    let last = 0;
    for (let row = 0; row <= rows; row++) {
        const offset = Number(offsets[row]);
        if (offset < last || offset > bytes)
            return false;
        last = offset;
    }
    return true;
}
function lengthOf(buffer) {
    return ArrayBuffer.isView(buffer) && 'length' in buffer ? Number(buffer.length) : 0;
}
/**
 * Whether the buffers are as long as the number of rows says: the file's metadata may say anything.
 */
function buffersFit({ DataType: is }, data) {
    const { type, length } = data;
    const values = lengthOf(data.values);
    if (is.isNull(type))
        return true;
    if (data.nullCount > 0 && lengthOf(data.nullBitmap) * 8 < length)
        return false;
    if (is.isBool(type))
        return values * 8 >= length;
    if (is.isUtf8(type) || is.isLargeUtf8(type) || is.isBinary(type) || is.isLargeBinary(type)) {
        const offsets = data.valueOffsets;
        if (!(offsets instanceof Int32Array || offsets instanceof BigInt64Array))
            return length === 0;
        return length === 0 || offsetsFit(offsets, length, values);
    }
    if (is.isUtf8View(type) || is.isBinaryView(type))
        return values >= length * 16;
    const nested = data.children.length > 0;
    return nested || values >= length * data.stride;
}
/**
 * Reads one piece of a column; a missing value is null.
 *
 * @throws TypeError when a buffer is shorter than it should be.
 */
function valueReader(arrow, data) {
    if (!buffersFit(arrow, data))
        throw new TypeError('a buffer is shorter than its rows');
    const read = presentReader(arrow, data);
    if (arrow.DataType.isNull(data.type))
        return () => null;
    return (row) => (data.getValid(row) ? read(row) : null);
}
/** The one piece that a column of a record batch consists of. */
function pieceOf(vector) {
    const piece = vector?.data[0];
    if (piece === undefined)
        throw new TypeError('A column of the record batch is missing');
    return piece;
}

;// CONCATENATED MODULE: ./packages/data/src/arrow/flatbuffer.ts
/** Visits of one buffer; a table may be mentioned twice, and nest itself. */
const MOST_VISITS = 1_000_000;
/**
 * Reads FlatBuffers (https://flatbuffers.dev/internals/) with every offset and length checked
 * against the buffer.
 */
class FlatBuffer {
    #view;
    #visits = 0;
    constructor(bytes) {
        this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    /** Position of the root table. */
    root() {
        return this.table(0);
    }
    /** Position of the table that the offset at `at` refers to. */
    table(at) {
        const table = at + this.#uint32(at);
        this.#visits += 1;
        if (this.#visits > MOST_VISITS)
            throw new RangeError('the metadata nest without end');
        this.#check(table, 4);
        return table;
    }
    /** Position of a field of a table, or null where it is not set. */
    field(table, index) {
        const vtable = table - this.#view.getInt32(table, true);
        this.#check(vtable, 4);
        const entry = 4 + 2 * index;
        if (entry + 2 > this.#view.getUint16(vtable, true))
            return null;
        this.#check(vtable + entry, 2);
        const offset = this.#view.getUint16(vtable + entry, true);
        if (offset === 0)
            return null;
        this.#check(table + offset, 1);
        return table + offset;
    }
    /** The table in a field, or null. */
    tableIn(table, index) {
        const at = this.field(table, index);
        return at === null ? null : this.table(at);
    }
    /** The vector in a field: where its elements of `size` bytes begin, and how many there are. */
    vectorIn(table, index, size) {
        const at = this.field(table, index);
        if (at === null)
            return { start: 0, length: 0 };
        const vector = at + this.#uint32(at);
        const length = this.#uint32(vector);
        this.#check(vector + 4, length * size);
        return { start: vector + 4, length };
    }
    /** The tables of a vector in a field. */
    tablesIn(table, index) {
        const { start, length } = this.vectorIn(table, index, 4);
        return Array.from({ length }, (_, element) => this.table(start + 4 * element));
    }
    byteIn(table, index) {
        const at = this.field(table, index);
        return at === null ? 0 : this.#view.getUint8(at);
    }
    /** A 64-bit number in a field; 0 where it is not set. */
    longIn(table, index) {
        const at = this.field(table, index);
        return at === null ? 0 : this.long(at);
    }
    long(at) {
        this.#check(at, 8);
        return Number(this.#view.getBigInt64(at, true));
    }
    int(at) {
        this.#check(at, 4);
        return this.#view.getInt32(at, true);
    }
    #uint32(at) {
        this.#check(at, 4);
        return this.#view.getUint32(at, true);
    }
    #check(at, size) {
        if (at < 0 || at + size > this.#view.byteLength) {
            throw new RangeError('the metadata refer to what lies behind their end');
        }
    }
}

;// CONCATENATED MODULE: ./packages/data/src/arrow/verify.ts

/*
 * The library that reads Arrow files follows their metadata blindly: a damaged or hostile length
 * makes it loop or allocate without end. Therefore the metadata are checked before.
 *
 * https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc
 */
const MAGIC = 'ARROW1';
const CONTINUATION = 0xffffffff;
const DEEPEST = 64;
const LONGEST_METADATA = 2 ** 28;
/** Rows of a batch whose columns need no bytes, as columns of nulls do. */
const ROWS_WITHOUT_BYTES = 1_000_000;
/** A byte holds at most so many values of one bit, and so many times more when compressed. */
const ROWS_PER_BYTE = 8;
const COMPRESSION = 4096;
const TIMESTAMP = 10;
const UNION = 14;
function checkField(buffer, field, depth) {
    if (depth > DEEPEST)
        throw new RangeError('the columns nest too deep');
    buffer.vectorIn(field, 0, 1);
    const type = buffer.tableIn(field, 3);
    const kind = buffer.byteIn(field, 2);
    if (type !== null && kind === TIMESTAMP)
        buffer.vectorIn(type, 1, 1);
    if (type !== null && kind === UNION)
        buffer.vectorIn(type, 1, 4);
    const dictionary = buffer.tableIn(field, 4);
    if (dictionary !== null)
        buffer.tableIn(dictionary, 1);
    for (const child of buffer.tablesIn(field, 5))
        checkField(buffer, child, depth + 1);
    checkPairs(buffer, field, 6);
}
/** Keys and values, both text. */
function checkPairs(buffer, table, index) {
    for (const pair of buffer.tablesIn(table, index)) {
        buffer.vectorIn(pair, 0, 1);
        buffer.vectorIn(pair, 1, 1);
    }
}
function checkSchema(buffer, schema) {
    for (const field of buffer.tablesIn(schema, 1))
        checkField(buffer, field, 0);
    checkPairs(buffer, schema, 2);
}
function checkRecordBatch(buffer, batch, bodyLength) {
    const compressed = buffer.tableIn(batch, 3) !== null;
    const perByte = ROWS_PER_BYTE * (compressed ? COMPRESSION : 1);
    const most = Math.max(ROWS_WITHOUT_BYTES, bodyLength * perByte);
    const checkRows = (rows) => {
        if (rows < 0 || rows > most)
            throw new RangeError('a batch is too short for its rows');
    };
    checkRows(buffer.longIn(batch, 0));
    const nodes = buffer.vectorIn(batch, 1, 16);
    for (let node = 0; node < nodes.length; node++) {
        checkRows(buffer.long(nodes.start + 16 * node));
    }
    const buffers = buffer.vectorIn(batch, 2, 16);
    for (let each = 0; each < buffers.length; each++) {
        const offset = buffer.long(buffers.start + 16 * each);
        const length = buffer.long(buffers.start + 16 * each + 8);
        if (offset < 0 || length < 0 || offset + length > bodyLength) {
            throw new RangeError('a buffer lies outside its batch');
        }
    }
    buffer.vectorIn(batch, 4, 8);
}
/** Checks a message's metadata and returns the length of the body that follows. */
function checkMessage(metadata) {
    const buffer = new FlatBuffer(metadata);
    const message = buffer.root();
    const bodyLength = buffer.longIn(message, 3);
    if (bodyLength < 0)
        throw new RangeError('a batch has a negative length');
    const header = buffer.tableIn(message, 2);
    if (header === null)
        throw new RangeError('a message has no header');
    switch (buffer.byteIn(message, 1)) {
        case 1:
            checkSchema(buffer, header);
            break;
        case 2: {
            const data = buffer.tableIn(header, 1);
            if (data !== null)
                checkRecordBatch(buffer, data, bodyLength);
            break;
        }
        case 3:
            checkRecordBatch(buffer, header, bodyLength);
            break;
        default:
            throw new RangeError('a message is neither a schema nor a batch');
    }
    checkPairs(buffer, message, 4);
    return bodyLength;
}
/** Bytes of the file, exactly so many. */
async function read(file, at, length, size) {
    if (at < 0 || length < 0 || length > LONGEST_METADATA || at + length > size) {
        throw new RangeError('it is cut off');
    }
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length)
        throw new RangeError('it is cut off');
    return buffer;
}
/** Checks the message at `at` and returns where the next one begins; null at the end. */
async function checkMessageAt(file, at, size) {
    if (at + 4 > size)
        return null;
    let start = at + 4;
    let length = (await read(file, at, 4, size)).readUInt32LE(0);
    if (length === CONTINUATION) {
        if (start + 4 > size)
            return null;
        length = (await read(file, start, 4, size)).readUInt32LE(0);
        start += 4;
    }
    if (length === 0)
        return null;
    const bodyLength = checkMessage(await read(file, start, length, size));
    const next = start + length + bodyLength;
    if (next > size)
        throw new RangeError('it is cut off');
    return next;
}
/** Checks the footer of a file, and every batch that it lists. */
async function checkFile(file, size) {
    const end = await read(file, size - 10, 10, size);
    if (end.toString('latin1', 4) !== MAGIC)
        throw new RangeError('it is cut off');
    const length = end.readInt32LE(0);
    const buffer = new FlatBuffer(await read(file, size - 10 - length, length, size));
    const footer = buffer.root();
    const schema = buffer.tableIn(footer, 1);
    if (schema === null)
        throw new RangeError('it has no schema');
    checkSchema(buffer, schema);
    checkPairs(buffer, footer, 4);
    for (const index of [2, 3]) {
        const blocks = buffer.vectorIn(footer, index, 24);
        for (let block = 0; block < blocks.length; block++) {
            const at = blocks.start + 24 * block;
            const next = await checkMessageAt(file, buffer.long(at), size);
            const expected = buffer.long(at) + buffer.int(at + 8) + buffer.long(at + 16);
            if (next !== expected)
                throw new RangeError('a batch is not where it should be');
        }
    }
}
/**
 * Checks an Arrow file or stream: every offset and length of its metadata stays inside the file,
 * and no batch claims more rows than its bytes can hold.
 *
 * @throws RangeError that says what is wrong.
 */
async function checkArrow(file) {
    const { size } = await file.stat();
    const start = await read(file, 0, Math.min(MAGIC.length, size), size);
    if (start.toString('latin1') === MAGIC) {
        await checkFile(file, size);
        return;
    }
    let at = 0;
    while (at !== null)
        at = await checkMessageAt(file, at, size);
}

;// CONCATENATED MODULE: ./packages/data/src/arrow/stage.ts










/** Arrow lays numbers over the bytes, which must begin where a number of 64 bits may. */
function aligned(bytes) {
    return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}
/** The Arrow library, loaded when the first Arrow file is met, with both codecs of the format. */
async function loadArrow() {
    const arrow = await __webpack_require__.e(/* import() */ 7236).then(__webpack_require__.bind(__webpack_require__, 97236));
    const { CompressionType, compressionRegistry } = arrow;
    compressionRegistry.set(CompressionType.LZ4_FRAME, {
        decode: (data) => aligned((0,lz4.decompress)(data)),
    });
    compressionRegistry.set(CompressionType.ZSTD, {
        decode: (data) => aligned((0,esm/* decompress */.mF)(data)),
    });
    return arrow;
}
/**
 * Reads an Arrow file (Feather version 2) or stream, batch by batch.
 *
 * @throws InputError for a file that is damaged or has a name twice.
 */
async function stageArrow(database, file, rules) {
    const arrow = await loadArrow();
    const handle = await (0,promises_.open)(file.path, 'r');
    try {
        await checkArrow(handle);
        const reader = await arrow.RecordBatchReader.from(handle);
        await reader.open();
        const fields = reader.schema.fields;
        const names = fields.map((field) => field.name);
        uniqueNames(names, file.display);
        const columns = fields.map((field) => ({
            name: field.name,
            ...conversionOf(arrow, field.type),
        }));
        const batches = async function* () {
            for await (const batch of reader) {
                const pieces = fields.map((_, index) => pieceOf(batch.getChildAt(index)));
                const rows = batch.numRows;
                if (pieces.some((piece) => piece.length !== rows)) {
                    throw new TypeError('the columns of a batch differ in length');
                }
                yield { rows, readers: pieces.map((piece) => valueReader(arrow, piece)) };
            }
        };
        const path = await loadAsParquet(database, columns, batches());
        return await stageParquet(database, file, rules, { path, names });
    }
    catch (error) {
        if (error instanceof src/* InputError */.dz)
            throw error;
        throw new src/* InputError */.dz('data', `${file.display} cannot be read as Arrow: ${reasonOf(error)}`, {
            cause: error,
        });
    }
    finally {
        await handle.close().catch(() => undefined);
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/data/src/source/text.ts




const BLOCK = 1 << 20;
const UTF8_BOM = [0xef, 0xbb, 0xbf];
/** Thrown for bytes that the encoding or the compression does not allow. */
class UnreadableText extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = 'UnreadableText';
    }
}
/** Node's code of an error, e.g. `Z_BUF_ERROR`. */
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
/** The first `length` bytes of a file, of its content when it is compressed with gzip. */
async function readHead(file, length, gzip) {
    if (!gzip) {
        const handle = await (0,promises_.open)(file, 'r');
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
            return buffer.subarray(0, bytesRead);
        }
        finally {
            await handle.close();
        }
    }
    const blocks = [];
    let size = 0;
    for await (const block of byteBlocks(file, true)) {
        blocks.push(block);
        size += block.length;
        if (size >= length)
            break;
    }
    return Buffer.concat(blocks).subarray(0, length);
}
/** The file's bytes in order. Every block is the same memory, which the next one overwrites. */
async function* fileBlocks(file) {
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const buffer = Buffer.allocUnsafe(BLOCK);
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length);
            if (bytesRead === 0)
                return;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await handle.close();
    }
}
/** The file's bytes in order, decompressed. A block is valid until the next one is asked for. */
async function* byteBlocks(file, gzip) {
    if (!gzip) {
        yield* fileBlocks(file);
        return;
    }
    const stream = (0,external_node_fs_.createReadStream)(file, { highWaterMark: BLOCK });
    const gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: BLOCK });
    stream.on('error', (error) => gunzip.destroy(error));
    try {
        yield* stream.pipe(gunzip);
    }
    catch (error) {
        if (!codeOf(error).startsWith('Z_'))
            throw error;
        throw new UnreadableText('the gzip data is damaged or cut off', { cause: error });
    }
    finally {
        stream.destroy();
    }
}
/** The encoding that a byte-order mark names; UTF-8 without one. */
function encodingOf(head) {
    if (head[0] === 0xff && head[1] === 0xfe)
        return 'utf-16le';
    if (head[0] === 0xfe && head[1] === 0xff)
        return 'utf-16be';
    return 'utf-8';
}
/** Thrown where bytes are not UTF-8. */
class NotUtf8 extends Error {
    /** Line feeds before the offending byte. */
    linesBefore;
    byte;
    constructor(linesBefore, byte) {
        super(`byte 0x${byte.toString(16).toUpperCase()} is not UTF-8`);
        this.name = 'NotUtf8';
        this.linesBefore = linesBefore;
        this.byte = byte;
    }
}
/** How many bytes at the end belong to a character that is not complete yet. */
function incompleteTail(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
        const byte = bytes[bytes.length - back] ?? 0;
        if (byte < 0x80)
            return 0;
        if (byte >= 0xc0) {
            const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
            return needed > back ? back : 0;
        }
    }
    return 0;
}
function countLineFeeds(bytes) {
    let count = 0;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1))
        count += 1;
    return count;
}
/** Where the first character begins that is not UTF-8, by bisection. */
function firstInvalid(bytes) {
    let valid = 0;
    let invalid = bytes.length;
    while (invalid - valid > 1) {
        const middle = (valid + invalid) >> 1;
        const prefix = bytes.subarray(0, middle);
        if ((0,external_node_buffer_.isUtf8)(prefix.subarray(0, middle - incompleteTail(prefix))))
            valid = middle;
        else
            invalid = middle;
    }
    return valid - incompleteTail(bytes.subarray(0, valid));
}
/** Checks that blocks are UTF-8 and cuts them between characters. */
async function* checkedUtf8(blocks) {
    let rest = Buffer.alloc(0);
    let lines = 0;
    for await (const block of blocks) {
        const bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
        const whole = bytes.subarray(0, bytes.length - incompleteTail(bytes));
        if (!(0,external_node_buffer_.isUtf8)(whole)) {
            const at = firstInvalid(whole);
            throw new NotUtf8(lines + countLineFeeds(whole.subarray(0, at)), whole[at] ?? 0);
        }
        lines += countLineFeeds(whole);
        rest = Buffer.from(bytes.subarray(whole.length));
        if (whole.length > 0)
            yield whole;
    }
    if (rest.length > 0)
        throw new NotUtf8(lines, rest[0] ?? 0);
}
/** Transcodes UTF-16 to UTF-8. */
async function* fromUtf16(blocks, encoding) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const decode = (block) => {
        try {
            return Buffer.from(decoder.decode(block, { stream: block !== undefined }));
        }
        catch (error) {
            throw new UnreadableText('not valid UTF-16; save the file as UTF-8', { cause: error });
        }
    };
    for await (const block of blocks)
        yield decode(block);
    yield decode();
}
async function* withoutMark(blocks) {
    let first = true;
    for await (const block of blocks) {
        const marked = first && UTF8_BOM.every((byte, index) => block[index] === byte);
        if (block.length > 0)
            first = false;
        yield marked ? block.subarray(3) : block;
    }
}
/**
 * A text file's content as UTF-8 without a byte-order mark, in blocks that end between characters.
 * A block is valid until the next one is asked for.
 *
 * @throws NotUtf8 or UnreadableText where the bytes are not what they should be.
 */
function textBlocks(file, encoding, gzip) {
    const bytes = byteBlocks(file, gzip);
    if (encoding === 'utf-8')
        return withoutMark(checkedUtf8(bytes));
    return withoutMark(fromUtf16(bytes, encoding));
}

;// CONCATENATED MODULE: ./packages/data/src/delimited/scanner.ts
/** Something about the text for which no table can be read from it. */
class ScanProblem extends Error {
    /** The line it is on, from 1. */
    line;
    constructor(line, reason) {
        super(reason);
        this.name = 'ScanProblem';
        this.line = line;
    }
}
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
/** Bytes that end a run of ordinary ones outside quotes. */
function specialBytes(delimiter) {
    const special = new Uint8Array(256);
    for (const byte of [0, LF, CR, QUOTE, delimiter])
        special[byte] = 1;
    return special;
}
/**
 * Goes through delimited text (RFC 4180: quotes around a field, doubled inside it) byte by byte
 * and finds records, fields and lines, without taking the fields apart. Every CR or LF outside
 * quotes ends a record, so that LF, CRLF, CR and CR CR LF all do; lines with nothing on them are
 * not records.
 */
class DelimitedScanner {
    /** Records so far, the header included. */
    records = 0;
    /** Lines with nothing on them. */
    blankLines = 0;
    /** Bytes of the longest record. */
    longest = 0;
    /** Whether some field begins or ends with a blank. */
    padded = false;
    /** Quotes inside fields that have none around them; they stand for themselves. */
    strayQuotes = 0;
    #delimiter;
    #special;
    #sink;
    #state = 'start';
    #line = 1;
    #recordLine = 1;
    #fields = 0;
    #bytes = 0;
    #afterCr = false;
    #quoteOpened = false;
    /** The last two bytes of the blocks before. */
    #previous = [QUOTE, QUOTE];
    #lineEnds = { lf: 0, crlf: 0, other: 0 };
    constructor(delimiter, sink) {
        this.#delimiter = delimiter.charCodeAt(0);
        this.#special = specialBytes(this.#delimiter);
        this.#sink = sink;
    }
    /** Whether all line ends outside quotes are LF, or all are CRLF. */
    get regularLineEnds() {
        const { lf, crlf, other } = this.#lineEnds;
        return other === 0 && (lf === 0 || crlf === 0);
    }
    /**
     * @throws ScanProblem for a NUL byte or text behind closing quotes.
     */
    push(block) {
        let at = 0;
        let from = 0;
        while (at < block.length) {
            const state = this.#state;
            if (state === 'quoted') {
                at = this.#insideQuotes(block, at);
                continue;
            }
            if (state === 'start' && this.#opensField(block, at)) {
                if (block[at] === QUOTE)
                    at += 1;
                continue;
            }
            if (state === 'plain')
                at = this.#plain(block, at);
            if (at >= block.length)
                break;
            const byte = block[at] ?? 0;
            if (byte === LF || byte === CR) {
                this.#flush(block, from, at);
                from = at + 1;
            }
            this.#fieldEnd(block, at, byte);
            at += 1;
        }
        this.#flush(block, from, block.length);
        this.#previous = [this.#byteAt(block, block.length - 2), this.#byteAt(block, block.length - 1)];
    }
    /**
     * Ends the last record, which may have no line end.
     *
     * @throws ScanProblem when quotes are still open.
     */
    end() {
        if (this.#state === 'quoted') {
            throw new ScanProblem(this.#recordLine, 'the quotes that open here are never closed');
        }
        if (this.#afterCr)
            this.#lineEnds.other += 1;
        if (this.#state === 'plain' && this.#previous[1] <= SPACE)
            this.padded = true;
        this.#endRecord();
    }
    /** The byte at a position of the block, or just before it. */
    #byteAt(block, at) {
        if (at >= 0)
            return block[at] ?? 0;
        return at === -1 ? this.#previous[1] : this.#previous[0];
    }
    /** Whether a field with something in it begins here. */
    #opensField(block, at) {
        const byte = block[at] ?? 0;
        if (byte === LF || byte === CR)
            return false;
        if (this.#afterCr) {
            this.#afterCr = false;
            this.#lineEnds.other += 1;
            this.#line += 1;
        }
        if (this.#fields === 0)
            this.#recordLine = this.#line;
        if (byte === this.#delimiter)
            return false;
        if (byte <= SPACE)
            this.padded = true;
        this.#quoteOpened = byte === QUOTE;
        this.#state = byte === QUOTE ? 'quoted' : 'plain';
        return true;
    }
    #plain(block, from) {
        let at = from;
        for (;;) {
            while (at < block.length && this.#special[block[at] ?? 0] === 0)
                at += 1;
            if (at >= block.length || block[at] !== QUOTE)
                return at;
            this.strayQuotes += 1;
            at += 1;
        }
    }
    #insideQuotes(block, from) {
        let at = from;
        if (this.#quoteOpened) {
            this.#quoteOpened = false;
            if ((block[at] ?? QUOTE) <= SPACE)
                this.padded = true;
        }
        for (; at < block.length; at++) {
            const byte = block[at];
            if (byte === QUOTE)
                break;
            if (byte === LF)
                this.#line += 1;
            if (byte === 0)
                this.#unexpected(0);
        }
        if (at >= block.length)
            return at;
        this.#state = 'closed';
        return at + 1;
    }
    /** What stands behind a field: a delimiter, a line end, or a quote that was not the last one. */
    #fieldEnd(block, at, byte) {
        if (byte === QUOTE && this.#state === 'closed') {
            this.#state = 'quoted';
            return;
        }
        if (this.#state !== 'start') {
            const last = this.#byteAt(block, this.#state === 'closed' ? at - 2 : at - 1);
            if (last <= SPACE)
                this.padded = true;
        }
        if (byte === this.#delimiter) {
            this.#state = 'start';
            this.#fields += 1;
        }
        else if (byte === LF || byte === CR) {
            this.#lineEnd(byte);
        }
        else {
            this.#unexpected(byte);
        }
    }
    #lineEnd(byte) {
        const empty = this.#state === 'start' && this.#fields === 0;
        if (empty && !this.#afterCr)
            this.blankLines += 1;
        this.#endRecord();
        if (byte === CR) {
            if (this.#afterCr)
                this.#lineEnds.other += 1;
            this.#afterCr = true;
            return;
        }
        if (this.#afterCr)
            this.#lineEnds.crlf += 1;
        else
            this.#lineEnds.lf += 1;
        this.#line += 1;
        this.#afterCr = false;
    }
    #flush(block, start, end) {
        if (end <= start)
            return;
        this.#bytes += end - start;
        this.#sink.content?.(block, start, end);
    }
    #endRecord() {
        if (this.#state !== 'start' || this.#fields > 0) {
            this.records += 1;
            this.longest = Math.max(this.longest, this.#bytes);
            this.#sink.record?.(this.#fields + 1, this.#recordLine);
        }
        this.#state = 'start';
        this.#fields = 0;
        this.#bytes = 0;
    }
    #unexpected(byte) {
        if (byte === 0)
            throw new ScanProblem(this.#line, 'a NUL byte; is this a text file?');
        throw new ScanProblem(this.#recordLine, 'text behind the closing quotes of a field');
    }
}

;// CONCATENATED MODULE: ./packages/data/src/delimited/dialect.ts

/** Delimiters that are looked for, in this order where the file leaves a choice. */
const DELIMITERS = [',', '\t', ';', '|'];
/** Records that are compared. */
const SAMPLE_RECORDS = 200;
function split(head, whole, delimiter) {
    const counts = [];
    const scanner = new DelimitedScanner(delimiter, {
        record: (fields) => {
            if (counts.length < SAMPLE_RECORDS)
                counts.push(fields);
        },
    });
    let tidy = true;
    try {
        scanner.push(head);
        if (whole)
            scanner.end();
    }
    catch (error) {
        if (!(error instanceof ScanProblem))
            throw error;
        tidy = false;
    }
    const fields = counts[0] ?? 1;
    return {
        delimiter,
        fields,
        even: counts.every((count) => count === fields),
        tidy: tidy && scanner.strayQuotes === 0,
    };
}
/** How well a split fits: first that records are even, then that quotes are where they belong. */
function fit({ even, tidy }) {
    return (even ? 2 : 0) + (tidy ? 1 : 0);
}
/**
 * The character between the fields: the one with which the header and the records after it have
 * the same number of fields, as many as possible, and quotes stand around whole fields. Where none
 * fits (a ragged file), the one that splits the header most; a header that nothing splits is a
 * single column.
 *
 * @param head the file's beginning, UTF-8
 * @param whole whether `head` is all of it
 */
function findDelimiter(head, whole) {
    const splits = DELIMITERS.map((delimiter) => split(head, whole, delimiter));
    const splitting = splits.filter(({ fields }) => fields > 1);
    return (splitting.length > 0 ? splitting : splits).reduce((best, other) => {
        if (fit(other) !== fit(best))
            return fit(other) > fit(best) ? other : best;
        return other.fields > best.fields ? other : best;
    }).delimiter;
}

;// CONCATENATED MODULE: ./packages/data/src/delimited/header.ts
/** The fields of one record, quotes taken off. */
function splitRecord(record, delimiter) {
    const fields = [];
    let at = 0;
    for (;;) {
        let field = '';
        if (record[at] === '"') {
            const end = closingQuote(record, at);
            field = record.slice(at + 1, end).replaceAll('""', '"');
            at = end + 1;
        }
        else {
            const end = record.indexOf(delimiter, at);
            field = record.slice(at, end === -1 ? undefined : end);
            at = end === -1 ? record.length : end;
        }
        fields.push(field);
        if (at >= record.length)
            return fields;
        at += delimiter.length;
    }
}
function closingQuote(record, opening) {
    let at = record.indexOf('"', opening + 1);
    while (at !== -1 && record[at + 1] === '"')
        at = record.indexOf('"', at + 2);
    return at === -1 ? record.length : at;
}
/**
 * The columns' names: the header's fields as they are. A field without a name is called
 * `Unnamed: <position from 0>`, as pandas calls the index that it writes without a name.
 */
function header_columnNames(fields) {
    return fields.map((field, index) => (field.trim() === '' ? `Unnamed: ${index}` : field));
}

;// CONCATENATED MODULE: ./packages/data/src/delimited/inspect.ts








const HEAD_BYTES = 1 << 18;
/** A header, or a first record, that is longer than this is none. */
const LONGEST_HEAD = 1 << 25;
/** `holdout.csv line 3: …` for what the scanner or the decoder met. */
function asInputError(error, file) {
    if (error instanceof ScanProblem) {
        return new src/* InputError */.dz('data', `${file.display} line ${error.line}: ${error.message}`);
    }
    if (error instanceof NotUtf8) {
        return new src/* InputError */.dz('data', `${file.display} line ${error.linesBefore + 1}: ${error.message} ` +
            '(Latin-1 or Windows-1252?); save the file as UTF-8');
    }
    if (error instanceof UnreadableText) {
        return new src/* InputError */.dz('data', `${file.display}: ${error.message}`, { cause: error });
    }
    return error;
}
/** Sends the whole file through a scanner. */
async function scan(file, layout, sink) {
    const scanner = new DelimitedScanner(layout.delimiter, sink);
    try {
        for await (const block of textBlocks(file.path, layout.encoding, file.gzip)) {
            scanner.push(block);
        }
        scanner.end();
    }
    catch (error) {
        throw asInputError(error, file);
    }
    return scanner;
}
/** The file's beginning as UTF-8, and whether it is all of the file. */
async function readStart(file, encoding) {
    const blocks = [];
    let size = 0;
    try {
        for await (const block of textBlocks(file.path, encoding, file.gzip)) {
            blocks.push(Buffer.from(block));
            size += block.length;
            const lineEnd = block.includes(10) || block.includes(13);
            if ((size >= HEAD_BYTES && lineEnd) || size >= LONGEST_HEAD) {
                return { head: Buffer.concat(blocks), whole: false };
            }
        }
    }
    catch (error) {
        throw asInputError(error, file);
    }
    return { head: Buffer.concat(blocks), whole: true };
}
function checkedDelimiter(given) {
    if (given.length === 1 && given.charCodeAt(0) < 128 && !'"\r\n\0'.includes(given))
        return given;
    throw new src/* InputError */.dz('data', `delimiter ${JSON.stringify(given)} is not one ASCII character`);
}
async function findLayout(file, delimiter) {
    const encoding = encodingOf(await readHead(file.path, 4, file.gzip));
    if (delimiter !== null)
        return { encoding, delimiter: checkedDelimiter(delimiter) };
    const { head, whole } = await readStart(file, encoding);
    return { encoding, delimiter: findDelimiter(head, whole) };
}
/**
 * Reads a delimited text file once: finds its layout, counts its records, and refuses what no
 * table can be made of.
 *
 * @param delimiter null to find it
 * @throws InputError naming file and line: no header, ragged records, open quotes, NUL bytes, not
 *   UTF-8, two columns of the same name.
 */
async function inspectDelimited(file, delimiter) {
    const layout = await findLayout(file, delimiter);
    const header = [];
    let columns = 0;
    const scanner = await scan(file, layout, {
        content: (block, start, end) => {
            if (columns === 0)
                header.push(Buffer.from(block.subarray(start, end)));
        },
        record: (fields, line) => {
            if (columns === 0)
                columns = fields;
            else if (fields !== columns)
                throw raggedRecord(fields, columns, line);
        },
    });
    if (columns === 0)
        throw new src/* InputError */.dz('data', `${file.display} is empty`);
    const fields = splitRecord(Buffer.concat(header).toString('utf8'), layout.delimiter);
    return {
        ...layout,
        names: uniqueNames(header_columnNames(fields), file.display),
        rows: scanner.records - 1,
        longest: scanner.longest,
        padded: scanner.padded,
        plain: layout.encoding === 'utf-8' && scanner.regularLineEnds && scanner.blankLines === 0,
    };
}
function raggedRecord(fields, columns, line) {
    const count = fields === 1 ? '1 field' : `${fields} fields`;
    return new ScanProblem(line, `${count} where the header has ${columns}`);
}
/** The file's records, one LF after each, without blank lines. */
async function* normalisedRecords(file, layout) {
    const pieces = [];
    const scanner = new DelimitedScanner(layout.delimiter, {
        content: (block, start, end) => pieces.push(Buffer.from(block.subarray(start, end))),
        record: () => pieces.push(Buffer.from('\n')),
    });
    for await (const block of textBlocks(file.path, layout.encoding, file.gzip)) {
        scanner.push(block);
        yield Buffer.concat(pieces.splice(0));
    }
    scanner.end();
    yield Buffer.concat(pieces);
}
/** Writes an inspected file anew: UTF-8, LF after every record, no blank lines. */
async function normaliseDelimited(file, layout, target) {
    await (0,external_node_stream_promises_.pipeline)(normalisedRecords(file, layout), (0,external_node_fs_.createWriteStream)(target));
}
/** Stops a scan when what it looked for is found. */
class Found extends Error {
    line;
    constructor(line) {
        super('found');
        this.line = line;
    }
}
/** The line on which row `row` (from 0, without the header) begins. */
async function lineOfRow(file, layout, row) {
    let record = -1;
    try {
        await scan(file, layout, {
            record: (_fields, line) => {
                if (record === row)
                    throw new Found(line);
                record += 1;
            },
        });
    }
    catch (error) {
        if (error instanceof Found)
            return error.line;
        throw error;
    }
    throw new Error(`${file.display} has no row ${row}`);
}

;// CONCATENATED MODULE: ./packages/data/src/delimited/stage.ts





/** DuckDB's own limit of a line's length; a longer record must be allowed explicitly. */
const DEFAULT_LINE_BYTES = 2_000_000;
/** A buffer of DuckDB's reader; its own 32 MB for each thread cost memory and no time less. */
const BUFFER_BYTES = 4_000_000;
/** Texts that DuckDB's reader can compare by itself, while it parses. */
function readerCanCompare(text, delimiter) {
    return ![delimiter, '"', '\n', '\r'].some((special) => text.includes(special));
}
function reader(path, gzip, layout, rules) {
    const columns = positional(layout.names.length).map((name) => `${literal(name)}: 'VARCHAR'`);
    const missing = rules.missing.filter((text) => readerCanCompare(text, layout.delimiter));
    const settings = [
        'auto_detect = false',
        'header = true',
        'strict_mode = true',
        `columns = {${columns.join(', ')}}`,
        `delim = ${literal(layout.delimiter)}`,
        `quote = '"'`,
        `escape = '"'`,
        `nullstr = ${literalList(['', ...missing])}`,
        `compression = ${gzip ? `'gzip'` : `'none'`}`,
    ];
    settings.push(layout.longest > DEFAULT_LINE_BYTES
        ? `max_line_size = ${layout.longest + 16}`
        : `buffer_size = ${BUFFER_BYTES}`);
    return `read_csv(${literal(path)}, ${settings.join(', ')})`;
}
/** SQL of a column: what the reader did not recognise as missing is compared without blanks. */
function writtenValue(column, layout, rules) {
    const unread = rules.missing.filter((text) => !readerCanCompare(text, layout.delimiter));
    if (!layout.padded && unread.length === 0)
        return { raw: column, text: column };
    const trimmed = `trim(${column}, E' \\t')`;
    const missing = ['', ...rules.missing].map(literal).join(', ');
    const present = `CASE WHEN ${trimmed} NOT IN (${missing}) THEN`;
    return { raw: `${present} ${column} END`, text: `${present} ${trimmed} END` };
}
function candidatesFor(name, rules) {
    if (rules.text.has(name))
        return [];
    if (rules.numeric.has(name))
        return numberCandidates(rules.numbers, true);
    return [...numberCandidates(rules.numbers, false), BOOLEAN_CANDIDATE, ...DATETIME_CANDIDATES];
}
/**
 * Finds the columns of a CSV or TSV file and their types, over all rows.
 *
 * @throws InputError naming the file and the line for text that is no table.
 */
async function stageDelimited(database, file, rules) {
    const layout = await inspectDelimited(file, rules.delimiter);
    let path = file.path;
    if (!layout.plain) {
        path = database.temporaryFile('.csv');
        await normaliseDelimited(file, layout, path);
    }
    const relation = reader(path, file.gzip && layout.plain, layout, rules);
    const values = positional(layout.names.length).map((name) => writtenValue(name, layout, rules));
    const types = await inferTypes(database, relation, layout.rows, values.map(({ text }, index) => ({
        text,
        candidates: candidatesFor(layout.names[index] ?? '', rules),
    })));
    return {
        file,
        rows: layout.rows,
        relation,
        ordered: true,
        parquet: null,
        place: async (row) => `line ${await lineOfRow(file, layout, row)}`,
        notes: layout.names
            .filter((_, index) => types[index] === LONG_NUMBER)
            .map((name) => `${file.display}: "${name}" holds whole numbers of more than 38 digits; kept as text`),
        columns: layout.names.map((name, index) => {
            const own = types[index];
            const value = values[index];
            if (own === undefined || value === undefined)
                throw new Error(`No type of "${name}"`);
            return {
                name,
                own,
                valueAs: (target) => castWritten(value, own, target, rules.numbers),
            };
        }),
    };
}

;// CONCATENATED MODULE: ./packages/data/src/json/stage.ts






/** JSON's own way to write numbers. */
const JSON_NUMBERS = { decimal: '.', thousands: null };
/** How a reason of DuckDB's is told: where the text goes wrong, without our file names twice. */
function stage_readError(error, file) {
    const reason = reasonOf(error);
    const where = /at byte \d+ in (?:line|record\/value) \d+: .*/.exec(reason)?.[0] ?? reason;
    return new src/* InputError */.dz('data', `${file.display} is not valid JSON: ${where}`, { cause: error });
}
/** A path to a top-level key (RFC 6901). */
function pointer(key) {
    return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
/** Keys of all objects in the order in which they first occur. */
async function findKeys(database, objects, file) {
    const twice = "json_type(json) = 'OBJECT' AND len(json_keys(json)) <> len(list_distinct(json_keys(json)))";
    const [found] = await database
        .rows(`SELECT ${countWhere("json_type(json) <> 'OBJECT'")}, ${countWhere(twice)} FROM ${objects}`)
        .catch((error) => {
        throw stage_readError(error, file);
    });
    const [others, repeated] = found ?? [];
    if (Number(others) > 0) {
        throw new src/* InputError */.dz('data', `${file.display}: not every line (or element) is an object`);
    }
    if (Number(repeated) > 0) {
        throw new src/* InputError */.dz('data', `${file.display}: an object has the same key twice`);
    }
    const keys = await database.rows(`SELECT key FROM (
       SELECT key, row_number() OVER () AS position
       FROM (SELECT unnest(json_keys(json)) AS key FROM ${objects})
     ) GROUP BY key ORDER BY min(position)`);
    return keys.map(([key]) => String(key));
}
/** SQL of the objects' values as text (`c0`, …), with what they are in JSON (`k0`, …). */
function valuesOf(objects, keys, rules) {
    const missing = ['', ...rules.missing].map(literal).join(', ');
    const columns = keys.flatMap((_, index) => {
        const value = `v[${index + 1}]`;
        const text = `(${value} ->> '$')`;
        const isString = `json_type(${value}) = 'VARCHAR'`;
        return [
            `CASE WHEN ${isString} AND trim(${text}) IN (${missing}) THEN NULL ELSE ${text} END AS c${index}`,
            `json_type(${value}) AS k${index}`,
        ];
    });
    const paths = literalList(keys.map(pointer));
    return (`(SELECT ${columns.join(', ')} ` +
        `FROM (SELECT json_extract(json, ${paths}) AS v FROM ${objects}))`);
}
const KIND_CONDITIONS = [
    ['number', "IN ('BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT', 'DOUBLE', 'DECIMAL')"],
    ['string', "= 'VARCHAR'"],
    ['boolean', "= 'BOOLEAN'"],
    ['nested', "IN ('OBJECT', 'ARRAY')"],
];
function kindFrom(values, counts) {
    if (values === 0)
        return 'none';
    const only = KIND_CONDITIONS.findIndex((_, index) => counts[index] === values);
    if (only !== -1)
        return KIND_CONDITIONS[only]?.[0] ?? 'mixed';
    return (counts[3] ?? 0) > 0 ? 'nested' : 'mixed';
}
/** The number of objects, and what the values of each key are. */
async function findKinds(database, values, keys) {
    const aggregates = keys.flatMap((_, index) => [
        `count(c${index})`,
        ...KIND_CONDITIONS.map(([, condition]) => countWhere(`c${index} IS NOT NULL AND k${index} ${condition}`)),
    ]);
    const cells = await database.row(`SELECT ${['count(*)', ...aggregates].join(', ')} FROM ${values}`);
    const numbers = cells.map((cell) => Number(cell));
    const width = KIND_CONDITIONS.length + 1;
    const kinds = keys.map((_, index) => {
        const at = 1 + index * width;
        return kindFrom(numbers[at] ?? 0, numbers.slice(at + 1, at + width));
    });
    return { rows: numbers[0] ?? 0, kinds };
}
function stage_candidatesFor(kind, name, rules) {
    if (rules.text.has(name))
        return [];
    if (kind === 'number')
        return numberCandidates(JSON_NUMBERS, true);
    if (kind === 'boolean')
        return [BOOLEAN_CANDIDATE];
    if (kind === 'string' && rules.numeric.has(name))
        return numberCandidates(JSON_NUMBERS, true);
    return kind === 'string' ? DATETIME_CANDIDATES : [];
}
const stage_NESTED = { kind: 'other', sqlType: 'JSON' };
/**
 * Finds the columns of JSON Lines (or of a JSON array of objects) and their types, over all rows.
 * A number is a number and a string is a string, but for strings that stand for a missing value
 * and strings that are all ISO 8601 dates; a key that an object lacks is a missing value.
 *
 * @throws InputError for text that is not JSON, and for anything but objects.
 */
async function stageJson(database, file, rules) {
    const compression = file.gzip ? 'gzip' : 'uncompressed';
    const objects = `read_json_objects(${literal(file.path)}, compression = ${literal(compression)})`;
    const keys = await database.onOneThread(() => findKeys(database, objects, file));
    if (keys.length === 0)
        throw new src/* InputError */.dz('data', `${file.display} is empty`);
    const relation = valuesOf(objects, keys, rules);
    const { rows, kinds } = await findKinds(database, relation, keys);
    const types = await inferTypes(database, relation, rows, keys.map((key, index) => ({
        text: `c${index}`,
        candidates: stage_candidatesFor(kinds[index] ?? 'none', key, rules),
    })));
    return {
        file,
        rows,
        relation,
        // Met with DuckDB 1.5.6: on two threads the last line, without a line feed, came first.
        ordered: false,
        parquet: null,
        place: (row) => Promise.resolve(`row ${row + 1}`),
        notes: [],
        columns: keys.map((name, index) => {
            const own = kinds[index] === 'nested' ? stage_NESTED : (types[index] ?? stage_NESTED);
            const value = { raw: `c${index}`, text: `c${index}` };
            return { name, own, valueAs: (target) => castWritten(value, own, target, JSON_NUMBERS) };
        }),
    };
}

;// CONCATENATED MODULE: ./packages/data/src/notes.ts



/** Columns of a pattern that not every file has. */
function absentColumns(files) {
    const names = new Set(files.flatMap((file) => file.columns.map((column) => column.name)));
    return files.flatMap((staged) => [...names]
        .filter((name) => !staged.columns.some((column) => column.name === name))
        .map((name) => `${staged.file.display} has no column "${name}": ` +
        `missing in its ${(0,src/* plural */.LS)(staged.rows, 'row')}`));
}
/**
 * Columns of whole numbers that lose digits, because the column has fractions in another file and
 * is one of floats therefore.
 */
async function roundedColumns(database, staged, settled) {
    const columns = staged.columns.filter(({ name, own }) => own.kind === 'integer' && settled.get(name)?.kind === 'float');
    if (columns.length === 0)
        return [];
    const rounded = columns.map((column) => {
        const value = column.valueAs(column.own);
        // Below 2^53 every whole number is a float; beyond, not even the nearest one need fit.
        const back = `TRY_CAST(CAST(${value} AS DOUBLE) AS ${WIDE_INTEGER})`;
        return countWhere(`${back} IS DISTINCT FROM CAST(${value} AS ${WIDE_INTEGER})`);
    });
    const counts = await database.row(`SELECT ${rounded.join(', ')} FROM ${staged.relation}`);
    return columns
        .filter((_, index) => Number(counts[index]) > 0)
        .map(({ name }) => `${staged.file.display}: "${name}" holds whole numbers beyond 2^53 that are rounded, ` +
        'because the column has fractions in another file');
}

// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var fflate_esm = __webpack_require__(51306);
;// CONCATENATED MODULE: ./packages/data/src/numpy/array.ts
const array_MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Whether bytes begin as a .npy file does. */
function isNumpyArray(bytes) {
    return array_MAGIC.every((byte, index) => bytes[index] === byte);
}
/**
 * Reads the header of a .npy file. Nothing in it is evaluated.
 *
 * @throws Error that says what is wrong, for the caller to put a name to.
 */
function parseNumpyArray(bytes) {
    if (!isNumpyArray(bytes))
        throw new Error('not a NumPy array file');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const wide = (bytes[6] ?? 0) >= 2;
    const start = wide ? 12 : 10;
    if (bytes.length < start)
        throw new Error('cut off');
    const end = start + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
    if (bytes.length < end)
        throw new Error('cut off');
    const header = Buffer.from(bytes.subarray(start, end)).toString('utf8');
    const dtype = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
    const order = /'fortran_order'\s*:\s*(True|False)/.exec(header)?.[1];
    const shape = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header)?.[1];
    if (dtype === undefined && /'descr'\s*:\s*\[/.test(header)) {
        throw new Error('a structured array; save one array for each field');
    }
    if (dtype === undefined || order === undefined || shape === undefined) {
        throw new Error('the header cannot be read');
    }
    const sizes = shape.split(',').filter((size) => size.trim() !== '');
    return {
        dtype,
        shape: sizes.map(Number),
        fortranOrder: order === 'True',
        data: new DataView(bytes.buffer, bytes.byteOffset + end, bytes.byteLength - end),
    };
}

;// CONCATENATED MODULE: ./packages/data/src/numpy/values.ts
/** Numbers by kind and size of the type string. */
const NUMBERS = {
    i1: ['TINYINT', (view, offset) => view.getInt8(offset)],
    i2: ['SMALLINT', (view, offset, little) => view.getInt16(offset, little)],
    i4: ['INTEGER', (view, offset, little) => view.getInt32(offset, little)],
    i8: ['BIGINT', (view, offset, little) => view.getBigInt64(offset, little)],
    u1: ['UTINYINT', (view, offset) => view.getUint8(offset)],
    u2: ['USMALLINT', (view, offset, little) => view.getUint16(offset, little)],
    u4: ['UINTEGER', (view, offset, little) => view.getUint32(offset, little)],
    u8: ['UBIGINT', (view, offset, little) => view.getBigUint64(offset, little)],
    f2: ['FLOAT', (view, offset, little) => halfToNumber(view.getUint16(offset, little))],
    f4: ['FLOAT', (view, offset, little) => view.getFloat32(offset, little)],
    f8: ['DOUBLE', (view, offset, little) => view.getFloat64(offset, little)],
};
/** IEEE 754 binary16. */
function halfToNumber(bits) {
    const sign = bits >> 15 === 0 ? 1 : -1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0x1f)
        return fraction === 0 ? sign * Infinity : NaN;
    if (exponent === 0)
        return sign * fraction * 2 ** -24;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
/** SQL that makes microseconds of units of datetime64. */
const DATETIME_UNITS = {
    h: '* 3600000000',
    m: '* 60000000',
    s: '* 1000000',
    ms: '* 1000',
    us: '',
};
/** NumPy's "not a time". */
const NOT_A_TIME = -(2n ** 63n);
const values_asItIs = (value) => value;
/** SQL of a date or time from a count of units since 1970; null for a unit that is not read. */
function datetimeSql(unit) {
    if (unit === 'D')
        return (value) => `DATE '1970-01-01' + CAST(${value} AS INTEGER)`;
    if (unit === 'ns')
        return (value) => `make_timestamp_ns(${value})`;
    const scale = DATETIME_UNITS[unit];
    return scale === undefined ? null : (value) => `make_timestamp(${value} ${scale})`;
}
function datetimeType(unit, little) {
    const sql = datetimeSql(unit);
    if (sql === null)
        return null;
    return {
        type: 'BIGINT',
        size: 8,
        sql,
        read: (data, element) => {
            const value = data.getBigInt64(element * 8, little);
            return value === NOT_A_TIME ? null : value;
        },
    };
}
function character(codePoint) {
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\ufffd';
}
function textType(kind, length, little) {
    const width = kind === 'U' ? 4 : 1;
    const size = length * width;
    return {
        type: 'VARCHAR',
        size,
        sql: values_asItIs,
        read: (data, element) => {
            const start = element * size;
            if (kind === 'S') {
                const bytes = Buffer.from(data.buffer, data.byteOffset + start, size);
                return bytes.toString('utf8').replace(/\0+$/, '');
            }
            const points = Array.from({ length }, (_, index) => data.getUint32(start + index * width, little));
            return points.map(character).join('').replace(/\0+$/, '');
        },
    };
}
/**
 * What the elements of an array are.
 *
 * @throws Error that says why they are not read.
 */
function elementType({ dtype }) {
    const match = /^([<>|=]?)([a-zA-Z])(\d*)(?:\[(\w+)\])?$/.exec(dtype);
    const [, order = '', kind = '', length = '', unit = ''] = match ?? [];
    const little = order !== '>';
    if (kind === 'O') {
        throw new Error('it holds Python objects (a pickle), which are never loaded; save numbers or text');
    }
    if (kind === 'b') {
        return { type: 'BOOLEAN', size: 1, sql: values_asItIs, read: (data, at) => data.getUint8(at) !== 0 };
    }
    const number = NUMBERS[kind + length];
    if (number !== undefined) {
        const [type, get] = number;
        const size = Number(length);
        return { type, size, sql: values_asItIs, read: (data, at) => get(data, at * size, little) };
    }
    const datetime = kind === 'M' ? datetimeType(unit, little) : null;
    if (datetime !== null)
        return datetime;
    if (kind === 'U' || kind === 'S')
        return textType(kind, Number(length), little);
    throw new Error(`its type ${dtype} is not supported; save numbers, text or dates`);
}

;// CONCATENATED MODULE: ./packages/data/src/numpy/stage.ts









/** Arrays are held in memory while they are converted. */
const LARGEST = 2 ** 31;
/** A matrix with more columns is no table of features. */
const MOST_COLUMNS = 100_000;
/** The .npy entries of a .npz file (a ZIP archive), by the names they were saved under. */
function unzip(bytes, file) {
    let size = 0;
    let entries;
    try {
        entries = (0,fflate_esm/* unzipSync */.AO)(bytes, {
            filter: ({ name, originalSize }) => {
                size += originalSize;
                return size <= LARGEST && name.endsWith('.npy');
            },
        });
    }
    catch (error) {
        const reason = `${file.display} cannot be unpacked: ${(0,src/* messageOf */.bD)(error)}`;
        throw new src/* InputError */.dz('data', reason, { cause: error });
    }
    if (size > LARGEST)
        throw new src/* InputError */.dz('data', `${file.display} unpacks to over 2 GiB`);
    return new Map(Object.entries(entries).map(([name, content]) => [name.slice(0, -'.npy'.length), content]));
}
async function readArrays(file) {
    if ((await (0,promises_.stat)(file.path)).size > LARGEST) {
        throw new src/* InputError */.dz('data', `${file.display} is over 2 GiB; save it as Parquet`);
    }
    const bytes = await (0,promises_.readFile)(file.path);
    const entries = file.format === 'npz'
        ? unzip(bytes, file)
        : new Map([[external_node_path_default().basename(file.display).replace(/\.npy$/i, ''), bytes]]);
    return [...entries].map(([name, content]) => {
        try {
            return { name, ...parseNumpyArray(content) };
        }
        catch (error) {
            throw new src/* InputError */.dz('data', `${file.display}: array "${name}": ${(0,src/* messageOf */.bD)(error)}`);
        }
    });
}
/** `x` for a vector, `x_0`, `x_1`, … for the columns of a matrix. */
function columnsOf(array) {
    const [rows = 0, width = 1] = array.shape;
    if (array.shape.length !== 1 && array.shape.length !== 2) {
        const shape = `(${array.shape.join(', ')})`;
        throw new Error(`its shape is ${shape}; rows and columns, or rows alone, can be read`);
    }
    if (width > MOST_COLUMNS)
        throw new Error(`it has ${(0,src/* formatCount */.B4)(width)} columns`);
    const element = elementType(array);
    if (array.data.byteLength < rows * width * element.size)
        throw new Error('cut off');
    const matrix = array.shape.length === 2;
    return Array.from({ length: width }, (_, index) => ({
        name: matrix ? `${array.name}_${index}` : array.name,
        type: element.type,
        sql: element.sql,
        read: (row) => element.read(array.data, array.fortranOrder ? index * rows + row : row * width + index),
    }));
}
function checkedRows(arrays, file) {
    const [first] = arrays;
    if (first === undefined)
        throw new src/* InputError */.dz('data', `${file.display} holds no arrays`);
    const rows = first.shape[0] ?? 0;
    const other = arrays.find((array) => (array.shape[0] ?? 0) !== rows);
    if (other !== undefined) {
        throw new src/* InputError */.dz('data', `${file.display}: array "${first.name}" has ${(0,src/* plural */.LS)(rows, 'row')}, ` +
            `"${other.name}" has ${(0,src/* plural */.LS)(other.shape[0] ?? 0, 'row')}`);
    }
    return rows;
}
/**
 * Reads NumPy's arrays (.npy, .npz) of numbers, text and dates. Arrays of Python objects are
 * pickles and are refused.
 *
 * @throws InputError naming file and array.
 */
async function stageNumpy(database, file, rules) {
    const arrays = await readArrays(file);
    const rows = checkedRows(arrays, file);
    const columns = arrays.flatMap((array) => {
        try {
            return columnsOf(array);
        }
        catch (error) {
            throw new src/* InputError */.dz('data', `${file.display}: array "${array.name}": ${(0,src/* messageOf */.bD)(error)}`);
        }
    });
    if (columns.length === 0)
        throw new src/* InputError */.dz('data', `${file.display} holds no columns`);
    const names = columns.map((column) => column.name);
    uniqueNames(names, file.display);
    const batch = { rows, readers: columns.map((column) => column.read) };
    const path = await loadAsParquet(database, columns, [batch]);
    return stageParquet(database, file, rules, { path, names });
}

;// CONCATENATED MODULE: ./packages/data/src/options.ts
/**
 * Texts that stand for a missing value in CSV and JSON Lines unless `missing` is set: what
 * spreadsheets, SQL dumps, R and pandas write. An empty field is always missing. NaN is not in the
 * list: in a column of numbers it is a number that is not one, and is counted as such.
 */
const DEFAULT_MISSING = [
    'NA',
    'N/A',
    'n/a',
    '#N/A',
    '<NA>',
    'NULL',
    'Null',
    'null',
    'None',
    '\\N',
];
/** Fills in the defaults. */
function textRules(options) {
    const typed = Object.entries(options.types ?? {});
    const ofType = (type) => new Set(typed.filter((entry) => entry[1] === type).map((entry) => entry[0]));
    return {
        delimiter: options.delimiter ?? null,
        numbers: { decimal: options.decimal ?? '.', thousands: options.thousands ?? null },
        missing: options.missing ?? DEFAULT_MISSING,
        numeric: ofType('numeric'),
        text: ofType('text'),
    };
}

;// CONCATENATED MODULE: ./packages/data/src/source/remote.ts




const SCHEME = /^(?:https?|s3|s3a|s3n|gcs|gs|r2):\/\//i;
/** Whether data is fetched rather than read from this machine. */
function isRemote(written) {
    return SCHEME.test(written);
}
/** The URL without what may be secret in it: user, password, query. */
function displayUrl(url) {
    const [withoutQuery = ''] = url.split(/[?#]/);
    return withoutQuery.replace(/^([a-z0-9]+:\/\/)[^/@]*@/i, '$1');
}
/** DuckDB's extension for HTTP and S3, which DuckDB fetches from its own signed repository. */
async function loadExtension(database, shown) {
    try {
        await database.run('INSTALL httpfs');
        await database.run('LOAD httpfs');
    }
    catch (error) {
        throw new src/* InputError */.dz('data', `${shown} cannot be read: DuckDB's extension httpfs is needed for it and could not be ` +
            'fetched; download the data in an earlier step and name the file', { cause: error });
    }
}
async function giveAccess(database, access) {
    const settings = [
        ['KEY_ID', access.keyId],
        ['SECRET', access.secret],
        ['SESSION_TOKEN', access.sessionToken],
        ['REGION', access.region],
        ['ENDPOINT', access.endpoint],
        ['URL_STYLE', access.endpoint === undefined ? undefined : 'path'],
        ['USE_SSL', access.insecure === true ? 'false' : undefined],
    ];
    const given = settings.flatMap(([key, value]) => value === undefined ? [] : [`${key} ${literal(value)}`]);
    try {
        await database.run(`CREATE OR REPLACE SECRET access (TYPE s3, ${given.join(', ')})`);
    }
    catch {
        // The reason would quote the statement, and with it the secret.
        throw new src/* InputError */.dz('data', 'the access to the S3 store is not usable');
    }
}
/** Why a download failed, without the URL's query. */
function downloadError(error, url) {
    const shown = displayUrl(url);
    const reason = reasonOf(error).replaceAll(url, shown);
    return new src/* InputError */.dz('data', `${shown} cannot be read: ${reason}`);
}
async function download(database, url) {
    const target = database.temporaryFile(external_node_path_default().extname(displayUrl(url)) || '.download');
    try {
        await database.run(`COPY (SELECT content FROM read_blob(${literal(url)})) TO ${literal(target)} (FORMAT blob)`);
    }
    catch (error) {
        throw downloadError(error, url);
    }
    return target;
}
/**
 * Copies remote data to the temporary folder through DuckDB, each object whole (at most 4 GB).
 *
 * @param url one object, or a pattern of an S3 store
 * @throws InputError when the extension or the data cannot be fetched.
 */
async function fetchRemote(database, url, access) {
    await loadExtension(database, displayUrl(url));
    if (access.s3 === undefined)
        return fetchAll(database, url);
    await giveAccess(database, access.s3);
    try {
        return await fetchAll(database, url);
    }
    finally {
        await database.run('DROP SECRET access');
    }
}
async function fetchAll(database, url) {
    const urls = /^https?:/i.test(url)
        ? [url]
        : await database
            .rows(`SELECT file FROM glob(${literal(url)}) ORDER BY file`)
            .then((rows) => rows.map(([file]) => String(file)))
            .catch((error) => {
            throw downloadError(error, url);
        });
    if (urls.length === 0) {
        throw new src/* InputError */.dz('data', `${displayUrl(url)}: no such object, or none matches the pattern`);
    }
    const files = [];
    for (const each of urls) {
        files.push({ path: await download(database, each), display: displayUrl(each) });
    }
    return files;
}

;// CONCATENATED MODULE: ./packages/data/src/source/format.ts

const PICKLE_ENDINGS = new Set(['.pkl', '.pickle', '.p', '.joblib', '.dill']);
const FORMATS = {
    '.csv': 'delimited',
    '.tsv': 'delimited',
    '.tab': 'delimited',
    '.txt': 'delimited',
    '.data': 'delimited',
    '.json': 'json',
    '.jsonl': 'json',
    '.ndjson': 'json',
    '.parquet': 'parquet',
    '.pq': 'parquet',
    '.arrow': 'arrow',
    '.arrows': 'arrow',
    '.feather': 'arrow',
    '.ipc': 'arrow',
    '.npy': 'npy',
    '.npz': 'npz',
};
/** First bytes by which binary formats are known, as Latin-1. */
const format_MAGIC = [
    ['PAR1', 'parquet'],
    ['ARROW1', 'arrow'],
    ['\xff\xff\xff\xff', 'arrow'],
    ['\x93NUMPY', 'npy'],
];
const SUPPORTED = 'save it as Parquet or CSV';
const format_REFUSED = [
    ['FEA1', 'is a Feather file of version 1; save it as version 2'],
    ['PARE', 'is an encrypted Parquet file; save it without encryption'],
    ['\x89HDF', `is an HDF5 file; ${SUPPORTED}`],
    ['SQLite format 3', `is an SQLite database; ${SUPPORTED}`],
    ['\xd0\xcf\x11\xe0', `is an old Excel workbook; ${SUPPORTED}`],
    ['ORC', `is an ORC file; ${SUPPORTED}`],
    ['Obj\x01', `is an Avro file; ${SUPPORTED}`],
    ['BZh', 'is compressed with bzip2; decompress it, or use gzip'],
    ['\xfd7zXZ', 'is compressed with xz; decompress it, or use gzip'],
    ['\x28\xb5\x2f\xfd', 'is compressed with Zstandard; decompress it, or use gzip'],
];
const PICKLE = 'is a pickle: reading one can run any code, so pickles are never opened; save it as Parquet';
/** Whether text cannot hold these bytes: a CSV may well begin with a column called `ORCID`. */
function isBinary(head) {
    return /[\0-\x08\x0e-\x1f\x80-\xff]/.test(head);
}
/** A pickle of protocol 2 or later begins with PROTO and the protocol's number. */
function isPickle(head) {
    return /^\x80[\x02-\x05][\x28\x4e\x58\x5d\x7d\x63\x8c\x95\x71\x80]/.test(head);
}
/** A ZIP archive: NumPy's .npz, or a workbook. */
function recogniseZip(head) {
    if (head.includes('.npy'))
        return { format: 'npz', refusal: null };
    if (/\[Content_Types\]\.xml|_rels\/|xl\//.test(head)) {
        return { format: null, refusal: `is an Excel workbook; ${SUPPORTED}` };
    }
    return { format: null, refusal: 'is a ZIP archive; unpack it first' };
}
/** The ending that says what a file is: `.csv` of `a.csv.gz`. */
function endingOf(name) {
    return external_node_path_default().extname(name.replace(/\.gz$/i, '')).toLowerCase();
}
/**
 * Recognises a file by its first bytes, and by its ending where those are text.
 *
 * @param name the file's name
 * @param head its first bytes, decompressed
 */
function recogniseFormat(name, head) {
    const ending = endingOf(name);
    const text = head.toString('latin1');
    if (PICKLE_ENDINGS.has(ending) || isPickle(text))
        return { format: null, refusal: PICKLE };
    const begins = ([magic]) => text.startsWith(magic) && isBinary(text);
    const refused = format_REFUSED.find(begins);
    if (refused !== undefined)
        return { format: null, refusal: refused[1] };
    if (text.startsWith('PK\x03\x04'))
        return recogniseZip(text);
    const binary = format_MAGIC.find(begins);
    if (binary !== undefined)
        return { format: binary[1], refusal: null };
    const format = FORMATS[ending] ?? 'delimited';
    if (format === 'delimited' || format === 'json')
        return { format, refusal: null };
    if (head.length === 0)
        return { format: null, refusal: 'is empty' };
    return {
        format: null,
        refusal: `does not begin as ${ending} files do; it is damaged, cut off or of another format`,
    };
}

;// CONCATENATED MODULE: ./packages/data/src/source/resolve.ts





/** Enough to find the first names in a ZIP archive. */
const resolve_HEAD_BYTES = 512;
/** Characters by which DuckDB takes a path for a pattern. */
const PATTERN = /[*?[\]{}]/;
/** A path that DuckDB takes literally: the file's own, or a link to it in the temporary folder. */
function literalPath(database, path) {
    if (!PATTERN.test(path))
        return path;
    const link = database.temporaryFile('.link');
    (0,external_node_fs_.symlinkSync)(path, link);
    return link;
}
async function describeFile(database, path, display) {
    if ((0,external_node_fs_.statSync)(path).isDirectory()) {
        const example = display === '.' ? '*.parquet' : `${display}/*.parquet`;
        throw new src/* InputError */.dz('data', `${display} is a folder; name a file, or several by a pattern such as ${example}`);
    }
    const start = await readHead(path, 2, false);
    const gzip = start[0] === 0x1f && start[1] === 0x8b;
    const head = await readHead(path, resolve_HEAD_BYTES, gzip).catch((error) => {
        throw error instanceof UnreadableText
            ? new src/* InputError */.dz('data', `${display}: ${error.message}`, { cause: error })
            : error;
    });
    const { format, refusal } = recogniseFormat(display, head);
    if (format === null)
        throw new src/* InputError */.dz('data', `${display} ${refusal}`);
    if (gzip && format !== 'delimited' && format !== 'json') {
        throw new src/* InputError */.dz('data', `${display} is compressed with gzip as a whole; decompress it`);
    }
    const sha256 = await (0,src/* digestFile */.TM)(path);
    return { path: literalPath(database, path), display, format, gzip, sha256 };
}
/**
 * The files that a path, a pattern or a URL names.
 *
 * @throws InputError when there is none, or when a file is a pointer, a folder or of a format that
 *   is not read.
 */
async function resolveFiles(database, workspace, written, access) {
    const files = [];
    for (const { path, display } of await findFiles(database, workspace, written, access)) {
        files.push(await describeFile(database, path, display));
    }
    return files;
}
/** Paths of the files, with the names under which messages show them. */
async function findFiles(database, workspace, written, access) {
    if (isRemote(written))
        return fetchRemote(database, written, access);
    const paths = await workspace.existingFiles(written, 'data');
    return paths.map((path) => ({
        path,
        display: paths.length === 1 ? written : workspace.display(path),
    }));
}
/** sha256 of one file's bytes; of the manifest of several. */
function digestOf(files) {
    const [only] = files;
    if (only !== undefined && files.length === 1)
        return only.sha256;
    return (0,src/* digestManifest */.e4)(files.map(({ display, sha256 }) => ({ path: display, sha256 })));
}

;// CONCATENATED MODULE: ./packages/data/src/open.ts












async function stageFormat(database, file, rules) {
    switch (file.format) {
        case 'delimited':
            return stageDelimited(database, file, rules);
        case 'json':
            return stageJson(database, file, rules);
        case 'parquet':
            return stageParquet(database, file, rules);
        case 'arrow':
            return stageArrow(database, file, rules);
        case 'npy':
        case 'npz':
            return stageNumpy(database, file, rules);
    }
}
async function stageFile(database, file, rules) {
    try {
        return await stageFormat(database, file, rules);
    }
    catch (error) {
        throw readFailure(error, file.display);
    }
}
/** The type of every column, settled over all files of the run. */
function settleAll(files) {
    const byName = new Map();
    for (const column of files.flatMap((file) => file.columns)) {
        const types = byName.get(column.name);
        if (types === undefined)
            byName.set(column.name, [column.own]);
        else
            types.push(column.own);
    }
    return new Map([...byName].map(([name, types]) => [name, settleType(types)]));
}
function typeOf(settled, name) {
    const type = settled.get(name);
    if (type === undefined)
        throw new Error(`The type of "${name}" is not settled`);
    return type;
}
/** Rows that DuckDB holds before it writes them; its own 122,880 cost memory and no time less. */
const ROWS_PER_GROUP = 20_480;
/** Writes a file's values, of their settled types, to a Parquet copy and returns its path. */
async function convert(database, staged, casts) {
    const path = database.temporaryFile('.parquet');
    const selected = casts.map((cast, index) => `${cast} AS c${index}`);
    const copy = () => database.run(`COPY (SELECT ${selected.join(', ')} FROM ${staged.relation}) ` +
        `TO ${literal(path)} (FORMAT parquet, ROW_GROUP_SIZE ${ROWS_PER_GROUP})`);
    const { display } = staged.file;
    await (staged.ordered ? copy() : database.onOneThread(copy)).catch((error) => {
        throw readFailure(error, display);
    });
    const [written] = await database.row(`SELECT count(*) FROM read_parquet(${literal(path)})`);
    if (Number(written) !== staged.rows) {
        throw new Error(`${display}: read ${String(written)} rows of ${staged.rows}`);
    }
    return path;
}
/**
 * How a file is read from here on: Parquet where it is, anything else from a Parquet copy of the
 * settled types in the temporary folder. The copy is what makes every later pass cheap, and
 * memory independent of the number of rows.
 *
 * @param copies files that were copied already, with the copies' paths
 */
async function makePart(shared, staged, start, copies) {
    const { columns, file, rows } = staged;
    const casts = columns.map(({ name, valueAs }) => valueAs(typeOf(shared.settled, name)));
    const { display, format } = file;
    const part = { display, format, rows, start, place: staged.place };
    if (staged.parquet !== null) {
        const values = new Map(columns.map(({ name }, index) => [name, casts[index] ?? 'NULL']));
        return { ...part, relation: staged.relation, values };
    }
    const path = copies.get(staged) ?? (await convert(shared.database, staged, casts));
    copies.set(staged, path);
    const values = new Map(columns.map(({ name }, index) => [name, `c${index}`]));
    return { ...part, relation: parquetRelation(path, columns.length), values };
}
/** The columns of all files of a source, in the order in which they first occur. */
function open_columnsOf(files, settled) {
    const names = new Set(files.flatMap((file) => file.columns.map((column) => column.name)));
    return [...names].map((name) => {
        const own = files.flatMap((file) => file.columns.filter((column) => column.name === name).map((column) => column.own));
        const ownType = settleType(own);
        const sqlType = ownType.kind === 'empty' ? (own[0]?.sqlType ?? 'VARCHAR') : ownType.sqlType;
        return { name, kind: typeOf(settled, name).kind, ownKind: ownType.kind, sqlType };
    });
}
async function makeTable(staged, shared, copies) {
    const { source, files } = staged;
    const parts = [];
    const notes = [...files.flatMap((file) => file.notes), ...absentColumns(files)];
    let rows = 0;
    for (const file of files) {
        notes.push(...(await roundedColumns(shared.database, file, shared.settled)));
        parts.push(await makePart(shared, file, rows, copies));
        rows += file.rows;
    }
    const sources = files.map(({ file }) => file);
    return {
        role: source.role,
        uri: isRemote(source.path) ? displayUrl(source.path) : source.path,
        files: sources.map((file) => file.display),
        digest: digestOf(sources),
        rows,
        columns: open_columnsOf(files, shared.settled),
        notes,
        access: { ...shared, parts },
    };
}
/** Finds the files of every source; one that several sources name is looked at once. */
async function stageSources(database, workspace, sources, rules, remote) {
    const known = new Map();
    const staged = [];
    for (const source of sources) {
        const files = [];
        for (const file of await resolveFiles(database, workspace, source.path, remote)) {
            const key = `${file.sha256} ${file.display}`;
            const each = known.get(key) ?? (await stageFile(database, file, rules));
            known.set(key, each);
            files.push(each);
        }
        staged.push({ source, files });
    }
    return staged;
}
/**
 * Opens all data sets of a run: finds their files, settles one type for each column over all of
 * them, and locks the database, which from then on reads these files and nothing else.
 *
 * @param options how text files are read
 * @param remote access to remote stores
 * @throws InputError naming the file for anything that cannot be read.
 */
async function openTables(database, workspace, sources, options = {}, remote = {}) {
    if (database.locked)
        throw new Error('All tables of a database are opened at once');
    const rules = textRules(options);
    const staged = await stageSources(database, workspace, sources, rules, remote);
    const settled = settleAll(staged.flatMap(({ files }) => files));
    const siblings = [];
    const copies = new Map();
    for (const each of staged) {
        siblings.push(await makeTable(each, { database, settled, siblings, rules }, copies));
    }
    const parquet = staged
        .flatMap(({ files }) => files)
        .flatMap((file) => (file.parquet === null ? [] : [file.parquet]));
    await database.lock([...new Set([...copies.values(), ...parquet])]);
    return siblings;
}

;// CONCATENATED MODULE: ./packages/data/src/rows.ts

/** SQL of a 64-bit hash of columns `from` … `to` − 1 of a relation; equal rows have equal hashes. */
function hashOf(from, to) {
    const names = Array.from({ length: to - from }, (_, i) => `v${from + i}`);
    return `hash(${names.join(', ')})`;
}
/**
 * Rows that repeat an earlier row in the given columns. Rows are told apart by a hash of 64 bits: of
 * a hundred million different rows a pair is taken for equal with probability 0.0003.
 */
async function countDuplicateRows(table, columns) {
    if (columns.length === 0 || table.rows < 2)
        return 0;
    const hashed = `SELECT ${hashOf(0, columns.length)} AS h FROM ${tableRelation(table, columns)}`;
    const [count] = await queryRow(table, `SELECT count(*) - count(DISTINCT h) FROM (${hashed})`);
    return Number(count);
}
/** Rows of `table` that equal a row of `other`, which was opened with it, in the given columns. */
async function countSharedRows(table, other, columns) {
    if (columns.length === 0 || table.rows === 0 || other.rows === 0)
        return 0;
    const hashes = (of) => `SELECT ${hashOf(0, columns.length)} AS h FROM ${tableRelation(of, columns)}`;
    const [count] = await queryRow(table, `SELECT count(*) FROM (${hashes(table)}) WHERE h IN (${hashes(other)})`);
    return Number(count);
}
/** Rows that equal another row in all features but have a different target. */
async function countConflictingRows(table, features, target) {
    if (features.length === 0 || table.rows < 2)
        return 0;
    const columns = [...features, target];
    const label = `v${features.length}`;
    const hashed = `SELECT ${hashOf(0, features.length)} AS h, hash(${label}) AS t ` +
        `FROM ${tableRelation(table, columns)} WHERE ${label} IS NOT NULL`;
    const [count] = await queryRow(table, `SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM (${hashed}) GROUP BY h HAVING min(t) <> max(t))`);
    return Number(count);
}

;// CONCATENATED MODULE: ./packages/data/src/sample.ts


/**
 * Up to `limit` rows of the given columns: those with the smallest hashes, so that the sample does
 * not depend on the order of the rows. Numbers (dates and times as seconds since 1970) with NaN for
 * missing ones where `numeric` says so, else canonical texts.
 */
async function sampleRows(table, columns, limit) {
    if (columns.length === 0)
        return [];
    const names = columns.map(({ name }) => name);
    const selected = columns.map(({ name, numeric }, i) => {
        if (!numeric)
            return canonicalSql(`v${i}`, settledType(table, name).sqlType);
        const isTime = requireColumn(table, name).kind === 'datetime';
        return isTime ? `CAST(epoch(v${i}) AS DOUBLE)` : `CAST(v${i} AS DOUBLE)`;
    });
    const hash = `hash(${names.map((_, i) => `v${i}`).join(', ')})`;
    const rows = await queryRows(table, `SELECT ${selected.map((value, i) => `${value} AS s${i}`).join(', ')} ` +
        `FROM ${tableRelation(table, names)} ORDER BY ${hash} LIMIT ${limit}`);
    return columns.map(({ name, numeric }, i) => {
        if (numeric) {
            const numbers = Float64Array.from(rows, (row) => (row[i] === null ? NaN : Number(row[i])));
            return { name, numbers };
        }
        const texts = rows.map((row) => (row[i] === null ? null : String(row[i])));
        return { name, texts };
    });
}

;// CONCATENATED MODULE: ./packages/data/src/summary.ts



const AGGREGATES = 9;
/** Planning a query takes time with the square of its aggregates. */
const COLUMNS_PER_QUERY = 60;
/** How many rows are looked at first for each value that the limit allows. */
const HEAD_ROWS_PER_VALUE = 4;
/** Up to so many rows the values of several columns are counted at once, whatever their number. */
const SMALL_TABLE = 100_000;
function isFloat(type) {
    return type.sqlType === 'DOUBLE' || type.sqlType === 'FLOAT';
}
/** SQL of the aggregates of one column, always the same number of them. */
function aggregates(value, type, allFinite) {
    const floating = isFloat(type) && !allFinite;
    const number = ['float', 'integer', 'boolean'].includes(type.kind);
    const ordered = type.kind !== 'other' && type.kind !== 'empty';
    const finite = floating ? `CASE WHEN isfinite(${value}) THEN ${value} END` : value;
    const text = (aggregate) => ordered ? canonicalSql(`${aggregate}(${finite})`, type.sqlType) : 'NULL';
    const extreme = (aggregate) => number ? `CAST(${aggregate}(${finite}) AS DOUBLE)` : 'NULL';
    const whole = type.kind === 'float' ? `bool_and(${finite} = trunc(${finite}))` : 'true';
    return [
        `count(${value})`,
        floating ? countWhere(`isnan(${value})`) : '0',
        floating ? countWhere(`isinf(${value})`) : '0',
        extreme('min'),
        extreme('max'),
        text('min'),
        text('max'),
        number ? whole : 'NULL',
        type.kind === 'text' ? `avg(length(CAST(${value} AS VARCHAR)))` : 'NULL',
    ];
}
function numberOrNull(cell) {
    return typeof cell === 'number' ? cell : null;
}
function textOrNull(cell) {
    return typeof cell === 'string' ? cell : null;
}
/** Different values of each column in the first rows (in all of them with null). */
async function distinctAmong(table, columns, rows) {
    const limit = rows === null ? '' : ` LIMIT ${rows}`;
    const counts = await queryRow(table, `SELECT ${columns.map((_, index) => `count(DISTINCT v${index})`).join(', ')} ` +
        `FROM (SELECT * FROM ${tableRelation(table, columns)}${limit})`);
    return counts.map(Number);
}
/** Different values of one column: in a query of its own, since that can spill to the disk. */
async function distinctOf(table, column, limit) {
    const end = Number.isFinite(limit) ? ` LIMIT ${limit + 1}` : '';
    const [count] = await queryRow(table, `SELECT count(*) FROM (SELECT DISTINCT v0 FROM ${tableRelation(table, [column])} ` +
        `WHERE v0 IS NOT NULL${end})`);
    return Number(count);
}
/**
 * Different values of each column; more than the limit where it is passed. Columns that pass it in
 * the first rows already are not counted to the end.
 */
async function countDistinct(table, columns, limit) {
    const compared = columns.filter((name) => settledType(table, name).kind !== 'other');
    const counts = new Map();
    if (compared.length === 0)
        return counts;
    const small = table.rows <= SMALL_TABLE;
    const head = HEAD_ROWS_PER_VALUE * limit;
    const looked = small || head < table.rows;
    const first = looked ? await distinctAmong(table, compared, small ? null : head) : [];
    for (const [index, name] of compared.entries()) {
        const seen = first[index] ?? 0;
        counts.set(name, small || seen > limit ? seen : await distinctOf(table, name, limit));
    }
    return counts;
}
/**
 * The columns of floats of which some value is NaN or infinite. Only their extremes are looked at,
 * which costs next to nothing: NaN is the greatest value of all.
 */
async function withSpecialValues(table, columns) {
    const floats = columns.filter((name) => isFloat(settledType(table, name)));
    if (floats.length === 0)
        return new Set();
    const extremes = floats.flatMap((_, i) => [
        `coalesce(isfinite(min(v${i})), true)`,
        `coalesce(isfinite(max(v${i})), true)`,
    ]);
    const finite = await queryRow(table, `SELECT ${extremes.join(', ')} FROM ${tableRelation(table, floats)}`);
    return new Set(floats.filter((_, i) => finite[2 * i] !== true || finite[2 * i + 1] !== true));
}
/**
 * Counts of columns: one pass over the table for 60 of them at a time, and passes for the different
 * values, of which there are fewer the lower the limit is.
 */
async function columnSummaries(table, columns = table.columns.map((column) => column.name), options = {}) {
    const limit = options.distinctLimit ?? Infinity;
    const summaries = [];
    for (let from = 0; from < columns.length; from += COLUMNS_PER_QUERY) {
        const names = columns.slice(from, from + COLUMNS_PER_QUERY);
        const special = await withSpecialValues(table, names);
        const selected = names.flatMap((name, index) => aggregates(`v${index}`, settledType(table, name), !special.has(name)));
        const cells = await queryRow(table, `SELECT ${selected.join(', ')} FROM ${tableRelation(table, names)}`);
        const distinct = await countDistinct(table, names, limit);
        for (const [index, name] of names.entries()) {
            const [count, nan, infinite, minimum, maximum, lowest, highest, whole, length] = cells.slice(index * AGGREGATES, (index + 1) * AGGREGATES);
            const values = distinct.get(name) ?? null;
            summaries.push({
                name,
                rows: table.rows,
                missing: table.rows - Number(count),
                nan: Number(nan),
                infinite: Number(infinite),
                distinct: values !== null && values > limit ? null : values,
                minimum: numberOrNull(minimum),
                maximum: numberOrNull(maximum),
                lowest: textOrNull(lowest),
                highest: textOrNull(highest),
                whole: typeof whole === 'boolean' ? whole : null,
                meanLength: numberOrNull(length),
            });
        }
    }
    return summaries;
}
/** Counts of one column. */
async function columnSummary(table, column, options = {}) {
    const [summary] = await columnSummaries(table, [column], options);
    if (summary === undefined)
        throw new Error(`No summary of "${column}"`);
    return summary;
}

;// CONCATENATED MODULE: ./packages/data/src/violations.ts




const EXAMPLES = 5;
/** Rows whose value meets a condition on `v0`; rows without a value never do. */
async function violations(table, column, condition) {
    const relation = tableRelation(table, [column]);
    const [rows] = await queryRow(table, `SELECT ${countWhere(condition)} FROM ${relation}`);
    if (Number(rows) === 0)
        return { rows: 0, examples: [] };
    const text = canonicalSql('v0', settledType(table, column).sqlType);
    const found = await queryRows(table, `SELECT t, count(*) AS n FROM (SELECT ${text} AS t FROM ${relation} WHERE ${condition}) ` +
        `GROUP BY t ORDER BY n DESC, t LIMIT ${EXAMPLES}`);
    return {
        rows: Number(rows),
        examples: found.map(([value, count]) => ({ text: String(value), count: Number(count) })),
    };
}
/** Rows whose canonical text is not one of `allowed`. */
async function valuesNotAmong(table, column, allowed) {
    const text = canonicalSql('v0', settledType(table, column).sqlType);
    const listed = `list_contains(${literalList(allowed)}, ${text})`;
    return violations(table, column, `v0 IS NOT NULL AND NOT ${listed}`);
}
/**
 * Rows whose canonical text does not match a regular expression (RE2) as a whole.
 *
 * @throws ConfigurationError for a pattern that is no regular expression.
 */
async function valuesNotMatching(table, column, pattern) {
    try {
        await table.access.database.rows(`SELECT regexp_full_match('', ${literal(pattern)})`);
    }
    catch {
        throw new src/* ConfigurationError */.j1('drift', `expectations: the pattern "${pattern}" of column "${column}" is no regular expression (RE2)`);
    }
    const text = canonicalSql('v0', settledType(table, column).sqlType);
    return violations(table, column, `v0 IS NOT NULL AND NOT regexp_full_match(${text}, ${literal(pattern)})`);
}
/** Rows whose number lies outside the limits; NaN lies outside of nothing, infinities do. */
async function valuesOutside(table, column, limits) {
    const value = 'CAST(v0 AS DOUBLE)';
    const conditions = [
        ...(limits.minimum === undefined ? [] : [`${value} < ${limits.minimum}`]),
        ...(limits.maximum === undefined
            ? []
            : [`(${value} > ${limits.maximum} AND NOT isnan(${value}))`]),
    ];
    return violations(table, column, `v0 IS NOT NULL AND (${conditions.join(' OR ')})`);
}
/** Rows whose finite number is not whole. */
async function valuesNotWhole(table, column) {
    const value = 'CAST(v0 AS DOUBLE)';
    return violations(table, column, `v0 IS NOT NULL AND isfinite(${value}) AND ${value} <> trunc(${value})`);
}
/** Rows whose value also occurs in another row. */
async function repeatedValues(table, column) {
    const text = canonicalSql('v0', settledType(table, column).sqlType);
    const relation = tableRelation(table, [column]);
    const groups = `(SELECT v0, count(*) AS n FROM ${relation} WHERE v0 IS NOT NULL GROUP BY v0 HAVING n > 1)`;
    const [rows] = await queryRow(table, `SELECT coalesce(sum(n), 0) FROM ${groups}`);
    if (Number(rows) === 0)
        return { rows: 0, examples: [] };
    const found = await queryRows(table, `SELECT ${text} AS t, n FROM ${groups} ORDER BY n DESC, t LIMIT ${EXAMPLES}`);
    return {
        rows: Number(rows),
        examples: found.map(([value, count]) => ({ text: String(value), count: Number(count) })),
    };
}
/** How many texts of each column read as a number, and how many do not. */
async function textMixes(table, columns) {
    const mixes = new Map();
    for (const name of columns) {
        // Every text is looked at once, however many rows have it.
        const [numbers, all] = await queryRow(table, `SELECT coalesce(sum(CASE WHEN TRY_CAST(v0 AS DOUBLE) IS NOT NULL THEN n END), 0), ` +
            `coalesce(sum(n), 0) FROM (SELECT v0, count(*) AS n FROM ${tableRelation(table, [name])} ` +
            'WHERE v0 IS NOT NULL GROUP BY v0)');
        mixes.set(name, { numbers: Number(numbers), others: Number(all) - Number(numbers) });
    }
    return mixes;
}

;// CONCATENATED MODULE: ./packages/data/src/index.ts















/***/ }),

/***/ 84668:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ bindTable)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81229);


/** Columns of the data that are no features whatever their name: answers, weights, row ids. */
function reservedColumns({ data, champion }) {
    const answers = [data, (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .championColumns */ .F0)(champion)].flatMap((columns) => [
        columns?.prediction,
        columns?.score,
        ...Object.values(columns?.probabilities ?? {}),
    ]);
    return [...answers, data?.weight, data?.id].filter((name) => name !== undefined);
}
/**
 * Decides which columns of the table fill the model's inputs.
 *
 * @throws ConfigurationError when an input has no column
 */
function bindTable(context, model, table) {
    const { data } = context.config;
    return (0,_slipway_model__WEBPACK_IMPORTED_MODULE_1__/* .bindFeatures */ .dS)(model, table.columns, {
        ...(data?.features === undefined ? {} : { features: data.features }),
        ignore: data?.ignore ?? [],
        target: data?.target ?? null,
        reserved: reservedColumns(context.config),
    });
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


/***/ }),

/***/ 16080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openDataTables),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   dr: () => (/* binding */ requirePath)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28879);
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45285);
/* harmony import */ var _slipway_native__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47132);



/** What the evidence calls a table. */
const INPUT_NAMES = {
    evaluation: 'data',
    reference: 'reference',
    current: 'current',
    predictions: 'predictions',
};
const ROLES = ['reference', 'evaluation', 'current', 'predictions'];
/** The path of a data set, which must be configured. */
function requirePath(config, role) {
    const path = config.data?.[role];
    if (path !== undefined)
        return path;
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .ConfigurationError */ .j1('data', `${role} is missing; set the input "${role}", or data.${role} in slipway.yml`);
}
/** The table that was opened for this role. */
function tableOf(open, role) {
    const table = open.tables.get(role);
    if (table === undefined)
        throw new Error(`No table was opened for ${role}`);
    return table;
}
/** Whether a data set that the step can do without is on this machine. */
async function isThere({ workspace }, path) {
    try {
        return (await workspace.existingFiles(path, 'data')).length > 0;
    }
    catch (error) {
        if (error instanceof _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz)
            return false;
        throw error;
    }
}
/**
 * The data sets to open: those that the step needs, and the others of the configuration that are
 * there, because a column has one kind over all of them.
 */
async function sourcesFor(context, needed) {
    const sources = [];
    for (const role of ROLES) {
        if (needed.includes(role)) {
            sources.push({ role, path: requirePath(context.config, role) });
            continue;
        }
        // Answers are joined by one action; to others they are no data set.
        if (role === 'predictions')
            continue;
        const path = context.config.data?.[role];
        if (path !== undefined && (await isThere(context, path)))
            sources.push({ role, path });
    }
    return sources;
}
/**
 * Opens the data sets that a step needs, and records them in the evidence. The caller closes the
 * database.
 *
 * @throws InputError or ConfigurationError starting with `data`
 */
async function openDataTables(context, needed) {
    const { config, workspace, recorder, logger, environment } = context;
    const sources = await sourcesFor(context, needed);
    const toolCache = environment.toolCache === null ? {} : { toolCache: environment.toolCache };
    const database = await (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .openDatabase */ .qI)(await (0,_slipway_native__WEBPACK_IMPORTED_MODULE_2__/* .loadDuckDb */ .Gp)({ logger, ...toolCache }));
    try {
        const { delimiter, decimal, thousands, missing, types } = config.data ?? {};
        const options = { delimiter, decimal, thousands, missing, types };
        const remote = { s3: environment.s3 ?? undefined };
        const opened = await (0,_slipway_data__WEBPACK_IMPORTED_MODULE_1__/* .openTables */ .W4)(database, workspace, sources, options, remote);
        const tables = new Map(opened.map((table) => [table.role, table]));
        for (const role of needed) {
            const table = tables.get(role);
            if (table === undefined)
                throw new Error(`${role} was not opened`);
            recorder.addInput(INPUT_NAMES[role], table.uri, table.digest, table.rows);
            for (const note of table.notes)
                recorder.note(note);
        }
        return { database, tables };
    }
    catch (error) {
        database.close();
        throw error;
    }
}


/***/ })

};
