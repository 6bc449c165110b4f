import type { Statement, Verdict } from '@slipway/core';
import type { Tone } from '../display/words.ts';

/**
 * A report as data between evidence and the surfaces: what is said, in which order and in which
 * table. Markdown, HTML and terminal text only lay it out and escape it, so that they never say
 * different things.
 */

/** A piece of a line. A bare string is prose and may be foreign: every surface escapes it. */
export type Inline =
  | string
  /** A name from outside, or a gate line: shown in code formatting. */
  | { readonly code: string; readonly limit?: number }
  /** A number of ours, already formatted. */
  | { readonly value: string }
  | { readonly strong: string }
  | { readonly verdict: Verdict }
  /** A judgement in words with its colour. */
  | { readonly tone: Tone; readonly words: string };

/** A line: its pieces one after the other. */
export type Content = readonly Inline[];

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right' | 'center';
  /** What the title means, where there is room to say it. */
  readonly hint?: string;
  /** False for a column that a terminal of 100 characters has no room for. */
  readonly terminal?: boolean;
  /** False for a column that the web page shows as a picture instead. */
  readonly page?: boolean;
}

export interface Table {
  readonly kind: 'table';
  /** What the rows are, for those who cannot see where the table stands. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly Content[])[];
  /** What was left out for length, in words. */
  readonly more: string | null;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: Content;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Content[];
}

export const PLOT_KINDS = [
  'roc',
  'precision-recall',
  'calibration',
  'difference-intervals',
  'slice-intervals',
  'confusion-matrix',
  'champion-confusion-matrix',
  'residuals',
  'threshold',
  'gain',
  'det',
  'drift-effects',
  'drift-histogram',
] as const;
export type PlotKind = (typeof PLOT_KINDS)[number];

/** A plot of a statement; surfaces without pictures leave it out. */
export interface Figure {
  readonly kind: 'figure';
  readonly plot: PlotKind;
  readonly statement: Statement;
  /** The column of a drift histogram. */
  readonly column: string | null;
}

/** Several plots side by side. */
export interface Gallery {
  readonly kind: 'gallery';
  readonly figures: readonly Figure[];
}

export type Block = Table | Paragraph | List | Gallery;

/** What matters most has the smallest number; the largest are dropped first. */
export const PRIORITIES = {
  reasons: 1,
  models: 5,
  headlines: 6,
  gates: 10,
  promotion: 15,
  metrics: 20,
  decision: 21,
  versus: 22,
  drift: 25,
  image: 28,
  checks: 30,
  quality: 35,
  waivers: 38,
  slices: 40,
  fairness: 42,
  notes: 45,
  remarks: 46,
  journal: 50,
  steadyColumns: 60,
  model: 70,
  provenance: 80,
} as const;

export interface Section {
  readonly title: string;
  /** Counts and conditions under the title: rows, confidence, what was compared with what. */
  readonly subtitle: Content | null;
  readonly blocks: readonly Block[];
  /** Whether a reader has to open it to see it. */
  readonly collapsed: boolean;
  /** One of `PRIORITIES`. */
  readonly priority: number;
}

/** One reason why the verdict is not a pass. */
export interface Issue {
  readonly verdict: Verdict;
  readonly content: Content;
  /** What to do about it. */
  readonly next: string | null;
}

/** What one action found, in a line. */
export interface Fact {
  readonly action: string;
  readonly verdict: Verdict;
  readonly headline: string;
}

/** All evidence of one model (and one matrix leg of it). */
export interface Leg {
  readonly model: string;
  readonly id: string | null;
  readonly verdict: Verdict;
  readonly title: Content;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
}

export interface ReportDocument {
  readonly verdict: Verdict;
  readonly title: Content;
  readonly issues: readonly Issue[];
  /** One row per leg, worst first; null for a single leg. */
  readonly rollup: Table | null;
  readonly legs: readonly Leg[];
  readonly remarks: readonly Content[];
}

export const code = (text: string, limit?: number): Inline =>
  limit === undefined ? { code: text } : { code: text, limit };
export const value = (text: string): Inline => ({ value: text });

/** Joins lines with a separator in between. */
export function join(parts: readonly Content[], separator: string): Inline[] {
  return parts.flatMap((part, i) => (i === 0 ? [...part] : [separator, ...part]));
}
