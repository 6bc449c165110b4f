import type { AbortCause, Baseline, Effect, PromotionRun, VersionRef } from './state.ts';
import type { Traffic } from './traffic.ts';

/** What a look at the metrics came to. */
export type LookVerdict = 'pass' | 'fail' | 'undecided';

/** Something that happened; each is one entry of the journal, and `at` is its time. */
export type RolloutEvent =
  /** What is live is taken as the stable version, where the journal knew none. */
  | { readonly kind: 'adopted'; readonly version: VersionRef }
  | { readonly kind: 'started'; readonly promotion: PromotionRun }
  /** The plan changed: the same version from the beginning. */
  | { readonly kind: 'restarted'; readonly promotion: PromotionRun }
  | { readonly kind: 'intended'; readonly effect: Effect }
  | {
      readonly kind: 'observed';
      readonly effect: Effect;
      /** `found`: after a crash it turned out to be done. */
      readonly how: 'done' | 'found';
      /** Whether the registry was left alone because somebody else had changed it. */
      readonly skipped?: string;
    }
  | { readonly kind: 'settled'; readonly baseline: Baseline | null }
  | {
      readonly kind: 'looked';
      readonly verdict: LookVerdict;
      readonly summary: string;
      readonly looks: number;
    }
  /** What the present state asked for is done. */
  | { readonly kind: 'advanced'; readonly what: string }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'resumed'; readonly reason: string | null }
  | { readonly kind: 'aborted'; readonly cause: AbortCause; readonly reason: string }
  | { readonly kind: 'drifted'; readonly live: Traffic; readonly reason: string }
  | { readonly kind: 'stuck'; readonly reason: string }
  /** Another try to restore what is stuck. */
  | { readonly kind: 'retried'; readonly reason: string | null }
  | { readonly kind: 'released'; readonly reason: string };
