import { isOtherRunnersCommand, workflowCommand } from '../../unit/cli/formats/workflow-command.ts';

/** What acts on a terminal, a runner of CI, a reader of Markdown, or the eyes of people. */
export const HOSTILE_TEXTS: readonly string[] = [
  '\u001b]0;owned\u0007\u001b[2J',
  '\u009b31m',
  '\u202egnp.elif',
  '\u2066\u2028\u2029\u0085\r',
  '\n::error::forged',
  '::error::forged',
  '  ::set-output name=a::b',
  '##vso[task.complete]',
  '##[error]forged',
  '##teamcity[buildStop]',
  '$(bell) $(sync~spin)',
  '[a](command:workbench.action.quit)',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x.y")',
  '%0A::error::forged',
];

/** The longest names are cut, and file systems take neither slashes nor NUL. */
const asFileName = (text: string): string => text.replaceAll('/', '∕').slice(0, 60);

/** A workspace whose every text, name and reference is hostile, in the way of `text`. */
export function hostileFolder(text: string): Record<string, string> {
  const value = (before: string) => JSON.stringify(`${text}${before}${text}`);
  return {
    'acme.objectives.yaml': `
prefix: ACME
title: ${value('Plan')}
publisher: ${value('Publisher')}
license: ${value('Licence')}
levels: [${value('goal')}, ${value('target')}]
editions:
  - edition: ${JSON.stringify(`2020${text}`)}
    objectives:
      - {number: "1", title: ${value('Grow')}, group: ${value('Group')}}
      - {number: "1.1", title: ${value('Apples')}, text: ${value('Text')}, note: ${value('Note')}}
      - {number: "1.2", title: ${value('Pears')}, replacedBy: [{number: "2.1", relation: moved}]}
      - {number: "1.3", title: ${value('Plums')}}
  - edition: "2024"
    aliases: [${value('alias')}]
    objectives:
      - {number: "1", title: ${value('Grow')}, group: ${value('Other')}}
      - {number: "1.1", title: ${value('Cherries')}, withdrawn: ${value('Reason')}}
      - {number: ${JSON.stringify(`2${text}`)}, title: Odd}
      - {number: "2.1", title: ${value('Harvest')}, aliases: [${JSON.stringify(`2.9${text}`)}]}
`,
    // Prefixes that no document can cite, but a command line can name.
    'odd.objectives.yaml': `prefix: ${JSON.stringify(`${text}ODD`)}\nobjectives:\n  - 1.1 One\n`,
    'runner.objectives.yaml': 'prefix: "::error::"\nobjectives:\n  - 1.1 One\n',
    'objrefs.yaml': `frameworks: {${value('ACME')}: on}\nexclude: [${value('x')}]\n${value('key')}: 1\n`,
    'a.md': `${text}\n${text}ACME 1.1 ${text} ACME 1.2, ACME 9.9 ${text}\nACME:2020 1.3, ACME:${text} 1.1\n`,
    [`${asFileName(text)}/${asFileName(text)}.md`]: `${text}ACME 1.2 ACME 8.8${text}\n`,
    [`${asFileName(text)}.objectives.yaml`]: `prefix: [${value('broken')}\n`,
  };
}

/** Characters that no sink may have: controls but line feeds, and what reorders or separates lines. */
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|\r(?!\n)/;

/** Lines with characters that would act on a terminal, or on the eyes of a reader. */
export const controlsIn = (text: string): string[] => text.split(/\r?\n/).filter((line) => CONTROLS.test(line));

/** Those, and lines that a runner of CI would obey. */
export function harmsOf(text: string): string[] {
  const isObeyed = (line: string) => workflowCommand(line) !== undefined || isOtherRunnersCommand(line);
  return [...controlsIn(text), ...text.split(/\r?\n/).filter(isObeyed)];
}
