import * as vscode from 'vscode';
import type { ObjectivesNode } from '../../../server/src/protocol/index.ts';
import { referencesIn } from './wording.ts';

/** Of URIs that say a count, `…-count:/3.4?12`. That of a document has its path, which gives it its icon. */
const SCHEME = 'objective-references-count';
/** VS Code has room for two characters. */
const LARGEST = 99;

/**
 * What gives the row of an objective or a document its count at the right edge, which a long title does not push out of
 * the view. Undefined where there is none, or where it has to be said in words.
 */
export function badgeOf({ kind, counts }: ObjectivesNode, path: string): vscode.Uri | undefined {
  if ((kind !== 'objective' && kind !== 'document') || !counts) return undefined;
  if (counts.references === 0 || counts.references > LARGEST) return undefined;
  return vscode.Uri.from({ scheme: SCHEME, path, query: String(counts.references) });
}

/** Lets rows have such counts. */
export function registerBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, query }) {
      return scheme === SCHEME ? { badge: query, tooltip: referencesIn(Number(query)) } : undefined;
    },
  });
}
