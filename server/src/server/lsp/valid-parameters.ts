import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { log } from './messages.ts';
import { LSP } from './methods.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const has =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' && value !== null && wrongField(value, fields) === undefined;
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

function wrongField(value: object, fields: Readonly<Record<string, Check>>): string | undefined {
  return Object.keys(fields).find((name) => !fields[name]!((value as Record<string, unknown>)[name]));
}

const POSITION = has({ line: isNumber, character: isNumber });
const RANGE = has({ start: POSITION, end: POSITION });
const FOLDERS = listOf(has({ uri: isText }));

const ON_DOCUMENT = { textDocument: has({ uri: isText }) };
const AT_POSITION = { ...ON_DOCUMENT, position: POSITION };
const IN_RANGE = { ...ON_DOCUMENT, range: RANGE };

const each = (names: string, needs: Readonly<Record<string, Check>>) =>
  Object.fromEntries(names.split(' ').map((name) => [name, needs]));

/** What handlers rely on in the parameters of LSP 3.18, by the method, or by the function that registers them. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  ...each('onDidSaveTextDocument onDidCloseTextDocument', ON_DOCUMENT),
  ...each([LSP.codeLens, LSP.documentSymbol, LSP.foldingRange, LSP.formatting].join(' '), ON_DOCUMENT),
  ...each([LSP.diagnostic, LSP.semanticTokens].join(' '), ON_DOCUMENT),
  ...each([LSP.hover, LSP.completion, LSP.definition].join(' '), AT_POSITION),
  ...each([LSP.documentHighlight, LSP.prepareRename].join(' '), AT_POSITION),
  ...each([LSP.rangeFormatting, LSP.inlayHint, LSP.semanticTokensRange].join(' '), IN_RANGE),
  onInitialize: { capabilities: has({}), workspaceFolders: (value) => value == null || FOLDERS(value) },
  onDidOpenTextDocument: { textDocument: has({ uri: isText, languageId: isText, version: isNumber, text: isText }) },
  onDidChangeTextDocument: { ...ON_DOCUMENT, contentChanges: listOf(has({ text: isText, range: maybe(RANGE) })) },
  onDidChangeWatchedFiles: { changes: listOf(has({ uri: isText })) },
  'workspace/didChangeWorkspaceFolders': { event: has({ added: FOLDERS, removed: FOLDERS }) },
  [LSP.willRenameFiles]: { files: listOf(has({ oldUri: isText, newUri: isText })) },
  [LSP.references]: { ...AT_POSITION, context: has({}) },
  [LSP.rename]: { ...AT_POSITION, newName: isText },
  [LSP.codeAction]: { ...IN_RANGE, context: has({ diagnostics: listOf(has({ range: RANGE })) }) },
  [LSP.workspaceSymbol]: { query: isText },
  [LSP.workspaceDiagnostic]: { previousResultIds: listOf(has({ uri: isText, value: isText })) },
  [LSP.executeCommand]: { command: isText },
};

/**
 * The connection, whose handlers see valid parameters only: other requests are answered with an error, as LSP 3.18 says,
 * and other notifications are ignored, with a warning in the log.
 */
export function withValidParameters(connection: Connection): Connection {
  return new Proxy(connection, {
    get(_, name) {
      const member: unknown = Reflect.get(connection, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        const method = name === 'onNotification' || name === 'onRequest' ? methodOf(given[0]) : String(name);
        const needs = NEEDS[method];
        if (!needs) return member.apply(connection, given);
        const handler = given.at(-1) as (...params: unknown[]) => unknown;
        const checked = (params: unknown, ...rest: unknown[]) => {
          const wrong = typeof params === 'object' && params !== null ? wrongField(params, needs) : 'all';
          if (wrong === undefined) return handler(params, ...rest);
          const problem = `Invalid parameters (${wrong}) in a message for ${method}.`;
          log(connection, 'warn', problem);
          return new ResponseError(ErrorCodes.InvalidParams, problem);
        };
        return member.apply(connection, [...given.slice(0, -1), checked]);
      };
    },
  });
}

/** Of a message as it is given to the connection: a method, or a type with one; of a handler of all messages, none. */
const methodOf = (type: unknown): string =>
  typeof type === 'string' ? type : ((type as { method?: string }).method ?? '');
