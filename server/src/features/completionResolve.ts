import type { CompletionItem, MarkupContent } from 'vscode-languageserver';
import type { FrameworkSet } from '../core/resolution/framework-set.ts';
import type { ClientSupport } from './client-support.ts';
import { markdown, plainText } from './markup.ts';
import { describeData, objectiveData } from './objective-data.ts';

/** Documents the item by its objective; the item as it is where that is no longer listed. */
export function completionResolve(item: CompletionItem, set: FrameworkSet, support: ClientSupport): CompletionItem {
  const data = objectiveData(item);
  const markup = support.documentationMarkdown ? markdown : plainText;
  const value = data && describeData(data, set, markup);
  return value ? { ...item, documentation: { kind: markup.kind, value } satisfies MarkupContent } : item;
}
