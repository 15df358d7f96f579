import { describe, expect, test } from 'vitest';
import { importText } from './import-text.ts';

const standard = (requirements: readonly object[]): string =>
  JSON.stringify({ bomFormat: 'CycloneDX', definitions: { standards: [{ name: 'S', version: '1', requirements }] } });

const SKIPPED = 'Skipped entries that contain themselves, or are more than 20 levels deep:';

describe('entries that name their parents', () => {
  test('a cycle is reported', async () => {
    const text = standard([
      { 'bom-ref': 'a', identifier: 'A.1', title: 'One', parent: 'b' },
      { 'bom-ref': 'b', identifier: 'A.2', title: 'Two', parent: 'a' },
      { 'bom-ref': 'c', identifier: 'A.3', title: 'Three' },
    ]);
    const { catalog, problems } = await importText('s.json', text, { prefix: 'P' });
    expect(catalog).toContain('objectives:\n      - A.3 Three\n');
    const place = text.indexOf('{"bom-ref":"a"') + 1;
    expect(problems).toEqual([`1:${place} ${SKIPPED} 2, beginning with this one.`]);
  });

  test('entries that are too deep are reported', async () => {
    const nodes = Array.from(
      { length: 40 },
      (_, at) => `    - {urn: u${at}, ref_id: A.${at}, name: N${at}, parent_urn: u${at - 1}}`,
    );
    const text = `urn: urn:a:library:x\nobjects:\n  framework:\n    name: X v1\n    requirement_nodes:\n${nodes.join('\n')}\n`;
    const { problems } = await importText('l.yaml', text, { prefix: 'P' });
    expect(problems).toEqual([`27:7 ${SKIPPED} 19, beginning with this one.`]);
  });

  test('of elements of CPRT too', async () => {
    const element = (id: string) => ({ element_type: 'category', element_identifier: id, title: id });
    const part = (source: string, dest: string) => ({
      source_element_identifier: source,
      dest_element_identifier: dest,
      relationship_identifier: 'projection',
    });
    const elements = {
      elements: ['GV.A', 'GV.B', 'GV.C'].map(element),
      relationships: [part('GV.A', 'GV.B'), part('GV.B', 'GV.A')],
    };
    const text = JSON.stringify({ response: { requestType: 1, elements } });
    const { catalog, problems } = await importText('c.json', text, { prefix: 'P' });
    expect(catalog).toContain('objectives:\n  - GV.C GV.C\n');
    expect(problems.map((problem) => problem.replace(/^\S+ /, ''))).toEqual([`${SKIPPED} 2, beginning with this one.`]);
  });

  test('of two entries with one key the first has the children, so that a small file never becomes many objectives', async () => {
    const twice = Array.from({ length: 18 }, (_, at) => {
      const entry = { 'bom-ref': `r${at}`, identifier: `A.${at}`, title: 'T', ...(at > 0 && { parent: `r${at - 1}` }) };
      return [entry, entry];
    });
    const { catalog } = await importText('s.json', standard(twice.flat()), { prefix: 'P' });
    expect(catalog?.match(/A\.17/g)).toHaveLength(2);
  });
});
