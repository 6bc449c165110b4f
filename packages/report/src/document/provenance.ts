import type { Statement } from '@slipway/core';
import { actionOf, formatCount } from '@slipway/core';
import { formatValue } from '../display/numbers.ts';
import { shortDigest } from '../display/words.ts';
import type { Content, Section, Table } from './document.ts';
import { code, join, PRIORITIES, value } from './document.ts';
import type { Profile } from './profile.ts';
import { firstOf, makeTable } from './table.ts';

/** The remarks of every action that decide nothing; null when there are none. */
export function noteSection(statements: readonly Statement[], profile: Profile): Section | null {
  const notes = statements.flatMap((statement) =>
    statement.predicate.notes.map((note): Content => [`${actionOf(statement)}: `, note]),
  );
  if (notes.length === 0) return null;
  const { shown, more } = firstOf(notes, profile.rows.notes, 'note');
  return {
    title: `Notes (${formatCount(notes.length)})`,
    subtitle: null,
    blocks: [{ kind: 'list', items: more === null ? shown : [...shown, [more]] }],
    collapsed: profile.compact,
    priority: PRIORITIES.notes,
  };
}

/** The same file read by several actions is one row. */
function inputRows(statements: readonly Statement[]): Content[][] {
  const reads = statements.flatMap((statement) =>
    statement.predicate.inputs.map((input) => ({ input, action: actionOf(statement) })),
  );
  const groups = Map.groupBy(reads, ({ input }) => JSON.stringify(input));
  return [...groups.values()].flatMap((group) => {
    const input = group[0]?.input;
    if (input === undefined) return [];
    return [
      [
        [code(input.name, 40)],
        [code(input.uri)],
        input.rows === null ? [] : [value(formatCount(input.rows))],
        input.digest === null ? ['unreadable'] : [code(shortDigest(input.digest.sha256))],
        [[...new Set(group.map(({ action }) => action))].join(', ')],
      ],
    ];
  });
}

function inputTable(statements: readonly Statement[], limit: number): Table | null {
  const rows = inputRows(statements);
  if (rows.length === 0) return null;
  const { shown, more } = firstOf(rows, limit, 'input');
  return makeTable(
    'Files that were read',
    [
      { title: 'Input', align: 'left' },
      { title: 'File', align: 'left' },
      { title: 'Rows', align: 'right' },
      { title: 'sha256', align: 'left' },
      { title: 'Read by', align: 'left' },
    ],
    shown,
    more,
  );
}

function seconds({ startedAt, finishedAt }: Statement['predicate']): string {
  return `${formatValue(Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))} s`;
}

function utc(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function madeBy(statement: Statement): Content {
  const { tool, source, finishedAt } = statement.predicate;
  const parts: Content[] = [
    [`${actionOf(statement)}: `, code(`${tool.name} ${tool.version}`, 40)],
    ['finished ', value(`${utc(finishedAt)} after ${seconds(statement.predicate)}`)],
  ];
  if (tool.runtime !== null) parts.push([code(tool.runtime, 60)]);
  if (source !== null) {
    parts.push(['commit ', code(source.commit.slice(0, 12))]);
    parts.push(['run ', code(source.runId, 30), ` attempt ${source.attempt}`]);
  }
  return join(parts, ' · ');
}

function subjects(statements: readonly Statement[]): Content[] {
  const digests = new Map(
    statements.flatMap(({ subject }) => subject.map(({ digest, name }) => [digest.sha256, name])),
  );
  return [...digests]
    .slice(0, 20)
    .map(([sha256, name]) => ['judged: ', code(name), ' sha256 ', code(sha256)]);
}

/** Which files, versions and runs the evidence comes from. */
export function provenanceSection(statements: readonly Statement[], profile: Profile): Section {
  const table = inputTable(statements, profile.rows.inputs);
  return {
    title: 'Provenance',
    subtitle: null,
    blocks: [
      { kind: 'list', items: [...subjects(statements), ...statements.map(madeBy)] },
      ...(table === null ? [] : [table]),
    ],
    collapsed: true,
    priority: PRIORITIES.provenance,
  };
}
