/** What the page remembers: VS Code keeps it when the panel is hidden, and over a restart. */
export interface PageState {
  /** URI of the folder. */
  readonly folder: string;
  framework?: string;
  search: string;
  /** Numbers of objectives whose places are shown. */
  open: string[];
  /** By the names of parts. */
  tables: Record<string, TableState>;
  /** In CSS pixels. */
  scroll: number;
}

export interface TableState {
  sort?: { readonly column: number; readonly descending: boolean };
  /** Rows that are shown at most. */
  shown?: number;
}

export const newState = (folder: string): PageState => ({ folder, search: '', open: [], tables: {}, scroll: 0 });
