import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { linesOf } from '../../core/model/text.ts';
import { asJson } from '../../reports/json-lines.ts';
import { schemeOf } from '../../uri/uris.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { withFrameworks } from '../framework-operand.ts';
import { displayPath } from '../paths.ts';
import { reportTarget, writeReports } from '../reports.ts';
import { meaningOf, type ReferenceRow, referenceRow } from '../rows.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { writtenReferences } from '../written-reference.ts';
import { explanationsAsText } from './explain-pretty.ts';
import { type Explanation, editionRows, frameworkRow } from './explanation.ts';

/** `objrefs explain`. */
export async function explain(given: Arguments, line: CommandLine): Promise<Result<ExitCode>> {
  const [written, ...paths] = given.operands;
  if (written === undefined) {
    return new Refusal('missing REFERENCE. Example: objrefs explain "INTERPOL-SP 3.4"');
  }
  const opened = await openWorkspace({ ...given, operands: paths }, line);
  if (isRefusal(opened)) return opened;
  const understood = understand(written, opened);
  if (isRefusal(understood)) return understood;
  const { workspace, references } = understood;

  const citations = new Map<string, ReferenceRow[]>(references.map((reference) => [numberIdentity(reference), []]));
  const tally = { files: 0, unreadable: 0 };
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    for (const reference of analysis.references) {
      citations.get(numberIdentity(reference))?.push(referenceRow(file, analysis.lines, reference));
    }
  }
  const fileOf = (uri: string): string | null => (schemeOf(uri) === 'file' ? displayPath(uri, line) : null);
  const lines = linesOf(written);
  const explanations = references.map((reference): Explanation => {
    const { text, ...meaning } = meaningOf(lines, reference);
    return {
      text,
      ...meaning,
      framework: frameworkRow(reference.resolution.framework),
      editions: editionRows(reference, fileOf),
      citations: citations.get(numberIdentity(reference)) ?? [],
    };
  });

  const refusal = await writeReports(
    [reportTarget(given)],
    {
      pretty: (palette) => explanationsAsText(explanations, tally.files, palette),
      json: () => asJson({ version: 1, files: tally.files }, { explanations }),
    },
    line,
  );
  if (refusal) return refusal;
  if (tally.unreadable > 0) return EXIT.failure;
  return references.every(({ resolution }) => !resolution.status.startsWith('unknown')) ? EXIT.clean : EXIT.findings;
}

interface Understood {
  readonly workspace: Workspace;
  readonly references: readonly ResolvedReference[];
}

/** Reads the references. Frameworks that are only named here are enabled for the run. */
function understand(written: string, workspace: Workspace): Result<Understood> {
  const references = writtenReferences(written, workspace.composed.scope, 'objrefs explain');
  if (!isRefusal(references)) return { workspace, references };
  const all = withFrameworks(workspace, new Set(workspace.root.sources.map(({ catalog }) => catalog.prefix)));
  const amongAll = writtenReferences(written, all.composed.scope, 'objrefs explain');
  return isRefusal(amongAll) ? references : { workspace: all, references: amongAll };
}

/** Equal for references to one number in any edition. */
function numberIdentity({ reference, resolution }: ResolvedReference): string {
  return JSON.stringify([resolution.framework.id, resolution.objective?.number ?? reference.number]);
}
