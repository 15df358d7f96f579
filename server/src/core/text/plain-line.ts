/**
 * The text on one line, with white space of any kind as one space and trimmed. Control and bidirectional formatting
 * characters are removed, since they could make the text look like another one.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\uFEFF\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}
