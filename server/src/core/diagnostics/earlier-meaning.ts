import { continuityBetween, type Reuse } from '../editions/continuity.ts';
import type { FrameworkEdition } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { Cited } from '../resolution/ranges.ts';

/** What a reference's number stood for in an earlier edition, where that is something else than what it means. */
export function meaningIn(edition: FrameworkEdition, { group, reference, resolution }: Cited): Reuse | null {
  const { status, framework, objective, edition: judged } = resolution;
  // An edition that is named settles what is meant, in the citation or for all of the document.
  if (group.pin || framework.isEditionDeclared || status !== 'current' || !judged || edition.index >= judged.index)
    return null;
  const then = lookupOf(framework, reference.number)(edition);
  const reuse = then && continuityBetween(framework, edition, judged).reused.get(then);
  return reuse?.now === objective ? reuse : null;
}

/** The same for all earlier editions in which it was something else, the newest first. */
export function earlierMeanings(cited: Cited): readonly Reuse[] {
  const { framework } = cited.resolution;
  return [...framework.editions]
    .reverse()
    .flatMap((edition) => (edition.draft ? [] : (meaningIn(edition, cited) ?? [])));
}
