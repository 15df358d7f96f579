import type { DocumentAnalysis, ResolvedReference } from '../document-analysis.ts';
import type { Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { comparePositions, type TextEdit } from '../model/text.ts';
import type { PinPolicy } from '../repair/decide.ts';
import { groupsOf, type Step, safeSteps } from '../repair/safe-steps.ts';
import { citationOf } from '../rewriting/citation.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import type { Outcomes } from '../succession/outcomes.ts';
import { joinDeletions } from '../text/edits.ts';
import { decideCitation } from './decide-citation.ts';
import { ignoredReferences } from './ignored.ts';
import { isAliveIn } from './in-target-edition.ts';
import { type LeftReference, unwritable } from './left-reference.ts';

/** How the references of one text are brought to an edition. */
export interface Migration {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** The citations that the edits rewrite, in the order of the text. */
  readonly rewritten: readonly ReferenceGroup[];
  /** In the order of the text. */
  readonly left: readonly LeftReference[];
  /** References to the framework. */
  readonly references: number;
  /** Those of them that a comment says to leave alone. */
  readonly ignored: number;
}

/**
 * Rewrites the references of a text to what they became in an edition. What the catalogs leave open is left for a person.
 * Pure, and safe: the text with the edits has been analysed again, and every citation in it means what it should. What is
 * migrated twice is the same as what is migrated once.
 */
export function migrate(analysis: DocumentAnalysis, outcomes: Outcomes, pins: PinPolicy): Migration {
  const { lines, readLines, scope } = analysis;
  const groups = groupsOf(analysis.references);
  const own = analysis.references.filter(({ group }) => group.framework === outcomes.framework.id);
  const ignored = ignoredReferences(lines, own);
  const cited = reusedNumbersCited(own, outcomes);
  const left: LeftReference[] = [];
  const steps = new Map<Step, ResolvedReference>();
  for (const [index, references] of groups.entries()) {
    const first = references[0];
    if (!first || first.group.framework !== outcomes.framework.id) continue;
    const citation = citationOf(readLines, scope, references);
    const decision = decideCitation(citation, outcomes, pins, ignored, (objective) => cited.has(objective));
    left.push(...decision.left);
    if (!decision.change) continue;
    const written = writeGroup(citation, decision.change);
    if (!written) left.push(unwritable(first));
    else if (written.edits.length > 0) {
      const { edits, meanings } = written;
      steps.set({ range: first.group.range, edits, mended: [], group: { index, meanings } }, first);
    }
  }
  const safe = new Set(safeSteps(analysis, groups, [...steps.keys()]));
  for (const [step, first] of steps) if (!safe.has(step)) left.push(unwritable(first));
  const done = [...steps].filter(([step]) => safe.has(step));
  return {
    edits: joinDeletions(done.flatMap(([step]) => step.edits)),
    rewritten: done.map(([, { group }]) => group),
    left: left.sort((a, b) => comparePositions(a.resolved.reference.range.start, b.resolved.reference.range.start)),
    references: own.length,
    ignored: ignored.size,
  };
}

/** Those of the target that are cited without an edition and stood for something else before: nobody knows which is meant. */
function reusedNumbersCited(own: readonly ResolvedReference[], outcomes: Outcomes): ReadonlySet<Listed> {
  const cited = new Set<Listed>();
  for (const { group, resolution } of own) {
    const { objective } = resolution;
    if (!group.pin && objective && isAliveIn(outcomes, objective) && outcomes.reuseOf(objective)) cited.add(objective);
  }
  return cited;
}
