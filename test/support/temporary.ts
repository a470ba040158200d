import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: whatever they and the programs that they start leave in the temporary folder goes with this run. */
export default function temporary(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cmg-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  // A browser that was closed may still be writing there as it ends.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
