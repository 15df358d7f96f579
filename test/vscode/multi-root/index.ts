import './clashing.test.ts';
import './virtual.test.ts';

export { run } from '../suite/support/run.ts';
