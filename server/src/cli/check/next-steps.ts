import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { replacementsIn } from '../../core/editions/replacements.ts';
import { fixAll, isFixedByDefault } from '../../core/fixing/fix-all.ts';
import { takenAsNew } from '../../core/fixing/meanings-after.ts';
import { migrate } from '../../core/fixing/migrate.ts';
import type { DiagnosticCode } from '../../core/model/diagnostic.ts';
import { documentFormatOf } from '../../documents/formats.ts';
import { nameOf } from '../../uri/uris.ts';
import type { Visit } from '../analyse.ts';
import { type Finding, placeWithoutLines } from '../findings.ts';
import { isRootFile, type Workspace } from '../workspace.ts';
import type { CheckOptions } from './check-options.ts';

type AnyFinding = Pick<Finding, 'row' | 'diagnostic'>;

/** Whether `fix` changes it. It never changes catalogs and configuration, whose findings have no prefix. */
export const isFixable = ({ row, diagnostic: { code, fixes } }: AnyFinding): boolean =>
  row.prefix !== null && !placeWithoutLines(row) && isFixedByDefault(code) && fixes.some(({ preferred }) => preferred);

const OF_EDITIONS: ReadonlySet<string> = new Set<DiagnosticCode>([
  'replaced-objective',
  'withdrawn-objective',
  'reused-number',
]);

/** Whether it is what an edition has done to a number, which only a person can settle where `fix` does not. */
export const isOfEditions = ({ row }: AnyFinding): boolean => OF_EDITIONS.has(row.code);

/** What other commands would do about texts, for the closing lines of `check`. Plain data. */
export interface NextSteps {
  /** `fix` changes something. */
  readonly isFixed: boolean;
  /** By prefix: the references that need a decision, as `migrate` counts them. */
  readonly toDecide: ReadonlyMap<string, number>;
  readonly takenAsNew: number;
}

export const NO_STEPS: NextSteps = { isFixed: false, toDecide: new Map(), takenAsNew: 0 };

export function joined(all: NextSteps, more: NextSteps): NextSteps {
  const toDecide = new Map(all.toDecide);
  for (const [prefix, count] of more.toDecide) toDecide.set(prefix, (toDecide.get(prefix) ?? 0) + count);
  return { isFixed: all.isFixed || more.isFixed, toDecide, takenAsNew: all.takenAsNew + more.takenAsNew };
}

/** Whether those commands change a document: office files cannot be written, and catalogs are not migrated. */
export const isMigrated = (workspace: Workspace, uri: string): boolean =>
  !isRootFile(workspace, uri) && documentFormatOf(nameOf(uri)) === undefined;

export type NextStepsOf = (visit: Visit, findings: readonly AnyFinding[]) => NextSteps;

/** Whether a run ends with lines on what to do next, or may once its shards are merged. */
export const hasClosingLines = ({
  targets,
  quiet,
  shard,
}: Pick<CheckOptions, 'targets' | 'quiet' | 'shard'>): boolean =>
  shard !== undefined || (!quiet && targets.some(({ format }) => format === 'pretty'));

/** A function of one text after the other. Without closing lines, only what all reports have is counted. */
export function nextStepsIn(
  workspace: Workspace,
  options: Pick<CheckOptions, 'targets' | 'quiet' | 'cache' | 'shard'>,
): NextStepsOf {
  const hasLines = hasClosingLines(options);
  let isFixed = false;
  return ({ uri, analysis }, findings) => {
    const taken = { ...NO_STEPS, takenAsNew: takenAsNew(analysis).size };
    const { references } = analysis;
    if (!hasLines || references.length === 0 || !isMigrated(workspace, uri)) return taken;
    const ofEditions = new Set(findings.filter(isOfEditions).map(({ row }) => row.prefix));
    const toDecide = workspace.composed.scope.set.frameworks.flatMap((framework) => {
      const { id, prefix, defaultEdition: target } = framework;
      const isConcerned = ({ group, resolution }: ResolvedReference) =>
        group.framework === id && (ofEditions.has(prefix) || resolution.edition?.id !== target?.id);
      if (!target?.index || !references.some(isConcerned)) return [];
      const { size } = migrate(analysis, replacementsIn(framework, target)).toDecide;
      return size === 0 ? [] : [[prefix, size] as const];
    });
    // One text is enough to name the command. What is kept for later runs must not depend on other texts.
    if (!isFixed || options.cache) isFixed = findings.some(isFixable) && fixAll(analysis).edits.length > 0;
    return { ...taken, isFixed, toDecide: new Map(toDecide) };
  };
}
