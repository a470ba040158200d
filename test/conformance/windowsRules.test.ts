import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/core/check/engine.js';
import type { CertificateTarget } from '../../src/core/check/target.js';
import { rules } from '../../src/rules/index.js';
import { certificateTarget, context } from '../support/targets.js';

const folder = path.join(
  process.env.CMG_CERT_CONFORMANCE ?? path.resolve(import.meta.dirname, '../../../shared/conformance'),
  'windows',
);
const present = existsSync(folder);
if (!present) console.log(`skipped: no certificates made on Windows at ${folder}`);

function errorsOf(file: string, role: CertificateTarget['role'] = 'server') {
  const target = certificateTarget(new X509Certificate(readFileSync(path.join(folder, file))).raw, {
    role,
    publicRoot: { kind: 'private' },
  });
  const { findings, faults } = judge(target, rules, context());
  expect(faults).toEqual([]);
  return findings.filter((finding) => finding.outcome === 'fail' && finding.severity === 'error');
}

describe.skipIf(!present)('certificates made on Windows', () => {
  it('fail on the CRL host alone, which is named as the certificate spells it', () => {
    const errors = errorsOf('testservereku.contoso.com.cer');
    expect(errors.map((finding) => finding.rule)).toEqual(['crl/public-host']);
    expect(errors[0]?.message).toContain('NDXPKI');
  });

  it('fail as a server certificate when made for clients', () => {
    const errors = errorsOf('testclienteku.contoso.com.cer').map((finding) => finding.rule);
    expect(errors).toEqual(['crl/public-host', 'usage/server-auth']);
  });
});
