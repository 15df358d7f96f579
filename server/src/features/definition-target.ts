import type { Listed } from '../core/model/framework.ts';

/** Where a link in a hover leads: the target of the link as a URI; null where there is none that would open. */
export type DefinitionTarget = (objective: Listed) => string | null;

/**
 * Links to the entries of objectives: with a command of the client's, which may open anything, that one; else the file of
 * the catalog, at the line. Nothing in a URI is left that would mean something to Markdown, whatever a file is called.
 *
 * @param command takes the URI and LSP's position of the number
 * @param clientUri gives the URI under which the client opens a catalog
 */
export function definitionTarget(command: string | undefined, clientUri: (uri: string) => string): DefinitionTarget {
  return ({ location, numberRange: { start } }) => {
    const uri = clientUri(location.uri);
    if (command !== undefined) return `command:${encoded(command)}?${encoded(JSON.stringify([uri, start]))}`;
    if (!uri.startsWith('file:///')) return null;
    return `${uri.replace(/[^\w/:%.~-]/gu, encoded)}#L${start.line + 1}`;
  };
}

/** Percent-encoded, with the brackets and signs that `encodeURIComponent` leaves. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
