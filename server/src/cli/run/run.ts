import { version } from '../../../../package.json';
import { isRefusal } from '../../core/base/result.ts';
import { visibleLines } from '../../reports/visible-text.ts';
import { didYouMean, parseArguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { Refused } from '../refused.ts';
import { COMMANDS } from './command-table.ts';
import { commandHelp, generalHelp } from './help.ts';

/** Runs the command line whose words follow `objrefs`, and resolves to the exit code. */
export async function run(words: readonly string[], line: CommandLine): Promise<ExitCode> {
  const [first, ...rest] = words;
  if (first === undefined) return print(line, generalHelp());
  if (first === '--version' || first === '-v' || first === '-V' || first === 'version')
    return print(line, `${version}\n`);
  if (first === '--help' || first === '-h') return print(line, generalHelp());
  if (first === 'help') return help(rest, line);

  // Called by the scripts of `completion`, and therefore not in the help.
  if (first === '__complete') return (await import('../shell-completion/complete.ts')).complete(rest, COMMANDS, line);
  const command = COMMANDS.find(({ name }) => name === first);
  if (!command) return unknownCommand(first, line);
  const given = parseArguments(
    rest,
    command.options,
    COMMANDS.map(({ name }) => name),
  );
  if (isRefusal(given)) return usage(line, given.message, `objrefs ${command.name} --help`);
  if (given.has('help')) return print(line, commandHelp(command));
  const start = await command.load();
  try {
    return await start(given, colored(given.value('color'), line));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await line.stderr.write(visibleLines(`objrefs: ${error.message}\n`));
    return EXIT.failure;
  }
}

/** The option has precedence over the environment. */
function colored(when: string | undefined, line: CommandLine): CommandLine {
  if (when === undefined) return line;
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...environment } = line.environment;
  const force = { always: '1', never: '0' }[when];
  return { ...line, environment: { ...environment, ...(force && { FORCE_COLOR: force }) } };
}

function help([name]: readonly string[], line: CommandLine): Promise<ExitCode> {
  if (name === undefined || name === 'help') return print(line, generalHelp());
  const command = COMMANDS.find((candidate) => candidate.name === name);
  return command ? print(line, commandHelp(command)) : unknownCommand(name, line);
}

function unknownCommand(word: string, line: CommandLine): Promise<ExitCode> {
  const isOption = word.startsWith('-');
  const known = isOption ? ['--help', '--version'] : COMMANDS.map(({ name }) => name);
  const message = `unknown ${isOption ? 'option' : 'command'} '${word}'${didYouMean(word, known)}`;
  return usage(line, message, 'objrefs --help');
}

async function print(line: CommandLine, text: string): Promise<ExitCode> {
  await line.stdout.write(text);
  return EXIT.clean;
}

async function usage(line: CommandLine, message: string, help: string): Promise<ExitCode> {
  await line.stderr.write(visibleLines(`objrefs: ${message}\nRun '${help}' for help.\n`));
  return EXIT.failure;
}
