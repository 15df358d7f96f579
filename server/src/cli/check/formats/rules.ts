import { type DiagnosticCode, REFERENCE_CODES, type Severity } from '../../../core/model/diagnostic.ts';
import { FILE_CODES } from '../../../core/model/file-codes.ts';
import { PROBLEM_CODES } from '../../../core/settings/severities.ts';
import { FILE_RULES } from './rules-of-files.ts';
import { REFERENCE_RULES } from './rules-of-references.ts';

/** What a problem code stands for, for reports that explain their rules. Texts are Markdown with code spans at most. */
export interface Rule {
  readonly code: DiagnosticCode;
  /** Unless a team sets another. */
  readonly severity: Severity;
  /** One sentence that says what is wrong. */
  readonly summary: string;
  /** What it means, in a few sentences. */
  readonly description: string;
  /** What can be done, the usual thing first. */
  readonly remedies: readonly string[];
}

/** A rule for every problem code, in their order. */
export function allRules(): readonly Rule[] {
  return PROBLEM_CODES.map((code) => (isReferenceCode(code) ? referenceRule(code) : fileRule(code)));
}

function referenceRule(code: keyof typeof REFERENCE_CODES): Rule {
  return { code, severity: REFERENCE_CODES[code], ...REFERENCE_RULES[code] };
}

/** Of a code of catalogs and configuration files one text says all: what is wrong, and then what to do. */
function fileRule(code: DiagnosticCode): Rule {
  const fileCode = code as keyof typeof FILE_CODES;
  const description = FILE_RULES[fileCode];
  const [summary = description] = description.split(/(?<=[.;]) /, 1);
  return { code, severity: FILE_CODES[fileCode], summary: summary.replace(/;$/, '.'), description, remedies: [] };
}

const isReferenceCode = (code: DiagnosticCode): code is keyof typeof REFERENCE_CODES =>
  Object.hasOwn(REFERENCE_CODES, code);
