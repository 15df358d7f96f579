/** A command, as the runner of GitHub Actions reads it from a line of a job's log. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a line as the runner does (actions/runner, ActionCommand): `::command key=value,…::data` after any white space,
 * or the older form `##[command key=value;…]data` anywhere in the line. Undefined if the line is not a command.
 */
export function workflowCommand(line: string): WorkflowCommand | undefined {
  const trimmed = line.trimStart();
  if (trimmed.startsWith('::')) {
    const end = trimmed.indexOf('::', 2);
    if (end >= 0) {
      const [, command = '', list = ''] = /^(\S*) ?(.*)$/s.exec(trimmed.slice(2, end)) ?? [];
      const properties = list.split(',').flatMap((part) => {
        const at = part.indexOf('=');
        return at < 0 ? [] : [[part.slice(0, at).trim(), unescaped(part.slice(at + 1))]];
      });
      return { command, properties: Object.fromEntries(properties), data: unescaped(trimmed.slice(end + 2)) };
    }
  }
  const older = /##\[([^\]]*)\](.*)/s.exec(line);
  return older ? { command: older[1] ?? '', properties: {}, data: older[2] ?? '' } : undefined;
}

/** Commands of Azure Pipelines and TeamCity, which can be anywhere in a line. */
export const isOtherRunnersCommand = (line: string): boolean => /##(vso|teamcity)\[/i.test(line);

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => signs[code] ?? '');
}
