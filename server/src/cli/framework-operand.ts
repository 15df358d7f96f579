import type { Framework, FrameworkEdition } from '../core/model/framework.ts';
import { findEdition } from '../core/resolution/compose.ts';
import { composeRoot } from '../loader/compose-root.ts';
import { type Arguments, didYouMean } from './arguments.ts';
import type { CommandLine } from './command-line.ts';
import { Refused } from './refused.ts';
import { lookUpOperands, openWorkspace, type Workspace } from './workspace.ts';

export interface FrameworkWorkspace extends Workspace {
  readonly framework: Framework;
}

/**
 * Loads the root as `openWorkspace` does, and finds the framework by prefix, alias or misspelling in any case. A framework
 * that is named is enabled for the run.
 *
 * @param paths files and folders to read
 */
export async function openFramework(
  name: string,
  paths: readonly string[],
  given: Arguments,
  line: CommandLine,
): Promise<FrameworkWorkspace> {
  const workspace = await openWorkspace({ ...given, operands: [] }, line);
  const prefix = prefixOf(name, workspace);
  const { composed } = withFrameworks(workspace, [prefix]);
  const framework = composed.scope.set.get(prefix);
  if (!framework) throw unknownFramework(name, workspace);
  const operands = await lookUpOperands(paths, line);
  return { ...workspace, composed, ...operands, framework };
}

export function withFrameworks(workspace: Workspace, prefixes: Iterable<string>): Workspace {
  const disabled = [...prefixes].filter((prefix) => !workspace.composed.scope.set.get(prefix));
  if (disabled.length === 0) return workspace;
  const frameworks = new Map(disabled.map((prefix) => [prefix, { enabled: true }]));
  return { ...workspace, composed: composeRoot(workspace.root, null, { frameworks }) };
}

/** The canonical prefix of the framework with this prefix, alias or misspelling in any case, enabled or not. */
export function prefixOf(name: string, workspace: Workspace): string {
  const folded = name.trim().toLowerCase();
  for (const { catalog } of workspace.root.sources) {
    const spellings = [catalog.prefix, ...[...catalog.aliases, ...catalog.misspellings].map(({ text }) => text)];
    if (spellings.some((spelling) => spelling.toLowerCase() === folded)) return catalog.prefix;
  }
  throw unknownFramework(name, workspace);
}

function unknownFramework(name: string, { root }: Workspace): Refused {
  const known = [...new Set(root.sources.map(({ catalog }) => catalog.prefix))];
  const longer = known.find((prefix) => prefix.toLowerCase().startsWith(`${name.toLowerCase()} `));
  if (longer !== undefined) {
    return new Refused(`unknown framework '${name}'. A prefix with spaces needs quotes: "${longer}".`);
  }
  const list = known.length === 0 ? 'No catalogs were found.' : `Known frameworks: ${known.join(', ')}.`;
  return new Refused(`unknown framework '${name}'${didYouMean(name, known) || '.'} ${list}`);
}

/** The edition by its id or an alias, in any case. */
export function editionOf(framework: Framework, name: string): FrameworkEdition {
  const edition = findEdition(framework, name);
  if (edition) return edition;
  const names = framework.editions.flatMap(({ id, aliases }) => [id, ...aliases.map(({ text }) => text)]);
  throw new Refused(
    `${framework.prefix} has no edition '${name}'${didYouMean(name, names) || '.'} ${editionsOf(framework)}`,
  );
}

/** Names the editions in a sentence. */
export function editionsOf({ editions, prefix }: Framework): string {
  const ids = editions.map(({ id }) => id).filter((id) => id !== '');
  if (ids.length === 0) return `The catalog of ${prefix} does not name an edition.`;
  return `The ${ids.length === 1 ? 'only edition' : 'editions'} of ${prefix} ${ids.length === 1 ? 'is' : 'are'} ${ids.join(', ')}.`;
}
