import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';

const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** The rules of our `biome.json` that files violate: for each file, in the given order. Paths are from the root. */
export function lint(samples: readonly (readonly [file: string, source: string])[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'objrefs-lint-'));
  try {
    cpSync(new URL('../../biome.json', import.meta.url), join(folder, 'biome.json'));
    const names = samples.map(([file, source], index) => {
      // Next to the file, since several samples can have the same name.
      const name = `${posix.dirname(file)}/sample-${index}.ts`;
      mkdirSync(join(folder, posix.dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), `${source}\n`);
      return name;
    });
    const parameters = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none'];
    const { stdout } = spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    return names.map((name) => diagnostics.filter(({ location }) => location.path === name).map((d) => d.category));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
