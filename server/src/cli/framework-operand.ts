import type { Framework, FrameworkEdition } from '../core/model/framework.ts';
import { findEdition } from '../core/resolution/compose.ts';
import { composeRoot } from '../loader/compose-root.ts';
import { type Arguments, didYouMean } from './arguments.ts';
import type { CommandLine, Failure } from './command-line.ts';
import { lookUpOperands, openWorkspace, type Workspace } from './workspace.ts';

/** A workspace, and the framework in it that a command is about. */
export interface FrameworkWorkspace extends Workspace {
  readonly framework: Framework;
}

/**
 * Loads the root as `openWorkspace` does, and finds the framework by prefix, alias or misspelling in any case. Naming a
 * framework switches it on for the run.
 *
 * @param paths files and folders to read
 */
export async function openFramework(
  name: string,
  paths: readonly string[],
  given: Arguments,
  line: CommandLine,
): Promise<FrameworkWorkspace | Failure> {
  const workspace = await openWorkspace({ ...given, operands: [] }, line);
  if ('failure' in workspace) return workspace;
  const prefix = prefixOf(name, workspace);
  if (typeof prefix !== 'string') return prefix;
  const composed = workspace.composed.scope.set.get(prefix)
    ? workspace.composed
    : composeRoot(workspace.root, null, { frameworks: new Map([[prefix, { enabled: true }]]) });
  const framework = composed.scope.set.get(prefix);
  if (!framework) return unknownFramework(name, workspace);
  const operands = await lookUpOperands(paths, line);
  if ('failure' in operands) return operands;
  return { ...workspace, composed, ...operands, framework };
}

/** The canonical prefix of the framework that goes by this prefix, alias or misspelling in any case, switched on or not. */
export function prefixOf(name: string, workspace: Workspace): string | Failure {
  const wanted = name.trim().toLowerCase();
  for (const { catalog } of workspace.root.sources) {
    const spellings = [catalog.prefix, ...[...catalog.aliases, ...catalog.misspellings].map(({ text }) => text)];
    if (spellings.some((spelling) => spelling.toLowerCase() === wanted)) return catalog.prefix;
  }
  return unknownFramework(name, workspace);
}

function unknownFramework(name: string, { root }: Workspace): Failure {
  const known = [...new Set(root.sources.map(({ catalog }) => catalog.prefix))];
  const longer = known.find((prefix) => prefix.toLowerCase().startsWith(`${name.toLowerCase()} `));
  if (longer !== undefined)
    return { failure: `There is no framework '${name}'. A prefix with spaces needs quotes: "${longer}".` };
  const list = known.length === 0 ? 'There is no catalog.' : `Those that catalogs describe: ${known.join(', ')}.`;
  return { failure: `There is no framework '${name}'${didYouMean(name, known)} ${list}` };
}

/** The edition by its id or an alias, in any case. */
export function editionOf(framework: Framework, name: string): FrameworkEdition | Failure {
  const edition = findEdition(framework, name);
  if (edition) return edition;
  const names = framework.editions.flatMap(({ id, aliases }) => [id, ...aliases.map(({ text }) => text)]);
  return {
    failure: `${framework.prefix} has no edition '${name}'${didYouMean(name, names)} ${editionsOf(framework)}`,
  };
}

/** Which editions there are, as a sentence. */
export function editionsOf({ editions, prefix }: Framework): string {
  const ids = editions.map(({ id }) => id).filter((id) => id !== '');
  if (ids.length === 0) return `The catalog of ${prefix} names no edition.`;
  return `${ids.length === 1 ? 'Its only edition is' : 'Its editions are'} ${ids.join(', ')}.`;
}
