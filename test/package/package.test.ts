import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'nocloud-inspect-package-'))
const image = join(root, 'fixtures/incident/after/noCloud.iso')
const manifest = join(root, 'fixtures/incident/after/vm.yaml')

const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', [...args, '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const node = (args: readonly string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

/** A chunk that an earlier build left, under a name that no build gives it again. */
const leftover = 'chunk-of-an-earlier-build.js'

beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist', leftover), '')
  npm(['pack', '--pack-destination', folder], root)
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true }\n')
  npm(['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the packed package in an empty folder', () => {
  test('brings nothing but itself', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'nocloud-inspect',
    ])
  })

  test('has what it says, and no more', () => {
    const names = readdirSync(join(folder, 'node_modules/nocloud-inspect')).sort()
    expect(names).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.md',
      'dist',
      'docs',
      'package.json',
      'schemas',
    ])
  })

  test('brings no code but what its entries lead to', () => {
    const dist = join(folder, 'node_modules/nocloud-inspect/dist')
    const reached = new Set(['index.js', 'node.js', 'bin.js', 'index.d.ts', 'node.d.ts'])
    for (const name of reached)
      for (const [, next = ''] of readFileSync(join(dist, name), 'utf8').matchAll(
        /['"]\.\/([\w.-]+\.js)['"]/g,
      ))
        reached.add(name.endsWith('.d.ts') ? next.replace(/\.js$/, '.d.ts') : next)
    expect(readdirSync(dist).sort()).toEqual([...reached].sort())
    expect(reached.size).toBeGreaterThan(20)
  })

  test('the bin runs', () => {
    const { status, stdout, stderr } = spawnSync('npx', ['nocloud-inspect', image, '--vm', manifest], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ status, stderr: stderr.replace(/^npm warn.*\n/gm, '') }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('✔ REACHABLE')
  })

  test('extract and tar work from the bundle', () => {
    const bin = 'node_modules/nocloud-inspect/dist/bin.js'
    expect(node([bin, 'extract', image, '-C', 'out']).status).toBe(0)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['meta-data', 'network-config', 'user-data'])
    expect(node([bin, 'extract', image, '--tar', 'out.tar']).status).toBe(0)
    const program = `
      import { createReadStream } from 'node:fs'
      import { openTar } from 'nocloud-inspect'
      const names = []
      for await (const { path, image } of openTar(createReadStream('out.tar'))) names.push(path + ':' + image.size)
      console.log(names.sort().join(' '))`
    expect(node(['--input-type=module', '-e', program]).stdout).toBe(
      'meta-data:80 network-config:87 user-data:288\n',
    )
  })

  test('ESM import', () => {
    const program = `
      import { inspect, openFile } from 'nocloud-inspect'
      const file = await openFile(${JSON.stringify(image)})
      const result = await inspect(file)
      await file[Symbol.asyncDispose]()
      console.log(result.status, result.seed.metaData.instanceId)`
    const { stdout, stderr } = node(['--input-type=module', '-e', program])
    expect({ stdout, stderr }).toEqual({
      stdout: 'inspected 0b6f7c1e-6a54-4d0f-9a3b-7d3e5f1c2a90\n',
      stderr: '',
    })
  })

  test('require', () => {
    const { stdout } = node(['--no-warnings', '-e', "console.log(typeof require('nocloud-inspect').inspect)"])
    expect(stdout).toBe('function\n')
  })

  test('the schemas', () => {
    const { stdout } = node(['-p', "require('nocloud-inspect/schemas/result.json').title"])
    expect(stdout).toBe('Result of nocloud-inspect\n')
  })

  test('every exported name is promised here', () => {
    const { stdout } = node([
      '--input-type=module',
      '-e',
      "console.log(Object.keys(await import('nocloud-inspect')).sort().join(' '))",
    ])
    expect(stdout).toBe(
      'ImageError VmSelectionError defaultLimits diffSeeds explain inspect lintManifests openFile openImage openTar parseNetworkConfig parseSerialLog predictSeed readSeed\n',
    )
  })

  test('the types serve a strict program', () => {
    const program = `import { inspect, type Result } from 'nocloud-inspect'
const result: Result = await inspect(new Uint8Array(0))
if (result.status === 'inspected') {
  const codes: readonly string[] = result.findings.map(({ code }) => code)
  console.log(codes, result.verdict.outcome)
}
`
    writeFileSync(join(folder, 'program.mts'), program)
    cpSync(join(root, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'), {
      recursive: true,
    })
    cpSync(join(root, 'node_modules/undici-types'), join(folder, 'node_modules/undici-types'), {
      recursive: true,
    })
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      'node',
      'program.mts',
    ]
    const { stdout, status } = node([join(root, 'node_modules/typescript/bin/tsc'), ...options])
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
  })

  test('the example of the library', () => {
    cpSync(join(root, 'examples/library/why-is-it-down.mjs'), join(folder, 'why-is-it-down.mjs'))
    const before = ['before/noCloud.iso', 'before/vm.yaml'].map((file) =>
      join(root, 'fixtures/incident', file),
    )
    const { stdout } = node(['why-is-it-down.mjs', ...before])
    expect(stdout).toMatch(
      /^at-risk: network-data-unreferenced\nerror network-data-unreferenced .*vm\.yaml 28\n/,
    )
  })
})
