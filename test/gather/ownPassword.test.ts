import { describe, expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { fixture, fixtureBytes } from '../support/fixtures.js';

const FIRST = 'openssl/default.pfx';
const SECOND = 'openssl/password-unicode-aes.pfx';
const passwordOf = (file: string) => fixture(file).password ?? '';
const codesOf = async (...given: Parameters<typeof check>) =>
  (await check(...given)).inputs.map(({ error }) => error?.code);

describe('a file that brings its own password', () => {
  it('opens with it, beside a file that brings another', async () => {
    expect(passwordOf(FIRST)).not.toBe(passwordOf(SECOND));
    const sources = [FIRST, SECOND].map((name) => ({
      name,
      bytes: fixtureBytes(name),
      password: passwordOf(name),
    }));
    expect(await codesOf(sources)).toEqual([undefined, undefined]);
  });

  it('opens with one given for all when its own is wrong', async () => {
    const source = { name: FIRST, bytes: fixtureBytes(FIRST), password: 'not the password' };
    expect(await codesOf([source])).toEqual(['wrong-password']);
    expect(await codesOf([source], { passwords: [passwordOf(FIRST)] })).toEqual([undefined]);
  });

  it('keeps it to itself', async () => {
    const own = { name: FIRST, bytes: fixtureBytes(FIRST), password: passwordOf(FIRST) };
    const other = { name: 'copy.pfx', bytes: fixtureBytes(FIRST) };
    expect(await codesOf([own, other])).toEqual([undefined, 'password-needed']);
  });
});

describe('a caller that wants to show progress', () => {
  it('is told of each file before it is opened, and of each input before it is judged', async () => {
    const told: string[] = [];
    const source = (name: string) => ({ name, bytes: fixtureBytes(name) });
    await check([source('good/adcs/client.cer'), source('good/adcs/server.cer')], {
      roots: [source('good/adcs/root.cer')],
      onOpen: (name) => told.push(`open ${name}`),
      onJudge: (name) => told.push(`judge ${name}`),
    });
    expect(told).toEqual([
      'open good/adcs/client.cer',
      'open good/adcs/server.cer',
      'open good/adcs/root.cer',
      'judge good/adcs/client.cer',
      'judge good/adcs/server.cer',
    ]);
  });
});
