import { type FieldDescription, text } from './field.ts';

/** The first field of every file. */
export const FORMAT: FieldDescription = {
  name: 'format',
  type: text('format'),
  description: 'Version of the format of this file. It is 1, and may be left out.',
  example: '1',
};
