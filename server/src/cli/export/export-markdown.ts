import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { inline } from '../../core/text/markdown.ts';

/** A list of an edition's objectives, groups as headings, each level indented below its own. */
export function* editionAsMarkdown(framework: Framework, edition: FrameworkEdition): Iterable<string> {
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
    const said = inline(wording(objective));
    const gone = withdrawn ? ` (withdrawn${withdrawnReason === undefined ? '' : `: ${inline(withdrawnReason)}`})` : '';
    yield `${indent}- **${inline(number)}** ${said}${gone}${becoming(framework, edition, number)}\n`;
    for (const more of [title === undefined ? undefined : text, note]) {
      if (more !== undefined) yield `\n${indent}  ${inline(more.replace(/\s+/g, ' '))}\n\n`;
    }
  }
}

function becoming({ editions }: Framework, edition: FrameworkEdition, number: string): string {
  const successors = edition.successors.get(number) ?? [];
  if (successors.length === 0) return '';
  const names = successors.map((to) => {
    const where = to.edition === edition.index ? '' : `${editions[to.edition]?.id ?? ''} `;
    return inline(`${where}${to.number}`);
  });
  return ` → ${names.join(', ')}`;
}
