import { numberWithTitle } from '../../core/diagnostics/titles/write-title.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import type { Resolution } from '../../core/model/resolution.ts';
import type { Counts, FrameworkCounts } from '../../core/outline/reference-counts.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import { symbolTitle } from '../../features/documentSymbol.ts';
import { citation } from '../../features/objective-description.ts';
import type { ObjectiveState, ObjectivesNode, ObjectivesPlace } from '../../protocol/index.ts';

/** Gives the URI under which the client opens a resource. */
export type ClientUri = (uri: string) => string;

/** What of a node is known where it is made. */
type Shape = Pick<ObjectivesNode, 'place' | 'hasChildren'> & Partial<Pick<ObjectivesNode, 'isOpen'>>;

export function frameworkNode(
  { prefix, title, catalogs }: Framework,
  counts: FrameworkCounts | null,
  shape: Shape,
  clientUri: ClientUri,
): ObjectivesNode {
  const [catalog] = catalogs;
  return {
    ...shape,
    kind: 'framework',
    label: plainLine(prefix),
    ...(title !== undefined && { title: oneLine(title) }),
    counts,
    ...(catalog && { target: { uri: clientUri(catalog.uri), range: catalog.prefixRange } }),
  };
}

export function editionNode(
  framework: Framework,
  edition: FrameworkEdition,
  counts: Counts | null,
  shape: Shape,
  clientUri: ClientUri,
): ObjectivesNode {
  return {
    ...shape,
    kind: 'edition',
    label: plainLine(edition.id),
    counts,
    state: edition.draft ? 'draft' : edition === framework.current ? 'current' : 'superseded',
    ...pinOf(framework, edition.id),
    target: { uri: clientUri(edition.uri), range: edition.range },
  };
}

/** An objective by what a reference to it in its edition means. */
export function objectiveNode(
  framework: Framework,
  objective: Listed,
  counts: Counts | null,
  shape: Shape,
  clientUri: ClientUri,
): ObjectivesNode {
  const pin = pinOf(framework, objective.edition);
  const resolution = resolve(framework, objective.number, pin.pin === undefined ? undefined : { edition: pin.pin });
  return { ...listedNode(objective, counts, resolution, shape, clientUri), ...pin };
}

/** An objective by what a certain reference to it means. */
export function listedNode(
  objective: Listed,
  counts: Counts | null,
  resolution: Resolution,
  shape: Shape,
  clientUri: ClientUri,
): ObjectivesNode {
  return {
    ...shape,
    kind: 'objective',
    label: plainLine(objective.number),
    title: oneLine(wording(objective)),
    counts,
    ...describedState(resolution),
    target: { uri: clientUri(objective.location.uri), range: objective.numberRange },
  };
}

/** What became of an objective, as its status says; a number or an edition that there is not is unknown. */
export function describedState({ status, replacedBy }: Resolution): Pick<ObjectivesNode, 'state' | 'became'> {
  const state: ObjectiveState = status === 'unknown-objective' || status === 'unknown-edition' ? 'unknown' : status;
  const became = replacedBy.map(({ objective }) => plainLine(objective.number));
  return { state, ...(became.length > 0 && { became }) };
}

/** The edition that a citation names where it is not the one that is meant without. */
export function pinOf({ defaultEdition }: Framework, edition: string): { readonly pin?: string } {
  return edition === '' || edition === defaultEdition?.id ? {} : { pin: edition };
}

/** `INTERPOL-SP 3.4`, with its edition where another one is meant without, and with its title where that can stand there. */
export function cite(framework: Framework, objective: Listed, withTitle: boolean): string {
  const number = (withTitle ? numberWithTitle(objective) : null) ?? objective.number;
  return citation(framework, number, pinOf(framework, objective.edition).pin);
}

/** Fields in the order in which they narrow the place down. */
export function below(place: ObjectivesPlace, narrower: ObjectivesPlace): ObjectivesPlace {
  const { folder, framework, edition, number, group, document } = { ...place, ...narrower };
  return {
    ...(folder !== undefined && { folder }),
    ...(framework !== undefined && { framework }),
    ...(edition !== undefined && { edition }),
    ...(number !== undefined && { number }),
    ...(group !== undefined && { group }),
    ...(document !== undefined && { document }),
  };
}

export const oneLine = (text: string): string => symbolTitle(plainLine(text));
