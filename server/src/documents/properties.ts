import { l10n } from '../core/base/l10n.ts';
import type { Archive } from './archive/archive.ts';
import { attribute, type XmlHandler } from './archive/xml.ts';
import type { Block } from './block.ts';
import { plainText } from './content.ts';

/** The property of a document that declares its frameworks, as `objectives` does in front matter. */
const NAME = /^(?:objectives|objrefs)$/i;
/** Elements with a name and a value: of Office, and of OpenDocument. */
const PROPERTY = /^(?:property|user-defined)$/;

/** What the custom properties of a document declare, as the comment that would declare it in a text. */
export async function declarationIn(archive: Archive): Promise<readonly Block[]> {
  const part = (await archive.part('docProps/custom.xml')) ?? (await archive.part('meta.xml'));
  let value: string | undefined;
  let isDeclared = false;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (PROPERTY.test(name)) isDeclared = NAME.test(attribute(attributes, 'name') ?? '');
    },
    text(text) {
      if (isDeclared) value = (value ?? '') + text;
    },
    close(name) {
      if (PROPERTY.test(name)) isDeclared = false;
    },
  };
  part?.parse(handler);
  const text = plainText(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return [];
  const label = l10n.t('document properties');
  const origin = { kind: 'paragraph' as const, paragraph: 1, heading: [], label };
  const pieces = [{ text: `<!-- objrefs: ${text} -->`, origin }];
  return [{ kind: 'text', role: 'comment', style: 'plain', level: 0, isLink: false, pieces }];
}
