import type { Command } from 'commander';
import type { Finish, Io } from '../../io.js';
import { addPlanCheck } from './check.js';
import { addPlanFirewall } from './firewall.js';
import { addPlanInit } from './init.js';
import { addPlanSchema } from './schema.js';

export function addPlan(program: Command, io: Io, finish: Finish): void {
  const plan = program
    .command('plan')
    .description('a whole design, in YAML or JSON, judged with all files that it names');
  addPlanInit(plan, io, finish);
  addPlanCheck(plan, io, finish);
  addPlanFirewall(plan, io, finish);
  addPlanSchema(plan, io, finish);
}
