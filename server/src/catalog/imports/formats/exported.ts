import { RELATIONS } from '../../../core/model/catalog.ts';
import { defined } from '../../syntax/defined.ts';
import { type ImportFile, type ReadFramework, secureUrl } from '../format.ts';
import type { EditionDraft, ObjectiveDraft, SuccessorDraft } from '../framework-draft.ts';
import { type DataNode, itemsOf, readDataTree, textOf } from './data-tree.ts';

/** Reads what `objrefs export` writes as JSON. How numbers are cited (`numbering`) is not in it. */
export function readExported(file: ImportFile): ReadFramework {
  const root = readDataTree(file);
  const editions = itemsOf(root, 'editions');
  const ids = editions.map((edition) => textOf(edition, 'edition'));
  return {
    draft: {
      ...textsOf(root, 'prefix', 'title', 'publisher', 'url', 'license'),
      aliases: listOf(root, 'aliases'),
      levels: listOf(root, 'levels'),
      editions: editions.map((edition, index): EditionDraft => {
        return {
          ...textsOf(edition, 'edition', 'published'),
          ...(isTrue(edition, 'draft') && { draft: true }),
          ...(isTrue(edition, 'partial') && { partial: true }),
          objectives: itemsOf(edition, 'objectives').map((one) => objectiveOf(one, ids[index], ids[index + 1])),
        };
      }),
    },
    problems: [],
    dropped: [],
  };
}

function objectiveOf(node: DataNode, edition: string | undefined, next: string | undefined): ObjectiveDraft {
  const withdrawn = isTrue(node, 'withdrawn');
  const usual = withdrawn ? edition : next;
  const { number = '', ...about } = textsOf(node, 'number', 'title', 'text', 'group', 'url', 'note');
  return {
    number,
    ...about,
    aliases: listOf(node, 'aliases'),
    ...(withdrawn && { withdrawn: textOf(node, 'reason') ?? true }),
    ...(node.entries.get('replacedBy')?.isList && {
      replacedBy: itemsOf(node, 'replacedBy').map((one) => successorOf(one, usual)),
    }),
    range: node.entries.get('number')?.range ?? node.range,
  };
}

/** @param usual the edition that a catalog need not name */
function successorOf(node: DataNode, usual: string | undefined): SuccessorDraft {
  const { number = '', edition, relation } = textsOf(node, 'number', 'edition', 'relation');
  return {
    number,
    ...defined({
      edition: edition === usual ? undefined : edition,
      relation: RELATIONS.find((known) => known === relation),
    }),
  };
}

/** The fields that have a text; an address only if a catalog accepts it. */
function textsOf<Name extends string>(node: DataNode, ...names: readonly Name[]): { readonly [K in Name]?: string } {
  const texts: { [K in Name]?: string } = {};
  for (const name of names) {
    const text = textOf(node, name);
    const kept = name === 'url' ? secureUrl(text) : text;
    if (kept !== undefined) texts[name] = kept;
  }
  return texts;
}

const listOf = (node: DataNode, name: string): string[] => itemsOf(node, name).flatMap(({ text }) => text ?? []);

const isTrue = (node: DataNode, name: string): boolean => textOf(node, name) === 'true';
