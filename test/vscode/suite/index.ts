import './everywhere.ts';
import './cited-tree.test.ts';
import './coverage-panel.test.ts';
import './failed-start.test.ts';
import './office-files.test.ts';
import './since-written.test.ts';
import './tasks.test.ts';
import './typescript.test.ts';

export { run } from './support/run.ts';
