import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { composeRoot } from '../../../server/src/loader/compose-root.ts';
import { metadataOf } from '../../../server/src/loader/document-metadata.ts';
import { walkDocuments } from '../../../server/src/loader/documents.ts';
import { type DirectoryEntry, type FileSystem, type LoadedRoot, loadRoot } from '../../../server/src/loader/root.ts';
import { TOOLS } from '../../../server/src/tools/tools.ts';
import type { ToolWorld } from '../../../server/src/tools/world.ts';
import { join, relativePath, schemeOf } from '../../../server/src/uri/uris.ts';
import { parseFixture } from '../../support/fixture.ts';

const ROOT = 'file:///root';

type Files = Readonly<Record<string, string>>;

/** The world of a folder with the files of a fixture, or with these. */
export async function worldOf(files: string | Files, previous?: LoadedRoot): Promise<ToolWorld> {
  const texts = typeof files === 'string' ? filesOf(files) : files;
  const fileSystem = inMemory(texts);
  const loaded = await loadRoot(ROOT, fileSystem, { shipped: shippedCatalogs, ...(previous && { previous }) });
  const composed = composeRoot(loaded, null);
  const analyse = (uri: string, text: string) =>
    new DocumentAnalysis(linesOf(text), composed.scope, uri, metadataOf(uri, composed));
  async function* documents(uri: string) {
    const options = { exclude: composed.policy.exclude, maxFileSize: composed.policy.limits.fileSize };
    for await (const found of walkDocuments(fileSystem, ROOT, [uri], options)) {
      if (found.kind !== 'text') continue;
      yield { file: relativePath(ROOT, found.uri) ?? '', analysis: analyse(found.uri, found.text) };
    }
  }
  return {
    roots: [
      {
        loaded,
        composed,
        fileOf: (uri) => (schemeOf(uri) === 'file' ? (relativePath(ROOT, uri) ?? uri) : null),
        uriOf: (name) => join(ROOT, name),
        documents: async (path) => documents(path === undefined ? ROOT : join(ROOT, path)),
      },
    ],
    isOver: () => false,
    diagnose: async (analysis) => analysis.diagnoseUntil(() => false),
  };
}

export function filesOf(fixture: string): Files {
  return Object.fromEntries(parseFixture(fixture).files.map(({ path, text }) => [path.slice(1), text]));
}

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON, which tests look into.
export type Json = any;

/** The answer of a tool; its error as a text. */
export async function call(name: string, input: unknown, world: ToolWorld): Promise<Json> {
  const result = await TOOLS.find((tool) => tool.name === name)!.run(input, world);
  return 'error' in result ? result.error : JSON.parse(JSON.stringify(result.structured));
}

function inMemory(texts: Files): FileSystem {
  const found = new Map(
    Object.entries(texts).map(([path, text]) => [join(ROOT, path), new TextEncoder().encode(text)]),
  );
  const missing = () => Object.assign(new Error('no such file'), { code: 'ENOENT' });
  const isFolder = (uri: string) => [...found.keys()].some((file) => file.startsWith(`${uri}/`));
  return {
    async readFile(uri, limit) {
      const bytes = found.get(uri);
      if (!bytes) throw missing();
      return bytes.subarray(0, limit);
    },
    async readDirectory(uri) {
      const entries = new Map<string, DirectoryEntry>();
      for (const file of found.keys()) {
        const [name, ...below] = (relativePath(uri, file) ?? '').split('/');
        if (name) entries.set(name, { name, type: below.length > 0 ? 'directory' : 'file' });
      }
      return [...entries.values()];
    },
    async stat(uri) {
      const bytes = found.get(uri);
      if (!bytes && !isFolder(uri)) throw missing();
      return { type: bytes ? 'file' : 'directory', size: bytes?.length ?? 0 };
    },
  };
}
