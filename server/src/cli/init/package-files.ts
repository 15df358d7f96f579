import { engines, name as productName, version } from '../../../../package.json';
import { isPackageName } from '../../catalog/configuration/configured-packages.ts';
import { CATALOG_SUFFIX } from '../../loader/file-names.ts';
import { Refused } from '../refused.ts';
import githubWorkflow from './package-github.yaml' with { type: 'text' };
import gitlabJob from './package-gitlab.yaml' with { type: 'text' };
import testOfPackage from './package-test.txt' with { type: 'text' };
import type { StartingFile } from './starting-file.ts';

/** The name of a new package, which npm wants in small letters. */
export function packageNamed(name: string): string {
  if (isPackageName(name) && name === name.toLowerCase()) return name;
  throw new Refused(`'${name}' is not a name for an npm package. Example: --package @acme/frameworks`);
}

/** The default prefix of its framework: `ACME` for `@acme/frameworks`. */
export const prefixFor = (name: string): string => (/^@([^/]+)/.exec(name)?.[1] ?? name).toUpperCase();

/** An npm package with a catalog, its test and CI. */
export function packageFiles(
  name: string,
  catalog: StartingFile,
  title: string,
  ci: string | undefined,
): StartingFile[] {
  const every = `*${CATALOG_SUFFIX}`;
  const manifest = {
    ...{ name, version: '1.0.0', description: title, type: 'module' },
    exports: { [`./${every}`]: `./${every}`, './package.json': './package.json' },
    files: [every],
    objrefs: { catalogs: [every] },
    scripts: { test: 'objrefs check --fail-on warning && node --test' },
    devDependencies: { [productName]: `^${version}` },
    engines: { node: engines.node },
  };
  const files = [
    catalog,
    { path: 'package.json', text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'test/package.test.mjs', text: testOfPackage },
    { path: '.gitignore', text: 'node_modules/\n*.tgz\n' },
  ];
  if (ci === 'github') files.push({ path: '.github/workflows/test.yml', text: githubWorkflow });
  if (ci === 'gitlab') files.push({ path: '.gitlab-ci.yml', text: gitlabJob });
  return files;
}

export const packageSteps = (name: string, catalog: string): string =>
  [
    'Next:',
    `  1. Replace the examples in ${catalog} by the real numbers and titles.`,
    '  2. Run npm install, then npm test.',
    '  3. Publish it: npm publish. Each change of a catalog is a new version.',
    `  4. In repositories that cite it: npm install --save-dev ${name}, and in objrefs.yaml: packages: ["${name}"]`,
    '',
  ].join('\n');
