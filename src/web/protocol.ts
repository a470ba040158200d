import type { CheckOptions } from '../compose/checkOptions.js';
import type { InputKind, Report } from '../core/report/report.js';
import type { SelectionReport } from '../core/report/selection.js';
import type { UploadReport } from '../core/report/upload.js';
import type { PageFormat } from '../reporters/formats.js';

/** What page and worker say to one another. Everything that reads or judges a file is done in the worker. */

/** What a file is for, as the command line's options have it. `key` is judged too: a private key belongs to the certificate beside it. With a `plan` that says it of all others. */
export type FileUse = 'judge' | 'plan' | 'key' | 'root' | 'intermediate' | 'crl' | 'issuer' | 'signer';

export interface GivenFile {
  /** Unique in its run. */
  readonly name: string;
  /** Below the folder that it came with; without one, its own name. */
  readonly path: string;
  readonly blob: Blob;
  readonly use: FileUse;
  readonly password?: string;
}

/** The options of `cmg-cert check` that a page can offer. */
export type JudgeOptions = Pick<
  CheckOptions,
  | 'as'
  | 'serviceName'
  | 'region'
  | 'cloud'
  | 'deployment'
  | 'configmgrVersion'
  | 'clientsCheckCrl'
  | 'verifyClientRevocation'
  | 'computer'
  | 'siteServerWindows'
  | 'expiresSoonDays'
> & { readonly at?: number | undefined };

/** What a plan does not say itself. */
export type PlanOptions = Pick<JudgeOptions, 'expiresSoonDays' | 'at'>;

export interface ChoiceOptions {
  readonly computer: string;
  readonly issuers?: string | undefined;
  readonly criterion?: string | undefined;
  readonly firstCertificate: boolean;
  readonly at?: number | undefined;
}

export interface UploadOptions {
  readonly configmgrVersion?: number | undefined;
  readonly at?: number | undefined;
}

export interface NameOptions {
  readonly serviceName: string;
  readonly region?: string | undefined;
  readonly cloud?: 'public' | 'usgov' | undefined;
  readonly deployment?: 'scale-set' | 'cloud-service-classic' | undefined;
}

/** What a file is, seen before any password: enough to choose its use. */
export interface Inspected {
  readonly kind: InputKind;
  /** What people call the certificates in it. */
  readonly labels: readonly string[];
  /** Every certificate in it is a CA's; and every one names itself as its issuer. */
  readonly authority: boolean;
  readonly selfIssued: boolean;
  /** Something in it may be encrypted. */
  readonly takesPassword: boolean;
  readonly problem?: string;
  /** Of a plan that can be read: every file that it names, and where. */
  readonly planned?: readonly { readonly name: string; readonly key: string }[];
}

export interface Judged {
  readonly report: Report;
  /** The body of the HTML report. */
  readonly html: string;
}

export interface JudgedPlan extends Judged {
  /** The names of the files as the plan has them, each with its name in the list. */
  readonly found: ReadonlyMap<string, string>;
}

export interface UploadAnswer {
  readonly report: UploadReport;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/** The jobs of the worker: what each is given, and what it answers. */
export interface Jobs {
  inspect: {
    readonly given: readonly { readonly name: string; readonly blob: Blob }[];
    readonly answer: readonly Inspected[];
  };
  check: {
    readonly given: { readonly files: readonly GivenFile[]; readonly options: JudgeOptions };
    readonly answer: Judged;
  };
  plan: {
    readonly given: { readonly plan: GivenFile; readonly files: readonly GivenFile[]; readonly options: PlanOptions };
    readonly answer: JudgedPlan;
  };
  select: {
    readonly given: { readonly files: readonly GivenFile[]; readonly options: ChoiceOptions };
    readonly answer: SelectionReport;
  };
  upload: {
    readonly given: { readonly files: readonly GivenFile[]; readonly options: UploadOptions };
    readonly answer: UploadAnswer;
  };
  names: { readonly given: NameOptions; readonly answer: Judged };
  /** `styles`: of the report, which the page has anyway. */
  render: {
    readonly given: { readonly report: Report; readonly format: PageFormat; readonly styles: string };
    readonly answer: string;
  };
}
export type JobName = keyof Jobs;

export interface Ask<J extends JobName = JobName> {
  readonly id: number;
  readonly job: J;
  readonly given: Jobs[J]['given'];
}

export interface Progress {
  readonly stage: 'reading' | 'judging';
  readonly name: string;
  /** Files before this one in its stage, and files of the stage in all. */
  readonly done: number;
  readonly total: number;
}

export type Told =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: TellableError };

/** An error across threads, which strip classes. `fault`: ours, not the file's. */
export interface TellableError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}
