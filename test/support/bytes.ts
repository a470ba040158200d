/** Octets from hexadecimal; blanks between groups are allowed. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
}

/** Octets as lower-case hexadecimal, so that a failed comparison can be read. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
