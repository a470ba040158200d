import { companionsOf, shellWord } from './companions.js';
import { firstOfEachIssuer } from './firstOfEachIssuer.js';
import { LAYOUT } from './ledger/layout.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';

/** Writes the lab's README.md from the ledger: what each file is for, and which command to run next. Commands run in the lab's folder. */
export function writeReadme(lab: Lab): void {
  const { serviceName, crlUrl, aiaUrl, encryptedKeys } = lab.settings.options;
  const server = lab.ofKind('server')[0];
  const companions = companionsOf(lab)
    .map(([option, file]) => `${option} ${shellWord(file)}`)
    .join(' ');
  const rows: readonly (readonly [file: string, about: string])[] = [
    ['`server/*.pfx`', `the CMG server certificate, for the Create Cloud Management Gateway Wizard`],
    ['`clients/*.pfx`', 'a client certificate each, for the Personal store of a test computer'],
    ['`connection-point/*.pfx`', 'the client certificate of the CMG connection point'],
    ['`upload/*.cer`', "every CA of the client certificates: the certificates to upload in the CMG's settings"],
    ['`ca/*.cer`, `ca/*.key`', 'the CAs, with their private keys'],
    ['`crl/*.crl`', `CRLs, and delta CRLs (with a + in the name); certificates name them below ${crlUrl}`],
    ['`ocsp/`', 'certificates of delegated OCSP responders, one for each CA that issues'],
    ['`token-signing/`', 'stands in for the "SMS Token Signing Certificate" of a site: no real site takes its tokens'],
    [
      '`*.cer`, `*.key` beside a PFX',
      `the same certificate and key as files${encryptedKeys ? ' (keys are encrypted PKCS #8)' : ''}`,
    ],
    [`\`${LAYOUT.plan}\``, 'a design that these files are for, to be judged as a whole; yours to change'],
    [`\`${LAYOUT.password}\``, 'one password, of every PFX and every encrypted key'],
    [`\`${LAYOUT.ledger}\``, 'what was issued, revoked and published, a JSON object a line'],
  ];
  const text = `# Lab PKI for ${serviceName}

**For trying things out, never for production.** Made by cmg-cert; lab ${lab.settings.id}. Trust its roots on test computers only. Files with keys can be read by you alone:
keep it so when you copy them.

| File | What it is for |
|---|---|
${rows.map(([file, about]) => `| ${file} | ${about} |`).join('\n')}

Certification authorities:

${authorityList(lab)}

## Next

In this folder:

\`\`\`
cmg-cert plan check ${LAYOUT.plan}
cmg-cert check ${server?.files.pfx ?? 'server/*.pfx'} ${companions}
cmg-cert check "clients/*.pfx" --as client ${companions}
cmg-cert check "connection-point/*.pfx" --as connection-point ${companions}
cmg-cert check "upload/*.cer" ${oneOfEachIssuer(lab)} ${companions}
\`\`\`

More certificates, a revocation, the next CRLs:

\`\`\`
cmg-cert lab issue client PC-9001.${serviceName.slice(serviceName.indexOf('.') + 1)}
cmg-cert lab revoke clients/PC-9001.${serviceName.slice(serviceName.indexOf('.') + 1)}.pfx --reason keyCompromise
cmg-cert lab crl
cmg-cert lab crl --delta
\`\`\`

Other programs read the files as they are:

\`\`\`
openssl pkcs12 -in ${server?.files.pfx ?? 'server/….pfx'} -passin file:${LAYOUT.password} -nokeys -info
openssl crl -in crl/${lab.authorities[0]?.ca?.stem ?? '…'}.crl -inform DER -noout -text
\`\`\`

To try the CMG itself, the CRLs must be where the certificates say: copy \`crl/\` to the web server behind ${crlUrl} (IIS serves a file with a + in its name
only with double escaping allowed), and each \`ca/*.cer\`, named \`.crt\`, to ${aiaUrl}.
`;
  lab.staging.write(LAYOUT.readme, text, false);
  lab.staging.move(LAYOUT.readme, LAYOUT.readme);
}

/** Beside the set to be uploaded: a client of each CA, so that the set can be judged complete. */
function oneOfEachIssuer(lab: Lab): string {
  const clients = [...lab.ofKind('connection-point'), ...lab.ofKind('client')];
  return firstOfEachIssuer(clients)
    .map(({ files }) => files.certificate)
    .join(' ');
}

function authorityList(lab: Lab): string {
  const line = (authority: LabCertificate): string => {
    const indent = '  '.repeat(lab.chainOf(authority).length);
    return `${indent}- ${authority.name} (\`${authority.files.certificate}\`), until ${authority.notAfter.slice(0, 10)}`;
  };
  const below = (authority: LabCertificate): string[] => [
    line(authority),
    ...lab.authorities
      .filter(({ issuer, serialNumber }) => issuer === authority.serialNumber && serialNumber !== issuer)
      .flatMap(below),
  ];
  return lab.authorities
    .filter(({ issuer, serialNumber }) => issuer === serialNumber)
    .flatMap(below)
    .join('\n');
}
