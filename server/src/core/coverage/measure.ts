import { wording } from '../model/catalog.ts';
import type { Framework, Listed } from '../model/framework.ts';
import { type Lines, textIn } from '../model/text.ts';
import type { ResolvedReference } from '../scope.ts';
import type { CitationPlace, CitedObjective, FrameworkCoverage, StaleCitation } from './coverage.ts';
import { MeaningReader, type Meant } from './meant-objectives.ts';

/** Collects what texts cite of some frameworks. */
export class CoverageMeasure {
  readonly #byFramework: ReadonlyMap<string, FrameworkMeasure>;
  readonly #reader = new MeaningReader();

  /** @param frameworks as they are for the whole root, whatever single texts declare */
  constructor(frameworks: readonly Framework[]) {
    this.#byFramework = new Map(frameworks.map((framework) => [framework.id, new FrameworkMeasure(framework)]));
  }

  /**
   * Adds a text; each is to be added once.
   *
   * @param file its name in reports
   * @param references all of the text, in its order
   * @returns how many ranges are beyond what is looked into: their ends alone are counted
   */
  add(file: string, lines: Lines, references: readonly ResolvedReference[]): number {
    const frameworkOf = ({ group }: ResolvedReference) => this.#byFramework.get(group.framework)?.framework;
    const { meant, unreadRanges } = this.#reader.read(lines, references, frameworkOf);
    for (const one of meant) this.#byFramework.get(one.resolved.group.framework)?.add(one, placeOf(one, file, lines));
    return unreadRanges;
  }

  /** In the order of the frameworks as they were given. */
  get coverage(): FrameworkCoverage[] {
    return [...this.#byFramework.values()].map((measure) => measure.coverage);
  }
}

class FrameworkMeasure {
  readonly framework: Framework;
  readonly #citations = new Map<string, CitationPlace[]>();
  readonly #stale: StaleCitation[] = [];
  #unknown = 0;
  #elsewhere = 0;

  constructor(framework: Framework) {
    this.framework = framework;
    for (const { number } of livingIn(framework)) this.#citations.set(number, []);
  }

  add({ resolution, countsFor, stale }: Meant, place: CitationPlace): void {
    const citations = countsFor === null ? undefined : this.#citations.get(countsFor);
    citations?.push(place);
    const { objective, status } = resolution;
    if (stale && objective) {
      this.#stale.push({ ...place, number: objective.number, title: wording(objective), status: stale, countsFor });
    } else if (!citations && status.startsWith('unknown')) this.#unknown++;
    else if (!citations && status === 'current') this.#elsewhere++;
  }

  get coverage(): FrameworkCoverage {
    const { prefix, title, levels, defaultEdition } = this.framework;
    return {
      prefix,
      title: title ?? null,
      edition: defaultEdition && defaultEdition.id !== '' ? defaultEdition.id : null,
      levels,
      objectives: objectivesOf(this.framework, this.#citations),
      stale: inOrderOfFiles(this.#stale),
      unknown: this.#unknown,
      elsewhere: this.#elsewhere,
    };
  }
}

const livingIn = ({ defaultEdition }: Framework): readonly Listed[] =>
  [...(defaultEdition?.byNumber.values() ?? [])].filter(({ withdrawn }) => !withdrawn);

function objectivesOf(
  framework: Framework,
  citations: ReadonlyMap<string, readonly CitationPlace[]>,
): CitedObjective[] {
  const living = livingIn(framework);
  const parents = new Map(living.map((objective) => [objective.number, livingParent(framework, objective)]));
  const inner = new Set(parents.values());
  return living.map((objective) => ({
    number: objective.number,
    title: wording(objective),
    level: objective.level,
    parent: parents.get(objective.number) ?? null,
    leaf: !inner.has(objective.number),
    citations: inOrderOfFiles(citations.get(objective.number) ?? []),
  }));
}

function livingParent({ defaultEdition }: Framework, objective: Listed): string | null {
  let { parent, level } = objective;
  while (parent !== undefined) {
    const listed = defaultEdition?.byNumber.get(parent);
    if (!listed || listed.level >= level) return null;
    if (!listed.withdrawn) return listed.number;
    ({ parent, level } = listed);
  }
  return null;
}

function placeOf({ resolved, range, isWithinRange }: Meant, file: string, lines: Lines): CitationPlace {
  return {
    source: null,
    file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    text: textIn(lines, range),
    edition: resolved.group.pin?.text ?? null,
    within: isWithinRange,
  };
}

/** What was read in this run first, then by source and file; within a file as they were. */
export function inOrderOfFiles<Place extends CitationPlace>(places: readonly Place[]): Place[] {
  return [...places].sort((a, b) => compare(a.source ?? '', b.source ?? '') || compare(a.file, b.file));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
