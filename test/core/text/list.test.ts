import { expect, it } from 'vitest';
import { listed } from '../../../src/core/text/list.js';

it.each([
  [0, ''],
  [1, '1'],
  [2, '1 and 2'],
  [3, '1, 2 and 3'],
  [10, '1, 2, 3, 4, 5, 6, 7, 8, 9 and 10'],
  [12, '1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more'],
])('a list of %i reads "%s"', (length, text) => {
  expect(listed(Array.from({ length }, (_, index) => String(index + 1)))).toBe(text);
});
