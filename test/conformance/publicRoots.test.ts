import { existsSync, readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../src/core/asn1/encode.js';
import { type ProfileId, validatePath } from '../../src/core/trust/index.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { formatName } from '../../src/core/x509/formatName.js';
import { readExtension } from '../../src/core/x509/readExtension.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { TestCa } from '../support/ca.js';
import * as der from '../support/der.js';
import { derOfPem } from './data.js';

/**
 * No form of a public root's own certificate refuses a path (RFC 5280 § 6.1.1 (d)). Nobody here can sign for these roots: the leaf has the name of the root as its issuer, and
 * the signature counts as verified.
 */

const DEBIAN = '/etc/ssl/certs/ca-certificates.crt';

function rootsOf(pem: string): Certificate[] {
  return (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map((one) =>
    readCertificate(derOfPem(one)),
  );
}

const SOURCES: readonly (readonly [string, () => readonly Certificate[], number])[] = [
  ["Node's own list", () => rootsOf(rootCertificates.join('\n')), 100],
  ["Debian's ca-certificates", () => rootsOf(readFileSync(DEBIAN, 'latin1')), 100],
];

const PROFILES = ['windows-server-auth', 'webpki', 'rfc5280'] as const satisfies readonly ProfileId[];
const AUTHORITY_KEY = '2.5.29.35';
const template = TestCa.root('any').issueLeaf('granitefalls.contoso.com');

/** A good leaf, with the name of the root in place of its issuer. */
function leafOf(root: Certificate, at: number): Certificate {
  return {
    ...template,
    issuer: root.subject,
    notBefore: at - 1000,
    notAfter: at + 1000,
    extensions: [
      ...template.extensions.filter(({ oid }) => oid !== AUTHORITY_KEY),
      { oid: AUTHORITY_KEY, critical: false, value: keyIdOf(root), span: { start: 0, end: 0 } },
    ],
    problems: [],
  };
}

/** The key identifier of the root as its leaf names it; of a root without one, any. */
function keyIdOf(root: Certificate): Uint8Array {
  const own = readExtension(root, 'subjectKeyIdentifier');
  return der.sequence(encodeElement(0x80, own.state === 'present' ? own.value : Uint8Array.of(1)));
}

async function reasonOf(root: Certificate, profile: ProfileId): Promise<string | undefined> {
  const at = (root.notBefore + root.notAfter) / 2;
  const result = await validatePath({
    leaf: leafOf(root, at),
    intermediates: [],
    anchors: [root],
    at,
    profile,
    purpose: 'serverAuth',
    verify: async () => 'valid',
  });
  return result.valid ? undefined : result.failure.message;
}

/**
 * Why old roots are refused under the two profiles that hold an anchor's extensions to RFC 5280 and the Baseline Requirements, as x509-limbo expects (rfc5280::ski::root-missing-ski,
 * webpki::aki::root-with-aki-all-fields, rfc5280::root-non-critical-basic-constraints). The program itself uses the profiles of Windows, which refuse none.
 */
const REASONS: Readonly<Record<(typeof PROFILES)[number], RegExp | undefined>> = {
  'windows-server-auth': undefined,
  rfc5280: /has no subject key identifier|The basic constraints of .* are not marked critical/,
  webpki:
    /has no subject key identifier|The basic constraints of .* are not marked critical|authority key identifier has no issuer and no serial number/,
};

describe.each(SOURCES)('the roots of %s', (name, load, least) => {
  const roots = name.startsWith('Debian') && !existsSync(DEBIAN) ? [] : load();
  if (roots.length === 0) console.log(`skipped: ${DEBIAN} is not there`);

  it.skipIf(roots.length === 0).each(PROFILES)(
    'each anchor a path under %s, or have their reason listed',
    async (profile) => {
      expect(roots.length).toBeGreaterThan(least);
      const unlisted: string[] = [];
      for (const root of roots) {
        const reason = await reasonOf(root, profile);
        if (reason !== undefined && REASONS[profile]?.test(reason) !== true)
          unlisted.push(`${formatName(root.subject)}: ${reason}`);
      }
      expect(unlisted).toEqual([]);
    },
  );
});

describe('a trust anchor whose own certificate is badly made', () => {
  const root = TestCa.root('Contoso Root CA');
  const leaf = root.issueLeaf('granitefalls.contoso.com');
  const FLAWS: readonly (readonly [string, Partial<Certificate>])[] = [
    ['serial number zero', { serialNumber: Uint8Array.of(0) }],
    ['negative serial number', { serialNumber: Uint8Array.of(0x80) }],
    ['serial number of 30 bytes', { serialNumber: new Uint8Array(30).fill(1) }],
    ['version 1 with extensions', { version: 1 }],
    ['version 5', { version: 5 }],
    ['BER in place of DER', { problems: [{ message: 'TRUE encoded as 1', offset: 7 }] }],
    [
      'two signature algorithms',
      { tbsSignatureAlgorithm: { oid: '1.2.3', parameters: undefined, der: der.oid('1.2.3') } },
    ],
  ];

  it.each(FLAWS)('is trusted for its name and key anyway: %s', async (_, flaw) => {
    for (const profile of PROFILES) {
      const result = await validatePath({
        leaf: { ...leaf, extensions: template.extensions },
        intermediates: [],
        anchors: [{ ...root.certificate, ...flaw }],
        at: Date.parse('2026-11-21T12:00:00Z'),
        profile,
        purpose: 'any',
        verify: async () => 'valid',
      });
      expect([profile, result.valid ? 'valid' : result.failure.message]).toEqual([profile, 'valid']);
    }
  });
});
