import type { CommandName } from './command-line.ts'

export const generalHelp = `nocloud-inspect: what will the guest do with this NoCloud seed, and why is its NIC down?

  nocloud-inspect [inspect] SEED...   read seeds, say what the guest will do
  nocloud-inspect list SEED           names, types and sizes, as the guest's Linux shows them
  nocloud-inspect cat SEED NAME       one file's bytes
  nocloud-inspect extract SEED        all files, into a folder or a tar
  nocloud-inspect diff OLD NEW        what a guest that has one seed does with another
  nocloud-inspect lint PATH...        predict the seeds of KubeVirt manifests in Git, and judge them
  nocloud-inspect log FILE            what a guest said on its serial console, and what that means
  nocloud-inspect explain CODE        what a finding means, and where that is known from
  nocloud-inspect checks              every check, with severity and effect

SEED is an ISO 9660 image, a folder with the seed's files, a tar of either, any of these packed with
gzip or base64, or - for standard input.

  --vm PATH         VirtualMachine or VirtualMachineInstance manifest with its Secrets;
                    a file, a folder, or - (repeatable)
  --select NS/NAME  which VM, when the manifests hold several
  --serial-log FILE what the guest said on its serial console; the verdict compares it with the seed (or -)
  --format NAME[=FILE]
                    pretty (default) or json; to FILE instead of standard output (repeatable)
  --cloud-init VERSION, --renderer NAME
                    what the guest has (22.4.2; netplan, networkd, eni, sysconfig, network-manager); default:
                    the newest, and what holds with every renderer or where it differs
  --member PATH     which seed, when a tar holds several (default: each; list, cat and extract: the only one)
  --fail-on LEVEL   error (default), warning, info or never: what makes the exit status 1
  --config FILE     severities, accepted findings and excluded files (default: nocloud-inspect.yaml, found upwards)
  --baseline FILE   accept what this file lists; --write-baseline FILE writes it
  --color WHEN      auto (default), always or never; NO_COLOR and FORCE_COLOR are honoured
  --show-secrets    do not redact passwords, keys and tokens
  -q, --quiet       findings only
  -v, --verbose     also what was checked and found well
  -h, --help        this text; after a command, that command's
  --version

Exit status: 0 nothing found, 1 findings, 2 bad usage or nothing to check, 3 an input could not be read.
`

const commandHelp: Readonly<Record<CommandName, string>> = {
  inspect: generalHelp,
  list: `nocloud-inspect list SEED [--member PATH] [--format pretty|json]

Lists every entry of the image, in the name space that the guest's Linux shows by default.
`,
  cat: `nocloud-inspect cat SEED NAME [--member PATH]

Writes the bytes of one file as they are, unredacted. On a terminal control characters are escaped.
`,
  extract: `nocloud-inspect extract SEED [--member PATH] [-C DIR | --tar FILE]

Writes all files into DIR (default: the current folder) or into a tar (- for standard output), unredacted.
Nothing is written outside DIR, and no existing file is overwritten.
`,
  diff: `nocloud-inspect diff OLD NEW [--clone] [--vm PATH] [--select NS/NAME] [--fail-on LEVEL] [--format pretty|json]

Compares two seeds and says what a guest that has the older one does with the newer one: whether it runs its first boot
again, keeps what it has, or finds its NIC gone. OLD and NEW are each a SEED, or the manifests of one VM (a YAML or JSON
file, a folder, or -), whose seed is predicted.

  --clone             OLD and NEW are two machines, one a copy of the other: what they must not share
  --vm PATH           manifests of the VM, for seeds that are images (repeatable)
  --select NS/NAME    which VM, when manifests hold several
  --kubevirt VERSION  the cluster's release, such as 1.5; default: the newest
  --fail-on LEVEL     error (default), warning, info or never: what makes the exit status 1
  --config FILE       severities, accepted findings and excluded files (default: nocloud-inspect.yaml, found upwards)
  --baseline FILE     accept what this file lists; --write-baseline FILE writes it
`,
  lint: `nocloud-inspect lint PATH... [--base REV] [--kubevirt VERSION] [--cloud-init VERSION] [--renderer NAME] [--fail-on LEVEL] [--format pretty|json]

Reads VirtualMachine, VirtualMachineInstance, VirtualMachinePool and VirtualMachineInstanceReplicaSet manifests with
their Secrets (also sealed, external and SOPS ones, whose keys are checked), predicts each seed and says what the guest
will do with it. PATH is a file, a folder (its YAML and JSON files, without what .gitignore and .ignore name), or - for
standard input, such as the output of helm template or kustomize build.

  --base REV          compare each VM with what it was at that revision of the Git working tree, such as origin/main
  --kubevirt VERSION  the cluster's release, such as 1.5; default: the newest
  --cloud-init VERSION, --renderer NAME
                      what the guests have, such as 22.4.2 and netplan; default: the newest, any renderer
  --fail-on LEVEL     error (default), warning, info or never: what makes the exit status 1
  --config FILE       severities, accepted findings and excluded files (default: nocloud-inspect.yaml, found upwards)
  --baseline FILE     accept what this file lists; --write-baseline FILE writes it
`,
  log: `nocloud-inspect log FILE [--vm PATH]... [--select NS/NAME] [--fail-on LEVEL] [--format pretty|json]

Reads a serial console log (virtctl console, the guest-console-log container, journalctl), also packed with gzip, or -
for standard input: cloud-init's network tables, its datasource, its warnings, and what systemd says beside them. Of
several boots the last one decides. With --vm it is compared with the seed that the manifests lead to; with a seed:
inspect SEED --serial-log FILE.

  --fail-on LEVEL     error (default), warning, info or never: what makes the exit status 1
  --config FILE       severities and accepted findings (default: nocloud-inspect.yaml, found upwards)
  --baseline FILE     accept what this file lists; --write-baseline FILE writes it
`,
  explain: `nocloud-inspect explain CODE [--format pretty|json]

Says what a finding means, what happens in the guest, and where that is known from.
`,
  checks: `nocloud-inspect checks [--format pretty|json]

Lists every check with its severity, its effect and the inputs it needs.
`,
}

export const helpFor = (command: CommandName): string => commandHelp[command]
