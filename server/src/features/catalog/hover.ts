import type { Hover } from 'vscode-languageserver';
import type { Position } from '../../core/model/text.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import type { ClientSupport } from '../client-support.ts';
import type { CatalogDocument } from '../feature-document.ts';
import { type DefinitionTarget, linkedMarkdown, plainText, withRule } from '../markup.ts';
import { namedAt } from '../named-objectives.ts';
import { describeResolution } from '../objective-description.ts';
import { describeStatus } from '../objective-status.ts';

/**
 * The hover of a reference to the number at the position, with its edition: of an objective with its status, of a successor
 * with its wording. Null where there is no number, or where it is not listed.
 */
export function hoverInCatalog(
  document: CatalogDocument,
  position: Position,
  support: ClientSupport,
  targetOf: DefinitionTarget,
): Hover | null {
  const named = namedAt(document, position);
  if (!named) return null;
  const { framework } = document;
  const markup = support.hoverMarkdown ? linkedMarkdown(targetOf) : plainText;
  const resolution = resolve(framework, named.objective.number, { edition: named.edition.id });
  const pin = named.edition === framework.defaultEdition ? null : named.edition.id;
  const described = describeResolution(resolution, pin, markup) ?? [];
  const value = markup.blocks([...described, ...withRule(markup, describeStatus(resolution, markup))]);
  return { contents: { kind: markup.kind, value }, range: named.range };
}
