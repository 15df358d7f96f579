import { CHECK } from '../check/check-command.ts';
import type { Command } from '../command.ts';
import { COVERAGE } from '../coverage/coverage-command.ts';
import { DIFF } from '../diff/diff-command.ts';
import { EXPLAIN } from '../explain/explain-command.ts';
import { EXPORT } from '../export/export-command.ts';
import { FIX } from '../fix/fix-command.ts';
import { IMPORT } from '../import/import-command.ts';
import { INIT } from '../init/init-command.ts';
import { MIGRATE } from '../migrate/migrate-command.ts';
import { REFERENCES } from '../references/references-command.ts';
import { REVIEW } from '../review/review-command.ts';
import { COMPLETION } from '../shell-completion/completion-command.ts';
import { LSP } from './lsp-command.ts';

/** In the order of the general help. */
export const COMMANDS: readonly Command[] = [
  CHECK,
  REFERENCES,
  EXPLAIN,
  COVERAGE,
  FIX,
  DIFF,
  MIGRATE,
  REVIEW,
  INIT,
  IMPORT,
  EXPORT,
  COMPLETION,
  LSP,
];
