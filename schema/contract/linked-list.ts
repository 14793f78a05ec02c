/** The place of an item in a `LinkedList`. */
export type Link<Item> = { readonly item: Item; before: Link<Item> | null; after: Link<Item> | null; isListed: boolean };

/**
 * Items in the order in which they were added. It is for what comes and goes with each request, in place of a `Set`: the tables
 * that a `Set` outgrows refer to the tables after them. When one of them is in the old space of the heap, items that were removed
 * long ago survive every young collection. A link that was removed refers to no other.
 */
export class LinkedList<Item> {
  #first: Link<Item> | null = null;
  #last: Link<Item> | null = null;

  get isEmpty(): boolean {
    return this.#first === null;
  }

  /** @returns the place of the item, by which it is removed */
  add(item: Item): Link<Item> {
    const link: Link<Item> = { item, before: this.#last, after: null, isListed: true };
    if (this.#last) this.#last.after = link;
    else this.#first = link;
    this.#last = link;
    return link;
  }

  /** Does nothing if it was removed before. */
  remove(link: Link<Item>): void {
    if (!link.isListed) return;
    link.isListed = false;
    if (link.before) link.before.after = link.after;
    else this.#first = link.after;
    if (link.after) link.after.before = link.before;
    else this.#last = link.before;
    link.before = link.after = null;
  }

  /** Items may be removed meanwhile, but only the one that was given last. */
  *[Symbol.iterator](): Generator<Item, void, undefined> {
    for (let link = this.#first; link !== null;) {
      const { after }: Link<Item> = link;
      yield link.item;
      link = after;
    }
  }
}
