/** Escapes `$(name)`, which VS Code shows as an icon in labels. */
export const withoutIcons = (text: string): string => text.replace(/\$(?=\([a-z0-9~-]+\))/gi, '\\$');
