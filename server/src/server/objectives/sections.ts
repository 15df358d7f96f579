import { type Framework, frameworkIdentity } from '../../core/model/framework.ts';
import { EXAMPLE_SCHEME } from '../../protocol/index.ts';
import { schemeOf } from '../../uri/uris.ts';
import type { Project } from '../workspace/project.ts';
import type { Workspace } from '../workspace/workspace.ts';

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
