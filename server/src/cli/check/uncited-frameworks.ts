import { explainText, type UnreadReason } from '../../core/explaining/explain-text.ts';
import type { Framework } from '../../core/model/framework.ts';
import { type Lines, linesOf } from '../../core/model/text.ts';
import { locatedDiagnostic, relatedPlace } from '../../core/resolution/located-diagnostic.ts';
import { fileFindings } from '../../library/rows.ts';
import type { CommandLine } from '../command-line.ts';
import { compareFiles, type Finding } from '../findings.ts';
import { displayPath } from '../paths.ts';
import type { Workspace } from '../workspace.ts';
import type { CheckedText } from './checked-text.ts';

/** What a catalog can do something about; a name alone is only a name. */
const TELLING: ReadonlySet<UnreadReason> = new Set([
  'unknown-word',
  'unknown-sign',
  'not-a-number',
  'number-first',
] as const);
/** Documents that are looked into for each framework. */
const MAX_DOCUMENTS = 5;

/** The documents that were looked into for a framework. */
export interface Looks {
  readonly prefix: string;
  /** No further ones after a finding. */
  readonly files: readonly string[];
  /** In the catalog, about the last of them. */
  readonly finding?: Finding;
}

/** Frameworks of the workspace that documents name beside numbers, and none of whose numbers is read anywhere. */
export class UncitedFrameworks {
  /** Those that no reference was found to yet. */
  readonly #looks: Map<Framework, Looks>;
  readonly #cited: string[] = [];
  #awaited: { readonly of: number; readonly first: string | undefined } | undefined;
  readonly #workspace: Workspace;
  readonly #line: CommandLine;

  constructor(workspace: Workspace, line: CommandLine) {
    this.#workspace = workspace;
    this.#line = line;
    const { composed, root } = workspace;
    const { frameworks } = composed.scope.set;
    const own = frameworks.filter(({ catalogs }) => catalogs.some(({ uri }) => root.files.catalogs.has(uri)));
    this.#looks = new Map(own.map((framework) => [framework, { prefix: framework.prefix, files: [] }]));
  }

  /** Prefixes that a text names, of the frameworks of the workspace without those that it cites. */
  namedIn(text: string, cited: readonly string[]): readonly string[] {
    const others = [...this.#looks.keys()].filter(({ id, prefix }) => !cited.includes(id) && text.includes(prefix));
    return others.map(({ prefix }) => prefix);
  }

  /** `linesOf` is called where the text has to be looked into. */
  async visit({ uri, file, cited, named }: CheckedText, linesOf: () => Promise<Lines>): Promise<void> {
    if (this.#looks.size === 0 || uri.endsWith('.objectives.yaml')) return;
    for (const framework of this.#looks.keys()) {
      if (cited.includes(framework.id) && this.#looks.delete(framework)) this.#cited.push(framework.prefix);
    }
    for (const [framework, { prefix, files, finding }] of this.#looks) {
      if (finding || files.length >= MAX_DOCUMENTS || !named.includes(prefix)) continue;
      const { unread } = explainText(await linesOf(), this.#workspace.composed.scope);
      // Years and counts are near names of all kinds.
      const telling = unread.find(
        ({ framework: name, reason, number }) => name === prefix && TELLING.has(reason) && /\D/.test(number),
      );
      const looks = { prefix, files: [...files, file] };
      this.#looks.set(framework, telling ? { ...looks, finding: this.#finding(framework, uri, file, telling) } : looks);
    }
  }

  /** The first of the files that may still get a finding; undefined where none may. */
  firstAwaited(): string | undefined {
    if (this.#awaited?.of !== this.#looks.size) {
      const files = [...this.#looks.keys()].map(({ catalogs }) => displayPath(catalogs[0]!.uri, this.#line));
      this.#awaited = { of: this.#looks.size, first: files.sort()[0] };
    }
    return this.#awaited.first;
  }

  get looks(): readonly Looks[] {
    return [...this.#looks.values()];
  }

  /** Prefixes of the others of the workspace. */
  get cited(): readonly string[] {
    return this.#cited;
  }

  #finding({ prefix, catalogs }: Framework, uri: string, file: string, { message, range }: Unread): Finding {
    const place = { uri: catalogs[0]!.uri, range: catalogs[0]!.prefixRange };
    const { problem } = locatedDiagnostic(
      'catalog-uncited',
      place,
      `Texts name ${prefix}, but no number of it is read. In ${file}: ${message}`,
      { related: relatedPlace({ uri, range }, message) },
    );
    const lines = linesOf(this.#workspace.root.files.catalogs.get(place.uri)?.text ?? '');
    return fileFindings(displayPath(place.uri, this.#line), lines, [problem])[0]!;
  }
}

type Unread = ReturnType<typeof explainText>['unread'][number];

/** The findings of a run from the looks of each of its shards, of which the first documents of all count. */
export function uncitedFindings(looks: readonly Looks[], cited: ReadonlySet<string> = new Set()): readonly Finding[] {
  const prefixes = new Set(looks.map(({ prefix }) => prefix));
  return [...prefixes].flatMap((prefix) => {
    if (cited.has(prefix)) return [];
    const documents = looks
      .filter((one) => one.prefix === prefix)
      .flatMap(({ files, finding }) => files.map((file, at) => ({ file, finding: at === files.length - 1 && finding })))
      .sort(compareFiles);
    return documents.slice(0, MAX_DOCUMENTS).find(({ finding }) => finding)?.finding || [];
  });
}
