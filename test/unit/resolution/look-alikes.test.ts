import { describe, expect, it } from 'vitest';
import { parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

/** Code, place and message of the problems of the catalogs in a template. */
function problemsOf(template: string): string[] {
  return [...readScope(parseFixture(template).files).problems].flatMap(([path, problems]) =>
    problems.map(({ code, range, message }) => `${path}:${range.start.line + 1} ${code} ${message}`),
  );
}

const withAlias = (alias: string, objectives = '- 3.4 Learn') => `
  //- /a.objectives.yaml
  prefix: ACME
  aliases: [${alias}]
  objectives:
    ${objectives}
`;

describe('names that other things are read as', () => {
  it('reports a word that texts have before the numbers of any framework', () => {
    expect(problemsOf(withAlias('Section'))).toEqual([
      '/a.objectives.yaml:2 catalog-look-alike "Section 3.2" would be read as number 3.2 of ACME. Use a longer name than "Section".',
    ]);
    expect(problemsOf(withAlias('Article', '- 6 Six'))).toHaveLength(1);
  });

  it('reports the name of a publisher or technique that numbers other things too', () => {
    expect(problemsOf(withAlias('USB', '- 2.1 A'))[0]).toContain('"USB 3.2" would be read as number 3.2');
    expect(problemsOf(withAlias('ISO', '- 9001 Quality'))[0]).toContain('"ISO 8601"');
  });

  it('accepts the framework that lists the number, and names that nothing else has', () => {
    expect(problemsOf(withAlias('TLS', '- 1.3 Transport'))).toEqual([]);
    expect(problemsOf(withAlias('ACME Plan'))).toEqual([]);
    expect(problemsOf(withAlias('ISO 27001', '- A.8.1 Assets'))).toEqual([]);
  });

  it('accepts what is always a number of the framework', () => {
    expect(problemsOf('//- /a.objectives.yaml\nprefix: CWE\nobjectives: [79 Scripting, 89 Injection]\n')).toEqual([]);
    expect(problemsOf('//- /a.objectives.yaml\nprefix: RFC\nobjectives: [2119 Words]\n')).toEqual([]);
    const named =
      'prefix: MITRE\nnumbering: {selfNaming: true}\nobjectives: [CWE-79 Scripting, CVE-2021-44228 Log4j]\n';
    expect(problemsOf(`//- /a.objectives.yaml\n${named}`)).toEqual([]);
  });

  it('reports a catalog once', () => {
    expect(problemsOf(withAlias('"Section", "Chapter"'))).toHaveLength(1);
  });
});

describe('numbers without the name of their framework', () => {
  const withSeries = (selfNaming: string, objectives: string) =>
    `//- /a.objectives.yaml\nprefix: ACME\nnumbering: {selfNaming: ${selfNaming}}\nobjectives:\n${objectives}`;

  it('reports those that versions look like', () => {
    expect(problemsOf(withSeries('true', '  - V1.2 A\n  - V1.2.3 B\n'))[0]).toContain('"V3.21" would be read as');
  });

  it('accepts those that nothing else has', () => {
    expect(problemsOf(withSeries('true', '  - FIA_UAU.2 A\n'))).toEqual([]);
    expect(problemsOf(withSeries('true', '  - AC-2 A\n  - SC-7(1) B\n'))).toEqual([]);
  });
});
