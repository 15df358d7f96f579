import { dirname, resolve } from 'node:path';
import { isNotFound, reasonOf } from '../loader/file-system.ts';
import { type Contents, writeWhole } from '../node/write-file.ts';
import { type Arguments, splitFile } from './arguments.ts';
import { type Palette, paletteFor } from './colour.ts';
import type { CommandLine } from './command-line.ts';
import { Refused } from './refused.ts';

export interface ReportTarget {
  readonly format: string;
  /** As given; undefined for standard output. */
  readonly file: string | undefined;
}

/** The parts of a report; those that are made while documents are read are chunks. */
type Parts = Iterable<string> | AsyncIterable<string>;

/** The report of a command in each of its formats, by their names. Colours go to a terminal only. */
export type ReportFormats = Readonly<
  Record<string, (palette: Palette, target: ReportTarget) => Parts | Promise<Parts>>
>;

/** UTF-16 units of a report that are written at once. */
const CHUNK = 64 * 1024;

/**
 * The reports that `--format NAME[=FILE]`, given any number of times, and `--output` name. One of them may go without a
 * file of its own: it is written to the file of `--output`, else to standard output.
 */
export function reportTargets(given: Arguments, line: CommandLine): readonly ReportTarget[] {
  const formats = given.has('format') ? given.values('format') : ['pretty'];
  const named = formats.map((value) => {
    const [format, file] = splitFile(value);
    return { format, file: file === '-' ? undefined : file };
  });
  const [first, second] = named.filter(({ file }) => file === undefined);
  const output = given.value('output');
  if (second) {
    throw new Refused(`only one report can go to standard output. Add a file: --format ${second.format}=FILE.`);
  }
  if (!first && output !== undefined) {
    throw new Refused(`every report has a file of its own; --output ${output} is not needed`);
  }
  const targets = named.map(({ format, file }) => ({ format, file: file ?? output }));
  const paths = targets.flatMap(({ file }) =>
    file === undefined ? [] : [{ file, path: resolve(line.directory, file) }],
  );
  const twice = paths.find(({ path }, index) => paths.findIndex((other) => other.path === path) < index);
  if (twice) throw new Refused(`two reports would be written to '${twice.file}'`);
  return targets;
}

/** Writes the report that `--format`, by default the first of the formats, and `--output` name. */
export function writeReport(given: Arguments, line: CommandLine, formats: ReportFormats): Promise<void> {
  const format = given.value('format') ?? Object.keys(formats)[0]!;
  return writeReports([{ format, file: given.value('output') }], formats, line);
}

export async function writeReports(
  targets: readonly ReportTarget[],
  formats: ReportFormats,
  line: CommandLine,
): Promise<void> {
  for (const target of targets) {
    const { format, file } = target;
    await writeTo(target, await formats[format]!(paletteFor(line, file === undefined), target), line);
  }
}

export async function writeTo({ file }: ReportTarget, parts: Parts, line: CommandLine): Promise<void> {
  const chunks = Symbol.asyncIterator in parts ? parts : inChunks(parts);
  if (file === undefined) for await (const text of chunks) await line.stdout.write(text);
  else await writeFileOf('report', file, chunks, line);
}

/** Writes what a command makes to a file. */
export async function writeFileOf(what: string, file: string, contents: Contents, line: CommandLine): Promise<void> {
  try {
    await writeWhole(resolve(line.directory, file), contents);
  } catch (error) {
    // Of what is made while it is written.
    if (error instanceof Refused) throw error;
    const reason = isNotFound(error) ? `no such folder: '${dirname(file)}'` : reasonOf(error);
    throw new Refused(`cannot write the ${what} to '${file}': ${reason}`);
  }
}

function* inChunks(parts: Iterable<string>): Iterable<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
