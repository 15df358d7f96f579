import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { inline } from '../../core/text/markdown.ts';
import { inertJson, orNull } from '../../reports/json-lines.ts';
import { csvRow } from '../../reports/tables.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { editionOf, openFramework } from '../framework-operand.ts';
import { Refused } from '../refused.ts';
import { writeReport } from '../reports.ts';
import { editionAsOscal } from './export-oscal.ts';

export async function exportFramework(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [name, ...others] = given.operands;
  if (name === undefined) throw new Refused('missing PREFIX. Example: objrefs export INTERPOL-SP');
  if (others.length > 0) throw new Refused(`unexpected '${others[0]}'. A prefix with spaces needs quotes.`);
  const workspace = await openFramework(name, [], given, line);
  const { framework } = workspace;
  const id = given.value('edition');
  const edition = id === undefined ? framework.defaultEdition : editionOf(framework, id);
  if (!edition) throw new Refused(`the catalog of ${framework.prefix} has no edition`);

  const editions = id === undefined ? framework.editions : [edition];
  const skipped: string[] = [];
  await writeReport(given, line, {
    json: () => editionsAsJson(framework, editions),
    csv: () => editionsAsCsv(framework, editions),
    markdown: () => editionAsMarkdown(framework, edition),
    oscal: () => editionAsOscal(framework, edition, (what) => skipped.push(what)),
  });
  for (const what of skipped) await line.stderr.write(`skipped: ${visible(what)}\n`);
  return EXIT.clean;
}

/** The framework as JSON, an objective on a line. Keys may be added, never changed. */
function* editionsAsJson(framework: Framework, editions: readonly FrameworkEdition[]): Iterable<string> {
  const { prefix, aliases, title, publisher, url, levels, catalogs } = framework;
  const head = {
    version: 1,
    prefix,
    aliases: aliases.map(({ text }) => text),
    ...orNull({ title, publisher, url, license: catalogs.flatMap(({ license }) => license ?? [])[0] }),
    levels,
  };
  yield `${inertJson(head).slice(0, -1)},"editions":[`;
  for (const [index, edition] of editions.entries()) {
    const { id, published, draft, partial } = edition;
    const about = { edition: id === '' ? null : id, published: published ?? null, draft, partial };
    yield `${index === 0 ? '' : ','}\n${inertJson(about).slice(0, -1)},"objectives":[`;
    for (const [at, objective] of edition.objectives.entries()) {
      yield `${at === 0 ? '' : ','}\n${inertJson(rowOf(framework, edition, objective as Listed))}`;
    }
    yield '\n]}';
  }
  yield '\n]}\n';
}

function rowOf({ levels, editions }: Framework, edition: FrameworkEdition, objective: Listed): object {
  const { number, title, text, group, level, parent, aliases, url, note, withdrawn, withdrawnReason } = objective;
  return {
    number,
    ...orNull({ title, text, group, level: levels[level], parent }),
    aliases: aliases.map((alias) => alias.text),
    ...orNull({ url, note, withdrawn, reason: withdrawnReason }),
    ...orNull({
      replacedBy: edition.successors.get(number)?.map((successor) => ({
        edition: editions[successor.edition]?.id || null,
        number: successor.number,
        relation: successor.relation,
      })),
    }),
  };
}

const COLUMNS = 'edition,number,title,text,group,level,withdrawn,replaced by,url,note'.split(',');

/** A table for `objrefs import` (RFC 4180). Replacements, those in the next edition only, are separated by commas. */
function* editionsAsCsv(framework: Framework, editions: readonly FrameworkEdition[]): Iterable<string> {
  yield csvRow(COLUMNS);
  for (const edition of editions) {
    for (const { number, title, text, group, level, withdrawn, withdrawnReason, url, note } of edition.objectives) {
      const successors = edition.successors.get(number);
      const where = withdrawn ? edition.index : edition.index + 1;
      const near = successors?.filter((successor) => successor.edition === where).map((successor) => successor.number);
      yield csvRow([
        edition.id,
        number,
        title ?? '',
        text ?? '',
        group ?? '',
        framework.levels[level] ?? '',
        withdrawn ? (withdrawnReason ?? 'withdrawn') : '',
        successors?.length === 0 ? 'none' : (near ?? []).join(', '),
        url ?? '',
        note ?? '',
      ]);
    }
  }
}

/** The objectives of an edition as nested lists of Markdown, with groups as headings. */
function* editionAsMarkdown(framework: Framework, edition: FrameworkEdition): Iterable<string> {
  const name = framework.title ?? framework.prefix;
  yield `# ${inline(edition.id === '' ? name : `${name}, edition ${edition.id}`)}\n`;
  const about = [framework.publisher, framework.url].filter((each) => each !== undefined);
  if (about.length > 0) yield `\n${about.map(inline).join(' · ')}\n`;
  let group: string | undefined;
  let isFirst = true;
  for (const objective of edition.objectives) {
    const { number, level, withdrawn, withdrawnReason, title, text, note } = objective;
    if (objective.group !== undefined && objective.group !== group) {
      group = objective.group;
      yield `\n## ${inline(group)}\n`;
      isFirst = true;
    }
    if (isFirst) yield '\n';
    isFirst = false;
    const indent = '  '.repeat(level);
    const status = withdrawn
      ? ` (withdrawn${withdrawnReason === undefined ? '' : `: ${inline(withdrawnReason)}`})`
      : '';
    yield `${indent}- **${inline(number)}** ${inline(wording(objective))}${status}${replacements(framework, edition, number)}\n`;
    for (const more of [title === undefined ? undefined : text, note]) {
      if (more !== undefined) yield `\n${indent}  ${inline(more.replace(/\s+/g, ' '))}\n\n`;
    }
  }
}

function replacements({ editions }: Framework, edition: FrameworkEdition, number: string): string {
  const successors = edition.successors.get(number) ?? [];
  if (successors.length === 0) return '';
  const names = successors.map((to) => {
    const where = to.edition === edition.index ? '' : `${editions[to.edition]?.id ?? ''} `;
    return inline(`${where}${to.number}`);
  });
  return ` → ${names.join(', ')}`;
}
