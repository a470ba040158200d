import type { CheckSettings, Cloud, DeploymentMethod } from '../check/settings.js';
import { present } from '../present.js';
import type { Plan, PlanMethod } from './types.js';
import { METHODS, MILESTONES, NEWEST_RELEASE } from './versions.js';

/** What decides how a gateway is deployed. */
export type MethodSettings = Partial<Pick<CheckSettings, 'deployment' | 'configmgrVersion' | 'cloud' | 'deployed'>>;

/** How the gateway is deployed, and what says so; undefined where several methods are possible. */
export interface SettledMethod {
  readonly deployment: DeploymentMethod | undefined;
  readonly by: 'stated' | 'release' | 'newest-release' | 'nothing';
}

/**
 * The deployment method: the one that was stated, else the only one that the release offers. A gateway is new unless somebody says that it exists; without a
 * release, a new one is taken to be made by the newest.
 */
export function settleMethod({ deployment, configmgrVersion, cloud, deployed }: MethodSettings): SettledMethod {
  if (deployment !== undefined) return { deployment, by: 'stated' };
  if (configmgrVersion === undefined && deployed === true) return { deployment: undefined, by: 'nothing' };
  const left = new Set(methodsOf(configmgrVersion ?? NEWEST_RELEASE, cloud, deployed ?? false).map(namedAs));
  const [only] = left;
  if (left.size !== 1) return { deployment: undefined, by: 'nothing' };
  return { deployment: only, by: configmgrVersion === undefined ? 'newest-release' : 'release' };
}

/** The same plan, with the deployment method that its release leaves where it states none. */
export function withSettledMethod(plan: Plan): Plan {
  const { configmgr, deployment } = plan;
  if (configmgr === undefined || deployment?.method !== undefined) return plan;
  const cloud = deployment?.cloud === 'usgov' ? 'usgov' : 'public';
  const [method, ...others] = methodsOf(configmgr, cloud, deployment?.deployed);
  return method === undefined || others.length > 0 ? plan : { ...plan, deployment: { ...deployment, method } };
}

/** Methods that a gateway can have in a release. Where nobody says whether it exists already, those of existing gateways count too. */
export const methodsOf = (release: number, cloud?: Cloud, deployed?: boolean): PlanMethod[] =>
  METHODS.filter((span) => methodProblem(span.method, release, cloud, deployed) === undefined).map(
    ({ method }) => method,
  );

/**
 * Why a release has no gateway of this method, if so: it refuses the method, does not have it yet (`since` the release that has), has it in no gateway of
 * this cloud yet, or makes no new ones after `until`.
 */
export type MethodProblem =
  | { readonly kind: 'refused'; readonly from: number }
  | { readonly kind: 'not-yet'; readonly since: number }
  | { readonly kind: 'not-in-cloud-yet'; readonly since: number }
  | { readonly kind: 'no-new'; readonly until: number };

export function methodProblem(
  method: PlanMethod,
  release: number,
  cloud?: Cloud,
  deployed?: boolean,
): MethodProblem | undefined {
  const { newFrom, newUntil, refusedFrom } = present(METHODS.find((span) => span.method === method));
  if (refusedFrom !== undefined && release >= refusedFrom) return { kind: 'refused', from: refusedFrom };
  if (release < newFrom) return { kind: 'not-yet', since: newFrom };
  const usGov = MILESTONES.scaleSetUsGov.from;
  if (method === 'scale-set' && cloud === 'usgov' && release < usGov) return { kind: 'not-in-cloud-yet', since: usGov };
  if (newUntil !== undefined && release > newUntil && deployed !== true) {
    // Nobody said whether it exists: then it may.
    return deployed === false ? { kind: 'no-new', until: newUntil } : undefined;
  }
  return undefined;
}

/** Both classic methods name their deployments alike. */
const namedAs = (method: PlanMethod): DeploymentMethod =>
  method === 'service-management' ? 'cloud-service-classic' : method;
