import { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import { isRefusal, Refusal } from '../core/base/result.ts';
import { countLongLines } from '../core/matching/scanner.ts';
import { linesOfFile } from '../documents/notebook.ts';
import { findingsOf } from '../library/rows.ts';
import { metadataOf } from '../loader/document-metadata.ts';
import { nameOf } from '../uri/uris.ts';
import { NAME } from './input.ts';
import { CURSOR, pageOf } from './page.ts';
import { COUNT, described, FINDING, listOf, PAGE, rowOf } from './schema.ts';
import { defineTool } from './tool.ts';

export const checkTextTool = defineTool({
  name: 'check_text',
  title: 'Check Citations in Text',
  description:
    'Checks the citations of numbered frameworks in a text that you wrote or read: unknown, withdrawn, replaced and misspelled ones, with texts to put in their place. Use it on what you have written before you hand it over, apply the suggestions from the last finding to the first, and check again.',
  input: {
    text: { description: 'The text, as it is or will be in the document.', most: 5_000_000 },
    filename: {
      description: 'Path of the document, whether or not it exists: what objrefs.yaml says of it counts.',
      optional: true,
      most: NAME,
    },
    cursor: CURSOR,
  },
  output: {
    references: described(COUNT, 'How many citations were read.'),
    skippedLines: described(COUNT, 'Lines that are too long to be read.'),
    findings: listOf(rowOf(FINDING)),
    ...PAGE,
  },
  async answer({ text, filename, cursor }, { roots, diagnose }) {
    const root = roots.find(({ uriOf }) => filename !== undefined && uriOf(filename) !== undefined) ?? roots[0];
    const { scope, policy } = root.composed;
    const { fileSize } = policy.limits;
    if (text.length > fileSize) {
      return new Refusal(`text: expected at most ${fileSize} characters (limits.fileSize). Check it in parts.`);
    }
    const uri = filename === undefined ? undefined : root.uriOf(filename);
    const lines = linesOfFile(nameOf(uri ?? ''), text);
    const metadata = uri === undefined ? undefined : metadataOf(uri, root.composed);
    const analysis = new DocumentAnalysis(lines, scope, uri, metadata);
    if (!(await diagnose(analysis))) return new Refusal('text: checking it takes too long. Check it in parts.');
    const findings = findingsOf(filename ?? '', analysis).map(({ row }) => row);
    const page = pageOf(findings, [text, JSON.stringify(findings)], cursor, (row) => row);
    if (isRefusal(page)) return page;
    const { rows, ...rest } = page;
    const references = analysis.references.length;
    const skippedLines = countLongLines(lines, scope.set.matcher);
    return { rows: { references, skippedLines, findings: rows, ...rest }, about: undefined };
  },
});
