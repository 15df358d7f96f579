import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { editionOf, openFramework } from '../framework-operand.ts';
import { fail, writeReport } from '../output.ts';
import { editionsAsCsv } from './export-csv.ts';
import { editionsAsJson } from './export-formats.ts';
import { editionAsMarkdown } from './export-markdown.ts';
import { editionAsOscal } from './export-oscal.ts';

/** What an export could not say in its format, for people. */
export type Report = (what: string) => void;

/** `objrefs export`. */
export async function exportFramework(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [name, ...others] = given.operands;
  if (name === undefined || others.length > 0) {
    const failure = 'Name one framework by its prefix, in quotes where it has spaces: objrefs export INTERPOL-SP.';
    return fail(line, { failure });
  }
  const workspace = await openFramework(name, [], given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const { framework } = workspace;
  const asked = given.value('edition');
  const edition = asked === undefined ? framework.defaultEdition : editionOf(framework, asked);
  if (!edition) return fail(line, { failure: `The catalog of ${framework.prefix} has no edition.` });
  if ('failure' in edition) return fail(line, edition);

  const leftOut: string[] = [];
  const report = exported(given.value('format'), framework, edition, asked !== undefined, (what) => leftOut.push(what));
  const failure = await writeReport(line, given.value('output'), report);
  if (failure) return fail(line, failure);
  for (const what of leftOut) await line.stderr.write(`left out: ${visible(what)}.\n`);
  return EXIT.clean;
}

function exported(
  format: string | undefined,
  framework: Framework,
  edition: FrameworkEdition,
  isAsked: boolean,
  leaveOut: Report,
): Iterable<string> {
  const editions = isAsked ? [edition] : framework.editions;
  if (format === 'csv') return editionsAsCsv(framework, editions);
  if (format === 'markdown') return editionAsMarkdown(framework, edition);
  if (format === 'oscal') return editionAsOscal(framework, edition, leaveOut);
  return editionsAsJson(framework, editions);
}
