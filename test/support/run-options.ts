import { parseArgs } from 'node:util';

/**
 * Reads `--grep PATTERN` and `--repeat N` from the arguments of a suite and returns the other arguments. The options
 * become environment variables, which also reach runners in other processes, as do those of `npm test -- --grep …
 * --repeat …`.
 */
export function readRunOptions(args: readonly string[] = process.argv.slice(2)): string[] {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { grep: { type: 'string' }, repeat: { type: 'string' } },
  });
  if (values.grep !== undefined) process.env.TEST_GREP = values.grep;
  if (values.repeat !== undefined) process.env.TEST_REPEAT = values.repeat;
  return positionals;
}
