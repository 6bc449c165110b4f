import type { Statement } from '@slipway/core';
import { formatCount } from '@slipway/core';
import stringWidth from 'string-width';
import { buildDocument } from '../document/build.ts';
import type { Block, Issue, Leg, Section, Table } from '../document/document.ts';
import { PRIORITIES } from '../document/document.ts';
import { plainContent } from '../document/plain.ts';
import { TERMINAL } from '../document/profile.ts';
import type { Report } from '../select/select.ts';
import { reportFrom } from '../select/select.ts';
import { fitWidths, pad, TEXT_WIDTH, truncate, wrap } from './layout.ts';

const INDENT = '  ';
const GAP = '  ';
const MAX_ISSUES = 10;

function renderTable(table: Table): string[] {
  const shown = table.columns.map((column) => column.terminal !== false);
  const columns = table.columns.filter((_, i) => shown[i]);
  const rows = [
    columns.map((column) => column.title),
    ...table.rows.map((row) => row.filter((_, i) => shown[i]).map(plainContent)),
  ];
  const natural = columns.map((_, i) =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[i] ?? '')), 0),
  );
  const room = TEXT_WIDTH - INDENT.length - GAP.length * (columns.length - 1);
  const widths = fitWidths(
    natural,
    columns.map((column) => column.align === 'left'),
    room,
  );
  const lines = rows.map((row) => {
    const cells = columns.map((column, i) => {
      const width = widths[i] ?? 0;
      return pad(truncate(row[i] ?? '', width), width, column.align);
    });
    return (INDENT + cells.join(GAP)).trimEnd();
  });
  return table.more === null ? lines : [...lines, `${INDENT}${table.more}`];
}

function renderBlock(block: Block): string[] {
  switch (block.kind) {
    case 'table':
      return renderTable(block);
    case 'paragraph':
      return wrap(plainContent(block.content), INDENT);
    case 'list':
      return block.items.flatMap((item) => wrap(`- ${plainContent(item)}`, INDENT, `${INDENT}  `));
    case 'gallery':
      return [];
  }
}

/** Title and conditions on one line (or two), then the tables; of what is in order the line alone. */
function renderSection(section: Section): string[] {
  const isMain = section.priority <= PRIORITIES.metrics;
  if (section.collapsed && !isMain) {
    if (section.subtitle === null) return [];
    return ['', ...wrap(`${section.title}: ${plainContent(section.subtitle)}`, '', INDENT)];
  }
  const subtitle = section.subtitle === null ? '' : `: ${plainContent(section.subtitle)}`;
  return [
    '',
    ...wrap(section.title + subtitle, '', INDENT),
    ...section.blocks.flatMap(renderBlock),
  ];
}

function renderIssue(issue: Issue, following: Issue | undefined): string[] {
  const lines = wrap(`- ${plainContent(issue.content)}`, INDENT, `${INDENT}  `);
  if (issue.next === null || issue.next === following?.next) return lines;
  return [...lines, ...wrap(`next: ${issue.next}`, `${INDENT}  `)];
}

function renderIssues(issues: readonly Issue[]): string[] {
  const shown = issues.slice(0, MAX_ISSUES);
  const rest = issues.length - shown.length;
  return [
    ...shown.flatMap((issue, i) => renderIssue(issue, shown[i + 1])),
    ...(rest > 0 ? [`${INDENT}… and ${formatCount(rest)} more`] : []),
  ];
}

function renderFacts(leg: Leg): string[] {
  const width = Math.max(...leg.facts.map(({ action }) => action.length));
  return leg.facts.flatMap(({ action, verdict, headline }) => {
    const start = `${INDENT}${action.padEnd(width)}  ${verdict.padEnd('inconclusive'.length)}  `;
    return wrap(plainContent([headline]), start, ' '.repeat(start.length));
  });
}

/** One of several models; of a passing one only what its actions found. */
function renderLeg(leg: Leg, several: boolean): string[] {
  if (!several) return ['', ...renderFacts(leg), ...leg.sections.flatMap(renderSection)];
  const title = wrap(`${leg.verdict}: ${plainContent(leg.title)}`, '', INDENT);
  const sections = leg.verdict === 'pass' ? [] : leg.sections.flatMap(renderSection);
  return ['', ...title, ...renderFacts(leg), ...sections];
}

/**
 * The report for a terminal: at most 100 columns wide, without colour codes (the words `pass`,
 * `fail` and `inconclusive` are there to be coloured).
 *
 * @param subject a report, or the statements of one run
 */
export function renderText(subject: Report | readonly Statement[]): string {
  const report = 'statements' in subject ? subject : reportFrom(subject);
  const document = buildDocument(report, TERMINAL);
  const several = document.rollup !== null;
  const lines = [
    ...wrap(`${document.verdict}: ${plainContent(document.title)}`, '', INDENT),
    ...renderIssues(document.issues),
    ...(document.rollup === null ? [] : ['', ...renderTable(document.rollup)]),
    ...document.legs.flatMap((leg) => renderLeg(leg, several)),
    ...(document.remarks.length === 0 ? [] : ['']),
    ...document.remarks.flatMap((remark) => wrap(plainContent(remark), '', INDENT)),
  ];
  return `${lines.join('\n')}\n`;
}
