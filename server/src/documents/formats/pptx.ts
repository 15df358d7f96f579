import { l10n } from '../../core/base/l10n.ts';
import type { Archive } from '../archive/archive.ts';
import { relationshipsOf } from '../archive/relationships.ts';
import { attribute, type XmlHandler, type XmlPart } from '../archive/xml.ts';
import type { Block } from '../block.ts';
import { BlockCollector } from '../blocks-of.ts';
import { type Content, plainText } from '../content.ts';
import { damaged } from '../unreadable.ts';
import { StoryReader } from './story-reader.ts';

/** Reads a presentation (ECMA-376, part 1, section 19): its slides in their order, with diagrams, notes and comments. */
export async function readPptx(archive: Archive, presentation: string): Promise<readonly Block[]> {
  const part = await archive.part(presentation);
  if (!part) throw damaged();
  const related = await relationshipsOf(archive, presentation);
  const blocks: Block[] = [];
  for (const [index, id] of slidesOf(part).entries()) {
    const target = related.find((each) => each.id === id)?.target ?? '';
    const collector = slideCollector(index + 1);
    collector.add(await readStory(archive, target));
    for (const { type, target: other } of await relationshipsOf(archive, target)) {
      if (type === 'diagramData') collector.add(await readStory(archive, other));
      else if (type === 'notesSlide') {
        collector.add(await readStory(archive, other), { role: 'note', on: l10n.t('notes') });
      } else if (type === 'comments') {
        collector.add(await readComments(archive, other), { role: 'comment', on: l10n.t('comment') });
      }
    }
    blocks.push(...collector.blocks);
  }
  return blocks;
}

/** Of each slide, paragraphs are counted anew. */
export const slideCollector = (slide: number): BlockCollector =>
  new BlockCollector((paragraph, heading) => ({ kind: 'slide', slide, paragraph, heading }));

/** Ids of relationships. The order of files is another one. */
function slidesOf(presentation: XmlPart): string[] {
  const ids: string[] = [];
  presentation.parse({
    open(name, attributes) {
      const { id: _own, ...others } = attributes;
      if (name === 'sldId') ids.push(attribute(others, 'id') ?? '');
    },
  });
  return ids;
}

async function readStory(archive: Archive, name: string): Promise<readonly Content[]> {
  const reader = new StoryReader();
  (await archive.part(name))?.parse(reader);
  return reader.contents;
}

/** Comments of older versions have a `text`, those of newer ones paragraphs. */
async function readComments(archive: Archive, name: string): Promise<readonly Content[]> {
  const found: Content[] = [];
  const reader = new StoryReader();
  let text: string | undefined;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'text') text = '';
      reader.open(name, attributes);
    },
    text(piece) {
      if (text !== undefined) text += piece;
      reader.text(piece);
    },
    close(name) {
      reader.close(name);
      if (name !== 'text' || text === undefined) return;
      found.push({ kind: 'paragraph', text: plainText(text), style: 'plain', level: 0, attached: [], isLink: false });
      text = undefined;
    },
  };
  (await archive.part(name))?.parse(handler);
  return [...found, ...reader.contents];
}
