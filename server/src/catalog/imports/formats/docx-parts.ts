import { parseMarkup } from './parse-markup.ts';

/** Names of the parts of a document that are read, among all that its file has. */
export interface PartNames {
  readonly document: string;
  readonly numbering: string;
  readonly styles: string;
}

/**
 * Where a file says that its parts are (ECMA-376, part 2, section 6.5): mostly `word/document.xml`, but Word for the web
 * saves `word/document2.xml` too.
 */
export function partNames(parts: ReadonlyMap<string, string>): PartNames {
  const document = targetsIn('', parts.get('_rels/.rels')).get('officeDocument') ?? 'word/document.xml';
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(document) ?? [];
  const targets = targetsIn(folder, parts.get(`${folder}_rels/${name}.rels`));
  return {
    document,
    numbering: targets.get('numbering') ?? `${folder}numbering.xml`,
    styles: targets.get('styles') ?? `${folder}styles.xml`,
  };
}

/** Names of parts by the last word of what they are to the part in that folder; the first of each kind. */
function targetsIn(folder: string, relationships = ''): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  const open = (name: string, { Type, Target }: Readonly<Record<string, string>>): void => {
    const kind = /[^/]*$/.exec(Type ?? '')![0];
    if (name !== 'Relationship' || Target === undefined || targets.has(kind)) return;
    targets.set(kind, Target.startsWith('/') ? Target.slice(1) : `${folder}${Target.replace(/^\.\//, '')}`);
  };
  parseMarkup(relationships, { open }, true);
  return targets;
}
