import type { Listed } from '../model/framework.ts';
import type { Reference, ReferenceGroup } from '../model/reference.ts';
import { resolve } from '../resolution/resolve.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';

/** What a reference means, as a text that is equal for two references exactly where they mean the same. */
export function meaningOf(objective: Listed | null, reference: Pick<Reference, 'number'> | null, part = ''): string {
  return JSON.stringify(objective ? [objective.edition, objective.number, part] : [reference?.number ?? '', part]);
}

/** What the references of a group mean in a scope: as `meaningsOfReferences`. */
export function meaningsOf(group: ReferenceGroup, { set }: Scope): string[] {
  const framework = set.get(group.framework);
  if (!framework) return [];
  const resolved = group.members.map((reference) => ({
    group,
    reference,
    resolution: resolve(framework, reference.number, group.pin),
  }));
  return meaningsOfReferences(
    resolved.filter(({ reference, resolution: { objective, status } }) => {
      return reference.certainty === 'certain' || (objective !== null && status !== 'unknown-edition');
    }),
  );
}

/** What the references of one citation mean as they are resolved, in their order. */
export function meaningsOfReferences(references: readonly ResolvedReference[]): string[] {
  const [first] = references;
  if (!first) return [];
  const { spans, members } = first.group;
  const starts = new Set(spans.map(({ first }) => members[first]));
  const ends = new Set(spans.map(({ first }) => members[first + 1]));
  return references.map(({ resolution, reference }) =>
    meaningOf(resolution.objective, reference, starts.has(reference) ? 'from' : ends.has(reference) ? 'to' : ''),
  );
}
