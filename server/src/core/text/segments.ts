import { sharedStart } from '../base/collections.ts';

/** The segments of a path that is separated by `/`, without empty ones and with `.` and `..` resolved. */
export function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

/** The path to a resource from a folder, both named by a path from the same root, with `..` where necessary. */
export function pathBetween(folder: string, path: string): string {
  const [from, to] = [segmentsOf(folder), segmentsOf(path)];
  const same = sharedStart(from, to);
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
