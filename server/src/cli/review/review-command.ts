import { CATALOGS, type Command, exitStatus, HELP, PATH_DETAILS } from '../command.ts';

export const REVIEW: Command = {
  name: 'review',
  summary: 'Record that documents were reviewed.',
  operands: '[PATH…]',
  details: [
    PATH_DETAILS,
    'For each document and objective that it cites, the wording of the objective is recorded in objrefs.reviews.yaml of the ' +
      'root. When a catalog changes the wording, objrefs check reports changed-objective until the document is reviewed ' +
      'again. Only references that resolve are recorded. Documents that were renamed in git keep their reviews.',
    exitStatus('0', 'wrong usage or something that could not be read or written'),
  ],
  options: [
    { name: 'dry-run', short: 'n', help: 'Do not change any files; show what would be recorded.' },
    {
      name: 'objective',
      value: 'REFERENCE',
      help: 'Record only references to this objective, written as in a text: "INTERPOL-SP 3.4". May be given several times.',
    },
    {
      name: 'prune',
      help: 'Only remove reviews: of documents that no longer exist, and of references that are no longer in PATH.',
    },
    ...CATALOGS,
    HELP,
  ],
  examples: [
    ['objrefs review --dry-run', 'Show what is new or has changed since the last review.'],
    ['objrefs review plans/annual-plan.md', 'Record that a document was reviewed.'],
    ['objrefs review --objective "INTERPOL-SP 3.4"', 'Record that all references to objective 3.4 were reviewed.'],
    ['objrefs review --prune', 'Remove reviews that are no longer needed.'],
  ],
  load: async () => (await import('./review.ts')).review,
};
