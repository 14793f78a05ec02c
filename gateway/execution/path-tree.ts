export type Keys = readonly (string | number)[];

class PathNode<Mark> {
  readonly below = new Map<string | number, PathNode<Mark>>();
  mark: Mark | undefined = undefined;
}

/** Marked paths. Comparing another path with all of them takes one walk. */
export class PathTree<Mark = true> {
  readonly #root = new PathNode<Mark>();
  #isEmpty = true;

  set(path: Keys, mark: Mark): void {
    let node = this.#root;
    for (const key of path) {
      let next = node.below.get(key);
      if (!next) node.below.set(key, (next = new PathNode()));
      node = next;
    }
    node.mark = mark;
    this.#isEmpty = false;
  }

  /** @returns the mark at each step from the top, as far as the tree follows the path; the first is the mark of the top itself */
  *along(path: Keys): Generator<Mark | undefined> {
    let node: PathNode<Mark> | undefined = this.#root;
    yield node.mark;
    for (const key of path) {
      node = node.below.get(key);
      if (!node) return;
      yield node.mark;
    }
  }

  /** @returns whether the path, or one that leads to it, is marked */
  covers(path: Keys): boolean {
    return this.along(path).some((mark) => mark !== undefined);
  }

  /** @returns whether the path, one that leads to it, or one below it is marked */
  touches(path: Keys): boolean {
    let nodes = 0;
    for (const mark of this.along(path)) {
      if (mark !== undefined) return true;
      nodes++;
    }
    // The tree follows the whole path, and every node in it leads to a mark.
    return nodes > path.length && !this.#isEmpty;
  }
}
