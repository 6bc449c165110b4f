import { expect, it } from '@jest/globals';
import type { PromotionRun } from '@slipway/rollout';
import { shownOf } from './deployment-state.ts';

const RUN: PromotionRun = {
  id: 'ab12',
  attempt: 1,
  kind: 'promotion',
  from: { version: '1.0.0', sha256: null },
  to: { version: '1.1.0', sha256: null },
  plan: {
    strategy: 'canary',
    steps: [{ kind: 'traffic', percent: 100, soakMs: 0, pause: false }],
    bakeMs: 0,
    settleMs: 0,
    alias: null,
    analysis: null,
    target: {},
  },
  reason: null,
  by: 'Ada',
  startedAt: '2026-01-01T00:00:00.000Z',
  state: 'analysing',
  step: 1,
  passed: false,
  since: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
  live: { shares: [{ version: '1.1.0', percent: 12.5 }], shadows: [] },
  stable: { shares: [], shadows: [] },
  baseline: null,
  pending: null,
  assignedFrom: null,
  aliasFrom: null,
  assigning: false,
  aliasing: false,
  assigned: false,
  aliased: false,
  acknowledged: [],
  pausedAs: null,
  because: null,
  cause: null,
  restored: false,
  setsHold: false,
  liftsHold: false,
};

it.each<[string, Partial<PromotionRun>, string, string]>([
  ['goes on', {}, 'in_progress', 'pending'],
  ['is paused', { state: 'paused' }, 'pending', 'pending'],
  ['is being taken back', { state: 'aborting' }, 'in_progress', 'pending'],
  ['is done', { state: 'done' }, 'success', 'success'],
  ['failed', { state: 'rolled_back', cause: 'analysis' }, 'failure', 'failure'],
  ['met drift', { state: 'rolled_back', cause: 'drift' }, 'failure', 'failure'],
  ['was asked back', { state: 'rolled_back', cause: 'request' }, 'inactive', 'failure'],
  ['is a rollback', { state: 'rolled_back', kind: 'rollback' }, 'success', 'success'],
  ['is stuck', { state: 'stuck' }, 'error', 'error'],
  [
    'was a shadow',
    { state: 'done', plan: { ...RUN.plan, strategy: 'shadow' } },
    'inactive',
    'success',
  ],
])('shows a promotion that %s', (_what, more, deployment, status) => {
  expect(shownOf({ ...RUN, ...more })).toMatchObject({ deployment, status });
});

it('says where it stands, and why', () => {
  expect(shownOf(RUN).text).toBe('analysing, step 1 of 1, 12.5% of the traffic');
  const because = 'error_rate 0.2';
  expect(shownOf({ ...RUN, state: 'paused', because }).text).toContain(
    `paused at 12.5% of the traffic: ${because}`,
  );
});
