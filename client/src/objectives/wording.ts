import * as vscode from 'vscode';
import type { ObjectivesCounts, ObjectivesFilter, ObjectivesNode } from '../../../server/src/protocol/index.ts';
import { plural } from '../plural.ts';

/** What stands elsewhere, and need not be said beside the label. */
export interface SaidElsewhere {
  /** How many references there are. */
  readonly references: boolean;
  /** Of which edition it is. */
  readonly edition: boolean;
}

/** Beside the label: `2013 · 12 references, 3 stale`. Empty where there is nothing to say. */
export function describe(node: ObjectivesNode, { references, edition }: SaidElsewhere): string {
  const counts = node.counts ? countsOf(node.counts, references) : '';
  return joined(' · ', [edition ? '' : editionOf(node), stateOf(node), counts]);
}

/** What a screen reader says in place of label and icon. */
export function spoken(node: ObjectivesNode): string {
  const { label, title, counts } = node;
  const name = title === undefined ? label : `${label} ${title}`;
  const isUncited = counts?.references === 0;
  const cited = isUncited ? vscode.l10n.t('not cited') : counts ? countsOf(counts, false) : '';
  return joined(', ', [name, editionOf(node), stateOf(node), cited]);
}

/** `INTERPOL-SP`, `2014-2016`, `3.4 Provide innovative …`. */
export function labelOf({ kind, label, title }: ObjectivesNode): string {
  if (kind === 'edition' && label === '') return vscode.l10n.t('Unnamed');
  return kind === 'objective' && title ? `${label} ${title}` : label;
}

/** What is left out of a view and how the rest is ordered; empty where nothing is and it is as in the catalog. */
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

/** The label of an edition names it. */
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

/** Those that say something. */
export const joined = (separator: string, parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(separator);
