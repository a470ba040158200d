import { defineCommand } from '../define.js';
import { screenFormat } from '../reportOptions.js';

export const rules = defineCommand({
  name: 'rules',
  description: 'list every rule with its targets, severity and sources',
  options: { format: screenFormat },
  async run(_, { format }, io) {
    // Other commands do without the rules, and start the sooner.
    const { asJson, asText } = await import('../listRules.js');
    const { widthOf } = await import('../terminal.js');
    io.stdout.write(format === 'json' ? asJson() : asText(widthOf(io)));
    return 0;
  },
});
