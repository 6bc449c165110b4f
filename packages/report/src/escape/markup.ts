/**
 * HTML and SVG by tagged template: every value is escaped unless it is markup itself, so that
 * nothing can be forgotten.
 */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 (and so SVG) cannot hold in any form: controls, non-characters, half surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text for element content and quoted attributes, in HTML and in XML. */
export function escapeMarkup(text: string): string {
  return text.replace(ILLEGAL, '\uFFFD').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Text that is HTML or SVG already. Only `markup` and `trusted` make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template; arrays are joined, null is nothing. */
export type MarkupValue = string | number | Markup | null | readonly MarkupValue[];

function render(value: MarkupValue): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeMarkup(value);
  if (typeof value === 'number') return renderNumber(value);
  return value.map(render).join('');
}

/** Coordinates: two decimals are a hundredth of a pixel. */
function renderNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be drawn`);
  return String(Math.round(value * 100) / 100 || 0);
}

/** `` markup`<td>${text}</td>` `` escapes `text`. */
export function markup(strings: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  let text = strings[0] ?? '';
  for (const [i, value] of values.entries()) text += render(value) + (strings[i + 1] ?? '');
  return new Markup(text);
}

/** Our own constant text (a style sheet) as markup. */
export function trusted(text: string): Markup {
  return new Markup(text);
}
