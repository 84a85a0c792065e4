import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()

interface Import {
  readonly from: string
  /** A path below src, or a module's name. */
  readonly to: string
  readonly typeOnly: boolean
}

const statement =
  /^(?:import|export)\b(?<clause>[^'"]*?)\bfrom\s+['"](?<to>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]\s*\)|^import\s+['"](?<bare>[^'"]+)['"]/gm

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, 'src', from), 'utf8')
  return [...text.matchAll(statement)].map(({ groups = {} }) => {
    const name = groups.to ?? groups.lazy ?? groups.bare ?? ''
    const to = name.startsWith('.') ? normalize(join(dirname(from), name)).replaceAll('\\', '/') : name
    return { from, to, typeOnly: /^\s+type\b/.test(groups.clause ?? '') }
  })
}

const imports = files.flatMap(importsOf)
const inside = imports.filter(({ to }) => files.includes(to))

/** The folder below src, or the file itself. */
const folderOf = (path: string) => path.split('/')[0] ?? path
const isTopFile = (path: string) => !path.includes('/')
const isNodeSide = (path: string) => /^(node|cli)\//.test(path) || path === 'node.ts' || path === 'bin.ts'

test('every import of a file leads to one, and there are many', () => {
  const lost = imports.filter(({ to }) => /\.ts$/.test(to) && !files.includes(to))
  expect(lost).toEqual([])
  expect(inside.length).toBeGreaterThan(100)
})

describe('layers', () => {
  /** A folder imports from itself and from those in earlier lines. */
  const layers = [
    ['bytes'],
    ['image'],
    ['yaml'],
    ['schema'],
    ['seed'],
    ['meta-data', 'network-config', 'user-data', 'cloud-config', 'kubevirt', 'log'],
    ['forecast'],
    ['drift'],
    ['findings'],
    ['fixes'],
    ['checks'],
    ['verdict'],
    ['report'],
    ['suppress'],
  ]
  const rank = (folder: string) => layers.findIndex((line) => line.includes(folder))

  test('every folder of src is in one', () => {
    const folders = new Set(files.filter((path) => !isTopFile(path)).map(folderOf))
    expect([...folders].sort()).toEqual([...layers.flat(), 'cli', 'node'].sort())
  })

  test.each(layers.flat())('%s imports only from itself and from earlier ones', (folder) => {
    const wrong = inside
      .filter(({ from, to }) => folderOf(from) === folder && folderOf(to) !== folder)
      .filter(({ to }) => isTopFile(to) || rank(folderOf(to)) === -1 || rank(folderOf(to)) >= rank(folder))
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('the files beside the folders import neither the program nor what needs Node.js', () => {
    const wrong = inside.filter(({ from, to }) => isTopFile(from) && !isNodeSide(from) && isNodeSide(to))
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('node:, src/node and src/cli are imported by src/node, src/cli and the two entries only', () => {
    const wrong = imports.filter(
      ({ from, to }) => !isNodeSide(from) && (to.startsWith('node:') || isNodeSide(to)),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  test('the part for Node.js does not import the program', () => {
    const wrong = inside.filter(({ from, to }) => /^node(\/|\.ts)/.test(from) && folderOf(to) === 'cli')
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })
})

/** Every way from a file back to itself, each found once. */
function cyclesAmong(edges: readonly Import[]): string[] {
  const finished = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, above: readonly string[]) => {
    if (above.includes(file)) cycles.push([...above.slice(above.indexOf(file)), file].join(' -> '))
    if (above.includes(file) || finished.has(file)) return
    for (const { from, to } of edges) if (from === file) visit(to, [...above, file])
    finished.add(file)
  }
  for (const file of files) visit(file, [])
  return cycles
}

describe('import cycles', () => {
  test('there are none when the program runs', () => {
    expect(cyclesAmong(inside.filter(({ typeOnly }) => !typeOnly))).toEqual([])
  })

  test('nor among types', () => {
    expect(cyclesAmong(inside)).toEqual([])
  })
})

test('the core runs in a browser', async () => {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // What tsup.config.ts does, for the same reason.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
  })
  const [bundle] = Object.values(result.metafile.outputs)
  expect(bundle?.imports).toEqual([])
  const code = result.outputFiles[0]?.text ?? ''
  expect(code.length).toBeGreaterThan(100_000)
  expect(code.match(/['"]node:[^'"]*['"]/g) ?? []).toEqual([])
  expect(linesWith(code, /\bBuffer\s*[.(]|\bnew Buffer\b|\bprocess\s*\.|\brequire\(/)).toEqual([])
  expect(linesWith(code, /\bnew Function\b|\beval\(/)).toEqual([])
})

/** `Buffer` and `process` may be looked for, if their absence is no obstacle. */
const guarded = /typeof (globalThis\.)?(Buffer|process)\b/

const linesWith = (code: string, pattern: RegExp) =>
  code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => pattern.test(line) && !guarded.test(line) && !/^(\/\/|\*|\/\*)/.test(line))

/** A list of all checks is as long as there are checks. */
const written = files.filter((path) => !path.endsWith('.generated.ts') && path !== 'checks/index.ts')

test.each(written)('%s has at most 400 lines', (path) => {
  expect(readFileSync(join(root, 'src', path), 'utf8').split('\n').length).toBeLessThanOrEqual(400)
})
