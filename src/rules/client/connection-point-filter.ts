import { defineRule, note, pass } from '../../core/check/rule.js';
import type { CertificateTarget } from '../../core/check/target.js';
import { CLIENT_AUTH, isAnyPurpose } from '../../core/usage/purposes.js';
import { readExtension } from '../../core/x509/readExtension.js';

type Answer = 'kept' | 'dropped' | 'not known';

interface Step {
  /** The name in the log. */
  readonly name: string;
  /** The rule that describes the fix. */
  readonly rule: string;
  readonly answer: (target: CertificateTarget) => Answer;
}

/** In the order of SMS_Cloud_ProxyConnector.log. */
const STEPS: readonly Step[] = [
  { name: 'digital signature', rule: 'usage/key-usage', answer: signs },
  { name: 'allowed root', rule: 'trust/path-valid', answer: isTrusted },
  { name: 'private key', rule: 'pfx/private-key-present', answer: hasKey },
  { name: 'client authentication', rule: 'usage/client-auth', answer: authenticatesClients },
];

export default defineRule({
  id: 'client/connection-point-filter',
  title: 'The certificate passes all four filter steps of the connection point',
  targets: ['connection-point'],
  severity: 'info',
  why: 'The CMG connection point reads the certificates in its computer store. It drops those without digital signature, then those from another root, without a private key, and without client authentication. If none is left, the management point answers 403.',
  fix: 'Fix the first step that drops the certificate. The rule named with that step says how. Then check SMS_Cloud_ProxyConnector.log for "Filtered cert count".',
  symptoms: ['cmg-client-certificate-required'],
  citations: [
    { source: 'KB', section: 'CMGConnector_Clientcertificaterequired', strength: 'observed' },
    { source: 'AUTH', section: 'CMG connection point', strength: 'required' },
  ],
  example: {
    good: 'digital signature: kept > allowed root: kept > private key: kept > client authentication: kept',
    bad: 'digital signature: kept > allowed root: dropped',
  },
  check(target) {
    const seen: string[] = [];
    let open: Step | undefined;
    for (const step of STEPS) {
      const answer = step.answer(target);
      seen.push(`${step.name}: ${answer}`);
      if (answer === 'dropped') {
        const before = open === undefined ? '' : `, or earlier at ${open.name}, which is not known`;
        return note(`${seen.join(' > ')}. It stops there${before} (${step.rule}).`, {
          evidence: { steps: seen, stopsAt: step.name, rule: step.rule },
        });
      }
      if (answer === 'not known') open ??= step;
    }
    const evidence = { steps: seen };
    return open === undefined
      ? pass(`${seen.join(' > ')}.`, evidence)
      : note(`${seen.join(' > ')}. Not known: ${open.name} (${open.rule}).`, { evidence });
  },
});

function signs({ certificate }: CertificateTarget): Answer {
  const usage = readExtension(certificate, 'keyUsage');
  if (usage.state === 'malformed') return 'not known';
  return usage.state === 'absent' || usage.value.has('digitalSignature') ? 'kept' : 'dropped';
}

function isTrusted({ facts: { path } }: CertificateTarget): Answer {
  if (path.state === 'valid') return 'kept';
  // A problem with the leaf says nothing about its root.
  return path.kind === 'refused' && !path.onLeaf ? 'dropped' : 'not known';
}

/** A bare certificate file has no key, but the store that it came from may have it. */
function hasKey({ facts: { container, privateKey } }: CertificateTarget): Answer {
  if (privateKey.state === 'present' && privateKey.match === 'match') return 'kept';
  if (privateKey.state === 'present' && privateKey.match === 'unsupported') return 'not known';
  return container === 'bare' ? 'not known' : 'dropped';
}

function authenticatesClients({ certificate }: CertificateTarget): Answer {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state === 'malformed') return 'not known';
  if (usage.state === 'absent') return 'kept';
  return usage.value.includes(CLIENT_AUTH) || usage.value.some(isAnyPurpose) ? 'kept' : 'dropped';
}
