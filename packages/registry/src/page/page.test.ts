import { expect, it } from '@jest/globals';
import type { ModelState } from '../port.ts';
import { RECORD_SCHEMA } from '../record.ts';
import { ADA, draft } from '../testing/draft.ts';
import { renderPage } from './page.ts';

const EVIL = '<script>alert(1)</script>"\'&';

function state(model: string): ModelState {
  const versions = ['1.0.0', '1.0.1'].map((version, i) => {
    const metric = { value: 0.7 + i / 100, confidence: 0.95, greaterIsBetter: true };
    const { lineage, ...rest } = draft(model, version);
    const data = [{ name: EVIL, uri: EVIL, sha256: null, rows: 1 }];
    const record = {
      ...rest,
      lineage: { ...lineage, data },
      metrics: { roc_auc: { ...metric, interval: [0.69, 0.72] as [number, number] } },
      schema: RECORD_SCHEMA,
      version,
      versionReason: 'test',
      previous: null,
      registeredAt: '2026-01-01T00:00:00.000Z',
      by: { ...ADA, name: EVIL },
    } as const;
    return { model, version, record, tag: null, active: true };
  });
  const assignment = { environment: EVIL, version: '1.0.0', since: null, by: null, reason: null };
  return { model, versions, assignments: [assignment], aliases: new Map(), deprecated: false };
}

const NOW = new Date('2026-01-02T00:00:00Z');

it('shows versions, metrics with intervals and lineage, and loads nothing', () => {
  const html = renderPage([state('m')], 'r.git', NOW);
  expect(html).toContain('<td>0.71 [0.6900, 0.7200]</td>');
  expect(html.match(/class="interval"/g)).toHaveLength(2);
  expect(html.match(/<path d="M/g)).toHaveLength(3);
  expect(html).not.toMatch(/(?:src|href)=|url\(|@import/);
});

it('lets no foreign text be markup', () => {
  const html = renderPage([state(EVIL)], EVIL, NOW);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
});

it('says when there is nothing', () => {
  expect(renderPage([], 'r.git', NOW)).toContain('No models are registered.');
});
