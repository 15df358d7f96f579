import type { ResolvedReference } from './scope.ts';

/** The references of one citation. */
export type Group = readonly ResolvedReference[];

/** Groups references by citation. @param references in the order of their text */
export function groupsOf(references: readonly ResolvedReference[]): Group[] {
  const groups: ResolvedReference[][] = [];
  for (const resolved of references) {
    const last = groups.at(-1);
    if (last?.[0]?.group === resolved.group) last.push(resolved);
    else groups.push([resolved]);
  }
  return groups;
}
