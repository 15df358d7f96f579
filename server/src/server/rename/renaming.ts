import type { Refusal, Result } from '../../core/base/result.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import type { Lines, Range, TextEdit } from '../../core/model/text.ts';
import type { TextRenaming } from '../../core/renaming/rename-text.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import type { Project } from '../workspace/project.ts';

/** What is renamed, and how. `rename` does what renaming a number and renaming a prefix have in common. */
export interface Renaming {
  /** Projects that read one of the catalogs. */
  readonly projects: readonly Project[];
  /** URIs of the catalogs to edit. */
  readonly catalogs: ReadonlySet<string>;
  /** Of the framework, before the renaming. */
  readonly prefix: string;
  readonly newName: string;
  catalogEdits(catalog: Catalog, lines: Lines): readonly TextEdit[];
  /** Whether a catalog that was read again with its edits is as intended. */
  isRenamed(catalog: Catalog): boolean;
  /** Where a configuration contains the old or the new name. */
  namesIn(configuration: Configuration, when: 'before' | 'after'): readonly Range[];
  /** @param later scope of the project with the edited catalogs */
  inProject(project: Project, later: Scope): Result<ProjectRenaming>;
  /** The record with the new name. */
  inReviews(record: ReviewRecord): ReviewRecord;
}

interface ProjectRenaming {
  readonly texts: TextRenaming;
  /** URIs of the texts that may need edits, once the index is complete. */
  affected(index: WorkspaceIndex): Iterable<string>;
  /** Refuses the renaming if a text that is not edited would change its meaning. */
  changedMeaning(index: WorkspaceIndex, edited: ReadonlySet<string>): Promise<Refusal | null>;
}
