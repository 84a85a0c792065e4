import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checks } from '../../src/checks/index.ts'
import { diffSeeds } from '../../src/diff-seeds.ts'
import { openImage } from '../../src/image/open-image.ts'
import { type InspectOptions, inspect } from '../../src/inspect.ts'
import { inspectLog } from '../../src/inspect-log.ts'
import { type Prediction, predictSeed } from '../../src/kubevirt/predict-seed.ts'
import { readVmContext } from '../../src/kubevirt/vm-context.ts'
import { lintManifests } from '../../src/lint-manifests.ts'
import { parseSerialLog } from '../../src/log/serial-log.ts'
import type { InspectedResult } from '../../src/report/result.ts'
import { readSeed, type Seed } from '../../src/seed/seed.ts'
import { seedFileNames } from '../../src/seed/seed-file-name.ts'
import { readAnnotations } from '../../src/suppress/annotations.ts'
import { applyPolicy } from '../../src/suppress/apply.ts'
import { readComments } from '../../src/suppress/comments.ts'

/** fixtures/checks/CODE/{bad*,good*}: the smallest seed (and manifests) that has the fault, and the same without it. */
export const checksFolder = fileURLToPath(new URL('../../fixtures/checks', import.meta.url))

export interface Expectation {
  readonly severity: 'error' | 'warning' | 'info'
  /** As findings name it: a seed file, a manifest of the case, or `seed` for the volume itself. */
  readonly file?: string
  readonly line?: number
  /** The text between the finding's positions, read from the file again. */
  readonly token?: string
  readonly args: Readonly<Record<string, unknown>>
}

export interface Case {
  readonly code: string
  /** `bad`, `good`, or one of these with a suffix. */
  readonly name: string
  readonly folder: string
  /** An image of fixtures/ to inspect instead of the folder's own seed files. */
  readonly image?: string
  /** Mandatory files that the seed shall really lack; others are filled in. */
  readonly without?: readonly string[]
  /** Files of the folder that lie in the seed under names which are no seed file's. */
  readonly beside?: readonly string[]
  readonly expect?: readonly Expectation[]
  /** The cluster's release, for a case of manifests alone. */
  readonly kubevirt?: string
  /** Of a case with seed-before/ and seed-after/: they are two machines. */
  readonly relation?: 'clone'
  /** The guest's cloud-init and renderer, where the case tells them. */
  readonly cloudInit?: string
  readonly renderer?: string
}

const filledIn: Readonly<Record<string, string>> = {
  'meta-data': 'instance-id: 5d307ca9-b3ef-428c-8861-06e72d69f223\nlocal-hostname: vm1\n',
  'user-data': '#cloud-config\nhostname: vm1\n',
}

export function casesOf(code: string): readonly Case[] {
  const folder = join(checksFolder, code)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map((name) => ({ code, name, folder: join(folder, name), ...settingsOf(join(folder, name)) }))
}

function settingsOf(folder: string): Omit<Case, 'code' | 'name' | 'folder'> {
  const file = join(folder, 'case.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

const manifestsOf = ({ folder }: Case) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }))

/** The text that a finding of the case points into. */
export function textOf({ folder }: Case, file: string): string | undefined {
  const path = [join(folder, file), join(folder, 'seed-after', file)].find(existsSync)
  return path ? readFileSync(path, 'utf8').replace(/^\ufeff/, '') : filledIn[file]
}

const guestOf = ({ cloudInit, renderer }: Case) => ({
  ...(cloudInit === undefined ? {} : { cloudInit }),
  ...(renderer === undefined ? {} : { renderer }),
})

/** With what the case's comments and annotations accept. */
export async function inspectCase(each: Case): Promise<InspectedResult> {
  const found = await judgeCase(each)
  const manifests = manifestsOf(each)
  const files = [...manifests, ...seedFileNames.flatMap((path) => ({ path, text: textOf(each, path) ?? '' }))]
  const [result] = applyPolicy([found], {
    suppressions: [
      ...files.flatMap(({ path, text }) => readComments(path, text)),
      ...readAnnotations(readVmContext(manifests)),
    ],
    severity: new Map(),
    baseline: null,
    codes: new Set<string>(checks.map(({ code }) => code)),
    reportsUnused: () => true,
  })
  return result?.status === 'inspected' ? result : found
}

async function judgeCase(each: Case): Promise<InspectedResult> {
  if (isCompared(each)) return diffCase(each)
  const manifests = manifestsOf(each)
  if (isLinted(each)) return lintCase(each)
  const text = textOf(each, 'serial.log')
  const serialLog = text === undefined ? undefined : await parseSerialLog(text)
  if (serialLog && isLogAlone(each))
    return inspectLog(serialLog, manifests.length > 0 ? readVmContext(manifests) : undefined, {})
  const options: InspectOptions = {
    ...guestOf(each),
    ...(manifests.length > 0 ? { vm: manifests } : {}),
    ...(serialLog ? { serialLog } : {}),
  }
  const result = await inspect(each.image ? imageBytes(each.image) : seedFiles(each), options)
  if (result.status !== 'inspected') throw new Error(`${each.code}/${each.name}: ${result.error.message}`)
  return result
}

/** Both folders hold seed files or manifests; what a seed must have is filled in. */
export const isCompared = ({ folder }: Case): boolean => existsSync(join(folder, 'seed-after'))

async function diffCase(each: Case): Promise<InspectedResult> {
  const [older, newer] = await Promise.all(['seed-before', 'seed-after'].map((name) => sideOf(each, name)))
  if (!older || !newer) throw new Error(`${each.code}/${each.name} lacks a side`)
  const names = { olderInput: 'seed-before', input: 'seed-after' }
  const result = diffSeeds(older, newer, { ...names, clone: each.relation === 'clone' })
  if (result.status !== 'inspected') throw new Error(result.error.message)
  return result
}

async function sideOf(each: Case, name: string): Promise<Seed | Prediction> {
  const folder = join(each.folder, name)
  const manifests = manifestsOf({ ...each, folder })
  if (manifests.length === 0) return readSeed(await openImage(seedFiles({ ...each, folder })))
  return predictSeed(manifests.map(({ path, text }) => ({ path: `${name}/${path}`, text })))
}

/** Manifests alone: their seed is predicted. The VM of the case is its first. */
const isLinted = ({ folder, image, without }: Case): boolean =>
  !image && !without && readdirSync(folder).every((name) => name.endsWith('.yaml') || name === 'case.json')

/** A log, with or without the VM's manifests: no file of the seed is given. */
const isLogAlone = ({ folder, image, without }: Case): boolean =>
  !image && !without && !readdirSync(folder).some((name) => isSeedFile(name))

const isSeedFile = (name: string): boolean => seedFileNames.some((each) => each === name)

function lintCase(each: Case): InspectedResult {
  const results = lintManifests(manifestsOf(each), each.kubevirt ? { kubevirt: each.kubevirt } : {})
  const [first] = results
  if (first?.status !== 'inspected') throw new Error(`${each.code}/${each.name}: ${first?.error.message}`)
  return first
}

const imageBytes = (image: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/${image}`, import.meta.url))

function seedFiles({ folder, without = [], beside = [] }: Case): Record<string, Uint8Array | string> {
  const files: Record<string, Uint8Array | string> = {}
  for (const name of [...seedFileNames, ...beside]) {
    const path = join(folder, name)
    if (existsSync(path)) files[name] = readFileSync(path)
    else if (filledIn[name] !== undefined && !without.includes(name)) files[name] = filledIn[name]
  }
  return files
}
