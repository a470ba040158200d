import { CmgCertError } from '../../errors.js';

const CONTAINERS: readonly (readonly [octets: readonly number[], what: string, remedy: string])[] = [
  [[0x1f, 0x8b], 'compressed (gzip)', 'Unpack it first.'],
  [[0x50, 0x4b, 0x03, 0x04], 'an archive (ZIP)', 'Unpack it first, then give the logs in it.'],
  [[0x4d, 0x53, 0x43, 0x46], 'a cabinet (CAB)', 'Unpack it first: expand -F:* FILE FOLDER.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'an archive (7z)', 'Unpack it first, then give the logs in it.'],
  [
    [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65],
    'an event log (EVTX)',
    'Write it as text first: wevtutil qe FILE /lf:true /f:text.',
  ],
];

/**
 * Refuses what holds a log and is none: to find nothing in it would say nothing.
 * @param head the first octets
 * @throws CmgCertError `not-recognised`
 */
export function refuseContainer(head: Uint8Array): void {
  for (const [octets, what, remedy] of CONTAINERS) {
    if (octets.every((octet, index) => head[index] === octet)) {
      throw new CmgCertError('not-recognised', `it is ${what}, no log`, { remedy });
    }
  }
}
