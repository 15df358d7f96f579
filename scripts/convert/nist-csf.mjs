// Writes the catalog of the NIST Cybersecurity Framework, versions 1.1 and 2.0, from two files of NIST's data:
//   node scripts/convert/nist-csf.mjs CSF-1.1.json CSF-2.0-CPRT.json > seeds/nist-csf.objectives.yaml
// The same files give the same catalog, byte for byte. What was left out, and where NIST's data had to be interpreted, is
// reported on standard error. Unexpected input ends it with status 2 before anything is written.
//   CSF-1.1.json        numbers, titles and statements; nist-csf/version-1.mjs describes the file
//   CSF-2.0-CPRT.json   the JSON export of NIST's Cybersecurity and Privacy Reference Tool, csf_2_0_0 with all elements:
//                       https://csrc.nist.gov/extensions/nudp/services/json/nudp/framework/version/csf_2_0_0/export/json?element=all
import { catalogText } from './nist-csf/catalog-text.mjs';
import { BadInput, readJson } from './nist-csf/input.mjs';
import { unpadded } from './nist-csf/numbers.mjs';
import { readVersion1 } from './nist-csf/version-1.mjs';
import { readVersion2 } from './nist-csf/version-2.mjs';

const USAGE =
  'Usage: node scripts/convert/nist-csf.mjs CSF-1.1.json CSF-2.0-CPRT.json > seeds/nist-csf.objectives.yaml';

/** The catalog, and remarks on how it differs from its sources. Throws `BadInput`. */
async function convert(paths) {
  if (paths.length !== 2) throw new BadInput(USAGE);
  const [first, second] = await Promise.all(paths.map(readJson));
  const old = readVersion1(first);
  const { edition, remarks } = readVersion2(second);
  checkContinuity(old, edition);
  return { text: catalogText([old, edition]), remarks };
}

/**
 * The catalog reads PR.DS-1 and PR.DS-01 as one number. That is correct as long as version 2.0 has every number of 1.1:
 * it keeps the same number except for the zero, or withdraws it.
 */
function checkContinuity(old, edition) {
  const known = new Set(edition.objectives.map(({ number }) => unpadded(number)));
  const lost = old.objectives.map(({ number }) => number).filter((number) => !known.has(unpadded(number)));
  if (lost.length === 0) return;
  throw new BadInput(`Version ${edition.id} neither keeps nor withdraws ${lost.join(', ')} of version ${old.id}.`);
}

try {
  const { text, remarks } = await convert(process.argv.slice(2));
  for (const remark of remarks) console.error(remark);
  process.stdout.write(text);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
