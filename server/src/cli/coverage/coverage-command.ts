import { CATALOGS, type Command, exitStatus, HELP, JSON_FORMAT, OUTPUT, PATH_DETAILS } from '../command.ts';

export const COVERAGE: Command = {
  name: 'coverage',
  summary: 'Show which objectives are cited, and where.',
  operands: '[PATH…]',
  details: [
    PATH_DETAILS,
    'An objective counts as cited where a document cites its own number, in a list or within a range; references to its ' +
      'parent are counted separately. References in catalogs do not count.',
    exitStatus('0, 1 if objectives that --require or --require-all names are not cited'),
  ],
  options: [
    {
      name: 'framework',
      value: 'PREFIX',
      help:
        'Measure this framework (a prefix or alias). May be given several times. The default is all enabled ones; of ' +
        'the built-in ones, those that are cited.',
    },
    {
      name: 'by',
      value: 'WHAT',
      choices: ['document', 'folder'],
      help: 'Group references by document (the default) or folder.',
    },
    {
      name: 'format',
      value: 'FORMAT[=FILE]',
      choices: ['pretty', 'json', 'csv', 'markdown', 'html'],
      takesFile: true,
      help:
        'Output format: pretty (the default), json, csv, markdown or html (one page). May be given several times; all ' +
        'but one need a file.',
    },
    JSON_FORMAT,
    OUTPUT,
    {
      name: 'require',
      value: 'PERCENT',
      help: 'Fail unless this share of the objectives of each framework is cited.',
    },
    {
      name: 'require-all',
      value: 'NUMBERS',
      help:
        'Fail unless these objectives, and all below them, are cited: a number, with * as a wildcard. May be given ' +
        'several times.',
    },
    { name: 'compare', value: 'FILE', help: 'Show the changes since an earlier JSON report.' },
    {
      name: 'merge',
      value: 'FILE',
      help: 'Add the JSON report of another repository. May be given several times.',
    },
    {
      name: 'link',
      value: 'URL',
      help: 'Target of links in html, with {file} and {line}; the default is the files themselves.',
    },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs coverage', 'Measure every enabled framework.'],
    [
      'objrefs coverage plans --framework INTERPOL-SP --by folder',
      'Measure one framework in a folder, by its folders.',
    ],
    ['objrefs coverage --require 90% --require-all "3.*"', 'Fail in CI if too little is cited.'],
    ['objrefs coverage --format html --output coverage.html', 'Write a web page.'],
    ['objrefs coverage --format json=now.json --compare earlier.json', 'Show the changes since an earlier report.'],
    ['objrefs coverage --merge north.json --merge south.json', 'Measure several repositories as one.'],
  ],
  load: async () => (await import('./coverage.ts')).coverage,
};
