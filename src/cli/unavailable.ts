/** Verbs of the contract that are not built yet. */
export const PLANNED_COMMANDS: readonly string[] = ['fleet', 'connect', 'completion'];
