import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import type { FrameworkCoverage } from '../../../server/src/core/coverage/coverage.ts';
import { coverageReader, coverageOf as measuredOf } from '../../../server/src/core/coverage/measure.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { placeOf } from '../../../server/src/library/rows.ts';
import { scopeOf } from '../../support/scope.ts';

/** A framework whose second edition changes the first in every way. */
export const PLAN = `//- /plan.objectives.yaml
prefix: PLAN
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - 1 Grow
      - 1.1 Grow apples
      - {number: "1.2", title: Grow pears, replacedBy: [{number: "2.1", relation: moved}]}
      - {number: "1.3", title: Grow plums, replacedBy: [{number: "1.1", relation: split}, {number: "2.2", relation: split}]}
      - 1.4 Grow figs
  - edition: "2024"
    objectives:
      - 1 Grow
      - 1.1 Grow apples
      - {number: "1.5", title: Grow grapes, withdrawn: true}
      - 2 Harvest
      - 2.1 Grow pears
      - 2.2 Harvest plums
      - 2.3 Harvest grapes
`;

/** The references of texts to the only framework of a catalog, by file name. */
export function coverageOf(texts: Readonly<Record<string, string>>, catalog = PLAN): FrameworkCoverage {
  const scope = scopeOf(catalog);
  const { frameworks } = scope.set;
  const reader = coverageReader(frameworks, placeOf);
  const read = Object.entries(texts).map(([file, text]) => {
    const analysis = new DocumentAnalysis(linesOf(text), scope, `file:///${file}`);
    return reader(file, analysis);
  });
  return measuredOf(frameworks, read)[0]!;
}

/** Numbers of the cited objectives, each as often as it is cited. */
export function citedIn(text: string, catalog = PLAN): string[] {
  const { objectives } = coverageOf({ 'a.md': text }, catalog);
  return objectives.flatMap(({ number, citations }) => citations.map(() => number));
}
