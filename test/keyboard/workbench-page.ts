// What is read from the page of the workbench. These functions run in the browser: they may use nothing around them.

export interface SuggestionRow {
  readonly label: string;
  readonly detail: string;
  readonly selected: boolean;
}

/** Resolves when the workbench has opened what it opens at its start. VS Code's own tests use the same object. */
export async function untilRestored(): Promise<void> {
  const { driver } = window as unknown as { driver: { whenWorkbenchRestored(): Promise<void> } };
  await driver.whenWorkbenchRestored();
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
