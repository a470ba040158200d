import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { encodeOid } from '../../../src/core/asn1/oid.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import { describeSignatureAlgorithm } from '../../../src/core/x509/signatureAlgorithms.js';
import type { AlgorithmIdentifier } from '../../../src/core/x509/types.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';
import { pemBytes } from '../../support/samples.js';

const algorithm = (oid: string, parameters?: Uint8Array): AlgorithmIdentifier => ({
  oid,
  parameters,
  der: der.sequence(encodeElement(0x06, encodeOid(oid)), ...(parameters === undefined ? [] : [parameters])),
});
const PSS = '1.2.840.113549.1.1.10';
const SHA256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'), der.NULL_ELEMENT);
const MGF1 = '1.2.840.113549.1.1.8';

describe('signature algorithms', () => {
  it.each([
    ['1.2.840.113549.1.1.11', 'sha256WithRSAEncryption', 'SHA-256', 'rsa-pkcs1'],
    ['1.2.840.113549.1.1.5', 'sha1WithRSAEncryption', 'SHA-1', 'rsa-pkcs1'],
    ['1.2.840.10045.4.3.3', 'ecdsa-with-SHA384', 'SHA-384', 'ecdsa'],
    ['1.3.101.112', 'ED25519', undefined, 'ed25519'],
    ['1.2.3.4', '1.2.3.4', undefined, 'unknown'],
  ])('%s is %s', (oid, name, hash, scheme) => {
    expect(describeSignatureAlgorithm(algorithm(oid))).toEqual({ name, hash, scheme });
  });

  it('takes every default of empty PSS parameters', () => {
    expect(describeSignatureAlgorithm(algorithm(PSS, der.sequence()))).toEqual({
      name: 'rsassaPss',
      hash: 'SHA-1',
      scheme: 'rsa-pss',
      saltLength: 20,
      mgfHash: 'SHA-1',
    });
  });

  it('reads PSS parameters that are all there', () => {
    const parameters = der.sequence(
      der.explicit(0, SHA256),
      der.explicit(1, der.sequence(der.oid(MGF1), SHA256)),
      der.explicit(2, der.integer(32)),
      der.explicit(3, der.integer(1)),
    );
    expect(describeSignatureAlgorithm(algorithm(PSS, parameters))).toMatchObject({
      hash: 'SHA-256',
      saltLength: 32,
      mgfHash: 'SHA-256',
    });
  });

  it.each([
    ['none', undefined],
    ['a NULL', der.NULL_ELEMENT],
    ['a trailer that does not exist', der.sequence(der.explicit(3, der.integer(2)))],
    ['a negative salt', der.sequence(der.explicit(2, der.integer(0xff)))],
    ['something more', der.sequence(der.integer(1))],
  ])('names no hash when the PSS parameters are unusable: %s', (_, parameters) => {
    expect(describeSignatureAlgorithm(algorithm(PSS, parameters))).toEqual({
      name: 'rsassaPss',
      hash: undefined,
      scheme: 'rsa-pss',
    });
  });

  it('has no mask hash for a generation function other than MGF1', () => {
    const parameters = der.sequence(der.explicit(1, der.sequence(der.oid('1.2.3'), SHA256)));
    expect(describeSignatureAlgorithm(algorithm(PSS, parameters)).mgfHash).toBeUndefined();
  });

  it('finds the hash of ECDSA in its parameters, as AD CS writes it', () => {
    const oid = '1.2.840.10045.4.3';
    expect(describeSignatureAlgorithm(algorithm(oid, SHA256))).toEqual({
      name: 'ecdsa-with-Specified',
      hash: 'SHA-256',
      scheme: 'ecdsa',
    });
    expect(describeSignatureAlgorithm(algorithm(oid)).hash).toBeUndefined();
  });
});

describe.skipIf(!hasOpenssl())('signature algorithms by OpenSSL', () => {
  const directory = temporaryDirectory();
  const certificate = (key: readonly string[], sign: readonly string[]) => {
    openssl(directory, ['genpkey', ...key, '-out', 'k']);
    return readCertificate(
      pemBytes(openssl(directory, ['req', '-x509', '-new', '-key', 'k', '-subj', '/CN=a', ...sign])),
    );
  };
  const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'];
  const EC = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

  it.each([
    ['md5', 'MD5'],
    ['sha1', 'SHA-1'],
    ['sha224', 'SHA-224'],
    ['sha384', 'SHA-384'],
    ['sha512', 'SHA-512'],
    ['sha512-256', 'SHA-512/256'],
    ['sha3-256', 'SHA3-256'],
  ])('knows RSA with %s', (option, hash) => {
    const { signatureAlgorithm, tbsSignatureAlgorithm } = certificate(RSA, [`-${option}`]);
    expect(describeSignatureAlgorithm(signatureAlgorithm)).toMatchObject({ hash, scheme: 'rsa-pkcs1' });
    expect(tbsSignatureAlgorithm).toEqual(signatureAlgorithm);
  });

  it.each(['sha1', 'sha224', 'sha256', 'sha512', 'sha3-384'])('knows ECDSA with %s', (option) => {
    const described = describeSignatureAlgorithm(certificate(EC, [`-${option}`]).signatureAlgorithm);
    expect(described.hash?.replace(/-(?!.*-)/, '').toLowerCase()).toBe(option.startsWith('sha3') ? 'sha3384' : option);
    expect(described.scheme).toBe('ecdsa');
  });

  it.each([
    ['sha256', 'sha256', '32', 'SHA-256', 'SHA-256', 32],
    ['sha384', 'sha1', '17', 'SHA-384', 'SHA-1', 17],
    ['sha1', 'sha1', '20', 'SHA-1', 'SHA-1', 20],
  ])('reads PSS with %s, MGF1 %s, salt %s', (hash, mgf, salt, ourHash, mgfHash, saltLength) => {
    const options = ['rsa_padding_mode:pss', `rsa_mgf1_md:${mgf}`, `rsa_pss_saltlen:${salt}`];
    const sign = [`-${hash}`, ...options.flatMap((option) => ['-sigopt', option])];
    expect(describeSignatureAlgorithm(certificate(RSA, sign).signatureAlgorithm)).toMatchObject({
      hash: ourHash,
      mgfHash,
      saltLength,
      scheme: 'rsa-pss',
    });
  });
});
