import type { Hover } from 'vscode-languageserver';
import type { ResolvedReference } from '../core/document-analysis.ts';
import { wording } from '../core/model/catalog.ts';
import type { Suggestion } from '../core/model/problem.ts';
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
        : [status(markup, 'Not listed', 'the catalog of this edition is incomplete')];
    case 'superseded':
      return [status(markup, 'Superseded edition', supersession(resolution)), ...successors(resolution, markup)];
    case 'withdrawn':
      return [status(markup, 'Withdrawn', withdrawal(resolution))];
    case 'replaced':
      return [status(markup, 'Replaced', replacement(resolution)), ...successors(resolution, markup)];
    case 'unknown-edition':
      return [status(markup, 'Unknown edition', knownEditions(resolution))];
    case 'unknown-objective': {
      const rows = suggestions(document, found).map(({ number, title }) => [number, markup.text(title)] as const);
      return rows.length > 0
        ? [status(markup, 'Unknown objective', 'did you mean'), markup.table(rows)]
        : [markup.strong('Unknown objective')];
    }
  }
}

function status(markup: Markup, name: string, explanation: string | undefined): string {
  return explanation ? `${markup.strong(name)}: ${markup.text(explanation)}` : markup.strong(name);
}

function supersession({ framework, replacedBy }: Resolution): string | undefined {
  if (!framework.current) return undefined;
  const became = replacedBy.length > 0 ? ', where it is' : '';
  return `the current one is ${framework.current.id}${became}`;
}

function withdrawal({ edition, objective }: Resolution): string | undefined {
  if (objective?.withdrawnReason) return objective.withdrawnReason;
  return objective && edition && objective.edition !== edition.id ? `last listed in ${objective.edition}` : undefined;
}

function knownEditions({ framework }: Resolution): string | undefined {
  const ids = framework.editions.map(({ id }) => id).filter((id) => id !== '');
  return ids.length > 0 ? `there is ${ids.join(', ')}` : undefined;
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
  return `${[...relations].join(', ')}${editions.size === 1 ? ` (edition ${edition})` : ''}`;
}

function successors({ replacedBy }: Resolution, markup: Markup): string[] {
  const rows = replacedBy.map(({ objective }) => [objective.number, markup.text(wording(objective))] as const);
  return rows.length > 0 ? [markup.table(rows)] : [];
}

/** What an unknown number may have meant, as its problem says. None where the team switched that off. */
function suggestions({ analysis }: FeatureDocument, { reference, resolution }: ResolvedReference): Suggestion[] {
  const problem = analysis.problems.find(
    ({ code, range }) =>
      code === resolution.status &&
      comparePositions(range.start, reference.range.start) >= 0 &&
      comparePositions(range.end, reference.range.end) <= 0,
  );
  return problem?.fixes.flatMap(({ suggestion }) => suggestion ?? []) ?? [];
}
