import { l10n } from '../base/l10n.ts';
import { packageText, wording } from '../model/catalog.ts';
import {
  ancestorsOf,
  type Framework,
  type FrameworkEdition,
  type Listed,
  publishedAt,
  type Resolution,
} from '../model/framework.ts';
import { capitalised } from '../resolution/phrases.ts';
import type { Markup } from './markup.ts';

/** Characters of a text, and of a note or parent, in a hover, which has some ten lines. */
const LONGEST_TEXT = 265;
const LONGEST_NOTE = 85;
/** More levels than any real framework has. */
const DEEPEST = 8;

/** `INTERPOL-SP 3.4`; with an edition, `INTERPOL-SP:2014-2016 3.4`. */
export function citation(framework: Framework, number: string, pinned?: string): string {
  return `${framework.prefix}${pinned ? `:${pinned}` : ''} ${number}`;
}

/** Number, wording and place of a resolution's objective, as blocks for `Markup.blocks`; undefined where there is none. */
export function describeResolution(
  { framework, edition: meant, objective, status }: Resolution,
  pin: string | null,
  markup: Markup,
): string[] | undefined {
  if (!objective) return undefined;
  const edition = framework.editions.find(({ id }) => id === objective.edition) ?? meant;
  const name = citation(framework, objective.number, pin ?? undefined);
  if (!edition) return [markup.strong(name)];
  const isBrief = status === 'replaced' || status === 'withdrawn';
  const { title, text, note } = objective;
  const blocks = [markup.lines([markup.strong(name), markup.text(clip(wording(objective)))])];
  if (!isBrief && title !== undefined && text) blocks.push(markup.text(clip(text)));
  if (!isBrief && note) blocks.push(markup.text(clip(note, LONGEST_NOTE)));
  const ancestors = ancestorsOf(edition, objective).slice(0, DEEPEST);
  const group = [objective, ...ancestors].find((each) => each.group)?.group;
  const place = [
    ancestors.reverse().map((ancestor) => describeAncestor(framework, ancestor)),
    group ? [group] : [],
  ].flat();
  const lines = [describeEdition(framework, edition, markup)];
  if (place.length > 0) lines.push(markup.text(place.join(' · ')));
  const from = framework.packages.get(edition.uri);
  if (from) lines.push(markup.text(l10n.t('From package {0}', packageText(from))));
  const address = publishedAt(framework, edition, objective);
  if (address !== undefined) lines.push(markup.link(l10n.t('Open in the published text'), address));
  blocks.push(markup.lines(lines));
  return blocks;
}

/** `INTERPOL Strategic Framework, edition 2014-2016 · INTERPOL`. */
export function describeEdition(framework: Framework, edition: FrameworkEdition | null, markup: Markup): string {
  const name = framework.title ?? framework.prefix;
  const published = edition?.id
    ? edition.draft
      ? l10n.t('{0}, draft edition {1}', name, edition.id)
      : l10n.t('{0}, edition {1}', name, edition.id)
    : name;
  return markup.text(framework.publisher ? `${published} · ${framework.publisher}` : published);
}

/** `Priority 3: Innovation, capacity building and research`. */
function describeAncestor(framework: Framework, { level, number, title, text }: Listed): string {
  const levelName = framework.levels[level];
  const heading = levelName ? `${capitalised(levelName)} ${number}` : number;
  return l10n.t('{0}: {1}', heading, clip(title ?? text ?? '', LONGEST_NOTE));
}

function clip(text: string, longest = LONGEST_TEXT): string {
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
}
