import type { InlayHint } from 'vscode-languageserver';
import { wording } from '../core/model/catalog.ts';
import { comparePositions, type Lines, type Range, textIn } from '../core/model/text.ts';
import type { FrameworkSet } from '../core/resolution/scope.ts';
import { plainLine } from '../core/text/plain-line.ts';
import type { FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { describeItem, type ObjectiveData } from './objectives/item-data.ts';

/** Letters and digits by which a title beside a number is recognised; the rest may be cut or reworded. */
const RECOGNISED = 16;
/** UTF-16 units before and after a citation that are searched for its title. */
const BESIDE = 300;

/** Titles after the numbers cited in a range, cut to `length` UTF-16 units. None where the text has the title. */
export function inlayHints({ analysis, lines, uri }: FeatureDocument, within: Range, length: number): InlayHint[] {
  return analysis.references.flatMap(({ group, reference: { range }, resolution: { framework, objective } }) => {
    const position = range.end;
    if (comparePositions(position, within.start) < 0 || comparePositions(position, within.end) > 0) return [];
    const title = objective ? plainLine(wording(objective)) : '';
    if (!objective || title === '' || isBeside(title, range, lines)) return [];
    const data: ObjectiveData = {
      uri,
      framework: framework.id,
      pin: group.pin?.edition ?? null,
      number: objective.number,
    };
    return [{ position, label: cut(title, length), paddingLeft: true, data }];
  });
}

/** Whether the text has the title directly before or after the citation. */
function isBeside(title: string, { start, end }: Range, lines: Lines): boolean {
  const name = letters(title.slice(0, BESIDE));
  if (name === '') return false;
  const before = lines.line(start.line).slice(Math.max(0, start.character - BESIDE), start.character);
  if (letters(before).endsWith(name)) return true;
  const afterwards = { start: end, end: { line: end.line + 1, character: BESIDE } };
  return letters(textIn(lines, afterwards).slice(0, BESIDE)).startsWith(name.slice(0, RECOGNISED));
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts after a word, if one ends in the second half, and never within a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // The ellipsis replaces the last character.
  const last = [...CHARACTERS.segment(text.slice(0, length))].at(-1)?.index ?? 0;
  const space = text.lastIndexOf(' ', last);
  const kept = text.slice(0, space > length / 2 ? space : last);
  return `${kept.replace(/[\s.,:;(–—-]+$/, '')}…`;
}

/** Adds the hover of the objective; returns the hint unchanged if the objective is no longer listed. */
export function inlayHintResolve(hint: InlayHint, set: FrameworkSet, support: ClientSupport): InlayHint {
  const tooltip = describeItem(hint, set, support.hoverMarkdown);
  return tooltip ? { ...hint, tooltip } : hint;
}
