import * as vscode from 'vscode';

/*
 * The API for assistants of VS Code versions newer than the oldest one that the extension runs in, whose types lack it.
 * Everything may be absent.
 */

/** Of VS Code 1.95 and newer. */
export interface LanguageModelTool {
  prepareInvocation(options: { readonly input: unknown }): PreparedToolInvocation;
  invoke(options: { readonly input: unknown }, token: vscode.CancellationToken): Promise<object>;
}

export interface PreparedToolInvocation {
  readonly invocationMessage: vscode.MarkdownString;
  /** Asks the user before the tool is called. */
  readonly confirmationMessages?: { readonly title: string; readonly message: string };
}

export interface ToolApi {
  readonly lm: { registerTool(name: string, tool: LanguageModelTool): vscode.Disposable };
  readonly LanguageModelToolResult: new (content: readonly object[]) => object;
  readonly LanguageModelTextPart: new (value: string) => object;
}

/** Undefined where VS Code has no tools for language models. */
export function toolApi(): ToolApi | undefined {
  const api = vscode as unknown as Partial<ToolApi>;
  return api.lm?.registerTool ? (api as ToolApi) : undefined;
}
