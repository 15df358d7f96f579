import { type CatalogCode, type Diagnostic, FILE_CODES } from '../model/diagnostic.ts';
import type { Location } from '../model/text.ts';

/** A problem in the catalog `uri`. */
export interface LocatedDiagnostic {
  readonly uri: string;
  readonly problem: Diagnostic & { readonly code: CatalogCode };
}

export function locatedDiagnostic(
  code: CatalogCode,
  { uri, range }: Location,
  message: string,
  more: Partial<Pick<Diagnostic, 'fixes' | 'related'>> = {},
): LocatedDiagnostic {
  return { uri, problem: { code, severity: FILE_CODES[code], range, message, fixes: [], ...more } };
}

/** Another place that explains a problem, for its `related`. */
export function relatedPlace({ uri, range }: Location, message: string) {
  return [{ location: { uri, range }, message }];
}
