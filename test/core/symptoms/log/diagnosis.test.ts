import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogDiagnosis } from '../../../../src/core/report/explanation.js';
import { LogDiagnoser } from '../../../../src/core/symptoms/log/diagnosis.js';
import { FIXTURES } from '../../../support/fixtures.js';

const LOGS = path.join(FIXTURES, 'logs');
const names = readdirSync(LOGS).filter((name) => /\.lo[g_]$/.test(name));

function diagnose(content: Uint8Array | string, sizes: readonly number[] = []): LogDiagnosis {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const diagnoser = new LogDiagnoser();
  let at = 0;
  for (const size of sizes) {
    diagnoser.push(bytes.slice(at, at + size));
    at += size;
  }
  diagnoser.push(bytes.slice(at));
  return diagnoser.end();
}
const ids = ({ seen }: LogDiagnosis): string[] => seen.map(({ symptom }) => symptom);
const utf16 = (text: string, mark = true): Uint8Array => {
  const body = Buffer.from(text, 'utf16le');
  return new Uint8Array(mark ? Buffer.concat([Buffer.from([0xff, 0xfe]), body]) : body);
};

describe('the diagnosis of a log', () => {
  it.each(names)('of %s is the same in whatever pieces it comes', (name) => {
    const bytes = new Uint8Array(readFileSync(path.join(LOGS, name)));
    const whole = diagnose(bytes);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 20 }), (sizes) => {
        expect(diagnose(bytes, sizes)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same in UTF-16 of either order, with a mark or without, but for its size and encoding', () => {
    const text = readFileSync(path.join(LOGS, 'LocationServices.log'), 'utf8');
    const { encoding: _, bytes: __, ...expected } = diagnose(text);
    const swapped = new Uint8Array(Buffer.from(utf16(text)).swap16());
    for (const [bytes, encoding] of [
      [utf16(text), 'utf-16le'],
      [utf16(text, false), 'utf-16le'],
      [swapped, 'utf-16be'],
    ] as const) {
      const { bytes: size, ...rest } = diagnose(bytes, [1, 2, 63, 5]);
      expect(rest).toEqual({ ...expected, encoding });
      expect(size).toBe(bytes.length);
    }
  });

  it('counts lines whether or not the last one ends', () => {
    expect(diagnose('').lines).toBe(0);
    expect(diagnose('one').lines).toBe(1);
    expect(diagnose('one\ntwo\n').lines).toBe(2);
    expect(diagnose('one\ntwo\nthree').lines).toBe(3);
  });

  it('reads a record of several lines as one, and tells the line that it begins on', () => {
    const log = `first\n<![LOG[Return code: 401\nIDX10223: The token is expired.\nat X]LOG]!><time="13:05:05.000+000" date="1-2-2026" component="CCM_STS" type="3">\nlast IDX10223`;
    const [seen] = diagnose(log).seen;
    expect(seen).toMatchObject({
      symptom: 'sts-token-expired',
      count: 2,
      first: { line: 2, time: '2026-01-02 13:05:05' },
      last: { line: 5, time: undefined },
      components: ['CCM_STS'],
    });
  });

  it('folds lines that differ in numbers alone', () => {
    const line = (n: number) =>
      `attempt ${n} for GUID:0A1B2C3D-0000-1111-2222-33334444555${n}: CMGService_Invalid_Token\n`;
    const [seen] = diagnose([...[1, 2, 3, 4].map(line), 'other: CMGService_Invalid_Token'].join('')).seen;
    expect(seen?.count).toBe(5);
    expect(seen?.samples.map(({ count }) => count)).toEqual([4, 1]);
    expect(seen?.samples[0]?.text).toContain('attempt 1');
  });

  it('compares number and text of each failure for itself', () => {
    const failure = (number: string, ...flags: string[]) =>
      [
        'WINHTTP_CALLBACK_STATUS_SECURE_FAILURE Encountered',
        `*lpvStatusInformation is ${number}`,
        ...flags.map((flag) => `WINHTTP_CALLBACK_STATUS_FLAG_${flag} is set`),
        '',
      ].join('\n');
    expect(diagnose(failure('0x9', 'CERT_REV_FAILED', 'INVALID_CA')).disagreements).toEqual([]);
    const two = diagnose(failure('0x1', 'CERT_REV_FAILED') + failure('0x9', 'CERT_REV_FAILED', 'CERT_CN_INVALID'));
    expect(two.disagreements).toHaveLength(1);
    expect(two.disagreements[0]).toMatchObject({
      number: 9,
      at: { line: 5 },
      fromNumber: ['winhttp-cert-rev-failed', 'winhttp-invalid-ca'],
      fromText: ['winhttp-cert-rev-failed', 'winhttp-cert-cn-invalid'],
    });
    expect(diagnose(failure('0x100', 'INVALID_CA')).disagreements[0]).toMatchObject({ unknownBits: 0x100 });
  });

  it('takes the number alone where no flag is written out', () => {
    expect(ids(diagnose('*lpvStatusInformation is 0x24\nnothing more\n')).sort()).toEqual([
      'winhttp-cert-date-invalid',
      'winhttp-cert-revoked',
    ]);
  });

  it('finds a symptom in a line of any length, and cuts what it keeps of it', () => {
    const long = 'x'.repeat(300_000);
    const [seen] = diagnose(`${long} CMGService_Invalid_Token ${long}\n`, [100_000, 100_000, 100_000]).seen;
    expect(seen?.symptom).toBe('cmg-invalid-token');
    expect(seen?.samples[0]?.text.length).toBeLessThan(300);
  });

  it('follows the columns of an IIS log when they change, and believes no 403 outside their column', () => {
    const log = [
      '#Fields: date time cs-uri-stem sc-status sc-substatus sc-win32-status',
      '2026-11-20 00:00:01 /403 200 7 0',
      '2026-11-20 00:00:02 /a 403 7 64',
      '#Fields: sc-status sc-substatus sc-win32-status cs-uri-stem',
      '403 16 2148204809 /a',
      '403 99 0 /a',
      '',
    ].join('\r\n');
    const diagnosis = diagnose(log);
    expect(diagnosis.format).toBe('iis');
    expect(ids(diagnosis).sort()).toEqual(['cert-e-untrustedroot', 'iis-403-16', 'iis-403-7']);
    expect(diagnosis.seen.find(({ symptom }) => symptom === 'iis-403-7')?.first).toEqual({
      line: 3,
      time: '2026-11-20 00:00:02',
    });
  });

  it('does not take a thread or a size for an error number', () => {
    expect(ids(diagnose('Downloaded 12175 bytes, thread 12007, port 12029\nprocess 12002 started'))).toEqual([]);
  });

  it('keeps bounded what a log of endless variety could fill', () => {
    const log = Array.from(
      { length: 5000 },
      (_, i) => `${'abcdefghij'[i % 10]}${String.fromCharCode(97 + (i % 26))}${'z'.repeat(i % 200)} IDX10223`,
    );
    const [seen] = diagnose(log.join('\n')).seen;
    expect(seen?.count).toBe(5000);
    expect(seen?.samples.length).toBeLessThanOrEqual(3);
  });

  it('takes no part of an address, a GUID, a file name or a thread for an error', () => {
    const log = [
      'GET https://contoso.com/12175/0x80072f8f/a?code=12175 0x87d0ffff',
      '{80092013-1234-1234-1234-123456789abc} was installed, code=12999',
      'thread 86 (0x56) and thread 5 (0x5) failed with 12888',
      'C:\\80092013\\800b0109.txt is there, error 12999',
      'Downloaded 12175 bytes from port 12007, status 200',
    ].join('\r\n');
    expect(diagnose(log).seen).toEqual([]);
  });

  it('finds an error number in a log in every spelling that it explains alone', () => {
    for (const line of [
      'Failed with 12175.',
      'it returned 12175',
      'HRESULT = 12175',
      'Error=12175',
      'error code: 12175',
      '[CCMHTTP] error (0x2f8f)',
      'hr = 0x80072F8F',
    ]) {
      expect(ids(diagnose(`ordinary\r\n${line}\r\nordinary\r\n`)), line).toEqual(['winhttp-secure-failure']);
    }
  });

  it('reads lines that were cut out of a log of IIS, without their #Fields', () => {
    const line = '2026-11-20 10:00:00 10.0.0.1 GET /x - 443 - 10.0.0.2 UA -';
    const found = diagnose(`${line} 403 7 64 5\r\n${line} 200 0 0 403\r\n${line} 403 16 2148204809 5 10 10\r\n`);
    expect(ids(found)).toEqual(['iis-403-7', 'iis-403-16', 'cert-e-untrustedroot']);
    expect(found).toMatchObject({ format: 'iis', seen: [{ first: { line: 1, time: '2026-11-20 10:00:00' } }, {}, {}] });
  });

  it('reads the rest of a record whose beginning was cut off', () => {
    const log =
      '472, Code=12175, Text=x]LOG]!><time="10:11:12.123+060" date="11-21-2026" component="ccmsetup" context="" type="3" thread="1" file="x">\r\n';
    expect(diagnose(log).seen[0]).toMatchObject({
      components: ['ccmsetup'],
      first: { line: 1, time: '2026-11-21 10:11:12' },
      samples: [{ text: '472, Code=12175, Text=x' }],
    });
  });

  it('shows of a long line what stands around the symptom', () => {
    const found = diagnose(`${'a '.repeat(10_000)}Failed, Code=12175, and ${'b '.repeat(10_000)}\r\n`);
    expect(found.seen[0]?.samples[0]?.text).toMatch(/^…[a ]+Failed, Code=12175, and [b ]+…$/);
  });

  it('refuses archives and event logs rather than find nothing in them', () => {
    for (const head of [
      [0x1f, 0x8b, 8, 0],
      [0x50, 0x4b, 3, 4],
      [0x4d, 0x53, 0x43, 0x46],
    ]) {
      expect(() => diagnose(Uint8Array.from([...head, ...new Array(200).fill(0x41)]))).toThrow(/no log/);
    }
    expect(() => diagnose('ElfFile\0 and more')).toThrow(/event log/);
  });
});
