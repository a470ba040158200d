import { fail, type Judgement, note, pass, unknown } from '../check/rule.js';
import type { Requested } from '../check/target.js';
import { readExtension } from '../x509/readExtension.js';
import { isAnyPurpose, listPurposes, purposeName } from './purposes.js';

const PATH = 'extensions/extendedKeyUsage';

/** Whether the extended key usage names a purpose; without any, or with "any" alone, that is a warning. A request may leave it to the CA. */
export function judgePurpose(
  certificate: Requested,
  purpose: string,
  kind: 'certificate' | 'csr' = 'certificate',
): Judgement {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state === 'malformed') {
    const message = `The extended key usage cannot be read (cert/extensions-decodable): ${usage.error}`;
    return unknown('undecidable', message, { path: PATH });
  }
  if (usage.state === 'absent' && kind === 'csr') {
    const message = `The request names no purpose: order ${purposeName(purpose)}, which the template or the product of the CA then puts in.`;
    return note(message, { path: PATH });
  }
  if (usage.state === 'absent') {
    const message = 'There is no extended key usage: the certificate may serve every purpose, and says so of none.';
    return fail(message, { severity: 'warning', path: PATH });
  }
  const purposes = usage.value;
  const evidence = { purposes: purposes.slice(0, 50), wanted: purpose };
  if (purposes.includes(purpose)) return pass(`Extended key usage has ${purposeName(purpose)}`, evidence);
  if (purposes.some(isAnyPurpose)) {
    const message = `Extended key usage has any purpose, but does not name ${purposeName(purpose)}.`;
    return fail(message, { severity: 'warning', path: PATH, evidence });
  }
  return fail(`Extended key usage lacks ${purposeName(purpose)}; it has ${listPurposes(purposes)}.`, {
    path: PATH,
    evidence,
  });
}
