import { codeOf, symptomOfCode, symptomOfIis } from '../codes.js';
import type { SymptomId } from '../table.js';

/** A refusal. */
export interface IisRow {
  readonly symptoms: readonly SymptomId[];
  /** `2026-11-21 10:11:12`, UTC. */
  readonly time: string | undefined;
}

/** Columns of a W3C extended log, from its `#Fields:` line. */
export class IisColumns {
  private readonly at: ReadonlyMap<string, number>;

  /** @param directive the line, `#Fields: date time s-ip …` */
  constructor(directive: string) {
    const names = directive
      .replace(/^#Fields:\s*/i, '')
      .trim()
      .split(/\s+/);
    this.at = new Map(names.map((name, index) => [name.toLowerCase(), index]));
  }

  /** What a line of the log says; undefined where it is no refusal of a kind known here. */
  read(line: string): IisRow | undefined {
    const fields = line.trim().split(/ +/);
    const value = (name: string): string | undefined => {
      const index = this.at.get(name);
      return index === undefined ? undefined : fields[index];
    };
    const [date, time] = [value('date'), value('time')];
    return rowOf(
      value('sc-status'),
      value('sc-substatus'),
      value('sc-win32-status'),
      date === undefined || time === undefined ? time : `${date} ${time}`,
    );
  }
}

/** Lines cut out of a log, whose `#Fields:` line is not at hand: status, substatus and Windows error stand together near the end. */
const BARE = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) \S.* (40[13]) (\d{1,2}) (\d{1,10})(?: \d+){0,3}\s*$/;

/** @returns undefined where it is no refusal of a kind known here */
export function readBareRow(line: string): IisRow | undefined {
  const [, at, status, substatus, win32] = BARE.exec(line.trim()) ?? [];
  return rowOf(status, substatus, win32, at);
}

function rowOf(status?: string, substatus = '0', win32 = '0', time?: string): IisRow | undefined {
  if (status !== '403' && status !== '401') return undefined;
  const own = symptomOfIis(`${status}.${substatus}`);
  const error = Number(win32);
  const inner = error > 0xffff && error <= 0xffff_ffff ? symptomOfCode(codeOf(error)) : undefined;
  const symptoms = [own, inner].filter((id): id is SymptomId => id !== undefined);
  return symptoms.length === 0 ? undefined : { symptoms, time };
}
