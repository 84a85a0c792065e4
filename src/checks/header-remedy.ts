import type { Remedy } from '../fixes/remedy.ts'
import { textLines } from '../fixes/text-lines.ts'
import { loadPyYaml } from '../yaml/load-pyyaml.ts'
import { keyText } from '../yaml/lookup.ts'
import type { SourceText } from '../yaml/source-text.ts'

/** The first line as it should be, for a header that is none. */
export function headerRemedy(reason: string, source: SourceText): Remedy | undefined {
  if (reason === 'no-header') return insertHeader(source)
  const meant = { 'blank-after-hash': '#cloud-config', 'jinja-marker': '## template: jinja' }[reason]
  const { texts } = textLines(source)
  const from = texts.findIndex((line) => line.trim() !== '')
  const isAlone = /^#+\s*(?:cloud-config|template\s*:\s*jinja)\s*$/i.test(texts[from] ?? '')
  return meant && isAlone
    ? {
        title: `Make ${meant} the first line`,
        safe: true,
        changes: [{ source, from: 0, to: from + 1, lines: [meant] }],
      }
    : undefined
}

/** Keys by which a cloud-config is known. */
const telling: ReadonlySet<string> = new Set(
  (
    'bootcmd chpasswd disk_setup final_message fqdn fs_setup growpart hostname manage_etc_hosts mounts ntp ' +
    'package_update package_upgrade packages password power_state preserve_hostname runcmd ssh_authorized_keys ssh_pwauth ' +
    'swap timezone user users write_files yum_repos'
  ).split(' '),
)

/** `#cloud-config` above text that is one in all but this. */
function insertHeader(source: SourceText): Remedy | undefined {
  const document = loadPyYaml(source.text)
  const root = document.status === 'loaded' ? document.root : null
  if (root?.kind !== 'mapping' || !root.entries.some(({ key }) => telling.has(keyText(key)))) return undefined
  return {
    title: 'Write #cloud-config above it',
    safe: true,
    changes: [{ source, from: 0, to: 0, lines: ['#cloud-config'] }],
  }
}

/** The header above the comments that stand before it; a line of dashes there goes. */
export function headerFirst(source: SourceText): Remedy | undefined {
  const { texts } = textLines(source)
  const at = texts.findIndex((line) => /^#cloud-config\s*$/.test(line))
  const above = texts.slice(0, at)
  if (at < 1 || !above.every((line) => /^\s*(?:#.*|---\s*)?$/.test(line))) return undefined
  const dashes = above.flatMap((line, index) =>
    line.startsWith('---') ? [{ source, from: index, to: index + 1, lines: [] }] : [],
  )
  const moved = [
    { source, from: 0, to: 0, lines: ['#cloud-config'] },
    { source, from: at, to: at + 1, lines: [] },
  ]
  const isRest = dashes.length === above.filter((line) => line.trim() !== '').length
  return {
    title: 'Make #cloud-config the first line',
    safe: true,
    changes: isRest ? [{ source, from: 0, to: at, lines: [] }] : [...dashes, ...moved],
  }
}
