import type { FrameworkCoverage } from '../../core/coverage/coverage.ts';

/** A catalog, and where it comes from. */
interface Source {
  readonly origin: string;
  readonly catalog: { readonly prefix: string };
}

/** Without the built-in frameworks that nobody cites, unless there are no others. */
export function significant(
  all: readonly FrameworkCoverage[],
  sources: readonly Source[],
): readonly FrameworkCoverage[] {
  const builtIn = new Set(sources.filter(({ origin }) => origin === 'shipped').map(({ catalog }) => catalog.prefix));
  for (const { origin, catalog } of sources) if (origin !== 'shipped') builtIn.delete(catalog.prefix);
  const telling = all.filter(
    ({ prefix, objectives, stale, unknown, elsewhere }) =>
      !builtIn.has(prefix) ||
      stale.length + unknown + elsewhere > 0 ||
      objectives.some(({ citations }) => citations.length > 0),
  );
  return telling.length > 0 ? telling : all;
}
