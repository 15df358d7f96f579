import './palette.test.ts';
import '../../vscode/suite/everywhere.ts';
import './web.test.ts';

export { run } from '../../vscode/suite/support/run.ts';
