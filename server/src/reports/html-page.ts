import { l10n } from '../core/base/l10n.ts';
import { LOGGING_COMMAND } from './visible-text.ts';

/** Escapes text of catalogs and documents for HTML, and removes characters that would reorder the text around it. */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/\p{Cs}/gu, '\ufffd')
      // The log of a job shows the source of a page.
      .replace(/\n(?=\s*::)|[\u2028\u2029]/g, (character) => `&#${character.charCodeAt(0)};`)
      .replace(LOGGING_COMMAND, '#&#35;')
  );
}

/** Control characters other than white space, and bidirectional marks and overrides. */
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Identifies pages of objrefs. */
export const GENERATOR = '<meta name="generator" content="objrefs">';

export interface HtmlPage {
  /** Plain text. */
  readonly title: string;
  readonly style: string;
  /** Runs when the body has been parsed. Does not contain `</script`. */
  readonly script?: string;
  /** HTML. */
  readonly body: Iterable<string>;
}

/**
 * One self-contained page. Its policy (Content Security Policy Level 3) allows only the style sheet and the script of the
 * page, by their hashes, whatever the body contains.
 */
export async function htmlPage(page: HtmlPage): Promise<Iterable<string>> {
  const { style, script } = page;
  const scripts = script === undefined ? '' : `; script-src '${await hashOf(script)}'`;
  return partsOf(
    page,
    `default-src 'none'; style-src '${await hashOf(style)}'${scripts}; base-uri 'none'; form-action 'none'`,
  );
}

function* partsOf({ title, style, script, body }: HtmlPage, policy: string): Iterable<string> {
  yield [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(l10n.translation.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    GENERATOR,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '',
  ].join('\n');
  yield* body;
  if (script !== undefined) yield `<script>${script}</script>\n`;
  yield '</body>\n</html>\n';
}

/** Uses the Web Crypto API, which Node and browsers have. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
