// Reads the page of the workbench. These functions run in the browser, so they may not use anything outside themselves.

export interface SuggestionRow {
  readonly label: string;
  readonly detail: string;
  readonly selected: boolean;
}

/** Before anything is loaded: sets the language of the workbench, like the file with its texts. */
export function setLanguage(language: string): void {
  Object.assign(window, { _VSCODE_NLS_LANGUAGE: language });
}

/** Resolves when the workbench has restored its editors. VS Code's own tests use the same object. */
export async function untilRestored(): Promise<void> {
  const workbench = window as unknown as { driver?: { whenWorkbenchRestored(): Promise<void> } };
  // It appears a moment after the bars around the editor.
  while (!workbench.driver) await new Promise((resolve) => setTimeout(resolve, 20));
  await workbench.driver.whenWorkbenchRestored();
}

/** Whether the command palette has closed after typing: another input may appear in its place. */
export function hasClosed(typed: string): boolean {
  const widget = document.querySelector<HTMLElement>('.quick-input-widget');
  return !widget || widget.offsetHeight === 0 || widget.querySelector('input')?.value !== typed;
}

/** The visible rows of the list of suggestions, from the top; null if it is closed or empty. */
export function readSuggestions(): SuggestionRow[] | null {
  const widget = [...document.querySelectorAll<HTMLElement>('.suggest-widget.visible:not(.message)')].find(
    (element) => element.offsetHeight > 0,
  );
  if (widget === undefined) return null;
  const rows = [...widget.querySelectorAll<HTMLElement>('.monaco-list-row')];
  rows.sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index));
  const text = (row: Element, selector: string) => row.querySelector(selector)?.textContent ?? '';
  return rows.map((row) => ({
    label: text(row, '.label-name'),
    detail: text(row, '.signature-label'),
    selected: row.classList.contains('focused'),
  }));
}

/**
 * The CSS colours of the first characters of texts on one line of an editor, in each painted frame until `until` is on
 * that line, and in some more frames; without `until`, in the current one. Frames without such a line are skipped.
 */
export function coloursInFrames({
  editor,
  texts,
  until,
}: {
  editor: string;
  texts: readonly string[];
  until?: string | undefined;
}): Promise<string[][]> {
  const colourAt = (line: Element, place: number): string => {
    let offset = place;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (offset < length && node.parentElement !== null) return getComputedStyle(node.parentElement).color;
      offset -= length;
    }
    return '';
  };
  const textOf = (line: Element) => line.textContent?.replaceAll('\u00a0', ' ') ?? '';
  const findLine = () =>
    [...document.querySelectorAll(`${editor} .view-line`)].find((line) =>
      texts.every((text) => textOf(line).includes(text)),
    );
  return new Promise((resolve) => {
    const frames: string[][] = [];
    let left = until === undefined ? 1 : 30;
    const look = () => {
      const line = findLine();
      if (line) frames.push(texts.map((text) => colourAt(line, textOf(line).indexOf(text))));
      if (until === undefined || (line && textOf(line).includes(until))) left -= 1;
      if (left > 0) requestAnimationFrame(look);
      else resolve(frames);
    };
    look();
  });
}

/** Whether the placeholder of the quick input ends before the number of selected rows. */
export function hasRoomForPlaceholder(): boolean {
  const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
  const count = document.querySelector('.quick-input-widget .quick-input-count');
  const pen = document.createElement('canvas').getContext('2d');
  if (!input || !count || !pen) return false;
  const { font, paddingLeft } = getComputedStyle(input);
  pen.font = font;
  const start = input.getBoundingClientRect().left + Number.parseFloat(paddingLeft);
  return start + pen.measureText(input.placeholder).width < count.getBoundingClientRect().left;
}

/** The middle of a text's last character in an editor, in CSS pixels of the page; null if it is not visible. */
export function positionOfText({ editor, text }: { editor: string; text: string }): { x: number; y: number } | null {
  for (const line of document.querySelectorAll(`${editor} .view-line`)) {
    // Editors show spaces as no-break spaces.
    const content = line.textContent?.replaceAll('\u00a0', ' ') ?? '';
    const at = content.indexOf(text);
    if (at === -1) continue;
    let offset = at + text.length - 1;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (offset < length) {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      offset -= length;
    }
  }
  return null;
}
