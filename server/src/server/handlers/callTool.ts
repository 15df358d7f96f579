import type { Connection } from 'vscode-languageserver';
import { TOOL_REQUEST, type ToolAnswer } from '../../protocol/index.ts';
import { TOOLS } from '../../tools/tools.ts';
import { toolWorld } from '../assistants/tool-world.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, TOOL_REQUEST, failed, async ({ name, input }, token): Promise<ToolAnswer> => {
    const tool = TOOLS.find((one) => one.name === name);
    if (!tool) return { error: `Unknown tool. The tools are ${TOOLS.map((one) => one.name).join(', ')}.` };
    const world = await toolWorld(session, token);
    if (!world) return failed();
    const result = await tool.run(input, world);
    return 'error' in result ? result : { text: result.text };
  });
}

const failed = (): ToolAnswer => ({ error: 'The tool failed. The log of the language server says why.' });
