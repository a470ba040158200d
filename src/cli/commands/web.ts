import { resolve } from 'node:path';
import type { Command } from 'commander';
import { visible } from '../../core/text/escape.js';
import type { Finish, Io } from '../io.js';

interface Flags {
  out: string;
  open?: boolean;
  force?: boolean;
  color: boolean;
}

export function addWeb(program: Command, io: Io, finish: Finish): void {
  program
    .command('web')
    .description('write the offline page: one HTML file that checks in a browser, and asks the network for nothing')
    .option('--out <file>', 'file to write', 'cmg-cert.html')
    .option('--open', 'open it in the browser')
    .option('--force', 'replace a file that exists')
    .option('--no-color', 'no colour (NO_COLOR works too)')
    .action(async (flags: Flags) => {
      finish(await writePage(flags, io));
    });
}

async function writePage({ out, open, force, color }: Flags, io: Io): Promise<number> {
  const page = await io.readPage();
  await io.writeFile(out, page, force === true);
  const { fingerprint } = await import('../../core/fingerprint.js');
  const { styleFor } = await import('../terminal.js');
  const style = styleFor({ color }, io);
  const size = Math.round(page.length / 1000);
  io.stdout.write(
    `${style.badge(' WRITTEN ', 'green')} ${style.bold(`${visible(out)}, ${size} kB: open it by double click`)}
          It makes no request. Keys never leave the memory of the browser.

   SHA-256  ${fingerprint(page, 'SHA-256', io.platform.crypto)}
`,
  );
  if (open === true) await io.openInBrowser(resolve(out));
  return 0;
}
