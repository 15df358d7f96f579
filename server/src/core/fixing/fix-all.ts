import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { pushTo } from '../base/collections.ts';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { byStart, comparePositions, positionKey, type Range } from '../model/text.ts';
import { joinDeletions } from '../text/edits.ts';
import { FixCodes } from './fix-codes.ts';
import { type PinPolicy, Plan, type Step } from './plan.ts';
import { ambiguitiesOf, type UnresolvedDiagnostic, unwritable } from './unresolved.ts';

export interface FixAllOptions {
  /** Codes to fix; without them all but those that are fixed only by name. */
  readonly codes?: ReadonlySet<DiagnosticCode>;
  /** `keep` without it. `add` names the edition in every citation that needs none, `lift` removes it from those. */
  readonly pins?: PinPolicy;
}

/**
 * All that fix all fixes, and how. `if-named`: only where the code is named, since what it reports is right as it is, or a
 * matter of taste. Of all other codes only a person knows what is meant: they are listed as unresolved, whatever fixes they have.
 */
const FIXED: Partial<
  Record<DiagnosticCode, { readonly how: 'rewriting' | 'preferred-fix'; readonly when: 'always' | 'if-named' }>
> = {
  'invalid-range': { how: 'rewriting', when: 'always' },
  'replaced-objective': { how: 'rewriting', when: 'always' },
  'superseded-edition': { how: 'rewriting', when: 'if-named' },
  'noncanonical-reference': { how: 'rewriting', when: 'if-named' },
  'title-mismatch': { how: 'preferred-fix', when: 'if-named' },
  'unused-suppression': { how: 'preferred-fix', when: 'if-named' },
};

/** Whether a code is fixed where none is named. */
export const isFixedByDefault = (code: DiagnosticCode): boolean => FIXED[code]?.when === 'always';

/** Whether a code is fixed only where it is named. */
export const isOptInFix = (code: DiagnosticCode): boolean => FIXED[code]?.when === 'if-named';

type FixStep = Step<UnresolvedDiagnostic>;

/**
 * Fixes what can be fixed without a choice. Pure, and safe: the fixed text has been analysed again and means what it
 * should, and all else in it means what it did; steps for which that is not so are left out. Fixing the result again
 * changes nothing.
 */
export function fixAll(analysis: DocumentAnalysis, options: FixAllOptions = {}) {
  const { codes, pins = 'keep' } = options;
  const { diagnostics } = analysis;
  const shouldFix = (code: DiagnosticCode) => (codes ? codes.has(code) : !isOptInFix(code));
  const diagnosticsByStart = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    pushTo(diagnosticsByStart, startOf(diagnostic), diagnostic);
  }
  const diagnosticsAt = (reference: { readonly range: Range }) => diagnosticsByStart.get(startOf(reference)) ?? [];
  const plan = new Plan<UnresolvedDiagnostic>(analysis);
  const concerned = [...plan.groups.keys()].filter(
    (index) => pins !== 'keep' || plan.groups[index]!.some(({ reference }) => diagnosticsAt(reference).length > 0),
  );
  const policy = new FixCodes({ shouldFix, pins, isAmbiguous: ambiguitiesOf(analysis), diagnosticsAt });
  const steps = [...plan.rewrite(concerned, policy), ...preferredFixes(diagnostics, shouldFix, plan.unresolved)];
  const overlapping = overlappingSteps(steps);
  plan.unresolved.push(...[...overlapping].flatMap(({ otherwise }) => otherwise));
  const done = plan.verified(steps.filter((step) => !overlapping.has(step)));
  return {
    /** In the order of the text, without overlaps. */
    edits: joinDeletions(done.flatMap(({ edits }) => edits)),
    /** Diagnostics that the edits fix, in the order of the text. */
    fixed: done.flatMap(({ fixed }) => fixed).sort(byStart),
    /** Diagnostics of the codes in question that need manual review, in the order of the text. */
    unresolved: plan.unresolved.sort((a, b) => byStart(a.diagnostic, b.diagnostic)),
    /** Citations that get or lose an edition without a diagnostic of theirs. */
    repinned: done.filter(({ fixed, edits }) => fixed.length === 0 && edits.length > 0).length,
  };
}

export type FixAllResult = ReturnType<typeof fixAll>;

/** Diagnostics that are not fixed by rewriting a citation: their preferred fixes. */
function preferredFixes(
  diagnostics: readonly Diagnostic[],
  shouldFix: (code: DiagnosticCode) => boolean,
  unresolved: UnresolvedDiagnostic[],
): FixStep[] {
  return diagnostics.flatMap((diagnostic): FixStep[] => {
    const { code, range, fixes } = diagnostic;
    if (!shouldFix(code) || FIXED[code]?.how === 'rewriting') return [];
    const [fix] = fixes;
    if (!fix?.preferred || !FIXED[code]) {
      unresolved.push({ diagnostic, message: '' });
      return [];
    }
    const otherwise = [{ diagnostic, message: unwritable() }];
    return [{ range, edits: fix.edits, fixed: [diagnostic], groups: [], otherwise }];
  });
}

/** Of steps that overlap, the later one. Deletions may overlap: they go together. */
function overlappingSteps(steps: readonly FixStep[]): ReadonlySet<FixStep> {
  const overlapping = new Set<FixStep>();
  const all = steps.flatMap((step) => step.edits.map((edit) => ({ step, edit })));
  all.sort((a, b) => comparePositions(a.edit.range.start, b.edit.range.start));
  let last = all[0];
  for (const next of all.slice(1)) {
    const isOverlap = last && comparePositions(next.edit.range.start, last.edit.range.end) < 0;
    const isDeletion = [last, next].every((one) => one?.edit.newText === '' && !isCitation(one.step));
    if (isOverlap && !isDeletion) overlapping.add(isCitation(next.step) ? next.step : last!.step);
    if (!last || comparePositions(next.edit.range.end, last.edit.range.end) > 0) last = next;
  }
  return overlapping;
}

const isCitation = ({ groups }: FixStep): boolean => groups.length > 0;

const startOf = ({ range }: { readonly range: Range }): string => positionKey(range.start);
