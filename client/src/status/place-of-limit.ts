import type { ReachedLimit } from '../../../server/src/protocol/index.ts';

/** UTF-16 offset of a limit in the text of an `objrefs.yaml`, or of the best guess if its notation is unusual. */
export function placeOfLimit(text: string, limit: ReachedLimit['limit']): number {
  const section = /^(['"]?)limits\1[ \t]*:/m.exec(text);
  const from = section ? section.index + section[0].length : 0;
  const key = new RegExp(`(?<![\\w-])${limit}['"]?[ \\t]*:`).exec(text.slice(from));
  return from + (key?.index ?? 0);
}
