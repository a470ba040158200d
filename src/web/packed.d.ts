/** The worker's bundled code as LZMA in Base64, put in by the build (scripts/lib/page-packed.mjs). */
declare module 'packed-worker' {
  const code: string;
  export default code;
}

/** The decoder alone: the package's own entry brings the encoder along, which weighs five times as much. The build finds it. */
declare module 'lzma1-decoder' {
  export class Decoder {
    /** @throws Error for what is not LZMA */
    decompress(input: InputBuffer, output: OutputBuffer): void;
  }
  export class InputBuffer {
    constructor(data: Uint8Array);
  }
  export class OutputBuffer {
    constructor(capacity: number);
    toArray(): Uint8Array<ArrayBuffer>;
  }
}
