import { defineCheck } from './define-check.ts'

export const logWithoutCloudInit = defineCheck({
  code: 'log-without-cloud-init',
  title: 'The log shows nothing of cloud-init',
  severity: 'info',
  effect: 'none',
  needs: ['serial-log'],
  sources: ['cloud-init: cmd/main.py, tools/ds-identify'],
  *find({ log }) {
    if (!log) return
    const { last, lines, cutLines } = log
    if (last && (last.stages.length > 0 || last.table || last.datasource || last.warnings.length > 0)) return
    yield { at: { file: log.file }, args: { lines, cutLines } }
  },
  message: ({ lines, cutLines }) =>
    `none of the ${lines} lines of the log is from cloud-init${cutLines > 0 ? ` (${cutLines} of them are longer than a console writes them, and were read in part)` : ''}: it was cut, the console of the guest is another one, or cloud-init is off or not installed`,
  help: () =>
    'Let the kernel write to the serial console (console=ttyS0), capture a whole boot, and look whether ds-identify has switched cloud-init off.',
})
