import { sign } from 'node:crypto';
import { encodeElement } from '../../src/core/asn1/encode.js';
import { certIdOf } from '../../src/core/ocsp/certId.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import type { TestCa } from './ca.js';
import * as der from './der.js';

/** A good answer of RFC 6960 about one certificate, signed by its CA: asked on 2026-11-20, in force until 2026-11-30. */
export function ocspAnswer(ca: TestCa, certificate: Certificate): Uint8Array {
  const id = certIdOf(certificate, ca.certificate, nodeCrypto);
  const single = der.sequence(
    der.sequence(
      der.sequence(der.oid('1.3.14.3.2.26'), der.NULL_ELEMENT),
      der.octetString(id.issuerNameHash),
      der.octetString(id.issuerKeyHash),
      encodeElement(0x02, certificate.serialNumber),
    ),
    Uint8Array.of(0x80, 0),
    der.generalizedTime('20261120000000Z'),
    der.explicit(0, der.generalizedTime('20261130000000Z')),
  );
  const tbs = der.sequence(
    der.explicit(1, ca.certificate.subject.der),
    der.generalizedTime('20261120000000Z'),
    der.sequence(single),
  );
  const signature = encodeElement(0x03, Uint8Array.of(0), sign('sha256', tbs, ca.key));
  const basic = der.sequence(tbs, der.sequence(der.oid('1.2.840.10045.4.3.2')), signature);
  return der.sequence(
    encodeElement(0x0a, Uint8Array.of(0)),
    der.explicit(0, der.sequence(der.oid('1.3.6.1.5.5.7.48.1.1'), der.octetString(basic))),
  );
}
