import type { Command } from 'commander';
import type { Finish, Io } from '../../io.js';

export function addPlanSchema(plan: Command, io: Io, finish: Finish): void {
  plan
    .command('schema')
    .description('the JSON Schema of plans, for editors')
    .option('-o, --output <file>', 'write it to a file')
    .option('--force', 'replace an existing file')
    .action(async ({ output, force }: { readonly output?: string; readonly force?: true }) => {
      const { planJsonSchema } = await import('../../../plan/jsonSchema.js');
      const text = `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`;
      if (output === undefined) io.stdout.write(text);
      else await io.writeFile(output, text, force === true);
      finish(0);
    });
}
