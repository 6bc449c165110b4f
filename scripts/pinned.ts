// Checks that every action used in a workflow is pinned by a full commit SHA.
import { globSync, readFileSync } from 'node:fs';

const workflows = globSync(['.github/workflows/*.yml', 'examples/**/*.yml']);
const loose = workflows.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const used = /^\s*(?:-\s+)?uses:\s*([^\s#]+)/.exec(line)?.[1];
      if (
        used === undefined ||
        used.startsWith('./') ||
        used.startsWith('$/') ||
        used.startsWith('slipway-ml/slipway/')
      ) {
        return [];
      }
      return /@[0-9a-f]{40}$/.test(used) ? [] : [`${file}:${index + 1}: ${used}`];
    }),
);

for (const place of loose) console.error(`not pinned by a commit SHA: ${place}`);
process.exitCode = loose.length === 0 ? 0 : 1;
