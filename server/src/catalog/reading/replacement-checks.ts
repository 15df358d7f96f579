import type { Catalog } from '../../core/model/catalog.ts';
import { replacementProblems } from '../../core/resolution/replacement-problems.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';

/**
 * Checks the successors whose edition is in the file. Those that lie in other files are left to the composition of
 * frameworks.
 */
export function checkReplacements(reader: YamlReader, { uri, editions, numbering }: Catalog): void {
  const located = editions.map((edition) => ({ ...edition, uri }));
  for (const { problem } of replacementProblems(located, numbering)) {
    const { code, range, message, ...details } = problem;
    reader.reportCode(code, range, message, details);
  }
}
