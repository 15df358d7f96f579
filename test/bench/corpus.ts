import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prose } from './texts.ts';

/** The folder of a corpus, and its contents. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Citations of ACME: every fourth file has one. */
  readonly references: number;
  /** Those of an unknown number: every fortieth file has one. */
  readonly wrong: number;
  /** A file beside the folder that lists every reference: `{file, line, column, number, status}`, 1-based. */
  readonly truth: string;
}

const BYTES = 11_000;
const FILES_IN_FOLDER = 100;
const CATALOG = 'prefix: ACME\nedition: y2024\nobjectives:\n  - 3.4 One\n  - 3.5 Two\n';
const LINKED = '# Catalog\n\n## Objective 3.4\n\nOne\n\n## Objective 3.5\n\nTwo\n';

/**
 * Writes a workspace: this many Markdown files of 11 KB in folders of a hundred, every fourth of which cites `ACME 3.4`
 * (or, every fortieth, `ACME 9.9`, which is unknown) in its middle, in words or as a link. The same number gives the
 * same files.
 */
export function writeCorpus(folder: string, files: number, form: 'words' | 'links' = 'words'): Corpus {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (form === 'words') writeFileSync(join(folder, 'acme.objectives.yaml'), CATALOG);
  else writeFileSync(join(folder, 'catalog.md'), LINKED);
  writeFileSync(join(folder, 'objrefs.yaml'), 'format: 1\n');
  const text = prose(1).replaceAll(/SDG|WCAG|NIST CSF|SP 800-53/g, 'Goal');
  const truth = [];
  for (let index = 0; index < files; index++) {
    const part = `part-${Math.floor(index / FILES_IN_FOLDER)}`;
    if (index % FILES_IN_FOLDER === 0) mkdirSync(join(folder, part));
    const start = (index * 977) % (text.length - BYTES);
    const before = text.slice(start, start + BYTES / 2);
    const number = index % 4 > 0 ? undefined : index % 40 === 0 ? '9.9' : '3.4';
    const cited =
      form === 'words' ? `ACME ${number}` : `[${number}](../catalog.md#objective-${number?.replace('.', '')})`;
    const citation = number === undefined ? ' ' : ` ${cited} `;
    const file = `${part}/plan-${index}.md`;
    writeFileSync(join(folder, file), before + citation + text.slice(start + BYTES / 2, start + BYTES));
    if (number === undefined) continue;
    const lines = before.split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 2;
    truth.push({
      file,
      line: lines.length,
      column,
      number,
      status: number === '3.4' ? 'current' : 'unknown-objective',
    });
  }
  const path = `${folder}.truth.json`;
  writeFileSync(path, JSON.stringify(truth, null, 1));
  const wrong = truth.filter(({ number }) => number === '9.9').length;
  return { folder, files, bytes: files * BYTES, references: truth.length, wrong, truth: path };
}
