import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { inert } from '../../reports/json-lines.ts';

/** The JSON of `export`, an objective on a line. Keys may be added, never changed. */
export function* editionsAsJson(framework: Framework, editions: readonly FrameworkEdition[]): Iterable<string> {
  const { prefix, aliases, title, publisher, url, levels, catalogs } = framework;
  const head = {
    version: 1,
    prefix,
    aliases: aliases.map(({ text }) => text),
    title: title ?? null,
    publisher: publisher ?? null,
    url: url ?? null,
    license: catalogs.flatMap(({ license }) => license ?? [])[0] ?? null,
    levels,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"editions":[`;
  for (const [index, edition] of editions.entries()) {
    const { id, published, draft, partial } = edition;
    const about = { edition: id === '' ? null : id, published: published ?? null, draft, partial };
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(about).slice(0, -1)},"objectives":[`;
    for (const [at, objective] of edition.objectives.entries()) {
      yield `${at === 0 ? '' : ','}\n${inert(JSON.stringify(rowOf(framework, edition, objective as Listed)))}`;
    }
    yield '\n]}';
  }
  yield '\n]}\n';
}

function rowOf({ levels, editions }: Framework, edition: FrameworkEdition, objective: Listed): object {
  const { number, title, text, group, level, parent, aliases, url, note, withdrawn, withdrawnReason } = objective;
  return {
    number,
    title: title ?? null,
    text: text ?? null,
    group: group ?? null,
    level: levels[level] ?? null,
    parent: parent ?? null,
    aliases: aliases.map((alias) => alias.text),
    url: url ?? null,
    note: note ?? null,
    withdrawn,
    reason: withdrawnReason ?? null,
    replacedBy:
      edition.successors.get(number)?.map((successor) => ({
        edition: editions[successor.edition]?.id || null,
        number: successor.number,
        relation: successor.relation,
      })) ?? null,
  };
}
