import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const SECTION = readFileSync('server/src/cli/init/agents.md', 'utf8');
const [BEGIN = '', END = ''] = [SECTION.split('\n')[0], SECTION.trimEnd().split('\n').at(-1)];

const agents = (folder: TemporaryFolder, ...more: string[]) => objrefs(folder, ['init', '--agents', ...more]);
const bytes = (folder: TemporaryFolder) => readFileSync(folder.at('AGENTS.md'));
const text = (folder: TemporaryFolder) => bytes(folder).toString();

/** The file after the command ran on `before`. */
async function written(before: string | Uint8Array): Promise<Buffer> {
  const folder = temporaryFolder({ 'AGENTS.md': before });
  expect(await agents(folder)).toMatchObject({ code: 0, stderr: '' });
  return bytes(folder);
}

describe('objrefs init --agents', () => {
  test('creates AGENTS.md, and nothing else, and says where other assistants look', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'docs/a.md': '' });
    const { code, stdout, stderr } = await objrefs(folder, ['init', '--agents'], { directory: 'docs' });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`wrote ../AGENTS.md

Some assistants read a file of their own. Refer to AGENTS.md there, or copy the section:
  CLAUDE.md                        Claude Code: add the line @AGENTS.md
  GEMINI.md                        Gemini CLI: add the line @./AGENTS.md
  .github/copilot-instructions.md  GitHub Copilot
  .cursor/rules/agents.mdc         Cursor
`);
    expect(text(folder)).toBe(SECTION);
    const check = await objrefs(folder, ['check', '--min-severity', 'hint', '--format', 'json']);
    expect(JSON.parse(check.stdout).findings).toEqual([]);
  });

  test('names the tools and commands to use', () => {
    for (const name of ['find_objectives', 'check_text', 'objrefs mcp', 'objrefs explain', 'objrefs check']) {
      expect(SECTION).toContain(`\`${name}\``);
    }
  });

  test('a second run changes nothing', async () => {
    const folder = temporaryFolder({ 'AGENTS.md': '# Agents\n\nBe brief.\n' });
    expect((await agents(folder)).stdout).toMatch(/^updated AGENTS\.md\n/);
    expect(text(folder)).toBe(`# Agents\n\nBe brief.\n\n${SECTION}`);
    const first = bytes(folder);
    expect((await agents(folder)).stdout).toMatch(/^up to date: AGENTS\.md\n/);
    expect(bytes(folder)).toEqual(first);
  });

  test.each([
    ['an old section between other text', `# A\n${BEGIN}\nold\n${END}\n\n## B\n`, `# A\n${SECTION}\n## B\n`],
    ['an indented section', `x\n  ${BEGIN}\n  old\n  ${END}\ny`, `x\n${SECTION}y`],
    ['no line end', 'Be brief.', `Be brief.\n\n${SECTION}`],
    ['a blank line at the end', 'Be brief.\n\n', `Be brief.\n\n${SECTION}`],
    ['nothing', '', SECTION],
    ['the markers inside of a line', `Between \`${BEGIN}\` and \`${END}\`.\n`, undefined],
  ])('updates a file with %s', async (_, before, expected) => {
    expect((await written(before)).toString()).toBe(expected ?? `${before}\n${SECTION}`);
  });

  test('keeps line ends, byte order mark and encoding', async () => {
    expect((await written('\ufeffÄ\r\n')).toString()).toBe(`\ufeffÄ\r\n\r\n${SECTION.replaceAll('\n', '\r\n')}`);
    const utf16 = await written(Buffer.from('\ufeffÄ\n', 'utf16le'));
    expect(utf16.toString('utf16le')).toBe(`\ufeffÄ\n\n${SECTION}`);
    const latin1 = await written(Buffer.from('\xc4\n', 'latin1'));
    expect(latin1.toString('latin1')).toBe(`\xc4\n\n${SECTION}`);
  });

  test('keeps everything around the section, whatever it is', async () => {
    const piece = fc.constantFrom('a', 'Ä', ' ', '\t', '\n', '\r\n', '\r', '𝄞', '`', '<!-- objrefs agents', '#');
    const part = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(part, part, fc.boolean(), async (head, tail, hasOld) => {
        const before = hasOld ? `${head}\n${BEGIN}\nold\n${END}\n${tail}` : head + tail;
        const folder = temporaryFolder({ 'AGENTS.md': before });
        await agents(folder);
        const once = text(folder);
        if (hasOld) {
          expect(once.startsWith(`${head}\n${BEGIN}`) && once.endsWith(`${END}\n${tail}`)).toBe(true);
        } else expect(once.startsWith(before)).toBe(true);
        await agents(folder);
        expect(text(folder)).toBe(once);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['a begin alone', `a\n${BEGIN}\nb\n`, 2],
    ['an end alone', `${END}\n`, 1],
    ['an end before the begin', `${END}\n${BEGIN}\n`, 2],
    ['two sections', `${SECTION}${SECTION}`, 1],
  ])('does not touch a file with %s', async (_, before, line) => {
    const folder = temporaryFolder({ 'AGENTS.md': before });
    expect(await agents(folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: `objrefs: AGENTS.md:${line}: expected one line "${BEGIN}" and one line "${END}" below it. Delete what is left of them.\n`,
    });
    expect(text(folder)).toBe(before);
  });

  test('a dry run prints what it would write', async () => {
    const folder = temporaryFolder({});
    expect((await agents(folder, '--dry-run')).stdout).toBe(`--- AGENTS.md\n${SECTION}\n`);
    folder.write({ 'AGENTS.md': 'Be brief.\n' });
    const { stdout } = await agents(folder, '--dry-run');
    expect(stdout).toMatch(/^--- a\/AGENTS\.md\n\+\+\+ b\/AGENTS\.md\n@@ -1,1 \+1,\d+ @@\n Be brief\.\n\+\n\+<!--/);
    expect(text(folder)).toBe('Be brief.\n');
  });

  test('goes with the catalog', async () => {
    const folder = temporaryFolder({});
    const { stdout } = await agents(folder, '--prefix', 'ACME-SP');
    expect(stdout).toMatch(/wrote objrefs\.yaml\n[\s\S]*wrote AGENTS\.md\n[\s\S]*\nNext:\n/);
    expect(text(folder)).toBe(SECTION);
  });

  test.each(['--title', '--edition', '--levels', '--ci'])('still requires the prefix for %s', async (option) => {
    expect((await agents(temporaryFolder({}), option, 'none')).stderr).toContain('missing --prefix');
  });

  test('does not write through links that lead out of the root, unless allowed', async () => {
    const folder = temporaryFolder({ 'outside.md': 'Outside.\n', 'root/.git/HEAD': '' });
    symlinkSync('../outside.md', folder.at('root/AGENTS.md'));
    const run = (...more: string[]) => objrefs(folder, ['init', '--agents', ...more], { directory: 'root' });
    expect(await run()).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'objrefs: AGENTS.md: not written, since it is a link that leads out of the root. To follow it, add --allow-outside-root.\n',
    });
    expect((await run('--allow-outside-root')).code).toBe(0);
    expect(readFileSync(folder.at('outside.md'), 'utf8')).toBe(`Outside.\n\n${SECTION}`);
  });

  test.each<[string, (path: string) => void, string]>([
    ['a folder', (path) => mkdirSync(path), 'cannot read AGENTS.md'],
    ['a binary file', (path) => writeFileSync(path, 'a\0b'), 'AGENTS.md is not a text file'],
    [
      'a link to nothing',
      (path) => symlinkSync('nothing', path),
      'it is a symbolic link to a file that does not exist',
    ],
  ])('refuses %s', async (_, make, message) => {
    const folder = temporaryFolder({});
    make(folder.at('AGENTS.md'));
    expect(await agents(folder)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
  });
});
