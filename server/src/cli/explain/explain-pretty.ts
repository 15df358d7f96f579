import { counted } from '../../core/resolution/phrases.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Palette } from '../colour.ts';
import { referenceLine } from '../pretty.ts';
import type { EditionRow, Explanation, ObjectiveRow, Related } from './explanation.ts';

/** Citations shown; JSON has all of them. */
const MAX_CITATIONS = 50;

/** The report of `explain` for people. */
export function* explanationsAsText(
  explanations: readonly Explanation[],
  files: number,
  palette: Palette,
): Iterable<string> {
  for (const [index, explanation] of explanations.entries()) {
    if (index > 0) yield '\n';
    yield* explanationAsText(explanation, files, palette);
  }
}

function* explanationAsText(explanation: Explanation, files: number, palette: Palette): Iterable<string> {
  const { framework, edition, number, status, title, replacedBy, editions, citations } = explanation;
  const pin = edition === null ? '' : `:${edition}`;
  yield `${palette.bold(visible(`${framework.prefix}${pin} ${number}`))}  ${visible(title ?? '')}`.trimEnd();
  const published = [framework.title, framework.publisher, framework.url].filter((each) => each !== null);
  yield `\n${palette.dim(visible(published.join(' · ')))}\n`;
  const successors = replacedBy.map((to) => [to.edition, to.number].filter((each) => each !== null).join(' '));
  const paint = status === 'current' ? palette.green : palette.yellow;
  yield `${paint(status)}${successors.length > 0 ? ` → ${visible(successors.join(', '))}` : ''}\n`;
  for (const row of editions) for (const text of editionAsText(row, palette)) yield `${text}\n`;
  yield `\n${citations.length === 0 ? 'Not cited' : `Cited ${counted(citations.length, 'time')}`} in ${counted(files, 'file')}\n`;
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
