import { describe, expect, it, test } from 'vitest';
import { coveragePage } from '../../../client/src/coverage/page.ts';
import { readPageMessage, readPlace } from '../../../client/src/coverage/page-message.ts';

describe('the page', () => {
  const texts = {
    ...{ title: 'T', framework: 'F', search: 'S', rows: '{0}', row: '1' },
    ...{ showMore: 'M', leftOut: 'L', allReferences: 'A', nothing: '"><script>alert(1)</script>' },
  };
  const page = coveragePage({
    script: 'https://example.org/a.js?"x',
    nonce: 'abc',
    folder: 'file:///w"<b>',
    language: 'fr',
    texts,
  });

  it('allows a single script', () => {
    expect(page).toContain(`content="default-src 'none'; script-src 'nonce-abc'"`);
    expect(page.match(/<script/g)).toEqual(['<script']);
    expect(page).not.toMatch(/\son\w+=|style=|javascript:/);
  });

  it('is in the language of the editor, like the report', () => {
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('<main id="main">');
  });

  it('keeps contents inside its attributes', () => {
    expect(page).toContain('data-folder="file:///w&#34;&#60;b&#62;"');
    expect(page).toContain('src="https://example.org/a.js?&#34;x"');
  });
});

test.each([
  [{ type: 'show' }, { type: 'show' }],
  [
    { type: 'show', framework: 'A', more: 1 },
    { type: 'show', framework: 'A' },
  ],
  [{ type: 'show', framework: 7 }, { type: 'show' }],
  [
    { type: 'places', number: '1.1' },
    { type: 'places', number: '1.1' },
  ],
  [
    { type: 'references', number: '1.1' },
    { type: 'references', number: '1.1' },
  ],
  [
    { type: 'open', place: '#1:1:a.md' },
    { type: 'open', place: '#1:1:a.md' },
  ],
  [{ type: 'cancel' }, { type: 'cancel' }],
  [{ type: 'again' }, { type: 'again' }],
  [{ type: 'offer' }, { type: 'offer' }],
  [{ type: 'open' }, undefined],
  [{ type: 'places', number: {} }, undefined],
  [{ type: 'run', command: 'x' }, undefined],
  [Object.create({ type: 'cancel' }), undefined],
  [null, undefined],
  ['open', undefined],
])('understands the message %j as %j', (message, heard) => {
  expect(readPageMessage(message)).toEqual(heard);
});

test.each([
  ['#3:7:plans/a%20b.md', { name: 'plans/a b.md', line: 2, character: 6 }],
  ['#0:0:a', { name: 'a', line: 0, character: 0 }],
  ['#1:1:a%0Ab', { name: 'a\nb', line: 0, character: 0 }],
  ['#1:1:%E0', undefined],
  ['#1:1:', undefined],
  ['#1:-1:a', undefined],
  ['#1e3:1:a', undefined],
  ['#9999999999:1:a', undefined],
  ['command:x', undefined],
  ['#shown-objectives', undefined],
])('the address %s is parsed as %j', (address, place) => {
  expect(readPlace(address)).toEqual(place);
});
