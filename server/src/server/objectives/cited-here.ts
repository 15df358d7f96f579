import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { getOrInsert, pushTo } from '../../core/base/collections.ts';
import { objectiveIdentity } from '../../core/model/framework.ts';
import { isStale, ReferenceCounts } from '../../core/outline/reference-counts.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import type { CitedNode, ObjectivesNode, ObjectivesPlace } from '../../protocol/index.ts';
import { below, describedState, frameworkNode, lineNode, listedNode } from './nodes.ts';

/** The most references that are listed by line. All are counted. */
const MOST_LINES = 2_000;

/** A reference, and the document or cell that it is in. */
interface FoundReference extends ResolvedReference {
  readonly document: FeatureDocument;
}

/**
 * The frameworks that a document cites, in each the objectives, in each the lines, all in the order of their first
 * reference. Numbers that no catalog lists appear as they are written.
 *
 * @param parts the document, or the cells of a notebook
 * @param place of the frameworks
 */
export function citedHere(parts: readonly FeatureDocument[], place: ObjectivesPlace): CitedNode[] {
  const counts = new ReferenceCounts();
  const frameworks = new Map<string, Map<string, FoundReference[]>>();
  const references = parts.flatMap((document) =>
    document.analysis.references.map((found): FoundReference => ({ ...found, document })),
  );
  for (const found of references) {
    const { framework } = found.resolution;
    counts.add(found.resolution, 1);
    const cited = getOrInsert(frameworks, framework.id, () => new Map<string, FoundReference[]>());
    pushTo(cited, keyOf(found), found);
  }
  let left = MOST_LINES;
  return [...frameworks.values()].flatMap((cited) => {
    const all = [...cited.values()];
    const framework = all[0]?.[0]?.resolution.framework;
    if (!framework) return [];
    const inFramework = below(place, { framework: framework.id });
    const children = all.map((one): CitedNode => {
      const node = citedNode(one, inFramework);
      const reported = one.slice(0, left);
      left -= reported.length;
      const within = reported.map(({ reference: { range }, document: { lines, uri } }) =>
        lineNode(lines, range, node.place, uri),
      );
      return { ...node, children: within.map((line) => ({ ...line, children: [] })) };
    });
    const shape = { place: inFramework, counts: counts.ofFramework(framework), hasChildren: true, isOpen: true };
    return [{ ...frameworkNode(framework, shape), children }];
  });
}

/**
 * The same for references that mean the same objective, however they name its edition. Different keys have different places
 * or states, by which clients distinguish nodes.
 */
function keyOf(found: ResolvedReference): string {
  const { reference, resolution } = found;
  const { objective } = resolution;
  const { state } = describedState(resolution);
  return JSON.stringify(
    objective ? [objectiveIdentity(objective), state] : [reference.number, editionNamed(found), state],
  );
}

/** As the catalog spells it; as it is written where there is no such edition. */
function editionNamed({ group: { pin } }: ResolvedReference): string | undefined {
  return pin && (pin.edition ?? pin.text);
}

/** @param references that cite the same */
function citedNode(references: readonly ResolvedReference[], place: ObjectivesPlace): ObjectivesNode {
  const first = references[0]!;
  const { reference, resolution } = first;
  const { objective, status } = resolution;
  const counts = { references: references.length, stale: isStale(status) ? references.length : 0 };
  if (objective) {
    const { edition, number } = objective;
    return listedNode(objective, resolution, { place: below(place, { edition, number }), counts, hasChildren: true });
  }
  const pin = editionNamed(first);
  return {
    kind: 'objective',
    place: below(place, { ...(pin !== undefined && { edition: pin }), number: reference.number }),
    label: plainLine(reference.number),
    counts,
    ...describedState(resolution),
    ...(pin !== undefined && { pin: plainLine(pin) }),
    hasChildren: true,
  };
}
