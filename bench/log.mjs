// How long `cmg-cert explain` takes for a log of 100 MB, as a ratio to `wc -l` of the same file in the same run (paired), and what memory it needs.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 9);
const BYTES = 100_000_000;
const BUDGET = 20;
const folder = mkdtempSync(path.join(tmpdir(), 'cmg-log-'));

const entry = (message, index) =>
  `<![LOG[${message}]LOG]!><time="10:11:${String(index % 60).padStart(2, '0')}.123+060" date="11-20-2026" component="LocationServices" context="" type="1" thread="4242" file="lsad.cpp:1234">\r\n`;
const ordinary =
  'Successfully sent location services HTTP request to GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037937953, message id {0A1B2C3D-0000-1111-2222-333344445555}';
const failing =
  '[CCMHTTP] ERROR: URL=https://GraniteFalls.contoso.com/CCM_Proxy_ServerAuth/72057594037928017/CCM_STS, Port=443, Options=63, Code=12175, Text=ERROR_WINHTTP_SECURE_FAILURE';

/** @param share of failing lines among all */
function writeLog(name, share) {
  const file = path.join(folder, name);
  const out = openSync(file, 'w');
  let written = 0;
  for (let index = 0; written < BYTES; ) {
    let block = '';
    for (let i = 0; i < 1000; i += 1, index += 1) {
      block += entry(index % 1000 < share * 1000 ? failing : ordinary, index);
    }
    written += writeSync(out, block);
  }
  closeSync(out);
  return file;
}

function run(command, args) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`exit ${status}: ${command} ${args.join(' ')}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Largest memory in MB, by GNU time where it is there. */
function memory(file) {
  const measured = spawnSync('/usr/bin/time', ['-f', '%M', process.execPath, 'bin/cmg-cert.js', 'explain', file], {
    cwd: root,
    encoding: 'utf8',
  });
  const kilobytes = Number(measured.stderr?.trim().split('\n').at(-1));
  return Number.isFinite(kilobytes) && kilobytes > 0 ? `${Math.round(kilobytes / 1024)} MB` : 'not measured';
}

try {
  let over = false;
  for (const [name, share] of [
    ['one line in a thousand', 0.001],
    ['one line in ten', 0.1],
  ]) {
    const file = writeLog(`${share}.log`, share);
    const args = ['bin/cmg-cert.js', 'explain', file];
    run(process.execPath, args);
    const pairs = Array.from({ length: ROUNDS }, () => ({
      base: run('wc', ['-l', file]),
      own: run(process.execPath, args),
    }));
    const ratio = median(pairs.map(({ base, own }) => own / base));
    over ||= share < 0.01 && ratio > BUDGET;
    console.log(
      `explain, 100 MB, ${name.padEnd(24)} ${median(pairs.map(({ own }) => own)).toFixed(0)} ms, ${ratio.toFixed(1)} x wc -l (budget ${BUDGET}), ${memory(file)}`,
    );
  }
  process.exitCode = over ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
