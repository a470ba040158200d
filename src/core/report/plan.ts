import type { PhaseId } from '../plan/checklist.js';

/**
 * - `proven`: by files that the plan names; all rules were asked and hold
 * - `planned`: the plan says so, and its parts agree; nobody has looked at the site or at Azure
 * - `warning`, `failed`: a rule says so
 * - `unknown`: a rule was not asked, was set aside, could not decide, or its file could not be read
 * - `confirm`: a person has to look
 */
export type ChecklistState = 'proven' | 'planned' | 'warning' | 'failed' | 'unknown' | 'confirm';

export interface ChecklistLine {
  readonly id: string;
  readonly text: string;
  readonly state: ChecklistState;
  readonly who: string;
  readonly where: string;
  /** Rules that decided: those that failed (errors before warnings, causes before what follows), or that are open, or that hold. */
  readonly rules: readonly string[];
  /** Where it failed, warns or is unknown: the files that are the reason. None where the plan itself is. */
  readonly files: readonly string[];
  /** Rules that have something to tell here, and decide nothing. */
  readonly notes: readonly string[];
}

export interface ChecklistPhase {
  readonly phase: PhaseId;
  readonly title: string;
  readonly lines: readonly ChecklistLine[];
}

export interface PlanOverview {
  readonly checklist: readonly ChecklistPhase[];
  readonly capacity?: {
    readonly clients: number;
    readonly virtualMachines: number;
    readonly connectionsPerVm: number;
    readonly needed: number;
    /** One more, so that one may be lost. */
    readonly neededWithOneLost: number;
  };
  readonly ports: readonly PortLine[];
  /** What to enter on each page of the Create Cloud Management Gateway Wizard. */
  readonly wizard: readonly WizardLine[];
}

export interface PortLine {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  /** Names that firewalls and proxies have to let out, as far as the plan tells them. */
  readonly hosts: readonly string[];
  /** Keys of the plan without which not all hosts are known. */
  readonly missing?: readonly string[];
  readonly why: string;
}

export interface WizardLine {
  readonly page: string;
  readonly field: string;
  readonly value: string;
}
