import type { CheckSettings } from '../check/settings.js';
import type { Plan } from './types.js';

/** What a plan says of the design for the rules that judge its files. */
export type PlanSettings = Partial<
  Pick<
    CheckSettings,
    | 'serviceName'
    | 'region'
    | 'cloud'
    | 'deployment'
    | 'clientsCheckCrl'
    | 'verifyClientRevocation'
    | 'configmgrVersion'
    | 'content'
    | 'siteServerWindows'
    | 'deployed'
  >
>;

/** The settings of a plan, without those that it leaves out. */
export function settingsOfPlan(plan: Plan): PlanSettings {
  const { method, cloud, region, serviceName, deployed } = plan.deployment ?? {};
  const settings: PlanSettings = {
    serviceName,
    region,
    // No gateway runs in Azure China (plan/environment): its files are judged as for the public cloud.
    cloud: cloud === 'china' ? undefined : cloud,
    // Both classic methods name their deployments alike.
    deployment: method === 'service-management' ? 'cloud-service-classic' : method,
    clientsCheckCrl: plan.clientsCheckCrl,
    verifyClientRevocation: plan.verifyClientRevocation,
    configmgrVersion: plan.configmgr,
    content: plan.content,
    siteServerWindows: plan.siteServerWindows,
    deployed,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
