import { relative, resolve, sep } from 'node:path';
import type { CitationPlace } from '../../core/coverage/coverage.ts';

/** The address of the line where something is cited; undefined where there is none that would be right. */
export type PlaceLink = (place: Pick<CitationPlace, 'source' | 'file' | 'line'>) => string | undefined;

/**
 * Links to places in the files of this run: `template` with `{file}` and `{line}` filled in, else relative to the page,
 * with `#L` and the line behind. A file's name is percent-encoded, so that it can be nothing but a path.
 *
 * @param directory absolute path that the names of files are relative to
 * @param folder absolute path of the folder that the page is in
 */
export function fileLinks(directory: string, folder: string, template: string | undefined): PlaceLink {
  return ({ source, file, line }) => {
    if (source !== null) return undefined;
    if (template !== undefined)
      return template.replaceAll('{file}', () => encoded(file)).replaceAll('{line}', `${line}`);
    const path = relative(folder, resolve(directory, file)).split(sep).join('/');
    return `./${encoded(path)}#L${line}`;
  };
}

const encoded = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
