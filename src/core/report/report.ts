import type { Finding } from '../check/finding.js';
import type { Role } from '../check/target.js';
import type { AzureSubscriptionFacts } from '../names/azureFacts.js';
import type { AzureNames } from '../names/azureNames.js';
import type { PlanOverview } from './plan.js';
import type { RenewalAdvice } from './renewal.js';

export type { Finding } from '../check/finding.js';

/** The report as data: exactly the published JSON (docs/report.schema.json), and what every reporter starts from. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly inputs: readonly InputReport[];
  /** Findings across inputs: uniqueness, shared keys. */
  readonly runResults: readonly Finding[];
  /** What left this computer; absent when nothing did. */
  readonly online?: OnlineReport;
  /** What Azure Resource Manager said of the subscription; absent when it was not asked. */
  readonly azure?: AzureSubscriptionFacts;
  /** Rules that failed to run: faults of this program. Absent when there are none. */
  readonly faults?: readonly { readonly rule: string; readonly target: string; readonly message: string }[];
}

/** Where was asked from, and what of whom. */
export interface OnlineReport {
  /** For people: `this computer`, `this computer, through the proxy http://proxy.contoso.com:8080`. */
  readonly from: string;
  /** What the answers are worth for others, as a sentence. */
  readonly vantage: string;
  readonly asked: readonly OnlineQuestion[];
}

export interface OnlineQuestion {
  /** `crl`, `ocsp`, `dns`, `azure`, `tls`. */
  readonly what: string;
  /** A URL, or a name and the server asked. */
  readonly of: string;
  /** What came, in a few words: `200, 4182 bytes in 0.3 s from 203.0.113.7`. */
  readonly result?: string;
}

export type Verdict = 'pass' | 'warn' | 'fail' | 'incomplete';

/** Failures by severity, notes, unknowns (asked or not), passes, not applicable. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly note: number;
  readonly unknown: number;
  readonly passed: number;
  readonly notApplicable: number;
}

export type InputKind =
  | 'pfx'
  | 'certificate'
  | 'chain'
  | 'crl'
  | 'csr'
  | 'private-key'
  | 'token'
  | 'commandline'
  | 'renewal'
  | 'name'
  | 'plan'
  | 'unknown';

export interface InputReport {
  readonly name: string;
  readonly kind: InputKind;
  /** Absent where a role makes no sense (a CRL, an unreadable file). */
  readonly role?: Role;
  /** Why this role: the flag, or what in the certificate decided. */
  readonly roleReason?: string;
  readonly sha256?: string;
  readonly verdict: Verdict;
  /** The sentence that the verdict stands for: "can be the CMG server certificate". */
  readonly claim: string;
  readonly error?: { readonly code: string; readonly message: string; readonly remedy?: string };
  readonly summary?: InputSummary;
  /** Of a service name by itself: what it becomes in Azure. */
  readonly names?: AzureNames;
  /** Of a service name that is not legal: names near it that are. */
  readonly proposals?: readonly string[];
  /** Of a certificate request: what it asks for. */
  readonly request?: RequestSummary;
  /** Leaf first, then upward. */
  readonly chain?: readonly ChainLink[];
  /** The CRLs that it is judged by, or that it is: given by --crl for its path, or in the file itself. */
  readonly crls?: readonly CrlWindow[];
  readonly token?: TokenSummary;
  readonly commandLines?: readonly CommandLineSummary[];
  readonly results: readonly Finding[];
  /** Of a plan: the checklist, capacity, ports and what to enter in the wizard. */
  readonly plan?: PlanOverview;
  /** Of a renewal: when to act, and in which order. */
  readonly renewal?: RenewalAdvice;
}

export interface RequestSummary {
  readonly subject: string;
  readonly commonName?: string;
  /** DNS names of the SAN asked for, the first fifty. */
  readonly dnsNames: readonly string[];
  readonly key: { readonly type: string; readonly bits?: number };
  /** Purposes asked for, in words; none where the CA decides. */
  readonly purposes: readonly string[];
  readonly signatureAlgorithm: string;
  /** Template of AD CS that the request names. */
  readonly template?: string;
  readonly names?: AzureNames;
}

export interface InputSummary {
  readonly subject: string;
  readonly commonName?: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** From when on its end counts as near (`cert/expires-soon`). */
  readonly expiryWarningAt?: string;
  /** Of a server certificate: how long a public root may let it live (CA/Browser Forum). */
  readonly publicLifetime?: PublicLifetime;
  /** Hexadecimal, upper case. */
  readonly serialNumber: string;
  readonly thumbprintSha1: string;
  readonly key: { readonly type: string; readonly bits?: number };
  readonly signatureAlgorithm: string;
  /** `SHA-256`; absent where the scheme has its own hash or is not known. */
  readonly signatureHash?: string;
  readonly provider?: string;
  readonly pfx?: {
    readonly keys: number;
    readonly certificates: number;
    readonly encryption: string;
    readonly mac: string;
  };
  readonly names?: AzureNames;
}

/** The limit of the CA/Browser Forum's Baseline Requirements § 6.3.2. */
export interface PublicLifetime {
  /** Under a private root the limit does not bind. */
  readonly root: 'public' | 'private' | 'unknown';
  /** The limit for certificates that begin when this one does. */
  readonly days: number;
  /** The latest end that the limit allows this one. */
  readonly until: string;
  /** Shorter limits for certificates that begin later. */
  readonly later: readonly { readonly from: string; readonly days: number }[];
}

export interface ChainLink {
  readonly label: string;
  readonly kind: 'leaf' | 'intermediate' | 'root' | 'missing';
  /** Both dates are absent for what is missing, and for an anchor of the built-in list. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly verdict: 'pass' | 'fail' | 'unknown';
}

/** When a CRL is in force. */
export interface CrlWindow {
  /** The file's name. */
  readonly label: string;
  readonly issuer: string;
  readonly delta: boolean;
  readonly thisUpdate: string;
  readonly nextUpdate?: string;
}

/** What a token says; nothing of it is verified here. It is a credential: its value is cut short. */
export interface TokenSummary {
  /** Beginning and end, with the number of characters. */
  readonly shown: string;
  /** The whole token, only where somebody asked for it. */
  readonly value?: string;
  readonly header: readonly TokenMember[];
  readonly claims: readonly TokenMember[];
  readonly notBefore?: string;
  readonly expires?: string;
  readonly lifetimeMinutes?: number;
  /** Upper-case hexadecimal, from x5t. */
  readonly signingThumbprintSha1?: string;
}

export interface TokenMember {
  readonly name: string;
  /** Text as it is, anything else as JSON; cut where it is long. */
  readonly value: string;
  /** What it is for, where the claim is known. */
  readonly meaning?: string;
}

/** A ccmsetup command line, a token in it cut short. */
export interface CommandLineSummary {
  readonly form: 'exe' | 'msi' | 'arguments';
  /** Line of the input on which it begins. */
  readonly startsAt: number;
  readonly characters: number;
  readonly parameters: readonly { readonly name: string; readonly value?: string }[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly authentication: readonly ('pki' | 'entra' | 'token')[];
}
