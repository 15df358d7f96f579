import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeActionParams,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  type CompletionTriggerKind,
  ConfigurationRequest,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentSymbolRequest,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LogMessageNotification,
  type MessageReader,
  type MessageWriter,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ReferencesRequest,
  type Registration,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../../server/src/protocol/index.ts';

export interface ClientOptions {
  readonly capabilities: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** Paths of folders; undefined: a client without workspace folders. */
  readonly folders?: readonly string[];
  /** The value of `objectiveReferences`, for a client that answers configuration requests. */
  readonly settings?: unknown;
  readonly processId?: number;
  /** The language of its user interface. */
  readonly locale?: string;
}

/** A minimal language client for the tests: it records what the server sends. */
export class TestClient {
  readonly connection: ProtocolConnection;
  /** Everything published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: Registration[] = [];
  readonly log: string[] = [];
  /** Methods of the refresh requests of the server, in order. */
  readonly refreshed: string[] = [];
  /** Messages shown to the user. */
  readonly shown: string[] = [];
  settings: unknown;
  /** The value of `files.exclude`. */
  filesExclude: unknown;
  #versions = new Map<string, number>();
  #arrived: (() => void)[] = [];

  private constructor(reader: MessageReader, writer: MessageWriter, settings: unknown) {
    this.connection = createProtocolConnection(reader, writer);
    this.settings = settings;
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => this.#note(this.published, params));
    connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
    connection.onRequest(
      RegistrationRequest.type,
      ({ registrations }) => void this.registrations.push(...registrations),
    );
    for (const { type } of [SemanticTokensRefreshRequest, InlayHintRefreshRequest]) {
      connection.onRequest(type, () => this.#note(this.refreshed, type.method));
    }
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'files.exclude' ? this.filesExclude : this.settings) ?? null),
    );
    connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.shown.push(message));
    connection.onUnhandledNotification(({ method }) => {
      if (!method.startsWith('$/')) this.log.push(`unhandled ${method}`);
    });
    connection.listen();
  }

  /** A client whose server has answered `initialize`. `prepare` adds handlers before. */
  static async start(
    reader: MessageReader,
    writer: MessageWriter,
    options: ClientOptions,
    prepare: (connection: ProtocolConnection) => void = () => {},
  ): Promise<{ client: TestClient; result: InitializeResult }> {
    const client = new TestClient(reader, writer, options.settings);
    prepare(client.connection);
    const folders = options.folders?.map((path) => ({ uri: uriOf(path), name: path }));
    const params: InitializeParams = {
      processId: options.processId ?? null,
      rootUri: folders?.[0]?.uri ?? null,
      ...(options.locale !== undefined && { locale: options.locale }),
      capabilities: options.capabilities,
      initializationOptions: options.initializationOptions,
      ...(options.capabilities.workspace?.workspaceFolders && folders && { workspaceFolders: folders }),
    };
    const result = await client.connection.sendRequest(InitializeRequest.type, params);
    await client.connection.sendNotification(InitializedNotification.type, {});
    return { client, result };
  }

  async open(path: string, text: string, languageId = 'markdown'): Promise<void> {
    const uri = uriOf(path);
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(path: string, changes: TextDocumentContentChangeEvent[], version?: number): Promise<void> {
    const uri = uriOf(path);
    const next = version ?? (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, next);
    const params = { textDocument: { uri, version: next }, contentChanges: changes };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  async save(path: string): Promise<void> {
    const params = { textDocument: { uri: uriOf(path) } };
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, params);
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path) },
    });
  }

  hover(path: string, position: Position) {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri: uriOf(path) }, position });
  }

  /** The text of the hover at a position; null if there is none. */
  async hoverText(path: string, line: number, character: number): Promise<string | null> {
    const hover = await this.hover(path, { line, character });
    return hover && (hover.contents as { value: string }).value;
  }

  /** A hover that is requested and cancelled immediately. */
  cancelledHover(path: string, position: Position) {
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: uriOf(path) }, position };
    const answer = this.connection.sendRequest(HoverRequest.type, params, source.token);
    source.cancel();
    return answer;
  }

  references(path: string, position: Position, includeDeclaration = true) {
    const params = { textDocument: { uri: uriOf(path) }, position, context: { includeDeclaration } };
    return this.connection.sendRequest(ReferencesRequest.type, params);
  }

  semanticTokens(path: string) {
    return this.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri: uriOf(path) } });
  }

  /** Those of the first `lines` lines. */
  inlayHints(path: string, lines = 1000) {
    const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
    return this.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: uriOf(path) }, range });
  }

  documentSymbols(path: string) {
    return this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: uriOf(path) } });
  }

  resolve(item: CompletionItem) {
    return this.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  definition(path: string, position: Position) {
    return this.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri: uriOf(path) }, position });
  }

  completion(path: string, position: Position, triggerKind?: CompletionTriggerKind) {
    const context = triggerKind && { context: { triggerKind } };
    return this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: uriOf(path) },
      position,
      ...context,
    });
  }

  codeActions(path: string, { range, ...rest }: Pick<CodeActionParams, 'range'>, diagnostics: Diagnostic[] = []) {
    const textDocument = { uri: uriOf(path) };
    return this.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range,
      context: { diagnostics },
      ...rest,
    });
  }

  /** Waits until the last published diagnostics of the file are as expected; they may have arrived before. */
  async diagnostics(
    path: string,
    wanted: (diagnostics: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const last = this.published.findLast(({ uri }) => uri === uriOf(path));
      if (last && wanted(last.diagnostics)) return last.diagnostics;
      await new Promise<void>((resolve) => this.#arrived.push(resolve));
    }
  }

  /** Waits until the server has requested this refresh; it may have done so before. */
  async untilRefreshed(method: string): Promise<void> {
    while (!this.refreshed.includes(method)) await new Promise<void>((resolve) => this.#arrived.push(resolve));
  }

  #note<T>(list: T[], item: T): void {
    list.push(item);
    for (const arrived of this.#arrived.splice(0)) arrived();
  }

  /** How often diagnostics of the file were published. */
  publishedCount(path: string): number {
    return this.published.filter(({ uri }) => uri === uriOf(path)).length;
  }
}

/** Clients spell URIs differently; this one as VS Code does. Paths with a scheme are URIs already. */
export function uriOf(path: string): string {
  return /^[a-z-]+:/.test(path) ? path : `file://${path.split('/').map(encodeURIComponent).join('/')}`;
}
