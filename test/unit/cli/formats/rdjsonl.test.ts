import { rdformatSchema } from '@umbrelladocs/rdformat-validator';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rdjsonlReport } from '../../../../server/src/cli/check/formats/report-rdjsonl.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { findingOf, reportOf, written } from './report-of.ts';
import { SAMPLE_FILES } from './sample-files.ts';

const checkAsRdjsonl = written(rdjsonlReport);

const validate = new Ajv({ strict: false, allErrors: true }).compile(rdformatSchema);

interface Place {
  readonly line: number;
  readonly column: number;
}
interface Span {
  readonly start: Place;
  readonly end: Place;
}
interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly range: Span };
  readonly severity: string;
  readonly suggestions?: readonly { readonly range: Span; readonly text: string }[];
}

function parsed(text: string): Diagnostic[] {
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const diagnostic = JSON.parse(line);
    validate(diagnostic);
    expect(validate.errors).toBe(null);
    return diagnostic;
  });
}

async function diagnosticsIn(files: Readonly<Record<string, string>>, directory = '.'): Promise<Diagnostic[]> {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });
  const words = ['check', '--format', 'rdjsonl', '--min-severity', 'hint'];
  return parsed((await objrefs(folder, words, { directory })).stdout);
}

/** The text after a suggestion, applied like a program that counts in bytes of UTF-8. */
function applied(text: string, { range, text: newText }: { range: Span; text: string }): string {
  const offset = ({ line, column }: Place) => {
    const before = text.split('\n').slice(0, line - 1);
    return before.reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0) + column - 1;
  };
  const bytes = Buffer.from(text);
  return bytes.subarray(0, offset(range.start)) + newText + bytes.subarray(offset(range.end));
}

test('every line is a diagnostic by the schema', async () => {
  const diagnostics = await diagnosticsIn(SAMPLE_FILES);
  expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(['ERROR', 'WARNING', 'INFO']));
});

test('files are relative to the working directory', async () => {
  const [diagnostic] = await diagnosticsIn({ 'docs/a.md': 'ACME 9.9' }, 'docs');
  expect(diagnostic?.location.path).toBe('a.md');
});

describe('columns are bytes', () => {
  test.each([
    ['ASCII', 'x ACME 9.9', 3],
    ['two bytes', 'é ACME 9.9', 4],
    ['three bytes', '計画 ACME 9.9', 8],
    ['a surrogate pair', '𝄞 ACME 9.9', 6],
  ])('after %s', async (_name, text, column) => {
    const [diagnostic] = await diagnosticsIn({ 'a.md': text });
    expect(diagnostic?.location.range).toEqual({ start: { line: 1, column }, end: { line: 1, column: column + 8 } });
  });

  test('for all findings of a line', async () => {
    const diagnostics = await diagnosticsIn({ 'a.md': 'é ACME 9.9 é ACME 9.8 é ACME 9.7' });
    expect(diagnostics.map(({ location }) => location.range.start.column)).toEqual([4, 16, 28]);
  });
});

test('suggestions apply', async () => {
  const text = 'one\né 𝄞 ACME 1.9 é\n';
  const [diagnostic] = await diagnosticsIn({ 'a.md': text });
  const [suggestion] = diagnostic?.suggestions ?? [];
  expect(suggestion && applied(text, suggestion)).toBe('one\né 𝄞 ACME 1.1 é\n');
});

test('edits in several places are one suggestion', () => {
  const { row, diagnostic: known } = findingOf();
  const at = (start: number, end: number) => ({
    start: { line: 0, character: start },
    end: { line: 0, character: end },
  });
  const edits = [
    { range: at(9, 10), newText: 'Z' },
    { range: at(1, 3), newText: '' },
  ];
  const lines = linesOf('éabc defgh ijk');
  const fixes = [{ title: 'Change', edits, preferred: true }];
  const [diagnostic] = parsed(checkAsRdjsonl(reportOf([{ row, lines, diagnostic: { ...known, fixes } }])));
  const [suggestion] = diagnostic?.suggestions ?? [];
  expect(suggestion?.text).toBe('c defgZ');
  expect(suggestion && applied('éabc defgh ijk', suggestion)).toBe('éc defgZ ijk');
});
