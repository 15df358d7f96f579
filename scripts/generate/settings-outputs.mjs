/** Keys of `package.nls.json` that come from the table of settings have this prefix. */
export const SETTING_TEXTS = 'settings.';

/** The settings page. */
export function settingsOutputs({ SETTINGS, SETTING_GROUPS, SETTINGS_SECTION }) {
  return [{ path: 'docs/settings.md', text: settingsPage(SETTINGS, SETTING_GROUPS, SETTINGS_SECTION) }];
}

/**
 * `contributes.configuration`: the settings in their groups, followed by their deprecated names.
 *
 * @param named receives each text, and returns what replaces it
 */
export function contribution(settings, groups, section, named) {
  return Object.entries(groups).map(([group, title], index) => {
    const own = settings.filter((setting) => setting.group === group);
    return {
      id: group,
      title: named(`${SETTING_TEXTS}group.${group}`, title),
      order: index + 1,
      properties: Object.fromEntries(
        own.flatMap((setting) => [property(setting, section, named), ...formerProperties(setting, section, named)]),
      ),
    };
  });
}

function property({ name, scope = 'resource', schema, description }, section, named) {
  const texts = withNamedTexts(schema, SETTING_TEXTS + name, named);
  return [`${section}.${name}`, { scope, ...texts, markdownDescription: named(SETTING_TEXTS + name, description) }];
}

/** Null means unset: otherwise VS Code would use the first type for another default. */
function formerProperties({ name, formerly = [], scope = 'resource', schema }, section, named) {
  const text = `It is called \`#${section}.${name}#\` now.`;
  return formerly.map((old) => {
    const markdownDeprecationMessage = named(`${SETTING_TEXTS}${old}.deprecated`, text);
    return [`${section}.${old}`, { scope, type: ['null', schema.type], default: null, markdownDeprecationMessage }];
  });
}

/** A schema whose texts are replaced by keys. */
function withNamedTexts(schema, key, named) {
  return Object.fromEntries(
    Object.entries(schema).map(([field, value]) => {
      if (field === 'properties') {
        const parts = Object.entries(value).map(([name, part]) => [
          name,
          withNamedTexts(part, `${key}.${name}`, named),
        ]);
        return [field, Object.fromEntries(parts)];
      }
      if (/description$/i.test(field)) return [field, named(key, value)];
      if (/message$/i.test(field)) return [field, named(`${key}.${field}`, value)];
      if (/descriptions$|labels$/i.test(field)) {
        return [field, value.map((text, index) => named(`${key}.${schema.enum[index].replaceAll(' ', '-')}`, text))];
      }
      return [field, value];
    }),
  );
}

function settingsPage(settings, groups, section) {
  const parts = Object.entries(groups).map(([group, title]) =>
    [`## ${title}\n`, ...settings.filter((one) => one.group === group).map((one) => settingPart(one, section))].join(
      '\n',
    ),
  );
  const head = [
    '# Settings',
    '',
    'Editor settings. Settings that a team shares belong in `objrefs.yaml`, which takes precedence over them; command line',
    'flags take precedence over both. Invalid values are reported and the default is used.',
    '',
    '<!-- Written by scripts/generate.mjs from server/src/core/settings/settings.ts. -->',
    '',
    '',
  ].join('\n');
  return head + parts.join('\n');
}

function settingPart({ name, schema, description, example }, section) {
  return [
    `### \`${section}.${name}\``,
    '',
    withLinks(description, section),
    '',
    `Default: \`${JSON.stringify(schema.default)}\`. Values: ${valuesOf(schema)}.`,
    '',
    '```json',
    `"${section}.${name}": ${example}`,
    '```',
    '',
  ].join('\n');
}

/** VS Code's links to settings: to ours on the page, to others as their names. */
function withLinks(text, section) {
  return text.replace(/`#([\w.]+)#`/g, (_, name) =>
    name.startsWith(`${section}.`) ? `[\`${name}\`](#${name.toLowerCase().replaceAll('.', '')})` : `\`${name}\``,
  );
}

function valuesOf(schema) {
  const choices = (values) => values.map((value) => `\`${value}\``).join(', ');
  if (schema.enum) {
    const descriptions = schema.markdownEnumDescriptions ?? [];
    return schema.enum
      .map((value, index) => `\`${value}\`${descriptions[index] ? ` (${descriptions[index].replace(/\.$/, '')})` : ''}`)
      .join(', ');
  }
  if (schema.items) return 'an array of strings';
  if (schema.type === 'integer') {
    return schema.maximum === undefined
      ? `an integer, at least ${schema.minimum}`
      : `an integer from ${schema.minimum} to ${schema.maximum}`;
  }
  if (!schema.properties) return { object: 'an object', boolean: '`true`, `false`' }[schema.type] ?? 'a string';
  const { enum: values = [true, false] } = Object.values(schema.properties)[0];
  return `an object with the properties ${choices(Object.keys(schema.properties))}, each one of ${choices(values)}`;
}
