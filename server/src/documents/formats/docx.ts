import { l10n } from '../../core/base/l10n.ts';
import type { Archive } from '../archive/archive.ts';
import { type Relationship, relationshipsOf } from '../archive/relationships.ts';
import type { Block } from '../block.ts';
import { BlockCollector } from '../blocks-of.ts';
import { type Margin, marginBlocks } from '../margins.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { listCounter, type NextNumber, readListNumbering } from './docx-numbers.ts';
import { WordStyles } from './docx-styles.ts';
import { DRAWINGS, readDrawing } from './drawings.ts';
import { type Appearance, type Notes, noteKey, type ParagraphProperties, StoryReader } from './story-reader.ts';

/**
 * Reads a Word document (ECMA-376, part 1, section 11): its body, with notes, comments and boxes where they are anchored,
 * then headers and footers, each once. Automatic numbers are text; tables of contents are left out, since they repeat.
 */
export async function readDocx(archive: Archive, document: string): Promise<readonly Block[]> {
  const related = await relationshipsOf(archive, document);
  const styles = new WordStyles(await partOf(archive, related, 'styles'));
  const nextNumber = listCounter(readListNumbering(await partOf(archive, related, 'numbering'), styles), styles);
  const appearanceOf = (properties: ParagraphProperties) => appearance(properties, styles, nextNumber);
  const notes: Notes = new Map();
  for (const type of ['footnotes', 'endnotes', 'comments']) {
    const reader = await readPart(archive, related.find((each) => each.type === type)?.target);
    for (const [key, contents] of reader?.notes ?? []) notes.set(key, contents);
  }
  for (const { id, type, target } of related) {
    if (DRAWINGS.has(type)) notes.set(noteKey('drawing', id), await readDrawing(archive, target));
  }
  const story = () => new StoryReader(appearanceOf, notes, (style) => styles.isRaised(style));
  const body = await readPart(archive, document, story());
  if (!body) throw damaged();
  const collector = new BlockCollector((paragraph, heading) => ({ kind: 'paragraph', paragraph, heading }));
  collector.add(body.contents);
  // Programs make this of web pages, until Word saves it.
  if (collector.blocks.length === 0 && related.some(({ type }) => type === 'aFChunk')) {
    throw new Unreadable(l10n.t('its text is in other files within it. Open it in Word and save it.'));
  }
  return [...collector.blocks, ...(await margins(archive, related, story))];
}

function appearance(properties: ParagraphProperties, styles: WordStyles, nextNumber: NextNumber): Appearance {
  const { style, outline, list } = properties;
  const name = styles.nameOf(style);
  if (/^toc [1-9]$/i.test(name)) return { style: 'contents', level: 0 };
  const number = nextNumber(properties);
  if (/^(?:sub)?title$/i.test(name)) return { number, style: 'title', level: 0 };
  const level = outline === undefined ? styles.headingLevel(style) : outline < 9 ? outline + 1 : 0;
  if (level > 0) return { number, style: 'heading', level };
  const isItem = number !== undefined || (list ?? styles.listOf(style)?.list ?? '0') !== '0';
  return { number, style: isItem ? 'item' : 'plain', level: 0 };
}

/** Headers and footers. */
async function margins(
  archive: Archive,
  related: readonly Relationship[],
  story: () => StoryReader,
): Promise<readonly Block[]> {
  const found: Margin[] = [];
  for (const { type, target } of related) {
    if (type !== 'header' && type !== 'footer') continue;
    const reader = await readPart(archive, target, story());
    found.push({ role: type, contents: reader?.contents ?? [] });
  }
  return marginBlocks(found);
}

const partOf = async (archive: Archive, related: readonly Relationship[], type: string) =>
  archive.part(related.find((each) => each.type === type)?.target ?? '');

async function readPart(archive: Archive, name: string | undefined, reader = new StoryReader()) {
  const part = await archive.part(name ?? '');
  part?.parse(reader);
  return part && reader;
}
