import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CRL_REASONS } from '../../write/crl.js';
import type { Lab, LabCertificate } from '../ledger/openLab.js';
import type { CertificateStatus, Publication, PublishedAuthority, PublishedFile } from './publication.js';
import { signingKeyOf } from './signingKey.js';

/**
 * What a lab publishes. The ledger is read on at every question, so that a certificate revoked by another process is revoked here at once; CRLs are
 * served as they lie in the folder.
 */
export function publicationOf(lab: Lab): Publication {
  const known = new Map<string, PublishedAuthority>();
  const authorityOf = (record: LabCertificate): PublishedAuthority => {
    const authority = known.get(record.serialNumber) ?? published(lab, record);
    known.set(record.serialNumber, authority);
    return authority;
  };
  return {
    authorities: async () => {
      lab.refresh();
      return lab.authorities.map(authorityOf);
    },
    files: async () => {
      lab.refresh();
      return [...lab.publications].flatMap(([urlPath, file]): PublishedFile[] => {
        const path = decodeURIComponent(urlPath);
        const name = basename(path);
        const record = lab.authorities.find(({ ca }) => ca?.stem === name.replace(/\+?\.(?:crl|crt)$/, ''));
        if (record === undefined) return [];
        const kind = name.endsWith('.crt') ? 'certificate' : name.endsWith('+.crl') ? 'delta-crl' : 'crl';
        return [{ name, path, kind, authority: authorityOf(record), read: () => read(file) }];
      });
    },
  };
}

function published(lab: Lab, record: LabCertificate): PublishedAuthority {
  const signer = lab.signer(record);
  return {
    label: record.name,
    certificate: lab.decoded(record),
    signer,
    signingKey: signingKeyOf(signer.key),
    status: async (serialNumber) => statusOf(lab, record, serialNumber),
  };
}

function statusOf(lab: Lab, authority: LabCertificate, serialNumber: Uint8Array): CertificateStatus {
  const found = lab.find(serialNumber);
  if (found === undefined || found.issuer !== authority.serialNumber) return { state: 'unknown' };
  const { status } = found;
  if (status.state !== 'revoked') return status;
  // RFC 5280 § 5.3.1: unspecified is said by leaving the reason out.
  const reason = status.reason === 'unspecified' ? undefined : CRL_REASONS[status.reason];
  return { state: 'revoked', at: Date.parse(status.date), reason };
}

async function read(file: string): Promise<{ readonly bytes: Uint8Array; readonly modifiedAt: number }> {
  const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
  return { bytes: new Uint8Array(bytes), modifiedAt: Math.floor(mtimeMs / 1000) * 1000 };
}
