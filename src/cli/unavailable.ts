import { type Command, InvalidArgumentError, Option } from 'commander';

/** Part of the command-line contract, not built yet. Refused by name: an option that is silently ignored would make a false pass. */
const OPTIONS: readonly string[] = ['--plan <file>'];

/** Verbs of the contract that are not built yet. */
export const PLANNED_COMMANDS: readonly string[] = ['fleet', 'plan', 'connect', 'completion'];

export function refuseUnavailable(command: Command): void {
  for (const flags of OPTIONS) {
    const option = new Option(flags, 'not in this version yet').hideHelp();
    const name = flags.split(' ')[0] ?? flags;
    if (option.required) {
      option.argParser(() => {
        throw new InvalidArgumentError(`${name} is not in this version yet.`);
      });
    } else {
      command.on(`option:${option.name()}`, () => {
        command.error(`cmg-cert: ${name} is not in this version yet`, { exitCode: 2 });
      });
    }
    command.addOption(option);
  }
}
