import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Has Node keep the code that it compiles, for the next start, where it can (from 22.1 on): not in its default folder, in
 * which other users of the machine may write.
 */
export function keepCompiledCode(): void {
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
  const folder = enableCompileCache && userCache();
  if (folder !== undefined) enableCompileCache?.(join(folder, 'objective-references', 'compiled'));
}

/** As the XDG Base Directory Specification has it; undefined for a user without a home. */
function userCache(): string | undefined {
  const given = process.env.XDG_CACHE_HOME;
  try {
    return [given ?? '', join(homedir(), '.cache')].find(isAbsolute);
  } catch {
    return undefined;
  }
}
