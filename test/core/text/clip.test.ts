import { expect, it } from 'vitest';
import { clip } from '../../../src/core/text/clip.js';

it('a text of 256 characters stays whole, a longer one is cut and says so', () => {
  expect(clip('a'.repeat(256))).toBe('a'.repeat(256));
  expect(clip('a'.repeat(1_000_000))).toBe(`${'a'.repeat(256)}…`);
});
