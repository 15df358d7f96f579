import { Spool } from '../../node/spool.ts';
import type { Arguments } from '../arguments.ts';
import { type Palette, paletteFor } from '../colour.ts';
import { type CommandLine, timeOf } from '../command-line.ts';
import { type ReportTarget, writeTo } from '../reports.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckedFile, CheckReport, ReportFacts, ReportPart, ReportPlaces, ReportWriter } from './check-report.ts';
import { codeclimateReport } from './formats/report-codeclimate.ts';
import { githubReport } from './formats/report-github.ts';
import { jsonReport } from './formats/report-json.ts';
import { junitReport } from './formats/report-junit.ts';
import { markdownReport } from './formats/report-markdown.ts';
import { TextReport } from './formats/report-pretty.ts';
import { rdjsonlReport } from './formats/report-rdjsonl.ts';
import { sarifReport } from './formats/report-sarif.ts';

const WRITERS: Readonly<Record<string, (facts: ReportFacts, palette: Palette) => ReportWriter>> = {
  pretty: (facts, palette) => new TextReport(palette, facts.quiet ? undefined : facts),
  json: jsonReport,
  sarif: (facts) => sarifReport(facts),
  junit: junitReport,
  github: githubReport,
  rdjsonl: rdjsonlReport,
  codeclimate: codeclimateReport,
  markdown: markdownReport,
};

/** Formats of which a part is of use, so that they go to standard output while files are read. Of others there is all or nothing. */
const LINES: ReadonlySet<string> = new Set(['pretty', 'github', 'rdjsonl']);

/** The reports that options ask for. */
export function openReports(
  given: Arguments,
  { targets, failOn, quiet }: CheckOptions,
  places: ReportPlaces,
  line: CommandLine,
): readonly Report[] {
  const facts = { ...places, failOn, quiet, showsSuppressed: given.has('show-suppressed'), time: timeOf(line) };
  return targets.map((target) => new Report(target, facts, line));
}

/** A report of a run, which takes no more memory with more findings. */
export class Report {
  readonly #target: ReportTarget;
  readonly #line: CommandLine;
  readonly #writer: ReportWriter;
  readonly #spool: Spool | undefined;
  #isBegun = false;
  #end: CheckReport | undefined;

  constructor(target: ReportTarget, facts: ReportFacts, line: CommandLine) {
    const isToScreen = target.file === undefined;
    this.#target = target;
    this.#line = line;
    this.#writer = WRITERS[target.format]!(facts, paletteFor(line, isToScreen));
    this.#spool = isToScreen && LINES.has(target.format) ? undefined : new Spool();
  }

  /** Whether findings are shown as they are added. */
  get isDirect(): boolean {
    return this.#spool === undefined;
  }

  /** @param files in the order of their names, behind those that were added before */
  add(files: readonly CheckedFile[]): Promise<void> {
    return this.#write(this.#writer.add(files));
  }

  async end(report: CheckReport): Promise<void> {
    this.#end = report;
    await this.#write(this.#writer.end?.(report) ?? []);
    if (this.#spool) await writeTo(this.#target, this.#spool.read(), this.#line);
  }

  async #write(parts: Iterable<ReportPart>): Promise<void> {
    const all = this.#isBegun ? parts : [...(this.#writer.begin ?? []), ...parts];
    this.#isBegun = true;
    // Formats of lines have no parts that wait for the end.
    if (!this.#spool) await writeTo(this.#target, all as Iterable<string>, this.#line);
    else for (const part of all) await this.#spool.write(typeof part === 'string' ? part : () => part(this.#end!));
  }
}
