import { sum } from '../../core/base/collections.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import {
  grouped,
  type Outline,
  type OutlineEntry,
  type OutlineGroup,
  type OutlineView,
  queryWords,
} from '../../core/outline/outline.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { ObjectivesFilter, ObjectivesNode, ObjectivesPage, ObjectivesPlace } from '../../protocol/index.ts';
import { nameOf } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';
import { currentText, textOnDisk } from '../workspace/current-text.ts';
import { type CountedObjectives, type Section, sectionsOf } from './counted-objectives.ts';
import {
  below,
  type CitingDocument,
  citingDocuments,
  documentNode,
  editionNode,
  frameworkNode,
  lineNode,
  objectiveNode,
} from './nodes.ts';

/** If there are more, all are collapsed at first. */
const MOST_OPEN_FRAMEWORKS = 3;
const MOST_OPEN_GROUPS = 5;
/** At most so many objectives that match a filter are expanded at first. */
const MOST_OPEN_FOUND = 100;

type TreeSession = Pick<Session, 'workspace' | 'index' | 'documents' | 'fileSystem'>;
type Nodes = Pick<ObjectivesPage, 'nodes' | 'more'>;

/** What a place names in the present frameworks. */
interface Named {
  readonly section: Section;
  readonly framework: Framework;
  readonly edition: FrameworkEdition | undefined;
  readonly objective: Listed | undefined;
}

/** The tree of folders, frameworks, editions, groups, objectives, documents and lines, one level at a time. */
export class ObjectivesTree {
  readonly #session: TreeSession;
  readonly #counted: CountedObjectives;
  readonly #filter: ObjectivesFilter;
  readonly #view: OutlineView;
  readonly #limit: number;

  /** @param limit of the nodes of a page */
  constructor(session: TreeSession, counted: CountedObjectives, filter: ObjectivesFilter, limit: number) {
    this.#session = session;
    this.#counted = counted;
    this.#filter = filter;
    this.#view = { words: queryWords(filter.text), only: filter.only, order: filter.order };
    this.#limit = limit;
  }

  /** None for a place that does not exist any more. */
  async children(place: ObjectivesPlace): Promise<Nodes> {
    if (place.framework === undefined) return this.#top(place);
    const named = namedBy(place, this.#session);
    if (!named) return NOTHING;
    const { section, framework, edition, objective } = named;
    if (!edition) return this.#editions(section, framework, place);
    if (!objective && place.number !== undefined) return NOTHING;
    if (place.document !== undefined) return objective ? this.#lines(named, objective, place, place.document) : NOTHING;
    const outline = this.#outline(section, framework, edition);
    const entry = objective && outline.byNumber.get(objective.number);
    const items = grouped(entry ? entry.children : objective ? [] : outline.roots, this.#view);
    const inGroup = items.find((item) => 'group' in item && item.group === place.group);
    const shown = place.group === undefined ? items : (inGroup?.children ?? []);
    const documents =
      objective && place.group === undefined ? this.#documents(section, framework, objective, place) : [];
    const groups = items.filter((item) => 'group' in item).length;
    return this.#page([...shown.map((item) => () => this.#item(named, outline, item, place, groups)), ...documents]);
  }

  #top(place: ObjectivesPlace): Nodes {
    const sections = sectionsOf(this.#session.workspace);
    const section = sections.find(({ folder }) => folder === place.folder);
    if (section) return this.#frameworks(section, place);
    if (place.folder !== undefined) return NOTHING;
    return this.#page(
      sections.flatMap(({ folder }) => {
        if (folder === undefined) return [];
        return (): ObjectivesNode => ({
          kind: 'folder',
          place: { folder },
          label: plainLine(nameOf(folder)),
          hasChildren: true,
          isOpen: true,
        });
      }),
    );
  }

  #frameworks(section: Section, place: ObjectivesPlace): Nodes {
    const counts = this.#counted.isCounted(section) ? this.#counted.counts(section) : null;
    const shown = section.frameworks.filter((framework) => this.#shownEditions(section, framework).length > 0);
    const inOrder =
      this.#filter.order === 'references' && counts
        ? shown.sort((a, b) => counts.ofFramework(b).references - counts.ofFramework(a).references)
        : shown;
    return this.#page(
      inOrder.map((framework) => () => {
        const shape = {
          place: below(place, { framework: framework.id }),
          counts: counts?.ofFramework(framework) ?? null,
          hasChildren: framework.editions.length > 0,
          isOpen: shown.length <= MOST_OPEN_FRAMEWORKS || this.#isFew(section, framework),
        };
        return frameworkNode(framework, shape);
      }),
    );
  }

  /** The default edition first, then the others, newest first; the children of a single one directly. */
  #editions(section: Section, framework: Framework, place: ObjectivesPlace): Promise<Nodes> | Nodes {
    const [only, ...others] = framework.editions;
    if (only && others.length === 0) return this.children(below(place, { edition: only.id }));
    const isKnown = this.#counted.isCounted(section);
    return this.#page(
      this.#shownEditions(section, framework).map((edition) => () => {
        const { total } = this.#outline(section, framework, edition);
        const shape = {
          place: below(place, { edition: edition.id }),
          counts: isKnown ? total : null,
          hasChildren: edition.objectives.length > 0,
          isOpen: edition === framework.defaultEdition || this.#isFew(section, framework),
        };
        return editionNode(framework, edition, shape);
      }),
    );
  }

  #item(
    { section, framework }: Named,
    { byNumber }: Outline,
    item: OutlineEntry | OutlineGroup,
    place: ObjectivesPlace,
    groups: number,
  ): ObjectivesNode {
    const isKnown = this.#counted.isCounted(section);
    const counts = isKnown ? item.total : null;
    const isFound = this.#isFiltered && byNumber.size <= MOST_OPEN_FOUND;
    if ('group' in item) {
      const isOpen = groups <= MOST_OPEN_GROUPS || isFound;
      const inGroup = below(place, { group: item.group });
      return { kind: 'group', place: inGroup, label: plainLine(item.group), counts, hasChildren: true, isOpen };
    }
    const { objective, own, children } = item;
    const { group: _, ...above } = place;
    const shape = {
      place: below(above, { edition: objective.edition, number: objective.number }),
      counts,
      hasChildren: children.length > 0 || (isKnown && (this.#filter.only === 'stale' ? own.stale : own.references) > 0),
      isOpen: isFound && children.length > 0,
    };
    return objectiveNode(framework, objective, shape);
  }

  #documents(section: Section, framework: Framework, objective: Listed, place: ObjectivesPlace) {
    // Among uncited objectives, the documents that cite a parent do not matter.
    if (this.#filter.only === 'uncited' || !this.#counted.isCounted(section)) return [];
    const documents = this.#citing(section, framework, objective);
    return documents.map((document) => () => documentNode(document, place));
  }

  async #lines({ section, framework }: Named, objective: Listed, place: ObjectivesPlace, uri: string): Promise<Nodes> {
    const found = this.#citing(section, framework, objective).find((document) => document.uri === uri);
    const cells = [...new Set(found?.references.map((reference) => reference.uri))];
    const { fileSystem } = this.#session;
    const read = await Promise.all(
      cells.map(async (cell) => (await currentText(cell, this.#session)) ?? textOnDisk(cell, fileSystem)),
    );
    const texts = new Map(cells.map((cell, index) => [cell, read[index]?.lines]));
    return this.#page(
      (found?.references ?? []).flatMap((reference) => {
        const lines = texts.get(reference.uri);
        return lines ? () => lineNode(lines, reference.range, place, reference.uri) : [];
      }),
    );
  }

  #citing(section: Section, framework: Framework, objective: Listed): readonly CitingDocument[] {
    const only = this.#filter.only === 'stale' ? 'stale' : 'all';
    return citingDocuments(this.#session.index, section, framework, objective, only);
  }

  #page(makers: readonly (() => ObjectivesNode)[]): Nodes {
    const nodes = makers.slice(0, this.#limit).map((make) => make());
    return { nodes, more: makers.length - nodes.length };
  }

  #shownEditions(section: Section, framework: Framework): readonly FrameworkEdition[] {
    const { editions, defaultEdition } = framework;
    const others = editions.filter((edition) => edition !== defaultEdition).reverse();
    const all = defaultEdition ? [defaultEdition, ...others] : others;
    if (!this.#isFiltered) return all;
    return all.filter((edition) => this.#outline(section, framework, edition).roots.length > 0);
  }

  #isFew(section: Section, framework: Framework): boolean {
    if (!this.#isFiltered) return false;
    const shown = this.#shownEditions(section, framework);
    const found = shown.map((edition) => this.#outline(section, framework, edition).byNumber.size);
    return sum(found) <= MOST_OPEN_FOUND;
  }

  get #isFiltered(): boolean {
    return this.#view.words.length > 0 || this.#view.only !== 'all';
  }

  #outline(section: Section, framework: Framework, edition: FrameworkEdition): Outline {
    return this.#counted.outline(section, framework, edition, this.#view);
  }
}

/** Undefined where the framework does not exist (any more). */
export function namedBy(place: ObjectivesPlace, { workspace }: Pick<Session, 'workspace'>): Named | undefined {
  const section = sectionsOf(workspace).find(({ folder }) => folder === place.folder);
  const framework = section?.frameworks.find(({ id }) => id === place.framework);
  if (!section || !framework) return undefined;
  const edition = framework.editions.find(({ id }) => id === place.edition);
  const objective = place.number === undefined ? undefined : edition?.byNumber.get(place.number);
  return { section, framework, edition, objective };
}

const NOTHING: Nodes = { nodes: [], more: 0 };
