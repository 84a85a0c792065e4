// Prints the Nth command line of the README's first `sh` block, so that CI runs what the README says.
import { readFileSync } from 'node:fs'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const [, block = ''] = /```sh\n([\s\S]*?)```/.exec(readme) ?? []
const lines = block.split('\n').filter((line) => line.trim() !== '')
const line = lines[Number(process.argv[2]) - 1]
if (line === undefined) throw new Error('the README has no such command')
console.log(line)
