// What holds wherever VS Code runs. test/web runs it in a browser: nothing of Node is in it but the assertions.
import './hover.test.ts';
import './catalogs.test.ts';
import './colours.test.ts';
import './completion.test.ts';
import './coverage.test.ts';
import './definition.test.ts';
import './diagnostics.test.ts';
import './documents.test.ts';
import './fixing.test.ts';
import './importing.test.ts';
import './migrating.test.ts';
import './reviewing.test.ts';
import './neighbours.test.ts';
import './preview.test.ts';
import './renaming.test.ts';
import './server.test.ts';
import './writing-catalogs.test.ts';
