import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import { isRefusal } from '../core/base/result.ts';
import { explainText } from '../core/explaining/explain-text.ts';
import { type Lines, linesOf, textIn } from '../core/model/text.ts';
import { beginningsOf } from '../core/resolution/numbers.ts';
import { findingsOf, meaningOf } from '../library/rows.ts';
import { editionRows, frameworkRow } from '../reports/explanation.ts';
import { CURSOR, pageOf } from './page.ts';
import { COUNT, described, FINDING, listOf, MEANING, orNull, PAGE, rowOf, TEXT } from './schema.ts';
import { defineTool } from './tool.ts';
import type { ToolRoot } from './world.ts';

/** A citation, or a paragraph with some. */
const LONGEST = 10_000;
/** Editions of a framework that are shown, the newest. */
const MOST_EDITIONS = 20;

export const explainReferenceTool = defineTool({
  name: 'explain_reference',
  title: 'Explain References',
  description:
    'Explains what citations such as "INTERPOL-SP 3.4" mean: the objective in every edition of its framework, what replaced it, and for an unknown number what may be meant and which numbers there are. Also says why the name of a framework in the text is not read as a citation.',
  input: { text: { description: 'A citation, or a sentence with citations.', most: LONGEST }, cursor: CURSOR },
  output: {
    references: listOf(
      rowOf({
        text: TEXT,
        ...MEANING,
        framework: rowOf({ prefix: TEXT, title: orNull(TEXT), publisher: orNull(TEXT), url: orNull(TEXT) }),
        editions: described(
          listOf(rowOf({ edition: orNull(TEXT), objective: orNull(rowOf({ number: TEXT, title: orNull(TEXT) })) })),
          'The number in each edition, the oldest first; objective null: not there.',
        ),
        findings: listOf(rowOf({ code: FINDING.code, message: TEXT, suggestions: FINDING.suggestions })),
        listed: described(
          orNull(rowOf({ parent: orNull(TEXT), first: TEXT, last: TEXT, count: COUNT })),
          'For an unknown number: which numbers there are at its place.',
        ),
      }),
    ),
    unread: described(
      listOf(rowOf({ text: TEXT, prefix: TEXT, reason: TEXT, message: TEXT })),
      'Names of frameworks that no citation was read from, and why.',
    ),
    ...PAGE,
  },
  answer({ text, cursor }, { roots }) {
    const lines = linesOf(text);
    const all = roots.map((root) => ({ root, ...explainText(lines, root.composed.scope) }));
    const { root, references, unread } = all.find((one) => one.references.some(isKnown)) ?? all[0]!;
    const findings = findingsOf('', new DocumentAnalysis(lines, root.composed.scope));
    const page = pageOf(references, [text, root.loaded.uri], cursor, (reference) => {
      const { start } = reference.reference.range;
      const own = findings.filter(
        ({ diagnostic: { range } }) => range.start.line === start.line && range.start.character === start.character,
      );
      return {
        ...explained(lines, reference, root),
        findings: own.map(({ row: { code, message, suggestions } }) => ({ code, message, suggestions })),
      };
    });
    if (isRefusal(page)) return page;
    const { rows, ...rest } = page;
    const names = unread.map(({ framework, range, reason, message }) => ({
      ...{ text: textIn(lines, range), prefix: framework },
      ...{ reason, message },
    }));
    const about = references.map(({ resolution }) => resolution.framework.prefix);
    return { rows: { references: rows, unread: names, ...rest }, about: about.length === 0 ? undefined : about };
  },
});

const isKnown = ({ resolution }: ResolvedReference): boolean => !resolution.status.startsWith('unknown');

function explained(lines: Lines, reference: ResolvedReference, root: ToolRoot) {
  const { framework } = reference.resolution;
  return {
    ...meaningOf(lines, reference),
    framework: frameworkRow(framework),
    editions: editionRows(reference, root.fileOf).slice(-MOST_EDITIONS),
    listed: isKnown(reference) ? null : listedBeside(reference),
  };
}

/** The numbers that there are beside one that is not: those below the nearest number above it, else the uppermost ones. */
function listedBeside({ reference, resolution: { edition } }: ResolvedReference) {
  if (!edition) return null;
  const parent = beginningsOf(reference.number).find((number) => edition.byNumber.has(number));
  const all = edition.objectives.filter((one) => (parent === undefined ? one.level === 0 : one.parent === parent));
  // Recitals are not numbered like the articles beside them.
  const alike = all.filter(({ number }) => leadOf(number) === leadOf(reference.number));
  const siblings = alike.length > 0 ? alike : all;
  const [first, last] = [siblings[0], siblings.at(-1)];
  return first && last
    ? { parent: parent ?? null, first: first.number, last: last.number, count: siblings.length }
    : null;
}

const leadOf = (number: string): string => /^\D*/.exec(number)![0];
