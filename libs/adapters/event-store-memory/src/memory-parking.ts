import type { Parked, ParkedStream } from '@stratvector/kernel';

/** What waits, in the order in which it came. */
export class MemoryParking {
  #all: readonly Parked[] = [];

  park(parked: Parked): void {
    const waits = this.#all.some(
      ({ consumer, message }) => consumer === parked.consumer && message.id === parked.message.id,
    );
    if (!waits) this.#all = [...this.#all, parked];
  }

  parkBehind(parked: Parked): boolean {
    if (this.of(parked.consumer, parked.stream).length === 0) return false;
    this.park(parked);
    return true;
  }

  of(consumer: string, stream: string): readonly Parked[] {
    return this.#all.filter((one) => one.consumer === consumer && one.stream === stream);
  }

  streams(consumer: string): readonly ParkedStream[] {
    const own = this.#all.filter((one) => one.consumer === consumer);
    const names = [...new Set(own.map(({ stream }) => stream))].sort();
    return names.map((stream) => {
      const waiting = this.of(consumer, stream);
      return { stream, count: waiting.length, reason: waiting[0]?.reason ?? '' };
    });
  }

  unpark(consumer: string, stream: string, message: string): void {
    this.#all = this.#all.filter(
      (one) => one.consumer !== consumer || one.stream !== stream || one.message.id !== message,
    );
  }
}
