import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { findEdition } from '../../core/resolution/compose.ts';
import { type Arguments, parseArguments, splitFile } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { openFramework } from '../framework-operand.ts';
import { openWorkspace } from '../workspace.ts';
import type { Candidate, CompletionRequest } from './completion-request.ts';

type FromCatalogs = Extract<CompletionRequest, { readonly typed: string }>;

/** What the catalogs of the working directory's root have for the place; nothing where they cannot be read. */
export async function knownWords(wanted: FromCatalogs, line: CommandLine): Promise<readonly Candidate[]> {
  const parsed = parseArguments(wanted.words, wanted.command.options);
  const none = parseArguments([], wanted.command.options);
  const given = 'failure' in parsed ? none : parsed;
  if ('failure' in given) return [];
  const words = await wordsOf(wanted, given, line);
  return words.map(({ value, ...rest }) => ({ value: wanted.before + value, ...rest }));
}

async function wordsOf({ kind, typed }: FromCatalogs, given: Arguments, line: CommandLine): Promise<Candidate[]> {
  if (kind === 'reference' || kind === 'framework') {
    const workspace = await openWorkspace({ ...given, operands: [] }, line);
    if ('failure' in workspace) return [];
    if (kind === 'reference') return workspace.composed.scope.set.frameworks.flatMap((each) => references(each, typed));
    const titles = new Map(workspace.root.sources.map(({ catalog }) => [catalog.prefix, catalog.title]));
    return [...titles].map(([value, about]) => ({ value, ...(about !== undefined && { about }) }));
  }
  const opened = await openFramework(given.operands[0] ?? '', [], given, line);
  if ('failure' in opened) return [];
  const { framework } = opened;
  return kind === 'edition' ? editions(framework) : choices(framework, typed, given.value('to'));
}

/** Of the edition that is written, else of the default one. */
function references(framework: Framework, typed: string): Candidate[] {
  const { prefix } = framework;
  const [, pin] = typed.startsWith(`${prefix}:`) ? (/^([^ ]*)/.exec(typed.slice(prefix.length + 1)) ?? []) : [];
  const pinned = pin === undefined ? undefined : findEdition(framework, pin);
  if (pin !== undefined && !pinned) {
    return editions(framework).map(({ value, ...rest }) => ({ value: `${prefix}:${value}`, ...rest }));
  }
  return numbers(pinned ?? framework.defaultEdition, pinned ? `${prefix}:${pin} ` : `${prefix} `);
}

function numbers(edition: FrameworkEdition | null | undefined, before: string): Candidate[] {
  return [...(edition?.byNumber.values() ?? [])].map((objective) => ({
    value: before + objective.number,
    about: wording(objective),
  }));
}

function editions({ editions, title, prefix }: Framework): Candidate[] {
  return editions.filter(({ id }) => id !== '').map(({ id }) => ({ value: id, about: title ?? prefix }));
}

/** `OLD=NEW` of a migration: numbers of older editions, then those of the one that it goes to. */
function choices(framework: Framework, typed: string, to: string | undefined): Candidate[] {
  const target = to === undefined ? framework.current : findEdition(framework, to);
  const [old, chosen] = splitFile(typed);
  if (chosen !== undefined) return numbers(target, `${old}=`);
  const older = framework.editions.filter((edition) => target && edition.index < target.index);
  return [...older]
    .reverse()
    .flatMap((edition) => numbers(edition, ''))
    .map(({ value, ...rest }) => ({ value: `${value}=`, ...rest }));
}
