/** How a person confirms a proposal of an import, which is written as a comment. */
export const CONFIRM = 'remove the "#" before replacedBy';

/** Whether a line of a catalog says what an import has proposed. */
export const isProposalNote = (line: string): boolean => /^\s*# /.test(line) && line.endsWith(`${CONFIRM}.`);

/** What such a line has. */
export const PROPOSED = '# replacedBy: [';

/** Whether a line of a catalog is a replacement that is proposed: nothing but a person reads it. */
export const isProposedField = (line: string): boolean => /^\s*# replacedBy: \[.*\]\s*$/.test(line);
