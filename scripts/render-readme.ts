/** Runs every console block of the README and writes what it prints now. A test fails when the README is stale. */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { run } from '../test/cli/memory-io.ts'

const readme = new URL('../README.md', import.meta.url)

/** The README with the outputs of its own commands. */
export async function renderReadme(): Promise<string> {
  const parts = readFileSync(readme, 'utf8').split(/(```console\n[\s\S]*?```)/)
  const rendered: string[] = []
  for (const part of parts)
    rendered.push(part.startsWith('```console\n$ npx nocloud-inspect') ? await rerun(part) : part)
  return rendered.join('')
}

async function rerun(block: string): Promise<string> {
  const [, command = ''] = /^\$ npx nocloud-inspect (.*)$/m.exec(block) ?? []
  const { stdout, stderr, status } = await run(command.split(' '))
  const output = (stdout + stderr).trimEnd()
  return `\`\`\`console\n$ npx nocloud-inspect ${command}\n${output === '' ? '' : `${output}\n`}$ echo $?\n${status}\n\`\`\``
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(readme, await renderReadme())
