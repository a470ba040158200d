import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  Attribute,
  AuthenticatedSafe,
  CertBag,
  ContentInfo,
  EncryptedContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { encodeUtf16be } from '../../core/asn1/strings.js';
import { encryptUnder, macOver, type Protection } from './passwordEncryption.js';

export type { Protection } from './passwordEncryption.js';

export interface PfxContents {
  /** PKCS #8 PrivateKeyInfo, DER. */
  readonly key: Uint8Array;
  /** The certificate of that key, DER; whether they belong together is the caller's to prove. */
  readonly certificate: Uint8Array;
  /** CA certificates, DER, issuer of the certificate first. */
  readonly chain: readonly Uint8Array[];
  /** Any text. Letters outside ASCII are read differently by some programs: see docs/pfx-readers.md. */
  readonly password: string;
  /** `aes`: Windows 10 1709, Windows Server 2019 and later import it. `3des`: every Windows does. */
  readonly protection: Protection;
  readonly friendlyName?: string;
  /** Name of the CSP or KSP that Windows puts the key into. */
  readonly provider?: string;
  /** Whether the key is meant for the computer's key set instead of the user's. */
  readonly localMachine?: boolean;
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  provider: '1.3.6.1.4.1.311.17.1',
  localMachine: '1.3.6.1.4.1.311.17.2',
} as const;

/**
 * Writes a PFX (PKCS #12, RFC 7292) as the export wizard of Windows does: the key in a shrouded bag, the
 * certificates in one encrypted SafeContents, a MAC over both.
 * @returns DER
 */
export async function writePfx(contents: PfxContents): Promise<Uint8Array> {
  const { password, protection } = contents;
  const keySafe = dataContent(safeContents([await keyBag(contents)]));
  const certificateSafe = await encryptedContent(safeContents(certificateBags(contents)), password, protection);
  const authenticatedSafe = der(new AuthenticatedSafe({ safeContents: [keySafe, certificateSafe] }));
  return der(
    new PFX({
      authSafe: dataContent(authenticatedSafe),
      macData: macOver(authenticatedSafe, password, protection),
    }),
  );
}

async function keyBag(contents: PfxContents): Promise<SafeBag> {
  const { algorithm, cipherText } = await encryptUnder(contents.password, contents.protection, contents.key);
  const attributes = leafAttributes(contents);
  if (contents.provider !== undefined) attributes.push(attribute(OID.provider, bmpString(contents.provider)));
  if (contents.localMachine === true) attributes.push(new Attribute({ type: OID.localMachine, values: [] }));
  return new SafeBag({
    bagId: OID.shroudedKeyBag,
    bagValue: new PKCS8ShroudedKeyBag({
      encryptionAlgorithm: algorithm,
      encryptedData: new asn1js.OctetString({ valueHex: cipherText }),
    }),
    bagAttributes: attributes,
  });
}

function certificateBags(contents: PfxContents): SafeBag[] {
  const { certificate, chain } = contents;
  return [certificateBag(certificate, leafAttributes(contents)), ...chain.map((ca) => certificateBag(ca))];
}

function certificateBag(certificate: Uint8Array, bagAttributes?: Attribute[]): SafeBag {
  return new SafeBag({
    bagId: OID.certBag,
    bagValue: new CertBag({
      certId: OID.x509Certificate,
      certValue: new asn1js.OctetString({ valueHex: certificate }),
    }),
    ...(bagAttributes === undefined ? {} : { bagAttributes }),
  });
}

/** What ties key and certificate together: the certificate's SHA-1, as OpenSSL writes it, and the friendly name. */
function leafAttributes({ certificate, friendlyName }: PfxContents): Attribute[] {
  const id = createHash('sha1').update(certificate).digest();
  const attributes = [attribute(OID.localKeyId, new asn1js.OctetString({ valueHex: id }))];
  if (friendlyName !== undefined) attributes.push(attribute(OID.friendlyName, bmpString(friendlyName)));
  return attributes;
}

function attribute(type: string, value: asn1js.AsnType): Attribute {
  return new Attribute({ type, values: [value] });
}

/** UTF-16, as Windows and Java write it: letters beyond the BMP are surrogate pairs. */
function bmpString(text: string): asn1js.BmpString {
  return new asn1js.BmpString({ valueHex: encodeUtf16be(text) });
}

function safeContents(bags: SafeBag[]): Uint8Array {
  return der(new SafeContents({ safeBags: bags }));
}

function dataContent(octets: Uint8Array): ContentInfo {
  return new ContentInfo({ contentType: OID.data, content: new asn1js.OctetString({ valueHex: octets }) });
}

async function encryptedContent(plain: Uint8Array, password: string, protection: Protection): Promise<ContentInfo> {
  const { algorithm, cipherText } = await encryptUnder(password, protection, plain);
  const data = new EncryptedData({
    encryptedContentInfo: new EncryptedContentInfo({
      contentType: OID.data,
      contentEncryptionAlgorithm: algorithm,
      encryptedContent: new asn1js.OctetString({ valueHex: cipherText }),
      disableSplit: true,
    }),
  });
  return new ContentInfo({ contentType: OID.encryptedData, content: data.toSchema() });
}

function der(structure: { toSchema(): asn1js.AsnType }): Uint8Array {
  return new Uint8Array(structure.toSchema().toBER());
}
