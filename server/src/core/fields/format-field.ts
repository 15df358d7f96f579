import { type FieldDescription, text } from './field.ts';

/** The first field of every file. */
export const FORMAT: FieldDescription = {
  name: 'format',
  type: text('format'),
  description: 'Version of the file format. It is 1, and may be omitted.',
  example: '1',
};
