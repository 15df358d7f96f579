import { countWhile } from '../../core/base/collections.ts';
import { comparePlaces, type Finding } from '../findings.ts';
import type { CheckedFile } from './check-report.ts';

/** Files with their findings in the order of their names, each given out as soon as none can come before it. */
export class OrderedFiles {
  readonly #waiting = new Map<string, { references: number | undefined; readonly findings: Finding[] }>();
  /** In order. */
  readonly #names: string[] = [];

  add(finding: Finding): void {
    this.#file(finding.row.file).findings.push(finding);
  }

  /** A file that was read. */
  addFile(name: string, references: number): void {
    this.#file(name).references = references;
  }

  /** Takes out the files up to this one, of which no more come. */
  takeTo(name: string): readonly CheckedFile[] {
    return this.#take(countWhile(this.#names, (other) => other <= name));
  }

  takeBefore(name: string): readonly CheckedFile[] {
    return this.#take(countWhile(this.#names, (other) => other < name));
  }

  takeAll(): readonly CheckedFile[] {
    return this.#take(this.#names.length);
  }

  #file(name: string) {
    const known = this.#waiting.get(name);
    if (known) return known;
    const file = { references: undefined, findings: [] };
    this.#waiting.set(name, file);
    this.#names.splice(
      countWhile(this.#names, (other) => other < name),
      0,
      name,
    );
    return file;
  }

  #take(count: number): readonly CheckedFile[] {
    return this.#names.splice(0, count).map((name) => {
      const { references, findings } = this.#waiting.get(name)!;
      this.#waiting.delete(name);
      return { name, references, findings: findings.sort((a, b) => comparePlaces(a.row, b.row)) };
    });
  }
}
