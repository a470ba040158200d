import { describe, expect, it } from 'vitest';
import type { ChainLink, InputReport, Report } from '../../src/core/report/report.js';
import { chainLines } from '../../src/reporters/text/chain.js';
import { PLAIN } from '../../src/reporters/text/style.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const NOW = '2026-11-21T12:00:00Z';
const draw = (chain: readonly ChainLink[], width = 80): string[] => {
  const input: InputReport = { name: 'f', kind: 'certificate', verdict: 'pass', claim: '', results: [], chain };
  return chainLines(input, NOW, { width, style: PLAIN, verbose: false, quiet: false });
};
const link = (label: string, kind: ChainLink['kind'], verdict: ChainLink['verdict'], notAfter?: string): ChainLink => ({
  label,
  kind,
  verdict,
  ...(notAfter === undefined ? {} : { notAfter }),
});

describe('the picture of a chain', () => {
  it('has the root at the top, and mark, name, kind and days left of each', () => {
    const lines = draw([
      link('PC1', 'leaf', 'pass', '2026-11-22T13:00:00Z'),
      link('Contoso Issuing CA 1', 'intermediate', 'fail', '2026-11-18T11:00:00Z'),
      link('Contoso Root CA', 'root', 'pass', '2036-11-21T12:00:00Z'),
    ]);
    expect(lines).toEqual([
      '',
      ' Chain',
      '   + Contoso Root CA          root          3653 days left',
      '   `- x Contoso Issuing CA 1  intermediate  expired 3 days ago',
      '      `- + PC1                leaf          1 day left',
    ]);
  });

  it('draws what is not at hand as missing', () => {
    expect(draw([link('PC1', 'leaf', 'unknown', NOW), link('Contoso Issuing CA 1', 'missing', 'unknown')])[2]).toBe(
      '   ? Contoso Issuing CA 1  missing       not at hand',
    );
  });

  it('is left out where there is no issuer to draw', () => {
    expect(draw([link('PC1', 'leaf', 'unknown', NOW)])).toEqual([]);
  });

  it.each([80, 100, 200])('keeps within %i columns, however long chain and names are', (width) => {
    const chain = Array.from({ length: 22 }, (_, index) =>
      link(`CA ${index} ${'n'.repeat(300)}`, index === 21 ? 'missing' : 'intermediate', 'unknown', NOW),
    );
    for (const line of draw(chain, width)) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('shows no control or bidi characters of a name', () => {
    const [, , row] = draw([link('PC1', 'leaf', 'pass', NOW), link('\u001b[31m\u202eCA', 'missing', 'unknown')]);
    expect(row).toContain('\\u{1b}[31m\\u{202e}CA');
  });
});

describe('the verdicts of a chain', () => {
  const chainOf = async (file: string, ...args: string[]): Promise<string[]> => {
    const flags = ['--password-file', fixturePath('password.txt'), '--at', NOW, '--format', 'json'];
    const { stdout } = await runInProcess(['check', fixturePath(file), ...flags, ...args]);
    return ((JSON.parse(stdout) as Report).inputs[0]?.chain ?? []).map(({ kind, verdict }) => `${kind} ${verdict}`);
  };
  const roots = ['--roots', fixturePath('good/adcs/root.cer')];

  it('are pass along a valid path', async () => {
    expect(await chainOf('good/adcs/server.pfx', ...roots)).toEqual(['leaf pass', 'intermediate pass', 'root pass']);
  });

  it('are unknown where the root is missing', async () => {
    const chain = await chainOf('good/adcs/server.pfx');
    expect(chain).toEqual(['leaf unknown', 'intermediate unknown', 'missing unknown']);
  });

  it('are fail on the certificate that the refusal names, and on no other', async () => {
    const issuer = await chainOf('negative/usage-issuer-forbids.pfx', ...roots);
    expect(issuer).toEqual(['leaf unknown', 'intermediate fail', 'root unknown']);
    const leaf = await chainOf('negative/cert-expired.pfx', ...roots, '--roots', fixturePath('good/public/root.cer'));
    expect(leaf[0]).toBe('leaf fail');
    expect(leaf.slice(1).join()).not.toContain('fail');
  });
});
