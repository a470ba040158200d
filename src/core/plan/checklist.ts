import { CERTIFICATE_ITEMS } from './checklist/certificates.js';
import { CLIENT_ITEMS } from './checklist/clients.js';
import { DEPLOY_ITEMS } from './checklist/deploy.js';
import type { PhaseItem } from './checklist/item.js';
import { PREPARE_ITEMS } from './checklist/prepare.js';
import { ROLE_ITEMS } from './checklist/roles.js';

/** The five phases of a rollout, in order. */
export const PHASES = [
  { id: 'prepare', title: 'Prepare the site and Azure' },
  { id: 'certificates', title: 'Names and certificates' },
  { id: 'deploy', title: 'Create the gateway' },
  { id: 'roles', title: 'Roles and site settings' },
  { id: 'clients', title: 'Clients and validation' },
] as const;

export type PhaseId = (typeof PHASES)[number]['id'];

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
