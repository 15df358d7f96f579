import { l10n } from '../../../core/base/l10n.ts';
import { isRefusal } from '../../../core/base/result.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { type ImportFile, ImportRefusal, oneLine, type ReadFile, secureUrl } from '../format.ts';
import { type ImportProblem, nested, type ObjectiveDraft, wordingOf } from '../framework-draft.ts';
import { type DataNode, itemsOf, readDataTree, textOf } from './data-tree.ts';
import { type Branch, entryTree } from './entry-tree.ts';

/** Reads a standard in CycloneDX 1.6 or later (JSON, `definitions.standards`). */
export function readCycloneDx(file: ImportFile, { edition }: ImportOptions): ReadFile {
  const root = readDataTree(file);
  if (isRefusal(root)) return root;
  const standards = itemsOf(root.entries.get('definitions'), 'standards');
  const chosen = standards.find((each) => edition !== undefined && textOf(each, 'version') === edition) ?? standards[0];
  if (!chosen)
    return new ImportRefusal(l10n.t('This CycloneDX file has no "definitions" with "standards".'), root.range);
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
  const tree = entryTree(itemsOf(standard, 'requirements'), 'bom-ref', 'parent');
  problems.push(...tree.problems);
  const read = (branches: readonly Branch[]): ObjectiveDraft[] =>
    branches.flatMap(({ node, inside: branchesInside }): ObjectiveDraft[] => {
      const inside = read(branchesInside);
      const number = textOf(node, 'identifier');
      const range = node.entries.get('identifier')?.range ?? node.range;
      if (number === undefined || /\s/.test(number)) {
        const message =
          number === undefined
            ? l10n.t('A requirement has no identifier. The entry is skipped.')
            : l10n.t('{0} is not a number. The entry is skipped.', JSON.stringify(number));
        problems.push({ severity: 'warning', range, message });
        return inside;
      }
      const title = oneLine(textOf(node, 'title'));
      const text = oneLine(textOf(node, 'text'));
      const objective: ObjectiveDraft = {
        number,
        ...wordingOf(number, title, text),
        ...defined({ url: addressOf(node) }),
        range,
      };
      return nested(objective, inside);
    });
  return read(tree.top);
}
