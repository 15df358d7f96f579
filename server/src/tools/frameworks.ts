import { Refusal, type Result } from '../core/base/result.ts';
import { frameworkNamed } from '../core/declaration/declared-frameworks.ts';
import { type Framework, type FrameworkEdition, frameworkIdentity } from '../core/model/framework.ts';
import { findEdition } from '../core/resolution/compose.ts';
import { short } from './input.ts';
import type { ToolRoot } from './world.ts';

/** A framework as a root has it. */
export interface FrameworkInRoot {
  readonly root: ToolRoot;
  readonly framework: Framework;
}

const MOST_NAMED = 50;

/** Each enabled framework once: what several roots read from the same catalogs is one. */
export function frameworksIn(roots: readonly ToolRoot[]): readonly FrameworkInRoot[] {
  const all = roots.flatMap((root) => root.composed.scope.set.frameworks.map((framework) => ({ root, framework })));
  return [...new Map(all.toReversed().map((one) => [frameworkIdentity(one.framework), one])).values()].toReversed();
}

/** Those with this prefix, alias or misspelling in any case. */
export function frameworksNamed(
  name: string,
  roots: readonly ToolRoot[],
): Result<readonly [FrameworkInRoot, ...FrameworkInRoot[]]> {
  const known = frameworksIn(roots);
  const [first, ...others] = known.filter(
    ({ root, framework }) => frameworkNamed(root.composed.scope.set, name) === framework,
  );
  if (first) return [first, ...others];
  const folded = name.trim().toLowerCase();
  const isOff = roots.some(({ loaded }) =>
    loaded.sources.some(({ catalog }) => catalog.prefix.toLowerCase() === folded),
  );
  const why = isOff ? 'is not enabled ("frameworks" in objrefs.yaml)' : 'is unknown';
  const prefixes = known.slice(0, MOST_NAMED).map(({ framework }) => framework.prefix);
  return new Refusal(`framework: ${short(name)} ${why}. Enabled: ${prefixes.join(', ') || 'none'}.`);
}

/** The edition with this name or alias in any case. */
export function editionNamed(field: string, framework: Framework, name: string): Result<FrameworkEdition> {
  const names = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  const known =
    names.length === 0 ? 'Its catalog does not name any.' : `Editions: ${names.slice(-MOST_NAMED).join(', ')}.`;
  return (
    findEdition(framework, name) ?? new Refusal(`${field}: ${framework.prefix} has no edition ${short(name)}. ${known}`)
  );
}
