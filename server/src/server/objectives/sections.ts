import type { Framework } from '../../core/model/framework.ts';
import { frameworkIdentity } from '../../core/resolution/identity.ts';
import type { Root } from '../workspace/project.ts';
import type { RootState } from '../workspace/project-state.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Folders whose documents mean the same by a reference: their objectives are shown once, with the references of all. */
export interface Section {
  /** Normalised URI of its only folder; undefined where there is but one section. */
  readonly folder: string | undefined;
  readonly frameworks: readonly Framework[];
  /** Those whose references count; the first has the frameworks. */
  readonly roots: readonly [Root<RootState>, ...Root<RootState>[]];
}

/** One section where all folders have the same frameworks, else one for each. */
export function sectionsOf({ ownRoots, roots }: Pick<Workspace, 'ownRoots' | 'roots'>): readonly Section[] {
  const [first, ...others] = ownRoots;
  if (!first) return [];
  const signature = signatureOf(first);
  if (others.every((root) => signatureOf(root) === signature)) {
    // Documents outside of all folders cite shipped frameworks too.
    const rest = roots.filter((root) => root !== first);
    return [{ folder: undefined, frameworks: frameworksOf(first), roots: [first, ...rest] }];
  }
  return ownRoots.map((root) => ({ folder: root.uri ?? undefined, frameworks: frameworksOf(root), roots: [root] }));
}

const frameworksOf = ({ state }: Root<RootState>): readonly Framework[] => state.scope.set.frameworks;

const signatureOf = (root: Root<RootState>): string =>
  JSON.stringify(
    frameworksOf(root).map((framework) => [frameworkIdentity(framework), framework.defaultEdition?.id ?? null]),
  );
