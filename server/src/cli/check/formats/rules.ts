import {
  type DiagnosticCode,
  REFERENCE_CODES,
  type ReferenceCode,
  type Severity,
} from '../../../core/model/diagnostic.ts';
import { FILE_CODES } from '../../../core/model/file-codes.ts';
import { PROBLEM_CODES } from '../../../core/settings/severities.ts';

/** What a problem code means, for reports that explain their rules. Texts are Markdown with code spans at most. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** The default severity. */
  readonly severity: Severity;
  /** One sentence that says what is wrong. */
  readonly summary: string;
  /** A few sentences of explanation. */
  readonly description: string;
  /** Ways to fix it, the most common first. */
  readonly remedies: readonly string[];
}

/** A rule for every problem code, in their order. */
export function allRules(): readonly Rule[] {
  return PROBLEM_CODES.map((code) => (isReferenceCode(code) ? referenceRule(code) : fileRule(code)));
}

function referenceRule(code: ReferenceCode): Rule {
  return { code, severity: REFERENCE_CODES[code], ...REFERENCE_RULES[code] };
}

/** For a code of catalogs and configuration files, one text says what is wrong, and then what to do. */
function fileRule(code: DiagnosticCode): Rule {
  const fileCode = code as keyof typeof FILE_CODES;
  const description = FILE_RULES[fileCode];
  const [summary = description] = description.split(/(?<=[.;]) /, 1);
  return { code, severity: FILE_CODES[fileCode], summary: summary.replace(/;$/, '.'), description, remedies: [] };
}

const isReferenceCode = (code: DiagnosticCode): code is ReferenceCode => Object.hasOwn(REFERENCE_CODES, code);

/** The pages on problems in documents, condensed. */
const REFERENCE_RULES: Readonly<Record<ReferenceCode, Pick<Rule, 'summary' | 'description' | 'remedies'>>> = {
  'unknown-objective': {
    summary: 'A reference has a number that the framework does not have.',
    description:
      'Numbers are never shortened: `3.45` is not read as `3.4`. A reference with an edition is checked in that edition, others in the current edition or the one that `objrefs.yaml` sets.',
    remedies: [
      'Use one of the suggested numbers.',
      'If an objective is missing from the catalog, add it, or set `partial: true` in its edition.',
    ],
  },
  'unknown-edition': {
    summary: 'A reference has an edition that no catalog of the framework describes.',
    description: 'The meaning of a number depends on its edition.',
    remedies: [
      'Use one of the known editions.',
      'Add the edition to the catalog, or the spelling to the `aliases` of its edition.',
      'If the edition does not matter, remove it.',
    ],
  },
  'invalid-range': {
    summary: 'A range of objectives is reversed, is empty, or crosses from one part of the framework to another.',
    description: 'It is not clear which objectives such a range contains.',
    remedies: ['Swap the ends of a reversed range.', 'Cite each part of a range that crosses parts separately.'],
  },
  'withdrawn-objective': {
    summary: 'A reference cites an objective that was withdrawn from the framework.',
    description: 'The catalog lists no replacement.',
    remedies: [
      'Decide what the text should cite now, or whether the sentence is still true.',
      'If the text means the old edition, add it: `INTERPOL-SP:2014-2016 3.4`.',
      'If the framework has a replacement, record it in the catalog with `replacedBy`.',
    ],
  },
  'replaced-objective': {
    summary: 'A reference cites an objective that the framework has replaced.',
    description: 'The catalog records the replacement, which is followed through all later editions.',
    remedies: [
      'Cite the replacement. If an objective was split, choose the part that the text means.',
      'If the text means the old edition, add it: `NIST CSF:1.1 PR.AC-4`.',
    ],
  },
  'superseded-edition': {
    summary: 'A reference names an older edition, in which it is correct.',
    description: 'The reference is not wrong. It is reported to help update documents.',
    remedies: [
      'Change the edition and the number together.',
      'If old editions are cited on purpose, set `superseded-edition: off` under `severity` in `objrefs.yaml`.',
    ],
  },
  'reused-number': {
    summary: 'A number had another meaning when the text was written than in the current edition.',
    description:
      'The framework has reused the number for another objective, so the reference resolves to the wrong one.',
    remedies: ['Cite the present number of the objective.', 'Add the edition that the text means.'],
  },
  'changed-objective': {
    summary: 'The wording of an objective has changed since the reference to it was reviewed.',
    description: 'What the document says about the objective may no longer be correct.',
    remedies: ['Read the objective again, correct the document if needed, and record the review.'],
  },
  'title-mismatch': {
    summary: 'The title beside a reference is not the title of the objective.',
    description: 'Either the number or the title is wrong, or the title has changed.',
    remedies: ['Use the number that has this title, or the title of this number.'],
  },
  'noncanonical-reference': {
    summary: 'A reference is not spelled like other references to the framework.',
    description:
      'A search would not find it: the prefix has the wrong case, is in the plural or misspelled, or the space after it is missing.',
    remedies: [
      'Use the usual spelling.',
      'If a spelling is as good as the prefix, add it to `aliases` in the catalog.',
    ],
  },
  'unused-suppression': {
    summary: 'An ignore comment does not apply to any problem.',
    description: 'The problem has been fixed, or the code in the comment is misspelled.',
    remedies: ['Remove the comment, or the code from its list.'],
  },
};

/** The tables of problems in catalogs and in `objrefs.yaml`: what is wrong, and what to do. A test compares them to the pages. */
export const FILE_RULES: Readonly<Record<keyof typeof FILE_CODES, string>> = {
  'catalog-syntax': 'The file is not valid YAML from here on. Until it is fixed, its last valid version is used.',
  'catalog-unquoted-text':
    'YAML reads an unquoted text as something else, for example a title with a colon and a space. The intended text is used. Quote it; there is a quick fix.',
  'catalog-unsupported-yaml':
    'Tags, merge keys, several documents in one file and keys that are not text are not supported. Write the values out.',
  'catalog-schema': 'A value is not allowed here. The message lists what is.',
  'catalog-unknown-field': 'A field does not exist. The message suggests the nearest one.',
  'catalog-missing-field': 'A required field is missing. Add it.',
  'catalog-duplicate':
    'A key, number, alias or edition is already in the file; the other place is linked. Remove one of them.',
  'catalog-invalid-number': 'A number could not be cited as it is written.',
  'catalog-look-alike':
    'Something that many texts have, such as a version, would be read as a number of the framework and reported. Use a longer alias, or name the series that `selfNaming` is meant for.',
  'catalog-uncited':
    'Documents name the framework beside numbers, but no number of it is read in any. The message says why, for one place. Only `objrefs check` of a whole folder reports it.',
  'catalog-unciteable-prefix': 'A prefix, alias or misspelling could not be cited, for example one of digits only.',
  'catalog-edition-reads-as-number':
    'The name of an edition is also a number of the framework: `PREFIX 4` then means the edition. Use another name, or cite such numbers with a word before them.',
  'catalog-outside-parent':
    'An entry is nested in an entry whose number is not the beginning of its own. Move it, or correct its number.',
  'catalog-unknown-replacement':
    'No edition lists the replacement of an objective. Correct the number or specify the edition.',
  'catalog-self-replacement': 'An entry is replaced by itself.',
  'catalog-replacement-cycle': 'Replacements form a circle.',
  'catalog-too-deep': 'The nesting is too deep.',
  'catalog-limit': 'The catalog, or a list in it, is too long. Split it by editions, or shorten the list.',
  'catalog-unreadable': 'The file exists but cannot be read. Check its permissions.',
  'catalog-import': 'A file that is imported as a catalog cannot be read as one, or only in part.',
  'catalog-duplicate-edition':
    'Two catalogs describe the same edition of a framework, or give two editions the same name; both places are linked. Remove one of them.',
  'catalog-clashing-prefix': 'Two frameworks have the same spelling. Change one of them.',
  'catalog-conflicting-field':
    'Two catalogs of one framework disagree about its title, levels or words. The first one counts and is linked. Write the field in only one of them.',
  'config-syntax': 'The file is not valid YAML from here on. Until it is fixed, its last valid version is used.',
  'config-unquoted-text':
    'YAML reads an unquoted text as something else, for example a glob that begins with `*`. The intended text is used. Quote it; there is a quick fix.',
  'config-unsupported-yaml':
    'Tags, merge keys, several documents in one file and keys that are not text are not supported. Write the values out.',
  'config-schema': 'A value is not allowed here. The message lists what is.',
  'config-unknown-field': 'A field does not exist. The message suggests the nearest one.',
  'config-missing-field': 'A required field is missing. Add it.',
  'config-duplicate': 'A key occurs twice. Remove one of them.',
  'config-unknown-code': 'A severity is set for an unknown problem code. The message suggests the nearest one.',
  'config-limit': 'The file is too large, or a limit in it is not valid.',
  'config-unreadable': 'The file exists but cannot be read. Check its permissions.',
  'config-missing-catalog': 'A path under `catalogs` is not a readable file.',
  'config-unmatched-glob': 'A pattern under `catalogs` does not match any file.',
  'config-outside-root':
    'A path under `catalogs` is absolute, searches folders above the root, or leads out of it. Use a path inside the root. ' +
    'Files outside are only read in a trusted workspace, or with `--allow-outside-root`.',
  'config-unknown-framework':
    'No catalog describes this framework. The message suggests the nearest one. Also reported where a document declares it.',
  'config-unknown-edition': 'The framework does not have this default edition.',
};
