import { DAY } from '../text/days.js';

const DEFAULT_DAYS = 30;
/** A certificate of 47 days would else be called old from its second week on. */
const SHARE_OF_LIFE = 1 / 3;

interface Validity {
  readonly notBefore: number;
  readonly notAfter: number;
}

/** How long before its end a certificate should be renewed, ms. @param days as --expires-soon has it */
export const expiryWarningSpan = ({ notBefore, notAfter }: Validity, days = DEFAULT_DAYS): number =>
  Math.min(days * DAY, (notAfter - notBefore) * SHARE_OF_LIFE);

/** From when on a certificate should be renewed, ms since 1970. */
export const expiryWarningAt = (validity: Validity, days?: number): number =>
  validity.notAfter - expiryWarningSpan(validity, days);
