import { type Command, HELP } from '../command.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export const COMPLETION: Command = {
  name: 'completion',
  summary: 'Print what completes commands in a shell.',
  operands: 'SHELL',
  details: [
    'SHELL is bash, zsh or fish. What is printed completes commands, options and their values, files, and numbers with ' +
      'their titles: after explain and --objective. It asks objrefs itself, so it knows your catalogs.',
    'For bash, put "source <(objrefs completion bash)" into ~/.bashrc; for zsh the same with zsh into ~/.zshrc, behind ' +
      'compinit; for fish, write it to ~/.config/fish/completions/objrefs.fish.',
    'Exit status: 0, or 2 for wrong usage.',
  ],
  options: [HELP],
  examples: [
    ['objrefs completion bash', 'What bash reads.'],
    ['objrefs completion zsh', 'What zsh reads.'],
    ['objrefs completion fish', 'What fish reads.'],
  ],
  load: async () => (await import('./completion.ts')).completion,
};
