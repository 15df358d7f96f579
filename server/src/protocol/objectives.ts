import type { Range, Request } from './types.ts';

// Views of all objectives, and of those that a document cites. Texts are plain and on one line unless stated otherwise;
// the client words counts and states.

/** Requests of these views. */
export const OBJECTIVES_REQUESTS = {
  children: 'objectiveReferences/objectives' as Request<ObjectivesParams, ObjectivesPage>,
  /** The hover of the objective as Markdown, in which text of catalogs is inert. */
  describe: 'objectiveReferences/describeObjective' as Request<ObjectivesPlace, string | null>,
  /** A citation of the objective, such as `INTERPOL-SP 3.4`. */
  cite: 'objectiveReferences/citeObjective' as Request<CiteParams, string | null>,
  /** The frameworks that an open document cites; null for one that is not open. */
  citedHere: 'objectiveReferences/citedHere' as Request<CitedHereParams, CitedNode[] | null>,
} as const;

/** Sent to clients with `objectives`, once after one of these requests: results may have changed. No parameters. */
export const OBJECTIVES_CHANGED = 'objectiveReferences/objectivesChanged';

/** A place in the tree, which all nodes below it have in common. Without any fields it is the root. */
export interface ObjectivesPlace {
  /** URI of a folder: only where folders have different catalogs. */
  readonly folder?: string;
  /** Canonical prefix. */
  readonly framework?: string;
  readonly edition?: string;
  /** As the catalog spells it. */
  readonly number?: string;
  /** A heading of objectives below `number`, or in the edition. */
  readonly group?: string;
  /** URI of a document that cites the objective. */
  readonly document?: string;
}

export interface ObjectivesFilter {
  /** Words in prefix, number or title; an objective that has them is shown with all objectives below it. */
  readonly text: string;
  /** `uncited`: current objectives without sub-objectives that are not cited. `stale`: those with stale references. */
  readonly only: 'all' | 'uncited' | 'stale';
  /** Order of siblings; `references`: most cited first. */
  readonly order: 'catalog' | 'references';
}

export interface ObjectivesParams {
  readonly place: ObjectivesPlace;
  readonly filter: ObjectivesFilter;
  /** The most nodes to return. */
  readonly limit: number;
  /** Files on disk are compared first, even without an event. */
  readonly afresh?: boolean;
}

export interface CitedHereParams {
  readonly uri: string;
  /** The URIs of a notebook's cells, which are one document. */
  readonly cells?: readonly string[];
}

export interface CiteParams {
  readonly place: ObjectivesPlace;
  /** `INTERPOL-SP 3.4 (Provide innovative …)`, where the title can be written. */
  readonly withTitle: boolean;
}

export interface ObjectivesPage {
  readonly nodes: readonly ObjectivesNode[];
  /** How many more nodes there are. */
  readonly more: number;
  /** Files are being searched: counts are null, and `OBJECTIVES_CHANGED` follows. */
  readonly isCounting: boolean;
}

export interface ObjectivesNode {
  readonly kind: 'folder' | 'framework' | 'edition' | 'group' | 'objective' | 'document' | 'line';
  /** For a line, the place that contains it. */
  readonly place: ObjectivesPlace;
  /** The number of an objective; the name of a document's file. */
  readonly label: string;
  /** Title of a framework or objective. */
  readonly title?: string;
  /** The citation in the label of a line, in UTF-16 units; the end is exclusive. */
  readonly cited?: readonly [start: number, end: number];
  /** Null while files are searched; absent where nothing is counted. */
  readonly counts?: ObjectivesCounts | null;
  /** State of an edition or objective. */
  readonly state?: ObjectiveState;
  /** Numbers that replace an objective, which may be of an older edition. */
  readonly became?: readonly string[];
  /** The edition, where citations have to name it because it is not the default one. */
  readonly pin?: string;
  readonly hasChildren: boolean;
  /** Expanded at first. */
  readonly isOpen?: boolean;
  /** The catalog entry or the reference; for a document, only the URI. */
  readonly target?: { readonly uri: string; readonly range?: Range };
}

/** A node with all nodes below it. */
export interface CitedNode extends ObjectivesNode {
  readonly children: readonly CitedNode[];
}

export interface ObjectivesCounts {
  readonly references: number;
  /** How many of them cite withdrawn or replaced objectives or an older edition. */
  readonly stale: number;
  /** How many of them cite numbers or editions that no catalog has. */
  readonly unknown?: number;
}

export type ObjectiveState = 'current' | 'draft' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown';
