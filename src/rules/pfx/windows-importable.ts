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
  severityNote: 'info where nothing stands against it: the oldest Windows is named',
  why: 'The site server imports the PFX with what Windows has. A protection that it does not know looks like a wrong password there, and text in place of the binary file is no PFX to it.',
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
    // Site server and cloud service take the server's file alone; the others go to computers of which nothing is said.
    const protection = judgeProtection(pfx, role === 'server' ? settings : {});
    if (encoding === 'der') return protection;
    const text = fail(
      `${encoding === 'pem' ? 'PEM' : 'Base64'} text stands in the file in place of the PFX itself, which is binary.`,
      {
        evidence: { encoding },
        fix: 'Write the binary file: certutil -decode text.txt server.pfx, or cmg-cert pfx convert text.txt -o server.pfx.',
      },
    );
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
  if (refused !== '') return fail(`No Windows imports a file protected with ${refused}.`, { evidence });

  const recent = having('server-2019');
  if (recent !== '' && deployment === 'cloud-service-classic') {
    return fail(`Cloud services (classic) refuse a file protected with ${recent}.`, { evidence, fix: TO_3DES });
  }
  if (recent !== '' && siteServerWindows !== undefined) {
    const year = windowsServerYear(siteServerWindows);
    if (year === undefined) {
      return unknown('missing-input', `"${siteServerWindows}" names no Windows Server: write the year, as in 2019.`);
    }
    if (year < FIRST_SERVER_WITH_AES) {
      return fail(
        `The site server's Windows Server ${siteServerWindows} does not import ${recent}, and would call the password wrong: that takes Windows Server 2019.`,
        { evidence: { ...evidence, siteServerWindows }, fix: TO_3DES },
      );
    }
  }
  const untold = having('undocumented');
  if (untold !== '') {
    return unknown('undecidable', `No source says whether Windows imports ${untold}.`, {
      evidence,
      fix: `Try it: certutil -dump file.pfx on the site server. If in doubt, ${TO_3DES.charAt(0).toLowerCase()}${TO_3DES.slice(1)}`,
    });
  }
  const all = protections.map(({ name }) => name).join(', ');
  const oldest = recent === '' ? 'every Windows' : 'Windows Server 2019, Windows 10 version 1709 and later';
  return note(`${all === '' ? 'Not encrypted' : all}: imports on ${oldest}.`, { evidence: { ...evidence, oldest } });
}

/** Each way of protection once, the MAC last. */
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
