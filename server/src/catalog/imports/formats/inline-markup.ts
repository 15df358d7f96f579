/** Text of Markdown as it is read: without emphasis, links, images, tags, footnote marks and escapes. */
export function plainMarkdown(raw: string): string {
  return decodeEntities(
    raw
      .replace(/!\[[^[\]]{0,1000}\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])?/g, ' ')
      .replace(/\[\^[^[\]]{1,100}\]:?/g, '')
      .replace(/\[([^[\]]{0,1000})\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])/g, '$1')
      .replace(/<br\s{0,5}\/?>/gi, ' ')
      .replace(/<[a-z/!][^<>]{0,1000}>/gi, '')
      .replace(/(?<!\\)`/g, '')
      .replace(/(?<!\\)(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3})/g, '')
      .replace(/(?<![\\\p{L}\p{N}_])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?![\p{L}\p{N}_])/gu, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  );
}

/** Text of AsciiDoc as it is read. */
export function plainAsciiDoc(raw: string): string {
  return decodeEntities(
    raw
      .replace(/\[\[[^[\]]{0,200}\]\]|\[#[^[\]]{0,200}\]/g, '')
      .replace(/<<(?:[^<>,]{0,200},)?([^<>]{0,500})>>/g, '$1')
      .replace(/\b(?:https?:\/\/|link:|xref:)[^\s[\]]{0,200}\[([^[\]]{0,500})\]/g, '$1')
      .replace(/footnote:[^\s[\]]{0,100}\[[^[\]]{0,2000}\]/g, '')
      .replace(/(?:image|anchor):{1,2}[^\s[\]]{0,200}\[[^[\]]{0,500}\]/g, ' ')
      .replace(/[*`#]{1,2}(?=\S)|(?<=\S)[*`#]{1,2}/g, '')
      .replace(/(?<![\p{L}\p{N}_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}_])/gu, '')
      .replace(/ \+$/g, ''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  sect: '§',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
