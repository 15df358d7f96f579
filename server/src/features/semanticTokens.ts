import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { Status } from '../core/model/framework.ts';
import type { Range } from '../core/model/text.ts';
import type { FeatureDocument } from './feature-document.ts';
import { type ReferenceToken, referenceTokens } from './reference-tokens.ts';

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
