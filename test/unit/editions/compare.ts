import { readFileSync } from 'node:fs';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import {
  type Change,
  compareEditions,
  type EditionComparison,
} from '../../../server/src/core/editions/compare-editions.ts';
import { composeFrameworks, findEdition } from '../../../server/src/core/resolution/compose.ts';
import type { FrameworkSet } from '../../../server/src/core/resolution/scope.ts';

export interface Compared {
  readonly set: FrameworkSet;
  readonly comparison: EditionComparison;
}

/** Compares two editions of a catalog; by default the first and the last. */
export function compare(yaml: string, oldName?: string, newName?: string): Compared {
  const { catalog, problems } = readCatalog('file:///test.objectives.yaml', yaml);
  if (!catalog || problems.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(problems));
  const { set } = composeFrameworks([{ catalog, origin: 'workspace' }], new Map());
  const framework = set.frameworks[0]!;
  const named = (name: string | undefined, other: number) =>
    name === undefined ? framework.editions.at(other)! : findEdition(framework, name)!;
  return { set, comparison: compareEditions(framework, named(oldName, 0), named(newName, -1)) };
}

/** The catalog of two editions, `old` and `new`, with the objectives given as lines of YAML. */
export function twoEditions(older: readonly string[], newer: readonly string[]): string {
  const edition = (name: string, lines: readonly string[]) =>
    [`  - edition: ${name}`, '    objectives:', ...lines.map((line) => `      - ${line}`)].join('\n');
  return ['prefix: ACME', 'editions:', edition('old', older), edition('new', newer), ''].join('\n');
}

/** The changes as lines: `moved 1.2 → 2.1 (catalog)`. */
export function changeLines({ comparison }: Compared): string[] {
  return comparison.changes.map(line);
}

/** The changes between two lists of objectives, and how many are unchanged. */
export function changeLinesBetween(older: readonly string[], newer: readonly string[]): string[] {
  const compared = compare(twoEditions(older, newer));
  return [...changeLines(compared), `unchanged ${compared.comparison.unchanged}`];
}

function line({ kind, evidence, from, to }: Change): string {
  const arrivals = to.map(({ objective, relation }) =>
    relation === 'related' ? `~${objective.number}` : objective.number,
  );
  const parts = [kind, ...(from ? [from.number] : []), ...(from && to.length > 0 ? ['→'] : []), arrivals.join(' ')];
  return `${parts.filter((part) => part !== '').join(' ')} (${evidence})`;
}

export function sampleCatalog(): string {
  return readFileSync(
    new URL('../../../sample/frameworks/national-policing-plan.objectives.yaml', import.meta.url),
    'utf8',
  );
}
