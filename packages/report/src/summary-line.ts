import type { Statement } from '@slipway/core';
import { actionOf } from '@slipway/core';
import { buildDocument } from './document/build.ts';
import { plainContent } from './document/plain.ts';
import { TERMINAL } from './document/profile.ts';
import { cleanName } from './escape/clean.ts';
import { withoutReferences } from './escape/markdown.ts';
import type { Report } from './select/select.ts';

/** Longest line: it goes into outputs, statuses and logs. */
const LINE_LIMIT = 240;

/**
 * One line for the output `summary`: `evaluate flight-delay: fail: recall 0.612`. Nobody knows
 * where a workflow puts it, so mentions and references in it are broken.
 */
export function summaryLine(statement: Statement): string {
  const { model, id, verdict, headline } = statement.predicate;
  const leg = id === null ? cleanName(model) : `${cleanName(model)} (${cleanName(id, 40)})`;
  return withoutReferences(`${actionOf(statement)} ${leg}: ${verdict}: ${headline}`, LINE_LIMIT);
}

/** The verdict sentence of a whole report, as a headline for its own evidence. */
export function reportHeadline(report: Report): string {
  return withoutReferences(plainContent(buildDocument(report, TERMINAL).title), LINE_LIMIT);
}
