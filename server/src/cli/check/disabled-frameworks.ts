import { counted } from '../../core/resolution/phrases.ts';
import type { Finding } from '../findings.ts';

/** Built-in frameworks that are cited and not enabled. As hints they are one line for all files, and no findings. */
export class DisabledFrameworks {
  readonly #files = new Map<string, number>();

  takes({ diagnostic: { enables, severity } }: Finding): boolean {
    if (enables === undefined || severity !== 'hint') return false;
    this.#files.set(enables, (this.#files.get(enables) ?? 0) + 1);
    return true;
  }

  get notes(): string[] {
    return [...this.#files].map(
      ([prefix, files]) =>
        `${prefix} is cited in ${counted(files, 'file')}, and not enabled. To check its numbers, add "${prefix}: on" to frameworks in objrefs.yaml ("off" hides this line).`,
    );
  }
}
