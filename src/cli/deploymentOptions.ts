import { choice, parsed, text } from './define.js';
import { configmgrVersion, isoTime, siteServer, wholeNumber } from './options.js';

/** What several commands ask in the same words. */
export const common = {
  serviceName: text('--service-name <fqdn>', 'the service name asked for; also what a wildcard stands for'),
  region: text('--region <name>', 'Azure region, such as westus'),
  cloud: choice('--cloud <cloud>', 'Azure cloud', ['public', 'usgov']),
  deployment: choice('--deployment <method>', 'how the CMG is deployed', ['scale-set', 'cloud-service-classic']),
  configmgr: parsed('--configmgr <version>', 'Configuration Manager release, such as 2503', configmgrVersion),
  at: parsed('--at <iso-time>', 'judge as of this time instead of now', isoTime),
  siteServer: parsed(
    '--site-server <windows>',
    'Windows Server of the site server that imports the PFX, such as 2016',
    siteServer,
  ),
  expiresSoon: parsed('--expires-soon <days>', 'warn this many days before the end (default 30)', wholeNumber(1, 3650)),
  maxIterations: parsed(
    '--max-iterations <n>',
    'cap on key derivation in a PFX (default 2000000)',
    wholeNumber(1, 100_000_000),
  ),
};
