import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { fixturePath } from '../image/sources.ts'
import { execute, type Input } from './execution.ts'
import { type ImageMutation, mutated } from './image-mutation.ts'

export const crashFolder = fixturePath('crashes')

/** Keeps an input that crashed under a name that is the same for the same input; images are compressed. */
export function keepCrash(input: Input, folder = crashFolder): string {
  const content = 'bytes' in input ? gzipSync(input.bytes) : `${JSON.stringify(input, undefined, 2)}\n`
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 8)
  const name = `${input.kind}-${digest}.${'bytes' in input ? 'gz' : 'json'}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return name
}

export const keptCrashes = (): readonly string[] =>
  readdirSync(crashFolder)
    .filter((name) => /\.(gz|json)$/.test(name))
    .sort()

export function readCrash(folder: string, name: string): Input {
  const content = readFileSync(join(folder, name))
  if (name.endsWith('.json')) return JSON.parse(content.toString())
  const kind = name.startsWith('image-') ? 'image' : 'container'
  return { kind, bytes: new Uint8Array(gunzipSync(content)) }
}

/** Rejects where an input crashes. */
type Execute = (input: Input) => Promise<string>

const failureOf = async (input: Input, run: Execute): Promise<string | undefined> => {
  try {
    await run(input)
    return undefined
  } catch (error) {
    return String(error)
  }
}

/** Leaves out, one after the other, the parts without which an input fails all the same. */
async function without<Part>(
  parts: readonly Part[],
  inputOf: (parts: readonly Part[]) => Input,
  run: Execute,
): Promise<readonly Part[]> {
  const failure = await failureOf(inputOf(parts), run)
  let kept = parts
  for (let index = kept.length - 1; index >= 0; index--) {
    const fewer = kept.toSpliced(index, 1)
    if (fewer.length > 0 && (await failureOf(inputOf(fewer), run)) === failure) kept = fewer
  }
  return kept
}

/** The image with as few edits as fail alike. */
export async function minimalImage(bytes: Uint8Array, mutation: ImageMutation): Promise<Input> {
  const inputOf = (edits: ImageMutation['edits']): Input => ({
    kind: 'image',
    bytes: mutated(bytes, { ...mutation, edits }),
  })
  return inputOf(await without(mutation.edits, inputOf, execute))
}

type SeedInput = Extract<Input, { kind: 'seed' }>

/** Texts with as few lines as fail alike; containers are kept as they are. */
export async function minimal(input: Input, run: Execute = execute): Promise<Input> {
  if ('bytes' in input) return input
  if (input.kind === 'manifests') {
    const inputOf = (lines: readonly string[]): Input => ({ kind: 'manifests', text: lines.join('\n') })
    return inputOf(await without(input.text.split('\n'), inputOf, run))
  }
  let smallest: SeedInput = input
  for (const [name, text] of Object.entries(input.files)) {
    const { files, vm }: SeedInput = smallest
    const inputOf = (lines: readonly string[]): SeedInput => ({
      kind: 'seed',
      files: { ...files, [name]: lines.join('\n') },
      vm,
    })
    smallest = inputOf(await without(text.split('\n'), inputOf, run))
  }
  return smallest
}
