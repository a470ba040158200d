import type { CommandLine } from '../ccmsetup/types.js';
import type { CertificateBag, Pfx } from '../pkcs12/types.js';
import type { Plan } from '../plan/types.js';
import type { VerifyResult } from '../ports.js';
import type { TokenModel } from '../token/types.js';
import type { TokenSignature } from '../token/verifyToken.js';
import type { Certificate, Csr, RevocationList } from '../x509/types.js';
import type { CrlFact } from './crlFacts.js';
import type { Evidence } from './evidence.js';
import type { FileForm } from './fileForm.js';
import type { OnlineFacts } from './online.js';

export type Role = 'server' | 'client' | 'connection-point' | 'ca';

/** A certificate that somebody presents: the server's, a client's, the connection point's. */
export interface CertificateTarget {
  readonly kind: 'certificate';
  readonly role: 'server' | 'client' | 'connection-point';
  /** What a person calls it: the file's name, with the subject where a file holds several. */
  readonly label: string;
  readonly certificate: Certificate;
  readonly facts: CertificateFacts;
}

/** Everything that needed a computation or another file, worked out before any rule runs. */
export interface CertificateFacts {
  /** What the certificate came in. */
  readonly container: 'pfx' | 'bare';
  readonly privateKey: PrivateKeyFact;
  /** The certificate at hand that issued it, if any: same name, and the signature verifies or cannot be checked here. */
  readonly issuer: { readonly certificate: Certificate; readonly signature: VerifyResult } | undefined;
  /** Whether its own key verifies it; `not-self-issued` when issuer and subject differ. */
  readonly selfSigned: VerifyResult | 'not-self-issued';
  /** CA certificates at hand, the leaf not among them, in order from its issuer upward as far as names and signatures lead. */
  readonly chain: readonly Certificate[];
  readonly path: PathFact;
  /** The publicly trusted root that its chain ends in, by name; `private` when the chain ends in another; unknown when it does not end. */
  readonly publicRoot:
    | { readonly kind: 'public'; readonly name: string }
    | { readonly kind: 'private' }
    | { readonly kind: 'unknown' };
  /** How the upload set of the run serves this client; absent when there is none. */
  readonly upload?: UploadFact | undefined;
  /** CA certificates given by --roots and --intermediates, where the run has no upload set of which to say it. */
  readonly given?: readonly GivenAuthority[] | undefined;
  /** What the CRLs of the run say of the path; absent when none is given. */
  readonly revocation?: RevocationFact | undefined;
  /** What the network said; absent when it was not asked. */
  readonly online?: OnlineFacts | undefined;
}

/** Whether the CA certificates meant for the upload make a whole chain for one client. */
export interface UploadFact {
  /** What people call the set. */
  readonly label: string;
  /** From the client's issuer to a self-signed root, all in the set; undefined when there is no such chain. */
  readonly chain: readonly Certificate[] | undefined;
  /** Names of the CAs that the client needs and the set lacks, from the client upward; none when `chain` is there. */
  readonly missing: readonly string[];
  /** Files that may belong to the set and could not be read: what is missing may be in them. */
  readonly unread?: readonly string[] | undefined;
}

/** A CA certificate together with the option that gave it. */
export interface GivenAuthority {
  readonly label: string;
  readonly certificate: Certificate;
  readonly as: 'root' | 'intermediate';
  /** Whether its own key verifies it; `not-self-issued` when issuer and subject differ. */
  readonly selfSigned: VerifyResult | 'not-self-issued';
}

/** Where trust anchors came from: --roots, the machine's store, the built-in public roots; `none` when there were none. */
export type AnchorOrigin = 'given' | 'machine' | 'public' | 'none';

/** The path from the certificate to an anchor, or why there is none. */
export type PathFact =
  | {
      readonly state: 'valid';
      /** Leaf first, anchor last. */
      readonly path: readonly Certificate[];
      /** What people call each of them. */
      readonly names: readonly string[];
      readonly anchors: AnchorOrigin;
      /** The anchor is known by name and key only: its certificate is not at hand. */
      readonly anchorIsStandIn: boolean;
    }
  | {
      readonly state: 'invalid';
      readonly kind: 'refused' | 'missing-input' | 'undecidable';
      readonly code: string;
      readonly message: string;
      readonly operands: Evidence;
      /** What people call the certificate that it is about. */
      readonly certificate: string;
      readonly onLeaf: boolean;
      /** The certificate itself, for whoever draws the chain. */
      readonly failing?: Certificate;
      readonly anchors: AnchorOrigin;
    };

export type PrivateKeyFact =
  | { readonly state: 'absent' }
  | {
      readonly state: 'present';
      readonly match: 'match' | 'mismatch' | 'unsupported';
      /** From bag attribute 17.1. */
      readonly provider: string | undefined;
      readonly localMachine: boolean;
    };

/** A PFX file as a whole; its leaf is a CertificateTarget of its own. */
export interface PfxTarget {
  readonly kind: 'pfx';
  readonly role: 'server' | 'client' | 'connection-point';
  readonly label: string;
  readonly pfx: Pfx;
  /** The certificate judged as the leaf; undefined when the file has none. */
  readonly leaf: CertificateBag | undefined;
  readonly privateKey: PrivateKeyFact;
  /** Absent, or `der`: the binary file; else the text around it. */
  readonly encoding?: 'der' | 'pem' | 'base64' | 'text' | undefined;
  /** CA certificates at hand outside the file. */
  readonly pool?: readonly Certificate[];
}

/** The CA certificates meant for the CMG's upload page, as one set. */
export interface UploadTarget {
  readonly kind: 'chain';
  readonly role: 'ca';
  readonly label: string;
  readonly certificates: readonly { readonly label: string; readonly certificate: Certificate }[];
  /** The files that they came in; absent when they came in none. */
  readonly files?: readonly UploadFile[] | undefined;
  /** True when somebody said that this is the set (--as ca), false when it is what lay beside other inputs. */
  readonly stated?: boolean | undefined;
  /** CA certificates given by --roots and --intermediates. */
  readonly given?: readonly GivenAuthority[] | undefined;
  /** Clients judged in the same run, each with its chain in this set, where the set has a whole one. */
  readonly clients?:
    | readonly { readonly label: string; readonly chain: readonly Certificate[] | undefined }[]
    | undefined;
  /** Names of issuers that the set lacks and some CA in it needs. */
  readonly missing?: readonly string[] | undefined;
  /** Files that may belong to it and could not be read: what is missing may be in them. */
  readonly unread?: readonly string[] | undefined;
  /** What the CRLs of the run say of the CAs in it; absent when none is given. */
  readonly revocation?: RevocationFact | undefined;
  /** What the network said; absent when it was not asked. */
  readonly online?: OnlineFacts | undefined;
}

/** What CRLs say of the certificates of a path or of an upload set. */
export interface RevocationFact {
  /** The CRLs given by --crl that are of an issuer of the path or, where one of those is missing, of nobody at hand; those among the inputs are judged by themselves. */
  readonly crls: readonly CrlFact[];
  /** Of each certificate but the roots. */
  readonly statuses: readonly RevocationStatus[];
}

export interface RevocationStatus {
  readonly certificate: Certificate;
  /** What people call it. */
  readonly label: string;
  readonly state: 'good' | 'revoked' | 'unknown';
  /** `revoked`: when (ms since 1970) and why, as the CRL says. */
  readonly revokedAt?: number | undefined;
  readonly reason?: string | undefined;
  /** `unknown`: why each CRL at hand could not tell. */
  readonly reasons: readonly string[];
  /** A complete CRL of its issuer, by name, is among those given. */
  readonly hasCrl: boolean;
}

/** One file of an upload set. */
export interface UploadFile {
  readonly label: string;
  readonly form: FileForm;
  readonly certificates: number;
  /** It holds a private key, whose ever it is. */
  readonly hasPrivateKey: boolean;
}

/** What a certificate and a request for one both say: a rule that reads no more of its target can judge either. */
export type Requested = Pick<Certificate, 'subject' | 'publicKey' | 'extensions'>;

/** A request for a certificate (PKCS #10), judged before a CA has made anything of it: it has no issuer, no dates and no chain. */
export interface RequestTarget {
  readonly kind: 'csr';
  readonly role: CertificateTarget['role'];
  readonly label: string;
  /** What is asked for, under the name that rules know from a certificate. */
  readonly certificate: Requested;
  readonly csr: Csr;
  /** Whether its own key verifies its signature. */
  readonly signature: VerifyResult;
}

export interface CrlTarget {
  readonly kind: 'crl';
  readonly role: undefined;
  readonly label: string;
  readonly crl: RevocationList;
  readonly facts?: CrlFact | undefined;
}

/** A service name by itself, before there is a certificate for it. */
export interface NameTarget {
  readonly kind: 'name';
  readonly role: undefined;
  readonly label: string;
  /** As typed, without a trailing dot. */
  readonly serviceName: string;
  /** What the network said; absent when it was not asked. */
  readonly online?: OnlineFacts | undefined;
}

/** A JSON Web Token that is meant to be a bulk registration token. */
export interface TokenTarget {
  readonly kind: 'token';
  readonly role: undefined;
  readonly label: string;
  readonly token: TokenModel;
  /** What each certificate given by --signing-certificate says of it; empty when none is given. */
  readonly signers: readonly TokenSigner[];
}

export interface TokenSigner {
  /** What people call the certificate. */
  readonly label: string;
  readonly certificate: Certificate;
  /** Upper-case hexadecimal. */
  readonly thumbprintSha1: string;
  /** The header names this certificate. */
  readonly named: boolean;
  readonly signature: TokenSignature;
}

/** A ccmsetup command line; a token in it is a target of its own. */
export interface CommandLineTarget {
  readonly kind: 'commandline';
  readonly role: undefined;
  readonly label: string;
  readonly line: CommandLine;
}

/** Two server certificates: the one that the CMG has, and the one that is to take its place. */
export interface RenewalTarget {
  readonly kind: 'renewal';
  readonly role: undefined;
  readonly label: string;
  readonly old: CertificateTarget;
  readonly replacement: CertificateTarget;
  /** The CMG is to be converted from a cloud service (classic) to a virtual machine scale set as well. */
  readonly converting: boolean;
}

/** A whole design, with what its files turned out to be. */
export interface PlanTarget {
  readonly kind: 'plan';
  readonly role: undefined;
  readonly label: string;
  readonly plan: Plan;
  readonly files: PlanFileFacts;
}

/** Of the files that a plan names, what its own rules look at; the files themselves are judged beside it. */
export interface PlanFileFacts {
  /** The leaf of files.server; absent when none is named or it could not be read. */
  readonly server?: CertificateTarget | undefined;
  readonly clients: readonly CertificateTarget[];
  /** CA certificates in files.roots and files.intermediates. */
  readonly roots: number;
  readonly intermediates: number;
  readonly managementCertificate?: { readonly certificate: Certificate; readonly hasPrivateKey: boolean } | undefined;
  /** Azure resource providers registered in the subscription, where Azure was asked. */
  readonly registeredProviders?: readonly string[] | undefined;
  /** Region of the resource group, where Azure was asked and has it. */
  readonly resourceGroupRegion?: string | undefined;
}

/** Which type of target each name in a rule's `targets` stands for. */
export interface TargetMap {
  server: CertificateTarget;
  client: CertificateTarget;
  'connection-point': CertificateTarget;
  pfx: PfxTarget;
  upload: UploadTarget;
  crl: CrlTarget;
  name: NameTarget;
  token: TokenTarget;
  commandline: CommandLineTarget;
  'server-request': RequestTarget;
  'client-request': RequestTarget;
  'connection-point-request': RequestTarget;
  renewal: RenewalTarget;
  plan: PlanTarget;
}
export type TargetName = keyof TargetMap;
export type Target = TargetMap[TargetName];

/** The name under which rules know a target. */
export function targetName(target: Target): TargetName {
  switch (target.kind) {
    case 'certificate':
      return target.role;
    case 'chain':
      return 'upload';
    case 'csr':
      return `${target.role}-request`;
    default:
      return target.kind;
  }
}
