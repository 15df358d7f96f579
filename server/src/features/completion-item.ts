import { type CompletionItem, CompletionItemKind, CompletionItemTag, type TextEdit } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { numberWithTitle } from '../core/diagnostics/titles/write-title.ts';
import { replacementsIn } from '../core/editions/replacements.ts';
import { type Edition, wording } from '../core/model/catalog.ts';
import type { Framework } from '../core/model/framework.ts';
import type { Resolution } from '../core/model/resolution.ts';
import { quotable } from '../core/resolution/phrases.ts';
import { resolve } from '../core/resolution/resolve.ts';
import type { NumberInsertion } from '../core/settings/settings.ts';
import { plainLine } from '../core/text/plain-line.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import type { NumberMatch } from './objectives/number-matches.ts';
import type { ObjectiveData } from './objectives/objective-data.ts';

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
export function titleBeside(text: string, support: ClientSupport): Pick<CompletionItem, 'labelDetails' | 'detail'> {
  const title = plainLine(text);
  if (title === '') return {};
  return support.labelDetails ? { labelDetails: { detail: `  ${clip(title)}` } } : { detail: clip(title) };
}

function clip(title: string): string {
  return title.length > LONGEST_DETAIL ? `${title.slice(0, LONGEST_DETAIL)}…` : title;
}

/** Sorts 3.4 before 3.10 in a comparison of plain text. */
export function sortKey(number: string): string {
  return number.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
}

/**
 * Items for the numbers, which insert titles with them if the setting says so: `3.4 (Title)`.
 *
 * @param after text after the number at the cursor; if it is a remark, no title is added
 */
export function numberItems(
  matches: readonly NumberMatch[],
  offer: NumberOffer,
  support: ClientSupport,
  insert: NumberInsertion,
  after: string,
): CompletionItem[] {
  const isPlain = insert === 'number' || /^[\s*_`]*[([:–—"“]/.test(after);
  return matches.map((match) => {
    const titled = isPlain || match.objective.withdrawn ? null : numberWithTitle(match.objective);
    return numberItem(match, offer, support, titled ?? undefined);
  });
}

/** When an edition was published, and whether it is a draft; after other text, if there is any. */
export function editionDetail({ published, draft }: Pick<Edition, 'published' | 'draft'>, before?: string): string {
  return plainLine([before, published, draft ? 'draft' : undefined].filter((part) => part !== undefined).join(' · '));
}
