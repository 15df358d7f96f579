import markdownIt from 'markdown-it';
import { marked } from 'marked';

/** Characters with a meaning in Markdown, its dialects, HTML and link detection. */
export const MARKDOWN_SOUP: readonly string[] = [
  ...'\\`*_{}[]()<>#+-.!|~$^=:;,?&%@"\'/0123456789abcxyzéß中',
  ...' \n\t\r\v\0\x07\x1b\u00a0\u2028\u202e\u2066\u200b\u200d\ufeff😀',
  ...['  ', '\n\n', '\r\n', '    ', '  \n', '\ud83d'],
  ...['# ', '> ', '- ', '* ', '+ ', '1. ', '2) ', '- [x] ', '[^1]: ', '[a]: ', '| - |', '[x](https://a.b "t")'],
  ...['<a href="', '<img src=x onerror=', '<b onclick=x>'],
  ...pieces(String.raw`
    ** __ ~~ == ${'`` ``` `a`'} ~~~ --- *** === |---|---| :-: \| \\ \[ \< \& [^1] ![ ]( []( ][ [x][y]
    http:// https:// HTTPS:// ftp:// // www. WWW. mailto: xmpp: command: javascript: data:text/html, file:/// vscode://
    localhost example .com .org .рф .xn--p1ai .ua .py a@b.co @ 1.2.3.4 x:80 ?q= [x](command:a.b) ![x](http://a.b/c.png)
    &amp; &lt; &#60; &#x3c; &lt &copy &#91; &colon; javascript&colon; $(gear) $$ :smile: {.class}
    <script> </script> <!-- --> <![CDATA[ ]]> <? ?> <br/> <https://x.y> <a@b.co> <x /> </p> </strong>
  `),
];

function pieces(text: string): string[] {
  return text.trim().split(/\s+/);
}

const reader = markdownIt({ html: true, linkify: true });
// As up to version 14: bare domains are links.
reader.linkify.set({ fuzzyLink: true });
/** From Markdown to HTML. */
export const READERS = {
  'markdown-it': (text: string): string => reader.render(text),
  marked: (text: string): string => marked.parse(text, { async: false, gfm: true }),
};

/** Every tag, in order: a text that is written correctly has no other `<`. */
export function tags(html: string): string[] {
  return html.match(/<[^>]*>?/g) ?? [];
}
