import { pushTo } from '../../../core/base/collections.ts';
import { l10n } from '../../../core/base/l10n.ts';
import type { ImportProblem } from '../framework-draft.ts';
import { type DataNode, textOf } from './data-tree.ts';

/** More levels than any published framework has. */
export const MAX_LEVELS = 20;

/** An entry of a flat list, with the entries that name it as their parent. */
export interface Branch {
  readonly node: DataNode;
  readonly inside: readonly Branch[];
}

/**
 * Arranges the entries of a flat list by the key of their parent. Entries whose parent is not in the list are at the top.
 * Entries that cannot be reached from the top are reported and left out.
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
    // Of two entries with the same key, the first one has the children.
    waiting.delete(parent);
    return found.map((node) => {
      const own = textOf(node, key);
      return { node, inside: own === undefined ? [] : below(own, depth + 1) };
    });
  };
  const top = below(undefined, 0);
  return { top, problems: unreached([...waiting.values()].flat()) };
}

/** A warning about entries that are in a cycle, or nested too deeply. */
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
