import type { Lines } from '../../core/model/text.ts';
import type { Visit } from '../analyse.ts';
import { type Finding, findingsOf } from '../findings.ts';
import type { SuppressedFinding } from './check-report.ts';
import type { NextSteps, NextStepsOf } from './next-steps.ts';
import { coveredByComments } from './suppressed-findings.ts';

/** What `check` needs of a text: what was found in it, on whichever thread. Plain data. */
export interface CheckedText {
  readonly uri: string;
  /** Name for reports. */
  readonly file: string;
  /** Undefined where another thread has read it. */
  readonly text?: string;
  /** How many references it has. */
  readonly references: number;
  readonly findings: readonly Bare<CheckedFinding>[];
  /** Those that ignore comments cover. */
  readonly covered: readonly BareSuppressed[];
  /** The lines that these show: of thousands of texts with findings no more is kept. */
  readonly shown: ShownLines;
  /** Ids of the frameworks that it cites. */
  readonly cited: readonly string[];
  /** Prefixes that it names of those frameworks of the workspace that it does not cite. */
  readonly named: readonly string[];
  readonly next: NextSteps;
  /** With `--cache`: of the whole text, where that decides what is found. */
  readonly hash?: string | undefined;
  /** With `--cache`: whether the history of the repository decides too. */
  readonly needsGit?: boolean;
}

export interface CheckedFinding extends Finding {
  /** It is on a line that is not new since `--changed-since`, and does not count. */
  readonly isOld?: boolean;
}

type Bare<T> = Omit<T, 'lines'>;
type BareSuppressed = Omit<SuppressedFinding, 'finding'> & { readonly finding: Bare<CheckedFinding> };

/** Some lines of a text. */
interface ShownLines {
  readonly lineCount: number;
  readonly texts: ReadonlyMap<number, string>;
}

/** Finds the prefixes that a text names and does not cite. */
interface NamesIn {
  namedIn(text: string, cited: readonly string[]): readonly string[];
}

export function checkedText(visit: Visit, uncited: NamesIn, nextStepsOf: NextStepsOf): CheckedText {
  const { uri, file, text, analysis } = visit;
  const cited = [...new Set(analysis.references.map(({ resolution }) => resolution.framework.id))];
  const findings = findingsOf(file, analysis).map(withoutLines);
  const covered = coveredByComments(file, analysis).map((one) => ({ ...one, finding: withoutLines(one.finding) }));
  return {
    uri,
    file,
    text,
    references: analysis.references.length,
    findings,
    covered,
    shown: shownLines([...findings, ...covered.map(({ finding }) => finding)], analysis.lines),
    cited,
    named: uncited.namedIn(text, cited),
    next: nextStepsOf(visit, findings),
  };
}

const withoutLines = ({ row, diagnostic }: Finding): Bare<Finding> => ({ row, diagnostic });

export const NO_LINES: ShownLines = { lineCount: 0, texts: new Map() };

export function shownLines(findings: readonly Bare<Finding>[], lines: Lines): ShownLines {
  if (findings.length === 0) return NO_LINES;
  const texts = new Map<number, string>();
  for (const { diagnostic } of findings) {
    for (const edits of [[diagnostic], ...diagnostic.fixes.map((fix) => fix.edits)]) {
      const spans = edits.map(({ range }) => range);
      const last = Math.max(...spans.map(({ end }) => end.line));
      for (let at = Math.min(...spans.map(({ start }) => start.line)); at <= last; at++) {
        if (!texts.has(at)) texts.set(at, copied(lines.line(at)));
      }
    }
  }
  return { lineCount: lines.lineCount, texts };
}

/** The same text by itself: engines let a part of a text keep the whole in memory. */
const copied = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** The findings of a text with the lines that they show, and those that comments cover. */
export function shownFindings({ findings, covered, shown }: CheckedText): {
  readonly findings: readonly CheckedFinding[];
  readonly covered: readonly (SuppressedFinding & { readonly finding: CheckedFinding })[];
} {
  const { lineCount, texts } = shown;
  const lines: Lines = { lineCount, line: (index) => texts.get(index) ?? '' };
  return {
    findings: findings.map((finding) => ({ ...finding, lines })),
    covered: covered.map((one) => ({ ...one, finding: { ...one.finding, lines } })),
  };
}
