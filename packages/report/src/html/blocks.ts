import type {
  Block,
  Column,
  Content,
  Figure,
  Gallery,
  Section,
  Table,
} from '../document/document.ts';
import type { Markup } from '../escape/markup.ts';
import { markup } from '../escape/markup.ts';
import { inlineSvg } from '../svg/plot.ts';
import { drawPlot } from '../svg/render.ts';
import { renderContent } from './inline.ts';

/** Wider plots take the whole width of the page. */
const WIDE = 500;

/** Numbers what needs an id that is unique on the page. */
export class Ids {
  #count = 0;

  next(prefix: string): string {
    this.#count++;
    return `${prefix}-${this.#count}`;
  }
}

/** Cells with sentences may wrap; numbers and names keep their width. */
function isWordy(cell: Content): boolean {
  return cell.some((inline) => typeof inline === 'string' && inline.length > 24);
}

/** Names that fit on a line stay on it. */
function isShortName(cell: Content): boolean {
  const length = cell.reduce(
    (sum, inline) =>
      sum + (typeof inline === 'object' && 'code' in inline ? inline.code.length : 0),
    0,
  );
  return length > 0 && length <= 40;
}

function classOf(cell: Content, column: Column): string {
  if (column.align !== 'left') return column.align;
  if (isShortName(cell)) return 'name';
  return isWordy(cell) ? 'words' : '';
}

function renderCell(cell: Content, column: Column, isHeader: boolean): Markup {
  const kind = classOf(cell, column);
  const content = renderContent(cell);
  return isHeader
    ? markup`<th scope="row" class="${kind}">${content}</th>`
    : markup`<td class="${kind}">${content}</td>`;
}

function renderHead(column: Column): Markup {
  const hint = column.hint === undefined ? null : markup` title="${column.hint}"`;
  return markup`<th scope="col" class="${column.align}"${hint}>${column.title}</th>`;
}

/** The column that names the row: the first that is no verdict. */
function headerIndex(table: Table): number {
  return ['Result', 'Severity'].includes(table.columns[0]?.title ?? '') ? 1 : 0;
}

/** A table that scrolls by itself where it is wider than the screen. */
export function renderTable(table: Table): Markup {
  const shown = table.columns.map((column) => column.page !== false);
  const columns = table.columns.filter((_, i) => shown[i]);
  const header = headerIndex(table);
  const rows = table.rows.map((row) => {
    const cells = row.filter((_, i) => shown[i]);
    return markup`<tr>${columns.map((column, i) => renderCell(cells[i] ?? [], column, i === header))}</tr>`;
  });
  const more = table.more === null ? null : markup`<p class="more">${table.more}.</p>`;
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${table.caption}"><table><caption class="hidden">${table.caption}</caption><thead><tr>${columns.map(renderHead)}</tr></thead><tbody>${rows}</tbody></table></div>${more}`;
}

function renderFigure(figure: Figure, ids: Ids): Markup | null {
  const plot = drawPlot(figure.plot, figure.statement, figure.column);
  if (plot === null) return null;
  const words =
    figure.plot === 'drift-histogram'
      ? null
      : markup`<details class="alt"><summary>In words</summary><p>${plot.description}</p></details>`;
  const svg = inlineSvg(plot, ids.next('plot'));
  const caption = markup`<figcaption>${plot.title}</figcaption>`;
  // A wide plot scrolls on a narrow screen, and whoever has no mouse scrolls it with the keys.
  return plot.width > WIDE
    ? markup`<figure class="wide">${caption}<div class="canvas" role="group" tabindex="0" aria-label="${plot.title}">${svg}</div>${words}</figure>`
    : markup`<figure>${caption}${svg}${words}</figure>`;
}

function renderGallery(gallery: Gallery, ids: Ids): Markup {
  const figures = gallery.figures.map((figure) => renderFigure(figure, ids));
  return markup`<div class="gallery">${figures}</div>`;
}

function renderBlock(block: Block, ids: Ids): Markup {
  switch (block.kind) {
    case 'table':
      return renderTable(block);
    case 'paragraph':
      return markup`<p class="lead">${renderContent(block.content)}</p>`;
    case 'list':
      return markup`<ul class="plain">${block.items.map((item) => markup`<li>${renderContent(item)}</li>`)}</ul>`;
    case 'gallery':
      return renderGallery(block, ids);
  }
}

/** A section with its heading; folded away where a reader rarely needs it. */
export function renderSection(section: Section, ids: Ids): Markup {
  const heading = markup`<h3>${section.title}</h3>`;
  const subtitle =
    section.subtitle === null
      ? null
      : markup`<p class="sub">${renderContent(section.subtitle)}</p>`;
  const body = section.blocks.map((block) => renderBlock(block, ids));
  return section.collapsed
    ? markup`<div class="part"><details><summary>${heading}</summary>${subtitle}${body}</details></div>`
    : markup`<div class="part">${heading}${subtitle}${body}</div>`;
}
