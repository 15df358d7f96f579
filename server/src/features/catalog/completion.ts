import { type CompletionItem, CompletionItemKind, type CompletionList, type TextEdit } from 'vscode-languageserver';
import { CHOICES } from '../../core/fields/value-types.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import type { Lines, Position } from '../../core/model/text.ts';
import { editionMeant, SUCCESSOR_FIELDS, type SuccessorField } from '../../core/resolution/successors.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import { editionDetail, numberItem } from '../completion.ts';
import type { ClientSupport } from '../lsp/client-support.ts';
import { numberMatches, startsWith } from '../objectives/number-matches.ts';
import { type Step, scalarAt, type YamlCursor, yamlCursor } from './yaml-cursor.ts';

/** The present text of a catalog, which need not be valid YAML. */
export interface CatalogText {
  /** As the client spells it. */
  readonly uri: string;
  readonly lines: Lines;
  /** URI of the catalog within the framework. */
  readonly catalogUri: string;
  /** From the last valid text. */
  readonly framework: Framework;
}

/** Numbers of the edition that it refers to, editions and relations that complete a successor. Null elsewhere. */
export function completionInCatalog(
  text: CatalogText,
  position: Position,
  support: ClientSupport,
): CompletionList | null {
  const cursor = yamlCursor(text.lines, position);
  const successor = cursor && successorAt(cursor);
  if (!successor) return null;
  const items = itemsFor(successor, text, support);
  return items.length > 0 ? { isIncomplete: true, items } : null;
}

/** A successor that is being typed, in `replacedBy` or `replaces`. */
interface SuccessorCursor {
  readonly cursor: YamlCursor;
  readonly field: SuccessorField;
  readonly kind: SuccessorKey;
  /** The list has no brackets yet. */
  readonly bare: boolean;
}

const SUCCESSOR_KEYS = ['number', 'edition', 'relation'] as const;
type SuccessorKey = (typeof SUCCESSOR_KEYS)[number];

function successorAt(cursor: YamlCursor): SuccessorCursor | null {
  const { path, kind } = cursor;
  const [list, item, own] = [path.at(-3), path.at(-2), path.at(-1)].map(keyOf);
  const isField = (key: string | undefined) => SUCCESSOR_FIELDS.find((field) => field === key);
  if (kind === 'key') return null;
  const bareField = kind === 'value' && isField(own);
  if (bareField) return { cursor, field: bareField, kind: 'number', bare: true };
  const listField = own === 'item' && isField(item);
  if (listField) return { cursor, field: listField, kind: 'number', bare: false };
  const key = SUCCESSOR_KEYS.find((name) => name === own);
  const field = isField(list);
  return key && field && item === 'item' ? { cursor, field, kind: key, bare: false } : null;
}

const keyOf = (step: Step | undefined): string | undefined => (typeof step === 'object' ? step.key : step);

function itemsFor(
  successor: SuccessorCursor,
  { uri, catalogUri, framework }: CatalogText,
  support: ClientSupport,
): CompletionItem[] {
  const { cursor, kind } = successor;
  const { query, range } = cursor;
  switch (kind) {
    case 'number': {
      const edition = editionOf(successor, framework, catalogUri);
      if (!edition) return [];
      // Nothing precedes the number that a dot could end.
      const matches = numberMatches({ query, framework, inTail: false }, edition, true);
      const offer = { framework, pin: edition.id, uri, range };
      return matches.map((match) => numberItem(match, offer, support, yamlText(match.objective.number, successor)));
    }
    case 'edition':
      return editionItems(successor, framework);
    case 'relation':
      return relationItems(cursor);
  }
}

/** The edition in which the successor is listed. */
function editionOf(
  { cursor, field, bare }: SuccessorCursor,
  { editions }: Framework,
  catalogUri: string,
): FrameworkEdition | undefined {
  const [entry, ...outer] = bare ? [cursor.beside, ...cursor.enclosing()] : cursor.enclosing();
  const ownEdition = outer.find((fields) => fields.has('edition'))?.get('edition');
  const here = editions.filter(({ uri }) => uri === catalogUri);
  const own = here.find(({ id }) => id === (ownEdition ?? '')) ?? (here.length === 1 ? here[0] : undefined);
  if (!own) return undefined;
  const withdrawn = !['false', undefined].includes(entry?.get('withdrawn'));
  const namedEdition = bare ? undefined : cursor.beside.get('edition');
  return editions[
    editionMeant(editions, own.index, withdrawn, field, {
      ...(namedEdition !== undefined && { edition: namedEdition }),
    })
  ];
}

/** The newest edition first. */
function editionItems(successor: SuccessorCursor, { editions }: Framework): CompletionItem[] {
  const { query, range } = successor.cursor;
  return [...editions]
    .reverse()
    .filter(({ id }) => id !== '' && id !== query && startsWith(id, query))
    .map((edition, index) => ({
      label: plainLine(edition.id),
      detail: editionDetail(edition),
      kind: CompletionItemKind.EnumMember,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range, newText: yamlText(edition.id, successor) } satisfies TextEdit,
    }));
}

function relationItems({ query, range }: YamlCursor): CompletionItem[] {
  const matching = CHOICES.relation.filter(({ value }) => value !== query && startsWith(value, query));
  return matching.map(({ value, description }) => ({
    label: value,
    detail: description,
    kind: CompletionItemKind.EnumMember,
    textEdit: { range, newText: value } satisfies TextEdit,
  }));
}

/** The text in the syntax of YAML, with the brackets that the list lacks. */
function yamlText(text: string, { cursor, bare }: SuccessorCursor): string {
  const scalar = scalarAt(cursor, text);
  return bare && !cursor.quoted ? `[${scalar}]` : scalar;
}
