import type { ModelState } from '../port.ts';
import { escapeMarkup, shortened } from './markup.ts';

const COLUMN = 260;
const ROW = 34;
const BOX = { width: 210, height: 24 };
/** The newest versions; a graph of more is a wall. */
const MOST_VERSIONS = 12;

interface Node {
  readonly key: string;
  readonly text: string;
  readonly hint: string;
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Data sets, versions, and the places that versions are in: three columns, and what leads where. */
function graphOf(state: ModelState): { columns: Node[][]; edges: Edge[] } {
  const data = new Map<string, Node>();
  const edges: Edge[] = [];
  const versions = state.versions.slice(-MOST_VERSIONS);
  for (const { version, record } of versions) {
    for (const { name, uri, sha256 } of record?.lineage.data ?? []) {
      const key = `data ${sha256 ?? uri}`;
      data.set(key, { key, text: `${name}: ${uri}`, hint: sha256 ?? uri });
      edges.push({ from: key, to: version });
    }
  }
  const places = new Map<string, Node>();
  const add = (place: string, version: string): void => {
    places.set(place, { key: place, text: place, hint: `${place} is ${version}` });
    if (versions.some((entry) => entry.version === version))
      edges.push({ from: version, to: place });
  };
  for (const { environment, version } of state.assignments) add(environment, version);
  for (const [alias, version] of state.aliases) add(`@${alias}`, version);
  const middle = versions.map(({ version, record }) => {
    const commit = record?.lineage.commit?.sha.slice(0, 7);
    const text = commit === undefined ? version : `${version} (${commit})`;
    return { key: version, text, hint: record?.digest.sha256 ?? version };
  });
  return { columns: [[...data.values()], middle, [...places.values()]], edges };
}

/** Where versions come from and where they went, as SVG. */
export function lineageGraph(state: ModelState): string {
  const { columns, edges } = graphOf(state);
  const rows = Math.max(...columns.map((column) => column.length));
  const places = new Map<string, { x: number; y: number }>();
  const boxes = columns.flatMap((column, i) =>
    column.map(({ key, text, hint }, row) => {
      const [x, y] = [4 + i * COLUMN, 4 + row * ROW];
      places.set(key, { x, y });
      return (
        `<g><title>${escapeMarkup(hint)}</title>` +
        `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/>` +
        `<text x="${x + 8}" y="${y + 16}">${escapeMarkup(shortened(text, 30))}</text></g>`
      );
    }),
  );
  const lines = edges.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (a === undefined || b === undefined) return [];
    const [x1, y1, x2, y2] = [a.x + BOX.width, a.y + 12, b.x, b.y + 12];
    const middle = (x1 + x2) / 2;
    return [`<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"/>`];
  });
  const [width, height] = [2 * COLUMN + BOX.width + 8, rows * ROW + 4];
  return (
    `<svg class="lineage" viewBox="0 0 ${width} ${height}" role="img" ` +
    `aria-label="data sets, versions and where they are in use">${lines.join('')}${boxes.join('')}</svg>`
  );
}
