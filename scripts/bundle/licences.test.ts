import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder, writeFiles } from '@slipway/test-support';
import { packageFolder, renderLicences } from './licences.ts';

const root = temporaryFolder();

/** Makes a package and returns a file of it. */
function makePackage(name: string, license: string, texts: Record<string, string>): string {
  const folder = path.join(root, 'node_modules', name);
  const manifest = JSON.stringify({ name, version: '1.0.0', license });
  writeFiles(folder, { 'package.json': manifest, ...texts });
  return path.join(folder, 'lib', 'index.js');
}

describe('packageFolder', () => {
  it.each([
    ['/r/node_modules/a/lib/x.js', '/r/node_modules/a'],
    ['/r/node_modules/@s/a/x.js', '/r/node_modules/@s/a'],
    ['/r/node_modules/a/node_modules/@s/b/x.js', '/r/node_modules/a/node_modules/@s/b'],
    ['/r/packages/core/src/index.ts', null],
  ])('of %s is %s', (file, folder) => {
    expect(packageFolder(file)).toBe(folder);
  });
});

describe('renderLicences', () => {
  it('lists each package once, sorted, with licence and notice', () => {
    const zeta = makePackage('zeta', 'MIT', { LICENSE: 'zeta terms\r\nline 2\n' });
    const alpha = makePackage('@s/alpha', '(MIT OR Apache-2.0)', {
      'LICENSE-MIT': 'alpha terms',
      'NOTICE.txt': 'alpha notice',
    });
    const text = renderLicences([zeta, alpha, zeta, '/elsewhere/packages/core/src/index.ts']);
    expect(text.match(/^.* 1\.0\.0 \(.*$/gm)).toEqual([
      '@s/alpha 1.0.0 ((MIT OR Apache-2.0))',
      'zeta 1.0.0 (MIT)',
    ]);
    expect(text).toContain('alpha terms\n\nalpha notice');
    expect(text).toContain('zeta terms\nline 2');
    expect(text).not.toContain('\r');
  });

  it('refuses a package without a licence text', () => {
    const bare = makePackage('bare', 'MIT', {});
    expect(() => renderLicences([bare])).toThrow(/^bare@1\.0\.0 carries no licence text/);
  });

  it.each(['GPL-3.0', 'MIT AND GPL-3.0', 'unknown'])('refuses a package under %s', (licence) => {
    const file = makePackage('other', licence, { LICENSE: 'terms' });
    expect(() => renderLicences([file])).toThrow(
      `other@1.0.0 is under ${licence}; allowed are MIT`,
    );
  });
});
