import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bareRepository } from '../testing/git.ts';

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Runs a program that reads the empty tree of a new repository, then does what is given. */
function program(then: string): { status: number | null; stdout: string; stderr: string } {
  const module = path.join(import.meta.dirname, 'object-reader.ts');
  const source = `
    import { ObjectReader } from ${JSON.stringify(module)};
    const reader = new ObjectReader({ cwd: ${JSON.stringify(bareRepository())} });
    const print = (found) => console.log(found === null ? 'none' : found.kind);
    ${then}`;
  const options = { encoding: 'utf8', timeout: 30_000 } as const;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', source], options);
}

describe('ObjectReader', () => {
  it('does not keep a program alive that forgets to close it', () => {
    const ran = program(`print(await reader.read('${EMPTY_TREE}'));`);
    expect(ran).toMatchObject({ status: 0, stdout: 'tree\n' });
  });

  it('keeps a program alive that waits for an answer or for the end', () => {
    const ran = program(`
      reader.read('${EMPTY_TREE}').then(print);
      reader.read('refs/heads/gone').then(print).then(async () => {
        print(await reader.read('${EMPTY_TREE}'));
        await reader.close();
        console.log('closed');
      });`);
    expect(ran).toMatchObject({ status: 0, stdout: 'tree\nnone\ntree\nclosed\n' });
  });
});
