import { l10n } from '../../core/base/l10n.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import { isDiagnosticCode } from '../../core/settings/severities.ts';
import { CONFIGURATION_FILE, readTopFields } from '../reading/file-kinds.ts';
import { shorten } from '../yaml/prose.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { type Field, readFields } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import { readSpellings, readWritten } from '../yaml/yaml-values.ts';

/** A problem that existed when the baseline was written. */
export interface BaselineEntry {
  /** Path of its file, relative to the root, with `/`. */
  readonly path: string;
  readonly code: string;
  /** The text of its line, with white space collapsed as by `baselineLine`. */
  readonly line: string;
}

interface ReadBaseline {
  /** In the order of the text. Equal entries are separate problems. */
  readonly entries: readonly BaselineEntry[];
  /** In the order of the text. A baseline with a problem is not used: entries that it lost would be reported as new. */
  readonly problems: readonly Diagnostic[];
}

/** Reads `objrefs.baseline.yaml`. Never throws, whatever the text. */
export function readBaseline(uri: string, text: string): ReadBaseline {
  const { value, problems } = readYaml(uri, text, CONFIGURATION_FILE, readRoot);
  return { entries: value ?? [], problems };
}

function readRoot(reader: YamlReader): BaselineEntry[] | null {
  const expected = l10n.t('A baseline has the fields "format" and "findings".');
  const fields = readTopFields(reader, ['format', 'findings'], l10n.t('The baseline'), expected);
  if (!fields) return null;
  const version = readWritten(fields.get('format'));
  if (version && version.text !== '1') {
    reader.report('schema', version.range, l10n.t('Unknown format {0}. Update objrefs.', shorten(version.text)));
  }
  const findings = fields.get('findings');
  if (!findings?.node) return [];
  const files = readFields(reader, findings.node, '"findings"');
  return [...(files?.all() ?? [])].flatMap((file) => readFile(file));
}

function readFile(file: Field): BaselineEntry[] {
  const codes = readFields(file.reader, file.node, l10n.t('a code with a list of lines'));
  return [...(codes?.all() ?? [])].flatMap((field) => {
    if (!isDiagnosticCode(field.name)) {
      file.reader.report('schema', field.nameRange, l10n.t('Unknown problem code "{0}".', shorten(field.name)));
    }
    const lines = readSpellings(field) ?? [];
    return lines.map(({ text }) => ({ path: file.name, code: field.name, line: text }));
  });
}
