import { VERSION } from '../../../version.js';
import { argument, defineCommand, flag, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { noColor } from '../../reportOptions.js';
import { word } from './folder.js';
import { printScreen } from './screen.js';

const options = {
  force: flag('--force', 'replace the faults in a folder that this command made'),
  color: noColor,
};
type Flags = ValuesOf<typeof options>;

export const labFaults = defineCommand({
  name: 'faults',
  description: 'write one broken artefact for each rule that files can break, and what each would look like',
  arguments: [argument('<dir>', 'folder to make')],
  options,
  run: ([dir], flags, io) => faults(dir, flags, io),
});

async function faults(dir: string, flags: Flags, io: Io): Promise<number> {
  const { writeFaults } = await import('../../../lab/faults/writeFaults.js');
  const { ruleWords } = await import('../../ruleWords.js');
  const manifest = await writeFaults(dir, {
    now: io.platform.now(),
    tool: `cmg-cert ${VERSION}`,
    wordsOf: ruleWords,
    force: flags.force,
  });
  const at = (name: string): string => word(`${dir.replace(/[\\/]+$/, '')}/${name}`);
  const rules = new Set(manifest.faults.map(({ rule }) => rule)).size;
  const first = manifest.faults.find(({ id }) => id === 'name/prefix-characters') ?? manifest.faults[0];
  printScreen(
    {
      word: 'MADE',
      headline: `${manifest.faults.length} faults of ${rules} rules in ${dir}, and ${manifest.good.length} good artefacts to compare with`,
      under: 'For trying things out: nobody should trust the keys in them.',
      rows: [
        ['Faults', `${at('<topic>/<name>/')}, each failing exactly the rules that the manifest names`],
        ['Good', at('good/<name>/')],
        ['Manifest', `${at('manifest.json')}: files, command, failing rules, what an administrator sees`],
        ['Password', `${at('password.txt')}, of every PFX`],
        ['Read', at('README.md')],
      ],
      next: first?.command == null ? [] : [`cd ${word(dir)}`, first.command],
    },
    flags,
    io,
  );
  return 0;
}
