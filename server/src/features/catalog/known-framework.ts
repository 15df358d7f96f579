/** A framework that there is, in use or not, as `objrefs.yaml` may name it. */
export interface KnownFramework {
  readonly prefix: string;
  readonly title: string;
  /** Names of its editions, in their order. */
  readonly editions: readonly string[];
}
