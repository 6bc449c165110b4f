import type { PromotePredicate } from '@slipway/core';
import { formatCount } from '@slipway/core';
import type { Block, Content, Inline, List, Section, Table } from './document.ts';
import { code, join, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { makeTable } from './table.ts';

const WORDS_LIMIT = 200;

function percentWords(percent: number): Inline {
  return value(`${Number(percent.toFixed(4))}%`);
}

function longCode(text: string): Inline {
  return code(text, WORDS_LIMIT);
}

/** Which versions, where, how, and where it is written down. */
function subtitleOf({ promotion, strategy, isDryRun, journal }: PromotePredicate): Content {
  const parts: Content[] = [];
  if (promotion === null) parts.push(['nothing is under way']);
  else {
    const { from, to, environment, id } = promotion;
    const versions: Content = from === null ? [code(to)] : [code(from), ' → ', code(to)];
    parts.push([...versions, ' in ', code(environment)], [strategy], ['id ', code(id)]);
  }
  parts.push(['journal ', longCode(journal)]);
  if (isDryRun) parts.unshift(['dry run, nothing was touched']);
  return join(parts, ' · ');
}

/** Where it stands, and why it was begun. */
function standing({ promotion, nextLookAt, why, isDryRun }: PromotePredicate): Content[] {
  if (promotion === null) return [];
  const { state, step, traffic } = promotion;
  const where: Content = isDryRun
    ? []
    : [
        { strong: state.replaceAll('_', ' ') },
        ...(step > 0 ? [`, step ${formatCount(step)}`] : []),
        ', ',
        percentWords(traffic),
        ' of the traffic',
        ...(nextLookAt === null ? [] : [', next look ', value(nextLookAt)]),
      ];
  const reason: Content = why === null ? [] : ['Why: ', why];
  return [where, reason].filter((line) => line.length > 0);
}

/** The plan's lines; the step that it is in is marked. */
function planList({ plan, promotion, isDryRun }: PromotePredicate): List | null {
  if (plan.length === 0) return null;
  const isOver = promotion?.state === 'done' || promotion?.state === 'rolled_back';
  const at = isDryRun || isOver ? null : (promotion?.step ?? null);
  const items = plan.map((line): Content => {
    const isHere = at !== null && at > 0 && line.startsWith(`${at}. `);
    return isHere ? [{ strong: line }, ' ← here'] : [line];
  });
  return { kind: 'list', items };
}

function trafficTable({ live }: PromotePredicate): Table | null {
  if (live === null || live.length === 0) return null;
  return makeTable(
    'Live traffic',
    [
      { title: 'Version', align: 'left' },
      { title: 'Traffic', align: 'right' },
    ],
    live.map(({ version, percent }) => [[code(version)], [percentWords(percent)]]),
    null,
  );
}

function requiredTable({ required }: PromotePredicate): Table | null {
  if (required.length === 0) return null;
  return makeTable(
    'Evidence that was required',
    [
      { title: 'Result', align: 'left' },
      { title: 'Action', align: 'left' },
      { title: 'Why', align: 'left' },
    ],
    required.map(({ verdict, action, reason }) => [
      [{ verdict }],
      [code(action)],
      reason === null ? [] : [reason],
    ]),
    null,
  );
}

/** The end of what this run wrote, since that is where it stands. */
function journalTable({ entries }: PromotePredicate, limit: number): Table | null {
  if (entries.length === 0) return null;
  const shown = entries.slice(-limit);
  const left = entries.length - shown.length;
  return makeTable(
    'Journal, what this run wrote',
    [
      { title: '#', align: 'right' },
      { title: 'At', align: 'left', terminal: false },
      { title: 'Entry', align: 'left' },
      { title: 'What happened', align: 'left' },
      { title: 'By', align: 'left', terminal: false },
    ],
    shown.map(({ sequence, at, kind, text, by }) => [
      [value(String(sequence))],
      [value(at)],
      [code(kind)],
      [text],
      [by],
    ]),
    left === 0 ? null : `${formatCount(left)} earlier entries are in the journal`,
  );
}

/** The sections of a promotion or a rollback: where it stands, and what was written of it. */
export function promotionSections(
  predicate: PromotePredicate,
  profile: Profile,
): (Section | null)[] {
  const lines = standing(predicate);
  const here: readonly (Block | null)[] = [
    lines.length === 0 ? null : { kind: 'list', items: lines },
    planList(predicate),
    trafficTable(predicate),
    requiredTable(predicate),
  ];
  const journal = journalTable(predicate, profile.rows.inputs);
  return [
    {
      title: 'Promotion',
      subtitle: subtitleOf(predicate),
      blocks: here.filter((block) => block !== null),
      collapsed: false,
      priority: PRIORITIES.promotion,
    },
    journal === null
      ? null
      : {
          title: 'Journal',
          subtitle: null,
          blocks: [journal],
          collapsed: profile.compact,
          priority: PRIORITIES.journal,
        },
  ];
}
