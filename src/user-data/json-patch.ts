import type { JsonValue } from '../yaml/json-value.ts'
import { isObject } from './merge.ts'

/** RFC 6902 on a value, which is left as it is. Throws `PatchError` for what is no patch, or does not fit. */
export function applyPatch(value: JsonValue, patch: JsonValue): JsonValue {
  if (!Array.isArray(patch)) throw new PatchError('a patch is a list')
  return patch.reduce<JsonValue>(applyOperation, structuredClone(value))
}

export class PatchError extends Error {}

function applyOperation(document: JsonValue, operation: JsonValue): JsonValue {
  if (!isObject(operation)) throw new PatchError('an operation is an object')
  const { op, value } = operation
  const path = pointer(operation.path)
  switch (op) {
    case 'add':
    case 'replace':
      if (value === undefined) throw new PatchError('value')
      return edit(document, path, op === 'add' ? inserted(value) : replaced(value))
    case 'remove':
      return edit(document, path, removed)
    case 'test':
      if (JSON.stringify(at(document, path)) !== JSON.stringify(value)) throw new PatchError('test')
      return document
    case 'move':
    case 'copy': {
      const from = pointer(operation.from)
      const moved = structuredClone(at(document, from))
      return edit(op === 'move' ? edit(document, from, removed) : document, path, inserted(moved))
    }
    default:
      throw new PatchError('op')
  }
}

function pointer(text: JsonValue | undefined): readonly string[] {
  if (typeof text !== 'string' || (text !== '' && !text.startsWith('/'))) throw new PatchError('pointer')
  return text
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** How one place in its parent changes: an object's entry, or a list's item. */
interface Edit {
  readonly whole: JsonValue
  entry(parent: Record<string, JsonValue>, key: string): void
  item(items: JsonValue[], index: number): void
}

const inserted = (value: JsonValue): Edit => ({
  whole: value,
  entry: (parent, key) => put(parent, key, value),
  item: (items, index) => void items.splice(index, 0, value),
})

const replaced = (value: JsonValue): Edit => ({
  whole: value,
  entry(parent, key) {
    present(own(parent, key))
    put(parent, key, value)
  },
  item(items, index) {
    present(items[index])
    items[index] = value
  },
})

const removed: Edit = {
  whole: null,
  entry(parent, key) {
    present(own(parent, key))
    delete parent[key]
  },
  item(items, index) {
    present(items[index])
    items.splice(index, 1)
  },
}

/** `__proto__` is a key like any other. */
const put = (parent: Record<string, JsonValue>, key: string, value: JsonValue): void =>
  void Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })

const own = (parent: Readonly<Record<string, JsonValue>>, key: string): JsonValue | undefined =>
  Object.hasOwn(parent, key) ? parent[key] : undefined

/** The document is our own copy: changed in place. */
function edit(document: JsonValue, path: readonly string[], change: Edit): JsonValue {
  const last = path.at(-1)
  if (last === undefined) return change.whole
  const parent = at(document, path.slice(0, -1))
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : indexOf(last)
    if (index > parent.length) throw new PatchError('path')
    change.item(parent, index)
  } else if (isObject(parent)) change.entry(parent, last)
  else throw new PatchError('path')
  return document
}

function at(document: JsonValue, path: readonly string[]): JsonValue {
  let value = document
  for (const step of path) {
    if (Array.isArray(value)) value = present(value[indexOf(step)])
    else if (isObject(value)) value = present(own(value, step))
    else throw new PatchError('path')
  }
  return value
}

function indexOf(step: string): number {
  if (!/^(?:0|[1-9]\d{0,8})$/.test(step)) throw new PatchError('index')
  return Number(step)
}

function present(value: JsonValue | undefined): JsonValue {
  if (value === undefined) throw new PatchError('path')
  return value
}
