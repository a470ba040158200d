/** Beyond any name that is meant to be read; the longest DNS name has 253 characters. */
const MAX_LENGTH = 256;

/** Cuts a text that comes from a file to a length that fits a message. */
export const clip = (text: string): string => (text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}…`);

/** No message of ours comes near it; text of a file inside one may. */
const MAX_MESSAGE = 2000;

/** Cuts a message to a length that fits a page. */
export const clipMessage = (text: string): string =>
  text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE)}…`;
