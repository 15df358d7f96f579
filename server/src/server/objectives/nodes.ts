import { pushTo } from '../../core/base/collections.ts';
import { citation } from '../../core/describing/objective-description.ts';
import { numberWithTitle } from '../../core/diagnostics/titles/write-title.ts';
import type { IndexedReference, ReferenceQuery } from '../../core/index/reference-index.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed, Resolution } from '../../core/model/framework.ts';
import { comparePositions, type Lines, type Range } from '../../core/model/text.ts';
import { type Counts, isStale } from '../../core/outline/reference-counts.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import { excerpt, onOneLine, plainLine } from '../../core/text/plain-line.ts';
import { symbolTitle } from '../../features/documentSymbol.ts';
import type { ClientUri } from '../../features/lsp/client-support.ts';
import { citing } from '../../features/objectives/target.ts';
import type { ObjectiveState, ObjectivesNode, ObjectivesPlace } from '../../protocol/index.ts';
import { fileBehind, nameOf } from '../../uri/uris.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import type { Section } from './counted-objectives.ts';

/** The properties of a node that its creator determines. */
type Shape = Pick<ObjectivesNode, 'place' | 'counts' | 'hasChildren' | 'isOpen'>;

export function frameworkNode({ prefix, title, catalogs: [catalog] }: Framework, shape: Shape): ObjectivesNode {
  return {
    ...shape,
    kind: 'framework',
    label: plainLine(prefix),
    ...(title !== undefined && { title: oneLine(title) }),
    ...(catalog && { target: { uri: catalog.uri, range: catalog.prefixRange } }),
  };
}

export function editionNode(framework: Framework, edition: FrameworkEdition, shape: Shape): ObjectivesNode {
  return {
    ...shape,
    kind: 'edition',
    label: plainLine(edition.id),
    state: edition.draft ? 'draft' : edition === framework.current ? 'current' : 'superseded',
    ...pinOf(framework, edition.id),
    target: { uri: edition.uri, range: edition.range },
  };
}

/** A node for what a reference to an objective in its edition means. */
export function objectiveNode(framework: Framework, objective: Listed, shape: Shape): ObjectivesNode {
  const { number, edition } = objective;
  const isPinned = pinOf(framework, edition).pin !== undefined;
  return listedNode(objective, resolve(framework, number, isPinned ? { edition } : undefined), shape);
}

/** A node for what a certain reference to an objective means. */
export function listedNode(objective: Listed, resolution: Resolution, shape: Shape): ObjectivesNode {
  return {
    ...shape,
    kind: 'objective',
    label: plainLine(objective.number),
    title: oneLine(wording(objective)),
    ...describedState(resolution),
    ...pinOf(resolution.framework, objective.edition),
    target: { uri: objective.location.uri, range: objective.numberRange },
  };
}

/** The state of an objective and what replaced it; a number or edition that does not exist is unknown. */
export function describedState({ status, replacedBy }: Resolution): Pick<ObjectivesNode, 'state' | 'became'> {
  const state: ObjectiveState = status === 'unknown-objective' || status === 'unknown-edition' ? 'unknown' : status;
  const became = replacedBy.map(({ objective }) => plainLine(objective.number));
  return { state, ...(became.length > 0 && { became }) };
}

/** The edition that a citation has to name, because it is not the default one. */
export function pinOf({ defaultEdition }: Framework, edition: string): { readonly pin?: string } {
  return edition === '' || edition === defaultEdition?.id ? {} : { pin: plainLine(edition) };
}

/** `INTERPOL-SP 3.4`, with the edition where it is not the default one, and with the title if wanted and possible. */
export function cite(framework: Framework, objective: Listed, withTitle: boolean): string {
  const number = (withTitle ? numberWithTitle(objective) : null) ?? objective.number;
  return onOneLine(citation(framework, number, pinOf(framework, objective.edition).pin));
}

/** The node, and those below it, with the URIs under which the client opens their targets. */
export function forClient<N extends ObjectivesNode & { readonly children?: readonly N[] }>(
  node: N,
  clientUri: ClientUri,
): N {
  const { target, children } = node;
  return {
    ...node,
    ...(target && { target: { ...target, uri: clientUri(target.uri) } }),
    ...(children && { children: children.map((child) => forClient(child, clientUri)) }),
  };
}

const FIELDS = ['folder', 'framework', 'edition', 'number', 'group', 'document'] as const;

/** A place within another one. Fields are in the order in which they narrow it down. */
export function below(place: ObjectivesPlace, narrower: ObjectivesPlace): ObjectivesPlace {
  const all = { ...place, ...narrower };
  return Object.fromEntries(FIELDS.filter((field) => all[field] !== undefined).map((field) => [field, all[field]]));
}

const oneLine = (text: string): string => symbolTitle(plainLine(text));

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
