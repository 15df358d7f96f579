// What people ask for now and then.
export * as coverage from '../handlers/coverage.ts';
export * as documentText from '../handlers/documentText.ts';
export * as explainText from '../handlers/explainText.ts';
export * as importFramework from '../handlers/importFramework.ts';
export * as insertReferences from '../handlers/insertReferences.ts';
export * as migrate from '../handlers/migrate.ts';
export * as newCatalog from '../handlers/newCatalog.ts';
export * as objectives from '../handlers/objectives.ts';
export * as revision from '../handlers/revision.ts';
export * as whatChanged from '../handlers/whatChanged.ts';
export * as willRenameFiles from '../handlers/willRenameFiles.ts';
export * as workspaceSymbol from '../handlers/workspaceSymbol.ts';
