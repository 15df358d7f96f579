import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import type { TextEdit } from '../model/text.ts';
import { languageOfFile } from '../suppression/comment-syntax.ts';
import { plainLine } from '../text/plain-line.ts';
import type { Decide } from './decisions.ts';
import { codeToIgnore } from './ignored-references.ts';
import { ignoreComment } from './insert-ignore-comment.ts';
import type { UnresolvedReference } from './unresolved.ts';

/** The comments for what is to be ignored, with the reasons given. One for each line: what it does not cover is left. */
export function ignoreComments(
  analysis: DocumentAnalysis,
  unresolved: readonly UnresolvedReference[],
  decide: Decide,
  languageId = languageOfFile(analysis.uri ?? ''),
): ReadonlyMap<UnresolvedReference, readonly TextEdit[]> {
  const comments = new Map<UnresolvedReference, readonly TextEdit[]>();
  const byLine = new Map<number, string>();
  for (const one of unresolved) {
    const { resolved, number } = one;
    const decision = decide(resolved, number);
    if (decision?.kind !== 'ignore') continue;
    const { range } = resolved.reference;
    const code = codeToIgnore(resolved);
    const there = byLine.get(range.start.line);
    const problem = { code, severity: 'information', range, message: '', fixes: [] } as const;
    const comment = there === undefined ? ignoreComment(analysis, problem, languageId) : null;
    if (comment) {
      byLine.set(range.start.line, code);
      const { edit, reason } = comment;
      const { newText } = edit;
      const written = reason
        ? newText.slice(0, reason.start) + commentable(decision.reason) + newText.slice(reason.end)
        : newText;
      comments.set(one, [{ range: edit.range, newText: written }]);
    } else if (there === code) comments.set(one, []);
  }
  return comments;
}

/** On one line, without what would end a comment. */
const commentable = (reason: string): string =>
  plainLine(reason)
    .replace(/--+/g, '–')
    .replace(/[*#]+(?=[/})])/g, '');
