import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FIXTURES, fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const explain = (...args: string[]) => runInProcess(['explain', ...args]);
const asJson = async (...args: string[]) => JSON.parse((await explain(...args, '--format', 'json')).stdout);
const ids = async (...args: string[]): Promise<string[]> =>
  (await asJson(...args)).symptoms.map((symptom: { id: string }) => symptom.id);

describe('cmg-cert explain', () => {
  // Every line of the domain reference's table of what an administrator pastes.
  it.each<[string, ...string[]]>([
    ['Code=12175', 'winhttp-secure-failure'],
    ['12175', 'winhttp-secure-failure'],
    ['0x2f8f', 'winhttp-secure-failure'],
    ['0x80072f8f', 'winhttp-secure-failure'],
    ['2147954575', 'winhttp-secure-failure'],
    ['-2147012721', 'winhttp-secure-failure'],
    ['ERROR_WINHTTP_SECURE_FAILURE', 'winhttp-secure-failure'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED', 'winhttp-cert-rev-failed'],
    ['0x1', 'winhttp-cert-rev-failed'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT is set', 'winhttp-invalid-cert'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED', 'winhttp-cert-revoked'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA', 'winhttp-invalid-ca'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID', 'winhttp-cert-cn-invalid'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID', 'winhttp-cert-date-invalid'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE', 'winhttp-cert-wrong-usage'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR', 'winhttp-security-channel-error'],
    ['0x80000000', 'winhttp-security-channel-error'],
    ['0x9', 'winhttp-cert-rev-failed', 'winhttp-invalid-ca'],
    ['0x80092013', 'crypt-e-revocation-offline'],
    ['80092013', 'crypt-e-revocation-offline'],
    ['-2146885613', 'crypt-e-revocation-offline'],
    ['CRYPT_E_NO_REVOCATION_CHECK', 'crypt-e-no-revocation-check'],
    ['0x80092010', 'crypt-e-revoked'],
    ['2148204809', 'cert-e-untrustedroot'],
    ['0x800B010A', 'cert-e-chaining'],
    ['0x800b0101', 'cert-e-expired'],
    ['0x800b010f', 'cert-e-cn-no-match'],
    ['0x800b0110', 'cert-e-wrong-usage'],
    ['0x87d0027e', 'ccm-http-refusal'],
    ['401 CMGService_Invalid_Token', 'cmg-invalid-token'],
    ['403 CMGConnector_Clientcertificaterequired', 'cmg-client-certificate-required'],
    ['403 CMGConnector_Forbidden', 'cmg-forbidden'],
    ['The existing certificate has a CName of a.contoso.com', 'renewal-common-name'],
    ['The field can contain only lowercase letters and numbers.', 'wizard-prefix'],
    ['IDX10223', 'sts-token-expired'],
    ['403 16', 'iis-403-16'],
    ['403.7', 'iis-403-7'],
    ['403.13', 'iis-403-13'],
    ['403 17', 'iis-403-17'],
    ['401 Unauthorized', 'cmg-unauthorized'],
  ])('knows %s', async (query, ...expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('says of look-alikes that they are no fault of a certificate', async () => {
    for (const query of ['12002', '0x80072efd', '12030', '0x87d00231', '0x80070005', '403 14']) {
      const { code, stdout } = await explain(query);
      expect([query, code]).toEqual([query, 0]);
      expect(stdout).toContain('No fault of a certificate.');
    }
  });

  it('exits 1 for a code that nobody knows, and tells what its bits say', async () => {
    const { code, stdout } = await explain('0x87d01234');
    expect(code).toBe(1);
    expect(stdout).toContain('cannot say what it means');
    expect(stdout).toContain('a failure of Configuration Manager');
    expect((await explain('something else entirely')).code).toBe(1);
    expect((await explain('99999999999')).code).toBe(1);
  });

  it('shows a symptom with its causes in order, the rules that find it, and what to run next', async () => {
    expect((await explain('CMGService_Invalid_Token')).stdout).toMatchInlineSnapshot(`
      " CMGService_Invalid_Token

       x The bulk registration token or the client token is invalid or expired.
         Text     StatusCode=401 StatusText=CMGService_Invalid_Token
         Seen in  client: ccmsetup.log
         Causes   1. The bulk registration token expired: three days unless another lifetime was asked
                     for, a week at most
                     next: cmg-cert token inspect token.txt
                     found before by: token/current, token/expires-soon
                  2. The client has not spoken with the site for so long that its own token expired
                     next: Connect it to the internal network once, or install it again with a new token
                  3. The token was cut or changed on its way into the command line
                     next: cmg-cert ccmsetup lint "ccmsetup.exe …"
                     found before by: token/form, token/algorithm, token/claims, token/type,
                     token/documentation-sample
                  4. The token is of another site, or signed with a certificate that the site no longer
                     has
                     next: cmg-cert token inspect token.txt --signing-certificate signing.cer
                     found before by: token/tenant, token/signature, token/thumbprint
         Source   Troubleshoot CMG communication errors
                  https://learn.microsoft.com/troubleshoot/mem/configmgr/cloud-management-gateway/cmg-communication-error
      "
    `);
  });

  it('still explains a rule, and says which are close to one that there is not', async () => {
    expect((await explain('key/rsa')).stdout).toContain('Holds when');
    expect((await asJson('key/rsa')).id).toBe('key/rsa');
    const { code, stderr } = await explain('key/nothing');
    expect(code).toBe(2);
    expect(stderr).toContain('key/rsa');
  });

  it('takes no mistyped option for words', async () => {
    const { code, stderr } = await explain('12175', '--formt', 'json');
    expect(code).toBe(2);
    expect(stderr).toContain('--formt');
  });

  it('writes no control character of the query to the terminal', async () => {
    expect((await explain('\u001b[31mred\u202e')).stdout).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
  });
});

describe('cmg-cert explain with a log', () => {
  const expected = JSON.parse(readFileSync(path.join(FIXTURES, 'logs/expected.json'), 'utf8'));
  const names = readdirSync(path.join(FIXTURES, 'logs')).filter((name) => /\.lo[g_]$/.test(name));

  it('has an answer to expect for every log', () => {
    expect(Object.keys(expected).sort()).toEqual(names.sort());
  });

  it.each(names)('finds in %s what it has to find, and nothing else', async (name) => {
    const { logs } = await asJson(fixturePath(`logs/${name}`));
    const [{ format, encoding, lines, seen, disagreements }] = logs;
    type Seen = { id: string; count: number; first: { line: number; time?: string }; last: { line: number } };
    expect({
      format,
      encoding,
      lines,
      seen: Object.fromEntries(
        (seen as Seen[]).map(({ id, count, first, last }) => [
          id,
          { count, lines: [first.line, last.line], ...(first.time === undefined ? {} : { from: first.time }) },
        ]),
      ),
      disagreements: (disagreements as { number: number; fromNumber: string[]; fromText: string[] }[]).map(
        ({ number, fromNumber, fromText }) => ({ number, fromNumber, fromText }),
      ),
    }).toEqual(expected[name]);
  });

  it("tells that number and text of Microsoft's sample disagree", async () => {
    const { stdout } = await explain(fixturePath('logs/LocationServices.log'));
    expect(stdout).toContain('Number and text disagree');
    expect(stdout).toContain('0x9 stands for CERT_REV_FAILED, INVALID_CA');
    expect(stdout).toContain('says CERT_REV_FAILED, INVALID_CA, CERT_CN_INVALID');
  });

  it('reads several logs, patterns, and standard input', async () => {
    const { logs } = await asJson(fixturePath('logs/CMG*.log'));
    expect(logs).toHaveLength(3);
    const piped = await runInProcess(['explain', '-'], {}, new TextEncoder().encode('IDX10223: expired\n'));
    expect(piped.code).toBe(0);
    expect(piped.stdout).toContain('standard input: 1 symptom in 1 line');
  });

  it('reads several lines given as an argument as a piece of a log', async () => {
    const { stdout } = await explain(
      'first line\n[CCMHTTP] ERROR INFO: StatusCode=401 StatusText=CMGService_Invalid_Token',
    );
    expect(stdout).toContain('line 2');
  });

  it('exits 1 when nothing in it is known, and does not call that good', async () => {
    const { code, stdout } = await explain(fixturePath('logs/CMGSetup.log'));
    expect(code).toBe(1);
    expect(stdout).toContain('That does not say that all is well');
  });

  it('exits 3 for a log that is not there, and reads the others', async () => {
    const { code, stderr, stdout } = await explain(fixturePath('logs/CloudMgr.log'), fixturePath('logs/none.log'));
    expect(code).toBe(3);
    expect(stderr).toContain('none.log');
    expect(stdout).toContain('expired');
    expect((await explain('/no/such/ccmsetup.log')).code).toBe(3);
  });

  it('takes a number for a number even where a file is called so, and nothing for a misuse', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cmg-explain-'));
    writeFileSync(path.join(folder, '12175'), 'nothing');
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await ids('12175')).toEqual(['winhttp-secure-failure']);
      expect((await explain('./12175')).stdout).toContain('nothing known in 1 line');
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
    expect((await explain(' ')).code).toBe(2);
    for (const written of ['(12175)', '"12175"', '12175.'])
      expect(await ids(written)).toEqual(['winhttp-secure-failure']);
  });

  it('refuses an archive as a log', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cmg-explain-'));
    const file = path.join(folder, 'ccmsetup.log.gz');
    writeFileSync(file, gzipSync('Code=12175'));
    const { code, stdout, stderr } = await explain(file);
    rmSync(folder, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('compressed (gzip)');
  });

  it('gives as data what the guide says that it gives', async () => {
    const guide =
      readFileSync(new URL('../../docs/guides/explain.md', import.meta.url), 'utf8').split('## As data')[1] ?? '';
    const names = (value: unknown): string[] =>
      Array.isArray(value)
        ? value.flatMap(names)
        : value !== null && typeof value === 'object'
          ? Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)])
          : [];
    const logs = readdirSync(path.join(FIXTURES, 'logs')).filter((name) => name.endsWith('.log'));
    const said = await asJson(...logs.map((name) => fixturePath(`logs/${name}`)));
    const known = new Set([...names(await asJson('0x9')), ...names(await asJson('0x80092013')), ...names(said)]);
    for (const name of known) {
      if (['schemaVersion', 'tool', 'version', 'symptom'].includes(name)) continue;
      expect(guide, name).toMatch(new RegExp(`[\`.]${name}\``));
    }
  });
});
