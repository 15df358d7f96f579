import { l10n } from '../core/base/l10n.ts';
import { wording } from '../core/model/catalog.ts';
import type { FrameworkEdition, Listed } from '../core/model/framework.ts';
import type { Resolution, ResolvedSuccessor } from '../core/model/resolution.ts';
import { lookupOf } from '../core/resolution/lookup.ts';
import type { Markup, Row } from './markup.ts';

/**
 * What became of an objective: a line in bold and, where there are any, the numbers to use instead with their titles.
 * Blocks for `Markup.blocks`; of what resolves to nothing, none but what is known of editions.
 */
export function describeStatus(resolution: Resolution, markup: Markup): string[] {
  switch (resolution.status) {
    case 'current':
      return [currency(resolution, markup)];
    case 'superseded':
      return supersession(resolution, markup);
    case 'withdrawn':
      return [status(markup, l10n.t('Withdrawn'), withdrawal(resolution))];
    case 'replaced':
      return [
        status(markup, l10n.t('Replaced'), replacement(resolution)),
        ...successors(resolution.replacedBy, markup),
      ];
    case 'unknown-edition':
      return [status(markup, l10n.t('Unknown edition'), knownEditions(resolution))];
    case 'unknown-objective':
      return [];
  }
}

export function status(markup: Markup, name: string, explanation?: string): string {
  return explanation ? `${markup.strong(name)}: ${markup.text(explanation)}` : markup.strong(name);
}

/** Absent from an incomplete edition, a number is neither known to be right nor to be wrong. */
function currency({ edition, objective }: Resolution, markup: Markup): string {
  if (!objective) return status(markup, l10n.t('Not listed'), l10n.t('the catalog of this edition is incomplete'));
  if (!edition || objective.edition === edition.id) return markup.strong(l10n.t('Current'));
  return status(
    markup,
    l10n.t('Current'),
    l10n.t('last listed in {0}, and {1} is incomplete', objective.edition, edition.id),
  );
}

function supersession(resolution: Resolution, markup: Markup): string[] {
  const { framework, objective, replacedBy } = resolution;
  const { current } = framework;
  if (!current) return [markup.strong(l10n.t('Superseded edition'))];
  const name = l10n.t('Superseded edition');
  if (replacedBy.length > 0) {
    const became = l10n.t('the current one is {0}, {1}', current.id, becoming(replacedBy));
    return [status(markup, name, became), ...successors(replacedBy, markup)];
  }
  const same = objective && !isGone(resolution) ? lookupOf(framework, objective.number)(current) : undefined;
  if (!same || same.withdrawn)
    return [status(markup, name, l10n.t('the current one is {0}, which has it no more', current.id))];
  if (wording(same) === wording(objective!))
    return [status(markup, name, l10n.t('the current one is {0}, where it says the same', current.id))];
  return [
    status(markup, name, l10n.t('the current one is {0}, where it says', current.id)),
    markup.table([row(same, markup)]),
  ];
}

/** Known to have no successor: the same number later on is another objective. */
function isGone({ edition, objective }: Resolution): boolean {
  return edition?.successors.get(objective?.number ?? '')?.length === 0;
}

function withdrawal({ edition, objective }: Resolution): string | undefined {
  if (objective?.withdrawnReason) return objective.withdrawnReason;
  return objective && edition && objective.edition !== edition.id
    ? l10n.t('last listed in {0}', objective.edition)
    : undefined;
}

function knownEditions({ framework }: Resolution): string | undefined {
  const ids = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  return ids.length > 0 ? l10n.t('there is {0}', ids.join(', ')) : undefined;
}

const BECAME: Record<ResolvedSuccessor['relation'], () => string> = {
  moved: () => l10n.t('moved to'),
  merged: () => l10n.t('merged into'),
  split: () => l10n.t('split into'),
  equal: () => l10n.t('equal to'),
  related: () => l10n.t('related to'),
};

function becoming(replacedBy: readonly ResolvedSuccessor[]): string {
  return [...new Set(replacedBy.map(({ relation }) => BECAME[relation]()))].join(', ');
}

function replacement({ replacedBy }: Resolution): string {
  const [edition, ...others] = editionsOf(replacedBy);
  const became = becoming(replacedBy);
  return edition && others.length === 0 ? l10n.t('{0} (edition {1})', became, edition.id) : became;
}

/** Each with its number and what it says; with its edition too, where they are not all of one. */
function successors(replacedBy: readonly ResolvedSuccessor[], markup: Markup): string[] {
  const several = editionsOf(replacedBy).length > 1;
  const rows = replacedBy.map(({ objective }) => row(objective, markup, several ? ` (${objective.edition})` : ''));
  return rows.length > 0 ? [markup.table(rows)] : [];
}

function editionsOf(replacedBy: readonly ResolvedSuccessor[]): FrameworkEdition[] {
  return [...new Set(replacedBy.map(({ edition }) => edition))].filter(({ id }) => id !== '');
}

function row(objective: Listed, markup: Markup, suffix = ''): Row {
  return [objective.number, markup.text(`${wording(objective)}${suffix}`), objective];
}
