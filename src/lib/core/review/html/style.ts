import { colours, printColours } from '../../charts/colours.ts';

/** The whole stylesheet of the file: one text, so that its hash allows it and nothing else. */
export function styleText(): string {
  return [
    `:root{color-scheme:light dark;${list(entries(0))}}`,
    `@media (prefers-color-scheme:dark){:root{${list(entries(1))}}}`,
    `@media print{:root{color-scheme:light;${list(entries(0))}${list(Object.entries(printColours))}}}`,
    screen,
    phone,
    print,
  ].join('\n');
}

function entries(look: 0 | 1): readonly (readonly [string, string])[] {
  return Object.entries(colours).map(([name, pair]) => [name, pair[look]] as const);
}

function list(named: readonly (readonly [string, string])[]): string {
  return named.map(([name, colour]) => `--${name}:${colour};`).join('');
}

const screen = `
*,*::before,*::after{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:100%/1.5 -apple-system,'Segoe UI Variable Text','Segoe UI',Roboto,'Noto Sans',Cantarell,Ubuntu,'Helvetica Neue',Arial,'Liberation Sans',sans-serif;font-variant-numeric:lining-nums tabular-nums;text-size-adjust:100%;--surface:var(--paper)}
body{margin:0;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,p,ul,ol,dl,dd,figure{margin:0;padding:0}
h1,h2,h3,h4,h5{font-weight:600;line-height:1.25;text-wrap:balance}
h1{font-size:clamp(1.75rem,1.4rem + 1.5vw,2.5rem);letter-spacing:-.022em}
h2{font-size:clamp(1.35rem,1.2rem + .7vw,1.75rem);letter-spacing:-.015em}
h3{font-size:1.125rem}
h4,h5{font-size:1rem}
p,li,dd{text-wrap:pretty}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
:focus-visible{border-radius:2px;outline:2px solid var(--accent);outline-offset:2px}
.unseen{clip-path:inset(50%);height:1px;overflow:hidden;position:absolute;white-space:nowrap;width:1px}
.skip{background:var(--raised);left:1rem;padding:.5rem .75rem;position:absolute;top:-5rem;z-index:1}
.skip:focus{top:.5rem}
.sheet{display:grid;gap:3rem;grid-template-columns:minmax(0,1fr);margin:0 auto;max-width:54rem;padding:3rem 1.5rem 5rem}
main>*{min-width:0}
.pages{display:grid;gap:3.5rem}
.pages:focus,.toc:focus{outline:0}
.cover{display:grid;gap:1rem}
.kicker{color:var(--ink-muted);font-size:.875rem;font-weight:600}
.message{font-size:1.25rem;line-height:1.4;max-width:46ch}
.parties{font-size:1.125rem}
.quiet,.source,.summary,footer{color:var(--ink-muted);font-size:.875rem;line-height:1.45}
.source,footer,.save,.legend{font-size:.75rem}
.summary{max-width:72ch}
.toc{font-size:.875rem;line-height:1.4}
.toc h2{font-size:.875rem;margin-bottom:.5rem}
.toc ol{display:grid;gap:.35rem;list-style:none}
.toc ol ol{margin:.35rem 0 .5rem 1rem}
.page{border-top:1px solid var(--rule-strong);display:grid;gap:1.25rem;padding-top:1.5rem;scroll-margin-top:1rem}
.page,.pages{grid-template-columns:minmax(0,1fr)}
.page>*{min-width:0}
.lead{font-size:1.0625rem;max-width:72ch}
.said{max-width:72ch;white-space:pre-line}
.block,figure{display:grid;gap:.75rem;grid-template-columns:minmax(0,1fr);min-width:0}
figcaption{display:grid;gap:.25rem}
.figures dl{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr))}
.figure{align-content:start;display:grid;gap:.2rem;min-width:0}
.figure dt{font-size:.875rem;font-weight:500}
.figure dt a{color:inherit;text-decoration-color:var(--rule-strong)}
.face{font-size:clamp(1.75rem,1.4rem + 1.2vw,2.25rem);font-weight:600;letter-spacing:-.025em;line-height:1.15}
.face.none{color:var(--ink-muted);font-size:1.25rem;font-weight:400;letter-spacing:0;line-height:2.2rem}
.figure.unverified .face{color:var(--ink-muted);font-weight:400;text-decoration:underline dashed 1px;text-underline-offset:.2em}
.exact{font-size:.875rem}
.delta,.status{font-size:.875rem}
.delta.good{color:var(--good)}
.delta.concern{color:var(--concern)}
.delta span{font-size:.75em}
.status{color:var(--ink-muted)}
.drawn svg{display:block;height:auto;max-width:100%}
.drawn .narrow{display:none;max-width:30rem}
.plot{color:var(--ink);overflow:visible}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none}
.legend svg{flex:none}
.legend li{align-items:center;display:inline-flex;gap:.5rem}
.frame{overflow-x:auto;position:relative}
table{border-collapse:collapse;font-size:.875rem;line-height:1.35;overflow-wrap:break-word;width:100%}
caption{font-weight:600;overflow-wrap:anywhere;padding-bottom:.5rem;text-align:start}
th,td{border-bottom:1px solid var(--rule);max-width:24rem;padding:.45rem .75rem;text-align:start;vertical-align:baseline}
th:first-child,td:first-child{padding-inline-start:0}
th:last-child,td:last-child{padding-inline-end:0}
thead th{border-bottom-color:var(--rule-strong);color:var(--ink-muted);font-size:.75rem;font-weight:500;vertical-align:bottom}
tbody th{font-weight:500}
.end{text-align:right;white-space:nowrap}
.sign{margin-inline-end:.4rem;vertical-align:-.3em}
.sign .shape{fill:currentcolor;stroke:currentcolor;stroke-linejoin:round;stroke-width:2}
.sign text{fill:var(--paper);font-size:22px;font-weight:700}
.sign.improvement,.sign.pass{color:var(--good)}
.sign.concern,.sign.fail{color:var(--concern)}
.sign.neutral{color:var(--series-6)}
.sign.neutral text{font-size:19px}
.sign.hollow{color:var(--neutral)}
.sign.hollow .shape{fill:none;stroke-width:2.5}
.sign.hollow text{fill:currentcolor}
.sign.hit_or_miss .shape{stroke-dasharray:7 4.87}
.sign .wave{fill:none;stroke:currentcolor;stroke-linecap:round;stroke-linejoin:round;stroke-width:2.5}
.comments{display:grid;gap:.75rem;list-style:none}
.comments li{border-inline-start:3px solid var(--accent);display:grid;gap:.15rem;padding-inline-start:.75rem}
.decisions{display:grid;gap:1rem;padding-inline-start:1.5rem}
.decisions .asked{font-weight:600}
details{border-top:1px solid var(--rule);padding-top:.5rem}
details>*+*{margin-top:.5rem}
summary{color:var(--accent);cursor:pointer;font-size:.875rem;width:fit-content}
.notes p{font-size:.875rem;max-width:72ch}
footer{border-top:1px solid var(--rule);display:grid;gap:.25rem;padding-top:.75rem}
.marks{display:flex;flex-wrap:wrap;gap:.35rem .5rem;list-style:none}
.marks li{border:1px solid currentcolor;border-radius:3px;color:var(--concern);font-size:.75rem;font-weight:600;padding:0 .5rem}
.marks .provisional,.marks .unverified{color:var(--ink);border-style:dashed}
.definition{display:grid;gap:.35rem;scroll-margin-top:1rem}
.definition p,.definition dd{max-width:72ch}
.definition dl,.parameters{display:grid;font-size:.875rem;gap:.25rem}
.definition dl>div,.parameters>div{display:grid;gap:0 1rem;grid-template-columns:9rem 1fr}
.definition dt,.parameters dt{color:var(--ink-muted)}
.definition:target,.page:target>h2,.page:target>h3{outline:2px solid var(--accent);outline-offset:.4rem}
@media (min-width:80rem){
.sheet{grid-template:'toc head' auto 'toc pages' auto/15rem minmax(0,50rem);justify-content:center;max-width:none}
.cover:not(.page){grid-area:head}
.pages{grid-area:pages}
.toc{grid-area:toc;align-self:start;border-inline-end:1px solid var(--rule);max-height:calc(100vh - 3rem);overflow-y:auto;padding-inline-end:1rem;position:sticky;top:1.5rem}
}`;

const phone = `
@media screen and (max-width:40rem){
.sheet{gap:2rem;padding:1.5rem 1rem 3rem}
.pages{gap:2.5rem}
.drawn .wide{display:none}
.drawn .narrow{display:block}
.figures dl{grid-template-columns:1fr 1fr;gap:1.25rem 1rem}
.definition dl>div,.parameters>div{grid-template-columns:1fr}
}
@media screen and (max-width:24rem){
.figures dl{grid-template-columns:1fr}
}`;

// On paper one thought a page; nothing is cut, and what only a screen can do is left away.
const print = `
@page{margin:14mm 14mm 16mm;@bottom-right{content:counter(page) ' of ' counter(pages);font:8pt sans-serif}}
@media print{
html{font-size:10pt}
.sheet,.pages{display:block;max-width:none;padding:0}
.screen,.skip,.save,summary,details{display:none}
.toc{border:0;margin-top:2rem}
.toc a,.figure dt a{color:inherit;text-decoration:none}
.page,.partnership{border-top:0;break-before:page;margin:0;padding-top:0}
.page,.block,figure{display:block}
.page>*+*,.block>*+*,figure>*+*{margin-top:.9rem}
.frame{overflow:visible}
table{font-size:8.5pt;overflow-wrap:anywhere}
th,td{max-width:none;padding:.25rem .5rem}
thead{display:table-header-group}
tr,figure,.figure,.definition,.decisions li,.marks,.legend{break-inside:avoid}
h1,h2,h3,h4,h5,caption,figcaption{break-after:avoid}
.definition,#parameters{margin-top:1.5rem}
#parameters{break-before:auto}
footer{break-before:avoid;break-inside:avoid}
svg,.marks{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
