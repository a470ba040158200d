import { z } from 'zod';
import { namesOf } from '../../core/rows.js';
import { CRL_REASONS } from '../../write/crl.js';

/**
 * The ledger is `ledger.jsonl`: one JSON object a line, only ever appended to. Reading it from the top gives the state of the lab:
 * the settings, then certificates, revocations and CRLs in the order in which they were made.
 */

export const CERTIFICATE_KINDS = [
  'ca',
  'server',
  'client',
  'connection-point',
  'ocsp-responder',
  'token-signing',
] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

const serialNumber = z.string().regex(/^[0-9A-F]{2,40}$/);
const isoTime = z.iso.datetime();
/** Below the lab, with `/` between folders: a ledger from elsewhere must not lead out of it. */
const file = z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\0][^\\\0]*$/);
const url = z.string().max(2048);

export const PFX_PROTECTIONS = ['aes', '3des'] as const;

/** The first line: what the lab was made with. The same options continue an interrupted `lab init`. */
export const settingsSchema = z.object({
  type: z.literal('lab'),
  schemaVersion: z.literal(1),
  /** Eight hexadecimal digits; stands in the subject of every CA, so that two labs are told apart. */
  id: z.string(),
  tool: z.string(),
  createdAt: isoTime,
  options: z.object({
    serviceName: z.string(),
    roots: z.int(),
    intermediates: z.int(),
    /** Intermediates in each chain. */
    depth: z.int(),
    /** How many clients, and SHA-256 of their names, a line each. */
    clients: z.int(),
    clientNamesSha256: z.string(),
    keySize: z.union([z.literal(2048), z.literal(4096)]),
    /** Life of the certificates that are no CA's. */
    days: z.int(),
    /** Microsoft's template extensions: none, of version 1, or of version 2 and later. */
    template: z.enum(['none', '1', '2']),
    /** Base of the CRLs' addresses, ends in `/`. */
    crlUrl: url,
    /** Base of the CA certificates' addresses, ends in `/`. */
    aiaUrl: url,
    ocspUrl: url.optional(),
    pfx: z.enum(PFX_PROTECTIONS),
    provider: z.enum(['ksp', 'csp']),
    /** Whether key files are encrypted. */
    encryptedKeys: z.boolean(),
  }),
});
export type LabSettings = z.infer<typeof settingsSchema>;
export type LabOptions = LabSettings['options'];

/** A certificate issued. Its files are in their places, or in the staging folder to be put there. */
export const certificateSchema = z.object({
  type: z.literal('certificate'),
  serialNumber,
  kind: z.enum(CERTIFICATE_KINDS),
  /** Common name. */
  name: z.string(),
  /** Serial number of the issuer's certificate; its own where it is self-signed. */
  issuer: serialNumber,
  issuedAt: isoTime,
  notBefore: isoTime,
  notAfter: isoTime,
  thumbprintSha1: z.string(),
  files: z.object({ certificate: file, key: file, pfx: file.optional() }),
  /** Of a CA. */
  ca: z
    .object({
      role: z.enum(['root', 'intermediate']),
      /** Whether it issues certificates that are no CA's: those have delta CRLs and an OCSP responder. */
      issuing: z.boolean(),
      /** File name without extension, of its certificate and its CRLs. */
      stem: z.string().regex(/^[^/\\\0]+$/),
    })
    .optional(),
});
export type CertificateRecord = z.infer<typeof certificateSchema>;

const revocationSchema = z.object({
  type: z.literal('revocation'),
  serialNumber,
  /** `removeFromCRL` takes a certificate on hold back. */
  reason: z.enum(namesOf(CRL_REASONS)),
  date: isoTime,
});
export type RevocationRecord = z.infer<typeof revocationSchema>;

const crlSchema = z.object({
  type: z.literal('crl'),
  /** Serial number of the CA's certificate. */
  issuer: serialNumber,
  kind: z.enum(['base', 'delta']),
  number: z.int(),
  /** Of a delta CRL: the number of its base. */
  base: z.int().optional(),
  thisUpdate: isoTime,
  nextUpdate: isoTime,
  /** How many certificates it lists. */
  entries: z.int(),
  file,
});
export type CrlRecord = z.infer<typeof crlSchema>;

/** `lab init` came to its end. */
const completedSchema = z.object({ type: z.literal('completed'), at: isoTime });

export const entrySchema = z.discriminatedUnion('type', [
  settingsSchema,
  certificateSchema,
  revocationSchema,
  crlSchema,
  completedSchema,
]);
export type LedgerEntry = z.infer<typeof entrySchema>;
