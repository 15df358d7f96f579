import type { Archive } from './archive.ts';
import { attribute, parseXml } from './xml.ts';

/** A relationship of a part to another one (ECMA-376, part 2, section 6.5). */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `officeDocument`, `footnotes`. */
  readonly type: string;
  /** The name of the other part in the archive. */
  readonly target: string;
}

/** @param part empty for the package itself */
export async function relationshipsOf(archive: Archive, part: string): Promise<readonly Relationship[]> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
  const bytes = await archive.read(`${folder}_rels/${name}.rels`);
  const found: Relationship[] = [];
  if (!bytes) return found;
  parseXml(bytes, {
    open(element, attributes) {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
      if (element !== 'Relationship' || target === undefined || attribute(attributes, 'TargetMode') === 'External')
        return;
      found.push({ id: id ?? '', type: /[^/]*$/.exec(type ?? '')![0], target: resolved(folder, target) });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
