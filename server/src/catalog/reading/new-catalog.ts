import { l10n } from '../../core/base/l10n.ts';
import { faultOfPrefix } from '../syntax/prefix-syntax.ts';
import { asLine } from '../yaml/prose.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';

/** What a new catalog is about. */
export interface Beginning {
  readonly prefix: string;
  readonly title: string;
  readonly edition: string;
  /** Outermost first; at least one. */
  readonly levels: readonly string[];
}

/** For who names no edition: none that could be one of the numbers. */
export const FIRST_EDITION = 'v1';

/** A catalog that works as it is, and says what can be added. */
export function startingCatalog({ prefix, title, edition, levels }: Beginning): string {
  const [outer = 'objective', ...inner] = levels;
  return `# The framework that ${prefix} stands for. Documents cite its numbers: ${prefix} 1.1
format: 1
prefix: ${quoteIfNeeded(prefix)}
# Other spellings that mean the same, and spellings that shall be mended:
# aliases: [${quoteIfNeeded(title)}]
# misspellings: []
title: ${quoteIfNeeded(title)}
# publisher: Who publishes it
# url: https://www.example.org
levels: [${[outer, ...inner].map(quoteIfNeeded).join(', ')}]
editions:
  - edition: ${quoteIfNeeded(edition)}
    # published: 2025-01-01
    objectives:
      # One objective a line, number first; those below another one continue its number. Put a title with a colon
      # in quotes. Replace these:
      - 1 The first ${outer}
      - 1.1 What is to be reached
      - 1.2 What else is to be reached
      - 2 The second ${outer}
      # When a new edition comes, add it below, and say here what became of the numbers:
      # - number: 2.1
      #   title: What moved
      #   replacedBy: [1.3]
`;
}

/** The name of a file for a catalog: its prefix in lower case, with hyphens for what is neither letter nor digit. */
export function catalogFileName(prefix: string): string {
  const name = prefix
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${name || 'framework'}.objectives.yaml`;
}

/** A catalog to begin with, and the name of its file. */
interface CatalogToBeginWith {
  readonly fileName: string;
  readonly text: string;
}

/** A small catalog with comments that say how it goes on; or, where no document can cite the prefix, why. */
export function newCatalog(prefix: string, title: string): CatalogToBeginWith | { readonly fault: string } {
  const cited = asLine(prefix).replace(/\s+/g, ' ');
  const fault = faultOfPrefix(cited);
  if (fault !== null) return { fault: l10n.t('No document can cite this prefix: {0}', fault) };
  const beginning = {
    prefix: cited,
    title: asLine(title) || cited,
    edition: FIRST_EDITION,
    levels: ['goal', 'objective'],
  };
  return { fileName: catalogFileName(cited), text: startingCatalog(beginning) };
}
