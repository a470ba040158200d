import type { Judgement } from '../check/rule.js';
import { missingFromPlan } from './stated.js';
import type { Plan } from './types.js';
import { connectionsPerVm } from './versions.js';

export interface Capacity {
  readonly clients: number;
  readonly count: number;
  /** Connections that one virtual machine takes. */
  readonly perVm: number;
  /** Virtual machines that take all clients. */
  readonly needed: number;
  /** The same, so that one of them may be lost. */
  readonly neededWithOneLost: number;
}

/** How many virtual machines the clients need; or what the plan leaves out. */
export function capacityOf({ configmgr, deployment, clients }: Plan): Capacity | { readonly instead: Judgement } {
  const { method, vm } = deployment ?? {};
  if (configmgr === undefined)
    return { instead: missingFromPlan('configmgr', 'which release of Configuration Manager it is for') };
  if (method === undefined) return { instead: missingFromPlan('deployment.method', 'how the gateway is deployed') };
  if (clients?.count === undefined)
    return { instead: missingFromPlan('clients.count', 'how many clients use the gateway') };
  if (vm?.count === undefined)
    return { instead: missingFromPlan('deployment.vm.count', 'how many virtual machines the gateway has') };
  const perVm = connectionsPerVm(configmgr, method, vm.size);
  if (perVm === undefined)
    return {
      instead: missingFromPlan(
        'deployment.vm.size',
        'which size of a scale set the virtual machines have: B2s, A2_v2 or A4_v2',
      ),
    };
  const needed = Math.max(1, Math.ceil(clients.count / perVm));
  return { clients: clients.count, count: vm.count, perVm, needed, neededWithOneLost: needed + 1 };
}
