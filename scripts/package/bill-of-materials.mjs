// The software bill of materials of a release: CycloneDX, as `npm sbom` writes it, of the packages that are in the bundles.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The text of the bill, always the same for the same lock file and bundles. A build must have written the notices. */
export function billOfMaterials() {
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    ...{ encoding: 'utf8', maxBuffer: 64_000_000, shell: process.platform === 'win32' },
  });
  if (status !== 0) throw new Error(`npm sbom failed\n${stderr}`);
  const { serialNumber, metadata, components, dependencies, ...head } = JSON.parse(stdout);
  const { timestamp, component, ...about } = metadata;
  const { name, version, license, description } = JSON.parse(readFileSync('package.json', 'utf8'));
  const bundled = new Set(bundledPackages());
  const listed = components.filter((each) => bundled.delete(each['bom-ref']));
  if (bundled.size > 0) throw new Error(`npm sbom does not list ${[...bundled].join(', ')}`);
  const isListed = (reference) => listed.some((each) => each['bom-ref'] === reference);
  const own = `${name}@${version}`;
  const bill = {
    ...head,
    metadata: {
      ...about,
      component: {
        ...{ 'bom-ref': own, type: 'application', name, version, description, purl: component.purl },
        licenses: [{ license: { id: license } }],
      },
    },
    // They are bundled, and not development dependencies of those who install the package.
    components: listed.map(({ properties, ...each }) => ({ ...each, scope: 'required' })),
    dependencies: [
      { ref: own, dependsOn: listed.map((each) => each['bom-ref']) },
      ...dependencies
        .filter(({ ref }) => isListed(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isListed) })),
    ],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** `NAME@VERSION` of each package in the notices. */
function bundledPackages() {
  const notices = readFileSync('THIRD-PARTY-NOTICES.txt', 'utf8');
  const titles = notices.matchAll(/^-{80}\n(\S+) (\S+) \(.*\)\n-{80}\n/gm);
  return [...titles].map(([, name, version]) => `${name}@${version}`);
}
