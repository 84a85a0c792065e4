import { defineFaultCheck } from './define-fault-check.ts'

export const bondModeUnknown = defineFaultCheck({
  code: 'bond-mode-unknown',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['netplan 0.106: unknown bond mode'],
  message: ({ mode }) =>
    `"${mode}" is not a bond mode; the whole file is refused for it and no network is configured`,
  help: () => 'Use balance-rr, active-backup, balance-xor, broadcast, 802.3ad, balance-tlb or balance-alb.',
  fix: ({ mode }) => {
    const written = `${mode}`.toLowerCase()
    const meant = modes[Number(written)] ?? modes.find((each) => fold(each) === fold(written))
    return /^\d$|\D/.test(written) && meant
      ? { title: `Write ${meant}`, safe: true, replacement: meant }
      : undefined
  },
})

/** In the kernel's order: each stands for its number, too. */
const modes = [
  ...['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb'],
]

const fold = (word: string): string => word.replaceAll(/[-_ ]/g, '')
