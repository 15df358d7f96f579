import { readFile } from 'node:fs/promises';
import { projectPath } from './project-path.mjs';

/** Keys of `package.nls.json` that come from the table of settings begin so; all others are kept by hand. */
const KEYS = 'settings.';

/** `contributes.configuration` of `package.json`, its texts in `package.nls.json`, and the page about settings. */
export async function settingsOutputs({ SETTINGS, SETTINGS_SECTION }) {
  const manifest = await readJson('package.json');
  const texts = Object.entries(await readJson('package.nls.json')).filter(([key]) => !key.startsWith(KEYS));
  const named = (key, text) => {
    texts.push([key, text]);
    return `%${key}%`;
  };
  const properties = contribution(SETTINGS, SETTINGS_SECTION, named);
  manifest.contributes = { ...manifest.contributes, configuration: { title: manifest.displayName, properties } };
  return [
    { path: 'package.json', text: json(manifest) },
    { path: 'package.nls.json', text: json(Object.fromEntries(texts)) },
    { path: 'docs/settings.md', text: settingsPage(SETTINGS, SETTINGS_SECTION) },
  ];
}

const readJson = async (path) => JSON.parse(await readFile(projectPath(path), 'utf8'));

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** `named` takes the texts, and answers what stands in their place. */
function contribution(settings, section, named) {
  return Object.fromEntries(
    settings.map(({ name, scope, schema, description }) => [
      `${section}.${name}`,
      {
        scope,
        ...withNamedTexts(schema, KEYS + name, named),
        markdownDescription: named(KEYS + name, description),
      },
    ]),
  );
}

/** A schema with names for what people read of it. */
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
      if (/description$|message$/i.test(field)) return [field, named(key, value)];
      if (/descriptions$|labels$/i.test(field)) {
        return [field, value.map((text, index) => named(`${key}.${schema.enum[index]}`, text))];
      }
      return [field, value];
    }),
  );
}

function settingsPage(settings, section) {
  const parts = settings.map(({ name, schema, description, example }) =>
    [
      `## \`${section}.${name}\``,
      '',
      description,
      '',
      `Default: \`${JSON.stringify(schema.default)}\`. Values: ${valuesOf(schema)}.`,
      '',
      '```json',
      `"${section}.${name}": ${example}`,
      '```',
      '',
    ].join('\n'),
  );
  const head = [
    '# Settings',
    '',
    'Settings of an editor. What a team agrees on belongs into `objrefs.yaml`, which takes precedence over settings;',
    'flags of the command line take precedence over both.',
    '',
    '<!-- Written by scripts/generate.mjs from server/src/core/settings.ts. -->',
    '',
    '',
  ].join('\n');
  return head + parts.join('\n');
}

function valuesOf(schema) {
  const choices = (values) => values.map((value) => `\`${value}\``).join(', ');
  if (schema.enum) return choices(schema.enum);
  if (schema.items) return 'a list of texts';
  if (schema.type === 'integer') {
    return `a whole number from ${schema.minimum}${schema.maximum === undefined ? ' on' : ` to ${schema.maximum}`}`;
  }
  if (!schema.properties) return { object: 'an object', boolean: '`true`, `false`' }[schema.type] ?? 'a text';
  const { enum: values = [true, false] } = Object.values(schema.properties)[0];
  return `an object; of each of ${choices(Object.keys(schema.properties))} one of ${choices(values)}`;
}
