import { hostExposure } from '../names/publicHost.js';
import { crlLocations } from '../revocation/locations.js';
import type { Certificate } from '../x509/types.js';

/** The http locations of its CRL on hosts that the internet can reach; undefined where the extension does not decode. */
export function publicCrlPlaces(certificate: Certificate): readonly string[] | undefined {
  const crl = crlLocations(certificate);
  if (crl.state === 'absent') return [];
  if (crl.state !== 'present') return undefined;
  return crl.locations.flatMap(({ text, reading }) => {
    const location = reading.state === 'read' ? reading.location : undefined;
    return location?.scheme === 'http' && hostExposure(location.host).public ? [text] : [];
  });
}
