import { segmentsOf } from '../../core/text/segments.ts';
import type { Archive } from './archive.ts';
import { attribute } from './xml.ts';

/** A relationship of a part to another one (ECMA-376, part 2, section 6.5). */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `officeDocument`, `footnotes`. */
  readonly type: string;
  /** The name of the other part in the archive. */
  readonly target: string;
}

/** A part refers to the other parts of the archive, which are not more. */
const MAX_RELATIONSHIPS = 10_000;

/** @param name that of the part, empty for the package itself */
export async function relationshipsOf(archive: Archive, name: string): Promise<readonly Relationship[]> {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(name) ?? [];
  const part = await archive.part(`${folder}_rels/${file}.rels`);
  const found: Relationship[] = [];
  part?.parse({
    open(element, attributes) {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
      if (element !== 'Relationship' || target === undefined || found.length === MAX_RELATIONSHIPS) return;
      if (attribute(attributes, 'TargetMode') === 'External') return;
      const resolved = segmentsOf(target.startsWith('/') ? target : `${folder}${target}`).join('/');
      found.push({ id: id ?? '', type: /[^/]*$/.exec(type ?? '')![0], target: resolved });
    },
  });
  return found;
}
