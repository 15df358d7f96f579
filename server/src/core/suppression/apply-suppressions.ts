import { l10n } from '../base/l10n.ts';
import {
  type Diagnostic,
  type Fix,
  REFERENCE_CODES,
  type Severity,
  type SeveritySetting,
} from '../model/diagnostic.ts';
import { byStart, type Lines, type Position, type Range, rangeInLine, type TextEdit } from '../model/text.ts';
import { nearestWithin, thirdOf } from '../text/edit-distance.ts';
import { joinDeletions } from '../text/edits.ts';
import { MARKER_KINDS, type Marker, type MarkerCode } from './marker.ts';
import { beginsComment, removeMarker } from './marker-removal.ts';
import { type Entry, type SuppressedDiagnostic, type Suppression, suppress } from './suppression.ts';

/** The diagnostics of a text, in order. */
export interface SuppressionResult {
  /** Those that no ignore comment covers, and unused ignore comments. */
  readonly diagnostics: readonly Diagnostic[];
  readonly covered: readonly SuppressedDiagnostic[];
}

/**
 * Separates the diagnostics that ignore comments cover from the others, and reports unused comments.
 *
 * @param markers all markers of the text, in order
 * @param diagnostics in the order of the text
 * @param severity of `unused-suppression`, if a team set one
 */
export function applySuppressions(
  lines: Lines,
  markers: readonly Marker[],
  diagnostics: readonly Diagnostic[],
  severity: SeveritySetting = REFERENCE_CODES['unused-suppression'],
): SuppressionResult {
  const { diagnostics: left, covered, suppressions } = suppress(markers, diagnostics);
  const unused = severity === 'off' ? [] : unusedSuppressions(lines, suppressions, severity);
  if (unused.length === 0) return { diagnostics: left, covered };
  const all = [...left, ...unused].sort(byStart);
  return { diagnostics: all, covered };
}

/** Maximum edit distance of a misspelled code. */
const MAX_EDITS = 4;
const MAX_CODE_LENGTH = 60;
/** Codes of one comment that its message explains. */
const MAX_EXPLAINED = 3;

/** A diagnostic for each unused ignore comment or code, in the order of the text. */
export const unusedSuppressions = (
  lines: Lines,
  suppressions: readonly Suppression[],
  severity: Severity,
): readonly Diagnostic[] =>
  suppressions
    .flatMap((suppression) => unusedParts(lines, suppression))
    .map(({ isExpected, ...found }) => {
      // The writer of a reason expects that the comment ignores something.
      const as = isExpected && severity === 'hint' ? 'information' : severity;
      return { code: 'unused-suppression', severity: as, ...found };
    });

type UnusedPart = Pick<Diagnostic, 'range' | 'message' | 'fixes'> & { readonly isExpected?: boolean };

/** The comment as a whole, or codes of it. */
function unusedParts(lines: Lines, suppression: Suppression): readonly UnusedPart[] {
  const { marker, entries, partner } = suppression;
  const { range } = marker;
  if (marker.kind === 'end') {
    if (partner) return [];
    const message = l10n.t('No matching objrefs-ignore-start for this comment. Remove the comment.');
    return [{ range, message, fixes: [removal(lines, suppression, true)] }];
  }
  if (marker.kind === 'unknown') return isMeantToIgnore(lines, marker) ? [unknownName(marker)] : [];
  const unused = entries.filter(({ used }) => !used);
  if (unused.length < entries.length) return unused.flatMap((entry) => unusedCode(suppression, entry));
  const words = reasonWithoutHyphens(entries);
  if (words) {
    const edits = [{ range: { start: words.start, end: words.start }, newText: '-- ' }];
    const fix = { title: l10n.t('Write it as a reason'), edits, preferred: false };
    const message = l10n.t(
      'This comment ignores nothing, since "{0}" is not a problem code. Write a reason after "--".',
      words.first,
    );
    return [{ range, message, fixes: [fix, removal(lines, suppression, false)], isExpected: true }];
  }
  const explained = unused.slice(0, MAX_EXPLAINED);
  const renames = explained.flatMap((entry) => renaming(entry) ?? []);
  const unknown = explained.flatMap((entry) => unknownCode(entry) ?? []);
  const advice = renames.length > 0 ? [] : [l10n.t('Remove it.')];
  const message = [l10n.t('Unused ignore comment.'), ...unknown, ...advice].join(' ');
  const fixes = [...renames, removal(lines, suppression, renames.length === 0)];
  return [{ range, message, fixes, isExpected: renames.length > 0 }];
}

const MARKER_NAMES = MARKER_KINDS.map((kind) => `objrefs-ignore-${kind}`);

/** Not a heading or a comment about such comments: nothing but codes and a reason follows. */
const isMeantToIgnore = (lines: Lines, marker: Marker): boolean =>
  beginsComment(lines, marker) && marker.codes.every(({ text }) => isKnown(text) || nearestCode(text) !== undefined);

function unknownName({ name, range: { start } }: Marker): UnusedPart {
  const range = rangeInLine(start.line, start.character, name.length);
  const suffix = name.split('-').slice(2).join('-');
  const kind = nearestWithin(suffix, MARKER_KINDS, thirdOf(suffix));
  const near = kind && `objrefs-ignore-${kind}`;
  const fixes = (near ? [near] : MARKER_NAMES.slice(0, 2)).map((newText) => changeTo(range, newText));
  const advice = near ? l10n.t('Did you mean {0}?', near) : l10n.t('Known ones: {0}.', MARKER_NAMES.join(', '));
  return {
    range,
    message: l10n.t('Unknown ignore comment "{0}". {1}', name, advice),
    fixes,
    isExpected: true,
  };
}

const changeTo = (range: Range, newText: string): Fix => ({
  title: l10n.t('Change to {0}', newText),
  edits: [{ range, newText }],
  preferred: false,
});

function unusedCode(suppression: Suppression, entry: Entry): readonly UnusedPart[] {
  const { code, written } = entry;
  if (!written) return [];
  const rename = renaming(entry);
  const remove: Fix = {
    title: l10n.t('Remove {0}', code ?? ''),
    edits: codeRemovals(suppression, entry),
    preferred: rename === null,
  };
  const what = unknownCode(entry) ?? l10n.t('There is no {0} problem to ignore here.', code ?? '');
  const { range } = written;
  if (rename) return [{ range, message: what, fixes: [rename, remove] }];
  return [{ range, message: `${what} ${l10n.t('Remove the code.')}`, fixes: [remove] }];
}

/** Removes the comment and, for a block, the comment at its other end. */
function removal(lines: Lines, { marker, partner }: Suppression, preferred: boolean): Fix {
  const edits = [removeMarker(lines, marker), ...(partner ? [removeMarker(lines, partner.marker)] : [])];
  return {
    title: partner ? l10n.t('Remove both comments') : l10n.t('Remove the comment'),
    edits: joinDeletions(edits),
    preferred,
  };
}

/** Removes one code with a separator, also from the end of a block, which is matched by its codes. */
function codeRemovals({ marker, entries, partner }: Suppression, { code, written }: Entry): TextEdit[] {
  const index = entries.findIndex((entry) => entry.written === written);
  const edits = [cutCode(marker.codes, index, (other) => entries[other]?.used === true)];
  const isRepeated = entries.some((entry) => entry.code === code && entry.written !== written);
  const inEnd = isRepeated ? -1 : (partner?.marker.codes.findIndex(({ text }) => text === code) ?? -1);
  if (partner && inEnd >= 0) {
    const used = new Set(entries.filter((entry) => entry.used).map((entry) => entry.code));
    const { codes } = partner.marker;
    edits.push(cutCode(codes, inEnd, (other) => used.has(codes[other]?.text ?? '')));
  }
  return edits;
}

/** With the separator before it if a code remains there, else with the one after it, so that edits never overlap. */
function cutCode(codes: readonly MarkerCode[], index: number, remains: (index: number) => boolean): TextEdit {
  const { range } = codes[index]!;
  const [before, after] = [codes[index - 1], codes[index + 1]];
  const isBehind = codes.slice(0, index).some((_, other) => remains(other));
  if (before && (isBehind || !after)) return { range: { start: before.range.end, end: range.end }, newText: '' };
  return { range: { start: range.start, end: after ? after.range.start : range.end }, newText: '' };
}

/** Where several words take the place of codes, and none of them is one or near one. */
function reasonWithoutHyphens(entries: readonly Entry[]): { readonly start: Position; readonly first: string } | null {
  const [first] = entries;
  const isWord = ({ code }: Entry) => code !== null && !isKnown(code) && nearestCode(code) === undefined;
  if (entries.length < 2 || !first?.written || !entries.every(isWord)) return null;
  return { start: first.written.range.start, first: shortCode(first.code ?? '') };
}

const shortCode = (code: string): string =>
  code.length > MAX_CODE_LENGTH ? `${code.slice(0, MAX_CODE_LENGTH)}…` : code;

const isKnown = (code: string): boolean => Object.hasOwn(REFERENCE_CODES, code);

function unknownCode({ code }: Entry): string | null {
  if (code === null || isKnown(code)) return null;
  const near = nearestCode(code);
  const advice = near ? l10n.t('Did you mean {0}?', near) : l10n.t('Write a reason after "--".');
  return l10n.t('Unknown problem code "{0}". {1}', shortCode(code), advice);
}

function renaming({ code, written }: Entry): Fix | null {
  const near = code === null || isKnown(code) ? undefined : nearestCode(code);
  if (near === undefined || !written) return null;
  return changeTo(written.range, near);
}

function nearestCode(code: string): string | undefined {
  if (code.length > MAX_CODE_LENGTH) return undefined;
  return nearestWithin(code.toLowerCase(), Object.keys(REFERENCE_CODES), Math.min(MAX_EDITS, thirdOf(code)));
}
