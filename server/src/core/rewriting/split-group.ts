import type { Listed } from '../model/framework.ts';
import type { TextEdit } from '../model/text.ts';
import { unlistedPart } from '../resolution/lookup.ts';
import { inOrder } from '../text/edits.ts';
import {
  type Citation,
  type CitationPart,
  type ExpectedCitation,
  type GroupChange,
  meaningOf,
} from './citation-change.ts';
import { citationText } from './citation-text.ts';
import { headEdits } from './head-edits.ts';
import { isDividedInto } from './reread.ts';
import { writeGroup } from './write-group.ts';

interface WrittenChange {
  readonly edits: readonly TextEdit[];
  /** The citations that it becomes. */
  readonly citations: readonly Required<Pick<ExpectedCitation, 'meanings' | 'pin'>>[];
}

/** Writes a change as `writeGroup` does, or divides the citation, which is read back where the text is not verified as a whole. */
export function writeChange(
  citation: Citation,
  change: GroupChange,
  options: Parameters<typeof writeGroup>[2] = {},
): WrittenChange | null {
  if (!change.parts) {
    const written = writeGroup(citation, change, options);
    return written && { edits: written.edits, citations: [written] };
  }
  const divided = divide(citation, change.parts);
  return divided && options.alone && !isDividedInto(citation, divided.edits, divided.citations) ? null : divided;
}

/**
 * The parts of a citation, with the prefix again wherever the edition changes: `ACME:2020 3.4, ACME 4.2`. Null where the
 * citation has no prefix before it, or cannot be divided.
 */
function divide({ lines, group, scope, framework }: Citation, parts: readonly CitationPart[]): WrittenChange | null {
  const { prefix, pin, members } = group;
  const text = citationText(lines, group, scope.set.matcher.frameworks.get(group.framework)?.joiners);
  const head = parts[0] && headEdits(lines, group, { pin: parts[0].pin }, true);
  if (!prefix || pin?.implied || !text || !head) return null;
  const part = (index: number) => unlistedPart(framework, members[index]!.number);
  const edits = [...head];
  const citations: { pin: string | null; meanings: string[] }[] = [];
  const leadOf = (name: string | null) => `${prefix.text}${name === null ? '' : `:${name}`} `;
  for (const [index, { first, pin, meant, isKept, rest }] of parts.entries()) {
    const isNew = citations.at(-1)?.pin !== pin;
    if (isNew) citations.push({ pin, meanings: [] });
    const { meanings } = citations.at(-1)!;
    const { start } = text.members[first]!;
    if (isNew && index > 0) edits.push({ range: { start, end: start }, newText: leadOf(pin) });
    if (rest && 'objectives' in meant) {
      const range = { start: members[first]!.numberRange.start, end: members[first + 1]!.numberRange.end };
      if (range.start.line !== range.end.line || part(first) !== '' || part(first + 1) !== '') return null;
      const others = rest.map((one) => leadOf(one.pin) + listOf(one.objectives, ''));
      edits.push({ range, newText: [listOf(meant.objectives, ''), ...others].join(', ') });
      meanings.push(...meant.objectives.map((one) => meaningOf(one, null)));
      for (const one of rest) {
        citations.push({ pin: one.pin, meanings: one.objectives.map((each) => meaningOf(each, null)) });
      }
      continue;
    }
    const numbers =
      'range' in meant ? meant.range.map(({ number }) => number) : [listOf(meant.objectives, part(first))];
    for (const [offset, number] of numbers.entries()) {
      const member = members[first + offset]!;
      edits.push({ range: member.numberRange, newText: isKept ? member.number : number });
    }
    if ('objectives' in meant) meanings.push(...meant.objectives.map((one) => meaningOf(one, null)));
    else meanings.push(...meant.range.map((one, end) => meaningOf(one, null, end === 0 ? 'from' : 'to')));
  }
  return { edits: inOrder(edits), citations };
}

const listOf = (objectives: readonly Listed[], part: string): string =>
  objectives.map(({ number }) => number).join(', ') + (objectives.length === 1 ? part : '');
