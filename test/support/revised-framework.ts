// A framework whose second edition moves, merges, splits, withdraws, rewords and reuses numbers, and a plan with 19
// citations that was written for the first one.
import { wordDocument } from '../unit/catalog/imports/word-document.ts';

/** The catalog of the first edition. */
export const CATALOG = `# Maintained by the strategy office
prefix: NPS
title: National Policing Strategy
levels: [priority, objective]
edition: 2023-2027
objectives:
  - 1 Prevent crime
  - 1.1 Reduce burglary in residential areas
  - 1.2 Protect victims of domestic violence
  - 1.3 Remove illegal firearms from circulation
  - 1.4 Patrol public transport at night # until the cameras are installed
  - 2 Investigate crime
  - 2.1 Train officers in digital forensics
  - 2.2 Share intelligence with neighbouring countries
  - 2.3 Recover the proceeds of crime
  - 2.4 Investigate crimes against the environment
  - 3 Serve the public
  - 3.1 Answer emergency calls within ten minutes
  - 3.2 Publish complaints about police conduct and statistics on the use of force
  - 3.3 Open police stations in rural districts
  - 3.4 Extend the opening hours of police stations in rural districts
`;

/** The paragraphs of the second edition. */
const SECOND_EDITION: readonly { readonly text: string; readonly style?: string }[] = [
  { text: 'National Policing Strategy 2028-2032', style: 'Heading1' },
  { text: '1 Prevent crime', style: 'Heading2' },
  { text: '1.1 Reduce burglary in residential areas' },
  { text: '1.2 Remove illegal firearms from circulation' },
  { text: '1.3 Teach children to use the internet safely' },
  { text: '2 Investigate crime', style: 'Heading2' },
  { text: '2.1 Train officers and prosecutors in digital forensics' },
  { text: '2.2 Recover the proceeds of crime' },
  { text: '2.3 Share intelligence with neighbouring countries' },
  { text: '2.4 Investigate crimes against the environment' },
  { text: '3 Serve the public', style: 'Heading2' },
  { text: '3.1 Answer emergency calls within eight minutes' },
  { text: '3.2 Protect victims of domestic violence and their children' },
  { text: '3.3 Open police stations in rural districts and extend their opening hours' },
  { text: '3.5 Publish complaints about police conduct' },
  { text: '3.6 Publish statistics on the use of force' },
];

/** The plan, written for the first edition. */
export const PLAN = `# Annual plan of the southern region

Burglary (NPS 1.1) and domestic violence (NPS 1.2) come first.

- Seizing firearms serves NPS 1.3.
- Night patrols: NPS 1.4.
- The laboratory trains for NPS 2.1.

| Measure | Objective |
| --- | --- |
| Joint centre with our neighbours | NPS 2.2 |
| Asset recovery office | NPS 2.3 |
| River police | NPS 2.4 |

Calls are answered faster (NPS 3.1), complaints are published (NPS 3.2), and two rural stations open (NPS 3.3).
They stay open until midnight: NPS 3.4.

The budget covers NPS 1.1 and 1.3, NPS 2.3 and NPS 3.3.
All of this serves priority NPS 2, and NPS 1.2 most of all. The exchange of NPS 2.2 continues.
`;

/** The catalog of both editions, before anything is recorded. */
export const BOTH_EDITIONS = [
  ...CATALOG.split('\n').map((line) => (/^(?:edition|objectives| {2}- )/.test(line) ? `    ${line}` : line)),
  '  - edition: 2028-2032',
  '    objectives:',
  ...SECOND_EDITION.slice(1).map(({ text }) => `      - ${text}`),
  '',
]
  .join('\n')
  .replace('    edition:', 'editions:\n  - edition:')
  .replace(/\n\n/g, '\n');

/** The second edition as Markdown. */
export const SECOND_AS_MARKDOWN = SECOND_EDITION.map(({ text, style }) =>
  style === undefined ? `- ${text}\n` : `\n${'#'.repeat(Number(style.at(-1)))} ${text}\n\n`,
).join('');

/** The second edition as a Word document. */
export const secondEdition = (): Promise<Uint8Array> => wordDocument(SECOND_EDITION);

/** What the author of the plan meant, by titles of the first edition, and the answer in the list of decisions. */
export const MEANT: readonly { readonly title: string; readonly answer: string }[] = [
  { title: 'Protect victims of domestic violence', answer: 'NPS 3.2' },
  { title: 'Remove illegal firearms from circulation', answer: 'NPS 1.2' },
  { title: 'Patrol public transport at night', answer: 'Keep edition 2023-2027' },
  { title: 'Share intelligence with neighbouring countries', answer: 'NPS 2.3' },
  { title: 'Recover the proceeds of crime', answer: 'NPS 2.2' },
  { title: 'Publish complaints about police conduct and statistics on the use of force', answer: 'NPS 3.5' },
];

/** The plan as it is when all is decided. */
export const MIGRATED = PLAN.replace(
  /NPS 1\.2|NPS 1\.3|1\.1 and 1\.3|NPS 1\.4|NPS 2\.2|NPS 2\.3|NPS 3\.2|NPS 3\.4/g,
  (cited) => {
    const NOW: Readonly<Record<string, string>> = {
      'NPS 1.2': 'NPS 3.2',
      'NPS 1.3': 'NPS 1.2',
      '1.1 and 1.3': '1.1 and 1.2',
      'NPS 1.4': 'NPS:2023-2027 1.4',
      'NPS 2.2': 'NPS 2.3',
      'NPS 2.3': 'NPS 2.2',
      'NPS 3.2': 'NPS 3.5',
      'NPS 3.4': 'NPS 3.3',
    };
    return NOW[cited] ?? cited;
  },
);
