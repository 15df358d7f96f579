export { code, inline } from '../core/text/markdown.ts';
