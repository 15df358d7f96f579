import { shown } from '../../server/src/protocol/index.ts';

/** Text of catalogs and documents for a label of VS Code, which shows `$(name)` as an icon. */
export const withoutIcons = (text: string): string => shown(text).replace(/\$(?=\([a-z0-9~-]+\))/gi, '\\$');
