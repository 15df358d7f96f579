import type { Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Pin, Reference, ReferenceGroup } from '../model/reference.ts';
import type { Position, Range } from '../model/text.ts';
import type { Marker } from '../suppression/marker.ts';

/** A value with places in a text, `by` lines further on. It is moved when it is first asked for. */
export class Moved<T> {
  readonly original: T;
  readonly by: number;
  readonly #move: (value: T, by: number) => T;
  #value: T | undefined;

  constructor(original: T, move: (value: T, by: number) => T, by = 0) {
    this.original = original;
    this.by = by;
    this.#move = move;
  }

  get value(): T {
    this.#value ??= this.by === 0 ? this.original : this.#move(this.original, this.by);
    return this.#value;
  }

  /** The same value another `by` lines further on. */
  movedBy(by: number): Moved<T> {
    const isElsewhere = by !== 0 && !(Array.isArray(this.original) && this.original.length === 0);
    return isElsewhere ? new Moved(this.original, this.#move, this.by + by) : this;
  }
}

const movePosition = ({ line, character }: Position, by: number): Position => ({ line: line + by, character });

const moveRange = ({ start, end }: Range, by: number): Range => ({
  start: movePosition(start, by),
  end: movePosition(end, by),
});

const movePlaced = <T extends { readonly range: Range }>(placed: T, by: number): T => ({
  ...placed,
  range: moveRange(placed.range, by),
});

export function moveGroup(group: ReferenceGroup, by: number): ReferenceGroup {
  return {
    ...movePlaced(group, by),
    ...(group.prefix && { prefix: movePlaced(group.prefix, by) }),
    ...(group.pin && { pin: movePlaced<Pin>(group.pin, by) }),
    members: group.members.map((member) => moveReference(member, by)),
    spans: group.spans.map((span) => movePlaced(span, by)),
  };
}

const moveReference = (reference: Reference, by: number): Reference => ({
  ...movePlaced(reference, by),
  numberRange: moveRange(reference.numberRange, by),
});

/** The same diagnostic `by` lines further on. What explains it is in catalogs, and stays there. */
export function moveDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  return { ...movePlaced(diagnostic, by), fixes: diagnostic.fixes.map((fix) => moveFix(fix, by)) };
}

const moveFix = (fix: Fix, by: number): Fix => ({ ...fix, edits: fix.edits.map((edit) => movePlaced(edit, by)) });

/** The same ignore comment `by` lines further on. */
export function moveMarker(marker: Marker, by: number): Marker {
  return { ...movePlaced(marker, by), codes: marker.codes.map((code) => movePlaced(code, by)) };
}
