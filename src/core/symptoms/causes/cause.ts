/** One way in which the symptom comes about. */
export interface Cause {
  readonly text: string;
  /** Rules that find it before it happens; empty where no file shows it. */
  readonly rules: readonly string[];
  /** The command to run next, or where to look. */
  readonly next: string;
}

/** The likeliest first. */
export type Causes = readonly [Cause, ...Cause[]];

export const cause = (text: string, next: string, ...rules: readonly string[]): Cause => ({ text, next, rules });

/** Commands that many causes end in. */
export const CHECK_SERVER = 'cmg-cert check server.pfx --roots root.cer';
export const CHECK_CRL = 'cmg-cert check server.pfx --roots root.cer --crl ca.crl';
export const CHECK_CLIENT = 'cmg-cert check client.cer --as client --roots root.cer';
export const CHECK_POINT = 'cmg-cert check connection-point.pfx --as connection-point --roots root.cer';
export const CHECK_UPLOAD = 'cmg-cert check client.cer root.cer intermediate.cer';
