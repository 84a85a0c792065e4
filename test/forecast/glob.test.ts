import { expect, test } from 'vitest'
import { globMatches } from '../../src/forecast/glob.ts'

/** The answers of Python's fnmatch.fnmatchcase, which reads globs as glibc does. */
test.each([
  ['enp1s0', 'enp1s0', true],
  ['enp1s0', 'enp1s00', false],
  ['en*', 'enp1s0', true],
  ['en*', 'eth0', false],
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['e*s*', 'enp1s0', true],
  ['*s0', 'enp1s0s0', true],
  ['en?1s0', 'enp1s0', true],
  ['en?', 'en', false],
  ['en[po]*', 'enp1s0', true],
  ['en[po]*', 'ens3', false],
  ['en[!p]*', 'enp1s0', false],
  ['en[!p]*', 'ens3', true],
  ['eth[0-3]', 'eth2', true],
  ['eth[0-3]', 'eth4', false],
  ['a[]]b', 'a]b', true],
  ['a[!]]b', 'a]b', false],
  ['a[-x]', 'a-', true],
  ['en[p', 'en[p', true],
  ['en[!]', 'en[!]', true],
  ['en[!]', 'enp', false],
  ['e.p', 'enp', false],
  ['(en)+', 'enen', false],
  ['EN*', 'enp1s0', false],
])('%j matches %j: %j', (glob, name, matches) => {
  expect(globMatches(glob, name)).toBe(matches)
})

test('a pattern that would make a backtracking matcher work for years is answered at all', () => {
  expect(globMatches(`${'*a'.repeat(31)}b`, 'a'.repeat(64))).toBe(false)
})

test.each([
  ['*'.repeat(65), 'a'],
  ['*', 'a'.repeat(65)],
])('nothing that long is the name of a NIC', (glob, name) => {
  expect(globMatches(glob, name)).toBe(false)
})
