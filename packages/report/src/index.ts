export type { PlotKind } from './document/document.ts';
export { PLOT_KINDS } from './document/document.ts';
export type { HtmlOptions } from './html/page.ts';
export { renderHtml } from './html/page.ts';
export { renderJunit } from './junit.ts';
export type { ReportLink } from './links.ts';
export type { MarkdownOptions } from './markdown/render.ts';
export {
  COMMENT_LIMIT,
  renderActionSection,
  renderMarkdown,
  renderSummary,
  SUMMARY_LIMIT,
} from './markdown/render.ts';
export type { EvidenceFile, EvidenceProblem, Report } from './select/select.ts';
export { reportFrom, selectEvidence } from './select/select.ts';
export { reportHeadline, summaryLine } from './summary-line.ts';
export { plotsOf, renderSvg } from './svg/render.ts';
export { renderText } from './text/render.ts';
