import type { PageTexts } from '../../webview/messages.ts';

export interface PageParts {
  /** URI of the page's script. */
  readonly script: string;
  /** A random nonce. */
  readonly nonce: string;
  /** URI of the folder. */
  readonly folder: string;
  /** Language of the texts. */
  readonly language: string;
  readonly texts: PageTexts;
}

/**
 * The page of the coverage panel before its first message. Its content security policy allows only this script and no
 * resources; the script sets styles by API, to which no policy applies.
 */
export function coveragePage({ script, nonce, folder, language, texts }: PageParts): string {
  const { title, framework, search } = texts;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${escaped(nonce)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body data-folder="${escaped(folder)}" data-texts="${escaped(JSON.stringify(texts))}">
<header>
<h1 class="spoken">${escaped(title)}</h1>
<div id="tools" role="search" hidden>
<span id="choice" hidden><label for="framework">${escaped(framework)}</label><select id="framework"></select></span>
<span><label for="search">${escaped(search)}</label><input type="search" id="search" autocomplete="off" spellcheck="false"></span>
<output id="found" for="search"></output>
</div>
<div class="state"><span id="status" role="status"></span><button type="button" id="button" hidden></button></div>
</header>
<main id="main"></main>
<script nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
