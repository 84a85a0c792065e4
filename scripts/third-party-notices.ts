/** Writes THIRD-PARTY-NOTICES.md: the licences of the packages whose code is bundled into dist. A test compares. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

/** What the bundler takes in; tar-stream brings packages of its own. */
const bundled = [
  'yaml',
  'picocolors',
  'tar-stream',
  'streamx',
  'b4a',
  'fast-fifo',
  'events-universal',
  'text-decoder',
]

export function notices(): string {
  const sections = bundled.filter((name) => existsSync(folder(name))).map(section)
  return `# Third-party notices\n\nThe code in \`dist\` contains parts of these packages.\n\n${sections.join('\n')}`
}

const folder = (name: string): URL => new URL(`node_modules/${name}/`, root)

function section(name: string): string {
  const { version, license } = JSON.parse(readFileSync(new URL('package.json', folder(name)), 'utf8'))
  const file = readdirSync(folder(name)).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file ? readFileSync(new URL(file, folder(name)), 'utf8') : ''
  return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text.replace(/\r/g, '').trim()}\n\`\`\`\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(new URL('THIRD-PARTY-NOTICES.md', root), notices())
