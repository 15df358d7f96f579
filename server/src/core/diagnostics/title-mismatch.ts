import { onlyOf } from '../base/collections.ts';
import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementOf } from '../editions/replacements.ts';
import type { Fix } from '../model/diagnostic.ts';
import { editionOf, type Listed } from '../model/framework.ts';
import type { Position, Range, TextEdit } from '../model/text.ts';
import { editionName, listed, named, quotable } from '../resolution/phrases.ts';
import { LOOSE, Resemblance } from '../resolution/resemblance.ts';
import { resolve } from '../resolution/resolve.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation } from '../rewriting/citation-change.ts';
import { replacementFix } from './replaced-objective.ts';
import { fixOf, textAfter } from './rewrite.ts';
import { cited, type Diagnosed, definitionInEdition, type RuleResult } from './rule.ts';
import { type Beside, textBeside } from './titles/beside.ts';
import { spanOf } from './titles/heads.ts';
import { type MeantTitle, meantTitle } from './titles/meant-title.ts';
import { syntaxAt, writeTitle } from './titles/write-title.ts';

/**
 * A title next to a reference that is not that of the objective: the title of another number, of another edition, or
 * the title in a different wording. Null for removed numbers, and when the budget is spent.
 */
export function titleMismatch(citation: Diagnosed, resolved: ResolvedReference): RuleResult | null {
  const { reference, resolution } = resolved;
  const { objective, status } = resolution;
  const { budget } = citation;
  if (!objective || (status !== 'current' && status !== 'superseded') || budget.titles <= 0) return null;
  const beside = textBeside(citation.written, citation.group, citation.group.members.indexOf(reference));
  if (!beside) return null;
  budget.titles -= costOf(beside.text, resolved);
  const meant = meantTitle(citation, resolved, beside);
  if (!meant) return null;
  const range = { start: reference.range.start, end: endOf(beside, meant) };
  const definition = (one: Listed) => definitionInEdition(resolution.framework, one);
  const title = writeTitle(beside, meant.words, objective, syntaxAt(citation, beside));
  const numbers = numberFixes(citation, resolved, meant, range);
  const isEvidentTitle = isEvident(resolved, meant, numbers.length > 0);
  const titles = title ? titleFix(citation, objective, title, range, isEvidentTitle) : [];
  return {
    code: 'title-mismatch',
    range,
    message: messageOf(resolved, objective, meant),
    fixes: [...numbers, ...titles],
    related: [cited(definition(objective)), ...objectivesOf(meant).map(definition)],
  };
}

/** The end of the title, with its closing bracket or quote. */
function endOf({ text, ending, rangeOf }: Beside, { words }: MeantTitle): Position {
  if (ending.kind !== 'bracket' && ending.kind !== 'quote') return rangeOf(...spanOf(text, words)).end;
  const { line, character } = rangeOf(0, text.length).end;
  return { line, character: character + 1 };
}

/** Approximate number of pairs of words to compare, plus the lookups in editions. */
function costOf(text: string, { resolution: { objective, framework } }: ResolvedReference): number {
  const said = Math.min(2_000, (objective?.title ?? '').length + (objective?.text ?? '').length);
  return (text.length * said) / 36 + 50 * framework.editions.length;
}

function objectivesOf(meant: MeantTitle): readonly Listed[] {
  if (meant.kind === 'number') return meant.objectives;
  return meant.kind === 'wording' ? [] : [meant.objective];
}

function messageOf({ resolution: { framework } }: ResolvedReference, objective: Listed, meant: MeantTitle): string {
  const title = quotable(objective);
  const actual = l10n.t('{0} is titled “{1}”.', `${framework.prefix} ${objective.number}`, title);
  const inEdition = (one: Listed) => editionName(framework, editionOf(framework, one));
  switch (meant.kind) {
    case 'number': {
      const numbers = listed(meant.objectives.map(({ number }) => number));
      const { once } = meant;
      const belongs = once
        ? l10n.t('This title belongs to {0} (it was {1} in {2}).', numbers, once.number, inEdition(once))
        : l10n.t('This title belongs to {0}.', numbers);
      return `${belongs} ${actual}`;
    }
    case 'edition':
      return l10n.t(
        'This title is from {0}. In {1}, {2} is titled “{3}”.',
        inEdition(meant.objective),
        inEdition(objective),
        objective.number,
        title,
      );
    case 'elsewhere':
      return `${l10n.t('This title belongs to {0} in {1}.', meant.objective.number, inEdition(meant.objective))} ${actual}`;
    case 'wording':
      return `${l10n.t('The title differs from the catalog.')} ${actual}`;
  }
}

/** Whether the number is right and only its title has changed: the older title did not move to another number. */
function isEvident(resolved: ResolvedReference, meant: MeantTitle, movedOn: boolean): boolean {
  const { objective } = resolved.resolution;
  if (meant.kind === 'wording') return true;
  if (!objective || meant.kind !== 'edition') return false;
  const { framework } = resolved.resolution;
  const [older, newer] = [editionOf(framework, meant.objective), editionOf(framework, objective)];
  if (!older || !newer || older.index >= newer.index || movedOn) return false;
  return replacementOfTitled(resolved, meant.objective) === objective || isAlike(meant.objective, objective);
}

const isAlike = (older: Listed, newer: Listed): boolean => new Resemblance().between(older, newer) >= LOOSE;

/** The single replacement of the titled objective in the edition that the citation means, if it is certain. */
function replacementOfTitled({ resolution: { framework, edition } }: ResolvedReference, titled: Listed): Listed | null {
  const replacement = edition && replacementOf(resolve(framework, titled.number, { edition: titled.edition }), edition);
  return (replacement && !isRefusal(replacement) && onlyOf(replacement.objectives)) || null;
}

function titleFix(citation: Citation, objective: Listed, edit: TextEdit, range: Range, preferred: boolean): Fix[] {
  const rewriting = { edits: [edit], newText: textAfter(citation, range, [edit]) };
  return fixOf(l10n.t('Use the title of {0}', named(objective)), rewriting, objective, preferred);
}

/** Fixes that change the number to one with this title, in the edition that the citation means if it lists one. */
function numberFixes(citation: Diagnosed, resolved: ResolvedReference, meant: MeantTitle, range: Range): Fix[] {
  return candidates(resolved, meant).flatMap(({ objective, title }) =>
    fixOf(title, replacementFix(citation, resolved.reference, objective, range), objective),
  );
}

function candidates(resolved: ResolvedReference, meant: MeantTitle): { objective: Listed; title: string }[] {
  const { edition, objective: cited } = resolved.resolution;
  const change = (objective: Listed) => ({ objective, title: l10n.t('Change to {0}', named(objective)) });
  if (!edition || meant.kind === 'wording') return [];
  if (meant.kind === 'number') return meant.objectives.map(change);
  const { objective } = meant;
  const now = replacementOfTitled(resolved, objective);
  if (now && now !== cited) return [change(now)];
  const pinned = resolved.group.pin !== undefined && meant.kind === 'edition';
  return pinned ? [{ objective, title: l10n.t('Change the edition to {0}', objective.edition) }] : [];
}
