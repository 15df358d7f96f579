import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { linesOf } from '../../core/model/text.ts';
import { composeRoot } from '../../loader/compose-root.ts';
import { asJson } from '../../reports/json-lines.ts';
import { schemeOf } from '../../uri/uris.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { fail, writeReport } from '../output.ts';
import { displayPath } from '../paths.ts';
import { type Meaning, meaningOf, type ReferenceRow, referenceRow } from '../rows.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { writtenReferences } from '../written-reference.ts';
import { explanationsAsText } from './explain-pretty.ts';
import { type EditionRow, editionRows, type FrameworkRow, frameworkRow } from './explanation.ts';

/** All that is known of one number. Keys are a contract with those who read our JSON. */
export interface Explanation extends Meaning {
  readonly text: string;
  readonly framework: FrameworkRow;
  readonly editions: readonly EditionRow[];
  /** Where the same number is cited, whichever edition is meant. */
  readonly citations: readonly ReferenceRow[];
}

/** `objrefs explain`. */
export async function explain(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [written, ...paths] = given.operands;
  if (written === undefined) {
    return fail(line, { failure: 'Say what to explain, written as in a text: objrefs explain "INTERPOL-SP 3.4".' });
  }
  const opened = await openWorkspace({ ...given, operands: paths }, line);
  if ('failure' in opened) return fail(line, opened);
  const understood = understand(written, opened);
  if ('failure' in understood) return fail(line, understood);
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

  const report =
    given.value('format') === 'json'
      ? asJson({ version: 1, files: tally.files }, { explanations })
      : explanationsAsText(explanations, tally.files, paletteFor(line, given.value('output') === undefined));
  const failure = await writeReport(line, given.value('output'), report);
  if (failure) return fail(line, failure);
  if (tally.unreadable > 0) return EXIT.failure;
  return references.every(({ resolution }) => !resolution.status.startsWith('unknown')) ? EXIT.clean : EXIT.findings;
}

interface Understood {
  readonly workspace: Workspace;
  readonly references: readonly ResolvedReference[];
}

/** Naming a framework switches it on for the run. */
function understand(written: string, workspace: Workspace): Understood | Failure {
  const references = writtenReferences(written, workspace.composed.scope, 'objrefs explain');
  if (!('failure' in references)) return { workspace, references };
  const frameworks = new Map(workspace.root.sources.map(({ catalog }) => [catalog.prefix, { enabled: true }]));
  const composed = composeRoot(workspace.root, null, { frameworks });
  const amongAll = writtenReferences(written, composed.scope, 'objrefs explain');
  return 'failure' in amongAll ? references : { workspace: { ...workspace, composed }, references: amongAll };
}

/** Alike for references to one number, whatever edition they mean. */
function numberIdentity({ reference, resolution }: ResolvedReference): string {
  return JSON.stringify([resolution.framework.id, resolution.objective?.number ?? reference.number]);
}
