import { expect, test } from 'vitest'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'
import { pythonStr } from '../../src/yaml/python-text.ts'

/** Printed by `str(yaml.safe_load(text))` of Python 3.11 with PyYAML 6. */
test.each([
  ['123', '123'],
  ['007', '7'],
  ['1:30', '90'],
  ['52:54:00:12:34:56', '41135085296'],
  ['yes', 'True'],
  ['~', 'None'],
  ['1.0', '1.0'],
  ['1.5', '1.5'],
  ['-0.0', '-0.0'],
  ['1.0e+16', '1e+16'],
  ['1.5e-5', '1.5e-05'],
  ['.inf', 'inf'],
  ['-.inf', '-inf'],
  ['.nan', 'nan'],
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01 10:00:00', '2024-01-01 10:00:00'],
  ['2024-01-01T10:00:00+02:00', '2024-01-01 10:00:00+02:00'],
  ['[a, 1, 1.0, null, yes]', "['a', 1, 1.0, None, True]"],
  ['{a: b, 1: [x]}', "{'a': 'b', 1: ['x']}"],
  ['["it\'s"]', '["it\'s"]'],
  ['["a\\tb\\\\"]', "['a\\tb\\\\']"],
  ['[2024-01-02]', '[datetime.date(2024, 1, 2)]'],
  ['!!binary aGk=', "b'hi'"],
])('str() of %s is %s', (text, expected) => {
  const document = loadPyYaml(text)
  if (document.status !== 'loaded' || !document.root) throw new Error('refused')
  expect(pythonStr(document.root)).toBe(expected)
})
