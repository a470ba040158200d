const LEARN = 'https://learn.microsoft.com/intune/configmgr/core/';

/** Public documents that rules cite, by the short names used throughout the project. */
export const SOURCES = {
  SRV: { title: 'CMG server authentication certificate', url: `${LEARN}clients/manage/cmg/server-auth-cert` },
  AUTH: {
    title: 'Configure client authentication for cloud management gateway',
    url: `${LEARN}clients/manage/cmg/configure-authentication`,
  },
  SET: { title: 'Set up a cloud management gateway', url: `${LEARN}clients/manage/cmg/setup-cloud-management-gateway` },
  MOD: {
    title: 'Modify a cloud management gateway',
    url: `${LEARN}clients/manage/cmg/modify-cloud-management-gateway`,
  },
  PLAN: {
    title: 'Plan for the cloud management gateway',
    url: `${LEARN}clients/manage/cmg/plan-cloud-management-gateway`,
  },
  PERF: { title: 'CMG performance and scale', url: `${LEARN}clients/manage/cmg/perf-scale` },
  AAD: { title: 'Configure Microsoft Entra ID for CMG', url: `${LEARN}clients/manage/cmg/configure-azure-ad` },
  FLOW: { title: 'CMG data flow', url: `${LEARN}clients/manage/cmg/data-flow` },
  SEC: {
    title: 'Security and privacy for the cloud management gateway',
    url: `${LEARN}clients/manage/cmg/security-and-privacy-for-cloud-management-gateway`,
  },
  CLI: { title: 'Configure clients for cloud management gateway', url: `${LEARN}clients/manage/cmg/configure-clients` },
  MON: { title: 'Monitor the CMG', url: `${LEARN}clients/manage/cmg/monitor-clients-cloud-management-gateway` },
  TOK: {
    title: 'Token-based authentication for cloud management gateway',
    url: `${LEARN}clients/deploy/deploy-clients-cmg-token`,
  },
  PROP: {
    title: 'Client installation parameters and properties',
    url: `${LEARN}clients/deploy/about-client-installation-properties`,
  },
  CNG: { title: 'CNG v3 certificates overview', url: `${LEARN}plan-design/network/cng-certificates-overview` },
  PKI: {
    title: 'PKI certificate requirements for Configuration Manager',
    url: `${LEARN}plan-design/network/pki-certificate-requirements`,
  },
  PLC: { title: 'Plan for certificates', url: `${LEARN}plan-design/security/plan-for-certificates` },
  KB: {
    title: 'Troubleshoot CMG communication errors',
    url: 'https://learn.microsoft.com/troubleshoot/mem/configmgr/cloud-management-gateway/cmg-communication-error',
  },
  KB2802568: {
    title:
      'Internet Information Services (IIS) may reject client certificate requests with HTTP 403.7 or 403.16 errors',
    url: 'https://support.microsoft.com/kb/2802568',
  },
  'RFC 5280': {
    title: 'RFC 5280: X.509 Public Key Infrastructure Certificate and CRL Profile',
    url: 'https://www.rfc-editor.org/rfc/rfc5280',
  },
  'RFC 7292': { title: 'RFC 7292: PKCS #12 v1.1', url: 'https://www.rfc-editor.org/rfc/rfc7292' },
  'RFC 8017': { title: 'RFC 8017: PKCS #1 v2.2', url: 'https://www.rfc-editor.org/rfc/rfc8017' },
  'RFC 9525': { title: 'RFC 9525: Service Identity in TLS', url: 'https://www.rfc-editor.org/rfc/rfc9525' },
  'RFC 9579': { title: 'RFC 9579: Use of PBMAC1 in PKCS #12', url: 'https://www.rfc-editor.org/rfc/rfc9579' },
  'RFC 6960': { title: 'RFC 6960: Online Certificate Status Protocol', url: 'https://www.rfc-editor.org/rfc/rfc6960' },
  'RFC 1035': {
    title: 'RFC 1035: Domain names, implementation and specification',
    url: 'https://www.rfc-editor.org/rfc/rfc1035',
  },
  'X.690': { title: 'ITU-T X.690: BER, CER and DER', url: 'https://www.itu.int/rec/T-REC-X.690' },
  'SC-081v3': {
    title: 'CA/Browser Forum ballot SC-081v3: reduced validity periods',
    url: 'https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/',
  },
} as const satisfies Record<string, { readonly title: string; readonly url: string }>;

export type SourceKey = keyof typeof SOURCES;
