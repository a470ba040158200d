import { expect, it } from 'vitest';
import { firstOfEachIssuer } from '../../src/lab/firstOfEachIssuer.js';
import type { LabCertificate } from '../../src/lab/ledger/openLab.js';

it('the certificates that stand for all are the same, whichever key was found first', () => {
  const client = (name: string, issuer: string) => ({ name, issuer }) as LabCertificate;
  const asked = [client('PC-0001', 'a'), client('PC-0002', 'b'), client('PC-0003', 'a'), client('PC-0004', 'b')];
  const [one, two, three, four] = asked as [LabCertificate, LabCertificate, LabCertificate, LabCertificate];
  for (const found of [asked, [four, three, two, one], [three, one, four, two]]) {
    expect(firstOfEachIssuer(found)).toEqual([one, two]);
  }
});
