import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../finding.ts';
import { readReport } from '../formats/read.ts';
import { IMAGE_ID, OPENSSL, REQUESTS, trivyReport } from '../testing.ts';
import type { VexResult } from './apply.ts';
import { applyVex, parseVex } from './apply.ts';

const report = readReport(trivyReport({ vulnerabilities: [OPENSSL, REQUESTS] }), {
  uri: 'r.json',
  subject: 'scan-report',
});
const image = { targets: [report.target], digests: [IMAGE_ID] };
const context = { uri: 'vex.json', subject: 'vex' };

function openVex(statements: object[]): string {
  return JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.org/vex/1',
    author: 'Security team',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements,
  });
}
const statement = (changes: object = {}): object => ({
  vulnerability: { name: 'CVE-2018-18074' },
  products: [{ '@id': 'pkg:pypi/requests@2.19.0' }],
  status: 'not_affected',
  justification: 'vulnerable_code_not_in_execute_path',
  ...changes,
});
const apply = (text: string): VexResult =>
  applyVex(findingsOf([report]).vulnerabilities, parseVex(text, context), image);
const suppressed = (text: string): string[] =>
  apply(text)
    .findings.filter((finding) => finding.suppression !== null)
    .map(({ id }) => id);

describe('OpenVEX', () => {
  it('sets a finding aside, and says who said so and why', () => {
    const { findings, remarks } = apply(openVex([statement()]));
    expect(remarks).toEqual([]);
    expect(findings.find(({ id }) => id === REQUESTS.id)?.suppression).toEqual({
      by: 'vex',
      status: 'not_affected',
      reason: 'vulnerable_code_not_in_execute_path',
      who: 'Security team (vex.json)',
    });
  });

  it.each([
    ['by the package without version', { products: [{ '@id': 'pkg:pypi/requests' }] }],
    ['by identifiers', { products: [{ identifiers: { purl: 'pkg:pypi/requests@2.19.0' } }] }],
    ['in short form', { vulnerability: 'CVE-2018-18074', products: ['pkg:pypi/requests@2.19.0'] }],
    ['that is fixed', { status: 'fixed', justification: null }],
    [
      'as part of the image, by its name',
      {
        products: [
          {
            '@id': 'pkg:oci/app?repository_url=registry.example.org/team&tag=1.0',
            subcomponents: [{ '@id': 'pkg:pypi/requests' }],
          },
        ],
      },
    ],
    [
      'as part of the image, by digest',
      {
        products: [
          { '@id': `pkg:oci/app@${IMAGE_ID}`, subcomponents: ['pkg:pypi/requests@2.19.0'] },
        ],
      },
    ],
    ['for the image as a whole', { products: [{ '@id': report.target }] }],
  ])('%s', (_, changes) => {
    expect(suppressed(openVex([statement(changes)]))).toEqual([REQUESTS.id]);
  });

  it.each([
    ['affected', { status: 'affected' }],
    ['under investigation', { status: 'under_investigation' }],
    ['another version', { products: [{ '@id': 'pkg:pypi/requests@2.18.0' }] }],
    ['another package', { products: [{ '@id': 'pkg:pypi/flask' }] }],
    ['another vulnerability', { vulnerability: { name: 'CVE-2018-1' } }],
    [
      'another image',
      {
        products: [{ '@id': 'pkg:oci/other', subcomponents: [{ '@id': 'pkg:pypi/requests' }] }],
      },
    ],
    ['another digest', { products: [{ '@id': `pkg:oci/app@sha256:${'0'.repeat(64)}` }] }],
    ['no product', { products: [] }],
  ])('leaves the finding for %s', (_, changes) => {
    expect(suppressed(openVex([statement(changes)]))).toEqual([]);
  });

  it('goes by the latest of several statements', () => {
    const later = statement({ status: 'affected', timestamp: '2026-11-02T00:00:00Z' });
    expect(suppressed(openVex([later, statement()]))).toEqual([]);
    const latest = statement({ timestamp: '2026-11-03T00:00:00Z' });
    expect(suppressed(openVex([latest, later]))).toEqual([REQUESTS.id]);
  });

  it('says which statements cover nothing', () => {
    const { remarks } = apply(openVex([statement({ products: ['pkg:pypi/flask'] })]));
    expect(remarks).toEqual([
      'the statement of Security team on CVE-2018-18074 (vex.json) covers no finding',
    ]);
  });
});

const csaf = {
  document: {
    category: 'csaf_vex',
    csaf_version: '2.0',
    publisher: { category: 'vendor', name: 'Example Inc.', namespace: 'https://example.org' },
    title: 'x',
    tracking: { current_release_date: '2026-11-01T00:00:00Z' },
  },
  product_tree: {
    branches: [
      {
        category: 'vendor',
        name: 'PSF',
        branches: [
          {
            category: 'product_version',
            name: '2.19.0',
            product: {
              product_id: 'requests-2.19.0',
              name: 'requests 2.19.0',
              product_identification_helper: { purl: 'pkg:pypi/requests@2.19.0' },
            },
          },
          {
            category: 'product_name',
            name: 'app',
            product: {
              product_id: 'app',
              name: 'app',
              product_identification_helper: { purl: `pkg:oci/app@${IMAGE_ID}` },
            },
          },
        ],
      },
    ],
    relationships: [
      {
        category: 'default_component_of',
        full_product_name: { product_id: 'app:requests', name: 'requests in app' },
        product_reference: 'requests-2.19.0',
        relates_to_product_reference: 'app',
      },
    ],
  },
  vulnerabilities: [
    {
      cve: 'CVE-2018-18074',
      product_status: { known_not_affected: ['app:requests'] },
      flags: [{ label: 'vulnerable_code_not_present', product_ids: ['app:requests'] }],
      threats: [
        { category: 'impact', details: 'redirects are off', product_ids: ['app:requests'] },
      ],
    },
  ],
};

describe('CSAF VEX', () => {
  it('sets a finding aside by a component of the image', () => {
    const { findings } = apply(JSON.stringify(csaf));
    expect(findings.find(({ id }) => id === REQUESTS.id)?.suppression).toEqual({
      by: 'vex',
      status: 'not_affected',
      reason: 'vulnerable_code_not_present: redirects are off',
      who: 'Example Inc. (vex.json)',
    });
  });

  it('leaves what is known to be affected', () => {
    const vulnerabilities = [
      { cve: 'CVE-2018-18074', product_status: { known_affected: ['app:requests'] } },
    ];
    expect(suppressed(JSON.stringify({ ...csaf, vulnerabilities }))).toEqual([]);
  });
});

describe('documents that are no VEX', () => {
  it.each([
    ['text', 'not json', 'not JSON'],
    ['another object', '{}', 'neither OpenVEX'],
    [
      'a status that does not exist',
      openVex([statement({ status: 'harmless' })]),
      'statements.0.status',
    ],
    [
      'a CSAF advisory',
      JSON.stringify({
        ...csaf,
        document: { ...csaf.document, category: 'csaf_security_advisory' },
      }),
      'csaf_vex 2.0 is known here',
    ],
  ])('%s', (_, text, message) => {
    expect(() => parseVex(text, context)).toThrow(message);
    expect(() => parseVex(text, context)).toThrow(/^vex: vex\.json: /);
  });
});
