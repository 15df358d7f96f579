import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { wordDocument } from '../unit/catalog/imports/word-document.ts';

/** Writes the files that are in the folder before VS Code opens it. */
export async function writeWorkspace(folder: string): Promise<void> {
  const files: Record<string, string | Uint8Array> = {
    'canal.objectives.yaml': 'prefix: CANAL\nedition: "2030"\nobjectives: [1.1 Dig the canal, 1.2 Fill the canal]\n',
    'plan.md': 'We follow CANAL 1.1, not CANAL 7.7.\n',
    'notes/closed.txt': 'By CANAL 1.1.\n',
    'measures.csv': 'number,title\n1,Water\n1.1,Raise the dam\n',
    'measures.docx': await wordDocument([
      { text: '1 Water', style: 'Heading1' },
      { text: '1.1 Raise the dam' },
      { text: '1.2 Mend the dam' },
    ]),
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
