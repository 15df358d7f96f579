import { visible } from '../../../reports/visible-text.ts';
import { type Finding, type FindingRow, isAtLeast, placeText, placeWithoutLines } from '../../findings.ts';
import type { CheckedFile, ReportFacts, ReportWriter } from '../check-report.ts';

/** How much of a long line is written, in UTF-16 units. */
const LONGEST_LINE = 200;

/**
 * The findings as JUnit XML, in the form that Ant, Jenkins and GitLab share: a test suite for each file, with a test case
 * for each finding, or one that passes where there are none. A finding that fails the run is a failed test, a less severe
 * one a test that passes and is in the suite's output: the report fails where the command does.
 */
export function junitReport(facts: ReportFacts): ReportWriter {
  let id = 0;
  return {
    begin: ['<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'],
    *add(files) {
      for (const file of files) yield* suiteAsXml(file, id++, facts);
    },
    end: () => ['</testsuites>\n'],
  };
}

function* suiteAsXml(
  { name: file, references = 0, findings }: CheckedFile,
  id: number,
  { failOn, time }: ReportFacts,
): Iterable<string> {
  const fails = isAtLeast(failOn);
  const passed = findings.filter((finding) => !fails(finding));
  const attributes = [
    ['package', 'objrefs'],
    ['id', String(id)],
    ['name', nameOf(file)],
    // ISO 8601 without a zone, as the schema requires: in UTC.
    ['timestamp', time.toISOString().slice(0, 19)],
    ['hostname', 'localhost'],
    ['tests', String(Math.max(1, findings.length))],
    ['failures', String(findings.length - passed.length)],
    ['errors', '0'],
    ['time', '0'],
  ];
  yield `  <testsuite ${attributes.map(([name, value]) => `${name}="${escaped(value ?? '')}"`).join(' ')}>\n`;
  yield `    <properties><property name="references" value="${references}"/></properties>\n`;
  if (findings.length === 0) yield `${openCase('no findings', file)}/>\n`;
  for (const finding of findings) yield `${caseAsXml(finding, file, fails(finding))}\n`;
  yield '    <system-out>';
  for (const finding of passed) yield escaped(`${finding.row.severity}: ${detailsOf(finding)}\n\n`);
  yield '</system-out>\n    <system-err/>\n  </testsuite>\n';
}

function caseAsXml(finding: Finding, file: string, isFailure: boolean): string {
  const { line, column, code, severity, message } = finding.row;
  const place = placeWithoutLines(finding.row);
  const where = place ? place.label : `${line}:${column}`;
  if (!isFailure) return `${openCase(`${visible(where)} ${code} (${severity})`, file)}/>`;
  const attributes = `type="${escaped(code)}" message="${escaped(visible(message))}"`;
  return [
    `${openCase(`${visible(where)} ${code}`, file)}>`,
    `      <failure ${attributes}>${escaped(detailsOf(finding))}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function openCase(name: string, file: string): string {
  return `    <testcase classname="${escaped(nameOf(file))}" name="${escaped(name)}" time="0"`;
}

/** The message, the place, the line, and suggestions. */
function detailsOf({ row, lines }: Finding): string {
  const { line, column, message, suggestions } = row;
  const text = lines.line(line - 1);
  const from = column > LONGEST_LINE / 2 ? column - LONGEST_LINE / 2 : 0;
  return [
    visible(message),
    visible(placeText(row)),
    visible(text.slice(from, from + LONGEST_LINE)).trim(),
    ...suggestions.slice(0, 3).map(suggestionAsText),
  ].join('\n');
}

function suggestionAsText({ newText, title }: FindingRow['suggestions'][number]): string {
  return newText.includes(title) ? `→ ${visible(newText)}` : `→ ${visible(newText)}  ${visible(title)}`;
}

/** The schema requires a token: not empty without the spaces at its ends. */
function nameOf(file: string): string {
  const name = visible(file);
  return name.trim() === '' ? JSON.stringify(name) : name;
}

/**
 * Escapes text without control characters for XML 1.0, in content and in attributes. What else XML does not allow (halves
 * of surrogate pairs, U+FFFE, U+FFFF) becomes U+FFFD. A line could begin with `::`, which GitHub's runner takes for a
 * command: one of two colons is escaped too.
 */
function escaped(text: string): string {
  return text
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']|:(?=:)/g, (character) => `&#${character.charCodeAt(0)};`);
}
