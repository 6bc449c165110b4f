import stringWidth from 'string-width';
import { cleanName } from '../escape/clean.ts';
import type { Markup } from '../escape/markup.ts';
import { markup, trusted } from '../escape/markup.ts';
import { PLOT_STYLE, STANDALONE_STYLE } from './style.ts';

/** A drawing without its frame: where it stands (page or file) decides that. */
export interface Plot {
  /** What the picture shows, in a few words. */
  readonly title: string;
  /** What can be read off it, for those who cannot see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: Markup;
}

/** Room around the area in which the data is drawn. */
export interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const FONT_SIZE = 12;

/** Width of a text in a proportional face, estimated on the safe side; wide characters count 2. */
export function textWidth(text: string, fontSize = FONT_SIZE): number {
  return stringWidth(text) * fontSize * 0.58;
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * A foreign name as a label of at most `limit` characters. A name in a right-to-left script is
 * isolated, so that it does not turn the numbers beside it around.
 */
export function label(name: string, limit: number): string {
  const clean = cleanName(name, limit);
  return RIGHT_TO_LEFT.test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** The plot inside a web page; `id` must be unique on it. */
export function inlineSvg(plot: Plot, id: string): Markup {
  return markup`<svg class="plot" role="img" viewBox="0 0 ${plot.width} ${plot.height}" width="${plot.width}" height="${plot.height}" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${plot.title}</title><desc id="${id}-description">${plot.description}</desc>${plot.body}</svg>`;
}

/** Room around the drawing in a file, and above it for its title. */
const PADDING = 12;
const HEADING = 34;

/** The plot as a file of its own: with its title drawn, its style, and both colour schemes. */
export function standaloneSvg(plot: Plot): string {
  const width = plot.width + 2 * PADDING;
  const height = plot.height + HEADING + PADDING;
  const file = markup`<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-labelledby="title description"><title id="title">${plot.title}</title><desc id="description">${plot.description}</desc><style>${trusted(STANDALONE_STYLE + PLOT_STYLE)}</style><rect class="paper" width="${width}" height="${height}"/><text class="heading" x="${PADDING}" y="24">${plot.title}</text><g transform="translate(${PADDING} ${HEADING})">${plot.body}</g></svg>`;
  return `${file.text}\n`;
}
