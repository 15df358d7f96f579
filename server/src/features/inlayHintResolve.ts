import type { InlayHint, MarkupContent } from 'vscode-languageserver';
import type { FrameworkSet } from '../core/resolution/framework-set.ts';
import type { ClientSupport } from './client-support.ts';
import { markdown, plainText } from './markup.ts';
import { describeData, objectiveData } from './objective-data.ts';

/** Gives the hint its objective's hover; the hint as it is where that is no longer listed. */
export function inlayHintResolve(hint: InlayHint, set: FrameworkSet, support: ClientSupport): InlayHint {
  const data = objectiveData(hint);
  const markup = support.hoverMarkdown ? markdown : plainText;
  const value = data && describeData(data, set, markup);
  return value ? { ...hint, tooltip: { kind: markup.kind, value } satisfies MarkupContent } : hint;
}
