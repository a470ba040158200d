/** A JSON value; objects are maps, so that no member name can mean anything to JavaScript. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

export interface JsonReading {
  /** The members of the outermost object that were read before any fault. */
  readonly members: JsonObject;
  /** Names that stand twice in one object; the first value of each is kept. */
  readonly duplicates: readonly string[];
  /** Where and why reading stopped; undefined when the whole text is one JSON object. */
  readonly fault: JsonFault | undefined;
}

export interface JsonFault {
  /** Index in the text. */
  readonly at: number;
  /** What was expected or found, as the end of a sentence. */
  readonly reason: string;
  /** The member of the outermost object in whose value reading stopped. */
  readonly member: string | undefined;
}

/** Tokens of a site are flat; access tokens of other services nest two or three deep. */
const MAX_DEPTH = 16;
const MAX_VALUES = 2000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHITE = /[ \t\n\r]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Stands for itself in a string (RFC 8259 § 7); NaN, behind the end, does not. */
const isPlain = (code: number): boolean => code >= 0x20 && code !== 0x22 && code !== 0x5c;

class Stop extends Error {
  constructor(
    readonly at: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/**
 * Reads one JSON object (RFC 8259) strictly and keeps what was read before a fault: a damaged token still shows whose it was. Never throws.
 * JSON.parse tells neither duplicate names nor, on every engine alike, the place of a fault.
 */
export function readJsonObject(text: string): JsonReading {
  return new Reader(text).read();
}

class Reader {
  private at = 0;
  private values = 0;
  private member: string | undefined;
  private readonly duplicates: string[] = [];
  private readonly top = new Map<string, JsonValue>();

  constructor(private readonly text: string) {}

  read(): JsonReading {
    let fault: JsonFault | undefined;
    try {
      this.white();
      if (this.text[this.at] !== '{') throw new Stop(this.at, 'it is no JSON object');
      this.object(this.top, 1);
      this.member = undefined;
      this.white();
      if (this.at < this.text.length) throw new Stop(this.at, 'more stands behind the JSON object');
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      fault = { at: error.at, reason: error.reason, member: this.member };
    }
    return { members: this.top, duplicates: this.duplicates, fault };
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private white(): void {
    this.match(WHITE);
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new Stop(this.at, this.unexpected(`"${character}"`));
    this.at += 1;
  }

  private unexpected(wanted: string): string {
    const found = this.text.codePointAt(this.at);
    const shown = found === undefined ? 'the end' : `"${String.fromCodePoint(found)}"`;
    return `${shown} stands where ${wanted} belongs`;
  }

  private value(depth: number): JsonValue {
    this.values += 1;
    if (depth > MAX_DEPTH) throw new Stop(this.at, `it nests deeper than ${MAX_DEPTH}`);
    if (this.values > MAX_VALUES) throw new Stop(this.at, `it has more than ${MAX_VALUES} values`);
    this.white();
    switch (this.text[this.at]) {
      case '{': {
        const members = new Map<string, JsonValue>();
        this.object(members, depth + 1);
        return members;
      }
      case '[':
        return this.array(depth + 1);
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private word(): JsonValue {
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    const start = this.at;
    const number = this.match(NUMBER);
    if (number === '') throw new Stop(start, this.unexpected('a value'));
    return Number(number);
  }

  private object(into: Map<string, JsonValue>, depth: number): void {
    this.at += 1;
    this.white();
    if (this.text[this.at] === '}') {
      this.at += 1;
      return;
    }
    for (;;) {
      this.white();
      if (this.text[this.at] !== '"') throw new Stop(this.at, this.unexpected('the name of a member'));
      const name = this.string();
      if (into === this.top) this.member = name;
      this.white();
      this.expect(':');
      const value = this.value(depth);
      this.white();
      const next = this.text[this.at];
      // A number that breaks off in the middle reads as a shorter one: only what ends properly counts as read.
      if (next !== ',' && next !== '}') throw new Stop(this.at, this.unexpected('"," or "}"'));
      if (into.has(name)) this.duplicates.push(name);
      else into.set(name, value);
      this.at += 1;
      if (next === '}') return;
    }
  }

  private array(depth: number): JsonValue[] {
    this.at += 1;
    const items: JsonValue[] = [];
    this.white();
    if (this.text[this.at] === ']') {
      this.at += 1;
      return items;
    }
    for (;;) {
      items.push(this.value(depth));
      this.white();
      const next = this.text[this.at];
      if (next !== ',' && next !== ']') throw new Stop(this.at, this.unexpected('"," or "]"'));
      this.at += 1;
      if (next === ']') return items;
    }
  }

  private string(): string {
    this.at += 1;
    let out = '';
    for (;;) {
      const start = this.at;
      while (isPlain(this.text.charCodeAt(this.at))) this.at += 1;
      out += this.text.slice(start, this.at);
      const character = this.text[this.at];
      if (character === '"') {
        this.at += 1;
        return out;
      }
      if (character !== '\\') throw new Stop(this.at, this.unexpected('the closing quotation mark of a string'));
      out += this.escape();
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw new Stop(this.at, 'a \\u escape lacks its four digits');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const meant = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (meant === undefined) throw new Stop(this.at, 'there is no such escape in JSON');
    this.at += 2;
    return meant;
  }
}
