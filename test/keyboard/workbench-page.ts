// What is read from the page of the workbench. These functions run in the browser: they may use nothing around them.

export interface SuggestionRow {
  readonly label: string;
  readonly detail: string;
  readonly selected: boolean;
}

/** Before anything is loaded: sets the language of the workbench, as the file with its texts would. */
export function setLanguage(language: string): void {
  Object.assign(window, { _VSCODE_NLS_LANGUAGE: language });
}

/** Resolves when the workbench has opened what it opens at its start. VS Code's own tests use the same object. */
export async function untilRestored(): Promise<void> {
  const workbench = window as unknown as { driver?: { whenWorkbenchRestored(): Promise<void> } };
  // It comes a moment after the bars around the editor.
  while (!workbench.driver) await new Promise((resolve) => setTimeout(resolve, 20));
  await workbench.driver.whenWorkbenchRestored();
}

/** Whether the command palette, in which something was typed, has closed: something else may be asked in its place. */
export function hasClosed(typed: string): boolean {
  const widget = document.querySelector<HTMLElement>('.quick-input-widget');
  return !widget || widget.offsetHeight === 0 || widget.querySelector('input')?.value !== typed;
}

/** The rows of the list of suggestions that are to be seen, from above; null while it is closed or has none. */
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
 * The colours of the first characters of texts that stand in one line of an editor, as CSS has them, in each frame that is
 * painted until `until` is in that line, and in some frames more; without `until` in the present one. Frames without such a
 * line are left out.
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

/** The middle of a text's last character in an editor, in CSS pixels of the page; null where it is not to be seen. */
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
