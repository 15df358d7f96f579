import * as vscode from 'vscode';
import type { ObjectivesCounts, ObjectivesFilter, ObjectivesNode } from '../../../server/src/protocol/index.ts';
import { plural } from '../plural.ts';

/** Parts that are shown elsewhere, and not repeated beside the label. */
export interface SaidElsewhere {
  /** The number of references. */
  readonly references: boolean;
  /** The edition. */
  readonly edition: boolean;
}

/** Beside the label: `2013 · 12 references, 3 stale`. May be empty. */
export function describe(node: ObjectivesNode, { references, edition }: SaidElsewhere): string {
  const counts = node.counts ? countsOf(node.counts, references) : '';
  return joined(' · ', [edition ? '' : editionOf(node), stateOf(node), counts]);
}

/**
 * What a screen reader announces instead of label and icon.
 *
 * @param folder of a document
 */
export function spoken(node: ObjectivesNode, folder = ''): string {
  const { kind, label, title, counts, target } = node;
  const name = title === undefined ? labelOf(node) : `${label} ${title}`;
  const line = kind === 'line' && target?.range ? vscode.l10n.t('line {0}', target.range.start.line + 1) : '';
  const isUncited = counts?.references === 0;
  const cited = isUncited ? vscode.l10n.t('not cited') : counts ? countsOf(counts, false) : '';
  return joined(', ', [name, folder, line, editionOf(node), stateOf(node), cited]);
}

/** `INTERPOL-SP`, `2014-2016`, `3.4 Provide innovative …`. */
export function labelOf({ kind, label, title }: ObjectivesNode): string {
  if (kind === 'edition' && label === '') return vscode.l10n.t('Unnamed');
  return kind === 'objective' && title ? `${label} ${title}` : label;
}

/** The active filter and sort order; empty for the defaults. */
export function describeFilter({ text, only, order }: ObjectivesFilter): string {
  return joined(' · ', [
    text === '' ? '' : vscode.l10n.t('Filter: {0}', text),
    only === 'uncited' ? vscode.l10n.t('Uncited only') : '',
    only === 'stale' ? vscode.l10n.t('With stale references only') : '',
    order === 'references' ? vscode.l10n.t('Most cited first') : '',
  ]);
}

export function referencesIn(count: number): string {
  return plural(count, vscode.l10n.t('{0} reference', count), vscode.l10n.t('{0} references', count));
}

function countsOf({ references, stale, unknown = 0 }: ObjectivesCounts, hasBadge: boolean): string {
  return joined(', ', [
    references === 0 || hasBadge ? '' : referencesIn(references),
    stale > 0 ? vscode.l10n.t('{0} stale', stale) : '',
    unknown > 0 ? vscode.l10n.t('{0} unknown', unknown) : '',
  ]);
}

/** What the count of stale references counts, which is less than what a new edition affects; empty where there are none. */
export function staleMeans({ counts }: ObjectivesNode): string {
  if (!counts || counts.stale === 0) return '';
  return vscode.l10n.t(
    'Stale: references to withdrawn or replaced objectives, or to older editions. Reused numbers are listed under Problems.',
  );
}

/** The label of an edition already names it. */
const editionOf = ({ kind, pin }: ObjectivesNode): string => (kind === 'objective' ? (pin ?? '') : '');

function stateOf({ kind, state, became }: ObjectivesNode): string {
  const successors = became?.join(', ') ?? '';
  switch (state) {
    case 'draft':
      return vscode.l10n.t('draft');
    case 'current':
      return kind === 'edition' ? vscode.l10n.t('current') : '';
    case 'unknown':
      return vscode.l10n.t('unknown');
    case 'withdrawn':
      return vscode.l10n.t('withdrawn');
    case 'replaced':
      return vscode.l10n.t('replaced by {0}', successors);
    case 'superseded':
      return kind === 'edition' || successors === '' ? '' : vscode.l10n.t('replaced by {0}', successors);
    default:
      return '';
  }
}

/** The non-empty ones. */
export const joined = (separator: string, parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(separator);
