import { type CompletionItem, CompletionItemKind, CompletionItemTag, type TextEdit } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { numberWithTitle } from '../core/diagnostics/titles/write-title.ts';
import { wording } from '../core/model/catalog.ts';
import type { Framework } from '../core/model/framework.ts';
import { resolve } from '../core/resolution/resolve.ts';
import type { NumberInsertion } from '../core/settings/settings.ts';
import type { ClientSupport } from './client-support.ts';
import type { NumberMatch } from './number-matches.ts';
import type { ObjectiveData } from './objective-data.ts';

/** Characters of the title beside a number: more is cut by every editor. */
const LONGEST_DETAIL = 200;

/** What numbers are offered for. */
interface NumberOffer {
  readonly framework: Framework;
  /** Id of the edition that the reference names; null where it names none. */
  readonly pin: string | null;
  /** The document, as the client spells it. */
  readonly uri: string;
  readonly range: TextEdit['range'];
}

/** What an item writes other than the number. */
interface NumberWriting {
  readonly newText: string;
  /** What is shown in place of the number. */
  readonly label?: string;
  /** Comes after all others: another way to write what one of them writes. */
  readonly isAlternative?: boolean;
}

/** Withdrawn ones come last and are struck through, with what to use instead. */
export function numberItem(
  { objective, key }: NumberMatch,
  { framework, pin, uri, range }: NumberOffer,
  support: ClientSupport,
  { newText, label, isAlternative }: NumberWriting = { newText: objective.number },
): CompletionItem {
  const { number } = objective;
  const title = oneLine(wording(objective));
  const { status, replacedBy } = resolve(framework, number, pin === null ? undefined : { edition: pin });
  const isStale = status === 'replaced' || status === 'withdrawn';
  const successors = replacedBy.map((successor) => successor.objective.number).join(', ');
  const warning = successors === '' ? l10n.t('withdrawn') : `→ ${successors}`;
  return {
    ...numberLabel(label ?? number, isStale ? `${warning} · ${title}` : title, support, newText),
    kind: CompletionItemKind.Reference,
    filterText: `${key} ${title.replace(/\d/g, '')}`,
    sortText: `${isAlternative ? '2' : isStale ? '1' : '0'} ${sortKey(number)}`,
    textEdit: { range, newText } satisfies TextEdit,
    ...(isStale && support.deprecatedCompletion && { tags: [CompletionItemTag.Deprecated] }),
    data: { uri, framework: framework.id, pin, number } satisfies ObjectiveData,
  };
}

/**
 * A number and its title: beside the label where the client has a place for it, else in the label. Helix shows nothing
 * but labels, and Emacs (Eglot) damages what follows where a label is shorter than the word that it is accepted for.
 */
function numberLabel(
  number: string,
  title: string,
  support: ClientSupport,
  newText: string,
): Pick<CompletionItem, 'label' | 'labelDetails' | 'insertText'> {
  if (support.labelDetails || title === '') return { label: number, ...titleBeside(title, support) };
  return { label: `${number} ${clip(title)}`, insertText: newText };
}

/** The title right beside the label where the client has a place for it. VS Code cuts `description`. */
export function titleBeside(title: string, support: ClientSupport): Pick<CompletionItem, 'labelDetails' | 'detail'> {
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

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Where more are offered, alternatives would only make the list longer. */
const MOST_WITH_ALTERNATIVES = 10;

/**
 * Items for the numbers, and behind them, where they are few, items for the same with their titles: `3.4 (Title)`. The other
 * way round where titles are wanted.
 *
 * @param after what stands behind the cursor's number: its own remark needs no other
 */
export function withTitles(
  matches: readonly NumberMatch[],
  offer: NumberOffer,
  support: ClientSupport,
  insert: NumberInsertion,
  after: string,
): CompletionItem[] {
  const hasRemark = /^[\s*_`]*[([:–—"“]/.test(after);
  const isFew = matches.length <= MOST_WITH_ALTERNATIVES;
  const first: CompletionItem[] = [];
  const others: CompletionItem[] = [];
  for (const match of matches) {
    const { number, withdrawn } = match.objective;
    const text = hasRemark || withdrawn ? null : numberWithTitle(match.objective);
    const plain: NumberWriting = { newText: number };
    const titled: NumberWriting = text === null ? plain : { newText: text, label: `${number} (…)` };
    const [wanted, other] = insert === 'number' ? [plain, titled] : [titled, plain];
    first.push(numberItem(match, offer, support, wanted));
    if (isFew && text !== null) others.push(numberItem(match, offer, support, { ...other, isAlternative: true }));
  }
  return [...first, ...others];
}
