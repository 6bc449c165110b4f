import { setTimeout as sleep } from 'node:timers/promises';
import { JournalChanged } from './errors.ts';

const DEFAULT_PATIENCE = 30_000;

/**
 * Tries again while an attempt finds that somebody else was quicker, after a pause that is random
 * and grows, so that many writers come apart.
 *
 * @param patience milliseconds after which the next JournalChanged is final
 */
export async function retryWhileChanged<T>(
  attempt: () => Promise<T>,
  patience: number = DEFAULT_PATIENCE,
): Promise<T> {
  const deadline = performance.now() + patience;
  for (let pause = 4; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof JournalChanged) || performance.now() > deadline) throw error;
    }
    await sleep(Math.random() * pause);
  }
}
