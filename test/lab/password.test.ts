import { expect, it } from 'vitest';
import { newPassword } from '../../src/lab/initLab.js';

it('the password of a lab has 120 bits, and no dash at its front that programs would take for an option', () => {
  const drawn = [Buffer.alloc(15, 0xfb), Buffer.alloc(15, 0xfb), Buffer.alloc(15, 7)];
  const password = newPassword(() => drawn.shift() as Buffer);
  expect(password).toBe(Buffer.alloc(15, 7).toString('base64url'));
  expect([Buffer.alloc(15, 0xfb).toString('base64url')[0], drawn.length]).toEqual(['-', 0]);
  expect(newPassword()).toMatch(/^\w[\w-]{19}$/);
});
