/**
 * The fields of packages that link to the public repository. They are not in package.json, since the repository is only
 * known where a release is made.
 *
 * @param {string} repository such as `https://github.com/OWNER/NAME`
 * @param {string} ref the tag or commit that the README's links and pictures are taken from
 */
export function addressesOf(repository, ref) {
  if (!/^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new Error(`${repository} is not the address of a repository such as https://github.com/OWNER/NAME`);
  }
  return {
    /** Fields of package.json. npm compares the repository with the provenance. */
    manifest: {
      homepage: `${repository}#readme`,
      repository: { type: 'git', url: `git+${repository}.git` },
      bugs: { url: `${repository}/issues` },
      qna: `${repository}/issues`,
    },
    /** Options of vsce. */
    readme: {
      rewriteRelativeLinks: true,
      gitHubIssueLinking: false,
      baseContentUrl: `${repository}/blob/${ref}`,
      baseImagesUrl: `${repository}/raw/${ref}`,
    },
  };
}
