import type { LogDiagnosis, Place, SymptomSeen } from '../../report/explanation.js';
import { clip } from '../../text/clip.js';
import { decodeText } from '../../text/decodeText.js';
import { compareFlags, type FlagComparison, isFlag } from '../flags.js';
import { placeOf, symptomsIn } from '../phrases.js';
import { SYMPTOMS, type Symptom, type SymptomId } from '../table.js';
import { refuseContainer } from './container.js';
import { IisColumns, readBareRow } from './iis.js';
import { LogReader } from './reader.js';
import { type LogFormat, readRecord } from './record.js';

/** Different lines kept of one symptom; all are counted. */
const MAX_SAMPLES = 50;
const SHOWN_SAMPLES = 3;
const MAX_COMPONENTS = 5;
const MAX_DISAGREEMENTS = 20;
/** Characters shown before the symptom in a message that is too long to be shown whole. */
const BEFORE = 80;
/** Octets that tell the format. */
const HEAD = 4096;
/** Lines after the number in which its flags are written out. */
const FLAG_LINES = 40;

interface Tally {
  count: number;
  first: Place;
  last: Place;
  readonly components: Set<string>;
  readonly samples: Map<string, { text: string; count: number; first: Place }>;
}

/** Reads a log piece by piece, and says at the end what was in it. */
export class LogDiagnoser {
  private readonly reader = new LogReader((text, line) => this.record(text, line));
  private readonly tallies = new Map<SymptomId, Tally>();
  private readonly disagreements = new Map<string, FlagComparison & { at: Place; count: number }>();
  private pendingFlags: { number: number; ids: Set<SymptomId>; at: Place } | undefined;
  private head: Uint8Array = new Uint8Array(0);
  private columns: IisColumns | undefined;
  private rows = 0;

  push(chunk: Uint8Array): void {
    if (this.head.length < HEAD) this.head = Uint8Array.of(...this.head, ...chunk.subarray(0, HEAD - this.head.length));
    this.reader.push(chunk);
  }

  /** @throws CmgCertError `not-recognised` for an archive or an event log */
  end(): LogDiagnosis {
    refuseContainer(this.head);
    this.reader.end();
    this.closeFlags();
    return {
      format: this.columns === undefined && this.rows === 0 ? formatOf(this.head) : 'iis',
      encoding: this.reader.encoding,
      bytes: this.reader.bytes,
      lines: this.reader.lines,
      seen: [...this.tallies].map(seenOf).sort((a, b) => weight(b) - weight(a) || a.first.line - b.first.line),
      disagreements: [...this.disagreements.values()],
    };
  }

  private record(text: string, line: number): void {
    if (/^#Fields:/i.test(text)) {
      this.columns = new IisColumns(text);
      return;
    }
    const row = this.columns === undefined ? readBareRow(text) : this.columns.read(text);
    if (row !== undefined) {
      this.rows += 1;
      for (const id of row.symptoms) this.count(id, text, { line, time: row.time }, 'IIS');
      return;
    }
    if (this.columns !== undefined) return;
    const { message, time, component } = readRecord(text);
    const place = { line, time };
    const ids = symptomsIn(message);
    this.followFlags(message, ids, place);
    for (const id of ids) this.count(id, message, place, component);
  }

  /** The number comes first, its flags one a line below it. */
  private followFlags(message: string, ids: readonly SymptomId[], at: Place): void {
    const number = /lpvStatusInformation is (0x[0-9a-f]{1,8}|\d{1,10})/i.exec(message)?.[1];
    if (number !== undefined) {
      this.closeFlags();
      this.pendingFlags = { number: Number(number), ids: new Set(), at };
    }
    const open = this.pendingFlags;
    if (open === undefined) return;
    const flags = ids.filter(isFlag);
    if (at.line - open.at.line > FLAG_LINES) this.closeFlags();
    else for (const id of flags) open.ids.add(id);
    // Something else that failed, and is no flag, is a failure of its own.
    if (number === undefined && flags.length === 0 && ids.length > 0) this.closeFlags();
  }

  private closeFlags(): void {
    const open = this.pendingFlags;
    this.pendingFlags = undefined;
    // Without any flag written out there is nothing to compare: the number speaks alone.
    if (open === undefined) return;
    if (open.ids.size === 0) {
      for (const id of compareFlags(open.number, []).fromNumber) {
        this.count(id, `lpvStatusInformation is 0x${open.number.toString(16)}`, open.at, undefined);
      }
      return;
    }
    const comparison = compareFlags(open.number, [...open.ids]);
    if (comparison.agree) return;
    const key = `${comparison.number} ${comparison.fromText.join(' ')}`;
    const known = this.disagreements.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.disagreements.size < MAX_DISAGREEMENTS)
      this.disagreements.set(key, { ...comparison, at: open.at, count: 1 });
  }

  private count(id: SymptomId, message: string, at: Place, component: string | undefined): void {
    const tally = this.tallies.get(id) ?? newTally(at);
    this.tallies.set(id, tally);
    tally.count += 1;
    tally.last = at;
    if (component !== undefined && tally.components.size < MAX_COMPONENTS) tally.components.add(component);
    const text = excerpt(message.replace(/\s+/g, ' ').trim(), id);
    const key = text.replace(/\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?/gi, '#').replace(/\d+/g, '#');
    const sample = tally.samples.get(key);
    if (sample !== undefined) sample.count += 1;
    else if (tally.samples.size < MAX_SAMPLES) tally.samples.set(key, { text, count: 1, first: at });
  }
}

/** Of a long message what stands around the symptom. */
function excerpt(message: string, id: SymptomId): string {
  const from = clip(message) === message ? 0 : Math.max(0, placeOf(message, id) - BEFORE);
  return clip(from === 0 ? message : `…${message.slice(from)}`);
}

/** By what its first lines look like. */
function formatOf(head: Uint8Array): LogFormat {
  const { text } = decodeText(head);
  if (/^#(?:Software|Version|Date|Fields):/m.test(text)) return 'iis';
  return text.includes('<![LOG[') || /\$\$<[^>]*><\d/.test(text) ? 'cmtrace' : 'plain';
}

const newTally = (at: Place): Tally => ({
  count: 0,
  first: at,
  last: at,
  components: new Set(),
  samples: new Map(),
});

const seenOf = ([symptom, tally]: readonly [SymptomId, Tally]): SymptomSeen => ({
  symptom,
  count: tally.count,
  first: tally.first,
  last: tally.last,
  components: [...tally.components],
  samples: [...tally.samples.values()].sort((a, b) => b.count - a.count).slice(0, SHOWN_SAMPLES),
});

function weight({ symptom }: { readonly symptom: SymptomId }): number {
  const { about, general }: Symptom = SYMPTOMS[symptom];
  if (about === 'another') return general === true ? 0 : 1;
  return general === true ? 2 : 3;
}
