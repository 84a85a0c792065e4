import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a run of the tests a temporary folder of its own, and fails it where something is left there. */
export default function ownTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-tests-'))
  process.env.TMPDIR = folder
  return () => {
    const left = readdirSync(folder)
    rmSync(folder, { recursive: true, force: true })
    if (left.length === 0) return
    console.error(`left behind in the temporary folder: ${left.join(', ')}`)
    // Vitest prints what a teardown throws, and ends with 0.
    process.exitCode = 1
  }
}
