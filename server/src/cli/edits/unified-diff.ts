import { formatPatch, type StructuredPatchHunk, structuredPatch } from 'diff';
import type { TextEdit } from '../../core/model/text.ts';
import { countBefore, type EditedText, editText } from '../../core/text/edits.ts';
import { LOGGING_COMMAND } from '../../reports/visible-text.ts';

/** Unchanged lines around a change, as `git diff` has them. */
const CONTEXT = 3;
/** Comparing takes the square of this; where more lines near each other change, all of them are replaced as one. */
const MAX_CHANGED_LINES = 200;

/**
 * The edits of one file as a unified diff that `git apply` and `patch -p1` take from the directory that `name` is
 * relative to. Lines end at line feeds alone, as for those two: a carriage return is a part of its line. Empty where the
 * edits change nothing.
 *
 * @param name relative, with `/`
 * @param text with its byte order mark, if it has one
 */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
  const hunks: StructuredPatchHunk[] = [];
  let growth = 0;
  for (const part of editedParts(text, editText(text, edits))) {
    const changed = changedLines(part);
    if (changed.length === 0) continue;
    const lines = [...marked(' ', part.leading), ...changed, ...marked(' ', part.trailing)];
    const [oldLines, newLines] = ['-', '+'].map(
      (sign) => lines.filter((line) => line[0] === ' ' || line[0] === sign).length,
    );
    hunks.push({
      oldStart: part.line + 1,
      oldLines: oldLines!,
      newStart: part.line + 1 + growth,
      newLines: newLines!,
      lines,
    });
    growth += newLines! - oldLines!;
  }
  return formatted(hunks, `a/${name}`, `b/${name}`);
}

/** As `unifiedDiff`, for a text that is written as a whole. @param before null: there is no file */
export function wholeDiff(name: string, before: string | null, after: string): string {
  const options = { context: CONTEXT, maxEditLength: MAX_CHANGED_LINES };
  const patch = structuredPatch('', '', before ?? '', after, undefined, undefined, options);
  const [removed, added] = [marked('-', before ?? ''), marked('+', after)];
  const whole = { oldStart: 1, oldLines: removed.length, newStart: 1, newLines: added.length };
  const hunks = patch?.hunks ?? [{ ...whole, lines: [...removed, ...added] }];
  return formatted(hunks, before === null ? '/dev/null' : `a/${name}`, `b/${name}`);
}

function formatted(hunks: StructuredPatchHunk[], oldFileName: string, newFileName: string): string {
  if (hunks.length === 0) return '';
  const patch = formatPatch(
    { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks },
    { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  );
  return patch.replace(
    /^--- (.*)\n\+\+\+ (.*)\n/,
    (_, before, after) => `--- ${header(before)}\n+++ ${header(after)}\n`,
  );
}

/**
 * A name, which is between quotes if it has unusual characters. As git does: a tab ends a name that has spaces and no quotes,
 * which `patch` would cut at the first space. What a runner of CI would obey is escaped, too.
 */
function header(name: string): string {
  const escaped = name.replace(LOGGING_COMMAND, '#\\043');
  if (name.startsWith('"')) return escaped;
  return escaped === name ? `${name}${name.includes(' ') ? '\t' : ''}` : `"${escaped}"`;
}

/** Edited lines of a text with their context, and what becomes of them. */
interface EditedPart {
  /** How many lines are before it. */
  readonly line: number;
  readonly leading: string;
  readonly before: string;
  readonly after: string;
  readonly trailing: string;
}

/** Edits that are near each other share a part, so that the contexts of parts do not overlap. */
function* editedParts(text: string, { replaced, text: edited, moved }: EditedText): Iterable<EditedPart> {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lines = starts.map((start) => ({ start }));
  const lineAt = (offset: number) => countBefore(lines, offset + 1) - 1;
  for (let at = 0; at < replaced.length; ) {
    const first = lineAt(replaced[at]!.start);
    let last = lineAt(replaced[at]!.end);
    for (at++; at < replaced.length && lineAt(replaced[at]!.start) - last <= CONTEXT * 2 + 1; at++) {
      last = lineAt(replaced[at]!.end);
    }
    const line = Math.max(0, first - CONTEXT);
    const [start, end] = [starts[first]!, starts[last + 1] ?? text.length];
    const isAtEnd = last + 1 >= starts.length;
    yield {
      line,
      leading: text.slice(starts[line], start),
      before: text.slice(start, end),
      after: edited.slice(moved(start), isAtEnd ? undefined : moved(end)),
      trailing: text.slice(end, starts[last + 1 + CONTEXT]),
    };
  }
}

/** The lines of both texts as a hunk has them; none where nothing changes. */
function changedLines({ before, after }: EditedPart): readonly string[] {
  const options = { context: Number.MAX_SAFE_INTEGER, maxEditLength: MAX_CHANGED_LINES };
  const patch = structuredPatch('', '', before, after, undefined, undefined, options);
  return patch ? (patch.hunks[0]?.lines ?? []) : [...marked('-', before), ...marked('+', after)];
}

function marked(sign: ' ' | '-' | '+', text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.flatMap((line) =>
    line.endsWith('\n') ? sign + line.slice(0, -1) : [sign + line, '\\ No newline at end of file'],
  );
}
