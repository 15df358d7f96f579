import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
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

/** What handlers rely on in the parameters of LSP 3.18, by the method. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  ...each([LSP.didSave, LSP.didClose].join(' '), ON_DOCUMENT),
  ...each([LSP.codeLens, LSP.documentSymbol, LSP.foldingRange, LSP.formatting].join(' '), ON_DOCUMENT),
  ...each([LSP.diagnostic, LSP.semanticTokens].join(' '), ON_DOCUMENT),
  ...each([LSP.hover, LSP.completion, LSP.definition].join(' '), AT_POSITION),
  ...each([LSP.documentHighlight, LSP.prepareRename].join(' '), AT_POSITION),
  ...each([LSP.rangeFormatting, LSP.inlayHint, LSP.semanticTokensRange].join(' '), IN_RANGE),
  [LSP.initialize]: { capabilities: has({}), workspaceFolders: (value) => value == null || FOLDERS(value) },
  [LSP.didOpen]: { textDocument: has({ uri: isText, languageId: isText, version: isNumber, text: isText }) },
  [LSP.didChange]: { ...ON_DOCUMENT, contentChanges: listOf(has({ text: isText, range: maybe(RANGE) })) },
  [LSP.didChangeConfiguration]: {},
  [LSP.didChangeWatchedFiles]: { changes: listOf(has({ uri: isText })) },
  [LSP.didChangeWorkspaceFolders]: { event: has({ added: FOLDERS, removed: FOLDERS }) },
  [LSP.willRenameFiles]: { files: listOf(has({ oldUri: isText, newUri: isText })) },
  [LSP.references]: { ...AT_POSITION, context: has({}) },
  [LSP.rename]: { ...AT_POSITION, newName: isText },
  [LSP.codeAction]: { ...IN_RANGE, context: has({ diagnostics: listOf(has({ range: RANGE })) }) },
  [LSP.workspaceSymbol]: { query: isText },
  [LSP.workspaceDiagnostic]: { previousResultIds: listOf(has({ uri: isText, value: isText })) },
  [LSP.executeCommand]: { command: isText },
};

/**
 * A handler of a method that is called with valid parameters only: other requests are answered with an error, as LSP 3.18
 * says, and other notifications are ignored. `warn` gets both.
 */
export function withValidParameters<P, R, More extends unknown[]>(
  method: string,
  handler: (params: P, ...more: More) => R,
  warn: (problem: string) => void,
): (params: P, ...more: More) => R | ResponseError<never> {
  const needs = NEEDS[method];
  if (!needs) return handler;
  return (params, ...more) => {
    const wrong = typeof params === 'object' && params !== null ? wrongField(params, needs) : 'all';
    if (wrong === undefined) return handler(params, ...more);
    const problem = `Invalid parameters (${wrong}) in a message for ${method}.`;
    warn(problem);
    return new ResponseError(ErrorCodes.InvalidParams, problem);
  };
}
