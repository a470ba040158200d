import { LAYOUT } from './ledger/layout.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';

/**
 * The options of `cmg-cert check` that hand it the rest of the lab, as pairs of option and file or pattern below the lab's folder.
 * @param about the certificate to check; its root alone is trusted then
 */
export function companionsOf(lab: Lab, about?: LabCertificate): readonly (readonly [option: string, file: string])[] {
  const roots = lab.authorities.filter(({ ca }) => ca?.role === 'root');
  const root = about === undefined ? (roots.length === 1 ? roots[0] : undefined) : lab.chainOf(about).at(-1);
  return [
    ['--password-file', LAYOUT.password],
    ['--roots', root?.files.certificate ?? `${LAYOUT.ca}/CMG-Lab-Root-CA-*.cer`],
    ['--crl', `${LAYOUT.crl}/*.crl`],
  ];
}

/** A word of a command line that can be pasted: quoted where a shell would take it apart. */
export const shellWord = (text: string): string => (/^[\w./:=@%+,\\-]+$/.test(text) ? text : `"${text}"`);
