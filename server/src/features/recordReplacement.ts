import { type CodeAction, type CodeActionContext, CodeActionKind } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { likeUnrecorded } from '../core/editions/like-titled.ts';
import type { Objective } from '../core/model/catalog.ts';
import { editionOf, type Framework, type Listed } from '../core/model/framework.ts';
import { intersects, type Lines, type Range, type TextEdit, textIn } from '../core/model/text.ts';
import { named } from '../core/resolution/phrases.ts';
import type { EditableCatalog } from './addToCatalog.ts';
import type { ClientSupport } from './client-support.ts';
import { linkedDiagnostic, wants } from './codeAction.ts';
import type { FeatureDocument } from './feature-document.ts';
import { workspaceEdit } from './workspace-edit.ts';

/**
 * Quick fixes that record in the catalog what apparently replaced a number, where no catalog says what did.
 *
 * @param editable gives a catalog by its normalised URI; undefined where it cannot be edited, or not at the moment
 */
export function recordReplacement(
  { analysis }: FeatureDocument,
  range: Range,
  context: CodeActionContext,
  support: ClientSupport,
  clientUri: (uri: string) => string,
  editable: (uri: string) => EditableCatalog | undefined,
): CodeAction[] {
  if (!support.codeActionLiteral || !wants(context, CodeActionKind.QuickFix)) return [];
  return analysis.diagnostics.flatMap((problem): CodeAction[] => {
    if (problem.code !== 'withdrawn-objective' || !intersects(problem.range, range)) return [];
    const { framework, objective, edition } = analysis.referenceAt(problem.range.start)?.resolution ?? {};
    const like = objective && edition ? likeUnrecorded(objective, edition) : null;
    const catalog = objective && editable(objective.location.uri);
    if (!framework || !objective || !like || !catalog || !framework.catalogs.includes(catalog.catalog)) return [];
    const edit = replacedByEdit(catalog, objective, successor(framework, objective, like));
    if (!edit) return [];
    return [
      {
        title: l10n.t('Record in the catalog: {0} was replaced by {1}', objective.number, named(like)),
        kind: CodeActionKind.QuickFix,
        diagnostics: [linkedDiagnostic(context, problem, support, clientUri)],
        edit: workspaceEdit(catalog, [edit], support),
      },
    ];
  });
}

/** As YAML. Without an edition, a replacement is in the next one. */
function successor(framework: Framework, objective: Listed, { number, edition }: Listed): string {
  const next = framework.editions[(editionOf(framework, objective)?.index ?? -1) + 1];
  const fields = { ...(next?.id !== edition && { edition }), number };
  const written = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `replacedBy: [{${[...written, 'relation: moved'].join(', ')}}]`;
}

/** Adds a field to the entry of an objective, however that is written. Null where its form is not one of the usual. */
function replacedByEdit({ lines, eol = '\n' }: EditableCatalog, objective: Objective, field: string): TextEdit | null {
  const { start, end } = objective.range;
  const text = textIn(lines, objective.range);
  if (text.startsWith('{')) {
    const close = text.trimEnd();
    const at = positionIn(lines, objective.range, close.length - 1);
    return close.endsWith('}') && at ? { range: { start: at, end: at }, newText: `, ${field}` } : null;
  }
  const line = lines.line(start.line);
  if (/^number:[ \t]+\S/.test(text)) {
    const at = { line: start.line, character: line.length };
    return { range: { start: at, end: at }, newText: `${eol}${' '.repeat(start.character)}${field}` };
  }
  // In short form: number and title.
  if (!/^["']?[\p{L}\p{N}]/u.test(text) || /^\w+:(?:\s|$)/.test(text) || text.includes('\n')) return null;
  const { number, title } = objective;
  const written = [
    `number: ${JSON.stringify(number)}`,
    ...(title === undefined ? [] : [`title: ${JSON.stringify(title)}`]),
  ];
  return { range: { start, end }, newText: `{${[...written, field].join(', ')}}` };
}

/** The position at an offset in the text of a range. */
function positionIn(lines: Lines, range: Range, offset: number): Range['start'] | null {
  let left = offset;
  for (let { line, character } = range.start; line <= range.end.line; line++, character = 0) {
    const length = lines.line(line).length - character;
    if (left <= length) return { line, character: character + left };
    left -= length + 1;
  }
  return null;
}
