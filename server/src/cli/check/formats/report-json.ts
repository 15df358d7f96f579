import { inertJson, jsonList, listsAsJson } from '../../../reports/json-lines.ts';
import { findingsIn, type ReportWriter } from '../check-report.ts';

/** The JSON report, one finding on a line. A new version of it would mean that a key has changed its meaning. */
export function jsonReport(): ReportWriter {
  const list = jsonList();
  return {
    begin: [
      ({ files, references, next: { takenAsNew }, part }) => {
        const head = { version: 1, files, references, takenAsNew, shard: part?.shard };
        return `${inertJson(head).slice(0, -1)},"findings":[`;
      },
    ],
    add: (files) => findingsIn(files).map(({ row }) => list.row(row)),
    *end({ part }) {
      yield list.end();
      yield* listsAsJson(part?.lists ?? {});
      yield '}\n';
    },
  };
}
