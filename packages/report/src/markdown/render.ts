import type { Statement } from '@slipway/core';
import { actionOf, formatCount } from '@slipway/core';
import { VERDICT_SYMBOLS } from '../display/words.ts';
import { buildDocument, legSections } from '../document/build.ts';
import type { Content, Issue, Leg, ReportDocument } from '../document/document.ts';
import { code, PRIORITIES } from '../document/document.ts';
import { issuesOfStatement } from '../document/issues.ts';
import type { Profile } from '../document/profile.ts';
import { COMMENT, shrink, SUMMARY } from '../document/profile.ts';
import { legTitle } from '../document/title.ts';
import { cleanProse } from '../escape/clean.ts';
import { markdownLink, markdownText } from '../escape/markdown.ts';
import type { ReportLink } from '../links.ts';
import type { Report } from '../select/select.ts';
import { renderSection } from './blocks.ts';
import type { Fitted, Measure, Part } from './budget.ts';
import { fit, inBytes, inCharacters } from './budget.ts';
import { renderContent, renderSummaryContent } from './inline.ts';

export interface MarkdownOptions {
  /** Most characters (comment) or bytes (summary) of the result; the verdict takes sixty. */
  readonly limit?: number;
  readonly links?: readonly ReportLink[];
  /** The commit the report is about, when the caller knows it. */
  readonly commit?: string | null;
  /** Whether the pull request has newer commits than that; said right below the verdict. */
  readonly outdated?: boolean | null;
}

/**
 * GitHub refuses comments over 65,536 characters; the rest of them is left to the caller's hidden
 * marker and remarks.
 */
export const COMMENT_LIMIT = 60_000;
/** GitHub drops a job summary over 1 MiB as a whole. */
export const SUMMARY_LIMIT = 900 * 1024;

/** Sections up to this priority are worth a shorter version of everything. */
const ESSENTIAL = PRIORITIES.quality;

interface Surface {
  readonly profile: Profile;
  readonly limit: number;
  readonly measure: Measure;
  /** Issues that are listed under the verdict. */
  readonly issues: number;
}

function renderIssue(issue: Issue, following: Issue | undefined): string {
  const words = `${VERDICT_SYMBOLS[issue.verdict]} ${renderContent(issue.content, 240)}`;
  if (issue.next === null || issue.next === following?.next) return `- ${words}`;
  return `- ${words} **Next:** ${markdownText(issue.next)}`;
}

function issueParts(issues: readonly Issue[], limit: number): Part[] {
  if (issues.length === 0) return [];
  const shown = issues.slice(0, limit);
  const lines = shown.map((issue, i) => renderIssue(issue, shown[i + 1]));
  const rest = issues.length - shown.length;
  if (rest > 0) lines.push(`- … and ${formatCount(rest)} more below`);
  return [{ name: 'reasons', markdown: lines.join('\n'), priority: PRIORITIES.reasons }];
}

function renderFacts(facts: Leg['facts']): string {
  return facts
    .map(({ verdict, action, headline }) => {
      const words = renderContent([{ strong: action }, ' ', headline], 200);
      return `${VERDICT_SYMBOLS[verdict]} ${words}`;
    })
    .join(' · ');
}

/** The first line: verdict, model, why. */
function renderTitle(verdict: ReportDocument['verdict'], title: Content): string {
  return `### ${VERDICT_SYMBOLS[verdict]} ${renderContent(title)}`;
}

function leftOut(dropped: readonly Part[]): string[] {
  if (dropped.length === 0) return [];
  const names = dropped.slice(0, 8).map((part) => cleanProse(part.name, 80));
  const rest = dropped.length - names.length;
  const more = rest > 0 ? ` and ${formatCount(rest)} more` : '';
  return [`<sub>${markdownText(`Left out for length: ${names.join(', ')}${more}.`, 1000)}</sub>`];
}

function outdatedLines({ commit = null, outdated = null }: MarkdownOptions): string[] {
  if (outdated !== true) return [];
  const which: Content =
    commit === null ? ['an older commit'] : ['commit ', code(commit.slice(0, 12))];
  return [renderContent(['This is about ', ...which, ': the pull request has moved on since.'])];
}

function renderFoot(options: MarkdownOptions, versions: readonly string[]): string {
  const { links = [], commit = null } = options;
  const parts = links.slice(0, 6).map((link) => markdownLink(link.words, link.url));
  if (commit !== null) parts.push(renderContent(['commit ', { code: commit.slice(0, 12) }]));
  parts.push(...versions.map((version) => markdownText(version, 60)));
  return `<sub>${parts.join(' · ')}</sub>`;
}

/** The parts of a leg; a part of a passing leg is less important than any of a failing one. */
function legParts(leg: Leg, index: number, several: boolean): Part[] {
  const back = (leg.verdict === 'pass' ? 200 : 0) + index / 1000;
  return leg.sections.map((section) => ({
    name: several ? `${section.title} of ${leg.model}` : section.title,
    markdown: renderSection(section),
    priority: section.priority + back,
  }));
}

interface RenderedLeg {
  readonly leg: Leg;
  readonly parts: readonly Part[];
}

/** One of several models: its own heading and facts; folded away when it passes. */
function renderLeg(
  { leg, parts }: RenderedLeg,
  kept: ReadonlySet<Part>,
  several: boolean,
): string[] {
  const body = parts.filter((part) => kept.has(part)).map((part) => part.markdown);
  if (body.length === 0 || !several) return body;
  const whole = [renderFacts(leg.facts), ...body].join('\n\n');
  if (leg.verdict !== 'pass') return [renderTitle(leg.verdict, leg.title), whole];
  const title = `${VERDICT_SYMBOLS.pass} ${renderSummaryContent(leg.title)}`;
  return [`<details><summary>${title}</summary>\n\n${whole}\n\n</details>`];
}

function remarkParts(document: ReportDocument): Part[] {
  if (document.remarks.length === 0) return [];
  const lines = document.remarks.slice(0, 20).map((remark) => `- ${renderContent(remark)}`);
  return [{ name: 'remarks', markdown: lines.join('\n'), priority: PRIORITIES.remarks }];
}

function rollupParts({ rollup }: ReportDocument): Part[] {
  if (rollup === null) return [];
  const priority = PRIORITIES.models;
  const section = { title: 'Models', subtitle: null, blocks: [rollup], collapsed: false, priority };
  return [{ name: 'Models', markdown: renderSection(section), priority }];
}

function factParts([leg]: readonly Leg[]): Part[] {
  if (leg === undefined) return [];
  return [{ name: 'headlines', markdown: renderFacts(leg.facts), priority: PRIORITIES.headlines }];
}

function toolVersions(report: Report): string[] {
  const versions = report.statements.map(
    ({ predicate }) => `${predicate.tool.name} ${predicate.tool.version}`,
  );
  return [...new Set(versions)].slice(0, 3);
}

function renderWith(report: Report, options: MarkdownOptions, surface: Surface): Fitted {
  const document = buildDocument(report, surface.profile);
  const several = document.rollup !== null;
  const legs = document.legs.map((leg, i) => ({ leg, parts: legParts(leg, i, several) }));
  const remarks = remarkParts(document);
  const head = [
    ...issueParts(document.issues, surface.issues),
    ...rollupParts(document),
    ...(several ? [] : factParts(document.legs)),
  ];
  const foot = renderFoot(options, toolVersions(report));
  return fit(
    [...head, ...legs.flatMap(({ parts }) => parts), ...remarks],
    surface.limit,
    surface.measure,
    (kept, dropped) =>
      [
        renderTitle(document.verdict, document.title),
        ...outdatedLines(options),
        ...[...head, ...remarks].filter((part) => kept.has(part)).map((part) => part.markdown),
        ...legs.flatMap((leg) => renderLeg(leg, kept, several)),
        ...leftOut(dropped),
        foot,
      ].join('\n\n') + '\n',
  );
}

/** What is left where there is no room even for the sentence and its links. */
function bareVerdict({ verdict }: Report): string {
  return `### ${VERDICT_SYMBOLS[verdict]} ${verdict}\n\nThe report does not fit here.\n`;
}

/** Renders in full; where an essential section had to go, again with fewer rows in each. */
function renderReport(report: Report, options: MarkdownOptions, surface: Surface): string {
  let profile = surface.profile;
  for (let attempt = 0; ; attempt++) {
    const { markdown, dropped } = renderWith(report, options, { ...surface, profile });
    if (surface.measure(markdown) > surface.limit) return bareVerdict(report);
    if (attempt === 3 || dropped.every((part) => part.priority > ESSENTIAL)) return markdown;
    profile = shrink(profile);
  }
}

/**
 * The pull-request comment. The verdict sentence comes first, then what failed, observed and
 * limit, and what to do; a passing run is a few lines with everything else folded away. The
 * caller puts its hidden marker before it.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? COMMENT_LIMIT;
  return renderReport(report, options, {
    profile: COMMENT,
    limit,
    measure: inCharacters,
    issues: 3,
  });
}

/** The job summary: the same as the comment with longer tables; `limit` is in bytes. */
export function renderSummary(report: Report, options: MarkdownOptions = {}): string {
  const limit = options.limit ?? SUMMARY_LIMIT;
  return renderReport(report, options, {
    profile: SUMMARY,
    limit,
    measure: inBytes,
    issues: 10,
  });
}

/** What one action writes into its own job summary, in at most `SUMMARY_LIMIT` bytes. */
export function renderActionSection(statement: Statement): string {
  const { model, id, verdict, headline } = statement.predicate;
  const title: Content = [`${actionOf(statement)}: `, ...legTitle(model, id, verdict, [statement])];
  const parts = [
    ...issueParts(issuesOfStatement(statement), 10),
    ...legSections([statement], SUMMARY).map((section) => ({
      name: section.title,
      markdown: renderSection(section),
      priority: section.priority,
    })),
  ];
  const head = [renderTitle(verdict, title), renderContent([headline])];
  return fit(parts, SUMMARY_LIMIT, inBytes, (kept, dropped) => {
    const body = parts.filter((part) => kept.has(part)).map((part) => part.markdown);
    return `${[...head, ...body, ...leftOut(dropped)].join('\n\n')}\n`;
  }).markdown;
}
