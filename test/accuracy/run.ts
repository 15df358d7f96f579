// Measures how well citations of frameworks that the rules were not written for are found.   npm run accuracy
// Compares with test/accuracy/recorded.json and fails if it is worse. -- --write records it and writes docs/accuracy.md;
// -- --misses lists what differs in the open half.
import { readFileSync, writeFileSync } from 'node:fs';
import { readAccuracyScope } from './catalogs.ts';
import { measure } from './measure.ts';
import { type Cited, readPassages } from './passages.ts';
import { compareWithRecorded, RECORDED, recordOf, report } from './report.ts';

const options = process.argv.slice(2);
const { scope, problems } = readAccuracyScope();
for (const problem of problems.slice(0, 20)) console.error(problem);
const passages = readPassages();
const measured = measure(passages, scope);

if (options.includes('--misses')) {
  const show = (sign: string, { framework, number, verdict }: Cited) => `  ${sign} ${framework} ${number} ${verdict}`;
  for (const { passage, missed, surplus, misjudged } of measured.differences) {
    console.log(`${passage.origin}: ${passage.text}`);
    for (const cited of missed) console.log(show('missed', cited));
    for (const cited of surplus) console.log(show('surplus', cited));
    for (const { cited, verdict } of misjudged) console.log(`${show('judged', cited)}, not ${verdict}`);
  }
}
console.log(report(measured, passages));
if (options.includes('--write')) {
  writeFileSync(RECORDED, `${JSON.stringify(recordOf(measured), null, 2)}\n`);
  writeFileSync(
    'docs/accuracy.md',
    readFileSync('docs/accuracy.md', 'utf8').replace(
      /(<!-- table -->\n)[\s\S]*(<!-- \/table -->)/,
      (_, begin: string, end: string) => `${begin}\n${report(measured, passages)}\n${end}`,
    ),
  );
} else {
  const worse = compareWithRecorded(measured);
  for (const line of worse) console.error(line);
  if (worse.length > 0) process.exitCode = 1;
}
