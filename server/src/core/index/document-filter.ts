import { hasContext } from '../declaration/context.ts';
import type { Scope } from '../resolution/scope.ts';
import { createDocumentFilter } from './prefilter.ts';

/** Whether the bytes of a file may hold anything that has to do with us. Over-approximates. */
export function documentFilter(scope: Scope): (bytes: Uint8Array, uri: string) => boolean {
  const mayCite = createDocumentFilter(scope.set.matcher);
  return (bytes, uri) => mayCite(bytes) || hasContext(scope, uri, bytes);
}
