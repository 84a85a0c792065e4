import { describe, expect, test } from 'vitest'
import { applyPatch, PatchError } from '../../src/user-data/json-patch.ts'
import { defaultMergers, MergeError, merge, mergersIn, parseMergers } from '../../src/user-data/merge.ts'
import { mime, read } from './read.ts'

/** The answers are those of cloud-init's own mergers, which test/peers asks over generated parts. */
describe('merging', () => {
  test.each([
    ['dict(replace)+list()+str()', { a: [1], b: 1 }, { a: [2], c: 1 }, { a: [2], b: 1, c: 1 }],
    [
      'dict()+list()+str()',
      { a: [1], b: { x: 1 } },
      { a: [2], b: { x: 2, y: 2 } },
      { a: [1], b: { x: 1, y: 2 } },
    ],
    ['list(append)+dict(recurse_array)+str()', { a: [1] }, { a: [2] }, { a: [1, 2] }],
    ['list(prepend)+dict(recurse_list)+str()', { a: [1] }, { a: [2] }, { a: [2, 1] }],
    ['list(no_replace)+dict(recurse_list)', { a: [1, 2] }, { a: [3] }, { a: [1, 2] }],
    ['list()+dict(recurse_list)', { a: [1, 2] }, { a: [3] }, { a: [3, 2] }],
    ['dict(allow_delete)', { a: 1, b: 2 }, { a: null, c: null }, { b: 2, c: null }],
    ['dict(recurse_str)+str(append)', { a: 'x' }, { a: 'y' }, { a: 'xy' }],
    ['dict(recurse_list)', { a: [1] }, { a: [2] }, { a: [1] }],
    ['list(recurse_dict)+dict(recurse_list)', { a: [{ x: 1 }] }, { a: [{ y: 2 }] }, { a: [{ x: 1, y: 2 }] }],
  ])('%s', (mergers, old, next, merged) => {
    expect(merge(parseMergers(mergers), old, next)).toEqual(merged)
  })

  test('a key __proto__ is a key', () => {
    const merged = merge(defaultMergers, JSON.parse('{"__proto__": 1}'), JSON.parse('{"a": 2}'))
    expect(JSON.stringify(merged)).toBe('{"__proto__":1,"a":2}')
  })

  test.each(['append', 'list(append', 'text()', 'dict()+x'])('%j is none', (text) => {
    expect(() => parseMergers(text)).toThrow(MergeError)
  })

  test('the forms in a cloud-config', () => {
    const mergers = [
      ['list', ['append']],
      ['dict', ['replace']],
    ]
    expect(mergersIn('list(append)+dict(replace)')).toEqual(mergers)
    expect(mergersIn([['list', 'append'], { name: 'dict', settings: ['replace'] }])).toEqual(mergers)
    expect(() => mergersIn(5)).toThrow(MergeError)
  })

  test('the header counts where the content says nothing', async () => {
    const part = (header: string, body: string) =>
      `Content-Type: text/cloud-config\n${header}\n#cloud-config\n${body}`
    const append = 'Merge-Type: list(append)+dict(recurse_array)+str()\n'
    expect((await read(mime(part('', 'a: [1]'), part(append, 'a: [2]')))).merged).toEqual({ a: [1, 2] })
    expect((await read(mime(part('', 'a: [1]'), part('', 'a: [2]')))).merged).toEqual({ a: [2] })
    expect((await read(mime(part('', 'a: [1]'), part('', 'merge_how: list()\nb: 2')))).parts).toMatchObject([
      { handled: true },
      { dropped: true, reason: 'merge-without-dict' },
    ])
  })
})

describe('JSON Patch', () => {
  test.each([
    [{ a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }], { a: [1, 2] }],
    [{ a: [1] }, [{ op: 'add', path: '/a/0', value: 0 }], { a: [0, 1] }],
    [{ a: 1 }, [{ op: 'replace', path: '/a', value: 2 }], { a: 2 }],
    [{ a: 1, b: 1 }, [{ op: 'remove', path: '/a' }], { b: 1 }],
    [{ a: { b: 1 } }, [{ op: 'move', from: '/a/b', path: '/c' }], { a: {}, c: 1 }],
    [
      { a: [1] },
      [
        { op: 'copy', from: '/a', path: '/b' },
        { op: 'add', path: '/b/-', value: 2 },
      ],
      { a: [1], b: [1, 2] },
    ],
    [
      { 'a/b': 1, '~': 2 },
      [
        { op: 'remove', path: '/a~1b' },
        { op: 'test', path: '/~0', value: 2 },
      ],
      { '~': 2 },
    ],
    [{}, [{ op: 'add', path: '', value: [1] }], [1]],
  ])('%j with %j', (value, patch, patched) => {
    const before = JSON.stringify(value)
    expect(applyPatch(value, patch)).toEqual(patched)
    expect(JSON.stringify(value)).toBe(before)
  })

  test.each([
    [[{ op: 'add', path: '/b/-', value: 1 }]],
    [[{ op: 'replace', path: '/b', value: 1 }]],
    [[{ op: 'remove', path: '/b' }]],
    [[{ op: 'remove', path: '/a/1' }]],
    [[{ op: 'add', path: '/a/2', value: 1 }]],
    [[{ op: 'add', path: '/a/01', value: 1 }]],
    [[{ op: 'test', path: '/a', value: 1 }]],
    [[{ op: 'add', path: 'a', value: 1 }]],
    [[{ op: 'add', path: '/a' }]],
    [[{ op: 'other', path: '/a' }]],
    [{ op: 'remove', path: '/a' }],
    [[1]],
  ])('%j does not fit', (patch) => {
    expect(() => applyPatch({ a: [0] }, patch)).toThrow(PatchError)
  })

  test('__proto__ reaches no prototype', () => {
    applyPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: 1 } }])
    expect(() => applyPatch({}, [{ op: 'add', path: '/__proto__/polluted', value: 1 }])).toThrow(PatchError)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
