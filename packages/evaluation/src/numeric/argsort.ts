const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const DIGIT_MASK = BUCKETS - 1;
const DIGITS = 6;
const SIGN = 0x80000000;

/**
 * Whole numbers, as pairs of 32 bits, in the reverse order of the doubles: the bits of a double
 * sort like its value once those of negative ones are flipped.
 */
function descendingKeys(values: Float64Array): { high: Uint32Array; low: Uint32Array } {
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  const lowFirst = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  for (let i = 0; i < values.length; i++) {
    // Adding 0 makes −0 equal to 0.
    double[0] = (values[i] ?? 0) + 0;
    const top = words[lowFirst ? 1 : 0] ?? 0;
    const bottom = words[lowFirst ? 0 : 1] ?? 0;
    const negative = top >= SIGN;
    high[i] = negative ? top : ~(top ^ SIGN);
    low[i] = negative ? bottom : ~bottom;
  }
  return { high, low };
}

/** The digit of each key at this place: 0 is the lowest 11 bits, 5 the highest 9. */
function digitOf(high: number, low: number, place: number): number {
  const shift = place * DIGIT_BITS;
  if (shift >= 32) return (high >>> (shift - 32)) & DIGIT_MASK;
  const bits = low >>> shift;
  return (shift > 32 - DIGIT_BITS ? bits | (high << (32 - shift)) : bits) & DIGIT_MASK;
}

/** Replaces counts by the place of each bucket's first element; false when one bucket has all. */
function startsOf(counts: Uint32Array, total: number): boolean {
  let start = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const count = counts[bucket] ?? 0;
    if (count === total) return false;
    counts[bucket] = start;
    start += count;
  }
  return true;
}

/**
 * Row numbers in the order of descending values; equal values keep the order of their rows. A
 * radix sort on the bits, least significant digit first: scores of a float32 model need half of the
 * passes, since their low bits are all 0.
 *
 * @param values finite numbers
 */
export function argsortDescending(values: Float64Array): Uint32Array {
  const n = values.length;
  const { high, low } = descendingKeys(values);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let spare = new Uint32Array(n);
  const counts = new Uint32Array(BUCKETS);
  for (let place = 0; place < DIGITS; place++) {
    counts.fill(0);
    for (let i = 0; i < n; i++) {
      const digit = digitOf(high[i] ?? 0, low[i] ?? 0, place);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    if (!startsOf(counts, n)) continue;
    for (let i = 0; i < n; i++) {
      const row = order[i] ?? 0;
      const digit = digitOf(high[row] ?? 0, low[row] ?? 0, place);
      const to = counts[digit] ?? 0;
      counts[digit] = to + 1;
      spare[to] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}
