import { defineCommand, flag, formerly, text } from '../../define.js';

export const planSchema = defineCommand({
  name: 'schema',
  description: 'the JSON Schema of plans, for editors',
  options: {
    out: formerly('--output <file>', text('-o, --out <file>', 'write it to a file')),
    force: flag('--force', 'replace an existing file'),
  },
  async run(_, { out, force }, io) {
    const { planJsonSchema } = await import('../../../planFile/jsonSchema.js');
    const schema = `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`;
    if (out === undefined) io.stdout.write(schema);
    else await io.writeFile(out, schema, force === true);
    return 0;
  },
});
