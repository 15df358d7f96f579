import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { objectivesOf } from './check-catalog.ts';

const FILE = 'interpol-sp.objectives.yaml';

/** The framework as published: INTERPOL Strategic Framework 2014-2016. */
const PUBLISHED = `
STRATEGIC PRIORITIES
1 Secure global police information system
1.1 Operate, maintain and enhance products and infrastructure services (INTERPOL Secure Cloud)
1.2 Broaden access to products and services
1.3 Pursue and optimize interoperability with other police information systems
2 24/7 Support to policing and law enforcement
2.1 Provide urgent 24/7 services on police and security matters
2.2 Support the development of the role and capacities of NCBs
2.3 Effectively and efficiently deploy operational support teams in support of member countries' needs
3 Innovation, capacity building and research
3.1 Enhance provision of training and technical assistance by leveraging law enforcement expertise and resources
3.2 Develop certification, accreditation and standards for policing and security matters
3.3 Increase partnerships, research and innovation on security
3.4 Provide innovative cybercrime training and digital forensic assistance
3.5 Develop partnerships to support development and capacity building efforts for countries in post-conflict situations
4 Assisting in the identification of crimes and criminals
4.1 Develop, maintain and expand criminal information database services
4.2 Ensure the high quality of data through quality control mechanisms
4.3 Provide operational and specialized investigative support to enable member countries to conduct international operations and investigations
4.4 Deliver global capability for integrated border management
4.5 Provide a platform on technologically-enabled threats, incl. cybercrime, in a multidisciplinary approach
CORPORATE PRIORITIES
5 Ensure organizational health/sustainability
5.1 Strengthen support areas, maintaining and enhancing the technical infrastructure in all sites and ensuring the efficient delivery of products and services
5.2 Improve the human resources strategy with a view on attracting, retaining, fostering and developing INTERPOL talent within a diversified and healthy environment
5.3 Develop and enhance strategic, financial and operational cooperation with public and private sector entities while ensuring transparency and independence
6 Consolidate the institutional framework
6.1 Ensure compliance with INTERPOL rules and regulations
6.2 Strengthen the governance mechanisms of the Organization
6.3 Reinforce INTERPOL global impact by building governmental, institutional and financial support
6.4 Enhance INTERPOL's mission for a safer world through strategic communications
6.5 Develop networks of cooperation with other International Organizations in strategic domains
`;

const shipped = shippedCatalogs.find(({ file }) => file === FILE)!;
const objectives = objectivesOf(shipped.catalog);

test('every number and title is as published, in order', () => {
  const lines = PUBLISHED.split('\n').filter((line) => /^\d/.test(line));
  expect(objectives.map(({ number, title }) => `${number} ${title}`)).toEqual(lines);
});

test('four strategic and two corporate priorities', () => {
  const priorities = objectives.filter(({ level }) => level === 0);
  expect(priorities.map(({ number, group }) => `${number} ${group}`)).toEqual([
    '1 Strategic priorities',
    '2 Strategic priorities',
    '3 Strategic priorities',
    '4 Strategic priorities',
    '5 Corporate priorities',
    '6 Corporate priorities',
  ]);
});

test('24 objectives: 3, 3, 5, 5, 3 and 5', () => {
  const counts = ['1', '2', '3', '4', '5', '6'].map((priority) =>
    objectives.filter(({ parent }) => parent === priority),
  );
  expect(counts.map(({ length }) => length)).toEqual([3, 3, 5, 5, 3, 5]);
  expect(objectives.filter(({ level }) => level === 1)).toHaveLength(24);
});

test('its names', () => {
  expect(shipped.catalog).toMatchObject({
    uri: `objective-references:/seeds/${FILE}`,
    prefix: 'INTERPOL-SP',
    aliases: [{ text: 'INTERPOL Strategic Framework' }],
    misspellings: [{ text: 'INTERPOL SP' }],
    title: 'INTERPOL Strategic Framework',
    publisher: 'INTERPOL',
    levels: ['priority', 'objective'],
    editions: [{ id: '2014-2016', published: '2014', draft: false, partial: false }],
  });
});

test('it is enabled by default', () => {
  expect(shipped.enabled).toBe(true);
});

test('the file has no problems, and the ranges of the built-in catalog', () => {
  const text = readFileSync(new URL(`../../../seeds/${FILE}`, import.meta.url), 'utf8');
  expect(readCatalog(shipped.catalog.uri, text)).toEqual({ catalog: shipped.catalog, problems: [], incomplete: false });
  const lines = linesOf(text);
  for (const { number, numberRange } of objectives) expect(textIn(lines, numberRange)).toBe(number);
});
