import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type MarkupContent,
  type TextEdit,
} from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { type CompletionContext, completionContext } from '../core/completion/completion-context.ts';
import type { Framework } from '../core/model/framework.ts';
import type { Position } from '../core/model/text.ts';
import type { FrameworkSet } from '../core/resolution/framework-set.ts';
import type { NumberInsertion } from '../core/settings/settings.ts';
import type { ClientSupport } from './client-support.ts';
import { numberItem, sortKey, titleBeside, withTitles } from './completion-item.ts';
import type { FeatureDocument } from './feature-document.ts';
import { markdown, plainText } from './markup.ts';
import { goneMatches, MOST_MATCHES, numberMatches } from './number-matches.ts';
import { describeData, objectiveData } from './objective-data.ts';

/** What opens the list. Letters as triggers send nothing in VS Code; digits and signs open it in prose too. */
export const COMPLETION_TRIGGERS = [' ', '.', '-', ...'0123456789'];

export interface CompletionOptions {
  /** Asked for by hand (`CompletionTriggerKind.Invoked`), not opened by typing. */
  readonly invoked: boolean;
  /** What an accepted number brings along; the other way is offered behind it. Absent: nothing. */
  readonly insert?: NumberInsertion;
  /** The client's command that opens the list again after a prefix was accepted; absent where it has none. */
  readonly suggestCommand?: string;
}

/** Letters of a prefix that must be typed before it is offered unasked, so that code stays undisturbed. */
const SHORTEST_PREFIX = 2;

/**
 * Numbers, editions or prefixes that continue what stands left of the position. The list is filtered here
 * (`isIncomplete`: clients ask again with every character) and null wherever it could get in the way of plain typing,
 * since an open list takes the Enter key.
 */
export function completion(
  document: FeatureDocument,
  position: Position,
  options: CompletionOptions,
  support: ClientSupport,
): CompletionList | null {
  const { set } = document.analysis.scope;
  const context = completionContext(document.lines, position, set);
  if (!context) return null;
  const items = itemsFor(context, document, options, support, set.frameworks);
  return items.length > 0 ? { isIncomplete: true, items } : null;
}

function itemsFor(
  context: CompletionContext,
  document: FeatureDocument,
  options: CompletionOptions,
  support: ClientSupport,
  frameworks: readonly Framework[],
): CompletionItem[] {
  const { end } = context.range;
  const after = document.lines.line(end.line).slice(end.character);
  switch (context.kind) {
    case 'number': {
      const edition = context.edition ?? context.framework.defaultEdition;
      if (!edition) return [];
      const matches = numberMatches(context, edition, options.invoked).slice(0, MOST_MATCHES);
      const gone = goneMatches(context, edition, options.invoked).slice(0, MOST_MATCHES - matches.length);
      const { framework, range } = context;
      const offer = { framework, pin: context.edition?.id ?? null, uri: document.uri, range };
      return [
        ...withTitles(matches, offer, support, options.insert ?? 'number', after),
        ...gone.map((match) => numberItem(match, offer, support)),
      ];
    }
    case 'edition':
      return editionItems(context, after, options);
    case 'prefix':
      return prefixItems(context, after, options, frameworks, support);
  }
}

/** Newest first: the one that is wanted most often. */
function editionItems(
  { framework, query, range }: Extract<CompletionContext, { kind: 'edition' }>,
  after: string,
  options: CompletionOptions,
): CompletionItem[] {
  const wanted = query.toLowerCase();
  return framework.editions
    .filter(({ id, aliases }) => [id, ...aliases.map(({ text }) => text)].some((name) => startsWith(name, wanted)))
    .filter(({ id }) => id !== '')
    .reverse()
    .map((edition, index) => ({
      label: edition.id,
      detail: [framework.title ?? framework.prefix, edition.published, edition.draft ? 'draft' : undefined]
        .filter((part) => part !== undefined)
        .join(' · '),
      kind: CompletionItemKind.EnumMember,
      filterText: startsWith(edition.id, wanted) ? edition.id : query,
      sortText: sortKey(String(index)),
      ...continued(edition.id, range, after, options),
    }));
}

function prefixItems(
  { query, range }: Extract<CompletionContext, { kind: 'prefix' }>,
  after: string,
  options: CompletionOptions,
  frameworks: readonly Framework[],
  support: ClientSupport,
): CompletionItem[] {
  if (query.length < SHORTEST_PREFIX && !options.invoked) return [];
  const begins = (name: string) =>
    name !== query && (options.invoked ? startsWith(name, query.toLowerCase()) : name.startsWith(query));
  return frameworks.flatMap((framework) => {
    const name = [framework.prefix, ...framework.aliases.map(({ text }) => text)].find(begins);
    if (name === undefined) return [];
    return {
      label: name,
      ...titleBeside(framework.title ?? '', support),
      kind: CompletionItemKind.Module,
      filterText: name,
      ...continued(name, range, after, options),
    };
  });
}

/**
 * What is followed by a number: the text ends in a space, and the list opens for what comes next. Where a space is there
 * already, as in a citation that gets another edition, the text alone.
 */
function continued(text: string, range: TextEdit['range'], after: string, { suggestCommand }: CompletionOptions) {
  if (/^\s/.test(after)) return { textEdit: { range, newText: text } satisfies TextEdit };
  return {
    textEdit: { range, newText: `${text} ` } satisfies TextEdit,
    ...(suggestCommand !== undefined && { command: { title: l10n.t('Suggest numbers'), command: suggestCommand } }),
  };
}

function startsWith(name: string, wanted: string): boolean {
  return name.toLowerCase().startsWith(wanted);
}

/** Documents the item by its objective; the item as it is where that is no longer listed. */
export function completionResolve(item: CompletionItem, set: FrameworkSet, support: ClientSupport): CompletionItem {
  const data = objectiveData(item);
  const markup = support.documentationMarkdown ? markdown : plainText;
  const value = data && describeData(data, set, markup);
  return value ? { ...item, documentation: { kind: markup.kind, value } satisfies MarkupContent } : item;
}
