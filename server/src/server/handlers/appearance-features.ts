import type { Connection, InlayHint } from 'vscode-languageserver';
import { shippedCatalogs } from '../../catalog/reading/shipped.ts';
import { inlayHintResolve, inlayHints } from '../../features/inlayHint.ts';
import { objectiveData } from '../../features/objective-data.ts';
import { type ReferenceToken, referenceTokens } from '../../features/reference-tokens.ts';
import { isProse, semanticTokens } from '../../features/semanticTokens.ts';
import { COLOURS_CHANGED, COLOURS_REQUEST, type Colours, type ColoursParams } from '../../protocol/index.ts';
import { describeError } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from './changes.ts';

/** References that are coloured for one request: more than anybody sees at a time. */
const MOST_TOKENS = 5_000;

/** Binds what an editor shows in the text itself: colours of references, titles beside them. */
export function bindAppearance(connection: Connection, session: Session): ChangeListener {
  const { semanticTokens: tokens, inlayHint } = connection.languages;

  tokens.on(
    requestHandler(connection, noTokens, async ({ textDocument }, token) => {
      const document = await session.analyse(textDocument.uri, token);
      return (document && semanticTokens(document)) ?? noTokens();
    }),
  );

  tokens.onRange(
    requestHandler(connection, noTokens, async ({ textDocument, range }, token) => {
      const document = await session.analyse(textDocument.uri, token);
      return (document && semanticTokens(document, range)) ?? noTokens();
    }),
  );

  inlayHint.on(
    requestHandler(connection, noHints, async ({ textDocument, range }, token) => {
      const { state } = await session.loadedRoot(textDocument.uri);
      const hints = state.settings?.inlayHints;
      const document = hints?.enabled ? await session.analyse(textDocument.uri, token) : undefined;
      return hints && document ? inlayHints(document, range, hints.length) : null;
    }),
  );

  inlayHint.resolve(
    requestHandler(connection, unchanged, async (hint, token) => {
      const data = objectiveData(hint);
      return data ? inlayHintResolve(hint, await session.frameworksOf(data.uri, token), session.support) : hint;
    }),
  );

  connection.onRequest(
    COLOURS_REQUEST,
    requestHandler(connection, noColours, async ({ uri, range }: ColoursParams, token) => {
      const { state } = await session.loadedRoot(uri);
      const document = (state.settings?.coloursInCode ?? true) ? await session.analyse(uri, token) : undefined;
      if (!document || isProse(document)) return noColours();
      const found = referenceTokens(document, range);
      return coloursOf(found.filter((token) => !isInGrammar(token)).slice(0, MOST_TOKENS));
    }),
  );
  return {
    // Of what has changed in a document, clients ask of their own accord.
    documentChanged() {},
    documentClosed() {},
    filesChanged() {},
    diagnoseAll: () => refresh(connection, session),
    dispose() {},
  };
}

/** Has the client ask again. */
function refresh(connection: Connection, { support, options }: Session): void {
  const failed = (error: unknown) =>
    connection.console.warn(`The client did not ask for colours and hints again: ${describeError(error)}`);
  if (support.refreshSemanticTokens) connection.languages.semanticTokens.refresh().catch(failed);
  if (support.refreshInlayHints) connection.languages.inlayHint.refresh().catch(failed);
  if (options.colours) connection.sendNotification(COLOURS_CHANGED).catch(failed);
}

/** Whether the grammar in `syntaxes/` knows the framework, and this way to cite it: on one line, and canonical. */
function isInGrammar({ framework, group: { prefix, members, range } }: ReferenceToken): boolean {
  const isPlain = prefix?.spelling === 'canonical' && range.start.line === range.end.line;
  if (!isPlain || members.some(({ spellingVariant }) => spellingVariant)) return false;
  return framework.catalogs.every(({ uri }) =>
    shippedCatalogs.some(({ enabled, catalog }) => enabled && catalog.uri === uri),
  );
}

function coloursOf(tokens: readonly ReferenceToken[]): Colours {
  const rangesOf = (wanted: ReferenceToken['kind']) =>
    tokens.flatMap(({ kind, range }) => (kind === wanted ? range : []));
  return { prefixes: rangesOf('prefix'), numbers: rangesOf('number') };
}

const noTokens = () => ({ data: [] });
const noHints = (): null => null;
const noColours = (): Colours => ({ prefixes: [], numbers: [] });
const unchanged = (hint: InlayHint): InlayHint => hint;
