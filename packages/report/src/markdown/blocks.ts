import type { Block, Column, List, Section, Table } from '../document/document.ts';
import { markdownText, markdownValue } from '../escape/markdown.ts';
import { renderContent, renderSummaryContent } from './inline.ts';

/** Longest sentence in a table cell. */
const CELL_LIMIT = 240;

const ALIGNMENTS: Record<Column['align'], string> = { left: ':--', right: '--:', center: ':-:' };

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function renderTable(table: Table): string {
  const lines = [
    row(table.columns.map((column) => markdownValue(column.title))),
    row(table.columns.map((column) => ALIGNMENTS[column.align])),
    ...table.rows.map((cells) => row(cells.map((cell) => renderContent(cell, CELL_LIMIT)))),
  ];
  const hints = table.columns
    .filter((column) => column.hint !== undefined)
    .map((column) => `${column.title}: ${column.hint ?? ''}`);
  const foot = [...(table.more === null ? [] : [`${table.more}.`]), ...hints];
  if (foot.length === 0) return lines.join('\n');
  return `${lines.join('\n')}\n\n<sub>${foot.map((words) => markdownText(words)).join(' · ')}</sub>`;
}

function renderList(list: List): string {
  return list.items.map((item) => `- ${renderContent(item)}`).join('\n');
}

/** A block in Markdown; null for what Markdown cannot show (pictures). */
function renderBlock(block: Block): string | null {
  switch (block.kind) {
    case 'table':
      return renderTable(block);
    case 'list':
      return renderList(block);
    case 'paragraph':
      return renderContent(block.content);
    case 'gallery':
      return null;
  }
}

/** A section in Markdown: under a heading, or folded away under its title. */
export function renderSection(section: Section): string {
  const body = section.blocks.map(renderBlock).filter((block) => block !== null);
  if (section.collapsed && body.length > 0) {
    const subtitle =
      section.subtitle === null ? '' : ` · ${renderSummaryContent(section.subtitle)}`;
    const title = renderSummaryContent([{ strong: section.title }]);
    return `<details><summary>${title}${subtitle}</summary>\n\n${body.join('\n\n')}\n\n</details>`;
  }
  const heading = `#### ${markdownText(section.title)}`;
  const subtitle = section.subtitle === null ? [] : [renderContent(section.subtitle)];
  return [heading, ...subtitle, ...body].join('\n\n');
}
