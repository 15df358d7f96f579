import { type Command, exitStatus, HELP } from '../command.ts';

export const COMPLETION: Command = {
  name: 'completion',
  summary: 'Print a shell completion script.',
  operands: 'SHELL',
  details: [
    'SHELL is bash, zsh or fish. The script completes commands, options and their values, files, and, after explain and ' +
      '--objective, numbers with their titles. It runs objrefs, and therefore knows your catalogs.',
    'For bash, add "source <(objrefs completion bash)" to ~/.bashrc; for zsh, the same with zsh to ~/.zshrc, after ' +
      'compinit; for fish, write the script to ~/.config/fish/completions/objrefs.fish.',
    exitStatus('0', 'wrong usage'),
  ],
  options: [HELP],
  examples: [
    ['objrefs completion bash', 'Print the script for bash.'],
    ['objrefs completion zsh', 'Print the script for zsh.'],
    ['objrefs completion fish', 'Print the script for fish.'],
  ],
  load: async () => (await import('./scripts.ts')).completion,
};
