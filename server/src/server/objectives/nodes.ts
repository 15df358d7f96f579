import { numberWithTitle } from '../../core/diagnostics/titles/write-title.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import type { Resolution } from '../../core/model/resolution.ts';
import type { Counts, FrameworkCounts } from '../../core/outline/reference-counts.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import { onOneLine, plainLine } from '../../core/text/plain-line.ts';
import { symbolTitle } from '../../features/documentSymbol.ts';
import { citation } from '../../features/objectives/objective-description.ts';
import type { ObjectiveState, ObjectivesNode, ObjectivesPlace } from '../../protocol/index.ts';

/** The properties of a node that its creator determines. */
type Shape = Pick<ObjectivesNode, 'place' | 'hasChildren'> & Partial<Pick<ObjectivesNode, 'isOpen'>>;

export function frameworkNode(
  { prefix, title, catalogs }: Framework,
  counts: FrameworkCounts | null,
  shape: Shape,
): ObjectivesNode {
  const [catalog] = catalogs;
  return {
    ...shape,
    kind: 'framework',
    label: plainLine(prefix),
    ...(title !== undefined && { title: oneLine(title) }),
    counts,
    ...(catalog && { target: { uri: catalog.uri, range: catalog.prefixRange } }),
  };
}

export function editionNode(
  framework: Framework,
  edition: FrameworkEdition,
  counts: Counts | null,
  shape: Shape,
): ObjectivesNode {
  return {
    ...shape,
    kind: 'edition',
    label: plainLine(edition.id),
    counts,
    state: edition.draft ? 'draft' : edition === framework.current ? 'current' : 'superseded',
    ...pinOf(framework, edition.id),
    target: { uri: edition.uri, range: edition.range },
  };
}

/** A node for what a reference to an objective in its edition means. */
export function objectiveNode(
  framework: Framework,
  objective: Listed,
  counts: Counts | null,
  shape: Shape,
): ObjectivesNode {
  const pin = pinOf(framework, objective.edition);
  const resolution = resolve(
    framework,
    objective.number,
    pin.pin === undefined ? undefined : { edition: objective.edition },
  );
  return { ...listedNode(objective, counts, resolution, shape), ...pin };
}

/** A node for what a certain reference to an objective means. */
export function listedNode(
  objective: Listed,
  counts: Counts | null,
  resolution: Resolution,
  shape: Shape,
): ObjectivesNode {
  return {
    ...shape,
    kind: 'objective',
    label: plainLine(objective.number),
    title: oneLine(wording(objective)),
    counts,
    ...describedState(resolution),
    target: { uri: objective.location.uri, range: objective.numberRange },
  };
}

/** The state of an objective and what replaced it; a number or edition that does not exist is unknown. */
export function describedState({ status, replacedBy }: Resolution): Pick<ObjectivesNode, 'state' | 'became'> {
  const state: ObjectiveState = status === 'unknown-objective' || status === 'unknown-edition' ? 'unknown' : status;
  const became = replacedBy.map(({ objective }) => plainLine(objective.number));
  return { state, ...(became.length > 0 && { became }) };
}

/** The edition that a citation has to name, because it is not the default one. */
export function pinOf({ defaultEdition }: Framework, edition: string): { readonly pin?: string } {
  return edition === '' || edition === defaultEdition?.id ? {} : { pin: plainLine(edition) };
}

/** `INTERPOL-SP 3.4`, with the edition where it is not the default one, and with the title if wanted and possible. */
export function cite(framework: Framework, objective: Listed, withTitle: boolean): string {
  const number = (withTitle ? numberWithTitle(objective) : null) ?? objective.number;
  return onOneLine(citation(framework, number, pinOf(framework, objective.edition).pin));
}

/** The node, and those below it, with the URIs under which the client opens their targets. */
export function forClient<N extends ObjectivesNode & { readonly children?: readonly N[] }>(
  node: N,
  clientUri: (uri: string) => string,
): N {
  const { target, children } = node;
  return {
    ...node,
    ...(target && { target: { ...target, uri: clientUri(target.uri) } }),
    ...(children && { children: children.map((child) => forClient(child, clientUri)) }),
  };
}

const FIELDS = ['folder', 'framework', 'edition', 'number', 'group', 'document'] as const;

/** A place within another one. Fields are in the order in which they narrow it down. */
export function below(place: ObjectivesPlace, narrower: ObjectivesPlace): ObjectivesPlace {
  const all = { ...place, ...narrower };
  return Object.fromEntries(FIELDS.filter((field) => all[field] !== undefined).map((field) => [field, all[field]]));
}

export const oneLine = (text: string): string => symbolTitle(plainLine(text));
