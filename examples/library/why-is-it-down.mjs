// Prints why the NIC of a guest is down: node why-is-it-down.mjs IMAGE VM-MANIFEST
import { readFile } from 'node:fs/promises'
import { inspect, openFile } from 'nocloud-inspect'

const [image, manifest] = process.argv.slice(2)
const file = await openFile(image)
const result = await inspect(file, {
  input: image,
  vm: [{ path: manifest, text: await readFile(manifest, 'utf8') }],
})
await file[Symbol.asyncDispose]()

if (result.status === 'unreadable') {
  console.log(`cannot be read: ${result.error.message}`)
} else {
  console.log(`${result.verdict.outcome}: ${result.verdict.cause ?? 'nothing found'}`)
  for (const { severity, code, location } of result.findings)
    console.log(severity, code, location?.file, location?.line ?? '')
}
