import { PAGE_STYLE } from '../html-style.ts';

/** Each shade of the heat map has a text colour with the contrast of the page's text. */
export const STYLE = `${PAGE_STYLE}
:root {
  --track: #e3e8ee; --fill: #1f6fbf; --whole: #1a7f37; --missed: #a40e26; --panel: #f6f8fa;
  --h1: #e3f0ff; --h2: #b6d8ff; --h3: #7fb8f5; --h4: #1f6fbf; --h5: #0b4a8f; --pale: #0b1f33; --deep: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --track: #2a313a; --fill: #58a6ff; --whole: #3fb950; --missed: #ff9a8f; --panel: #161b22;
    --h1: #12283f; --h2: #163a5f; --h3: #1d5288; --h4: #58a6ff; --h5: #a5d1ff; --pale: #e6edf3; --deep: #0d1117;
  }
}
h2 { margin-top: 3rem; padding-top: 1.5rem; border-top: 2px solid var(--line); font-size: 1.4rem; }
main > section:first-child h2 { margin-top: 1.5rem; }
h3 { margin: 2rem 0 0; font-size: 1.1rem; }
header .lead { color: var(--faint); }
.search { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.5rem 0.75rem; margin-top: 1rem; }
.search input { flex: 0 1 24rem; padding: 0.35rem 0.6rem; border: 1px solid var(--faint); border-radius: 6px;
  color: inherit; background: var(--page); font: inherit; }
.search output { color: var(--faint); }
.figures { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.figures li { min-width: 9rem; padding: 0.6rem 1rem; border-radius: 8px; background: var(--panel); }
.figures strong { display: block; font-size: 1.6rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.figures .big { min-width: 16rem; }
.met { color: var(--whole); } .missed { color: var(--missed); font-weight: 600; }
.bar { display: block; width: 100%; min-width: 6rem; height: 0.7rem; margin-top: 0.4rem; border-radius: 3px; }
.bar .track { fill: var(--track); } .bar .fill { fill: var(--fill); } .bar .whole { fill: var(--whole); }
tbody th { width: 1%; }
td.n, th.n { padding-right: 1.25rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar-cell { width: 20%; }
.verdicts { margin-top: 1rem; }
.figures .before { color: var(--faint); font-size: 1rem; font-weight: normal; }
.depth1 { padding-left: 1.25rem; } .depth2 { padding-left: 2.5rem; } .depth3 { padding-left: 3.75rem; }
tr.parent td, tr.parent th { background: var(--panel); }
thead button { padding: 0; border: 0; color: inherit; background: none; font: inherit; cursor: pointer;
  text-align: inherit; white-space: nowrap; }
thead button::after { content: "↕"; margin-left: 0.3em; opacity: 0.6; }
thead [aria-sort=ascending] button::after { content: "↑"; opacity: 1; }
thead [aria-sort=descending] button::after { content: "↓"; opacity: 1; }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 2px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table.heat { width: auto; min-width: 60%; border-collapse: separate; border-spacing: 2px; }
table.heat th, table.heat td { border: 0; padding: 0.3rem 0.6rem; }
table.heat tbody th { font-weight: normal; white-space: normal; width: auto; min-width: 12rem; }
table.heat td.n, table.heat thead th.n { min-width: 3.2rem; padding-right: 0.6rem; }
table.heat td.h { border-radius: 4px; text-align: center; }
table.heat thead th.h { text-align: center; }
.h1, .h2, .h3 { color: var(--pale); } .h4, .h5 { color: var(--deep); }
.h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); }
.h4 { background: var(--h4); } .h5 { background: var(--h5); } .h0 { background: var(--panel); color: var(--faint); }
td.places { width: 32%; }
details ul { margin: 0.25rem 0; padding-left: 1.25rem; }
summary { cursor: pointer; white-space: nowrap; }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  body { padding: 1rem; }
  .bar-cell { display: none; }
  thead th, thead button { overflow-wrap: normal; font-size: 0.85rem; white-space: normal; }
  th, td { padding-right: 0.4rem; }
  td.n, th.n { padding-right: 0.4rem; }
  td.places { width: auto; }
  summary { white-space: normal; }
}
@media print {
  .search, thead button::after { display: none; }
  .scroll { overflow: visible; }
  .h1, .h2, .h3, .h4, .h5, .h0, .figures li, tr.parent td, tr.parent th, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;
