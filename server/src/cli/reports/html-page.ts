import { createHash } from 'node:crypto';

/** Text of catalogs and documents for an HTML page: nothing in it is markup, and nothing in it reorders its neighbours. */
export function escapeHtml(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** Control characters but for white space, and bidirectional marks and overrides. */
const INVISIBLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

export interface HtmlPage {
  /** Plain text. */
  readonly title: string;
  readonly style: string;
  /** HTML. */
  readonly body: Iterable<string>;
}

/**
 * One self-contained page. Its policy (Content Security Policy Level 3) lets no script run and nothing load, and admits
 * the one style sheet by its hash, whatever the body holds.
 */
export function* htmlPage({ title, style, body }: HtmlPage): Iterable<string> {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  yield [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '',
  ].join('\n');
  yield* body;
  yield '</body>\n</html>\n';
}
