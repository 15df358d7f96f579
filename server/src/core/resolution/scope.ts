import { type DiagnosticCode, REFERENCE_CODES, type ReferenceCode, type SeveritySetting } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import type { Reference, ReferenceGroup, SpellingVariant } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import type { FrameworkSet } from './framework-set.ts';

/** What documents of a project are checked against. Immutable; a change makes a new one. */
export interface Scope {
  readonly set: FrameworkSet;
  /** Configured severities; other codes have their defaults. */
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Accepted kinds of non-canonical spelling; absent for none. */
  readonly accepted?: ReadonlySet<SpellingVariant>;
  /** Built-in frameworks that are neither enabled nor disabled by choice, each by itself. */
  readonly disabled?: readonly FrameworkSet[];
  /** Where numbers count without a prefix, as configured in `objrefs.yaml`. */
  readonly contexts?: Contexts;
}

/** Where numbers count without a prefix. */
export interface Contexts {
  /** In order of precedence. */
  readonly rules: readonly ContextRule[];
  /** Equal for contexts that treat every document alike. */
  readonly signature: string;
}

export interface ContextRule {
  readonly framework: Framework;
  /** Edition that references without one mean; absent for the default of the framework. */
  readonly edition?: FrameworkEdition;
  /** Keys of YAML and JSON whose values count; empty if the whole text does. */
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

export type Group = readonly ResolvedReference[];

/** Groups references by citation. @param references in the order of their text */
export function groupsOf(references: readonly ResolvedReference[]): Group[] {
  const groups: ResolvedReference[][] = [];
  for (const resolved of references) {
    const last = groups.at(-1);
    if (last?.[0]?.group === resolved.group) last.push(resolved);
    else groups.push([resolved]);
  }
  return groups;
}

/** As the catalog writes it; as the text does where no catalog lists it. */
export const numberOf = ({ reference, resolution }: ResolvedReference): string =>
  resolution.objective?.number ?? reference.number;
