import { l10n } from '../base/l10n.ts';
import { ambiguityMessage, firstAmbiguous, type IsAmbiguous } from '../editions/ambiguity.ts';
import { imageOf, type RangeParts, type Reason, rangeImage } from '../editions/images.ts';
import { outcomesBy } from '../editions/outcomes.ts';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import type { MemberSpan, Reference } from '../model/reference.ts';
import { compareNumbers } from '../resolution/compare-numbers.ts';
import { resolve } from '../resolution/resolve.ts';
import { parentText } from '../resolution/siblings.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { GroupChange, NewRange } from '../rewriting/group-change.ts';

/** What is done with the editions that citations name. */
export type PinPolicy = 'keep' | 'add' | 'lift';

export interface DecisionRules {
  /** Whether problems of the code are to be mended. */
  readonly shouldFix: (code: DiagnosticCode) => boolean;
  readonly pins: PinPolicy;
  /** Of the objectives of an edition that the text means without naming one. */
  readonly isAmbiguous: IsAmbiguous;
}

/** What is to become of a citation. */
export interface Decision {
  /** Null: nothing. */
  readonly change: GroupChange | null;
  /** Problems that the change mends. */
  readonly fixed: readonly Diagnostic[];
  readonly left: readonly UnresolvedDiagnostic[];
}

/** A problem that is left for a person. */
export interface UnresolvedDiagnostic {
  readonly problem: Diagnostic;
  /** Why it was not mended, as a sentence; empty where the problem's message says all. */
  readonly reason: string;
}

/** Decides about a citation. `diagnosticsAt`: the problems of a reference, those of a range at its first end. */
export function decide(
  citation: Citation,
  diagnosticsAt: (reference: Reference) => readonly Diagnostic[],
  rules: DecisionRules,
): Decision {
  const decider = new Decider(citation, diagnosticsAt, rules);
  decider.decideMembers();
  decider.decideSpelling();
  return decider.decision();
}

const HANDLED: ReadonlySet<DiagnosticCode> = new Set([
  'replaced-objective',
  'superseded-edition',
  'invalid-range',
  'noncanonical-reference',
]);

/** Whether `decide` has a say in problems of this code. */
export const isDecided = (code: DiagnosticCode): boolean => HANDLED.has(code);

interface MovedParts {
  readonly members: ReadonlyMap<number, readonly Listed[]>;
  readonly ranges: ReadonlyMap<number, RangeParts>;
}

class Decider {
  readonly #citation: Citation;
  readonly #diagnosticsAt: (reference: Reference) => readonly Diagnostic[];
  readonly #rules: DecisionRules;
  /** The range that a member is an end of, by index of the member. */
  readonly #spans = new Map<number, MemberSpan>();
  readonly #members = new Map<number, readonly Listed[]>();
  readonly #ranges = new Map<number, NewRange>();
  readonly #lists = new Map<number, readonly Listed[]>();
  readonly #fixed: Diagnostic[] = [];
  readonly #left: UnresolvedDiagnostic[] = [];
  #pin: string | null | undefined;
  #prefix: string | undefined;

  constructor(
    citation: Citation,
    diagnosticsAt: (reference: Reference) => readonly Diagnostic[],
    rules: DecisionRules,
  ) {
    this.#citation = citation;
    this.#diagnosticsAt = diagnosticsAt;
    this.#rules = rules;
    for (const span of citation.group.spans) this.#spans.set(span.first, span).set(span.first + 1, span);
  }

  decision(): Decision {
    const members = this.#members;
    const ranges = this.#ranges;
    const lists = this.#lists;
    const isChanged =
      members.size + ranges.size + lists.size > 0 || this.#pin !== undefined || this.#prefix !== undefined;
    const change: GroupChange = {
      members,
      ranges,
      lists,
      ...(this.#pin !== undefined && { pin: this.#pin }),
      ...(this.#prefix !== undefined && { prefix: this.#prefix }),
    };
    return { change: isChanged ? change : null, fixed: this.#fixed, left: this.#left };
  }

  /** Moves the whole citation to the current edition where that is asked for, else each member by itself. */
  decideMembers(): void {
    const { group, framework } = this.#citation;
    const superseded = this.#problems('superseded-edition');
    const target = framework.current;
    if (superseded.length > 0 && target && group.pin) {
      const all = [...this.#citation.members.values()].filter(({ resolution }) => resolution.status === 'superseded');
      const moved =
        superseded.length === all.length ? this.#move(target) : { reason: l10n.t('A part of the list is ignored.') };
      if (!('reason' in moved)) {
        this.#fixed.push(...superseded, ...this.#problems('replaced-objective'), ...this.#problems('invalid-range'));
        for (const [index, objectives] of moved.members) this.#members.set(index, objectives);
        for (const [index, range] of moved.ranges) this.#takeRange(index, range);
        const isLifted = target.id === '' || (this.#rules.pins === 'lift' && framework.defaultEdition === target);
        this.#pin = isLifted ? null : target.id;
        return;
      }
      for (const problem of superseded) this.#left.push({ problem, reason: moved.reason });
    }
    this.#replace();
    this.#repin();
  }

  /** The canonical spelling of the prefix. */
  decideSpelling(): void {
    const { group, framework } = this.#citation;
    const problems = this.#problems('noncanonical-reference');
    if (problems.length === 0 || !group.prefix) return;
    this.#prefix = group.prefix.spelling === 'canonical' ? group.prefix.text : framework.prefix;
    this.#fixed.push(...problems);
  }

  /** Everything in the citation as it is in the edition, or why not. */
  #move(edition: FrameworkEdition): MovedParts | Reason {
    const members = new Map<number, readonly Listed[]>();
    const ranges = new Map<number, RangeParts>();
    for (const [index, { resolution }] of this.#citation.members) {
      if (this.#spans.get(index)) continue;
      const image = imageOf(resolution, edition);
      if ('reason' in image) return this.#together(image, resolution.objective?.number);
      members.set(index, image);
    }
    for (const span of this.#citation.group.spans) {
      const range = this.#rangeOf(span, edition, true);
      if ('reason' in range) return this.#together(range);
      ranges.set(span.first, range);
    }
    return { members, ranges };
  }

  #together({ reason }: Reason, number?: string): Reason {
    const { group } = this.#citation;
    if (group.members.length === 1 || number === undefined) return { reason };
    return {
      reason: l10n
        .t('The edition counts for the whole list, and {0} cannot move with it. {1}', number, reason)
        .trimEnd(),
    };
  }

  #replace(): void {
    const edition = this.#editionCited();
    if (!edition) return;
    const spans = new Set<MemberSpan>();
    for (const [index, { reference, resolution }] of this.#citation.members) {
      const problems = this.#problemsOf(reference, 'replaced-objective');
      const span = this.#spans.get(index);
      if (span) {
        if (problems.length > 0 || this.#problemsOf(reference, 'invalid-range').length > 0) spans.add(span);
        continue;
      }
      if (problems.length === 0) continue;
      const image = imageOf(resolution, edition);
      this.#settle(problems, this.#unambiguous(image), (objectives) => this.#members.set(index, objectives));
    }
    for (const span of spans) {
      const ends = [span.first, span.first + 1].flatMap((index) => this.#citation.members.get(index)?.reference ?? []);
      const codes = ['replaced-objective', 'invalid-range'] as const;
      const problems = ends.flatMap((end) => codes.flatMap((code) => this.#problemsOf(end, code)));
      const range = this.#rangeOf(span, edition, false);
      this.#settle(problems, this.#unambiguous(range), (image) => this.#takeRange(span.first, image));
    }
  }

  /** A successor is not written where its number may be taken for what it stood for before. */
  #unambiguous<T extends readonly Listed[] | RangeParts>(image: T | Reason): T | Reason {
    const { group, framework } = this.#citation;
    const edition = framework.defaultEdition;
    if ('reason' in image || group.pin || this.#rules.pins === 'add' || !edition) return image;
    const outcomes = outcomesBy(framework, edition);
    const doubt = firstAmbiguous(objectivesOf(image), outcomes, this.#rules.isAmbiguous);
    return doubt ? { reason: ambiguityMessage(doubt, outcomes) } : image;
  }

  #takeRange(index: number, parts: RangeParts): void {
    if ('range' in parts) this.#ranges.set(index, parts.range);
    else this.#lists.set(index, parts.list);
  }

  #settle<T extends object>(problems: readonly Diagnostic[], image: T | Reason, take: (image: T) => void): void {
    if ('reason' in image) {
      for (const problem of problems) this.#left.push({ problem, reason: image.reason });
    } else {
      take(image);
      this.#fixed.push(...problems);
    }
  }

  /** A reversed range is turned round, an empty one becomes its number, a stale one what its interior has become. */
  #rangeOf({ first }: MemberSpan, edition: FrameworkEdition, move: boolean): RangeParts | Reason {
    const { members } = this.#citation;
    const [start, end] = [members.get(first), members.get(first + 1)];
    const [a, b] = [start?.resolution.objective, end?.resolution.objective];
    if (!start || !end || !a || !b) return { reason: l10n.t('The range has an end that is not known.') };
    if (parentText(a.number) !== parentText(b.number)) return { reason: '' };
    const order = compareNumbers(a.number, b.number);
    if (order >= 0 && this.#problemsOf(start.reference, 'invalid-range').length === 0) {
      return { reason: l10n.t('The range is reversed or empty. Mend that first.') };
    }
    const isStale = move || start.resolution.status !== 'current' || end.resolution.status !== 'current';
    if (order === 0) {
      const image = isStale ? imageOf(start.resolution, edition) : [a];
      if ('reason' in image) return image;
      return image.length === 1 ? { range: [image[0]!] } : { reason: l10n.t('It became several objectives.') };
    }
    const [from, to] = order > 0 ? [end, start] : [start, end];
    if (!isStale && order < 0) return { reason: '' };
    if (!isStale) return { range: [from.resolution.objective!, to.resolution.objective!] };
    return rangeImage(from, to, edition);
  }

  /** The edition that the citation's own pin, or none, means. */
  #editionCited(): FrameworkEdition | null {
    const { framework, group } = this.#citation;
    if (!group.pin) return framework.defaultEdition;
    return framework.editions.find(({ id }) => id === group.pin?.edition) ?? null;
  }

  /** Names the edition, or leaves it out, where the citation means the same afterwards. */
  #repin(): void {
    const { group, framework } = this.#citation;
    const { pins } = this.#rules;
    const edition = framework.defaultEdition;
    if (pins === 'keep' || !edition || !group.prefix || (pins === 'add') === (group.pin !== undefined)) return;
    const isSure = !this.#isReused() && this.#all((objective) => this.#isIn(objective, edition));
    if (pins === 'add' && edition.id !== '' && isSure) this.#pin = edition.id;
    const isSame = (objective: Listed) => {
      const unpinned = resolve(framework, objective.number, undefined);
      return unpinned.status === 'current' && unpinned.objective === objective;
    };
    if (pins === 'lift' && this.#all(isSame)) this.#pin = null;
  }

  /** Whether a number of the citation meant something else when it was written: an edition beside it would settle it wrongly. */
  #isReused(): boolean {
    const { members } = this.#citation;
    return [...members.values()].some(({ reference }) =>
      this.#diagnosticsAt(reference).some(({ code }) => code === 'reused-number'),
    );
  }

  #isIn(objective: Listed, edition: FrameworkEdition): boolean {
    return !objective.withdrawn && edition.byNumber.get(objective.number) === objective;
  }

  /** Whether it is so of all that the citation will mean. */
  #all(isSo: (objective: Listed) => boolean): boolean {
    return [...this.#citation.members].every(([index, { resolution }]) => {
      const span = this.#spans.get(index);
      const range = span && this.#ranges.get(span.first);
      const list = span && this.#lists.get(span.first);
      const own = resolution.objective ? [resolution.objective] : [];
      const objectives = range ?? list ?? this.#members.get(index) ?? own;
      return objectives.length > 0 && objectives.every(isSo);
    });
  }

  #problems(code: DiagnosticCode): readonly Diagnostic[] {
    return [...this.#citation.members.values()].flatMap(({ reference }) => this.#problemsOf(reference, code));
  }

  #problemsOf(reference: Reference, code: DiagnosticCode): readonly Diagnostic[] {
    return this.#rules.shouldFix(code) ? this.#diagnosticsAt(reference).filter((problem) => problem.code === code) : [];
  }
}

function objectivesOf(image: readonly Listed[] | RangeParts): readonly Listed[] {
  return 'range' in image ? image.range : 'list' in image ? image.list : image;
}
