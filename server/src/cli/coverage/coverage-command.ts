import { CATALOGS, type Command, HELP, JSON_FORMAT, OUTPUT, WHAT_IS_READ } from '../command.ts';

export const COVERAGE: Command = {
  name: 'coverage',
  summary: 'Tell which objectives are cited, and where.',
  operands: '[PATH…]',
  details: [
    WHAT_IS_READ,
    'An objective is cited where a document cites it by its own number, in a list or within a range; a citation of its ' +
      'priority is told beside it. What catalogs cite does not count.',
    'Exit status: 0, 1 where something is not cited that --require or --require-all asks for, 2 wrong usage or ' +
      'something unreadable.',
  ],
  options: [
    {
      name: 'framework',
      value: 'PREFIX',
      help:
        'Measure this framework, by prefix or alias. May be given several times. By default, all in use; of the ' +
        'built-in ones, those that are cited.',
    },
    {
      name: 'by',
      value: 'WHAT',
      choices: ['document', 'folder'],
      help: 'Tell it for each document (the default) or folder.',
    },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pretty', 'json', 'csv', 'markdown', 'html'],
      takesFile: true,
      help:
        'How to report: pretty (for people, the default), json, csv, markdown or html (one page). FORMAT=FILE writes it ' +
        'to a file; may be given several times.',
    },
    JSON_FORMAT,
    OUTPUT,
    {
      name: 'require',
      value: 'PERCENT',
      help: 'Fail unless that share of the objectives of each framework is cited.',
    },
    {
      name: 'require-all',
      value: 'NUMBERS',
      help:
        'Fail unless all of these objectives are cited, and all below them: a number with * for anything. May be given ' +
        'several times.',
    },
    { name: 'compare', value: 'FILE', help: 'Tell what changed since an earlier JSON report.' },
    {
      name: 'merge',
      value: 'FILE',
      help: 'Add the JSON report of another repository. May be given several times.',
    },
    {
      name: 'link',
      value: 'ADDRESS',
      help: 'Where the links of html lead, with {file} and {line} in it. By default, to the files themselves.',
    },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs coverage', 'What is cited of every framework in use?'],
    ['objrefs coverage plans --framework INTERPOL-SP --by folder', 'One framework, in one folder, by its folders.'],
    ['objrefs coverage --require 90% --require-all "3.*"', 'Fail in CI where too little is cited.'],
    ['objrefs coverage --format html --output coverage.html', 'A page to send around.'],
    ['objrefs coverage --format json=now.json --compare earlier.json', 'What changed since an earlier report?'],
    ['objrefs coverage --merge north.json --merge south.json', 'Several repositories as one.'],
  ],
  load: async () => (await import('./coverage.ts')).coverage,
};
