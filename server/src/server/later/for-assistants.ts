// What assistants ask for.
export * as callTool from '../handlers/callTool.ts';
