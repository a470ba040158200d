/** One DER element around parts that are already encoded (X.690 § 10.1). */
export function encodeElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const header = [tag, ...encodeLength(length)];
  const element = new Uint8Array(header.length + length);
  element.set(header);
  let position = header.length;
  for (const part of parts) {
    element.set(part, position);
    position += part.length;
  }
  return element;
}

function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left & 0xff);
  return [0x80 | octets.length, ...octets];
}
