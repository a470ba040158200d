#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/cli.js', import.meta.url);
if (existsSync(bundle)) {
  const { main } = await import(bundle.href);
  await main();
} else {
  process.stderr.write('cmg-cert: not built yet. Run: npm ci && npm run build\n');
  process.exitCode = 70;
}
