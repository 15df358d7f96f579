import { frameworkNamed } from '../core/declaration/declared-frameworks.ts';
import { findEdition } from '../core/resolution/compose.ts';
import type { FrameworkSet } from '../core/resolution/framework-set.ts';
import type { ContextRule, Contexts } from '../core/resolution/scope.ts';
import type { ConfiguredContext } from '../core/settings/configuration.ts';
import { relativePath } from '../uri/uris.ts';
import { pathMatcher } from './globs.ts';

/**
 * Where numbers count without a prefix, as `objrefs.yaml` of the root has it. What names a framework or an edition that
 * there is not says nothing: it is a problem of the configuration.
 */
export function contextsOf(
  configured: readonly ConfiguredContext[],
  rootUri: string,
  set: FrameworkSet,
): Contexts | undefined {
  const known = configured.flatMap(({ files, keys, framework: name, edition: wanted }) => {
    const framework = frameworkNamed(set, name);
    const edition = framework && wanted !== undefined ? findEdition(framework, wanted) : undefined;
    if (!framework || (wanted !== undefined && !edition)) return [];
    const matches = files.length > 0 ? pathMatcher(files) : undefined;
    const appliesTo = (uri: string): boolean => {
      const path = matches && relativePath(rootUri, uri);
      return matches === undefined || (path !== undefined && matches(path));
    };
    const rule: ContextRule = { framework, keys, appliesTo, ...(edition && { edition }) };
    return [{ rule, said: [files, keys, framework.id, edition?.id ?? null] }];
  });
  if (known.length === 0) return undefined;
  return { rules: known.map(({ rule }) => rule), signature: JSON.stringify(known.map(({ said }) => said)) };
}
