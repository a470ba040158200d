import type { Command } from 'commander';
import type { Finish, Io } from '../io.js';
import { formatOption } from '../reportOptions.js';

export function addRules(program: Command, io: Io, finish: Finish): void {
  program
    .command('rules')
    .description('list every rule with its targets, severity and sources')
    .addOption(formatOption())
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      // Other commands do without the rules, and start the sooner.
      const { asJson, asText } = await import('../listRules.js');
      const { widthOf } = await import('../terminal.js');
      io.stdout.write(format === 'json' ? asJson() : asText(widthOf(io)));
      finish(0);
    });
}
