import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { l10n } from '../base/l10n.ts';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { comparePositions, type Range, type TextEdit } from '../model/text.ts';
import { type Group, groupsOf } from '../resolution/groups.ts';
import { citationOf } from '../rewriting/citation.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import { joinDeletions } from '../text/edits.ts';
import { ambiguitiesOf } from './ambiguities.ts';
import { type DecisionRules, decide, isDecided, type PinPolicy, type UnresolvedDiagnostic } from './decide.ts';
import { type Step, safeSteps } from './safe-steps.ts';

export type { PinPolicy, UnresolvedDiagnostic } from './decide.ts';

export interface FixAllOptions {
  /** Codes to mend; without them all but those that are mended only where somebody asks for them by name. */
  readonly codes?: ReadonlySet<DiagnosticCode>;
  /** `keep` without it. `add` names the edition in every citation that needs none, `lift` takes it out of those. */
  readonly pins?: PinPolicy;
}

/** How a text is mended. */
export interface FixAllResult {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** Problems that the edits mend, in the order of the text. */
  readonly fixed: readonly Diagnostic[];
  /** Problems of the codes in question that are left for a person, in the order of the text. */
  readonly left: readonly UnresolvedDiagnostic[];
  /** Citations that get or lose an edition without a problem of theirs. */
  readonly repinned: number;
}

/** Codes that are mended only where they are named: what is so reported is not wrong, or goes for reasons of taste. */
export const OPT_IN_FIXES: ReadonlySet<DiagnosticCode> = new Set([
  'superseded-edition',
  'noncanonical-reference',
  'unused-suppression',
  'title-mismatch',
]);

const unwritable = (): string => l10n.t('It cannot be rewritten without touching what stands around it.');

/**
 * Mends what can be mended without asking anybody. Pure, and safe: the mended text has been analysed again and means
 * what it should, and all else in it means what it did; steps for which that is not so are left out. What is mended twice
 * is the same as what is mended once.
 */
export function fixAll(analysis: DocumentAnalysis, options: FixAllOptions = {}): FixAllResult {
  const { codes, pins = 'keep' } = options;
  const shouldFix = (code: DiagnosticCode) => (codes ? codes.has(code) : !OPT_IN_FIXES.has(code));
  const rules: DecisionRules = { shouldFix, pins, isAmbiguous: ambiguitiesOf(analysis) };
  const groups = groupsOf(analysis.references);
  const left: UnresolvedDiagnostic[] = [];
  const steps = [...groupSteps(analysis, groups, rules, left), ...otherSteps(analysis, shouldFix, left)];
  const safe = safeSteps(analysis, groups, withoutOverlaps(steps));
  const done = new Set(safe);
  for (const step of steps) {
    if (!done.has(step)) for (const problem of step.fixed) left.push({ problem, reason: unwritable() });
  }
  return {
    edits: joinDeletions(safe.flatMap(({ edits }) => edits)),
    fixed: safe.flatMap(({ fixed }) => fixed).sort(byPlace),
    left: left.sort((a, b) => byPlace(a.problem, b.problem)),
    repinned: safe.filter(({ fixed, edits }) => fixed.length === 0 && edits.length > 0).length,
  };
}

function groupSteps(
  { readLines, scope, diagnostics: problems }: DocumentAnalysis,
  groups: readonly Group[],
  rules: DecisionRules,
  left: UnresolvedDiagnostic[],
): Step[] {
  const steps: Step[] = [];
  const byStart = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const at = placeOf(problem.range);
    byStart.set(at, [...(byStart.get(at) ?? []), problem]);
  }
  for (const [index, references] of groups.entries()) {
    const isConcerned =
      rules.pins !== 'keep' || references.some(({ reference }) => byStart.has(placeOf(reference.range)));
    if (!isConcerned) continue;
    const citation = citationOf(readLines, scope, references);
    const decision = decide(citation, ({ range }) => byStart.get(placeOf(range)) ?? [], rules);
    left.push(...decision.left);
    const written = decision.change && writeGroup(citation, decision.change);
    if (written) {
      const { meanings, edits } = written;
      steps.push({ range: citation.group.range, edits, fixed: decision.fixed, groups: [{ index, meanings }] });
    } else for (const problem of decision.fixed) left.push({ problem, reason: unwritable() });
  }
  return steps;
}

/** Problems that are no matter of a citation's numbers and pin: their preferred fix is taken. */
function otherSteps(
  { diagnostics: problems }: DocumentAnalysis,
  shouldFix: DecisionRules['shouldFix'],
  left: UnresolvedDiagnostic[],
): Step[] {
  return problems.flatMap((problem): Step[] => {
    if (!shouldFix(problem.code) || isDecided(problem.code)) return [];
    const [fix] = problem.fixes;
    if (fix?.preferred) return [{ range: problem.range, edits: fix.edits, fixed: [problem], groups: [] }];
    left.push({ problem, reason: '' });
    return [];
  });
}

/** Deletions may overlap: they go together. Of other edits that overlap, the later one's step is left out. */
function withoutOverlaps(steps: readonly Step[]): Step[] {
  const refused = new Set<Step>();
  const all = steps.flatMap((step) => step.edits.map((edit) => ({ step, edit })));
  all.sort((a, b) => comparePositions(a.edit.range.start, b.edit.range.start));
  let last = all[0];
  for (const next of all.slice(1)) {
    const isOverlap = last && comparePositions(next.edit.range.start, last.edit.range.end) < 0;
    const isDeletion = [last, next].every((one) => one?.edit.newText === '' && !isCitation(one.step));
    if (isOverlap && !isDeletion) refused.add(isCitation(next.step) ? next.step : last!.step);
    if (!last || comparePositions(next.edit.range.end, last.edit.range.end) > 0) last = next;
  }
  return steps.filter((step) => !refused.has(step));
}

const isCitation = ({ groups }: Step): boolean => groups.length > 0;

const placeOf = ({ start }: Range): string => `${start.line}:${start.character}`;

const byPlace = (a: Diagnostic, b: Diagnostic): number => comparePositions(a.range.start, b.range.start);
