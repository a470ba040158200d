// Loaded before the program with --import: kills the process with SIGKILL at the Nth change that it makes to the file system,
// before, after, or (for a write) in the middle of it. Without a number it counts the changes into a file.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_AT, KILL_WHEN = 'before', COUNT_INTO } = process.env;
const at = KILL_AT === undefined ? Number.POSITIVE_INFINITY : Number(KILL_AT);
const { writeFileSync: write } = fs;
let count = 0;

const die = () => {
  process.kill(process.pid, 'SIGKILL');
  // The signal is delivered before this ends.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
};

for (const name of [
  'writeSync',
  'writeFileSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'mkdirSync',
  'ftruncateSync',
  'rmSync',
]) {
  const original = fs[name];
  fs[name] = (...args) => {
    count += 1;
    if (count !== at) return original(...args);
    if (KILL_WHEN === 'middle' && name === 'writeSync') original(args[0], args[1].subarray(0, args[1].length >> 1));
    if (KILL_WHEN === 'middle' && name === 'writeFileSync')
      original(args[0], args[1].slice(0, args[1].length >> 1), args[2]);
    if (KILL_WHEN === 'after') original(...args);
    return die();
  };
}
syncBuiltinESMExports();
process.on('exit', () => {
  if (COUNT_INTO !== undefined) write(COUNT_INTO, String(count));
});
