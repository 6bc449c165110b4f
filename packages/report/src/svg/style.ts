/**
 * Colours as CSS variables, so that the same drawing serves a light and a dark page. The series
 * colours are Okabe and Ito's (distinguishable with any colour vision); lines also differ in
 * dash, marks in shape.
 */
export const LIGHT_COLOURS = `--paper:#fff;--ink:#1c2128;--muted:#59636e;--rule:#d8dee4;--soft:#f4f6f8;
--a:#0072b2;--b:#d55e00;--good:#00795a;--bad:#c2321f;--warn:#8a5a00;--neutral:#6a737d;`;

export const DARK_COLOURS = `--paper:#0f1419;--ink:#e6edf3;--muted:#9aa7b4;--rule:#2f3842;--soft:#171d24;
--a:#56b4e9;--b:#e69f00;--good:#3fc79a;--bad:#ff8672;--warn:#e3b341;--neutral:#98a2ad;`;

export const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';

/** Rules of every plot, in a page or a file. */
export const PLOT_STYLE = `
.plot{font:12px ${FONT};font-variant-numeric:tabular-nums;display:block;width:100%;height:auto}
.plot text{fill:var(--muted)}
.plot .name{fill:var(--ink)}
.plot .heading{fill:var(--ink);font-size:14px;font-weight:600}
.plot .axis-title{fill:var(--muted)}
.plot .grid{stroke:var(--rule);stroke-width:1}
.plot .baseline{stroke:var(--muted);stroke-width:1}
.plot .guide{stroke:var(--muted);stroke-width:1;stroke-dasharray:2 3;fill:none}
.plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
.plot .a{stroke:var(--a)}
.plot .b{stroke:var(--b);stroke-dasharray:6 3}
.plot .band{stroke:none;fill-opacity:.16}
.plot .band-a{fill:var(--a)}
.plot .band-b{fill:var(--b)}
.plot .whisker{stroke-width:1.5;stroke-dasharray:none;stroke-opacity:.6}
.plot .fill-a{fill:var(--a)}
.plot .fill-b{fill:var(--b)}
.plot .bar-a{fill:var(--a);fill-opacity:.55}
.plot .outline-b{fill:none;stroke:var(--b);stroke-width:1.75;stroke-dasharray:5 2}
.plot .good{stroke:var(--good);fill:var(--good)}
.plot .bad{stroke:var(--bad);fill:var(--bad)}
.plot .neutral{stroke:var(--neutral);fill:var(--neutral)}
.plot .hollow{fill:var(--paper)}
.plot .span{stroke-width:2}
.plot text.good{fill:var(--good);stroke:none}
.plot text.bad{fill:var(--bad);stroke:none}
.plot .limit{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
.plot .fill-bad{fill:var(--bad)}
.plot .fill-neutral{fill:var(--neutral)}
.plot .cell{stroke:var(--paper);stroke-width:2}
.plot .end{text-anchor:end}
.plot .middle{text-anchor:middle}
`;

/** What a page gives to a plot, and a file has to bring along. */
export const STANDALONE_STYLE = `:root{${LIGHT_COLOURS}}
@media (prefers-color-scheme:dark){:root{${DARK_COLOURS}}}
.paper{fill:var(--paper)}
`;
