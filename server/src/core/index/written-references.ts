import { DocumentAnalysis, type ResolvedReference, type Scope } from '../analysis/document-analysis.ts';
import { linesOf } from '../model/text.ts';
import { RangeReader } from '../resolution/range-reader.ts';
import { type Cited, meantWithin } from '../resolution/scope.ts';
import { matching, type ReferenceQuery } from './reference-index.ts';

/** The references in a text of their own; of a range, all of its numbers. */
export function referencesWritten(written: string, scope: Scope): readonly ResolvedReference[] {
  const { references } = new DocumentAnalysis(linesOf(written), scope);
  return [...new RangeReader().withInteriors(references)];
}

/** Equal for references with the same meaning: the same number of the same edition, or the same unknown number. */
export function identityOf({ reference, resolution }: Pick<Cited, 'reference' | 'resolution'>): string {
  const { framework, edition, objective } = resolution;
  return JSON.stringify([framework.id, edition?.id ?? null, objective?.number ?? reference.number]);
}

/** The references with the same meaning as one of those wanted, and both ends of ranges that contain it. */
export function queryFor(wanted: readonly ResolvedReference[]): ReferenceQuery {
  const meant = new Set(wanted.map(identityOf));
  const listed = wanted.flatMap(({ resolution }) => resolution.objective ?? []);
  return {
    one: (resolution, reference) => meant.has(identityOf({ reference, resolution })),
    range: (from, to, pin) => listed.some((objective) => meantWithin(from, to, objective.number, pin) === objective),
  };
}

/** Those of a text's references that a query asks for, in the order of the text. */
export function matchingQuery(references: readonly ResolvedReference[], { one, range }: ReferenceQuery) {
  const isWanted = ({ group: { framework, pin }, reference: { number }, resolution }: ResolvedReference) =>
    one(resolution, { framework, number, pin });
  return matching(references, isWanted, range);
}
