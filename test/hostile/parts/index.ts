import type { Part } from '../part.ts';
import { catalogs } from './catalogs.ts';
import { faults } from './faults.ts';
import { renames } from './renames.ts';
import { sessions } from './sessions.ts';
import { sync } from './sync.ts';
import { texts } from './texts.ts';
import { writes } from './writes.ts';

export const PARTS: readonly Part[] = [sync, sessions, writes, faults, renames, catalogs, texts];
