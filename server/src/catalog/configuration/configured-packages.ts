import { l10n } from '../../core/base/l10n.ts';
import type { ConfiguredPath } from '../../core/settings/configuration.ts';
import { shorten } from '../yaml/prose.ts';
import type { Field } from '../yaml/yaml-fields.ts';
import { readSpellings } from '../yaml/yaml-values.ts';
import { isRepeated } from './configured-paths.ts';

/** As npm has it, with the capital letters of old packages: no path can be one, so that none leads anywhere else. */
const PACKAGE_NAME = /^(?:@[\w~-][\w.~-]*\/)?[A-Za-z0-9~-][\w.~-]*$/;
const LONGEST_NAME = 214;

export const isPackageName = (text: string): boolean => text.length <= LONGEST_NAME && PACKAGE_NAME.test(text);

export function readConfiguredPackages(field: Field | undefined): readonly ConfiguredPath[] {
  const seen = new Set<string>();
  return (readSpellings(field) ?? []).filter((name) => {
    const { reader } = field!;
    if (isPackageName(name.text)) return !isRepeated(reader, name, seen);
    const message = l10n.t(
      '"{0}" is not the name of an npm package. Use a name such as @acme/frameworks; paths belong in "catalogs".',
      shorten(name.text),
    );
    reader.reportCode('config-missing-catalog', name.range, message);
    return false;
  });
}
