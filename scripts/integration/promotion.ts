import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The proxy and the metrics server that promotions are tested with. */
export interface PromotionParts {
  readonly variables: Readonly<Record<string, string>>;
  /** What is not there, and why. */
  readonly missing: readonly string[];
}

const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

function find(program: string): string | null {
  return FOLDERS.map((folder) => path.join(folder, program)).find(existsSync) ?? null;
}

/** Finds HAProxy and Prometheus, or installs Debian's packages. */
export function promotionParts(): PromotionParts {
  const programs = ['haproxy', 'prometheus'];
  if (programs.some((program) => find(program) === null)) {
    const install = ['install', '--yes', '--no-install-recommends', ...programs];
    const options = {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    } as const;
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', install, options);
  }
  const [haproxy, prometheus] = programs.map(find);
  if (!haproxy || !prometheus) {
    const reason = 'HAProxy and Prometheus cannot be installed with apt-get';
    return {
      variables: { SLIPWAY_NO_PROMOTION_PARTS: reason },
      missing: [`promotions with HAProxy and Prometheus: ${reason}`],
    };
  }
  return {
    variables: { SLIPWAY_HAPROXY: haproxy, SLIPWAY_PROMETHEUS: prometheus },
    missing: [],
  };
}
