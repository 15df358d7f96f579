/** The method of a request, with the types of its parameters and result. */
export type Request<P, R> = string & { readonly params?: P; readonly result?: R };

/** 0-based, in UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The end is exclusive, as in LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
