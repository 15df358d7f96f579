/**
 * A message as it was, for editors that make links of what looks like one in it, as VS Code does, where a link may run any
 * command: a name in a catalog, a file or a setting is text. Behind the invisible sign nothing is the address of a link any more.
 */
export const withoutLinks = (message: string): string => message.replaceAll('](', ']\u2060(');
