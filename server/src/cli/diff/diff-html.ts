import type { FieldChange } from '../../core/editions/compare-editions.ts';
import type { ChangeRow, DiffReport, TouchedRow } from '../../reports/edition-changes.ts';
import { htmlPage, escapeHtml as text } from '../../reports/html-page.ts';
import pageStyle from '../../reports/page.css' with { type: 'text' };
import { placeText } from '../findings.ts';
import style from './diff.css' with { type: 'text' };
import { ambiguityOf, countsOf, groupsOf, impactOf, KINDS, titleOf, wordingOf } from './diff-phrases.ts';

/** The report of `diff` as one self-contained page, without scripts, images or fonts. */
export function diffAsHtml(report: DiffReport): Promise<Iterable<string>> {
  return htmlPage({ title: titleOf(report), style: pageStyle + style, body: body(report) });
}

function* body(report: DiffReport): Iterable<string> {
  const { head } = report;
  const groups = groupsOf(report);
  yield `<header>\n<h1>${text(titleOf(report))}</h1>\n`;
  if (head.title !== null) yield `<p dir="auto">${text(head.title)}</p>\n`;
  yield `<p>${countsOf(report) || 'No objectives'}.</p>\n`;
  const impact = impactOf(report);
  if (impact !== '') yield `<p>${text(impact)}.</p>\n`;
  yield '</header>\n';
  if (groups.length > 0) {
    yield '<nav aria-label="Kinds of change">\n<ul>\n';
    for (const { kind, changes } of groups) {
      yield `<li><a href="#${kind}">${KINDS[kind].heading}</a> ${changes.length}</li>\n`;
    }
    yield '</ul>\n</nav>\n';
  }
  yield '<main>\n';
  for (const { kind, changes } of groups) {
    const { heading, meaning } = KINDS[kind];
    yield `<section id="${kind}" aria-labelledby="${kind}-heading">\n`;
    yield `<h2 id="${kind}-heading">${heading} <span class="count">${changes.length}</span></h2>\n<p>${meaning}</p>\n`;
    yield '<table>\n<thead><tr><th scope="col">Number</th><th scope="col">Objective</th>';
    yield `${head.impact ? '<th scope="col">References</th>' : ''}</tr></thead>\n<tbody>\n`;
    for (const change of changes) yield row(change);
    yield '</tbody>\n</table>\n</section>\n';
  }
  yield '</main>\n';
}

function row(change: ChangeRow): string {
  const { from, to, references } = change;
  const number = from?.number ?? to[0]?.number ?? '';
  const cells = [`<th scope="row">${text(number)}</th>`, `<td>${objectiveCell(change)}</td>`];
  if (references) cells.push(`<td>${referencesCell(references)}</td>`);
  return `<tr>${cells.join('')}</tr>\n`;
}

function objectiveCell(change: ChangeRow): string {
  const { kind, from, to, words, reason } = change;
  const notes = [reason ?? '', ambiguityOf(change)].filter((note) => note !== '');
  const note = notes.map((one) => `<p class="note" dir="auto">${text(one)}</p>`).join('');
  if (kind === 'reworded') return words.map((field) => paragraph(marked(field))).join('') + note;
  if (!from) return to.map((objective) => paragraph(text(wordingOf(objective)))).join('') + note;
  const [own] = words;
  const arrivals = to.map((objective) => {
    const wording = own ? marked(own) : text(wordingOf(objective));
    const label = kind === 'reused' ? 'now: ' : objective.relation === 'related' ? 'related: ' : '';
    const shownNumber = kind === 'reused' ? '' : `<span class="number">${text(objective.number)}</span> `;
    return `<li dir="auto">${label}${shownNumber}${wording}</li>`;
  });
  const list = arrivals.length === 0 ? '' : `<ul class="arrivals">${arrivals.join('')}</ul>`;
  return paragraph(text(wordingOf(from))) + note + list;
}

function referencesCell(references: readonly TouchedRow[]): string {
  if (references.length === 0) return '<span class="none">none</span>';
  const items = references.map((reference) => {
    const within = reference.within ? ' (within a range)' : '';
    return `<li><code>${text(placeText(reference))}</code> ${text(reference.text)}${within}</li>`;
  });
  return `<ul class="references">${items.join('')}</ul>`;
}

const paragraph = (html: string): string => `<p dir="auto">${html}</p>`;

/** Most screen readers do not announce `del` and `ins`: hidden words do. */
function marked({ changes }: FieldChange): string {
  return changes
    .map(({ op, text: run }) => {
      if (op === 'equal') return text(run);
      if (op === 'delete')
        return `<del><span class="spoken">removed: </span>${text(run)}<span class="spoken">, </span></del>`;
      return `<ins><span class="spoken">added: </span>${text(run)}<span class="spoken">, </span></ins>`;
    })
    .join('');
}
