import type { Request } from './types.ts';

/** Calls one of the tools for assistants, which `objrefs mcp` offers, too: in open documents, and the folders of the client. */
export const TOOL_REQUEST = 'objectiveReferences/callTool' as Request<ToolParams, ToolAnswer>;

export interface ToolParams {
  readonly name: string;
  /** As a model wrote it: anything. */
  readonly input?: unknown;
}

/** JSON for the model, or what it did wrong. */
export type ToolAnswer = { readonly text: string } | { readonly error: string };
