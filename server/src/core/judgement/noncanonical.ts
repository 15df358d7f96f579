import { wording } from '../model/catalog.ts';
import type { Oddity } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import type { ResolvedReference, Scope } from '../scope.ts';
import type { Finding } from './finding.ts';
import { rewrite } from './rewrite.ts';

const REASONS: Readonly<Record<Oddity, string>> = {
  case: 'The prefix is written in other letters',
  glued: 'The number is joined to the prefix',
  misspelling: 'The prefix is misspelt',
  plural: 'The prefix is written in the plural',
};

/** A reference that is understood, and spelled as nobody else would look for it. */
export function noncanonical(
  lines: Lines,
  { group, reference, resolution }: ResolvedReference,
  { accepted }: Pick<Scope, 'accepted'>,
): Finding | null {
  const { framework, objective } = resolution;
  if (!reference.oddity || !group.prefix || accepted?.has(reference.oddity)) return null;
  const canonical = group.prefix.spelling === 'canonical' ? group.prefix.text : framework.prefix;
  const { edits, newText } = rewrite(lines, group, reference, { prefix: canonical });
  const suggestion = {
    number: objective?.number ?? reference.number,
    title: objective ? wording(objective) : '',
    newText,
  };
  return {
    code: 'noncanonical-reference',
    range: reference.range,
    message: `${REASONS[reference.oddity]}. Write ${newText.replace(/\s+/g, ' ')}.`,
    fixes: [{ title: `Change to ${newText.replace(/\s+/g, ' ')}`, edits, preferred: true, suggestion }],
  };
}
