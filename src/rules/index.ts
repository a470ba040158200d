// Written by `npm run generate` from the files below this folder: do not edit.
import type { AnyRule } from '../core/check/rule.js';
import type { RunRule } from '../core/check/runRule.js';
import keyRsa from './key/rsa.js';
import nameAzureDomainDeployment from './name/azure-domain-deployment.js';
import nameAzureDomainIssuer from './name/azure-domain-issuer.js';
import nameCloudSupported from './name/cloud-supported.js';
import nameCnIsFqdn from './name/cn-is-fqdn.js';
import nameCnLength from './name/cn-length.js';
import nameCnPresent from './name/cn-present.js';
import nameCnSingle from './name/cn-single.js';
import nameCnameNeeded from './name/cname-needed.js';
import nameCnameResolves from './name/cname-resolves.js';
import nameDeploymentNameAvailable from './name/deployment-name-available.js';
import nameInSan from './name/in-san.js';
import nameKeyVaultAvailable from './name/key-vault-available.js';
import nameMatchesServiceName from './name/matches-service-name.js';
import namePrefixCharacters from './name/prefix-characters.js';
import namePrefixLength from './name/prefix-length.js';
import namePrefixLowercase from './name/prefix-lowercase.js';
import namePrefixStartsWithLetter from './name/prefix-starts-with-letter.js';
import nameStorageAccountAvailable from './name/storage-account-available.js';
import nameWildcardForm from './name/wildcard-form.js';

/** Every rule that judges one target, by id. */
export const rules: readonly AnyRule[] = [
  keyRsa,
  nameAzureDomainDeployment,
  nameAzureDomainIssuer,
  nameCloudSupported,
  nameCnIsFqdn,
  nameCnLength,
  nameCnPresent,
  nameCnSingle,
  nameCnameNeeded,
  nameCnameResolves,
  nameDeploymentNameAvailable,
  nameInSan,
  nameKeyVaultAvailable,
  nameMatchesServiceName,
  namePrefixCharacters,
  namePrefixLength,
  namePrefixLowercase,
  namePrefixStartsWithLetter,
  nameStorageAccountAvailable,
  nameWildcardForm,
];

/** Every rule that compares the targets of a run, by id. */
export const runRules: readonly RunRule[] = [];
