/** Control characters other than tab and line ends, which do not belong in a text. */
export const CONTROL_CHARACTERS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** The text without control characters and without white space at its ends. */
export const asProse = (text: string): string => text.replace(CONTROL_CHARACTERS, '').trim();

/** Prose on one line: line breaks become spaces. */
export const asLine = (text: string): string => asProse(text).replace(/\s*[\n\r]\s*/g, ' ');

/** A text as written, short enough for a message. */
export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
