import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { version } from '../../../../package.json';
import { NOTE } from '../../tools/answer-text.ts';
import { TOOLS } from '../../tools/tools.ts';
import { Refused } from '../refused.ts';
import { catalogsOf, catalogText } from './catalogs.ts';
import type { CurrentWorkspace } from './current-workspace.ts';
import { promptNamed, promptRows } from './prompts.ts';

/** Of a message, in bytes; larger ones end the connection. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;

const INSTRUCTIONS = `Numbered frameworks (strategies, standards, laws) are cited in this workspace. Never write a number from memory: find it with find_objectives, write its citation exactly, and check what you have written with check_text. ${NOTE}`;

/** Answers a client until it closes standard input. */
export function serve(workspace: CurrentWorkspace): void {
  // Output of `console.log` would be read as part of a message.
  console.log = console.error;
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: LARGEST_MESSAGE });
  serveStdio(() => serverFor(workspace), { transport });
}

function serverFor(workspace: CurrentWorkspace): Server {
  const server = new Server(
    { name: 'objrefs', title: 'Objective References', version },
    { capabilities: { tools: {}, resources: {}, prompts: {} }, instructions: INSTRUCTIONS },
  );
  const inTurn = oneAfterTheOther();

  server.setRequestHandler('tools/list', () => ({ tools: TOOL_ROWS }));
  server.setRequestHandler('tools/call', ({ params }, { mcpReq: { signal } }) => {
    const tool = TOOLS.find(({ name }) => name === params.name);
    if (!tool) throw invalid(`Unknown tool. The tools are ${TOOLS.map(({ name }) => name).join(', ')}.`);
    return inTurn(async () => {
      // Cancelled while others were answered.
      signal.throwIfAborted();
      const result = await tool.run(params.arguments ?? {}, await workspace.world(signal)).catch(asError);
      if ('error' in result) return { content: [{ type: 'text', text: result.error }], isError: true };
      return { content: [{ type: 'text', text: result.text }], structuredContent: { ...result.structured } };
    });
  });

  server.setRequestHandler('resources/list', () =>
    inTurn(async () => ({ resources: catalogsOf(await workspace.look()).map(({ row }) => row) })),
  );
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [] }));
  server.setRequestHandler('resources/read', ({ params: { uri } }) =>
    inTurn(async () => {
      const text = catalogText(uri, await workspace.look());
      if (text === undefined) throw invalid('No such catalog. See resources/list.');
      return { contents: [{ uri, mimeType: 'application/yaml', text }] };
    }),
  );

  server.setRequestHandler('prompts/list', () => ({ prompts: promptRows() }));
  server.setRequestHandler('prompts/get', ({ params }) => {
    const text = promptNamed(params.name, params.arguments);
    if (text === undefined) throw invalid('Expected the prompt cite_objectives with the argument text.');
    return { messages: [{ role: 'user', content: { type: 'text', text } }] };
  });
  return server;
}

const invalid = (message: string) => new ProtocolError(ProtocolErrorCode.InvalidParams, message);

/** What the command could not do, such as read a catalog of `--catalog` that is gone, is an answer. */
function asError(error: unknown): { readonly error: string } {
  if (error instanceof Refused) return { error: error.message };
  throw error;
}

/** Reads that only answer: clients need not ask the user. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

type Schema = { readonly type: 'object' };

const TOOL_ROWS = TOOLS.map(({ name, title, description, inputSchema, outputSchema }) => ({
  ...{ name, title, description },
  inputSchema: inputSchema as Schema,
  outputSchema: outputSchema as Schema,
  annotations: { title, ...ANNOTATIONS },
}));

/** Calls wait for each other: each looks at the disk and may need much memory. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
}
