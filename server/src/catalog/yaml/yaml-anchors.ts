import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { countWhile, pushTo } from '../../core/base/collections.ts';
import type { Slip } from './unquoted-text.ts';

/** How many characters may be read through aliases, which can multiply a small file exponentially. */
const MAX_ALIASED_CHARACTERS = 1_000_000;
/** Lists and fields take so many times longer to read than a text. */
const COST_OF_LISTS = 10;

/** Why an alias does not stand for a node. */
type AliasProblem = 'unknown-anchor' | 'contains-itself' | 'too-many';

/** The node that an alias refers to. It is not an alias itself, but may contain some. */
export type ResolveAlias = (alias: Alias.Parsed) => ParsedNode | AliasProblem;

export function aliasesBelow(root: ParsedNode | null): ResolveAlias {
  // By name, in the order of the text: an alias refers to the last one before it.
  const anchors = new Map<string, ParsedNode[]>();
  for (const node of nodesOf(root)) if (!isAlias(node) && node.anchor !== undefined) pushTo(anchors, node.anchor, node);
  let budget = MAX_ALIASED_CHARACTERS;
  return (alias) => {
    const named = anchors.get(alias.source) ?? [];
    const node = named[countWhile(named, ({ range }) => range[0] < alias.range[0]) - 1];
    if (!node) return 'unknown-anchor';
    if (node.range[1] >= alias.range[1]) return 'contains-itself';
    budget -= (node.range[1] - node.range[0] + 1) * (isScalar(node) ? 1 : COST_OF_LISTS);
    return budget < 0 ? 'too-many' : node;
  };
}

/** Anchors without an alias, and aliases without an anchor: in `title: *all` the star is likely part of the text. */
export function looseEnds(root: ParsedNode | null): readonly Slip[] {
  const nodes = [...nodesOf(root)];
  const aliases = new Map(nodes.flatMap((node) => (isAlias(node) ? [[node.source, node]] : [])));
  const anchors = new Map(nodes.flatMap((node) => (isAlias(node) || !node.anchor ? [] : [[node.anchor, node]])));
  const loose = [
    ...[...anchors].filter(([name, node]) => isScalar(node) && !aliases.has(name)),
    ...[...aliases].filter(([name]) => !anchors.has(name)),
  ];
  return loose.map(([name, node]) => {
    const isGlob = isAlias(node) && NO_NAME.test(name);
    return { kind: isGlob ? 'glob' : 'other', start: node.range[0], end: node.range[0] + 1 };
  });
}

/** What only a pattern for files has, and no name of an anchor: the rest of `*.md`. */
const NO_NAME = /[./*]/;

/** Every node below `root` and itself, in the order of the text; aliases are not followed. */
export function* nodesOf(root: ParsedNode | null): Generator<ParsedNode> {
  const waiting: (ParsedNode | null)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === null) continue;
    yield node;
    if (isScalar(node) || isAlias(node)) continue;
    if (isSeq(node)) for (let i = node.items.length - 1; i >= 0; i--) waiting.push(node.items[i]!);
    else if (isMap(node)) {
      for (let i = node.items.length - 1; i >= 0; i--) {
        const pair = node.items[i]!;
        waiting.push(pair.value, pair.key);
      }
    }
  }
}
