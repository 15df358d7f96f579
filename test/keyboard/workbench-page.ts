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

/** Kept in the page, about VS Code's quick input. */
interface QuickInputWatch {
  /** How often it has lost the focus. */
  left: number;
  /** What happens to the next Enter key, and what has happened to the last one. */
  enter?: 'guarded' | 'received' | 'stopped' | undefined;
}

/** Before anything is loaded: watches the focus of the quick input. */
export function watchQuickInput(): void {
  const watch: QuickInputWatch = { left: 0 };
  Object.assign(window, { quickInputWatch: watch });
  const isInside = (target: unknown) => target instanceof Element && target.closest('.quick-input-widget') !== null;
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (isInside(target) && !isInside(relatedTarget)) watch.left += 1;
  });
  const guard = (event: KeyboardEvent) => {
    if (watch.enter !== 'guarded' || event.key !== 'Enter') return;
    watch.enter = isInside(document.activeElement) ? 'received' : 'stopped';
    if (watch.enter === 'received') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', guard, { capture: true });
}

/** How often the quick input has lost the focus since the page was loaded. */
export function timesLeft(): number {
  return (window as unknown as { quickInputWatch: QuickInputWatch }).quickInputWatch.left;
}

/**
 * `ready`: the input of the quick input has the focus and a value that begins with `start`, and an element is visible;
 * `left`: it has lost the focus more than `left` times. Null as long as it is neither.
 */
export function quickInputState(wanted: { left: number; start: string; visible: string }): 'ready' | 'left' | null {
  const { quickInputWatch } = window as unknown as { quickInputWatch: QuickInputWatch };
  if (quickInputWatch.left > wanted.left) return 'left';
  const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
  const isReady = input !== null && input === document.activeElement && input.value.startsWith(wanted.start);
  const isVisible = () => (document.querySelector<HTMLElement>(wanted.visible)?.offsetHeight ?? 0) > 0;
  return isReady && isVisible() ? 'ready' : null;
}

/** Replaces the text of the quick input as typing does, if it has the focus. */
export function fillQuickInput(text: string): void {
  const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
  if (!input || input !== document.activeElement) return;
  input.select();
  document.execCommand('insertText', false, text);
}

/** The next Enter key reaches the quick input or nothing. */
export function guardEnter(): void {
  (window as unknown as { quickInputWatch: QuickInputWatch }).quickInputWatch.enter = 'guarded';
}

/** Whether the key has reached it. In a page that was loaded since, it has. */
export function hasEntered(): boolean {
  const { quickInputWatch } = window as unknown as { quickInputWatch: QuickInputWatch };
  const { enter } = quickInputWatch;
  quickInputWatch.enter = undefined;
  return enter === undefined || enter === 'received';
}

/** Whether files have unsaved changes, as the icon of the Explorer counts them; null until one of them has its tab. */
export function savedState(): 'saved' | 'unsaved' | null {
  if (document.querySelector('.tab.dirty') !== null) return 'unsaved';
  const icon = '.activitybar .action-item:has(.action-label[aria-label^="Explorer"])';
  const badge = document.querySelector<HTMLElement>(`${icon} .badge-content`);
  return badge !== null && badge.offsetHeight > 0 ? null : 'saved';
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
