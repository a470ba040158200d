import { InvalidArgumentError } from 'commander';

/** For options that may be repeated: never variadic, which would swallow the files behind them. */
export const collect = (value: string, previous: readonly string[] = []): string[] => [...previous, value];

export const onOff = (value: string): boolean => {
  if (value === 'on') return true;
  if (value === 'off') return false;
  throw new InvalidArgumentError('Say on or off.');
};

/** ISO 8601 date or time; a date alone is its first second in UTC. */
export function isoTime(value: string): number {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const time = shape.test(value) ? Date.parse(value) : Number.NaN;
  const sameDay = !Number.isNaN(time) && validDay(value);
  if (!sameDay)
    throw new InvalidArgumentError('Give a date (2027-03-15) or a time with its zone (2027-03-15T12:00:00Z).');
  return time;
}

/** Date.parse takes 31 February for 3 March in some engines. */
function validDay(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function configmgrVersion(value: string): number {
  if (!/^\d{2}(0[1-9]|1[0-2])$/.test(value))
    throw new InvalidArgumentError('Give the release as its four digits, such as 2503.');
  return Number(value);
}

export const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return number;
  };

/** `--skip RULE=REASON`: what is set aside must say why. */
export function skipWithReason(value: string, previous: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const at = value.indexOf('=');
  const reason = value.slice(at + 1).trim();
  if (at < 1 || reason === '')
    throw new InvalidArgumentError('Give a reason: --skip crl/public-host="internal pilot only".');
  return new Map([...previous, [value.slice(0, at).trim(), reason]]);
}

/** A release of Windows Server by its year, `2016` or `2012 R2`, whatever stands before it. */
export function siteServer(value: string): string {
  const release = /\b20\d\d(?:\s?R2)?\b/i.exec(value)?.[0];
  if (release === undefined)
    throw new InvalidArgumentError('Give the year of the Windows Server release, such as 2016 or "2012 R2".');
  return release;
}
