import { describe, expect, it } from 'vitest';
import { minimalInteger } from '../../src/core/asn1/integer.js';
import { identify } from '../../src/core/identify.js';
import { memoizeRecent } from '../../src/core/memoizeRecent.js';
import { present } from '../../src/core/present.js';
import { WantedSerials } from '../../src/core/x509/crl/wantedSerials.js';

describe('present', () => {
  it('gives back what is there, zero and the empty text too', () => {
    expect([present([0][0]), present([''].at(-1)), present([null][0])]).toEqual([0, '', null]);
  });

  it('throws for what is not there, where a cast would let it pass as a number', () => {
    expect(() => present(new Uint8Array(2)[2])).toThrow('a value is missing that has to be there');
  });
});

describe('what may be absent is no mistake', () => {
  it('a file of the one octet that begins a SEQUENCE is told, not thrown at', () => {
    expect(identify(Uint8Array.of(0x30)).kind).toBe('text');
  });

  it('a serial number of one octet, or of none, can be looked for', () => {
    const wanted = new WantedSerials([Uint8Array.of(5), minimalInteger(new Uint8Array())]);
    expect(wanted.endings[5]).toBe(1);
  });

  it('an answer that is undefined is kept like any other', () => {
    let asked = 0;
    const answer = memoizeRecent(1, () => {
      asked += 1;
    });
    const key = {};
    expect([answer(key), answer(key), asked]).toEqual([undefined, undefined, 1]);
  });
});
