// The language server as a process, as editors start it. `objrefs lsp` starts the same server.
import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode();
await import('./serve.ts');
