/** What stands around the message of one record. */
export interface LogRecord {
  readonly message: string;
  /** As the log has it, `2026-11-21 10:11:12`: local time of the computer, in an IIS log UTC. */
  readonly time: string | undefined;
  readonly component: string | undefined;
}

export type LogFormat = 'cmtrace' | 'iis' | 'plain';

/** Either end may have been cut off. */
const CMTRACE = /^(?:<!\[LOG\[([\s\S]*?)(?:\]LOG\]!>|$)|([\s\S]*?)\]LOG\]!>)/;
const CMTRACE_TIME = /\btime="(\d{2}:\d{2}:\d{2})/;
const CMTRACE_DATE = /\bdate="(\d{1,2})-(\d{1,2})-(\d{4})"/;
const CMTRACE_COMPONENT = /\bcomponent="([^"]{0,100})"/;
/** Older site logs: `message  $$<COMPONENT><11-21-2026 10:11:12.123+060><thread=1234 (0x4D2)>`. */
const SITE_LOG = /^([\s\S]*?)\s*\$\$<([^>]{0,100})><(\d{1,2})-(\d{1,2})-(\d{4}) (\d{2}:\d{2}:\d{2})/;

/** Reads one record of a log that Configuration Manager writes, or a line of any other. */
export function readRecord(text: string): LogRecord {
  const cmtrace = CMTRACE.exec(text);
  if (cmtrace !== null) {
    const rest = text.slice(cmtrace[0].length);
    const [, month = '', day = '', year = ''] = CMTRACE_DATE.exec(rest) ?? [];
    const time = CMTRACE_TIME.exec(rest)?.[1];
    return {
      message: (cmtrace[1] ?? cmtrace[2] ?? '').trim(),
      time: time === undefined || year === '' ? time : `${year}-${two(month)}-${two(day)} ${time}`,
      component: CMTRACE_COMPONENT.exec(rest)?.[1],
    };
  }
  const site = SITE_LOG.exec(text);
  if (site !== null) {
    const [, message = '', component, month = '', day = '', year = '', time = ''] = site;
    return { message: message.trim(), time: `${year}-${two(month)}-${two(day)} ${time}`, component };
  }
  return { message: text.trim(), time: undefined, component: undefined };
}

const two = (digits: string): string => digits.padStart(2, '0');
