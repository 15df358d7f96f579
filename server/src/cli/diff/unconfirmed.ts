import { isProposedField, PROPOSED } from '../../catalog/imports/proposal-comments.ts';
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
  isMeant: (line: number) => boolean = () => true,
): Iterable<string> {
  for (const uri of uris) {
    const text = root.files.catalogs.get(uri)?.text ?? '';
    // Most catalogs propose nothing: no reason to divide them into lines.
    if (!text.includes(PROPOSED)) continue;
    const count = text.split('\n').filter((one, at) => isProposedField(one) && isMeant(at)).length;
    if (count === 0) continue;
    const file = visibleName(displayPath(uri, line));
    const [proposals, are] = [counted(count, 'proposed replacement'), count === 1 ? 'is' : 'are'];
    yield `${proposals} in comments of ${file} ${are} not confirmed, and not used. To confirm one, remove its "# ".`;
  }
}

/** Those about the objectives of an edition. */
export function unconfirmedIn(
  { editions }: Framework,
  { uri, range: { start } }: FrameworkEdition,
  workspace: Workspace,
  line: CommandLine,
): Iterable<string> {
  const starts = editions.flatMap((one) => (one.uri === uri ? one.range.start.line : []));
  const end = Math.min(...starts.filter((at) => at > start.line));
  return unconfirmedNotes(workspace, [uri], line, (at) => at >= start.line && at < end);
}
