import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { editionOf, openFramework } from '../framework-operand.ts';
import { reportTarget, writeReports } from '../reports.ts';
import { editionAsMarkdown, editionsAsCsv, editionsAsJson } from './export-formats.ts';
import { editionAsOscal } from './export-oscal.ts';

/** `objrefs export`. */
export async function exportFramework(given: Arguments, line: CommandLine): Promise<Result<ExitCode>> {
  const [name, ...others] = given.operands;
  if (name === undefined) return new Refusal('missing PREFIX. Example: objrefs export INTERPOL-SP');
  if (others.length > 0) return new Refusal(`unexpected '${others[0]}'. A prefix with spaces needs quotes.`);
  const workspace = await openFramework(name, [], given, line);
  if (isRefusal(workspace)) return workspace;
  const { framework } = workspace;
  const id = given.value('edition');
  const edition = id === undefined ? framework.defaultEdition : editionOf(framework, id);
  if (!edition) return new Refusal(`the catalog of ${framework.prefix} has no edition`);
  if (isRefusal(edition)) return edition;

  const editions = id === undefined ? framework.editions : [edition];
  const skipped: string[] = [];
  const refusal = await writeReports(
    [reportTarget(given, 'json')],
    {
      json: () => editionsAsJson(framework, editions),
      csv: () => editionsAsCsv(framework, editions),
      markdown: () => editionAsMarkdown(framework, edition),
      oscal: () => editionAsOscal(framework, edition, (what) => skipped.push(what)),
    },
    line,
  );
  if (refusal) return refusal;
  for (const what of skipped) await line.stderr.write(`skipped: ${visible(what)}\n`);
  return EXIT.clean;
}
