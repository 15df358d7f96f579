import type { DiagnosticCode, SeveritySetting } from '../model/diagnostic.ts';
import type { Configuration, FrameworkChoice, Limits } from './configuration.ts';
import { defaultLimits } from './limits.ts';
import type { Settings } from './settings.ts';

/** What is decided for a root, from all the places where somebody may decide it. */
export interface Policy {
  /** Codes that somebody set; others have their defaults. */
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** By prefix as written; frameworks that nobody names are as they are by default. */
  readonly frameworks: ReadonlyMap<string, FrameworkChoice>;
  /** Globs of paths that are not read, relative to the root. */
  readonly exclude: readonly string[];
  readonly limits: Required<Limits>;
  /** References that were never reviewed are problems. */
  readonly requireReview: boolean;
}

/** Decisions of a command line, which beat all others. */
export type PolicyFlags = Partial<Omit<Policy, 'limits'>> & { readonly limits?: Limits };

/**
 * Flags beat `objrefs.yaml`, which beats the editor's settings, which beat the defaults: for each code, framework and
 * limit of its own. Of the lists of globs the first that holds any counts whole.
 */
export function decidePolicy(
  flags: PolicyFlags,
  configuration: Configuration | null,
  settings: Settings | null,
): Policy {
  const configured = configuration?.exclude.map((glob) => glob.text);
  const excludes = [flags.exclude, configured, settings?.exclude];
  return {
    severity: firstOfEach(flags.severity, configuration?.severity, settings?.severity),
    frameworks: firstOfEach<string, FrameworkChoice>(flags.frameworks, configuration?.frameworks, settings?.frameworks),
    exclude: excludes.find((globs) => globs !== undefined && globs.length > 0) ?? [],
    requireReview: flags.requireReview ?? configuration?.requireReview ?? false,
    limits: { ...defaultLimits(), ...settings?.limits, ...configuration?.limits, ...flags.limits },
  };
}

/** The entries of all maps; of one key the first map's. */
function firstOfEach<Key, Value>(...maps: readonly (ReadonlyMap<Key, Value> | undefined)[]): ReadonlyMap<Key, Value> {
  const merged = new Map<Key, Value>();
  for (const map of maps) {
    for (const [key, value] of map ?? []) if (!merged.has(key)) merged.set(key, value);
  }
  return merged;
}
