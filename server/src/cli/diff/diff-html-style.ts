import { PAGE_STYLE } from '../../reports/html-style.ts';

/** With a contrast as all pages have it. */
export const STYLE = `${PAGE_STYLE}
:root { --removed: #82071e; --removed-page: #ffebe9; --added: #0a4f1e; --added-page: #dafbe1; }
@media (prefers-color-scheme: dark) {
  :root { --removed: #ffc1ba; --removed-page: #5d1a1f; --added: #aff5b4; --added-page: #0f3d1d; }
}
tbody th { width: 1%; }
ul.arrivals, ul.references { margin: 0.25rem 0 0; padding-left: 1.25rem; }
ul.arrivals { list-style: "→ "; }
del { color: var(--removed); background: var(--removed-page); text-decoration: line-through; }
ins { color: var(--added); background: var(--added-page); text-decoration: underline; }
`;
