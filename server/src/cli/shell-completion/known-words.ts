import { isRefusal } from '../../core/base/result.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { findEdition } from '../../core/resolution/compose.ts';
import { type Arguments, parseArguments, splitFile } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { openFramework } from '../framework-operand.ts';
import { accepted } from '../refused.ts';
import { openWorkspace } from '../workspace.ts';
import type { Candidate, CompletionRequest } from './completion-request.ts';

type FromCatalogs = Extract<CompletionRequest, { readonly typed: string }>;

/** Words from the catalogs of the root around the working directory; none where they cannot be read. */
export async function knownWords(request: FromCatalogs, line: CommandLine): Promise<readonly Candidate[]> {
  const parsed = parseArguments(request.words, request.command.options);
  const given = isRefusal(parsed) ? accepted(parseArguments([], request.command.options)) : parsed;
  const words = await wordsOf(request, given, line).catch(() => []);
  return words.map(({ value, ...rest }) => ({ value: request.before + value, ...rest }));
}

async function wordsOf(
  { kind, typed, command }: FromCatalogs,
  given: Arguments,
  line: CommandLine,
): Promise<Candidate[]> {
  if (kind === 'reference' || kind === 'framework') {
    const workspace = await openWorkspace({ ...given, operands: [] }, line);
    if (kind === 'reference') return workspace.composed.scope.set.frameworks.flatMap((each) => references(each, typed));
    const titles = new Map(workspace.root.sources.map(({ catalog }) => [catalog.prefix, catalog.title]));
    return [...titles].map(([value, about]) => ({ value, ...(about !== undefined && { about }) }));
  }
  const opened = await openFramework(given.operands[0] ?? '', [], given, line);
  const { framework } = opened;
  if (kind === 'edition') {
    // Nothing can be migrated to the oldest one.
    return editions(command.name === 'migrate' ? { ...framework, editions: framework.editions.slice(1) } : framework);
  }
  return choices(framework, typed, given.value('to'));
}

/** Numbers of the edition in the reference, else of the default edition, after the name and the word that are typed. */
function references(framework: Framework, typed: string): Candidate[] {
  const folded = typed.toLowerCase();
  const begins = (name: string) => [' ', ':'].some((sign) => folded.startsWith(name.toLowerCase() + sign));
  const prefix = framework.aliases.map(({ text }) => text).find(begins) ?? framework.prefix;
  const [, pin] =
    begins(prefix) && typed[prefix.length] === ':' ? (/^([^ ]*)/.exec(typed.slice(prefix.length + 1)) ?? []) : [];
  const pinned = pin === undefined ? undefined : findEdition(framework, pin);
  if (pin !== undefined && !pinned) {
    return editions(framework).map(({ value, ...rest }) => ({ value: `${prefix}:${value}`, ...rest }));
  }
  const before = pinned ? `${prefix}:${pin} ` : `${prefix} `;
  const [word = '', ...further] = typed.slice(before.length).split(' ');
  const isWord = further.length > 0 && framework.words.some((each) => fold(each) === fold(word));
  return numbers(pinned ?? framework.defaultEdition, isWord ? `${before}${word} ` : before);
}

/** `art.` and `Art` are one word. */
const fold = (word: string): string => word.toLowerCase().replace(/\.$/, '');

function numbers(edition: FrameworkEdition | null | undefined, before: string): Candidate[] {
  return [...(edition?.byNumber.values() ?? [])].map((objective) => ({
    value: before + objective.number,
    about: wording(objective),
  }));
}

function editions({ editions, title, prefix }: Framework): Candidate[] {
  return editions.filter(({ id }) => id !== '').map(({ id }) => ({ value: id, about: title ?? prefix }));
}

/** `OLD=NEW` of a migration: numbers of older editions, then those of the new one. */
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
