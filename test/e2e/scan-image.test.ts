/** The built action, run as GitHub's runner runs it: without docker, network, model and slipway.yml. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Job, temporaryFolder } from '@slipway/test-support';

const report = (vulnerabilities: readonly object[]): string =>
  JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: new Date().toISOString(),
    ArtifactName: 'app:1',
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12' }, ImageID: `sha256:${'ab'.repeat(32)}` },
    Results: [
      {
        Target: 'Python',
        Class: 'lang-pkgs',
        Type: 'python-pkg',
        Packages: [{ Name: 'requests', Version: '2.19.0' }],
        Vulnerabilities: vulnerabilities,
      },
    ],
  });
const REQUESTS = {
  VulnerabilityID: 'CVE-2018-18074',
  PkgName: 'requests',
  InstalledVersion: '2.19.0',
  FixedVersion: '2.20.0',
  Severity: 'HIGH',
};
const GATES = 'vulnerabilities(new, fixable, high) == 0';

describe('scan-image as an action', () => {
  const job = (): Job =>
    new Job({
      workspace: temporaryFolder({
        'trivy.json': report([REQUESTS]),
        'champion.json': report([]).replace('"Packages":[', '"Packages":[], "Other":['),
        'cut.json': report([REQUESTS]).slice(0, 300),
        'requirements.txt': 'requests==2.19.0\n',
      }),
    });

  it('fails with what is new, and has written SARIF and SBOM all the same', async () => {
    const step = await job().run('scan-image', {
      inputs: { 'scan-report': 'trivy.json', baseline: 'champion.json', gates: GATES },
    });
    expect([step.outcome, step.outputs.verdict]).toEqual(['failure', 'fail']);
    expect(step.log).toContain('requirements.txt line 1');
    for (const output of ['evidence', 'sarif', 'sbom', 'sbom-spdx']) {
      const file = step.outputs[output] ?? '';
      expect([output, existsSync(file)]).toEqual([output, true]);
      expect(() => JSON.parse(readFileSync(file, 'utf8')) as unknown).not.toThrow();
    }
  });

  it('is inconclusive on a report that is cut off, with the input’s name first', async () => {
    const step = await job().run('scan-image', {
      inputs: { 'scan-report': 'cut.json', gates: GATES },
    });
    expect([step.outcome, step.outputs.verdict]).toEqual(['failure', 'inconclusive']);
    expect(step.outputs.summary).toContain('scan-report: cut.json');
  });
});
