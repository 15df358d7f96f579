import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { Status } from '../core/model/resolution.ts';
import type { Range } from '../core/model/text.ts';
import type { FeatureDocument } from './feature-document.ts';
import { type ReferenceToken, referenceTokens } from './reference-tokens.ts';

/**
 * Language identifiers of prose: no other server has tokens for them. Vim and Emacs call plain text `text`.
 */
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
 * What the numbers in the tokens stand for. Types of our own have colours only where somebody gives them some, as
 * `package.json` does for VS Code; every other client has colours for the types of LSP that come nearest.
 */
export function semanticTokensLegend(ownTypes: boolean): SemanticTokensLegend {
  const tokenTypes = ownTypes ? ['objectivePrefix', 'objectiveNumber'] : ['type', 'number'];
  return { tokenTypes, tokenModifiers: [...MODIFIERS] };
}

/**
 * Colours of the citations in prose. Null in every other language: it has tokens of its own, and several editors show those
 * of one server only.
 */
export function semanticTokens(document: FeatureDocument, within?: Range): SemanticTokens | null {
  if (!isProse(document)) return null;
  return { data: encode(referenceTokens(document, within)) };
}

/** Five numbers a token, places relative to the one before (LSP 3.18, "Semantic Tokens"). */
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
