import { commandsOf, commandText } from '../cloud-config/commands.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

/** Programs that change addresses, links or routes of the running guest. */
const changes =
  /(?:^|[\s;&|/])(netplan\s+(?:apply|try|set)|nmcli|ifup|ifdown|ifconfig\s+\S+\s+\S|dhclient|networkctl\s+(?:reload|reconfigure)|ip\s+(?:-\S+\s+)*(?:addr|address|a|link|l|route|r)\s+(?:add|del|delete|set|replace|change|flush)|systemctl\s+(?:\S+\s+)*(?:re)?start\s+(?:networking|NetworkManager|systemd-networkd))(?=[\s;&|]|$)/

export const udNetworkByCommand = defineCloudConfigCheck({
  code: 'ud-network-by-command',
  title: 'A command changes the network of the running guest',
  severity: 'info',
  effect: 'at-restart',
  sources: ['cloud-init: config/cc_runcmd.py, config/cc_bootcmd.py, stages.py'],
  *find(root) {
    for (const command of commandsOf(root)) {
      const [, program] = changes.exec(commandText(command).slice(0, 10_000)) ?? []
      if (program === undefined) continue
      const { key, range, path } = command
      yield { range, path, args: { list: key, program: program.replaceAll(/\s+/g, ' ') } }
    }
  },
  message: ({ list, program }) =>
    list === 'runcmd'
      ? `"${program}" in runcmd changes the network once, at the end of the first boot; at later boots only files count, and a wrong word in it cuts the guest off`
      : `"${program}" in bootcmd changes the network at every boot, beside what cloud-init made of network-config`,
  help: () => 'Describe the network in network-config.',
})
