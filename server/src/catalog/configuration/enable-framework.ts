import { l10n } from '../../core/base/l10n.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';

/** The text of `objrefs.yaml` with a framework enabled or disabled. Refused where the result does not read so. */
export async function withFramework(
  uri: string,
  text: string,
  prefix: string,
  enabled: boolean,
): Promise<Result<string>> {
  const { readConfiguration } = await import('./configuration-reader.ts');
  const name = quoteIfNeeded(prefix);
  const [entry, opposite] = enabled ? [`${name}: on`, `${name}: off`] : [`${name}: off`, `${name}: on`];
  const problems = readConfiguration(uri, text).problems.length;
  for (const edited of candidates(text, entry, opposite)) {
    const read = readConfiguration(uri, edited);
    if (read.problems.length <= problems && read.value?.frameworks.get(prefix)?.enabled === enabled) return edited;
  }
  return new Refusal(l10n.t('objrefs.yaml could not be edited. Add {0} to its frameworks.', entry));
}

/** In place of the opposite; in the list of frameworks, in either style; at the end. */
function* candidates(text: string, entry: string, opposite: string): Generator<string> {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  yield text.replace(opposite, () => entry);
  yield text.replace(/^frameworks:[ \t]*\{/m, (head) => `${head}${entry}, `);
  const lines = text.split(eol);
  const at = lines.findIndex((line) => line.startsWith('frameworks:'));
  if (at >= 0) {
    const [indent = '  '] = lines.slice(at + 1).flatMap((line) => /^[ \t]+(?=[^ \t#])/.exec(line)?.[0] ?? []);
    yield lines.toSpliced(at + 1, 0, indent + entry).join(eol);
  }
  const start = text === '' ? `format: 1${eol}` : text.endsWith('\n') ? text : text + eol;
  yield `${start}frameworks:${eol}  ${entry}${eol}`;
}
