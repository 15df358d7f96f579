import { pushTo } from '../../../core/base/collections.ts';
import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { looksLikeNumber } from '../../syntax/short-form.ts';
import { countsOf, ImportFailure, type ImportFile, oneLine, type ReadFramework, secureUrl } from '../format.ts';
import { type ImportProblem, type ObjectiveDraft, successorsBy } from '../framework-draft.ts';
import { type DataNode, itemsOf, readDataTree, textOf } from './data-tree.ts';
import { objectivesIn } from './entry-tree.ts';

/** Types of elements that are not objectives: examples, parties, assessments, discussions. */
const NO_OBJECTIVES =
  /example|party|reference|discussion|reason|^odp|determination|assessment|examine|interview|^test|related|supplemental|template/;
const WITHDRAWAL = 'withdraw_reason';

interface Element {
  readonly id: string;
  readonly type: string;
  readonly node: DataNode;
}

/** Reads an export of NIST's Cybersecurity and Privacy Reference Tool (JSON): elements and their hierarchy. */
export function readCprt(file: ImportFile, _options: ImportOptions): ReadFramework {
  const root = readDataTree(file);
  const elements = (root.entries.get('response') ?? root).entries.get('elements');
  const all = itemsOf(elements, 'elements').flatMap((node): Element[] => {
    const id = textOf(node, 'element_identifier');
    return id === undefined ? [] : [{ id, type: textOf(node, 'element_type') ?? '', node }];
  });
  if (all.length === 0)
    throw new ImportFailure(l10n.t('Not a CPRT export: "response" with "elements" is missing.'), root.range);
  const document = itemsOf(elements, 'documents')[0];
  const listed = new Map<string, Element>();
  for (const element of all) {
    if (isObjective(element) && !listed.has(element.id)) listed.set(element.id, element);
  }
  const parts = partsOf(elements);
  const parents = new Map<string | undefined, string>();
  for (const [id, inside] of parts) {
    if (listed.has(id)) for (const part of inside) if (!parents.has(part)) parents.set(part, id);
  }
  const reading: Reading = { listed, parts, reasons: reasonsOf(all) };
  const key = 'element_identifier';
  const fields = {
    ...{ key, number: key, title: 'title', text: 'text' },
    parent: (node: DataNode) => parents.get(textOf(node, key)),
    more: (node: DataNode) => withdrawalOf(textOf(node, key) ?? '', reading),
  };
  const problems: ImportProblem[] = [];
  const objectives = objectivesIn(
    [...listed.values()].map(({ node }) => node),
    fields,
    problems,
  );
  return {
    draft: {
      ...defined({ title: oneLine(textOf(document, 'name')), url: secureUrl(textOf(document, 'website')) }),
      publisher: 'NIST',
      levels: [...new Set([...listed.values()].map(({ type }) => type.replaceAll('_', ' ')))],
      editions: [{ ...defined({ edition: textOf(document, 'version') }), objectives }],
    },
    problems,
    dropped: droppedFrom(all.filter(({ id }) => !listed.has(id))),
  };
}

interface Reading {
  readonly listed: ReadonlyMap<string, Element>;
  /** By element, the elements below it (relationship `projection`). */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** By id of a `withdraw_reason`, its text. */
  readonly reasons: ReadonlyMap<string, string>;
}

function isObjective({ id, type, node }: Element): boolean {
  const wording = textOf(node, 'title') ?? textOf(node, 'text');
  return !NO_OBJECTIVES.test(type) && looksLikeNumber(id) && !/\s/.test(id) && wording !== undefined;
}

function partsOf(elements: DataNode | undefined): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const relationship of itemsOf(elements, 'relationships')) {
    const source = textOf(relationship, 'source_element_identifier');
    const target = textOf(relationship, 'dest_element_identifier');
    if (source === undefined || target === undefined) continue;
    if (textOf(relationship, 'relationship_identifier') !== 'projection') continue;
    pushTo(parts, source, target);
  }
  return parts;
}

function reasonsOf(all: readonly Element[]): Map<string, string> {
  const reasons = all.filter(({ type }) => type === WITHDRAWAL);
  return new Map(reasons.map(({ id, node }) => [id, oneLine(textOf(node, 'text')) ?? '']));
}

/** One number after "Moved to" is a move, after "Incorporated into" a merge; several numbers are a split. */
function withdrawalOf(
  id: string,
  { parts, reasons, listed }: Reading,
): Pick<ObjectiveDraft, 'withdrawn' | 'replacedBy'> {
  const linked = (parts.get(id) ?? []).find((part) => reasons.has(part));
  const reason = reasons.get(linked ?? `WR-${id}`);
  if (reason === undefined) return {};
  const numbers = [...new Set(reason.split(/[\s,;]+/).map((word) => word.replace(/[.)]$/, '')))];
  const named = numbers.filter((number) => number !== id && listed.has(number));
  const relation = /^moved\b/i.test(reason) ? 'moved' : 'merged';
  return { withdrawn: reason || true, ...(named.length > 0 && { replacedBy: successorsBy(named, relation) }) };
}

function droppedFrom(elements: readonly Element[]): string[] {
  const types = elements.flatMap(({ type }) => (type === WITHDRAWAL ? [] : type));
  return countsOf(types).map(([type, number]) => l10n.count(number, '{0} "{1}" element', '{0} "{1}" elements', type));
}
