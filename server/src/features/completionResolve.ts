import type { CompletionItem, MarkupContent } from 'vscode-languageserver';
import type { FrameworkSet } from '../core/frameworks.ts';
import { resolve } from '../core/resolution/resolve.ts';
import type { ClientSupport } from './client-support.ts';
import { markdown, plainText, withRule } from './markup.ts';
import { describeResolution } from './objective-description.ts';
import { describeStatus } from './objective-status.ts';

/** What a completion item carries to be documented later, without memory of the request that made it. */
export interface CompletionData {
  /** The document that was completed in. */
  readonly uri: string;
  /** `Framework.id`. */
  readonly framework: string;
  /** Id of the edition that the reference names; null where it names none. */
  readonly pin: string | null;
  readonly number: string;
}

/** The data of an item that this server made; undefined for every other item. */
export function completionData(item: CompletionItem): CompletionData | undefined {
  const data: Partial<Record<keyof CompletionData, unknown>> | undefined = item.data ?? undefined;
  const { uri, framework, pin, number } = data ?? {};
  return typeof uri === 'string' &&
    typeof framework === 'string' &&
    (typeof pin === 'string' || pin === null) &&
    typeof number === 'string'
    ? { uri, framework, pin, number }
    : undefined;
}

/** What the item's objective says and what became of it, as in a hover; the item as it is where it is no longer listed. */
export function completionResolve(item: CompletionItem, set: FrameworkSet, support: ClientSupport): CompletionItem {
  const data = completionData(item);
  const framework = data && set.get(data.framework);
  if (!framework) return item;
  const resolution = resolve(framework, data.number, data.pin === null ? undefined : { edition: data.pin });
  const markup = support.documentationMarkdown ? markdown : plainText;
  const described = describeResolution(resolution, data.pin, markup);
  if (!described) return item;
  const status = resolution.status === 'current' ? [] : withRule(markup, describeStatus(resolution, markup));
  const value = markup.blocks([...described, ...status]);
  return { ...item, documentation: { kind: markup.kind, value } satisfies MarkupContent };
}
