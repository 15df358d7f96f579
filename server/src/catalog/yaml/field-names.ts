import { faultOfPrefix } from '../syntax/prefix-syntax.ts';

/** What people call fields that have another name here. */
const CALLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    number: 'id identifier code num no ref reference',
    title: 'name label heading',
    text: 'description desc statement body content wording',
    objectives: 'children items controls goals targets entries requirements criteria',
    edition: 'version release',
    editions: 'versions releases',
    published: 'date publicationdate',
    url: 'link href uri website source',
    note: 'notes comment remark remarks',
    license: 'licence terms',
    publisher: 'author organisation organization owner',
    prefix: 'framework abbreviation acronym shortname',
    aliases: 'alias synonyms alsoknownas',
    group: 'category section chapter',
    withdrawn: 'deprecated retired obsolete deleted',
    replacedBy: 'successor successors supersededby movedto',
    replaces: 'predecessor predecessors supersedes',
    file: 'path',
    from: 'format',
    exclude: 'ignore ignored excludes',
    severity: 'severities rules',
    files: 'paths include globs',
  }).flatMap(([field, names]) => names.split(' ').map((name) => [name, field] as const)),
);

/** A field that is known here by another name, or is spelled with hyphens, underscores or spaces. */
export function fieldMeantBy(name: string, known: readonly string[]): string | undefined {
  const folded = name.toLowerCase().replaceAll(/[-_ ]/g, '');
  return known.find((field) => field.toLowerCase() === folded || CALLED.get(folded) === field);
}

/** The prefix that the name of a catalog's file suggests: `acme-plan.objectives.yaml` is of ACME-PLAN. */
export function prefixFromFile(uri: string): string | undefined {
  const file = uri.slice(uri.lastIndexOf('/') + 1).replace(/(?:\.objectives)?\.\w+$/, '');
  const name = file.includes('%') ? decoded(file) : file;
  const prefix = name === name.toLowerCase() ? name.toUpperCase() : name;
  return faultOfPrefix(prefix) === null ? prefix : undefined;
}

function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return '';
  }
}
