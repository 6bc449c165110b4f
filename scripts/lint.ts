// ESLint, Prettier, allowed imports between packages, and spelling of the workflow files' pins.
import { spawnSync } from 'node:child_process';

const checks: readonly (readonly string[])[] = [
  ['eslint', '.', '--max-warnings', '0'],
  ['prettier', '--check', '.', '--log-level', 'warn'],
  ['depcruise', 'packages', 'actions', '--config', '.dependency-cruiser.js'],
  ['node', 'scripts/pinned.ts'],
];

let failed = 0;
for (const [command = '', ...args] of checks) {
  const result = spawnSync(command, args, { stdio: 'inherit' });
  if (result.status !== 0) {
    console.error(`lint: ${command} failed`);
    failed += 1;
  }
}
process.exitCode = failed === 0 ? 0 : 1;
