import type { Lines } from '../../core/model/text.ts';
import type { Visit } from '../analyse.ts';
import { type Finding, findingsOf } from '../findings.ts';
import type { SuppressedFinding } from './check-report.ts';
import { coveredByComments } from './suppressed-findings.ts';

/** What `check` needs of a text: what was found in it, on whichever thread. */
export interface CheckedText {
  readonly uri: string;
  /** Name for reports. */
  readonly file: string;
  /** Undefined where another thread has read it. */
  readonly text?: string;
  /** How many references it has. */
  readonly references: number;
  readonly findings: readonly Finding[];
  /** Those that ignore comments cover. */
  readonly covered: readonly SuppressedFinding[];
  /** Ids of the frameworks that it cites. */
  readonly cited: readonly string[];
  /** Prefixes that it names of those frameworks of the workspace that it does not cite. */
  readonly named: readonly string[];
}

/** Finds the prefixes that a text names and does not cite. */
interface NamesIn {
  namedIn(text: string, cited: readonly string[]): readonly string[];
}

export function checkedText({ uri, file, text, analysis }: Visit, uncited: NamesIn): CheckedText {
  const cited = [...new Set(analysis.references.map(({ resolution }) => resolution.framework.id))];
  return {
    uri,
    file,
    text,
    references: analysis.references.length,
    findings: findingsOf(file, analysis),
    covered: coveredByComments(file, analysis),
    cited,
    named: uncited.namedIn(text, cited),
  };
}

/** A checked text as it goes from one thread to another: of the lines, only those that reports show. */
export interface SentText extends Omit<CheckedText, 'text' | 'findings' | 'covered'> {
  readonly findings: readonly Omit<Finding, 'lines'>[];
  readonly covered: readonly (Omit<SuppressedFinding, 'finding'> & { readonly finding: Omit<Finding, 'lines'> })[];
  readonly lines: ReadonlyMap<number, string>;
  readonly lineCount: number;
}

export function sent({ text: _, ...checked }: CheckedText): SentText {
  const all = [...checked.findings, ...checked.covered.map(({ finding }) => finding)];
  const lines = new Map<number, string>();
  for (const { lines: text, diagnostic } of all) {
    for (const edits of [[diagnostic], ...diagnostic.fixes.map((fix) => fix.edits)]) {
      const spans = edits.map(({ range }) => range);
      const last = Math.max(...spans.map(({ end }) => end.line));
      for (let line = Math.min(...spans.map(({ start }) => start.line)); line <= last; line++) {
        lines.set(line, text.line(line));
      }
    }
  }
  const without = ({ row, diagnostic }: Finding) => ({ row, diagnostic });
  return {
    ...checked,
    findings: checked.findings.map(without),
    covered: checked.covered.map(({ finding, ...rest }) => ({ ...rest, finding: without(finding) })),
    lines,
    lineCount: all[0]?.lines.lineCount ?? 0,
  };
}

export function received({ lines: shown, lineCount, findings, covered, ...rest }: SentText): CheckedText {
  const lines: Lines = { lineCount, line: (index) => shown.get(index) ?? '' };
  return {
    ...rest,
    findings: findings.map((finding) => ({ ...finding, lines })),
    covered: covered.map(({ finding, ...more }) => ({ ...more, finding: { ...finding, lines } })),
  };
}
