import { parseFileSize } from '../base/file-size.ts';
import type { Limits } from './configuration.ts';

/** What is not read unless somebody raises the limit. Sizes are written as people write them. */
export const DEFAULT_LIMITS = {
  fileSize: '5 MB',
  lineLength: 1_000_000,
  files: 500_000,
  references: 5_000_000,
} as const;

export function defaultLimits(): Required<Limits> {
  return { ...DEFAULT_LIMITS, fileSize: parseFileSize(DEFAULT_LIMITS.fileSize) ?? Number.MAX_SAFE_INTEGER };
}

/** The count that a text says, which is more than zero; null where it says none. */
export function parseCount(text: string): number | null {
  const count = /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
  return count > 0 ? count : null;
}
