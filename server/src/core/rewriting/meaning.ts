import type { Listed } from '../model/framework.ts';
import type { Reference, ReferenceGroup } from '../model/reference.ts';
import { resolve } from '../resolution/resolve.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';

/** What a reference means, as a text that is the same for two references exactly where they mean the same. */
export function meaningOf(objective: Listed | null, reference: Pick<Reference, 'number'> | null, part = ''): string {
  return JSON.stringify(objective ? [objective.edition, objective.number, part] : [reference?.number ?? '', part]);
}

/** What the references of a group mean, in their order, without those that are none. */
export function meaningsOf(group: ReferenceGroup, { set }: Scope): string[] {
  const framework = set.get(group.framework);
  if (!framework) return [];
  const starts = new Set(group.spans.map(({ first }) => first));
  return group.members.flatMap((reference, index) => {
    const { objective, status } = resolve(framework, reference.number, group.pin);
    const isUnknown = status === 'unknown-objective' || status === 'unknown-edition';
    if (isUnknown && reference.certainty === 'weak') return [];
    const part = starts.has(index) ? 'from' : starts.has(index - 1) ? 'to' : '';
    return [meaningOf(objective, reference, part)];
  });
}

/** What the references of one citation mean as they are resolved: likewise, in their order. */
export function meaningsOfReferences(references: readonly ResolvedReference[]): string[] {
  const { spans, members } = references[0]!.group;
  if (spans.length === 0)
    return references.map(({ resolution, reference }) => meaningOf(resolution.objective, reference));
  const starts = new Set(spans.map(({ first }) => members[first]));
  const ends = new Set(spans.map(({ first }) => members[first + 1]));
  return references.map(({ resolution, reference }) =>
    meaningOf(resolution.objective, reference, starts.has(reference) ? 'from' : ends.has(reference) ? 'to' : ''),
  );
}
