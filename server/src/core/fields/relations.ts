import { RELATIONS, type Relation } from '../model/catalog.ts';
import type { Choice } from './field.ts';

const MEANING: Record<Relation, string> = {
  moved: 'The same under another number',
  merged: 'Now part of the replacement',
  split: 'Divided among several',
  equal: 'The same with a different wording',
  related: 'Related only',
};

/** The relations of a successor to the objective that it replaces, with their meanings. */
export const RELATION_CHOICES: readonly Choice[] = RELATIONS.map((value) => ({ value, description: MEANING[value] }));
