import { expect, test } from 'vitest'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import { child, entry, isMapping, items, jsonPointer, nodeAt, text } from '../../src/yaml/lookup.ts'
import { locate, positionAt } from '../../src/yaml/source-text.ts'

const source = 'a: {b: [x, {c: 1.50}]}\n2: one\ntrue: yes\n'
const document = loadPyYaml(source)
const root = document.status === 'loaded' ? document.root : null

test('a path leads to a node', () => {
  expect(nodeAt(root, ['a', 'b', 1, 'c'])).toMatchObject({ kind: 'float', value: 1.5, source: '1.50' })
  expect(nodeAt(root, ['2'])).toMatchObject({ value: 'one' })
  expect(nodeAt(root, ['True'])).toMatchObject({ value: true })
  expect(nodeAt(root, ['a', 'x', 1])).toBeUndefined()
  expect(nodeAt(root, [])).toBe(root)
})

test('only a key that is text answers to a name', () => {
  expect(entry(root, '2')).toBeUndefined()
  expect(entry(root, 'a')?.key).toMatchObject({ kind: 'string', value: 'a' })
  expect(child(child(root, 'a'), 'b')).toMatchObject({ kind: 'sequence' })
  expect([isMapping(root), isMapping(null)]).toEqual([true, false])
  expect(items(root)).toEqual([])
  expect(text(nodeAt(root, ['a', 'b', 1, 'c']))).toBe('1.50')
})

/** A long mapping is looked up by an index, a short one by a walk: the answers are the same. */
test.each([5, 16, 17, 200])('a mapping of %i entries', (length) => {
  const lines = Array.from({ length: length - 4 }, (_, index) => `k${index}: ${index}\n`)
  const loaded = loadPyYaml(`${lines.join('')}7: number\n'7': text\ntrue: switch\n'null': word\n`)
  const mapping = loaded.status === 'loaded' ? loaded.root : null
  expect(isMapping(mapping) && mapping.entries).toHaveLength(length)
  expect(child(mapping, 'k0')).toMatchObject({ value: 0n })
  expect(child(mapping, `k${length - 5}`)).toMatchObject({ value: BigInt(length - 5) })
  expect(child(mapping, `k${length - 4}`)).toBeUndefined()
  expect(child(mapping, '7')).toMatchObject({ value: 'text' })
  expect(nodeAt(mapping, ['7'])).toMatchObject({ value: 'text' })
  expect(child(mapping, 'True')).toBeUndefined()
  expect(nodeAt(mapping, ['True'])).toMatchObject({ value: 'switch' })
  expect(nodeAt(mapping, ['null'])).toMatchObject({ value: 'word' })
  expect(nodeAt(mapping, ['None'])).toBeUndefined()
})

test('RFC 6901', () => {
  expect(jsonPointer([])).toBe('')
  expect(jsonPointer(['a/b', 0, 'm~n', ''])).toBe('/a~1b/0/m~0n/')
})

test.each([
  ['ab\ncd', 3, 2, 1],
  ['ab\r\ncd', 4, 2, 1],
  ['ab\rcd', 4, 2, 2],
  ['\ufeffab', 1, 1, 1],
  ['\ufeffab', 2, 1, 2],
  ['\ufeffa\nb', 3, 2, 1],
  ['😀b', 2, 1, 3],
  ['', 0, 1, 1],
  ['a\n', 2, 2, 1],
])('%j at %i', (given, offset, line, column) => {
  expect(positionAt({ file: 'x', text: given }, offset)).toEqual({ line, column })
})

test('a range becomes a location', () => {
  const place = { file: 'network-config', text: 'a:\n  b: c\n' }
  expect(locate(place, { start: 8, end: 9 }, ['a', 'b'])).toEqual({
    file: 'network-config',
    line: 2,
    column: 6,
    endLine: 2,
    endColumn: 7,
    path: '/a/b',
  })
})

test.each([
  ['\ufeffa: [b, "c d"]\r\n', ['a', 1], '"c d"'],
  ['a: |\n  x\n  y\nb: 1\n', ['a'], '|\n  x\n  y\n'],
  ['# c\ra: &x b # d\r', ['a'], 'b'],
  ['a:\n  - {b: 1}\n', ['a', 0], '{b: 1}'],
  ['a: x\n   y\nb: 1\n', ['a'], 'x\n   y'],
  ['a:\nb: 1\n', ['a'], ''],
])('the range of %j at %j', (given, path, expected) => {
  const loaded = loadPyYaml(given)
  const range = loaded.status === 'loaded' ? nodeAt(loaded.root, path)?.range : undefined
  expect(given.slice(range?.start, range?.end)).toBe(expected)
})
