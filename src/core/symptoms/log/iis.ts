import { codeOf, symptomOfCode, symptomOfIis } from '../codes.js';
import type { SymptomId } from '../table.js';

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
  read(line: string): { readonly symptoms: readonly SymptomId[]; readonly time: string | undefined } | undefined {
    const fields = line.trim().split(/ +/);
    const value = (name: string): string | undefined => {
      const index = this.at.get(name);
      return index === undefined ? undefined : fields[index];
    };
    const status = value('sc-status');
    if (status !== '403' && status !== '401') return undefined;
    const own = symptomOfIis(`${status}.${value('sc-substatus') ?? '0'}`);
    const win32 = Number(value('sc-win32-status') ?? '0');
    const inner = win32 > 0xffff && win32 <= 0xffff_ffff ? symptomOfCode(codeOf(win32)) : undefined;
    const symptoms = [own, inner].filter((id): id is SymptomId => id !== undefined);
    if (symptoms.length === 0) return undefined;
    const [date, time] = [value('date'), value('time')];
    return { symptoms, time: date === undefined || time === undefined ? time : `${date} ${time}` };
  }
}
