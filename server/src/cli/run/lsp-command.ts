import { type Command, HELP } from '../command.ts';

export const LSP: Command = {
  name: 'lsp',
  summary: 'Run the language server for an editor.',
  operands: '',
  details: ['Speaks the Language Server Protocol over standard input and output until the editor ends it.'],
  options: [{ name: 'stdio', help: 'Use standard input and output (the only transport).' }, HELP],
  examples: [['objrefs lsp --stdio', 'What an editor is told to start.']],
  load: async () => (await import('../lsp.ts')).lsp,
};
