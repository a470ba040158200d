import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { judge } from '../src/core/check/engine.js';
import type { CertificateTarget } from '../src/core/check/target.js';
import { SMALL_FACTOR_LIMIT } from '../src/core/rsa/weakness.js';
import { readCertificate } from '../src/core/x509/certificate.js';
import type { Certificate } from '../src/core/x509/types.js';
import { nodeCrypto } from '../src/platform/node/crypto.js';
import { rules } from '../src/rules/index.js';
import { ISSUING, issueCa, issueClient, ROOT } from '../test/support/certificates.js';

/** Client certificates of RSA 2048 by the thousand on one core: decoded, signature verified, every offline rule judged. */
const CERTIFICATES = 1000;
const KEYS = 32;
const SECONDS = 4;
const BUDGET_PER_SECOND = 20_000;
const BUDGET_SHARE = 1 / 3;
/** What the CA/Browser Forum asks CAs to look for (Baseline Requirements § 6.1.1.3); a single check looks further. */
const BULK_FACTOR_LIMIT = 752;

const root = readCertificate(issueCa(ROOT));
const issuer = readCertificate(issueCa(ISSUING));
const keys = Array.from({ length: KEYS }, () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
const files = Array.from({ length: CERTIFICATES }, (_, index) =>
  issueClient({
    commonName: `PC${index}.contoso.com`,
    key: keys[index % KEYS] as (typeof keys)[number],
    serialNumber: Uint8Array.of(0x5a, index >> 8, index & 0xff),
  }),
);
const at = Date.parse('2026-11-21T12:00:00Z');

async function verified(certificate: Certificate): Promise<void> {
  const { signatureAlgorithm: algorithm, signature, tbs: data } = certificate;
  const result = await nodeCrypto.verify({ algorithm, signature, data, spki: issuer.publicKey.der });
  if (result !== 'valid') throw new Error(result);
}

function judged(certificate: Certificate, smallFactorLimit: number): void {
  const target: CertificateTarget = {
    kind: 'certificate',
    role: 'client',
    label: 'bulk.cer',
    certificate,
    facts: {
      container: 'bare',
      privateKey: { state: 'absent' },
      issuer: { certificate: issuer, signature: 'valid' },
      selfSigned: 'not-self-issued',
      chain: [issuer, root],
      path: {
        state: 'valid',
        path: [certificate, issuer, root],
        names: ['bulk.cer', 'issuing', 'root'],
        anchors: 'given',
        anchorIsStandIn: false,
      },
      publicRoot: { kind: 'private' },
    },
  };
  const { faults } = judge(target, rules, { settings: { at, online: false, smallFactorLimit } });
  if (faults.length > 0) throw new Error(faults[0]?.message);
}

/** Operations a second: the median of several rounds, the first left out for the compiler to warm up. */
async function rate(work: (file: Uint8Array) => void | Promise<void>): Promise<number> {
  const rates: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  for (let round = 0; round < 3 || performance.now() < until; round += 1) {
    const start = performance.now();
    for (const file of files) await work(file);
    if (round > 0) rates.push((files.length * 1000) / (performance.now() - start));
  }
  return rates.sort((a, b) => a - b)[rates.length >> 1] as number;
}

/** Verifications a second by OpenSSL itself, on one core; undefined where it is not at hand. */
function opensslVerifies(): number | undefined {
  const { status, stdout } = spawnSync('openssl', ['speed', '-mr', '-seconds', '2', 'rsa2048'], { encoding: 'utf8' });
  const found = status === 0 ? /^\+F2:\d+:2048:([\d.]+):([\d.]+)/m.exec(stdout) : null;
  return found === null ? undefined : Number(found[2]);
}

const show = (name: string, perSecond: number) =>
  console.log(
    `${name.padEnd(52)} ${perSecond.toFixed(0).padStart(8)} /s  ${(1e6 / perSecond).toFixed(1).padStart(7)} us`,
  );

const decoded = files.map((file) => readCertificate(file));
const next = (() => {
  let index = 0;
  return () => decoded[index++ % decoded.length] as Certificate;
})();

const peer = opensslVerifies();
if (peer === undefined) console.log('skipped: no openssl here, so no ratio');
else show('openssl speed rsa2048, verify', peer);
show('decode', await rate((file) => void readCertificate(file)));
show('signature', await rate(() => verified(next())));
show(
  `every offline rule, factors below ${BULK_FACTOR_LIMIT}`,
  await rate((file) => judged(readCertificate(file), BULK_FACTOR_LIMIT)),
);
const whole = (limit: number) =>
  rate(async (file) => {
    const certificate = readCertificate(file);
    await verified(certificate);
    judged(certificate, limit);
  });
const bulk = await whole(BULK_FACTOR_LIMIT);
show(`all three, factors below ${BULK_FACTOR_LIMIT}`, bulk);
const thorough = await whole(SMALL_FACTOR_LIMIT);
show(`all three, factors below ${SMALL_FACTOR_LIMIT} (the default)`, thorough);

const verdict = (met: boolean) => (met ? 'met' : 'MISSED');
console.log(`budget ${BUDGET_PER_SECOND} /s: ${verdict(bulk >= BUDGET_PER_SECOND)}`);
if (peer !== undefined) {
  console.log(
    `budget a third of openssl's verify: ${(bulk / peer).toFixed(2)}, ${verdict(bulk / peer >= BUDGET_SHARE)}`,
  );
}
process.exitCode = bulk >= BUDGET_PER_SECOND && (peer === undefined || bulk / peer >= BUDGET_SHARE) ? 0 : 1;
