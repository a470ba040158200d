import { dirname, isAbsolute, join, relative } from 'node:path';
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
    expand: async (name) => {
      const path = besidePlan(folder, name);
      const found = await io.expand(path);
      // No pattern: the name comes back, and stays as the plan writes it.
      if (found.length === 1 && found[0] === path) return [name];
      return isAbsolute(name) ? found : found.map((one) => relative(folder, one));
    },
  };
}
