import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderers } from '../../src/network-config/fault.ts'
import { parseNetworkConfig } from '../../src/parse-network-config.ts'

const texts = ['examples.jsonl', 'generated.jsonl'].flatMap((name) =>
  readFileSync(new URL(`../../fixtures/network-config/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly text: string }).text),
)

const dead = /no network is configured|writes no network|the file is refused|refused as a whole/

/** What is said of another guest than this one: an older release, a program by its name. */
const ofOthers = /older release|before \d|sysconfig raises/

/** With the renderer known, a sentence speaks of that guest: it calls it dead exactly when something ends there. */
test.each(renderers)('a guest with %s that gets its network is never told to be without one', (renderer) => {
  const lies = texts.flatMap((text) => {
    const { outcome, renderers: outcomes, findings } = parseNetworkConfig(text, { renderer })
    if (outcome !== 'used' || outcomes[renderer] !== 'used') return []
    return findings
      .filter(({ message, severity }) => severity !== 'info' && dead.test(message) && !ofOthers.test(message))
      .map(({ code, message }) => ({ code, message, text }))
  })
  expect(lies).toEqual([])
})

test.each(renderers)('a guest with %s that gets nothing has an error that says so', (renderer) => {
  const silent = texts.filter((text) => {
    const { outcome, renderers: outcomes, findings } = parseNetworkConfig(text, { renderer })
    if (outcome !== 'used' || outcomes[renderer] !== 'fatal') return false
    return !findings.some(({ severity, effect }) => severity === 'error' && effect === 'nothing-rendered')
  })
  expect(silent).toEqual([])
})
