/**
 * A number for people: at least `digits` significant digits, no exponent between 1e-4 and 1e15,
 * trailing zeros removed.
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-4) return value.toExponential(digits - 1);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  const text = value.toFixed(Math.min(decimals, 20));
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The same with a sign, for differences: `+0.012`, `−0.4`, `0`. */
export function formatSigned(value: number, digits = 4): string {
  const text = formatNumber(Math.abs(value), digits);
  if (text === '0') return '0';
  return value > 0 ? `+${text}` : `−${text}`;
}

/** Two different numbers with as many digits as it takes to tell them apart. */
export function formatApart(a: number, b: number): [string, string] {
  for (let digits = 4; digits < 17; digits++) {
    const texts: [string, string] = [formatNumber(a, digits), formatNumber(b, digits)];
    if (texts[0] !== texts[1]) return texts;
  }
  return [String(a), String(b)];
}

/** An interval with the same number of decimals on both ends, three digits of its width. */
export function formatInterval([low, high]: readonly [number, number]): string {
  const width = high - low;
  if (!(width > 0)) return `[${formatNumber(low)}, ${formatNumber(high)}]`;
  const decimals = Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(width))));
  return `[${low.toFixed(decimals)}, ${high.toFixed(decimals)}]`;
}

/** A count with groups of three digits: `41,237`. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 row`, `2 rows`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A value with its interval where there is one, `0.741 [0.733, 0.749]`; a dash where there is no value. */
export function formatEstimate(
  value: number | null,
  interval: readonly [number, number] | null,
  format: (value: number) => string = formatNumber,
): string {
  if (value === null) return '–';
  return interval === null ? format(value) : `${format(value)} ${formatInterval(interval)}`;
}
