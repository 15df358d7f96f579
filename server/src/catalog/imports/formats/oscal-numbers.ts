import { l10n } from '../../../core/base/l10n.ts';
import { Refusal, type Result } from '../../../core/base/result.ts';
import type { Range } from '../../../core/model/text.ts';
import { looksLikeNumber } from '../../syntax/short-form.ts';
import { type DataNode, itemsOf, textOf } from './data-tree.ts';
import { allControls, type OscalControl } from './oscal-controls.ts';

/** The numbers by which the controls of a file are cited. */
export interface ControlNumbers {
  /** The number with its range; undefined for a control without a number. */
  readonly numberOf: (control: OscalControl) => { readonly number: string; readonly range: Range } | undefined;
  readonly byId: (id: string) => string | undefined;
}

interface Found {
  readonly text: string;
  readonly range: Range;
}

/** A way to find numbers, tried on all controls of a file. */
type Rule = (control: OscalControl) => Found | undefined;

/** A number rather than a sentence. */
const NUMBER = /^[^\s]{1,40}$/;
/** The share of controls that a rule must number to be chosen. */
const ENOUGH = 0.9;

/**
 * Chooses the source of numbers: the requested property ("id" for the control's id), otherwise the label (`AC-2(1)`), the
 * part of the label in brackets (`Organizational Context (GV.OC)`) or at its end (`CIS Safeguard 1.1`), or the id.
 */
export function numberControls(
  controls: readonly OscalControl[],
  requested: string | undefined,
): Result<ControlNumbers> {
  const all = allControls(controls);
  const rules =
    requested === undefined
      ? [label, labelInBrackets, labelAtEnd, id]
      : [requested === 'id' ? id : property(requested)];
  const rule = rules.find(
    (candidate) => all.filter((control) => isNumber(candidate(control))).length >= all.length * ENOUGH,
  );
  const chosen = rule ?? rules.find((candidate) => all.some((control) => isNumber(candidate(control))));
  if (!chosen) {
    const properties = propertyNames(all).join(', ') || l10n.t('none');
    return new Refusal(
      requested === undefined
        ? l10n.t('No control has a number. Specify the property with the number, or "id". Properties: {0}.', properties)
        : l10n.t(
            'No control has the property "{0}". Specify the property with the number, or "id". Properties: {1}.',
            requested,
            properties,
          ),
    );
  }
  const numberOf: ControlNumbers['numberOf'] = (control) => {
    const found = chosen(control);
    return found && NUMBER.test(found.text) ? { number: found.text, range: found.range } : undefined;
  };
  const ids = new Map(all.map((control) => [control.id, numberOf(control)?.number]));
  return { numberOf, byId: (key) => ids.get(key) };
}

const isNumber = (found: Found | undefined): boolean =>
  found !== undefined && NUMBER.test(found.text) && looksLikeNumber(found.text);

function id({ node }: OscalControl): Found | undefined {
  return located(node.entries.get('id'));
}

const label: Rule = (control) => property('label')(control);

const labelInBrackets: Rule = (control) => within(label(control), /\(([^()\s]+)\)\s*$/);

const labelAtEnd: Rule = (control) => within(label(control), /(\S*\d\S*)\s*$/);

/** The value of a property. Of several with one name, one without a class is preferred to one that is padded for sorting. */
function property(name: string): Rule {
  return ({ node }) => {
    const props = itemsOf(node, 'props').filter((prop) => textOf(prop, 'name') === name);
    const plain = props.find((prop) => textOf(prop, 'class') === undefined);
    const unpadded = props.find((prop) => !/pad|sort/i.test(textOf(prop, 'class') ?? ''));
    return located((plain ?? unpadded ?? props[0])?.entries.get('value'));
  };
}

function located(node: DataNode | undefined): Found | undefined {
  const text = node?.text?.trim();
  return node && text ? { text, range: node.range } : undefined;
}

function within(found: Found | undefined, pattern: RegExp): Found | undefined {
  const [, text] = pattern.exec(found?.text ?? '') ?? [];
  return found && text !== undefined ? { text, range: found.range } : undefined;
}

function propertyNames(controls: readonly OscalControl[]): string[] {
  return [
    ...new Set(controls.flatMap(({ node }) => itemsOf(node, 'props').flatMap((prop) => textOf(prop, 'name') ?? []))),
  ].sort();
}
