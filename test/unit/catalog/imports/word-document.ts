import JsZip from 'jszip';

interface Paragraph {
  readonly text: string;
  /** Id of a paragraph style: `Heading1`. */
  readonly style?: string;
  /** The automatic list of the paragraph, with its level from 0. */
  readonly list?: string;
  readonly level?: number;
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A Word document. `levels` are the texts of the levels of an automatic list: `%1.%2`; a list "2" restarts it. `styles`
 * are names of more styles by id.
 */
export async function wordDocument(
  paragraphs: readonly Paragraph[],
  levels: readonly string[] = [],
  headingLevels: readonly string[] = [],
  styles: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const zip = new JsZip();
  zip.file(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  zip.file(
    'word/_rels/document.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="n" Type="${OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  );
  const named = [...[1, 2, 3].map((n) => [`Heading${n}`, `heading ${n}`] as const), ...Object.entries(styles)];
  const style = ([id, name]: readonly [string, string]) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  zip.file('word/styles.xml', `${HEAD}<w:styles ${NAMESPACE}>${named.map(style).join('')}</w:styles>`);
  const levelXml = (text: string, at: number, style = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${text.includes('(') ? 'lowerLetter' : 'decimal'}"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`;
  zip.file(
    'word/numbering.xml',
    `${HEAD}<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="0">${levels.map((text, at) => levelXml(text, at)).join('')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1">${headingLevels.map((text, at) => levelXml(text, at, `<w:pStyle w:val="Heading${at + 1}"/>`)).join('')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
  );
  const body = paragraphs.map(({ text, style, list, level = 0 }) => {
    const listXml = list ? `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>` : '';
    const properties = `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${listXml}</w:pPr>`;
    return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  });
  zip.file('word/document.xml', `${HEAD}<w:document ${NAMESPACE}><w:body>${body.join('')}</w:body></w:document>`);
  return zip.generateAsync({ type: 'uint8array' });
}
