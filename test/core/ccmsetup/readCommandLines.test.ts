import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCommandLine, readCommandLines } from '../../../src/core/ccmsetup/readCommandLines.js';
import { quoteArgument, splitArguments } from '../../../src/core/ccmsetup/splitArguments.js';

/** Arguments as short texts. */
const read = (text: string): string[][] =>
  readCommandLines(text).map((line) =>
    line.arguments.map((one) =>
      one.kind === 'parameter'
        ? `/${one.name}${one.value === undefined ? '' : `:${one.value}`}`
        : one.kind === 'property'
          ? `${one.name}=${one.value}`
          : `? ${one.text}`,
    ),
  );

describe('splitting', () => {
  // Documented with CommandLineToArgvW, and what shell32 does beyond it.
  it.each([
    ['"abc" d e', ['abc', 'd', 'e']],
    ['a\\\\\\b d"e f"g h', ['a\\\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['""', ['']],
    ['a"b"" c d', ['ab"', 'c', 'd']],
    ['a"""b c"""d', ['a"b', 'c"d']],
    ['C:\\dir\\ x', ['C:\\dir\\', 'x']],
  ])('%s', (line, expected) => {
    expect(splitArguments(line).arguments).toEqual(expected);
  });

  it('gives back what quoteArgument wrote', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((one) => !/[^\S ]/.test(one)),
          { minLength: 1 },
        ),
        (list) => {
          const { arguments: back, openQuote } = splitArguments(list.map(quoteArgument).join(' '));
          expect([back, openQuote]).toEqual([list, false]);
        },
      ),
    );
  });
});

describe('a pasted line', () => {
  it('is found in a script with carets, comments and other commands', () => {
    const script =
      'rem install\r\n@echo off\r\nstart /wait "" "C:\\Temp\\ccmsetup.exe" /mp:x ^\r\n  /logon ^\r\n  SMSSITECODE=ABC\r\nexit /b 0\r\n';
    expect(read(script)).toEqual([['/mp:x', '/logon', 'SMSSITECODE=ABC']]);
  });

  it('is read as PowerShell has it: backticks, apostrophes, Start-Process', () => {
    expect(read("& '.\\ccmsetup.exe' `\n '/mp:x;y' `\n 'SMSSITECODE=ABC'")).toEqual([['/mp:x;y', 'SMSSITECODE=ABC']]);
    expect(read('Start-Process ccmsetup.exe -ArgumentList "/mp:x SMSSITECODE=ABC" -Wait')).toEqual([
      ['/mp:x', 'SMSSITECODE=ABC'],
    ]);
    expect(read("Start-Process -FilePath ccmsetup.exe -ArgumentList @('/mp:x', 'SMSSITECODE=ABC') -Wait")).toEqual([
      ['/mp:x', 'SMSSITECODE=ABC'],
    ]);
  });

  it('is joined where a mail program broke it', () => {
    expect(read('Run this:\nccmsetup.exe /mp:x\nCCMHOSTNAME=y SMSSITECODE=ABC\nThank you')).toEqual([
      ['/mp:x', 'CCMHOSTNAME=y', 'SMSSITECODE=ABC'],
    ]);
  });

  it('is taken out of CCMSETUPCMD, with and without msiexec', () => {
    const inner = ['/mp:x', 'SMSSITECODE=ABC'];
    expect(read('CCMSETUPCMD="/mp:x SMSSITECODE=ABC"')).toEqual([inner]);
    expect(read('msiexec /i ccmsetup.msi /qn CCMSETUPCMD="/mp:x SMSSITECODE=ABC" /l*v c:\\log.txt')).toEqual([inner]);
    expect(read('CCMSETUPCMD="CCMINSTALLDIR=""C:\\a b"" /mp:x"')).toEqual([['CCMINSTALLDIR=C:\\a b', '/mp:x']]);
    expect(read('CCMSETUPCMD=/mp:x SMSSITECODE=ABC')).toEqual([['/mp:x', '? SMSSITECODE=ABC']]);
  });

  it('keeps a token together that a console broke', () => {
    const token = `eyJ${'a'.repeat(60)}`;
    const [line] = readCommandLines(`ccmsetup.exe /regtoken:${token}\n${'b'.repeat(40)}.cc SMSSITECODE=ABC`);
    const [first] = line?.arguments ?? [];
    expect(first?.kind === 'parameter' && first.token?.value).toBe(`${token}${'b'.repeat(40)}.cc`);
  });

  it('may be one of several, each told by its line', () => {
    const lines = readCommandLines('ccmsetup.exe /mp:a\n\nccmsetup.exe /mp:b');
    expect(lines.map(({ startsAt }) => startsAt)).toEqual([1, 3]);
  });

  it('reads arguments alone where nothing names the program', () => {
    expect(read('/mp:x SMSSITECODE=ABC')).toEqual([['/mp:x', 'SMSSITECODE=ABC']]);
  });

  it('never throws but for size, number and nothing in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        try {
          readCommandLines(`ccmsetup.exe ${text}`);
        } catch (error) {
          expect(error).toMatchObject({ code: 'not-recognised' });
        }
      }),
    );
    expect(() => readCommandLines('x'.repeat(300_000))).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(() => readCommandLines('ccmsetup.exe /mp:x\n'.repeat(51))).toThrow(
      expect.objectContaining({ code: 'too-many-elements' }),
    );
    expect(() => readCommandLines('')).toThrow(expect.objectContaining({ code: 'not-recognised' }));
  });
});

describe('a text of unknown kind', () => {
  it.each([
    ['ccmsetup.exe /mp:x', true],
    ['"C:\\x\\ccmsetup.exe" SMSSITECODE=ABC', true],
    ['CCMSETUPCMD="/mp:x"', true],
    ['ccmsetup.exe \u2013mp:x', true],
    ['See C:\\Windows\\ccmsetup\\Logs\\ccmsetup.log for more', false],
    ['ccmsetup failed with exit code 7', false],
  ])('%s', (text, expected) => {
    expect(hasCommandLine(text)).toBe(expected);
  });
});
