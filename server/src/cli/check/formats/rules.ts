import {
  type DiagnosticCode,
  FILE_CODES,
  REFERENCE_CODES,
  type ReferenceCode,
  type Severity,
} from '../../../core/model/diagnostic.ts';
import { PROBLEM_CODES } from '../../../core/settings/severities.ts';
import table from './rules.json';

/** What a problem code means, for reports that explain their rules. Texts are Markdown with code spans at most. */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence that says what is wrong. */
  readonly summary: string;
  /** A few sentences of explanation. */
  readonly description: string;
  /** Ways to fix it, the most common first. */
  readonly remedies: readonly string[];
}

/** A rule for every problem code, in their order. */
export const allRules = (): readonly Rule[] =>
  PROBLEM_CODES.map((code) =>
    Object.hasOwn(REFERENCE_CODES, code) ? referenceRule(code as ReferenceCode) : fileRule(code as FileCode),
  );

/** The pages on problems in documents, condensed. */
const referenceRule = (code: ReferenceCode): Rule => {
  return { code, severity: REFERENCE_CODES[code], ...table.references[code] };
};

/** For a code of catalogs and configuration files, one text says what is wrong, and then what to do. */
function fileRule(code: FileCode): Rule {
  const description = FILE_RULES[code];
  const [summary = description] = description.split(/(?<=[.;]) /, 1);
  return { code, severity: FILE_CODES[code], summary: summary.replace(/;$/, '.'), description, remedies: [] };
}

type FileCode = keyof typeof FILE_CODES;

/** The tables of problems in catalogs and in `objrefs.yaml`: what is wrong, and what to do. A test compares them to the pages. */
export const FILE_RULES: Readonly<Record<FileCode, string>> = table.files;
