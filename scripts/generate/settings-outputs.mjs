import { readFile } from 'node:fs/promises';
import { projectPath } from './project-path.mjs';

/** `contributes.configuration` of `package.json`, and the page about settings. */
export async function settingsOutputs({ SETTINGS, SETTINGS_SECTION }) {
  const manifest = JSON.parse(await readFile(projectPath('package.json'), 'utf8'));
  const configuration = { title: manifest.displayName, properties: contribution(SETTINGS, SETTINGS_SECTION) };
  manifest.contributes = { ...manifest.contributes, configuration };
  return [
    { path: 'package.json', text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'docs/settings.md', text: settingsPage(SETTINGS, SETTINGS_SECTION) },
  ];
}

function contribution(settings, section) {
  return Object.fromEntries(
    settings.map(({ name, scope, schema, description }) => [
      `${section}.${name}`,
      { scope, ...schema, markdownDescription: description },
    ]),
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
