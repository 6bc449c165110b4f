import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** A scanner that can be built within the time of CI; Go checks it against its checksum database. */
const OSV_SCANNER = 'github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.5.0';

/** The path of OSV-Scanner, built here when Go is installed; else why there is none. */
export function osvScanner(cache: string): { program: string } | { reason: string } {
  const folder = path.join(cache, `osv-scanner-${OSV_SCANNER.split('@')[1] ?? ''}`);
  const program = path.join(folder, 'osv-scanner');
  if (existsSync(program)) return { program };
  mkdirSync(folder, { recursive: true });
  console.log(`Building ${OSV_SCANNER} …`);
  const built = spawnSync('go', ['install', OSV_SCANNER], {
    stdio: 'inherit',
    env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' },
  });
  if (built.status === 0 && existsSync(program)) return { program };
  return { reason: 'OSV-Scanner could not be built (is Go installed?)' };
}
