// A window of VS Code for pictures: only the editor, without blinking, and with the same fonts everywhere.
import { readFileSync } from 'node:fs';
import { WorkbenchDriver } from '../keyboard/driver.ts';
import { addFonts, type FontFile, showPointer } from './studio-page.ts';

export interface StudioOptions {
  /** The folder to open. */
  readonly folder: string;
  /** The folder of the extension. */
  readonly extension: string;
  /** Picture pixels for each CSS pixel. */
  readonly pixelRatio: number;
  /** Identifier of a dark colour theme of VS Code; default: the light one of all other pictures. */
  readonly theme?: string | undefined;
  /** Of the extension; default: English. */
  readonly language?: string | undefined;
}

/** In CSS pixels: 80 columns of text, which a README shows at about actual size. */
export const WIDTH = 790;

const SETTINGS = {
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'workbench.colorTheme': 'Light 2026',
  'workbench.iconTheme': 'vs-seti',
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.activityBar.location': 'hidden',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'window.menuBarVisibility': 'hidden',
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.fontFamily': 'JetBrains Mono',
  'editor.fontLigatures': false,
  'editor.fontSize': 14,
  'editor.lineHeight': 1.5,
  'editor.lineNumbersMinChars': 3,
  'editor.suggestFontSize': 13,
  'editor.wordWrap': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.renderLineHighlight': 'none',
  'editor.occurrencesHighlight': 'off',
  'editor.folding': false,
  'editor.glyphMargin': false,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.hover.above': false,
  'editor.hover.sticky': false,
};

const FONTS = [
  ['Inter', '100 900', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
  ['JetBrains Mono', '400', '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2'],
  ['JetBrains Mono', '700', '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-700-normal.woff2'],
] as const;

const STYLE = `
  .monaco-workbench.linux, #caption { font-family: Inter !important; }
  .decorationsOverviewRuler, .diffOverview, .markers-panel .scrollbar { display: none !important; }
  #pointer { position: fixed; z-index: 10000; pointer-events: none; display: none; }
  #caption { position: fixed; z-index: 9999; top: 8px; right: 18px; line-height: 26px; font-size: 15px; font-weight: 600; color: #1c5a91; }
`;

export async function openStudio({
  folder,
  extension,
  pixelRatio,
  theme,
  language,
}: StudioOptions): Promise<WorkbenchDriver> {
  const driver = await WorkbenchDriver.open({
    folder,
    extensionUnderDevelopment: extension,
    server: { settings: SETTINGS },
    viewport: { width: WIDTH, height: 500 },
    pixelRatio,
    ...(language !== undefined && { language }),
  });
  const fonts: FontFile[] = FONTS.map(([family, weight, file]) => ({
    family,
    weight,
    base64: readFileSync(`node_modules/${file}`, 'base64'),
  }));
  await driver.page.evaluate(addFonts, fonts);
  await driver.page.addStyleTag({ content: STYLE });
  await driver.page.evaluate(showPointer);
  // The side bar.
  await driver.press('Control+B');
  if (theme !== undefined) await driver.useTheme(theme, theme.includes('High Contrast') ? 'hc-black' : 'vs-dark');
  return driver;
}
