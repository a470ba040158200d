/**
 * The look of a report. Everything stands below `.cmg-report` but the custom properties and the frame of the document of its own, so that a page
 * can take it in. Colours meet WCAG AA on their grounds, and none is needed to understand: words say the same.
 */
export const reportStyles = `
:root {
  color-scheme: light dark;
  --ground: #f4f6f8; --paper: #ffffff; --ink: #1a2027; --quiet: #55606c; --line: #d5dce3; --link: #0a53a8;
  --error: #a8201a; --error-ground: #fdf0ef; --warning: #7d4e00; --warning-ground: #fff5df;
  --pass: #11633a; --pass-ground: #eaf6ef; --open: #54429a; --open-ground: #f2effb; --note: #1f5a80; --note-ground: #ecf4f9;
  --on-badge: #ffffff; --bar: #8aa3bd; --bar-own: #2b6cb0; --today: #1a2027; --grid: #e6ebf0;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1216; --paper: #161b21; --ink: #e4e9ee; --quiet: #9ba7b3; --line: #2c353e; --link: #7db8ff;
    --error: #ff9a92; --error-ground: #2a1716; --warning: #efc15f; --warning-ground: #29210f;
    --pass: #74d3a0; --pass-ground: #10241a; --open: #bcb0ff; --open-ground: #1e1b31; --note: #8ec9ee; --note-ground: #12222d;
    --on-badge: #10151a; --bar: #56697c; --bar-own: #6aa9ee; --today: #e4e9ee; --grid: #232b33;
  }
}
.cmg-page { margin: 0; background: var(--ground); color: var(--ink); }
.cmg-page .top, .cmg-page .end, .cmg-page .cmg-report { box-sizing: border-box; max-width: 66rem; margin-inline: auto; padding-inline: 1.25rem; }
.cmg-page .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; padding-block: 1.25rem .75rem; font: .875rem/1.5 var(--sans); color: var(--quiet); }
.cmg-page .top p, .cmg-page .top h1 { margin: 0; font-size: inherit; font-weight: 400; }
.cmg-page .top .brand { font-weight: 650; color: var(--ink); }
.cmg-page .top .when { margin-inline-start: auto; font-variant-numeric: tabular-nums; }
.cmg-page .end { padding-block: 0 2rem; font: .8125rem/1.5 var(--sans); color: var(--quiet); }
.cmg-page .end code { font-family: var(--mono); }
.cmg-report { font: .9375rem/1.5 var(--sans); color: var(--ink); overflow-wrap: anywhere; }
.cmg-report :is(h1, h2, h3, h4, h5, p, dl, dd, ol, ul) { margin: 0; }
.cmg-report :is(ol, ul) { padding: 0; list-style: none; }
.cmg-report a { color: var(--link); text-underline-offset: .15em; }
.cmg-report :is(a, button, summary):focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.cmg-report code { font-family: var(--mono); font-size: .875em; }
.cmg-report :is(dd, dt, td, th, li, code, q, h2, h3, h4, h5) { unicode-bidi: isolate; }
.cmg-report .quiet { color: var(--quiet); font-weight: 400; }
.cmg-report .rule { color: var(--quiet); font-size: .8125em; white-space: nowrap; }
.cmg-report .steps { counter-reset: step; display: grid; gap: .3rem; }
.cmg-report .steps li { counter-increment: step; display: grid; grid-template-columns: 1.5rem 1fr; }
.cmg-report .steps li::before { content: counter(step) "."; color: var(--quiet); }
.cmg-report .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.cmg-report :is(.file, .overview, .about) { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; margin-block-end: 1.25rem; overflow: clip; }
.cmg-report .verdict { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; align-items: start; padding: 1.1rem 1.25rem; border-block-end: 1px solid var(--line); }
.cmg-report .verdict :is(h1, h2, h3, h4) { font-size: 1.1875rem; line-height: 1.35; font-weight: 650; text-wrap: balance; }
.cmg-report .verdict p { margin-block-start: .2rem; }
.cmg-report .badge { min-width: 3.4em; padding: .16em .55em; border-radius: 4px; background: var(--tone); color: var(--on-badge); font-weight: 700; letter-spacing: .06em; text-align: center; }
.cmg-report .verdict { background: var(--tone-ground); }
.cmg-report :is(.pass) { --tone: var(--pass); --tone-ground: var(--pass-ground); }
.cmg-report :is(.warn, .warning) { --tone: var(--warning); --tone-ground: var(--warning-ground); }
.cmg-report :is(.fail, .error, .unreadable) { --tone: var(--error); --tone-ground: var(--error-ground); }
.cmg-report :is(.incomplete, .open, .unknown) { --tone: var(--open); --tone-ground: var(--open-ground); }
.cmg-report :is(.note) { --tone: var(--note); --tone-ground: var(--note-ground); }
.cmg-report :is(.none) { --tone: var(--quiet); --tone-ground: transparent; }
.cmg-report .part { padding: 1.1rem 1.25rem 0; }
.cmg-report .file > :last-child { margin-block-end: 1.1rem; }
.cmg-report .about { padding-block-end: 1.1rem; }
.cmg-report > .part:not(.about) { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; margin-block-end: 1.25rem; padding-block-end: 1.1rem; }
.cmg-report .part > :is(h2, h3, h4) { font-size: .8125rem; line-height: 1.4; letter-spacing: .05em; text-transform: uppercase; color: var(--quiet); font-weight: 650; margin-block-end: .5rem; }
.cmg-report .part > :is(h2, h3, h4) .quiet { letter-spacing: 0; text-transform: none; }
.cmg-report .columns { display: grid; }
@media screen and (min-width: 60rem) {
  .cmg-report .columns { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); }
  .cmg-report .columns > :only-child { grid-column: 1 / -1; }
}
.cmg-report .tag { display: inline-block; padding: .08em .5em; border-radius: 4px; border: 1px solid var(--tone); background: var(--tone-ground); color: var(--tone); font-size: .75rem; font-weight: 650; line-height: 1.5; white-space: nowrap; }
.cmg-report .group + .group { margin-block-start: 1rem; }
.cmg-report .group-title { font-weight: 600; margin-block-end: .5rem; }
.cmg-report .failures { display: grid; gap: .75rem; }
.cmg-report .failure { border: 1px solid var(--line); border-inline-start: 4px solid var(--tone); border-radius: 6px; padding: .8rem 1rem; }
.cmg-report .failure-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; }
.cmg-report .failure-head :is(h3, h4, h5) { flex: 1 1 20rem; font-size: 1rem; line-height: 1.4; font-weight: 650; }
.cmg-report .why { display: grid; grid-template-columns: 4rem 1fr; gap: .3rem .5rem; margin-block-start: .55rem; }
.cmg-report .why dt { color: var(--quiet); }
.cmg-report .why .fix { color: var(--ink); font-weight: 600; }
.cmg-report .why dd.fix { font-weight: 500; }
.cmg-report .sources { font-size: .875em; }
.cmg-report .next { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .75rem 1.25rem 0; }
.cmg-report .brief { display: grid; gap: .45rem; }
.cmg-report .brief li { display: grid; grid-template-columns: max-content 1fr; gap: .75rem; align-items: baseline; }
.cmg-report .brief .tag { justify-self: start; }
.cmg-report .facts { display: grid; gap: .22rem; }
.cmg-report .facts > div { display: grid; grid-template-columns: 7.25rem 1fr; gap: .5rem; }
.cmg-report .facts dt { color: var(--quiet); }
.cmg-report .facts .copyable code { font-size: .8125rem; }
.cmg-report .stated > div { grid-template-columns: minmax(7.25rem, 14rem) 1fr; }
.cmg-report .asked > div { grid-template-columns: minmax(7.5rem, 15rem) 1fr; }
.cmg-report .digests > div { grid-template-columns: minmax(7.5rem, 18rem) 1fr; }
.cmg-report .asked dt code { color: var(--ink); }
.cmg-report .copyable { display: inline-flex; align-items: baseline; gap: .5rem; max-width: 100%; }
.cmg-report .copy { display: none; flex: none; white-space: nowrap; font: 600 .75rem/1.4 var(--sans); padding: .1em .55em; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); color: var(--link); cursor: pointer; }
.cmg-report .copy:hover { border-color: var(--link); }
.can-copy .cmg-report .copy { display: inline-block; }
.cmg-report .chain { display: grid; gap: .5rem; }
.cmg-report .link { position: relative; display: grid; grid-template-columns: 1.1rem 1fr; gap: 0 .5rem; padding: .4rem .7rem; border: 1px solid var(--line); border-inline-start: 3px solid var(--tone, var(--quiet)); border-radius: 6px; }
.cmg-report .link .sign { color: var(--tone, var(--quiet)); font-weight: 700; grid-row: span 2; }
.cmg-report .link-name { font-weight: 600; }
.cmg-report .link-about { color: var(--quiet); font-size: .875em; }
.cmg-report .link-about span { display: inline-block; }
.cmg-report .link.missing { border-style: dashed; border-color: var(--quiet); }
.cmg-report .chain li + li .link::before { content: ""; position: absolute; inset-block: -.55rem auto; inset-inline-start: -.85rem; width: .75rem; height: 1.75rem; border: solid var(--quiet); border-width: 0 0 1.5px 1.5px; border-end-start-radius: 5px; }
.cmg-report .chain li:has(.missing) + li .link::before { border-style: dashed; }
${[1, 2, 3, 4, 5, 6, 7, 8].map((depth) => `.cmg-report .depth-${depth} { margin-inline-start: ${depth * 1.5}rem; }`).join('\n')}
.cmg-report table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.cmg-report :is(th, td) { text-align: start; vertical-align: baseline; padding: .25rem .75rem .25rem 0; font-weight: 400; }
.cmg-report thead th { color: var(--quiet); font-size: .8125rem; }
.cmg-report tbody :is(th, td) { border-block-start: 1px solid var(--line); }
.cmg-report .overview table { margin: .5rem 1.25rem 1rem; width: calc(100% - 2.5rem); }
.cmg-report :is(th, .overview .found, .listing td:nth-child(-n+2)) { overflow-wrap: normal; }
.cmg-report .overview .found { min-width: 4.5rem; }
.cmg-report .timeline .picture { width: 38%; padding: 0 1.5rem 0 .75rem; vertical-align: middle; }
.cmg-report .timeline .picture svg { display: block; overflow: visible; }
.cmg-report .timeline tbody .picture { border-block-start-color: var(--grid); }
.cmg-report .timeline tbody :is(th, td) { vertical-align: middle; }
.cmg-report .timeline :is(.day, .left) { white-space: nowrap; }
.cmg-report .timeline th .quiet { display: block; font-size: .8125rem; }
.cmg-report .timeline .of { font-weight: 600; }
.cmg-report .timeline .left.ended { color: var(--error); font-weight: 600; }
.cmg-report .narrow-label { display: none; }
.cmg-report .axis text { font: .6875rem var(--sans); fill: var(--quiet); }
.cmg-report .grid { stroke: var(--grid); }
.cmg-report .bar { fill: var(--bar); }
.cmg-report .bar.own { fill: var(--bar-own); }
.cmg-report .bar.ended { fill: none; stroke: var(--error); stroke-dasharray: 3 2; }
.cmg-report .bar.future { fill: none; stroke: var(--bar-own); }
.cmg-report .beyond { fill: var(--bar); }
.cmg-report .beyond.own { fill: var(--bar-own); }
.cmg-report .mark { stroke-width: 1.5; }
.cmg-report .mark.today { stroke: var(--today); }
.cmg-report .mark.warning { stroke: var(--warning); stroke-dasharray: 4 2; }
.cmg-report .mark.limit { stroke: var(--open); stroke-dasharray: 1.5 2; }
.cmg-report .legend { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin-block: .4rem .3rem; font-size: .8125rem; color: var(--quiet); }
.cmg-report .legend svg { vertical-align: -2px; margin-inline-end: .25rem; }
.cmg-report .design { display: block; width: 100%; height: auto; }
.cmg-report .design.narrow { display: none; max-width: 24rem; margin-inline: auto; }
.cmg-report .design .area { fill: var(--ground); stroke: var(--line); }
.cmg-report .design .area-title { font: 650 12px var(--sans); fill: var(--quiet); }
.cmg-report .design .connection { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
.cmg-report .design .head { fill: var(--quiet); }
.cmg-report .design .node { fill: var(--paper); stroke: var(--tone); stroke-width: 1.5; }
.cmg-report .design .node-title { font: 650 13px var(--sans); fill: var(--ink); }
.cmg-report .design .node-state { font: 600 12px var(--sans); fill: var(--tone); }
.cmg-report .part > .phase { font-size: .9375rem; letter-spacing: 0; text-transform: none; color: var(--ink); margin-block: 1rem .45rem; }
.cmg-report .todo { display: grid; gap: .5rem; }
.cmg-report .todo li { display: grid; grid-template-columns: 6rem 1fr; gap: .75rem; align-items: baseline; }
.cmg-report .todo .tag { justify-self: start; }
.cmg-report .todo .quiet { font-size: .875em; }
.cmg-report .folded { margin: 1.1rem 1.25rem 0; }
.cmg-report .folded + .folded { margin-block-start: .4rem; }
.cmg-report .folded summary { cursor: pointer; color: var(--quiet); font-weight: 600; }
.cmg-report .folded .brief { margin-block-start: .6rem; }
.cmg-report .folded.whole { margin-inline: 0; }
.cmg-report .folded.whole > summary { margin-inline: 1.25rem; }
.cmg-report .fault { color: var(--error); }
@media screen and (max-width: 44rem) {
  .cmg-page .top, .cmg-page .end, .cmg-page .cmg-report { padding-inline: .75rem; }
  .cmg-page .top .when { margin-inline-start: 0; }
  .cmg-report .verdict { grid-template-columns: 1fr; justify-items: start; }
  .cmg-report :is(.verdict, .part, .next) { padding-inline: .9rem; }
  .cmg-report .folded, .cmg-report .folded.whole > summary { margin-inline: .9rem; }
  .cmg-report .facts > div { grid-template-columns: 1fr; gap: 0; }
  .cmg-report .facts { gap: .5rem; }
  .cmg-report :is(.brief, .todo) li { grid-template-columns: 1fr; gap: .1rem; }
  .cmg-report .design.wide { display: none; }
  .cmg-report .design.narrow { display: block; }
  .cmg-report .why { grid-template-columns: 1fr; gap: 0; }
  .cmg-report .why dd { margin-block-end: .4rem; }
  .cmg-report .timeline, .cmg-report .timeline :is(thead, tbody, tr, th, td) { display: block; }
  .cmg-report .timeline thead th:not(.picture) { display: none; }
  .cmg-report .timeline .picture, .cmg-report .timeline tbody td.picture { width: auto; padding: 0 .6rem; }
  .cmg-report .timeline tbody tr { border-block-start: 1px solid var(--line); padding-block: .35rem; }
  .cmg-report .timeline tbody :is(th, td) { border: 0; padding: 0; }
  .cmg-report .timeline :is(.day, .left) { display: inline-block; color: var(--quiet); font-size: .8125rem; padding-inline-end: .6rem; }
  .cmg-report .narrow-label { display: inline; }
}
@media screen and (max-width: 30rem) {
  .cmg-report .overview :is(table, tbody, tr, td:nth-child(n+3)) { display: block; }
  .cmg-report .overview table { margin: 0 .9rem .5rem; width: auto; }
  .cmg-report .overview thead { display: none; }
  .cmg-report .overview tr { border-block-start: 1px solid var(--line); padding-block: .35rem; }
  .cmg-report .overview tr:first-child { border: 0; }
  .cmg-report .overview td { display: inline; border: 0; padding: 0 .25rem 0 0; }
  .cmg-report .overview td:nth-child(n+3) { font-size: .875em; line-height: 1.35; }
}
@page { size: A4; margin: 15mm 14mm; }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --grid: #d5dce3; }
  .cmg-page .top, .cmg-page .end, .cmg-page .cmg-report { max-width: none; padding-inline: 0; }
  .cmg-page .top { padding-block-start: 0; }
  .cmg-report { font-size: 9.5pt; }
  .cmg-report .copy, .can-copy .cmg-report .copy { display: none; flex: none; white-space: nowrap; }
  .cmg-report :is(.file, .overview, .about) { border: 0; border-block-start: 1.5px solid var(--ink); border-radius: 0; overflow: visible; }
  .cmg-report .verdict { break-inside: avoid; break-after: avoid; }
  .cmg-report :is(.part, .verdict, .next) { padding-inline: 0; }
  .cmg-report .verdict { padding-inline: 3mm; }
  .cmg-report .folded, .cmg-report .folded.whole > summary { margin-inline: 0; }
  .cmg-report :is(.failure, .link, .legend, tr, .facts > div, .brief li, .todo li) { break-inside: avoid; }
  .cmg-report :is(h2, h3, h4, h5, .group-title, .phase, summary) { break-after: avoid; }
  .cmg-report :is(.chain, .timeline, .names, .design) { break-inside: avoid; }
  .cmg-report :is(.badge, .tag, .verdict, svg) { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .cmg-report .timeline .picture { width: 34%; }
  .cmg-report .digests > div { grid-template-columns: 1fr; gap: 0; }
  .cmg-report a { color: inherit; }
}
`;
