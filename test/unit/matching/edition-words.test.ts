import { describe, expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkReferences } from '../../support/check-references.ts';
import { scopeOf } from '../../support/scope.ts';

const scope = scopeOf(`
  //- /controls.objectives.yaml
  prefix: RV
  editions:
    - edition: Rev 4
      objectives: [AC-1 Policy, AC-3 Access]
    - edition: Rev 5
      objectives: [AC-1 Policy, AC-3 Access]
    - edition: v6
      draft: true
      objectives: [AC-1 Policy]
`);

describe('editions whose names begin with a word for versions', () => {
  it.each(['Rev 5', 'Rev. 5', 'rev5', 'R5', 'r5', 'Revision 5', 'release 5', 'version 5', 'v5'])('%s', (written) => {
    const text = `RV ${written} AC-1`;
    const [found] = new DocumentAnalysis(linesOf(text), scope).references;
    expect(found?.group.pin?.edition).toBe('Rev 5');
    expect(found?.resolution.status).toBe('current');
  });

  it('an edition named v6 is also meant by "version 6"', () => {
    checkReferences('RV version 6 AC-1\n^^^^^^^^^^^^^^^^^ current: AC-1 @v6', scope);
  });

  it.each([
    ['RV:R3 AC-1', 'R3', 'RV:Rev 4 AC-1'],
    ['RV Rev. 3 AC-1', '3', 'RV Rev 4 AC-1'],
    ['RV rev3 AC-1', 'rev3', 'RV Rev 4 AC-1'],
  ])('%s is not an edition, and each fix writes one as it is listed', (text, pin, fixed) => {
    const analysis = new DocumentAnalysis(linesOf(text), scope);
    expect(analysis.references[0]?.group.pin?.text).toBe(pin);
    const texts = analysis.diagnostics[0]?.fixes.flatMap(({ suggestion }) => suggestion?.newText ?? []) ?? [];
    expect(texts).toContain(fixed);
    for (const newText of texts) {
      const after = new DocumentAnalysis(linesOf(newText), scope).references;
      expect(after.map(({ resolution }) => resolution.edition?.id)).toEqual([newText.match(/Rev \d|v6/)?.[0]]);
    }
  });
});
