import { CATALOGS, type Command, HELP, WHAT_IS_READ } from '../command.ts';

export const REVIEW: Command = {
  name: 'review',
  summary: 'Record that documents were reviewed.',
  operands: '[PATH…]',
  details: [
    WHAT_IS_READ,
    'objrefs.reviews.yaml of the root records, for each document and objective that it cites, what the objective says. ' +
      'When a catalog changes that wording, objrefs check reports changed-objective until the document is reviewed again. ' +
      'Only references that resolve are recorded. A document that git knows to be renamed keeps its reviews.',
    'Exit status: 0, or 2 for wrong usage or something that could not be read or written.',
  ],
  options: [
    { name: 'dry-run', short: 'n', help: 'Change nothing; tell what would be recorded.' },
    {
      name: 'objective',
      value: 'REFERENCE',
      help: 'Only references to this objective, written as in a text: "INTERPOL-SP 3.4". May be given several times.',
    },
    {
      name: 'prune',
      help: 'Record nothing; drop the reviews of documents that are gone and of references that are no more in PATH.',
    },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs review --dry-run', 'What has changed since the last review, and what was never reviewed?'],
    ['objrefs review plans/annual-plan.md', 'Record that a document was reviewed.'],
    ['objrefs review --objective "INTERPOL-SP 3.4"', 'Record that all that cites objective 3.4 was reviewed.'],
    ['objrefs review --prune', 'Drop what is stale.'],
  ],
  load: async () => (await import('./review.ts')).review,
};
