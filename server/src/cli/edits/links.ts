import { realpath } from 'node:fs/promises';
import { Refusal } from '../../core/base/result.ts';
import { fromPath, relativePath, toPath } from '../../uri/uris.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Why a file of the root must not be written: it is a link that leads out of it, or is reached through one, and a
 * repository may hold any link.
 */
export async function whyNotFollowed(
  { root, allowsOutside }: Pick<Workspace, 'root' | 'allowsOutside'>,
  uri: string,
): Promise<Refusal | undefined> {
  if (allowsOutside || relativePath(root.uri, uri) === undefined) return undefined;
  const [top, target] = await Promise.all([root.uri, uri].map((each) => realpath(toPath(each)))).catch(() => []);
  if (!top || !target || relativePath(fromPath(top), fromPath(target)) !== undefined) return undefined;
  return new Refusal(
    `not written, since it is a link to ${target}, outside of the root. To follow it, add --allow-outside-root.`,
  );
}
