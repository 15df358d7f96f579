const VERSION = /^(?:0|[1-9]\d*)\.(0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/**
 * How a version is published. As VS Code's extensions do it, versions with an odd number in the middle, 0.3.2, are
 * pre-releases, and those with an even one releases: the Marketplace takes no 0.3.2-beta, and who has asked for pre-releases
 * gets the newer of both. Undefined for what is no such version.
 *
 * @param {string} version
 */
export function channelOf(version) {
  const minor = VERSION.exec(version)?.[1];
  if (minor === undefined) return undefined;
  return Number(minor) % 2 === 1 ? { prerelease: true, 'npm-tag': 'next' } : { prerelease: false, 'npm-tag': 'latest' };
}
