/** Asks the process that serves the page, on the console, whether the command palette offers what it should. */
export const PALETTE = 'what does the palette offer?';
/** What is then typed into the active document. */
export const PALETTE_IS_RIGHT = 'fine';
