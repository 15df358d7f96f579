import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { l10n } from '../base/l10n.ts';
import { continuityBetween, type Reuse } from '../editions/continuity.ts';
import { objectivesIn, type Replacements } from '../editions/replacements.ts';
import { wording } from '../model/catalog.ts';
import type { Framework, Listed } from '../model/framework.ts';
import { positionKey } from '../model/text.ts';
import { editionInForce } from '../resolution/editions.ts';
import { editionName, shortened } from '../resolution/phrases.ts';
import type { Replaced } from '../rewriting/citation-change.ts';

/**
 * Whether a text may cite the number of this objective, without an edition, for an earlier meaning. A replacement is then
 * not written into it without an edition, since the two could not be distinguished afterwards.
 */
export type IsAmbiguous = (objective: Listed, framework: Framework) => boolean;

/**
 * The numbers that a text may cite for an earlier meaning: those that are reported as `reused-number` with evidence, and,
 * in a document with a date, all that were reused since.
 */
export function ambiguitiesOf({ diagnostics, references, declaration }: DocumentAnalysis): IsAmbiguous {
  const reported = new Set(
    diagnostics.flatMap(({ code, isUncertain, range }) =>
      code === 'reused-number' && !isUncertain ? positionKey(range.start) : [],
    ),
  );
  const cited = new Set<Listed>();
  for (const { reference, resolution } of reported.size > 0 ? references : []) {
    if (resolution.objective && reported.has(positionKey(reference.range.start))) cited.add(resolution.objective);
  }
  const day = declaration.date?.text;
  const reusedSince = new Map<string, ReadonlySet<Listed>>();
  return (objective, framework) => {
    if (cited.has(objective)) return true;
    const inForce = day === undefined ? null : editionInForce(framework, day);
    const meant = framework.defaultEdition;
    if (!inForce || !meant || inForce.index >= meant.index) return false;
    const reused =
      reusedSince.get(framework.id) ??
      new Set([...continuityBetween(framework, inForce, meant).reused.values()].map(({ now }) => now));
    reusedSince.set(framework.id, reused);
    return reused.has(objective);
  };
}

/** The first of the objectives to be written without an edition whose number may be read with an earlier meaning. */
export function firstAmbiguous(
  replaced: Replaced,
  replacements: Replacements,
  isAmbiguous: IsAmbiguous,
): Reuse | undefined {
  for (const objective of objectivesIn(replaced)) {
    const reuse = isAmbiguous(objective, replacements.framework) ? replacements.reuseOf(objective) : undefined;
    if (reuse) return reuse;
  }
  return undefined;
}

export function ambiguityMessage({ then, now, edition }: Reuse, { framework }: Replacements): string {
  return l10n.t(
    'Without an edition, {0} {1} may be read here as what it was in {2}: {3}. Specify the edition.',
    framework.prefix,
    now.number,
    editionName(framework, edition),
    shortened(wording(then)),
  );
}
