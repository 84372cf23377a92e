/**
 * The page's style. The series' colours are those of Okabe and Ito (Color Universal Design, 2008), which people with
 * any colour vision tell apart; each series has a shape or a dash of its own besides.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fff; --ink: #16181d; --quiet: #565b66; --rule: #d5d8de; --shade: #f5f6f8; --link: #0b57a4;
  --good: #00694a; --bad: #a33c00; --open: #5c4a00;
  --s0: #0072b2; --s1: #d55e00; --s2: #009e73; --s3: #b4528f; --s4: #b87a00; --s5: #2f8fc4; --s6: #16181d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14161a; --ink: #e8eaee; --quiet: #a9afba; --rule: #3a3f48; --shade: #1d2026; --link: #8cc4ff;
    --good: #4fd6a8; --bad: #ff9b5e; --open: #f0e442;
    --s0: #56b4e9; --s1: #ff8a3d; --s2: #2fcf9e; --s3: #e59cc8; --s4: #e69f00; --s5: #f0e442; --s6: #e8eaee;
  }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --ink: #000; --quiet: #333; --rule: #999; --shade: #fff; --link: #000;
    --good: #00553c; --bad: #7d2e00; --open: #3d3100;
    --s0: #0072b2; --s1: #d55e00; --s2: #009e73; --s3: #b4528f; --s4: #b87a00; --s5: #2f8fc4; --s6: #000;
  }
  nav { display: none; }
  section, figure, tr { break-inside: avoid; }
  section.long { break-inside: auto; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; }
  body { font-size: 9pt; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main, nav { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--rule); }
p { max-width: 46rem; margin: .6rem 0; }
.quiet { color: var(--quiet); }
a { color: var(--link); }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; list-style: none; margin: 1rem 0 0; padding: 0; font-size: .9rem; }
.scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
.scroll:focus-visible, summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { min-width: min(24rem, 80vw); text-align: left; color: var(--quiet); padding-bottom: .35rem; }
table:not(:has(tr > :nth-child(4))) td { max-width: 40rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--rule); min-width: 4.5rem; max-width: 26rem; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--ink); white-space: nowrap; }
tbody th { font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; } .open { color: var(--open); }
.good::before { content: '✓ ' / ''; } .bad::before { content: '✗ ' / ''; } .open::before { content: '? ' / ''; }
figure { margin: 1rem 0 1.5rem; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
figcaption small { font-weight: 400; font-size: .85rem; white-space: nowrap; }
figure svg { display: block; max-width: 100%; height: auto; overflow: visible; color: var(--ink); }
figure svg text { white-space: pre; }
figure .wide { overflow-x: auto; }
figure .wide svg { min-width: 38rem; }
details { margin: .4rem 0 1rem; }
summary { cursor: pointer; color: var(--link); font-size: .9rem; }
pre { background: var(--shade); border: 1px solid var(--rule); border-radius: 6px; padding: .6rem .8rem; margin: .3rem 0 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.45 ui-monospace, monospace; }
.label { font-size: .9rem; color: var(--quiet); margin: .8rem 0 0; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; margin: .4rem 0 0; padding: 0; font-size: .85rem; }
.legend svg { display: inline-block; vertical-align: middle; margin-right: .35rem; min-width: 0 !important; }
.life { stroke: var(--rule); } .life.corrupted { stroke: var(--bad); stroke-dasharray: 2 3; }
.message { fill: none; stroke-width: 1; stroke-opacity: .65; }
.message-sign { fill: var(--page); stroke-width: 1.3; }
.k0 { stroke: var(--s0); } .k1 { stroke: var(--s1); } .k2 { stroke: var(--s2); } .k3 { stroke: var(--s3); } .k4 { stroke: var(--s4); } .k5 { stroke: var(--s6); }
.cone { fill-opacity: .07; } .wave { fill-opacity: calc(.3 * var(--veil, 1)); stroke-opacity: .75; stroke-width: 1.1; stroke-linejoin: round; } .wave.corrupted { stroke-dasharray: 5 3; }
.truth { fill: var(--s0); stroke: var(--s0); } .lie { fill: var(--s1); stroke: var(--s1); } .nothing { fill: var(--quiet); stroke: var(--quiet); } .cone { stroke: none; }
.emit { stroke: var(--ink); stroke-width: 5; } .emit.long { fill: none; stroke-width: 1.4; } .observe { stroke: var(--quiet); stroke-width: 1.5; stroke-opacity: .7; }
.mark { stroke: var(--ink); stroke-width: 1.6; fill: var(--page); } .mark.decide { fill: var(--ink); } .mark.retract, .mark.drop { stroke: var(--bad); fill: none; } .mark.crash, .mark.recover { fill: none; }
`;
