import { CmgCertError } from './errors.js';
import { type DerKind, derKind, type Identity, identify } from './identify.js';
import { isEncryptedPrivateKey, readPrivateKey } from './keys/readPrivateKey.js';
import { type PemBlock, readPem } from './pem.js';
import { readPkcs7 } from './pkcs7/readPkcs7.js';
import { decodeText } from './text/decodeText.js';
import { readCertificate } from './x509/certificate.js';
import { readCrl } from './x509/crl/readCrl.js';
import { readCsr } from './x509/readCsr.js';
import type { Certificate, Crl, Csr, PrivateKey } from './x509/types.js';

/** Cap on everything but CRLs; a PFX of 51 certificates has 60 kB. */
export const MAX_INPUT_BYTES = 16 * 1024 * 1024;
/** Cap on CRLs: the largest public ones have some 50 MB. */
export const MAX_CRL_BYTES = 512 * 1024 * 1024;

/** Cap on what one file may hold; bundles of all public roots have some 150. Each is judged, and each has a report. */
export const MAX_OBJECTS = 400;

/** Everything found in one file, whatever it was wrapped in. Nothing is decrypted yet. */
export interface Decoded {
  readonly encoding: 'der' | 'pem' | 'base64' | 'text';
  /** Some of it came in a PKCS #7 (P7B) wrapper. */
  readonly pkcs7: boolean;
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly requests: readonly Csr[];
  readonly privateKeys: readonly PrivateKey[];
  /** EncryptedPrivateKeyInfo, DER. */
  readonly encryptedPrivateKeys: readonly Uint8Array[];
  /** PFX, DER or BER. */
  readonly pfx: Uint8Array | undefined;
  readonly token: string | undefined;
  /** A text with ccmsetup command lines in it. */
  readonly commandText?: string | undefined;
}

interface Collected {
  pkcs7: boolean;
  certificates: Certificate[];
  crls: Crl[];
  requests: Csr[];
  privateKeys: PrivateKey[];
  encryptedPrivateKeys: Uint8Array[];
  pfx: Uint8Array | undefined;
}

const collector = (): Collected => ({
  pkcs7: false,
  certificates: [],
  crls: [],
  requests: [],
  privateKeys: [],
  encryptedPrivateKeys: [],
  pfx: undefined,
});

/**
 * Decodes a file of any kind that this program knows: DER, BER, PEM with several blocks, Base64 without armour; UTF-8 or UTF-16.
 * @throws CmgCertError `empty`, `not-recognised`, `too-large`, `truncated`, `malformed`, `unsupported-cipher`
 */
export function readAll(bytes: Uint8Array): Decoded {
  checkSize(bytes);
  const identity = identify(bytes);
  const into = collector();
  switch (identity.kind) {
    case 'pem':
      for (const block of readPem(identity.text, MAX_OBJECTS)) addBlock(block, into);
      return finish(into, 'pem');
    case 'base64':
      for (const item of identity.items) addDer(item.bytes, item.as, into);
      return finish(into, 'base64');
    case 'token':
      return { ...into, encoding: 'text', token: identity.text };
    case 'commandline':
      return { ...into, encoding: 'text', token: undefined, commandText: identity.text };
    case 'empty':
    case 'zeros':
    case 'html':
    case 'text':
    case 'binary':
    case 'other-asn1':
    case 'cut-short':
    case 'broken-base64':
    case 'mangled':
      throw refusal(identity);
    default:
      addDer(bytes, identity.kind, into);
      return finish(into, 'der');
  }
}

/** Before anything is read: only what starts like a CRL may be as large as CRLs are. */
function checkSize(bytes: Uint8Array): void {
  if (bytes.length <= MAX_INPUT_BYTES) return;
  const limit = startsLikeCrl(bytes) ? MAX_CRL_BYTES : MAX_INPUT_BYTES;
  if (bytes.length <= limit) return;
  throw new CmgCertError('too-large', `it has ${bytes.length} bytes, more than ${limit / 1024 / 1024} MiB`, {
    remedy: 'No PFX, certificate or token is that large. Check that this is the file you meant.',
  });
}

function startsLikeCrl(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 4096);
  return derKind(beginning) === 'crl' || /^\s*-----BEGIN X509 CRL-----/.test(decodeText(beginning).text);
}

function finish(into: Collected, encoding: Decoded['encoding']): Decoded {
  const { certificates, crls, requests, privateKeys, encryptedPrivateKeys, pfx } = into;
  const count = certificates.length + crls.length + requests.length + privateKeys.length + encryptedPrivateKeys.length;
  if (count === 0 && pfx === undefined) {
    throw new CmgCertError('no-certificate', 'it was read, but there is no certificate, key, CRL or request in it', {
      remedy: 'Export the certificate again.',
    });
  }
  if (count > MAX_OBJECTS) {
    throw new CmgCertError(
      'too-many-elements',
      `it holds ${count} certificates, keys and CRLs, more than ${MAX_OBJECTS}`,
      {
        remedy: 'Split it into several files.',
      },
    );
  }
  return { ...into, encoding, token: undefined };
}

/** By what the bytes are, not by the label: certutil -encode writes CERTIFICATE around anything. */
function addBlock(block: PemBlock, into: Collected): void {
  if (block.headers.has('DEK-Info')) {
    throw new CmgCertError(
      'unsupported-cipher',
      `the ${block.label} block on line ${block.line} uses the encryption of old OpenSSL key files`,
      {
        remedy: 'Convert it first: openssl pkcs8 -topk8 -in old.key -out new.key',
      },
    );
  }
  const kind = derKind(block.bytes);
  if (kind !== undefined) {
    addDer(block.bytes, kind, into);
    return;
  }
  if (/^(.* )?(CERTIFICATE|CRL|CERTIFICATE REQUEST|PRIVATE KEY|PKCS7|CMS|PKCS12)$/.test(block.label)) {
    throw new CmgCertError(
      'malformed',
      `the ${block.label} block on line ${block.line} does not hold what its label says`,
      {
        remedy: 'Copy the block again as plain text, from its source.',
      },
    );
  }
}

function addDer(bytes: Uint8Array, kind: DerKind, into: Collected): void {
  switch (kind) {
    case 'pfx':
      if (into.pfx !== undefined) {
        throw new CmgCertError('malformed', 'there are two PFX files in it', {
          remedy: 'Give each in a file of its own.',
        });
      }
      into.pfx = bytes;
      break;
    case 'certificate':
      into.certificates.push(readCertificate(bytes));
      break;
    case 'pkcs7': {
      into.pkcs7 = true;
      const { certificates, crls } = readPkcs7(bytes);
      for (const certificate of certificates) into.certificates.push(certificate);
      for (const crl of crls) into.crls.push(crl);
      break;
    }
    case 'crl':
      into.crls.push(readCrl(bytes));
      break;
    case 'csr':
      into.requests.push(readCsr(bytes));
      break;
    case 'private-key':
    case 'encrypted-private-key': {
      const key = readPrivateKey(bytes);
      if (isEncryptedPrivateKey(key)) into.encryptedPrivateKeys.push(key.der);
      else into.privateKeys.push(key);
      break;
    }
  }
}

const MANGLED: Readonly<Record<Extract<Identity, { kind: 'mangled' }>['how'], string>> = {
  'utf-8': 'the binary file was read and saved as UTF-8 text, which destroyed it',
  'latin-1': 'the binary file was read as Latin-1 text and saved as UTF-8',
  'utf-16': 'the binary file was read and saved as UTF-16 text, which destroyed it',
  crlf: 'the binary file went through a transfer in text mode, which added carriage returns',
};

function refusal(identity: Identity): CmgCertError {
  switch (identity.kind) {
    case 'empty':
      return new CmgCertError('empty', 'the file is empty', { remedy: 'Copy or export it again.' });
    case 'zeros':
      return new CmgCertError('not-recognised', 'the file holds nothing but zero bytes', {
        remedy: 'The disk or the copy lost its content. Copy or export it again.',
      });
    case 'html':
      return new CmgCertError('not-recognised', 'this is an HTML page, not a PFX or certificate', {
        remedy: 'A download saved the page around the file, often a sign-in page. Download the file itself.',
      });
    case 'mangled':
      return new CmgCertError('malformed', MANGLED[identity.how], {
        remedy: 'Copy the original again, in binary mode (in PowerShell: Copy-Item, or Set-Content -AsByteStream).',
      });
    case 'broken-base64':
      return new CmgCertError('malformed', `line ${identity.line}: the Base64 has ${identity.reason}`, {
        remedy: 'Copy it again as plain text, from its source.',
      });
    case 'cut-short':
      return new CmgCertError('truncated', `it says ${identity.says} bytes follow, only ${identity.has} do`, {
        remedy: 'The file is cut short. Copy or export it again, in binary mode.',
      });
    case 'other-asn1':
      return new CmgCertError('not-recognised', 'this is ASN.1 data, but no PFX, certificate, CRL, request or key', {
        remedy: 'If it should be a PFX, the file is damaged or of another kind: export it again.',
      });
    case 'text':
      return new CmgCertError('not-recognised', 'this is text without any certificate, key or token in it', {
        remedy: 'Give a PFX, a .cer, a PEM with its BEGIN and END lines, or plain Base64.',
      });
    default:
      return new CmgCertError('not-recognised', 'this is binary data, but no PFX, certificate, CRL, request or key', {
        remedy: 'Give the PFX or certificate itself; a zip or a Java key store must be opened first.',
      });
  }
}
