import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prose } from './texts.ts';

/** Where a corpus is, and what is in it. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Citations of ACME 3.4: every fourth file has one. */
  readonly references: number;
}

const BYTES = 11_000;
const FILES_IN_FOLDER = 100;
const CATALOG = 'prefix: ACME\nedition: y2024\nobjectives:\n  - 3.4 One\n  - 3.5 Two\n';

/**
 * Writes a workspace: so many Markdown files of 11 KB in folders of a hundred, every fourth of which cites `ACME 3.4` in
 * its middle. Always the same for the same number.
 */
export function writeCorpus(folder: string, files: number): Corpus {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'acme.objectives.yaml'), CATALOG);
  const text = prose(1).replaceAll(/SDG|WCAG|NIST CSF|SP 800-53/g, 'Goal');
  let references = 0;
  for (let index = 0; index < files; index++) {
    const directory = join(folder, `part-${Math.floor(index / FILES_IN_FOLDER)}`);
    if (index % FILES_IN_FOLDER === 0) mkdirSync(directory);
    const start = (index * 977) % (text.length - BYTES);
    const half = BYTES / 2;
    const isCiting = index % 4 === 0;
    if (isCiting) references++;
    const citation = isCiting ? ' ACME 3.4 ' : ' ';
    const content = text.slice(start, start + half) + citation + text.slice(start + half, start + BYTES);
    writeFileSync(join(directory, `plan-${index}.md`), content);
  }
  return { folder, files, bytes: files * BYTES, references };
}
