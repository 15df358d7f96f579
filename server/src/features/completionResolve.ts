import type { CompletionItem, MarkupContent } from 'vscode-languageserver';
import type { FrameworkSet } from '../core/frameworks.ts';
import type { ClientSupport } from './client-support.ts';
import { markdown, plainText } from './markup.ts';
import { citation, describeObjective } from './objective-description.ts';

/** What a completion item carries to be documented later, without memory of the request that made it. */
export interface CompletionData {
  /** The document that was completed in. */
  readonly uri: string;
  /** `Framework.id`. */
  readonly framework: string;
  readonly edition: string;
  readonly number: string;
}

/** The data of an item that this server made; undefined for every other item. */
export function completionData(item: CompletionItem): CompletionData | undefined {
  const data: Partial<Record<keyof CompletionData, unknown>> | undefined = item.data ?? undefined;
  const { uri, framework, edition, number } = data ?? {};
  return typeof uri === 'string' &&
    typeof framework === 'string' &&
    typeof edition === 'string' &&
    typeof number === 'string'
    ? { uri, framework, edition, number }
    : undefined;
}

/** What the item's objective says, as in a hover; the item as it is where it is no longer listed. */
export function completionResolve(item: CompletionItem, set: FrameworkSet, support: ClientSupport): CompletionItem {
  const data = completionData(item);
  const framework = data && set.get(data.framework);
  const edition = framework?.editions.find(({ id }) => id === data?.edition);
  const objective = edition?.byNumber.get(data?.number ?? '');
  if (!framework || !edition || !objective) return item;
  const markup = support.documentationMarkdown ? markdown : plainText;
  const name = citation(framework, objective.number);
  const value = markup.blocks(describeObjective(framework, edition, objective, name, markup));
  return { ...item, documentation: { kind: markup.kind, value } satisfies MarkupContent };
}
