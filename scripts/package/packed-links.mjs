// Pages of a package link to files that only the repository has.
import { posix } from 'node:path';

const PICTURE_LINE = /^ *!\[[^\]]*\]\((?!https?:)([^)\s]+)\)\n\n?/gm;
const LINK = /(!?)\[([^\]]*)\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)/g;

/**
 * The Markdown of a page as a package has it: links and pictures that the package does not have lead to the repository.
 * Where its address is not known, pictures are left out, and links are only their text.
 *
 * @param {string} page its path
 * @param {string} markdown
 * @param {(path: string) => boolean} isPacked
 * @param {{ baseContentUrl: string, baseImagesUrl: string }} [addresses]
 */
export function withPackedLinks(page, markdown, isPacked, addresses) {
  const pathOf = (target) => posix.join(posix.dirname(page), target);
  const shown = addresses
    ? markdown
    : markdown.replace(PICTURE_LINE, (whole, target) => (isPacked(pathOf(target)) ? whole : ''));
  return shown.replace(LINK, (whole, picture, text, target, anchor = '') => {
    const path = pathOf(target);
    if (isPacked(path)) return whole;
    if (!addresses) return text;
    const base = picture ? addresses.baseImagesUrl : addresses.baseContentUrl;
    return `${picture}[${text}](${base}/${path}${anchor})`;
  });
}
