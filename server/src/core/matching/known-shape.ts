import { isZero, letterPattern, partsOf, type ShapeNode } from './shapes.ts';

/**
 * Whether a number looks like one that is listed: component by component, with digit runs of any value, up to one digit
 * longer than the longest listed, and letter runs of the same length and case.
 */
export function isOfKnownShape(shapes: ShapeNode, number: string, ignoreCase: boolean): boolean {
  let node: ShapeNode | undefined = shapes;
  for (const { kind, text } of partsOf(number)) {
    if (kind === 'digits') {
      const edge: ShapeNode['digits'] = node.digits;
      const fits: boolean = edge !== undefined && text.length <= edge.longest + 1 && (edge.zero || !isZero(text));
      node = fits ? edge?.node : undefined;
    } else if (kind === 'letters') node = node.letters.get(letterPattern(text, ignoreCase));
    else node = node.punctuation.get(text);
    if (!node) return false;
  }
  return node.terminal;
}
