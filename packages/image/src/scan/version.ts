/** Words that make a version earlier than the one without them. */
const BEFORE_RELEASE = new Map(
  ['dev', 'snapshot', 'a', 'alpha', 'b', 'beta', 'm', 'c', 'rc', 'pre', 'preview'].map(
    (word, rank) => [word, rank],
  ),
);

type Token = number | string;

function tokens(version: string): Token[] {
  const withoutBuild = version.replace(/^v(?=\d)/i, '').replace(/\+.*$/, '');
  const found = withoutBuild.match(/\d+|[A-Za-z]+|~/g) ?? [];
  return found.map((part) => (/^\d/.test(part) ? Number(part) : part.toLowerCase()));
}

/** Where a token stands beside the end of the version (0). */
function rank(token: Token | undefined): number {
  if (token === undefined) return 0;
  if (typeof token === 'number') return 2;
  return token === '~' || BEFORE_RELEASE.has(token) ? -1 : 1;
}

function compareTokens(a: Token | undefined, b: Token | undefined): number {
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left - right;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [first, second] = [String(a), String(b)];
  const order = (BEFORE_RELEASE.get(first) ?? 0) - (BEFORE_RELEASE.get(second) ?? 0);
  return order !== 0 ? order : first < second ? -1 : first > second ? 1 : 0;
}

/**
 * Orders versions of one package by their numbers, whatever the ecosystem; early releases
 * (`rc`, `alpha`, `~`) come before the release. It names a fix to people and decides nothing.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [tokens(a), tokens(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareTokens(left[i], right[i]);
    if (order !== 0) return order;
  }
  return 0;
}

/** The smallest of the fixing versions above the installed one; the first where none is. */
export function nearestFix(installed: string | null, fixes: readonly string[]): string | null {
  if (installed === null) return fixes[0] ?? null;
  const above = fixes.filter((fix) => compareVersions(fix, installed) > 0).sort(compareVersions);
  return above[0] ?? fixes[0] ?? null;
}
