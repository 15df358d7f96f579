import { l10n } from '../../core/base/l10n.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';

/** The text of `objrefs.yaml` with a framework enabled. Refused where the result does not read so. */
export async function withEnabled(uri: string, text: string, prefix: string): Promise<Result<string>> {
  const { readConfiguration } = await import('./configuration-reader.ts');
  const name = quoteIfNeeded(prefix);
  const problems = readConfiguration(uri, text).problems.length;
  for (const edited of candidates(text, name)) {
    const read = readConfiguration(uri, edited);
    if (read.problems.length <= problems && read.value?.frameworks.get(prefix)?.enabled) return edited;
  }
  return new Refusal(l10n.t('objrefs.yaml could not be edited. Add {0} to its frameworks.', `${name}: on`));
}

/** Where it is disabled; in the list of frameworks, in either style; at the end. */
function* candidates(text: string, name: string): Generator<string> {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  yield text.replace(`${name}: off`, () => `${name}: on`);
  yield text.replace(/^frameworks:[ \t]*\{/m, (head) => `${head}${name}: on, `);
  const lines = text.split(eol);
  const at = lines.findIndex((line) => line.startsWith('frameworks:'));
  if (at >= 0) {
    const [indent = '  '] = lines.slice(at + 1).flatMap((line) => /^[ \t]+(?=[^ \t#])/.exec(line)?.[0] ?? []);
    yield lines.toSpliced(at + 1, 0, `${indent}${name}: on`).join(eol);
  }
  const start = text === '' ? `format: 1${eol}` : text.endsWith('\n') ? text : text + eol;
  yield `${start}frameworks:${eol}  ${name}: on${eol}`;
}
