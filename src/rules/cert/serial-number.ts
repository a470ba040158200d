import { defineRule, fail, pass } from '../../core/check/rule.js';
import { toHex } from '../../core/text/hex.js';

const MAX_OCTETS = 20;
/** Messages show no more than this. No CA writes 32 octets. */
const MAX_SHOWN = 32;

export default defineRule({
  id: 'cert/serial-number',
  title: 'The serial number is positive and at most 20 bytes long',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'A CRL names revoked certificates by serial number. Software that cannot store the number refuses the certificate or misses its revocation.',
  fix: 'Reissue the certificate from a CA that writes positive serial numbers of 8 to 20 bytes. In OpenSSL, openssl x509 -CAcreateserial does this, but -set_serial accepts any number.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.1.2.2: serial number', strength: 'required' },
    { source: 'BR', section: '7.1.2.7: serialNumber', strength: 'required' },
  ],
  example: { good: '4A:1C:…, 16 bytes', bad: '0, a negative number, or 21 bytes' },
  check({ certificate: { serialNumber } }) {
    const path = 'serialNumber';
    const shown =
      toHex(serialNumber.subarray(0, MAX_SHOWN)).toUpperCase() + (serialNumber.length > MAX_SHOWN ? '…' : '');
    const evidence = { serialNumber: shown, octets: serialNumber.length };
    if (((serialNumber[0] ?? 0) & 0x80) !== 0)
      return fail(`The serial number ${shown} is negative.`, { path, evidence });
    if (serialNumber.every((octet) => octet === 0)) return fail('The serial number is 0.', { path, evidence });
    if (serialNumber.length > MAX_OCTETS) {
      return fail(`The serial number has ${serialNumber.length} bytes. The limit is ${MAX_OCTETS}.`, {
        path,
        evidence,
      });
    }
    return pass(`${shown}, ${serialNumber.length} bytes`, evidence);
  },
});
