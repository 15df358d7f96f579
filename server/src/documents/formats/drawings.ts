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
  const anchors: { readonly reader: StoryReader; readonly cell: Record<string, string> }[] = [];
  let element = '';
  drawing?.parse({
    open(name, attributes) {
      if (name.endsWith('Anchor')) anchors.push({ reader: new StoryReader(), cell: {} });
      element = name;
      anchors.at(-1)?.reader.open(name, attributes);
    },
    text(text) {
      const anchor = anchors.at(-1);
      // Of both corners, the first one.
      if (anchor && /^\d{1,7}$/.test(text)) anchor.cell[element] ??= text;
      anchor?.reader.text(text);
    },
    close(name) {
      element = '';
      anchors.at(-1)?.reader.close(name);
    },
  });
  return anchors.flatMap(({ reader, cell: { col = 0, row = 0 } }) => {
    const text = textOf(reader.contents, '\n').trim();
    return text === '' ? [] : [textAt(`${columnName(Number(col))}${Number(row) + 1}`, sheet, 'box', text)];
  });
}
