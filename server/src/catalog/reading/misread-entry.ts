import { isScalar, type YAMLMap } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import type { Range } from '../../core/model/text.ts';
import { faultOfNumber } from '../syntax/number-syntax.ts';
import { readShortForm } from '../syntax/short-form.ts';
import { asLine } from '../yaml/prose.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';

/** A short entry as its author meant it. */
interface MisreadEntry {
  readonly number: string;
  readonly numberRange: Range;
  readonly range: Range;
  readonly title: string;
}

/**
 * An entry in short form that YAML reads as a field because of a colon: `- 3.4 Crime: a threat`, `- 3.4: Crime`.
 * It is reported with a fix, and understood. Null for any other mapping.
 */
export function readMisreadEntry(reader: YamlReader, map: YAMLMap.Parsed): MisreadEntry | null {
  const [pair, second] = map.items;
  if (!pair || second || !isScalar(pair.key) || map.flow) return null;
  const key = reader.value(pair.key);
  const value = pair.value === null ? '' : isScalar(pair.value) ? reader.value(pair.value) : null;
  if (value === null || !/^[\p{L}\p{N}(]*\p{N}/u.test(key)) return null;
  const bare = !/\s/.test(key);
  const short = readShortForm(bare ? `${key} ${value}` : `${key}: ${value}`);
  if (!short || short.title === '' || faultOfNumber(short.number)) return null;
  const range = reader.nodeRange(map);
  const newText = quoteIfNeeded(`${short.number} ${short.title}`);
  const fixes = [reader.fix(bare ? l10n.t('Remove the colon') : l10n.t('Put it in double quotes'), range, newText)];
  const message = bare
    ? l10n.t('Remove the colon after the number: "- 3.4 Title".')
    : l10n.t('A colon followed by a space begins a field in YAML. Put the whole entry in double quotes.');
  reader.report('unquoted-text', range, message, { fixes });
  return {
    number: short.number,
    numberRange: reader.partRange(pair.key, short.number),
    range,
    title: asLine(short.title),
  };
}
