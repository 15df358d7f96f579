import { plainLine } from '../core/text/plain-line.ts';
import type { CheckResult, Place, ReferenceRow } from '../library/api.ts';

/** A reference as it is rendered. */
export interface Mark {
  /** In the source: lines and columns 1-based, end exclusive. */
  readonly place: Place;
  /** Of the `class` attribute. */
  readonly classes: string;
  /** Of the `title` attribute, not yet escaped: lines of plain text. */
  readonly title: string;
}

/** What is rendered of a text's references, in their order. */
export function marksOf({ references, findings }: CheckResult): Mark[] {
  // Hints are for those who write.
  const shown = findings.filter(({ severity }) => severity !== 'hint');
  let next = 0;
  return references.map((reference) => {
    while (shown[next] && isBefore(shown[next]!, reference)) next++;
    const messages: string[] = [];
    for (let at = next; shown[at] && !isBefore(reference, shown[at]!); at++) {
      // One that is within a longer one may have ended.
      if (!isBefore(shown[at]!, reference)) messages.push(plainLine(shown[at]!.message));
    }
    return {
      place: reference,
      classes: `objective-reference objective-reference-${reference.status}`,
      title: [...heading(reference), ...messages].join('\n'),
    };
  });
}

/** Nothing of an objective that there is not: its finding says so. Where it is gone, the edition is not one that has it. */
function heading({ prefix, number, resolvedEdition, title, status }: ReferenceRow): string[] {
  if (title === null && status.startsWith('unknown')) return [];
  const isThere = resolvedEdition !== null && (status === 'current' || status === 'superseded');
  const name = `${prefix} ${number}${isThere ? ` (${resolvedEdition})` : ''}`;
  return [plainLine(title === null ? name : `${name}: ${title}`)];
}

const isBefore = (a: Place, b: Place): boolean => comparePlaces(a.endLine, a.endColumn, b.line, b.column) <= 0;

function comparePlaces(lineA: number, columnA: number, lineB: number, columnB: number): number {
  return lineA === lineB ? columnA - columnB : lineA - lineB;
}
