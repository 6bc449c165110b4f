import { formatCount } from '@slipway/core';
import { buildDocument } from '../document/build.ts';
import type { Content, Issue, Leg, ReportDocument } from '../document/document.ts';
import { plainContent } from '../document/plain.ts';
import { PAGE } from '../document/profile.ts';
import type { Markup } from '../escape/markup.ts';
import { markup, trusted } from '../escape/markup.ts';
import type { ReportLink } from '../links.ts';
import { isWebAddress } from '../links.ts';
import type { Report } from '../select/select.ts';
import { Ids, renderSection, renderTable } from './blocks.ts';
import { pill, renderContent } from './inline.ts';
import { PAGE_STYLE } from './style.ts';

export interface HtmlOptions {
  readonly links?: readonly ReportLink[];
  /** The commit the report is about, when the caller knows it. */
  readonly commit?: string | null;
}

/** Models after this many characters of page are listed without their tables and plots. */
const PAGE_BUDGET = 2_000_000;
/** Reasons listed under the verdict. */
const MAX_ISSUES = 12;

/**
 * Nothing is loaded from anywhere, no script runs: the style sheet stands in the page. Forms and
 * base addresses have no default in `default-src` and are shut too.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

function renderIssue(issue: Issue): Markup {
  const next =
    issue.next === null ? null : markup`<span class="next"><b>Next:</b> ${issue.next}</span>`;
  return markup`<li class="${issue.verdict}">${renderContent(issue.content)}${next}</li>`;
}

function renderIssues(issues: readonly Issue[]): Markup | null {
  if (issues.length === 0) return null;
  const rest = issues.length - MAX_ISSUES;
  const more = rest > 0 ? markup`<li>… and ${formatCount(rest)} more below</li>` : null;
  return markup`<ul class="issues">${issues.slice(0, MAX_ISSUES).map(renderIssue)}${more}</ul>`;
}

function renderMeta(report: Report, { links = [], commit = null }: HtmlOptions): Markup {
  const first = report.statements[0]?.predicate;
  const parts: Markup[] = [];
  if (commit !== null) parts.push(renderContent(['commit ', { code: commit.slice(0, 12) }]));
  const finished = report.statements.map(({ predicate }) => Date.parse(predicate.finishedAt));
  if (finished.length > 0) {
    const last = finished.reduce((a, b) => Math.max(a, b));
    parts.push(markup`${new Date(last).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
  }
  if (first !== undefined) parts.push(markup`${first.tool.name} ${first.tool.version}`);
  for (const link of links.slice(0, 6)) {
    if (isWebAddress(link.url)) parts.push(markup`<a href="${link.url}">${link.words}</a>`);
  }
  return markup`<p class="meta">${parts.map((part, i) => (i === 0 ? part : markup` · ${part}`))}</p>`;
}

function renderFacts(leg: Leg): Markup {
  const facts = leg.facts.map(
    ({ verdict, action, headline }) =>
      markup`<li>${pill(verdict)}<b>${action}</b><span class="head">${renderContent([headline])}</span></li>`,
  );
  return markup`<ul class="facts">${facts}</ul>`;
}

function renderLeg(leg: Leg, several: boolean, ids: Ids, hasRoom: boolean): Markup {
  const id = ids.next('model');
  const title = several
    ? markup`<div class="leg-title"><h2 id="${id}">${renderContent(leg.title)}</h2>${pill(leg.verdict)}</div>`
    : markup`<h2 id="${id}" class="hidden">Results</h2>`;
  const body = hasRoom
    ? leg.sections.map((section) => renderSection(section, ids))
    : markup`<p class="more">Left out for length: the tables and plots of this model; its evidence file has them.</p>`;
  return markup`<section class="leg" aria-labelledby="${id}">${title}${renderFacts(leg)}${body}</section>`;
}

function renderLegs(document: ReportDocument, ids: Ids): Markup {
  const several = document.rollup !== null;
  let room = PAGE_BUDGET;
  const legs = document.legs.map((leg) => {
    const rendered = renderLeg(leg, several, ids, room > 0);
    room -= rendered.text.length;
    return rendered;
  });
  return markup`${legs}`;
}

function renderRemarks(remarks: readonly Content[]): Markup | null {
  if (remarks.length === 0) return null;
  const items = remarks.slice(0, 20).map((remark) => markup`<li>${renderContent(remark)}</li>`);
  return markup`<div class="part"><h2>Remarks</h2><ul class="plain">${items}</ul></div>`;
}

function renderBody(report: Report, document: ReportDocument, options: HtmlOptions): Markup {
  const ids = new Ids();
  const rollup =
    document.rollup === null
      ? null
      : markup`<div class="part"><h2>Models</h2>${renderTable(document.rollup)}</div>`;
  return markup`<a class="skip" href="#results">Skip to the results</a>
<header class="banner ${document.verdict}"><div class="wrap">${pill(document.verdict, 'large')}<h1>${renderContent(document.title)}</h1>${renderIssues(document.issues)}${renderMeta(report, options)}</div></header>
<main id="results" class="wrap">${rollup}${renderLegs(document, ids)}${renderRemarks(document.remarks)}</main>
<footer><div class="wrap">Intervals are confidence intervals; better and worse mean that the interval of the difference leaves zero out. Missing evidence is never a pass.</div></footer>`;
}

/**
 * The report as one web page without any outside part: no script, no request, light and dark,
 * readable on a phone and on paper, plots as SVG in the page.
 */
export function renderHtml(report: Report, options: HtmlOptions = {}): string {
  const document = buildDocument(report, PAGE);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.verdict}: ${plainContent(document.title)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
${renderBody(report, document, options)}
</body>
</html>
`;
  return page.text;
}
