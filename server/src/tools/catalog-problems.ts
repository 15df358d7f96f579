import { linesOf } from '../core/model/text.ts';
import { fileFindings } from '../library/rows.ts';
import { fileIn } from '../loader/root.ts';
import type { ToolRoot } from './world.ts';

/** Prefixes of frameworks; undefined: all. */
export type About = readonly string[] | undefined;

/** Of each file; the count says how many there are. */
const MOST_FINDINGS = 3;
const MOST_FILES = 10;

/** The errors of the catalogs and configurations that an answer about frameworks depends on, and what of them is used. */
export function problemsAbout(about: About, roots: readonly ToolRoot[]) {
  return roots.flatMap((root) => problemsIn(root, about)).slice(0, MOST_FILES);
}

function problemsIn({ loaded, composed, fileOf }: ToolRoot, about: About) {
  return [...composed.problems].flatMap(([uri, problems]) => {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const { value = null, parsed = null, text = null } = fileIn(loaded, uri) ?? {};
    const isCatalog = loaded.files.catalogs.has(uri);
    const isOther = isCatalog && value && 'prefix' in value && about && !about.includes(value.prefix);
    if (errors.length === 0 || isOther) return [];
    const file = fileOf(uri) ?? '';
    return {
      file,
      uses: value === null ? 'nothing' : value === parsed ? 'valid-parts' : 'last-valid-version',
      total: errors.length,
      findings: fileFindings(file, linesOf(text ?? ''), errors.slice(0, MOST_FINDINGS)).map(({ row }) => row),
    };
  });
}
