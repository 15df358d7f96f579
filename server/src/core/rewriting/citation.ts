import type { Framework } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';

/** A citation in its text. */
export interface Citation {
  /** As the scanner sees them: where a text has cells, with their borders. */
  readonly lines: Lines;
  /** As they are, with the same offsets. */
  readonly written: Lines;
  readonly scope: Scope;
  readonly framework: Framework;
  readonly group: ReferenceGroup;
  /** Its references, by index of the member. */
  readonly members: ReadonlyMap<number, ResolvedReference>;
  /** Of the document, where it matters how texts are written in its language. */
  readonly uri?: string | undefined;
}

export function citationOf(
  lines: Lines,
  scope: Scope,
  references: readonly ResolvedReference[],
  written = lines,
): Citation {
  const { group, resolution } = references[0]!;
  const members = new Map<number, ResolvedReference>();
  const indexes = new Map(group.members.map((member, index) => [member, index]));
  for (const resolved of references) members.set(indexes.get(resolved.reference) ?? -1, resolved);
  return { lines, written, scope, framework: resolution.framework, group, members };
}
