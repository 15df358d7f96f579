import { parseFileSize } from '../base/file-size.ts';
import type { Limits } from './configuration.ts';

/** Default limits. The size is in the format of the setting. */
export const DEFAULT_LIMITS = {
  fileSize: '5 MB',
  lineLength: 1_000_000,
  files: 500_000,
  references: 5_000_000,
} as const;

export function defaultLimits(): Required<Limits> {
  return { ...DEFAULT_LIMITS, fileSize: parseFileSize(DEFAULT_LIMITS.fileSize) ?? Number.MAX_SAFE_INTEGER };
}

/** Parses a count greater than zero; null for any other text. */
export function parseCount(text: string): number | null {
  const count = /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
  return count > 0 ? count : null;
}
