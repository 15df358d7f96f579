import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { ImportFailure, type ImportFile, oneLine, type ReadFramework, secureUrl } from '../format.ts';
import { type EditionDraft, type ObjectiveDraft, wordingOf } from '../framework-draft.ts';
import { type DataNode, readDataTree, textOf } from './data-tree.ts';

const WITHDRAWN = /^(?:withdrawn|deprecated|obsolete|retired|removed|rejected|superseded)$/i;

/** Reads a `needs.json` of sphinx-needs: versions of the documentation are editions, needs are objectives. */
export function readSphinxNeeds(file: ImportFile, { edition }: ImportOptions): ReadFramework {
  const root = readDataTree(file);
  const versions = root.entries.get('versions');
  if (!versions || versions.entries.size === 0) {
    throw new ImportFailure(l10n.t('Not a needs.json file of sphinx-needs: "versions" is missing.'), root.range);
  }
  const named = edition === undefined ? undefined : versions.entries.get(edition);
  const read = named && edition !== undefined ? [[edition, named] as const] : inTime([...versions.entries]);
  const editions = read.map(([id, version]): EditionDraft => {
    const needs = [...(version.entries.get('needs')?.entries ?? [])];
    return { edition: id, ...defined({ published: dateOf(version) }), objectives: needs.map(objectiveOf) };
  });
  if (editions.every(({ objectives }) => objectives.length === 0))
    throw new ImportFailure(l10n.t('This file contains no needs.'), versions.range);
  return {
    draft: { ...defined({ title: oneLine(textOf(root, 'project')) }), editions },
    problems: [],
    dropped: droppedFrom(read.map(([, version]) => version)),
  };
}

/** Oldest first by build time, if all have one of their own, otherwise in the order of the file. */
function inTime(versions: readonly (readonly [string, DataNode])[]): readonly (readonly [string, DataNode])[] {
  const created = versions.map(([, version]) => textOf(version, 'created') ?? '');
  if (new Set(created).size < versions.length) return versions;
  return [...versions].sort(([, a], [, b]) => ((textOf(a, 'created') ?? '') < (textOf(b, 'created') ?? '') ? -1 : 1));
}

const dateOf = (version: DataNode): string | undefined =>
  /^\d{4}-\d{2}-\d{2}/.exec(textOf(version, 'created') ?? '')?.[0];

function objectiveOf([id, need]: readonly [string, DataNode]): ObjectiveDraft {
  const title = oneLine(textOf(need, 'title'));
  const text = oneLine(textOf(need, 'content') ?? textOf(need, 'description'));
  const status = textOf(need, 'status') ?? '';
  return {
    number: id,
    ...wordingOf(id, title, text === title ? undefined : text),
    ...defined({
      group: oneLine(textOf(need, 'section_name') ?? textOf(need, 'type_name')),
      url: secureUrl(textOf(need, 'external_url')),
    }),
    ...(WITHDRAWN.test(status) && { withdrawn: true }),
    range: need.entries.get('id')?.range ?? need.range,
  };
}

function droppedFrom(versions: readonly DataNode[]): string[] {
  const needs = versions.flatMap((version) => [...(version.entries.get('needs')?.entries.values() ?? [])]);
  const linked = needs.filter((need) => (need.entries.get('links')?.items.length ?? 0) > 0).length;
  return linked === 0 ? [] : [l10n.count(linked, 'links of {0} need', 'links of {0} needs')];
}
