import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import type { Edition, Objective } from '../../../server/src/core/model/catalog.ts';
import type { Resolution } from '../../../server/src/core/model/framework.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { composeFrameworks, findEdition } from '../../../server/src/core/resolution/compose.ts';
import { resolve } from '../../../server/src/core/resolution/resolve.ts';

const FILE = 'nist-csf.objectives.yaml';

/**
 * Every number of 1.1 that NIST withdrew in 2.0, as 1.1 writes it, with its replacement in NIST's reference data
 * ("Moved to", "Incorporated into"). For three NIST names no number.
 */
const SUCCESSORS = `
ID.AM-6  split   GV.RR-02 GV.SC-02
ID.BE    merged  GV.OC
ID.BE-1  merged  GV.OC-05
ID.BE-2  merged  GV.OC-01
ID.BE-3  merged  GV.OC-01
ID.BE-4  split   GV.OC-04 GV.OC-05
ID.BE-5  merged  GV.OC-04
ID.GV    merged  GV
ID.GV-1  split   GV.PO GV.PO-01 GV.PO-02
ID.GV-2  split   GV.OC-02 GV.RR GV.RR-02
ID.GV-3  moved   GV.OC-03
ID.GV-4  moved   GV.RM-04
ID.RM    merged  GV.RM
ID.RM-1  split   GV.RM-01 GV.RM-06 GV.RR-03
ID.RM-2  split   GV.RM-02 GV.RM-04
ID.RM-3  moved   GV.RM-02
ID.SC    merged  GV.SC
ID.SC-1  split   GV.RM-05 GV.SC-01 GV.SC-06 GV.SC-09 GV.SC-10
ID.SC-2  split   GV.OC-02 GV.SC-03 GV.SC-04 GV.SC-07 ID.RA-10
ID.SC-3  moved   GV.SC-05
ID.SC-4  split   GV.SC-07 ID.RA-10
ID.SC-5  split   GV.SC-08 ID.IM-02
PR.AC    moved   PR.AA
PR.AC-1  split   PR.AA-01 PR.AA-05
PR.AC-2  moved   PR.AA-06
PR.AC-3  split   PR.AA-03 PR.AA-05 PR.IR-01
PR.AC-4  moved   PR.AA-05
PR.AC-5  merged  PR.IR-01
PR.AC-6  moved   PR.AA-02
PR.AC-7  moved   PR.AA-03
PR.AT-3  split   PR.AT-01 PR.AT-02
PR.AT-4  merged  PR.AT-02
PR.AT-5  merged  PR.AT-02
PR.DS-3  split   ID.AM-08 PR.PS-03
PR.DS-4  moved   PR.IR-04
PR.DS-5  split   PR.DS-01 PR.DS-02 PR.DS-10
PR.DS-6  split   PR.DS-01 DE.CM-09
PR.DS-7  merged  PR.IR-01
PR.DS-8  split   ID.RA-09 DE.CM-09
PR.IP    none
PR.IP-1  merged  PR.PS-01
PR.IP-2  split   ID.AM-08 PR.PS-06
PR.IP-3  split   PR.PS-01 ID.RA-07
PR.IP-4  moved   PR.DS-11
PR.IP-5  moved   PR.IR-02
PR.IP-6  merged  ID.AM-08
PR.IP-7  split   ID.IM ID.IM-03
PR.IP-8  moved   ID.IM-03
PR.IP-9  moved   ID.IM-04
PR.IP-10 split   ID.IM-02 ID.IM-04
PR.IP-11 moved   GV.RR-04
PR.IP-12 split   ID.RA-01 PR.PS-02
PR.MA    merged  ID.AM-08
PR.MA-1  split   ID.AM-08 PR.PS-03
PR.MA-2  split   ID.AM-08 PR.PS-02
PR.PT    none
PR.PT-1  merged  PR.PS-04
PR.PT-2  split   PR.DS-01 PR.PS-01
PR.PT-3  merged  PR.PS-01
PR.PT-4  split   PR.AA-06 PR.IR-01
PR.PT-5  moved   PR.IR-03
DE.AE-1  merged  ID.AM-03
DE.AE-5  moved   DE.AE-08
DE.CM-4  split   DE.CM-01 DE.CM-09
DE.CM-5  split   DE.CM-01 DE.CM-09
DE.CM-7  split   DE.CM-01 DE.CM-03 DE.CM-06 DE.CM-09
DE.CM-8  merged  ID.RA-01
DE.DP    none
DE.DP-1  merged  GV.RR-02
DE.DP-2  merged  DE.AE
DE.DP-3  merged  ID.IM-02
DE.DP-4  merged  DE.AE-06
DE.DP-5  split   ID.IM ID.IM-03
RS.AN-1  merged  RS.MA-02
RS.AN-2  split   RS.MA-02 RS.MA-03 RS.MA-04
RS.AN-4  moved   RS.MA-03
RS.AN-5  moved   ID.RA-08
RS.CO-1  merged  PR.AT-01
RS.CO-4  split   RS.MA-01 RS.MA-04
RS.CO-5  merged  RS.CO-03
RS.IM    merged  ID.IM
RS.IM-1  split   ID.IM-03 ID.IM-04
RS.IM-2  merged  ID.IM-03
RS.MI-3  merged  ID.RA-06
RS.RP    merged  RS.MA
RS.RP-1  merged  RS.MA-01
RC.CO-1  merged  RC.CO-04
RC.CO-2  merged  RC.CO-04
RC.IM    merged  ID.IM
RC.IM-1  split   ID.IM-03 ID.IM-04
RC.IM-2  merged  ID.IM-03
`;

const shipped = shippedCatalogs.find(({ file }) => file === FILE)!;
const { catalog } = shipped;
const { set, problems } = composeFrameworks(
  [{ catalog, origin: 'shipped', offByDefault: true }],
  new Map([['NIST CSF', { enabled: true }]]),
);
const framework = set.get('NIST CSF')!;
const [older, newer] = catalog.editions as [Edition, Edition];

const rows = SUCCESSORS.trim()
  .split('\n')
  .map((line) => {
    const [number = '', relation = '', ...successors] = line.split(/ +/);
    return { number, relation, successors };
  });

/** As 2.0 writes it: PR.AC-1 gives PR.AC-01. */
const padded = (number: string): string => number.replace(/-(?=\d$)/, '-0');

const replacementsOf = ({ replacedBy }: Resolution): string[] =>
  replacedBy.map(({ edition, objective, relation }) => `${edition.id} ${objective.number} ${relation}`);

describe('the 91 numbers that NIST withdrew', () => {
  test('are those of the table, 12 categories and 79 subcategories', () => {
    expect(rows).toHaveLength(91);
    const withdrawn = newer.objectives.filter((objective) => objective.withdrawn);
    expect(withdrawn.map(({ number }) => number).sort()).toEqual(rows.map(({ number }) => padded(number)).sort());
    expect([1, 2].map((level) => withdrawn.filter((objective) => objective.level === level).length)).toEqual([12, 79]);
  });

  describe.each(rows)('$number: $relation $successors', ({ number, relation, successors }) => {
    const expected = successors.map((successor) => `2.0 ${successor} ${relation}`);
    const gone = relation === 'none' ? 'withdrawn' : 'replaced';

    test('cited without an edition, with and without its zero', () => {
      for (const spelling of [number, padded(number)]) {
        const resolution = resolve(framework, spelling, undefined);
        expect([resolution.status, ...replacementsOf(resolution)]).toEqual([gone, ...expected]);
      }
    });

    test('with edition 1.1, which has it, and 2.0, which does not', () => {
      const superseded = resolve(framework, number, { edition: '1.1' });
      expect([superseded.status, ...replacementsOf(superseded)]).toEqual(['superseded', ...expected]);
      const wrong = resolve(framework, number, { edition: '2.0' });
      expect([wrong.status, ...replacementsOf(wrong)]).toEqual([gone, ...expected]);
    });
  });

  test('give NIST’s words as their reason', () => {
    const reasonOf = (number: string) => objective(newer, number).withdrawnReason;
    expect(reasonOf('PR.AC-04')).toBe('Moved to PR.AA-05');
    expect(reasonOf('ID.RM-03')).toBe('Moved into GV.RM-02');
    expect(reasonOf('RS.RP')).toBe('Incorporated into RS.MA');
    expect(reasonOf('PR.IP')).toBe('Incorporated into other Categories and Functions');
    expect(reasonOf('PR.PT')).toBe('Incorporated into other Protect Categories');
    expect(reasonOf('DE.DP')).toBe('Incorporated into other Categories and Functions');
  });
});

describe('numbers that were kept', () => {
  const withdrawn = new Set(rows.map(({ number }) => number));
  const living = older.objectives.filter(({ number }) => !withdrawn.has(number));

  test('are the other 45 of 1.1', () => {
    expect(perLevel(living)).toEqual([5, 11, 29]);
  });

  test.each(living.map(({ number }) => number))('%s is current, with and without its zero', (number) => {
    for (const spelling of [number, padded(number)]) {
      const { status, edition, objective } = resolve(framework, spelling, undefined);
      expect([status, edition?.id, objective?.number]).toEqual(['current', '2.0', padded(number)]);
    }
  });
});

describe('titles and statements, to the letter', () => {
  test('of 1.1: 5 functions, 23 categories, 108 subcategories', () => {
    expect(perLevel(older.objectives)).toEqual([5, 23, 108]);
    expect(wordings(older, ['ID', 'PR.AC', 'ID.BE-1', 'RS.AN-5'])).toEqual([
      'Identify',
      'Identity Management, Authentication and Access Control',
      'The organization’s role in the supply chain is identified and communicated.',
      'Processes are established to receive, analyze and respond to vulnerabilities disclosed to the organization from internal and external sources (e.g. internal testing, security bulletins, or security researchers)',
    ]);
  });

  test('of 2.0: 6 functions, 22 categories, 106 subcategories', () => {
    expect(perLevel(newer.objectives.filter((objective) => !objective.withdrawn))).toEqual([6, 22, 106]);
    expect(wordings(newer, ['GV', 'PR.AA', 'PR.DS-01', 'PR.DS-10', 'RS.AN-06', 'ID.SC-03'])).toEqual([
      "GOVERN | The organization's cybersecurity risk management strategy, expectations, and policy are established, communicated, and monitored",
      // Two spaces, as in NIST's data.
      'Identity Management, Authentication, and Access Control | Access to physical and logical assets is limited to authorized users, services, and hardware and  managed commensurate with the assessed risk of unauthorized access',
      'The confidentiality, integrity, and availability of data-at-rest are protected',
      'The confidentiality, integrity, and availability of data-in-use are protected',
      "Actions performed during an investigation are recorded, and the records' integrity and provenance are preserved",
      'Contracts with suppliers and third-party partners are used to implement appropriate measures designed to meet the objectives of an organization’s cybersecurity program and Cyber Supply Chain Risk Management Plan.',
    ]);
  });

  test('functions and categories of 2.0 also have a text', () => {
    const upper = newer.objectives.filter(({ level, withdrawn }) => level < 2 && !withdrawn);
    expect(upper.filter(({ title, text }) => !title || !text)).toEqual([]);
  });
});

test('its names', () => {
  expect(catalog).toMatchObject({
    uri: `objective-references:/seeds/${FILE}`,
    prefix: 'NIST CSF',
    aliases: [{ text: 'CSF' }, { text: 'NIST Cybersecurity Framework' }],
    levels: ['function', 'category', 'subcategory'],
    editions: [
      { id: '1.1', published: '2018-04-16', draft: false, partial: false },
      { id: '2.0', published: '2024-02-26', draft: false, partial: false },
    ],
  });
  expect(framework.current?.id).toBe('2.0');
  expect(findEdition(framework, '2')?.id).toBe('2.0');
});

test('it is disabled by default', () => {
  expect(shipped.enabled).toBe(false);
});

test('the file has no problems, and the ranges of the built-in catalog', () => {
  const text = readFileSync(new URL(`../../../seeds/${FILE}`, import.meta.url), 'utf8');
  expect(readCatalog(catalog.uri, text)).toEqual({ catalog, problems: [], incomplete: false });
  expect(problems.size).toBe(0);
  const lines = linesOf(text);
  for (const { objectives } of catalog.editions) {
    for (const { number, numberRange } of objectives) expect(textIn(lines, numberRange)).toBe(number);
  }
});

function objective({ objectives }: Edition, number: string): Objective {
  return objectives.find((listed) => listed.number === number)!;
}

/** Title, and text if there is one in addition. */
function wordings(edition: Edition, numbers: readonly string[]): string[] {
  return numbers.map((number) => {
    const { title, text } = objective(edition, number);
    return [title, text].filter((part) => part !== undefined).join(' | ');
  });
}

function perLevel(objectives: readonly Objective[]): number[] {
  return [0, 1, 2].map((level) => objectives.filter((listed) => listed.level === level).length);
}
