import { l10n } from '../../core/base/l10n.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import { faultOfPrefix } from '../syntax/prefix-syntax.ts';
import { asLine } from '../yaml/prose.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import template from './new-catalog.yaml' with { type: 'text' };

export interface Beginning {
  readonly prefix: string;
  readonly title: string;
  readonly edition: string;
  /** Outermost first; at least one. */
  readonly levels: readonly string[];
}

/** The default name of the first edition: one that cannot be a number of an objective. */
export const FIRST_EDITION = 'v1';

/** A catalog that works as it is, with comments on what can be added. */
export function startingCatalog({ prefix, title, edition, levels }: Beginning): string {
  const values: Readonly<Record<string, string>> = {
    prefix,
    quotedPrefix: quoteIfNeeded(prefix),
    title: quoteIfNeeded(title),
    edition: quoteIfNeeded(edition),
    levels: levels.map(quoteIfNeeded).join(', '),
    level: levels[0] ?? 'objective',
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The file name of a catalog: its prefix in lower case, with hyphens for all characters but letters and digits. */
export function catalogFileName(prefix: string): string {
  const name = prefix
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${name || 'framework'}.objectives.yaml`;
}

/** A small catalog with comments on how to continue. Refused with the reason if no document can cite the prefix. */
export function newCatalog(
  prefix: string,
  title: string,
): Result<{ readonly fileName: string; readonly text: string }> {
  const cited = asLine(prefix).replace(/\s+/g, ' ');
  const fault = faultOfPrefix(cited);
  if (fault !== null) return new Refusal(l10n.t('No document can cite this prefix: {0}', fault));
  const beginning = {
    prefix: cited,
    title: asLine(title) || cited,
    edition: FIRST_EDITION,
    levels: ['goal', 'objective'],
  };
  return { fileName: catalogFileName(cited), text: startingCatalog(beginning) };
}
