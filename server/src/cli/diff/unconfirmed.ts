import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { visibleName } from '../../reports/visible-text.ts';
import type { CommandLine } from '../command-line.ts';
import { displayPath } from '../paths.ts';
import type { Workspace } from '../workspace.ts';

/** What `import` proposes to replace an objective, until a person removes the `#`. */
const PROPOSAL = /^\s*# replacedBy: \S/;

/** Notes on replacements of an edition that its catalogs propose in comments: nothing but a person reads them. */
export function* unconfirmedNotes(
  { editions }: Framework,
  older: FrameworkEdition,
  { root }: Workspace,
  line: CommandLine,
): Iterable<string> {
  const linesIn = (edition: FrameworkEdition, uri: string) =>
    [...edition.byNumber.values()].flatMap(({ location }) => (location.uri === uri ? location.range.start.line : []));
  for (const uri of new Set([...older.byNumber.values()].map(({ location }) => location.uri))) {
    const first = Math.min(...linesIn(older, uri));
    const others = editions.filter((edition) => edition !== older).flatMap((edition) => linesIn(edition, uri));
    const end = Math.min(...others.filter((other) => other > first));
    const text = root.files.catalogs.get(uri)?.text ?? '';
    const count = text.split('\n').filter((one, at) => at >= first && at < end && PROPOSAL.test(one)).length;
    if (count === 0) continue;
    const file = visibleName(displayPath(uri, line));
    const [proposals, are] = [counted(count, 'proposed replacement'), count === 1 ? 'is' : 'are'];
    yield `${proposals} in comments of ${file} ${are} not confirmed, and not counted here. To confirm one, remove its "# ".`;
  }
}
