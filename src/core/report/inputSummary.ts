import { bytesEqual } from '../asn1/bytes.js';
import type { CrlFact } from '../check/crlFacts.js';
import { expiryWarningAt } from '../check/expiryWarning.js';
import type { Assembled } from '../check/inputs.js';
import type { CheckSettings } from '../check/settings.js';
import type { CertificateFacts } from '../check/target.js';
import { fingerprint } from '../fingerprint.js';
import { dnsNameProblem } from '../names/dnsName.js';
import { deriveNames, resolveServiceName, type ServiceName } from '../names/serviceName.js';
import { shortScheme } from '../pkcs12/shortScheme.js';
import type { Pfx } from '../pkcs12/types.js';
import type { CryptoPort } from '../ports.js';
import { LIFETIME_LIMITS, lifetimeLimit } from '../roots/lifetimes.js';
import { DAY } from '../text/days.js';
import { toHex } from '../text/hex.js';
import { isoTime } from '../text/isoTime.js';
import { purposeName } from '../usage/purposes.js';
import { isSelfIssued } from '../x509/certificateKind.js';
import { readCrlExtension } from '../x509/crl/readCrlExtension.js';
import { formatName } from '../x509/formatName.js';
import { commonNames } from '../x509/nameAttributes.js';
import { readExtension } from '../x509/readExtension.js';
import { describeSignatureAlgorithm } from '../x509/signatureAlgorithms.js';
import type { Certificate, PublicKey } from '../x509/types.js';
import type { ChainLink, CrlWindow, InputSummary, PublicLifetime, RequestSummary } from './report.js';

/** What the input is, for people: nothing here is judged. */
export function summarise(
  { leaf, decision, opened, facts }: Assembled,
  settings: CheckSettings,
  crypto: CryptoPort,
): InputSummary | undefined {
  if (leaf === undefined) return undefined;
  const commonName = commonNames(leaf.subject).at(-1);
  const provider = opened.pfx === undefined ? undefined : providerOf(opened.pfx, leaf);
  const resolved = decision?.role === 'server' ? resolveServiceName(commonNames(leaf.subject), settings) : undefined;
  const lifetime =
    decision?.role === 'server' && facts !== undefined ? publicLifetime(leaf, facts.publicRoot.kind) : undefined;
  const algorithm = describeSignatureAlgorithm(leaf.signatureAlgorithm);
  return {
    subject: formatName(leaf.subject),
    ...(commonName === undefined ? {} : { commonName }),
    issuer: formatName(leaf.issuer),
    notBefore: isoTime(leaf.notBefore),
    notAfter: isoTime(leaf.notAfter),
    ...(decision === undefined || decision.role === 'ca'
      ? {}
      : { expiryWarningAt: isoTime(expiryWarningAt(leaf, settings.expiresSoonDays)) }),
    ...(lifetime === undefined ? {} : { publicLifetime: lifetime }),
    serialNumber: toHex(leaf.serialNumber).toUpperCase(),
    thumbprintSha1: fingerprint(leaf.der, 'SHA-1', crypto),
    key: keyOf(leaf.publicKey.key),
    signatureAlgorithm: algorithm.name,
    ...(algorithm.hash === undefined ? {} : { signatureHash: algorithm.hash }),
    ...(provider === undefined ? {} : { provider }),
    ...(opened.pfx === undefined ? {} : { pfx: pfxSummary(opened.pfx) }),
    ...azureNames(resolved, settings),
  };
}

/** What a request asks for, for people; of several in one file, the first. */
export function summariseRequest({ opened, decision }: Assembled, settings: CheckSettings): RequestSummary | undefined {
  const [csr] = opened.requests;
  if (csr === undefined || opened.kind !== 'csr') return undefined;
  const commonName = commonNames(csr.subject).at(-1);
  const san = readExtension(csr, 'subjectAltName');
  const usage = readExtension(csr, 'extendedKeyUsage');
  const template = readExtension(csr, 'microsoftTemplateName');
  const resolved = decision?.role === 'server' ? resolveServiceName(commonNames(csr.subject), settings) : undefined;
  return {
    subject: formatName(csr.subject),
    ...(commonName === undefined ? {} : { commonName }),
    dnsNames:
      san.state === 'present'
        ? san.value.flatMap((name) => (name.kind === 'dns' ? [name.value] : [])).slice(0, 50)
        : [],
    key: keyOf(csr.publicKey.key),
    purposes: usage.state === 'present' ? usage.value.slice(0, 50).map(purposeName) : [],
    signatureAlgorithm: describeSignatureAlgorithm(csr.signatureAlgorithm).name,
    ...(template.state === 'present' ? { template: template.value } : {}),
    ...azureNames(resolved, settings),
  };
}

function azureNames(resolved: ServiceName | undefined, settings: CheckSettings) {
  return resolved?.state === 'known' && dnsNameProblem(resolved.serviceName) === undefined
    ? { names: deriveNames(resolved.serviceName, settings) }
    : {};
}

/**
 * Leaf first; the validated path where there is one, else as far as issuers are at hand, ending in `missing`. Verdicts: `pass` on a valid path, `fail` on the
 * certificate for which a path is refused, `unknown` on every other.
 */
export function chainLinks({ leaf, facts }: Assembled): ChainLink[] | undefined {
  if (leaf === undefined || facts === undefined) return undefined;
  const { path } = facts;
  if (path.state === 'valid') {
    return path.path.map((certificate, index) => {
      const kind = index === 0 ? 'leaf' : index === path.path.length - 1 ? 'root' : 'intermediate';
      return link(certificate, kind, 'pass', !(kind === 'root' && path.anchorIsStandIn));
    });
  }
  const refused = path.kind === 'refused' ? path.failing : undefined;
  const verdict = ({ der }: Certificate) =>
    refused !== undefined && bytesEqual(der, refused.der) ? 'fail' : 'unknown';
  const links: ChainLink[] = [link(leaf, 'leaf', verdict(leaf))];
  for (const certificate of facts.chain) {
    links.push(link(certificate, isSelfIssued(certificate) ? 'root' : 'intermediate', verdict(certificate)));
  }
  const top = facts.chain.at(-1) ?? leaf;
  if (!isSelfIssued(top)) links.push({ label: shortName(top, 'issuer'), kind: 'missing', verdict: 'unknown' });
  return links;
}

const link = (
  certificate: Certificate,
  kind: ChainLink['kind'],
  verdict: ChainLink['verdict'],
  dated = true,
): ChainLink => ({
  label: shortName(certificate, 'subject'),
  kind,
  ...(dated ? { notBefore: isoTime(certificate.notBefore), notAfter: isoTime(certificate.notAfter) } : {}),
  verdict,
});

/** The CRLs in the file, and those given for the path of its certificates; each once. */
export function crlWindows({ targets }: Assembled): CrlWindow[] {
  const facts = targets.flatMap((target): readonly CrlFact[] => {
    if (target.kind === 'crl') return target.facts === undefined ? [] : [target.facts];
    if (target.kind === 'certificate') return target.facts.revocation?.crls ?? [];
    return target.kind === 'chain' ? (target.revocation?.crls ?? []) : [];
  });
  return [...new Map(facts.map((fact) => [fact.crl, fact])).values()].map(({ label, crl }) => ({
    label,
    issuer: formatName(crl.issuer),
    delta: readCrlExtension(crl, 'deltaCrlIndicator').state !== 'absent',
    thisUpdate: isoTime(crl.thisUpdate),
    ...(crl.nextUpdate === undefined ? {} : { nextUpdate: isoTime(crl.nextUpdate) }),
  }));
}

/** Undefined for a certificate from before the limits told here. */
function publicLifetime(
  { notBefore }: Certificate,
  root: CertificateFacts['publicRoot']['kind'],
): PublicLifetime | undefined {
  const limit = lifetimeLimit(notBefore);
  if (limit === undefined) return undefined;
  const later = LIFETIME_LIMITS.filter(({ from }) => from > notBefore).reverse();
  return {
    root,
    days: limit.days,
    until: isoTime(notBefore + limit.days * DAY - 1000),
    later: later.map(({ from, days }) => ({ from: isoTime(from), days })),
  };
}

const shortName = (certificate: Certificate, field: 'subject' | 'issuer'): string =>
  commonNames(certificate[field]).at(-1) ?? formatName(certificate[field]);

export function keyOf(key: PublicKey): InputSummary['key'] {
  if (key.type === 'rsa') return { type: 'RSA', bits: key.modulusBits };
  if (key.type === 'ec') return { type: `ECDSA ${key.curve}`, ...(key.bits === undefined ? {} : { bits: key.bits }) };
  return { type: key.type === 'unknown' ? 'unknown' : key.type };
}

const providerOf = (pfx: Pfx, leaf: Certificate): string | undefined =>
  (pfx.identities.find((identity) => identity.certificate.certificate === leaf)?.key ?? pfx.keys[0])?.attributes
    .provider;

function pfxSummary(pfx: Pfx): NonNullable<InputSummary['pfx']> {
  const schemes = [...pfx.keys, ...pfx.certificates].map((bag) => shortScheme(bag.encryption));
  return {
    keys: pfx.keys.length,
    certificates: pfx.certificates.length,
    encryption: [...new Set(schemes)].join('; '),
    mac: pfx.mac === undefined ? 'none' : `${pfx.mac.hash}${pfx.mac.kind === 'pbmac1' ? ' (PBMAC1)' : ''}`,
  };
}
