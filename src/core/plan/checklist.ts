import type { Role } from '../check/target.js';

import { CERTIFICATE_ITEMS } from './checklist/certificates.js';
import { CLIENT_ITEMS } from './checklist/clients.js';
import { DEPLOY_ITEMS } from './checklist/deploy.js';
import { PREPARE_ITEMS } from './checklist/prepare.js';
import { ROLE_ITEMS } from './checklist/roles.js';
import type { FileUse } from './files.js';

/** The five phases of a rollout, in order. */
export const PHASES = [
  { id: 'prepare', title: 'Prepare the site and Azure' },
  { id: 'certificates', title: 'Names and certificates' },
  { id: 'deploy', title: 'Create the gateway' },
  { id: 'roles', title: 'Roles and site settings' },
  { id: 'clients', title: 'Clients and validation' },
] as const;

export type PhaseId = (typeof PHASES)[number]['id'];

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

export interface ChecklistItem extends Omit<PhaseItem, 'rules'> {
  readonly phase: PhaseId;
  readonly rules: readonly string[];
}

const phase = (id: PhaseId, items: readonly PhaseItem[]): ChecklistItem[] =>
  items.map((item) => ({ ...item, phase: id, id: `${id}/${item.id}`, rules: item.rules ?? [] }));

/** Everything that the documents ask of a rollout, provable from files or not. */
export const CHECKLIST: readonly ChecklistItem[] = [
  ...phase('prepare', PREPARE_ITEMS),
  ...phase('certificates', CERTIFICATE_ITEMS),
  ...phase('deploy', DEPLOY_ITEMS),
  ...phase('roles', ROLE_ITEMS),
  ...phase('clients', CLIENT_ITEMS),
];
