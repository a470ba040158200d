import type { Role } from '../../check/target.js';
import type { FileUse } from '../files.js';

/** A line of the checklist as the phase's own file writes it. */
export interface PhaseItem {
  readonly id: string;
  /** What holds when it is done. */
  readonly text: string;
  /** Who can do or confirm it. */
  readonly who: string;
  /** Where to click, which log to read, which command to run. */
  readonly where: string;
  /** Rules that decide it, as ids or `topic/*`; none where only a person can. */
  readonly rules?: readonly string[];
  /** Of rules that judge several kinds of file: whose findings count; `none` is a file without a role, such as a CRL. Default all. Rules of plan/ always count. */
  readonly roles?: readonly (Role | 'none')[];
  /** Rules that those patterns mean and another line shows. */
  readonly except?: readonly string[];
  /** Rules that decide it by findings on files of another role. */
  readonly also?: { readonly rules: readonly string[]; readonly roles: readonly Role[] };
  /** Files of the plan that it rests on: one that could not be read leaves it unknown. */
  readonly files?: readonly FileUse[];
  /** A person has to look even where the rules hold. */
  readonly confirm?: true;
  /** When it matters at all; default always. */
  readonly when?: ChecklistCondition;
  /** First release that it matters in. A plan without a release has every line. */
  readonly from?: number;
}

export type ChecklistCondition =
  | 'pki'
  | 'token'
  | 'entra'
  | 'service-management'
  | 'scale-set'
  | 'early-scale-set'
  | 'internet-install'
  | 'redeploy';
