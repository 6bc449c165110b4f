export { renderActionSection, renderMarkdown, renderSummary } from './markdown/render.ts';
export { renderHtml } from './html/page.ts';
export { renderSvg, plotsOf } from './svg/render.ts';
