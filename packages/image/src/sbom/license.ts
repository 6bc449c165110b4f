import * as SPDX from '@cyclonedx/cyclonedx-library/SPDX';

const OPERATORS = /^(?:AND|OR|WITH)$/;

/**
 * A licence as SPDX writes it: an id, or an expression of known ids; null for other text. An
 * exception after WITH is taken as it is.
 */
export function spdxExpression(text: string): string | null {
  const id = SPDX.fixupSpdxId(text.trim());
  if (id !== undefined) return id;
  const tokens = text.match(/\(|\)|[^\s()]+/g) ?? [];
  if (!tokens.some((token) => OPERATORS.test(token))) return null;
  const known = tokens.every(
    (token, i) =>
      /^[()]$/.test(token) ||
      OPERATORS.test(token) ||
      tokens[i - 1] === 'WITH' ||
      SPDX.isSupportedSpdxId(token.replace(/\+$/, '')),
  );
  return known ? tokens.join(' ').replaceAll('( ', '(').replaceAll(' )', ')') : null;
}

/** Whether it is more than an id. */
export function isCompound(expression: string): boolean {
  return /\s/.test(expression);
}
