import { type CompletionItem, CompletionItemKind, type CompletionList, type TextEdit } from 'vscode-languageserver';
import { RELATION_CHOICES } from '../../core/fields/relations.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import type { Lines, Position } from '../../core/model/text.ts';
import { editionMeant } from '../../core/resolution/successors.ts';
import type { ClientSupport } from '../client-support.ts';
import { numberItem } from '../completion-item.ts';
import { numberMatches } from '../number-matches.ts';
import { type SuccessorContext, successorContext } from './successor-context.ts';

/** A catalog while it is written: judged by its text alone, which may be no YAML at the moment. */
export interface CatalogText {
  /** As the client spells it. */
  readonly uri: string;
  readonly lines: Lines;
  /** URI of the catalog within the framework. */
  readonly catalogUri: string;
  /** From what was last good. */
  readonly framework: Framework;
}

/**
 * Numbers, editions and relations that continue a successor in a catalog. The numbers are those of the edition that the
 * successor means. Null elsewhere.
 */
export function completionInCatalog(
  text: CatalogText,
  position: Position,
  support: ClientSupport,
): CompletionList | null {
  const context = successorContext(text.lines, position);
  if (!context) return null;
  const items = itemsFor(context, text, support);
  return items.length > 0 ? { isIncomplete: true, items } : null;
}

function itemsFor(
  context: SuccessorContext,
  { uri, catalogUri, framework }: CatalogText,
  support: ClientSupport,
): CompletionItem[] {
  const { query, range } = context;
  switch (context.kind) {
    case 'number': {
      const edition = editionOf(context, framework, catalogUri);
      if (!edition) return [];
      // As if by hand: a dot ends no sentence here.
      const matches = numberMatches({ query, framework, inTail: false }, edition, true);
      const offer = { framework, pin: edition.id, uri, range };
      return matches.map((match) => {
        return numberItem(match, offer, support, { newText: written(match.objective.number, context) });
      });
    }
    case 'edition':
      return editionItems(context, framework);
    case 'relation':
      return relationItems(context);
  }
}

function editionOf(
  { field, withdrawn, namedEdition, ownEdition }: SuccessorContext,
  { editions }: Framework,
  catalogUri: string,
): FrameworkEdition | undefined {
  const here = editions.filter(({ uri }) => uri === catalogUri);
  const own = here.find(({ id }) => id === (ownEdition ?? '')) ?? (here.length === 1 ? here[0] : undefined);
  if (!own) return undefined;
  const named = namedEdition === undefined ? {} : { edition: namedEdition };
  return editions[editionMeant(editions, own.index, withdrawn, field, named)];
}

/** Newest first. */
function editionItems(context: SuccessorContext, { editions }: Framework): CompletionItem[] {
  return [...editions]
    .reverse()
    .filter(({ id }) => id !== '' && id !== context.query && startsWith(id, context.query))
    .map(({ id, published, draft }, index) => ({
      label: id,
      detail: [published, draft ? 'draft' : undefined].filter((part) => part !== undefined).join(' · '),
      kind: CompletionItemKind.EnumMember,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range: context.range, newText: written(id, context) } satisfies TextEdit,
    }));
}

function relationItems({ query, range }: SuccessorContext): CompletionItem[] {
  const matching = RELATION_CHOICES.filter(({ value }) => value !== query && startsWith(value, query));
  return matching.map(({ value, description }) => ({
    label: value,
    detail: description,
    kind: CompletionItemKind.EnumMember,
    textEdit: { range, newText: value } satisfies TextEdit,
  }));
}

const startsWith = (name: string, query: string): boolean => name.toLowerCase().startsWith(query.toLowerCase());

/** The text as YAML has it at this place. */
function written(text: string, { quoted, bare }: SuccessorContext): string {
  const isPlain = /^[\p{L}\p{N}(][\p{L}\p{N} ._/()§&+-]*$/u.test(text) && !/^-|\s$/.test(text);
  const scalar = quoted || isPlain ? text : JSON.stringify(text);
  return bare && !quoted ? `[${scalar}]` : scalar;
}
