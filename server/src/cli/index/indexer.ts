import type { DocumentAnalysis, ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { compareText, pushTo } from '../../core/base/collections.ts';
import { markdown } from '../../core/describing/markup.ts';
import { citation } from '../../core/describing/objective-description.ts';
import { describeStatus, describeWithStatus } from '../../core/describing/objective-status.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { byStart, touches } from '../../core/model/text.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import type { FrameworkSet } from '../../core/resolution/scope.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { Occurrence, ScipDocument, SymbolInformation } from './scip-messages.ts';
import { symbolOf, symbolOfReference } from './symbols.ts';

/** What a document has in an index. */
type Indexed = Pick<ScipDocument, 'occurrences' | 'symbols'>;

interface Entry {
  readonly framework: Framework;
  readonly edition: FrameworkEdition;
  readonly objective: Listed;
}

/**
 * Makes the documents of an index, one after the other, and then the symbols that they cite and do not define. A document
 * is the same whichever others there are. Remembers symbols of catalogs only, so that memory does not grow with the documents.
 */
export class Indexer {
  readonly #set: FrameworkSet;
  readonly #editions = new Map<string, { readonly framework: Framework; readonly edition: FrameworkEdition }[]>();
  readonly #defined = new Set<string>();
  readonly #needed = new Map<string, Entry>();

  constructor(set: FrameworkSet) {
    this.#set = set;
    for (const framework of set.frameworks) {
      for (const edition of framework.editions) pushTo(this.#editions, edition.uri, { framework, edition });
    }
  }

  /** Whether a document is a catalog of the frameworks. */
  defines(uri: string): boolean {
    return this.#editions.has(uri);
  }

  /** @param problems those that it has as a catalog */
  document(uri: string, analysis: DocumentAnalysis, problems: readonly Diagnostic[]): Indexed {
    const symbols = new Map<string, SymbolInformation>();
    const definitions: Occurrence[] = [];
    for (const { framework, edition } of this.#editions.get(uri) ?? []) {
      for (const objective of edition.byNumber.values()) {
        const entry = entryOf(framework, edition.id, objective.number);
        if (entry?.edition !== edition) continue;
        const information = this.#informationOf(entry);
        const { symbol } = information;
        this.#defined.add(symbol);
        symbols.set(symbol, information);
        const [range, enclosing] = [objective.numberRange, objective.range];
        definitions.push({ range, symbol, isDefinition: true, enclosing, diagnostics: [] });
      }
    }
    for (const problem of problems) {
      const { start } = problem.range;
      definitions.findLast(({ enclosing }) => enclosing && touches(enclosing, start))?.diagnostics.push(problem);
    }
    const references = new Map(analysis.references.map((each) => [each, this.#reference(each, symbols)]));
    // Those that are about no reference, but about a comment, have no symbol to be at.
    for (const diagnostic of references.size > 0 ? analysis.diagnostics : []) {
      const about = analysis.referenceAt(diagnostic.range.start);
      if (about) references.get(about)?.diagnostics.push(diagnostic);
    }
    return { occurrences: [...definitions, ...references.values()].sort(byStart), symbols: symbols.values() };
  }

  /** By their names. To be called after all documents. */
  externalSymbols(): readonly SymbolInformation[] {
    const found: SymbolInformation[] = [];
    // What replaces them is added meanwhile.
    for (const [symbol, entry] of this.#needed) {
      if (this.#defined.has(symbol)) continue;
      const information = this.#informationOf(entry);
      // `scip lint` wants external symbols to be related to such only.
      const successors = information.successors.filter((successor) => !this.#defined.has(successor));
      found.push({ ...information, successors });
    }
    return found.sort((a, b) => compareText(a.symbol, b.symbol));
  }

  #reference(resolved: ResolvedReference, symbols: Map<string, SymbolInformation>): Occurrence {
    const { group, reference, resolution } = resolved;
    const { objective } = resolution;
    const symbol = symbolOfReference(resolved);
    // As all documents have it: this one may declare another default edition.
    const framework = this.#set.get(resolution.framework.id) ?? resolution.framework;
    const entry = objective && entryOf(framework, objective.edition, objective.number);
    if (entry) this.#needed.set(symbol, entry);
    else if (!symbols.has(symbol)) {
      const displayName = plainLine(citation(framework, reference.number, group.pin?.text));
      const documentation = markdown.blocks([markdown.strong(displayName), ...describeStatus(resolution, markdown)]);
      symbols.set(symbol, { symbol, displayName, documentation, successors: [] });
    }
    const enclosing = group.members.length > 1 ? group.range : undefined;
    return { range: reference.range, symbol, enclosing, diagnostics: [] };
  }

  #informationOf({ framework, edition, objective: { number } }: Entry): SymbolInformation {
    const { prefix, editions, defaultEdition } = framework;
    const pin = edition === defaultEdition ? null : edition.id;
    const symbol = symbolOf(prefix, edition.id, number);
    const successors = new Set<string>();
    for (const to of edition.successors.get(number) ?? []) {
      const later = entryOf(framework, editions[to.edition]?.id, to.number);
      if (!later) continue;
      const successor = symbolOf(prefix, later.edition.id, to.number);
      if (successor === symbol) continue;
      successors.add(successor);
      this.#needed.set(successor, later);
    }
    return {
      symbol,
      displayName: plainLine(citation(framework, number, pin ?? undefined)),
      documentation: describeWithStatus(resolve(framework, number, { edition: edition.id }), pin, markdown) ?? '',
      successors: [...successors],
    };
  }
}

/** The first one with its symbol: two editions without a name may list the same number. */
function entryOf(framework: Framework, id: string | undefined, number: string): Entry | undefined {
  for (const edition of framework.editions) {
    const objective = edition.id === id ? edition.byNumber.get(number) : undefined;
    if (objective) return { framework, edition, objective };
  }
  return undefined;
}
