/**
 * Styles of the panel in addition to those of the report: the colors of the theme, and elements that only the panel
 * has.
 */
export const PANEL_STYLE = `
:root {
  color-scheme: light;
  --text: var(--vscode-editor-foreground); --page: var(--vscode-editor-background);
  --faint: var(--vscode-descriptionForeground); --link: var(--vscode-textLink-foreground);
  --line: var(--vscode-widget-border, var(--vscode-panel-border, var(--vscode-contrastBorder)));
  --fill: var(--vscode-charts-blue); --whole: var(--vscode-charts-green); --missed: var(--vscode-errorForeground);
  --track: color-mix(in srgb, var(--text) 15%, var(--page)); --panel: color-mix(in srgb, var(--text) 6%, var(--page));
  --h1: color-mix(in srgb, var(--fill) 10%, var(--page)); --h2: color-mix(in srgb, var(--fill) 18%, var(--page));
  --h3: color-mix(in srgb, var(--fill) 26%, var(--page)); --h4: color-mix(in srgb, var(--fill) 34%, var(--page));
  --h5: color-mix(in srgb, var(--fill) 42%, var(--page)); --pale: var(--text); --deep: var(--text);
}
.vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; }
body { padding: 0 1.5rem 3rem; font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center;
  justify-content: space-between; gap: 0.5rem 1.25rem; margin: 0 -1.5rem; padding: 0.75rem 1.5rem; background: var(--page);
  border-bottom: 1px solid var(--line); }
#tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.25rem; }
#tools > span { display: inline-flex; align-items: center; gap: 0.5rem; }
#tools input { width: 18rem; max-width: 100%; }
#tools input, #tools select { padding: 0.25rem 0.5rem; border: 1px solid; border-radius: 2px; font: inherit; }
#tools input { color: var(--vscode-input-foreground); background: var(--vscode-input-background);
  border-color: var(--vscode-input-border, var(--faint)); }
#tools select { max-width: 24rem; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background);
  border-color: var(--vscode-dropdown-border, var(--faint)); }
.state { display: flex; align-items: center; gap: 0.75rem; color: var(--faint); font-size: 0.9em; }
.state button, .more { padding: 0.2rem 0.7rem; border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px;
  color: var(--vscode-button-secondaryForeground, var(--text)); cursor: pointer; font: inherit;
  background: var(--vscode-button-secondaryBackground, var(--panel)); }
.state button:hover, .more:hover { background: var(--vscode-button-secondaryHoverBackground, var(--track)); }
section > .more { margin-top: 0.75rem; }
h1 { font-size: 1.4em; } #head h2 { margin: 1.25rem 0 0; padding: 0; border: 0; font-size: 1.5em; }
h2, h3 { scroll-margin-top: 5rem; }
.figures strong { font-size: 1.7em; }
thead button:hover { color: var(--text); }
a { color: var(--vscode-textLink-foreground); } a:hover { color: var(--vscode-textLink-activeForeground); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible,
.scroll:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.vscode-high-contrast .h, .vscode-high-contrast .figures li { border: 1px solid var(--vscode-contrastBorder); background: none; }
.vscode-high-contrast table.heat td.h0 { border-style: dotted; }
.vscode-high-contrast .bar { outline: 1px solid var(--vscode-contrastBorder); }
`;
