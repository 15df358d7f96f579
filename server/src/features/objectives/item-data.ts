import type { MarkupContent } from 'vscode-languageserver';
import { type Markup, markdown, plainText } from '../../core/describing/markup.ts';
import { describeWithStatus } from '../../core/describing/objective-status.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import type { FrameworkSet } from '../../core/resolution/scope.ts';

/** The data by which a completion item or inlay hint is resolved later, independent of the request that created it. */
export interface ObjectiveData {
  /** The document, as the client spells it. */
  readonly uri: string;
  /** `Framework.id`. */
  readonly framework: string;
  /** ID of the edition in the reference; null where it has none. */
  readonly pin: string | null;
  readonly number: string;
}

/** The data of an item that this server created; undefined for any other. */
export function objectiveData(item: { readonly data?: unknown }): ObjectiveData | undefined {
  const data: Partial<Record<keyof ObjectiveData, unknown>> | undefined = item.data ?? undefined;
  const { uri, framework, pin, number } = data ?? {};
  return typeof uri === 'string' &&
    typeof framework === 'string' &&
    (typeof pin === 'string' || pin === null) &&
    typeof number === 'string'
    ? { uri, framework, pin, number }
    : undefined;
}

/** The description of an item's objective for a client; undefined where it is no longer listed. */
export function describeItem(
  item: { readonly data?: unknown },
  set: FrameworkSet,
  isMarkdown: boolean,
): MarkupContent | undefined {
  const data = objectiveData(item);
  const markup = isMarkdown ? markdown : plainText;
  const value = data && describeData(data, set, markup);
  return value ? { kind: markup.kind, value } : undefined;
}

/** The description and status of the objective, as in a hover; undefined where it is no longer listed. */
export function describeData(data: ObjectiveData, set: FrameworkSet, markup: Markup): string | undefined {
  const framework = set.get(data.framework);
  if (!framework) return undefined;
  const resolution = resolve(framework, data.number, data.pin === null ? undefined : { edition: data.pin });
  return describeWithStatus(resolution, data.pin, markup);
}
