import { type Command, HELP } from '../command.ts';
import { EXIT } from '../command-line.ts';

export const LSP: Command = {
  name: 'lsp',
  summary: 'Run the language server for an editor.',
  operands: '',
  details: ['Speaks the Language Server Protocol over standard input and output until the editor ends it.'],
  options: [{ name: 'stdio', help: 'Use standard input and output (the only transport).' }, HELP],
  examples: [['objrefs lsp --stdio', 'The command for the configuration of an editor.']],
  load: async () => {
    const { startNodeServer } = await import('../../node/start.ts');
    return async () => {
      // The process lives on until the client ends it.
      startNodeServer({ kind: 'stdio' });
      return EXIT.clean;
    };
  },
};
