import { bytesEqual } from '../core/asn1/bytes.js';
import type { OpenedInput } from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import { fingerprint } from '../core/fingerprint.js';
import type { ProvedIdentity } from '../core/pkcs12/types.js';
import type { CryptoPort } from '../core/ports.js';
import { isoDay } from '../core/text/days.js';
import { listed } from '../core/text/list.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';

export interface FoundIdentities {
  readonly proved: readonly ProvedIdentity[];
  readonly keys: number;
  readonly certificates: readonly Certificate[];
  /** Some key and certificate could not be compared on this platform. */
  readonly untried: boolean;
}

/** More than any folder of files for one PFX has; each pair may take a signature. */
const MAX_PAIRS = 10_000;

/**
 * Every pair of a key and a certificate among these files that belong together, proved by a signature: whatever a PFX itself says of
 * its pairs is not believed.
 * @throws CmgCertError `too-many-elements`
 */
export async function proveIdentities(inputs: readonly OpenedInput[], crypto: CryptoPort): Promise<FoundIdentities> {
  const keys = inputs.flatMap(({ pfx, privateKeys }) => [
    ...privateKeys.map((key) => ({ key, attributes: undefined })),
    ...(pfx?.keys ?? []),
  ]);
  const certificates = distinct(inputs.flatMap((input) => input.certificates));
  if (keys.length * certificates.length > MAX_PAIRS) {
    throw new CmgCertError('too-many-elements', `${keys.length} keys and ${certificates.length} certificates`, {
      remedy: 'Give the files of one certificate.',
    });
  }
  const proved: ProvedIdentity[] = [];
  let untried = false;
  for (const { key, attributes } of keys) {
    for (const certificate of certificates) {
      const match = await crypto.proves(key.pkcs8, certificate.publicKey.der);
      if (match === 'unsupported') untried = true;
      const known = proved.some((identity) => identity.certificate === certificate);
      if (match === 'match' && !known) proved.push({ key, certificate, attributes });
    }
  }
  return { proved, keys: keys.length, certificates, untried };
}

/**
 * The one that is meant, of several.
 * @param thumbprint SHA-1, hexadecimal, as typed
 * @throws CmgCertError `usage` when it cannot be told which, or none has that thumbprint
 */
export function chooseIdentity(
  proved: readonly ProvedIdentity[],
  thumbprint: string | undefined,
  crypto: CryptoPort,
): ProvedIdentity | undefined {
  const named = proved.map((identity) => ({ identity, sha1: fingerprint(identity.certificate.der, 'SHA-1', crypto) }));
  if (thumbprint === undefined) {
    if (named.length < 2) return proved[0];
    throw new CmgCertError('usage', `${named.length} certificates have their private keys here`, {
      remedy: `Say which: ${listed(named.map(({ identity, sha1 }) => `--thumbprint ${sha1} (${words(identity)})`))}.`,
    });
  }
  const asked = thumbprint.replace(/[\s:]/g, '').toUpperCase();
  const found = named.find(({ sha1 }) => sha1 === asked)?.identity;
  if (found !== undefined || named.length === 0) return found;
  throw new CmgCertError('usage', `no certificate with its private key here has the thumbprint ${thumbprint}`, {
    remedy: `There are: ${listed(named.map(({ identity, sha1 }) => `${sha1} (${words(identity)})`))}.`,
  });
}

const words = ({ certificate }: ProvedIdentity): string =>
  `${shortName(certificate.subject)}, until ${isoDay(certificate.notAfter)}`;

function distinct(certificates: readonly Certificate[]): Certificate[] {
  const kept: Certificate[] = [];
  for (const certificate of certificates) {
    if (!kept.some(({ der }) => bytesEqual(der, certificate.der))) kept.push(certificate);
  }
  return kept;
}
