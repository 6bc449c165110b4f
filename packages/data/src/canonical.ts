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
export function canonicalSql(value: string, sqlType: string): string {
  if (sqlType === 'VARCHAR') return value;
  const text = `CAST(${value} AS VARCHAR)`;
  if (sqlType === 'FLOAT') return canonicalFloat(`CAST(${value} AS DOUBLE)`);
  if (sqlType === 'DOUBLE') return canonicalFloat(value);
  if (/^DECIMAL\(\d+,[1-9]\d*\)$/.test(sqlType)) return `rtrim(rtrim(${text}, '0'), '.')`;
  if (sqlType === 'TIMESTAMP WITH TIME ZONE') {
    return `replace(replace(${text}, ' ', 'T'), '+00', 'Z')`;
  }
  if (sqlType.startsWith('TIMESTAMP')) return `replace(${text}, ' ', 'T')`;
  return text;
}

function canonicalFloat(value: string): string {
  return (
    `CASE WHEN isnan(${value}) THEN 'NaN' ` +
    `WHEN isinf(${value}) THEN CASE WHEN ${value} > 0 THEN 'Infinity' ELSE '-Infinity' END ` +
    // Whole numbers below 1e16 as such: `1`, not `1.0`, and no sign before a zero.
    `WHEN ${value} = trunc(${value}) AND abs(${value}) < 1e16 ` +
    `THEN CAST(CAST(${value} AS BIGINT) AS VARCHAR) ` +
    `ELSE CAST(${value} AS VARCHAR) END`
  );
}

/** A number's digits and exponent: 1234.5 is 12345 and 3. */
function shortestDigits(value: number): { digits: string; exponent: number } {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value);
  const sign = value < 0 ? '-' : '';
  const { digits, exponent } = shortestDigits(Math.abs(value));
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === '' ? '' : `.${fraction}`);
}

/**
 * The canonical text (see `canonicalSql`) of a value in JavaScript. A number is a float: a whole
 * number that may be beyond 2^53 is a bigint.
 */
export function canonicalText(value: string | number | bigint | boolean): string {
  return typeof value === 'number' ? floatText(value) : String(value);
}
