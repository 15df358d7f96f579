import { type CitationPlace, labelWithoutLines } from '../../core/coverage/coverage.ts';
import { pathBetween } from '../../core/text/segments.ts';
import type { CoverageOrigin } from './coverage-sources.ts';

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
    const path = encoded(pathBetween(folder, /^(\/|[a-z]:)/i.test(file) ? file : `${directory}/${file}`));
    return labelWithoutLines(citation) === undefined ? `./${path}#L${line}` : `./${path}`;
  };
}

/**
 * Links by a template with `{repository}`, `{commit}`, `{path}` and `{line}`, for places in any repository. Values come from
 * reports, whoever has written them: they are encoded, and lead nowhere else on the host.
 *
 * @param originOf of the report with this name, or of this run
 */
export function repositoryLinks(
  template: string,
  originOf: (source: string | null) => CoverageOrigin | undefined,
): PlaceLink {
  return ({ source, file, line }) => {
    const { repository = null, commit, directory = null } = originOf(source) ?? {};
    const path = directory === null ? undefined : pathBetween('/', `/${directory}/${file}`);
    const isKnown = repository !== null && path !== undefined && /^[0-9a-f]{7,64}$/.test(commit ?? '');
    if (!isKnown || /^(\/|[a-z]:)/i.test(file)) return undefined;
    const values = {
      repository: pathBetween('/', `/${nameInHost(repository)}`),
      commit,
      path,
      file: pathBetween('/', `/${file}`),
      line,
    };
    return template.replace(/\{(repository|commit|path|file|line)\}/g, (_, key: keyof typeof values) =>
      encoded(`${values[key]}`),
    );
  };
}

/** `acme/plans` of `https://example.org/acme/plans.git` and `git@example.org:acme/plans`. */
const nameInHost = (repository: string): string =>
  repository.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*\/|^[^/:]*:/i, '').replace(/\.git\/?$/, '');

/** Fragments for places: `#LINE:COLUMN:NAME`. */
export const addressOf: PlaceLink = ({ source, file, line, column }) =>
  source === null ? `#${line}:${column}:${encoded(file)}` : undefined;

const encoded = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
