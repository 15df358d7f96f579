/** `$(name)` is an icon in labels of VS Code; nothing in a catalog is. */
export const withoutIcons = (text: string): string => text.replace(/\$(?=\([a-z0-9~-]+\))/gi, '\\$');
