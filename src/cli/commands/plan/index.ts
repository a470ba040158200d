import { defineGroup } from '../../define.js';
import { planCheck } from './check.js';
import { planFirewall } from './firewall.js';
import { planInit } from './init.js';
import { planSchema } from './schema.js';

export const plan = defineGroup('plan', 'a whole design, in YAML or JSON, judged with all files that it names', [
  planInit,
  planCheck,
  planFirewall,
  planSchema,
]);
