import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { faultCodes } from '../../src/network-config/fault-codes.ts'
import { readNetworkConfig } from '../../src/network-config/network-config.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)
const namesIn = (folder: string) => readdirSync(new URL(folder, fixtures)).map((name) => `${folder}${name}`)

const documents = [
  ...namesIn('measured/network-config/'),
  ...namesIn('checks/')
    .flatMap((check) => namesIn(`${check}/`))
    .map((folder) => `${folder}/network-config`)
    .filter((file) => existsSync(new URL(file, fixtures))),
].map((file) => new TextDecoder().decode(readFileSync(new URL(file, fixtures))))

test('every fault code is found in some document of the fixtures', () => {
  const found = new Set(documents.flatMap((text) => readNetworkConfig(text).faults.map(({ code }) => code)))
  expect(faultCodes.map(([code]) => code).filter((code) => !found.has(code))).toEqual([])
})

test('every fault code has its check', () => {
  const known = new Set<string>(checks.map(({ code }) => code))
  expect(faultCodes.map(([code]) => code).filter((code) => !known.has(code))).toEqual([])
})
