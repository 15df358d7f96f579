import type { Archive } from '../archive/archive.ts';
import type { XmlPart } from '../archive/xml.ts';
import type { Block } from '../block.ts';
import { textOf } from '../blocks-of.ts';
import type { Content } from '../content.ts';
import { columnName, textAt } from './cells.ts';
import { StoryReader } from './story-reader.ts';

/** Types of relationships to diagrams and charts. */
export const DRAWINGS: ReadonlySet<string> = new Set(['diagramData', 'chart']);

/** The texts of a diagram or a chart, each once: charts repeat the names of categories for each series. */
export async function readDrawing(archive: Archive, name: string): Promise<readonly Content[]> {
  const reader = new StoryReader();
  (await archive.part(name))?.parse(reader);
  return [...new Map(reader.contents.map((content) => [textOf([content]), content])).values()];
}

/** The texts of boxes on a sheet (ECMA-376, part 1, section 20.5), with the cells that they begin in. */
export function boxesOn(sheet: string, drawing: XmlPart | undefined): readonly Block[] {
  const blocks: Block[] = [];
  let reader = new StoryReader();
  let corner: Record<string, string> = {};
  let element = '';
  drawing?.parse({
    open(name, attributes) {
      if (name.endsWith('Anchor')) [reader, corner] = [new StoryReader(), {}];
      element = name;
      reader.open(name, attributes);
    },
    text(text) {
      // Of both corners, the first one.
      if (/^\d{1,7}$/.test(text)) corner[element] ??= text;
      reader.text(text);
    },
    close(name) {
      element = '';
      reader.close(name);
      const text = name.endsWith('Anchor') ? textOf(reader.contents, '\n').trim() : '';
      const { col = 0, row = 0 } = corner;
      if (text !== '') blocks.push(textAt(`${columnName(Number(col))}${Number(row) + 1}`, sheet, 'box', text));
    },
  });
  return blocks;
}
