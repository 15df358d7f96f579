import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { memoize } from '../base/memoize.ts';
import { inFrontMatter, isBlockStart, isFenced } from '../declaration/markdown-blocks.ts';
import { type Diagnostic, type DiagnosticCode, REFERENCE_CODES, type ReferenceCode } from '../model/diagnostic.ts';
import { byStart, type Lines, type Position, positionKey, type Range, type TextEdit } from '../model/text.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { type CommentSyntax, commentSyntaxOf } from '../suppression/comment-syntax.ts';
import { type Marker, markersIn, markersOf } from '../suppression/marker.ts';
import { suppress } from '../suppression/suppression.ts';

interface IgnoreComment {
  readonly edit: TextEdit;
  /** The placeholder for a reason, in UTF-16 offsets of the new text; absent where there is a reason already. */
  readonly reason?: { readonly start: number; readonly end: number };
}

const REASON = 'reason';
const YAML: CommentSyntax = { open: '#', close: '' };

/**
 * The comment that ignores problems with these codes in a document of the language: above their line, or, where a line in
 * between would split something, at its end; or more codes in the comment that is there. Null where the language has no
 * comments, and where no comment is possible.
 */
export function ignoreComment(
  analysis: DocumentAnalysis,
  range: Range,
  codes: readonly DiagnosticCode[],
  languageId: string,
): IgnoreComment | null {
  if (!codes.every((code) => Object.hasOwn(REFERENCE_CODES, code) && code !== 'unused-suppression')) return null;
  const code = [...new Set(codes)].join(', ');
  const { lines } = analysis;
  const there = markerFor(lines, range.start.line);
  if (there) return withCode(there, code);
  const syntax = commentSyntaxOf(languageId);
  if (!syntax) return null;
  if (isMarkdown(languageId) && inFrontMatter(lines, range.start.line))
    return above(lines, range.start.line, YAML, code);
  if (isMarkdown(languageId) && isFenced(lines, range.start.line)) return null;
  const fitsAbove = syntax.open !== '' && !isContinued(analysis, range.start.line);
  if (fitsAbove && isAllowedAbove(lines, range.start.line, languageId)) {
    return above(lines, range.start.line, syntax, code);
  }
  // In TeX a comment at the end of a line removes the space before the next word; reStructuredText has none there.
  if (syntax.open === '%' || syntax.open === '..' || isContinued(analysis, range.end.line + 1)) return null;
  return atEnd(lines, range.end.line, syntax, code);
}

const isMarkdown = (languageId: string): boolean => ['markdown', 'quarto', 'rmd', 'mdx'].includes(languageId);

/** In prose a comment may have its own line only where a block begins. */
function isAllowedAbove(lines: Lines, line: number, languageId: string): boolean {
  return isMarkdown(languageId) || languageId === 'restructuredtext' ? isBlockStart(lines, line) : true;
}

/** The marker that covers the line, and names codes. */
function markerFor(lines: Lines, line: number): Marker | undefined {
  const before = line > 0 ? [...markersIn(lines.line(line - 1), line - 1)] : [];
  return (
    [...markersIn(lines.line(line), line)].find(({ kind, codes }) => kind === 'line' && codes.length > 0) ??
    before.find(({ kind, codes }) => kind === 'next-line' && codes.length > 0)
  );
}

function withCode({ range: { end } }: Marker, code: string): IgnoreComment {
  return { edit: { range: { start: end, end }, newText: `, ${code}` } };
}

/** Whether a citation continues from the line before into this one. */
function isContinued({ references }: DocumentAnalysis, line: number): boolean {
  return references.some(({ group: { range } }) => range.start.line < line && line <= range.end.line);
}

function above(lines: Lines, line: number, syntax: CommentSyntax, code: string): IgnoreComment {
  const text = lines.line(line);
  const at: Range = { start: { line, character: 0 }, end: { line, character: 0 } };
  const leader = leaderOf(text, syntax);
  const marker = `objrefs-ignore-next-line ${code}`;
  if (leader !== null) return inserted(at, `${leader}${marker} -- `, '\n');
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  return inserted(at, `${indent}${syntax.open} ${marker} ${dashes(syntax)} `, `${closing(syntax)}\n`);
}

/** The sign of the comment that the line is in, with the spaces around it. */
function leaderOf(text: string, { open, close }: CommentSyntax): string | null {
  const leader = /^[ \t]*(\S{1,3})[ \t]+/.exec(text);
  const sign = leader?.[1];
  const isComment = (sign === open && close === '') || (sign === '*' && (open === '//' || open === '/*'));
  return leader && isComment ? leader[0] : null;
}

/** Before the spaces at the end of the line, which may be a line break in Markdown. */
function atEnd(lines: Lines, line: number, syntax: CommentSyntax, code: string): IgnoreComment {
  const position: Position = { line, character: lines.line(line).trimEnd().length };
  const open = syntax.open === '' ? ' ' : ` ${syntax.open} `;
  return inserted(
    { start: position, end: position },
    `${open}objrefs-ignore-line ${code} ${dashes(syntax)} `,
    closing(syntax),
  );
}

/** CommonMark before 0.31 and XML have no comments that contain two hyphens. */
const dashes = ({ close }: CommentSyntax): string => (close === '-->' ? '—' : '--');
const closing = ({ close }: CommentSyntax): string => (close === '' ? '' : ` ${close}`);

function inserted(range: Range, before: string, after: string): IgnoreComment {
  return {
    edit: { range, newText: before + REASON + after },
    reason: { start: before.length, end: before.length + REASON.length },
  };
}

/** The code that an ignore comment has to name for a reference to be ignored. */
export function codeToIgnore({ group, resolution }: ResolvedReference): ReferenceCode {
  const { status } = resolution;
  if (status === 'withdrawn') return 'withdrawn-objective';
  // Also a number that was replaced within the edition that is named.
  if (status === 'replaced' || (status !== 'current' && !group.pin)) return 'replaced-objective';
  return group.pin ? 'superseded-edition' : 'reused-number';
}

/** Whether a comment can ignore what is reported about a reference: there is such a diagnostic, and room for a comment. */
export function isIgnorable(analysis: DocumentAnalysis, resolved: ResolvedReference, languageId: string): boolean {
  const code = codeToIgnore(resolved);
  const { range } = resolved.reference;
  return reportedIn(analysis).has(placeOf(code, range)) && ignoreComment(analysis, range, [code], languageId) !== null;
}

const reportedIn = memoize(
  ({ diagnostics }: DocumentAnalysis) => new Set(diagnostics.map(({ code, range }) => placeOf(code, range))),
);

const placeOf = (code: DiagnosticCode, { start }: Range) => `${code} ${positionKey(start)}`;

/** The references that an ignore comment covers, whatever severities a team has set. */
export function ignoredReferences(
  lines: Lines,
  references: readonly ResolvedReference[],
): ReadonlySet<ResolvedReference> {
  const byDiagnostic = new Map<Diagnostic, ResolvedReference>();
  for (const resolved of references) {
    const { range } = resolved.reference;
    byDiagnostic.set(
      { code: codeToIgnore(resolved), severity: 'information', range, message: '', fixes: [] },
      resolved,
    );
  }
  const diagnostics = [...byDiagnostic.keys()].sort(byStart);
  for (const diagnostic of suppress(markersOf(lines), diagnostics).diagnostics) byDiagnostic.delete(diagnostic);
  return new Set(byDiagnostic.values());
}
