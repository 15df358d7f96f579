import { pushTo } from '../../../core/base/collections.ts';
import { l10n } from '../../../core/base/l10n.ts';
import { defined } from '../../syntax/defined.ts';
import { oneLine } from '../format.ts';
import { type ImportProblem, nested, type ObjectiveDraft, wordingOf } from '../framework-draft.ts';
import { type DataNode, textOf } from './data-tree.ts';

/** More levels than any published framework has. */
const MAX_LEVELS = 20;

/** The fields of an entry in a flat list. */
interface EntryFields {
  readonly key: string;
  readonly parent: string | ((node: DataNode) => string | undefined);
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** What an objective has beside these. */
  readonly more: (node: DataNode) => Partial<ObjectiveDraft>;
  /** Reported of an entry without a number; absent where such an entry is a heading of those below it. */
  readonly missing?: () => string;
}

/**
 * Reads the entries of a flat list as objectives, arranged by the key of their parent. Entries whose parent is not in the
 * list are at the top. Adds to `problems` what is left out: entries with a wrong number, and those that cannot be reached
 * from the top.
 */
export function objectivesIn(
  nodes: readonly DataNode[],
  fields: EntryFields,
  problems: ImportProblem[],
): ObjectiveDraft[] {
  const keys = new Set(nodes.map((node) => textOf(node, fields.key)));
  const waiting = new Map<string | undefined, DataNode[]>();
  for (const node of nodes) {
    const parent = typeof fields.parent === 'string' ? textOf(node, fields.parent) : fields.parent(node);
    pushTo(waiting, keys.has(parent) ? parent : undefined, node);
  }
  const below = (parent: string | undefined, depth: number, group?: string): ObjectiveDraft[] => {
    const found = depth > MAX_LEVELS ? undefined : waiting.get(parent);
    if (!found) return [];
    // Of two entries with the same key, the first one has the children.
    waiting.delete(parent);
    return found.flatMap((node) => {
      const key = textOf(node, fields.key);
      const [title, text] = [oneLine(textOf(node, fields.title)), oneLine(textOf(node, fields.text))];
      const number = textOf(node, fields.number);
      const isHeading = number === undefined && !fields.missing;
      const inside = key === undefined ? [] : below(key, depth + 1, isHeading ? (title ?? group) : undefined);
      if (isHeading) return inside;
      const range = node.entries.get(fields.number)?.range ?? node.range;
      if (number === undefined || /\s/.test(number)) {
        const message =
          number === undefined
            ? fields.missing!()
            : l10n.t('{0} is not a number. The entry is skipped.', JSON.stringify(number));
        problems.push({ severity: 'warning', range, message });
        return inside;
      }
      const wording = wordingOf(number, title, text);
      return nested({ number, ...defined({ group }), ...wording, ...fields.more(node), range }, inside);
    });
  };
  const objectives = below(undefined, 0);
  const unreached = [...waiting.values()].flat();
  if (unreached.length > 0) {
    const message = l10n.t(
      'Skipped entries that contain themselves, or are more than {0} levels deep: {1}, beginning with this one.',
      MAX_LEVELS,
      unreached.length,
    );
    problems.push({ severity: 'warning', range: unreached[0]!.range, message });
  }
  return objectives;
}
