import { DocumentAnalysis, type ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { isRefusal } from '../../core/base/result.ts';
import { matching, type ReferenceQuery } from '../../core/index/reference-index.ts';
import { packageText } from '../../core/model/catalog.ts';
import { linesOf } from '../../core/model/text.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { meantWithin } from '../../core/resolution/scope.ts';
import {
  type EditionRow,
  type Explanation,
  editionRows,
  frameworkRow,
  type ObjectiveRow,
  type Related,
} from '../../reports/explanation.ts';
import { asJson } from '../../reports/json-lines.ts';
import { visible } from '../../reports/visible-text.ts';
import { schemeOf } from '../../uri/uris.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { Palette } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { type FindingRow, findingsOf, meaningOf, type ReferenceRow, referenceRow } from '../findings.ts';
import { withFrameworks } from '../framework-operand.ts';
import { displayPath } from '../paths.ts';
import { referenceLine } from '../pretty.ts';
import { accepted, Refused } from '../refused.ts';
import { writeReport } from '../reports.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { writtenReferences } from '../written-reference.ts';
import { explainWrittenText } from './written-text.ts';

export async function explain(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const text = given.value('text');
  if (text !== undefined) return explainWrittenText(text, given, line);
  const [written, ...paths] = given.operands;
  if (written === undefined) {
    throw new Refused('missing REFERENCE. Example: objrefs explain "INTERPOL-SP 3.4"');
  }
  const opened = await openWorkspace({ ...given, operands: paths }, line).catch(async (error: unknown) => {
    throw (error instanceof Refused && (await unquoted(error, given, line))) || error;
  });
  const { workspace, references } = accepted(understand(written, opened));

  const explained = new Map(references.map((one) => [numberIdentity(one), { one, rows: [] as ReferenceRow[] }]));
  const tally = { files: 0, unreadable: 0 };
  for await (const { file, analysis } of analyseDocuments(workspace, line, tally)) {
    if (analysis.references.length === 0) continue;
    for (const [identity, { one, rows }] of explained) {
      const cited = matching(analysis.references, (other) => numberIdentity(other) === identity, rangeWith(one));
      rows.push(...cited.map((reference) => referenceRow(file, analysis.lines, reference)));
    }
  }
  const fileOf = (uri: string): string | null => (schemeOf(uri) === 'file' ? displayPath(uri, line) : null);
  const lines = linesOf(written);
  const problems = findingsOf('', new DocumentAnalysis(lines, workspace.composed.scope));
  const suggested = new Map(problems.map(({ row }) => [row.number, row.suggestions]));
  const explanations = references.map((reference): Explanation => {
    const { text, ...meaning } = meaningOf(lines, reference);
    return {
      text,
      ...meaning,
      framework: frameworkRow(reference.resolution.framework),
      editions: editionRows(reference, fileOf),
      citations: explained.get(numberIdentity(reference))?.rows ?? [],
    };
  });

  await writeReport(given, line, {
    pretty: (palette) => explanationsAsText(explanations, suggested, tally.files, palette),
    json: () => asJson({ version: 1, files: tally.files }, { explanations }),
  });
  if (tally.unreadable > 0) return EXIT.failure;
  return references.every(({ resolution }) => !resolution.status.startsWith('unknown')) ? EXIT.clean : EXIT.findings;
}

/** A refusal that says what is missing, where the words together are a reference. */
async function unquoted(refused: Refused, given: Arguments, line: CommandLine): Promise<Refused | undefined> {
  const { operands } = given;
  const written = operands.join(' ');
  const opened = await openWorkspace({ ...given, operands: [] }, line);
  if (!isRefusal(understand(operands[0]!, opened))) return undefined;
  if (isRefusal(understand(written, opened))) return undefined;
  return new Refused(`${refused.message}. A reference with spaces needs quotes: objrefs explain "${written}"`);
}

/** Reads references, or numbers alone, of any framework; those that are only named here are enabled for the run. */
function understand(written: string, workspace: Workspace) {
  const references = writtenReferences(written, workspace.composed.scope, 'objrefs explain');
  if (!isRefusal(references)) return { workspace, references };
  const all = withFrameworks(workspace, new Set(workspace.root.sources.map(({ catalog }) => catalog.prefix)));
  const amongAll = writtenReferences(written, all.composed.scope, 'objrefs explain');
  if (!isRefusal(amongAll)) return { workspace: all, references: amongAll };
  for (const within of [workspace, all]) {
    const numbered = withAnyPrefix(written, within);
    if (numbered.length > 0) return { workspace: within, references: numbered };
  }
  return references;
}

/** The references that a number alone would be with the prefixes of the frameworks that have it. */
function withAnyPrefix(number: string, { composed: { scope } }: Workspace): readonly ResolvedReference[] {
  return scope.set.frameworks.flatMap(({ prefix }) => {
    const references = writtenReferences(`${prefix} ${number}`, scope, 'objrefs explain');
    const isListed = ({ resolution }: ResolvedReference) => !resolution.status.startsWith('unknown');
    return isRefusal(references) || !references.every(isListed) ? [] : references;
  });
}

/** Equal for references to one number in any edition. */
function numberIdentity({ reference, resolution }: ResolvedReference): string {
  return JSON.stringify([resolution.framework.id, resolution.objective?.number ?? reference.number]);
}

/** Whether a range contains the number, in the edition of the range. */
function rangeWith({ reference, resolution: { framework, objective } }: ResolvedReference): ReferenceQuery['range'] {
  const number = objective?.number ?? reference.number;
  return (from, to, pin) => from.framework.id === framework.id && meantWithin(from, to, number, pin) !== null;
}

/** What `check` would suggest for a number, as in its report. */
type Suggested = ReadonlyMap<string | null, FindingRow['suggestions']>;

/** Citations shown; JSON has all of them. */
const MAX_CITATIONS = 50;

/** The report of `explain` for people. */
function* explanationsAsText(
  explanations: readonly Explanation[],
  suggested: Suggested,
  files: number,
  palette: Palette,
): Iterable<string> {
  for (const [index, explanation] of explanations.entries()) {
    if (index > 0) yield '\n';
    yield* explanationAsText(explanation, files, palette, suggested.get(explanation.number) ?? []);
  }
}

function* explanationAsText(
  explanation: Explanation,
  files: number,
  palette: Palette,
  suggestions: FindingRow['suggestions'],
): Iterable<string> {
  const { framework, edition, number, status, title, replacedBy, editions, citations } = explanation;
  const pin = edition === null ? '' : `:${edition}`;
  yield `${palette.bold(visible(`${framework.prefix}${pin} ${number}`))}  ${visible(title ?? '')}`.trimEnd();
  const published = [framework.title, framework.publisher, framework.url].filter((each) => each !== null);
  yield '\n';
  if (published.length > 0) yield `${palette.dim(visible(published.join(' · ')))}\n`;
  for (const from of framework.packages ?? []) yield `${palette.dim(`from package ${packageText(from)}`)}\n`;
  const successors = replacedBy.map((to) => [to.edition, to.number].filter((each) => each !== null).join(' '));
  const paint = status === 'current' ? palette.green : palette.yellow;
  yield `${paint(status)}${successors.length > 0 ? ` → ${visible(successors.join(', '))}` : ''}\n`;
  const near = status.startsWith('unknown') ? suggestions : [];
  for (const { number, title } of near)
    yield `${palette.dim('Did you mean')} ${visible(`${number}  ${title}`.trimEnd())}\n`;
  for (const row of editions) for (const text of editionAsText(row, palette)) yield `${text}\n`;
  yield `\n${citations.length === 0 ? 'Not cited' : `Cited ${counted(citations.length, 'time')}`} (${counted(files, 'file')} searched)\n`;
  for (const row of citations.slice(0, MAX_CITATIONS)) yield `${referenceLine(row, palette)}\n`;
  if (citations.length > MAX_CITATIONS)
    yield `  … and ${citations.length - MAX_CITATIONS} more (--format json has all)\n`;
}

function* editionAsText({ edition, published, objective, ...about }: EditionRow, palette: Palette): Iterable<string> {
  const kinds = (['default', 'draft', 'partial'] as const).filter((kind) => about[kind]);
  const head = [visible(edition ?? 'Only edition'), published ? `(${visible(published)})` : '', ...kinds];
  yield `\n${palette.bold(head.filter((each) => each !== '').join(' '))}`;
  if (!objective) {
    yield `  ${palette.dim('not listed')}`;
    return;
  }
  yield* objectiveAsText(objective, palette).map((text) => `  ${text}`);
}

function objectiveAsText(row: ObjectiveRow, palette: Palette): string[] {
  const { number, level, title, text, group, parents, url, note, withdrawn, reason, file, line, column } = row;
  const name = `${palette.cyan(visible(number))}  ${visible(title ?? text ?? '')}`;
  const within = parents.map((parent) => `${parent.number} ${parent.title ?? ''}`.trim()).join(' › ');
  const field = (label: string, value: string | null) =>
    value ? [`${palette.dim(`${label}:`)} ${visible(value)}`] : [];
  return [
    level ? `${name}  ${palette.dim(visible(level))}` : name,
    ...(title === null ? [] : field('text', text)),
    ...field('in', within),
    ...field('group', group),
    ...field('note', note),
    ...field('also', row.aliases.join(', ')),
    ...(withdrawn ? [palette.yellow(reason ? `withdrawn: ${visible(reason)}` : 'withdrawn')] : []),
    ...(row.replacedBy?.length === 0 ? [palette.dim('no replacement')] : []),
    ...(row.replacedBy ?? []).map((to) => `${palette.dim(`${to.relation} →`)} ${relatedAsText(to)}`),
    ...row.replaces.map((from) => `${palette.dim(`${from.relation} from`)} ${relatedAsText(from)}`),
    ...field('url', url),
    `${palette.dim('defined:')} ${file === null ? 'in a built-in catalog' : visible(`${file}:${line}:${column}`)}`,
  ];
}

function relatedAsText({ edition, number, title }: Related): string {
  return visible([edition, number, title].filter((each) => each !== null).join(' '));
}
