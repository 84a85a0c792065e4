/**
 * How far the model agrees with the recorded answers of cloud-init 26.2 and netplan 0.106, by version and renderer.
 *
 *   npx tsx scripts/agreement.ts
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Renderer, renderers } from '../src/network-config/fault.ts'
import { readNetworkConfig } from '../src/network-config/network-config.ts'
import { schemaOf } from '../src/subject.ts'

interface Recorded {
  readonly text: string
  readonly outcome: string
  readonly schema: string | null
  readonly not?: Readonly<Partial<Record<Renderer, string>>>
}

const rows = ['examples.jsonl', 'generated.jsonl', 'netplan-sections.jsonl'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/network-config/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded),
)

/** Agreements and questions, by what was asked. */
const tally = new Map<string, [agreed: number, asked: number]>()

const count = (what: string, agrees: boolean): void => {
  const [agreed, asked] = tally.get(what) ?? [0, 0]
  tally.set(what, [agreed + Number(agrees), asked + 1])
}

for (const { text, outcome, schema, not } of rows) {
  const config = readNetworkConfig(text)
  const version = config.version === 1 ? 'version 1' : config.version === 2 ? 'version 2' : 'neither'
  count(`${version} | outcome`, config.outcome === outcome)
  if (outcome !== 'disabled') count(`${version} | schema`, (schemaOf(config)?.answer ?? null) === schema)
  for (const renderer of not ? renderers : [])
    count(`${version} | ${renderer}`, config.renderers?.[renderer] === (not?.[renderer] ? 'fatal' : 'used'))
}

const table = (wanted: (what: string) => boolean, heading: string): string =>
  [
    `| ${heading} | agrees | of |`,
    '| --- | --- | --- |',
    ...[...tally]
      .filter(([what]) => wanted(what))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([what, [agreed, asked]]) => `| ${what.replace(' | ', ', ')} | ${agreed} | ${asked} |`),
  ].join('\n')

const isWhole = (what: string): boolean => /outcome$|schema$/.test(what)

export const agreement = (): string =>
  `${table(isWhole, 'of the document')}\n\n${table((what) => !isWhole(what), 'by renderer')}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(agreement())
