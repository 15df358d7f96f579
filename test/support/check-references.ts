import {
  DocumentAnalysis,
  type ResolvedReference,
  type Scope,
} from '../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../server/src/core/model/text.ts';
import { expectAnnotations } from './expect-annotations.ts';
import { type Annotation, type FixtureOptions, fixtureUri, parseFixture } from './fixture.ts';
import { readScope } from './scope.ts';

/**
 * Asserts that the documents of the fixture have exactly the annotated references: the status, then the number that it
 * means in the catalog's spelling (if unlisted, as scanned), `@` and the edition of its pin, and in brackets other
 * properties: `weak`, why it is not a canonical spelling, and whether it begins (`from`) or ends (`to`) a range.
 *
 *     NIST CSF:1.1 PR.AC-1, sdgs 3-4
 *     ^^^^^^^^^^^^^^^^^^^^ superseded: PR.AC-1 @1.1
 *                           ^^^^^^ current: 3 (weak, plural, from)
 *                                  ^ current: 4 (weak, plural, to)
 *
 * @param scope default: the catalogs and configuration of the fixture itself
 */
export function checkReferences(template: string, scope?: Scope, options?: FixtureOptions): void {
  const { files } = parseFixture(template, options);
  const own = readScope(files);
  for (const file of files) {
    if (own.problems.has(file.path)) continue;
    expectAnnotations(file, drawReferences(file.text, scope ?? own.scope, fixtureUri(file.path)));
  }
}

/** The references of a text as annotations. */
export function drawReferences(text: string, scope: Scope, uri?: string): Annotation[] {
  return new DocumentAnalysis(linesOf(text), scope, uri).references.map((found) => ({
    range: found.reference.range,
    code: found.resolution.status,
    message: describe(found),
  }));
}

function describe({ group, reference, resolution }: ResolvedReference): string {
  const index = group.members.indexOf(reference);
  const notes = [
    reference.certainty === 'weak' && 'weak',
    reference.spellingVariant,
    group.spans.some(({ first }) => first === index) && 'from',
    group.spans.some(({ first }) => first + 1 === index) && 'to',
  ].filter((note) => typeof note === 'string');
  const number = resolution.objective?.number ?? reference.number;
  const edition = group.pin && ` @${group.pin.edition ?? group.pin.text}`;
  return `${number}${edition ?? ''}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
