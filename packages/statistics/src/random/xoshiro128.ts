const MASK = (1n << 64n) - 1n;

/** Sebastiano Vigna's SplitMix64: 64-bit words from a 64-bit counter. */
function* splitMix64(seed: bigint): Generator<bigint, never> {
  let state = seed & MASK;
  for (;;) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    yield z ^ (z >> 31n);
  }
}

/**
 * The generator xoshiro128** 1.1 of David Blackman and Sebastiano Vigna ("Scrambled linear
 * pseudorandom number generators", ACM Transactions on Mathematical Software 47(4), 2021), period
 * 2^128 − 1, seeded with SplitMix64 as its authors advise. Not for secrets.
 */
export class Xoshiro128 {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /**
   * @param seed a whole number from 0 to 2^53 − 1
   * @param stream another sequence for the same seed: a whole number below 2048
   */
  constructor(seed: number, stream = 0) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new RangeError(`the seed must be a whole number from 0 on, got ${seed}`);
    }
    const words = splitMix64(BigInt(seed) + (BigInt(stream) << 53n));
    const [first, second] = [words.next().value, words.next().value];
    this.#a = Number(first & 0xffffffffn) | 0;
    this.#b = Number(first >> 32n) | 0;
    this.#c = Number(second & 0xffffffffn) | 0;
    this.#d = Number(second >> 32n) | 0;
  }

  /** 32 random bits as a whole number from 0 to 2^32 − 1. */
  uint32(): number {
    const scrambled = Math.imul(this.#b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** The next words of the sequence, as by `uint32`. */
  fill(to: Uint32Array): void {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let i = 0; i < to.length; i++) {
      const scrambled = Math.imul(b, 5);
      to[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }

  /** Uniform on [0, 1): a multiple of 2^−53. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A whole number from 0 to `count` − 1, for `count` far below 2^53. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }
}
