import type { Connection } from 'vscode-languageserver';
import { defaultCatalogs } from '../../catalog/reading/default-catalogs.ts';
import { isProse, type ReferenceToken, referenceTokens } from '../../features/semanticTokens.ts';
import { COLOURS_REQUEST, type Colours } from '../../protocol/index.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** The most references that are coloured for one request; more are never visible at once. */
const MOST_TOKENS = 5_000;

export function register(connection: Connection, session: Session): void {
  respond(connection, COLOURS_REQUEST, noColours, async ({ uri, range }, token) => {
    const { state } = await session.loadedProject(uri);
    const document = (state.settings?.coloursInCode ?? true) ? await session.analyseInSlices(uri, token) : undefined;
    if (!document || isProse(document)) return noColours();
    const found = referenceTokens(document, range);
    return coloursOf(found.filter((token) => !isInGrammar(token)).slice(0, MOST_TOKENS));
  });
}

/** Whether the grammar in `syntaxes/` colours it: a canonical citation of a framework that is enabled by default, on one line. */
function isInGrammar({ framework, group: { prefix, members, range } }: ReferenceToken): boolean {
  const isPlain = prefix?.spelling === 'canonical' && range.start.line === range.end.line;
  if (!isPlain || members.some(({ spellingVariant }) => spellingVariant)) return false;
  return framework.catalogs.every(({ uri }) => defaultCatalogs.some(({ catalog }) => catalog.uri === uri));
}

function coloursOf(tokens: readonly ReferenceToken[]): Colours {
  const rangesOf = (wanted: ReferenceToken['kind']) =>
    tokens.flatMap(({ kind, range }) => (kind === wanted ? range : []));
  return { prefixes: rangesOf('prefix'), numbers: rangesOf('number') };
}

const noColours = (): Colours => ({ prefixes: [], numbers: [] });
