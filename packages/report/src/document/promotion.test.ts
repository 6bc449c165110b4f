import { describe, expect, it } from '@jest/globals';
import type { PromotePredicate, Statement } from '@slipway/core';
import { parseEvidence, stringifyJson } from '@slipway/core';
import { renderActionSection } from '../markdown/render.ts';
import { common, gate, statement } from '../testing/evidence.ts';
import { nodesOf, parseMarkdown, referencesOf, tablesOf } from '../testing/github-markdown.ts';
import { HOSTILE } from '../testing/hostile.ts';

function entry(sequence: number, text: string): PromotePredicate['entries'][number] {
  const at = `2026-11-25T08:00:0${sequence % 10}.000Z`;
  return { sequence, at, kind: 'observed', by: 'Ada', text };
}

const MISSING = { id: null, verdict: 'fail', path: null, sha256: null } as const;

function promotion(
  overrides: Partial<PromotePredicate> = {},
  action: 'promote' | 'rollback' = 'promote',
): Statement {
  const predicate: PromotePredicate = {
    ...common({
      headline: '1.3.0 in production: analysing, step 2 of 3, 25%',
      gates: [
        gate('error_rate <= champion + 0.002', {
          verdict: 'inconclusive',
          observed: 0.001,
          interval: [-0.001, 0.004],
          limit: 0.002,
        }),
      ],
    }),
    promotion: {
      id: 'ab12cd34ef567890',
      from: '1.2.0',
      to: '1.3.0',
      environment: 'production',
      step: 2,
      traffic: 25,
      state: 'analysing',
    },
    strategy: 'canary',
    plan: ['1. traffic 5%, soak 10m', '2. traffic 25%, soak 10m', '3. traffic 100%'],
    isDryRun: false,
    live: [
      { version: '1.2.0', percent: 75 },
      { version: '1.3.0', percent: 25 },
    ],
    journal: 'refs/slipway/churn/production',
    entries: [entry(1, 'promotion begun'), entry(2, 'traffic is 25%')],
    required: [{ ...MISSING, action: 'evaluate', reason: 'it is about another digest' }],
    nextLookAt: '2026-11-25T08:10:00.000Z',
    why: 'better on long delays',
    ...overrides,
  };
  const made = statement(action, predicate);
  expect(parseEvidence(stringifyJson(made)).problem).toBeNull();
  return made;
}

describe('the section of a promotion', () => {
  it('shows the plan and the place it stands at, traffic, gates and journal', () => {
    const text = renderActionSection(promotion());
    expect(text).toContain('**analysing**, step 2, 25% of the traffic');
    expect(text).toMatch(/\*\*2\\\. traffic 25%, soak 10m\*\* ← here/);
    expect(text).not.toMatch(/\*\*1\\\. traffic/);
    expect(text).toMatch(/`1\.2\.0` \| +75% \|/);
    expect(text).toContain('`1.2.0` → `1.3.0` in `production`');
    expect(text).toContain('[−0.0010, +0.0040]');
    expect(text).toContain('it is about another digest');
    expect(text).toContain('traffic is 25%');
    expect(text).toContain('better on long delays');
  });

  it('shows a rollback in the same way', () => {
    const text = renderActionSection(promotion({}, 'rollback'));
    expect(text).toContain('`1.2.0` → `1.3.0` in `production`');
  });

  it('marks no place when it is over, and none in a dry run', () => {
    const over = { id: 'a', from: null, to: '1.3.0', environment: 'p', step: 2, traffic: 100 };
    const done = promotion({ promotion: { ...over, state: 'done' } });
    expect(renderActionSection(done)).not.toContain('← here');
    const dry = renderActionSection(promotion({ isDryRun: true }));
    expect(dry).toContain('dry run, nothing was touched');
    expect(dry).not.toContain('← here');
  });

  it('says that nothing is under way, without tables that are empty', () => {
    const empty = { promotion: null, live: null, entries: [], required: [], plan: [], gates: [] };
    const text = renderActionSection(promotion(empty));
    expect(text).toContain('nothing is under way');
    expect(text).not.toContain('Journal, what');
    expect(text).not.toContain('Live traffic');
  });

  it('shows the end of a long journal, and says how much was left out', () => {
    const entries = Array.from({ length: 130 }, (_, i) => entry(i + 1, `entry ${i + 1} of them`));
    const text = renderActionSection(promotion({ entries }));
    expect(text).toContain('entry 130 of them');
    expect(text).not.toContain('entry 30 of them');
    expect(text).toContain('30 earlier entries are in the journal');
  });

  it('escapes whatever comes from outside', () => {
    for (const text of HOSTILE) {
      const place = { id: text, from: text, to: text, environment: text, step: 1, traffic: 5 };
      const rendered = renderActionSection(
        promotion({
          promotion: { ...place, state: 'paused' },
          strategy: text,
          plan: [text, `1. ${text}`],
          live: [{ version: text, percent: 5 }],
          journal: text,
          entries: [{ ...entry(1, text), by: text, kind: text }],
          required: [{ ...MISSING, action: text, reason: text }],
          why: text,
        }),
      );
      expect(referencesOf(rendered)).toEqual([]);
      expect(rendered).not.toContain('<!--');
      const html = nodesOf(parseMarkdown(rendered)).filter((node) => node.type === 'html');
      for (const { value } of html) expect(value).not.toMatch(/<(?:img|script|table)/i);
      for (const rows of tablesOf(rendered)) {
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      }
    }
  });
});
