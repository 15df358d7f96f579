import { ancestorsOf, type FrameworkCoverage, shareOf } from './coverage.ts';

/** What has to be cited. */
export type Requirement =
  /** That share of the objectives without parts, in percent; of each framework. */
  | { readonly kind: 'share'; readonly percent: number; readonly written: string }
  /** Every objective without parts whose number, or that of what it is a part of, matches the glob. */
  | { readonly kind: 'all'; readonly glob: string; readonly written: string };

/**
 * One result for each framework that the requirement is about: for a glob, those that have such a number.
 *
 * @param namesOf how a framework may be named before a number, by its prefix
 */
export function requirementResults(
  requirement: Requirement,
  frameworks: readonly FrameworkCoverage[],
  namesOf: (prefix: string) => readonly string[] = (prefix) => [prefix],
) {
  return frameworks.flatMap((framework) => {
    const names = namesOf(framework.prefix);
    const objectives =
      requirement.kind === 'share' ? framework.objectives : matching(framework, requirement.glob, names);
    const { cited, leaves } = shareOf({ objectives });
    if (requirement.kind === 'all' && leaves === 0) return [];
    const needed = requirement.kind === 'all' ? leaves : Math.ceil(exactly((leaves * requirement.percent) / 100));
    const uncited = objectives.filter(({ leaf, citations }) => leaf && citations.length === 0);
    return [
      {
        /** As given: `90%`, `3.*`. */
        required: requirement.written,
        prefix: framework.prefix,
        /** Objectives without parts that it is about. */
        leaves,
        /** Those of them that are cited. */
        cited,
        /** How many would be enough. */
        needed,
        met: cited >= needed,
        /** Numbers of those that are not cited, in the order of the catalog. */
        uncited: uncited.map(({ number }) => number),
      },
    ];
  });
}

/** Whether a framework is cited as it has to be. */
export type RequirementResult = ReturnType<typeof requirementResults>[number];

/** Without what binary fractions add to a decimal one: 7% of 100 is 7, and not a little more. */
function exactly(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A glob may begin with a name of the framework: `NIST CSF PR.*`. */
function matching(
  { objectives }: FrameworkCoverage,
  glob: string,
  names: readonly string[],
): FrameworkCoverage['objectives'] {
  const named = names.filter((name) => glob.toLowerCase().startsWith(`${name.toLowerCase()} `));
  const longest = Math.max(0, ...named.map(({ length }) => length));
  const own = glob.slice(longest).trim();
  const ancestors = ancestorsOf(objectives);
  const matched = new Set(objectives.flatMap(({ number }) => (matchesNumber(own, number) ? [number] : [])));
  return objectives.filter(({ number }) => matched.has(number) || ancestors(number).some((one) => matched.has(one)));
}

/**
 * Whether a number matches a glob, in any case: `*` stands for any characters, none too, `?` for one, all else for
 * itself. In time of the lengths' product at most.
 */
export function matchesNumber(glob: string, number: string): boolean {
  const [pattern, text] = [glob.toLowerCase(), number.toLowerCase()];
  let at = 0;
  let read = 0;
  /** Where to continue if what follows the last star does not fit: the star takes one character more. */
  let star = -1;
  let taken = 0;
  while (read < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      taken = read;
    } else if (pattern[at] === '?' || pattern[at] === text[read]) {
      at++;
      read++;
    } else if (star >= 0) {
      at = star + 1;
      read = ++taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
