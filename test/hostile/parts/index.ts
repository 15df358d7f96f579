import type { Part } from '../part.ts';
import { catalogs } from './catalogs.ts';
import { corpus } from './corpus.ts';
import { documents } from './documents.ts';
import { endurance } from './endurance.ts';
import { faults } from './faults.ts';
import { migrations } from './migrations.ts';
import { renames } from './renames.ts';
import { sessions } from './sessions.ts';
import { sync } from './sync.ts';
import { texts } from './texts.ts';
import { titles } from './titles.ts';
import { together } from './together.ts';
import { writes } from './writes.ts';

export const PARTS: readonly Part[] = [
  ...[titles, sync, sessions, renames, migrations],
  ...[writes, faults, together],
  ...[catalogs, texts, documents, corpus, endurance],
];
