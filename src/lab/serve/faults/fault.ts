import type { Changed, Content, Deliver } from '../http/content.js';
import type { Answer, Responder } from '../ocsp/answer.js';
import type { PublishedAuthority, PublishedFile } from '../publication.js';
import type { SigningKey } from '../signingKey.js';

/** One way in which publication goes wrong, served under a path of its own: `/fault/<name>/…`. */
export interface ServeFault {
  /** Part of the path. */
  readonly name: string;
  /** What is wrong, as a statement. */
  readonly title: string;
  /** Changes the body of a file. Absent: the file is right. */
  readonly file?: (content: Content, file: PublishedFile, context: FaultContext) => Promise<Changed>;
  readonly ocsp?: {
    /** Changes the answer before it is signed. */
    readonly twist?: (answer: Answer, authority: PublishedAuthority, context: FaultContext) => Answer;
    /** Changes it afterwards. */
    readonly spoil?: (der: Uint8Array) => Uint8Array;
  };
  /** Delivers in a wrong way; then it goes for files and for OCSP. */
  readonly deliver?: (context: FaultContext) => Deliver;
}

export interface FaultContext {
  readonly now: () => number;
  /** A key that no CA of the lab certified. */
  readonly stranger: SigningKey;
  /** A responder whose certificate the CA issued for something else than OCSP. */
  readonly unauthorizedResponder: (authority: PublishedAuthority) => Responder;
  readonly pace: Pace;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
}

/** How slow is slow, in ms. */
export interface Pace {
  /** Before the first octet. CryptoAPI gives up after 15 s. */
  readonly slowMs: number;
  /** Between two octets. */
  readonly dripMs: number;
  /** After which a drip is cut off. */
  readonly dripForMs: number;
  readonly hugeBytes: number;
}

export const PACE: Pace = { slowMs: 20_000, dripMs: 1000, dripForMs: 300_000, hugeBytes: 1024 * 1024 * 1024 };
