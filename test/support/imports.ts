import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** As written: `./text.ts`, `yaml`, `node:fs`. */
  readonly specifier: string;
  /** `type`: removed when types are stripped; `dynamic`: loaded when it is reached. */
  readonly kind: 'static' | 'type' | 'dynamic';
}

/** Paths of the TypeScript sources below a folder, from the repository's root, with `/`. */
export function sourcesBelow(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

/** The text of a source, from the repository's root. */
export function sourceText(path: string): string {
  return readFileSync(`${ROOT}${path}`, 'utf8');
}

/**
 * Everything that a source imports, re-exports and loads. Throws if a name is not a literal, since it could not be
 * checked.
 */
export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const loads = [...code.matchAll(/\b(?:import|require)\s*\(\s*(?:(['"])([^'"]+)\1\s*\))?/g)];
  const declarations = code.matchAll(
    /^\s*(?:import|export)\b\s*(?:(type)\b[^;'"()]*?\bfrom|[^;'"()]*?\bfrom)?\s*(['"])([^'"]+)\2/gm,
  );
  return [
    ...[...declarations].map(([, type, , specifier = '']): Import => ({ specifier, kind: type ? 'type' : 'static' })),
    ...loads.map(([written, , specifier]): Import => {
      if (specifier === undefined) throw new Error(`An import without a literal name: ${written}`);
      return { specifier, kind: 'dynamic' };
    }),
  ];
}

/**
 * The target of an import of a file: a path from the repository's root, or the name of a package or of a `node:`
 * module.
 */
export function resolveImport(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
}
