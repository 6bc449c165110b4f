/** Below this length the platform's sort is faster. */
const RADIX_FROM = 20_000;

const DIGIT_BITS = 11;
const DIGITS = 6;
const RADIX = 1 << DIGIT_BITS;
const MASK = RADIX - 1;

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** The digit of a 64-bit key, given as two words, that holds the bits from 11 × `index` on. */
function digit(low: number, high: number, index: number): number {
  const shift = DIGIT_BITS * index;
  if (shift >= 32) return (high >>> (shift - 32)) & MASK;
  if (shift + DIGIT_BITS <= 32) return (low >>> shift) & MASK;
  return ((low >>> shift) | (high << (32 - shift))) & MASK;
}

/**
 * Turns the bits of doubles into keys whose unsigned order is the numbers' order (all bits of a
 * negative number flip, else the sign alone), or back.
 */
function flipBits(words: Uint32Array, towardsKeys: boolean): void {
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i + 1] ?? 0;
    const negative = towardsKeys ? high >>> 31 === 1 : high >>> 31 === 0;
    if (negative) words[i] = ~(words[i] ?? 0);
    words[i + 1] = negative ? ~high : high ^ 0x80000000;
  }
}

/** How many keys have each value of each digit. */
function countDigits(words: Uint32Array): Uint32Array[] {
  const counts = Array.from({ length: DIGITS }, () => new Uint32Array(RADIX));
  counts.forEach((count, index) => {
    for (let i = 0; i < words.length; i += 2) {
      const key = digit(words[i] ?? 0, words[i + 1] ?? 0, index);
      count[key] = (count[key] ?? 0) + 1;
    }
  });
  return counts;
}

/** Moves the keys, in the order of one digit and stably, from one array to the other. */
function distribute(from: Uint32Array, to: Uint32Array, index: number, counts: Uint32Array): void {
  const places = new Uint32Array(RADIX);
  for (let key = 1; key < RADIX; key++) {
    places[key] = (places[key - 1] ?? 0) + (counts[key - 1] ?? 0);
  }
  for (let i = 0; i < from.length; i += 2) {
    const low = from[i] ?? 0;
    const high = from[i + 1] ?? 0;
    const key = digit(low, high, index);
    const place = places[key] ?? 0;
    places[key] = place + 1;
    to[2 * place] = low;
    to[2 * place + 1] = high;
  }
}

function radixSorted(values: Float64Array): Float64Array {
  const copy = values.slice();
  let from = new Uint32Array(copy.buffer);
  let to = new Uint32Array(from.length);
  flipBits(from, true);
  countDigits(from).forEach((counts, index) => {
    if (counts.includes(values.length)) return;
    distribute(from, to, index, counts);
    [from, to] = [to, from];
  });
  flipBits(from, false);
  return new Float64Array(from.buffer);
}

/**
 * The numbers in ascending order, in a new array; there must be no NaN among them. Long arrays are
 * sorted by their bits (least significant digit first), which takes a half to a fifth of the time
 * of `Float64Array.prototype.sort`.
 */
export function sortedNumbers(values: Float64Array): Float64Array {
  if (values.length < RADIX_FROM || !LITTLE_ENDIAN) return values.slice().sort();
  return radixSorted(values);
}
