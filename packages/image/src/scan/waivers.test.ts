import { describe, expect, it } from '@jest/globals';
import { findingsOf } from './finding.ts';
import type { Findings } from './finding.ts';
import { readReport } from './formats/read.ts';
import { OPENSSL, REQUESTS, TODAY, trivyReport } from './testing.ts';
import { applyWaivers, parseWaivers, waiverRemarks } from './waivers.ts';

const ENTRY = {
  id: 'CVE-2018-18074',
  package: 'requests',
  reason: 'no redirects are followed',
  owner: 'team-a',
  expires: '2027-03-01',
};
const yaml = (changes: Partial<Record<string, string | null>> = {}): string => {
  const entries = Object.entries({ ...ENTRY, ...changes }).filter(([, value]) => value !== null);
  return `# accepted risks\n- ${entries.map(([key, value]) => `${key}: ${value}`).join('\n  ')}\n`;
};
const findings = (): Findings => {
  const report = trivyReport({ vulnerabilities: [OPENSSL, REQUESTS] });
  return findingsOf([readReport(report, { uri: 'r.json', subject: 'scan-report' })]);
};
const apply = (text: string): ReturnType<typeof applyWaivers> =>
  applyWaivers(findings(), parseWaivers(text, 'waivers.yml', TODAY));
const waived = (text: string): string[] =>
  apply(text)
    .findings.vulnerabilities.filter((finding) => finding.waiver !== null)
    .map(({ id }) => id);

describe('a waiver', () => {
  it.each([
    ['by name', {}],
    ['in other letters', { package: 'Requests', id: 'cve-2018-18074' }],
    ['by purl without version', { package: 'pkg:pypi/requests' }],
    ['by purl with the version', { package: 'pkg:pypi/requests@2.19.0' }],
    ['on its last day', { expires: '2026-11-25' }],
  ])('covers its finding %s', (_, changes) => {
    expect(waived(yaml(changes))).toEqual(['CVE-2018-18074']);
  });

  it.each([
    ['another package', { package: 'urllib3' }],
    ['another vulnerability', { id: 'CVE-2018-18075' }],
    ['a purl of another version', { package: 'pkg:pypi/requests@2.18.0' }],
    ['a package of the same name elsewhere', { package: 'pkg:npm/requests' }],
    ['a part of the name', { package: 'request' }],
    ['yesterday', { expires: '2026-11-24' }],
  ])('does not cover %s', (_, changes) => {
    expect(waived(yaml(changes))).toEqual([]);
  });

  it('covers a finding by an alias', () => {
    const { findings: marked } = applyWaivers(
      findingsOf([
        readReport(
          trivyReport({ vulnerabilities: [{ ...REQUESTS, aliases: ['GHSA-x84v-xcm2-53pg'] }] }),
          { uri: 'r.json', subject: 'scan-report' },
        ),
      ]),
      parseWaivers(yaml({ id: 'GHSA-x84v-xcm2-53pg' }), 'waivers.yml', TODAY),
    );
    expect(marked.vulnerabilities[0]?.waiver).toEqual({
      reason: ENTRY.reason,
      owner: ENTRY.owner,
      expires: ENTRY.expires,
    });
  });

  it('stands in the evidence with what became of it', () => {
    expect(apply(yaml()).records).toMatchObject([
      { state: 'used', line: 2, daysLeft: 96, findings: 1 },
    ]);
    expect(apply(yaml({ expires: '2026-11-24' })).records).toMatchObject([
      { state: 'expired', daysLeft: -1, findings: 1 },
    ]);
    expect(apply(yaml({ package: 'flask' })).records).toMatchObject([
      { state: 'unused', findings: 0 },
    ]);
  });

  it.each([
    ['', []],
    ['2026-12-10', []],
    ['2026-12-09', ['ends in 14 days (2026-12-09)']],
    ['2026-11-26', ['ends tomorrow']],
    ['2026-11-25', ['ends today']],
    ['2026-11-20', ['ended on 2026-11-20: the finding counts again']],
  ])('that ends on "%s" is warned about', (expires, words) => {
    const { records } = apply(yaml(expires === '' ? {} : { expires }));
    const remarks = waiverRemarks(records, 'waivers.yml');
    expect(remarks).toHaveLength(words.length);
    words.forEach((word, i) => {
      expect(remarks[i]).toContain(word);
      expect(remarks[i]).toContain('CVE-2018-18074 in requests (waivers.yml line 2, team-a)');
    });
  });
});

describe('a waiver file that cannot be used', () => {
  it.each([
    [
      'no expiry',
      yaml({ expires: null }),
      'the waiver of CVE-2018-18074 in requests has no "expires"',
    ],
    ['an empty expiry', yaml({ expires: '' }), 'has no "expires"'],
    ['no owner', yaml({ owner: null }), 'has no "owner"'],
    ['no reason', yaml({ reason: null }), 'has no "reason"'],
    ['no package', yaml({ package: null }), 'has no "package"'],
    [
      'a day that does not exist',
      yaml({ expires: '2026-02-30' }),
      '"expires: 2026-02-30" is not a day',
    ],
    ['a date in other order', yaml({ expires: '01.03.2027' }), 'it is written YYYY-MM-DD'],
    [
      'a misspelt key',
      `${yaml()}  expire: 2027-01-01\n`,
      '"expire" is not a known key of a waiver; did you mean "expires"?',
    ],
    ['a mapping', 'id: CVE-1\n', 'the file is not a list'],
    ['a list of texts', '- CVE-2018-18074\n', 'a waiver is a mapping'],
    ['broken YAML', '- {id: a', 'waivers.yml line 1'],
  ])('%s', (_, text, message) => {
    expect(() => parseWaivers(text, 'waivers.yml', TODAY)).toThrow(message);
    expect(() => parseWaivers(text, 'waivers.yml', TODAY)).toThrow(
      /^waivers: waivers\.yml line \d+/,
    );
  });

  it('is empty without entries', () => {
    expect(parseWaivers('# nothing yet\n', 'waivers.yml', TODAY)).toEqual([]);
  });
});
