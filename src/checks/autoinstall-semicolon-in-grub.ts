import type { LogPlace } from '../log/log-line.ts'
import { defineCheck } from './define-check.ts'
import { inLog, warningsOf } from './log-place.ts'
import type { Subject } from './subject.ts'

export const autoinstallSemicolonInGrub = defineCheck({
  code: 'autoinstall-semicolon-in-grub',
  title: 'GRUB ends the kernel arguments at the semicolon of ds=nocloud;s=…',
  severity: 'warning',
  effect: 'seed-ignored',
  needs: ['serial-log'],
  sources: ['GRUB manual: Quoting', 'https://github.com/PJ-Singh-001/Cubic/issues/51'],
  *find(subject) {
    const found = cutArgument(subject)
    if (found) yield { at: inLog(subject.log?.file ?? '', found.place), args: { argument: found.argument } }
  },
  message: ({ argument }) =>
    `GRUB takes the semicolon in ds=nocloud;s=… for the end of the command: the kernel gets no more than ds=nocloud, and the seed is not looked for where ${argument === null ? 's=' : `"${argument}"`} says`,
  help: () =>
    String.raw`Quote it in grub.cfg: "ds=nocloud;s=/cdrom/nocloud/", or ds=nocloud\;s=/cdrom/nocloud/.`,
})

interface CutArgument {
  /** As GRUB saw it; `null`: only what is left of it was seen. */
  readonly argument: string | null
  readonly place: LogPlace
}

/** GRUB's own complaint, its menu entry on the console, or a command line that ends there and found no seed. */
function cutArgument(subject: Subject): CutArgument | undefined {
  const [said] = warningsOf(subject, 'grub-command', 'grub-line')
  if (said) return { argument: said.facts.command ?? said.facts.argument ?? null, place: said.place }
  const { lastArgument = null, datasource = null } = subject.log?.last ?? {}
  const foundNone =
    datasource?.text.startsWith('DataSourceNone') || warningsOf(subject, 'no-datasource').length > 0
  return lastArgument && foundNone ? { argument: null, place: lastArgument.place } : undefined
}
