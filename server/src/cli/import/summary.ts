import { type FrameworkDraft, flatObjectives, type ObjectiveDraft } from '../../catalog/imports/framework-draft.ts';
import { counted } from '../../core/resolution/phrases.ts';

/** What was written, and how it is cited as it stands: which words may stand before numbers is seen by that. */
export function summaryOf({ prefix = '', levels = [], editions }: FrameworkDraft): string {
  const { objectives = [], edition } = editions.at(-1) ?? {};
  const of = edition === undefined ? '' : ` of ${edition}`;
  const [first] = objectives;
  const examples = first ? [`${prefix} ${deepest(first).number}`] : [];
  for (const [depth, level] of levels.entries()) {
    const example = atDepth(objectives, depth);
    if (example) examples.push(`${prefix} ${level} ${example.number}`);
  }
  const cited = examples.length > 0 ? ` Cited as ${examples.map((text) => `"${text}"`).join(', ')}.` : '';
  const words = levels.length > 0 ? ' Other words before numbers, if people write such, belong into "levels".' : '';
  return `${counted(flatObjectives(objectives).length, 'objective')}${of}.${cited}${words}`;
}

function deepest(objective: ObjectiveDraft): ObjectiveDraft {
  const [inside] = objective.objectives ?? [];
  return inside ? deepest(inside) : objective;
}

function atDepth(objectives: readonly ObjectiveDraft[], depth: number): ObjectiveDraft | undefined {
  if (depth === 0) return objectives[0];
  return atDepth(
    objectives.flatMap(({ objectives: inside = [] }) => inside),
    depth - 1,
  );
}
