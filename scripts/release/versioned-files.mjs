/** Files that name the version of the project. */
export const VERSIONED_FILES = [
  'package.json',
  'package-lock.json',
  'action.yml',
  'templates/check.yml',
  'README.md',
  'docs/ci.md',
  'docs/library.md',
];

/**
 * Finds where a text names a version as ours: as the package's own, in names of its files, and as what others ask for.
 *
 * @param {string} version
 */
export function namesVersion(version) {
  const escaped = version.replaceAll('.', '\\.');
  const own = `"name": "objective-references",(?:\\s*"(?:displayName|description)": "[^"\\n]*",)*\\s*"version": "`;
  return new RegExp(`(?:${own}|objective-references(?:@v?|-|/check@v)|rev: v)${escaped}(?![\\d])`, 'g');
}
