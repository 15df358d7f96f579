import fc from 'fast-check';

/** Characters with a meaning for a terminal, a runner, a parser or a reader. */
const FRAGMENTS = [
  ...[
    '::error::x',
    '::set-output name=a::b',
    '##[error]',
    '##[',
    '###[',
    '##vso[task.x]',
    '##TeamCity[',
    '##',
    '[',
    '::',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\0',
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u009b31m',
    '\u0085',
    '\u2028',
    '\u007f',
    '\b',
  ],
  ...['\u202e', '\u2066', '\u200f', '\ufeff', '\ud800', '\udc00', '\ufffe', '\uffff', '𝄞', 'é'],
  ...['<', '>', '&', '"', "'", ']]>', '<!--', '</failure>', '<testcase name="x"/>', '&#x1b;', '<![CDATA['],
  ...[
    '{',
    '}',
    '{0}',
    '[a](b)',
    '](',
    '\\',
    '\\"',
    '","x":"',
    '%0A',
    '%',
    ',',
    '=',
    ';',
    '`',
    '$(x)',
    '../',
    '/',
    ' ',
    'a',
  ],
];
/** Texts that are composed of them. */
export const hostile = fc
  .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));
