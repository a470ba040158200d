import path from 'node:path';
import { REFUSED } from '../test/hostile/cases.js';
import { JUDGED } from '../test/hostile/certificates.js';
import { measure } from '../test/hostile/measure.js';

/** Every hostile and damaged input through the built program as a whole process. Arguments: parts of the names of the cases to run. */
const BUDGET_MS = 1000;
const BUDGET_MB = 200;
const PROGRAM = path.resolve('bin/cmg-cert.js');

const wanted = process.argv.slice(3);
let over = 0;
for (const one of [...REFUSED, ...JUDGED]) {
  if (wanted.length > 0 && !wanted.some((part) => one.name.includes(part))) continue;
  const { milliseconds, megabytes, code, stdout, stderr } = measure(
    PROGRAM,
    {
      name: one.file ?? 'hostile.pfx',
      bytes: one.make(),
      password: one.password,
    },
    'args' in one ? one.args : [],
  );
  const tooMuch = milliseconds > BUDGET_MS || megabytes > BUDGET_MB;
  if (tooMuch) over += 1;
  const figures = `${milliseconds.toFixed(0).padStart(6)} ms ${megabytes.toFixed(0).padStart(5)} MB  exit ${String(code).padEnd(4)}`;
  console.log(`${figures} ${one.name}${tooMuch ? '  OVER' : ''}`);
  if (process.env.SHOW !== undefined)
    console.log('     ', stdout.slice(0, 400).replace(/\n/g, '\n      '), stderr.slice(0, 600));
}
process.exitCode = over === 0 ? 0 : 1;
