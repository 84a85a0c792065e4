/** The items by key, each group in the order of the items. */
export function groupBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** The same, made once for each list. */
export function indexedBy<Item extends object>(
  keyOf: (item: Item) => string,
): (items: readonly Item[], key: string) => readonly Item[] {
  const known = new WeakMap<readonly Item[], ReadonlyMap<string, readonly Item[]>>()
  return (items, key) => {
    const groups = known.get(items) ?? groupBy(items, keyOf)
    known.set(items, groups)
    return groups.get(key) ?? []
  }
}
