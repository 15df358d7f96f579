/**
 * One line of what can be seen: white space of any kind is one space, none at the ends; control and bidirectional
 * formatting characters are gone, since they could make text look like other text.
 */
export function plainLine(text: string): string {
  return text
    .replace(/[\uFEFF\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}
