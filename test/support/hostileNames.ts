import { issueClient } from './certificates.js';

/** Texts that would do harm where they were taken for more than text. */
export const HOSTILE = {
  markup: '<img src=x onerror=alert(1)>',
  script: '"></style><script>alert(1)</script>',
  terminal: '\u001b[2J\u001b]0;title\u0007 \u009b31m red',
  bidi: 'PC1.\u202emoc.osotnoc\u202c \u2066x\u2069 \u200b\u00ad',
  markdown: '|a|b| ![x](https://evil.contoso.com/x) [y](javascript:alert(1)) `z` **w** @administrator #1 <b>',
  address: 'https://evil.contoso.com/ www.contoso.com mail@contoso.com',
  line: '\n\n# Heading\n\n- item\r\n| a | b |',
  long: 'x'.repeat(100_000),
  longRightToLeft: '\u202e<b>'.repeat(20_000),
} as const;

/** A client certificate whose subject, SAN and issuer say that. */
export const hostileCertificate = (text: string): Uint8Array =>
  issueClient({
    subject: [
      ['O', text],
      ['CN', text],
    ],
    dnsNames: [[...text].map((character) => (character < '\u0080' ? character : '?')).join('')],
  });

/** What no output may hold: controls but line ends, bidi marks, overrides and isolates, what takes no room, separators of lines. */
export const HARMFUL = /(?!\n)\p{C}|\p{Zl}|\p{Zp}/u;
