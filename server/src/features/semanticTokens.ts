import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { leaderOf } from '../core/matching/reader.ts';
import type { Framework, Status } from '../core/model/framework.ts';
import type { ReferenceGroup } from '../core/model/reference.ts';
import { comparePositions, intersects, type Lines, type Range } from '../core/model/text.ts';
import type { FeatureDocument } from './feature-document.ts';

/** Language identifiers of prose, for which other servers have no tokens. Vim and Emacs call plain text `text`. */
export const PROSE_LANGUAGES: readonly string[] = ['markdown', 'plaintext', 'text'];

const KINDS: readonly ReferenceToken['kind'][] = ['prefix', 'number'];
const MODIFIERS = ['withdrawn', 'replaced', 'superseded', 'unknown'] as const;
const MODIFIER_OF: Partial<Record<Status, (typeof MODIFIERS)[number]>> = {
  withdrawn: 'withdrawn',
  replaced: 'replaced',
  superseded: 'superseded',
  'unknown-objective': 'unknown',
  'unknown-edition': 'unknown',
};

/**
 * The legend of the tokens. Custom types have colours only if the client defines them, as `package.json` does for VS Code;
 * other clients get the most similar types of LSP.
 */
export function semanticTokensLegend(ownTypes: boolean): SemanticTokensLegend {
  const tokenTypes = ownTypes ? ['objectivePrefix', 'objectiveNumber'] : ['type', 'number'];
  return { tokenTypes, tokenModifiers: [...MODIFIERS] };
}

/** Tokens of citations in prose. Null in other languages, with their own: several editors show one server's only. */
export function semanticTokens(document: FeatureDocument, within?: Range): SemanticTokens | null {
  if (!isProse(document)) return null;
  return { data: encode(referenceTokens(document, within)) };
}

/** Five numbers per token, with positions relative to the previous one (LSP 3.18, "Semantic Tokens"). */
function encode(tokens: readonly ReferenceToken[]): number[] {
  const data: number[] = [];
  let [lastLine, lastCharacter] = [0, 0];
  for (const { kind, range, status } of tokens) {
    const { line, character } = range.start;
    const modifier = status && MODIFIER_OF[status];
    data.push(
      line - lastLine,
      line === lastLine ? character - lastCharacter : character,
      range.end.character - character,
      KINDS.indexOf(kind),
      modifier ? 1 << MODIFIERS.indexOf(modifier) : 0,
    );
    [lastLine, lastCharacter] = [line, character];
  }
  return data;
}

export const isProse = ({ languageId }: FeatureDocument): boolean => PROSE_LANGUAGES.includes(languageId ?? '');

/** A part of a citation that is highlighted. */
export interface ReferenceToken {
  readonly kind: 'prefix' | 'number';
  /** Within one line. */
  readonly range: Range;
  readonly group: ReferenceGroup;
  readonly framework: Framework;
  /** Of a number. */
  readonly status?: Status;
}

/** The highlighted parts of citations, those within a range if given, in order: prefixes with editions, and numbers. */
export function referenceTokens({ analysis, lines }: FeatureDocument, within?: Range): ReferenceToken[] {
  const tokens: ReferenceToken[] = [];
  let last: ReferenceGroup | undefined;
  for (const { group, reference, resolution } of analysis.references) {
    if (within && !intersects(group.range, within)) continue;
    const { framework, status } = resolution;
    if (group !== last) {
      for (const range of namesOf(group, lines)) tokens.push({ kind: 'prefix', range, group, framework });
    }
    last = group;
    tokens.push({ kind: 'number', range: reference.numberRange, group, framework, status });
  }
  // The prefix may follow the numbers.
  tokens.sort((a, b) => comparePositions(a.range.start, b.range.start));
  return tokens.flatMap((token) => linesIn(token.range, lines).map((range) => ({ ...token, range })));
}

/** Prefix and edition: as one token, if only one character other than a bracket is between them. */
function namesOf({ prefix, pin }: ReferenceGroup, lines: Lines): Range[] {
  if (!prefix || !pin) return [prefix, pin].flatMap((name) => name?.range ?? []);
  const [{ start, end }, named] = [prefix.range, pin.range];
  const isBeside = end.line === named.start.line && named.start.character - end.character === 1;
  const sign = lines.line(end.line)[end.character];
  return isBeside && sign !== '(' ? [{ start, end: named.end }] : [prefix.range, named];
}

/** The range on each of its lines, without leaders and trailing white space. */
function linesIn({ start, end }: Range, lines: Lines): Range[] {
  const parts: Range[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const text = lines.line(line);
    const from = line === start.line ? start.character : leaderOf(text).length;
    const to = line === end.line ? end.character : text.trimEnd().length;
    if (from < to) parts.push({ start: { line, character: from }, end: { line, character: to } });
  }
  return parts;
}
