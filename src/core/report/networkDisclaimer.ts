/** Where the network was asked from, and what that is worth: a client stands elsewhere. */
export const networkDisclaimer = (from: string): string =>
  `From ${from.replace(/,$/, '')}, as you. A client asks as SYSTEM, through its own proxy, from where it is: what answers here may not answer there.`;
