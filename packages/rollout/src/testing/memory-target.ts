import type { Traffic } from '../machine/traffic.ts';
import { isSameTraffic, NO_TRAFFIC } from '../machine/traffic.ts';
import type { DeployRequest, Readiness, TrafficTarget } from '../target/port.ts';
import { TargetChanged } from '../target/port.ts';

/** A target in memory, which can be told to fail. */
export class MemoryTarget implements TrafficTarget {
  readonly description = 'a target in memory';
  live: Traffic = NO_TRAFFIC;
  /** Every traffic that was written, in order. */
  readonly written: Traffic[] = [];
  readonly deployed = new Set<string>();
  /** Thrown by reading and writing while it is set. */
  failure: Error | null = null;
  /** Why versions are not ready. */
  readonly unready = new Map<string, string>();

  refuses(): null {
    return null;
  }

  read(): Promise<Traffic> {
    return this.#act(() => this.live);
  }

  deploy({ version }: DeployRequest): Promise<void> {
    return this.#act(() => {
      this.deployed.add(version);
    });
  }

  write(after: Traffic, expected: Traffic | null): Promise<void> {
    return this.#act(() => {
      if (expected !== null && !isSameTraffic(this.live, expected)) {
        throw new TargetChanged('somebody changed it', this.live);
      }
      this.live = after;
      this.written.push(after);
    });
  }

  readiness(version: string): Promise<Readiness> {
    return this.#act(() => {
      const reason = this.unready.get(version);
      return reason === undefined ? { ready: true } : { ready: false, reason };
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #act<T>(act: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (this.failure !== null) throw this.failure;
      resolve(act());
    });
  }
}
