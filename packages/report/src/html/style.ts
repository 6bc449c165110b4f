import { DARK_COLOURS, FONT, LIGHT_COLOURS, PLOT_STYLE } from '../svg/style.ts';

/** The page's style sheet: calm, both colour schemes, narrow screens, paper. */
export const PAGE_STYLE = `
:root{${LIGHT_COLOURS}
--pass-soft:#e6f4ef;--fail-soft:#fcebe8;--inconclusive-soft:#f0f2f4;--shadow:0 1px 2px rgb(31 35 40/.06);color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${DARK_COLOURS}
--pass-soft:#0f2b24;--fail-soft:#331a17;--inconclusive-soft:#1f262e;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 ${FONT};font-variant-numeric:tabular-nums}
.wrap{max-width:1080px;margin:0 auto;padding:0 24px}
h1,h2,h3{line-height:1.3;margin:0;font-weight:600;overflow-wrap:anywhere}
h1{font-size:26px;letter-spacing:-.01em}
h2{font-size:21px}
h3{font-size:17px}
p,ul{margin:0}
a{color:var(--a)}
code{font:.9em/1.5 ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--soft);border-radius:4px;padding:.1em .35em;unicode-bidi:isolate;overflow-wrap:anywhere}
h1 code,h2 code{background:none;padding:0;font-size:.95em;font-weight:600}
.skip{position:absolute;left:-9999px}
.skip:focus{left:12px;top:12px;background:var(--paper);padding:8px 12px;border:2px solid var(--a);border-radius:6px;z-index:1}
.banner{border-bottom:1px solid var(--rule);padding:36px 0 28px}
.banner.pass{background:var(--pass-soft)}
.banner.fail{background:var(--fail-soft)}
.banner.inconclusive{background:var(--inconclusive-soft)}
.banner code{background:rgb(127 127 127/.14)}
.banner h1 code{background:none}
.banner h1{margin-top:14px}
.banner a{color:inherit}
.issues{list-style:none;padding:0;margin-top:18px;display:grid;gap:12px}
.issues li{padding-left:14px;border-left:3px solid var(--neutral)}
.issues li.fail{border-color:var(--bad)}
.next{display:block;color:var(--muted)}
.next b{color:var(--ink);font-weight:600}
.meta{color:var(--muted);font-size:13.5px;margin-top:18px;overflow-wrap:anywhere}
.pill{display:inline-flex;align-items:center;gap:.45em;white-space:nowrap;font-weight:600;font-size:.93em}
.pill::before{content:"";width:.62em;height:.62em;flex:none;background:currentColor}
.pill.pass{color:var(--good)}
.pill.fail{color:var(--bad)}
.pill.inconclusive{color:var(--neutral)}
.pill.pass::before{border-radius:50%}
.pill.fail::before{transform:rotate(45deg)}
.pill.inconclusive::before{background:none;border:2px solid currentColor;border-radius:50%}
.pill.large{font-size:14px;padding:5px 14px 5px 12px;border-radius:99px;border:1.5px solid currentColor;background:var(--paper);text-transform:capitalize}
.tone{white-space:nowrap;font-weight:500}
.tone::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.45em;background:currentColor}
.tone.good{color:var(--good)}
.tone.good::before{border-radius:50%}
.tone.bad{color:var(--bad)}
.tone.bad::before{transform:rotate(45deg)}
.tone.warn{color:var(--warn)}
.tone.warn::before{clip-path:polygon(50% 0,100% 100%,0 100%)}
.tone.neutral{color:var(--neutral)}
.tone.neutral::before{background:none;border:1.5px solid currentColor;border-radius:50%}
main.wrap{padding-top:12px;padding-bottom:56px}
.leg{padding-top:28px}
.leg+.leg{margin-top:44px;border-top:1px solid var(--rule)}
.leg-title{display:flex;gap:14px;align-items:baseline;flex-wrap:wrap}
.facts{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,240px),1fr));gap:14px;margin-top:18px}
.facts li{border:1px solid var(--rule);border-radius:10px;padding:14px 16px;box-shadow:var(--shadow)}
.facts .pill{float:right;margin-left:10px}
.facts b{display:block;color:var(--muted);font-weight:600;font-size:13px}
.facts span.head{display:block;overflow-wrap:anywhere;margin-top:2px}
.part{margin-top:40px}
.part>h3,.part>details>summary h3{padding-bottom:2px}
.sub{color:var(--muted);font-size:13.5px;margin-top:2px;overflow-wrap:anywhere}
.part p.lead{margin-top:16px;font-weight:500}
summary{cursor:pointer}
summary h3{display:inline}
.scroll{overflow-x:auto;margin-top:12px;border:1px solid var(--rule);border-radius:10px;box-shadow:var(--shadow)}
.scroll:focus-visible,.canvas:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--a);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:9px 14px;text-align:left;vertical-align:top;border-top:1px solid var(--rule)}
thead th{border-top:0;color:var(--muted);font-weight:600;font-size:12.5px;white-space:nowrap;background:var(--soft)}
tbody th{font-weight:400}
.right{text-align:right;white-space:nowrap}
.center{text-align:center}
td.name,th.name{white-space:nowrap}
td.words{min-width:200px;max-width:460px;overflow-wrap:anywhere}
th.name code,td.name code{white-space:pre}
.more{color:var(--muted);font-size:13px;margin-top:6px}
.plain{margin-top:12px;padding-left:20px;display:grid;gap:4px;overflow-wrap:anywhere}
.gallery{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:20px;margin-top:16px}
figure{margin:0;border:1px solid var(--rule);border-radius:10px;padding:16px 16px 12px;box-shadow:var(--shadow);min-width:0}
figure.wide{grid-column:1/-1}
figure.wide .canvas{overflow-x:auto}
figure.wide svg{min-width:620px}
figcaption{font-weight:600;font-size:14px;margin-bottom:10px;overflow-wrap:anywhere}
.alt{font-size:13px;color:var(--muted);margin-top:6px}
footer{border-top:1px solid var(--rule);color:var(--muted);font-size:13.5px;padding:20px 0 40px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:560px){.wrap{padding:0 16px}h1{font-size:21px}h2{font-size:19px}.banner{padding:24px 0 20px}figure{padding:12px}}
@media print{:root{${LIGHT_COLOURS}}body{font-size:11px}.scroll{overflow:visible;box-shadow:none}.banner{background:none!important}figure,tr,.facts li{break-inside:avoid}h2,h3{break-after:avoid}details::details-content{content-visibility:visible;block-size:auto}.skip,.alt{display:none}}
${PLOT_STYLE}`;
