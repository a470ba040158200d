/**
 * One DER element.
 * @param tag identifier octet (numbers up to 30)
 * @param contents joined to be its content
 * @see X.690 § 10.1
 */
export function encodeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  const header = [tag, ...encodeLength(length)];
  const element = new Uint8Array(header.length + length);
  element.set(header);
  let position = header.length;
  for (const part of contents) {
    element.set(part, position);
    position += part.length;
  }
  return element;
}

function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return [0x80 | octets.length, ...octets];
}
