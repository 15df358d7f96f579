// Uses the workbench of a VS Code server like a user: with keyboard, mouse and eyes.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/support/chromium.ts';
import {
  type LaunchOptions,
  launchVSCodeServer,
  type VSCodeServer,
} from '../../scripts/support/vscode-server/launch.ts';
import { workbenchUrl } from '../../scripts/support/vscode-server/workbench.ts';
import {
  coloursInFrames,
  fillQuickInput,
  guardEnter,
  hasClosed,
  hasEntered,
  positionOfText,
  quickInputState,
  readSuggestions,
  type SuggestionRow,
  savedState,
  setLanguage,
  timesLeft,
  untilRestored,
  watchQuickInput,
} from './workbench-page.ts';

export interface DriverOptions {
  /** The folder to open. */
  readonly folder: string;
  /** Loaded from its folder; default: only those installed in `server.extensions`. */
  readonly extensionUnderDevelopment?: string;
  readonly server?: LaunchOptions;
  /** In CSS pixels. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The language of VS Code, whose own texts stay English, since they need language packs. Default: English. */
  readonly language?: string;
  /** Screenshot pixels for each CSS pixel. */
  readonly pixelRatio?: number;
}

const ACTIVE_EDITOR = '.editor-group-container.active .editor-instance';
/** Files are saved only by the tests; unrelated parts of the workbench are hidden. */
const SETTINGS = {
  'files.autoSave': 'off',
  // When it is slow, VS Code suggests the word that is being typed, and Enter accepts it instead of inserting a new
  // line.
  'editor.wordBasedSuggestions': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};
/** Milliseconds between two keys: a fast typist. */
const TYPING_DELAY = 60;
const TIME_LIMIT = 20_000;

export class WorkbenchDriver {
  readonly #browser: Browser;
  readonly #server: VSCodeServer;
  readonly #options: DriverOptions;
  readonly #extensions: readonly string[];
  #page: Page;
  #folder: string;

  private constructor(page: Page, browser: Browser, server: VSCodeServer, options: DriverOptions) {
    this.#page = page;
    this.#browser = browser;
    this.#server = server;
    this.#options = options;
    const extension = options.extensionUnderDevelopment;
    this.#extensions = extension === undefined ? [] : [extension];
    this.#folder = options.folder;
  }

  /** Starts a server and a browser, and opens the folder. `close()` ends both. */
  static async open(options: DriverOptions): Promise<WorkbenchDriver> {
    const server = await launchVSCodeServer({ settings: SETTINGS, ...options.server });
    const browser = await launchChromium();
    const driver = new WorkbenchDriver(await newPage(browser, options), browser, server, options);
    await driver.openFolder(options.folder);
    return driver;
  }

  /** For actions that the driver has no method for. Another one after `openAsNewUser()`. */
  get page(): Page {
    return this.#page;
  }

  /** Opens the current folder in a browser that has stored nothing about earlier windows. */
  async openAsNewUser(): Promise<void> {
    await this.#page.context().close();
    this.#page = await newPage(this.#browser, this.#options);
    await this.openFolder(this.#folder);
  }

  /** Opens a folder in the window, instead of the current one. */
  async openFolder(folder: string): Promise<void> {
    this.#folder = folder;
    await this.page.goto(
      workbenchUrl(this.#server, { workspace: folder, extensionsUnderDevelopment: this.#extensions }),
    );
    await this.#untilLoaded();
  }

  /** An empty window, instead of the current one. */
  async openWithoutFolder(): Promise<void> {
    await this.page.goto(workbenchUrl(this.#server, { extensionsUnderDevelopment: this.#extensions }));
    await this.#untilLoaded();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }

  /** Writes a file into the folder and opens it, with the cursor at the `$0` of its text, or at its end. */
  async openNewFile(name: string, marked: string): Promise<void> {
    const at = marked.includes('$0') ? marked.indexOf('$0') : marked.length;
    const before = marked.slice(0, at).split('\n');
    writeFileSync(join(this.#folder, name), marked.replace('$0', ''));
    await this.openFile(`${name}:${before.length}:${(before.at(-1) ?? '').length + 1}`);
  }

  /** With quick open: `plan.md`, or `plan.md:3:14` with the cursor in line 3 before column 14. */
  async openFile(name: string): Promise<void> {
    const file = basename(name).replace(/:.*$/, '');
    // A whole path is looked up immediately; a part of one is searched for among previously known files.
    await this.#chooseInQuickInput('Control+P', join(this.#folder, name), `.focused[aria-label^="${file}"]`);
    await this.page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
    // The tab changes before the text does. Instead of binary files, VS Code shows a page.
    const shown = `:is(.monaco-editor.focused[data-uri$="/${file}"], .monaco-editor-pane-placeholder)`;
    await this.page.locator(`${ACTIVE_EDITOR} ${shown}`).waitFor();
  }

  /**
   * Waits until VS Code watches the folder, which must contain a file: it does not report earlier changes. The Explorer
   * shows what it reports.
   */
  async untilWatched(): Promise<void> {
    await this.runCommand('View: Show Explorer');
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    const rowOf = (name: string) => rows.and(this.page.locator(`[aria-label^="${name}"]`));
    const nameOf = (number: number) => `watched-${number}.txt`;
    const written: string[] = [];
    await rows.first().waitFor();
    // Each is new: a second event for the same file could be confused with the first.
    for (let number = 0, isWatched = false; !isWatched && number < 20; number++) {
      written.push(nameOf(number));
      writeFileSync(join(this.#folder, nameOf(number)), '');
      const appeared = rowOf(nameOf(number)).waitFor({ timeout: 2000 });
      isWatched = await appeared.then(
        () => true,
        () => false,
      );
    }
    for (const name of written) rmSync(join(this.#folder, name));
    await rowOf(written.at(-1) ?? '').waitFor({ state: 'detached' });
  }

  /** Runs a command by its title in the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.#chooseInQuickInput('F1', `>${title}`, `.focused[aria-label*="${title}"]`);
    // It closes before the command runs, which may show another input in the same place.
    await this.page.waitForFunction(hasClosed, `>${title}`);
  }

  /** The accessible names of the first rows that the command palette has for some words. */
  async offered(words: string): Promise<string[]> {
    await this.#openQuickInput('F1', `>${words}`, '');
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    const labels = await rows.evaluateAll((shown) => shown.map((row) => row.getAttribute('aria-label') ?? ''));
    await this.press('Escape');
    return labels;
  }

  /** The commands of the extension that the command palette offers for some words. */
  async offeredCommands(words: string): Promise<string[]> {
    const labels = await this.offered(`Objective References: ${words}`);
    return labels.flatMap((label) => /^Objective References: ([^,]*)/.exec(label)?.[1] ?? []);
  }

  /** Opens VS Code's quick input with a key, types, and presses Enter when it has a row of a CSS selector. */
  async #chooseInQuickInput(key: string, text: string, row: string): Promise<void> {
    for (let isChosen = false; !isChosen; ) {
      await this.#openQuickInput(key, text, row);
      await this.page.evaluate(guardEnter);
      await this.press('Enter');
      // What was chosen may leave the page.
      isChosen = await this.page.evaluate(hasEntered).catch(() => true);
    }
  }

  /**
   * Opens VS Code's quick input with a key, types, and waits for a row of a CSS selector. A view whose refresh ends just
   * when the quick input opens takes the focus back, since VS Code notices by a timer that the view has lost it
   * (`doRefresh` of `CustomTreeView`), and that closes the quick input. Users then open it again; no key may reach what
   * has the focus instead.
   */
  async #openQuickInput(key: string, text: string, row: string): Promise<void> {
    const input = '.quick-input-widget input.input';
    for (let tries = 0; tries < 5; tries++) {
      const left = await this.page.evaluate(timesLeft);
      const isReady = async (start: string, visible: string) => {
        const ready = await this.page.waitForFunction(quickInputState, { left, start, visible });
        return (await ready.jsonValue()) === 'ready';
      };
      await this.press(key);
      if (!(await isReady(key === 'F1' ? '>' : '', input))) continue;
      await this.page.evaluate(fillQuickInput, text);
      if (await isReady(text, `.quick-input-widget .monaco-list-row${row}`)) return;
    }
    throw new Error(`the quick input does not keep the focus for ${text}`);
  }

  /**
   * Saves and closes what is open, untitled documents without saving: an open editor keeps its text, whatever is written
   * to its file.
   */
  async closeEditors(): Promise<void> {
    const walkthrough = this.page.locator('.gettingStartedContainer:focus-within');
    if ((await walkthrough.count()) > 0) {
      // There Escape opens the Welcome page, and when Enter runs a command in the palette, its release selects a step,
      // which takes the focus a moment later.
      await this.press('Control+Shift+E');
      await walkthrough.waitFor({ state: 'detached' });
    } else {
      await this.press('Escape');
    }
    const untitled = this.page.locator('.tab.dirty[data-resource-name^="Untitled-"]');
    for (let left = await untitled.count(); left > 0; left--) {
      await untitled.first().click();
      await this.runCommand('View: Revert and Close Editor');
      await untitled.nth(left - 1).waitFor({ state: 'detached' });
    }
    // VS Code does not save a change of a single file that is not open, and gives it a tab 800 ms later. Only files with
    // tabs are saved, and a tab that came while all are being closed would ask about the changes.
    const hasChanges = async () => {
      const state = await this.page.waitForFunction(savedState);
      return (await state.jsonValue()) === 'unsaved';
    };
    for (let tries = 0; (await hasChanges()) && tries < 5; tries++) {
      await this.runCommand('File: Save All Files');
      await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    }
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  }

  /** Shows the folder in a theme, by its identifier; `kind` is VS Code's class for its kind. */
  async useTheme(theme: string, kind: 'vs' | 'vs-dark' | 'hc-black' | 'hc-light'): Promise<void> {
    // In a browser, the browser's preference for a light theme overrides the user's setting at the start.
    mkdirSync(join(this.#folder, '.vscode'), { recursive: true });
    writeFileSync(join(this.#folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** A notification with a text, in the list of all of them: in tests VS Code does not show any as pop-ups. */
  async notification(text: string): Promise<Locator> {
    const found = this.page.locator('.notifications-center .notification-list-item', { hasText: text });
    if ((await this.page.locator('.notifications-center.visible').count()) === 0) {
      await this.runCommand('Notifications: Show Notifications');
    }
    await found.waitFor();
    return found;
  }

  /**
   * Closes a notification with its button. "Clear All" would leave its row for the next time that the list is shown, if
   * the list was empty when it was opened.
   */
  async closeNotification(notification: Locator): Promise<void> {
    await notification.hover();
    await notification.locator('.action-label[aria-label^="Clear Notification"]').click();
    await notification.waitFor({ state: 'detached' });
  }

  /** Reloads the window as users do: VS Code restores its state. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.#untilLoaded();
  }

  /** Types key by key; `\n` is the Enter key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: TYPING_DELAY });
  }

  /** One key or chord in Playwright's spelling: `Escape`, `Control+Space`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The visible list of suggestions; null if there is none. */
  suggestions(): Promise<SuggestionRow[] | null> {
    return this.page.evaluate(readSuggestions);
  }

  /** Waits until the list of suggestions is as expected, and returns it. */
  async untilSuggestions(what: string, accept: (rows: readonly SuggestionRow[]) => boolean): Promise<SuggestionRow[]> {
    return this.#until(
      what,
      () => this.suggestions(),
      (rows) => rows !== null && accept(rows),
    ) as Promise<SuggestionRow[]>;
  }

  async untilNoSuggestions(): Promise<void> {
    await this.#until(
      'no list of suggestions',
      () => this.suggestions(),
      (rows) => rows === null,
    );
  }

  /** Saves the file in the active editor, which must have changed, and returns the text on disk. */
  async savedText(): Promise<string> {
    const tab = this.page.locator('.editor-group-container.active .tab.active');
    await tab.and(this.page.locator('.dirty')).waitFor();
    await this.press('Control+S');
    await tab.and(this.page.locator(':not(.dirty)')).waitFor();
    return readFileSync(join(this.#folder, (await tab.getAttribute('data-resource-name')) ?? ''), 'utf8');
  }

  /** Rests the mouse on a text in the active editor and returns the hover that appears, as text. */
  async hover(text: string): Promise<string> {
    await this.#moveTo(text);
    const hover = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
    await hover.waitFor();
    const shown = await this.#until(
      'the whole hover',
      () => hover.textContent(),
      (content) => content !== null && content !== 'Loading...',
    );
    return shown ?? '';
  }

  /** Clicks on a text in the active editor, optionally with a modifier key held. */
  async click(text: string, modifier?: 'Control' | 'Shift' | 'Alt'): Promise<void> {
    if (modifier !== undefined) await this.page.keyboard.down(modifier);
    const { x, y } = await this.#moveTo(text);
    await this.page.mouse.click(x, y);
    if (modifier !== undefined) await this.page.keyboard.up(modifier);
  }

  /**
   * Opens the menu of quick fixes at the cursor. VS Code requests those of its light bulb 250 ms after the cursor has moved,
   * and drops a menu that is still waiting for its own: its timer is set before the one here.
   */
  async openQuickFixes(): Promise<void> {
    await this.page.evaluate(() => new Promise((settle) => setTimeout(settle, 300)));
    await this.press('Control+.');
    await this.page.locator('.action-widget .monaco-list-row').first().waitFor();
  }

  /** Waits for a wavy red underline in the active editor: the language server has answered. */
  async untilError(): Promise<void> {
    await this.page.locator(`${ACTIVE_EDITOR} .squiggly-error`).first().waitFor({ state: 'attached' });
  }

  /** Waits for a wavy yellow underline in the active editor. */
  async untilWarning(): Promise<void> {
    await this.page.locator(`${ACTIVE_EDITOR} .squiggly-warning`).first().waitFor({ state: 'attached' });
  }

  /** The rows of the Problems panel, files and problems, as text; waits until there is one. */
  async problems(): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** Waits until texts on one line of the active editor have accepted colours. */
  async untilColours(texts: readonly string[], accept: (colours: readonly string[]) => boolean): Promise<void> {
    await this.#until(
      `the colours of ${texts.join(', ')}`,
      () => this.page.evaluate(coloursInFrames, { editor: ACTIVE_EDITOR, texts }),
      ([colours]) => colours !== undefined && accept(colours),
    );
  }

  /** The colours of texts on one line of the active editor, in each painted frame until `until` is on it. */
  watchColours(texts: readonly string[], until: string): Promise<string[][]> {
    return this.page.evaluate(coloursInFrames, { editor: ACTIVE_EDITOR, texts, until });
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  async #untilLoaded(): Promise<void> {
    await this.page.waitForSelector('.monaco-workbench .statusbar', { state: 'attached', timeout: 3 * TIME_LIMIT });
    await this.page.evaluate(untilRestored);
  }

  async #moveTo(text: string): Promise<{ x: number; y: number }> {
    const position = await this.page.evaluate(positionOfText, { editor: ACTIVE_EDITOR, text });
    if (position === null) throw new Error(`${text} is not visible in the editor`);
    await this.page.mouse.move(position.x, position.y, { steps: 5 });
    return position;
  }

  async #until<T>(what: string, look: () => Promise<T>, accept: (seen: T) => boolean): Promise<T> {
    const end = Date.now() + TIME_LIMIT;
    for (;;) {
      const seen = await look();
      if (accept(seen)) return seen;
      if (Date.now() > end) throw new Error(`timed out waiting for ${what}; last seen: ${JSON.stringify(seen)}`);
      await this.page.waitForTimeout(30);
    }
  }
}

/** In a context of its own. */
async function newPage(browser: Browser, options: DriverOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1100, height: 700 },
    deviceScaleFactor: options.pixelRatio ?? 1,
  });
  context.setDefaultTimeout(TIME_LIMIT);
  const page = await context.newPage();
  await page.addInitScript(watchQuickInput);
  if (options.language !== undefined) await page.addInitScript(setLanguage, options.language);
  return page;
}
