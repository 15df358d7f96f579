/**
 * The style of all pages: light or dark as in the reader's system, both with a contrast of at least 4.5 to 1 (WCAG 2.2,
 * 1.4.3); suitable for print.
 */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --page: #ffffff; --faint: #57606a; --line: #d0d7de; --link: #0550ae;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --page: #0d1117; --faint: #9ca6b1; --line: #3d444d; --link: #79b8ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 75rem; color: var(--text); background: var(--page);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0; font-size: 1.25rem; }
p { margin: 0.25rem 0; }
.count, .note, .none { color: var(--faint); font-weight: normal; }
.note { font-size: 0.9rem; }
a { color: var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 1rem 0 0; padding: 0; list-style: none; }
table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { color: var(--faint); font-weight: normal; white-space: nowrap; }
td > p:first-child { margin-top: 0; }
tbody th, .number { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { body { max-width: none; padding: 0; } tr { break-inside: avoid; } nav { display: none; } }
`;
