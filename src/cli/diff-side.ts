import { readdir, stat } from 'node:fs/promises'
import { defaultLimits } from '../bytes/limits.ts'
import { collect } from '../bytes/random-access.ts'
import type { DiffOperand } from '../diff-seeds.ts'
import { ImageError } from '../image/image-error.ts'
import type { ManifestFile } from '../kubevirt/manifest.ts'
import { predictVm } from '../kubevirt/predict-seed.ts'
import { readVmContext, selectVm, type VmContext } from '../kubevirt/vm-context.ts'
import { readGuest } from '../network-config/guest.ts'
import { predictedSubject } from '../predicted-subject.ts'
import { readSeed } from '../seed/seed.ts'
import { seedFileNames } from '../seed/seed-file-name.ts'
import { buildSubject } from '../subject.ts'
import type { CommandLine } from './command-line.ts'
import type { Io } from './io.ts'
import { openSeed } from './open-seed.ts'
import { readPath } from './read-manifests.ts'
import { UsageError } from './usage-error.ts'

/**
 * What an operand of `diff` names: a seed in any form that `inspect` takes, or the manifests of one VM, whose seed is
 * predicted. Adds the texts of manifests to `texts`.
 */
export async function openDiffSide(
  operand: string,
  vm: VmContext | undefined,
  line: CommandLine,
  io: Io,
  texts: Map<string, string>,
): Promise<DiffOperand> {
  const piped = operand === '-' ? await standardInput(io) : undefined
  if (piped ? isManifestText(piped) : await namesManifests(operand)) {
    const files = piped ? [{ path: operand, text: decode(piped) }] : await readPath(operand, io)
    for (const { path, text } of files) texts.set(path, text)
    return predicted(operand, files, line)
  }
  const replay: Io = piped ? { ...io, stdin: { isTerminal: false, bytes: () => once(piped) } } : io
  await using seed = await openSeed(operand, line.member, replay)
  const select = (instanceId: string) => (vm ? selectVm(vm, instanceId, line.select) : null)
  return {
    subject: await buildSubject(
      operand,
      await readSeed(seed.image),
      defaultLimits,
      select,
      readGuest(line.guest),
      null,
    ),
  }
}

function predicted(
  operand: string,
  files: readonly ManifestFile[],
  { kubevirt, select, guest }: CommandLine,
): DiffOperand {
  const context = readContext(files, kubevirt)
  const [broken] = context.broken
  if (broken && context.vms.length === 0)
    throw new ImageError('not-an-image', `${broken.source.file} is not YAML: ${broken.problem.message}`)
  const prediction = predictVm(selectVm(context, '', select).vm, context)
  return { subject: predictedSubject(operand, prediction, readGuest(guest)), prediction }
}

function readContext(files: readonly ManifestFile[], kubevirt: string | undefined): VmContext {
  try {
    return readVmContext(files, kubevirt === undefined ? {} : { kubevirt })
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--kubevirt: ${error.message}`) : error
  }
}

/** A YAML or JSON file, or a folder that holds none of the seed's files. */
async function namesManifests(operand: string): Promise<boolean> {
  const status = await stat(operand)
  if (!status.isDirectory()) return /\.(?:ya?ml|json)$/i.test(operand)
  const names = new Set<string>(await readdir(operand))
  return !seedFileNames.some((name) => names.has(name))
}

const isManifestText = (bytes: Uint8Array): boolean =>
  /^\s*["']?(?:apiVersion|kind)["']?\s*:/m.test(decode(bytes.subarray(0, 65_536)))

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

async function standardInput(io: Io): Promise<Uint8Array> {
  if (io.stdin.isTerminal)
    throw new UsageError('- reads standard input, which is a terminal; redirect a seed or manifests into it')
  const bytes = await collect(io.stdin.bytes(), defaultLimits.streamBytes)
  if (!bytes)
    throw new ImageError('limit-exceeded', `more than streamBytes (${defaultLimits.streamBytes} bytes)`)
  return bytes
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
