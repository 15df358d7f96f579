import { l10n } from '../../../core/base/l10n.ts';
import { isRefusal } from '../../../core/base/result.ts';
import type { Relation } from '../../../core/model/catalog.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { countsOf, ImportFailure, type ImportFile, type ReadFramework, secureUrl } from '../format.ts';
import { type ImportProblem, nested, type ObjectiveDraft, successorsBy } from '../framework-draft.ts';
import { type DataNode, itemsOf, readDataTree, textOf } from './data-tree.ts';
import { allControls, controlsIn, type OscalControl, propsOf, statementOf } from './oscal-controls.ts';
import { type ControlNumbers, numberControls } from './oscal-numbers.ts';

/** Links from a withdrawn control to its replacements; some files write them with underscores. */
const SUCCESSOR_LINKS = new Map<string, 'moved' | 'merged'>([
  ['moved-to', 'moved'],
  ['incorporated-into', 'merged'],
]);

/** Reads an OSCAL catalog (NIST's Open Security Controls Assessment Language, "catalog" model) in JSON or YAML. */
export function readOscal(file: ImportFile, options: ImportOptions): ReadFramework {
  const root = readDataTree(file);
  const catalog = root.entries.get('catalog');
  if (!catalog) throw new ImportFailure(notACatalog(root), root.range);
  const metadata = catalog.entries.get('metadata');
  const controls = controlsIn(catalog, []);
  if (controls.length === 0) throw new ImportFailure(l10n.t('This catalog has no controls.'), catalog.range);
  const numbers = numberControls(controls, options.number);
  if (isRefusal(numbers)) throw new ImportFailure(numbers.message, catalog.range);
  const problems: ImportProblem[] = [];
  const objectives = objectivesOf(controls, { numbers, problems, parents: statementParents(controls) }, undefined);
  const version = textOf(metadata, 'version');
  const published = dateOf(textOf(metadata, 'published')) ?? dateOf(version);
  return {
    draft: {
      ...defined({
        title: textOf(metadata, 'title'),
        publisher: publisherOf(metadata),
        url: addressOf(catalog, metadata),
      }),
      levels: levelsOf(controls),
      ...(hasStatementItems(controls) && { numbering: { unlisted: 'parent' as const } }),
      editions: [
        {
          ...defined({ edition: version, published }),
          ...(isResolvedProfile(metadata) && { partial: true }),
          objectives,
        },
      ],
    },
    problems,
    dropped: droppedFrom(catalog, controls),
  };
}

function notACatalog(root: DataNode): string {
  const [model] = root.entries.keys();
  if (root.entries.has('profile')) {
    return l10n.t(
      'This is an OSCAL profile, which selects controls from other catalogs. Resolve it first: a resolved profile is a catalog.',
    );
  }
  return model === undefined
    ? l10n.t('Not an OSCAL catalog: "catalog" is missing.')
    : l10n.t('Not an OSCAL catalog: it has "{0}" instead of "catalog".', model);
}

interface Reading {
  readonly numbers: ControlNumbers;
  readonly problems: ImportProblem[];
  /** By id of a part of a statement, the control that it belongs to. */
  readonly parents: ReadonlyMap<string, OscalControl>;
}

function objectivesOf(
  controls: readonly OscalControl[],
  reading: Reading,
  parent: string | undefined,
): ObjectiveDraft[] {
  return controls.flatMap((control): ObjectiveDraft[] => {
    const { node, groups } = control;
    const found = reading.numbers.numberOf(control);
    const inside = objectivesOf(control.children, reading, found?.number ?? parent);
    if (!found) {
      const range = node.entries.get('id')?.range ?? node.range;
      const message = l10n.t('Control {0} has no number. It is skipped.', control.id);
      reading.problems.push({ severity: 'warning', range, message });
      return inside;
    }
    const { number, range } = found;
    const title = textOf(node, 'title');
    const text = statementOf(node);
    const objective: ObjectiveDraft = {
      number,
      ...(title === undefined && text === undefined ? { title: number } : defined({ title, text })),
      ...(parent === undefined && groups.length > 0 && { group: groups.join(' › ') }),
      ...withdrawalOf(control, reading),
      range,
    };
    return nested(objective, inside);
  });
}

function withdrawalOf({ node }: OscalControl, { numbers, parents }: Reading): Partial<ObjectiveDraft> {
  if (!propsOf(node, 'status').some((value) => value.toLowerCase() === 'withdrawn')) return {};
  const successors = new Map<string, Relation>();
  const notes: string[] = [];
  for (const link of itemsOf(node, 'links')) {
    const relation = SUCCESSOR_LINKS.get((textOf(link, 'rel') ?? '').replaceAll('_', '-'));
    const href = textOf(link, 'href');
    if (relation === undefined || href === undefined) continue;
    const id = href.replace(/^#/, '');
    const whole = numbers.byId(id);
    const part = whole ? undefined : parents.get(id);
    const number = whole ?? (part && numbers.numberOf(part)?.number);
    if (number === undefined) notes.push(`${relation === 'moved' ? 'Moved to' : 'Incorporated into'} ${href}`);
    else {
      if (part) notes.push(`${relation === 'moved' ? 'Moved to' : 'Incorporated into'} a part of ${number}: ${id}`);
      if (!successors.has(number)) successors.set(number, relation);
    }
  }
  const [relation = 'moved'] = successors.values();
  return {
    withdrawn: true,
    ...(successors.size > 0 && { replacedBy: successorsBy([...successors.keys()], relation) }),
    ...(notes.length > 0 && { note: `${notes.join('. ')}.` }),
  };
}

function statementParents(controls: readonly OscalControl[]): Map<string, OscalControl> {
  const parents = new Map<string, OscalControl>();
  const visit = (node: DataNode, control: OscalControl): void => {
    for (const part of itemsOf(node, 'parts')) {
      const id = textOf(part, 'id');
      if (id !== undefined) parents.set(id, control);
      visit(part, control);
    }
  };
  for (const control of allControls(controls)) visit(control.node, control);
  return parents;
}

const hasStatementItems = (controls: readonly OscalControl[]): boolean =>
  allControls(controls).some(({ node }) =>
    itemsOf(node, 'parts').some(
      (part) =>
        textOf(part, 'name') === 'statement' &&
        itemsOf(part, 'parts').some((item) => propsOf(item, 'label').some((label) => /^\(?[a-z][.)]?$/.test(label))),
    ),
  );

function levelsOf(controls: readonly OscalControl[]): string[] {
  return controls.some(({ children }) => children.length > 0) ? ['control', 'enhancement'] : ['control'];
}

function publisherOf(metadata: DataNode | undefined): string | undefined {
  const parties = new Map(itemsOf(metadata, 'parties').map((party) => [textOf(party, 'uuid'), textOf(party, 'name')]));
  for (const role of ['publisher', 'creator']) {
    const responsible = itemsOf(metadata, 'responsible-parties').find((each) => textOf(each, 'role-id') === role);
    const name = itemsOf(responsible, 'party-uuids').flatMap((uuid) => parties.get(uuid.text) ?? [])[0];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The address of the framework: a canonical link, which may refer to a resource in the file. */
function addressOf(catalog: DataNode, metadata: DataNode | undefined): string | undefined {
  const link = itemsOf(metadata, 'links').find((each) => textOf(each, 'rel') === 'canonical');
  const href = textOf(link, 'href');
  if (href === undefined || !href.startsWith('#')) return secureUrl(href);
  const resources = itemsOf(catalog.entries.get('back-matter'), 'resources');
  const resource = resources.find((each) => textOf(each, 'uuid') === href.slice(1));
  return itemsOf(resource, 'rlinks').flatMap((each) => secureUrl(textOf(each, 'href')) ?? [])[0];
}

/** Whether the catalog was made from a profile, so that it contains only selected controls. */
function isResolvedProfile(metadata: DataNode | undefined): boolean {
  const isSource = itemsOf(metadata, 'links').some((link) => textOf(link, 'rel') === 'source-profile');
  return isSource || (metadata !== undefined && propsOf(metadata, 'resolution-tool').length > 0);
}

const dateOf = (text: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text ?? '')?.[0];

function droppedFrom(catalog: DataNode, controls: readonly OscalControl[]): string[] {
  const all = allControls(controls);
  const parts = all.flatMap(({ node }) => itemsOf(node, 'parts').map((part) => textOf(part, 'name') ?? 'part'));
  const others = parts.filter((name) => name !== 'statement');
  const params = all.reduce((sum, { node }) => sum + itemsOf(node, 'params').length, 0);
  const resources = itemsOf(catalog.entries.get('back-matter'), 'resources').length;
  return [
    ...countsOf(others).map(([name, count]) => l10n.count(count, '{0} part "{1}"', '{0} parts "{1}"', name)),
    ...(params > 0 ? [l10n.t('{0} parameters beyond their labels', params)] : []),
    ...(resources > 0 ? [l10n.t('{0} resources', resources)] : []),
  ];
}
