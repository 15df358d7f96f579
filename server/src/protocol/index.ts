// Requests, notifications and options beyond LSP. All are optional: other clients get plain LSP.

export * from './catalogs.ts';
export * from './commands.ts';
export * from './coverage.ts';
export * from './files.ts';
export * from './insertion.ts';
export * from './messages.ts';
export * from './migration.ts';
export * from './objectives.ts';
export * from './revision.ts';
export * from './schemes.ts';
export * from './session.ts';
export * from './status.ts';
export * from './texts.ts';
export * from './tools.ts';
export * from './types.ts';
