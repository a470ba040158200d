import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { certIdOf } from '../../../src/core/ocsp/certId.js';
import { encodeOcspRequest, NONCE_OID, ocspGetUrl } from '../../../src/core/ocsp/encodeRequest.js';
import { judgeOcspResponse } from '../../../src/core/ocsp/judgeResponse.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { TestCa } from '../../support/ca.js';
import * as der from '../../support/der.js';
import { AT } from '../../support/validate.js';

const ca = TestCa.root('Contoso Root CA');
const leaf = ca.issueLeaf('granitefalls.contoso.com');
const id = certIdOf(leaf, ca.certificate, nodeCrypto);
const ECDSA = der.sequence(der.oid('1.2.840.10045.4.3.2'));

interface Answer {
  readonly serialNumber?: Uint8Array;
  readonly status?: Uint8Array;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | 'none';
  readonly producedAt?: string;
  readonly extensions?: readonly Uint8Array[];
}

const GOOD = Uint8Array.of(0x80, 0);
const extensions = (list: readonly Uint8Array[]) => (list.length === 0 ? [] : [der.explicit(1, der.sequence(...list))]);

/** An answer signed by the CA; `more` are further words of the same certificate. */
function answer(options: Answer = {}, more: readonly Answer[] = []): Uint8Array {
  const tbs = der.sequence(
    der.explicit(1, ca.certificate.subject.der),
    der.generalizedTime(options.producedAt ?? '20261120000000Z'),
    der.sequence(...[options, ...more].map(singleOf)),
    ...extensions(options.extensions ?? []),
  );
  const signature = encodeElement(0x03, Uint8Array.of(0), sign('sha256', tbs, ca.key));
  const basic = der.sequence(tbs, ECDSA, signature);
  return der.sequence(
    encodeElement(0x0a, Uint8Array.of(0)),
    der.explicit(0, der.sequence(der.oid('1.3.6.1.5.5.7.48.1.1'), der.octetString(basic))),
  );
}

function singleOf(options: Answer): Uint8Array {
  const certId = der.sequence(
    der.sequence(der.oid('1.3.14.3.2.26'), der.NULL_ELEMENT),
    der.octetString(id.issuerNameHash),
    der.octetString(id.issuerKeyHash),
    encodeElement(0x02, options.serialNumber ?? leaf.serialNumber),
  );
  return der.sequence(
    certId,
    options.status ?? GOOD,
    der.generalizedTime(options.thisUpdate ?? '20261120000000Z'),
    ...(options.nextUpdate === 'none'
      ? []
      : [der.explicit(0, der.generalizedTime(options.nextUpdate ?? '20261130000000Z'))]),
  );
}

const judge = (body: Uint8Array, nonce?: Uint8Array) =>
  judgeOcspResponse(body, { id, issuer: ca.certificate, at: AT, nonce, crypto: nodeCrypto });
const nonceOf = (...octets: number[]) => der.extension(NONCE_OID, der.octetString(Uint8Array.from(octets)));

describe('an OCSP answer', () => {
  it('takes the newest word of an answer that speaks twice, and of two of one time "revoked"', async () => {
    const revoked = encodeElement(0xa1, der.generalizedTime('20261115000000Z'));
    for (const [first, second, status] of [
      [{}, { status: revoked }, 'revoked'],
      [{ status: revoked }, {}, 'revoked'],
      [{ thisUpdate: '20261119000000Z' }, { status: revoked }, 'revoked'],
      [{ thisUpdate: '20261119000000Z', status: revoked }, {}, 'good'],
    ] as const) {
      expect(await judge(answer(first, [second]))).toMatchObject({ state: 'answered', status });
    }
  });

  it('signed by the CA, of this certificate and in force, is good', async () => {
    expect(await judge(answer())).toMatchObject({ state: 'answered', status: 'good' });
  });

  it('without an end counts on the day on which it was made, and not when somebody kept it', async () => {
    const fresh = answer({ nextUpdate: 'none', producedAt: new Date(AT).toISOString().replace(/[-:T]|\.\d+/g, '') });
    expect(await judge(fresh)).toMatchObject({ state: 'answered', status: 'good' });
    const kept = answer({ nextUpdate: 'none', thisUpdate: '20261001000000Z', producedAt: '20261001000000Z' });
    expect(await judge(kept)).toMatchObject({ state: 'failed', message: expect.stringContaining('without an end') });
  });

  it('revoked has its day and reason', async () => {
    const info = encodeElement(
      0xa1,
      der.generalizedTime('20261001000000Z'),
      der.explicit(0, encodeElement(0x0a, Uint8Array.of(1))),
    );
    expect(await judge(answer({ status: info }))).toMatchObject({
      status: 'revoked',
      revokedAt: Date.parse('2026-10-01T00:00:00Z'),
      reason: 'keyCompromise',
    });
  });

  it.each([
    [{ serialNumber: Uint8Array.of(1, 2, 3) }, 'another certificate'],
    [{ nextUpdate: '20261119000000Z' }, 'ended on'],
    [{ thisUpdate: '20261222000000Z' }, 'after the time of the check'],
    [{ extensions: [der.extension('1.2.3.4', der.NULL_ELEMENT, 0xff)] }, 'critical extension'],
  ])('with %j is not believed', async (options, message) => {
    expect(await judge(answer(options))).toMatchObject({ state: 'failed', message: expect.stringContaining(message) });
  });

  it('repeats a nonce that was sent', async () => {
    const nonce = Uint8Array.of(1, 2, 3, 4);
    expect(await judge(answer({ extensions: [nonceOf(1, 2, 3, 4)] }), nonce)).toMatchObject({ state: 'answered' });
    expect(await judge(answer({ extensions: [nonceOf(9, 9)] }), nonce)).toMatchObject({ state: 'failed' });
    expect(await judge(answer(), nonce)).toMatchObject({ message: 'does not repeat the nonce of the request' });
    // One that nobody asked for says nothing.
    expect(await judge(answer({ extensions: [nonceOf(9)] }))).toMatchObject({ state: 'answered' });
  });

  it.each([
    [1, 'malformedRequest'],
    [3, 'tryLater'],
    [6, 'unauthorized'],
  ])('of status %i is told by its name', async (status, name) => {
    const body = der.sequence(encodeElement(0x0a, Uint8Array.of(status)));
    expect(await judge(body)).toMatchObject({ state: 'failed', message: expect.stringContaining(name) });
  });

  it('with any bit changed is never taken for another answer, and never a crash', async () => {
    const body = answer();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: body.length * 8 - 1 }), async (bit) => {
        const changed = Uint8Array.from(body);
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        const reading = await judge(changed);
        if (reading.state === 'answered')
          expect(reading).toMatchObject({ status: 'good', signer: expect.stringContaining('itself') });
        else expect(reading.state).toBe('failed');
      }),
      { numRuns: 300 },
    );
  });

  it.each([0, 1, 5, 50])('cut after %i octets is no answer', async (length) => {
    expect(await judge(answer().subarray(0, length))).toMatchObject({ state: 'failed' });
  });

  it('that is an HTML page is no answer', async () => {
    expect(await judge(Buffer.from('<html>'))).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('no OCSP answer'),
    });
  });
});

describe('an OCSP request', () => {
  it('by GET is one segment of the path, escaped', () => {
    const request = encodeOcspRequest(id);
    for (const base of ['http://ocsp.contoso.com', 'http://ocsp.contoso.com/']) {
      const segment = ocspGetUrl(base, request).slice('http://ocsp.contoso.com/'.length);
      expect(segment).not.toMatch(/[/+=\r\n]/);
      expect(Buffer.from(decodeURIComponent(segment), 'base64').equals(request)).toBe(true);
    }
  });
});
