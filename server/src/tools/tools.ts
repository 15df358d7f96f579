import { checkTextTool } from './check-text.ts';
import { compareEditionsTool } from './compare-editions.ts';
import { explainReferenceTool } from './explain-reference.ts';
import { findCitationsTool } from './find-citations.ts';
import { findObjectivesTool } from './find-objectives.ts';
import type { Tool } from './tool.ts';

/** What assistants can call: `objrefs mcp` and VS Code offer the same. */
export const TOOLS: readonly Tool[] = [
  findObjectivesTool,
  explainReferenceTool,
  checkTextTool,
  findCitationsTool,
  compareEditionsTool,
];
