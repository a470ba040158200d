// Written by `npm run generate` from the files below this folder: do not edit.

import ccmsetupAuthConflict from './ccmsetup/auth-conflict.js';
import ccmsetupCrlCheck from './ccmsetup/crl-check.js';
import ccmsetupGatewayPath from './ccmsetup/gateway-path.js';
import ccmsetupHostNoScheme from './ccmsetup/host-no-scheme.js';
import ccmsetupKnownArguments from './ccmsetup/known-arguments.js';
import ccmsetupLength from './ccmsetup/length.js';
import ccmsetupMpScheme from './ccmsetup/mp-scheme.js';
import ccmsetupNoDuplicates from './ccmsetup/no-duplicates.js';
import ccmsetupParameterOrder from './ccmsetup/parameter-order.js';
import ccmsetupPlainCharacters from './ccmsetup/plain-characters.js';
import ccmsetupRegtokenCompanions from './ccmsetup/regtoken-companions.js';
import ccmsetupSameGateway from './ccmsetup/same-gateway.js';
import ccmsetupSiteCode from './ccmsetup/site-code.js';
import ccmsetupValues from './ccmsetup/values.js';
import ccmsetupVersion from './ccmsetup/version.js';
import certAuthorityKeyIdentifier from './cert/authority-key-identifier.js';
import certCriticalExtensionsKnown from './cert/critical-extensions-known.js';
import certDerEncoding from './cert/der-encoding.js';
import certEndEntity from './cert/end-entity.js';
import certExpiresSoon from './cert/expires-soon.js';
import certExtensionsDecodable from './cert/extensions-decodable.js';
import certNoDuplicateExtensions from './cert/no-duplicate-extensions.js';
import certNotSelfSigned from './cert/not-self-signed.js';
import certNotYetValid from './cert/not-yet-valid.js';
import certPublicLifetime from './cert/public-lifetime.js';
import certRenewalEffort from './cert/renewal-effort.js';
import certSerialNumber from './cert/serial-number.js';
import certSignatureAlgorithmsAgree from './cert/signature-algorithms-agree.js';
import certSignatureHash from './cert/signature-hash.js';
import certSignatureScheme from './cert/signature-scheme.js';
import certVersion3 from './cert/version-3.js';
import certWithinValidity from './cert/within-validity.js';
import clientComputerName from './client/computer-name.js';
import clientConnectionPointFilter from './client/connection-point-filter.js';
import clientDeviceCertificate from './client/device-certificate.js';
import clientFirstSan from './client/first-san.js';
import clientIdentityPresent from './client/identity-present.js';
import clientIdentityUnique from './client/identity-unique.js';
import clientKeyProvider from './client/key-provider.js';
import clientPublicIssuer from './client/public-issuer.js';
import clientTemplate from './client/template.js';
import crlAuthorityKeyIdentifier from './crl/authority-key-identifier.js';
import crlCoversChain from './crl/covers-chain.js';
import crlCurrent from './crl/current.js';
import crlDeltaCurrent from './crl/delta-current.js';
import crlDeltaName from './crl/delta-name.js';
import crlDer from './crl/der.js';
import crlDistributionPoint from './crl/distribution-point.js';
import crlDistributionPointMatches from './crl/distribution-point-matches.js';
import crlExpiresSoon from './crl/expires-soon.js';
import crlHttp from './crl/http.js';
import crlIssuer from './crl/issuer.js';
import crlNoFile from './crl/no-file.js';
import crlNoHttps from './crl/no-https.js';
import crlNoLdapFirst from './crl/no-ldap-first.js';
import crlNotRevoked from './crl/not-revoked.js';
import crlNumber from './crl/number.js';
import crlPublicHost from './crl/public-host.js';
import crlSignature from './crl/signature.js';
import crlVerifySetting from './crl/verify-setting.js';
import crlWellFormed from './crl/well-formed.js';
import type { Fault } from './defineFault.js';
import keyExponent from './key/exponent.js';
import keyNotShared from './key/not-shared.js';
import keyNotWeak from './key/not-weak.js';
import keyRsa from './key/rsa.js';
import keySize from './key/size.js';
import nameAzureDomainDeployment from './name/azure-domain-deployment.js';
import nameAzureDomainIssuer from './name/azure-domain-issuer.js';
import nameCloudSupported from './name/cloud-supported.js';
import nameCnIsFqdn from './name/cn-is-fqdn.js';
import nameCnLength from './name/cn-length.js';
import nameCnPresent from './name/cn-present.js';
import nameCnSingle from './name/cn-single.js';
import nameCnameNeeded from './name/cname-needed.js';
import nameDeploymentOffered from './name/deployment-offered.js';
import nameInSan from './name/in-san.js';
import nameMatchesServiceName from './name/matches-service-name.js';
import namePrefixCharacters from './name/prefix-characters.js';
import namePrefixLength from './name/prefix-length.js';
import namePrefixLowercase from './name/prefix-lowercase.js';
import namePrefixStartsWithLetter from './name/prefix-starts-with-letter.js';
import nameRegionKnown from './name/region-known.js';
import nameWildcardForm from './name/wildcard-form.js';
import pfxChainIncluded from './pfx/chain-included.js';
import pfxIntegrityProtected from './pfx/integrity-protected.js';
import pfxKeyMatchesCertificate from './pfx/key-matches-certificate.js';
import pfxKeyProvider from './pfx/key-provider.js';
import pfxNoCaKey from './pfx/no-ca-key.js';
import pfxNotPrincipalProtected from './pfx/not-principal-protected.js';
import pfxPasswordNotEmpty from './pfx/password-not-empty.js';
import pfxPrivateKeyPresent from './pfx/private-key-present.js';
import pfxSingleIdentity from './pfx/single-identity.js';
import pfxWindowsImportable from './pfx/windows-importable.js';
import planAppSecretExpiry from './plan/app-secret-expiry.js';
import planAppSecretYears from './plan/app-secret-years.js';
import planAuthentication from './plan/authentication.js';
import planBoundaryGroups from './plan/boundary-groups.js';
import planClientAppSecret from './plan/client-app-secret.js';
import planClientOperatingSystems from './plan/client-operating-systems.js';
import planClientSettings from './plan/client-settings.js';
import planClientsCheckCrl from './plan/clients-check-crl.js';
import planConnectionPointCertificate from './plan/connection-point-certificate.js';
import planConnectionPointPorts from './plan/connection-point-ports.js';
import planConnectionPointSite from './plan/connection-point-site.js';
import planConnectionPoints from './plan/connection-points.js';
import planContent from './plan/content.js';
import planCsp from './plan/csp.js';
import planDeploymentMethod from './plan/deployment-method.js';
import planEntraIntegration from './plan/entra-integration.js';
import planEnvironment from './plan/environment.js';
import planHierarchy from './plan/hierarchy.js';
import planHttpRemoved from './plan/http-removed.js';
import planIpv4 from './plan/ipv4.js';
import planManagementCertificate from './plan/management-certificate.js';
import planManagementPointMode from './plan/management-point-mode.js';
import planManagementPointSite from './plan/management-point-site.js';
import planMpInternet from './plan/mp-internet.js';
import planOneDeploymentMethod from './plan/one-deployment-method.js';
import planOptionalFeature from './plan/optional-feature.js';
import planResourceGroupName from './plan/resource-group-name.js';
import planResourceGroupRegion from './plan/resource-group-region.js';
import planResourceProviders from './plan/resource-providers.js';
import planRootsGiven from './plan/roots-given.js';
import planRootsNotNeeded from './plan/roots-not-needed.js';
import planServiceConnectionPoint from './plan/service-connection-point.js';
import planSingleHttpsMp from './plan/single-https-mp.js';
import planSoftwareUpdatePointMode from './plan/software-update-point-mode.js';
import planSoftwareUpdatePoints from './plan/software-update-points.js';
import planTenantsOnboarded from './plan/tenants-onboarded.js';
import planTls12 from './plan/tls12.js';
import planTokenVersion from './plan/token-version.js';
import planTopLevelSite from './plan/top-level-site.js';
import planTrafficAlert from './plan/traffic-alert.js';
import planUsePkiCertificate from './plan/use-pki-certificate.js';
import planUserDiscovery from './plan/user-discovery.js';
import planUserScenarios from './plan/user-scenarios.js';
import planVerifyRevocation from './plan/verify-revocation.js';
import planVersionKnown from './plan/version-known.js';
import planVmCapacity from './plan/vm-capacity.js';
import planVmCount from './plan/vm-count.js';
import planVmLabSize from './plan/vm-lab-size.js';
import planVmRedundancy from './plan/vm-redundancy.js';
import planVmSizeRetirement from './plan/vm-size-retirement.js';
import renewalCn from './renewal/cn.js';
import renewalConvertible from './renewal/convertible.js';
import renewalIssuer from './renewal/issuer.js';
import renewalKey from './renewal/key.js';
import renewalLaterExpiry from './renewal/later-expiry.js';
import renewalOrganization from './renewal/organization.js';
import renewalPkiKind from './renewal/pki-kind.js';
import renewalSan from './renewal/san.js';
import renewalUsage from './renewal/usage.js';
import requestSignature from './request/signature.js';
import requestSignatureHash from './request/signature-hash.js';
import tokenAlgorithm from './token/algorithm.js';
import tokenClaims from './token/claims.js';
import tokenCurrent from './token/current.js';
import tokenDocumentationSample from './token/documentation-sample.js';
import tokenExpiresSoon from './token/expires-soon.js';
import tokenForm from './token/form.js';
import tokenLabIssued from './token/lab-issued.js';
import tokenLifetime from './token/lifetime.js';
import tokenSignature from './token/signature.js';
import tokenTenant from './token/tenant.js';
import tokenThumbprint from './token/thumbprint.js';
import tokenType from './token/type.js';
import trustCaBasicConstraints from './trust/ca-basic-constraints.js';
import trustCaExpiresSoon from './trust/ca-expires-soon.js';
import trustCaKeyStrength from './trust/ca-key-strength.js';
import trustCaKeyUsage from './trust/ca-key-usage.js';
import trustCaOutlivesLeaf from './trust/ca-outlives-leaf.js';
import trustCaSignatureHash from './trust/ca-signature-hash.js';
import trustCaWithinValidity from './trust/ca-within-validity.js';
import trustNoDuplicates from './trust/no-duplicates.js';
import trustNoUnused from './trust/no-unused.js';
import trustPathValid from './trust/path-valid.js';
import trustRootNotPublic from './trust/root-not-public.js';
import trustRootsSelfSigned from './trust/roots-self-signed.js';
import trustServerRootPrivate from './trust/server-root-private.js';
import trustUploadCertificatesOnly from './trust/upload-certificates-only.js';
import trustUploadComplete from './trust/upload-complete.js';
import trustUploadFormat from './trust/upload-format.js';
import trustUploadLimits from './trust/upload-limits.js';
import usageApplicationPoliciesAgree from './usage/application-policies-agree.js';
import usageClientAuth from './usage/client-auth.js';
import usageIssuersAllow from './usage/issuers-allow.js';
import usageKeyUsage from './usage/key-usage.js';
import usageServerAuth from './usage/server-auth.js';

/** Every fault, by id. */
export const faults: readonly Fault[] = [
  ccmsetupAuthConflict,
  ccmsetupCrlCheck,
  ccmsetupGatewayPath,
  ccmsetupHostNoScheme,
  ccmsetupKnownArguments,
  ccmsetupLength,
  ccmsetupMpScheme,
  ccmsetupNoDuplicates,
  ccmsetupParameterOrder,
  ccmsetupPlainCharacters,
  ccmsetupRegtokenCompanions,
  ccmsetupSameGateway,
  ccmsetupSiteCode,
  ccmsetupValues,
  ccmsetupVersion,
  certAuthorityKeyIdentifier,
  certCriticalExtensionsKnown,
  certDerEncoding,
  certEndEntity,
  certExpiresSoon,
  certExtensionsDecodable,
  certNoDuplicateExtensions,
  certNotSelfSigned,
  certNotYetValid,
  certPublicLifetime,
  certRenewalEffort,
  certSerialNumber,
  certSignatureAlgorithmsAgree,
  certSignatureHash,
  certSignatureScheme,
  certVersion3,
  certWithinValidity,
  clientComputerName,
  clientConnectionPointFilter,
  clientDeviceCertificate,
  clientFirstSan,
  clientIdentityPresent,
  clientIdentityUnique,
  clientKeyProvider,
  clientPublicIssuer,
  clientTemplate,
  crlAuthorityKeyIdentifier,
  crlCoversChain,
  crlCurrent,
  crlDeltaCurrent,
  crlDeltaName,
  crlDer,
  crlDistributionPoint,
  crlDistributionPointMatches,
  crlExpiresSoon,
  crlHttp,
  crlIssuer,
  crlNoFile,
  crlNoHttps,
  crlNoLdapFirst,
  crlNotRevoked,
  crlNumber,
  crlPublicHost,
  crlSignature,
  crlVerifySetting,
  crlWellFormed,
  keyExponent,
  keyNotShared,
  keyNotWeak,
  keyRsa,
  keySize,
  nameAzureDomainDeployment,
  nameAzureDomainIssuer,
  nameCloudSupported,
  nameCnIsFqdn,
  nameCnLength,
  nameCnPresent,
  nameCnSingle,
  nameCnameNeeded,
  nameDeploymentOffered,
  nameInSan,
  nameMatchesServiceName,
  namePrefixCharacters,
  namePrefixLength,
  namePrefixLowercase,
  namePrefixStartsWithLetter,
  nameRegionKnown,
  nameWildcardForm,
  pfxChainIncluded,
  pfxIntegrityProtected,
  pfxKeyMatchesCertificate,
  pfxKeyProvider,
  pfxNoCaKey,
  pfxNotPrincipalProtected,
  pfxPasswordNotEmpty,
  pfxPrivateKeyPresent,
  pfxSingleIdentity,
  pfxWindowsImportable,
  planAppSecretExpiry,
  planAppSecretYears,
  planAuthentication,
  planBoundaryGroups,
  planClientAppSecret,
  planClientOperatingSystems,
  planClientSettings,
  planClientsCheckCrl,
  planConnectionPointCertificate,
  planConnectionPointPorts,
  planConnectionPointSite,
  planConnectionPoints,
  planContent,
  planCsp,
  planDeploymentMethod,
  planEntraIntegration,
  planEnvironment,
  planHierarchy,
  planHttpRemoved,
  planIpv4,
  planManagementCertificate,
  planManagementPointMode,
  planManagementPointSite,
  planMpInternet,
  planOneDeploymentMethod,
  planOptionalFeature,
  planResourceGroupName,
  planResourceGroupRegion,
  planResourceProviders,
  planRootsGiven,
  planRootsNotNeeded,
  planServiceConnectionPoint,
  planSingleHttpsMp,
  planSoftwareUpdatePointMode,
  planSoftwareUpdatePoints,
  planTenantsOnboarded,
  planTls12,
  planTokenVersion,
  planTopLevelSite,
  planTrafficAlert,
  planUsePkiCertificate,
  planUserDiscovery,
  planUserScenarios,
  planVerifyRevocation,
  planVersionKnown,
  planVmCapacity,
  planVmCount,
  planVmLabSize,
  planVmRedundancy,
  planVmSizeRetirement,
  renewalCn,
  renewalConvertible,
  renewalIssuer,
  renewalKey,
  renewalLaterExpiry,
  renewalOrganization,
  renewalPkiKind,
  renewalSan,
  renewalUsage,
  requestSignature,
  requestSignatureHash,
  tokenAlgorithm,
  tokenClaims,
  tokenCurrent,
  tokenDocumentationSample,
  tokenExpiresSoon,
  tokenForm,
  tokenLabIssued,
  tokenLifetime,
  tokenSignature,
  tokenTenant,
  tokenThumbprint,
  tokenType,
  trustCaBasicConstraints,
  trustCaExpiresSoon,
  trustCaKeyStrength,
  trustCaKeyUsage,
  trustCaOutlivesLeaf,
  trustCaSignatureHash,
  trustCaWithinValidity,
  trustNoDuplicates,
  trustNoUnused,
  trustPathValid,
  trustRootNotPublic,
  trustRootsSelfSigned,
  trustServerRootPrivate,
  trustUploadCertificatesOnly,
  trustUploadComplete,
  trustUploadFormat,
  trustUploadLimits,
  usageApplicationPoliciesAgree,
  usageClientAuth,
  usageIssuersAllow,
  usageKeyUsage,
  usageServerAuth,
];
