import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { applyCatalogues, parseEpss, parseKev } from './catalogues.ts';
import { findingsOf } from './finding.ts';
import { readReport } from './formats/read.ts';
import { OPENSSL, REQUESTS, trivyReport } from './testing.ts';

const context = { uri: 'f', subject: 'epss-scores' };
const CSV =
  '#model_version:v2025.03.14,score_date:2026-11-25T00:00:00+0000\ncve,epss,percentile\n' +
  'CVE-2018-18074,0.00731,0.81\nCVE-2026-2,0.5,0.9\n';

describe('catalogues', () => {
  const report = readReport(trivyReport({ vulnerabilities: [OPENSSL, REQUESTS] }), context);
  const { vulnerabilities } = findingsOf([report]);

  it('fill in what the scanner did not say', () => {
    const kev = parseKev(
      JSON.stringify({ catalogVersion: '1', vulnerabilities: [{ cveID: 'CVE-2018-18074' }] }),
      context,
    );
    const epss = parseEpss(Buffer.from(CSV), context);
    expect(applyCatalogues(vulnerabilities, { kev, epss })).toMatchObject([
      { id: 'CVE-2026-1111', kev: false, epss: null },
      { id: 'CVE-2018-18074', kev: true, epss: 0.00731 },
    ]);
  });

  it('leave everything as it is when there are none', () => {
    expect(applyCatalogues(vulnerabilities, { kev: null, epss: null })).toBe(vulnerabilities);
  });

  it('are read gzipped, with other line ends', () => {
    const bytes = gzipSync(Buffer.from(CSV.replaceAll('\n', '\r\n')));
    expect(parseEpss(bytes, context).get('CVE-2026-2')).toBe(0.5);
  });

  it.each([
    ['a gzipped file cut off', gzipSync(Buffer.from(CSV)).subarray(0, 40), 'damaged or cut off'],
    ['another CSV', Buffer.from('a,b\n1,2\n'), 'no line "cve,epss'],
    ['a score that is none', Buffer.from('cve,epss\nCVE-1,2\n'), '"CVE-1,2" is no EPSS score'],
    ['a line without score', Buffer.from('cve,epss\nCVE-1\n'), 'is no EPSS score'],
  ])('%s is an error', (_, bytes, message) => {
    expect(() => parseEpss(bytes, context)).toThrow(message);
  });

  it('an empty catalogue of exploits is an error', () => {
    expect(() => parseKev('{"vulnerabilities": []}', context)).toThrow('vulnerabilities');
  });
});
