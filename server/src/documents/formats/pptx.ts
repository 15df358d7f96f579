import { l10n } from '../../core/base/l10n.ts';
import type { Archive } from '../archive/archive.ts';
import { relationshipsOf } from '../archive/relationships.ts';
import { attribute, type XmlPart } from '../archive/xml.ts';
import type { Block, Role } from '../block.ts';
import { BlockCollector, ignoreComment, textOf } from '../blocks-of.ts';
import type { Content } from '../content.ts';
import { damaged } from '../unreadable.ts';
import { DRAWINGS, readDrawing } from './drawings.ts';
import { StoryReader } from './story-reader.ts';

/** Reads a presentation (ECMA-376, part 1, section 19): its slides in their order, with diagrams, notes and comments. */
export async function readPptx(archive: Archive, presentation: string): Promise<readonly Block[]> {
  const part = await archive.part(presentation);
  if (!part) throw damaged();
  const targets = new Map((await relationshipsOf(archive, presentation)).map(({ id, target }) => [id, target]));
  const blocks: Block[] = [];
  for (const [index, id] of slidesOf(part).entries()) {
    const target = targets.get(id);
    // A slide is there once.
    if (target === undefined || !targets.delete(id)) continue;
    const [contents, notes, comments] = [[...(await readStory(archive, target))], [] as Content[], [] as Content[]];
    for (const { type, target: other } of await relationshipsOf(archive, target)) {
      if (DRAWINGS.has(type)) contents.push(...(await readDrawing(archive, other)));
      else if (type === 'notesSlide') notes.push(...(await readStory(archive, other)));
      else if (type === 'comments') comments.push(...(await readStory(archive, other)));
    }
    blocks.push(...slideBlocks(index + 1, { contents, notes, comments }));
  }
  return blocks;
}

interface SlideContents {
  readonly contents: readonly Content[];
  readonly notes: readonly Content[];
  readonly comments: readonly Content[];
}

/** Of each slide, paragraphs are counted anew. A comment on it that ignores problems covers all of it. */
export function slideBlocks(slide: number, { contents, notes, comments }: SlideContents): readonly Block[] {
  const collector = new BlockCollector((paragraph, heading) => ({ kind: 'slide', slide, paragraph, heading }));
  const ignoring = comments.flatMap((comment) => ignoreComment(textOf([comment]), 'start') ?? []);
  const add = (all: readonly Content[], role: Role, on: string) => collector.add(all, { role, on });
  add(ignoring.map(asParagraph), 'comment', l10n.t('comment'));
  collector.add(contents);
  add(notes, 'note', l10n.t('notes'));
  add(
    comments.filter((comment) => ignoreComment(textOf([comment])) === undefined),
    'comment',
    l10n.t('comment'),
  );
  add(
    ignoring.map(() => asParagraph('<!-- objrefs-ignore-end -->')),
    'comment',
    l10n.t('comment'),
  );
  return collector.blocks;
}

const asParagraph = (text: string): Content => ({
  kind: 'paragraph',
  text,
  style: 'plain',
  level: 0,
  attached: [],
  isLink: false,
});

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
