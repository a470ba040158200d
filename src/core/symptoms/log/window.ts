/** The octets of a stream that are not done with yet: added at the end, forgotten at the beginning, in memory that is used again. */
export class Window {
  private memory: Uint8Array = new Uint8Array(1 << 16);
  length = 0;

  /** Valid until the next change. */
  get bytes(): Uint8Array {
    return this.memory.subarray(0, this.length);
  }

  add(more: Uint8Array): void {
    const needed = this.length + more.length;
    if (needed > this.memory.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.memory.length));
      larger.set(this.bytes);
      this.memory = larger;
    }
    this.memory.set(more, this.length);
    this.length = needed;
  }

  forget(count: number): void {
    this.memory.copyWithin(0, count, this.length);
    this.length -= count;
  }
}
