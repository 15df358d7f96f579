import type { FILE_CODES } from '../../../core/model/file-codes.ts';

/** The tables on problems in catalogs and in `objrefs.yaml`: what is wrong, and what to do. A test holds them to the pages. */
export const FILE_RULES: Readonly<Record<keyof typeof FILE_CODES, string>> = {
  'catalog-syntax': 'The file is no YAML from this place on. Until it is mended, its last good version is used.',
  'catalog-unquoted-text':
    'A text that YAML reads as something else, such as a title with a colon and a space in it. What was meant is used. Put the text in quotes; there is a quick fix.',
  'catalog-unsupported-yaml':
    'Tags, merge keys, several documents in a file, or keys that are no text. Write it out plainly.',
  'catalog-schema': 'A value that the format does not allow here. The message says what it does.',
  'catalog-unknown-field': 'A field that the format does not have. The nearest one is offered.',
  'catalog-missing-field': 'A field that is needed. Add it.',
  'catalog-duplicate':
    'A key, number, alias or edition that the file has already; the other place is linked. Remove one.',
  'catalog-invalid-number': 'A number that no document could cite as it is written.',
  'catalog-unciteable-prefix': 'A prefix, alias or misspelling that no document could cite, such as digits alone.',
  'catalog-edition-reads-as-number':
    "An edition's name is also a number of the framework: `PREFIX 4` then means the edition. Choose another name, or cite such numbers with a word before them.",
  'catalog-outside-parent':
    'An entry is nested in one whose number its own number does not continue. Move it, or mend its number.',
  'catalog-unknown-replacement': 'A successor that no edition lists. Mend the number, or name its edition.',
  'catalog-self-replacement': 'An entry that is said to be replaced by itself.',
  'catalog-replacement-cycle': 'Successors that lead back to where they began.',
  'catalog-too-deep': 'Nested deeper than catalogs are read.',
  'catalog-limit': 'Larger than catalogs are read. Split it by editions.',
  'catalog-unreadable': 'The file is there and cannot be read. Look at its permissions.',
  'catalog-import': 'A file that is imported as a catalog, and that cannot be read as one, or not as a whole.',
  'catalog-duplicate-edition':
    'Two catalogs describe the same edition of a framework, or give two editions the same name; both places are linked. Remove one.',
  'catalog-clashing-prefix': 'Two frameworks claim the same spelling. Choose another for one of them.',
  'catalog-conflicting-field':
    'Two catalogs of one framework say different things of it: its title, levels, words. The first one counts, which is linked. Write it in one of them alone.',
  'config-syntax': 'The file is no YAML from this place on. Until it is mended, its last good version is used.',
  'config-unquoted-text':
    'A text that YAML reads as something else, such as a glob that begins with `*`. What was meant is used. Put it in quotes; there is a quick fix.',
  'config-unsupported-yaml':
    'Tags, merge keys, several documents in a file, or keys that are no text. Write it out plainly.',
  'config-schema': 'A value that is not allowed here. The message says what is.',
  'config-unknown-field': 'A field that the file does not have. The nearest one is offered.',
  'config-missing-field': 'A field that is needed. Add it.',
  'config-duplicate': 'A key that stands twice. Remove one.',
  'config-unknown-code': 'A severity for a problem code that there is not. The nearest one is offered.',
  'config-limit': 'More than is read, or a limit that cannot be understood.',
  'config-unreadable': 'The file is there and cannot be read. Look at its permissions.',
  'config-missing-catalog': 'A path under `catalogs` that names no readable file.',
  'config-unmatched-glob': 'A pattern under `catalogs` that no file matches.',
  'config-unknown-framework':
    'A framework that no catalog describes. The nearest one is offered. Also where a document declares it.',
  'config-unknown-edition': 'A default edition that the framework does not have.',
};
