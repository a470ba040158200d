import { dirname, isAbsolute, join } from 'node:path';
import type { PlanFolder } from '../compose/planFiles.js';
import type { Io } from './io.js';

/** The folder of a plan's file; of a plan from standard input, the current one. */
export const folderOf = (plan: string): string => (plan === '-' ? '.' : dirname(plan));

/** A file that a plan names, as this process reaches it. */
export const besidePlan = (folder: string, name: string): string =>
  isAbsolute(name) || folder === '.' ? name : join(folder, name);

/** Files beside a plan; their names stay as the plan has them. */
export function planFolder(plan: string, io: Io): PlanFolder {
  const folder = folderOf(plan);
  return {
    read: (name) => io.readFile(besidePlan(folder, name)),
    expand: (name) => io.expand(name, folder),
  };
}
