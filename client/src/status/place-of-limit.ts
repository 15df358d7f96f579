import type { ReachedLimit } from '../../../server/src/protocol/index.ts';

/** Offset of a limit in the text of an `objrefs.yaml` that sets it; of what may be one, if it is written in an odd way. */
export function placeOfLimit(text: string, limit: ReachedLimit['limit']): number {
  const section = /^(['"]?)limits\1[ \t]*:/m.exec(text);
  const from = section ? section.index + section[0].length : 0;
  const key = new RegExp(`(?<![\\w-])${limit}['"]?[ \\t]*:`).exec(text.slice(from));
  return from + (key?.index ?? 0);
}
