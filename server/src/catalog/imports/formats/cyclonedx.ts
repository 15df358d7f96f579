import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { ImportFailure, type ImportFile, oneLine, type ReadFramework, secureUrl } from '../format.ts';
import type { ImportProblem, ObjectiveDraft } from '../framework-draft.ts';
import { type DataNode, itemsOf, readDataTree, textOf } from './data-tree.ts';
import { objectivesIn } from './entry-tree.ts';

/** Reads a standard in CycloneDX 1.6 or later (JSON, `definitions.standards`). */
export function readCycloneDx(file: ImportFile, { edition }: ImportOptions): ReadFramework {
  const root = readDataTree(file);
  const standards = itemsOf(root.entries.get('definitions'), 'standards');
  const chosen = standards.find((each) => edition !== undefined && textOf(each, 'version') === edition) ?? standards[0];
  if (!chosen)
    throw new ImportFailure(l10n.t('This CycloneDX file has no "definitions" with "standards".'), root.range);
  const name = oneLine(textOf(chosen, 'name'));
  const others = standards.filter((each) => each !== chosen && oneLine(textOf(each, 'name')) !== name);
  const levels = itemsOf(chosen, 'levels').length;
  const problems: ImportProblem[] = [];
  // Versions of the same standard become editions.
  const editions = standards.filter((each) => !others.includes(each));
  return {
    draft: {
      ...defined({ title: name, publisher: oneLine(textOf(chosen, 'owner')), url: addressOf(chosen) }),
      editions: editions.map((standard) => ({
        ...defined({ edition: textOf(standard, 'version') }),
        objectives: objectivesOf(standard, problems),
      })),
    },
    problems,
    dropped: [
      ...others.map((each) => l10n.t('the standard {0}', JSON.stringify(textOf(each, 'name') ?? ''))),
      ...(levels > 0 ? [l10n.count(levels, '{0} level', '{0} levels')] : []),
    ],
  };
}

function addressOf(standard: DataNode): string | undefined {
  return itemsOf(standard, 'externalReferences').flatMap((each) => secureUrl(textOf(each, 'url')) ?? [])[0];
}

function objectivesOf(standard: DataNode, problems: ImportProblem[]): ObjectiveDraft[] {
  const fields = { key: 'bom-ref', parent: 'parent', number: 'identifier', title: 'title', text: 'text' };
  const missing = () => l10n.t('A requirement has no identifier. The entry is skipped.');
  const more = (node: DataNode) => defined({ url: addressOf(node) });
  return objectivesIn(itemsOf(standard, 'requirements'), { ...fields, more, missing }, problems);
}
