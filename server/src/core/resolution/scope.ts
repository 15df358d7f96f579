import { type DiagnosticCode, REFERENCE_CODES, type ReferenceCode, type SeveritySetting } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import type { Reference, ReferenceGroup, SpellingVariant } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import type { FrameworkSet } from './framework-set.ts';

/** What documents of a root are judged by. Immutable; a change makes a new one. */
export interface Scope {
  readonly set: FrameworkSet;
  /** What a team set for a code; other codes have their defaults. */
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Kinds of non-canonical spelling that are fine here; absent: none. */
  readonly accepted?: ReadonlySet<SpellingVariant>;
  /** Where numbers count without a prefix, as `objrefs.yaml` has it. */
  readonly contexts?: Contexts;
}

/** Where numbers count without a prefix. */
export interface Contexts {
  /** The one that counts first comes first. */
  readonly rules: readonly ContextRule[];
  /** Equal for two that say the same of every document. */
  readonly signature: string;
}

export interface ContextRule {
  readonly framework: Framework;
  /** Which references without an edition mean; absent: the framework's default. */
  readonly edition?: FrameworkEdition;
  /** Keys of YAML and JSON whose values count; none: all of the text does. */
  readonly keys: readonly string[];
  /** @param uri of a document, normalised */
  readonly appliesTo: (uri: string) => boolean;
}

/** A reference with its group and its meaning. */
export interface ResolvedReference {
  readonly group: ReferenceGroup;
  readonly reference: Reference;
  readonly resolution: Resolution;
}

/** What a team set for the code, else its default. */
export function severityOf({ severity }: Pick<Scope, 'severity'>, code: ReferenceCode): SeveritySetting {
  return severity.get(code) ?? REFERENCE_CODES[code];
}
