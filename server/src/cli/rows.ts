import { SEVERITIES, type Severity } from '../core/model/diagnostic.ts';
import { linesOf } from '../core/model/text.ts';
import { fileFindings, type ReportedDiagnostic } from '../library/rows.ts';
import type { CommandLine } from './command-line.ts';
import type { Changes } from './git/changes.ts';
import { displayPath } from './paths.ts';
import type { Workspace } from './workspace.ts';

export type { FindingRow, Meaning, Place, ReferenceRow } from '../library/api.ts';
export { findingOf, findingsOf, meaningOf, placeOf, type ReportedDiagnostic, referenceRow } from '../library/rows.ts';

/** Those in catalogs and `objrefs.yaml`, whatever paths are named: they decide what all the others are worth. */
export function findingsInFiles(
  { root, composed }: Workspace,
  line: CommandLine,
  changes?: Changes,
): ReportedDiagnostic[] {
  return [...composed.problems].flatMap(([uri, problems]) => {
    const text = fileOf(root, uri)?.text ?? '';
    const isNew = changes?.inText(uri, text);
    const counting = isNew ? problems.filter(({ range }) => isNew(range)) : problems;
    return fileFindings(displayPath(uri, line), linesOf(text), counting);
  });
}

function fileOf({ configurationUri, reviewsUri, files }: Workspace['root'], uri: string) {
  if (uri === configurationUri) return files.configuration;
  return uri === reviewsUri ? files.reviews : files.catalogs.get(uri);
}

export function isAtLeast(least: Severity): (finding: ReportedDiagnostic) => boolean {
  return ({ row }) => SEVERITIES.indexOf(row.severity) <= SEVERITIES.indexOf(least);
}
