const VERSION = /^(?:0|[1-9]\d*)\.(0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/**
 * How a version is published. By the convention of VS Code extensions, versions with an odd minor number, 0.3.2, are
 * pre-releases, and those with an even one releases: the Marketplace does not accept 0.3.2-beta, and users of pre-releases
 * get the newer of both. Undefined for any other form of version.
 *
 * @param {string} version
 */
export function channelOf(version) {
  const minor = VERSION.exec(version)?.[1];
  if (minor === undefined) return undefined;
  return Number(minor) % 2 === 1 ? { prerelease: true, 'npm-tag': 'next' } : { prerelease: false, 'npm-tag': 'latest' };
}
