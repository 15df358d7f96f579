import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { pushTo } from '../base/collections.ts';
import type { TextEdit } from '../model/text.ts';
import { languageOfFile } from '../suppression/comment-syntax.ts';
import { plainLine } from '../text/plain-line.ts';
import type { Decide } from './decisions.ts';
import { codeToIgnore, isIgnorable } from './ignored-references.ts';
import { ignoreComment } from './insert-ignore-comment.ts';
import type { UnresolvedReference } from './unresolved.ts';

/**
 * The comments for what is to be ignored, with the reasons given. One for each line; none while anything on the line is not
 * decided, which it might silence.
 */
export function ignoreComments(
  analysis: DocumentAnalysis,
  unresolved: readonly UnresolvedReference[],
  decide: Decide,
  languageId = languageOfFile(analysis.uri ?? ''),
): ReadonlyMap<UnresolvedReference, readonly TextEdit[]> {
  const comments = new Map<UnresolvedReference, readonly TextEdit[]>();
  const byLine = new Map<number, UnresolvedReference[]>();
  for (const one of unresolved) pushTo(byLine, one.resolved.reference.range.start.line, one);
  for (const all of byLine.values()) {
    const reasons = all.flatMap(({ resolved, number }) => {
      const decision = decide(resolved, number);
      const isIgnored = decision?.kind === 'ignore' && isIgnorable(analysis, resolved, languageId);
      return isIgnored ? [commentable(decision.reason)] : [];
    });
    if (reasons.length < all.length) continue;
    const codes = all.map(({ resolved }) => codeToIgnore(resolved));
    const comment = ignoreComment(analysis, all[0]!.resolved.reference.range, codes, languageId);
    if (!comment) continue;
    const { edit, reason } = comment;
    const { newText } = edit;
    const given = [...new Set(reasons)].join('; ');
    const written = reason ? newText.slice(0, reason.start) + given + newText.slice(reason.end) : newText;
    for (const [index, one] of all.entries()) {
      comments.set(one, index === 0 ? [{ range: edit.range, newText: written }] : []);
    }
  }
  return comments;
}

/** On one line, without what would end a comment. */
const commentable = (reason: string): string =>
  plainLine(reason)
    .replace(/--+/g, '–')
    .replace(/[*#]+(?=[/})])/g, '');
