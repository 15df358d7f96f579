import type { Range } from '../core/model/text.ts';
import { relativePath, resolvePath, schemeOf } from '../uris.ts';
import type { CheckReport } from './check-report.ts';
import { repositoryPath } from './repository-path.ts';
import { visible } from './visible-text.ts';

/**
 * Text as the `text` of a SARIF message (section 3.11): in one line, braces doubled since single ones hold places for
 * arguments, and without anything that would make an embedded link of it.
 */
export function sarifText(text: string): string {
  const shown = visible(text).replace(/[{}]/g, '$&$&');
  return shown.includes('](') ? shown.replace(/[[\]]/g, '\\$&') : shown;
}

/** A range as a SARIF region (section 3.30): lines and columns 1-based, the end exclusive. */
export function sarifRegion({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

export type ArtifactLocation = { readonly uri: string } | { readonly uri: string; readonly uriBaseId: '%SRCROOT%' };

/**
 * Where a file is, as a SARIF artifact location (section 3.4): relative to the repository's root, or absolute for what
 * is not in the repository.
 *
 * @param file a name as in reports, or a URI
 */
export function sarifLocation(file: string, report: CheckReport): ArtifactLocation {
  const isUri = schemeOf(file).length > 1;
  const path = isUri ? relativePath(report.repository, file) : repositoryPath(file, report);
  if (path !== undefined && !/^(\.\.?$|\.\.\/|\/|[a-z]:\/)/i.test(path)) {
    return { uri: encodePath(path), uriBaseId: '%SRCROOT%' };
  }
  return { uri: isUri ? file : resolvePath(report.directory, file) };
}

/** A path as a relative reference of RFC 3986. Half a surrogate pair, which no URI can hold, becomes U+FFFD. */
function encodePath(path: string): string {
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}
