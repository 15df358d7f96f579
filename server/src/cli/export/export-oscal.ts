import { createHash } from 'node:crypto';
import { pushTo } from '../../core/base/collections.ts';
import { type Objective, wording } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { inertJson } from '../../reports/json-lines.ts';

/** The version of OSCAL that is written, which later ones of the same major version can read. */
const OSCAL_VERSION = '1.0.0';

interface Control {
  id: string;
  title: string;
  props: { name: string; value: string }[];
  links?: { href: string; rel: string }[];
  parts?: { id: string; name: string; prose: string }[];
  controls?: Control[];
}

/**
 * An edition as an OSCAL catalog in JSON (NIST's Open Security Controls Assessment Language). Objectives are controls,
 * nested as in the edition, with their numbers as `label`; headings are groups. The same edition always gives the same
 * text: its UUID is a hash of its contents.
 *
 * @param onSkipped called with what the format cannot express
 */
export function* editionAsOscal(
  framework: Framework,
  edition: FrameworkEdition,
  onSkipped: (what: string) => void,
): Iterable<string> {
  const ids = identifiers(framework, edition);
  const controls = new Map<string, Control>();
  const top: { group: string | undefined; control: Control }[] = [];
  let elsewhere = 0;
  for (const objective of edition.objectives) {
    const control = controlOf(objective, ids);
    const successors = edition.successors.get(objective.number) ?? [];
    const here = successors.filter((successor) => successor.edition === edition.index && ids.has(successor.number));
    elsewhere += successors.length - here.length;
    if (here.length > 0) {
      control.links = here.map(({ number, relation }) => ({ href: `#${ids.get(number)}`, rel: LINKS[relation] }));
    }
    controls.set(objective.number, control);
    const parent = objective.parent === undefined ? undefined : controls.get(objective.parent);
    if (parent) {
      parent.controls ??= [];
      parent.controls.push(control);
    } else top.push({ group: objective.group, control });
  }
  if (elsewhere > 0)
    onSkipped(`${counted(elsewhere, 'replacement')} in other editions, which an OSCAL catalog cannot reference`);
  const body = { metadata: metadataOf(framework, edition), ...grouped(top) };
  yield `${inertJson({ catalog: { uuid: uuidOf(body), ...body } }, 2)}\n`;
}

const LINKS = {
  moved: 'moved-to',
  merged: 'incorporated-into',
  split: 'incorporated-into',
  equal: 'moved-to',
  related: 'related',
} as const;

function controlOf(objective: Objective, ids: ReadonlyMap<string, string>): Control {
  const { number, title, text, note, withdrawn } = objective;
  const id = ids.get(number)!;
  const parts = [
    ...(title !== undefined && text !== undefined ? [{ id: `${id}_smt`, name: 'statement', prose: text }] : []),
    ...(note === undefined ? [] : [{ id: `${id}_gdn`, name: 'guidance', prose: note }]),
  ];
  return {
    id,
    title: wording(objective),
    props: [{ name: 'label', value: number }, ...(withdrawn ? [{ name: 'status', value: 'withdrawn' }] : [])],
    ...(parts.length > 0 && { parts }),
  };
}

/** A token (OSCAL's metaschema data types) for each number: a letter first, then letters, digits, dots and hyphens. */
function identifiers({ prefix }: Framework, { objectives }: FrameworkEdition): Map<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const { number } of objectives) {
    const token = `${tokenOf(prefix)}-${tokenOf(number)}`.replace(/^(?![a-z_])/, '_');
    let id = token;
    for (let again = 2; taken.has(id); again++) id = `${token}_${again}`;
    taken.add(id);
    ids.set(number, id);
  }
  return ids;
}

const tokenOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');

function metadataOf(framework: Framework, { id, published }: FrameworkEdition): object {
  const { title, prefix, publisher, url } = framework;
  const day = `${published ?? '1970'}-01-01`.slice(0, 10);
  const party =
    publisher === undefined ? undefined : { uuid: uuidOf(publisher), type: 'organization', name: publisher };
  return {
    title: title ?? prefix,
    ...(published !== undefined && { published: `${day}T00:00:00Z` }),
    'last-modified': `${day}T00:00:00Z`,
    version: id === '' ? '1' : id,
    'oscal-version': OSCAL_VERSION,
    ...(url !== undefined && { links: [{ href: url, rel: 'canonical' }] }),
    ...(party && {
      roles: [{ id: 'publisher', title: 'Publisher' }],
      parties: [party],
      'responsible-parties': [{ 'role-id': 'publisher', 'party-uuids': [party.uuid] }],
    }),
  };
}

function grouped(top: readonly { group: string | undefined; control: Control }[]): object {
  const groups = new Map<string, Control[]>();
  const alone: Control[] = [];
  for (const { group, control } of top) {
    if (group === undefined) alone.push(control);
    else pushTo(groups, group, control);
  }
  return {
    ...(groups.size > 0 && { groups: [...groups].map(([title, controls]) => ({ title, controls })) }),
    ...(alone.length > 0 && { controls: alone }),
  };
}

/** Has the form of a random UUID (RFC 9562, version 4), as OSCAL requires, but is always the same for the same content. */
function uuidOf(content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
