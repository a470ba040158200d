import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import type { AnchorOrigin } from '../../core/check/target.js';

const ANCHORS: Readonly<Record<AnchorOrigin, string>> = {
  given: 'the roots given',
  machine: "this computer's root store",
  public: 'the built-in list of public roots',
  none: 'no root at all',
};

/** Which rules say it of the leaf itself: the path then fails only in consequence. */
const OWNER: Readonly<Record<string, string>> = {
  expired: 'cert/within-validity',
  'not-yet-valid': 'cert/within-validity',
  'ca-as-leaf': 'cert/end-entity',
  'unknown-critical-extension': 'cert/critical-extensions-known',
  'malformed-extension': 'cert/extensions-decodable',
  'duplicate-extension': 'cert/no-duplicate-extensions',
  'algorithm-mismatch': 'cert/signature-algorithms-agree',
  'algorithm-not-allowed': 'cert/signature-hash',
  'key-not-allowed': 'key/*',
  'purpose-not-allowed': 'usage/*',
  'version-not-allowed': 'cert/version-3',
  'serial-number': 'cert/serial-number',
  'not-der': 'cert/der-encoding',
  'key-usage-not-allowed': 'usage/key-usage',
};

/** What another rule says of a CA of the path. */
const CA_OWNER: Readonly<Record<string, string>> = {
  expired: 'trust/ca-within-validity',
  'not-yet-valid': 'trust/ca-within-validity',
  'not-a-ca': 'trust/ca-basic-constraints',
  'key-usage-not-allowed': 'trust/ca-key-usage',
  'algorithm-not-allowed': 'trust/ca-signature-hash',
  'key-not-allowed': 'trust/ca-key-strength',
  'purpose-not-allowed': 'usage/issuers-allow',
};

export default defineRule({
  id: 'trust/path-valid',
  title: 'An RFC 5280 path leads to a trust anchor and validates for the purpose',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'Whoever is shown the certificate builds this path and refuses the connection when one certificate of it is missing, expired, not allowed to issue, or not trusted.',
  fix: 'Give the CA certificates: --roots root.cer and, for each issuing CA, --intermediates issuing.cer. If a certificate of the path is at fault, have that CA certificate renewed, then request this one again.',
  symptoms: ['winhttp-invalid-ca', 'cert-e-untrustedroot', 'cert-e-chaining'],
  citations: [
    { source: 'RFC 5280', section: '6', strength: 'required' },
    { source: 'SRV', strength: 'required' },
    { source: 'AUTH', strength: 'required' },
  ],
  example: {
    good: 'GraniteFalls.contoso.com > Contoso Issuing CA 1 > Contoso Root CA, all in their validity',
    bad: 'GraniteFalls.contoso.com > Contoso Issuing CA 1, whose issuer nobody has',
  },
  check({ facts: { path } }) {
    if (path.state === 'valid') {
      const names = path.names.join(' > ');
      return pass(`${names} (anchor: ${ANCHORS[path.anchors]})`, { path: path.names, anchors: path.anchors });
    }
    const evidence = { code: path.code, certificate: path.certificate, anchors: path.anchors, ...path.operands };
    if (path.kind === 'refused') {
      const owner = (path.onLeaf ? OWNER : CA_OWNER)[path.code];
      return fail(path.message, { evidence, causedBy: owner });
    }
    const wanted = path.code === 'root-not-trusted' ? ['--roots FILE'] : ['--intermediates FILE', '--roots FILE'];
    const asks = path.kind === 'missing-input' ? wanted : undefined;
    const against = path.anchors === 'none' ? '' : ` Tried: ${ANCHORS[path.anchors]}.`;
    return unknown(path.kind === 'missing-input' ? 'missing-input' : 'undecidable', `${path.message}${against}`, {
      evidence,
      asks,
    });
  },
});
