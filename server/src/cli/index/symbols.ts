import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { writtenEdition } from '../../core/model/reference.ts';
import { numberOf } from '../../core/resolution/scope.ts';

/**
 * The symbol of a number in the grammar of scip.proto, with the prefix as package and the edition as its version, so that
 * the indexes of different repositories agree: ``objrefs . ACME 2024 `3.4`#``.
 *
 * @param edition empty where it has no name
 */
export function symbolOf(prefix: string, edition: string, number: string): string {
  const name = /^[\w+$-]+$/.test(number) ? number : `\`${number.replaceAll('`', '``')}\``;
  return `objrefs . ${inPackage(prefix)} ${inPackage(edition)} ${name}#`;
}

/** Of what a reference means: the objective in the newest edition up to the cited one that lists it, else what is written. */
export function symbolOfReference({ group, reference, resolution }: ResolvedReference): string {
  const { framework, edition, objective } = resolution;
  const meant = objective?.edition ?? edition?.id ?? writtenEdition(group) ?? '';
  return symbolOf(framework.prefix, meant, numberOf({ group, reference, resolution }));
}

const inPackage = (name: string): string => (name === '' ? '.' : name.replaceAll(' ', '  '));
