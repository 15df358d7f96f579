import type { Hover } from 'vscode-languageserver';
import type { ResolvedReference } from '../core/document-analysis.ts';
import { wording } from '../core/model/catalog.ts';
import type { Problem, Suggestion } from '../core/model/problem.ts';
import type { Resolution } from '../core/model/resolution.ts';
import { comparePositions, type Position } from '../core/model/text.ts';
import type { ClientSupport } from './client-support.ts';
import type { FeatureDocument } from './feature-document.ts';
import { type Markup, markdown, plainText } from './markup.ts';
import { citation, describeEdition, describeObjective } from './objective-description.ts';

/**
 * What the reference at the position means: number and title; framework, edition and place in it; a rule; its status,
 * with successors where it has some. A reference that resolves to nothing gets a hover too, with what it may have meant.
 * Null where nothing is cited.
 */
export function hover(document: FeatureDocument, position: Position, support: ClientSupport): Hover | null {
  const found = document.analysis.referenceAt(position);
  if (!found) return null;
  const markup = support.hoverMarkdown ? markdown : plainText;
  const blocks = [
    ...describeReference(found, markup),
    ...markupRule(markup),
    ...describeStatus(document, found, markup),
  ];
  return { contents: { kind: markup.kind, value: markup.blocks(blocks) }, range: found.reference.range };
}

function markupRule({ rule }: Markup): string[] {
  return rule === '' ? [] : [rule];
}

function describeReference({ group, reference, resolution }: ResolvedReference, markup: Markup): string[] {
  const { framework, edition, objective } = resolution;
  const pinned = group.pin && (group.pin.edition ?? group.pin.text);
  if (!objective) {
    return [markup.strong(citation(framework, reference.number, pinned)), describeEdition(framework, edition, markup)];
  }
  const listedIn = framework.editions.find(({ id }) => id === objective.edition) ?? edition;
  const name = citation(framework, objective.number, pinned);
  return listedIn ? describeObjective(framework, listedIn, objective, name, markup) : [markup.strong(name)];
}

/** The line in bold and, where there are any, the numbers to use instead. */
function describeStatus(document: FeatureDocument, found: ResolvedReference, markup: Markup): string[] {
  const { resolution } = found;
  switch (resolution.status) {
    case 'current':
      return resolution.objective
        ? [markup.strong('Current')]
        : [sentence(markup, 'Not listed', ': the catalog of this edition is incomplete.')];
    case 'superseded':
      return [sentence(markup, 'Superseded edition', supersededBy(resolution)), ...successors(resolution, markup)];
    case 'withdrawn':
      return [sentence(markup, 'Withdrawn', withdrawal(resolution))];
    case 'replaced':
      return [sentence(markup, 'Replaced', replacement(resolution)), ...successors(resolution, markup)];
    case 'unknown-objective':
    case 'unknown-edition': {
      const problem = unknownProblem(document, found);
      const label = resolution.status === 'unknown-objective' ? 'Unknown objective' : 'Unknown edition';
      return [sentence(markup, label, problem ? `: ${problem.message}` : ''), ...suggestions(problem, markup)];
    }
  }
}

function sentence(markup: Markup, status: string, rest: string): string {
  return rest
    ? `${markup.strong(status)}${rest.startsWith(':') ? '' : ' '}${markup.text(rest)}`
    : markup.strong(status);
}

function supersededBy({ framework, replacedBy }: Resolution): string {
  if (!framework.current) return '';
  return replacedBy.length > 0 ? `since ${framework.current.id}, where it became` : `since ${framework.current.id}`;
}

function withdrawal({ edition, objective }: Resolution): string {
  if (objective?.withdrawnReason) return `: ${objective.withdrawnReason}`;
  return objective && edition && objective.edition !== edition.id ? `since edition ${objective.edition}` : '';
}

const BECAME: Record<Resolution['replacedBy'][number]['relation'], string> = {
  moved: 'moved to',
  merged: 'merged into',
  split: 'split into',
  equal: 'equal to',
  related: 'related to',
};

function replacement({ replacedBy }: Resolution): string {
  const relations = new Set(replacedBy.map(({ relation }) => BECAME[relation]));
  const editions = new Set(replacedBy.map(({ edition }) => edition.id).filter((id) => id !== ''));
  const [edition] = editions;
  return `: ${[...relations].join(', ')}${editions.size === 1 ? ` (edition ${edition})` : ''}`;
}

function successors({ replacedBy }: Resolution, markup: Markup): string[] {
  const rows = replacedBy.map(({ objective }) => [objective.number, markup.text(wording(objective))] as const);
  return rows.length > 0 ? [markup.table(rows)] : [];
}

function suggestions(problem: Problem | undefined, markup: Markup): string[] {
  const found = problem?.fixes.flatMap(({ suggestion }): Suggestion[] => (suggestion ? [suggestion] : [])) ?? [];
  const rows = found.map(({ number, title }) => [number, markup.text(title)] as const);
  return rows.length > 0 ? [markup.table(rows)] : [];
}

/** The problem that says that the reference means nothing. Absent where the team switched it off. */
function unknownProblem({ analysis }: FeatureDocument, { reference, resolution }: ResolvedReference) {
  return analysis.problems.find(
    ({ code, range }) =>
      code === resolution.status &&
      comparePositions(range.start, reference.range.start) >= 0 &&
      comparePositions(range.end, reference.range.end) <= 0,
  );
}
