/**
 * How fast, and in how much memory, a serial log of 1 GiB is read: generated while it is read, stored nowhere.
 *
 *   npx tsx bench/serial-log.ts [MiB]
 */
import { readFileSync } from 'node:fs'
import { parseSerialLog } from '../src/log/serial-log.ts'

const wanted = Number(process.argv[2] ?? 1024) * 1024 * 1024
const chunkBytes = 64 * 1024
const boot = new Uint8Array(readFileSync(new URL('../fixtures/logs/up.log', import.meta.url)))

/** What a busy guest writes between two boots, again and again. */
const chatter = Array.from(
  { length: 8192 },
  (_, index) =>
    `[${(1000 + index * 0.37).toFixed(6).padStart(12)}] audit: type=1400 audit(${index}): apparmor="ALLOWED" operation="open" profile="unit-${index % 97}" pid=${index}\r\n`,
).join('')

async function* generated(): AsyncGenerator<Uint8Array> {
  const quiet = new TextEncoder().encode(chatter)
  let sent = 0
  for (let round = 0; sent < wanted; round++) {
    const text = round % 32 === 0 ? boot : quiet
    for (let at = 0; at < text.byteLength && sent < wanted; at += chunkBytes) {
      const chunk = text.slice(at, at + chunkBytes)
      sent += chunk.byteLength
      yield chunk
    }
  }
}

const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
const before = process.memoryUsage().rss
const start = performance.now()
const log = await parseSerialLog(generated())
const seconds = (performance.now() - start) / 1000
const peak = process.resourceUsage().maxRSS * 1024
console.log(
  `${mebibytes(wanted)} MiB, ${log.lines} lines, ${log.boots} boots: ${seconds.toFixed(1)} s, ${(wanted / 1024 / 1024 / seconds).toFixed(0)} MiB/s; memory ${mebibytes(before)} MiB before, ${mebibytes(peak)} MiB at most`,
)
