import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { replacementsIn } from '../../core/editions/replacements.ts';
import { fixAll, isOptInFix } from '../../core/fixing/fix-all.ts';
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
  row.prefix !== null && !placeWithoutLines(row) && !isOptInFix(code) && fixes.some(({ preferred }) => preferred);

const OF_EDITIONS: ReadonlySet<string> = new Set<DiagnosticCode>([
  'replaced-objective',
  'withdrawn-objective',
  'reused-number',
]);

/** Whether it is what an edition has done to a number, which only a person can settle where `fix` does not. */
export const isOfEditions = ({ row }: AnyFinding): boolean => OF_EDITIONS.has(row.code);

/** What other commands would do about a text, for the closing lines of `check`. Plain data. */
export interface NextSteps {
  /** `fix` changes something. */
  readonly isFixed: boolean;
  /** By prefix: the references that need a decision, as `migrate` counts them. */
  readonly toDecide: readonly (readonly [prefix: string, count: number])[];
  readonly takenAsNew: number;
}

/** Whether those commands read a document: office files cannot be written, and catalogs are not migrated. */
export const isMigrated = (workspace: Workspace, uri: string): boolean =>
  !isRootFile(workspace, uri) && documentFormatOf(nameOf(uri)) === undefined;

export class NextStepsReader {
  readonly #workspace: Workspace;
  readonly #isShown: boolean;
  #isFixed = false;

  constructor(workspace: Workspace, { targets }: CheckOptions) {
    this.#workspace = workspace;
    // No other report has closing lines.
    this.#isShown = targets.some(({ format }) => format === 'pretty');
  }

  read({ uri, analysis }: Visit, findings: readonly AnyFinding[]): NextSteps {
    const taken = takenAsNew(analysis).size;
    if (!this.#isShown || !isMigrated(this.#workspace, uri)) return { isFixed: false, toDecide: [], takenAsNew: taken };
    // One text is enough for the line that names `fix`.
    this.#isFixed ||= findings.some(isFixable) && fixAll(analysis).edits.length > 0;
    const { references } = analysis;
    const cited = new Set(references.map(({ group }) => group.framework));
    const ofEditions = new Set(findings.filter(isOfEditions).map(({ row }) => row.prefix));
    const toDecide = this.#workspace.composed.scope.set.frameworks.flatMap((framework) => {
      const { id, prefix, defaultEdition: target } = framework;
      const isOlder = ({ group, resolution }: ResolvedReference) =>
        group.framework === id && resolution.edition?.id !== target?.id;
      if (!target?.index || !cited.has(id) || !(ofEditions.has(prefix) || references.some(isOlder))) return [];
      const { size } = migrate(analysis, replacementsIn(framework, target)).toDecide;
      return size === 0 ? [] : [[prefix, size] as const];
    });
    return { isFixed: this.#isFixed, toDecide, takenAsNew: taken };
  }
}

/** The next steps of several texts. */
export class NextStepsSum implements NextSteps {
  isFixed = false;
  takenAsNew = 0;
  readonly #toDecide = new Map<string, number>();

  add({ isFixed, toDecide, takenAsNew }: NextSteps): void {
    this.isFixed ||= isFixed;
    this.takenAsNew += takenAsNew;
    for (const [prefix, count] of toDecide) this.#toDecide.set(prefix, (this.#toDecide.get(prefix) ?? 0) + count);
  }

  get toDecide(): NextSteps['toDecide'] {
    return [...this.#toDecide];
  }
}
