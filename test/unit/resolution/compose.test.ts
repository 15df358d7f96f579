import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import type { CatalogSource } from '../../../server/src/core/resolution/scope.ts';
import type { FrameworkChoice } from '../../../server/src/core/settings/configuration.ts';

/** A catalog of the path, as a source. */
function source(path: string, text: string, rest: Partial<CatalogSource> = {}): CatalogSource {
  const { catalog, problems } = readCatalog(`file://${path}`, text);
  if (!catalog || problems.length > 0) throw new Error(problems[0]?.message ?? 'No catalog');
  return { catalog, origin: 'workspace', ...rest };
}

function compose(sources: readonly CatalogSource[], choices: Readonly<Record<string, FrameworkChoice>> = {}) {
  return composeFrameworks(sources, new Map(Object.entries(choices))).set;
}

/** The only framework that the sources define. */
function only(...sources: readonly CatalogSource[]) {
  const { frameworks } = compose(sources);
  expect(frameworks).toHaveLength(1);
  return frameworks[0]!;
}

const edition = (id: string, rest = '') => `prefix: X\nedition: ${id}\n${rest}objectives: [1 One]\n`;

describe('the editions of a framework', () => {
  it('are in the order of one file, whatever their dates', () => {
    const framework = only(
      source(
        '/x.yaml',
        'prefix: X\neditions: [{edition: b, published: 2020, objectives: []}, {edition: a, published: 2010, objectives: []}]',
      ),
    );
    expect(framework.editions.map(({ id, index }) => [id, index])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
    expect(framework.current?.id).toBe('a');
  });

  it('are ordered by their publication dates across files', () => {
    const framework = only(
      source('/a.yaml', 'prefix: X\neditions: [{edition: new, published: 2020-06-01, objectives: [1 One]}]'),
      source('/b.yaml', 'prefix: X\neditions: [{edition: old, published: 2020-05, objectives: [1 One]}]'),
      source('/c.yaml', 'prefix: X\neditions: [{edition: newest, published: 2021, objectives: [1 One]}]'),
    );
    expect(framework.editions.map(({ id }) => id)).toEqual(['old', 'new', 'newest']);
  });

  it('are ordered by path if a date is missing', () => {
    const framework = only(source('/b.yaml', edition('second')), source('/a.yaml', edition('first')));
    expect(framework.editions.map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('come first where the name of another file continues that of theirs', () => {
    const framework = only(
      source('/x-2028.objectives.yaml', edition('second')),
      source('/x.objectives.yaml', edition('first')),
    );
    expect(framework.editions.map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('of several files interleave, each file keeping its order', () => {
    const framework = only(
      source(
        '/a.yaml',
        'prefix: X\neditions: [{edition: e1, published: 2001, objectives: []}, {edition: e3, published: 2003, objectives: []}]',
      ),
      source(
        '/b.yaml',
        'prefix: X\neditions: [{edition: e2, published: 2002, objectives: []}, {edition: e4, published: 2004, objectives: []}]',
      ),
    );
    expect(framework.editions.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3', 'e4']);
  });

  it('have the last one that is not a draft as the current one', () => {
    const framework = only(
      source(
        '/x.yaml',
        'prefix: X\neditions: [{edition: a, objectives: []}, {edition: b, draft: true, objectives: []}]',
      ),
    );
    expect([framework.current?.id, framework.defaultEdition?.id]).toEqual(['a', 'a']);
  });
});

describe('several catalogs of one framework', () => {
  it('are merged, and the first to define something takes precedence', () => {
    const framework = only(
      source('/a.yaml', edition('e1', 'aliases: [A]\nlevels: [goal]\ntitle: First\n')),
      source(
        '/b.yaml',
        edition('e2', 'aliases: [B, A]\nlevels: [other]\ntitle: Second\npublisher: P\nmisspellings: [Ex]\n'),
      ),
    );
    expect(framework.aliases.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(framework.misspellings.map(({ text }) => text)).toEqual(['Ex']);
    expect([framework.title, framework.publisher, framework.words]).toEqual(['First', 'P', ['goal']]);
  });

  it('define successors for each other', () => {
    const set = compose([
      source('/a.yaml', 'prefix: X\neditions: [{edition: e1, published: 2001, objectives: [1 One]}]'),
      source(
        '/b.yaml',
        'prefix: X\neditions: [{edition: e2, published: 2002, objectives: [{number: "2", title: Two, replaces: ["1"]}]}]',
      ),
    ]);
    expect(set.get('X')?.editions[0]?.successors.get('1')).toEqual([{ edition: 1, number: '2', relation: 'moved' }]);
  });

  it('that define the same edition: the first one takes effect', () => {
    const framework = only(
      source('/a.yaml', edition('e1')),
      source('/b.yaml', edition('e1').replace('1 One', '2 Two')),
    );
    expect(framework.editions.map(({ id, uri }) => [id, uri])).toEqual([['e1', 'file:///a.yaml']]);
  });
});

describe('enabled frameworks', () => {
  const shipped = source('/shipped.yaml', edition('e1', 'aliases: [Ex]\n'), { origin: 'shipped' });
  const optional = { ...shipped, offByDefault: true };

  it('are the built-in ones, except those disabled by default', () => {
    expect(compose([shipped]).frameworks).toHaveLength(1);
    expect(compose([optional]).frameworks).toHaveLength(0);
    expect(compose([optional], { X: { enabled: true } }).frameworks).toHaveLength(1);
    expect(compose([shipped], { X: { enabled: false } }).frameworks).toHaveLength(0);
  });

  it('can be chosen by an alias', () => {
    expect(compose([optional], { Ex: { enabled: true } }).frameworks).toHaveLength(1);
  });

  it('are those of the workspace, which replace built-in ones with the same prefix completely', () => {
    const own = source('/own.yaml', edition('own'));
    const [framework] = compose([shipped, own]).frameworks;
    expect(framework?.editions.map(({ id }) => id)).toEqual(['own']);
    expect(framework?.aliases).toEqual([]);
  });

  it('include the workspace’s if the built-in one is disabled by default', () => {
    expect(compose([optional, source('/own.yaml', edition('own'))]).frameworks).toHaveLength(1);
  });
});

describe('a default edition', () => {
  const catalog = source(
    '/x.yaml',
    'prefix: X\neditions: [{edition: "1.1", aliases: [First], objectives: []}, {edition: "2.0", objectives: []}]',
  );
  const chosen = (name: string) => compose([catalog], { X: { enabled: true, edition: name } }).frameworks[0];

  it('can be its id or an alias, in any case', () => {
    expect(chosen('1.1')?.defaultEdition?.id).toBe('1.1');
    expect(chosen('first')?.defaultEdition?.id).toBe('1.1');
  });

  it('is the current one if that name is unknown', () => {
    expect(chosen('9')?.defaultEdition?.id).toBe('2.0');
    expect(chosen('1.1')?.current?.id).toBe('2.0');
  });
});
