import { CodeActionKind } from 'vscode-languageserver';

// What the answer to `initialize` announces: it is known before the features that it names are loaded.

/** Characters that open the list. VS Code ignores letters as triggers; digits and punctuation open it in prose too. */
export const COMPLETION_TRIGGERS = [' ', '.', '-', ...'0123456789'];

/** The kind for editors to run on save: `"editor.codeActionsOnSave": {"source.fixAll.objectiveReferences": "explicit"}`. */
export const FIX_ALL_KIND: CodeActionKind = `${CodeActionKind.SourceFixAll}.objectiveReferences`;
export const MARK_REVIEWED_KIND: CodeActionKind = `${CodeActionKind.Source}.markReviewed.objectiveReferences`;

// The commands of the server:

/** Fixes all files. */
export const FIX_ALL_COMMAND = 'objectiveReferences.fixAllInWorkspace';
/** Records reviews. */
export const MARK_REVIEWED_COMMAND = 'objectiveReferences.markReviewed';
/** Enables a built-in framework. */
export const ENABLE_FRAMEWORK_COMMAND = 'objectiveReferences.enableFramework';
/** Compares reused numbers with the dates of their lines. */
export const CHECK_REUSED_NUMBERS_COMMAND = 'objectiveReferences.checkSinceWritten';
