import { explainText, type UnreadReason } from '../../core/explaining/explain-text.ts';
import type { Framework } from '../../core/model/framework.ts';
import { type Lines, linesOf } from '../../core/model/text.ts';
import { locatedDiagnostic, relatedPlace } from '../../core/resolution/located-diagnostic.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import { fileFindings } from '../../library/rows.ts';
import type { CommandLine } from '../command-line.ts';
import type { Finding } from '../findings.ts';
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

/** Frameworks of the workspace that documents name beside numbers, and none of whose numbers is read anywhere. */
export class UncitedFrameworks {
  /** Those that no reference was found to yet, with how many documents were looked into. */
  readonly #looked: Map<Framework, number>;
  readonly #found = new Map<Framework, ReturnType<typeof locatedDiagnostic>>();

  #awaited: { readonly of: number; readonly first: string | undefined } | undefined;

  readonly #scope: Scope;

  constructor({ composed, root }: Workspace) {
    this.#scope = composed.scope;
    const { frameworks } = composed.scope.set;
    const own = frameworks.filter(({ catalogs }) => catalogs.some(({ uri }) => root.files.catalogs.has(uri)));
    this.#looked = new Map(own.map((framework) => [framework, 0]));
  }

  /** Prefixes that a text names, of the frameworks of the workspace without those that it cites. */
  namedIn(text: string, cited: readonly string[]): readonly string[] {
    const others = [...this.#looked.keys()].filter(({ id, prefix }) => !cited.includes(id) && text.includes(prefix));
    return others.map(({ prefix }) => prefix);
  }

  /** `linesOf` is called where the text has to be looked into. */
  async visit({ uri, file, cited, named }: CheckedText, linesOf: () => Promise<Lines>): Promise<void> {
    if (this.#looked.size === 0 || uri.endsWith('.objectives.yaml')) return;
    for (const framework of this.#looked.keys()) if (cited.includes(framework.id)) this.#looked.delete(framework);
    for (const [framework, looked] of this.#looked) {
      if (looked >= MAX_DOCUMENTS || !named.includes(framework.prefix)) continue;
      this.#looked.set(framework, looked + 1);
      const { unread } = explainText(await linesOf(), this.#scope);
      // Years and counts are near names of all kinds.
      const telling = unread.find(
        ({ framework: name, reason, number }) => name === framework.prefix && TELLING.has(reason) && /\D/.test(number),
      );
      if (!telling || this.#found.has(framework)) continue;
      const { prefix, catalogs } = framework;
      const message = `Texts name ${prefix}, but no number of it is read. In ${file}: ${telling.message}`;
      const place = { uri: catalogs[0]!.uri, range: catalogs[0]!.prefixRange };
      const related = relatedPlace({ uri, range: telling.range }, telling.message);
      this.#found.set(framework, locatedDiagnostic('catalog-uncited', place, message, { related }));
    }
  }

  /** The first of the files that may still get a finding; undefined where none may. */
  firstAwaited(line: CommandLine): string | undefined {
    if (this.#awaited?.of !== this.#looked.size) {
      const files = [...this.#looked.keys()].map(({ catalogs }) => displayPath(catalogs[0]!.uri, line));
      this.#awaited = { of: this.#looked.size, first: files.sort()[0] };
    }
    return this.#awaited.first;
  }

  findings({ root }: Workspace, line: CommandLine): Finding[] {
    const uncited = [...this.#found].filter(([framework]) => this.#looked.has(framework));
    return uncited.flatMap(([, { uri, problem }]) =>
      fileFindings(displayPath(uri, line), linesOf(root.files.catalogs.get(uri)?.text ?? ''), [problem]),
    );
  }
}
