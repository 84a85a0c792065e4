import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { checks } from '../src/checks/index.ts'
import { casesOf, checksFolder } from './checks/cases.ts'
import { run } from './cli/memory-io.ts'

const schema = JSON.parse(readFileSync(new URL('../schemas/result.json', import.meta.url), 'utf8'))
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)

async function resultsOf(argv: readonly string[]) {
  const { stdout } = await run([...argv, '--format', 'json'])
  const envelope = JSON.parse(stdout)
  expect(validate(envelope), JSON.stringify(validate.errors)).toBe(true)
  return envelope.results
}

describe('what is printed as JSON is what schemas/result.json says', () => {
  test.each(['before', 'midway', 'mixed', 'after'])('incident: %s', async (step) => {
    const folder = `fixtures/incident/${step}`
    const [result] = await resultsOf([`${folder}/noCloud.iso`, '--vm', `${folder}/vm.yaml`])
    expect(result.status).toBe('inspected')
  })

  test('lint of manifests', async () => {
    const argv = ['lint', 'fixtures/kubevirt', '--format', 'json']
    const envelope = JSON.parse((await run(argv)).stdout)
    expect(validate(envelope), JSON.stringify(validate.errors)).toBe(true)
    expect(envelope.results.length).toBeGreaterThan(8)
  })

  test.each([
    ['fixtures/cases/same-id-new-network/seed-before', 'fixtures/cases/same-id-new-network/seed-after'],
    ['fixtures/kubevirt/saigak-before.yaml', 'fixtures/kubevirt/saigak-after.yaml'],
    ['fixtures/incident/before/noCloud.iso', 'fixtures/incident/after/noCloud.iso', '--clone'],
  ])('diff %s %s', async (...operands) => {
    const [result] = await resultsOf(['diff', ...operands])
    expect(result.drift.older).toBe(operands[0])
    expect(result).not.toHaveProperty('image')
  })

  test.each(['down', 'up'])('a log alone, and beside a seed: %s', async (name) => {
    const log = `fixtures/logs/${name}.log`
    const [alone] = await resultsOf(['log', log])
    const [beside] = await resultsOf(['fixtures/incident/after/noCloud.iso', '--serial-log', log])
    expect(alone.observed).toEqual(beside.observed)
    expect(alone.observed.links).toHaveLength(1)
  })

  test('every image, readable or not', async () => {
    const images = ['fixtures/images', 'fixtures/broken'].flatMap((folder) =>
      readdirSync(folder).map((name) => `${folder}/${name}`),
    )
    const results = await resultsOf(images)
    expect(results.map(({ input }: { input: string }) => input)).toEqual(images)
  })

  test.each(readdirSync(checksFolder))('cases of %s', async (code) => {
    for (const { folder, image, name } of casesOf(code)) {
      const manifests = readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .flatMap((file) => ['--vm', `${folder}/${file}`])
      const files = readdirSync(folder).some((file) =>
        /^(?:meta|user|vendor)-data$|^network-config$/.test(file),
      )
      const log = `${folder}/serial.log`
      const beside = existsSync(log) ? ['--serial-log', log] : []
      if (image || files)
        expect(
          await resultsOf([image ? `fixtures/${image}` : folder, ...manifests, ...beside]),
          name,
        ).toHaveLength(1)
      else if (existsSync(log)) expect(await resultsOf(['log', log, ...manifests]), name).toHaveLength(1)
    }
  })
})

test('no enumeration of the schema is wider than the code', () => {
  const { finding } = schema.definitions
  const effects = new Set(checks.map(({ effect }) => effect))
  for (const effect of effects) expect(finding.properties.effect.enum).toContain(effect)
})
