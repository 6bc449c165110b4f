export const id = 994;
export const ids = [994];
export const modules = {

/***/ 5321:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LR: () => (/* reexport */ columnSummaries),
  V$: () => (/* reexport */ distinctValues),
  R4: () => (/* reexport */ hasColumn),
  LE: () => (/* reexport */ numericColumns),
  qI: () => (/* reexport */ openDatabase),
  W4: () => (/* reexport */ openTables),
  rv: () => (/* reexport */ parsePredicate),
  Pu: () => (/* reexport */ readBatches),
  c4: () => (/* reexport */ requireColumn),
  al: () => (/* reexport */ valueCounts)
});

// UNUSED EXPORTS: DEFAULT_MISSING, canonicalText, columnSummary, numericColumn

// EXTERNAL MODULE: ./packages/core/src/index.ts + 33 modules
var src = __webpack_require__(3865);
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
var external_node_util_ = __webpack_require__(7975);
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
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/fzstd/esm/index.mjs
var esm = __webpack_require__(8339);
// EXTERNAL MODULE: ./node_modules/lz4js/lz4.js
var lz4 = __webpack_require__(9103);
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
    const arrow = await __webpack_require__.e(/* import() */ 236).then(__webpack_require__.bind(__webpack_require__, 7236));
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
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
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
var fflate_esm = __webpack_require__(1306);
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

;// CONCATENATED MODULE: ./packages/data/src/summary.ts



const AGGREGATES = 8;
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
function aggregates(value, type) {
    const floating = isFloat(type);
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
 * Counts of columns: one pass over the table for 60 of them at a time, and passes for the different
 * values, of which there are fewer the lower the limit is.
 */
async function columnSummaries(table, columns = table.columns.map((column) => column.name), options = {}) {
    const limit = options.distinctLimit ?? Infinity;
    const summaries = [];
    for (let from = 0; from < columns.length; from += COLUMNS_PER_QUERY) {
        const names = columns.slice(from, from + COLUMNS_PER_QUERY);
        const selected = names.flatMap((name, index) => aggregates(`v${index}`, settledType(table, name)));
        const cells = await queryRow(table, `SELECT ${selected.join(', ')} FROM ${tableRelation(table, names)}`);
        const distinct = await countDistinct(table, names, limit);
        for (const [index, name] of names.entries()) {
            const [count, nan, infinite, minimum, maximum, lowest, highest, whole] = cells.slice(index * AGGREGATES, (index + 1) * AGGREGATES);
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

;// CONCATENATED MODULE: ./packages/data/src/index.ts












/***/ }),

/***/ 3980:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dS: () => (/* reexport */ bindFeatures),
  FR: () => (/* reexport */ checkBatchConsistency),
  aS: () => (/* reexport */ checkBinding),
  KF: () => (/* reexport */ checkGolden),
  PQ: () => (/* reexport */ checkLatency),
  cx: () => (/* reexport */ checkLoads),
  vZ: () => (/* reexport */ checkModelSize),
  l4: () => (/* reexport */ checkRuns),
  jC: () => (/* reexport */ checkSignature),
  Xd: () => (/* reexport */ collectPredictions),
  Vy: () => (/* reexport */ describeModel),
  kT: () => (/* reexport */ interpretOutputs),
  RJ: () => (/* reexport */ measureLatency),
  a9: () => (/* reexport */ modelDigest),
  fA: () => (/* reexport */ openSession),
  dM: () => (/* reexport */ ownClasses),
  Fy: () => (/* reexport */ positivePosition),
  ko: () => (/* reexport */ readModel),
  a7: () => (/* reexport */ runBatch),
  I: () => (/* reexport */ sliceFeeds)
});

// UNUSED EXPORTS: FeatureBinding, ModelSession, ONNX_TOLERANCE, concatRows, describeDifference, describeShape, describeType, differences, elementCount, externalFiles, featureNamesIn, isFloat, isInteger, isRunnable, parseElementType, readGoldenCases, readModelBytes, readPredictions, runPortions, signatureOf, sliceRows, typedArrayOver, zeros

;// CONCATENATED MODULE: ./packages/model/src/onnx/element-type.ts
/**
 * Names of TensorProto.DataType by number (onnx-ml.proto). Where ONNX and NumPy differ, NumPy's
 * names are used, as ONNX Runtime for JavaScript does: `float32` for FLOAT, `float64` for DOUBLE.
 */
const NAMES = [
    'undefined',
    'float32',
    'uint8',
    'int8',
    'uint16',
    'int16',
    'int32',
    'int64',
    'string',
    'bool',
    'float16',
    'float64',
    'uint32',
    'uint64',
    'complex64',
    'complex128',
    'bfloat16',
    'float8e4m3fn',
    'float8e4m3fnuz',
    'float8e5m2',
    'float8e5m2fnuz',
    'uint4',
    'int4',
    'float4e2m1',
    'float8e8m0',
    'uint2',
    'int2',
];
const RUNNABLE = new Set([
    'float16',
    'float32',
    'float64',
    'int8',
    'int16',
    'int32',
    'int64',
    'uint8',
    'uint16',
    'uint32',
    'uint64',
    'bool',
    'string',
]);
/** Other names of the same types: ONNX's, NumPy's, and those of the Open Inference Protocol. */
const ALIASES = new Map([
    ['float', 'float32'],
    ['fp32', 'float32'],
    ['f32', 'float32'],
    ['single', 'float32'],
    ['double', 'float64'],
    ['fp64', 'float64'],
    ['f64', 'float64'],
    ['half', 'float16'],
    ['fp16', 'float16'],
    ['f16', 'float16'],
    ['bf16', 'bfloat16'],
    ['long', 'int64'],
    ['boolean', 'bool'],
    ['str', 'string'],
    ['bytes', 'string'],
]);
/** The element type with this TensorProto.DataType number; `unknown` for a number ONNX has not. */
function elementTypeOf(dataType) {
    return NAMES[dataType] ?? 'unknown';
}
/**
 * The element type that a user names: `float32`, `float`, `FLOAT`, `tensor(float)`, `FP32` and
 * the like; null when it is none.
 */
function parseElementType(written) {
    const plain = written.trim().toLowerCase();
    const name = /^tensor\((.+)\)$/.exec(plain)?.[1]?.trim() ?? plain;
    const alias = ALIASES.get(name);
    if (alias !== undefined)
        return alias;
    return NAMES.find((known) => known === name && known !== 'undefined') ?? null;
}
/** Whether the runtimes for Node can be given, or give back, elements of this type. */
function isRunnable(type) {
    return RUNNABLE.has(type);
}
function isFloat(type) {
    return type === 'float16' || type === 'float32' || type === 'float64';
}
function isInteger(type) {
    return /^u?int(?:8|16|32|64)$/.test(type);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./packages/core/src/index.ts + 33 modules
var src = __webpack_require__(3865);
;// CONCATENATED MODULE: ./packages/model/src/onnx/external-data.ts



function refuse(model, tensor, problem) {
    throw new src/* InputError */.dz(model.subject, `${model.shown}: the external data of "${tensor.tensor}" ${problem}`);
}
/**
 * A location must be a relative path with forward slashes that stays in the model's folder (ONNX
 * docs/ExternalData.md; CVE-2022-25882 and CVE-2024-27318 are what happens otherwise).
 */
function checkLocation(model, tensor) {
    const { location } = tensor;
    if (location === '')
        refuse(model, tensor, 'has no location');
    const shown = JSON.stringify(location);
    if (external_node_path_default().posix.isAbsolute(location) || external_node_path_default().win32.isAbsolute(location)) {
        refuse(model, tensor, `has an absolute path, ${shown}; it must lie in the model’s folder`);
    }
    if (/[\\\0]/.test(location) || /^[a-z]:/i.test(location)) {
        refuse(model, tensor, `has a path that is not portable, ${shown}; use forward slashes`);
    }
    if (location.split('/').includes('..')) {
        refuse(model, tensor, `has a path that leaves the model’s folder, ${shown}`);
    }
}
async function locate(model, tensor) {
    checkLocation(model, tensor);
    const { location } = tensor;
    const folder = await (0,promises_.realpath)(external_node_path_default().dirname(model.file));
    const written = external_node_path_default().join(folder, location);
    const file = await (0,promises_.realpath)(written).catch(() => null);
    if (file === null) {
        const isLink = await (0,promises_.lstat)(written).then(() => true, () => false);
        const problem = isLink ? 'is a broken symbolic link' : 'is missing';
        refuse(model, tensor, `${problem}: "${location}" must lie beside the model`);
    }
    if (!`${file}${(external_node_path_default()).sep}`.startsWith(`${folder}${(external_node_path_default()).sep}`)) {
        refuse(model, tensor, `is a symbolic link that leaves the model’s folder: "${location}"`);
    }
    const status = await (0,promises_.stat)(file);
    if (!status.isFile())
        refuse(model, tensor, `is not a file: "${location}"`);
    const pointer = await (0,src/* readPointer */.qT)(file);
    if (pointer !== null)
        refuse(model, tensor, `("${location}") ${(0,src/* describePointer */.jR)(pointer)}`);
    return { location, file, sizeBytes: status.size };
}
function checkExtent(model, tensor, file) {
    const { offset, length } = tensor;
    if (!Number.isSafeInteger(offset) || offset < 0) {
        refuse(model, tensor, 'has an offset that is no whole number');
    }
    if (length !== null && (!Number.isSafeInteger(length) || length < 0)) {
        refuse(model, tensor, 'has a length that is no whole number');
    }
    if (offset + (length ?? 0) > file.sizeBytes) {
        refuse(model, tensor, `ends at byte ${offset + (length ?? 0)} of "${file.location}", ` +
            `which has ${(0,src/* plural */.LS)(file.sizeBytes, 'byte')}: the file is not complete`);
    }
}
/**
 * The files that a model keeps weights in, each once, in the order of the graph.
 *
 * @throws InputError when one is missing, too short, a Git LFS pointer, or lies outside the
 *   model's folder (an absolute path, `..`, a symbolic link).
 */
async function externalFiles(model) {
    const files = new Map();
    for (const tensor of model.externalTensors) {
        const file = files.get(tensor.location) ?? (await locate(model, tensor));
        files.set(tensor.location, file);
        checkExtent(model, tensor, file);
    }
    return [...files.values()];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/model/src/onnx/digest.ts




/**
 * The digest that identifies a model: sha256 of its file; with external data, of the sorted
 * manifest of all its files, by their paths relative to the model's folder.
 *
 * @throws InputError for external data that is missing or lies outside the model's folder.
 */
async function modelDigest(model) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(model.bytes).digest('hex');
    const external = await externalFiles(model);
    if (external.length === 0)
        return { sha256, sizeBytes: model.bytes.length };
    const entries = [{ path: external_node_path_default().basename(model.file), sha256 }];
    let sizeBytes = model.bytes.length;
    for (const { location, file, sizeBytes: size } of external) {
        entries.push({ path: external_node_path_default().posix.normalize(location), sha256: await (0,src/* digestFile */.TM)(file) });
        sizeBytes += size;
    }
    return { sha256: (0,src/* digestManifest */.e4)(entries), sizeBytes };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/fields.ts
/**
 * Field numbers of the ONNX messages that are read, from the ONNX specification (onnx-ml.proto,
 * IR version 13, ONNX 1.22). Fields that are not listed are skipped when reading and kept byte
 * for byte when a model is rewritten.
 */
const MODEL = {
    irVersion: 1,
    producerName: 2,
    producerVersion: 3,
    domain: 4,
    modelVersion: 5,
    docString: 6,
    graph: 7,
    opsetImport: 8,
    metadataProps: 14,
    trainingInfo: 20,
    functions: 25,
};
const OPERATOR_SET = { domain: 1, version: 2 };
const STRING_ENTRY = { key: 1, value: 2 };
const GRAPH = {
    node: 1,
    name: 2,
    initializer: 5,
    input: 11,
    output: 12,
    sparseInitializer: 15,
};
const NODE = { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 };
const ATTRIBUTE = {
    name: 1,
    int: 3,
    tensor: 5,
    graph: 6,
    ints: 8,
    strings: 9,
    tensors: 10,
    graphs: 11,
    sparseTensor: 22,
    sparseTensors: 23,
};
const VALUE_INFO = { name: 1, type: 2 };
const TYPE = {
    tensor: 1,
    sequence: 4,
    map: 5,
    opaque: 7,
    sparseTensor: 8,
    optional: 9,
};
/** Of TypeProto.Tensor and TypeProto.SparseTensor. */
const TENSOR_TYPE = { elementType: 1, shape: 2 };
/** Of TypeProto.Sequence and TypeProto.Optional. */
const CONTAINER_TYPE = { elementType: 1 };
const MAP_TYPE = { keyType: 1, valueType: 2 };
const SHAPE = { dimension: 1 };
const DIMENSION = { value: 1, parameter: 2 };
const TENSOR = {
    dims: 1,
    dataType: 2,
    floatData: 4,
    int32Data: 5,
    stringData: 6,
    int64Data: 7,
    name: 8,
    rawData: 9,
    doubleData: 10,
    uint64Data: 11,
    externalData: 13,
    dataLocation: 14,
};
/** TensorProto.DataLocation.EXTERNAL */
const EXTERNAL_LOCATION = 1;
const SPARSE_TENSOR = { values: 1, indices: 2 };
const FUNCTION = { name: 1, node: 7, domain: 10 };
const TRAINING_INFO = { initialization: 1, algorithm: 2 };

// EXTERNAL MODULE: ./node_modules/protobufjs/minimal.js
var minimal = __webpack_require__(6170);
;// CONCATENATED MODULE: ./packages/model/src/onnx/message.ts

/** The bytes are not the protobuf message that they should be; the message says what is wrong. */
class MalformedMessage extends Error {
    constructor(detail, options) {
        super(detail, options);
        this.name = 'MalformedMessage';
    }
}
/** Wire types of the protobuf encoding. */
const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 };
// A byte order mark is part of a name like any other character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/**
 * Steps through the fields of one protobuf message without decoding what is not asked for: a
 * field whose value is not read is skipped, whatever its length.
 *
 *     while (message.next()) if (message.field === 1) name = message.text();
 *
 * @throws MalformedMessage from every method, when the bytes are not a protobuf message or the
 *   field is not of the kind asked for.
 */
class MessageReader {
    /** Number of the current field. */
    field = 0;
    /** Wire type of the current field. */
    wireType = 0;
    #bytes;
    #reader;
    #end;
    /** The message in words, for errors. */
    #what;
    #fieldStart = 0;
    #valueStart = 0;
    #valueEnd = 0;
    constructor(bytes, range, what) {
        this.#bytes = bytes;
        this.#what = what;
        this.#end = range.end;
        this.#reader = minimal.Reader.create(bytes);
        this.#reader.len = range.end;
        this.#valueEnd = range.start;
    }
    /** Moves to the next field; false at the end of the message. */
    next() {
        const reader = this.#reader;
        reader.pos = this.#valueEnd;
        if (reader.pos >= this.#end)
            return false;
        this.#fieldStart = reader.pos;
        try {
            const tag = reader.uint32();
            this.field = tag >>> 3;
            this.wireType = tag & 7;
            this.#measure();
        }
        catch (error) {
            throw this.#malformed(error);
        }
        return true;
    }
    /** The whole current field, its tag included. */
    fieldRange() {
        return { start: this.#fieldStart, end: this.#valueEnd };
    }
    /** The current field's value: a nested message, or bytes. */
    range() {
        this.#expect(WIRE.bytes);
        return { start: this.#valueStart, end: this.#valueEnd };
    }
    text() {
        const { start, end } = this.range();
        return decoder.decode(this.#bytes.subarray(start, end));
    }
    /** A varint as a signed 64-bit number. */
    bigint() {
        this.#expect(WIRE.varint);
        this.#reader.pos = this.#valueStart;
        return this.#varint();
    }
    /** A varint as a number: exact within 2^53. */
    number() {
        return Number(this.bigint());
    }
    /** Calls `take` for every number of a repeated integer field, packed or not. */
    eachBigint(take) {
        this.#each(WIRE.varint, () => {
            take(this.#varint());
        });
    }
    eachFloat(take) {
        this.#each(WIRE.fixed32, () => {
            take(this.#reader.float());
        });
    }
    eachDouble(take) {
        this.#each(WIRE.fixed64, () => {
            take(this.#reader.double());
        });
    }
    #each(unpacked, read) {
        if (this.wireType !== unpacked)
            this.#expect(WIRE.bytes);
        const reader = this.#reader;
        reader.pos = this.#valueStart;
        reader.len = this.#valueEnd;
        try {
            while (reader.pos < this.#valueEnd)
                read();
        }
        catch (error) {
            throw this.#malformed(error);
        }
        finally {
            reader.len = this.#end;
        }
    }
    #varint() {
        const long = this.#reader.int64();
        if (typeof long === 'number')
            return BigInt(long);
        return (BigInt(long.high) << 32n) | BigInt(long.low >>> 0);
    }
    /** Finds where the current field's value starts and ends. */
    #measure() {
        const reader = this.#reader;
        if (this.field === 0)
            throw new MalformedMessage(`has a field with number 0 in ${this.#what}`);
        switch (this.wireType) {
            case WIRE.varint:
                this.#valueStart = reader.pos;
                reader.skip();
                this.#valueEnd = reader.pos;
                break;
            case WIRE.fixed64:
                this.#take(8);
                break;
            case WIRE.fixed32:
                this.#take(4);
                break;
            case WIRE.bytes:
                this.#take(reader.uint32());
                break;
            default:
                throw new MalformedMessage(`has a field of unknown kind (wire type ${this.wireType}) in ${this.#what}`);
        }
    }
    #take(length) {
        this.#valueStart = this.#reader.pos;
        this.#valueEnd = this.#valueStart + length;
        if (this.#valueEnd > this.#end) {
            throw new MalformedMessage(`ends in the middle of ${this.#what}: ${length} bytes should follow, ` +
                `${this.#end - this.#valueStart} are there`);
        }
    }
    #expect(wireType) {
        if (this.wireType !== wireType) {
            throw new MalformedMessage(`has a field ${this.field} of the wrong kind (wire type ${this.wireType}) in ${this.#what}`);
        }
    }
    /** An error of protobufjs in our words. */
    #malformed(error) {
        if (error instanceof MalformedMessage)
            return error;
        return new MalformedMessage(`ends in the middle of ${this.#what}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-tensor.ts



/** Reads a StringStringEntryProto. */
function parseStringEntry(bytes, range) {
    const message = new MessageReader(bytes, range, 'an entry of key and value');
    let key = '';
    let value = '';
    while (message.next()) {
        if (message.field === STRING_ENTRY.key)
            key = message.text();
        else if (message.field === STRING_ENTRY.value)
            value = message.text();
    }
    return [key, value];
}
/** Keys of external_data as the specification names them (docs/ExternalData.md). */
function externalTensorOf(tensor, entries) {
    const length = entries.get('length');
    return {
        tensor,
        location: entries.get('location') ?? '',
        offset: Number(entries.get('offset') ?? '0'),
        length: length === undefined ? null : Number(length),
    };
}
/** Reads what a TensorProto says of itself; its content is skipped. */
function parseTensorHeader(bytes, range) {
    const message = new MessageReader(bytes, range, 'a tensor');
    const dims = [];
    const entries = new Map();
    let name = '';
    let elementType = elementTypeOf(0);
    let isExternal = false;
    while (message.next()) {
        switch (message.field) {
            case TENSOR.dims:
                message.eachBigint((size) => dims.push(Number(size)));
                break;
            case TENSOR.dataType:
                elementType = elementTypeOf(message.number());
                break;
            case TENSOR.name:
                name = message.text();
                break;
            case TENSOR.externalData: {
                const [key, value] = parseStringEntry(bytes, message.range());
                entries.set(key, value);
                break;
            }
            case TENSOR.dataLocation:
                isExternal = message.number() === EXTERNAL_LOCATION;
                break;
            default:
        }
    }
    const external = isExternal ? externalTensorOf(name, entries) : null;
    return { name, elementType, dims, range, external };
}
/** Reads the two tensors of a SparseTensorProto; the first one carries the name. */
function parseSparseTensor(bytes, range) {
    const message = new MessageReader(bytes, range, 'a sparse tensor');
    const tensors = [];
    while (message.next()) {
        if (message.field === SPARSE_TENSOR.values || message.field === SPARSE_TENSOR.indices) {
            tensors.push(parseTensorHeader(bytes, message.range()));
        }
    }
    return tensors;
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-type.ts



/** Types nest (a sequence of maps of …); nobody's nest deeper than this. */
const MAX_DEPTH = 16;
function parseDimension(bytes, range) {
    const message = new MessageReader(bytes, range, 'a dimension');
    let dimension = null;
    while (message.next()) {
        if (message.field === DIMENSION.value) {
            const size = message.number();
            // Some exporters write -1 for a size that is not known.
            dimension = size < 0 ? null : size;
        }
        else if (message.field === DIMENSION.parameter) {
            dimension = message.text() || null;
        }
    }
    return dimension;
}
function parseShape(bytes, range) {
    const message = new MessageReader(bytes, range, 'a shape');
    const shape = [];
    while (message.next()) {
        if (message.field === SHAPE.dimension)
            shape.push(parseDimension(bytes, message.range()));
    }
    return shape;
}
function parseTensorType(bytes, range, kind) {
    const message = new MessageReader(bytes, range, 'a tensor type');
    let elementType = elementTypeOf(0);
    let shape = null;
    while (message.next()) {
        if (message.field === TENSOR_TYPE.elementType)
            elementType = elementTypeOf(message.number());
        else if (message.field === TENSOR_TYPE.shape)
            shape = parseShape(bytes, message.range());
    }
    return { kind, elementType, shape };
}
function parseContainer(bytes, range, kind, depth) {
    const message = new MessageReader(bytes, range, `a type of ${kind}`);
    let element = { kind: 'unknown' };
    while (message.next()) {
        if (message.field === CONTAINER_TYPE.elementType) {
            element = parseType(bytes, message.range(), depth + 1);
        }
    }
    return { kind, element };
}
function parseMapType(bytes, range, depth) {
    const message = new MessageReader(bytes, range, 'a map type');
    let key = elementTypeOf(0);
    let value = { kind: 'unknown' };
    while (message.next()) {
        if (message.field === MAP_TYPE.keyType)
            key = elementTypeOf(message.number());
        else if (message.field === MAP_TYPE.valueType) {
            value = parseType(bytes, message.range(), depth + 1);
        }
    }
    return { kind: 'map', key, value };
}
/** Reads a TypeProto. */
function parseType(bytes, range, depth = 0) {
    if (depth > MAX_DEPTH)
        throw new MalformedMessage('nests types too deeply');
    const message = new MessageReader(bytes, range, 'a type');
    let type = { kind: 'unknown' };
    while (message.next()) {
        switch (message.field) {
            case TYPE.tensor:
                type = parseTensorType(bytes, message.range(), 'tensor');
                break;
            case TYPE.sparseTensor:
                type = parseTensorType(bytes, message.range(), 'sparse-tensor');
                break;
            case TYPE.sequence:
                type = parseContainer(bytes, message.range(), 'sequence', depth);
                break;
            case TYPE.optional:
                type = parseContainer(bytes, message.range(), 'optional', depth);
                break;
            case TYPE.map:
                type = parseMapType(bytes, message.range(), depth);
                break;
            case TYPE.opaque:
                type = { kind: 'opaque' };
                break;
            default:
        }
    }
    return type;
}
/** Reads a ValueInfoProto: name and type of an input or output. */
function parseValueInfo(bytes, range) {
    const message = new MessageReader(bytes, range, 'an input or output');
    let name = '';
    let type = { kind: 'unknown' };
    while (message.next()) {
        if (message.field === VALUE_INFO.name)
            name = message.text();
        else if (message.field === VALUE_INFO.type)
            type = parseType(bytes, message.range());
    }
    return { name, type };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-graph.ts




/**
 * Graphs nest (If, Loop, Scan). protobuf itself stops at 100 nested messages, three of which make
 * a graph in a graph, so that no runtime reads deeper ones.
 */
const MAX_GRAPH_DEPTH = 33;
/** Messages a hostile file of two-byte messages could make us keep. */
const MAX_PARTS = 2_000_000;
/** ONNX's own operators, whose domain may be written either way. */
const ONNX_DOMAIN = 'ai.onnx';
/** Collects, over all graphs of a model, what is counted or listed. */
class GraphCollector {
    nodes = 0;
    operators = new Map();
    externalTensors = [];
    #parts = 0;
    countOperator(domain, opType) {
        const key = domain === '' ? ONNX_DOMAIN : domain;
        const ofDomain = this.operators.get(key) ?? new Map();
        ofDomain.set(opType, (ofDomain.get(opType) ?? 0) + 1);
        this.operators.set(key, ofDomain);
    }
    addTensor(tensor) {
        if (tensor.external !== null)
            this.externalTensors.push(tensor.external);
    }
    countPart() {
        this.#parts += 1;
        if (this.#parts > MAX_PARTS) {
            throw new MalformedMessage(`has more than ${MAX_PARTS.toLocaleString('en-US')} parts`);
        }
    }
}
/** Reads an attribute's name, and the graphs and tensors in it. */
function parseAttribute(bytes, range, collector, depth) {
    collector.countPart();
    const message = new MessageReader(bytes, range, 'an attribute');
    let name = '';
    while (message.next()) {
        switch (message.field) {
            case ATTRIBUTE.name:
                name = message.text();
                break;
            case ATTRIBUTE.tensor:
            case ATTRIBUTE.tensors:
                collector.addTensor(parseTensorHeader(bytes, message.range()));
                break;
            case ATTRIBUTE.sparseTensor:
            case ATTRIBUTE.sparseTensors:
                for (const tensor of parseSparseTensor(bytes, message.range()))
                    collector.addTensor(tensor);
                break;
            case ATTRIBUTE.graph:
            case ATTRIBUTE.graphs:
                parseGraph(bytes, message.range(), collector, depth + 1);
                break;
            default:
        }
    }
    return { name, range };
}
function parseNode(bytes, range, field, collector, depth) {
    collector.countPart();
    const message = new MessageReader(bytes, range, 'a node');
    const inputs = [];
    const outputs = [];
    const attributes = [];
    let [name, opType, domain] = ['', '', ''];
    while (message.next()) {
        switch (message.field) {
            case NODE.input:
                inputs.push(message.text());
                break;
            case NODE.output:
                outputs.push(message.text());
                break;
            case NODE.name:
                name = message.text();
                break;
            case NODE.opType:
                opType = message.text();
                break;
            case NODE.domain:
                domain = message.text();
                break;
            case NODE.attribute:
                attributes.push(parseAttribute(bytes, message.range(), collector, depth));
                break;
            default:
        }
    }
    if (domain === ONNX_DOMAIN)
        domain = '';
    collector.countOperator(domain, opType);
    return { name, opType, domain, inputs, outputs, attributes, field };
}
/** Reads a GraphProto and the graphs inside its nodes. */
function parseGraph(bytes, range, collector, depth = 0) {
    if (depth > MAX_GRAPH_DEPTH)
        throw new MalformedMessage('nests graphs too deeply');
    const message = new MessageReader(bytes, range, 'the graph');
    const nodes = [];
    const initializers = new Map();
    const inputs = [];
    const outputs = [];
    const outputFields = [];
    const addInitializer = (tensor) => {
        collector.countPart();
        collector.addTensor(tensor);
        initializers.set(tensor.name, tensor);
    };
    while (message.next()) {
        switch (message.field) {
            case GRAPH.node:
                nodes.push(parseNode(bytes, message.range(), message.fieldRange(), collector, depth));
                break;
            case GRAPH.initializer:
                addInitializer(parseTensorHeader(bytes, message.range()));
                break;
            case GRAPH.sparseInitializer:
                parseSparseTensor(bytes, message.range()).reverse().forEach(addInitializer);
                break;
            case GRAPH.input:
                collector.countPart();
                inputs.push(parseValueInfo(bytes, message.range()));
                break;
            case GRAPH.output:
                collector.countPart();
                outputs.push(parseValueInfo(bytes, message.range()));
                outputFields.push(message.fieldRange());
                break;
            default:
        }
    }
    collector.nodes += nodes.length;
    return { range, nodes, initializers, inputs, outputs, outputFields };
}
/** Reads a FunctionProto and the graphs inside its nodes. */
function parseFunction(bytes, range, collector) {
    const message = new MessageReader(bytes, range, 'a function');
    let name = '';
    let domain = '';
    while (message.next()) {
        if (message.field === FUNCTION.name)
            name = message.text();
        else if (message.field === FUNCTION.domain)
            domain = message.text();
        else if (message.field === FUNCTION.node) {
            parseNode(bytes, message.range(), message.fieldRange(), collector, 0);
        }
    }
    return { domain, name };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/value-type.ts
/** `[N, 4]`; `?` for a dimension of which nothing is said. */
function describeShape(shape) {
    return `[${shape.map((dimension) => dimension ?? '?').join(', ')}]`;
}
/** The type without its shape: `float32`, `sequence(map(int64, float32))`. */
function describeElement(type) {
    switch (type.kind) {
        case 'tensor':
            return type.elementType;
        case 'sparse-tensor':
            return `sparse(${type.elementType})`;
        case 'sequence':
        case 'optional':
            return `${type.kind}(${describeElement(type.element)})`;
        case 'map':
            return `map(${type.key}, ${describeElement(type.value)})`;
        case 'opaque':
        case 'unknown':
            return type.kind;
    }
}
/** The type in words for messages: `float32 [N, 4]`. */
function describeType(type) {
    const shape = 'shape' in type ? type.shape : null;
    const element = describeElement(type);
    return shape === null ? element : `${element} ${describeShape(shape)}`;
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/model.ts


/** A value's name, type and shape in the form of evidence. */
function signatureOf(value) {
    const { type } = value;
    const shape = 'shape' in type && type.shape !== null ? [...type.shape] : null;
    return { name: value.name, type: describeElement(type), shape };
}
/**
 * What the model's file says of itself, for evidence.
 *
 * @param sizeBytes of the file and its external data
 */
function describeModel(model, sizeBytes) {
    return {
        format: 'ONNX',
        sizeBytes,
        irVersion: model.irVersion,
        opsets: model.opsets.map(({ domain, version }) => ({ domain: domain || ONNX_DOMAIN, version })),
        producer: model.producer,
        nodes: model.nodes,
        inputs: model.inputs.map(signatureOf),
        outputs: model.outputs.map(signatureOf),
    };
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/graph-index.ts


/** Looks things up in a graph by the name of a value. */
class GraphIndex {
    bytes;
    graph;
    #producers = new Map();
    constructor(bytes, graph) {
        this.bytes = bytes;
        this.graph = graph;
        for (const node of graph.nodes) {
            for (const output of node.outputs)
                this.#producers.set(output, node);
        }
    }
    /** The node whose output has this name; null for a graph input, an initializer, or nothing. */
    producer(value) {
        return this.#producers.get(value) ?? null;
    }
    /** Values of an attribute of kind INTS, as text; null when the node has no such attribute. */
    integers(node, attribute) {
        return this.#values(node, attribute, ATTRIBUTE.ints, (message, values) => {
            message.eachBigint((value) => values.push(String(value)));
        });
    }
    /** Values of an attribute of kind STRINGS; null when the node has no such attribute. */
    strings(node, attribute) {
        return this.#values(node, attribute, ATTRIBUTE.strings, (message, values) => {
            values.push(message.text());
        });
    }
    #values(node, name, field, read) {
        const attribute = node.attributes.find((candidate) => candidate.name === name);
        if (attribute === undefined)
            return null;
        const values = [];
        const message = new MessageReader(this.bytes, attribute.range, 'an attribute');
        while (message.next())
            if (message.field === field)
                read(message, values);
        return values.length === 0 ? null : values;
    }
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/rewrite.ts




const VALUE_INFO_FIELD = 13;
const FLOAT = 1;
/** The first opset of ONNX's own operators has Identity as we use it. */
const IDENTITY_OPSET = 13;
function tag(field, wireType = WIRE.bytes) {
    return (field << 3) | wireType;
}
/** A graph's node field `output = Identity(input)`. */
function identityNode(input, output) {
    return minimal.Writer.create()
        .uint32(tag(GRAPH.node))
        .fork()
        .uint32(tag(NODE.input))
        .string(input)
        .uint32(tag(NODE.output))
        .string(output)
        .uint32(tag(NODE.opType))
        .string('Identity')
        .ldelim()
        .finish();
}
/** A graph's output field: a float tensor of unknown shape. */
function floatOutput(name) {
    return minimal.Writer.create()
        .uint32(tag(GRAPH.output))
        .fork()
        .uint32(tag(VALUE_INFO.name))
        .string(name)
        .uint32(tag(VALUE_INFO.type))
        .fork()
        .uint32(tag(TYPE.tensor))
        .fork()
        .uint32(tag(TENSOR_TYPE.elementType, WIRE.varint))
        .int32(FLOAT)
        .ldelim()
        .ldelim()
        .ldelim()
        .finish();
}
function opsetImport() {
    return minimal.Writer.create()
        .uint32(tag(MODEL.opsetImport))
        .fork()
        .uint32(tag(OPERATOR_SET.version, WIRE.varint))
        .int64(IDENTITY_OPSET)
        .ldelim()
        .finish();
}
/**
 * A copy of the model in which fields of the graph are replaced or left out. Everything else is
 * copied byte for byte, unknown fields included.
 *
 * @param retyped names whose type changes: what value_info says of them is left out
 */
function rewriteModel(bytes, structure, edits, retyped) {
    const { graph, graphField } = structure;
    const parts = [];
    const message = new MessageReader(bytes, graph.range, 'the graph');
    while (message.next()) {
        const field = message.fieldRange();
        const edit = edits.get(field.start);
        if (edit !== undefined) {
            if (edit !== null)
                parts.push(edit);
        }
        else if (message.field !== VALUE_INFO_FIELD ||
            !retyped.has(parseValueInfo(bytes, message.range()).name)) {
            parts.push(bytes.subarray(field.start, field.end));
        }
    }
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const header = minimal.Writer.create().uint32(tag(MODEL.graph)).uint32(length).finish();
    const hasOnnxOpset = structure.opsets.some(({ domain }) => domain === '');
    return Buffer.concat([
        bytes.subarray(0, graphField.start),
        header,
        ...parts,
        bytes.subarray(graphField.end),
        ...(hasOnnxOpset ? [] : [opsetImport()]),
    ]);
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/zipmap.ts
const ML_DOMAIN = 'ai.onnx.ml';
/**
 * The ZipMap (ONNX ML specification, ai.onnx.ml 1) that makes an output; null when another node
 * does. Nothing can stand between the two: no operator of ONNX takes a sequence of maps.
 */
function findZipMap(index, output) {
    const node = index.producer(output);
    if (node?.opType !== 'ZipMap' || node.domain !== ML_DOMAIN)
        return null;
    const labels = index.strings(node, 'classlabels_strings') ?? index.integers(node, 'classlabels_int64s');
    const tensor = node.inputs[0];
    if (labels === null || tensor === undefined || tensor === '')
        return null;
    return { output, node, tensor, labels };
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/runnable.ts





/** `{}` takes no key of this name, and the runtimes answer in such objects. */
const UNUSABLE_NAME = '__proto__';
/** Class labels that a note lists. */
const LABELS_SHOWN = 10;
function isReadable(value) {
    const { type, name } = value;
    return type.kind === 'tensor' && isRunnable(type.elementType) && name !== UNUSABLE_NAME;
}
function noteOnUnreadable({ name, type }) {
    return `output "${name}" is ${describeType(type)}, which cannot be read here; it is left out`;
}
function noteOnZipMap({ output, labels }) {
    const shown = labels.slice(0, LABELS_SHOWN).join(', ');
    const rest = labels.length > LABELS_SHOWN ? ` and ${labels.length - LABELS_SHOWN} more` : '';
    return (`output "${output}" is read before ZipMap, which the runtimes for Node cannot return: a tensor ` +
        `with a column for each of ${shown}${rest}`);
}
function tensorInstead({ output, labels }) {
    const shape = [null, labels.length];
    return { name: output, type: { kind: 'tensor', elementType: 'float32', shape } };
}
function zippedOutputs(bytes, structure) {
    const index = new GraphIndex(bytes, structure.graph);
    const zipped = new Map();
    for (const value of structure.graph.outputs) {
        if (value.type.kind === 'tensor' || value.name === UNUSABLE_NAME)
            continue;
        const found = findZipMap(index, value.name);
        if (found !== null)
            zipped.set(value.name, found);
    }
    return zipped;
}
/** Where an output stands in the graph. */
function outputField(structure, value) {
    const { outputs, outputFields } = structure.graph;
    const field = outputFields[outputs.indexOf(value)];
    if (field === undefined)
        throw new Error(`"${value.name}" is not an output of the graph`);
    return field;
}
/**
 * Makes the graph runnable without touching the user's file: an output that ZipMap made becomes
 * the tensor before it, under the same name, and outputs that no runtime for Node can return are
 * left out. Where nothing has to change, `bytes` are the file's own.
 */
function makeRunnable(bytes, structure) {
    const declared = structure.graph.outputs;
    if (declared.every(isReadable)) {
        return { bytes, outputs: declared, unreadable: [], zipMapLabels: new Map(), notes: [] };
    }
    const zipped = zippedOutputs(bytes, structure);
    const unreadable = declared.filter((value) => !zipped.has(value.name) && !isReadable(value));
    const outputs = declared
        .filter((value) => !unreadable.includes(value))
        .map((value) => {
        const zipMap = zipped.get(value.name);
        return zipMap === undefined ? value : tensorInstead(zipMap);
    });
    const edits = new Map();
    for (const value of declared) {
        const zipMap = zipped.get(value.name);
        if (zipMap !== undefined) {
            edits.set(zipMap.node.field.start, identityNode(zipMap.tensor, value.name));
            edits.set(outputField(structure, value).start, floatOutput(value.name));
        }
        else if (!isReadable(value) && outputs.length > 0) {
            edits.set(outputField(structure, value).start, null);
        }
    }
    return {
        bytes: edits.size === 0 ? bytes : rewriteModel(bytes, structure, edits, new Set(zipped.keys())),
        outputs,
        unreadable,
        zipMapLabels: new Map([...zipped.values()].map(({ output, labels }) => [output, labels])),
        notes: [...[...zipped.values()].map(noteOnZipMap), ...unreadable.map(noteOnUnreadable)],
    };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/parse-model.ts




function parseOpset(bytes, range) {
    const message = new MessageReader(bytes, range, 'an opset import');
    let domain = '';
    let version = 0;
    while (message.next()) {
        if (message.field === OPERATOR_SET.domain)
            domain = message.text();
        else if (message.field === OPERATOR_SET.version)
            version = message.number();
    }
    return { domain: domain === ONNX_DOMAIN ? '' : domain, version };
}
/** Looks through the graphs of a TrainingInfoProto for what a collector lists. */
function parseTrainingInfo(bytes, range, collector) {
    const message = new MessageReader(bytes, range, 'the training information');
    while (message.next()) {
        if (message.field === TRAINING_INFO.initialization ||
            message.field === TRAINING_INFO.algorithm) {
            parseGraph(bytes, message.range(), collector, 1);
        }
    }
}
/** The fields of a ModelProto while it is being read. */
class ModelFields {
    irVersion = null;
    producerName = '';
    producerVersion = '';
    docString = '';
    opsets = [];
    metadata = new Map();
    functions = [];
    graph = null;
    read(message, bytes, collector) {
        switch (message.field) {
            case MODEL.irVersion:
                this.irVersion = message.number();
                break;
            case MODEL.producerName:
                this.producerName = message.text();
                break;
            case MODEL.producerVersion:
                this.producerVersion = message.text();
                break;
            case MODEL.docString:
                this.docString = message.text();
                break;
            case MODEL.opsetImport:
                this.opsets.push(parseOpset(bytes, message.range()));
                break;
            case MODEL.metadataProps:
                this.metadata.set(...parseStringEntry(bytes, message.range()));
                break;
            case MODEL.functions:
                this.functions.push(parseFunction(bytes, message.range(), collector));
                break;
            case MODEL.trainingInfo:
                parseTrainingInfo(bytes, message.range(), collector);
                break;
            case MODEL.graph:
                // protobuf would merge two graphs into one; nobody writes that, and what merges readers
                // differently can hide something.
                if (this.graph !== null)
                    throw new MalformedMessage('has two graphs');
                this.graph = {
                    parsed: parseGraph(bytes, message.range(), collector),
                    field: message.fieldRange(),
                };
                break;
            default:
        }
    }
}
/**
 * Reads a ModelProto without copying or decoding the content of its tensors.
 *
 * @throws MalformedMessage when the bytes are not an ONNX model, or not a whole one.
 */
function parseModel(bytes) {
    const collector = new GraphCollector();
    const fields = new ModelFields();
    const message = new MessageReader(bytes, { start: 0, end: bytes.length }, 'the model');
    while (message.next())
        fields.read(message, bytes, collector);
    const { irVersion, graph } = fields;
    if (graph === null)
        throw new MalformedMessage('has no graph');
    if (irVersion === null)
        throw new MalformedMessage('has no IR version');
    const producer = `${fields.producerName} ${fields.producerVersion}`.trim();
    return {
        irVersion,
        opsets: fields.opsets,
        producer: producer === '' ? null : producer,
        docString: fields.docString,
        metadata: fields.metadata,
        graph: graph.parsed,
        graphField: graph.field,
        functions: fields.functions,
        nodes: collector.nodes,
        operators: collector.operators,
        externalTensors: collector.externalTensors,
    };
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/recognise.ts
const ascii = (text) => [...Buffer.from(text, 'latin1')];
/** Beginnings of files that people hand in instead of an ONNX model. */
const SIGNATURES = [
    { what: 'a zip archive', offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
    { what: 'an empty zip archive', offset: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
    { what: 'a gzip file', offset: 0, bytes: [0x1f, 0x8b] },
    { what: 'an HDF5 file (Keras .h5)', offset: 0, bytes: [0x89, ...ascii('HDF\r\n')] },
    { what: 'a GGUF file', offset: 0, bytes: ascii('GGUF') },
    { what: 'a NumPy file', offset: 0, bytes: [0x93, ...ascii('NUMPY')] },
    { what: 'a Parquet file', offset: 0, bytes: ascii('PAR1') },
    { what: 'a TensorFlow Lite model', offset: 4, bytes: ascii('TFL3') },
    { what: 'a model in ONNX Runtime’s own format (.ort)', offset: 4, bytes: ascii('ORTM') },
    { what: 'a safetensors file', offset: 8, bytes: ascii('{"') },
];
function isPickle(head) {
    const protocol = head[1] ?? 255;
    return head[0] === 0x80 && protocol >= 2 && protocol <= 5;
}
/** Text: valid UTF-8 (but for a character cut at the end) without control characters. */
function readText(head) {
    const text = new TextDecoder('utf-8').decode(head).replace(/\uFFFD{1,3}$/, '');
    return /[\u0000-\u0008\u000e-\u001f\uFFFD]/.test(text) ? null : text;
}
function describeText(text) {
    const start = text.trimStart();
    if (/^<(?:!doctype html|html|head|body)\b/i.test(start))
        return 'an HTML page';
    if (start.startsWith('<?xml') || start.startsWith('<'))
        return 'an XML file';
    if (/^[[{]/.test(start))
        return 'a JSON or text file';
    const line = start.split(/\r?\n/, 1)[0]?.slice(0, 60) ?? '';
    return line === '' ? 'a file of blanks' : `a text file that begins with "${line}"`;
}
/**
 * What a file is by its first bytes, for the message that it is not an ONNX model; null when they
 * tell nothing.
 */
function recogniseFile(head) {
    if (head.length === 0)
        return 'an empty file';
    const known = SIGNATURES.find(({ offset, bytes }) => bytes.every((byte, index) => head[offset + index] === byte));
    if (known !== undefined)
        return known.what;
    if (isPickle(head))
        return 'a Python pickle (joblib, scikit-learn or PyTorch)';
    if (head.every((byte) => byte === 0))
        return 'a file of zeros';
    const text = readText(head);
    return text === null ? null : describeText(text);
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/read.ts







/** A protobuf message cannot be longer; ONNX keeps larger weights as external data. */
const MAX_BYTES = 2 ** 31 - 1;
async function readBytes(file, shown, subject) {
    try {
        const status = await (0,promises_.stat)(file);
        if (status.isDirectory()) {
            throw new src/* InputError */.dz(subject, `${shown} is a folder; name the .onnx file in it`);
        }
        if (!status.isFile())
            throw new src/* InputError */.dz(subject, `${shown} is no regular file`);
        if (status.size > MAX_BYTES) {
            const size = (status.size / 2 ** 30).toFixed(2);
            throw new src/* InputError */.dz(subject, `${shown} has ${size} GiB, but an ONNX file ends at 2 GiB; save its weights as external ` +
                'data (onnx.save_model with save_as_external_data=True)');
        }
        return await (0,promises_.readFile)(file);
    }
    catch (error) {
        if (error instanceof src/* InputError */.dz)
            throw error;
        const missing = error.code === 'ENOENT';
        throw new src/* InputError */.dz(subject, `${shown}: ${missing ? 'no such file' : (0,src/* messageOf */.bD)(error)}`, {
            cause: error,
        });
    }
}
/** The sentence about a file that could not be parsed. */
function describeProblem(bytes, problem) {
    const head = bytes.subarray(0, 1024);
    const pointer = (0,src/* recognisePointer */.Xk)(Buffer.from(head).toString('utf8'));
    if (pointer !== null)
        return (0,src/* describePointer */.jR)(pointer);
    if (head.length === 0)
        return 'is an empty file, not an ONNX model';
    const what = recogniseFile(head);
    if (what !== null) {
        return `is not an ONNX model but ${what}; export the model to ONNX (skl2onnx, torch.onnx, tf2onnx, …)`;
    }
    // Every exporter writes field 1, the IR version, first: tag 0x08 and a small number.
    const beginsLikeOnnx = head[0] === 0x08 && (head[1] ?? 0) < 0x80;
    if (beginsLikeOnnx && problem.startsWith('ends')) {
        return `is not complete: it ${problem}; the file was cut off when it was copied or written`;
    }
    return beginsLikeOnnx
        ? `is a damaged ONNX model: it ${problem}`
        : `is not an ONNX model: it ${problem}`;
}
/**
 * Reads an ONNX model's structure from its bytes.
 *
 * @throws InputError when they are not an ONNX model, saying what they are instead.
 */
function readModelBytes(bytes, file, options = {}) {
    const { shown = file, subject = 'model' } = options;
    let structure;
    try {
        structure = parseModel(bytes);
    }
    catch (error) {
        if (!(error instanceof MalformedMessage))
            throw error;
        throw new src/* InputError */.dz(subject, `${shown} ${describeProblem(bytes, error.message)}`, {
            cause: error,
        });
    }
    const { graph } = structure;
    return {
        ...structure,
        file: external_node_path_default().resolve(file),
        shown,
        subject,
        bytes,
        inputs: graph.inputs.filter((input) => !graph.initializers.has(input.name)),
        outputs: graph.outputs,
        runnable: makeRunnable(bytes, structure),
    };
}
/**
 * Reads an ONNX model's structure from its file, without a runtime: IR version, opsets, inputs and
 * outputs with types and shapes, operators, external data. The content of tensors is skipped.
 *
 * @throws InputError when the file is missing, is longer than 2 GiB, is a Git LFS or DVC pointer,
 *   or is not a (whole) ONNX model, saying what it is.
 */
async function readModel(file, options = {}) {
    const { shown = file, subject = 'model' } = options;
    const bytes = await readBytes(file, shown, subject);
    return readModelBytes(bytes, file, { shown, subject });
}

// EXTERNAL MODULE: ./packages/native/src/index.ts + 13 modules
var native_src = __webpack_require__(7132);
;// CONCATENATED MODULE: ./packages/model/src/session/first-line.ts
const LIMIT = 300;
/** The first line of a text, shortened to what a message can hold. */
function firstLine(text) {
    const line = text.trim().split(/\r?\n/, 1)[0]?.trim() ?? '';
    return line.length > LIMIT ? `${line.slice(0, LIMIT)}…` : line;
}

;// CONCATENATED MODULE: ./packages/model/src/session/translate.ts


/** What ONNX Runtime wraps its messages in: codes, the stage, places in its own sources. */
const WRAPPINGS = [
    /^Can't create a session\. ERROR_CODE: \d+, ERROR_MESSAGE: /,
    /^failed to call OrtRun\(\)\. ERROR_CODE: \d+, ERROR_MESSAGE: /,
    /^Load model from .*? failed:/s,
    /^Exception during (?:loading|initialization): /,
    // file:line, then the signature of a C++ function
    /^(?:\/|[A-Z]:\\)\S*\.(?:cc|h):\d+ [^\n]*?\)(?: const)?(?:::<lambda\([^)]*\)>)?(?: \[with [^\]]*\])? /,
];
function unwrap(message) {
    let text = message.trim();
    for (let before = ''; before !== text;) {
        before = text;
        for (const wrapping of WRAPPINGS)
            text = text.replace(wrapping, '').trim();
    }
    return text;
}
const TRANSLATIONS = [
    {
        pattern: /(?:Fatal error: )?([^\s:]*):(\S+?)\(-?\d+\) is not a registered function\/op/,
        say: ([, domain, op]) => `needs the operator "${op}" of the domain "${domain}", which ONNX Runtime does not have: ` +
            'a custom operator; export the model with standard operators',
    },
    {
        pattern: /No Op registered for (\S+) with domain_version of (\d+)/,
        say: ([, op, version]) => `needs the operator "${op}", which opset ${version} does not have; ` +
            'export the model with the opset that it was written for',
    },
    {
        pattern: /Unsupported model IR version: (\d+), max supported IR version: (\d+)/,
        say: ([, version, supported]) => `has IR version ${version}, newer than the ${supported} that this ONNX Runtime reads; ` +
            'export it with an older onnx package, or set model.ir_version',
    },
    {
        pattern: /Opset (\d+) is under development[\s\S]*?official support for domain (\S+) is till opset (\d+)/,
        say: ([, version, domain, supported]) => `uses opset ${version} of ${domain}, newer than the ${supported} that this ONNX Runtime has; ` +
            'export it with an older target opset',
    },
    {
        pattern: /Could not find an implementation for (\S+?)\((\d+)\) node/,
        say: ([, op, version]) => `uses the operator "${op}" (opset ${version}) in a form (element types, attributes) that ` +
            'ONNX Runtime cannot compute on a CPU',
    },
    {
        pattern: /(?:U|u)nsupported data type: (\d+)/,
        say: ([, type]) => `has an input or output of element type ${type}, which JavaScript has not`,
    },
    {
        pattern: /Got invalid dimensions for input: (\S+) .*?\n\s*index: (\d+) Got: (\d+) Expected: (\d+)/s,
        say: ([, input, index, got, expected]) => `takes input "${input}" with ${expected} in dimension ${index} only, and was given ${got}` +
            (index === '0' ? ': its batch size is fixed' : ''),
    },
    {
        pattern: /while running (\S+) node\. Name:'.*?' Status Message: ([\s\S]*)/,
        say: ([, op, detail]) => `failed in the operator "${op}": ${firstLine(unwrap(detail ?? ''))}`,
    },
    {
        pattern: /Unexpected input data type\. Actual: \((.*)\) ?, expected: \((.*)\)/,
        say: ([, actual = '', expected = '']) => `takes ${parseElementType(expected) ?? expected}, and was given ` +
            (parseElementType(actual) ?? actual),
    },
    {
        pattern: /(?:This is an invalid model\.|Invalid model\.|INVALID_GRAPH)\s*([\s\S]*)/,
        say: ([, detail]) => `is not a valid graph: ${firstLine(detail ?? '')}`,
    },
    {
        pattern: /(Type Error: [\s\S]*)/,
        say: ([, detail]) => `is not a valid graph: ${firstLine(detail ?? '')}`,
    },
];
/**
 * An error of ONNX Runtime as the second half of a sentence about the model: `needs the operator
 * "Foo" of the domain "com.acme", …`.
 *
 * @param otherwise what to say before a message that is not known, e.g. `cannot be loaded`
 */
function translateRuntimeError(message, otherwise) {
    const text = unwrap(message);
    for (const { pattern, say } of TRANSLATIONS) {
        const match = pattern.exec(text);
        if (match !== null)
            return say(match);
    }
    return `${otherwise}: ${firstLine(text)}`;
}

;// CONCATENATED MODULE: ./packages/model/src/session/session.ts


const SILENT = 4;
/** ONNX Runtime's types know float16 as its bits. */
function toRuntime({ Tensor }, { type, data, dims }) {
    if (type !== 'float16')
        return new Tensor(type, data, dims);
    return new Tensor(type, new Uint16Array(data.buffer, data.byteOffset, data.length), dims);
}
/** float16 comes back as Float16Array from WebAssembly, and as its bits from the native runtime. */
function fromRuntime(tensor) {
    const { type, dims, data } = tensor;
    if (data instanceof Uint16Array && type === 'float16') {
        const halves = new Float16Array(data.buffer, data.byteOffset, data.length);
        return { type, dims, data: halves };
    }
    return { type, dims, data };
}
/** A model that is loaded and can be run. */
class ModelSession {
    model;
    /** Which runtime it is: `onnxruntime-node 1.30.0`. */
    runtime;
    #runtime;
    #session;
    constructor(model, runtime, session) {
        this.model = model;
        this.runtime = `${runtime.name} ${runtime.version}`;
        this.#runtime = runtime;
        this.#session = session;
    }
    /**
     * Runs the model once.
     *
     * @param feeds one tensor for each input
     * @param outputs names of the outputs to compute; default: all that can be read
     * @throws InputError when the runtime refuses the inputs or fails.
     */
    async run(feeds, outputs) {
        const names = outputs ?? this.model.runnable.outputs.map(({ name }) => name);
        const inputs = Object.create(null);
        for (const [name, tensor] of feeds)
            inputs[name] = toRuntime(this.#runtime, tensor);
        try {
            const answers = await this.#session.run(inputs, names, { logSeverityLevel: SILENT });
            return new Map(names.map((name) => [name, this.#answer(answers, name)]));
        }
        catch (error) {
            if (error instanceof src/* InputError */.dz)
                throw error;
            const reason = translateRuntimeError((0,src/* messageOf */.bD)(error), 'failed in ONNX Runtime');
            const { subject, shown } = this.model;
            throw new src/* InputError */.dz(subject, `${shown} ${reason}`, { cause: error });
        }
    }
    /** Frees the runtime's memory. */
    async release() {
        await this.#session.release();
    }
    #answer(answers, name) {
        const tensor = answers[name];
        if (tensor !== undefined)
            return fromRuntime(tensor);
        throw new src/* InputError */.dz(this.model.subject, `${this.model.shown} gave no output "${name}"`);
    }
}

;// CONCATENATED MODULE: ./packages/model/src/session/open.ts









const open_SILENT = 4;
/**
 * Refuses what no runtime for Node can be given or give back.
 *
 * @throws InputError that names the input or outputs and their types.
 */
function checkRunnable(model) {
    const refused = model.inputs.find(({ type }) => type.kind !== 'tensor' || !isRunnable(type.elementType));
    if (refused !== undefined) {
        throw new src/* InputError */.dz(model.subject, `${model.shown}: input "${refused.name}" is ${describeType(refused.type)}, which cannot be ` +
            'fed from here; export the model with tensors of float32, float64, integers or strings');
    }
    if (model.runnable.outputs.length > 0)
        return;
    const outputs = model.outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`);
    throw new src/* InputError */.dz(model.subject, outputs.length === 0
        ? `${model.shown} has no output`
        : `${model.shown}: none of its outputs is a tensor that can be read here: ${outputs.join(', ')}`);
}
/** onnxruntime-node 1.30 cannot take float16 under Node 24: its tensors arrive empty. */
function needsWasm(model) {
    return model.inputs.some(({ type }) => type.kind === 'tensor' && type.elementType === 'float16');
}
async function loadRuntime(model, { load = native_src/* loadOnnxRuntime */.aD, logger }) {
    if (needsWasm(model)) {
        logger.debug('An input is float16: ONNX Runtime’s WebAssembly build runs the model.');
        return load('wasm', { logger });
    }
    try {
        return await load('native', { logger });
    }
    catch (error) {
        if (!(error instanceof src/* UserError */.yo))
            throw error;
        const reason = error.message.slice(`${error.subject}: `.length);
        logger.notice('The model runs in ONNX Runtime’s WebAssembly build (slower, the same answers to about ' +
            `1e-6): ${reason}`);
        return load('wasm', { logger });
    }
}
/** Where the runtime finds external data: the folder for the native one, the bytes for wasm. */
async function externalDataOptions(model, files, isWasm) {
    if (files.length === 0)
        return {};
    if (!isWasm) {
        const folder = external_node_path_default().dirname(model.file);
        return { extra: { session: { model_external_initializers_file_folder_path: folder } } };
    }
    const externalData = [];
    for (const { location, file } of files) {
        externalData.push({ path: location, data: await (0,promises_.readFile)(file) });
    }
    return { externalData };
}
/** What is known of the model without what it was read from. */
function withoutBytes(model) {
    const bytes = new Uint8Array(0);
    const graph = { ...model.graph, nodes: [], initializers: new Map() };
    return { ...model, bytes, graph, runnable: { ...model.runnable, bytes } };
}
/**
 * Opens a session that can run the model: in the native ONNX Runtime where that can be had and can
 * take the model's inputs, else in the WebAssembly build.
 *
 * @throws InputError in one sentence when the model cannot be run: a custom operator, an IR version
 *   or opset that is too new, external data that is missing, an invalid graph.
 */
async function openSession(model, options) {
    checkRunnable(model);
    const files = await externalFiles(model);
    const runtime = await loadRuntime(model, options);
    const isWasm = runtime.name === 'onnxruntime-web';
    try {
        const session = await runtime.InferenceSession.create(model.runnable.bytes, {
            logSeverityLevel: open_SILENT,
            executionProviders: [isWasm ? 'wasm' : 'cpu'],
            ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
            ...(await externalDataOptions(model, files, isWasm)),
        });
        const kept = options.keepBytes === false ? withoutBytes(model) : model;
        return new ModelSession(kept, runtime, session);
    }
    catch (error) {
        const reason = translateRuntimeError((0,src/* messageOf */.bD)(error), 'cannot be loaded by ONNX Runtime');
        throw new src/* InputError */.dz(model.subject, `${model.shown} ${reason}`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/session/tensor.ts
const CONSTRUCTORS = {
    float16: Float16Array,
    float32: Float32Array,
    float64: Float64Array,
    int8: Int8Array,
    int16: Int16Array,
    int32: Int32Array,
    int64: BigInt64Array,
    uint8: Uint8Array,
    uint16: Uint16Array,
    uint32: Uint32Array,
    uint64: BigUint64Array,
    bool: Uint8Array,
};
/** Number of elements of a tensor with these dimensions. */
function elementCount(dims) {
    return dims.reduce((product, size) => product * size, 1);
}
/** The typed array over these bytes, copied so that it starts at a multiple of its element size. */
function typedArrayOver(type, bytes) {
    const { buffer } = new Uint8Array(bytes);
    return new CONSTRUCTORS[type](buffer);
}
/** A typed array of zeros. */
function zeros(type, length) {
    return new CONSTRUCTORS[type](length);
}
/** The bytes of a tensor's elements; strings have none. */
function bytesOf(tensor) {
    if (tensor.type === 'string')
        throw new Error('strings are not kept as bytes');
    const { buffer, byteOffset, byteLength } = tensor.data;
    return new Uint8Array(buffer, byteOffset, byteLength);
}
/** Rows `start` to `end` of a tensor whose first dimension counts rows. */
function sliceRows(tensor, start, end) {
    const [, ...rest] = tensor.dims;
    const width = elementCount(rest);
    const data = tensor.data.slice(start * width, end * width);
    return { type: tensor.type, dims: [end - start, ...rest], data };
}
/** The tensors one below the other; all have the same type and the same dimensions but the first. */
function concatRows(tensors) {
    const [first] = tensors;
    if (first === undefined)
        throw new Error('nothing to concatenate');
    const rows = tensors.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0);
    const dims = [rows, ...first.dims.slice(1)];
    if (first.type === 'string') {
        const data = tensors.flatMap((tensor) => (tensor.type === 'string' ? tensor.data : []));
        return { type: 'string', dims, data };
    }
    const data = typedArrayOver(first.type, Buffer.concat(tensors.map(bytesOf)));
    return { type: first.type, dims, data };
}
/** The tensor with so many rows: its last row is repeated. */
function padRows(tensor, rows) {
    const [present = 0] = tensor.dims;
    if (present >= rows)
        return tensor;
    const last = sliceRows(tensor, present - 1, present);
    return concatRows([tensor, ...Array(rows - present).fill(last)]);
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/metadata.ts
/** Keys of metadata_props under which exporters and users keep names, most specific first. */
const CLASS_KEYS = ['class_names', 'classes', 'class_labels', 'labels', 'names'];
const FEATURE_KEYS = ['feature_names', 'features', 'feature_names_in', 'input_features', 'columns'];
function isScalar(value) {
    return ['string', 'number', 'boolean'].includes(typeof value);
}
/** A JSON list of names, or a JSON object from position to name, as `{"0": "no", "1": "yes"}`. */
function parseNames(text) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (typeof json !== 'object' || json === null)
        return null;
    const isList = Array.isArray(json) || Object.keys(json).every((key, i) => key === String(i));
    const values = Object.values(json);
    return isList && values.length > 0 && values.every(isScalar) ? values.map(String) : null;
}
function find(metadata, keys) {
    for (const key of keys) {
        const names = parseNames(metadata.get(key) ?? '');
        if (names !== null && new Set(names).size === names.length)
            return { key, names };
    }
    return null;
}
/** Class names in metadata_props (`class_names`, `classes`, …), a JSON list or object. */
function classNamesIn(metadata) {
    return find(metadata, CLASS_KEYS);
}
/** Feature names in metadata_props (`feature_names`, `features`, …), a JSON list. */
function featureNamesIn(metadata) {
    return find(metadata, FEATURE_KEYS);
}

;// CONCATENATED MODULE: ./packages/model/src/binding/binder.ts


/** Finds the columns of inputs, and remarks on the way. */
class Binder {
    notes = [];
    #model;
    #columns;
    #options;
    constructor(model, columns, options) {
        this.#model = model;
        this.#columns = columns;
        this.#options = options;
    }
    /** The column that an input or feature name means; null when there is none. */
    #find(name, taken) {
        const exact = this.#columns.get(name);
        if (exact !== null)
            return exact;
        const similar = this.#columns.similar(name);
        if (similar === null || taken.has(similar.name))
            return null;
        this.notes.push(`"${name}" of the model is the column "${similar.name}" of the data.`);
        return similar;
    }
    /** Columns found exactly, and columns that several names would be taken for. */
    #taken(names) {
        const exact = names.filter((name) => this.#columns.get(name) !== null);
        const similar = names
            .filter((name) => this.#columns.get(name) === null)
            .map((name) => this.#columns.similar(name)?.name)
            .filter((name) => name !== undefined);
        const twice = similar.filter((name, position) => similar.indexOf(name) !== position);
        return new Set([...exact, ...twice]);
    }
    /** Whether a column is found by the input's own name. */
    isNamed(form) {
        return this.#columns.get(form.name) !== null || this.#columns.similar(form.name) !== null;
    }
    /**
     * One column for each input, by name.
     *
     * @throws ConfigurationError when there is none.
     */
    bindColumns(forms) {
        const taken = this.#taken(forms.map(({ name }) => name));
        const bound = [];
        const missing = [];
        for (const form of forms) {
            const column = this.#find(form.name, taken);
            if (column === null)
                missing.push(form);
            else
                bound.push({ form, columns: [column] });
        }
        if (missing.length > 0)
            this.#refuseMissing(missing);
        return bound;
    }
    #refuseMissing(missing) {
        const [first, ...rest] = missing;
        if (first === undefined)
            throw new Error('nothing is missing');
        const { names } = this.#columns;
        const others = rest.length === 0
            ? ''
            : ` (nor ${(0,src/* listNames */.Zv)(rest.map(({ name }) => name), 5)})`;
        throw new src/* ConfigurationError */.j1(this.#model.subject, `input "${first.name}" (${first.elementType}): the data has no such column${others}` +
            `${(0,src/* didYouMean */.au)(first.name, names) || ';'} columns are ${(0,src/* listNames */.Zv)(names)}`);
    }
    /**
     * Several columns for one input, in the order that the configuration or the model says.
     *
     * @throws ConfigurationError when neither does, or a column is missing.
     */
    bindMatrix(form) {
        const names = this.#featureNames(form);
        const taken = this.#taken(names);
        const columns = names.map((name) => {
            const column = this.#find(name, taken);
            if (column !== null)
                return column;
            throw new src/* ConfigurationError */.j1('data', `features: the data has no column "${name}"` +
                `${(0,src/* didYouMean */.au)(name, this.#columns.names) || ';'} ` +
                `columns are ${(0,src/* listNames */.Zv)(this.#columns.names)}`);
        });
        return { form, columns };
    }
    /** The columns of a matrix input in its order: from the configuration, or from the model. */
    #featureNames(form) {
        const { features } = this.#options;
        if (features !== undefined && features.length > 0) {
            this.#checkFeatures(features, form);
            return features;
        }
        const named = featureNamesIn(this.#model.metadata);
        if (named !== null && (form.width === null || named.names.length === form.width)) {
            this.notes.push(`The order of the columns of "${form.name}" is that of "${named.key}" in the model’s metadata.`);
            return named.names;
        }
        return [this.#onlyCandidate(form)];
    }
    #checkFeatures(features, form) {
        const twice = features.find((name, position) => features.indexOf(name) !== position);
        if (twice !== undefined) {
            throw new src/* ConfigurationError */.j1('data', `features names "${twice}" twice`);
        }
        if (form.width !== null && form.width !== features.length) {
            throw new src/* ConfigurationError */.j1('data', `features names ${(0,src/* plural */.LS)(features.length, 'column')}, but input "${form.name}" of the model takes ` +
                `${form.width}`);
        }
    }
    /** The single column there is for an input that takes one: the only order that needs no saying. */
    #onlyCandidate(form) {
        const candidates = this.candidates();
        const [only] = candidates;
        if (form.width === 1 && candidates.length === 1 && only !== undefined) {
            this.notes.push(`"${form.name}" of the model takes the only column there is, "${only}".`);
            return only;
        }
        if (form.kind === 'column')
            this.#refuseMissing([form]);
        const width = form.width === null ? 'its columns' : `${form.width} columns`;
        throw new src/* ConfigurationError */.j1('data', `features: input "${form.name}" (${form.elementType}) of the model takes ${width} in one ` +
            'table, and neither the configuration nor the model’s metadata says in which order; list ' +
            `them in data.features. Columns are ${(0,src/* listNames */.Zv)(candidates)}`);
    }
    /** Columns that can be features. */
    candidates() {
        const { ignore = [], target = null, reserved = [] } = this.#options;
        const out = new Set([...ignore, ...reserved, ...(target === null ? [] : [target])]);
        return this.#columns.names.filter((name) => !out.has(name));
    }
}

;// CONCATENATED MODULE: ./packages/model/src/binding/bound-input.ts


/** Forms in which values of a kind are asked for, by what the model takes; null: not at all. */
function requestForm(type, kind) {
    if (kind === 'other')
        return null;
    if (type === 'string')
        return 'text';
    if (kind === 'text' || kind === 'datetime')
        return null;
    if (kind !== 'integer' || isFloat(type))
        return 'float';
    // int64 does not hold the upper half of uint64.
    return type === 'uint64' ? 'text' : 'int64';
}
/**
 * What to ask a reader for, so that no digit is lost on the way to the model: whole numbers as
 * int64 for integer inputs, everything else numeric as float (whether 3.0 is whole is decided on
 * the values), text for string inputs.
 *
 * @throws ConfigurationError when the column's kind cannot fill the input.
 */
function requestFor(subject, form, column) {
    const as = requestForm(form.elementType, column.kind);
    if (as !== null)
        return { as, column: column.name };
    const kind = column.kind === 'other' ? column.sqlType : `${column.kind} (${column.sqlType})`;
    throw new src/* ConfigurationError */.j1(subject, `input "${form.name}" (${form.elementType}): the column "${column.name}" is ${kind}`);
}
/** A remark on what a string input is fed from a column that is not text; null for text. */
function noteOnText(form, column) {
    if (form.elementType !== 'string' || ['text', 'empty'].includes(column.kind))
        return null;
    return (`The model’s input "${form.name}" takes strings: the column "${column.name}" ` +
        `(${column.sqlType}) is fed in its text form.`);
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feed-floats.ts


/** Feeds the columns of a float input and counts what the user should know. */
class FloatFeeder {
    #input;
    #tallies;
    constructor(input) {
        this.#input = input;
        this.#tallies = input.columns.map(() => ({ missing: 0, inexact: 0, firstInexact: 0 }));
    }
    /**
     * The values of a batch in row-major order; a missing value is NaN.
     *
     * @throws InputError for a finite value that the element type can only hold as infinity.
     */
    feed(batch) {
        const { columns, form } = this.#input;
        const width = columns.length;
        const out = zeros(form.elementType, batch.rows * width);
        columns.forEach((_, column) => {
            this.#feedColumn(batch, column, out);
        });
        return out;
    }
    #feedColumn(batch, column, out) {
        const values = batch.values[column];
        if (values?.as !== 'float') {
            throw new Error(`a float column was asked for, not ${values?.as ?? 'nothing'}`);
        }
        const width = this.#input.columns.length;
        const { values: numbers, present } = values;
        for (let row = 0, position = column; row < batch.rows; row++, position += width) {
            const value = present?.[row] === 0 ? NaN : (numbers[row] ?? NaN);
            out[position] = value;
            const stored = out[position] ?? NaN;
            // Fractions are rounded to the nearest neighbour; that needs no remark.
            if (stored !== value && (Number.isInteger(value) || !Number.isFinite(stored))) {
                this.#examine(batch, column, row, stored);
            }
        }
    }
    /** A value that the element type does not hold: missing, too large, or a long whole number. */
    #examine(batch, column, row, stored) {
        const values = batch.values[column];
        const tally = this.#tallies[column];
        if (values?.as !== 'float' || tally === undefined)
            return;
        const value = values.values[row] ?? NaN;
        if (Number.isNaN(stored))
            tally.missing += 1;
        else if (!Number.isFinite(stored))
            this.#refuseOverflow(batch, column, row, value);
        else {
            if (tally.inexact === 0)
                tally.firstInexact = value;
            tally.inexact += 1;
        }
    }
    #refuseOverflow(batch, column, row, value) {
        const { form, columns } = this.#input;
        throw new src/* InputError */.dz('data', `column "${columns[column]?.name}", row ${(0,src/* formatCount */.B4)(batch.start + row + 1)}: ` +
            `${(0,src/* formatNumber */.ZV)(value)} is too large for the model’s input "${form.name}", ` +
            `which is ${form.elementType}`);
    }
    notes() {
        const { form, columns } = this.#input;
        const { name, elementType } = form;
        return this.#tallies.flatMap(({ missing, inexact, firstInexact }, position) => {
            const column = columns[position]?.name ?? '';
            const notes = [];
            if (missing > 0) {
                notes.push(`Column "${column}": ${(0,src/* plural */.LS)(missing, 'missing value')} fed to the model as NaN.`);
            }
            if (inexact > 0) {
                notes.push(`Column "${column}": ${(0,src/* plural */.LS)(inexact, 'whole number')} rounded, because the model’s ` +
                    `input "${name}" is ${elementType} (the first: ${firstInexact}).`);
            }
            return notes;
        });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feed-integers.ts


/** Smallest and largest value of each type. */
const RANGES = {
    bool: [0n, 1n],
    int8: [-(2n ** 7n), 2n ** 7n - 1n],
    int16: [-(2n ** 15n), 2n ** 15n - 1n],
    int32: [-(2n ** 31n), 2n ** 31n - 1n],
    int64: [-(2n ** 63n), 2n ** 63n - 1n],
    uint8: [0n, 2n ** 8n - 1n],
    uint16: [0n, 2n ** 16n - 1n],
    uint32: [0n, 2n ** 32n - 1n],
    uint64: [0n, 2n ** 64n - 1n],
};
const MISSING = 'has no value';
function readFloat(value) {
    if (Number.isNaN(value))
        return MISSING;
    if (!Number.isInteger(value))
        return `${value} is not a whole number`;
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        return `${value} is beyond 2^53, where a decimal column no longer holds every whole number`;
    }
    return BigInt(value);
}
function feed_integers_readText(value) {
    if (value === null)
        return MISSING;
    return /^[+-]?\d+$/.test(value) ? BigInt(value) : `"${value}" is not a whole number`;
}
function readRow(values, row) {
    switch (values.as) {
        case 'int64':
            return values.present?.[row] === 0 ? MISSING : (values.values[row] ?? MISSING);
        case 'float':
            return readFloat(values.present?.[row] === 0 ? NaN : (values.values[row] ?? NaN));
        case 'text':
            return feed_integers_readText(values.values[row] ?? null);
        case 'code':
        case 'predicate':
            throw new Error(`a column asked for as ${values.as} is no feature`);
    }
}
/** The first problem of each kind in a column, each with its row. */
class Problems {
    #value = null;
    #missing = null;
    add(batch, row, problem) {
        const place = `row ${(0,src/* formatCount */.B4)(batch.start + row + 1)}`;
        if (problem === MISSING)
            this.#missing ??= `${place} ${MISSING}`;
        else
            this.#value ??= `${problem} (${place})`;
    }
    throwIfAny(batch, column) {
        const all = [this.#value, this.#missing].filter((problem) => problem !== null);
        if (all.length === 0)
            return;
        const { form, columns } = batch.input;
        throw new src/* InputError */.dz('data', `column "${columns[column]?.name}": ${all.join(', and ')}; ` +
            `the model’s input "${form.name}" is ${form.elementType.toUpperCase()}`);
    }
}
/** int64 columns for an int64 input, the usual case: no detour over single values. */
function copyInt64(values, out, column, width) {
    if (values.as !== 'int64' || values.present?.includes(0) === true)
        return false;
    if (width === 1) {
        out.set(values.values);
        return true;
    }
    values.values.forEach((value, row) => (out[row * width + column] = value));
    return true;
}
/**
 * Values of an integer or boolean input in row-major order. 3.0 is the whole number 3; nothing is
 * rounded, and int64 keeps every digit.
 *
 * @throws InputError that names column, row, value and the model's type, for a fraction, a missing
 *   value, or a value beyond the type's range.
 */
function feedIntegers(batch, type) {
    const width = batch.input.columns.length;
    const out = zeros(type, batch.rows * width);
    const [low, high] = RANGES[type];
    batch.values.forEach((values, column) => {
        if (out instanceof BigInt64Array && copyInt64(values, out, column, width))
            return;
        const problems = new Problems();
        for (let row = 0; row < batch.rows; row++) {
            const reading = readRow(values, row);
            if (typeof reading === 'string')
                problems.add(batch, row, reading);
            else if (reading < low || reading > high) {
                problems.add(batch, row, `${reading} is not between ${low} and ${high}`);
            }
            else {
                const position = row * width + column;
                if (out instanceof BigInt64Array || out instanceof BigUint64Array)
                    out[position] = reading;
                else
                    out[position] = Number(reading);
            }
        }
        problems.throwIfAny(batch, column);
    });
    return out;
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feed-strings.ts

/**
 * Values of a string input in row-major order.
 *
 * @throws InputError that names column and row, for a missing value: strings have no NaN.
 */
function feedStrings(batch) {
    const { form, columns } = batch.input;
    const width = columns.length;
    const out = new Array(batch.rows * width).fill('');
    batch.values.forEach((values, column) => {
        if (values.as !== 'text')
            throw new Error(`text was asked for, not ${values.as}`);
        for (let row = 0; row < batch.rows; row++) {
            const value = values.values[row] ?? null;
            if (value === null) {
                throw new src/* InputError */.dz('data', `column "${columns[column]?.name}": row ${(0,src/* formatCount */.B4)(batch.start + row + 1)} has no ` +
                    `value; the model’s input "${form.name}" is string, which has none for that`);
            }
            out[row * width + column] = value;
        }
    });
    return out;
}

;// CONCATENATED MODULE: ./packages/model/src/binding/feature-binding.ts




/** Dimensions of the tensor for so many rows. */
function dimsOf({ form, columns }, rows) {
    if (form.kind === 'matrix')
        return [rows, columns.length];
    return [rows, ...Array(form.rank - 1).fill(1)];
}
/** Which columns fill which inputs of a model, and how values become tensors. */
class FeatureBinding {
    inputs;
    /** What to ask a reader for, in this order. */
    requests;
    /** Columns that are no input of the model, and have no other use. */
    unused;
    /** The number of rows that every call must have; null when it may vary. */
    fixedRows;
    #notes;
    #floats;
    constructor(subject, inputs, facts) {
        this.inputs = inputs;
        this.unused = facts.unused;
        this.fixedRows = facts.fixedRows;
        this.requests = inputs.flatMap(({ form, columns }) => columns.map((column) => requestFor(subject, form, column)));
        const onText = inputs.flatMap(({ form, columns }) => columns.map((column) => noteOnText(form, column)).filter((note) => note !== null));
        this.#notes = [...facts.notes, ...onText];
        this.#floats = inputs.map((input) => new FloatFeeder(input));
    }
    /**
     * Remarks: how columns were found, and, for the rows fed so far, missing values and whole
     * numbers that the model's element type does not hold.
     */
    get notes() {
        return [...this.#notes, ...this.#floats.flatMap((feeder) => feeder.notes())];
    }
    /**
     * Tensors for the rows of a batch.
     *
     * @param batch its columns answer `requests`, in that order; further columns are not looked at
     * @throws InputError that names column, row and value: a missing value for an integer, boolean
     *   or string input, a fraction for an integer input, a value beyond the type's range.
     */
    feeds(batch) {
        const tensors = new Map();
        let position = 0;
        this.inputs.forEach((input, index) => {
            const values = batch.columns.slice(position, position + input.columns.length);
            position += input.columns.length;
            const { start, rows } = batch;
            tensors.set(input.form.name, this.#tensor(index, { input, values, start, rows }));
        });
        return tensors;
    }
    #tensor(index, batch) {
        const dims = dimsOf(batch.input, batch.rows);
        const type = batch.input.form.elementType;
        switch (type) {
            case 'float16':
            case 'float32':
            case 'float64': {
                const feeder = this.#floats[index];
                if (feeder === undefined)
                    throw new Error('an input without a feeder');
                return { type, dims, data: feeder.feed(batch) };
            }
            case 'string':
                return { type, dims, data: feedStrings(batch) };
            default:
                return { type, dims, data: feedIntegers(batch, type) };
        }
    }
}

;// CONCATENATED MODULE: ./packages/model/src/binding/input-form.ts



function input_form_refuse(subject, { name, type }, problem) {
    throw new src/* ConfigurationError */.j1(subject, `input "${name}" (${describeType(type)}) ${problem}`);
}
/**
 * How an input takes rows: [N] and [N, 1] take a column, [N, k] takes k columns.
 *
 * @throws ConfigurationError for an input that rows of a table cannot fill (a scalar, an image, a
 *   sequence).
 */
function formOf(subject, input) {
    const { name, type } = input;
    if (type.kind !== 'tensor' || !isRunnable(type.elementType)) {
        input_form_refuse(subject, input, 'cannot be fed from columns');
    }
    const { elementType, shape } = type;
    const common = { name, elementType };
    if (shape === null)
        return { ...common, kind: 'column', width: null, fixedRows: null, rank: 2 };
    const [rows, ...rest] = shape;
    if (rows === undefined)
        input_form_refuse(subject, input, 'is a scalar, which a column cannot fill');
    const fixedRows = typeof rows === 'number' && rows > 0 ? rows : null;
    const base = { ...common, fixedRows, rank: shape.length };
    if (rest.every((size) => size === 1))
        return { ...base, kind: 'column', width: 1 };
    if (rest.length > 1)
        input_form_refuse(subject, input, 'is not a table: rows and columns cannot fill it');
    const width = typeof rest[0] === 'number' ? rest[0] : null;
    return { ...base, kind: 'matrix', width };
}

;// CONCATENATED MODULE: ./packages/model/src/binding/match.ts
/** Columns of a table, found by name. */
class ColumnIndex {
    names;
    #columns;
    constructor(columns) {
        this.names = columns.map(({ name }) => name);
        this.#columns = new Map(columns.map((column) => [column.name, column]));
    }
    /** The column of exactly this name. */
    get(name) {
        return this.#columns.get(name) ?? null;
    }
    /**
     * The only column whose name differs from `name` in nothing but blanks and underscores, as in
     * `fixed_acidity` and `fixed acidity`; null when there is none, or more than one.
     */
    similar(name) {
        const plain = plainName(name);
        const found = this.names.filter((candidate) => plainName(candidate) === plain);
        const [only] = found;
        return found.length === 1 && only !== undefined ? this.get(only) : null;
    }
}
function plainName(name) {
    return name.replaceAll(' ', '_');
}

;// CONCATENATED MODULE: ./packages/model/src/binding/bind.ts





/** Refuses a model that would be told what it should predict. */
function refuseTarget(subject, bound, target) {
    const leak = bound.find(({ columns }) => columns.some(({ name }) => name === target));
    if (leak === undefined || target === null)
        return;
    throw new src/* ConfigurationError */.j1(subject, `input "${leak.form.name}" would be fed with "${target}", the column it should predict`);
}
/** A number of rows that every call must have, when inputs fix it; they must agree. */
function commonFixedRows(subject, forms) {
    const fixed = [...new Set(forms.map(({ fixedRows }) => fixedRows))].filter((n) => n !== null);
    if (fixed.length > 1) {
        throw new src/* ConfigurationError */.j1(subject, `its inputs take different numbers of rows (${fixed.join(', ')}): they are no columns of one table`);
    }
    return fixed[0] ?? null;
}
/** The input that takes several columns, if there is one, and those that take one each. */
function splitForms(subject, forms, binder) {
    const [first] = forms;
    if (forms.length === 1 && first !== undefined && !binder.isNamed(first)) {
        return { matrix: first, single: [] };
    }
    const matrices = forms.filter(({ kind }) => kind === 'matrix');
    if (matrices.length > 1) {
        throw new src/* ConfigurationError */.j1(subject, `takes ${matrices.length} tables of several columns ` +
            `(${(0,src/* listNames */.Zv)(matrices.map(({ name }) => name))}), and which columns belong to which cannot ` +
            'be told; export the model with one table, or with one input for each column');
    }
    return { matrix: matrices[0] ?? null, single: forms.filter(({ kind }) => kind === 'column') };
}
/**
 * Decides which columns fill the model's inputs. An input that takes one value a row is bound to
 * the column of the same name (or to the only one that differs in blanks and underscores). A
 * matrix input takes the columns that `features` or the model's metadata names, in that order;
 * the order in the file means nothing.
 *
 * @throws ConfigurationError that names the input, its type and the columns there are, when one
 *   cannot be bound.
 */
function bindFeatures(model, columns, options = {}) {
    const { subject } = model;
    const binder = new Binder(model, new ColumnIndex(columns), options);
    const forms = model.inputs.map((input) => formOf(subject, input));
    const { matrix, single } = splitForms(subject, forms, binder);
    if (matrix === null && (options.features ?? []).length > 0) {
        binder.notes.push('data.features decides nothing: the model’s inputs are bound by name.');
    }
    const byName = binder.bindColumns(single);
    const bound = matrix === null ? byName : [...byName, binder.bindMatrix(matrix)];
    refuseTarget(subject, bound, options.target ?? null);
    const used = new Set(bound.flatMap((input) => input.columns.map(({ name }) => name)));
    return new FeatureBinding(subject, bound, {
        notes: binder.notes,
        unused: binder.candidates().filter((name) => !used.has(name)),
        fixedRows: commonFixedRows(subject, forms),
    });
}

;// CONCATENATED MODULE: ./packages/model/src/output/probabilities.ts

/** What float32 sums of float32 probabilities may be off by. */
const SUM_TOLERANCE = 1e-3;
const RANGE_TOLERANCE = 1e-6;
/**
 * Decides, over all batches, whether scores are probabilities: each within [0, 1], and the classes'
 * scores of a row 1 together. Nothing else is guessed: logits are scores.
 */
class ProbabilityCheck {
    #reason = null;
    /**
     * @param row scores of one row, at `offset`, `width` of them
     * @param rowNumber from 0
     */
    add(scores, offset, width, rowNumber) {
        if (this.#reason !== null)
            return;
        let sum = 0;
        for (let i = offset; i < offset + width; i++) {
            const score = scores[i] ?? NaN;
            if (Number.isNaN(score))
                return;
            sum += score;
            if (score < -RANGE_TOLERANCE || score > 1 + RANGE_TOLERANCE) {
                this.#reason = `${(0,src/* formatNumber */.ZV)(score)} in row ${(0,src/* formatCount */.B4)(rowNumber + 1)} is not within [0, 1]`;
                return;
            }
        }
        if (width > 1 && Math.abs(sum - 1) > SUM_TOLERANCE) {
            this.#reason = `row ${(0,src/* formatCount */.B4)(rowNumber + 1)} sums to ${(0,src/* formatNumber */.ZV)(sum)}, not to 1`;
        }
    }
    /** Why the scores are no probabilities; null when they are. */
    get reason() {
        return this.#reason;
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/read-tensor.ts


/**
 * The tensor of an output, which must have so many rows.
 *
 * @throws InputError when it is not there or has another number of rows.
 */
function rowsOf(subject, tensors, output, rows) {
    const tensor = tensors.get(output);
    if (tensor === undefined)
        throw new src/* InputError */.dz(subject, `it gave no output "${output}"`);
    const found = tensor.dims[0] ?? 1;
    if (found !== rows) {
        throw new src/* InputError */.dz(subject, `output "${output}" has ${found} rows ([${tensor.dims.join(', ')}]) for ${rows} rows of data`);
    }
    return tensor;
}
/**
 * The numbers of an output, by rows.
 *
 * @throws InputError when it has no numbers, or another number of rows.
 */
function numbersOf(subject, tensors, output, rows) {
    const { type, dims, data } = rowsOf(subject, tensors, output, rows);
    const width = elementCount(dims.slice(1));
    if (type === 'string')
        throw new src/* InputError */.dz(subject, `output "${output}" has strings, not numbers`);
    if (type === 'int64' || type === 'uint64') {
        return { output, values: Float64Array.from(data, Number), width };
    }
    return { output, values: data, width };
}
/** Class positions by a label as a tensor holds it: text, number, or 64-bit number. */
function positionsAs(positions, convert) {
    const converted = new Map();
    for (const [text, position] of positions) {
        const key = convert(text);
        if (key !== null)
            converted.set(key, position);
    }
    return converted;
}
function lookUp(labels, positions, rows) {
    const found = new Int32Array(rows);
    for (let row = 0; row < rows; row++)
        found[row] = positions.get(labels[row]) ?? -1;
    return found;
}
function lookUpLabels({ type, data }, positions, rows) {
    switch (type) {
        case 'string':
            return lookUp(data, positions, rows);
        case 'int64':
        case 'uint64':
            return lookUp(data, positionsAs(positions, (text) => (/^[+-]?\d+$/.test(text) ? BigInt(text) : null)), rows);
        case 'bool':
            return lookUp(data, positionsAs(positions, (text) => ['false', 'true'].indexOf(text)), rows);
        default:
            return lookUp(data, positionsAs(positions, (text) => (text.trim() === '' ? null : Number(text))), rows);
    }
}
/**
 * Class positions of a label output.
 *
 * @throws InputError for a label that is none of the classes, or another number of rows.
 */
function labelsOf(subject, tensors, output, positions, rows) {
    const tensor = rowsOf(subject, tensors, output, rows);
    if (tensor.data.length !== rows) {
        throw new src/* InputError */.dz(subject, `output "${output}" has ${tensor.data.length / rows} labels a row, one is needed`);
    }
    const found = lookUpLabels(tensor, positions, rows);
    const unknown = found.indexOf(-1);
    if (unknown >= 0) {
        throw new src/* InputError */.dz(subject, `output "${output}" says "${String(tensor.data[unknown])}", which is none of the classes ` +
            `${[...new Set(positions.keys())].join(', ')}; list them all in model.classes`);
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/model/src/output/tally.ts
/** Counts rows and keeps the first. */
class RowTally {
    #count = 0;
    #firstRow = 0;
    add(row) {
        if (this.#count === 0)
            this.#firstRow = row;
        this.#count += 1;
    }
    get value() {
        return { count: this.#count, firstRow: this.#firstRow };
    }
}
/** Counts numbers that are NaN or infinite, over several batches. */
class FiniteTally {
    #found = null;
    /** @param start number of the batch's first row */
    add({ output, values, width }, start) {
        let count = 0;
        let first = 0;
        for (let i = 0; i < values.length; i++) {
            if (Number.isFinite(values[i]))
                continue;
            if (count === 0)
                first = i;
            count += 1;
        }
        if (count === 0)
            return;
        this.#found ??= { output, count: 0, firstRow: start + Math.floor(first / width) };
        this.#found = { ...this.#found, count: this.#found.count + count };
    }
    get value() {
        return this.#found;
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/collect-classes.ts




/** Scores closer than this are a tie: nothing contradicts a label there. */
const TIE = 1e-6;
/** Position of the largest of `width` scores; -1 when one of them is NaN. */
function argmax(scores, offset, width) {
    let best = 0;
    for (let i = 0; i < width; i++) {
        const score = scores[offset + i] ?? NaN;
        if (Number.isNaN(score))
            return -1;
        if (score > (scores[offset + best] ?? NaN))
            best = i;
    }
    return best;
}
/** Gathers labels and scores of a classifier; what depends on all rows is decided at the end. */
class ClassCollector {
    #subject;
    #plan;
    #labels = [];
    #scores = [];
    #finite = new FiniteTally();
    #probabilities = new ProbabilityCheck();
    /** A single score is held against 0.5 as a probability, against 0 as a decision function. */
    #againstScores = { probability: new RowTally(), decision: new RowTally() };
    #rows = 0;
    #width = null;
    #scoresReason;
    constructor(subject, plan) {
        this.#subject = subject;
        this.#plan = plan;
        this.#scoresReason = plan.scores.length === 0 ? 'the model gives no scores' : null;
    }
    add(outputs, rows) {
        const { label, positions } = this.#plan;
        const labels = label === null ? null : labelsOf(this.#subject, outputs, label, positions, rows);
        if (labels !== null)
            this.#labels.push(labels);
        const table = this.#scoresReason === null ? this.#readScores(outputs, rows) : null;
        if (table !== null) {
            for (let row = 0; row < rows; row++) {
                this.#probabilities.add(table.values, row * table.width, table.width, this.#rows + row);
            }
            if (labels !== null)
                this.#compare(labels, table);
            this.#scores.push(table.values);
        }
        this.#rows += rows;
    }
    #readScores(outputs, rows) {
        const { scores, classes, positive } = this.#plan;
        const tables = scores.map((name) => numbersOf(this.#subject, outputs, name, rows));
        for (const table of tables)
            this.#finite.add(table, this.#rows);
        const width = tables.reduce((sum, table) => sum + table.width, 0);
        const isUsable = width === classes.length || (positive !== null && width === 1);
        if (!isUsable) {
            this.#refuseWidth(width);
            return null;
        }
        this.#width = width;
        const values = new Float64Array(rows * width);
        let column = 0;
        for (const table of tables) {
            for (let row = 0; row < rows; row++) {
                for (let i = 0; i < table.width; i++) {
                    values[row * width + column + i] = table.values[row * table.width + i] ?? NaN;
                }
            }
            column += table.width;
        }
        return { values, width };
    }
    /** Scores that do not fit the classes are left out when a label decides, and an error otherwise. */
    #refuseWidth(width) {
        const { scores, classes, decision } = this.#plan;
        const problem = `output "${scores.join('", "')}" has ${width} scores a row for ${classes.length} classes ` +
            `(${classes.join(', ')})`;
        if (decision !== 'label')
            throw new src/* InputError */.dz(this.#subject, problem);
        this.#scoresReason = problem;
    }
    /** Counts the rows whose label is not the class that the scores favour. */
    #compare(labels, { values, width }) {
        const { probability, decision } = this.#againstScores;
        labels.forEach((label, row) => {
            const offset = row * width;
            if (width === 1) {
                const score = values[row] ?? NaN;
                const sign = label === 1 ? 1 : -1;
                if (sign * (score - 0.5) < -TIE)
                    probability.add(this.#rows + row);
                if (sign * score < -TIE)
                    decision.add(this.#rows + row);
                return;
            }
            const best = argmax(values, offset, width);
            if (best < 0)
                return;
            const gap = (values[offset + best] ?? 0) - (values[offset + label] ?? 0);
            if (gap > TIE) {
                probability.add(this.#rows + row);
                decision.add(this.#rows + row);
            }
        });
    }
    finish() {
        const { plan, rows } = { plan: this.#plan, rows: this.#rows };
        const hasScores = this.#scoresReason === null;
        const reason = hasScores ? this.#probabilities.reason : null;
        const table = hasScores ? this.#scoreTable() : null;
        const scores = table === null ? null : this.#judgedScores(table, reason === null);
        const tally = this.#againstScores[reason === null ? 'probability' : 'decision'];
        const outputs = plan.scores.join(', ');
        return {
            kind: 'classes',
            rows,
            classes: plan.classes,
            positive: plan.positive,
            predicted: this.#predicted(table, scores, reason),
            scores,
            scoresReason: this.#scoresReason,
            areProbabilities: hasScores && reason === null,
            probabilitiesReason: reason === null ? null : `output "${outputs}" gives scores, not probabilities: ${reason}`,
            contradictions: plan.label === null || !hasScores ? null : tally.value,
            nonFinite: this.#finite.value,
            decidedBy: {
                label: plan.decision === 'label' ? plan.label : null,
                scores: hasScores ? outputs : null,
            },
            threshold: plan.threshold,
        };
    }
    #scoreTable() {
        const width = this.#width ?? 1;
        const values = new Float64Array(this.#rows * width);
        let offset = 0;
        for (const part of this.#scores) {
            values.set(part, offset);
            offset += part.length;
        }
        return { values, width };
    }
    /** Binary: the positive class's score. A single score is that of the second class. */
    #judgedScores({ values, width }, areProbabilities) {
        const { positive } = this.#plan;
        if (positive === null)
            return values;
        if (width === 1) {
            if (positive === 1)
                return values;
            return values.map((score) => (areProbabilities ? 1 - score : -score));
        }
        const judged = new Float64Array(this.#rows);
        for (let row = 0; row < this.#rows; row++)
            judged[row] = values[row * width + positive] ?? NaN;
        return judged;
    }
    #predicted(table, scores, reason) {
        const { decision, positive, threshold, isThresholdGiven } = this.#plan;
        const predicted = new Int32Array(this.#rows);
        if (decision === 'label') {
            let offset = 0;
            for (const part of this.#labels) {
                predicted.set(part, offset);
                offset += part.length;
            }
            return predicted;
        }
        if (table === null || scores === null)
            throw new Error('scores decide, and there are none');
        if (decision === 'argmax') {
            return predicted.map((_, row) => argmax(table.values, row * table.width, table.width));
        }
        if (!isThresholdGiven && reason !== null) {
            throw new src/* InputError */.dz(this.#subject, `output "${this.#plan.scores.join(', ')}" gives scores, not probabilities (${reason}), and ` +
                'the model has no label output; set evaluate.threshold to the score from which the ' +
                'positive class is predicted');
        }
        const position = positive ?? 0;
        return predicted.map((_, row) => {
            const score = scores[row] ?? NaN;
            if (Number.isNaN(score))
                return -1;
            return score >= (threshold ?? 0.5) ? position : 1 - position;
        });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/output/collect.ts




class ValueCollector {
    #subject;
    #plan;
    #parts = [];
    #finite = new FiniteTally();
    #rows = 0;
    constructor(subject, plan) {
        this.#subject = subject;
        this.#plan = plan;
    }
    add(outputs, rows) {
        const table = numbersOf(this.#subject, outputs, this.#plan.output, rows);
        if (table.width !== 1) {
            throw new src/* InputError */.dz(this.#subject, `output "${table.output}" has ${table.width} values a row, one is needed`);
        }
        this.#finite.add(table, this.#rows);
        this.#parts.push(Float64Array.from(table.values));
        this.#rows += rows;
    }
    finish() {
        const values = new Float64Array(this.#rows);
        let offset = 0;
        for (const part of this.#parts) {
            values.set(part, offset);
            offset += part.length;
        }
        return { kind: 'values', rows: this.#rows, values, nonFinite: this.#finite.value };
    }
}
/** @param subject first word of errors: `model` or `champion` */
function collectPredictions(plan, subject = 'model') {
    return plan.kind === 'values'
        ? new ValueCollector(subject, plan)
        : new ClassCollector(subject, plan);
}
/** The predictions in the outputs of a single run; see `collectPredictions` for many. */
function readPredictions(plan, outputs, rows, subject = 'model') {
    const collector = collectPredictions(plan, subject);
    collector.add(outputs, rows);
    return collector.finish();
}

;// CONCATENATED MODULE: ./packages/model/src/output/classes.ts

const ZERO_ONE = ['0', '1'];
const FALSE_TRUE = ['false', 'true'];
function isSameSet(a, b) {
    return a.length === b.length && a.every((label) => b.includes(label));
}
/** Classes 0 and 1 by the names false and true, or the other way round; null for other classes. */
function renamed(classes, names) {
    for (const [from, to] of [
        [ZERO_ONE, FALSE_TRUE],
        [FALSE_TRUE, ZERO_ONE],
    ]) {
        if (isSameSet(classes, from) && isSameSet(names, to)) {
            return classes.map((label) => to[from.indexOf(label)] ?? label);
        }
    }
    return null;
}
/**
 * Brings together the classes that the model names and those that the configuration lists. The
 * order is the model's; the names may be the configuration's where 0 and 1 stand for false and
 * true.
 *
 * @throws ConfigurationError when they are not the same classes.
 */
function agreeOnClasses(subject, fromModel, configured) {
    if (configured === null || isSameSet(fromModel, configured)) {
        return { classes: fromModel, notes: [] };
    }
    const names = renamed(fromModel, configured);
    if (names === null) {
        throw new src/* ConfigurationError */.j1(subject, `classes lists ${(0,src/* listNames */.Zv)(configured)}, but the model has ${(0,src/* listNames */.Zv)(fromModel)}`);
    }
    return {
        classes: names,
        notes: [`The model’s classes ${fromModel.join(' and ')} stand for ${names.join(' and ')}.`],
    };
}
/** Position of the class that truth values call so, whatever their letter case; -1 if there is none. */
function truthPosition(classes, name) {
    const plain = classes.map((label) => label.toLowerCase());
    const truth = name.toLowerCase();
    if (isSameSet(plain, FALSE_TRUE)) {
        const text = FALSE_TRUE.includes(truth) ? truth : FALSE_TRUE[ZERO_ONE.indexOf(truth)];
        return text === undefined ? -1 : plain.indexOf(text);
    }
    if (!isSameSet(plain, ZERO_ONE))
        return -1;
    const digit = ZERO_ONE[FALSE_TRUE.indexOf(truth)];
    return digit === undefined ? -1 : plain.indexOf(digit);
}
/**
 * Position of the positive class of a binary task. Unless the user names it, it is 1 beside 0 or
 * -1 (scikit-learn's default `pos_label`), or true beside false. `true` means 1 beside 0, and the
 * other way round.
 *
 * @throws ConfigurationError when the class is not one of the two, or none is named for others.
 */
function positivePosition(subject, classes, positiveClass) {
    if (positiveClass === null) {
        if (isSameSet(classes, ['-1', '1']))
            return classes.indexOf('1');
        const usual = truthPosition(classes, 'true');
        if (usual >= 0)
            return usual;
        throw new src/* ConfigurationError */.j1(subject, `positive-class is needed: which of ${(0,src/* listNames */.Zv)(classes)} is the class whose score is judged?`);
    }
    const exact = classes.indexOf(positiveClass);
    const position = exact >= 0 ? exact : truthPosition(classes, positiveClass);
    if (position >= 0)
        return position;
    throw new src/* ConfigurationError */.j1(subject, `positive-class "${positiveClass}" is none of the model’s classes: ${(0,src/* listNames */.Zv)(classes)}`);
}

;// CONCATENATED MODULE: ./packages/model/src/onnx/decode-tensor.ts




/** The fields of a TensorProto that hold elements, as they were written. */
class Content {
    name = '';
    dataType = 0;
    dims = [];
    raw = null;
    floats = [];
    doubles = [];
    integers = [];
    texts = [];
    read(message, bytes) {
        switch (message.field) {
            case TENSOR.dims:
                message.eachBigint((size) => this.dims.push(Number(size)));
                break;
            case TENSOR.dataType:
                this.dataType = message.number();
                break;
            case TENSOR.name:
                this.name = message.text();
                break;
            case TENSOR.rawData: {
                const { start, end } = message.range();
                this.raw = bytes.subarray(start, end);
                break;
            }
            case TENSOR.floatData:
                message.eachFloat((value) => this.floats.push(value));
                break;
            case TENSOR.doubleData:
                message.eachDouble((value) => this.doubles.push(value));
                break;
            case TENSOR.int32Data:
            case TENSOR.int64Data:
            case TENSOR.uint64Data:
                message.eachBigint((value) => this.integers.push(value));
                break;
            case TENSOR.stringData:
                this.texts.push(message.text());
                break;
            case TENSOR.externalData:
                throw new MalformedMessage('keeps its content in another file');
            default:
        }
    }
    get type() {
        const type = elementTypeOf(this.dataType);
        if (isRunnable(type))
            return type;
        throw new MalformedMessage(`has elements of type ${type}, which JavaScript has not`);
    }
}
/** Elements from the field that the specification gives to their type (TensorProto, onnx-ml.proto). */
function unpackedElements(content, type) {
    const { floats, doubles, integers, texts } = content;
    switch (type) {
        case 'string':
            return texts;
        case 'float32':
            return Float32Array.from(floats);
        case 'float64':
            return Float64Array.from(doubles);
        case 'int64':
            return BigInt64Array.from(integers);
        case 'uint64':
            return BigUint64Array.from(integers, (value) => BigInt.asUintN(64, value));
        case 'float16': {
            const bits = Uint16Array.from(integers, Number);
            return new Float16Array(bits.buffer);
        }
        default: {
            const elements = zeros(type, integers.length);
            integers.forEach((value, index) => (elements[index] = Number(value)));
            return elements;
        }
    }
}
/**
 * Reads a TensorProto with its content.
 *
 * @throws MalformedMessage when it is none, has an element type that JavaScript has not, or has
 *   more or fewer elements than its dimensions say.
 */
function decodeTensor(bytes, range) {
    const content = new Content();
    const message = new MessageReader(bytes, range, 'a tensor');
    while (message.next())
        content.read(message, bytes);
    const { name, dims, raw, type } = content;
    const data = raw === null || type === 'string' ? unpackedElements(content, type) : elementsOf(type, raw);
    if (data.length !== elementCount(dims)) {
        throw new MalformedMessage(`has ${data.length} elements where its dimensions [${dims.join(', ')}] say ` +
            String(elementCount(dims)));
    }
    return { name, tensor: { type, dims, data } };
}
function elementsOf(type, raw) {
    const size = zeros(type, 0).BYTES_PER_ELEMENT;
    if (raw.length % size !== 0) {
        throw new MalformedMessage(`has ${raw.length} bytes, which is no whole number of ${type}`);
    }
    return typedArrayOver(type, raw);
}

;// CONCATENATED MODULE: ./packages/model/src/prepare/class-labels.ts



/** Steps from a label output back to where its labels come from; more are no exporter's. */
const MAX_STEPS = 32;
/** Operators that hand their first input on, in another shape or type. */
const PASSING = new Set([
    'Identity',
    'Cast',
    'Reshape',
    'Squeeze',
    'Unsqueeze',
    'Flatten',
]);
const CLASSIFIERS = new Set([
    'LinearClassifier',
    'TreeEnsembleClassifier',
    'SVMClassifier',
]);
function texts(data) {
    return Array.from(data).map(String);
}
/** Values of a constant of rank 1 (or [1, k]), as text; null when the value is no constant. */
function constantValues(index, name) {
    const initializer = index.graph.initializers.get(name);
    if (initializer?.external !== null)
        return null;
    try {
        const { tensor } = decodeTensor(index.bytes, initializer.range);
        return texts(tensor.data);
    }
    catch (error) {
        if (error instanceof MalformedMessage)
            return null;
        throw error;
    }
}
function classifierLabels(index, node) {
    return (index.strings(node, 'classlabels_strings') ??
        index.integers(node, 'classlabels_int64s') ??
        index.integers(node, 'classlabels_ints'));
}
/** A LabelEncoder's table from key to value, both as text; null where it has floats. */
function encoderTable(index, node) {
    const keys = index.strings(node, 'keys_strings') ?? index.integers(node, 'keys_int64s');
    const values = index.strings(node, 'values_strings') ?? index.integers(node, 'values_int64s');
    if (values === null || keys?.length !== values.length)
        return null;
    return new Map(keys.map((key, position) => [key, values[position] ?? '']));
}
/** Labels behind a LabelEncoder: those before it, translated; or its values for 0 … k-1. */
function encodedLabels(index, node, steps) {
    const table = encoderTable(index, node);
    if (table === null)
        return null;
    const before = labelsBehind(index, node.inputs[0], steps + 1);
    const keys = before ?? Array.from(table.keys(), (_, position) => String(position));
    const labels = keys.map((key) => table.get(key));
    return labels.every((label) => label !== undefined) ? labels : null;
}
function labelsBehind(index, value, steps) {
    if (value === undefined || steps > MAX_STEPS)
        return null;
    const node = index.producer(value);
    if (node === null)
        return null;
    const [first, second] = node.inputs;
    if (node.domain === '') {
        if (PASSING.has(node.opType))
            return labelsBehind(index, first, steps + 1);
        // Gather(labels, position of the largest score)
        return node.opType === 'Gather' && first !== undefined ? constantValues(index, first) : null;
    }
    if (node.domain !== ML_DOMAIN)
        return null;
    if (CLASSIFIERS.has(node.opType)) {
        return node.outputs[0] === value ? classifierLabels(index, node) : null;
    }
    if (node.opType === 'ArrayFeatureExtractor' && first !== undefined && second !== undefined) {
        return constantValues(index, first);
    }
    return node.opType === 'LabelEncoder' ? encodedLabels(index, node, steps) : null;
}
/**
 * The classes that a label output chooses from, in the order of the model's scores, read from the
 * graph: the attributes of LinearClassifier, TreeEnsembleClassifier and SVMClassifier (ONNX ML
 * specification), the table that skl2onnx indexes with ArgMax (ArrayFeatureExtractor, Gather), and
 * LabelEncoder. Null when the graph does not say it in one of these ways.
 */
function labelsOfOutput(index, output) {
    const labels = labelsBehind(index, output, 0);
    return labels !== null && new Set(labels).size === labels.length ? labels : null;
}

;// CONCATENATED MODULE: ./packages/model/src/output/roles.ts

function tensorOutputs(outputs) {
    return outputs.flatMap(({ name, type }) => (type.kind === 'tensor' ? [{ name, type }] : []));
}
/** Values that an output has for each row; null where the model does not say it. */
function widthOf({ type }) {
    if (type.shape === null)
        return null;
    const rest = type.shape.slice(1);
    if (rest.some((size) => typeof size !== 'number'))
        return null;
    return rest.reduce((product, size) => product * Number(size), 1);
}
function isFloatOutput({ type }) {
    return isFloat(type.elementType);
}
/** One text, whole number or truth value a row. */
function isLabelLike(output) {
    const { elementType } = output.type;
    const isDiscrete = elementType === 'string' || elementType === 'bool' || isInteger(elementType);
    return isDiscrete && [1, null].includes(widthOf(output));
}
/**
 * The output with the predicted label: one text, whole number or truth value a row; of several the
 * one whose name says so. A float output is one only by its name, beside another.
 */
function labelOutput(outputs) {
    const discrete = outputs.filter(isLabelLike);
    const named = (output) => /label|class|predict/i.test(output.name);
    const chosen = discrete.find(named) ?? discrete[0];
    if (chosen !== undefined)
        return chosen;
    const floats = outputs.filter(isFloatOutput);
    const byName = floats.filter((output) => /label/i.test(output.name) && widthOf(output) === 1);
    return floats.length > 1 && byName.length === 1 ? (byName[0] ?? null) : null;
}
/**
 * One output for each class, as skl2onnx writes them with `zipmap='columns'`: the class's name
 * after a prefix that is the same for all (`i0`, `i1`; `sno`, `syes`). In the order of `classes`;
 * null when the outputs are not like that.
 */
function scoreColumns(outputs, classes) {
    const floats = outputs.filter((output) => isFloatOutput(output) && widthOf(output) === 1);
    const [first] = classes;
    if (first === undefined)
        return null;
    const prefixes = floats
        .filter(({ name }) => name.endsWith(first))
        .map(({ name }) => name.slice(0, name.length - first.length));
    for (const prefix of prefixes) {
        const columns = classes.map((label) => floats.find(({ name }) => name === prefix + label));
        const found = columns.filter((column) => column !== undefined);
        if (found.length === classes.length)
            return found;
    }
    return null;
}
/** Float outputs that may be scores, the likeliest first. */
function scoreCandidates(outputs, zipMapped) {
    const rank = ({ name }) => {
        if (zipMapped.has(name))
            return 0;
        if (/prob/i.test(name))
            return 1;
        return /score|logit|decision/i.test(name) ? 2 : 3;
    };
    return outputs.filter(isFloatOutput).sort((a, b) => rank(a) - rank(b));
}

;// CONCATENATED MODULE: ./packages/model/src/output/interpret.ts








function listOutputs(outputs) {
    return outputs.map(({ name, type }) => `"${name}" (${describeType(type)})`).join(', ');
}
/** The output of a model that predicts one number a row. */
function interpretValues(model) {
    const outputs = tensorOutputs(model.runnable.outputs);
    const numeric = outputs.filter(({ type }) => !['string', 'bool'].includes(type.elementType));
    const single = numeric.filter((output) => [1, null].includes(widthOf(output)));
    const floats = single.filter(({ type }) => !isInteger(type.elementType));
    const [output, ...more] = floats.length > 0 ? floats : single;
    if (output === undefined || more.length > 0) {
        throw new src/* ConfigurationError */.j1(model.subject, `task: a number a row is needed from exactly one output; outputs are ${listOutputs(outputs)}`);
    }
    return {
        kind: 'values',
        output: output.name,
        outputs: [output.name],
        notes: model.runnable.notes,
    };
}
/** Class labels that the model itself names: in ZipMap, in the graph, in its metadata. */
function classesOfModel(model, { candidates, traced }) {
    const { zipMapLabels } = model.runnable;
    const zipped = candidates.map(({ name }) => zipMapLabels.get(name)).find((list) => list);
    return zipped ?? traced ?? classNamesIn(model.metadata)?.names ?? null;
}
/** Classes that nobody names: 0 and 1, or 0 … k-1 for k scores. */
function assumedClasses(model, task, { label, candidates }) {
    const isBoolean = label?.type.elementType === 'bool';
    const width = candidates.map(widthOf).find((size) => size !== null && size > 1) ?? null;
    const count = task === 'binary-classification' ? 2 : width;
    if (label?.type.elementType === 'string' || count === null) {
        throw new src/* ConfigurationError */.j1(model.subject, 'classes: the model does not name its classes; list them in model.classes, in the order of ' +
            'its scores');
    }
    if (isBoolean && count === 2)
        return { classes: ['false', 'true'], notes: [] };
    const classes = Array.from({ length: count }, (_, position) => String(position));
    const range = count === 2 ? '0 and 1' : `0 to ${count - 1}`;
    return { classes, notes: [`The model does not name its classes; ${range} is assumed.`] };
}
function classesFor(model, task, outputs, options) {
    const configured = options.classes?.map(String) ?? null;
    const own = classesOfModel(model, outputs);
    if (own !== null)
        return agreeOnClasses(model.subject, own, configured);
    if (configured !== null)
        return { classes: configured, notes: [] };
    return assumedClasses(model, task, outputs);
}
/**
 * Class positions by label text. A model whose label output counts 0 … k-1 while its classes have
 * other names means positions.
 */
function labelPositions({ label, traced }, classes) {
    const positions = new Map(classes.map((name, position) => [name, position]));
    const isCounting = label !== null &&
        traced === null &&
        isInteger(label.type.elementType) &&
        !classes.some((name) => /^[+-]?\d+$/.test(name));
    classes.forEach((_, position) => {
        const written = traced?.[position] ?? (isCounting ? String(position) : undefined);
        if (written !== undefined && !positions.has(written))
            positions.set(written, position);
    });
    return positions;
}
/** Which outputs have the scores: one for each class, or one for all. */
function scoreOutputs({ all, label, candidates }, classes) {
    const columns = scoreColumns(all.filter((output) => output !== label), classes);
    if (columns !== null)
        return { scores: columns.map(({ name }) => name), notes: [] };
    const [best, ...others] = candidates;
    if (best === undefined)
        return { scores: [], notes: [] };
    const notes = others.length === 0
        ? []
        : [`Scores are read from the output "${best.name}", not from ${listOutputs(others)}.`];
    return { scores: [best.name], notes };
}
/** What decides, and from which score on. */
function decide(model, plan, width, threshold) {
    const given = threshold !== null;
    if (given && plan.positive === null) {
        throw new src/* ConfigurationError */.j1('threshold', 'only a binary classification has a threshold');
    }
    if (plan.scores.length === 0 && (given || plan.label === null)) {
        const outputs = listOutputs(tensorOutputs(model.runnable.outputs));
        const need = given ? 'a threshold needs scores' : 'a label or scores are needed';
        throw new src/* ConfigurationError */.j1(given ? 'threshold' : model.subject, `${need}, and the model has none; outputs are ${outputs}`);
    }
    if (given)
        return { decision: 'threshold', threshold, isThresholdGiven: true };
    if (plan.label !== null)
        return { decision: 'label', threshold: null, isThresholdGiven: false };
    const isSingle = plan.scores.length === 1 && width !== 2;
    const decision = plan.positive !== null && isSingle ? 'threshold' : 'argmax';
    return { decision, threshold: decision === 'threshold' ? 0.5 : null, isThresholdGiven: false };
}
function classifierOutputs({ runnable, bytes, graph }) {
    const all = tensorOutputs(runnable.outputs);
    const label = labelOutput(all);
    const rest = all.filter((output) => output !== label);
    const candidates = scoreCandidates(rest, runnable.zipMapLabels);
    const traced = label === null ? null : labelsOfOutput(new GraphIndex(bytes, graph), label.name);
    return { all, label, candidates, traced };
}
/**
 * The class labels that a model itself names, in the order of its scores; null for a model that
 * names none, as one for regression.
 */
function ownClasses(model) {
    return classesOfModel(model, classifierOutputs(model));
}
function interpretClasses(model, task, options) {
    const { subject, runnable } = model;
    const outputs = classifierOutputs(model);
    const { label, candidates } = outputs;
    const { classes, notes } = classesFor(model, task, outputs, options);
    const isBinary = task === 'binary-classification';
    if (isBinary && classes.length !== 2) {
        throw new src/* ConfigurationError */.j1(subject, `task is binary-classification, but there are ${classes.length} classes: ${classes.join(', ')}`);
    }
    const positiveClass = options.positiveClass === undefined ? null : String(options.positiveClass);
    const positive = isBinary ? positivePosition(subject, classes, positiveClass) : null;
    const { scores, notes: scoreNotes } = scoreOutputs(outputs, classes);
    const scored = candidates.find(({ name }) => name === scores[0]);
    const base = { label: label?.name ?? null, scores, positive };
    return {
        kind: 'classes',
        classes,
        positions: labelPositions(outputs, classes),
        ...base,
        ...decide(model, base, scored === undefined ? null : widthOf(scored), options.threshold ?? null),
        outputs: [...(label === null ? [] : [label.name]), ...scores],
        notes: [...runnable.notes, ...notes, ...scoreNotes],
    };
}
/**
 * Decides how a model's outputs are read for a task: which one is the label, which ones are scores,
 * what the classes are and which is the positive one. Nothing is run.
 *
 * @throws ConfigurationError when the outputs do not fit the task, the classes are not known, or the
 *   positive class is not among them.
 */
function interpretOutputs(model, task, options = {}) {
    switch (task) {
        case 'regression':
        case 'forecasting':
        case 'ranking':
            return interpretValues(model);
        case 'binary-classification':
        case 'multiclass-classification':
            return interpretClasses(model, task, options);
        case 'multilabel-classification':
        case 'text-generation':
            throw new src/* ConfigurationError */.j1(model.subject, `task: a model for ${task} cannot be run here; score the data elsewhere and name the columns`);
    }
}

;// CONCATENATED MODULE: ./packages/model/src/session/run-rows.ts


/** Rows `start` to `end` of every tensor. */
function sliceFeeds(feeds, start, end) {
    return new Map([...feeds].map(([name, tensor]) => [name, sliceRows(tensor, start, end)]));
}
/**
 * Runs rows in portions of a fixed number; the last portion is filled up with its last row.
 *
 * @param subject first word of errors: `model` or `champion`
 * @throws InputError when an output has another number of rows than the portion.
 */
async function runPortions(run, subject, feeds, rows, portion) {
    const parts = new Map();
    for (let start = 0; start < rows; start += portion) {
        const end = Math.min(start + portion, rows);
        const part = sliceFeeds(feeds, start, end);
        const full = new Map([...part].map(([name, tensor]) => [name, padRows(tensor, portion)]));
        for (const [name, answer] of await run(full)) {
            if (answer.dims[0] !== portion) {
                throw new src/* InputError */.dz(subject, `output "${name}" has ${answer.dims[0] ?? 1} rows for ${portion} rows of data`);
            }
            parts.set(name, [...(parts.get(name) ?? []), sliceRows(answer, 0, end - start)]);
        }
    }
    return new Map([...parts].map(([name, tensors]) => [name, concatRows(tensors)]));
}
/**
 * The model's answers for the rows of a batch. A model whose batch size is fixed is run in portions
 * of that size.
 *
 * @param outputs names of the outputs to compute; default: all that can be read
 * @throws InputError as `FeatureBinding.feeds` and `ModelSession.run` do.
 */
async function runBatch(session, binding, batch, outputs) {
    const feeds = binding.feeds(batch);
    const { fixedRows } = binding;
    if (fixedRows === null || fixedRows === batch.rows)
        return session.run(feeds, outputs);
    const run = (portion) => session.run(portion, outputs);
    return runPortions(run, session.model.subject, feeds, batch.rows, fixedRows);
}

;// CONCATENATED MODULE: ./packages/model/src/check/result.ts

function checkResult(check, verdict, finding = {}) {
    const { observed = null, limit = null, reason = null } = finding;
    return { check, verdict, observed, limit, reason };
}
/** The message without its first word, which says what the message is about. */
function withoutSubject(error) {
    return error.message.slice(`${error.subject}: `.length);
}
/**
 * The result of a check that an error ended: `fail` when the model is to blame, `inconclusive`
 * when something else (the data, the runtime) kept the check from being made.
 *
 * @throws what is no InputError
 */
function failedCheck(check, error, modelSubject) {
    if (!(error instanceof src/* InputError */.dz))
        throw error;
    if (error.subject === modelSubject) {
        return checkResult(check, 'fail', { reason: withoutSubject(error) });
    }
    return checkResult(check, 'inconclusive', { reason: error.message });
}

;// CONCATENATED MODULE: ./packages/model/src/check/tolerance.ts


/** The tolerance of ONNX's own backend tests (onnx/backend/test/runner). */
const ONNX_TOLERANCE = { relative: 1e-3, absolute: 1e-7 };
function isClose(actual, expected, tolerance) {
    if (Object.is(actual, expected) || actual === expected)
        return true;
    if (!Number.isFinite(actual) || !Number.isFinite(expected)) {
        return Number.isNaN(actual) && Number.isNaN(expected);
    }
    const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
    return Math.abs(actual - expected) <= allowed;
}
/**
 * The elements in which two tensors of equal type and size differ; null when there are none.
 * Floats within the tolerance are equal, infinities of the same sign too, and NaN where both are
 * NaN. Integers, booleans and strings must be the same.
 */
function differences(actual, expected, tolerance) {
    const hasTolerance = isFloat(actual.type);
    let count = 0;
    let position = -1;
    for (let i = 0; i < expected.data.length; i++) {
        const [a, b] = [actual.data[i], expected.data[i]];
        const same = hasTolerance ? isClose(Number(a), Number(b), tolerance) : a === b;
        if (same)
            continue;
        if (count === 0)
            position = i;
        count += 1;
    }
    return count === 0 ? null : { count, position };
}
/** Where an element stands: `[2, 0]`. */
function placeOf(dims, position) {
    const indices = [];
    let rest = position;
    for (const size of dims.toReversed()) {
        indices.unshift(rest % size);
        rest = Math.floor(rest / size);
    }
    return `[${indices.join(', ')}]`;
}
/** `2 of 74 values differ; the first at [0, 1]: 0.25 instead of 0.5`. */
function describeDifference(actual, expected, { count, position }) {
    return (`${(0,src/* formatCount */.B4)(count)} of ${(0,src/* formatCount */.B4)(expected.data.length)} values differ; the first at ` +
        `${placeOf(expected.dims, position)}: ${String(actual.data[position])} instead of ` +
        String(expected.data[position]));
}

;// CONCATENATED MODULE: ./packages/model/src/check/batch-consistency.ts





const CHECK = 'batch_consistency';
/** Sizes that a shape fixed by tracing, or a batch statistic, does not survive. */
const SIZES = [1, 2, 7];
/** Rows looked at: enough for every size to start at several places. */
const MAX_ROWS = 17;
function rowsIn(feeds) {
    const [first] = feeds.values();
    return first?.dims[0] ?? 0;
}
/** How the answers for rows from `start` on differ from those in the big batch; null if not. */
function compare(part, whole, start, size, tolerance) {
    for (const [name, expected] of whole) {
        const actual = part.get(name);
        const wanted = sliceRows(expected, start, start + size);
        if (actual?.dims.join() !== wanted.dims.join()) {
            return `output "${name}" has shape [${actual?.dims.join(', ') ?? ''}] for ${(0,src/* plural */.LS)(size, 'row')}`;
        }
        const difference = differences(actual, wanted, tolerance);
        if (difference === null)
            continue;
        return `output "${name}": ${describeDifference(actual, wanted, difference)}`;
    }
    return null;
}
async function firstInconsistency(session, feeds, rows, tolerance) {
    const whole = await session.run(feeds);
    const again = compare(await session.run(feeds), whole, 0, rows, tolerance);
    if (again !== null)
        return `the same rows get other answers in a second run: ${again}`;
    for (const size of SIZES.filter((candidate) => candidate < rows)) {
        for (let start = 0; start + size <= rows; start += size) {
            const part = await session.run(sliceFeeds(feeds, start, start + size));
            const problem = compare(part, whole, start, size, tolerance);
            if (problem === null)
                continue;
            const place = `rows ${start + 1} to ${start + size}`;
            return `${place} by themselves get other answers than among ${rows} rows: ${problem}`;
        }
    }
    return null;
}
/**
 * Whether a row gets the same answer alone, in a pair, in sevens and in a larger batch. A batch
 * size that tracing has fixed, or a mean over the batch, shows here.
 *
 * @param feeds tensors of at least two rows
 * @param fixedRows the batch size that the model declares as fixed, if it does
 */
async function checkBatchConsistency(session, feeds, fixedRows, tolerance = ONNX_TOLERANCE) {
    if (fixedRows !== null) {
        return checkResult(CHECK, 'fail', {
            observed: fixedRows,
            reason: `the model takes batches of exactly ${(0,src/* plural */.LS)(fixedRows, 'row')}; export it with a dynamic first dimension`,
        });
    }
    const rows = Math.min(rowsIn(feeds), MAX_ROWS);
    if (rows < 2) {
        return checkResult(CHECK, 'inconclusive', { observed: rows, reason: 'two rows are needed' });
    }
    try {
        const some = sliceFeeds(feeds, 0, rows);
        const problem = await firstInconsistency(session, some, rows, tolerance);
        return checkResult(CHECK, problem === null ? 'pass' : 'fail', {
            observed: rows,
            reason: problem,
        });
    }
    catch (error) {
        if (!(error instanceof src/* InputError */.dz))
            throw error;
        return checkResult(CHECK, 'fail', {
            observed: rows,
            reason: `some batch sizes cannot be run: ${(0,src/* messageOf */.bD)(error)}`,
        });
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/binding.ts


/**
 * Whether every input of the model has a column in the data. `observed` is the number of columns
 * that are fed.
 *
 * @param bind makes the binding, which is handed back for the other checks
 * @throws ConfigurationError about anything but the model, as a missing `data.features`
 */
function checkBinding(model, bind) {
    try {
        const binding = bind();
        const observed = binding.requests.length;
        return { result: checkResult('binding', 'pass', { observed }), binding };
    }
    catch (error) {
        if (!(error instanceof src/* ConfigurationError */.j1) || error.subject !== model.subject)
            throw error;
        const reason = error.message.slice(`${error.subject}: `.length);
        return { result: checkResult('binding', 'fail', { reason }), binding: null };
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/golden-files.ts





async function readTensor(file, shown) {
    const bytes = await (0,promises_.readFile)(file);
    try {
        return decodeTensor(bytes, { start: 0, end: bytes.length });
    }
    catch (error) {
        if (!(error instanceof MalformedMessage))
            throw error;
        throw new src/* InputError */.dz('golden', `${shown} ${error.message}; a TensorProto is needed`);
    }
}
/** The tensors of `input_0.pb`, `input_1.pb`, … by the names of the model. */
async function readTensors(folder, kind, names) {
    const tensors = new Map();
    const files = (await (0,promises_.readdir)(folder)).flatMap((file) => {
        const number = new RegExp(`^${kind}_(\\d+)\\.pb$`).exec(file)?.[1];
        return number === undefined ? [] : [{ file, position: Number(number) }];
    });
    for (const { file, position } of files.sort((a, b) => a.position - b.position)) {
        const shown = external_node_path_default().posix.join(external_node_path_default().basename(folder), file);
        const { name, tensor } = await readTensor(external_node_path_default().join(folder, file), shown);
        const target = names.includes(name) ? name : names[position];
        if (target === undefined) {
            throw new src/* InputError */.dz('golden', `${shown}: the model has no ${kind} number ${position}`);
        }
        tensors.set(target, tensor);
    }
    return tensors;
}
async function isFolder(file) {
    return (0,promises_.readdir)(file).then(() => true, () => false);
}
/**
 * Reads recorded inputs and outputs in the layout of ONNX's backend tests: folders
 * `test_data_set_<n>` (or the folder itself) with `input_<i>.pb` and `output_<i>.pb`, each a
 * TensorProto. A tensor belongs to the input or output of its name, else to the one of its number.
 *
 * @throws InputError (`golden: …`) when there are none, or a file is no TensorProto.
 */
async function readGoldenCases(folder, names) {
    if (!(await isFolder(folder)))
        throw new src/* InputError */.dz('golden', `${folder}: no such folder`);
    const sets = (await (0,promises_.readdir)(folder)).filter((name) => /^test_data_set_\d+$/.test(name));
    const byNumber = (name) => Number(name.slice('test_data_set_'.length));
    sets.sort((a, b) => byNumber(a) - byNumber(b));
    const folders = sets.length > 0 ? sets.map((name) => external_node_path_default().join(folder, name)) : [folder];
    const cases = [];
    for (const one of folders) {
        const inputs = await readTensors(one, 'input', names.inputs);
        const outputs = await readTensors(one, 'output', names.outputs);
        cases.push({ name: external_node_path_default().basename(one), inputs, outputs });
    }
    if (cases.every(({ outputs }) => outputs.size === 0)) {
        throw new src/* InputError */.dz('golden', `${folder} has no recorded outputs; expected are test_data_set_0/input_0.pb, output_0.pb and so on`);
    }
    return cases;
}

;// CONCATENATED MODULE: ./packages/model/src/check/golden.ts



const golden_CHECK = 'golden';
/** What an output has that it should not; null when it is as recorded. */
function outputProblem(actual, expected, tolerance) {
    if (actual === undefined)
        return 'cannot be read from this model';
    if (actual.type !== expected.type)
        return `is ${actual.type}, recorded is ${expected.type}`;
    if (actual.dims.join() !== expected.dims.join()) {
        return `has shape [${actual.dims.join(', ')}], recorded is [${expected.dims.join(', ')}]`;
    }
    const difference = differences(actual, expected, tolerance);
    return difference === null
        ? null
        : `differs: ${describeDifference(actual, expected, difference)}`;
}
function caseProblem(answers, { name, outputs }, tolerance) {
    for (const [output, expected] of outputs) {
        const problem = outputProblem(answers.get(output), expected, tolerance);
        if (problem === null)
            continue;
        return `${name}: output "${output}" ${problem}`;
    }
    return null;
}
/**
 * Whether recorded inputs give the recorded outputs: element types and shapes exactly, floats
 * within the tolerance. `observed` is the number of cases that were run.
 *
 * @param folder as `readGoldenCases` reads it
 */
async function checkGolden(session, folder, tolerance = ONNX_TOLERANCE) {
    const { model } = session;
    try {
        const cases = await readGoldenCases(folder, {
            inputs: model.inputs.map(({ name }) => name),
            outputs: model.outputs.map(({ name }) => name),
        });
        for (const [position, one] of cases.entries()) {
            const problem = caseProblem(await session.run(one.inputs), one, tolerance);
            if (problem === null)
                continue;
            return checkResult(golden_CHECK, 'fail', { observed: position + 1, reason: problem });
        }
        return checkResult(golden_CHECK, 'pass', { observed: cases.length });
    }
    catch (error) {
        return failedCheck(golden_CHECK, error, model.subject);
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/latency.ts


const latency_CHECK = 'p95_latency_ms';
/** Calls that fill caches and are not counted. */
const WARM_UP = 20;
/** Calls of one window; a percentile is taken of each. */
const WINDOW = 200;
/** Windows whose percentiles must agree. */
const STABLE_WINDOWS = 3;
/** How far they may be apart, relative to the smallest. */
const STABILITY = 0.1;
/** Nearest-rank percentile: the smallest value that at least this share does not exceed. */
function percentile(sorted, share) {
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
function isStable(windows) {
    const last = windows.slice(-STABLE_WINDOWS);
    const smallest = Math.min(...last);
    return last.length === STABLE_WINDOWS && Math.max(...last) <= smallest * (1 + STABILITY);
}
/**
 * Measures calls with one row each: 20 to warm up, then windows of 200 until the 95th percentiles
 * of three in a row agree within 10 %, or the time is up. The percentiles reported are those of
 * the last three windows together (of everything, when there are fewer).
 *
 * @param rows feeds of one row each, used in turn
 */
async function measureLatency(session, rows, options = {}) {
    const { budgetMs = 5000, now = () => performance.now() } = options;
    const outputs = session.model.runnable.outputs.map(({ name }) => name);
    const durations = [];
    const windows = [];
    let time = now();
    const end = time + budgetMs;
    for (let call = -WARM_UP; time < end && !isStable(windows); call++) {
        const feeds = rows[(call + WARM_UP) % rows.length];
        if (feeds === undefined)
            throw new Error('there is no row to call the model with');
        const start = now();
        await session.run(feeds, outputs);
        time = now();
        if (call < 0)
            continue;
        durations.push(time - start);
        if (durations.length % WINDOW > 0)
            continue;
        windows.push(percentile(Float64Array.from(durations.slice(-WINDOW)).sort(), 0.95));
    }
    const judged = windows.length < STABLE_WINDOWS ? durations : durations.slice(-STABLE_WINDOWS * WINDOW);
    const sorted = Float64Array.from(judged).sort();
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
    return {
        samples: sorted.length,
        p50: p50 ?? NaN,
        p95: p95 ?? NaN,
        p99: p99 ?? NaN,
        windows,
        isStable: isStable(windows),
    };
}
/**
 * Whether the 95th percentile is within a budget in milliseconds; without one it is only reported.
 * Inconclusive with fewer than 200 calls, and when the machine is so unsteady that some windows
 * are within the budget and some are not.
 */
function checkLatency(latency, limitMs) {
    const { samples, p95, windows } = latency;
    if (samples < WINDOW) {
        return checkResult(latency_CHECK, 'inconclusive', {
            observed: samples === 0 ? null : p95,
            limit: limitMs,
            reason: `${samples} calls were made in the time there is; ${WINDOW} are needed`,
        });
    }
    const finding = { observed: p95, limit: limitMs };
    if (limitMs === null)
        return checkResult(latency_CHECK, 'pass', finding);
    const lowest = Math.min(...windows);
    const highest = Math.max(...windows);
    if (!latency.isStable && lowest <= limitMs && highest > limitMs) {
        return checkResult(latency_CHECK, 'inconclusive', {
            ...finding,
            reason: `the machine is too unsteady: the 95th percentile of ${WINDOW} calls was between ` +
                `${(0,src/* formatNumber */.ZV)(lowest)} and ${(0,src/* formatNumber */.ZV)(highest)} ms`,
        });
    }
    if (p95 <= limitMs)
        return checkResult(latency_CHECK, 'pass', finding);
    return checkResult(latency_CHECK, 'fail', {
        ...finding,
        reason: `the 95th percentile is ${(0,src/* formatNumber */.ZV)(p95)} ms, the budget is ${(0,src/* formatNumber */.ZV)(limitMs)} ms`,
    });
}

;// CONCATENATED MODULE: ./packages/model/src/check/loads.ts

/**
 * Whether ONNX Runtime accepts the model: opsets and IR version known, no custom operator, external
 * data there, a valid graph. `observed` is the runtime.
 *
 * @param open opens the session, which is handed back for the other checks
 */
async function checkLoads(model, open) {
    try {
        const session = await open();
        return { result: checkResult('loads', 'pass', { observed: session.runtime }), session };
    }
    catch (error) {
        return { result: failedCheck('loads', error, model.subject), session: null };
    }
}

;// CONCATENATED MODULE: ./packages/model/src/check/runs.ts





/** Elements that are no finite numbers, over all batches. */
class NonFiniteElements {
    #count = 0;
    #first = null;
    add(output, tensor, start) {
        if (!isFloat(tensor.type))
            return;
        const width = elementCount(tensor.dims.slice(1));
        for (let i = 0; i < tensor.data.length; i++) {
            const value = Number(tensor.data[i]);
            if (Number.isFinite(value))
                continue;
            this.#count += 1;
            this.#first ??=
                `${value} in row ${(0,src/* formatCount */.B4)(start + Math.floor(i / width) + 1)}, ` +
                    `column ${(i % width) + 1} of output "${output}"`;
        }
    }
    result() {
        const observed = this.#count;
        return checkResult('finite_outputs', observed === 0 ? 'pass' : 'fail', {
            observed,
            limit: 0,
            reason: this.#first === null
                ? null
                : `${(0,src/* plural */.LS)(observed, 'value')} of the outputs ${observed === 1 ? 'is' : 'are'} no finite ` +
                    `number; the first is ${this.#first}`,
        });
    }
}
function checkRows(session, outputs, rows) {
    for (const [name, { dims }] of outputs) {
        if (dims[0] === rows)
            continue;
        throw new src/* InputError */.dz(session.model.subject, `output "${name}" has shape [${dims.join(', ')}] for ${(0,src/* plural */.LS)(rows, 'row')} of data; ` +
            'one answer a row is needed');
    }
}
/**
 * Runs the model on batches of data: does it answer, with one answer a row, without NaN and
 * infinities?
 */
async function checkRuns(session, binding, batches) {
    const nonFinite = new NonFiniteElements();
    let rows = 0;
    try {
        for await (const batch of batches) {
            if (batch.rows === 0)
                continue;
            const outputs = await runBatch(session, binding, batch);
            checkRows(session, outputs, batch.rows);
            for (const [name, tensor] of outputs)
                nonFinite.add(name, tensor, batch.start);
            rows += batch.rows;
        }
    }
    catch (error) {
        return { runs: failedCheck('runs', error, session.model.subject), finite: null };
    }
    if (rows === 0) {
        const reason = 'there are no rows to run';
        return { runs: checkResult('runs', 'inconclusive', { observed: 0, reason }), finite: null };
    }
    return { runs: checkResult('runs', 'pass', { observed: rows }), finite: nonFinite.result() };
}

;// CONCATENATED MODULE: ./packages/model/src/check/signature.ts




/** Symbolic and unknown sizes, on either side, go with any size. */
function fits(actual, expected) {
    return typeof actual !== 'number' || typeof expected !== 'number' || actual === expected;
}
function shapeProblem(actual, expected) {
    if (actual === null)
        return null;
    const isSame = actual.length === expected.shape.length &&
        actual.every((size, position) => fits(size, expected.shape[position] ?? null));
    return isSame
        ? null
        : `has shape ${describeShape(actual)}, expected is ${describeShape(expected.shape)}`;
}
function typeProblem(actual, expected) {
    const type = parseElementType(expected.type);
    if (type === null) {
        throw new src/* ConfigurationError */.j1('model', `signature: "${expected.type}" is no element type of ONNX; for example float32, int64, string`);
    }
    const element = describeElement(actual.type);
    return element === type ? null : `is ${element}, expected is ${type}`;
}
/** What is wrong with the inputs (or outputs); empty when nothing is. */
function problems(what, actual, expected) {
    const names = actual.map(({ name }) => name);
    const found = [];
    for (const tensor of expected) {
        const value = actual.find(({ name }) => name === tensor.name);
        if (value === undefined) {
            const hint = (0,src/* didYouMean */.au)(tensor.name, names) || ';';
            found.push(`there is no ${what} "${tensor.name}"${hint} ${what}s are ${(0,src/* listNames */.Zv)(names)}`);
            continue;
        }
        const shape = 'shape' in value.type ? value.type.shape : null;
        const all = [typeProblem(value, tensor), shapeProblem(shape, tensor)];
        for (const problem of all) {
            if (problem !== null)
                found.push(`${what} "${tensor.name}" ${problem}`);
        }
    }
    const extra = names.filter((name) => !expected.some((tensor) => tensor.name === name));
    if (extra.length > 0)
        found.push(`the model also has the ${what} ${(0,src/* listNames */.Zv)(extra)}`);
    return found;
}
/**
 * Whether the model's inputs and outputs have the names, element types and shapes that the
 * configuration expects; in a ZipMap model the probabilities are the float32 [N, k] before it.
 * Element types go by any of their names (`float`, `float32`, `tensor(float)`, `FP32`).
 *
 * @throws ConfigurationError for an element type that ONNX has not.
 */
function checkSignature(model, expected) {
    const outputs = [...model.runnable.outputs, ...model.runnable.unreadable];
    const found = [
        ...(expected.inputs === undefined ? [] : problems('input', model.inputs, expected.inputs)),
        ...(expected.outputs === undefined ? [] : problems('output', outputs, expected.outputs)),
    ];
    return checkResult('signature', found.length === 0 ? 'pass' : 'fail', {
        reason: found.length === 0 ? null : found.join('; '),
    });
}

;// CONCATENATED MODULE: ./packages/model/src/check/size.ts


const MEGABYTE = 1_000_000;
/**
 * Whether the model's file, with its external data, is within a budget in MB (of 1,000,000 bytes);
 * without one the size is only reported.
 */
function checkModelSize(sizeBytes, limitMb) {
    const observed = sizeBytes / MEGABYTE;
    const isWithin = limitMb === null || observed <= limitMb;
    return checkResult('model_size_mb', isWithin ? 'pass' : 'fail', {
        observed,
        limit: limitMb,
        reason: isWithin
            ? null
            : `the model has ${(0,src/* formatNumber */.ZV)(observed)} MB, the budget is ${(0,src/* formatNumber */.ZV)(limitMb)} MB`,
    });
}

;// CONCATENATED MODULE: ./packages/model/src/index.ts




























/***/ }),

/***/ 7132:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gp: () => (/* reexport */ loadDuckDb),
  aD: () => (/* reexport */ loadOnnxRuntime)
});

// UNUSED EXPORTS: loadAnyOnnxRuntime, onnxRuntimeFiles

// EXTERNAL MODULE: ./packages/core/src/index.ts + 33 modules
var src = __webpack_require__(3865);
;// CONCATENATED MODULE: ./packages/native/src/pins.ts
// Generated by `node scripts/pins.ts` from package-lock.json; do not edit.
/** Versions and hashes of the packages that are fetched at run time. */
const PINS = {
    '@duckdb/node-api': {
        version: '1.5.6-r.1',
        integrity: 'sha512-yIPol6P4EQmsAUsb27donJf7iADrM31Ei/WkvhkZpSscjhEErYsuF19lsJ/qz5mUWxsKFQpLdjvrlhPQnMTBqw==',
    },
    '@duckdb/node-bindings': {
        version: '1.5.6-r.1',
        integrity: 'sha512-/pWlTyvKC1d16iSMJCBAPwlmzoeXRs5Y9cqG+TpKd/YAW6Ke05FJg099v/Im2bkS9BgznNyNcAK1NxA1eQhSUw==',
    },
    '@duckdb/node-bindings-darwin-arm64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-KFT/J/pyouuAD1jftAIfcWVRdorg+c/yVR/BJL8LJKrST+mYC4d7QSuQ+iXSYbFpHENUAeZUagXrMPtZT8Xzsg==',
    },
    '@duckdb/node-bindings-darwin-x64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-tVwUZNvdQoaPJhrh3q2e6jxm1MhahNHJQK/pvCyco46NX0mEuGzlw9i0n2MArgsyzccdCwScOK9ctbyr+3oMbQ==',
    },
    '@duckdb/node-bindings-linux-arm64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-3jnUaDil1BrF/6vAZwVaInJ1xoBaWGHB4PDiUnzJWKCo8a8TLx9j7/gPyPl/UGRBftrYIuTihRZSfF4mWMgtWA==',
    },
    '@duckdb/node-bindings-linux-arm64-musl': {
        version: '1.5.6-r.1',
        integrity: 'sha512-j6dcNLWnFvlQyKMtl36HyeDsOaetXFoj0dH21Q9MbLjABNuJs5ekDV6zMSEda/g5+z1Tm6r2KFOS8j3tGUCRiw==',
    },
    '@duckdb/node-bindings-linux-x64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-IXcrZJE6kEqM0Z4wwdVnGBHX/frOS33VPNAwDXQ/Q+Fs84b058Qe94chrCCIcNJlG8Y3UHIUU4eBeCQxW5mN1Q==',
    },
    '@duckdb/node-bindings-linux-x64-musl': {
        version: '1.5.6-r.1',
        integrity: 'sha512-PVzIEZqp7QN07WBgjmIH0cK2GKXR735KmL6wnghTzRnhHWrePxx3MjZB9zZHI8tB73wdF8luarBm4EgqSjGyVA==',
    },
    '@duckdb/node-bindings-win32-arm64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-nzNTZx9rus5QpuX+KH6UOPNeZp8yF25TxV6DiUly4RKgR5mu6xo8c7a7lS80AqxTJfJ9BwUIiqlCuYKWztRM5A==',
    },
    '@duckdb/node-bindings-win32-x64': {
        version: '1.5.6-r.1',
        integrity: 'sha512-5Rpn5WXEG5gY/u7Keh+c4kuwG/LiE31pCP9CoCohv+u0aFensk/yRIQVW/CXuIoITky9xFhdRzaWUtAnGTYxJQ==',
    },
    'detect-libc': {
        version: '2.1.2',
        integrity: 'sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ==',
    },
    'onnxruntime-common': {
        version: '1.30.0',
        integrity: 'sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==',
    },
    'onnxruntime-node': {
        version: '1.30.0',
        integrity: 'sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==',
    },
};

// EXTERNAL MODULE: ./node_modules/detect-libc/lib/detect-libc.js
var detect_libc = __webpack_require__(8772);
;// CONCATENATED MODULE: ./packages/native/src/platform.ts

/** The platform of this process. */
function currentPlatform() {
    return { os: process.platform, arch: process.arch, musl: (0,detect_libc.familySync)() === detect_libc.MUSL };
}
/** `linux-x64`, `linux-arm64-musl`, `win32-x64`. */
function platformName(platform) {
    return `${platform.os}-${platform.arch}${platform.musl ? '-musl' : ''}`;
}

;// CONCATENATED MODULE: ./packages/native/src/library.ts



const ONNX_PLATFORMS = ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64'];
/** Files that say what a package is and under which terms it may be used. */
const ABOUT = ['package.json', 'README.md', 'LICENSE'];
function pinned(pins, name, keep = null) {
    const pin = pins[name];
    if (pin === undefined)
        throw new Error(`There is no pin for ${name}`);
    return { name, ...pin, keep };
}
/**
 * DuckDB for a platform.
 *
 * @throws InputError when DuckDB is not built for it.
 */
function duckDb(platform, pins = PINS) {
    const name = platformName(platform);
    const bindings = `@duckdb/node-bindings-${name}`;
    const api = pinned(pins, '@duckdb/node-api');
    const title = `DuckDB ${api.version}`;
    if (pins[bindings] === undefined) {
        throw new src/* InputError */.dz('runtime', `${title} has no build for ${name}; run this step on Linux, macOS or Windows (x64 or arm64)`);
    }
    return {
        title,
        version: api.version,
        entry: api.name,
        tool: 'slipway-duckdb',
        platform: name,
        packages: [
            api,
            pinned(pins, '@duckdb/node-bindings'),
            pinned(pins, 'detect-libc'),
            pinned(pins, bindings),
        ],
        binding: { chain: [api.name, '@duckdb/node-bindings', bindings], file: 'duckdb.node' },
    };
}
/**
 * ONNX Runtime's native build for a platform.
 *
 * @throws InputError when there is none (macOS on x64, musl).
 */
function library_onnxRuntime(platform, pins = PINS) {
    const name = platformName(platform);
    const folder = `bin/napi-v6/${platform.os}/${platform.arch}/`;
    const node = pinned(pins, 'onnxruntime-node', [...ABOUT, 'dist/', folder]);
    const title = `ONNX Runtime ${node.version}`;
    if (!ONNX_PLATFORMS.includes(name)) {
        throw new src/* InputError */.dz('runtime', `${title} has no native build for ${name} (it has: ${ONNX_PLATFORMS.join(', ')})`);
    }
    return {
        title,
        version: node.version,
        entry: node.name,
        tool: 'slipway-onnxruntime-node',
        platform: name,
        packages: [node, pinned(pins, 'onnxruntime-common', [...ABOUT, 'dist/'])],
        binding: { chain: [node.name], file: `${folder}onnxruntime_binding.node` },
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(8995);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./packages/native/src/installed.ts




/** The version that a package.json states, or null. */
function versionOf(packageJson) {
    const content = JSON.parse((0,external_node_fs_.readFileSync)(packageJson, 'utf8'));
    const isObject = typeof content === 'object' && content !== null;
    return isObject && 'version' in content && typeof content.version === 'string'
        ? content.version
        : null;
}
/** Why the library in node_modules cannot be used, or null when it can. */
function obstacle(library, from) {
    let start = from;
    for (const name of library.binding.chain) {
        const packageJson = (0,external_node_module_.createRequire)(start).resolve(`${name}/package.json`);
        const wanted = library.packages.find((entry) => entry.name === name)?.version;
        const found = versionOf(packageJson);
        if (found !== wanted)
            return `${name} is ${found ?? 'of no version'}, not ${wanted ?? 'known'}`;
        start = packageJson;
    }
    const binding = external_node_path_default().join(external_node_path_default().dirname(String(start)), library.binding.file);
    return (0,external_node_fs_.existsSync)(binding) ? null : `${binding} is missing`;
}
/**
 * The place in node_modules to load the library from: there in the pinned version and with the
 * binding for this platform. Otherwise null (another version would give other numbers).
 */
function findInstalled(library, settings) {
    if (settings.from === null)
        return null;
    let reason;
    try {
        reason = obstacle(library, settings.from);
    }
    catch (error) {
        reason = (0,src/* messageOf */.bD)(error).split('\n')[0] ?? '';
    }
    if (reason === null)
        return settings.from;
    settings.logger.debug(`${library.title} is not taken from node_modules: ${reason}`);
    return null;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./packages/native/src/manifest.ts





const MANIFEST = 'slipway-manifest.json';
const fileSchema = schemas/* strictObject */.rej({
    size: schemas/* number */.aig(),
    sha256: schemas/* string */.YjP(),
    /** Time of the last change of content or attributes (ctime), nanoseconds. */
    changed: schemas/* string */.YjP(),
});
const manifestSchema = schemas/* strictObject */.rej({
    /** The packages that were unpacked: `name@version integrity`. */
    packages: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Every file, by its path relative to the folder, with forward slashes. */
    files: schemas/* record */.g1P(schemas/* string */.YjP(), fileSchema),
});
function packageLines(library) {
    return library.packages.map(({ name, version, integrity }) => `${name}@${version} ${integrity}`);
}
/** Puts a file's content on the disk, and describes it. */
async function record(file) {
    const handle = await (0,promises_.open)(file, 'r+');
    try {
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    const { size, ctimeNs } = await (0,promises_.stat)(file, { bigint: true });
    return { size: Number(size), sha256: await (0,src/* digestFile */.TM)(file), changed: String(ctimeNs) };
}
/** Writes the manifest of a folder that is complete. */
async function writeManifest(folder, library) {
    const files = {};
    for (const entry of await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile())
            continue;
        const file = external_node_path_default().join(entry.parentPath, entry.name);
        files[external_node_path_default().relative(folder, file).split((external_node_path_default()).sep).join('/')] = await record(file);
    }
    const text = (0,src/* stringifyJson */.sd)({ packages: packageLines(library), files });
    await (0,promises_.writeFile)(external_node_path_default().join(folder, MANIFEST), text, { flush: true });
}
async function isUnchanged(file, recorded) {
    const { size, ctimeNs } = await (0,promises_.stat)(file, { bigint: true });
    if (Number(size) !== recorded.size)
        return false;
    return String(ctimeNs) === recorded.changed || (await (0,src/* digestFile */.TM)(file)) === recorded.sha256;
}
/**
 * Whether a folder holds what was unpacked into it: the manifest names exactly the pinned packages
 * with their hashes, and every file of it is there in its size and unwritten since its sha256 was
 * taken (same ctime; else the sha256 is computed again). It detects torn, truncated and altered
 * copies. It cannot detect someone who rewrites the manifest as well: whoever may write the
 * tool-cache may run code as this user anyway.
 */
async function inspect(folder, library) {
    if (!(0,external_node_fs_.existsSync)(folder))
        return 'absent';
    try {
        const text = await (0,promises_.readFile)(external_node_path_default().join(folder, MANIFEST), 'utf8');
        const manifest = manifestSchema.parse(JSON.parse(text));
        if (manifest.packages.join('\n') !== packageLines(library).join('\n'))
            return 'damaged';
        for (const [name, recorded] of Object.entries(manifest.files)) {
            if (!(await isUnchanged(external_node_path_default().join(folder, name), recorded)))
                return 'damaged';
        }
        return 'intact';
    }
    catch {
        return 'damaged';
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./packages/native/src/npm.ts





async function isProgram(file) {
    try {
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(file)).isFile();
    }
    catch {
        return false;
    }
}
/** The value of a variable whose name has no fixed case on Windows (`Path`). */
function searchPath(environment) {
    const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH');
    return (name && environment[name]) || '';
}
/**
 * npm: the one on PATH, else the one that came with the running Node (GitHub's runner starts
 * actions in containers with a Node that is not on PATH), else null.
 */
async function findNpm(environment, node) {
    const name = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    for (const folder of searchPath(environment).split((external_node_path_default()).delimiter)) {
        const program = external_node_path_default().join(folder, name);
        if (external_node_path_default().isAbsolute(folder) && (await isProgram(program)))
            return { program, args: [] };
    }
    const home = external_node_path_default().dirname(node);
    for (const modules of [external_node_path_default().join(home, '../lib/node_modules'), external_node_path_default().join(home, 'node_modules')]) {
        const script = external_node_path_default().join(modules, 'npm/bin/npm-cli.js');
        const isFile = await (0,promises_.stat)(script).then((found) => found.isFile(), () => false);
        if (isFile)
            return { program: node, args: [script] };
    }
    return null;
}
/**
 * npm's environment: the caller's (its registry, proxy and credentials), with the running Node
 * reachable for npm's scripts, and seconds instead of minutes between attempts so that a machine
 * without network learns it soon.
 */
function npmEnvironment(environment, node) {
    const variables = {
        npm_config_fetch_retry_mintimeout: '1000',
        npm_config_fetch_retry_maxtimeout: '5000',
    };
    for (const [name, value] of Object.entries(environment)) {
        if (value === undefined || name.toUpperCase() === 'PATH')
            continue;
        // npm reads its variables in any case; ours must not compete with the user's.
        if (/^npm_config_/i.test(name))
            Reflect.deleteProperty(variables, name.toLowerCase());
        variables[name] = value;
    }
    variables.PATH = [searchPath(environment), external_node_path_default().dirname(node)]
        .filter(Boolean)
        .join((external_node_path_default()).delimiter);
    return variables;
}
/** Stack lines, system call numbers, the place of npm's log. */
const NOISE = /^\s|^[{}]|^(?:syscall|errno) |complete log of this run/;
/** npm's reason in one line, without stack, log file and credentials. */
function npmReason(stderr) {
    const all = stderr
        .replace(/(:\/\/)[^/@\s]+@/g, '$1***@')
        .trim()
        .split(/\r?\n/);
    const lines = all
        .map((line) => /^npm (?:error|ERR!) (.*)$/.exec(line)?.[1] ?? '')
        .filter((line) => line.trim() !== '' && !NOISE.test(line))
        .map((line) => line.trim());
    return lines.slice(0, 4).join('; ') || all.at(-1) || 'npm gave no reason';
}
/** How npm names the tarball of a package. */
function tarballName({ name, version }) {
    return `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`;
}
/**
 * Fetches the tarballs of a library's packages into a folder with `npm pack`.
 *
 * @returns the tarballs' paths, in the order of the packages
 * @throws InputError when there is no npm, or npm fails.
 */
async function fetchTarballs(library, folder, settings) {
    const node = process.execPath;
    const npm = await findNpm(settings.environment, node);
    if (npm === null) {
        throw new src/* InputError */.dz('runtime', `${library.title} is neither installed nor cached, and npm, which would fetch it, is neither ` +
            `on PATH nor beside Node (${external_node_path_default().dirname(node)}); install npm, or run \`npm ci\` in ` +
            "Slipway's folder");
    }
    const specs = library.packages.map(({ name, version }) => `${name}@${version}`);
    const args = [...npm.args, 'pack', ...specs, '--pack-destination', folder];
    args.push('--prefer-offline', '--ignore-scripts', '--no-workspaces', '--loglevel=error');
    const { exitCode, stderr } = await (0,exec/* getExecOutput */.H)(`"${npm.program}"`, args, {
        cwd: folder,
        env: npmEnvironment(settings.environment, node),
        silent: true,
        ignoreReturnCode: true,
    }).catch((error) => ({ exitCode: 1, stderr: (0,src/* messageOf */.bD)(error) }));
    if (exitCode !== 0) {
        throw new src/* InputError */.dz('runtime', `${library.title} is neither installed nor cached, and npm could not fetch it: ` +
            `${npmReason(stderr)}; check network, proxy and npm's settings, or run \`npm ci\` in ` +
            "Slipway's folder");
    }
    return library.packages.map((entry) => external_node_path_default().join(folder, tarballName(entry)));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/modern-tar/dist/fs/index.js + 1 modules
var fs = __webpack_require__(2897);
;// CONCATENATED MODULE: ./packages/native/src/tarball.ts






/**
 * Compares a tarball with the pinned hash.
 *
 * @throws InputError that names package, expected and found hash.
 */
async function checkIntegrity(tarball, wanted) {
    const hash = (0,external_node_crypto_.createHash)('sha512');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(tarball), hash);
    const found = `sha512-${hash.digest('base64')}`;
    if (found === wanted.integrity)
        return;
    throw new src/* InputError */.dz('runtime', `${wanted.name}@${wanted.version} is not the package that Slipway was tested with and is not ` +
        `used: expected ${wanted.integrity}, found ${found}; let npm use a registry that serves the ` +
        'package unchanged, and empty its cache (npm cache clean --force)');
}
/** Whether a file of a package is wanted. */
function tarball_isKept(name, keep) {
    if (keep === null)
        return true;
    return keep.some((rule) => (rule.endsWith('/') ? name.startsWith(rule) : name === rule));
}
/** Unpacks the wanted files of a package's tarball into a folder. Links are left out. */
async function unpackPackage(tarball, folder, keep) {
    const unpack = (0,fs/* unpackTar */.Ag)(folder, {
        // The first component is the package's own folder, `package/` as a rule; filter comes after it.
        strip: 1,
        filter: ({ type, name }) => type === 'file' && tarball_isKept(name, keep),
        fmode: 0o644,
        dmode: 0o755,
        strict: true,
    });
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(tarball), (0,external_node_zlib_.createGunzip)(), unpack);
}

;// CONCATENATED MODULE: ./packages/native/src/tool-cache.ts





// The layout is that of @actions/tool-cache (<tool>/<version>/<arch> and <arch>.complete beside
// it), so `find` of that package sees what lies here. Its `cacheDir` is not used: it empties the
// folder and copies into it, so that two processes tear each other's copy, and it writes workflow
// commands to stdout, which belongs to the command line's results.
const UNFINISHED = /^\.(?:stage|discarded)-/;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Whether something thrown by Node's file functions has one of these codes. */
function hasCode(error, codes) {
    const isObject = typeof error === 'object' && error !== null;
    return isObject && 'code' in error && codes.includes(String(error.code));
}
/** The library's place in a tool-cache. */
function cachedFolder(toolCache, library) {
    return external_node_path_default().join(toolCache, library.tool, library.version, library.platform);
}
/** The first of the tool-caches that can be written. */
async function writableToolCache(toolCaches) {
    const reasons = [];
    for (const folder of toolCaches) {
        try {
            await (0,promises_.mkdir)(folder, { recursive: true });
            await (0,promises_.access)(folder, external_node_fs_.constants.W_OK);
            return folder;
        }
        catch (error) {
            reasons.push((0,src/* messageOf */.bD)(error));
        }
    }
    throw new src/* InputError */.dz('runtime', `no folder can be written to keep DuckDB and ONNX Runtime in (${reasons.join('; ')}); ` +
        'set RUNNER_TOOL_CACHE to one that can');
}
/** Removes what killed processes left half-done beside the library's folder more than a day ago. */
async function sweep(parent) {
    for (const name of await (0,promises_.readdir)(parent)) {
        const leftover = external_node_path_default().join(parent, name);
        if (!UNFINISHED.test(name))
            continue;
        const found = await (0,promises_.stat)(leftover).catch(() => null);
        if (found !== null && Date.now() - found.mtimeMs > DAY_MS) {
            await (0,promises_.rm)(leftover, { recursive: true, force: true });
        }
    }
}
/** A new folder on the same file system as the library's folder, to be filled and published. */
async function makeStage(folder) {
    const parent = external_node_path_default().dirname(folder);
    await (0,promises_.mkdir)(parent, { recursive: true });
    await sweep(parent);
    return (0,promises_.mkdtemp)(external_node_path_default().join(parent, '.stage-'));
}
/**
 * Takes a damaged copy out of the way. Only for a folder that was seen to be damaged: an absent one
 * may be published by another process at any time.
 */
async function discard(folder) {
    const aside = await (0,promises_.mkdtemp)(external_node_path_default().join(external_node_path_default().dirname(folder), '.discarded-'));
    try {
        await (0,promises_.rename)(folder, external_node_path_default().join(aside, external_node_path_default().basename(folder)));
    }
    catch (error) {
        if (!hasCode(error, ['ENOENT']))
            throw error;
    }
    finally {
        await (0,promises_.rm)(aside, { recursive: true, force: true });
    }
}
/**
 * Makes a filled stage the library's folder in one step (rename), so that no other process ever
 * sees half of it. When another process was faster, its copy is used and the stage is removed.
 */
async function publish(stage, folder, library) {
    try {
        await (0,promises_.rename)(stage, folder);
    }
    catch (error) {
        const taken = hasCode(error, ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES']);
        if (!taken || (await inspect(folder, library)) !== 'intact')
            throw error;
        await (0,promises_.rm)(stage, { recursive: true, force: true });
    }
    await (0,promises_.writeFile)(`${folder}.complete`, '');
}

;// CONCATENATED MODULE: ./packages/native/src/obtain.ts









/** Fetches the packages into `downloads` and checks their hashes; the tarballs' paths. */
async function download(downloads, library, settings) {
    // With its own package.json the folder is npm's project: no .npmrc of a checkout applies.
    await (0,promises_.writeFile)(external_node_path_default().join(downloads, 'package.json'), '{}');
    const tarballs = await fetchTarballs(library, downloads, settings);
    for (const [index, entry] of library.packages.entries()) {
        await checkIntegrity(tarballs[index] ?? '', entry);
    }
    return tarballs;
}
/** Unpacks checked tarballs as a node_modules tree and publishes it as `folder`. */
async function unpack(tarballs, folder, library) {
    const stage = await makeStage(folder);
    try {
        for (const [index, entry] of library.packages.entries()) {
            const target = external_node_path_default().join(stage, 'node_modules', entry.name);
            await unpackPackage(tarballs[index] ?? '', target, entry.keep);
        }
        await writeManifest(stage, library);
        await publish(stage, folder, library);
    }
    catch (error) {
        await (0,promises_.rm)(stage, { recursive: true, force: true });
        throw error;
    }
}
async function install(folder, library, settings) {
    const { temporary, logger } = settings;
    let downloads = null;
    try {
        await (0,promises_.mkdir)(temporary, { recursive: true });
        downloads = await (0,promises_.mkdtemp)(external_node_path_default().join(temporary, 'slipway-npm-'));
        if ((await inspect(folder, library)) === 'damaged') {
            logger.info(`The cached copy in ${folder} is damaged and is replaced`);
            await discard(folder);
        }
        await unpack(await download(downloads, library, settings), folder, library);
    }
    catch (error) {
        if (error instanceof src/* UserError */.yo)
            throw error;
        throw new src/* InputError */.dz('runtime', `${library.title} could not be put into ${folder}: ${(0,src/* messageOf */.bD)(error)}; it needs space and ` +
            `the right to write there and in ${temporary} (RUNNER_TOOL_CACHE, RUNNER_TEMP)`, { cause: error });
    }
    finally {
        if (downloads !== null)
            await (0,promises_.rm)(downloads, { recursive: true, force: true });
    }
}
async function locate(library, settings) {
    const installed = findInstalled(library, settings);
    if (installed !== null)
        return installed;
    for (const toolCache of settings.toolCaches) {
        const folder = cachedFolder(toolCache, library);
        if ((await inspect(folder, library)) === 'intact')
            return external_node_path_default().join(folder, 'index.js');
    }
    const folder = cachedFolder(await writableToolCache(settings.toolCaches), library);
    settings.logger.info(`Fetching ${library.title} for ${library.platform} with npm into ${folder}`);
    await install(folder, library, settings);
    return external_node_path_default().join(folder, 'index.js');
}
/** What was looked up before in this process; a failed fetch is not tried again either. */
const located = new Map();
/**
 * Where a native library is: a place from which Node finds it. It is looked for once a process.
 *
 * @throws InputError when it cannot be had
 */
async function obtain_locateLibrary(library, settings) {
    const { tool, platform } = library;
    const key = JSON.stringify([tool, platform, settings.toolCaches, String(settings.from)]);
    const pending = located.get(key) ?? locate(library, settings);
    located.set(key, pending);
    return pending;
}
/**
 * Loads a native library: from node_modules, else from the tool-cache, else fetched into it.
 *
 * @throws InputError when it cannot be had or does not load on this machine.
 */
async function loadLibrary(library, settings) {
    const place = await obtain_locateLibrary(library, settings);
    settings.logger.debug(`${library.title} is loaded from ${String(place)}`);
    try {
        return (0,external_node_module_.createRequire)(place)(library.entry);
    }
    catch (error) {
        throw new src/* InputError */.dz('runtime', `${library.title} (${library.platform}) does not load on this machine: ${(0,src/* messageOf */.bD)(error)}`, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
var external_node_os_default = /*#__PURE__*/__webpack_require__.n(external_node_os_);
;// CONCATENATED MODULE: ./packages/native/src/settings.ts





/**
 * The operating system's place for what can be made again: XDG_CACHE_HOME or `~/.cache`,
 * `~/Library/Caches`, `%LOCALAPPDATA%`. A folder that other users can write is never taken:
 * native code is loaded from it.
 */
function userCache(environment, system) {
    const home = environment.HOME || environment.USERPROFILE;
    const standard = {
        win32: environment.LOCALAPPDATA,
        darwin: home && external_node_path_default().join(home, 'Library', 'Caches'),
    };
    const cache = standard[system] || environment.XDG_CACHE_HOME || (home && external_node_path_default().join(home, '.cache'));
    return cache ? external_node_path_default().join(cache, 'slipway', 'tools') : null;
}
function toolCaches(options, environment, system) {
    if (options.toolCache !== undefined)
        return [external_node_path_default().resolve(options.toolCache)];
    const candidates = [environment.RUNNER_TOOL_CACHE, userCache(environment, system)];
    const folders = candidates
        .filter((folder) => folder !== undefined && folder !== null)
        .filter((folder) => external_node_path_default().isAbsolute(folder));
    if (folders.length > 0)
        return folders;
    throw new src/* InputError */.dz('runtime', 'there is no folder to keep DuckDB and ONNX Runtime in (neither RUNNER_TOOL_CACHE nor HOME is ' +
        'set); set RUNNER_TOOL_CACHE to an absolute path that can be written');
}
/**
 * Fills in the defaults. This is the only place that reads the process's environment.
 *
 * @throws InputError when there is no folder to keep libraries in.
 */
function settings_resolveSettings(options) {
    const environment = options.environment ?? process.env;
    const platform = options.platform ?? currentPlatform();
    return {
        logger: options.logger,
        toolCaches: toolCaches(options, environment, platform.os),
        temporary: options.temporary ?? (environment.RUNNER_TEMP || external_node_os_default().tmpdir()),
        environment,
        from: options.from === undefined ? import.meta.url : options.from,
        platform,
        pins: options.pins ?? PINS,
    };
}

;// CONCATENATED MODULE: ./packages/native/src/duckdb.ts



/**
 * Loads DuckDB: from node_modules, else from the tool-cache, else fetched with npm.
 *
 * @throws InputError (`runtime: …`) when it cannot be had; there is no substitute for it.
 */
async function loadDuckDb(options) {
    const settings = settings_resolveSettings(options);
    const library = duckDb(settings.platform, settings.pins);
    return (await loadLibrary(library, settings));
}

;// CONCATENATED MODULE: ./packages/native/src/files.ts









/** The folder of a package as Node finds it from a place; exports may hide its package.json. */
function packageFolder(name, from) {
    const folders = createRequire(from).resolve.paths(name) ?? [];
    const found = folders
        .map((folder) => path.join(folder, name))
        .find((folder) => existsSync(path.join(folder, 'package.json')));
    if (found === undefined)
        throw new InputError('runtime', `${name} cannot be found`);
    return found;
}
async function filesOf(entry, folder) {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    return files
        .filter((file) => file.isFile())
        .map((file) => path.relative(folder, path.join(file.parentPath, file.name)))
        .map((name) => name.split(path.sep).join('/'))
        .filter((name) => !name.startsWith('node_modules/') && isKept(name, entry.keep))
        .map((name) => ({ path: `${entry.name}/${name}`, file: path.join(folder, name) }));
}
/**
 * The files of ONNX Runtime's native build for one platform, for copying them elsewhere: from
 * node_modules, else from the tool-cache, else fetched with npm.
 *
 * @throws InputError (`runtime: …`) when there is no build for it, or it cannot be had.
 */
async function onnxRuntimeFiles(options) {
    const settings = resolveSettings(options);
    const library = onnxRuntime(settings.platform, settings.pins);
    const place = await locateLibrary(library, settings);
    const files = [];
    let from = place;
    for (const entry of library.packages) {
        const folder = packageFolder(entry.name, from);
        files.push(...(await filesOf(entry, folder)));
        from = path.join(folder, 'package.json');
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

;// CONCATENATED MODULE: ./packages/native/src/onnx-runtime.ts




async function loadNative(options) {
    const settings = settings_resolveSettings(options);
    const library = library_onnxRuntime(settings.platform, settings.pins);
    const { InferenceSession, Tensor } = (await loadLibrary(library, settings));
    return { name: 'onnxruntime-node', version: library.version, InferenceSession, Tensor };
}
/**
 * Loads one build of ONNX Runtime: `native` from node_modules, else from the tool-cache, else
 * fetched with npm; `wasm` is part of Slipway, runs on every platform, with one thread.
 *
 * @throws InputError (`runtime: …`) when the native build cannot be had.
 */
async function loadOnnxRuntime(kind, options) {
    if (kind === 'native')
        return loadNative(options);
    const { loadWasm } = await Promise.all(/* import() */[__webpack_require__.e(601), __webpack_require__.e(581)]).then(__webpack_require__.bind(__webpack_require__, 581));
    return loadWasm();
}
/**
 * The native build, or WebAssembly where that cannot be had (no network, no build for the
 * platform); a notice says which and why.
 */
async function loadAnyOnnxRuntime(options) {
    try {
        return await loadOnnxRuntime('native', options);
    }
    catch (error) {
        if (!(error instanceof UserError))
            throw error;
        const reason = error.message.replace(/^runtime: /, '');
        options.logger.notice(`The model runs in ONNX Runtime's WebAssembly build (slower, same answers): ${reason}`);
        return loadOnnxRuntime('wasm', options);
    }
}

;// CONCATENATED MODULE: ./packages/native/src/index.ts





/***/ }),

/***/ 7411:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ readModelFile),
/* harmony export */   J0: () => (/* binding */ startSession),
/* harmony export */   iz: () => (/* binding */ requireModelPath),
/* harmony export */   jD: () => (/* binding */ readJudgedModel)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3865);
/* harmony import */ var _slipway_model__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3980);
/* harmony import */ var _slipway_native__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7132);



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

/***/ 6080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ openDataTables),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   dr: () => (/* binding */ requirePath)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3865);
/* harmony import */ var _slipway_data__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5321);
/* harmony import */ var _slipway_native__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7132);



/** What the evidence calls a table. */
const INPUT_NAMES = {
    evaluation: 'data',
    reference: 'reference',
    current: 'current',
};
const ROLES = ['reference', 'evaluation', 'current'];
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
