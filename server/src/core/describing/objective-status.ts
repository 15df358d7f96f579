import { l10n } from '../base/l10n.ts';
import { isMarked } from '../editions/like-titled.ts';
import { wording } from '../model/catalog.ts';
import type { Listed, Resolution, ResolvedSuccessor } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { plainLine } from '../text/plain-line.ts';
import { type Markup, type Row, withRule } from './markup.ts';
import { describeResolution } from './objective-description.ts';

/**
 * The status of an objective: a line in bold and, where it was replaced, the objectives that replace it. Blocks for
 * `Markup.blocks`; none for an unknown objective, and for a current one that its edition lists.
 *
 * @param said above it about the status: not repeated, except for what it shortens
 */
export function describeStatus(resolution: Resolution, markup: Markup, said = ''): string[] {
  switch (resolution.status) {
    case 'current':
      return describeCurrent(resolution, markup);
    case 'superseded':
      return describeSuperseded(resolution, markup, said);
    case 'withdrawn':
      return said ? [] : [describeWithdrawn(resolution, markup)];
    case 'replaced':
      return describeReplacements(resolution.replacedBy, markup, said);
    case 'unknown-edition':
      return said ? [] : [describeUnknownEdition(resolution, markup)];
    case 'unknown-objective':
      return [];
  }
}

/**
 * What to write for a wrong or outdated number, above its description; other status below it. `more` comes last.
 *
 * @param said above all about the status
 */
export function withStatus(
  resolution: Resolution,
  described: readonly string[],
  meaning: readonly string[],
  more: readonly string[],
  markup: Markup,
  said = '',
): readonly string[] {
  const isRight = resolution.status === 'current' || resolution.status === 'superseded';
  return isRight || said
    ? [...meaning, ...withRule(markup, [...described, ...more])]
    : [...described, ...withRule(markup, meaning), ...withRule(markup, more)];
}

/** `name: explanation`, with the name in bold. */
export function status(markup: Markup, name: string, explanation: string): string {
  return l10n.t('{0}: {1}', markup.strong(name), markup.text(explanation));
}

/** In an incomplete edition, a number that is not listed may be valid. */
function describeCurrent({ edition, objective }: Resolution, markup: Markup): string[] {
  if (!objective) return [status(markup, l10n.t('Not listed'), l10n.t('the catalog of this edition is incomplete'))];
  if (!edition || objective.edition === edition.id) return [];
  const where = l10n.t('last listed in {0}; the catalog of {1} is incomplete', objective.edition, edition.id);
  return [status(markup, l10n.t('Current'), where)];
}

function describeSuperseded(resolution: Resolution, markup: Markup, said: string): string[] {
  const { framework, objective, replacedBy } = resolution;
  const { current } = framework;
  if (said && replacedBy.length > 0) return describeReplacements(replacedBy, markup, said);
  const name = l10n.t('Superseded edition');
  if (!current) return [markup.strong(name)];
  if (replacedBy.length > 0) {
    const [heading, ...table] = describeReplacements(replacedBy, markup, '', false);
    return [
      markup.lines([status(markup, name, l10n.t('the current edition is {0}', current.id)), heading ?? '']),
      ...table,
    ];
  }
  const same = objective && !hasNoSuccessor(resolution) ? lookupOf(framework, objective.number)(current) : undefined;
  if (!same || same.withdrawn) {
    return said ? [] : [status(markup, name, l10n.t('removed in the current edition, {0}', current.id))];
  }
  if (wording(same) === wording(objective!)) {
    return said ? [] : [status(markup, name, l10n.t('same wording in the current edition, {0}', current.id))];
  }
  if (isSaid(said, same)) return [];
  return [
    status(markup, name, l10n.t('new wording in the current edition, {0}', current.id)),
    markup.table([row(same, markup)]),
  ];
}

/** Where a catalog says that an objective has no successor, the same number in a later edition is another objective. */
function hasNoSuccessor({ edition, objective }: Resolution): boolean {
  return edition?.successors.get(objective?.number ?? '')?.length === 0;
}

function describeWithdrawn({ edition, objective }: Resolution, markup: Markup): string {
  if (objective?.withdrawnReason) return status(markup, l10n.t('Withdrawn'), objective.withdrawnReason);
  if (!objective || !edition || objective.edition === edition.id) return markup.strong(l10n.t('Withdrawn'));
  return markup.strong(
    isMarked(objective)
      ? l10n.t('Withdrawn (last in {0})', objective.edition)
      : l10n.t('No longer in {0} (last in {1})', edition.id, objective.edition),
  );
}

function describeUnknownEdition({ framework }: Resolution, markup: Markup): string {
  const ids = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  return markup.strong(
    ids.length > 0 ? l10n.t('Unknown edition. Known editions: {0}', ids.join(', ')) : l10n.t('Unknown edition'),
  );
}

/** How replacements are introduced: without an edition, and with the one that lists them all. */
const HEADINGS: Record<ResolvedSuccessor['relation'] | 'several', (edition: string | undefined) => string> = {
  moved: (id) => (id === undefined ? l10n.t('Moved to:') : l10n.t('Moved in edition {0} to:', id)),
  merged: (id) => (id === undefined ? l10n.t('Merged into:') : l10n.t('Merged in edition {0} into:', id)),
  split: (id) => (id === undefined ? l10n.t('Split into:') : l10n.t('Split in edition {0} into:', id)),
  equal: (id) => (id === undefined ? l10n.t('Equivalent to:') : l10n.t('Equivalent in edition {0} to:', id)),
  related: (id) => (id === undefined ? l10n.t('Related to:') : l10n.t('Related in edition {0} to:', id)),
  several: (id) => (id === undefined ? l10n.t('Replaced by:') : l10n.t('Replaced in edition {0} by:', id)),
};

/**
 * A heading, and each replacement with its wording; with its edition too, where they are of several ones. Of those that are
 * named above, only the numbers, for their links.
 */
function describeReplacements(
  replacedBy: readonly ResolvedSuccessor[],
  markup: Markup,
  said: string,
  withEdition = true,
): string[] {
  const ids = [...new Set(replacedBy.map(({ edition }) => edition.id))].filter((id) => id !== '');
  const [relation, ...others] = new Set(replacedBy.map((one) => one.relation));
  const heading = HEADINGS[others.length === 0 && relation ? relation : 'several'];
  const suffix = ({ edition }: Listed) => (ids.length > 1 ? ` (${edition})` : '');
  const introduced = markup.strong(heading(withEdition && ids.length === 1 ? ids[0] : undefined));
  if (replacedBy.every(({ objective }) => isSaid(said, objective))) {
    const numbers = replacedBy.map(
      ({ objective }) => `${markup.number(objective.number, objective)}${suffix(objective)}`,
    );
    return [`${introduced} ${numbers.join(', ')}`];
  }
  return [introduced, markup.table(replacedBy.map(({ objective }) => row(objective, markup, suffix(objective))))];
}

/** Messages shorten long wordings. */
const isSaid = (said: string, objective: Listed): boolean =>
  said !== '' && said.includes(plainLine(wording(objective)));

function row(objective: Listed, markup: Markup, suffix = ''): Row {
  return [objective.number, markup.text(`${wording(objective)}${suffix}`), objective];
}

/** The objective and its status; undefined where there is none. */
export function describeWithStatus(resolution: Resolution, pin: string | null, markup: Markup): string | undefined {
  const described = describeResolution(resolution, pin, markup);
  return described && markup.blocks(withStatus(resolution, describeStatus(resolution, markup), described, [], markup));
}
