import type { PageView } from '../../client/webview/messages.ts';
import type { FrameworkCoverage } from '../../server/src/core/coverage/coverage.ts';
import { nameOf } from '../../server/src/reports/coverage/coverage-phrases.ts';
import { measured } from '../../server/src/reports/coverage/coverage-report.ts';
import { frameworkView } from '../../server/src/reports/coverage/coverage-view.ts';
import { sampleCoverage } from './sample-page.ts';

/** The server's data for a framework of the sample workspace, and of a hostile one. */
export async function samplePanel(prefix: string): Promise<PageView> {
  const frameworks = await sampleCoverage();
  return viewOf(
    frameworks,
    frameworks.find((framework) => framework.prefix === prefix),
  );
}

/** A framework with this many objectives in groups of 100, every third of which is cited. */
export function manyObjectives(count: number): PageView {
  const objectives = Array.from({ length: count }, (_, index) => {
    const number = `${Math.floor(index / 100)}.${index % 100}`;
    const place = { source: null, file: 'a.md', line: index + 1, column: 1, endLine: index + 1, endColumn: 9 };
    return {
      ...{ number, title: `Objective ${index}`, level: 0, parent: null, leaf: true },
      citations: index % 3 === 0 ? [{ ...place, text: `MANY ${number}`, edition: null, within: false }] : [],
    };
  });
  const many = {
    prefix: 'MANY',
    title: null,
    edition: null,
    levels: [],
    objectives,
    stale: [],
    unknown: 0,
    elsewhere: 0,
  };
  return viewOf([many], many);
}

function viewOf(frameworks: readonly FrameworkCoverage[], shown: FrameworkCoverage | undefined): PageView {
  return {
    frameworks: frameworks.map((framework) => ({ prefix: framework.prefix, name: nameOf(framework) })),
    shown: shown ? frameworkView(measured(shown, 'document', [])) : null,
  };
}
