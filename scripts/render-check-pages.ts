/**
 * Fills the generated parts of docs/checks/CODE.md: the facts from the check's definition, the example and its output
 * from fixtures/checks/CODE. The prose between them is written by hand and kept. A test fails when a page is stale.
 */
import { existsSync, readFileSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checks } from '../src/checks/index.ts'
import { describe, type Explanation } from '../src/explain.ts'
import { formatFinding } from '../src/report/pretty.ts'
import { type Case, casesOf, inspectCase, isCompared, textOf } from '../test/checks/cases.ts'

const folder = fileURLToPath(new URL('../docs/checks', import.meta.url))

const block = (name: string, content: string) =>
  `<!-- ${name}: generated -->\n${content.trim()}\n<!-- /${name} -->`

function replaceBlock(page: string, name: string, content: string): string {
  const from = page.indexOf(`<!-- ${name}: generated -->`)
  const end = `<!-- /${name} -->`
  const to = page.indexOf(end)
  if (from === -1 || to === -1) throw new Error(`the page has no block "${name}"`)
  return page.slice(0, from) + block(name, content) + page.slice(to + end.length)
}

const facts = ({ title, severity, effect, needs, since }: Explanation): string =>
  [
    `${title}.`,
    '',
    '| severity | effect | needs | since |',
    '| --- | --- | --- | --- |',
    `| ${severity} | ${effect} | ${needs.join(', ') || 'the seed alone'} | ${since ?? 'all releases'} |`,
  ].join('\n')

const sources = (explanation: Explanation): string =>
  explanation.sources.map((source) => `- ${source}`).join('\n')

async function example(each: Case): Promise<string> {
  const { findings } = await inspectCase(each)
  const output = findings
    .filter(({ code }) => code === each.code)
    .map((finding) =>
      formatFinding(finding, { color: false, width: 100, showSecrets: false, linesOf: linesOf(each) }),
    )
  return `${await files(each)}\n\`\`\`text\n${output.join('\n').trimEnd()}\n\`\`\``
}

const linesOf = (each: Case) => (file: string) => textOf(each, file)?.split(/\r\n|\r|\n/)

/** The case's own files; the mandatory ones that are filled in are not worth a reader's time. */
async function files(each: Case): Promise<string> {
  if (each.image) return `The image \`fixtures/${each.image}\`.\n`
  const names = await namesOf(each)
  const shown = [
    ...names.filter((name) => !name.endsWith('.yaml')),
    ...names.filter((name) => name.endsWith('.yaml')),
  ]
  const missing = (each.without ?? []).map((name) => `No \`${name}\` in the seed.\n`)
  return [...missing, ...shown.map((name) => fenced(each, name))].join('\n')
}

/** Of two seeds that are compared, the older one's files first. */
async function namesOf(each: Case): Promise<string[]> {
  if (!isCompared(each)) return (await readdir(each.folder)).filter((name) => name !== 'case.json').sort()
  const sides = ['seed-before', 'seed-after'].map(async (side) =>
    (await readdir(join(each.folder, side))).sort().map((name) => `${side}/${name}`),
  )
  return (await Promise.all(sides)).flat()
}

function fenced(each: Case, name: string): string {
  const text = readFileSync(join(each.folder, name), 'utf8')
    .replace(/\r/g, '')
    .replace(/^\ufeff/, '')
  return `\`${name}\`\n\n\`\`\`${name.endsWith('.log') ? 'text' : 'yaml'}\n${text.replaceAll('\t', '→ ').trimEnd()}\n\`\`\`\n`
}

const skeleton = (code: string): string => {
  const parts = [
    `# ${code}`,
    block('facts', ''),
    '## What happens',
    '## Example',
    block('example', ''),
    '## Fix',
    block('fixed', ''),
  ]
  return `${[...parts, '## Sources', block('sources', '')].join('\n\n')}\n`
}

/** The page as it should be, its prose as it is. */
export async function renderPage(code: string): Promise<string> {
  const check = checks.find((candidate) => candidate.code === code)
  if (!check) throw new Error(`no check ${code}`)
  const path = join(folder, `${code}.md`)
  const page = existsSync(path) ? readFileSync(path, 'utf8') : skeleton(code)
  const explanation = describe(check)
  const [bad] = casesOf(code).filter(({ name }) => name.startsWith('bad'))
  const [good] = casesOf(code).filter(({ name }) => name.startsWith('good'))
  if (!bad || !good) throw new Error(`${code} has no bad and good case`)
  const withFacts = replaceBlock(page, 'facts', facts(explanation))
  const withExample = replaceBlock(withFacts, 'example', await example(bad))
  const withFixed = replaceBlock(withExample, 'fixed', await files(good))
  return replaceBlock(withFixed, 'sources', sources(explanation))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv.slice(2)
  for (const { code } of checks) {
    if (only.length > 0 && !only.includes(code)) continue
    const page = await renderPage(code)
    const path = join(folder, `${code}.md`)
    if (!existsSync(path) || readFileSync(path, 'utf8') !== page) await writeFile(path, page)
  }
}
