import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type TextEdit,
} from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { type CompletionContext, completionContext } from '../core/completion/completion-context.ts';
import { numberWithTitle } from '../core/diagnostics/titles/write-title.ts';
import { replacementsIn } from '../core/editions/replacements.ts';
import { type Edition, wording } from '../core/model/catalog.ts';
import type { Framework, Resolution } from '../core/model/framework.ts';
import type { Position } from '../core/model/text.ts';
import { quotable } from '../core/resolution/phrases.ts';
import { resolve } from '../core/resolution/resolve.ts';
import type { FrameworkSet } from '../core/resolution/scope.ts';
import type { NumberInsertion } from '../core/settings/settings.ts';
import { plainLine } from '../core/text/plain-line.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { describeItem, type ObjectiveData } from './objectives/item-data.ts';
import {
  MOST_MATCHES,
  type NumberMatch,
  numberMatches,
  outdatedMatches,
  startsWith,
} from './objectives/number-matches.ts';

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
  const { end } = context.range;
  const after = document.lines.line(end.line).slice(end.character);
  const continuation = isDeclared(document, context.range) ? null : after;
  const items =
    context.kind === 'number'
      ? numberItems(context, document, after, options, support)
      : context.kind === 'edition'
        ? editionItems(context, continuation, options)
        : [
            ...(options.invoked ? numbersAfterName(context, document, support) : []),
            ...prefixItems(context, continuation, options, set.frameworks, support),
          ];
  return items.length > 0 ? { isIncomplete: true, items } : null;
}

/**
 * Numbers and then those of other editions, with their titles if the setting says so: `3.4 (Title)`.
 *
 * @param after text after the number at the cursor; if it is a remark, no title is added
 */
function numberItems(
  context: Extract<CompletionContext, { kind: 'number' }>,
  document: FeatureDocument,
  after: string,
  { invoked, insert = 'number' }: CompletionOptions,
  support: ClientSupport,
): CompletionItem[] {
  const { framework, range } = context;
  const edition = context.edition ?? framework.defaultEdition;
  if (!edition) return [];
  const matches = numberMatches(context, edition, invoked).slice(0, MOST_MATCHES);
  const outdated = outdatedMatches(context, edition, invoked).slice(0, MOST_MATCHES - matches.length);
  const offer = { framework, pin: context.edition?.id ?? null, uri: document.uri, range };
  const isPlain = insert === 'number' || /^[\s*_`]*[([:–—"“]/.test(after);
  const titled = matches.map((match) => {
    const text = isPlain || match.objective.withdrawn ? null : numberWithTitle(match.objective);
    return numberItem(match, offer, support, text ?? undefined);
  });
  return [...titled, ...outdated.map((match) => numberItem(match, offer, support))];
}

/** The numbers of the framework whose whole name was typed, after it. */
function numbersAfterName(
  { query, range }: Extract<CompletionContext, { kind: 'prefix' }>,
  document: FeatureDocument,
  support: ClientSupport,
): CompletionItem[] {
  const framework = document.analysis.scope.set.frameworks.find(
    ({ prefix, aliases }) => prefix === query || aliases.some(({ text }) => text === query),
  );
  const edition = framework?.defaultEdition;
  if (!edition || isDeclared(document, range)) return [];
  return numberMatches({ query: '', inTail: false, framework }, edition, true)
    .slice(0, MOST_MATCHES)
    .map((match) => {
      const newText = `${query} ${match.objective.number}`;
      const item = numberItem(match, { framework, pin: null, uri: document.uri, range }, support, newText);
      return { ...item, filterText: `${query} ${item.filterText}` };
    });
}

/** In a declaration of the framework, which no number follows. */
function isDeclared({ lines }: FeatureDocument, { start }: TextEdit['range']): boolean {
  return /(?:^:?objectives|\bframework|\bobjrefs):[^#]*$/.test(lines.line(start.line).slice(0, start.character));
}

/** The newest edition first, which is used most often. */
function editionItems(
  { framework, query, range }: Extract<CompletionContext, { kind: 'edition' }>,
  after: string | null,
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
  after: string | null,
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
 * as in a citation that gets another edition, or no number does, it inserts the text alone.
 *
 * @param after text after the range; null where no number follows
 */
function continued(
  text: string,
  range: TextEdit['range'],
  after: string | null,
  { suggestCommand }: CompletionOptions,
) {
  if (after === null || /^\s/.test(after)) return { textEdit: { range, newText: text } satisfies TextEdit };
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

/** Characters of the title beside a number: every editor cuts longer ones. */
const LONGEST_DETAIL = 200;

interface NumberOffer {
  readonly framework: Framework;
  /** ID of the edition in the reference; null where it has none. */
  readonly pin: string | null;
  /** The document, as the client spells it. */
  readonly uri: string;
  readonly range: TextEdit['range'];
}

/** Withdrawn and replaced objectives come last and are struck through, with their replacements. */
export function numberItem(
  { objective, key }: NumberMatch,
  { framework, pin, uri, range }: NumberOffer,
  support: ClientSupport,
  newText = objective.number,
): CompletionItem {
  const { number } = objective;
  const title = plainLine(wording(objective));
  const resolution = resolve(framework, number, pin === null ? undefined : { edition: pin });
  const { status, replacedBy } = resolution;
  const isStale = status === 'replaced' || status === 'withdrawn';
  const successors = replacedBy.map((successor) => successor.objective.number).join(', ');
  const warning = successors === '' ? l10n.t('withdrawn') : `→ ${successors}`;
  return {
    ...numberLabel(
      number,
      isStale ? `${warning} · ${title}` : pin === null ? withMeaningBefore(title, resolution) : title,
      support,
      newText,
    ),
    kind: CompletionItemKind.Reference,
    filterText: `${key} ${title.replace(/\d/g, '')}`,
    sortText: `${isStale ? '1' : '0'} ${sortKey(number)}`,
    textEdit: { range, newText } satisfies TextEdit,
    ...(isStale && support.deprecatedCompletion && { tags: [CompletionItemTag.Deprecated] }),
    data: { uri, framework: framework.id, pin, number } satisfies ObjectiveData,
  };
}

/** The title; of a number that had another meaning, with that. */
function withMeaningBefore(title: string, { framework, edition, objective }: Resolution): string {
  const reuse = edition && objective ? replacementsIn(framework, edition).reuseOf(objective) : undefined;
  if (!reuse || reuse.edition.id === '') return title;
  return l10n.t('{0} · in {1}: “{2}”', title, reuse.edition.id, quotable(reuse.then));
}

/**
 * A number and its title: beside the label where the client supports that, else in the label. Helix shows labels only, and
 * Emacs (Eglot) corrupts the text after the cursor if the label is shorter than the word that it completes.
 */
function numberLabel(
  number: string,
  title: string,
  support: ClientSupport,
  newText: string,
): Pick<CompletionItem, 'label' | 'labelDetails' | 'insertText'> {
  if (support.labelDetails || title === '') return { label: plainLine(number), ...titleBeside(title, support) };
  return { label: plainLine(`${number} ${clip(title)}`), insertText: newText };
}

/** The title directly beside the label where the client supports that. VS Code truncates `description`. */
function titleBeside(text: string, support: ClientSupport): Pick<CompletionItem, 'labelDetails' | 'detail'> {
  const title = plainLine(text);
  if (title === '') return {};
  return support.labelDetails ? { labelDetails: { detail: `  ${clip(title)}` } } : { detail: clip(title) };
}

function clip(title: string): string {
  return title.length > LONGEST_DETAIL ? `${title.slice(0, LONGEST_DETAIL)}…` : title;
}

/** Sorts 3.4 before 3.10 in a comparison of plain text. */
function sortKey(number: string): string {
  return number.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
}

/** When an edition was published, and whether it is a draft; after other text, if there is any. */
export function editionDetail({ published, draft }: Pick<Edition, 'published' | 'draft'>, before?: string): string {
  return plainLine([before, published, draft ? 'draft' : undefined].filter((part) => part !== undefined).join(' · '));
}
