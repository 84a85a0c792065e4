import { type Candidate, candidate } from './candidates.ts'
import type { Corpus } from './corpus.ts'
import { minimal, minimalImage } from './crash.ts'
import { execute, type Input } from './execution.ts'
import { withEdits } from './image-mutation.ts'
import { randomFrom } from './random.ts'

export interface Crash {
  readonly input: Input
  readonly failure: string
}

export interface Figures {
  readonly executions: number
  readonly byKind: Readonly<Record<string, number>>
  /** Answers that differ in error code, damage, notes or codes of findings. */
  readonly outcomes: ReadonlySet<string>
  readonly crashes: readonly Crash[]
  /** Milliseconds of processor time that the slowest execution took, and what it was. */
  readonly slowest: { readonly milliseconds: number; readonly what: string }
  /** Bytes by which the heap and its buffers grew most in one execution; measured in some only. */
  readonly mostMemory: number
}

export interface CampaignOptions {
  readonly executions: number
  readonly seed: number
  /** Share of executions that are not of a bare image. */
  readonly others?: number
  /** Milliseconds of processor time above which an execution counts as a crash. Default: any number. */
  readonly longest?: number
  readonly onProgress?: (executions: number, figures: Figures) => void
}

const mostCrashes = 20
const progressEvery = 100_000
/** How often memory is looked at, which takes longer than an execution. */
const memoryEvery = 1024

const what = (candidate: Candidate): string =>
  'input' in candidate ? candidate.input.kind : `image ${candidate.image.name}`

const run = (candidate: Candidate): Promise<string> =>
  'input' in candidate
    ? execute(candidate.input)
    : withEdits(candidate.image.bytes, candidate.mutation, (bytes) => execute({ kind: 'image', bytes }))

const smallest = (candidate: Candidate): Promise<Input> =>
  'input' in candidate ? minimal(candidate.input) : minimalImage(candidate.image.bytes, candidate.mutation)

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Runs so many executions, one after the other: the same ones for the same seed and corpus. */
export async function campaign(corpus: Corpus, options: CampaignOptions): Promise<Figures> {
  const { executions, seed, others = 0.02, longest = Number.POSITIVE_INFINITY, onProgress } = options
  const random = randomFrom(seed)
  const byKind: Record<string, number> = {}
  const outcomes = new Set<string>()
  const crashes: Crash[] = []
  let slowest = { milliseconds: 0, what: '' }
  let mostMemory = 0
  const figures = (done: number): Figures => ({
    executions: done,
    byKind,
    outcomes,
    crashes,
    slowest,
    mostMemory,
  })
  for (let done = 1; done <= executions; done++) {
    const next = await candidate(corpus, random, others)
    const kind = 'input' in next ? next.input.kind : 'image'
    byKind[kind] = (byKind[kind] ?? 0) + 1
    const before = done % memoryEvery === 0 ? memory() : undefined
    const start = process.cpuUsage()
    const answer = await run(next).catch((error: unknown) => ({ error }))
    const { user, system } = process.cpuUsage(start)
    const milliseconds = (user + system) / 1000
    if (before !== undefined) mostMemory = Math.max(mostMemory, memory() - before)
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, what: what(next) }
    if (typeof answer === 'string' && milliseconds <= longest) outcomes.add(`${kind}: ${answer}`)
    else if (crashes.length < mostCrashes) {
      const failure = typeof answer === 'string' ? `${milliseconds.toFixed(0)} ms` : stackOf(answer.error)
      if (!crashes.some((crash) => crash.failure === failure))
        crashes.push({ failure, input: await smallest(next) })
    }
    if (done % progressEvery === 0) onProgress?.(done, figures(done))
  }
  return figures(executions)
}

/** The message and the place, which tell one fault from another. */
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join('\n') : String(error)
