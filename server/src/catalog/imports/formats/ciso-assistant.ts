import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { ImportFailure, type ImportFile, oneLine, type ReadFramework } from '../format.ts';
import type { EditionDraft, ImportProblem, MappingDraft } from '../framework-draft.ts';
import { type DataNode, itemsOf, readDataTree, textOf } from './data-tree.ts';
import { objectivesIn } from './entry-tree.ts';

/** Reads a library of CISO Assistant (YAML): frameworks with their requirement nodes, and mapping sets. */
export function readCisoAssistant(file: ImportFile, _options: ImportOptions): ReadFramework {
  const root = readDataTree(file);
  const objects = root.entries.get('objects');
  if (!objects) throw new ImportFailure(l10n.t('Not a CISO Assistant library: "objects" is missing.'), root.range);
  const frameworks = oneOrMore(objects, 'framework', 'frameworks');
  const sets = oneOrMore(objects, 'requirement_mapping_set', 'requirement_mapping_sets');
  if (frameworks.length === 0 && sets.length === 0) {
    throw new ImportFailure(l10n.t('This library contains no framework and no mapping set.'), objects.range);
  }
  const problems: ImportProblem[] = [];
  const editions = frameworks.map((framework) => editionOf(framework, problems));
  const [newest] = frameworks.slice(-1);
  return {
    draft: {
      ...defined({
        prefix: newest && withoutVersion(textOf(newest, 'ref_id') ?? ''),
        title: oneLine(newest && textOf(newest, 'name')),
        publisher: oneLine(textOf(root, 'provider')),
        license: oneLine(textOf(root, 'copyright')),
      }),
      editions,
      mappings: sets.flatMap(mappingsOf),
    },
    problems,
    dropped: droppedFrom(objects, frameworks),
  };
}

function oneOrMore(objects: DataNode, one: string, more: string): readonly DataNode[] {
  const single = objects.entries.get(one);
  return [...(single ? (single.items.length > 0 ? single.items : [single]) : []), ...itemsOf(objects, more)];
}

/** `2.0` in `NIST CSF version 2.0`: the version of the library is not that of the framework. */
const VERSION = /[\s_-]+(?:v|version |ed)?(\d[\w.:]*)$/i;

const withoutVersion = (text: string): string | undefined => text.replace(VERSION, '').trim() || undefined;

function editionOf(framework: DataNode, problems: ImportProblem[]): EditionDraft {
  const [, edition] = [textOf(framework, 'name'), textOf(framework, 'ref_id')].flatMap(
    (name) => VERSION.exec(name ?? '') ?? [],
  );
  // A node without a number is a heading of the nodes below it.
  const fields = { key: 'urn', parent: 'parent_urn', number: 'ref_id', title: 'name', text: 'description' };
  const more = (node: DataNode) => defined({ key: textOf(node, 'urn')?.toLowerCase() });
  const objectives = objectivesIn(itemsOf(framework, 'requirement_nodes'), { ...fields, more }, problems);
  return { ...defined({ edition }), objectives };
}

/** All relationships other than "equal" are only `related`. */
function mappingsOf(set: DataNode): MappingDraft[] {
  return itemsOf(set, 'requirement_mappings').flatMap((mapping) => {
    const from = textOf(mapping, 'source_requirement_urn')?.toLowerCase();
    const to = textOf(mapping, 'target_requirement_urn')?.toLowerCase();
    const relationship = textOf(mapping, 'relationship');
    if (from === undefined || to === undefined || relationship === 'not_related') return [];
    return [{ from, to, relation: relationship === 'equal' ? ('equal' as const) : ('related' as const) }];
  });
}

function droppedFrom(objects: DataNode, frameworks: readonly DataNode[]): string[] {
  const known = new Set(['framework', 'frameworks', 'requirement_mapping_set', 'requirement_mapping_sets']);
  const others = [...objects.entries.keys()].filter((name) => !known.has(name));
  const nodes = frameworks.flatMap((framework) => itemsOf(framework, 'requirement_nodes'));
  const parts = (['annotation', 'questions', 'translations'] as const).flatMap((name) => {
    const number = nodes.filter((node) => node.entries.has(name)).length;
    return number === 0
      ? []
      : [l10n.plural(number, l10n.t('"{0}" of {1} node', name, number), l10n.t('"{0}" of {1} nodes', name, number))];
  });
  return [...parts, ...others.map((name) => `"${name}"`)];
}
