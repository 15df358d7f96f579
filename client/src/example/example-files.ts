/**
 * The files of `sample/` that make up the example, by relative path. They are listed here because the folder of an
 * extension that was loaded from the web cannot be listed.
 */
export const EXAMPLE_FILES = [
  'config/programmes.yaml',
  'frameworks/national-policing-plan-2030.md',
  'frameworks/national-policing-plan.objectives.yaml',
  'plans/annual-plan.md',
  'plans/district-plan.md',
  'plans/national-bureau-plan.md',
  'registers/risks.csv',
  'reports/annual-report.docx',
  'reports/training-report.txt',
  'tools/dashboard.ts',
  'tools/report_activity.py',
] as const;

/** The file that is shown first. It has valid, wrong and outdated references. */
export const FIRST_EXAMPLE_FILE = 'plans/annual-plan.md' satisfies (typeof EXAMPLE_FILES)[number];
