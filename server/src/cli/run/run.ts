import { version } from '../../../../package.json';
import { visibleLines } from '../../reports/visible-text.ts';
import { didYouMean, parseArguments } from '../arguments.ts';
import { HELP } from '../command.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';

/** Runs what follows `objrefs` on the command line, and resolves to the exit code. */
export async function run(words: readonly string[], line: CommandLine): Promise<ExitCode> {
  const [first, ...rest] = words;
  if (first === undefined) return usage(line, 'No command is given.', 'objrefs --help');
  if (first === '--version' || first === '-v') return print(line, `${version}\n`);
  if (first === '--help' || first === '-h') return print(line, generalHelp());
  if (first === 'help') return help(rest, line);

  // Asked by the scripts of `completion`, and of no use to people.
  if (first === '__complete') return (await import('../shell-completion/complete.ts')).complete(rest, line);
  const command = COMMANDS.find(({ name }) => name === first);
  if (!command) return unknownCommand(first, line);
  const given = parseArguments(rest, command.options);
  if ('failure' in given) return usage(line, given.failure, `objrefs ${command.name} --help`);
  if (given.has(HELP.name)) return print(line, commandHelp(command));
  const start = await command.load();
  return start(given, line);
}

function help([name]: readonly string[], line: CommandLine): Promise<ExitCode> {
  if (name === undefined) return print(line, generalHelp());
  const command = COMMANDS.find((candidate) => candidate.name === name);
  return command ? print(line, commandHelp(command)) : unknownCommand(name, line);
}

function unknownCommand(word: string, line: CommandLine): Promise<ExitCode> {
  const known = COMMANDS.map(({ name }) => name);
  const what = word.startsWith('-') ? 'option' : 'command';
  const near = what === 'option' ? didYouMean(word, ['--help', '--version']) : didYouMean(word, known);
  return usage(line, `There is no ${what} '${word}'${near}`, 'objrefs --help');
}

async function print(line: CommandLine, text: string): Promise<ExitCode> {
  await line.stdout.write(text);
  return EXIT.clean;
}

async function usage(line: CommandLine, message: string, help: string): Promise<ExitCode> {
  await line.stderr.write(visibleLines(`objrefs: ${message}\nRun '${help}' for help.\n`));
  return EXIT.failure;
}
