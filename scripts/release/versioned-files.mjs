/** Files that contain the version of the project. */
export const VERSIONED_FILES = [
  'package.json',
  'package-lock.json',
  'action.yml',
  'templates/check.yml',
  'README.md',
  'docs/ci.md',
  'docs/library.md',
  'docs/many-repositories.md',
];

/**
 * Matches the project's version in a text: the version of the package, in names of its files, and in dependencies on it.
 *
 * @param {string} version
 */
export function namesVersion(version) {
  const escaped = version.replaceAll('.', '\\.');
  const own = `"name": "objective-references",(?:\\s*"(?:displayName|description)": "[^"\\n]*",)*\\s*"version": "`;
  return new RegExp(`(?:${own}|objective-references(?:@v?|-|/check@v)|rev: v)${escaped}(?![\\d])`, 'g');
}
