import { type CompletionItem, CompletionItemKind, type CompletionList, type TextEdit } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { type CompletionContext, completionContext } from '../core/completion/completion-context.ts';
import type { Framework } from '../core/model/framework.ts';
import type { Position } from '../core/model/text.ts';
import type { FrameworkSet } from '../core/resolution/framework-set.ts';
import type { NumberInsertion } from '../core/settings/settings.ts';
import { plainLine } from '../core/text/plain-line.ts';
import { editionDetail, numberItem, numberItems, sortKey, titleBeside } from './completion-item.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { MOST_MATCHES, numberMatches, outdatedMatches, startsWith } from './objectives/number-matches.ts';
import { describeItem } from './objectives/objective-data.ts';

/** Characters that open the list. VS Code ignores letters as triggers; digits and punctuation open it in prose too. */
export const COMPLETION_TRIGGERS = [' ', '.', '-', ...'0123456789'];

export interface CompletionOptions {
  /** Requested explicitly (`CompletionTriggerKind.Invoked`), not opened by typing. */
  readonly invoked: boolean;
  /** What to insert with a number. Absent: the number alone. */
  readonly insert?: NumberInsertion;
  /** The client's command that opens the list again after a prefix was accepted; absent where there is none. */
  readonly suggestCommand?: string;
}

/** Letters of a prefix that must be typed before it is suggested, so that the list does not open in code. */
const SHORTEST_PREFIX = 2;

/**
 * Numbers, editions or prefixes that complete the text left of the position. The list is filtered here (`isIncomplete`:
 * clients request it again after each character). It is null where it could disturb plain typing, since an open list
 * takes the Enter key.
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
      const outdated = outdatedMatches(context, edition, options.invoked).slice(0, MOST_MATCHES - matches.length);
      const { framework, range } = context;
      const offer = { framework, pin: context.edition?.id ?? null, uri: document.uri, range };
      return [
        ...numberItems(matches, offer, support, options.insert ?? 'number', after),
        ...outdated.map((match) => numberItem(match, offer, support)),
      ];
    }
    case 'edition':
      return editionItems(context, after, options);
    case 'prefix':
      return prefixItems(context, after, options, frameworks, support);
  }
}

/** The newest edition first, which is used most often. */
function editionItems(
  { framework, query, range }: Extract<CompletionContext, { kind: 'edition' }>,
  after: string,
  options: CompletionOptions,
): CompletionItem[] {
  return framework.editions
    .filter(({ id, aliases }) => [id, ...aliases.map(({ text }) => text)].some((name) => startsWith(name, query)))
    .filter(({ id }) => id !== '')
    .reverse()
    .map((edition, index) => ({
      label: plainLine(edition.id),
      detail: editionDetail(edition, framework.title ?? framework.prefix),
      kind: CompletionItemKind.EnumMember,
      filterText: startsWith(edition.id, query) ? edition.id : query,
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
    name !== query && (options.invoked ? startsWith(name, query) : name.startsWith(query));
  return frameworks.flatMap((framework) => {
    const name = [framework.prefix, ...framework.aliases.map(({ text }) => text)].find(begins);
    if (name === undefined) return [];
    return {
      label: plainLine(name),
      ...titleBeside(framework.title ?? '', support),
      kind: CompletionItemKind.Module,
      filterText: name,
      ...continued(name, range, after, options),
    };
  });
}

/**
 * An edit for text that a number follows: it adds a space and opens the list for the number. If a space follows already,
 * as in a citation that gets another edition, it inserts the text alone.
 */
function continued(text: string, range: TextEdit['range'], after: string, { suggestCommand }: CompletionOptions) {
  if (/^\s/.test(after)) return { textEdit: { range, newText: text } satisfies TextEdit };
  return {
    textEdit: { range, newText: `${text} ` } satisfies TextEdit,
    ...(suggestCommand !== undefined && { command: { title: l10n.t('Suggest numbers'), command: suggestCommand } }),
  };
}

/** Adds the documentation of the objective; returns the item unchanged if the objective is no longer listed. */
export function completionResolve(item: CompletionItem, set: FrameworkSet, support: ClientSupport): CompletionItem {
  const documentation = describeItem(item, set, support.documentationMarkdown);
  return documentation ? { ...item, documentation } : item;
}
