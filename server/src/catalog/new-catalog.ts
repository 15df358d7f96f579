import { faultOfPrefix } from './prefix-syntax.ts';
import { quoteIfNeeded } from './unquoted-text.ts';
import { asLine } from './yaml-values.ts';

/** A catalog to begin with, and the name of its file. */
export interface CatalogToBeginWith {
  readonly fileName: string;
  readonly text: string;
}

/** A small catalog with comments that say how it goes on; or, where no document can cite the prefix, why. */
export function newCatalog(prefix: string, title: string): CatalogToBeginWith | { readonly fault: string } {
  const trimmed = asLine(prefix).replace(/\s+/g, ' ');
  const fault = faultOfPrefix(trimmed);
  if (fault !== null) return { fault: `No document can cite this prefix: ${fault}` };
  const name = asLine(title) || trimmed;
  const lines = [
    '# A numbered framework, so that references to it are understood. Nothing but prefix and objectives is needed.',
    `prefix: ${quoteIfNeeded(trimmed)}`,
    `title: ${quoteIfNeeded(name)}`,
    '# What the levels are called, outermost first. These words may stand before a number.',
    'levels: [goal, objective]',
    '# The edition that the numbers below are of, and when it was published:',
    '# edition: "2026"',
    '# published: 2026-01-31',
    '# A number up to the first space, then its title. A title with a colon and a space in it needs quotes.',
    'objectives:',
    '  - 1 Title of the first goal',
    '  - 1.1 Title of its first objective',
    '  # More of an objective is written as fields:',
    '  # - {number: 1.2, title: Its title, withdrawn: true, replacedBy: [1.1]}',
  ];
  return { fileName: `${fileNameOf(trimmed)}.objectives.yaml`, text: `${lines.join('\n')}\n` };
}

/** Lower-case letters and digits with hyphens, which every file system takes. */
function fileNameOf(prefix: string): string {
  const name = prefix
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? 'framework' : name;
}
