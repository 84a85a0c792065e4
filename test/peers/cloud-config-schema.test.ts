import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verdictOn } from '../cloud-config/loaded.ts'
import { schemaSamples } from '../cloud-config/schema-samples.ts'
import { askPython, type CloudInit, unpackCloudInit } from './cloud-init.ts'

interface Answer {
  readonly valid: boolean
  readonly deprecated: boolean
}

/** What the schema of 26.2 has and that of 22.4 has not, by the place in the document. */
const changedSince: readonly RegExp[] = [
  // Keys that are new as a whole, or that 22.4 leaves open at the root.
  /^(?:create_hostname_file|launch-index|merge_how|merge_type|output|rpi|system_info|ubuntu_pro|migrate|version)\b/,
  /^(?:chef\b|cloud_(?:init|config|final)_modules|landscape\/client|locale$|apt_pipelining$)/,
  /^ansible\/(?:pull|setup_controller)/,
  /^(?:ntp\/(?:peers|allow)|rsyslog\/(?:check_exe|install_rsyslog|packages)|grub_dpkg\/grub-efi)/,
  // Hyphens were replaced by underscores.
  /^(?:rh_subscription\/|ubuntu_advantage)/,
  /^(?:user|users\[\])\/(?:\w+-|doas|sudo|groups)/,
  /^(?:users|packages(?:\[\].*)?|write_files\[\]\/source.*|yum_repos\/\*\/(?:metalink|mirrorlist))$/,
]

let cloudInit: CloudInit
beforeAll(() => {
  cloudInit = unpackCloudInit()
})
afterAll(() => cloudInit[Symbol.dispose]())

test("Debian's cloud-init gives the same answers where its schema is the same", () => {
  const samples = schemaSamples()
  const program = fileURLToPath(new URL('cloud_config_schema.py', import.meta.url))
  const answers = askPython<Answer>(
    program,
    samples.map(({ document }) => document),
    cloudInit.modules,
  )
  expect(answers.length).toBe(samples.length)
  const differing = samples.filter(({ place, document }, index) => {
    if (changedSince.some((pattern) => pattern.test(place))) return false
    const { answer, deprecations } = verdictOn(JSON.stringify(document))
    const theirs = answers[index]
    if (answer === 'invalid') return theirs?.valid !== false
    return theirs?.valid !== true || theirs.deprecated !== deprecations.length > 0
  })
  expect(differing.slice(0, 10)).toEqual([])
  const compared = samples.filter(({ place }) => !changedSince.some((pattern) => pattern.test(place)))
  expect(compared.length).toBeGreaterThan(8_000)
})
