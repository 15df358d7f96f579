import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { compareText, onlyOf, pushTo } from '../base/collections.ts';
import { isRefusal } from '../base/result.ts';
import { livingIn } from '../editions/continuity.ts';
import { replacementsIn } from '../editions/replacements.ts';
import { ignoredReferences } from '../fixing/insert-ignore-comment.ts';
import { type QuestionAt, questionsIn } from '../fixing/meanings-after.ts';
import { wording } from '../model/catalog.ts';
import { type Framework, type Listed, packagesOf, type Resolution, type Status } from '../model/framework.ts';
import { writtenEdition } from '../model/reference.ts';
import { type Lines, type Range, textIn } from '../model/text.ts';
import { RangeReader } from '../resolution/range-reader.ts';
import { groupsOf, type ResolvedReference, rangesOf, severityOf } from '../resolution/scope.ts';
import {
  type CitationPlace,
  type CitedObjective,
  type FrameworkCoverage,
  STALE_STATUSES,
  type StaleCitation,
  type StaleStatus,
} from './coverage.ts';

/**
 * What the references of one text mean for coverage. A reference to an older edition counts for what its objective is
 * in the default one, where that is known for certain: the same that a migration would write without asking. A range
 * counts for all that it takes in. Stale ones that an ignore comment covers are not called stale. A reused number for whose
 * earlier meaning there is evidence counts as a reference to the older edition.
 *
 * @param frameworkOf the framework of a reference as it is for the whole root; undefined: not measured
 */
function countedIn(
  analysis: DocumentAnalysis,
  frameworkOf: (reference: ResolvedReference) => Framework | undefined,
  placeAt: (range: Range) => PlaceInFile,
): TextCoverage {
  const { lines, references, scope } = analysis;
  const ignored = ignoredReferences(lines, references);
  const reused = new Map<ResolvedReference, QuestionAt[]>();
  for (const question of severityOf(scope, 'reused-number') === 'off' ? [] : questionsIn(analysis)) {
    if (question.evidence) pushTo(reused, question.at, question);
  }
  const ranges = new RangeReader();
  const citations: CountedCitation[] = [];
  for (const members of groupsOf(references)) {
    const framework = frameworkOf(members[0]!);
    if (!framework) continue;
    const add = (resolved: ResolvedReference, resolution: Resolution, place: CitationPlace): void => {
      const question = reused.get(resolved)?.find(({ reuse }) => reuse.now === resolution.objective);
      // Which meaning it has was left open.
      const isOpen = question?.evidence?.by === 'migration';
      const objective = question ? question.reuse.then : resolution.objective;
      const countsFor = isOpen ? null : countedAs(framework, resolution, objective);
      const isMeasured = countsFor !== null && resolution.edition === framework.defaultEdition;
      const status = ignored.has(resolved) || isMeasured ? undefined : staleStatus(framework, resolution);
      const stale = question ? 'reused' : status;
      const counted = { framework: framework.id, place, status: resolution.status, objective, countsFor };
      citations.push({ ...counted, ...(stale && { stale }) });
    };
    const within = new Map(rangesOf(members[0]!.group, members));
    for (const resolved of members) {
      const { group, reference, resolution } = resolved;
      const placeOf = (range: Range, within: boolean): CitationPlace => {
        const { place, ...at } = placeAt(range);
        const cited = { text: textIn(lines, range), edition: writtenEdition(group), within };
        return { source: null, ...at, ...cited, ...(place && { place }) };
      };
      add(resolved, resolution, placeOf(reference.range, false));
      const to = within.get(resolved);
      const interior = to ? ranges.interior(resolved, to) : [];
      if (!to || interior.length === 0) continue;
      const range = { start: reference.range.start, end: to.reference.range.end };
      const place = placeOf(range, true);
      for (const one of interior) add(resolved, one, place);
    }
  }
  return { citations, unreadRanges: ranges.unread };
}

function countedAs(framework: Framework, { status, edition }: Resolution, objective: Listed | null): string | null {
  const target = framework.defaultEdition;
  if (!target || !edition || !objective || edition.index > target.index) return null;
  if (status !== 'current' && status !== 'superseded') return null;
  if (objective.edition === target.id) return objective.withdrawn ? null : objective.number;
  const replacement = replacementsIn(framework, target).of(objective);
  return (!isRefusal(replacement) && onlyOf(replacement.objectives)?.number) || null;
}

function staleStatus({ defaultEdition }: Framework, { status, edition }: Resolution): StaleStatus | undefined {
  // Current in an older edition, which its document declares.
  if (status === 'current' && edition && defaultEdition && edition.index < defaultEdition.index) return 'superseded';
  return STALE_STATUSES.find((stale) => stale === status);
}

/** What one text cites. Plain data, which holds as long as the text and the frameworks are the same. */
export interface TextCoverage {
  readonly citations: readonly CountedCitation[];
  /** Ranges beyond what is looked into: their ends alone are counted. */
  readonly unreadRanges: number;
}

/** A reference, or a number within a cited range. */
interface CountedCitation {
  /** Its id. */
  readonly framework: string;
  readonly place: CitationPlace;
  readonly status: Status;
  readonly objective: Listed | null;
  /** Number of the living objective of the default edition that is cited; null: none. */
  readonly countsFor: string | null;
  /** Set where it has to be looked at again. */
  readonly stale?: StaleStatus;
}

type PlaceInFile = Omit<CitationPlace, 'source' | 'text' | 'edition' | 'within'>;
/** What a text cites. `file` is its name in reports. */
export type CoverageReader = (file: string, analysis: DocumentAnalysis) => TextCoverage;

/**
 * @param frameworks as they are for the whole root, whatever single texts declare
 * @param placeOf says where a range is in a file
 */
export function coverageReader(
  frameworks: readonly Framework[],
  placeOf: (file: string, range: Range, lines: Lines) => PlaceInFile,
): CoverageReader {
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]));
  const frameworkOf = ({ group }: ResolvedReference) => byId.get(group.framework);
  return (file, analysis) => countedIn(analysis, frameworkOf, (range) => placeOf(file, range, analysis.lines));
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
    const packages = packagesOf(this.#framework);
    return {
      prefix,
      title: title ?? null,
      edition: defaultEdition && defaultEdition.id !== '' ? defaultEdition.id : null,
      levels,
      objectives: objectivesOf(this.#framework, this.#citations),
      stale: inOrderOfFiles(this.#stale),
      unknown: this.#unknown,
      elsewhere: this.#elsewhere,
      ...(packages && { packages }),
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

/** What was read in this run first, then by source and file; within a file as they were. */
export function inOrderOfFiles<Place extends CitationPlace>(places: readonly Place[]): Place[] {
  return [...places].sort((a, b) => compareText(a.source ?? '', b.source ?? '') || compareText(a.file, b.file));
}
