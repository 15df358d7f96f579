import { readFile } from 'node:fs/promises';
import { projectPath } from './project-path.mjs';
import { contribution, SETTING_TEXTS } from './settings-outputs.mjs';
import { TOOL_TEXTS, toolContributions } from './tools-outputs.mjs';

/** What `package.json` contributes of the tables of settings and tools, with its texts in `package.nls.json`. */
export async function manifestOutputs({ SETTINGS, SETTING_GROUPS, SETTINGS_SECTION, TOOLS }) {
  const manifest = await readJson('package.json');
  const texts = Object.entries(await readJson('package.nls.json')).filter(
    ([key]) => !key.startsWith(SETTING_TEXTS) && !key.startsWith(TOOL_TEXTS),
  );
  const named = (key, text) => {
    texts.push([key, text]);
    return `%${key}%`;
  };
  const configuration = contribution(SETTINGS, SETTING_GROUPS, SETTINGS_SECTION, named);
  const languageModelTools = toolContributions(TOOLS, named);
  manifest.contributes = { ...manifest.contributes, configuration, languageModelTools };
  return [
    { path: 'package.json', text: json(manifest) },
    { path: 'package.nls.json', text: json(Object.fromEntries(texts)) },
  ];
}

const readJson = async (path) => JSON.parse(await readFile(projectPath(path), 'utf8'));

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
