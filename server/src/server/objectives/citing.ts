import { pushTo } from '../../core/base/collections.ts';
import type { IndexedReference } from '../../core/index/reference-index.ts';
import type { ReferenceQuery } from '../../core/index/reference-query.ts';
import type { Framework, Listed } from '../../core/model/framework.ts';
import { comparePositions, type Lines, type Range } from '../../core/model/text.ts';
import { type Counts, isStale } from '../../core/outline/reference-counts.ts';
import { excerpt, plainLine } from '../../core/text/plain-line.ts';
import { citing } from '../../features/objectives/target.ts';
import type { ObjectivesNode, ObjectivesPlace } from '../../protocol/index.ts';
import { fileBehind, nameOf } from '../../uri/uris.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { below } from './nodes.ts';
import type { Section } from './sections.ts';

/** A document with its references to one objective. A notebook is one document: its references are in its open cells. */
export interface CitingDocument {
  readonly uri: string;
  readonly references: readonly IndexedReference[];
}

/** The documents that cite an objective itself, or of which references to it are stale, by URI, with references in the order of the text. */
export function citingDocuments(
  index: WorkspaceIndex,
  { projects }: Section,
  framework: Framework,
  objective: Listed,
  only: 'all' | 'stale',
): readonly CitingDocument[] {
  const cites = citing({ kind: 'objective', framework, objective }, false);
  const query: ReferenceQuery = {
    one: (resolution, citation) => cites.one(resolution, citation) && (only === 'all' || isStale(resolution.status)),
  };
  const byUri = new Map<string, IndexedReference[]>();
  for (const project of projects) {
    for (const reference of index.findIndexed(project, query)) {
      pushTo(byUri, fileBehind(reference.uri, project.uri) ?? reference.uri, reference);
    }
  }
  return [...byUri]
    .map(([uri, references]) => ({ uri, references: inOrder(references) }))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** Cells in the order in which they were opened, which is that of the notebook. */
function inOrder(references: readonly IndexedReference[]): readonly IndexedReference[] {
  const cells = [...new Set(references.map(({ uri }) => uri))];
  return [...references].sort(
    (a, b) => cells.indexOf(a.uri) - cells.indexOf(b.uri) || comparePositions(a.range.start, b.range.start),
  );
}

export function documentNode({ uri, references }: CitingDocument, place: ObjectivesPlace): ObjectivesNode {
  return {
    kind: 'document',
    place: below(place, { document: uri }),
    label: plainLine(nameOf(uri)),
    counts: countsOf(references),
    hasChildren: true,
    target: { uri },
  };
}

const countsOf = (references: readonly IndexedReference[]): Counts => ({
  references: references.length,
  stale: references.filter(({ resolution }) => isStale(resolution.status)).length,
});

/** A reference, shown with the line that it is in. */
export function lineNode(lines: Lines, range: Range, place: ObjectivesPlace, uri: string): ObjectivesNode {
  const { text, span } = excerpt(lines, range);
  return { kind: 'line', place, label: text, cited: span, hasChildren: false, target: { uri, range } };
}
