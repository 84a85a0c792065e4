import { defineFaultCheck } from './define-fault-check.ts'

export const mtuMalformed = defineFaultCheck({
  code: 'mtu-malformed',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: invalid unsigned int value'],
  message: ({ key, value }) =>
    `${key} is "${value}", not a whole number from 0; the whole file is refused for it and no network is configured`,
  help: ({ key }) => `Write ${key} as a plain number of bytes, such as 1500, or remove it.`,
  fix: ({ value }) => {
    const [, bytes] = /^\s*(\d{2,5})\s*(?:bytes?|b)?\s*$/i.exec(`${value}`) ?? []
    return bytes === undefined ? undefined : { title: `Write ${bytes}`, safe: true, replacement: bytes }
  },
})
