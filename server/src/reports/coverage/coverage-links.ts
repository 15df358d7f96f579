import { type CitationPlace, labelWithoutLines } from '../../core/coverage/coverage.ts';

/** The URL of a place; undefined where no URL is known to be right. */
export type PlaceLink = (
  place: Pick<CitationPlace, 'source' | 'file' | 'line' | 'column' | 'place'>,
) => string | undefined;

/**
 * Links to lines in the files of this run: `template` with `{file}` and `{line}` filled in, else relative to the page,
 * followed by `#L` and the line where there are lines. The name of a file is percent-encoded, so that it can only be a path.
 *
 * @param directory absolute path, separated by `/`, that the names of files are relative to
 * @param folder absolute path of the folder that the page is in
 */
export function fileLinks(directory: string, folder: string, template: string | undefined): PlaceLink {
  return (citation) => {
    const { source, file, line } = citation;
    if (source !== null) return undefined;
    if (template !== undefined)
      return template.replaceAll('{file}', () => encoded(file)).replaceAll('{line}', `${line}`);
    const path = encoded(relative(folder, /^(\/|[a-z]:)/i.test(file) ? file : `${directory}/${file}`));
    return labelWithoutLines(citation) === undefined ? `./${path}#L${line}` : `./${path}`;
  };
}

/** Fragments for places: `#LINE:COLUMN:NAME`. */
export const addressOf: PlaceLink = ({ source, file, line, column }) =>
  source === null ? `#${line}:${column}:${encoded(file)}` : undefined;

function relative(from: string, to: string): string {
  const [base, path] = [segmentsOf(from), segmentsOf(to)];
  let same = 0;
  while (same < base.length && same < path.length && base[same] === path[same]) same++;
  return [...base.slice(same).map(() => '..'), ...path.slice(same)].join('/');
}

function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

const encoded = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
