import { readdir, readFile } from 'node:fs/promises';
import { projectPath } from './project-path.mjs';

/** Shipped frameworks that are enabled by default; all others have to be enabled. */
const ENABLED_BY_DEFAULT = ['INTERPOL-SP'];

/** The catalogs of `seeds/`, already parsed, so that serving them does not need YAML. */
export async function shippedCatalogsOutputs({ readCatalog }) {
  const files = (await readdir(projectPath('seeds'))).filter((file) => file.endsWith('.objectives.yaml')).sort();
  const complaints = [];
  const shipped = [];
  for (const file of files) {
    const text = await readFile(projectPath(`seeds/${file}`), 'utf8');
    const { catalog, problems } = readCatalog(`objective-references:/seeds/${file}`, text);
    for (const { range, severity, code, message } of problems) {
      const place = `seeds/${file}:${range.start.line + 1}:${range.start.character + 1}`;
      complaints.push(`${place} ${severity} ${code}: ${message}`);
    }
    if (catalog) shipped.push({ catalog, file, enabled: ENABLED_BY_DEFAULT.includes(catalog.prefix) });
  }
  if (complaints.length > 0) throw new Error(`Shipped catalogs have problems.\n${complaints.join('\n')}`);
  return [
    { name: 'default', catalogs: shipped.filter(({ enabled }) => enabled) },
    { name: 'other', catalogs: shipped.filter(({ enabled }) => !enabled) },
  ].map(({ name, catalogs }) => ({
    path: `server/src/generated/${name}-catalogs.json`,
    text: `${JSON.stringify(catalogs)}\n`,
  }));
}
