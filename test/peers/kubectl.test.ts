import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { fixturePath } from '../image/sources.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { type Stored, serveApi } from './api-server.ts'

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A pipeline in a shell, whose status is that of its last command, `nocloud-inspect` being this program. */
async function shell(pipeline: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const program = `nocloud-inspect() { "${process.execPath}" --import tsx src/bin.ts "$@"; }\n${pipeline}`
  const child = spawn('bash', ['-c', program], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode ?? once(child, 'close'),
  ])
  return { status: child.exitCode, stdout, stderr }
}

interface Outline {
  readonly member?: string
  readonly status: string
  readonly error?: { readonly code: string }
  readonly verdict?: { readonly outcome: string }
}

/** Of each result: the member, and the verdict or why there is none. */
const outline = (stdout: string): readonly string[] =>
  JSON.parse(stdout).results.map(
    ({ member = '-', status, error, verdict }: Outline) =>
      `${member}: ${status} ${verdict?.outcome ?? error?.code}`,
  )

const stored = (path: string): Stored[] =>
  parseAllDocuments(readFileSync(fixturePath(path), 'utf8')).map((document) => document.toJS())

describe('kubectl get', () => {
  /** The Secrets as the server gives them: `stringData` is written into `data`. */
  const secretsIn = (path: string): Stored[] =>
    stored(path)
      .filter(({ kind }) => kind === 'Secret')
      .map((secret) => {
        const { stringData = {}, ...rest } = secret as Stored & {
          stringData?: Readonly<Record<string, string>>
        }
        const data = Object.entries(stringData).map(([key, value]) => [
          key,
          Buffer.from(value).toString('base64'),
        ])
        return { ...rest, data: Object.fromEntries(data) }
      })

  async function get(objects: readonly Stored[], resources: string, inspection: string): Promise<Ended> {
    await using server = await serveApi(objects)
    const home = await temporaryFolder()
    const config = join(home, 'config.json')
    writeFileSync(config, JSON.stringify(kubeconfig(server.url)))
    const ended = await shell(
      `kubectl --kubeconfig "${config}" get ${resources} -n saigak -o yaml | nocloud-inspect ${inspection}`,
      // Whatever kubectl asks of another host comes to this server as well, with the host's name.
      { HOME: home, HTTP_PROXY: server.url, HTTPS_PROXY: server.url },
    )
    expect(server.requests.length).toBeGreaterThan(0)
    for (const request of server.requests) expect(request).toMatch(/^GET \/(version|apis?)\b/)
    return ended
  }

  const kubeconfig = (server: string) => ({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'fake', cluster: { server } }],
    contexts: [{ name: 'fake', context: { cluster: 'fake', user: 'nobody' } }],
    users: [{ name: 'nobody', user: {} }],
    'current-context': 'fake',
  })

  const live = stored('kubevirt/vmi-live.yaml')
  const broken = stored('kubevirt/vmi-live-broken.yaml')

  test('the live VMI through standard input', async () => {
    const { status, stdout, stderr } = await get(
      live,
      'vmi saigak',
      'fixtures/incident/after/noCloud.iso --vm -',
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('VirtualMachineInstance saigak/saigak')
    expect(stdout).toContain('✔ REACHABLE')
    expect(stdout).toContain('02:5a:16:00:00:01')
    expect(stdout).toContain('not checked for want of: secrets')
  })

  test('with its Secrets, as one List', async () => {
    const objects = [...live, ...secretsIn('incident/after/vm.yaml')]
    const names = 'vmi/saigak secret/saigak-cloud-init secret/saigak-network'
    const { status, stdout, stderr } = await get(objects, names, 'fixtures/incident/after/noCloud.iso --vm -')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('✔ REACHABLE')
    expect(stdout).not.toContain('not checked for want of: secrets')
  })

  test.each([
    ['that loses its network with the next pod', broken, 'before', '', 0, 'at-risk', 'mac-unset'],
    ['and a warning counts', broken, 'before', '--fail-on warning', 1, 'at-risk', 'mac-unset'],
    ['whose image is from before its uuid was set', live, 'before', '', 0, 'reachable', 'seed-identity'],
    ['whose network-config nobody takes', live, 'mixed', '', 1, 'unreachable', 'nc-v2-with-config-list'],
  ])('a VMI %s', async (_, objects, image, options, expected, outcome, code) => {
    const { status, stdout, stderr } = await get(
      objects,
      'vmi saigak',
      `fixtures/incident/${image}/noCloud.iso --vm - --format json ${options}`,
    )
    expect({ status, stderr }).toEqual({ status: expected, stderr: '' })
    const [{ verdict, findings }] = JSON.parse(stdout).results
    expect(verdict.outcome).toBe(outcome)
    expect(findings[0].code).toBe(code)
  })

  test('a VMI that is gone: kubectl tells, and so do we', async () => {
    const { status, stdout, stderr } = await get(
      [],
      'vmi saigak',
      'fixtures/incident/after/noCloud.iso --vm -',
    )
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^Error from server \(NotFound\)/m)
    expect(stderr).toMatch(/^nocloud-inspect: -: /m)
  })
})

const inPod = 'var/run/kubevirt-ephemeral-disks/cloud-init-data/saigak/saigak/noCloud.iso'

/** A folder with the file system of a launcher's pod in it, as far as it matters. */
async function pod(...images: readonly string[]): Promise<string> {
  const folder = await temporaryFolder()
  const at = dirname(join(folder, inPod))
  mkdirSync(at, { recursive: true })
  for (const name of images) cpSync(fixturePath('incident/after/noCloud.iso'), join(at, name))
  return folder
}

const vm = '--vm fixtures/incident/after/vm.yaml'

describe('kubectl exec', () => {
  const tar = (folder: string, names = 'noCloud.iso') =>
    `tar cf - -C "${dirname(join(folder, inPod))}" ${names}`

  test('tar cf - -C FOLDER noCloud.iso', async () => {
    const folder = await pod('noCloud.iso')
    const { status, stdout, stderr } = await shell(`${tar(folder)} | nocloud-inspect - ${vm} --format json`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(outline(stdout)).toEqual(['noCloud.iso: inspected reachable'])
  })

  test.each([
    ['nothing came', 0, ['-: unreadable empty-input'], /empty/],
    ['inside the header', 300, ['-: unreadable not-an-image'], /300 bytes/],
    ['after the header', 512, ['noCloud.iso: unreadable tar-damaged'], /damaged or cut off/],
    ['inside the image', 300_000, ['noCloud.iso: unreadable tar-damaged'], /damaged or cut off/],
  ])('cut %s', async (_, length, expected, complaint) => {
    const folder = await pod('noCloud.iso')
    const ended = await shell(`${tar(folder)} | head -c ${length} | nocloud-inspect - ${vm} --format json`)
    expect(ended.status).toBe(3)
    expect(outline(ended.stdout)).toEqual(expected)
    expect(ended.stderr).toMatch(complaint)
  })

  test.each([
    ['header', 512 + (1 << 20) + 300],
    ['image', 2 * 512 + (1 << 20) + 300_000],
  ])('cut inside the second %s: the first is reported', async (_, length) => {
    const folder = await pod('a.iso', 'b.iso')
    const ended = await shell(
      `${tar(folder, 'a.iso b.iso')} | head -c ${length} | nocloud-inspect - ${vm} --format json`,
    )
    expect(ended.status).toBe(3)
    expect(outline(ended.stdout)[0]).toBe('a.iso: inspected reachable')
    expect(outline(ended.stdout)[1]).toMatch(/unreadable tar-damaged$/)
    expect(outline(ended.stdout)).toHaveLength(2)
    expect(ended.stderr).toMatch(/^nocloud-inspect: -(:| \(tar: b\.iso\):) the tar is damaged or cut off/)
  })

  /** `script` runs a command on a terminal of its own. tar itself refuses one, so it does not see it here. */
  test.each([
    ['cat', (folder: string) => `cat ${join(folder, inPod)}`],
    ['tar', (folder: string) => `${tar(folder).replaceAll('"', '')} | cat`],
  ])('-t, %s: a terminal between is named', async (_, command) => {
    const folder = await pod('noCloud.iso')
    const ended = await shell(
      `script --quiet --command '${command(folder)}' /dev/null </dev/null | nocloud-inspect - ${vm}`,
    )
    expect({ status: ended.status, stdout: ended.stdout }).toEqual({ status: 3, stdout: '' })
    expect(ended.stderr).toMatch(/CR LF.*run kubectl exec without -t\n$/)
  })

  test('without -t, cat gives the image itself', async () => {
    const folder = await pod('noCloud.iso')
    const { status, stdout } = await shell(
      `cat "${join(folder, inPod)}" | nocloud-inspect - ${vm} --format json`,
    )
    expect(status).toBe(0)
    expect(outline(stdout)).toEqual(['-: inspected reachable'])
  })
})

/** kubectl cp has tar pack the path as it was given, and tar drops the first slash. */
test('kubectl cp: its stream, with the whole path as member', async () => {
  const folder = await pod('noCloud.iso')
  const { status, stdout, stderr } = await shell(
    `tar cf - -C "${folder}" ${inPod} | nocloud-inspect - ${vm} --format json`,
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(outline(stdout)).toEqual([`${inPod}: inspected reachable`])
})
