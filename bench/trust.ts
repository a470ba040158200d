import { performance } from 'node:perf_hooks';
import { validatePath } from '../src/core/trust/index.js';
import { limboInput, loadLimbo } from '../test/conformance/limbo.js';

/** Time of validatePath alone: certificates are decoded anew for each run, outside the clock, so that nothing is kept from the run before. */
const RUNS = 5;

const cases = loadLimbo();
if (cases === undefined) process.exit(0);

const times: number[] = [];
const accepted: number[] = [];
let slowest = { id: '', ms: 0 };
for (let run = 0; run <= RUNS; run += 1) {
  for (const test of cases) {
    let input: ReturnType<typeof limboInput>;
    try {
      input = limboInput(test);
    } catch {
      continue;
    }
    const start = performance.now();
    const { valid } = await validatePath(input);
    const ms = performance.now() - start;
    // The first run warms the compiler up.
    if (run === 0) continue;
    times.push(ms);
    if (valid) accepted.push(ms);
    if (ms > slowest.ms) slowest = { id: test.id, ms };
  }
}

function summary(name: string, sample: number[]): string {
  const sorted = sample.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const figures = [`median ${at(0.5).toFixed(3)} ms`, `p99 ${at(0.99).toFixed(3)} ms`, `max ${at(1).toFixed(3)} ms`];
  return `${name} (${sorted.length}): ${figures.join(' · ')}`;
}

console.log(`path validation on limbo, ${RUNS} runs, signatures included`);
console.log(summary('all paths', times));
console.log(summary('accepted ones', accepted));
console.log(`slowest: ${slowest.id}`);
