import { isProposedField } from '../../catalog/imports/propose-successors.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { visibleName } from '../../reports/visible-text.ts';
import type { CommandLine } from '../command-line.ts';
import { displayPath } from '../paths.ts';
import type { Workspace } from '../workspace.ts';

/** Notes on replacements that catalogs propose in comments: nothing but a person reads them. @param isMeant 0-based lines */
export function* unconfirmedNotes(
  { root }: Workspace,
  uris: Iterable<string>,
  line: CommandLine,
  isMeant: (uri: string, line: number) => boolean = () => true,
): Iterable<string> {
  for (const uri of uris) {
    const lines = (root.files.catalogs.get(uri)?.text ?? '').split('\n');
    const count = lines.filter((text, at) => isProposedField(text) && isMeant(uri, at)).length;
    if (count === 0) continue;
    const file = visibleName(displayPath(uri, line));
    const [proposals, are] = [counted(count, 'proposed replacement'), count === 1 ? 'is' : 'are'];
    yield `${proposals} in comments of ${file} ${are} not confirmed, and not used. To confirm one, remove its "# ".`;
  }
}

/** Those about the objectives of an edition. */
export function unconfirmedIn(
  { editions }: Framework,
  edition: FrameworkEdition,
  workspace: Workspace,
  line: CommandLine,
): Iterable<string> {
  const linesIn = ({ byNumber }: FrameworkEdition, uri: string) =>
    [...byNumber.values()].flatMap(({ location }) => (location.uri === uri ? location.range.start.line : []));
  const uris = new Set([...edition.byNumber.values()].map(({ location }) => location.uri));
  const spans = new Map(
    [...uris].map((uri) => {
      const first = Math.min(...linesIn(edition, uri));
      const others = editions.filter((other) => other !== edition).flatMap((other) => linesIn(other, uri));
      return [uri, { first, end: Math.min(...others.filter((other) => other > first)) }];
    }),
  );
  return unconfirmedNotes(workspace, uris, line, (uri, at) => at >= spans.get(uri)!.first && at < spans.get(uri)!.end);
}
