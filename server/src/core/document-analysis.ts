import type { FrameworkSet } from './frameworks.ts';
import type { Problem, ProblemCode, SeveritySetting } from './model/problem.ts';
import type { Reference, ReferenceGroup } from './model/reference.ts';
import type { Resolution } from './model/resolution.ts';
import type { Lines, Position } from './model/text.ts';

/** What documents of a root are judged by. Immutable; a change makes a new one. */
export interface Scope {
  readonly set: FrameworkSet;
  /** What a team set for a code; other codes have their defaults. */
  readonly severity: ReadonlyMap<ProblemCode, SeveritySetting>;
}

/** A reference with its group and its meaning. */
export interface ResolvedReference {
  readonly group: ReferenceGroup;
  readonly reference: Reference;
  readonly resolution: Resolution;
}

/** Everything known about one text in one scope, computed on first use. Weak references that do not resolve are absent. */
export declare class DocumentAnalysis {
  readonly lines: Lines;
  readonly scope: Scope;
  constructor(lines: Lines, scope: Scope);
  /** In the order of the text. */
  get references(): readonly ResolvedReference[];
  /** In the order of the text, without those whose severity is off. */
  get problems(): readonly Problem[];
  /** The reference that the position is in or touches; of two that touch, the one that begins there. */
  referenceAt(position: Position): ResolvedReference | undefined;
}
