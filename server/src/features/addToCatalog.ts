import type { CodeAction } from 'vscode-languageserver';
import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import { l10n } from '../core/base/l10n.ts';
import { likeUnrecorded } from '../core/editions/like-titled.ts';
import type { Catalog, Objective } from '../core/model/catalog.ts';
import { editionOf, type Listed } from '../core/model/framework.ts';
import type { Lines, TextEdit } from '../core/model/text.ts';
import { writtenAsListed } from '../core/resolution/lookup.ts';
import { compareNumbers, continues } from '../core/resolution/numbers.ts';
import { editionName, named } from '../core/resolution/phrases.ts';
import { type ActionRequest, quickFix, reportedHere } from './codeAction.ts';
import type { FeatureDocument } from './feature-document.ts';
import { workspaceEdit } from './lsp/workspace-edit.ts';

/** A catalog that can be edited, in its present text, from which `catalog` was read. */
export interface EditableCatalog extends Pick<FeatureDocument, 'uri' | 'version' | 'eol'> {
  readonly lines: Lines;
  readonly catalog: Catalog;
}

/** Gives a catalog by its normalised URI; undefined where it cannot be edited, or not at the moment. */
export type EditableOf = (uri: string) => EditableCatalog | undefined;

/**
 * Quick fixes that add the unknown numbers of the range to their catalogs, one for each number. The title is left for the
 * user to write; until then the catalog has a diagnostic.
 */
export function addToCatalog(request: ActionRequest, editable: EditableOf): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const { diagnostic, resolved } of reportedHere(request, 'unknown-objective')) {
    const entry = entryFor(resolved, editable);
    if (!entry || actions.has(entry.title)) continue;
    const edit = workspaceEdit(entry.catalog, [entry.edit], request.support);
    actions.set(entry.title, quickFix(diagnostic, request, { title: entry.title, edit }));
  }
  return [...actions.values()];
}

function entryFor({ reference, resolution }: ResolvedReference, editable: EditableOf) {
  const { framework, edition } = resolution;
  const catalog = edition && editable(edition.uri);
  if (!catalog || !framework.catalogs.includes(catalog.catalog)) return null;
  const listed = catalog.catalog.editions.find(({ id }) => id === edition.id);
  const number = writtenAsListed(framework, reference.number);
  const edit = listed ? newEntry(catalog.lines, listed.objectives, number, catalog.eol ?? '\n') : null;
  return (
    edit && { title: l10n.t('Add {0} to the catalog of {1}', number, editionName(framework, edition)), catalog, edit }
  );
}

/**
 * Inserts an entry in short form (`- 3.6 `, without a title) into a catalog's list of an edition: after the nearest
 * sibling with a smaller number and all that is below it, else before the first sibling, else after its parent. Null where
 * there is none of these, or where it is not an entry on lines of its own.
 *
 * @param lines of the catalog that contains the objectives
 * @param eol line ending of the catalog
 */
function newEntry(lines: Lines, objectives: readonly Objective[], number: string, eol: string): TextEdit | null {
  const parent = parentOf(number, objectives);
  const siblings = objectives
    .filter((objective) => objective.parent === parent?.number)
    .sort((a, b) => compareNumbers(a.number, b.number));
  const [first] = siblings;
  const before = siblings.findLast((sibling) => compareNumbers(sibling.number, number) < 0);
  const neighbour = before ?? first ?? parent;
  const head = neighbour && headOf(lines, neighbour);
  if (!neighbour || head === undefined) return null;
  const entry = `${head}- ${number} `;
  if (neighbour === first && !before) {
    const start = { line: neighbour.range.start.line, character: 0 };
    return { range: { start, end: start }, newText: entry + eol };
  }
  const line = lastLineOf(lines, neighbour, objectives);
  const end = { line, character: lines.line(line).length };
  return { range: { start: end, end }, newText: eol + entry };
}

/** The objective with the longest number that the number continues, by the same rule as in catalogs. */
function parentOf(number: string, objectives: readonly Objective[]): Objective | undefined {
  let found: Objective | undefined;
  for (const objective of objectives) {
    const isLonger = objective.number.length > (found?.number.length ?? 0);
    if (isLonger && continues(number, objective.number)) found = objective;
  }
  return found;
}

/** The indentation of an entry in block style; undefined for an entry in flow style. */
function headOf(lines: Lines, { range }: Objective): string | undefined {
  return /^( *)- +$/.exec(lines.line(range.start.line).slice(0, range.start.character))?.[1];
}

/** The last line of the entry and of those below it, whether nested in it or listed after it. */
function lastLineOf(lines: Lines, entry: Objective, objectives: readonly Objective[]): number {
  const below = new Set([entry.number]);
  let { end } = entry.range;
  for (const objective of objectives) {
    if (objective.parent === undefined || !below.has(objective.parent)) continue;
    below.add(objective.number);
    if (objective.range.end.line > end.line) end = objective.range.end;
  }
  let line = end.character === 0 ? end.line - 1 : end.line;
  while (line > entry.range.start.line && lines.line(line).trim() === '') line--;
  return line;
}

/**
 * The edits of a catalog that record that an objective moved to a number; none where it cannot be written.
 *
 * @param edition of the number, where it is not the next one
 */
export type RecordMove = (
  catalog: EditableCatalog,
  objective: Listed,
  successor: { readonly number: string; readonly edition?: string },
) => Promise<readonly TextEdit[]>;

/** Quick fixes that record in the catalog what apparently replaced a number, where no catalog says what did. */
export async function recordReplacement(
  request: ActionRequest,
  editable: EditableOf,
  record: RecordMove,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const { diagnostic, resolved } of reportedHere(request, 'withdrawn-objective')) {
    const { framework, objective, edition } = resolved.resolution;
    const like = likeUnrecorded(objective, edition);
    const catalog = like && objective && editable(objective.location.uri);
    if (!catalog || !framework.catalogs.includes(catalog.catalog)) continue;
    const next = framework.editions[(editionOf(framework, objective)?.index ?? -1) + 1];
    const { number } = like;
    const successor = next?.id === like.edition ? { number } : { number, edition: like.edition };
    const edits = await record(catalog, objective, successor);
    if (edits.length === 0) continue;
    const title = l10n.t('Record in the catalog: {0} was replaced by {1}', objective.number, named(like));
    actions.push(quickFix(diagnostic, request, { title, edit: workspaceEdit(catalog, edits, request.support) }));
  }
  return actions;
}
