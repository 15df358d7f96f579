import type { CommandLine, Output } from '../../../server/src/cli/command-line.ts';
import { run } from '../../../server/src/cli/run/run.ts';
import type { TemporaryFolder } from '../loader/temporary-folder.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly environment?: CommandLine['environment'];
  readonly isTerminal?: boolean;
  /** The working directory, relative to the folder. */
  readonly directory?: string;
  /** The contents of standard input. */
  readonly stdin?: string | Uint8Array;
  /** Typed input, instead. */
  readonly input?: () => AsyncIterable<Uint8Array>;
  /** Called before something is written to standard output. */
  readonly onOutput?: (text: string) => void;
}

/** Runs `objrefs` in this process, in a folder on the real disk. */
export async function objrefs(
  folder: TemporaryFolder,
  words: readonly string[],
  { environment = {}, isTerminal = false, directory = '.', stdin = '', input, onOutput }: Surroundings = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written): Output => ({
    isTerminal,
    async write(text) {
      if (name === 'stdout') onOutput?.(text);
      written[name] += text;
    },
  });
  const line = {
    directory: folder.at(directory),
    environment,
    stdin: Object.assign(input?.() ?? given(stdin), { isTTY: isTerminal }),
    stdout: output('stdout'),
    stderr: output('stderr'),
  };
  return { code: await run(words, line), ...written };
}

async function* given(stdin: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof stdin === 'string' ? Buffer.from(stdin) : stdin;
}

/** A framework whose second edition has every kind of change; shorter than any real one. */
export const CATALOG = `
prefix: ACME
aliases: [Acme Plan]
misspellings: [ACNE]
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - 1 Grow
      - 1.1 Grow apples
      - {number: "1.2", title: Grow pears, replacedBy: [{number: "2.1", relation: moved}]}
      - 1.3 Grow plums
  - edition: "2024"
    objectives:
      - 1 Grow
      - 1.1 Grow apples
      - 2 Harvest
      - 2.1 Harvest pears
`;
