/** Statuses of VEX that say a finding does not count. */
export const HARMLESS = ['not_affected', 'fixed'] as const;
export const VEX_STATUSES = [...HARMLESS, 'affected', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** What somebody says about a vulnerability in products. */
export interface VexStatement {
  readonly ids: readonly string[];
  /** Purls (or other names) of packages, or of images with what they contain. */
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** Why, in the words of the statement. */
  readonly reason: string | null;
  /** Who says it. */
  readonly who: string;
  /** When, milliseconds; later statements supersede earlier ones. */
  readonly time: number;
  readonly uri: string;
}

export interface VexProduct {
  readonly id: string;
  /** Packages in the product; empty for the product itself. */
  readonly components: readonly string[];
}
