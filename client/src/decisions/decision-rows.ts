import * as vscode from 'vscode';
import type { DecisionInFile, ReferenceDecision } from '../../../server/src/protocol/index.ts';
import { plural, quoted } from '../plural.ts';

/** The references to an edition of a framework that need a decision. */
export interface DecisionGroup {
  readonly folder: string;
  readonly prefix: string;
  readonly edition: string;
  readonly decisions: readonly DecisionInFile[];
}

/** A way to settle a reference, as a row. */
export interface Way {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  /** `ignore`: asks for a reason first. */
  readonly decision: Exclude<ReferenceDecision['decision'], { kind: 'ignore' }> | 'ignore';
}

/** What can be decided about a reference: its candidates first. */
export function waysOf({ prefix, edition }: DecisionGroup, row: DecisionInFile): Way[] {
  const numbers = row.candidates.map(({ number }) => number);
  return [
    ...row.candidates.map(({ number, title }) => ({
      label: `${prefix} ${number}`,
      description: number === row.number ? vscode.l10n.t('{0} · as in {1}', title, edition) : title,
      icon: 'arrow-right',
      decision: { kind: 'choose', numbers: [number] } as const,
    })),
    // A reused number has one meaning, a split one may have several.
    ...(numbers.length > 1 && row.reason === 'choice'
      ? [
          {
            label: numbers.map((number) => `${prefix} ${number}`).join(', '),
            description: vscode.l10n.t('all'),
            icon: 'arrow-right',
            decision: { kind: 'choose', numbers } as const,
          },
        ]
      : []),
    ...(row.keep === null ? [] : [keeping(row.keep, row.meant?.title ?? '', { kind: 'keep' })]),
    ...row.keepOthers.map(({ edition: kept, title }) => keeping(kept, title, { kind: 'keep', edition: kept })),
    ...(row.ignorable
      ? [
          {
            label: vscode.l10n.t('Ignore with a Reason…'),
            description: '',
            icon: 'comment',
            decision: 'ignore',
          } as const,
        ]
      : []),
  ];
}

/**
 * The references of the group that can be settled in the same way: those of the same number, with the same meaning. Not
 * those in other lists where more has to be decided.
 */
export function likeIt({ decisions }: DecisionGroup, row: DecisionInFile): DecisionInFile[] {
  const { number, meant, reason, keep } = row;
  const isLike = (one: DecisionInFile) =>
    one.number === number && one.meant?.title === meant?.title && one.reason === reason && one.keep === keep;
  return decisions.filter((one) => {
    const isWhole = () => decisions.every((other) => isLike(other) || !isSameCitation(one, other));
    return isLike(one) && (isSameCitation(one, row) || isWhole());
  });
}

/**
 * What has to be decided together with these references: the other numbers of their lists, since a list is changed as a
 * whole; and what else is on the line of a reference to ignore, since the comment covers that.
 */
export function decidedTogether(
  { decisions }: DecisionGroup,
  rows: readonly DecisionInFile[],
  isIgnored: boolean,
): DecisionInFile[] {
  const isTogether = (one: DecisionInFile, row: DecisionInFile) =>
    isSameCitation(one, row) || (isIgnored && one.uri === row.uri && one.range.start.line === row.range.start.line);
  return decisions.filter((one) => !rows.includes(one) && rows.some((row) => isTogether(one, row)));
}

const isSameCitation = (one: DecisionInFile, other: DecisionInFile): boolean =>
  one.uri === other.uri && JSON.stringify(one.citation) === JSON.stringify(other.citation);

/** What the number meant: `“Train officers”`. Empty where no catalog has it. */
export const meaning = ({ meant }: DecisionInFile): string => (meant ? quoted(meant.title) : '');

const keeping = (edition: string, description: string, decision: Way['decision']): Way => ({
  label: vscode.l10n.t('Keep edition {0}', edition),
  description,
  icon: 'history',
  decision,
});

/** What a screen reader announces instead of label and icon. */
export function spokenRow({ prefix }: DecisionGroup, row: DecisionInFile, path: string): string {
  const { number, candidates, excerpt, message, range } = row;
  const place = vscode.l10n.t('{0}, line {1}', path, range.start.line + 1);
  const count = plural(
    candidates.length,
    vscode.l10n.t('{0} candidate', candidates.length),
    vscode.l10n.t('{0} candidates', candidates.length),
  );
  const parts = [`${prefix} ${number}`, meaning(row), excerpt.text, place, count, message];
  return parts.filter((part) => part !== '').join(', ');
}

/** As everywhere else: the numbers of a range belong to one reference. */
export const countReferences = (decisions: readonly DecisionInFile[]): number =>
  new Set(decisions.map(({ uri, range }) => JSON.stringify([uri, range]))).size;

export const needing = (count: number): string =>
  plural(
    count,
    vscode.l10n.t('{0} reference needs your decision', count),
    vscode.l10n.t('{0} references need your decision', count),
  );
