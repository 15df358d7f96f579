import { expect, it } from 'vitest';
import { findObjectives, pathOf } from '../../../server/src/core/insertion/find-objectives.ts';
import { scopeOf } from '../../support/scope.ts';

const SCOPE = scopeOf(`
//- /quay.objectives.yaml
prefix: QUAY-SP
title: Strategic plan of the quay
levels: [goal, target]
editions:
  - edition: "2016"
    objectives:
      - {number: 7.1, title: Sell the crane}
  - edition: "2020"
    objectives:
      - {number: 7.1, title: Sell the crane, replacedBy: [1.2]}
  - edition: "2024"
    objectives:
      - {number: 1, title: Keep the quay, group: Strategic goals}
      - 1.1 Provide innovative cybercrime training
      - 1.2 Répondre aux événements
      - 1.10 Train pilots, and training for them
      - {number: 1.3, title: Old training, withdrawn: true}
//- /controls.objectives.yaml
prefix: CTRL
numbering: {words: [control]}
edition: "5"
objectives: [AC-2 Account management, AC-2(1) Automated account management, AC-21 Information sharing, AT-1 Training policy]
`);

function found(query: string, { gone = false, most = 50, first = '' } = {}): string[] {
  const isPreferred = ({ prefix }: { readonly prefix: string }) => prefix === first;
  const { frameworks, more } = findObjectives(SCOPE.set.frameworks, query, { gone, most, isPreferred });
  const found = frameworks.flatMap((each) =>
    each.found.map(({ objective }) => `${each.framework.prefix} ${objective.number}`),
  );
  return more > 0 ? [...found, `${more} more`] : found;
}

it('by the number, alone or after the prefix, in any case', () => {
  expect(found('1.2')[0]).toBe('QUAY-SP 1.2');
  expect(found('quay-sp 1.2')).toEqual(['QUAY-SP 1.2']);
  expect(found('ac-2(1)')).toEqual(['CTRL AC-2(1)']);
  expect(found('CTRL control AC-21')).toEqual(['CTRL AC-21']);
  expect(found('QUAY-SP:2024 1.10')).toEqual(['QUAY-SP 1.10']);
});

it('the number itself first, then its descendants, then other numbers with that beginning', () => {
  expect(found('ac-2')).toEqual(['CTRL AC-2', 'CTRL AC-2(1)', 'CTRL AC-21']);
  expect(found('quay 1.1')).toEqual(['QUAY-SP 1.1', 'QUAY-SP 1.10']);
});

it('without the punctuation of the number', () => {
  expect(found('ac21')).toEqual(['CTRL AC-2(1)', 'CTRL AC-21']);
});

it('by words of the title in any order, without accents', () => {
  expect(found('training cyber')).toEqual(['QUAY-SP 1.1']);
  expect(found('evenements')).toEqual(['QUAY-SP 1.2']);
  expect(found('cyber-crime')).toEqual(['QUAY-SP 1.1']);
});

it('by words of parent titles', () => {
  expect(found('strategic keep')).toEqual(['QUAY-SP 1', 'QUAY-SP 1.1', 'QUAY-SP 1.2', 'QUAY-SP 1.10']);
});

it('with typos, if there is no exact match', () => {
  expect(found('cybercirme trainig')).toEqual(['QUAY-SP 1.1']);
  expect(found('mngmnt auto')).toEqual(['CTRL AC-2(1)']);
  expect(found('xyzzy')).toEqual([]);
});

it('framework by framework, the best match first', () => {
  expect(found('training')).toEqual(['QUAY-SP 1.1', 'QUAY-SP 1.10', 'CTRL AT-1']);
  expect(found('policy training')).toEqual(['CTRL AT-1']);
});

it('all of them for an empty query, those of the document first', () => {
  expect(found('')[0]).toBe('QUAY-SP 1');
  expect(found('', { first: 'CTRL' })[0]).toBe('CTRL AC-2');
});

it('outdated ones only on request, after the others', () => {
  expect(found('crane')).toEqual([]);
  expect(found('crane', { gone: true })).toEqual(['QUAY-SP 7.1']);
  expect(found('QUAY-SP training', { gone: true })).toEqual(['QUAY-SP 1.1', 'QUAY-SP 1.10', 'QUAY-SP 1.3']);
});

it('no more than the limit, which is reported', () => {
  expect(found('training', { most: 2 })).toEqual(['QUAY-SP 1.1', 'QUAY-SP 1.10', '1 more']);
  expect(found('account', { most: 1 })).toEqual(['CTRL AC-2', '1 more']);
  expect(found('', { most: 25 })).toHaveLength(8);
});

it('has the path to each', () => {
  const framework = SCOPE.set.get('QUAY-SP')!;
  const objective = framework.current!.byNumber.get('1.1')!;
  expect(pathOf(framework, objective)).toEqual(['Strategic goals', '1 Keep the quay']);
});

it('a word of a prefix before prefixes that only begin with it', () => {
  const { set } = scopeOf(`
    //- /crane.objectives.yaml
    prefix: CRANES
    objectives: [1 Lift]
    //- /quay.objectives.yaml
    prefix: QUAY CRANE
    objectives: [1 Lift]
  `);
  const frameworks = set.frameworks.filter(({ prefix }) => /CRANE/.test(prefix));
  const { frameworks: found } = findObjectives(frameworks, 'crane lift', {
    gone: false,
    most: 9,
    isPreferred: () => false,
  });
  expect(found.map(({ framework }) => framework.prefix)).toEqual(['QUAY CRANE', 'CRANES']);
});
