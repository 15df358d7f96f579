import { l10n } from '../base/l10n.ts';
import { wording } from '../model/catalog.ts';
import type { Framework, Listed } from '../model/framework.ts';
import { editionName, shortened } from '../resolution/phrases.ts';
import type { EarlierUse, Outcomes } from './outcomes.ts';

/**
 * Whether a text may cite the number of this objective, without an edition, for what it stood for before. A successor is
 * then not written into it without an edition, since nobody could tell the two apart afterwards.
 */
export type IsAmbiguous = (objective: Listed, framework: Framework) => boolean;

/** An objective of the target edition whose number stood for something else before. */
export interface ReusedNumber {
  readonly now: Listed;
  readonly use: EarlierUse;
}

/** The first of those to be written without an edition that may not be. */
export function firstAmbiguous(
  written: readonly Listed[],
  outcomes: Outcomes,
  isAmbiguous: IsAmbiguous,
): ReusedNumber | undefined {
  for (const now of written) {
    const use = isAmbiguous(now, outcomes.framework) ? outcomes.reuseOf(now) : undefined;
    if (use) return { now, use };
  }
  return undefined;
}

/** Why a number has to wait: what it may be taken for. */
export function ambiguityMessage({ now, use: { before, edition } }: ReusedNumber, { framework }: Outcomes): string {
  return l10n.t(
    'Without an edition, {0} {1} may be read here as what it was in {2}: {3}. Name the edition that is meant.',
    framework.prefix,
    now.number,
    editionName(framework, edition),
    shortened(wording(before)),
  );
}
