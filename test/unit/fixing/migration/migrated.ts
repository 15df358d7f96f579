import { readFileSync } from 'node:fs';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { Replacements } from '../../../../server/src/core/editions/replacements.ts';
import type { Decide } from '../../../../server/src/core/fixing/decisions.ts';
import { type Migration, type MigrationOptions, migrate } from '../../../../server/src/core/fixing/migrate.ts';
import type { PinPolicy } from '../../../../server/src/core/fixing/plan.ts';
import type { Catalog } from '../../../../server/src/core/model/catalog.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks, findEdition } from '../../../../server/src/core/resolution/compose.ts';
import { numberKey } from '../../../../server/src/core/resolution/numbers.ts';
import type { FrameworkSet } from '../../../../server/src/core/resolution/scope.ts';
import { editText } from '../../../../server/src/core/text/edits.ts';

export interface Rules {
  /** Default: the framework's newest edition. */
  readonly to?: string;
  readonly pins?: PinPolicy;
  readonly choose?: Readonly<Record<string, readonly string[]>>;
  readonly decide?: Decide;
  /** The default edition in `objrefs.yaml`. */
  readonly defaultEdition?: string;
}

export interface Migrated extends Migration {
  readonly text: string;
}

export function catalogOf(yaml: string): Catalog {
  const { catalog, problems } = readCatalog('file:///test.objectives.yaml', yaml);
  if (!catalog || problems.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(problems));
  return catalog;
}

/** Migrates texts twice, and asserts that the second time changes nothing. */
export function migrator(catalog: Catalog, { to, pins = 'keep', choose = {}, decide, defaultEdition }: Rules = {}) {
  const choice = { enabled: true, ...(defaultEdition !== undefined && { edition: defaultEdition }) };
  const { set } = composeFrameworks([{ catalog, origin: 'workspace' }], new Map([[catalog.prefix, choice]]));
  const framework = set.frameworks[0]!;
  const target = to === undefined ? framework.editions.at(-1)! : findEdition(framework, to)!;
  const choices = new Map(
    Object.entries(choose).map(([from, numbers]) => [
      numberKey(from, framework.numbering),
      numbers.map((number) => target.byNumber.get(number)!),
    ]),
  );
  const replacements = new Replacements(framework, target, choices);
  return (text: string): Migrated => {
    const once = migrateText(text, set, replacements, { pins, decide });
    if (decide) return once;
    const twice = migrateText(once.text, set, replacements, { pins });
    if (twice.text !== once.text) throw new Error(`Not the same the second time:\n${once.text}\n${twice.text}`);
    return once;
  };
}

function migrateText(text: string, set: FrameworkSet, replacements: Replacements, options: MigrationOptions): Migrated {
  const migration = migrate(
    new DocumentAnalysis(linesOf(text), { set, severity: new Map() }, 'file:///a.md'),
    replacements,
    options,
  );
  return { ...migration, text: editText(text, migration.edits).text };
}

/** The unresolved references, as `2.4 choice: 4.2 4.3`. */
export function unresolvedIn({ unresolved }: Migration): string[] {
  return unresolved.map(({ number, reason, candidates, isWithinRange }) => {
    const what = `${number}${isWithinRange ? ' (within)' : ''} ${reason}`;
    return candidates.length === 0 ? what : `${what}: ${candidates.map((one) => one.number).join(' ')}`;
  });
}

export const SAMPLE = catalogOf(
  readFileSync(
    new URL('../../../../sample/frameworks/national-policing-plan.objectives.yaml', import.meta.url),
    'utf8',
  ),
);
