import { foldCase } from '../matching/characters.ts';
import type { Spelling } from '../model/catalog.ts';
import type { Framework } from '../model/framework.ts';
import type { Problem } from '../model/problem.ts';
import type { Range } from '../model/text.ts';
import type { SourcedEdition } from './merge-editions.ts';

/** Collects the problems that show only when catalogs are put together. */
export class CompositionProblems {
  readonly byUri = new Map<string, Problem[]>();

  /** Leaves out editions that another catalog describes too; both places are told. */
  withoutDuplicates(editions: readonly SourcedEdition[]): SourcedEdition[] {
    const first = new Map<string, SourcedEdition>();
    const kept: SourcedEdition[] = [];
    for (const sourced of editions) {
      const other = first.get(sourced.edition.id);
      if (!other) {
        first.set(sourced.edition.id, sourced);
        kept.push(sourced);
      } else if (other.catalog !== sourced.catalog) {
        // Within one file the catalog reader has said so.
        this.addDuplicate(other, sourced, 'This one is in service.');
        this.addDuplicate(sourced, other, 'The other one is in service.');
      }
    }
    return kept;
  }

  private addDuplicate(one: SourcedEdition, other: SourcedEdition, which: string): void {
    const { id } = one.edition;
    const name =
      id === '' ? `An edition of ${one.catalog.prefix} without a name` : `Edition ${id} of ${one.catalog.prefix}`;
    this.add(one.catalog.uri, {
      code: 'catalog-duplicate-edition',
      severity: 'error',
      range: one.edition.range,
      message: `${name} is described by another catalog too. ${which} Delete one of them, or give it another edition.`,
      related: [{ location: { uri: other.catalog.uri, range: other.edition.range }, message: 'The other description' }],
    });
  }

  /** Spellings that two frameworks claim, in any case. */
  checkSpellings(frameworks: readonly Framework[]): void {
    const claimed = new Map<string, { framework: Framework; uri: string; range: Range }>();
    for (const framework of frameworks) {
      for (const { spelling, uri } of spellingsOf(framework)) {
        const key = foldCase(spelling.text);
        const other = claimed.get(key);
        if (!other) claimed.set(key, { framework, uri, range: spelling.range });
        else if (other.framework !== framework) {
          this.addClash(spelling, { uri, range: spelling.range }, other, 'The other framework keeps it.');
          this.addClash(spelling, other, { framework, uri, range: spelling.range }, 'This framework keeps it.');
        }
      }
    }
  }

  private addClash(
    { text }: Spelling,
    here: { uri: string; range: Range },
    other: { framework: Framework; uri: string; range: Range },
    which: string,
  ): void {
    this.add(here.uri, {
      code: 'catalog-clashing-prefix',
      severity: 'error',
      range: here.range,
      message: `"${text}" also names the framework ${other.framework.prefix}. ${which} Choose another spelling for one of them.`,
      related: [
        { location: { uri: other.uri, range: other.range }, message: `"${text}" of ${other.framework.prefix}` },
      ],
    });
  }

  /** Successors that no edition lists. */
  checkReplacements(framework: Framework): void {
    for (const edition of framework.editions) {
      for (const { number, replacedBy, withdrawn } of edition.objectives) {
        const recorded = edition.successors.get(number) ?? [];
        for (const successor of replacedBy ?? []) {
          const found = recorded.find((other) => other.number === successor.number);
          const target = found && framework.editions[found.edition];
          if (!target) {
            if (successor.edition === undefined && !withdrawn) continue; // The next edition is not written yet.
            this.addUnknown(edition.uri, successor.range, `${framework.prefix} has no edition ${successor.edition}.`);
          } else if (target.uri !== edition.uri && !target.byNumber.has(successor.number) && !target.partial) {
            // Within one file the catalog reader has looked.
            const where = target.id === '' ? framework.prefix : `Edition ${target.id}`;
            this.addUnknown(edition.uri, successor.range, `${where} lists no ${successor.number}.`);
          }
        }
      }
    }
  }

  private addUnknown(uri: string, range: Range, what: string): void {
    this.add(uri, {
      code: 'catalog-unknown-replacement',
      severity: 'warning',
      range,
      message: `${what} Correct the number, name the edition as {edition: …, number: …}, or list it there.`,
    });
  }

  private add(uri: string, problem: Omit<Problem, 'fixes'>): void {
    const list = this.byUri.get(uri);
    if (list) list.push({ ...problem, fixes: [] });
    else this.byUri.set(uri, [{ ...problem, fixes: [] }]);
  }
}

function* spellingsOf({ catalogs }: Framework): Generator<{ spelling: Spelling; uri: string }> {
  for (const { uri, prefix, prefixRange, aliases, misspellings } of catalogs) {
    yield { spelling: { text: prefix, range: prefixRange }, uri };
    for (const spelling of [...aliases, ...misspellings]) yield { spelling, uri };
  }
}
