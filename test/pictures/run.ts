// Makes the pictures of the README and the pages, docs/images/*, from the sample workspace. Chromium has to be installed.
//   node scripts/support/run-typescript.mjs test/pictures/run.ts [--extension FOLDER] [hover | completion | … | tour | coverage]…
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { WorkbenchDriver } from '../keyboard/driver.ts';
import { photograph } from './camera.ts';
import { encodeIndexedPng } from './indexed-png.ts';
import { photographCoverage } from './page.ts';
import { LANGUAGES, STILLS, THEMES } from './stills.ts';
import { openStudio, type StudioOptions } from './studio.ts';
import { recordTour } from './tour.ts';

const FOLDER = 'docs/images';
/** The window when a picture could not be made. */
const FAILURE = '.cache/picture-failed.png';
/** In bytes, since the README should load quickly. */
const LARGEST_STILL = 150_000;
const LARGEST_TOUR = 400_000;

const { values, positionals } = parseArgs({
  options: { extension: { type: 'string', default: '.' } },
  allowPositionals: true,
});
const names = [...Object.keys(STILLS), 'tour', 'coverage'];
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`unknown picture '${unknown[0]}'; expected one of: ${names.join(', ')}`);
  process.exit(2);
}
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);

mkdirSync(FOLDER, { recursive: true });
for (const [name, arrange] of Object.entries(STILLS).filter(([name]) => wanted(name))) {
  await inStudio({ pixelRatio: 2, theme: THEMES[name], language: LANGUAGES[name] }, async (driver) => {
    await arrange(driver);
    save(`${name}.png`, encodeIndexedPng(await photograph(driver.page)), LARGEST_STILL);
  });
}
if (wanted('tour')) {
  await inStudio({ pixelRatio: 1.5 }, async (driver) => save('tour.gif', await recordTour(driver), LARGEST_TOUR));
}
if (wanted('coverage')) {
  save('coverage.png', encodeIndexedPng(await photographCoverage()), LARGEST_STILL);
}

type Look = Pick<StudioOptions, 'pixelRatio' | 'theme' | 'language'>;

/** Every picture is made in a new window on a new copy of the sample. */
async function inStudio(look: Look, use: (driver: WorkbenchDriver) => Promise<void>): Promise<void> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pictures-')));
  const folder = join(scratch, 'sample');
  cpSync('sample', folder, { recursive: true });
  const driver = await openStudio({ folder, extension: resolve(values.extension), ...look });
  try {
    await use(driver);
  } catch (error) {
    await driver.screenshot(FAILURE);
    console.error(`Screenshot of the window: ${FAILURE}`);
    throw error;
  } finally {
    await driver.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function save(name: string, bytes: Uint8Array, largest: number): void {
  writeFileSync(join(FOLDER, name), bytes);
  console.log(`${FOLDER}/${name}: ${Math.round(bytes.length / 1000)} kB`);
  if (bytes.length > largest) throw new Error(`${name} is larger than ${largest / 1000} kB`);
}
