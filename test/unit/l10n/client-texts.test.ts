import { expect, it, test } from 'vitest';
import { sourcesBelow, sourceText } from '../../support/imports.ts';
import { isMessage, type Node, walkSource } from '../../support/messages.ts';

/** The product's name is the same in all languages. */
const NAME = 'Objective References';

/** What VS Code shows: properties of what it is given, and arguments of these functions. */
const SHOWN_PROPERTIES =
  /^(title|label|description|detail|placeHolder|placeholder|prompt|openLabel|saveLabel|tooltip|message|contentText|viewType\w*Title|accessibilityInformation|text)$/;
const SHOWING_FUNCTIONS =
  /^(show(Information|Warning|Error)Message|setStatusBarMessage|tell|MarkdownString|ThemeIcon\w*)$/;

/** Words that a person would read in an expression, other than those of a message. */
function wordsIn(node: Node | undefined): string[] {
  if (!node || isMessage(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return (node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case 'ConditionalExpression':
      return [...wordsIn(node.consequent as Node), ...wordsIn(node.alternate as Node)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [...wordsIn(node.left as Node), ...wordsIn(node.right as Node)];
    default:
      return [];
  }
}

const isRead = (text: string): boolean =>
  /\p{L}{2}/u.test(text) && text !== NAME && !/^[a-z]+(\.[a-zA-Z]+)+$/.test(text);

/** Texts of a source that people would read in English, whatever their language. */
function untranslated(source: string): string[] {
  const found: string[] = [];
  walkSource(source, (node) => {
    if (node.type === 'Property' && SHOWN_PROPERTIES.test(String((node.key as Node).name))) {
      found.push(...wordsIn(node.value as Node));
    }
    if (node.type === 'CallExpression') {
      const callee = node.callee as Node & { property?: Node };
      const name = String(callee.property?.name ?? callee.name);
      if (SHOWING_FUNCTIONS.test(name)) found.push(...(node.arguments as readonly Node[]).flatMap(wordsIn));
    }
  });
  return found.filter(isRead);
}

test.each(sourcesBelow('client/src'))('%s: people read nothing but messages', (path) => {
  expect(untranslated(sourceText(path))).toEqual([]);
});

it.each([
  ["window.showInformationMessage('Done.');", ['Done.']],
  [`window.showErrorMessage(bad ? \`\${name} is bad\` : l10n.t('Good.'));`, [' is bad']],
  ["const options = { title: 'Which one?', value: 'one' };", ['Which one?']],
  ["ui.tell(l10n.t('Done.'));", []],
  [`const options = { title: \`\${name} (\${count})\` };`, []],
])('finds what is none: %s', (source, expected) => {
  expect(untranslated(source)).toEqual(expected);
});
