import { DocumentAnalysis, type ResolvedReference, type Scope } from '../analysis/document-analysis.ts';
import { l10n } from '../base/l10n.ts';
import { foldCase, isWordCharacter } from '../matching/characters.ts';
import { leftEdge } from '../matching/edges.ts';
import type { Matcher } from '../matching/matcher.ts';
import { scan } from '../matching/scanner.ts';
import type { Framework } from '../model/framework.ts';
import { intersects, type Lines, linesOf, type Range, textIn } from '../model/text.ts';

/** How a text is read: its references, and names of frameworks that no reference was read from. */
export interface TextExplanation {
  readonly references: readonly ResolvedReference[];
  readonly unread: readonly UnreadName[];
}

export const UNREAD_REASONS = [
  'inside-word',
  'no-number',
  'not-a-number',
  'unknown-word',
  'unknown-sign',
  'continues',
  'number-first',
  'not-listed',
  'not-enabled',
] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];
/** Why a name of an enabled framework is not a reference. */
type ReasonOfName = Exclude<UnreadReason, 'not-enabled'>;

export interface UnreadName {
  /** The framework's prefix. */
  readonly framework: string;
  /** Of the name in the text. */
  readonly range: Range;
  readonly reason: UnreadReason;
  /** The number, word or sign that is the reason, as written; empty if there is none. */
  readonly culprit: string;
  /** The number near it, as written; empty if there is none. */
  readonly number: string;
  readonly message: string;
}

/** Further names in a line are not explained, nor what is farther away from a name. */
const MAX_NAMES = 50;
const REACH = 120;
/** What a number may be: it has a digit, or is a run of capital letters. */
const NUMBER = /(?=[\p{L}.:_/()-]{0,20}\p{N}|\p{Lu}+(?![\p{L}]))[\p{L}\p{N}][\p{L}\p{N}.:_/()-]*/gu;
const WORD = /\p{L}+/gu;

/**
 * Explains how each part of a text is read, and why a name of a framework with a number near it is not a reference. It asks
 * the scanner about variants of the text rather than have rules of its own. For short texts that somebody tries.
 */
export function explainText(lines: Lines, scope: Scope): TextExplanation {
  const analysis = new DocumentAnalysis(lines, scope);
  const { frameworks, matcher } = analysis.scope.set;
  const read = analysis.references.map(({ group }) => group.range);
  const doubtful = scan(analysis.readLines, matcher).filter(({ range }) => !read.includes(range));
  const unread: UnreadName[] = [];
  for (let line = 0; line < lines.lineCount && unread.length < MAX_NAMES; line++) {
    for (const { framework, start, end } of namesIn(lines.line(line), frameworks)) {
      const range = { start: { line, character: start }, end: { line, character: end } };
      if (read.some((other) => intersects(other, range))) continue;
      const group = doubtful.find((other) => intersects(other.range, range));
      const doubted = group && textIn(lines, group.members[0]?.numberRange ?? group.range);
      const [reason, culprit, number] = doubted
        ? (['not-listed', doubted, doubted] as const)
        : reasonFor(lines.line(line), start, end, framework, matcher);
      const message = messageFor(reason, culprit, framework, lines.line(line).slice(start, end));
      unread.push({ framework: framework.prefix, range, reason, culprit, number, message });
    }
  }
  for (const { range, enables } of analysis.diagnostics) {
    if (enables === undefined || unread.length >= MAX_NAMES) continue;
    const advice = l10n.t(
      '{0} is built in, but not enabled. To enable it, add "{0}: on" to "frameworks" in objrefs.yaml.',
      enables,
    );
    unread.push({ framework: enables, range, reason: 'not-enabled', culprit: '', number: '', message: advice });
  }
  return { references: analysis.references, unread };
}

/** Names of frameworks in a line, the longest at each place, in its order. */
function namesIn(text: string, frameworks: readonly Framework[]) {
  const folded = foldCase(text);
  const found: { readonly framework: Framework; readonly start: number; readonly end: number }[] = [];
  for (const framework of frameworks) {
    const { prefix, aliases, misspellings, editions } = framework;
    const others = [...aliases, ...misspellings, ...editions.flatMap(({ prefixes }) => prefixes)];
    for (const name of [prefix, ...others.map((each) => each.text)]) {
      const wanted = foldCase(name);
      for (
        let start = folded.indexOf(wanted);
        start >= 0 && found.length < MAX_NAMES;
        start = folded.indexOf(wanted, start + 1)
      ) {
        const end = start + wanted.length;
        // Wrong case inside a word is not a name: `cis` in `precise`.
        const isApart = !isWordCharacter(text.charCodeAt(start - 1)) && !isWordCharacter(text.charCodeAt(end));
        if (isApart || text.startsWith(name, start)) found.push({ framework, start, end });
      }
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(({ start }, index) => found.slice(0, index).every(({ end }) => end <= start));
}

function reasonFor(
  text: string,
  start: number,
  end: number,
  { id, prefix, numbering }: Framework,
  matcher: Matcher,
): readonly [reason: ReasonOfName, culprit: string, number: string] {
  const isRead = (citation: string): boolean =>
    scan(linesOf(citation), matcher).some(({ framework }) => framework === id);
  if (!leftEdge(text, start) || isWordCharacter(text.charCodeAt(end))) return ['inside-word', '', ''];
  const after = text.slice(end, end + REACH);
  const number = [...after.matchAll(NUMBER)].find(([found]) => /\p{N}/u.test(found) || isRead(`${prefix} ${found}`));
  const before = text
    .slice(Math.max(0, start - REACH), start)
    .match(NUMBER)
    ?.at(-1);
  if (!number) {
    const first = before && trimmed(before);
    if (numbering.order === 'before' && first && isRead(`${prefix} ${first}`)) return ['number-first', first, first];
    return ['no-number', '', ''];
  }
  const written = trimmed(number[0]);
  const between = after.slice(0, number.index);
  const words = between.match(WORD) ?? [];
  if (!isRead(`${prefix} ${written}`) && !isRead(`${prefix} ${words.at(-1) ?? ''} ${written}`))
    return ['not-a-number', written, written];
  const unknown = words.find((word) => !isRead(`${prefix} ${word} ${written}`));
  if (unknown !== undefined) return ['unknown-word', unknown, written];
  if (!isRead(`${prefix}${between}${written}`)) return ['unknown-sign', between.trim(), written];
  return ['continues', after.slice(number.index + written.length).match(/^\S{1,20}/)?.[0] ?? '', written];
}

/** Without what ends a sentence, and brackets that were opened before it. */
function trimmed(number: string): string {
  const bare = number.replace(/[.:_/-]+$/, '');
  return bare.includes('(') ? bare : bare.replace(/\)+$/, '').replace(/[.:_/-]+$/, '');
}

function messageFor(reason: ReasonOfName, culprit: string, { prefix, current }: Framework, name: string): string {
  const example = current?.objectives[0]?.number ?? '1';
  switch (reason) {
    case 'inside-word':
      return l10n.t('"{0}" is part of a longer word, path or address.', name);
    case 'no-number':
      return l10n.t('No number follows "{0}".', name);
    case 'not-a-number':
      return l10n.t('"{0}" does not have the form of a listed number, such as {1}.', culprit, example);
    case 'unknown-word':
      return l10n.t('The word "{0}" before the number is not known. List it under "words" in the catalog.', culprit);
    case 'unknown-sign':
      return l10n.t('"{0}" cannot come between the name and the number.', culprit);
    case 'continues':
      return l10n.t('"{0}" after the number is not understood, and numbers are never shortened.', culprit);
    case 'number-first':
      return l10n.t('{0} comes before the name. Set "order" to "either" in the catalog of {1}.', culprit, prefix);
    case 'not-listed':
      return l10n.t('{0} is not listed. Written like this, only a listed number is a reference.', culprit);
  }
}
