import * as vscode from 'vscode';
import type { ObjectivesNode } from '../../../server/src/protocol/index.ts';
import { referencesIn } from './wording.ts';

/** URIs that carry a count, `…-count:/3.4?12`. The URI of a document keeps its path, which determines its icon. */
const SCHEME = 'objective-references-count';
/** VS Code shows at most two characters. */
const LARGEST = 99;

/**
 * The URI that gives the row of an objective or document its count as a badge at the right edge, where a long title
 * does not hide it. Undefined if there is none, or if the count is shown in words.
 */
export function badgeOf({ kind, counts }: ObjectivesNode, path: string): vscode.Uri | undefined {
  if ((kind !== 'objective' && kind !== 'document') || !counts) return undefined;
  if (counts.references === 0 || counts.references > LARGEST) return undefined;
  return vscode.Uri.from({ scheme: SCHEME, path, query: String(counts.references) });
}

/** Provides the badges. */
export function registerBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, query }) {
      return scheme === SCHEME ? { badge: query, tooltip: referencesIn(Number(query)) } : undefined;
    },
  });
}
