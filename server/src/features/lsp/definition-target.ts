import type { DefinitionTarget } from '../../core/describing/markup.ts';
import { encoded } from '../../core/text/markdown.ts';
import type { ClientUri } from './client-support.ts';

/**
 * Links to the entries of objectives: a command of the client if there is one, which can open any catalog; else the file
 * and line. Characters in file names that have a meaning in Markdown are encoded.
 *
 * @param command takes the URI and LSP's position of the number
 * @param clientUri gives the URI under which the client opens a catalog
 */
export function definitionTarget(command: string | undefined, clientUri: ClientUri): DefinitionTarget {
  return ({ location, numberRange: { start } }) => {
    const uri = clientUri(location.uri);
    if (command !== undefined) return `command:${encoded(command)}?${encoded(JSON.stringify([uri, start]))}`;
    if (!uri.startsWith('file:///')) return null;
    return `${uri.replace(/[^\w/:%.~-]/gu, encoded)}#L${start.line + 1}`;
  };
}
