import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { CompactSign, compactVerify, importX509 } from 'jose';
import { describe, expect, it } from 'vitest';
import { timesOf } from '../../../src/core/token/claims.js';
import { decodeToken } from '../../../src/core/token/decodeToken.js';
import { thumbprintOf } from '../../../src/core/token/header.js';
import { readJsonObject } from '../../../src/core/token/json.js';
import { verifyToken } from '../../../src/core/token/verifyToken.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import { crypto } from '../../../src/index.js';
import { issueCertificate } from '../../support/certificates.js';
import { fixtureBytes } from '../../support/fixtures.js';
import { signingCertificate, tokenText } from '../../support/tokens.js';

const text = (file: string): string => Buffer.from(fixtureBytes(file)).toString();
const corrupted = (): string => /\/regtoken:(\S+)/.exec(text('tokens/microsoft-page.cmd'))?.[1] ?? '';

describe("Microsoft's sample token", () => {
  it('decodes with each claim right', () => {
    const token = decodeToken(text('tokens/microsoft-2001.2.txt'));
    expect(token.faults).toEqual([]);
    expect([...token.header.members]).toEqual([
      ['typ', 'JWT'],
      ['alg', 'RS256'],
      ['x5t', 'OSo8vNgyVWQR9CaXyOiZpqe09W4'],
    ]);
    expect([...token.claims.members]).toEqual([
      ['SCCMTokenCategory', 'SCCMPreAuthToken'],
      ['Authority', 'SCCM'],
      ['License', 'SCCM'],
      ['Type', 'BulkRegistration'],
      ['TenantId', 'CDCC5E91-0ADF-4A24-82D0-196667F1C081'],
      ['UniqueId', 'db591e33-06fd-4c5b-82f3-bf673e5bd0a2'],
      ['iss', 'urn:sccm:oauth2:cdcc5e91-0adf-4a24-82d0-196667f1c081'],
      ['aud', 'urn:sccm:service'],
      ['exp', 1_580_415_505],
      ['nbf', 1_580_156_305],
    ]);
    expect(token.signature).toHaveLength(256);
    expect(thumbprintOf(token)).toBe('392A3CBCD832556411F42697C8E899A6A7B4F56E');
    expect(timesOf(token)).toEqual({
      notBefore: Date.parse('2020-01-27T20:18:25Z'),
      expires: Date.parse('2020-01-30T20:18:25Z'),
    });
  });

  it('as the page shows it now is read up to the octet that is no UTF-8', () => {
    const { faults, claims } = decodeToken(corrupted());
    expect(faults).toEqual([
      {
        part: 'claims',
        message: 'The claims are not UTF-8: octet 301 is 0xB5, in "exp".',
        offset: 301,
        member: 'exp',
      },
    ]);
    expect(claims.whole).toBe(false);
    expect(claims.members.get('UniqueId')).toBe('db591e33-p6fd-4c5b-82f3-bf673e5bd0a2');
    expect(claims.members.has('exp')).toBe(false);
  });
});

describe('the signature', () => {
  const certificate = () => readCertificate(signingCertificate());
  const verify = (value: string) => verifyToken(decodeToken(value), certificate(), crypto.verify);

  it('of every token with one character changed is refused, at every position', async () => {
    const good = tokenText();
    expect(await verify(good)).toBe('valid');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < good.length; at += 1) {
      const here = alphabet.indexOf(good[at] as string);
      // The neighbour in the alphabet differs in the last bit alone: in the last character that bit belongs to no octet.
      const near = here < 0 ? 'A' : (alphabet[here ^ 1] as string);
      const far = here < 0 ? '-' : (alphabet[here ^ 32] as string);
      for (const other of [near, far, '.', '=', ' ', '\u0165']) {
        if (other === good[at]) continue;
        const changed = good.slice(0, at) + other + good.slice(at + 1);
        expect([at, other, await verify(changed)]).not.toEqual([at, other, 'valid']);
      }
    }
  }, 120_000);

  it('of a token that lacks a character or has one more is refused', async () => {
    const good = tokenText();
    for (let at = 0; at < good.length; at += 7) {
      expect(await verify(good.slice(0, at) + good.slice(at + 1))).not.toBe('valid');
      expect(await verify(`${good.slice(0, at)}A${good.slice(at)}`)).not.toBe('valid');
    }
  }, 60_000);

  it('is judged as jose judges it', async () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(signingCertificate()).toString('base64')}\n-----END CERTIFICATE-----`;
    const key = await importX509(pem, 'RS256');
    const judged = (value: string) =>
      compactVerify(value, key, { algorithms: ['RS256'] }).then(
        () => 'valid',
        () => 'refused',
      );
    for (const value of [
      tokenText(),
      tokenText().slice(0, -1),
      tokenText({ header: { alg: 'RS512' } }),
      tokenText({ header: { crit: ['a'] } }),
    ]) {
      expect([value, (await verify(value)) === 'valid' ? 'valid' : 'refused']).toEqual([value, await judged(value)]);
    }
  });

  it('verifies what jose signed, with keys of other sizes', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const value = await new CompactSign(new TextEncoder().encode('{"a":1}'))
      .setProtectedHeader({ alg: 'RS256' })
      .sign(privateKey);
    const der = issueCertificate({ key: privateKey, issuer: 'self' });
    expect(await verifyToken(decodeToken(value), readCertificate(der), crypto.verify)).toBe('valid');
  });

  it('is not tried with a key that is not RSA', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const der = issueCertificate({ key: privateKey, issuer: 'self' });
    expect(await verifyToken(decodeToken(tokenText()), readCertificate(der), crypto.verify)).toBe('not-tried');
  });
});

describe('reading', () => {
  it('never throws below the bound, and refuses above it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (a, b) => {
        decodeToken(`${a}.${Buffer.from(b).toString('base64url')}.${a}`);
      }),
    );
    expect(() => decodeToken('e'.repeat(65_537))).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('names an encrypted token for what it is', () => {
    expect(decodeToken('eyJh.a.b.c.d').faults[0]?.message).toContain('JWE');
  });

  it('takes the same JSON as JSON.parse, duplicate names told', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const { members, fault, duplicates } = readJsonObject(JSON.stringify(value));
        expect(fault).toBeUndefined();
        expect(duplicates).toEqual([]);
        expect([...members.keys()]).toEqual([...new Map(Object.entries(value)).keys()]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (value) => {
        const ours = readJsonObject(value).fault === undefined;
        let theirs = false;
        try {
          const parsed: unknown = JSON.parse(value);
          theirs = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
        } catch {
          theirs = false;
        }
        expect([value, ours]).toEqual([value, theirs]);
      }),
    );
  });

  it.each([
    '{"a":01}',
    '{"a":1,}',
    "{'a':1}",
    '{"a":"\n"}',
    '{"a":1}x',
    '[]',
    '{"a":\\u0031}',
    '{"a":"\\x"}',
    '{"a":+1}',
    '{"a":.5}',
    '{"a":1e}',
    '{"a":nul}',
    '',
  ])('refuses %j', (value) => {
    expect(readJsonObject(value).fault).toBeDefined();
  });

  it('stops at a depth and a number of values', () => {
    expect(readJsonObject(`{"a":${'['.repeat(1000)}`).fault?.reason).toContain('deeper');
    expect(readJsonObject(`{"a":[${'1,'.repeat(3000)}1]}`).fault?.reason).toContain('values');
  });

  it('keeps a member called __proto__ a member', () => {
    expect(readJsonObject('{"__proto__":{"alg":"RS256"}}').members.get('alg')).toBeUndefined();
  });
});
