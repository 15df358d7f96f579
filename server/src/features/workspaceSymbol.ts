import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { FrameworkEdition } from '../core/model/framework.ts';
import { hasWords, queryWords } from '../core/outline/outline.ts';
import type { FrameworkSet } from '../core/resolution/scope.ts';
import { plainLine } from '../core/text/plain-line.ts';
import { objectiveName } from './documentSymbol.ts';
import type { ClientUri } from './lsp/client-support.ts';

/** More are not sent; typing on narrows the list, which clients request again. */
const MOST = 500;

/**
 * The objectives that match all words of the query (`hasWords`), the newest editions first. Those that several projects
 * read are included once. Clients sort and filter further.
 */
export function workspaceSymbols(sets: readonly FrameworkSet[], query: string, clientUri: ClientUri) {
  const words = queryWords(query);
  const seen = new Set<string>();
  const symbols: SymbolInformation[] = [];
  for (const framework of new Set(sets.flatMap(({ frameworks }) => frameworks))) {
    for (const edition of [...framework.editions].reverse()) {
      if (seen.has(identityOf(edition))) continue;
      seen.add(identityOf(edition));
      for (const objective of edition.byNumber.values()) {
        if (!hasWords(framework, edition, objective, words)) continue;
        symbols.push({
          name: objectiveName(objective),
          kind: SymbolKind.Constant,
          containerName: plainLine(`${framework.prefix} ${edition.id}`),
          location: { uri: clientUri(objective.location.uri), range: objective.numberRange },
        });
        if (symbols.length === MOST) return symbols;
      }
    }
  }
  return symbols;
}

const identityOf = ({ uri, id }: FrameworkEdition): string => `${uri}\n${id}`;
