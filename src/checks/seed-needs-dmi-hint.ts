import type { LogPlace } from '../log/log-line.ts'
import { defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'
import type { Subject } from './subject.ts'

export const seedNeedsDmiHint = defineCheck({
  code: 'seed-needs-dmi-hint',
  title: 'The image does not look for a NoCloud seed unless it is told to',
  severity: 'warning',
  effect: 'seed-ignored',
  needs: ['serial-log'],
  sources: [
    'cloud-init: tools/ds-identify, sources/__init__.py (find_source)',
    'https://github.com/virt-manager/virt-manager/issues/359',
    'https://github.com/hartwork/image-bootstrap/issues/36',
  ],
  *find(subject) {
    const listed = listWithoutNoCloud(subject)
    const found = listed ?? otherDatasource(subject)
    if (!found) return
    yield {
      at: inLog(subject.log?.file ?? '', found.place),
      args: { searched: found.searched },
      ...(listed && subject.log?.datasource?.startsWith('DataSourceNone')
        ? { severity: 'error' as const }
        : {}),
    }
  },
  message: ({ searched }) =>
    `the guest looks for its datasource in ${searched} and not in NoCloud, so the seed is not used`,
  help: () =>
    'Add NoCloud to datasource_list in the image (/etc/cloud/cloud.cfg.d); or hint at it from outside: SMBIOS system serial number ds=nocloud (KubeVirt: firmware.serial), or ds=nocloud on the kernel command line.',
})

interface Searched {
  readonly searched: string
  readonly place: LogPlace
}

export function listWithoutNoCloud(subject: Subject): Searched | undefined {
  if (subject.log?.datasource?.includes('NoCloud')) return undefined
  const [found] = warningsOf(subject, 'datasources-searched', 'datasource-list').flatMap(
    ({ facts, place }) => {
      const names = (facts.list ?? '').match(/\w+/g) ?? []
      return names.length === 0 || names.some((name) => name.includes('NoCloud'))
        ? []
        : [{ searched: names.slice(0, 12).join(', '), place }]
    },
  )
  return found
}

/** With a seed that cloud-init would take, another datasource has come before it. */
function otherDatasource({ log, seed, claimed }: Subject): Searched | undefined {
  const used = log?.last?.datasource
  if (!used || !claimed || seed.volume === null || /^DataSourceNo(?:Cloud|ne)/.test(used.text))
    return undefined
  return { searched: /^\w{1,64}/.exec(used.text)?.[0] ?? 'another place', place: used.place }
}
