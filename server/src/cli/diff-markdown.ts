import type { FieldChange } from '../core/comparison/change.ts';
import { inline } from '../core/text/markdown.ts';
import { countsOf, doubtOf, groupsOf, impactOf, KINDS, placeName, titleOf, wordingOf } from './diff-phrases.ts';
import type { ChangeRow, DiffReport } from './diff-report.ts';

/**
 * The report of `diff` as Markdown with GitHub's tables. Changed words stand in `<del>` and `<ins>`, the only HTML;
 * everything of catalogs and documents is inert.
 */
export function* diffAsMarkdown(report: DiffReport): Iterable<string> {
  yield `# ${inline(titleOf(report))}\n\n`;
  if (report.head.title !== null) yield `${inline(report.head.title)}. `;
  yield `${countsOf(report) || 'No objectives'}.\n`;
  for (const { kind, changes } of groupsOf(report)) {
    const { heading, meaning } = KINDS[kind];
    yield `\n## ${heading} (${changes.length})\n\n${meaning}\n\n`;
    if (kind === 'added') yield* table(['Number', 'Objective'], changes.flatMap(arrivalRows));
    else if (kind === 'reworded') yield* table(['Number', 'Wording'], changes.flatMap(rewordingRows));
    else if (kind === 'withdrawn') yield* table(['Number', 'Objective', 'Note'], changes.map(withdrawalRow));
    else yield* table([' Number', 'Objective', kind === 'reused' ? 'Now' : 'Became', 'Objective'], changes.flatMap(successionRows));
  }
  yield* touched(report);
}
