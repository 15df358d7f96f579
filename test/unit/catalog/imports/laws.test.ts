import { expect, test } from 'vitest';
import { objrefs } from '../../cli/objrefs.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';

/** As in the Official Journal of the European Union: everything is a paragraph, points are tables. */
const LAW = `<html><head><title>L_2016119EN.01000101.xml</title></head><body>
<p>REGULATION (EU) 2030/1</p><p>Whereas:</p>
<table><tr><td><p>(1)</p></td><td><p>Trees are good. Article 8(1) of the Charter says so.</p></td></tr></table>
<p><span>CHAPTER I</span></p><div><p>General provisions</p></div>
<p>Article 1</p><p>Subject</p><p>1.&#160;&#160;&#160;It is about trees.</p><p>2.&#160;&#160;&#160;It is for all.</p>
<p>CHAPTER II</p><p>Duties</p>
<p>Article 2</p><p>Growing</p><div><p>1.&#160;&#160;&#160;All shall:</p>
<table><tr><td><p>(a)</p></td><td><p>plant trees;</p></td></tr></table>
<table><tr><td><p>(b)</p></td><td><p>water them.</p></td></tr></table></div>
</body></html>`;

test('articles of a law, with its chapters, are cited as lawyers do', async () => {
  const folder = temporaryFolder({
    'law.html': LAW,
    'a.md': 'Art. 2(1)(a) or (b) TREES, TREES Article 1(2), Article 2 of the TREES, TREES 2(1)\n',
  });
  await objrefs(folder, ['import', 'law.html', '--prefix', 'TREES', '--edition', '2030', '-o', 't.objectives.yaml']);
  const { stdout } = await objrefs(folder, ['references', 'a.md', '--format', 'json']);
  const found = JSON.parse(stdout).references.map(
    ({ number, status }: Record<string, string>) => `${number} ${status}`,
  );
  expect(found).toEqual(['2(1)(a) current', '2(1)(b) current', '1(2) current', '2 current', '2(1) current']);
  const { stdout: exported } = await objrefs(folder, ['export', 'TREES', '--format', 'json']);
  expect(exported).toContain('"group":"Chapter II – Duties"');
  expect(exported).not.toContain('L_2016119EN');
});
