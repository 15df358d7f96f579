/** Characters that YAML does not allow in a text, or that readers of ours take for something else. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\ue07f]/g;

/**
 * Any text in double quotes, on one line (YAML 1.2.2, section 7.3.1, of whose escapes JSON's are a part). Read again, it
 * is the same text.
 */
export function quotedLine(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
