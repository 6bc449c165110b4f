import type { Logger } from '@slipway/core';
import { messageOf } from '@slipway/core';
import type { Metrics } from '../metrics/metrics.ts';
import type { ServedVersion } from '../model/served-version.ts';
import type { VersionSet } from '../model/version-set.ts';
import { RequestError } from '../request-error.ts';
import type { ShadowComparison } from './compare.ts';

/** Requests that shadows may have under way; more are dropped, and counted. */
const MAX_UNDER_WAY = 64;

/** Has a shadow answer a request, and compares its answer with the one that was given. */
export type AskShadow = (shadow: ServedVersion) => Promise<ShadowComparison>;

/** Hands copies of requests to the shadows, after they were answered. Nothing of it is returned. */
export class Shadows {
  readonly #versions: VersionSet;
  readonly #metrics: Metrics;
  readonly #logger: Logger;
  #underWay = 0;

  constructor(versions: VersionSet, metrics: Metrics, logger: Logger) {
    this.#versions = versions;
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /**
   * Returns at once; what comes of it is in the metrics only.
   *
   * @param answered the version that answered, which is not compared with itself
   */
  ask(answered: ServedVersion, ask: AskShadow): void {
    for (const shadow of this.#versions.shadows()) {
      if (shadow === answered) continue;
      if (this.#underWay >= MAX_UNDER_WAY) {
        this.#metrics.shadowFailed(shadow.name, 'busy');
        continue;
      }
      this.#underWay += 1;
      setImmediate(() => void this.#askOne(shadow, ask));
    }
  }

  async #askOne(shadow: ServedVersion, ask: AskShadow): Promise<void> {
    try {
      this.#metrics.shadowed(shadow.name, await ask(shadow));
    } catch (error) {
      const reason = error instanceof RequestError ? error.reason : 'internal';
      this.#metrics.shadowFailed(shadow.name, reason);
      this.#logger.debug(`shadow ${shadow.name}: ${messageOf(error)}`);
    } finally {
      this.#underWay -= 1;
    }
  }
}
