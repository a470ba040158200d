import type { FileUse } from '../core/plan/files.js';
import type { PlanSettings } from '../core/plan/settings.js';
import { present } from '../core/present.js';
import { text, type ValuesOf } from './define.js';
import type { Io } from './io.js';
import type { PasswordFlags } from './passwords.js';

/** The same for every command that a plan can tell what the command line leaves out. */
export const planOption = {
  plan: text('--plan <file>', 'plan (YAML or JSON) that tells what is not given here: settings, files, password'),
};
export type PlanFlag = ValuesOf<typeof planOption>;

/** What a plan has for a command; what the command line says itself goes before it. */
export interface Planned {
  readonly settings: PlanSettings;
  /** The files for these uses, as this process reaches them. */
  files(...uses: readonly FileUse[]): string[];
}

const NOTHING: Planned = { settings: {}, files: () => [] };

/** @throws CmgCertError `configuration` for a plan with mistakes */
export async function loadPlan({ plan: name }: PlanFlag, io: Io): Promise<Planned> {
  if (name === undefined) return NOTHING;
  const { sourcesOf } = await import('./sources.js');
  const [source] = await sourcesOf([name], io);
  const { readPlan } = await import('../planFile/readPlan.js');
  const { filesOfPlan } = await import('../core/plan/files.js');
  const { settingsOfPlan } = await import('../core/plan/settings.js');
  const { besidePlan, folderOf, planFolder } = await import('./planFolder.js');
  const { plan } = readPlan(name, present(source).bytes);
  const folder = planFolder(name, io);
  const all = await Promise.all(
    filesOfPlan(plan).map(async ({ use, name: pattern }) => {
      // A pattern for no file is told by the command that wants the file.
      const names = (await folder.expand?.(pattern).catch(() => undefined)) ?? [pattern];
      return { use, paths: names.map((one) => besidePlan(folderOf(name), one)) };
    }),
  );
  return {
    settings: settingsOfPlan(plan),
    files: (...uses) => all.filter(({ use }) => uses.includes(use)).flatMap(({ paths }) => paths),
  };
}

/** What the command line gives, or else what the plan has. */
export const orFromPlan = (given: readonly string[], planned: readonly string[]): readonly string[] =>
  given.length > 0 ? given : planned;

/** The plan's password file, where the command line says nothing of a password. */
export function withPlannedPassword<F extends PasswordFlags>(flags: F, planned: Planned): F {
  const { passwordEnv, passwordFile, passwordStdin } = flags;
  if (passwordEnv.length > 0 || passwordFile.length > 0 || passwordStdin === true) return flags;
  return { ...flags, passwordFile: planned.files('password') };
}
