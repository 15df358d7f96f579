import {
  CodeActionKind,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { COMPLETION_TRIGGERS, FIX_ALL_KIND, MARK_REVIEWED_KIND } from '../../features/lsp/announced.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import { PROSE_LANGUAGES, semanticTokensLegend } from '../../features/semanticTokens.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE } from '../../loader/root.ts';
import type { InitializationOptions } from '../../protocol/index.ts';

/** Catalogs and `objrefs.yaml`: of these this server knows more than the editor. */
export const OWN_FILES = [`**/*${CATALOG_SUFFIX}`, `**/${CONFIGURATION_FILE}`].map((pattern) => ({ pattern }));

/** The answer to `initialize`. Positions are in UTF-16 units, which every client knows (LSP 3.18, "PositionEncodingKind"). */
export function serverCapabilities(
  support: ClientSupport,
  options: InitializationOptions,
  commands: readonly string[],
): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    completionProvider: { triggerCharacters: COMPLETION_TRIGGERS, resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    renameProvider: support.prepareRename ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    codeLensProvider: { resolveProvider: true },
    // A client that shows the tokens of a single server shows those of others wherever this one does not announce any.
    semanticTokensProvider: {
      documentSelector: PROSE_LANGUAGES.map((language) => ({ language })),
      legend: semanticTokensLegend(options.colours === true),
      full: true,
      range: true,
    },
    foldingRangeProvider: { documentSelector: OWN_FILES },
    // Where clients support it, formatting is registered for these files only.
    ...(!support.registerFormatting && { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
    inlayHintProvider: { resolveProvider: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, ...(support.applyEdit ? [MARK_REVIEWED_KIND] : [])],
    },
    ...(commands.length > 0 && { executeCommandProvider: { commands: [...commands] } }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      // Any file and folder: `catalogs` may list files of any name.
      ...(support.willRenameFiles && { fileOperations: { willRename: { filters: [{ pattern: { glob: '**' } }] } } }),
    },
    ...(options.diagnostics === 'pull' && {
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
}
