import { formatCount, formatNumber } from '@slipway/core';

/** What float32 sums of float32 probabilities may be off by. */
const SUM_TOLERANCE = 1e-3;
const RANGE_TOLERANCE = 1e-6;

/**
 * Decides, over all batches, whether scores are probabilities: each within [0, 1], and the classes'
 * scores of a row 1 together. Nothing else is guessed: logits are scores.
 */
export class ProbabilityCheck {
  #reason: string | null = null;

  /**
   * @param row scores of one row, at `offset`, `width` of them
   * @param rowNumber from 0
   */
  add(scores: ArrayLike<number>, offset: number, width: number, rowNumber: number): void {
    if (this.#reason !== null) return;
    let sum = 0;
    for (let i = offset; i < offset + width; i++) {
      const score = scores[i] ?? NaN;
      if (Number.isNaN(score)) return;
      sum += score;
      if (score < -RANGE_TOLERANCE || score > 1 + RANGE_TOLERANCE) {
        this.#reason = `${formatNumber(score)} in row ${formatCount(rowNumber + 1)} is not within [0, 1]`;
        return;
      }
    }
    if (width > 1 && Math.abs(sum - 1) > SUM_TOLERANCE) {
      this.#reason = `row ${formatCount(rowNumber + 1)} sums to ${formatNumber(sum)}, not to 1`;
    }
  }

  /** Why the scores are no probabilities; null when they are. */
  get reason(): string | null {
    return this.#reason;
  }
}
