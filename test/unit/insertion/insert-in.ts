import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { insertReferences, type PickedObjective } from '../../../server/src/core/insertion/insert-references.ts';
import { linesOf, type Range } from '../../../server/src/core/model/text.ts';
import type { Scope } from '../../../server/src/core/resolution/scope.ts';
import { editText } from '../../../server/src/core/text/edits.ts';
import { scopeOf } from '../../support/scope.ts';

export interface CheckedInsertion {
  readonly name?: string;
  readonly titles?: boolean;
  readonly pinned?: boolean;
}

/**
 * The text after references were inserted at each `$0`, or replacing each `$0` to the following `$1`; null if they are
 * not read as intended. `picked`: references in text form, with an edition if it is not the current one.
 */
export function insertIn(
  catalogs: string,
  marked: string,
  picked: readonly string[],
  { name = 'plan.md', titles = false, pinned = false }: CheckedInsertion,
): string | null {
  const scope = scopeOf(catalogs);
  const ranges = rangesIn(marked);
  const text = marked.replaceAll(/\$[01]/g, '');
  const analysis = new DocumentAnalysis(linesOf(text), scope, `file:///w/${name}`);
  const objectives = picked.map((cited) => objectiveOf(scope, cited));
  const { texts, isRead } = insertReferences(analysis, ranges, objectives, { titles, pinned });
  const edits = ranges.map((range, index) => ({ range, newText: texts[index] ?? '' }));
  return isRead ? editText(text, edits).text : null;
}

function objectiveOf({ set }: Scope, cited: string): PickedObjective {
  const [, head = '', number = ''] = /^(.*) (\S+)$/.exec(cited) ?? [];
  const [prefix = '', edition] = head.split(':');
  const framework = set.frameworks.find((each) => each.prefix === prefix);
  const listing = edition === undefined ? framework?.current : framework?.editions.find(({ id }) => id === edition);
  const objective = listing?.byNumber.get(number);
  if (!framework || !objective) throw new Error(`${cited} is in no catalog`);
  return { framework, objective };
}

function rangesIn(marked: string): Range[] {
  const ranges: Range[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < marked.length; at++) {
    const here = { line, character };
    const mark = /^\$[01]/.exec(marked.slice(at, at + 2))?.[0];
    if (mark === '$0') ranges.push({ start: here, end: here });
    if (mark === '$1') ranges[ranges.length - 1] = { start: ranges.at(-1)!.start, end: here };
    if (mark) at++;
    else if (marked[at] === '\n') [line, character] = [line + 1, 0];
    else character++;
  }
  return ranges;
}
