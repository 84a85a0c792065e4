import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/suppress/config.ts'

const schema = JSON.parse(readFileSync('schemas/config.json', 'utf8'))
const validate = new Ajv({ allowUnionTypes: true }).compile(schema)
const codes = new Set(['mac-unset', 'uuid-unset'])
const read = (text: string) => readConfig({ file: 'nocloud-inspect.yaml', text }, codes)

const good = [
  '',
  '# nothing\n',
  '{}',
  'severity: {mac-unset: info, uuid-unset: off}',
  'severity: {mac-unset: "off"}',
  'ignore: [{code: mac-unset, paths: [a/**], reason: known}]',
  'ignore: [{paths: ["*.yaml"], reason: known}]\nexclude: [charts/]\n',
]

const bad: readonly (readonly [string, string])[] = [
  ['[]', '1:1'],
  ['severities: {}', '1:1'],
  ['severity: [mac-unset]', '1:11'],
  ['severity: {mac-unset: fatal}', '1:23'],
  ['severity: {mac-unset: 3}', '1:23'],
  ['ignore: {code: mac-unset}', '1:9'],
  ['ignore: [mac-unset]', '1:10'],
  ['ignore: [{code: mac-unset, reason: known}]', '1:11'],
  ['ignore: [{code: mac-unset, paths: [a]}]', '1:11'],
  ['ignore: [{code: mac-unset, paths: [a], reason: " "}]', '1:11'],
  ['ignore: [{code: mac-unset, path: a, paths: [a], reason: known}]', '1:28'],
  ['ignore: [{code: mac-unset, paths: a, reason: known}]', '1:35'],
  ['exclude: charts/', '1:10'],
  ['exclude: [1]', '1:11'],
]

describe('the schema says of each what the reader says', () => {
  test.each(good)('good: %j', (text) => {
    expect(read(text).status).toBe('read')
    expect(validate(parse(text, { version: '1.1' }))).toBe(true)
  })

  test.each(bad)('bad: %j', (text, place) => {
    const result = read(text)
    const places =
      result.status === 'broken' ? result.problems.map(({ place: at }) => `${at.line}:${at.column}`) : []
    expect(places).toContain(place)
    expect(validate(parse(text, { version: '1.1' }))).toBe(false)
  })
})

test.each([
  ['severity: {mac-unst: info}', 'no check has the code "mac-unst"'],
  ['severity: {', 'line'],
  ['exclude: []\n---\nexclude: []\n', 'another'],
  ['severity: {mac-unset: x}\nignore: 1', 'one of error'],
])('%j is refused in words', (text, words) => {
  const result = read(text)
  expect(result.status === 'broken' && result.problems.map(({ message }) => message).join('; ')).toContain(
    words,
  )
})
