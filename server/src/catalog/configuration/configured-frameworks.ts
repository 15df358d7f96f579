import { isMap, isScalar } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
import type { ConfiguredFramework } from '../../core/settings/configuration.ts';
import { shorten } from '../yaml/prose.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import { type Field, fieldsIn, knownFields } from '../yaml/yaml-fields.ts';
import { describe } from '../yaml/yaml-reader.ts';
import { readWritten, truthIn } from '../yaml/yaml-values.ts';

/** Other words for booleans are reported. */
const SWITCH = /^(?:on|off|true|false)$/i;

/** `frameworks` of `objrefs.yaml`: by prefix `on`, `off`, or `{edition: …}`, which enables it with a default edition. */
export function readConfiguredFrameworks(field: Field | undefined): ReadonlyMap<string, ConfiguredFramework> {
  const frameworks = new Map<string, ConfiguredFramework>();
  const fields = fieldsIn(field, '"frameworks"');
  for (const entry of fields?.all() ?? []) {
    const choice = readChoice(entry);
    if (choice) frameworks.set(entry.name, { ...choice, range: entry.nameRange });
  }
  return frameworks;
}

function readChoice(entry: Field): Omit<ConfiguredFramework, 'range'> | undefined {
  const { reader } = entry;
  const node = reader.resolve(entry.node);
  if (node && isMap(node)) {
    const fields = knownFields(reader, node, fieldNames('framework'), l10n.t('A framework'));
    const written = readWritten(fields.get('edition'));
    return { enabled: true, ...(written && { edition: written.text, editionRange: written.range }) };
  }
  if (node && !isScalar(node)) {
    const message = l10n.t('A framework must be on, off or {edition: …}, not {0}.', describe(node));
    reader.report('schema', reader.nodeRange(node), message);
    return undefined;
  }
  const written = readWritten(entry, node);
  if (!written) return undefined;
  const truth = truthIn(written.text);
  if (truth !== undefined && SWITCH.test(written.text)) return { enabled: truth };
  const newText = truth !== undefined ? (truth ? 'on' : 'off') : `{edition: ${quoteIfNeeded(written.text)}}`;
  const title = truth === undefined ? l10n.t('Use as the default edition') : l10n.t('Change to {0}', newText);
  const fixes = [reader.fix(title, reader.nodeRange(written.node), newText, truth !== undefined)];
  const message = l10n.t(
    '"{0}" is neither on nor off. Write on, off, or {edition: …} for a default edition.',
    shorten(written.text),
  );
  reader.report('schema', written.range, message, { fixes });
  return undefined;
}
