import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@slipway/test-support';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseReport, readReport } from '../formats/read.ts';
import { grypeReport, OPENSSL, osvReport, REQUESTS, trivyReport } from '../testing.ts';
import { readDocument } from './read-document.ts';

const PLACE = { uri: 'report.json', subject: 'scan-report' };

async function written(text: string): Promise<string> {
  const file = path.join(temporaryFolder({}), 'report.json');
  await writeFile(file, text);
  return file;
}

const FINDINGS = { vulnerabilities: [REQUESTS, OPENSSL, REQUESTS], packages: [OPENSSL] };

describe('readDocument', () => {
  it.each([
    ['Trivy', trivyReport(FINDINGS)],
    ['Grype', grypeReport(FINDINGS)],
    ['OSV-Scanner', osvReport(FINDINGS)],
  ])('reads the report of %s as it is read at once', async (_, report) => {
    const text = JSON.stringify(report, null, 1);
    const { json, sha256 } = await readDocument(await written(text), PLACE);
    expect(readReport(json, PLACE)).toEqual(parseReport(text, PLACE));
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('keeps what is read of a finding, not the rest', async () => {
    const finding = { VulnerabilityID: 'CVE-1', PkgName: 'a', Description: 'long' };
    const report = { SchemaVersion: 2, Results: [{ Vulnerabilities: [finding] }] };
    const { json } = await readDocument(await written(JSON.stringify(report)), PLACE);
    expect(json).toEqual({
      SchemaVersion: 2,
      Results: [{ Vulnerabilities: [{ VulnerabilityID: 'CVE-1', PkgName: 'a' }] }],
    });
  });

  it('says where a finding does not fit', async () => {
    const findings = [{ VulnerabilityID: 'CVE-1', PkgName: 'a' }, { VulnerabilityID: 'CVE-2' }];
    const report = { SchemaVersion: 2, Results: [{ Vulnerabilities: findings }] };
    const { json } = await readDocument(await written(JSON.stringify(report)), PLACE);
    expect(() => readReport(json, PLACE)).toThrow(/Results\.0\.Vulnerabilities\.1\.PkgName/);
  });

  it.each([
    ['cut off', '{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"VulnerabilityID":"C'],
    ['damaged in a finding', '{"Results":[{"Vulnerabilities":[{"a":1,}]}]}'],
    ['damaged elsewhere', '{"Results":[{"Vulnerabilities":[{"a":1}] "b":2}]}'],
    ['with too many brackets', '{"Results":[{"Vulnerabilities":[{"a":1}]}]}}'],
    ['with mixed brackets', '{"Results":[{"Vulnerabilities":[{"a":[1}]]}]}'],
    ['empty', ''],
    ['blank', ' \n'],
  ])('refuses a report %s as it is refused at once', async (_, text) => {
    let expected = '';
    try {
      parseReport(text, PLACE);
    } catch (error) {
      expected = String(error);
    }
    expect(expected).not.toBe('');
    await expect(readDocument(await written(text), PLACE)).rejects.toThrow(
      expected.replace(/^\w+: /, ''),
    );
  });

  it('takes a byte order mark, and a second list of the same name for the one that counts', async () => {
    const text = '\uFEFF{"matches":[{"a":1}],"matches":[{"b":2},3]}';
    const { json } = await readDocument(await written(text), PLACE);
    expect(json).toEqual({ matches: [{ b: 2 }, 3] });
  });
});
