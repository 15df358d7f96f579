import type { OptionSpecification } from '../arguments.ts';
import type { Command, Run } from '../command.ts';
import { EXIT } from '../command-line.ts';
import { Refused } from '../refused.ts';
import table from './commands.json';

type Name = keyof typeof table.commands;

interface Row extends Pick<Command, 'summary' | 'operands'> {
  /** `paths` stands for what every command says about its paths. */
  readonly details: readonly string[];
  readonly exitStatus?: string;
  /** When the exit status is 2; absent for what most commands say. */
  readonly failure?: string;
  /** The names of common options, and options of its own. */
  readonly options: readonly (string | OptionSpecification)[];
  /** What each example does. */
  readonly examples: Readonly<Record<string, string>>;
}

const COMMON_OPTIONS: Readonly<Record<string, Omit<OptionSpecification, 'name'>>> = table.options;

const CODE: Readonly<Record<Name, () => Promise<Run>>> = {
  check: async () => (await import('../check/check.ts')).check,
  merge: async () => (await import('../merge/merge.ts')).merge,
  references: async () => (await import('../references/references.ts')).references,
  explain: async () => (await import('../explain/explain.ts')).explain,
  coverage: async () => (await import('../coverage/coverage.ts')).coverage,
  index: async () => (await import('../index/index-workspace.ts')).indexWorkspace,
  fix: async () => (await import('../fix/fix.ts')).fix,
  diff: async () => (await import('../diff/diff.ts')).diff,
  migrate: async () => (await import('../migrate/migrate.ts')).migrate,
  review: async () => (await import('../review/review.ts')).review,
  init: async () => (await import('../init/init.ts')).init,
  import: async () => (await import('../import/import.ts')).importFramework,
  export: async () => (await import('../export/export.ts')).exportFramework,
  mcp: async () => (await import('../mcp/mcp.ts')).mcp,
  completion: async () => (await import('../shell-completion/scripts.ts')).completion,
  lsp: async () => {
    const { startNodeServer } = await import('../../node/start.ts');
    return async ({ operands: [unexpected] }) => {
      if (unexpected !== undefined) throw new Refused(`unexpected '${unexpected}'. Run: objrefs lsp --stdio`);
      // The process lives on until the client ends it.
      startNodeServer({ kind: 'stdio' });
      return EXIT.clean;
    };
  },
};

/** In the order of the general help. */
export const COMMANDS: readonly Command[] = Object.entries<Row>(table.commands).map(
  ([name, { summary, operands, details, exitStatus, failure, options, examples }]) => ({
    name,
    summary,
    operands,
    details: [
      ...details.map((detail) => (detail === 'paths' ? table.paths : detail)),
      ...(exitStatus === undefined ? [] : [`Exit status: ${exitStatus}, or 2 for ${failure ?? table.failure}.`]),
    ],
    options: options.map((option) =>
      typeof option === 'string' ? { name: option, ...COMMON_OPTIONS[option]! } : option,
    ),
    examples: Object.entries(examples),
    load: CODE[name as Name],
  }),
);
