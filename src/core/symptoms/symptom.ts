import type { SourceKey } from '../check/sources.js';

export interface Symptom {
  /** The text an administrator sees, as the program prints it. */
  readonly text: string;
  /** Where it is seen: a log file, a wizard page, a console. */
  readonly where: string;
  /** What it means, as a sentence. */
  readonly cause: string;
  /** Error numbers, unsigned: an HRESULT, or a Windows error, which is also found inside 0x8007xxxx. */
  readonly numbers?: readonly number[];
  /** Bit of WINHTTP_CALLBACK_STATUS_SECURE_FAILURE that stands for it. */
  readonly flag?: number;
  /** Status and substatus in an IIS log. */
  readonly iis?: string;
  /** Constants and parts of log lines, letter case ignored; at least six characters, so that a search stays quick. */
  readonly phrases?: readonly string[];
  /** What it is a symptom of; `another` is no fault of certificates, tokens or names, though it looks like one. Default `certificate`. */
  readonly about?: 'certificate' | 'token' | 'name' | 'another';
  /** Says only that something failed; the lines around it say what. */
  readonly general?: true;
  readonly source: SourceKey;
}

export const CLIENT_LOGS = 'client: ccmsetup.log, LocationServices.log, CcmMessaging.log';
export const CAPI = 'CAPI2 event log, ccmsetup.log, certutil -verify -urlfetch';
export const IIS_LOG = 'IIS log of the management point or the CMG';
export const PROXY_LOG = 'connection point: SMS_Cloud_ProxyConnector.log';
