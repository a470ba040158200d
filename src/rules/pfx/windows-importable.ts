import type { WindowsSupport } from '../../core/algorithms.js';
import { defineRule, fail, type Judgement, note, unknown } from '../../core/check/rule.js';
import type { CheckSettings } from '../../core/check/settings.js';
import type { Pfx } from '../../core/pkcs12/types.js';
import { type MethodSettings, settleMethod } from '../../core/plan/method.js';
import { supportOfEncryption, supportOfMac, windowsServerYear } from '../../core/windows/pfxSupport.js';

const TO_3DES =
  'Protect it with 3DES and SHA-1 instead: cmg-cert pfx convert old.pfx -o new.pfx --3des. Or on Windows: Export-PfxCertificate -Cert Cert:\\LocalMachine\\My\\THUMBPRINT -FilePath new.pfx -Password (Read-Host -AsSecureString) -CryptoAlgorithmOption TripleDES_SHA1.';
const FIRST_SERVER_WITH_AES = 2019;

interface Protection {
  readonly name: string;
  readonly support: WindowsSupport;
}

export default defineRule({
  id: 'pfx/windows-importable',
  title: 'Windows can import the file',
  targets: ['pfx'],
  severity: 'warning',
  severityNote: 'info if nothing prevents the import; names the oldest Windows',
  why: 'The site server uses Windows to import the PFX. If Windows does not support the protection, it reports a wrong password. It does not accept a text file instead of the binary file.',
  fix: 'Protect it with AES-256 and SHA-256: cmg-cert pfx convert old.pfx -o new.pfx (with --3des for Windows before Server 2019).',
  symptoms: 'none recorded',
  citations: [
    { source: 'PBES2', section: 'Requirements', strength: 'required' },
    { source: 'CNGHASH', strength: 'observed' },
    { source: 'RFC 9579', strength: 'observed' },
  ],
  example: {
    good: '3DES with SHA-1 (every Windows); AES-256 with SHA-256 (Windows Server 2019 and later)',
    bad: 'Camellia-256, a SHA-224 MAC, or PBMAC1',
  },
  check({ pfx, role, encoding = 'der' }, { settings }) {
    // Only the server's file goes to the site server and cloud service. The plan does not describe the computers that get the others.
    const protection = judgeProtection(pfx, role === 'server' ? settings : {});
    if (encoding === 'der') return protection;
    const text = fail(`The file contains ${encoding === 'pem' ? 'PEM' : 'Base64'} text instead of a binary PFX.`, {
      evidence: { encoding },
      fix: 'Write the binary file: certutil -decode text.txt server.pfx, or cmg-cert pfx convert text.txt -o server.pfx.',
    });
    return protection.outcome === 'note' ? text : [text, protection];
  },
});

function judgeProtection(pfx: Pfx, settings: Pick<CheckSettings, 'siteServerWindows'> & MethodSettings): Judgement {
  const { siteServerWindows } = settings;
  const { deployment } = settleMethod(settings);
  const protections = protectionsOf(pfx);
  const having = (support: WindowsSupport): string =>
    protections
      .filter((protection) => protection.support === support)
      .map(({ name }) => name)
      .join(', ');
  const evidence = { protection: protections.map(({ name }) => name) };

  const refused = having('none');
  if (refused !== '') return fail(`No version of Windows imports a file protected with ${refused}.`, { evidence });

  const recent = having('server-2019');
  if (recent !== '' && deployment === 'cloud-service-classic') {
    return fail(`Cloud services (classic) refuse a file protected with ${recent}.`, { evidence, fix: TO_3DES });
  }
  if (recent !== '' && siteServerWindows !== undefined) {
    const year = windowsServerYear(siteServerWindows);
    if (year === undefined) {
      return unknown(
        'missing-input',
        `"${siteServerWindows}" is not a Windows Server version. Give the year, for example 2019.`,
      );
    }
    if (year < FIRST_SERVER_WITH_AES) {
      return fail(
        `Importing ${recent} requires Windows Server 2019 or later. The site server has Windows Server ${siteServerWindows}, which reports a wrong password.`,
        { evidence: { ...evidence, siteServerWindows }, fix: TO_3DES },
      );
    }
  }
  const untold = having('undocumented');
  if (untold !== '') {
    return unknown('undecidable', `The documentation does not say whether Windows imports ${untold}.`, {
      evidence,
      fix: `Run certutil -dump file.pfx on the site server to test it. If in doubt, ${TO_3DES.charAt(0).toLowerCase()}${TO_3DES.slice(1)}`,
    });
  }
  const all = protections.map(({ name }) => name).join(', ');
  const oldest = recent === '' ? 'every Windows' : 'Windows Server 2019, Windows 10 version 1709 and later';
  return note(`${all === '' ? 'Not encrypted' : all}: imports on ${oldest}.`, { evidence: { ...evidence, oldest } });
}

/** Lists each type of protection once, with the MAC last. */
function protectionsOf({ keys, certificates, mac }: Pfx): Protection[] {
  const found = new Map<string, WindowsSupport>();
  for (const { encryption } of [...keys, ...certificates]) {
    if (encryption !== undefined) found.set(encryption.name, supportOfEncryption(encryption));
  }
  if (mac !== undefined) {
    found.set(mac.kind === 'pbmac1' ? `PBMAC1 with HMAC-${mac.hash}` : `a MAC of HMAC-${mac.hash}`, supportOfMac(mac));
  }
  return [...found].map(([name, support]) => ({ name, support }));
}
