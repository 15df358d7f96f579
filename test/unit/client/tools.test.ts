import { expect, it, onTestFinished } from 'vitest';
import * as vscode from 'vscode';
import type { LanguageModelTool, ToolApi } from '../../../client/src/assistants/newer-api.ts';
import { registerTools } from '../../../client/src/assistants/tools.ts';
import { TOOL_REQUEST } from '../../../server/src/protocol/index.ts';

const MANIFEST = {
  contributes: {
    languageModelTools: [
      { name: 'find_objectives', displayName: 'Find Objectives' },
      { name: 'check_text', displayName: 'Check Citations' },
    ],
  },
};
const NO_TOKEN = {} as vscode.CancellationToken;

/** The tools that are registered, by name, and what was asked of the server. */
function register({ isRunning = true, answer = {} as object, refuses = false } = {}) {
  const tools = new Map<string, LanguageModelTool>();
  const asked: unknown[] = [];
  const api: ToolApi = {
    lm: {
      registerTool(name, tool) {
        if (refuses) throw new Error('CANNOT use API proposal: lmTools.');
        expect(tools.has(name)).toBe(false);
        tools.set(name, tool);
        return { dispose: () => tools.delete(name) } as unknown as vscode.Disposable;
      },
    },
    LanguageModelToolResult: class {
      readonly content: readonly object[];
      constructor(content: readonly object[]) {
        this.content = content;
      }
    },
    LanguageModelTextPart: class {
      readonly value: string;
      constructor(value: string) {
        this.value = value;
      }
    },
  };
  const client = {
    needsStop: () => isRunning,
    sendRequest: async (...request: readonly unknown[]) => {
      asked.push(request);
      return answer;
    },
  };
  const registered = registerTools(client as never, { packageJSON: MANIFEST } as never, api);
  return { tools, asked, registered };
}

function isTrusted(value: boolean): void {
  const { workspace } = vscode as unknown as { workspace: { isTrusted: boolean } };
  workspace.isTrusted = value;
  onTestFinished(() => {
    workspace.isTrusted = true;
  });
}

it('registers the tools of the manifest, and removes them', () => {
  const { tools, registered } = register();
  expect([...tools.keys()]).toEqual(['find_objectives', 'check_text']);
  registered.dispose();
  expect(tools.size).toBe(0);
});

it.each([
  ['does not have the function', undefined],
  ['does not let extensions use it', { refuses: true }],
])('registers nothing where VS Code %s', (_, options) => {
  if (options) return expect(register(options).tools.size).toBe(0);
  expect(() => registerTools({} as never, { packageJSON: MANIFEST } as never).dispose()).not.toThrow();
});

it('hands the input of the model to the server with its token, and its answer to the model', async () => {
  const { tools, asked } = register({ answer: { text: '{"total":0}' } });
  const input = { words: 'training' };
  expect(await tools.get('find_objectives')!.invoke({ input }, NO_TOKEN)).toEqual({
    content: [{ value: '{"total":0}' }],
  });
  expect(asked).toEqual([[TOOL_REQUEST, { name: 'find_objectives', input }, NO_TOKEN]]);
});

it('fails with what the model did wrong, or because there is no server', async () => {
  const invoke = (options: object) => register(options).tools.get('check_text')!.invoke({ input: 5 }, NO_TOKEN);
  await expect(invoke({ answer: { error: 'text: expected a text, got nothing.' } })).rejects.toThrow(/^text: expected/);
  await expect(invoke({ isRunning: false })).rejects.toThrow('The language server is not running.');
});

it.each<[unknown, string]>([
  [{ words: 'cyber training', framework: 'ACME' }, 'Find Objectives · cyber training · ACME'],
  [{ words: '', framework: ' ', cursor: 5 }, 'Find Objectives'],
  [{ text: 'long '.repeat(100) }, 'Find Objectives'],
  [{ words: '[a](command:x) `b` <img>\u202e\n' }, 'Find Objectives · \\[a\\]\\(command:x\\) \\`b\\` \\<img\\> '],
  [null, 'Find Objectives'],
  ['text', 'Find Objectives'],
  [['a', {}], 'Find Objectives · a'],
])('shows what is asked, as text: %j', (input, shown) => {
  const { invocationMessage } = register().tools.get('find_objectives')!.prepareInvocation({ input });
  expect(invocationMessage.value).toBe(shown);
});

it('asks first in a workspace that is not trusted, and only there', () => {
  const prepare = () => register().tools.get('check_text')!.prepareInvocation({ input: {} }).confirmationMessages;
  expect(prepare()).toBeUndefined();
  isTrusted(false);
  expect(prepare()).toMatchObject({ title: 'Check Citations', message: expect.stringContaining('not trusted') });
});
