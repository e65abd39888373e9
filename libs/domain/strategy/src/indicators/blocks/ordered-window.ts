const NONE = -1;

/** Mixes a slot into a priority: a bijection of 32 bits, so that no two are alike (Steele et al., 2014). */
const priorityOf = (slot: number): number => {
  let mixed = Math.imul(slot + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/**
 * The last so many values in order, with counts and sums of any part of them, at O(log n) a value: a
 * treap (Seidel and Aragon, "Randomized search trees", Algorithmica 16, 1996) over the slots of a
 * ring. Its priorities are a hash of the slot, so the same values always make the same tree. Sums are
 * made anew on every path that changes, and so do not drift.
 */
export class OrderedWindow {
  readonly #values: Float64Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #sizes: Int32Array;
  readonly #sums: Float64Array;
  readonly #priorities: Uint32Array;
  #root = NONE;
  #next = 0;
  /** What a split leaves: the tree of what is before, and of what is not. */
  #before = NONE;
  #after = NONE;

  constructor(period: number) {
    this.#values = new Float64Array(period);
    this.#left = new Int32Array(period).fill(NONE);
    this.#right = new Int32Array(period).fill(NONE);
    this.#sizes = new Int32Array(period);
    this.#sums = new Float64Array(period);
    this.#priorities = Uint32Array.from({ length: period }, (_, slot) => priorityOf(slot));
  }

  /** How many values are in the window. */
  get count(): number {
    return this.#root === NONE ? 0 : this.#size(this.#root);
  }

  get isFull(): boolean {
    return this.count === this.#values.length;
  }

  /** The sum of the window. */
  get sum(): number {
    return this.#sum(this.#root);
  }

  /** A new value takes the place of the oldest of a full window. */
  push(value: number): void {
    const slot = this.#next;
    if (this.isFull) this.#root = this.#remove(this.#root, slot);
    this.#values[slot] = value;
    this.#left[slot] = NONE;
    this.#right[slot] = NONE;
    this.#pull(slot);
    this.#root = this.#insert(this.#root, slot);
    this.#next = (slot + 1) % this.#values.length;
  }

  /** How many values are under a bound. */
  countUnder(bound: number): number {
    let count = 0;
    let node = this.#root;
    while (node !== NONE) {
      if (this.#value(node) < bound) {
        count += 1 + this.#size(this.#leftOf(node));
        node = this.#rightOf(node);
      } else node = this.#leftOf(node);
    }
    return count;
  }

  /** How many values are over a bound. */
  countOver(bound: number): number {
    let count = 0;
    let node = this.#root;
    while (node !== NONE) {
      if (this.#value(node) > bound) {
        count += 1 + this.#size(this.#rightOf(node));
        node = this.#leftOf(node);
      } else node = this.#rightOf(node);
    }
    return count;
  }

  /** The sum of the values over a bound. */
  sumOver(bound: number): number {
    let sum = 0;
    let node = this.#root;
    while (node !== NONE) {
      if (this.#value(node) > bound) {
        sum += this.#value(node) + this.#sum(this.#rightOf(node));
        node = this.#leftOf(node);
      } else node = this.#rightOf(node);
    }
    return sum;
  }

  #value(node: number): number {
    return this.#values[node] as number;
  }

  #leftOf(node: number): number {
    return this.#left[node] as number;
  }

  #rightOf(node: number): number {
    return this.#right[node] as number;
  }

  #size(node: number): number {
    return node === NONE ? 0 : (this.#sizes[node] as number);
  }

  #sum(node: number): number {
    return node === NONE ? 0 : (this.#sums[node] as number);
  }

  #rises(node: number, over: number): boolean {
    return (this.#priorities[node] as number) > (this.#priorities[over] as number);
  }

  /** By value, and among equals by slot. */
  #isBefore(node: number, other: number): boolean {
    const [value, than] = [this.#value(node), this.#value(other)];
    return value < than || (value === than && node < other);
  }

  /** Counts and sums a node from what hangs on it. */
  #pull(node: number): void {
    const [left, right] = [this.#leftOf(node), this.#rightOf(node)];
    this.#sizes[node] = 1 + this.#size(left) + this.#size(right);
    this.#sums[node] = this.#value(node) + (this.#sum(left) + this.#sum(right));
  }

  #insert(node: number, slot: number): number {
    if (node === NONE) return slot;
    if (this.#rises(slot, node)) {
      this.#split(node, slot);
      this.#left[slot] = this.#before;
      this.#right[slot] = this.#after;
      this.#pull(slot);
      return slot;
    }
    if (this.#isBefore(slot, node)) this.#left[node] = this.#insert(this.#leftOf(node), slot);
    else this.#right[node] = this.#insert(this.#rightOf(node), slot);
    this.#pull(node);
    return node;
  }

  #split(node: number, slot: number): void {
    if (node === NONE) {
      this.#before = NONE;
      this.#after = NONE;
    } else if (this.#isBefore(node, slot)) {
      this.#split(this.#rightOf(node), slot);
      this.#right[node] = this.#before;
      this.#pull(node);
      this.#before = node;
    } else {
      this.#split(this.#leftOf(node), slot);
      this.#left[node] = this.#after;
      this.#pull(node);
      this.#after = node;
    }
  }

  #remove(node: number, slot: number): number {
    if (node === NONE) return NONE;
    if (node === slot) return this.#merge(this.#leftOf(node), this.#rightOf(node));
    if (this.#isBefore(slot, node)) this.#left[node] = this.#remove(this.#leftOf(node), slot);
    else this.#right[node] = this.#remove(this.#rightOf(node), slot);
    this.#pull(node);
    return node;
  }

  /** Joins two trees of which every node of the first is before all of the second. */
  #merge(first: number, second: number): number {
    if (first === NONE) return second;
    if (second === NONE) return first;
    if (this.#rises(first, second)) {
      this.#right[first] = this.#merge(this.#rightOf(first), second);
      this.#pull(first);
      return first;
    }
    this.#left[second] = this.#merge(first, this.#leftOf(second));
    this.#pull(second);
    return second;
  }
}
