import type { FrameworkSet } from './framework-set.ts';
import type { ProblemCode, SeveritySetting } from './model/problem.ts';
import type { Oddity, Reference, ReferenceGroup } from './model/reference.ts';
import type { Resolution } from './model/resolution.ts';

/** What documents of a root are judged by. Immutable; a change makes a new one. */
export interface Scope {
  readonly set: FrameworkSet;
  /** What a team set for a code; other codes have their defaults. */
  readonly severity: ReadonlyMap<ProblemCode, SeveritySetting>;
  /** Kinds of non-canonical spelling that are fine here; absent: none. */
  readonly accepted?: ReadonlySet<Oddity>;
}

/** A reference with its group and its meaning. */
export interface ResolvedReference {
  readonly group: ReferenceGroup;
  readonly reference: Reference;
  readonly resolution: Resolution;
}
