const VERSION_HEADING = /^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/;
const UNRELEASED_HEADING = /^## Unreleased$/;

/**
 * What a changelog says of a version, without the heading, and whether it is the newest one there; undefined where it says
 * nothing, or gives no day.
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
 * What waits for a version; empty where nothing does.
 *
 * @param {string} changelog
 */
export function whatIsUnreleased(changelog) {
  return sections(changelog).find(({ heading }) => UNRELEASED_HEADING.test(heading))?.text ?? '';
}

/**
 * What waited for a version is what the version brings.
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
