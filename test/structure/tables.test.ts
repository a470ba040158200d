import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { CIPHERS, type CipherName, HASHES, PBES1_SCHEMES } from '../../src/core/algorithms.js';
import { browserCrypto } from '../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';

const SRC = resolve(import.meta.dirname, '../../src');

/** What leads to every file that is not a part of the page. */
const ROOTS = ['cli/main.ts', 'index.ts', 'browser.ts', 'lab.ts', 'platform/forge/modules.d.ts'].map((root) =>
  resolve(SRC, root),
);

/** The faults that the compiler finds when tables have one row more, by the file that each is in. */
function faultsWith(rows: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] {
  const { options } = ts.parseJsonConfigFileContent(
    {
      extends: '../tsconfig.base.json',
      compilerOptions: {
        composite: false,
        incremental: false,
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        types: ['node'],
      },
    },
    ts.sys,
    SRC,
  );
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (name) => {
    const tables = Object.entries(rows[relative(SRC, name)] ?? {});
    return tables.reduce(
      (text, [table, row]) => text?.replace(`export const ${table} = {`, (head) => `${head}\n${row},`),
      read(name),
    );
  };
  const program = ts.createProgram({ rootNames: ROOTS, options, host });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(SRC))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      const missing = /Property '"?([^"]+)"?' is missing/.exec(text)?.[1];
      return `${relative(SRC, file?.fileName ?? '')}: ${missing === undefined ? text : `${missing} is missing`}`;
    })
    .sort();
}

it('a row more does not compile until every engine has it, and touches nothing else', { timeout: 120_000 }, () => {
  const faults = faultsWith({
    'core/algorithms.ts': {
      CIPHERS:
        "'SEED-CBC': { oid: '1.2.410.200004.1.4', blockOctets: 16, keyOctets: [16, 16], windows: 'undocumented' }",
      HASHES: "SM3: { oid: '1.2.156.10197.1.401', hmacOids: [], blockOctets: 64, digestOctets: 32, windows: 'none' }",
    },
    'reporters/formats.ts': {
      FORMATS: `csv: { name: 'CSV', extension: 'csv', mediaType: 'text/csv', answers: ['report'], load: () => import('./json.js') },
        rtf: { name: 'RTF', extension: 'rtf', mediaType: 'text/rtf', answers: ['screen'], load: () => import('./json.js') }`,
    },
  });
  // The format of a report is there with its row; of an answer with a screen of its own, its commands have to print it.
  expect(faults).toEqual([
    expect.stringMatching(/^cli\/reportOptions\.ts: .*"rtf"/),
    'platform/browser/crypto.ts: SEED-CBC is missing',
    'platform/browser/hashes.ts: SM3 is missing',
    'platform/node/crypto.ts: SEED-CBC is missing',
    'platform/node/hashes.ts: SM3 is missing',
  ]);
});

describe.each([
  ['node', nodeCrypto],
  ['browser', browserCrypto],
])('on %s', (_, crypto) => {
  it.each(Object.entries(CIPHERS))(
    '%s decrypts with the shortest and the longest key of its row',
    async (name, row) => {
      for (const octets of row.keyOctets) {
        const [key, iv, data] = [octets, row.blockOctets === 1 ? 0 : row.blockOctets, row.blockOctets];
        const plain = await crypto.decrypt(
          name as CipherName,
          new Uint8Array(key),
          new Uint8Array(iv),
          new Uint8Array(data),
          undefined,
          'none',
        );
        expect(plain).toHaveLength(data);
      }
    },
  );

  it.each(Object.entries(HASHES))(
    '%s gives as many octets as its row says, where there is such a hash',
    (name, row) => {
      const hash = crypto.hash(name as keyof typeof HASHES);
      expect(hash === undefined).toBe(['MD2', 'MD4'].includes(name));
      if (hash !== undefined) expect(hash(new Uint8Array(3))).toHaveLength(row.digestOctets);
    },
  );
});

it('no two rows have one object identifier', () => {
  const oids = [
    ...Object.values(HASHES).flatMap(({ oid, hmacOids }) => [oid, ...hmacOids]),
    ...Object.values(CIPHERS).flatMap(({ oid }) => oid ?? []),
    ...Object.values(PBES1_SCHEMES).map(({ oid }) => oid),
  ];
  expect(new Set(oids).size).toBe(oids.length);
});
