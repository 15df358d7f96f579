import { createHash } from 'node:crypto';
import type { IndexStore } from '../../../server/src/server/lsp/runtime.ts';

/** Keeps indexes in memory. */
export class MemoryStore implements IndexStore {
  readonly #kept = new Map<string, { readonly signature: string; readonly bytes: Uint8Array }>();

  async read(folder: string, signature: string): Promise<Uint8Array | undefined> {
    const kept = this.#kept.get(folder);
    return kept?.signature === signature ? kept.bytes : undefined;
  }

  async write(folder: string, signature: string, contents: Iterable<string | Uint8Array>): Promise<void> {
    const bytes = Buffer.concat([...contents].map((part) => Buffer.from(part)));
    this.#kept.set(folder, { signature, bytes });
  }

  digest(bytes: Uint8Array): string {
    return createHash('sha256').update(bytes).digest('hex');
  }
}
