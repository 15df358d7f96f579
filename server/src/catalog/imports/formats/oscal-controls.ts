import { type DataNode, itemsOf, textOf } from './data-tree.ts';

/** A control with the groups above it. */
export interface OscalControl {
  readonly node: DataNode;
  readonly id: string;
  /** Titles of its groups, outermost first. */
  readonly groups: readonly string[];
  readonly children: readonly OscalControl[];
}

export function controlsIn(node: DataNode, groups: readonly string[]): OscalControl[] {
  const own = itemsOf(node, 'controls').map((control): OscalControl => {
    return { node: control, id: textOf(control, 'id') ?? '', groups, children: controlsIn(control, groups) };
  });
  const inGroups = itemsOf(node, 'groups').flatMap((group) => {
    const title = textOf(group, 'title');
    return controlsIn(group, title === undefined ? groups : [...groups, title]);
  });
  return [...own, ...inGroups];
}

export function allControls(controls: readonly OscalControl[]): OscalControl[] {
  return controls.flatMap((control) => [control, ...allControls(control.children)]);
}

export function propsOf(node: DataNode, name: string): string[] {
  return itemsOf(node, 'props').flatMap((prop) => (textOf(prop, 'name') === name ? (textOf(prop, 'value') ?? []) : []));
}

/** The maximum depth of nested parts, more than in any published statement. */
const MAX_DEPTH = 10;

/**
 * A control's statement on one line: its prose and that of its items with their labels, with parameters as `[label]`.
 * Undefined for a control without a statement.
 */
export function statementOf(control: DataNode): string | undefined {
  const parameters = new Map(itemsOf(control, 'params').flatMap((param) => entryOf(param)));
  const statements = itemsOf(control, 'parts').filter((part) => textOf(part, 'name') === 'statement');
  const text = statements
    .map((part) => proseOf(part, 0))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : fillIn(text, parameters);
}

function entryOf(param: DataNode): [string, string][] {
  const id = textOf(param, 'id');
  if (id === undefined) return [];
  const choices = itemsOf(param.entries.get('select'), 'choice').flatMap(({ text }) => text?.trim() ?? []);
  const label = textOf(param, 'label');
  return [[id, label ?? (choices.length > 0 ? choices.join('; ') : id)]];
}

function proseOf(part: DataNode, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  const [label = ''] = depth === 0 ? [] : propsOf(part, 'label');
  const inside = itemsOf(part, 'parts').map((child) => proseOf(child, depth + 1));
  return [label, textOf(part, 'prose') ?? '', ...inside].filter((each) => each !== '').join(' ');
}

/** Fills in parameters twice, since a choice of a parameter may contain parameters. */
function fillIn(text: string, parameters: ReadonlyMap<string, string>): string {
  const once = (within: string) =>
    within.replace(
      /\{\{\s*(?:insert:\s*)?param,?\s*([^\s{}]+)\s*\}\}/g,
      (_whole, id: string) => `[${parameters.get(id) ?? id}]`,
    );
  return once(once(text));
}
