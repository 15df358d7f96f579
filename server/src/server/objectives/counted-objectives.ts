import { isSameList } from '../../core/base/collections.ts';
import { type Framework, type FrameworkEdition, frameworkIdentity } from '../../core/model/framework.ts';
import { type Outline, type OutlineView, outlineOf } from '../../core/outline/outline.ts';
import { ReferenceCounts } from '../../core/outline/reference-counts.ts';
import type { FrameworkSet } from '../../core/resolution/scope.ts';
import { EXAMPLE_SCHEME } from '../../protocol/index.ts';
import { schemeOf } from '../../uri/uris.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import type { Project } from '../workspace/project.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Counts, with what they were made from. */
interface Counted {
  readonly sets: readonly FrameworkSet[];
  readonly versions: readonly string[];
  readonly counts: ReferenceCounts;
  readonly outlines: Map<FrameworkEdition, { readonly view: string; readonly outline: Outline }>;
}

/** Counts the references of a section once for each state of its index. */
export class CountedObjectives {
  readonly #index: WorkspaceIndex;
  readonly #counted = new Map<string | undefined, Counted>();
  #isBeginning = false;

  constructor(index: WorkspaceIndex) {
    this.#index = index;
  }

  /** Searches the files of projects that were not searched yet; null while that is already under way. */
  begin(projects: readonly Project[]): Promise<unknown> | null {
    if (this.#isBeginning) return null;
    this.#isBeginning = true;
    return Promise.all(projects.map((project) => this.#index.searchedOnce(project))).finally(() => {
      this.#isBeginning = false;
    });
  }

  /** Whether all files have been searched: before that, no counts are known. */
  isCounted({ projects }: Section): boolean {
    return projects.every((project) => this.#index.isSearched(project));
  }

  counts(section: Section): ReferenceCounts {
    return this.#of(section).counts;
  }

  outline(section: Section, framework: Framework, edition: FrameworkEdition, view: OutlineView): Outline {
    const { counts, outlines } = this.#of(section);
    const known = outlines.get(edition);
    const key = JSON.stringify(view);
    if (known?.view === key) return known.outline;
    const outline = outlineOf(framework, edition, (objective) => counts.ofObjective(objective), view);
    outlines.set(edition, { view: key, outline });
    return outline;
  }

  #of(section: Section): Counted {
    const { folder, projects } = section;
    const sets = projects.map(({ state }) => state.scope.set);
    const versions = projects.map((project) => this.#index.version(project));
    const known = this.#counted.get(folder);
    if (known && isSameList(known.sets, sets) && isSameList(known.versions, versions)) return known;
    const counts = new ReferenceCounts();
    for (const project of projects) {
      for (const { resolution, references } of this.#index.tallies(project)) counts.add(resolution, references);
    }
    const counted = { sets, versions, counts, outlines: new Map() };
    this.#counted.set(folder, counted);
    return counted;
  }
}

/** Folders in which a reference means the same: their objectives are shown once, with the references of all. */
export interface Section {
  /** Normalised URI of its only folder; undefined where there is only one section. */
  readonly folder: string | undefined;
  readonly frameworks: readonly Framework[];
  /** The projects whose references are counted; the first has the frameworks. */
  readonly projects: readonly [Project, ...Project[]];
}

/** One section where all folders have the same frameworks, else one for each. The example is none beside other folders. */
export function sectionsOf(workspace: Pick<Workspace, 'ownProjects' | 'projects'>): readonly Section[] {
  const isExample = ({ uri }: Project) => uri !== null && schemeOf(uri) === EXAMPLE_SCHEME;
  const others = workspace.projects.filter((project) => !isExample(project));
  const own = workspace.ownProjects.filter((project) => !isExample(project));
  return own.length > 0 ? sectionsAmong(own, others) : sectionsAmong(workspace.ownProjects, workspace.projects);
}

function sectionsAmong(ownProjects: readonly Project[], projects: readonly Project[]): readonly Section[] {
  const [first, ...others] = ownProjects;
  if (!first) return [];
  const signature = signatureOf(first);
  if (others.every((project) => signatureOf(project) === signature)) {
    // Documents outside of all folders cite built-in frameworks, too.
    const rest = projects.filter((project) => project !== first);
    return [{ folder: undefined, frameworks: frameworksOf(first), projects: [first, ...rest] }];
  }
  return ownProjects.map((project) => ({
    folder: project.uri ?? undefined,
    frameworks: frameworksOf(project),
    projects: [project],
  }));
}

const frameworksOf = ({ state }: Project): readonly Framework[] => state.scope.set.frameworks;

const signatureOf = (project: Project): string =>
  JSON.stringify(
    frameworksOf(project).map((framework) => [frameworkIdentity(framework), framework.defaultEdition?.id ?? null]),
  );
