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
  FAQ: {
    title: 'Frequently asked questions about the CMG',
    url: `${LEARN}clients/manage/cmg/cloud-management-gateway-faq`,
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
  HIER: { title: 'CMG hierarchy design', url: `${LEARN}clients/manage/cmg/plan-hierarchy-design` },
  SUPPORT: {
    title: 'Supported configurations for CMG',
    url: `${LEARN}clients/manage/cmg/supported-configurations`,
  },
  AZSVC: { title: 'Configure Azure services', url: `${LEARN}servers/deploy/configure/azure-services-wizard` },
  ENDPOINTS: { title: 'Internet access requirements', url: `${LEARN}plan-design/network/internet-endpoints` },
  PROXY: { title: 'Proxy server support', url: `${LEARN}plan-design/network/proxy-server-support` },
  NEW2403: { title: "What's new in version 2403", url: `${LEARN}plan-design/changes/whats-new-in-version-2403` },
  NEW2409: { title: "What's new in version 2409", url: `${LEARN}plan-design/changes/whats-new-in-version-2409` },
  NEW2603: { title: "What's new in version 2603", url: `${LEARN}plan-design/changes/whats-new-in-version-2603` },
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
  WINHTTP: {
    title: 'WINHTTP_STATUS_CALLBACK: secure failure flags',
    url: 'https://learn.microsoft.com/windows/win32/api/winhttp/nc-winhttp-winhttp_status_callback',
  },
  WINHTTPERRORS: {
    title: 'WinHTTP error messages',
    url: 'https://learn.microsoft.com/windows/win32/winhttp/error-messages',
  },
  WIN32: {
    title: 'System error codes and common HRESULT values',
    url: 'https://learn.microsoft.com/windows/win32/seccrypto/common-hresult-values',
  },
  COMANAGE: {
    title: 'Troubleshoot co-management: bootstrap with modern provisioning',
    url: 'https://learn.microsoft.com/troubleshoot/mem/intune/comanage-configmgr/troubleshoot-co-management-bootstrap',
  },
  CONTENTSEC: {
    title: 'Security and privacy for content management',
    url: `${LEARN}plan-design/hierarchy/security-and-privacy-for-content-management`,
  },
  WINERROR: {
    title: 'COM error codes (security and setup)',
    url: 'https://learn.microsoft.com/windows/win32/com/com-error-codes-4',
  },
  IIS: {
    title: 'HTTP status codes in IIS',
    url: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  },
  PBES2: {
    title: 'PKCS12_PBES2_EXPORT_PARAMS structure',
    url: 'https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-pkcs12_pbes2_export_params',
  },
  PFXIMPORT: {
    title: 'PFXImportCertStore function',
    url: 'https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-pfximportcertstore',
  },
  CHAINSTATUS: {
    title: 'CERT_TRUST_STATUS structure',
    url: 'https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-cert_trust_status',
  },
  CNGHASH: {
    title: 'CNG algorithm identifiers',
    url: 'https://learn.microsoft.com/windows/win32/seccng/cng-algorithm-identifiers',
  },
  CERTREQ: {
    title: 'certreq',
    url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/certreq_1',
  },
  AZURENAMES: {
    title: 'Naming rules and restrictions for Azure resources',
    url: 'https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules',
  },
  AZUREDNS: {
    title: 'Prevent dangling DNS entries and avoid subdomain takeover',
    url: 'https://learn.microsoft.com/azure/security/fundamentals/subdomain-takeover',
  },
  AZUREEOL: {
    title: 'Azure end-of-life list of retiring services',
    url: 'https://github.com/Azure/EOL/blob/main/service_list.json',
  },
  REGIONS: {
    title: 'List of Azure regions',
    url: 'https://learn.microsoft.com/azure/reliability/regions-list',
  },
  ADCS: {
    title: 'Configure the CDP and AIA extensions on CA1',
    url: 'https://learn.microsoft.com/windows-server/networking/core-network-guide/cncg/server-certs/configure-the-cdp-and-aia-extensions-on-ca1',
  },
  DELTACRL: {
    title: 'AD CS: Web server should allow URI containing the "+" character to enable publishing of delta CRLs',
    url: 'https://technet.microsoft.com/library/dd379478%28v=ws.10%29.aspx',
  },
  SPECIALNAMES: {
    title: 'IANA special-use domain names',
    url: 'https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml',
  },
  SPECIALIPV4: {
    title: 'IANA IPv4 special-purpose address registry',
    url: 'https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml',
  },
  'CVE-2017-15361': {
    title: 'CVE-2017-15361: ROCA, vulnerable RSA key generation',
    url: 'https://nvd.nist.gov/vuln/detail/CVE-2017-15361',
  },
  'CVE-2022-26320': {
    title: 'CVE-2022-26320: RSA primes so close that Fermat factorization finds them',
    url: 'https://nvd.nist.gov/vuln/detail/CVE-2022-26320',
  },
  BR: {
    title: 'CA/Browser Forum Baseline Requirements for TLS server certificates',
    url: 'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
  },
  'TP2001.2': {
    title: 'Features in Configuration Manager technical preview version 2001.2: token-based authentication',
    url: 'https://learn.microsoft.com/intune/configmgr/core/get-started/2020/technical-preview-2001-2',
  },
  AADCLIENT: {
    title: 'Install and assign Configuration Manager clients using Microsoft Entra ID for authentication',
    url: `${LEARN}clients/deploy/deploy-clients-cmg-azure`,
  },
  ARGV: {
    title: 'CommandLineToArgvW function',
    url: 'https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw',
  },
  'RFC 5280': {
    title: 'RFC 5280: X.509 Public Key Infrastructure Certificate and CRL Profile',
    url: 'https://www.rfc-editor.org/rfc/rfc5280',
  },
  'RFC 7292': { title: 'RFC 7292: PKCS #12 v1.1', url: 'https://www.rfc-editor.org/rfc/rfc7292' },
  'RFC 8017': { title: 'RFC 8017: PKCS #1 v2.2', url: 'https://www.rfc-editor.org/rfc/rfc8017' },
  'RFC 8446': { title: 'RFC 8446: TLS 1.3', url: 'https://www.rfc-editor.org/rfc/rfc8446' },
  'RFC 4055': {
    title: 'RFC 4055: Additional algorithms and identifiers for RSA in X.509',
    url: 'https://www.rfc-editor.org/rfc/rfc4055',
  },
  'RFC 6962': { title: 'RFC 6962: Certificate Transparency', url: 'https://www.rfc-editor.org/rfc/rfc6962' },
  'RFC 9525': { title: 'RFC 9525: Service Identity in TLS', url: 'https://www.rfc-editor.org/rfc/rfc9525' },
  'RFC 2986': { title: 'RFC 2986: PKCS #10, certification requests', url: 'https://www.rfc-editor.org/rfc/rfc2986' },
  'RFC 9579': { title: 'RFC 9579: Use of PBMAC1 in PKCS #12', url: 'https://www.rfc-editor.org/rfc/rfc9579' },
  'RFC 6960': { title: 'RFC 6960: Online Certificate Status Protocol', url: 'https://www.rfc-editor.org/rfc/rfc6960' },
  'RFC 7515': { title: 'RFC 7515: JSON Web Signature (JWS)', url: 'https://www.rfc-editor.org/rfc/rfc7515' },
  'RFC 7519': { title: 'RFC 7519: JSON Web Token (JWT)', url: 'https://www.rfc-editor.org/rfc/rfc7519' },
  'RFC 8725': {
    title: 'RFC 8725: JSON Web Token Best Current Practices',
    url: 'https://www.rfc-editor.org/rfc/rfc8725',
  },
  'RFC 9562': {
    title: 'RFC 9562: Universally Unique IDentifiers (UUIDs)',
    url: 'https://www.rfc-editor.org/rfc/rfc9562',
  },
  'RFC 1035': {
    title: 'RFC 1035: Domain names, implementation and specification',
    url: 'https://www.rfc-editor.org/rfc/rfc1035',
  },
  'RFC 1123': {
    title: 'RFC 1123: Requirements for Internet hosts',
    url: 'https://www.rfc-editor.org/rfc/rfc1123',
  },
  'X.690': { title: 'ITU-T X.690: BER, CER and DER', url: 'https://www.itu.int/rec/T-REC-X.690' },
  'SC-081v3': {
    title: 'CA/Browser Forum ballot SC-081v3: reduced validity periods',
    url: 'https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/',
  },
} as const satisfies Record<string, { readonly title: string; readonly url: string }>;

export type SourceKey = keyof typeof SOURCES;
