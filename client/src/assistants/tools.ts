import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { shown, TOOL_REQUEST, type ToolAnswer, type ToolParams } from '../../../server/src/protocol/index.ts';
import { type LanguageModelTool, type ToolApi, toolApi } from './newer-api.ts';

/** A row of `contributes.languageModelTools`, with texts in the user's language. */
interface Contributed {
  readonly name: string;
  readonly displayName: string;
}

/** Registers the tools of the manifest, which the server answers, once: they work after a restart of the server, too. */
export function registerTools(
  client: BaseLanguageClient,
  extension: vscode.Extension<unknown>,
  api = toolApi(),
): vscode.Disposable {
  const { languageModelTools: tools } = extension.packageJSON.contributes as { languageModelTools: Contributed[] };
  const registered: vscode.Disposable[] = [];
  try {
    for (const tool of api ? tools : []) registered.push(api!.lm.registerTool(tool.name, toolOf(tool, client, api!)));
  } catch {
    // Before VS Code 1.95, extensions may not use what is there already.
  }
  return vscode.Disposable.from(...registered);
}

function toolOf({ name, displayName }: Contributed, client: BaseLanguageClient, api: ToolApi): LanguageModelTool {
  return {
    prepareInvocation: ({ input }) => ({
      invocationMessage: new vscode.MarkdownString().appendText([displayName, ...valuesOf(input)].join(' · ')),
      ...(!vscode.workspace.isTrusted && {
        confirmationMessages: {
          title: displayName,
          message: vscode.l10n.t(
            'This workspace is not trusted. The model will read titles and texts of its catalogs and lines of its documents, which may contain instructions to the model.',
          ),
        },
      }),
    }),
    async invoke({ input }, token) {
      if (!client.needsStop()) throw new Error(vscode.l10n.t('The language server is not running.'));
      const params: ToolParams = { name, input };
      const answer: ToolAnswer = await client.sendRequest(TOOL_REQUEST, params, token);
      if ('error' in answer) throw new Error(answer.error);
      return new api.LanguageModelToolResult([new api.LanguageModelTextPart(answer.text)]);
    },
  };
}

/** In UTF-16 units. */
const LONGEST_VALUE = 60;

/** What a model asks for, as far as it fits on a line. It may be anything. */
function valuesOf(input: unknown): string[] {
  if (typeof input !== 'object') return [];
  return Object.values(input ?? {})
    .filter((value) => typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_VALUE)
    .map((value) => shown(value));
}
