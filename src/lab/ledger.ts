/** The lab's ledger: what it holds, and the open lab that reads and writes it. */
export {
  CERTIFICATE_KINDS,
  type CertificateKind,
  type CertificateRecord,
  type CrlRecord,
  type LabOptions,
  type LabSettings,
  type LedgerEntry,
  type RevocationRecord,
} from './ledger/entries.js';
export { FOLDERS, LAYOUT } from './ledger/layout.js';
export { type CertificateStatus, Lab, type LabCertificate, type OpenOptions, openLab } from './ledger/openLab.js';
