import type { KeyObject } from 'node:crypto';
import { explicit, implicit, integer, octetString, oid, sequence, setOf } from '../../core/asn1/encode.js';
import { pkcs8Of } from '../../write/keys.js';
import { stringElement } from '../../write/name.js';
import { encryptUnder, macOver, type Protection } from '../../write/pfx/passwordEncryption.js';

/** A PFX with whatever is asked of it, sense or not; `writePfx` writes the good ones. */
export interface PfxRecipe {
  readonly keys: readonly { readonly key: KeyObject; readonly id?: number }[];
  readonly certificates: readonly { readonly der: Uint8Array; readonly id?: number }[];
  readonly password: string;
  readonly protection?: Protection;
  readonly provider?: string;
  /** Default true. */
  readonly mac?: boolean;
  /** Secret bags, in the clear. */
  readonly secrets?: readonly { readonly type: string; readonly value: Uint8Array }[];
}

const PKCS7 = '1.2.840.113549.1.7';
const BAG = '1.2.840.113549.1.12.10.1';

/** PKCS #12, RFC 7292. */
export async function assemblePfx(recipe: PfxRecipe): Promise<Uint8Array> {
  const { password, protection = 'aes', secrets = [] } = recipe;
  const keyBags = await Promise.all(
    recipe.keys.map(async ({ key, id }) => {
      const { algorithm, cipherText } = await encryptUnder(password, protection, pkcs8Of(key));
      const shrouded = sequence(new Uint8Array(algorithm.toSchema().toBER()), octetString(cipherText));
      const provider =
        recipe.provider === undefined ? [] : [attribute('1.3.6.1.4.1.311.17.1', stringElement('bmp', recipe.provider))];
      return bag('2', shrouded, [...idAttribute(id), ...provider]);
    }),
  );
  const certificateBags = recipe.certificates.map(({ der, id }) =>
    bag('3', sequence(oid('1.2.840.113549.1.9.22.1'), explicit(0, octetString(der))), idAttribute(id)),
  );
  const secretBags = secrets.map(({ type, value }) =>
    bag('5', sequence(oid(type), explicit(0, octetString(value))), []),
  );
  const safes = [
    ...(secretBags.length === 0 ? [] : [data(sequence(...secretBags))]),
    ...(keyBags.length === 0 ? [] : [data(sequence(...keyBags))]),
    ...(certificateBags.length === 0 ? [] : [await encrypted(sequence(...certificateBags), password, protection)]),
  ];
  const authenticated = sequence(...safes);
  const mac =
    recipe.mac === false ? [] : [new Uint8Array(macOver(authenticated, password, protection).toSchema().toBER())];
  return sequence(integer(3), data(authenticated), ...mac);
}

const data = (content: Uint8Array): Uint8Array => sequence(oid(`${PKCS7}.1`), explicit(0, octetString(content)));

async function encrypted(content: Uint8Array, password: string, protection: Protection): Promise<Uint8Array> {
  const { algorithm, cipherText } = await encryptUnder(password, protection, content);
  const info = sequence(oid(`${PKCS7}.1`), new Uint8Array(algorithm.toSchema().toBER()), implicit(0, cipherText));
  return sequence(oid(`${PKCS7}.6`), explicit(0, sequence(integer(0), info)));
}

function bag(type: string, value: Uint8Array, attributes: readonly Uint8Array[]): Uint8Array {
  return sequence(
    oid(`${BAG}.${type}`),
    explicit(0, value),
    ...(attributes.length === 0 ? [] : [setOf(...attributes)]),
  );
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));
const idAttribute = (id: number | undefined): Uint8Array[] =>
  id === undefined ? [] : [attribute('1.2.840.113549.1.9.21', octetString(Uint8Array.of(id)))];
