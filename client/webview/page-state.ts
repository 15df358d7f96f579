/** The state of the page, which VS Code keeps while the panel is hidden and across restarts. */
export interface PageState {
  /** URI of the folder. */
  readonly folder: string;
  framework?: string;
  search: string;
  /** Numbers of objectives whose locations are expanded. */
  open: string[];
  /** By name of the part. */
  tables: Record<string, TableState>;
  /** In CSS pixels. */
  scroll: number;
}

export interface TableState {
  sort?: { readonly column: number; readonly descending: boolean };
  /** Maximum number of rows. */
  shown?: number;
}

export const newState = (folder: string): PageState => ({ folder, search: '', open: [], tables: {}, scroll: 0 });
