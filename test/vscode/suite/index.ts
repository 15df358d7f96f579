import './everywhere.ts';
import './since-written.test.ts';
import './typescript.test.ts';

export { run } from './support/run.ts';
