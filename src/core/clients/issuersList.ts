import { CmgCertError } from '../errors.js';
import { parseAttributes, type WantedAttribute } from './attributeList.js';

/** One root CA of the certificate issuers list. */
export interface ListedIssuer {
  /** As given. */
  readonly text: string;
  readonly attributes: readonly WantedAttribute[];
}

/** A site has a handful. */
const MAX_ISSUERS = 1_000;
const COMMON_NAME = '2.5.4.3';

/**
 * The certificate issuers list as CCMCERTISSUERS has it: `CN=Contoso Root CA; O=Contoso | CN=Litware Root CA` [PROP]; a bar or a new line
 * separates the CAs. A name without attributes is a common name, as CMHttpsReadiness.exe takes it [PLC]. Quotation marks around the whole, and the property's
 * name before it (`CCMCERTISSUERS=`, `CertificateIssuers=` in mobileclient.tcf), are passed over.
 *
 * @throws CmgCertError `usage` for text that is no such list
 */
export function parseIssuersList(text: string): readonly ListedIssuer[] {
  const issuers = text
    .split(/\r\n|[\r\n|]/)
    .map((part) =>
      part
        .replace(/^\s*(CCMCERTISSUERS|CertificateIssuers)\s*=\s*/i, '')
        .replace(/^\s*"|"\s*$/g, '')
        .trim(),
    )
    .filter((part) => part !== '');
  if (issuers.length === 0 || issuers.length > MAX_ISSUERS) {
    throw new CmgCertError(
      'usage',
      issuers.length === 0 ? 'the issuers list is empty' : `the issuers list names more than ${MAX_ISSUERS} CAs`,
      {
        remedy: 'Name each root CA by attributes of its subject, such as "CN=Contoso Root CA", or leave the list out.',
      },
    );
  }
  return issuers.map((part) => ({
    text: part,
    attributes: part.includes('=') ? parseAttributes(part) : [{ oid: COMMON_NAME, value: part }],
  }));
}
