import { compareText } from '../base/collections.ts';
import { livingIn } from '../editions/counterparts.ts';
import { wording } from '../model/catalog.ts';
import type { Framework, Listed } from '../model/framework.ts';
import { writtenEdition } from '../model/reference.ts';
import type { Status } from '../model/resolution.ts';
import { type Lines, textIn } from '../model/text.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { CitationPlace, CitedObjective, FrameworkCoverage, StaleCitation } from './coverage.ts';
import { type Meant, meantIn } from './meant-objectives.ts';

/** What one text cites. Plain data, which holds as long as the text and the frameworks are the same. */
export interface TextCoverage {
  readonly citations: readonly CountedCitation[];
  /** Ranges beyond what is looked into: their ends alone are counted. */
  readonly unreadRanges: number;
}

interface CountedCitation extends Pick<Meant, 'countsFor' | 'stale'> {
  readonly framework: string;
  readonly place: CitationPlace;
  readonly status: Status;
  readonly objective: Listed | null;
}

export class CoverageReader {
  readonly #frameworks: ReadonlyMap<string, Framework>;

  /** @param frameworks as they are for the whole root, whatever single texts declare */
  constructor(frameworks: readonly Framework[]) {
    this.#frameworks = new Map(frameworks.map((framework) => [framework.id, framework]));
  }

  /** `file` is its name in reports; `references` are all of the text, in its order. */
  read(file: string, lines: Lines, references: readonly ResolvedReference[]): TextCoverage {
    const frameworkOf = ({ group }: ResolvedReference) => this.#frameworks.get(group.framework);
    const { meant, unreadRanges } = meantIn(lines, references, frameworkOf);
    const citations = meant.map((one): CountedCitation => {
      const { resolved, resolution, countsFor, stale } = one;
      return {
        framework: resolved.group.framework,
        place: placeOf(one, file, lines),
        status: resolution.status,
        objective: resolution.objective,
        countsFor,
        ...(stale && { stale }),
      };
    });
    return { citations, unreadRanges };
  }
}

/** The coverage of frameworks, in their order, by what texts, each once, cite of them. */
export function coverageOf(frameworks: readonly Framework[], texts: Iterable<TextCoverage>): FrameworkCoverage[] {
  const measures = new Map(frameworks.map((framework) => [framework.id, new FrameworkMeasure(framework)]));
  for (const { citations } of texts) {
    for (const citation of citations) measures.get(citation.framework)?.add(citation);
  }
  return [...measures.values()].map((measure) => measure.coverage);
}

class FrameworkMeasure {
  readonly #framework: Framework;
  readonly #citations = new Map<string, CitationPlace[]>();
  readonly #stale: StaleCitation[] = [];
  #unknown = 0;
  #elsewhere = 0;

  constructor(framework: Framework) {
    this.#framework = framework;
    for (const { number } of livingOf(framework)) this.#citations.set(number, []);
  }

  add({ place, status, objective, countsFor, stale }: CountedCitation): void {
    const citations = countsFor === null ? undefined : this.#citations.get(countsFor);
    citations?.push(place);
    if (stale && objective) {
      this.#stale.push({ ...place, number: objective.number, title: wording(objective), status: stale, countsFor });
    } else if (!citations && status.startsWith('unknown')) this.#unknown++;
    else if (!citations && status === 'current') this.#elsewhere++;
  }

  get coverage(): FrameworkCoverage {
    const { prefix, title, levels, defaultEdition } = this.#framework;
    return {
      prefix,
      title: title ?? null,
      edition: defaultEdition && defaultEdition.id !== '' ? defaultEdition.id : null,
      levels,
      objectives: objectivesOf(this.#framework, this.#citations),
      stale: inOrderOfFiles(this.#stale),
      unknown: this.#unknown,
      elsewhere: this.#elsewhere,
    };
  }
}

const livingOf = ({ defaultEdition }: Framework): readonly Listed[] => (defaultEdition ? livingIn(defaultEdition) : []);

function objectivesOf(
  framework: Framework,
  citations: ReadonlyMap<string, readonly CitationPlace[]>,
): CitedObjective[] {
  const living = livingOf(framework);
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
    edition: writtenEdition(resolved.group),
    within: isWithinRange,
  };
}

/** What was read in this run first, then by source and file; within a file as they were. */
export function inOrderOfFiles<Place extends CitationPlace>(places: readonly Place[]): Place[] {
  return [...places].sort((a, b) => compareText(a.source ?? '', b.source ?? '') || compareText(a.file, b.file));
}
