import { l10n } from '../core/base/l10n.ts';
import { wording } from '../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../core/model/framework.ts';
import type { Resolution } from '../core/model/resolution.ts';
import { capitalised } from '../core/resolution/phrases.ts';
import type { Markup } from './markup.ts';

/** Characters of text in a hover, about ten lines. */
const LONGEST_TEXT = 600;
/** More levels than any real framework has. */
const DEEPEST = 8;

/** `INTERPOL-SP 3.4`; with an edition, `INTERPOL-SP:2014-2016 3.4`. */
export function citation(framework: Framework, number: string, pinned?: string): string {
  return `${framework.prefix}${pinned ? `:${pinned}` : ''} ${number}`;
}

/** Describes the objective of a resolution in the edition that lists it; undefined where there is none. */
export function describeResolution(
  { framework, edition, objective }: Resolution,
  pin: string | null,
  markup: Markup,
): string[] | undefined {
  if (!objective) return undefined;
  const listedIn = framework.editions.find(({ id }) => id === objective.edition) ?? edition;
  const name = citation(framework, objective.number, pin ?? undefined);
  return listedIn ? describeObjective(framework, listedIn, objective, name, markup) : [markup.strong(name)];
}

/** Number, wording and place of an objective in its framework, as blocks for `Markup.blocks`. */
function describeObjective(
  framework: Framework,
  edition: FrameworkEdition,
  objective: Listed,
  name: string,
  markup: Markup,
): string[] {
  const blocks = [markup.lines([markup.strong(name), markup.text(wording(objective))])];
  const more = [objective.title === undefined ? undefined : objective.text, objective.note];
  for (const text of more) if (text) blocks.push(markup.text(clip(text)));
  const ancestors = ancestry(edition, objective);
  const group = [objective, ...ancestors].find((each) => each.group)?.group;
  const place = [
    ancestors.reverse().map((ancestor) => describeAncestor(framework, ancestor)),
    group ? [group] : [],
  ].flat();
  const lines = [describeEdition(framework, edition, markup)];
  if (place.length > 0) lines.push(markup.text(place.join(' · ')));
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
  return `${heading}: ${title ?? clip(text ?? '')}`;
}

/** The objectives above this one, the nearest first. */
function ancestry(edition: FrameworkEdition, objective: Listed): Listed[] {
  const found: Listed[] = [];
  let parent = objective.parent;
  while (parent !== undefined && found.length < DEEPEST) {
    const listed = edition.byNumber.get(parent);
    if (!listed) break;
    found.push(listed);
    parent = listed.parent;
  }
  return found;
}

function clip(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).trimEnd()}…`;
}
