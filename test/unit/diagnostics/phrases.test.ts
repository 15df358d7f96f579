import { expect, it } from 'vitest';
import { sentence } from '../../../server/src/core/resolution/phrases.ts';

it.each([
  ['Replaced by 4.1 Grow', 'Replaced by 4.1 Grow.'],
  ['Replaced by 4.1 Grow apples…', 'Replaced by 4.1 Grow apples…'],
  ['Replaced by 4.1 Every tree is watered.', 'Replaced by 4.1 Every tree is watered.'],
  ['Replaced by 4.1 Who pays?', 'Replaced by 4.1 Who pays?'],
])('%s ends once', (text, expected) => expect(sentence(text)).toBe(expected));
