import { describe, expect, it } from 'vitest';
import { type PathInput, validatePath } from '../../../src/core/trust/index.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { generalName, type IssueOptions, TestCa } from '../../support/ca.js';
import * as der from '../../support/der.js';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';
const root = TestCa.root('Contoso Root CA');

async function reasonOf(leaf: IssueOptions, more: Partial<PathInput> = {}): Promise<string> {
  const result = await validatePath({
    leaf: root.issueLeaf('granitefalls.contoso.com', {
      keyUsage: ['digitalSignature'],
      purposes: [SERVER_AUTH],
      names: [generalName.dns('granitefalls.contoso.com')],
      ...leaf,
    }),
    intermediates: [],
    anchors: [root.certificate],
    at: Date.parse('2026-11-21T12:00:00Z'),
    profile: 'webpki',
    verify: nodeCrypto.verify,
    ...more,
  });
  return result.valid ? 'valid' : result.failure.message;
}

describe('a publicly trusted leaf', () => {
  it('is accepted with Server Authentication only', async () => {
    expect(await reasonOf({})).toBe('valid');
  });

  it('must not have anyExtendedKeyUsage, beside Server Authentication either', async () => {
    expect(await reasonOf({ purposes: [SERVER_AUTH, ANY_PURPOSE] })).toMatch(/anyExtendedKeyUsage/);
    expect(await reasonOf({ purposes: [SERVER_AUTH, ANY_PURPOSE] }, { profile: 'windows-server-auth' })).toBe('valid');
  });

  it('has no wildcard for a public suffix that the caller knows, of several labels too', async () => {
    const suffixes = ['co.uk', 'azurewebsites.net'];
    const isPublicSuffix = (name: string) => suffixes.includes(name);
    for (const suffix of suffixes) {
      const names = [generalName.dns(`*.${suffix.toUpperCase()}`)];
      expect(await reasonOf({ names }, { isPublicSuffix })).toMatch(/a wildcard for a whole public suffix/);
      expect(await reasonOf({ names })).toBe('valid');
    }
    expect(await reasonOf({ names: [generalName.dns('*.contoso.co.uk')] }, { isPublicSuffix })).toBe('valid');
    expect(await reasonOf({ names: [generalName.dns('*.com')] })).toMatch(/a wildcard for a whole public suffix/);
  });
});

describe('certificate policies with a qualifier', () => {
  const policies = (qualifier: string) =>
    der.sequence(
      der.sequence(
        der.oid('1.3.6.1.4.1.311.21.8.1'),
        der.sequence(der.sequence(der.oid(qualifier), der.text(0x16, 'http://pki.contoso.com/cps'))),
      ),
    );
  const extra = (qualifier: string, critical: boolean): IssueOptions => ({
    extra: [{ oid: '2.5.29.32', value: policies(qualifier), critical }],
  });

  it.each(['webpki', 'rfc5280', 'windows-server-auth'] as const)(
    'are refused under %s where they are critical and the qualifier is unknown (RFC 5280 4.2.1.4)',
    async (profile) => {
      expect(await reasonOf(extra('1.2.3.4', true), { profile })).toMatch(/policy qualifier 1\.2\.3\.4/);
      expect(await reasonOf(extra('1.2.3.4', false), { profile })).toBe('valid');
      expect(await reasonOf(extra('1.3.6.1.5.5.7.2.1', true), { profile })).toBe('valid');
      expect(await reasonOf(extra('1.3.6.1.5.5.7.2.2', true), { profile })).toBe('valid');
    },
  );
});
