import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CertificateRecord, CrlRecord, LedgerEntry } from './entries.js';
import { LAYOUT } from './layout.js';

/**
 * How files and ledger stay together: files are written to the staging folder under names made from the serial number, the ledger
 * names them, and then they are renamed into their places. Killed before the ledger's line, nothing has happened; killed after it,
 * the next to open the lab does the renaming.
 *
 * All of it is synchronous: asynchronous file work would wait behind the keys that the same threads make.
 */
export class Staging {
  readonly #lab: string;
  readonly #folder: string;
  readonly #made = new Set<string>();

  constructor(lab: string) {
    this.#lab = lab;
    this.#folder = join(lab, LAYOUT.staging);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Writes one file of a record-to-be. @param secret nobody else may read it */
  write(name: string, content: Uint8Array | string, secret: boolean): void {
    writeFileSync(join(this.#folder, name), content, { mode: secret ? 0o600 : 0o644 });
  }

  /** Puts the files of a record into their places; those that are there already stay. */
  settle(entry: LedgerEntry): void {
    for (const [staged, target] of stagedFiles(entry)) this.move(staged, target);
  }

  move(staged: string, target: string): void {
    const to = join(this.#lab, target);
    const folder = dirname(to);
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#made.add(folder);
    }
    renameSync(join(this.#folder, staged), to);
  }

  /** After a crash: settles what the ledger names, and removes what it does not. */
  repair(entries: readonly LedgerEntry[]): void {
    if (readdirSync(this.#folder).length === 0) return;
    for (const entry of entries) {
      for (const [staged, target] of stagedFiles(entry)) {
        if (existsSync(join(this.#folder, staged))) this.move(staged, target);
      }
    }
    for (const name of readdirSync(this.#folder)) rmSync(join(this.#folder, name), { recursive: true });
  }
}

/** Pairs of names, in the staging folder and in the lab. */
function stagedFiles(entry: LedgerEntry): (readonly [staged: string, target: string])[] {
  if (entry.type === 'crl') return [[stagedCrl(entry), entry.file]];
  if (entry.type !== 'certificate') return [];
  const { certificate, key, pfx } = entry.files;
  const names = stagedNames(entry);
  return [
    [names.key, key],
    [names.certificate, certificate],
    ...(pfx === undefined ? [] : [[names.pfx, pfx] as const]),
  ];
}

export const stagedNames = ({ serialNumber }: Pick<CertificateRecord, 'serialNumber'>) => ({
  key: `${serialNumber}.key`,
  certificate: `${serialNumber}.cer`,
  pfx: `${serialNumber}.pfx`,
});

/** Numbers count up over base and delta CRLs alike, so no two CRLs of a CA share a name. */
export const stagedCrl = ({ issuer, number, kind }: Pick<CrlRecord, 'issuer' | 'number' | 'kind'>): string =>
  `${issuer}-${number}-${kind}.crl`;
