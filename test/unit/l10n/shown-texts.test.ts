import { describe, expect, it, test } from 'vitest';
import { sourcesBelow, sourceText } from '../../support/imports.ts';
import { isMessage, type Node, walkSource } from '../../support/messages.ts';

/** The name of the product is the same in all languages. */
const NAME = 'Objective References';

/** What VS Code shows: properties of arguments, and arguments of these functions. */
const SHOWN_PROPERTIES =
  /^(title|label|description|detail|placeHolder|placeholder|prompt|openLabel|saveLabel|tooltip|message|contentText|text)$/;
const SHOWING_FUNCTIONS = /^(show(Information|Warning|Error)Message|setStatusBarMessage|tell|MarkdownString)$/;

/** Where the server has sentences that need no translation. */
const ENGLISH = [
  // Tables in English, shown by `l10n.text` or `package.nls.json`.
  'server/src/core/fields/',
  'server/src/core/settings/settings.ts',
  // Contents of written files, and words that are searched for in texts.
  'server/src/catalog/reading/new-catalog.ts',
  'server/src/catalog/configuration/reviews-text.ts',
  'server/src/catalog/configuration/baseline-text.ts',
  'server/src/catalog/imports/proposal-comments.ts',
  'server/src/catalog/imports/propose-successors.ts',
  'server/src/catalog/imports/formats/oscal.ts',
  'server/src/catalog/imports/write-catalog.ts',
  'server/src/core/declaration/numbered-cells.ts',
  'server/src/core/matching/',
  'server/src/core/model/language.ts',
  'server/src/core/suppression/comment-syntax.ts',
  'server/src/core/fixing/insert-ignore-comment.ts',
  // Style and script of pages.
  'server/src/reports/coverage/coverage-html-parts.ts',
  // Input of programs, and logs.
  'server/src/markdown-it/',
  'server/src/tools/',
  'server/src/cli/',
  'server/src/node/',
  'server/src/server/start.ts',
  'server/src/server/assistants/',
  'server/src/server/handlers/callTool.ts',
  'server/src/server/workspace/load-log.ts',
  'server/src/server/lsp/request-handler.ts',
  'server/src/server/lsp/valid-parameters.ts',
];

/** The literal texts of a node: of a template, with `{}` for its expressions. */
function wordsIn(node: Node | undefined): string[] {
  if (!node || isMessage(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [(node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('{}')];
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

/** Texts of the client that would be shown in English in any language, or in its quotation marks. */
function untranslated(source: string): string[] {
  const found: string[] = [];
  walkSource(source, (node, around) => {
    if ((node.type === 'Literal' || node.type === 'TemplateLiteral') && !around.some(isMessage)) {
      found.push(...wordsIn(node).filter((text) => /[“”]/.test(text)));
    }
    if (node.type === 'Property' && SHOWN_PROPERTIES.test(String((node.key as Node).name))) {
      found.push(...wordsIn(node.value as Node));
    }
    if (SHOWING_FUNCTIONS.test(calledIn(node))) found.push(...(node.arguments as readonly Node[]).flatMap(wordsIn));
  });
  return found.filter((text) => isRead(text) || /[“”]/.test(text));
}

/** Sentences of the server, or parts of one, except for messages, thrown errors and its log. */
function proseIn(source: string): string[] {
  const found: string[] = [];
  walkSource(source, (node, around) => {
    if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') return;
    if (around.some((outer) => isMessage(outer) || outer.type === 'NewExpression' || isLog(outer))) return;
    found.push(...wordsIn(node).filter((text) => isProse(text)));
  });
  return found;
}

/** Several words, or a sentence, but neither YAML entries nor tags. */
const isProse = (written: string): boolean => {
  const text = written.replace(/<[^>]*>/g, '');
  return /[a-z]{2}[,.:]? ([a-z]{2}|\{\})|\{\} [a-z]{2}|^[A-Z][a-z].*\.$/.test(text) && !/^\{?[a-z]\w*: /.test(text);
};

function calledIn(node: Node): string {
  if (node.type !== 'CallExpression') return '';
  const callee = node.callee as Node & { property?: Node };
  return String(callee.property?.name ?? callee.name);
}

const isLog = (node: Node): boolean => /^(warn|error|log|failed|split|includes)$/.test(calledIn(node));

describe('all shown texts are messages', () => {
  test.each(sourcesBelow('client/src'))('%s', (path) => {
    expect(untranslated(sourceText(path))).toEqual([]);
  });

  test.each(sourcesBelow('server/src').filter((path) => !ENGLISH.some((place) => path.startsWith(place))))(
    '%s',
    (path) => {
      expect(proseIn(sourceText(path))).toEqual([]);
    },
  );
});

describe('one that is not is found', () => {
  it.each([
    ["window.showInformationMessage('Done.');", ['Done.']],
    [`window.showErrorMessage(bad ? \`\${name} is bad\` : l10n.t('Good.'));`, ['{} is bad']],
    ["const options = { title: 'Which one?', value: 'one' };", ['Which one?']],
    ["ui.tell(l10n.t('Done.'));", []],
    [`const options = { title: \`\${name} (\${count})\` };`, []],
    [`const meant = title ? \`“\${title}”\` : l10n.t('“{0}”', other);`, ['“{}”']],
  ])('in the client: %s', (source, expected) => {
    expect(untranslated(source)).toEqual(expected);
  });

  it.each([
    ["const message = 'The range is empty';", ['The range is empty']],
    [`report(\`\${name} is gone\`, 'unknown-objective');`, ['{} is gone']],
    ["report(l10n.t('The range is empty. Mend it.'));", []],
    ["console.warn('The client did not answer'); throw new Error('There is no way');", []],
  ])('in the server: %s', (source, expected) => {
    expect(proseIn(source)).toEqual(expected);
  });
});
