/** How a comment is written in a language. */
export interface CommentSyntax {
  readonly open: string;
  /** Empty where the end of the line closes it. */
  readonly close: string;
}

const line = (open: string): CommentSyntax => ({ open, close: '' });

const HTML: CommentSyntax = { open: '<!--', close: '-->' };
const HASH = line('#');

/** By the sign, the language identifiers of VS Code and of common extensions (LSP 3.18, "Text Document Language"). */
const LANGUAGES: readonly (readonly [syntax: CommentSyntax, languages: string])[] = [
  [HTML, 'markdown quarto rmd html xml xsl svg vue vue-html svelte astro dita'],
  [
    line('//'),
    'javascript javascriptreact typescript typescriptreact java c cpp cuda-cpp csharp go rust swift kotlin scala dart ' +
      'php groovy gradle jsonc json5 less scss sass objective-c objective-cpp fsharp proto proto3 solidity zig glsl ' +
      'hlsl wgsl bicep cue typst asciidoc jsonnet v d haxe stylus pug al apex',
  ],
  [
    HASH,
    'python ruby shellscript yaml dockercompose github-actions-workflow dockerfile perl perl6 raku r powershell toml ' +
      'makefile coffeescript elixir julia properties dotenv ignore git-commit git-rebase terraform hcl nix graphql cmake nim ' +
      'tcl awk fish starlark bazel crystal gdscript org robotframework feature cucumber snakemake just',
  ],
  [line('--'), 'sql plsql mysql postgres lua luau haskell ada vhdl elm applescript purescript dhall'],
  [line('%'), 'latex tex context matlab octave erlang prolog postscript'],
  [line(';'), 'clojure lisp commonlisp scheme racket ini asm autohotkey emacs-lisp elisp llvm'],
  [line('..'), 'restructuredtext'],
  [line("'"), 'vb vba vbscript plantuml'],
  [line('!'), 'fortran FortranFreeForm fortran-modern'],
  [line('REM'), 'bat'],
  [line('"'), 'vim viml'],
  [{ open: '/*', close: '*/' }, 'css'],
  [{ open: '{/*', close: '*/}' }, 'mdx'],
  [{ open: '{#', close: '#}' }, 'jinja jinja-html jinja-yaml jinja-md twig django-html django-txt nunjucks'],
  [{ open: '{{!--', close: '--}}' }, 'handlebars'],
  [{ open: '(*', close: '*)' }, 'ocaml pascal mathematica coq'],
  // Has no comments; a marker works without one.
  [line(''), 'plaintext'],
];

const BY_LANGUAGE = new Map(
  LANGUAGES.flatMap(([syntax, languages]) => languages.split(' ').map((language) => [language, syntax] as const)),
);

/** The comment syntax of a language; undefined if it has no comments, like JSON and CSV, or is not known. */
export function commentSyntaxOf(languageId: string): CommentSyntax | undefined {
  return BY_LANGUAGE.get(languageId);
}

/** By the ending of a file name, languages that are not called like it. */
const BY_ENDING: Readonly<Record<string, string>> = {
  md: 'markdown',
  qmd: 'quarto',
  txt: 'plaintext',
  js: 'javascript',
  ts: 'typescript',
  jsx: 'javascriptreact',
  tsx: 'typescriptreact',
  cs: 'csharp',
  h: 'c',
  kt: 'kotlin',
  rs: 'rust',
  py: 'python',
  rb: 'ruby',
  sh: 'shellscript',
  yml: 'yaml',
  tf: 'terraform',
  adoc: 'asciidoc',
  htm: 'html',
  rst: 'restructuredtext',
};

/** The language of a file, by its name, where an editor does not say. */
export function languageOfFile(uri: string): string {
  const ending = /\.([a-z]+)$/i.exec(uri)?.[1]?.toLowerCase() ?? '';
  return BY_ENDING[ending] ?? ending;
}
