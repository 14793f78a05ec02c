const FIRST_CAPACITY = 4_096;

/** Collects a body in one piece of memory. A list of its parts would cost a hundred bytes for each part of one byte. */
export class BodyBytes {
  #memory = Buffer.alloc(0);
  size = 0;

  /** Takes memory for a body whose length is known, so that it need not grow. */
  reserve(bytes: number): void {
    if (this.size === 0 && bytes > this.#memory.length) this.#memory = Buffer.allocUnsafe(bytes);
  }

  append(part: Buffer): void {
    const size = this.size + part.length;
    if (size > this.#memory.length) {
      const larger = Buffer.allocUnsafe(Math.max(size, this.#memory.length * 2, FIRST_CAPACITY));
      this.#memory.copy(larger, 0, 0, this.size);
      this.#memory = larger;
    }
    part.copy(this.#memory, this.size);
    this.size = size;
  }

  /** @returns the bytes so far, and begins anew */
  take(): Buffer {
    const taken = this.#memory.subarray(0, this.size);
    this.#memory = Buffer.alloc(0);
    this.size = 0;
    return taken;
  }
}
