import { resolve } from 'node:path';
import { visible } from '../../core/text/escape.js';
import { defineCommand, flag, textOr, type ValuesOf } from '../define.js';
import type { Io } from '../io.js';
import { noColor } from '../reportOptions.js';

const options = {
  out: textOr('-o, --out <file>', 'file to write', 'cmg-cert.html'),
  open: flag('--open', 'open it in the browser'),
  force: flag('--force', 'replace a file that exists'),
  color: noColor,
};
type Flags = ValuesOf<typeof options>;

export const web = defineCommand({
  name: 'web',
  alsoCalled: ['html', 'page'],
  description: 'write the offline page: one HTML file that checks in a browser, and asks the network for nothing',
  options,
  run: (_, flags, io) => writePage(flags, io),
});

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
