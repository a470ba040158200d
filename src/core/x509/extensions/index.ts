import type { ExtensionName } from '../types.js';
import { authorityInfoAccess } from './authorityInfoAccess.js';
import { authorityKeyIdentifier } from './authorityKeyIdentifier.js';
import { basicConstraints } from './basicConstraints.js';
import { certificatePolicies } from './certificatePolicies.js';
import { crlDistributionPoints } from './crlDistributionPoints.js';
import type { ExtensionDecoder } from './decoder.js';
import { extendedKeyUsage } from './extendedKeyUsage.js';
import { freshestCrl } from './freshestCrl.js';
import { inhibitAnyPolicy } from './inhibitAnyPolicy.js';
import { issuerAltName } from './issuerAltName.js';
import { keyUsage } from './keyUsage.js';
import { microsoftApplicationPolicies } from './microsoftApplicationPolicies.js';
import { microsoftCaVersion } from './microsoftCaVersion.js';
import { microsoftPreviousCaHash } from './microsoftPreviousCaHash.js';
import { microsoftSid } from './microsoftSid.js';
import { microsoftTemplate } from './microsoftTemplate.js';
import { microsoftTemplateName } from './microsoftTemplateName.js';
import { nameConstraints } from './nameConstraints.js';
import { ocspNoCheck } from './ocspNoCheck.js';
import { policyConstraints } from './policyConstraints.js';
import { policyMappings } from './policyMappings.js';
import { subjectAltName } from './subjectAltName.js';
import { subjectDirectoryAttributes } from './subjectDirectoryAttributes.js';
import { subjectInfoAccess } from './subjectInfoAccess.js';
import { subjectKeyIdentifier } from './subjectKeyIdentifier.js';
import { tlsFeature } from './tlsFeature.js';

/** Every extension that is decoded, by its name in `ExtensionValues`. */
export const EXTENSION_DECODERS: { readonly [K in ExtensionName]: ExtensionDecoder<K> } = {
  authorityKeyIdentifier,
  subjectKeyIdentifier,
  keyUsage,
  certificatePolicies,
  policyMappings,
  subjectAltName,
  issuerAltName,
  subjectDirectoryAttributes,
  basicConstraints,
  nameConstraints,
  policyConstraints,
  extendedKeyUsage,
  crlDistributionPoints,
  inhibitAnyPolicy,
  freshestCrl,
  authorityInfoAccess,
  subjectInfoAccess,
  microsoftTemplateName,
  microsoftTemplate,
  microsoftApplicationPolicies,
  microsoftSid,
  microsoftCaVersion,
  microsoftPreviousCaHash,
  ocspNoCheck,
  tlsFeature,
};

/** The extensions' names by OID. */
export const EXTENSION_NAMES: ReadonlyMap<string, ExtensionName> = new Map(
  Object.values(EXTENSION_DECODERS).map((decoder) => [decoder.oid, decoder.name]),
);
