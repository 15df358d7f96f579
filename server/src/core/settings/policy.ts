import type { DiagnosticCode, SeveritySetting } from '../model/diagnostic.ts';
import {
  type Configuration,
  DEFAULT_DOCUMENTS,
  type DocumentKinds,
  defaultLimits,
  type FrameworkChoice,
  type Limits,
} from './configuration.ts';
import type { Settings } from './settings.ts';

/** The effective configuration of a project, from all its sources. */
export interface Policy {
  /** Configured severities; other codes have their defaults. */
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** By prefix as written; frameworks that are not listed have their defaults. */
  readonly frameworks: ReadonlyMap<string, FrameworkChoice>;
  /** Globs of paths to skip, relative to the root. */
  readonly exclude: readonly string[];
  readonly documents: DocumentKinds;
  readonly limits: Required<Limits>;
  /** References without a review are reported. */
  readonly requireReview: boolean;
}

/** Command line flags, which take precedence over everything else. */
export type PolicyFlags = Partial<Omit<Policy, 'limits'>> & { readonly limits?: Limits };

/**
 * Flags take precedence over `objrefs.yaml`, that over editor settings, and these over the defaults, separately for
 * each code, framework and limit. Lists of globs are not merged: the first nonempty one applies.
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
    documents: { ...DEFAULT_DOCUMENTS, ...configuration?.documents, ...flags.documents },
    limits: { ...defaultLimits(), ...settings?.limits, ...configuration?.limits, ...flags.limits },
  };
}

/** Merges the maps; the first one with a key wins. */
function firstOfEach<Key, Value>(...maps: readonly (ReadonlyMap<Key, Value> | undefined)[]): ReadonlyMap<Key, Value> {
  const merged = new Map<Key, Value>();
  for (const map of maps) {
    for (const [key, value] of map ?? []) if (!merged.has(key)) merged.set(key, value);
  }
  return merged;
}
