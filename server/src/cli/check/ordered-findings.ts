import { countWhile } from '../../core/base/collections.ts';
import { comparePlaces, type Finding } from '../findings.ts';

/** Findings in the order of files and places, each given out as soon as none can come before it. */
export class OrderedFindings {
  #waiting: Finding[] = [];
  /** The first of the files of those that wait. */
  #first: string | undefined;

  add(finding: Finding): void {
    this.#waiting.push(finding);
    const { file } = finding.row;
    if (this.#first === undefined || file < this.#first) this.#first = file;
  }

  /** Takes out those of files up to this one, of which no more come. */
  takeTo(file: string): readonly Finding[] {
    return this.#take((name) => name <= file);
  }

  takeBefore(file: string): readonly Finding[] {
    return this.#take((name) => name < file);
  }

  #take(isReady: (file: string) => boolean): readonly Finding[] {
    if (this.#first === undefined || !isReady(this.#first)) return [];
    const all = this.takeAll();
    const count = countWhile(all, ({ row }) => isReady(row.file));
    this.#waiting = all.slice(count);
    this.#first = all[count]?.row.file;
    return all.slice(0, count);
  }

  takeAll(): Finding[] {
    const all = this.#waiting.sort((a, b) => comparePlaces(a.row, b.row));
    this.#waiting = [];
    this.#first = undefined;
    return all;
  }
}
