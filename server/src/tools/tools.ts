import { findObjectivesTool } from './find-objectives.ts';
import type { Tool } from './tool.ts';

/** What assistants can call: `objrefs mcp` and VS Code offer the same. */
export const TOOLS: readonly Tool[] = [findObjectivesTool];
