/**
 * Pages of a log, each asked for while the one before it is worked through: the database reads while
 * this process decides. Ends with the first page that is not full.
 */
export async function* readAhead<Item, Place>(
  from: Place,
  placeOf: (item: Item) => Place,
  page: { readonly size: number; readonly read: (after: Place) => Promise<readonly Item[]> },
): AsyncGenerator<readonly Item[]> {
  let next = page.read(from);
  for (;;) {
    const items = await next;
    const last = items.at(-1);
    if (last !== undefined && items.length >= page.size) next = page.read(placeOf(last));
    // Whoever stops in the middle does not hear of it any longer.
    next.catch(() => undefined);
    yield items;
    if (items.length < page.size) return;
  }
}
