import { onlyOf } from '../base/collections.ts';
import { l10n } from '../base/l10n.ts';
import { isRefusal, Refusal } from '../base/result.ts';
import { objectivesIn, type Replacement, replacementOf, replacementsIn } from '../editions/replacements.ts';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { citedEdition, editionOf, type FrameworkEdition, type Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { canSpan, compareNumbers } from '../resolution/numbers.ts';
import { resolve } from '../resolution/resolve.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation, GroupChange, Replaced } from '../rewriting/citation-change.ts';
import { changeOf, type Item, type ItemResult, itemsOf } from './fix-items.ts';
import type { PinPolicy, Policy, PolicyResult } from './plan.ts';
import {
  ambiguityMessage,
  firstAmbiguous,
  type IsAmbiguous,
  type UnresolvedDiagnostic,
  unwritable,
} from './unresolved.ts';

interface FixRules {
  readonly shouldFix: (code: DiagnosticCode) => boolean;
  readonly pins: PinPolicy;
  /** Of objectives of the edition that the text means without naming one. */
  readonly isAmbiguous: IsAmbiguous;
  /** The diagnostics of a reference; those of a range are at its first end. */
  readonly diagnosticsAt: (reference: Reference) => readonly Diagnostic[];
}

/** Rewrites citations so that their diagnostics of some codes are fixed, and adds or removes their editions. */
export class FixCodes implements Policy<UnresolvedDiagnostic> {
  readonly #rules: FixRules;

  constructor(rules: FixRules) {
    this.#rules = rules;
  }

  decide(citation: Citation): PolicyResult<UnresolvedDiagnostic> {
    const { group, framework } = citation;
    const superseded = this.#all(citation, 'superseded-edition');
    const target = superseded.length > 0 && group.pin ? framework.current : null;
    const moved = target && this.#move(citation, superseded.length, target);
    const result =
      moved && !isRefusal(moved)
        ? {
            change: moved,
            fixed: [
              ...superseded,
              ...this.#all(citation, 'replaced-objective'),
              ...this.#all(citation, 'invalid-range'),
            ],
            unresolved: [],
          }
        : this.#fixItems(citation, moved ? unresolvedFor(superseded, moved) : []);
    const noncanonical = this.#all(citation, 'noncanonical-reference');
    if (noncanonical.length === 0 || !group.prefix) return result;
    const prefix = group.prefix.spelling === 'canonical' ? group.prefix.text : framework.prefix;
    return {
      ...result,
      change: { ...result.change, prefix },
      fixed: [...result.fixed, ...noncanonical],
    };
  }

  unwritable(_: Citation, { fixed }: PolicyResult<UnresolvedDiagnostic>): readonly UnresolvedDiagnostic[] {
    return unresolvedFor(fixed, new Refusal(unwritable()));
  }

  /** The whole citation as it is in the current edition, or why it cannot go there. */
  #move(citation: Citation, superseded: number, target: FrameworkEdition): GroupChange | Refusal {
    const { framework, members } = citation;
    const all = [...members.values()].filter(({ resolution }) => resolution.status === 'superseded');
    if (superseded < all.length) return new Refusal(l10n.t('A part of the list is ignored.'));
    const items = itemsOf<Refusal>(citation, {
      single: ({ resolution }) => {
        const replacement = replacementOf(resolution, target);
        return isRefusal(replacement) ? [withList(citation, replacement, resolution.objective)] : replacement;
      },
      range: (from, to) => {
        const replacement = this.#rangeOf(from, to, target, true);
        return isRefusal(replacement) ? [replacement] : replacement;
      },
    });
    const [refusal] = items.flatMap(({ unresolved }) => unresolved);
    if (refusal) return refusal;
    const isLifted = target.id === '' || (this.#rules.pins === 'lift' && framework.defaultEdition === target);
    return { ...changeOf(items), pin: isLifted ? null : target.id };
  }

  #fixItems(citation: Citation, before: readonly UnresolvedDiagnostic[]): PolicyResult<UnresolvedDiagnostic> {
    const edition = citedEdition(citation.framework, citation.group.pin);
    const fixed: Diagnostic[] = [];
    const settle = (
      of: readonly (ResolvedReference | undefined)[],
      diagnostics: readonly Diagnostic[],
      replacement: () => Replaced | Refusal,
    ): ItemResult<UnresolvedDiagnostic> => {
      if (diagnostics.length === 0) return null;
      const replaced = this.#unambiguous(citation, of, replacement());
      if (isRefusal(replaced)) return unresolvedFor(diagnostics, replaced);
      fixed.push(...diagnostics);
      return replaced;
    };
    const items = itemsOf<UnresolvedDiagnostic>(citation, {
      single: (one) =>
        edition &&
        settle([one], this.#of(one.reference, 'replaced-objective'), () => replacementOf(one.resolution, edition)),
      range: (from, to) => {
        const ends = [from, to].flatMap((end) => end?.reference ?? []);
        const diagnostics = ends.flatMap((end) => this.#of(end, 'replaced-objective', 'invalid-range'));
        return edition && settle([from, to], diagnostics, () => this.#rangeOf(from, to, edition, false));
      },
    });
    const change = changeOf(items);
    const pin = this.#pinOf(citation, items);
    const unresolved = [...before, ...items.flatMap((item) => item.unresolved)];
    return { change: pin === undefined ? change : { ...change, pin }, fixed, unresolved };
  }

  /**
   * A replacement is not written where its number may be read with an earlier meaning, nor merged with another number of the
   * list that may have one.
   */
  #unambiguous(
    { group, framework, members }: Citation,
    replaced: readonly (ResolvedReference | undefined)[],
    replacement: Replaced | Refusal,
  ): Replaced | Refusal {
    const edition = framework.defaultEdition;
    if (isRefusal(replacement) || group.pin || !edition) return replacement;
    const isInList = (objective: Listed) =>
      [...members.values()].some(
        (one) =>
          one.resolution.objective === objective &&
          !replaced.includes(one) &&
          this.#rules.diagnosticsAt(one.reference).some(({ code }) => code === 'reused-number'),
      );
    const isAmbiguous: IsAmbiguous = (objective, of) =>
      isInList(objective) || (this.#rules.pins !== 'add' && this.#rules.isAmbiguous(objective, of));
    const replacements = replacementsIn(framework, edition);
    const reuse = firstAmbiguous(replacement, replacements, isAmbiguous);
    return reuse ? new Refusal(ambiguityMessage(reuse, replacements)) : replacement;
  }

  /** A reversed range is put in order, an empty one becomes its number, a stale one what replaces all that it includes. */
  #rangeOf(
    from: ResolvedReference | undefined,
    to: ResolvedReference | undefined,
    edition: FrameworkEdition,
    isMoved: boolean,
  ): Replacement | Refusal {
    const [start, end] = [from?.resolution.objective, to?.resolution.objective];
    if (!from || !to || !start || !end) return new Refusal(l10n.t('The range has an unknown end.'));
    const own = editionOf(from.resolution.framework, start);
    if (!own || !canSpan(own, start.number, end.number)) return new Refusal('');
    const order = compareNumbers(start.number, end.number);
    if (order >= 0 && this.#of(from.reference, 'invalid-range').length === 0) {
      return new Refusal(l10n.t('The range is reversed or empty. Fix that first.'));
    }
    const isStale = isMoved || from.resolution.status !== 'current' || to.resolution.status !== 'current';
    if (order === 0) {
      const replacement = isStale ? replacementOf(from.resolution, edition) : { objectives: [start] };
      if (isRefusal(replacement)) return replacement;
      const only = onlyOf(replacement.objectives);
      return only ? { range: [only] } : new Refusal(l10n.t('It was split.'));
    }
    if (isStale) {
      const [low, high] = order > 0 ? [to, from] : [from, to];
      return replacementsIn(from.resolution.framework, edition).ofRange(low, high);
    }
    return order > 0 ? { range: [end, start] } : new Refusal('');
  }

  /** The edition to name (null: none) where the citation means the same afterwards; undefined: as it is. */
  #pinOf({ group, framework }: Citation, items: readonly Item<unknown>[]): string | null | undefined {
    const { pins } = this.#rules;
    const edition = framework.defaultEdition;
    if (pins === 'keep' || !edition || !group.prefix || (pins === 'add') === (group.pin !== undefined))
      return undefined;
    if (pins === 'lift') {
      const isSame = (objective: Listed) => {
        const unpinned = resolve(framework, objective.number, undefined);
        return unpinned.status === 'current' && unpinned.objective === objective;
      };
      return meansOnly(items, isSame) ? null : undefined;
    }
    // The edition would settle wrongly what a reused number means.
    const isReused = items.some(({ references }) =>
      references.some(({ reference }) =>
        this.#rules.diagnosticsAt(reference).some(({ code }) => code === 'reused-number'),
      ),
    );
    const isIn = (objective: Listed) => !objective.withdrawn && edition.byNumber.get(objective.number) === objective;
    return edition.id !== '' && !isReused && meansOnly(items, isIn) ? edition.id : undefined;
  }

  #all({ members }: Citation, code: DiagnosticCode): readonly Diagnostic[] {
    return [...members.values()].flatMap(({ reference }) => this.#of(reference, code));
  }

  #of(reference: Reference, ...codes: readonly DiagnosticCode[]): readonly Diagnostic[] {
    const { shouldFix, diagnosticsAt } = this.#rules;
    return codes.filter(shouldFix).flatMap((code) => diagnosticsAt(reference).filter((each) => each.code === code));
  }
}

const unresolvedFor = (diagnostics: readonly Diagnostic[], { message }: Refusal): UnresolvedDiagnostic[] =>
  diagnostics.map((diagnostic) => ({ diagnostic, message }));

/** Why a member keeps its whole list in an older edition. */
function withList({ group }: Citation, refusal: Refusal, objective: Listed | null): Refusal {
  if (group.members.length === 1 || !objective) return refusal;
  const message = l10n.t(
    'The edition applies to the whole list, but {0} cannot move to it. {1}',
    objective.number,
    refusal.message,
  );
  return new Refusal(message.trimEnd());
}

/** Whether it is so of all objectives that the citation names with its items replaced. */
function meansOnly(items: readonly Item<unknown>[], isSo: (objective: Listed) => boolean): boolean {
  return items.every(({ replaced, references }) => {
    const objectives = replaced ? objectivesIn(replaced) : references.map(({ resolution }) => resolution.objective);
    return objectives.length > 0 && objectives.every((objective) => objective !== null && isSo(objective));
  });
}
