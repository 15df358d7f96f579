import { l10n } from '../../../core/base/l10n.ts';
import { pushTo } from '../../../core/base/push-to.ts';
import type { ImportProblem } from '../framework-draft.ts';
import { type DataNode, textOf } from './data-tree.ts';

/** Deeper than any published framework. */
export const MAX_LEVELS = 20;

/** An entry of a flat list, with those that name it as their parent. */
export interface Branch {
  readonly node: DataNode;
  readonly inside: readonly Branch[];
}

/**
 * Entries of a flat list below those whose key they name as their parent's, each once; those whose parent is not in the
 * list are at the top. What no way from the top leads to is left out, and told.
 */
export function entryTree(
  nodes: readonly DataNode[],
  key: string,
  parentKey: string,
): { readonly top: readonly Branch[]; readonly problems: readonly ImportProblem[] } {
  const keys = new Set(nodes.map((node) => textOf(node, key)));
  const waiting = new Map<string | undefined, DataNode[]>();
  for (const node of nodes) {
    const parent = textOf(node, parentKey);
    pushTo(waiting, keys.has(parent) ? parent : undefined, node);
  }
  const below = (parent: string | undefined, depth: number): readonly Branch[] => {
    const found = depth > MAX_LEVELS ? undefined : waiting.get(parent);
    if (!found) return [];
    // Of two entries with one key the first has what is below it.
    waiting.delete(parent);
    return found.map((node) => {
      const own = textOf(node, key);
      return { node, inside: own === undefined ? [] : below(own, depth + 1) };
    });
  };
  const top = below(undefined, 0);
  return { top, problems: unreached([...waiting.values()].flat()) };
}

/** What is said of entries that are below themselves, or too deep. */
export function unreached(nodes: readonly DataNode[]): ImportProblem[] {
  const [first] = nodes;
  if (!first) return [];
  const message = l10n.t(
    'Skipped entries that contain themselves, or are more than {0} levels deep: {1}, beginning with this one.',
    MAX_LEVELS,
    nodes.length,
  );
  return [{ severity: 'warning', range: first.range, message }];
}
