import type { ReferenceCode } from '../../../core/model/diagnostic.ts';
import type { Rule } from './rules.ts';

/** The pages on problems in documents, condensed. */
export const REFERENCE_RULES: Readonly<Record<ReferenceCode, Pick<Rule, 'summary' | 'description' | 'remedies'>>> = {
  'unknown-objective': {
    summary: 'A reference names a number that the framework does not have.',
    description:
      'A number is read whole: `3.45` is not shortened to `3.4`. A reference with an edition is judged in that edition, one without in the current edition or in the one that `objrefs.yaml` chooses.',
    remedies: [
      'Take one of the suggested numbers.',
      'Where the catalog lacks an objective that the framework has, add it there, or say `partial: true` in its edition.',
    ],
  },
  'unknown-edition': {
    summary: 'A reference names an edition that no catalog of the framework describes.',
    description: 'Without its edition nobody can tell what a number stands for.',
    remedies: [
      'Take one of the editions that there are.',
      'Add the edition to the catalog, or the spelling to the `aliases` of its edition.',
      'Where any edition will do, leave it out.',
    ],
  },
  'invalid-range': {
    summary: 'A range of objectives is reversed, empty, or crosses from one part of the framework to another.',
    description: 'Nobody can tell what lies between the ends of such a range.',
    remedies: ['Exchange the ends of a reversed range.', 'Cite each part of a crossing range on its own.'],
  },
  'withdrawn-objective': {
    summary: 'A reference was right once, and the framework has dropped the objective since.',
    description: 'The catalog records no successor.',
    remedies: [
      'Decide what the text should cite now, or whether the sentence still holds.',
      'Where the text speaks of the old edition on purpose, name it: `INTERPOL-SP:2014-2016 3.4`.',
      'Where the framework names a successor, record it in the catalog with `replacedBy`.',
    ],
  },
  'replaced-objective': {
    summary: 'A reference was right once, and the framework has replaced the objective since.',
    description: 'The catalog records by what; successors are followed through all later editions.',
    remedies: [
      'Cite the successor. Where an objective was split, choose the part that the text means.',
      'Where the text speaks of the old edition on purpose, name it: `NIST CSF:1.1 PR.AC-4`.',
    ],
  },
  'superseded-edition': {
    summary: 'A reference names an older edition, and is right there.',
    description: 'Nothing is wrong with it. It is reported for those who bring a document up to date.',
    remedies: [
      'Change edition and number together.',
      'Where old editions are cited for good, set `superseded-edition: off` under `severity` in `objrefs.yaml`.',
    ],
  },
  'reused-number': {
    summary: 'A number means something else in the current edition than when the text was written.',
    description:
      'The framework uses the number again, for another objective. The reference resolves, to the wrong one.',
    remedies: ['Cite the number that the objective has now.', 'Name the edition that the text means.'],
  },
  'changed-objective': {
    summary: 'The text of an objective has changed since the reference to it was reviewed.',
    description: 'What the document says about the objective may no longer hold.',
    remedies: ['Read the objective again, mend the document where needed, and record the review.'],
  },
  'title-mismatch': {
    summary: 'The title beside a reference is not that of the objective.',
    description: 'Either the number or the title is wrong, or the title has changed since.',
    remedies: ['Take the number that has this title, or the title that this number has.'],
  },
  'noncanonical-reference': {
    summary: 'A reference is understood, and written in a way that nobody would search for.',
    description: 'The prefix is in other letters, in the plural or misspelt, or the number is joined to it.',
    remedies: [
      'Write it as everybody does.',
      'Where a spelling is as good as the prefix, list it under `aliases` in the catalog.',
    ],
  },
  'unused-suppression': {
    summary: 'An ignore comment covers no problem.',
    description: 'Whatever it was written for has been mended since, or its code is misspelt.',
    remedies: ['Remove the comment, or the code from its list.'],
  },
};
