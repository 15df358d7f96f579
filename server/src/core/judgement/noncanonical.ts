import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/problem.ts';
import type { Oddity } from '../model/reference.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { ResolvedReference } from '../scope.ts';
import type { Finding, SuggestionBudget } from './finding.ts';
import { rewrite } from './rewrite.ts';

const REASONS: Readonly<Record<Oddity, string>> = {
  case: 'The prefix is written in other letters',
  glued: 'The number is joined to the prefix',
  misspelling: 'The prefix is misspelt',
  plural: 'The prefix is written in the plural',
};

/** A reference that is understood, and spelled as nobody else would look for it. */
export function noncanonical(
  citation: Citation,
  { reference, resolution }: ResolvedReference,
  budget: SuggestionBudget,
): Finding | null {
  const { group, scope, framework } = citation;
  if (!reference.oddity || !group.prefix || scope.accepted?.has(reference.oddity)) return null;
  const prefix = group.prefix.spelling === 'canonical' ? group.prefix.text : framework.prefix;
  const rewriting = rewrite(citation, reference, { prefix }, budget);
  const { objective } = resolution;
  const written = rewriting?.newText?.replace(/\s+/g, ' ') ?? `${prefix} ${reference.number}`;
  const suggestion = rewriting?.newText != null && {
    number: objective?.number ?? reference.number,
    title: objective ? wording(objective) : '',
    newText: rewriting.newText,
  };
  const fix: Fix | null = rewriting && {
    title: `Change to ${written}`,
    edits: rewriting.edits,
    preferred: true,
    ...(suggestion && { suggestion }),
  };
  return {
    code: 'noncanonical-reference',
    range: reference.range,
    message: `${REASONS[reference.oddity]}. Write ${written}.`,
    fixes: fix ? [fix] : [],
  };
}
