// Additions to the page of the workbench for pictures. These functions run in the browser, so they may not use anything
// outside themselves.

export interface FontFile {
  readonly family: string;
  readonly weight: string;
  readonly base64: string;
}

/** Not by a style sheet: the workbench's content security policy does not allow other fonts. */
export async function addFonts(files: readonly FontFile[]): Promise<void> {
  for (const { family, weight, base64 } of files) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    document.fonts.add(await new FontFace(family, bytes, { weight }).load());
  }
}

/** Draws the mouse pointer, which screenshots leave out; a key hides it, as on many systems. */
export function showPointer(): void {
  const svg = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  };
  const pointer = svg('svg', { id: 'pointer', width: '20', height: '26', viewBox: '0 0 20 26' });
  const arrow = 'M2 1.5v19l4.8-4.4 3.1 7.3 3.2-1.4-3.1-7.1h6.4z';
  pointer.append(svg('path', { d: arrow, fill: '#1f1f1f', stroke: '#fff', 'stroke-width': '1.6' }));
  document.body.append(pointer);
  const options = { capture: true };
  document.addEventListener(
    'mousemove',
    ({ clientX, clientY }) => {
      pointer.style.left = `${clientX - 2}px`;
      pointer.style.top = `${clientY - 1}px`;
      pointer.style.display = 'block';
    },
    options,
  );
  document.addEventListener(
    'keydown',
    () => {
      pointer.style.display = 'none';
    },
    options,
  );
}

/** Writes a line at the right end of the tab bar, replacing the previous one. */
export function showCaption(text: string): void {
  let caption = document.getElementById('caption');
  if (caption === null) {
    caption = document.createElement('div');
    caption.id = 'caption';
    document.body.append(caption);
  }
  caption.textContent = text;
}
