import { resolve } from 'node:path';
import type { Range } from '../../../core/model/text.ts';
import { visible } from '../../../reports/visible-text.ts';
import { fromPath, relativePath, toPath } from '../../../uri/uris.ts';
import { repositoryPath } from '../../git/repository-path.ts';
import type { CheckReport } from '../check-report.ts';

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
 * @param file as reports name it
 */
export function sarifLocation(file: string, report: CheckReport): ArtifactLocation {
  const name = wellFormed(file);
  return (
    inRepository(repositoryPath(name, report)) ?? {
      uri: fromPath(resolve(toPath(report.directory), name)),
    }
  );
}

/** The same for a resource that is known by its URI. */
export function sarifLocationOf(uri: string, { repository }: CheckReport): ArtifactLocation {
  return inRepository(relativePath(repository, uri)) ?? { uri };
}

function inRepository(path: string | undefined): ArtifactLocation | undefined {
  if (path === undefined || /^(\.\.?$|\.\.\/|\/|[a-z]:\/)/i.test(path)) return undefined;
  return { uri: encodePath(path), uriBaseId: '%SRCROOT%' };
}

/** A path as a relative reference of RFC 3986. */
function encodePath(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

/** Half a surrogate pair, which no URI can hold, becomes U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
