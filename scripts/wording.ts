// Reports phrases to reword in what people read: messages, settings, help, pages and comments.
//   node scripts/support/run-typescript.mjs scripts/wording.ts
import { phrasesToReword } from './support/wording.ts';

const found = phrasesToReword('.');
for (const line of found) console.error(line);
if (found.length > 0) console.error(`\n${found.length} phrases to reword.`);
process.exitCode = found.length > 0 ? 1 : 0;
