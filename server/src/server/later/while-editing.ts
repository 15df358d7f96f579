// What editors request of their own accord.
export * as checkText from '../handlers/checkText.ts';
export * as codeAction from '../handlers/codeAction.ts';
export * as codeLens from '../handlers/codeLens.ts';
export * as colours from '../handlers/colours.ts';
export * as completion from '../handlers/completion.ts';
export * as definition from '../handlers/definition.ts';
export * as documentHighlight from '../handlers/documentHighlight.ts';
export * as documentStatus from '../handlers/documentStatus.ts';
export * as documentSymbol from '../handlers/documentSymbol.ts';
export * as foldingRange from '../handlers/foldingRange.ts';
export * as hover from '../handlers/hover.ts';
export * as inlayHint from '../handlers/inlayHint.ts';
export * as references from '../handlers/references.ts';
export * as semanticTokens from '../handlers/semanticTokens.ts';
