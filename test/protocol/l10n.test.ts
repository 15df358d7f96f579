// The language of a server is that of its process: each test starts one.
import { expect, it } from 'vitest';
import { RICH_CLIENT } from '../support/clients.ts';
import { temporaryFolder } from '../unit/loader/temporary-folder.ts';
import type { TestClient } from './support/client.ts';
import { startSpawned } from './support/servers.ts';

const start = async (locale?: string, messages?: Record<string, string>) => {
  const { client } = await startSpawned({
    capabilities: RICH_CLIENT,
    ...(locale !== undefined && { locale }),
    ...(messages && { initializationOptions: { messages } }),
  });
  return client;
};

/** The message about an unknown number. */
async function unknown(client: TestClient): Promise<string | undefined> {
  await client.open('/a.md', 'INTERPOL-SP 3.14');
  const [problem] = await client.diagnostics('/a.md', (found) => found.length === 1);
  return problem && String(problem.message);
}

it.each([undefined, 'en', 'en-GB', 'de', '../l10n/fr', 'fr/x', 'toString'])('speaks English for %s', async (locale) => {
  expect(await unknown(await start(locale))).toContain('INTERPOL-SP 2014-2016 has no objective 3.14.');
});

it.each(['fr', 'fr-CA', 'fr_FR'])('speaks French for %s: problems, fixes, hovers', async (locale) => {
  const client = await start(locale);
  expect(await unknown(client)).toMatch(
    /^INTERPOL-SP 2014-2016\u00a0: objective 3.14 introuvable. Vouliez-vous dire .*\?$/,
  );
  await client.open('/b.md', 'INTERPOL-SP 3.4');
  const hover = await client.hoverText('/b.md', 0, 3);
  expect(hover).toContain('édition 2014-2016');
  // The texts of a catalog are not translated.
  expect(hover).toContain('cybercrime');
});

it('uses the messages that the client sends: in a browser it has no files', async () => {
  const client = await start('fr', { '{0} has no {1} {2}.': '{2}, le {1}, manque : {0}.' });
  expect(await unknown(client)).toMatch(/^3.14, le objective, manque : INTERPOL-SP 2014-2016. Did you mean /);
});

it('ignores invalid messages', async () => {
  const client = await start('fr', { '{0} has no {1} {2}.': 3 } as never);
  expect(await unknown(client)).toContain('introuvable');
});

it('uses the same language on the thread that reads large catalogs', async () => {
  const lines = Array.from({ length: 4_000 }, (_, index) => `  - 1.${index + 1} Keep the quay lit at night`);
  const { path } = temporaryFolder({
    'large.objectives.yaml': ['prefix: ACME', 'edition: a', 'unheard: x', 'objectives:', ...lines].join('\n'),
  });
  const { client } = await startSpawned({
    capabilities: RICH_CLIENT,
    locale: 'fr',
    folders: [path],
    initializationOptions: { closedFiles: true },
  });
  const [problem] = await client.diagnostics(`${path}/large.objectives.yaml`, (found) => found.length > 0);
  expect(problem?.message).toContain('n’a pas de champ «\u00a0unheard\u00a0»');
});
