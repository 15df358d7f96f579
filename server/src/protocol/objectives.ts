// Views of all objectives, and of those that a document cites. Everything is told as plain text of one line but what says
// otherwise; how counts and states are worded is the client's.

/** Requests of such views. */
export const OBJECTIVES_REQUESTS = {
  /** Takes `ObjectivesParams`; answers an `ObjectivesPage`. */
  children: 'objectiveReferences/objectives',
  /** What a hover says of an objective: takes an `ObjectivesPlace`; answers Markdown, in which text of catalogs is inert, or null. */
  describe: 'objectiveReferences/describeObjective',
  /** How an objective is cited where nothing is around it: takes `CiteParams`; answers `INTERPOL-SP 3.4`, or null. */
  cite: 'objectiveReferences/citeObjective',
  /** `{uri}`; answers the frameworks that an open document cites as `CitedNode[]`, or null for one that is not open. */
  citedHere: 'objectiveReferences/citedHere',
} as const;

/**
 * Tells a client with `objectives` that these requests may have other answers now. No parameters. It is told once, and
 * not again before the client has asked one of them: who shows nothing is not disturbed.
 */
export const OBJECTIVES_CHANGED = 'objectiveReferences/objectivesChanged';

/**
 * A place in the tree: what is below it has these in common. Absent fields, from the last one on, make it a higher place;
 * without any it is the top.
 */
export interface ObjectivesPlace {
  /** URI of a folder: only where folders have different catalogs. */
  readonly folder?: string;
  /** Canonical prefix. */
  readonly framework?: string;
  readonly edition?: string;
  /** Number as the catalog has it. */
  readonly number?: string;
  /** A heading over some of the objectives below `number`, or of the edition. */
  readonly group?: string;
  /** URI of a document that cites the objective. */
  readonly document?: string;
}

export interface ObjectivesFilter {
  /** Words that prefix, number and title have; those below come with an objective that has them. */
  readonly text: string;
  /** `uncited`: objectives in force, without parts, that nobody cites. `stale`: those with stale references. */
  readonly only: 'all' | 'uncited' | 'stale';
  /** Of what is side by side; `references`: most cited first. */
  readonly order: 'catalog' | 'references';
}

export interface ObjectivesParams {
  readonly place: ObjectivesPlace;
  readonly filter: ObjectivesFilter;
  /** How many nodes are wanted at most. */
  readonly limit: number;
  /** All files are looked at again first, whatever was told of them. */
  readonly afresh?: boolean;
}

export interface CiteParams {
  readonly place: ObjectivesPlace;
  /** `INTERPOL-SP 3.4 (Provide innovative …)`, where the title can stand there. */
  readonly withTitle: boolean;
}

export interface ObjectivesPage {
  readonly nodes: readonly ObjectivesNode[];
  /** How many there are behind them. */
  readonly more: number;
  /** Files are being searched: counts are null until then, and `OBJECTIVES_CHANGED` follows. */
  readonly isCounting: boolean;
}

export interface ObjectivesNode {
  readonly kind: 'folder' | 'framework' | 'edition' | 'group' | 'objective' | 'document' | 'line';
  /** Of a line the one that it stands in. */
  readonly place: ObjectivesPlace;
  /** Of an objective its number; of a document its path in its folder. */
  readonly label: string;
  /** Of a framework or an objective its title. */
  readonly title?: string;
  /** What is cited in the label of a line: first UTF-16 unit and the one behind. */
  readonly cited?: readonly [start: number, end: number];
  /** Null while they are not known; absent where nothing is counted. */
  readonly counts?: ObjectivesCounts | null;
  /** Of an edition or an objective. */
  readonly state?: ObjectiveState;
  /** Of a replaced one, or of one of an older edition: the numbers that it became. */
  readonly became?: readonly string[];
  /** An edition that citations have to name; absent for the default one, and where there is one only. */
  readonly pin?: string;
  readonly hasChildren: boolean;
  /** To be shown with its children at first. */
  readonly isOpen?: boolean;
  /** Where it is described, or what is cited; a document as a whole has a URI only. */
  readonly target?: { readonly uri: string; readonly range?: ObjectivesRange };
}

/** A node with all that is below it. */
export interface CitedNode extends ObjectivesNode {
  readonly children: readonly CitedNode[];
}

export interface ObjectivesCounts {
  readonly references: number;
  /** Those of them to what is gone, or to an older edition. */
  readonly stale: number;
  /** Those of them to what no catalog has. */
  readonly unknown?: number;
}

export type ObjectiveState = 'current' | 'draft' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown';

/** As LSP has it. */
export interface ObjectivesRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
