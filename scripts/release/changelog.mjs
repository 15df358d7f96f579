const VERSION_HEADING = /^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/;
const UNRELEASED_HEADING = /^## Unreleased$/;

/**
 * The section of a changelog for a version, without its heading, and whether it is the first one; undefined if there is none,
 * or its heading has no date.
 *
 * @param {string} changelog
 * @param {string} version
 */
export function sectionOf(changelog, version) {
  const versions = sections(changelog).filter(({ heading }) => VERSION_HEADING.test(heading));
  const index = versions.findIndex(({ heading }) => VERSION_HEADING.exec(heading)?.[1] === version);
  return index < 0 ? undefined : { text: versions[index].text, isFirst: index === 0 };
}

/**
 * The unreleased changes; empty if there are none.
 *
 * @param {string} changelog
 */
export function whatIsUnreleased(changelog) {
  return sections(changelog).find(({ heading }) => UNRELEASED_HEADING.test(heading))?.text ?? '';
}

/**
 * The changelog with the unreleased changes as the section of a version.
 *
 * @param {string} changelog
 * @param {string} version
 * @param {string} day such as `2026-12-01`
 */
export function withVersion(changelog, version, day) {
  return changelog.replace(/^## Unreleased$/m, `## Unreleased\n\n## ${version} (${day})`);
}

function sections(changelog) {
  return changelog
    .split(/^(?=## )/m)
    .filter((section) => section.startsWith('## '))
    .map((section) => {
      const [heading = '', ...lines] = section.split(/\r?\n/);
      return { heading: heading.trimEnd(), text: lines.join('\n').trim() };
    });
}
