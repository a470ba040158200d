/** What every question comes with, as callers give it: checked here, once. */
import type { CheckSettings } from '../core/check/settings.js';
import { CmgCertError } from '../core/errors.js';
import { dnsNameProblem, isWildcard } from '../core/names/dnsName.js';
import { programmaticRegion } from '../core/names/regions.js';
import { type PublicRoot, publicRootFrom } from '../core/roots/publicRoots.js';
import { readCertificate } from '../core/x509/certificate.js';
import type { Platform } from './platform.js';

/**
 * Time of the check, ms since 1970; now, where none is given.
 * @throws CmgCertError `usage` for what no calendar has
 */
export function resolveCheckTime(at: number | Date | undefined, platform: Pick<Platform, 'now'>): number {
  const time = at === undefined ? platform.now() : Number(at);
  if (Number.isNaN(new Date(time).getTime())) throw new CmgCertError('usage', '`at` is no valid time');
  return time;
}

/** @throws CmgCertError `usage`: a mistyped name must not be taken for a mistake in the certificate */
export function normalizeServiceName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = text.trim().replace(/\.$/, '');
  if (!isWildcard(name) && name.includes('.') && dnsNameProblem(name) === undefined) return name;
  throw new CmgCertError('usage', `the service name "${text}" is no fully qualified host name`, {
    remedy: 'Give the name alone, such as --service-name GraniteFalls.contoso.com',
  });
}

/** @throws CmgCertError `usage` for what cannot stand in a DNS name */
export function normalizeRegion(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const region = programmaticRegion(text);
  if (region !== undefined) return region;
  throw new CmgCertError('usage', `"${text}" cannot be the name of an Azure region`, {
    remedy: 'Give its name as in --region westus or --region "West US".',
  });
}

/** The roots of `publicRoots`, as those of the table. */
export const normalizePublicRoots = (
  publicRoots: readonly Uint8Array[] | undefined,
): readonly PublicRoot[] | undefined => publicRoots?.map((der) => publicRootFrom(readCertificate(der)));

/** Options of a run that become settings of its rules. */
type SettingOptions = Partial<Omit<CheckSettings, 'at' | 'online' | 'morePublicRoots'>> & {
  readonly at?: number | Date | undefined;
  readonly online?: boolean | undefined;
  readonly publicRoots?: readonly Uint8Array[] | undefined;
};

/** What the rules are told of the options. @throws CmgCertError `usage` */
export const normalizeSettings = (options: SettingOptions, platform: Pick<Platform, 'now'>): CheckSettings => ({
  ...options,
  at: resolveCheckTime(options.at, platform),
  serviceName: normalizeServiceName(options.serviceName),
  region: normalizeRegion(options.region),
  morePublicRoots: normalizePublicRoots(options.publicRoots),
  online: options.online === true,
});
