import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import { replacementOf } from '../editions/replacements.ts';
import { LOOSE, Resemblance } from '../editions/resemblance.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Listed } from '../model/framework.ts';
import type { Position, Range, TextEdit } from '../model/text.ts';
import { editionName, listed, named, shortened } from '../resolution/phrases.ts';
import { resolve } from '../resolution/resolve.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Citation } from '../rewriting/citation.ts';
import { textAfter } from './rewrite.ts';
import type { RuleResult, SuggestionBudget } from './rule-result.ts';
import { successorFix } from './successor-fix.ts';
import { type Beside, textBeside } from './titles/beside.ts';
import { spanOf } from './titles/heads.ts';
import { type MeantTitle, meantTitle } from './titles/meant-title.ts';
import { syntaxAt } from './titles/syntax.ts';
import { writeTitle } from './titles/write-title.ts';

/**
 * A title beside a reference that is not that of the objective: of another number, of another edition, or in other words.
 * Of what is gone already nothing more is said. Null when the budget is spent.
 */
export function titleMismatch(
  citation: Citation,
  resolved: ResolvedReference,
  budget: SuggestionBudget,
): RuleResult | null {
  const { reference, resolution } = resolved;
  const { objective, status } = resolution;
  if (!objective || (status !== 'current' && status !== 'superseded') || budget.titles <= 0) return null;
  const beside = textBeside(citation.written, citation.group, citation.group.members.indexOf(reference));
  if (!beside) return null;
  budget.titles -= costOf(beside.text, resolved);
  const meant = meantTitle(citation, resolved, beside);
  if (!meant) return null;
  const range = { start: reference.range.start, end: endOf(beside, meant) };
  const title = writeTitle(beside, meant.words, objective, syntaxAt(citation, beside));
  const numbers = numberFixes(citation, resolved, meant, range, budget);
  const isEvidentTitle = isEvident(resolved, meant, numbers.length > 0);
  const titles = title ? [titleFix(citation, objective, title, range, isEvidentTitle)] : [];
  return {
    code: 'title-mismatch',
    range,
    message: messageOf(resolved, objective, meant),
    fixes: [...numbers, ...titles],
    related: [objective, ...objectivesOf(meant)].map((one) => ({
      location: one.location,
      message: `${editionName(resolution.framework, editionOf(resolved, one))}: ${named(one)}`,
    })),
  };
}

/** The end of the title, with the bracket or quotes that it stands in. */
function endOf({ text, ending, rangeOf }: Beside, { words }: MeantTitle): Position {
  if (ending.kind !== 'bracket' && ending.kind !== 'quote') return rangeOf(...spanOf(text, words)).end;
  const { line, character } = rangeOf(0, text.length).end;
  return { line, character: character + 1 };
}

/** Pairs of words to compare, about, and looks into editions. */
function costOf(text: string, { resolution: { objective, framework } }: ResolvedReference): number {
  const said = Math.min(2_000, (objective?.title ?? '').length + (objective?.text ?? '').length);
  return (text.length * said) / 36 + 50 * framework.editions.length;
}

const editionOf = ({ resolution: { framework } }: ResolvedReference, { edition }: Listed) =>
  framework.editions.find(({ id }) => id === edition) ?? null;

function objectivesOf(meant: MeantTitle): readonly Listed[] {
  if (meant.kind === 'number') return meant.objectives;
  return meant.kind === 'wording' ? [] : [meant.objective];
}

function messageOf(resolved: ResolvedReference, objective: Listed, meant: MeantTitle): string {
  const { framework } = resolved.resolution;
  const name = `${framework.prefix} ${objective.number}`;
  const title = shortened(wording(objective));
  const reads = l10n.t('That of {0} reads: {1}', name, title);
  const inEdition = (one: Listed) => editionName(framework, editionOf(resolved, one));
  switch (meant.kind) {
    case 'number': {
      const numbers = listed(meant.objectives.map(({ number }) => number));
      const { once } = meant;
      const said = once
        ? l10n.t(
            'The title beside it is that of {0}, and was that of {1} in {2}.',
            numbers,
            once.number,
            inEdition(once),
          )
        : l10n.t('The title beside it is that of {0}.', numbers);
      return `${said} ${reads}`;
    }
    case 'edition':
      return l10n.t(
        'The title beside it is that of {0}. In {1} that of {2} reads: {3}',
        inEdition(meant.objective),
        inEdition(objective),
        objective.number,
        title,
      );
    case 'elsewhere':
      return `${l10n.t('The title beside it is that of {0} in {1}.', meant.objective.number, inEdition(meant.objective))} ${reads}`;
    case 'wording':
      return `${l10n.t('The title beside it is not in the words of the catalog.')} ${reads}`;
  }
}

/** Whether the number is right, and its title has changed: the older title is not known to have moved to another. */
function isEvident(resolved: ResolvedReference, meant: MeantTitle, movedOn: boolean): boolean {
  const { objective } = resolved.resolution;
  if (meant.kind === 'wording') return true;
  if (!objective || meant.kind !== 'edition') return false;
  const [older, newer] = [editionOf(resolved, meant.objective), editionOf(resolved, objective)];
  const isOlder = older !== null && newer !== null && older.index < newer.index;
  if (!isOlder || movedOn) return false;
  return replacementOfTitled(resolved, meant.objective) === objective || isAlike(meant.objective, objective);
}

const isAlike = (older: Listed, newer: Listed): boolean => new Resemblance().between(older, newer) >= LOOSE;

/** What the objective whose title it is has become in the edition judged in, where that is certain. */
function replacementOfTitled({ resolution: { framework, edition } }: ResolvedReference, titled: Listed): Listed | null {
  const replacement = edition && replacementOf(resolve(framework, titled.number, { edition: titled.edition }), edition);
  const [only, ...others] = replacement && !isRefusal(replacement) ? replacement.objectives : [];
  return only && others.length === 0 ? only : null;
}

function titleFix(citation: Citation, objective: Listed, edit: TextEdit, range: Range, preferred: boolean): Fix {
  const newText = textAfter(citation, range, [edit]);
  const suggestion = newText !== null && { number: objective.number, title: wording(objective), newText };
  const title = l10n.t('Write the title of {0}', named(objective));
  return { title, edits: [edit], preferred, ...(suggestion && { suggestion }) };
}

/** The numbers that have the title, in the edition judged in where they are there. */
function numberFixes(
  citation: Citation,
  resolved: ResolvedReference,
  meant: MeantTitle,
  range: Range,
  budget: SuggestionBudget,
): Fix[] {
  return candidates(resolved, meant).flatMap(({ objective, title }) => {
    const fix = successorFix(citation, resolved.reference, objective, budget, range);
    if (!fix) return [];
    const { edits, newText } = fix;
    const suggestion = newText !== null && { number: objective.number, title: wording(objective), newText };
    return [{ title, edits, preferred: false, ...(suggestion && { suggestion }) }];
  });
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
